"""Printings: which quotations of later documents reprint one of an earlier document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from kzcn_explore.text.compared import HAS_HAN, compared_words
from kzcn_explore.text.differences import matching_words
from kzcn_explore.text.wordlists import FUNCTION_WORDS

# So many words in a row make two quotations worth comparing; a row that more quotations hold is a formula.
ROW = 4
MOST_HOLDERS = 50
# Shorter quotations are shared by chance. Words count only in runs, and most of the shorter's must be in them: more where they are few.
FEWEST_WORDS, RUN, SHARED, SHARED_IF_SHORT, LONG = 5, 3, 0.6, 0.8, 8
# So many of the words must be others than those of grammar: "there is no need for" is anybody's.
TELLING = 3


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
        The number of the earliest quotation that ``is_reprint`` finds alike; if that one is a printing itself and has a run of words
        in common with this one, of the one that it reprints.
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

    def place(number: int) -> tuple:
        return rank[documents[number]], number

    # From the first document on, so that what an earlier one reprints is known.
    for number in sorted(like, key=place):
        for other in sorted(like[number], key=place):
            first = other if printings[other] is None else printings[other]
            if is_reprint(words[number], words[other]) and shared_words(words[number], words[first]):
                printings[number] = first
                break
    return printings


def is_reprint(words: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two quotations share most words of the shorter, in runs of three or more, three of them not grammar's alone.

    Examples
    --------
    >>> is_reprint("we build a long road".split(), "now we build a long road".split())
    True
    >>> is_reprint("we build a long road".split(), "we build a bridge".split())
    False
    >>> is_reprint("there is no need for that".split(), "there is no need for that".split())
    False
    """
    shared = shared_words(words, other)
    n, n_least = count_words(shared), count_words(min(words, other, key=len))
    n_telling = count_words([word for word in shared if word not in FUNCTION_WORDS])
    return n >= (SHARED if n >= LONG else SHARED_IF_SHORT) * n_least and n_telling >= TELLING


def shared_words(words: Sequence[str], other: Sequence[str]) -> list[str]:
    """List the words that stand in both, in runs of three or more."""
    return [word for first, _, n in matching_words(words, other) if n >= RUN for word in words[first : first + n]]


def count_words(words: Sequence[str]) -> int:
    """Count compared words; two characters of Chinese count as one word.

    Examples
    --------
    >>> count_words(["year", "2022"]), count_words([*"新公路将"])
    (2, 2)
    """
    n_han = sum(HAS_HAN.match(word) is not None for word in words)
    return len(words) - n_han // 2


def _in_order(documents: Sequence[str], days: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Rank documents: by the first day that their date may mean, those without one by their order alone, behind the others."""
    order = {document: number for number, document in enumerate(dict.fromkeys(documents))}
    first = days["earliest"].reindex([*order])
    rank = first.rank(method="dense").fillna(float("inf"))
    return {document: (rank.loc[document], number) for document, number in order.items()}
