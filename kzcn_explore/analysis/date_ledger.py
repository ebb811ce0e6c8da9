"""The date ledger: when each document was written, as far as it is known, and the words that say so."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.analysis.themes.shares import DOCUMENT_FACTS, in_date_order
from kzcn_explore.corpus.model import Corpus

PLACES = {
    "override": "the table of dates given by hand",
    "field": "its date field",
    "html": "the page's own data",
    "header": "its first lines",
    "filename": "the name of its file",
}
# The bounds before the anniversary that only gives their year.
ORDER = {"dateline": 1, "told as past": 1, "told as planned": 2, "anniversary": 3}
NOTHING = "Nothing beside its text gives a date, and its text does not tell; none is made up."
# So many clues that set no bound are told; all are in `corpus.clues`.
MOST_OTHERS = 3


def date_ledger(corpus: Corpus) -> pd.DataFrame:
    """Say of every document when it was written and why.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame, one row a document, in date order, those without a date last
        ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``date_from``, ``why`` (list of str,
        the sentences that give the reason, the deciding ones first), ``n_clues``.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> kz.date_ledger(kz.load_corpus())["why"][0]
    ['“2020-09-12” stands in its first lines.']
    """
    documents = in_date_order(corpus.documents)
    clues = dict(iter(corpus.clues.groupby("document")))
    none = corpus.clues.iloc[:0]
    table = documents[[*DOCUMENT_FACTS, "date_from"]].reset_index()
    table["why"] = pd.Series([why_dated(clues.get(document, none)) for document in documents.index], index=table.index, dtype="object")
    table["n_clues"] = [len(clues.get(document, none)) for document in documents.index]
    return table


def why_dated(clues: pd.DataFrame) -> list[str]:
    """Write the clues of one document as sentences, those that were used first.

    Parameters
    ----------
    clues : DataFrame
        Rows of ``corpus.clues`` of one document.
    """
    if clues.empty:
        return [NOTHING]
    deciding = clues[clues["used"]].sort_values("rule", key=lambda rules: rules.map(ORDER).fillna(0), kind="stable")
    used = [_sentence(clue) for clue in deciding.to_dict("records")]
    others = [_sentence(clue) for clue in clues[~clues["used"]].to_dict("records")]
    left = len(others) - MOST_OTHERS
    more = [f"{left} more clue{'' if left == 1 else 's'} set no bound."] if left > 0 else []
    return used + others[:MOST_OTHERS] + more


def _sentence(clue: dict) -> str:
    quote = f"“{' '.join(clue['quote'].split())}”"
    if clue["rule"] in PLACES:
        return f"{quote} stands in {PLACES[clue['rule']]}{'' if clue['used'] else ', and was not used'}."
    if clue["rule"] == "anniversary":
        return f"{quote}, beside the date of what is celebrated, gives the year {clue['earliest'].year}."
    if clue["rule"] == "dateline":
        return f"{quote} is the day of its dateline: written on {day_words(clue['earliest'])} or later."
    if clue["rule"] == "told as past":
        return f"{quote} is told as past: written on {day_words(clue['earliest'])} or later."
    return f"{quote} is told as planned: written on {day_words(clue['latest'])} or earlier."


def day_words(day: pd.Timestamp) -> str:
    """Write a day as "7 Jun 2022"."""
    return f"{day.day} {day:%b %Y}"
