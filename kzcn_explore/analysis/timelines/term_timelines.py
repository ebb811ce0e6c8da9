"""Term timelines: how often terms are used in each period and in each document; empty periods stay, as gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus
from kzcn_explore.analysis.themes.shares import DOCUMENT_FACTS, in_date_order
from kzcn_explore.analysis.timelines.period_sums import Amounts, ratio_table, sum_rows
from kzcn_explore.analysis.timelines.periods import check_by, place_documents, windows
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.search import search_pattern

PER = 1000


def term_timeline(corpus: Corpus, terms: Sequence[str], *, every: str = "month", by: str = "tokens", smooth: int = 1) -> pd.DataFrame:
    """Tell how often terms are used in each period.

    Parameters
    ----------
    corpus : Corpus
    terms : list of str
        Words, phrases or patterns with ``*``; case is ignored, a space matches a hyphen too. A comma joins alternatives.
    every : {"day", "week", "month", "quarter", "year"}, default "month"
    by : {"tokens", "documents"}, default "tokens"
        Whether uses are counted, against the period's tokens, or documents that use the term, against the period's documents.
    smooth : int, default 1
        An odd number of periods whose documents are pooled, the period in the middle; see ``theme_timeline``.

    Returns
    -------
    DataFrame, one row a period and term, periods without gaps
        ``period`` (first day), ``term``, ``n`` (uses), ``n_with`` (documents that use it), ``rate`` (by tokens: uses per 1,000 tokens; by
        documents: the part of the documents that use it, 0 to 1; NaN in a period without documents), ``low`` and ``high`` (95 %; by tokens
        from the jackknife over documents, on the scale of logarithms, NaN below five documents, where no document uses the term,
        where one document holds all the tokens, and where the band would reach a thousand times as high as the rate; by documents
        the score interval of Wilson 1927, from one document on), ``n_documents``, ``n_tokens`` (what the rate is taken over: with
        `smooth` those of the window, as are uses and documents that use it; 0 in a gap). ``attrs``: ``every``, ``by``, ``smooth``,
        ``n_unplaced``.

    Raises
    ------
    ValueError
        If `every` or `by` is none of these, `smooth` is no odd whole number, a term holds no letter or digit, or no term is given.

    References
    ----------
    Tukey (1958); Cochran (1977); Wilson (1927). Coverage and the other sources: see ``kzcn_explore.analysis.timelines.bands``.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> kz.term_timeline(kz.load_corpus(), ["strategic partner*"], every="year")[["n", "n_with"]].to_numpy().tolist()
    [[3, 1], [0, 0], [7, 3]]
    """
    check_corpus(corpus)
    by_documents = check_by(by) == "documents"
    periods, rows = windows(corpus.documents, every, smooth)
    found = count_matches(corpus, terms)
    uses = found.to_numpy()
    has = (uses > 0).astype(np.int64)
    if by_documents:
        amounts, unit = Amounts(has.astype(float), np.ones(len(corpus)), "documents"), 1
    else:
        amounts, unit = Amounts(uses.astype(float), corpus.documents["n_tokens"].to_numpy(dtype=float), "rate"), PER
    table = ratio_table(amounts, corpus.documents, periods, rows)
    names = pd.Series([*found.columns], dtype="str")
    table = table.assign(term=table["series"].map(names).astype("str"), rate=unit * table["ratio"])
    table = table.assign(low=unit * table["low"], high=unit * table["high"], n=sum_rows(uses, rows).ravel())
    table = table.assign(n_with=sum_rows(has, rows).ravel())
    table = table[["period", "term", "n", "n_with", "rate", "low", "high", "n_documents", "n_tokens"]]
    n_unplaced = int(place_documents(corpus.documents, every).isna().sum())
    table.attrs = {"every": every, "by": by, "smooth": int(smooth), "n_unplaced": n_unplaced}
    return table


def document_terms(corpus: Corpus, terms: Sequence[str]) -> pd.DataFrame:
    """Tell how often terms are used in each document.

    Parameters
    ----------
    corpus : Corpus
    terms : list of str
        As in ``term_timeline``.

    Returns
    -------
    DataFrame, one row a document and term, documents in the order of their dates, those without one last
        ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``term``, ``n``, ``rate`` (uses per 1,000
        tokens of the document), ``n_tokens``.
    """
    check_corpus(corpus)
    found = count_matches(corpus, terms)
    documents = in_date_order(corpus.documents)
    table = documents[[*DOCUMENT_FACTS, "n_tokens"]].loc[documents.index.repeat(len(found.columns))].rename_axis("document").reset_index()
    table["term"] = pd.Series(np.tile(np.array(found.columns, dtype=object), len(documents)), dtype="str")
    table["n"] = found.loc[documents.index].to_numpy().ravel()
    table["rate"] = PER * table["n"] / table["n_tokens"].where(table["n_tokens"] > 0)
    return table[["document", *DOCUMENT_FACTS, "term", "n", "rate", "n_tokens"]]


def checked_terms(terms: Sequence[str]) -> list[str]:
    """Return the different terms, in order, and refuse what is no list of them."""
    # A set has no order of its own.
    if isinstance(terms, str | Set | Mapping) or not isinstance(terms, Iterable) or not (terms := [*terms]):
        raise ValueError(f"terms must be a list of words or phrases, one at least; got {terms!r}.")
    return [*dict.fromkeys(terms)]


def count_matches(corpus: Corpus, terms: Sequence[str]) -> pd.DataFrame:
    """Count the uses of each term in each document: index ``document``, one column a term."""
    terms = checked_terms(terms)
    texts, holders = corpus.passages["text"], corpus.passages["document"]
    patterns = {term: search_pattern(term) for term in terms}
    counts = {term: [sum(1 for _ in pattern.finditer(text)) for text in texts] for term, pattern in patterns.items()}
    return pd.DataFrame(counts, index=texts.index, dtype="int64").groupby(holders).sum().reindex(corpus.documents.index, fill_value=0)
