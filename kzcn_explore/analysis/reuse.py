"""Reuse: runs of words that two documents share, with both places and the difference of the two readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pandas as pd

from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.chance import WordPairs
from kzcn_explore.text.compared import HAS_HAN, compared_words, word_spans
from kzcn_explore.text.copies import SAME_LENGTH, SAME_RUNS, match_sets
from kzcn_explore.text.differences import matching_words, word_difference
from kzcn_explore.text.runs import Runs, each_once, hash_runs
from kzcn_explore.text.stretches import Stretch, find_stretches, widen

COLUMNS = {
    "document": "str", "start": "int64", "end": "int64", "other_document": "str", "other_start": "int64", "other_end": "int64",
    "n_tokens": "int64", "difference": "str",
}  # fmt: skip
BETWEEN = "\n\n"
# Texts that are held while rows are written out.
HELD = 16
# Words are listed if less than one pair of places in a hundred thousand such corpora would share them by chance.
LOG_CHANCE = np.log(1e-5)


def text_reuse(corpus: Corpus, *, min_tokens: int = 8, max_documents: int = 10) -> pd.DataFrame:
    """List the runs of words that two documents share, such as a quotation, a reprinted paragraph or a whole reprint.

    Parameters
    ----------
    corpus : Corpus
    min_tokens : int, default 8
        Least number of shared words, and of words in rare runs of five; two characters of Chinese count as one word.
    max_documents : int, default 10
        A run of five words that stands in more documents, copies left out, is no rare one: it begins no shared run, but may be
        part of one.

    Returns
    -------
    DataFrame, one row a run of words shared by two documents, in the order of the documents and their texts
        ``document``, ``start``, ``end``, ``other_document``, ``other_start``, ``other_end`` (offsets into the raw texts),
        ``n_tokens`` (words that stand in both readings), ``difference`` (empty if all do; else ``[-words-]`` of the other document
        alone and ``{+words+}`` of the document alone, with a few words around them).

    Raises
    ------
    ValueError
        If `min_tokens` is less than 5 or `max_documents` less than 2.

    Notes
    -----
    The other document is the earlier one: the one whose latest possible day lies before the earliest of the other; else the
    one that stands first in the corpus.

    Runs of five words that both hold are joined where at most ten words of either lie between them. Two kinds of run are left
    out. Formulas ("it is an honour to address this Assembly") are those of which chance would give more than one pair in a hundred
    thousand such corpora, each word following the one before it as often as elsewhere in the corpus. Names and tables are those most
    of whose words open with a capital or are numbers.

    Of a run that a document says twice, its first place is listed. A document that copies another as a whole
    (``find_document_copies``) is compared with that one alone. A run may go on from a passage to the next.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = text_reuse(kz.load_corpus(), min_tokens=40)
    >>> table["n_tokens"].tolist()
    [51, 47]
    >>> print(table["difference"].iloc[0])
    … new page in [-the annals of-] our strategic partnership
    """
    if min_tokens < 5:
        raise ValueError(f"min_tokens must be 5 or more: shorter runs are shared by chance; got {min_tokens!r}.")
    if max_documents < 2:
        raise ValueError(f"max_documents must be 2 or more: a run must stand in two documents to be shared; got {max_documents!r}.")
    texts = DocumentTexts(corpus)
    found = []
    for stretch in _listed_stretches(hash_runs(texts, words=True), min_tokens, max_documents):
        sides = [(stretch.document, stretch.start, stretch.end), (stretch.other, stretch.other_start, stretch.other_end)]
        if texts.stands_before(stretch.document, stretch.other):
            sides.reverse()
        found.append((*sides, stretch.n_rare))
    found.sort()
    places = texts.find_words(side for one in found for side in one[:2])
    rows = (_row(texts, places[this], places[other], n_rare, min_tokens) for this, other, n_rare in found)
    return pd.DataFrame([row for row in rows if row is not None], columns=[*COLUMNS]).astype(COLUMNS)


def _listed_stretches(hashed: Runs, min_tokens: int, max_documents: int) -> Iterator[Stretch]:
    """Yield the widest stretches of each two documents that are not shared by chance."""
    copies = match_sets(each_once(hashed), shared=SAME_RUNS, alike=SAME_LENGTH)
    pairs = WordPairs(hashed.words, np.repeat(copies < 0, hashed.n_words))
    firsts = np.cumsum(hashed.n_words) - hashed.n_words
    listed: list[Stretch] = []
    pair = None
    for found in find_stretches(hashed, copies, min_words=min_tokens, max_documents=max_documents):
        words, other_words = (hashed.words[firsts[number] :][: hashed.n_words[number]] for number in (found.document, found.other))
        if (found.document, found.other) != pair:
            pair, listed, as_list, other_list = (found.document, found.other), [], words.tolist(), other_words.tolist()
        stretch = widen(as_list, other_list, found)
        listed = [one for one in listed if one.end > found.start]
        if any(_inside(stretch, one) for one in listed):
            continue
        listed.append(stretch)
        start, end = stretch.start, stretch.end
        blocks = matching_words(as_list[start:end], other_list[stretch.other_start : stretch.other_end])
        pieces = (words[start + at : start + at + n] for at, _, n in blocks)
        if copies[found.document] >= 0 or pairs.log_expected(pieces, stretch.n_documents) < LOG_CHANCE:
            yield stretch


def _inside(one: Stretch, other: Stretch) -> bool:
    inside = other.start <= one.start and one.end <= other.end
    return inside and other.other_start <= one.other_start and one.other_end <= other.other_end


def _row(texts: DocumentTexts, this: tuple, other: tuple, n_rare: int, min_tokens: int) -> tuple | None:
    """Return the row of two places; None if it is a name, or too few words stand in both readings."""
    reading, other_reading = texts.text(this[0])[this[1] : this[2]], texts.text(other[0])[other[1] : other[2]]
    if _is_name(reading) and _is_name(other_reading):
        return None
    words, other_words = compared_words(reading), compared_words(other_reading)
    shared = [word for start, _, n in matching_words(words, other_words) for word in words[start : start + n]]
    n_tokens = len(shared) - sum(HAS_HAN.match(word) is not None for word in shared) // 2
    # Of a run of Chinese the words in rare runs were characters too.
    if min(n_tokens, n_rare * n_tokens // max(1, len(shared))) < min_tokens:
        return None
    difference = word_difference(reading, other_reading) if len(shared) < max(len(words), len(other_words)) else ""
    return (*texts.raw_place(*this), *texts.raw_place(*other), n_tokens, difference)


def _is_name(reading: str) -> bool:
    """Tell whether most words of a reading are numbers or open with a capital; of words all in capitals nothing can be told."""
    opening = [reading[start] for start, _ in word_spans(reading)]
    letters = sum(letter.isalpha() for letter in opening)
    plain = letters if reading.isupper() else sum(letter.isalpha() and not letter.isupper() for letter in opening)
    return 2 * plain < len(opening)


class DocumentTexts:
    """The passages of every document as one text, in the order of the corpus; documents are named by their number in it."""

    def __init__(self, corpus: Corpus) -> None:
        passages = corpus.passages
        self._texts = passages["text"]
        self._starts = passages["start"].to_numpy()
        self._lengths = self._texts.str.len().to_numpy(dtype=np.int64) + len(BETWEEN)
        firsts = np.flatnonzero((passages["document"] != passages["document"].shift()).to_numpy())
        self._names = passages["document"].iloc[firsts].tolist()
        self._bounds = np.append(firsts, len(passages))
        days = corpus.documents.loc[self._names, ["earliest", "latest"]]
        self._earliest, self._latest = days["earliest"].tolist(), days["latest"].tolist()

        self.text = lru_cache(maxsize=HELD)(self._join)

    def __iter__(self) -> Iterator[str]:
        return (self._join(number) for number in range(len(self._names)))

    def _join(self, number: int) -> str:
        return BETWEEN.join(self._texts.iloc[self._bounds[number] : self._bounds[number + 1]])

    def stands_before(self, number: int, other: int) -> bool:
        """Tell whether a document is the earlier of two: by their dates where these decide, else by their order."""
        if self._latest[number] < self._earliest[other]:
            return True
        return number < other and not self._latest[other] < self._earliest[number]

    def find_words(self, places: Iterator[tuple[int, int, int]]) -> dict[tuple[int, int, int], tuple[int, int, int]]:
        """Turn document, first word and last (left out) into document, start and end in its text, each document read once."""
        wanted = defaultdict(set)
        for number, first, last in places:
            wanted[number].add((first, last))
        found = {}
        for number, stretches in wanted.items():
            spans = word_spans(self.text(number))
            found |= {(number, first, last): (number, spans[first][0], spans[last - 1][1]) for first, last in stretches}
        return found

    def raw_place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """Turn a place in the text of a document into its name and a place in its raw text."""
        first, last = self._bounds[number], self._bounds[number + 1]
        ends = np.cumsum(self._lengths[first:last])
        opening, closing = np.searchsorted(ends, [start, end - 1], side="right")
        moved = self._starts[first:last] - (ends - self._lengths[first:last])
        return self._names[number], int(moved[opening]) + start, int(moved[closing]) + end
