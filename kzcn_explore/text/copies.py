"""Copies: which strings say again what an earlier string said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kzcn_explore.text.tokens import TOKEN

# Runs of this many words are compared; a run of five that two texts share by chance is rare.
RUN = 5
# A run that stands in more strings than this is a formula ("in accordance with the terms"), and costs quadratic time.
COMMON = 50
# A string repeats an earlier one if it shares this part of the shorter string's runs.
REPEATED = 0.6


def find_copies(texts: Iterable[str]) -> list[int | None]:
    """Find, for every text, the first earlier text that it repeats in whole or for the most part.

    Two texts are compared by their sets of runs of five words. The later one is a copy if the runs that they share make up
    at least 60 % of the runs of the shorter text. A text shorter than five words is never a copy.

    Returns
    -------
    list of int or None, one a text
        The position of the text that is repeated, itself never a copy.

    Examples
    --------
    >>> quote = "the talks will open a bright new page in our partnership"
    >>> find_copies([quote, "Nothing of the kind was said there.", f"He said: {quote}, and left."])
    [None, None, 0]
    """
    holders: dict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    copies: list[int | None] = []
    for position, text in enumerate(texts):
        words = TOKEN.findall(text.lower())
        runs = {hash(run) for run in zip(*(words[start:] for start in range(RUN)), strict=False)}
        shared: dict[int, int] = defaultdict(int)
        for run in runs:
            for holder in holders.get(run, ())[:COMMON]:
                shared[holder] += 1
        original = min((other for other, n in shared.items() if n >= REPEATED * min(len(runs), sizes[other])), default=None)
        copies.append(original)
        sizes.append(len(runs))
        if original is None:
            for run in runs:
                holders[run].append(position)
    return copies
