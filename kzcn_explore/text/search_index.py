"""Search index: which texts match a query, and how often, without reading them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np

from kzcn_explore.text.search import UNSPACED, read_query, search_pattern
from kzcn_explore.text.search_plan import ScanPlan, plan_search
from kzcn_explore.text.search_words import SpelledWords, order_words
from kzcn_explore.text.words.streams import WordStream

# Below so many texts the pattern is as fast, and nothing is compiled.
FEW_TEXTS = 5_000
# Texts that are read, and words that are looked through, at a time.
TEXTS_AT_ONCE = 10_000
WORDS_AT_ONCE = 1 << 24
METHODS = ["auto", "scan", "pattern"]
N_THREADS = 2


class SearchIndex:
    """The words of many texts, ready to be searched.

    The words of a query are looked up among the distinct words, and their numbers are followed through the stream. Where words
    cannot tell (a star that may run over an apostrophe, signs such as those in "U.S.", scripts without spaces) the texts that may
    match are read, and the pattern of ``search_pattern`` decides.

    Beside the stream it holds about 30 bytes a distinct word and one byte a text.

    Parameters
    ----------
    stream : WordStream
    texts : callable, numpy.ndarray of int64 -> sequence of str
        Gives the texts of these rows, in this order.
    made : mapping of str to numpy.ndarray, optional
        The arrays that ``arrays`` gave; made anew by default.

    Examples
    --------
    >>> from kzcn_explore.text.words.streams import word_stream
    >>> texts = ["One-China, one  China.", "The belt and the road", "one Chinatown"]
    >>> index = SearchIndex(word_stream(texts), lambda rows: [texts[row] for row in rows])
    >>> rows, n = index.count("one china, the, chin*")
    >>> rows.tolist(), n.tolist()
    ([0, 1, 2], [2, 2, 1])
    """

    def __init__(
        self, stream: WordStream, texts: Callable[[np.ndarray], Sequence[str]], made: Mapping[str, np.ndarray] | None = None
    ) -> None:
        self.stream = stream
        self.texts = texts
        self._order = order_words(stream.words) if made is None else made["order"]
        self._unspaced = _texts_without_spaces(stream) if made is None else made["unspaced"]
        self._vocabulary = SpelledWords(stream.words, self._order)
        self._has_unspaced = bool(self._unspaced.any())
        if len(stream.bounds) > FEW_TEXTS:
            # What is compiled is loaded, and words are spelled, with the index, so that nobody waits for it at the first search.
            self._scan(plan_search([["a"]], self._vocabulary, unspaced=False), n_texts=0)

    def arrays(self) -> dict[str, np.ndarray]:
        """Return what was made of the stream, to be kept beside it and handed to ``SearchIndex`` as `made`.

        Returns
        -------
        dict of str to numpy.ndarray
            ``order`` (int32, one a distinct word): the words by their spelling; ``unspaced`` (bool, one a text): which hold letters
            of a script without spaces.
        """
        return {"order": self._order, "unspaced": self._unspaced}

    def count(self, query: str, *, method: str = "auto") -> tuple[np.ndarray, np.ndarray]:
        """Find the texts that match a query.

        Parameters
        ----------
        query : str
            As for ``search_pattern``.
        method : {"auto", "scan", "pattern"}, default "auto"
            "pattern" reads every text, "scan" follows the words; "auto" scans from `FEW_TEXTS` texts on. The result is the same.

        Returns
        -------
        rows : numpy.ndarray of int64, (n_matching,)
            Ascending.
        n : numpy.ndarray of int64, (n_matching,)
            How many matches ``search_pattern(query).finditer`` finds in each: one or more.

        Raises
        ------
        ValueError
            If the query holds no letter or digit, or `method` is none of the three.
        """
        if method not in METHODS:
            raise ValueError(f"method must be one of {METHODS}; got {method!r}.")
        alternatives = read_query(query)
        n_texts = len(self.stream.bounds) - 1
        scan = method == "scan" or (method == "auto" and n_texts >= FEW_TEXTS)
        plan = plan_search(alternatives, self._vocabulary, unspaced=self._has_unspaced) if scan else None
        if plan is None:
            return self._match(query, np.arange(n_texts))
        if not plan.opens.any():
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        counts = self._scan(plan, n_texts)
        rows = np.flatnonzero(counts)
        n = counts[rows].astype(np.int64)
        if (n < 0).any():
            doubtful, found = self._match(query, rows[n < 0])
            n[n < 0] = 0
            n[np.searchsorted(rows, doubtful)] = found
        return rows[n > 0], n[n > 0]

    def _match(self, query: str, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Read texts, and count what the pattern finds."""
        pattern = search_pattern(query)
        n = np.zeros(len(rows), dtype=np.int64)
        for first in range(0, len(rows), TEXTS_AT_ONCE):
            texts = self.texts(rows[first : first + TEXTS_AT_ONCE])
            n[first : first + len(texts)] = [sum(1 for _ in pattern.finditer(text)) for text in texts]
        return rows[n > 0], n[n > 0]

    def _scan(self, plan: ScanPlan, n_texts: int) -> np.ndarray:
        """Count the matches in each of the first texts, -1 where the words cannot tell: int32, (n_texts,)."""
        from kzcn_explore.text.search_scan import ScanWords, count_matches

        words = ScanWords(self.stream.ids, self.stream.gaps, self.stream.bounds, self._unspaced)
        counts = np.zeros(n_texts, dtype=np.int32)
        # Every thread takes texts with as many words as the others.
        shares = np.linspace(0, words.bounds[n_texts], N_THREADS + 1)[1:-1]
        edges = [0, *np.searchsorted(words.bounds[:n_texts], shares).tolist(), n_texts]
        with ThreadPoolExecutor(N_THREADS) as threads:
            for part in [threads.submit(count_matches, words, plan, first, last, counts) for first, last in pairwise(edges)]:
                part.result()
        return counts


def _texts_without_spaces(stream: WordStream) -> np.ndarray:
    """Tell which texts hold letters of a script that writes no space between words: bool, (n_texts,)."""
    found = np.zeros(len(stream.bounds) - 1, dtype=bool)
    unspaced = np.fromiter((UNSPACED.search(word) is not None for word in stream.words), dtype=bool, count=len(stream.words))
    for first in range(0, len(stream.ids) if unspaced.any() else 0, WORDS_AT_ONCE):
        places = first + np.flatnonzero(unspaced[stream.ids[first : first + WORDS_AT_ONCE]])
        found[np.searchsorted(stream.bounds, places, side="right") - 1] = True
    return found
