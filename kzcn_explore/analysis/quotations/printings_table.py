"""The table of printings: every later printing of a quotation beside the first, and how the two differ."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.analysis.quotations.given import given_quotations
from kzcn_explore.analysis.quotations.printings import count_words
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.compared import compared_words
from kzcn_explore.text.differences import matching_words, word_difference

COLUMNS = {
    "quotation": "int64", "printing": "int64", "document": "str", "other_document": "str", "date": "datetime64[s]",
    "other_date": "datetime64[s]", "passage": "int64", "start": "int64", "end": "int64", "other_passage": "int64", "other_start": "int64",
    "other_end": "int64", "speaker": "str", "other_speaker": "str", "text": "str", "other_text": "str", "n_tokens": "int64",
    "n_words": "int64", "other_n_words": "int64", "change": "str", "difference": "str",
}  # fmt: skip
SIDES = ["document", "date", "passage", "start", "end", "speaker", "text"]
CHANGES = ("equal", "shorter", "longer", "reworded")


def printings(corpus: Corpus, *, quotations: pd.DataFrame | None = None) -> pd.DataFrame:
    """List the later printings of quotations, each beside the first, with how the two differ.

    Parameters
    ----------
    corpus : Corpus
    quotations : DataFrame, optional
        ``quotations(corpus)``, where it is at hand already; whole, as its rows name each other.

    Returns
    -------
    DataFrame, one row a later printing; by the first printing's row, then in the order of the texts
        ``quotation`` (row of the first printing in ``quotations``), ``printing`` (row of the later one), ``document``, ``other_document``
        (of the first), ``date``, ``other_date`` (NaT unless known to the day), ``passage``, ``start``, ``end``, ``other_passage``,
        ``other_start``, ``other_end`` (offsets into the raw texts), ``speaker``, ``other_speaker`` (whom either text names; missing where
        nobody is found), ``text``, ``other_text``, ``n_tokens`` (words that stand in both), ``n_words``, ``other_n_words`` (two characters
        of Chinese count as one word), ``change`` {"equal", "shorter", "longer", "reworded"}: the same words; words were dropped; added;
        both, ``difference`` (empty if equal; else ``[-words-]`` of the first printing alone and ``{+words+}`` of the later alone,
        with a few words around them).

    Raises
    ------
    ValueError
        If `corpus` is no Corpus, or `quotations` is not the whole table of it.

    Notes
    -----
    Which is first is told by the dates of the documents where these decide, else by their order in the corpus; see ``quotations``.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = printings(kz.load_corpus())
    >>> table[["quotation", "printing", "change"]].to_numpy().tolist()
    [[0, 4, 'shorter'], [1, 5, 'equal'], [2, 6, 'shorter']]
    """
    table = given_quotations(corpus, quotations)
    later = table["printing_of"].dropna().astype("int64")
    pairs = pd.DataFrame({"quotation": later, "printing": later.index}).sort_values(["quotation", "printing"], ignore_index=True)
    for prefix, rows in (("", pairs["printing"]), ("other_", pairs["quotation"])):
        sides = table.loc[rows, SIDES].reset_index(drop=True).add_prefix(prefix)
        pairs = pd.concat([pairs, sides], axis=1)
    compared = [_compare(*texts) for texts in zip(pairs["text"], pairs["other_text"], strict=True)]
    pairs[["n_tokens", "n_words", "other_n_words", "change", "difference"]] = pd.DataFrame(compared, columns=range(5), index=pairs.index)
    if quotations is not None:
        pairs[["quotation", "printing"]] = quotations.index.to_numpy()[pairs[["quotation", "printing"]].to_numpy()]
    return pairs[[*COLUMNS]].astype(COLUMNS)


def _compare(text: str, other: str) -> tuple[int, int, int, str, str]:
    """Return the words in common, those of each side, the kind of change and the change itself."""
    words, other_words = compared_words(text), compared_words(other)
    shared = [word for first, _, n in matching_words(words, other_words) for word in words[first : first + n]]
    dropped, added = len(shared) < len(other_words), len(shared) < len(words)
    change = CHANGES[dropped + 2 * added]
    difference = word_difference(text, other) if dropped or added else ""
    return count_words(shared), count_words(words), count_words(other_words), change, difference
