"""Printings: which quotations of later documents reprint one of an earlier document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from kzcn_explore.text.compared import compared_words
from kzcn_explore.text.differences import matching_words

# So many words in a row make two quotations worth comparing; a row that more quotations hold is a formula.
ROW = 4
MOST_HOLDERS = 50
# Shorter quotations are shared by chance. Words count only in runs, and most of the shorter's must be in them.
FEWEST_WORDS, RUN, SHARED = 5, 3, 0.6


def find_printings(texts: Sequence[str], documents: Sequence[str], days: pd.DataFrame) -> list[int | None]:
    """Tell of every quotation which one of an earlier document it reprints.

    Parameters
    ----------
    texts, documents : sequence of str
        The words of each quotation, and its document; in the order of the corpus.
    days : DataFrame, index ``document``
        ``earliest``: documents stand by the first day that their date may mean, then by their order; those without one last.

    Returns
    -------
    list of int or None
        The number of the earliest quotation that shares at least 60 % of the words of the shorter of the two, in runs of three
        or more.
    """
    words = [compared_words(text) for text in texts]
    rank = _in_order(documents, days)
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in range(len(texts)):
        if len(words[number]) >= FEWEST_WORDS:
            for row in {tuple(words[number][first : first + ROW]) for first in range(len(words[number]) - ROW + 1)}:
                holders[row].append(number)
    like: dict[int, set[int]] = defaultdict(set)
    for numbers in holders.values():
        if 1 < len(numbers) <= MOST_HOLDERS:
            for number in numbers:
                like[number].update(other for other in numbers if rank[documents[other]] < rank[documents[number]])
    printings: list[int | None] = [None] * len(texts)
    for number, others in like.items():
        for other in sorted(others, key=lambda other: (rank[documents[other]], other)):
            if is_reprint(words[number], words[other]):
                printings[number] = other
                break
    return printings


def is_reprint(words: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two quotations share most words of the shorter, in runs of three or more.

    Examples
    --------
    >>> is_reprint("a b c d e".split(), "x a b c y".split()), is_reprint("a b c d e".split(), "a x b y c".split())
    (True, False)
    """
    shared = sum(n for _, _, n in matching_words(words, other) if n >= RUN)
    return shared >= SHARED * min(len(words), len(other))


def _in_order(documents: Sequence[str], days: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Rank documents: by the first day that their date may mean, those without one by their order alone, behind the others."""
    order = {document: number for number, document in enumerate(dict.fromkeys(documents))}
    first = days["earliest"].reindex([*order])
    rank = first.rank(method="dense").fillna(float("inf"))
    return {document: (rank.loc[document], number) for document, number in order.items()}
