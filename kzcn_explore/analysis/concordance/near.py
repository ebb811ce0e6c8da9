"""Near: pairs of matches with few words between them."""

from __future__ import annotations

from bisect import bisect_right

from kzcn_explore.analysis.concordance.contexts import count_words

Span = tuple[int, int]


def near_spans(text: str, left: list[Span], right: list[Span], most_between: int) -> list[Span]:
    """Join matches of two sides that stand near one another.

    A pair is a match of each side, in either order, that do not overlap, with at most so many words between them. The pair that ends
    first is taken, of those that end at one place the shortest; the next is the one that ends first among those that begin behind it.

    Parameters
    ----------
    text : str
    left, right : list of (start, end)
        The matches of each side, ascending, without overlap.
    most_between : int

    Returns
    -------
    list of (start, end)
        From the beginning of the one to the end of the other; ascending, without overlap.

    Examples
    --------
    >>> near_spans("trade: China, and China's trade", [(0, 5), (26, 31)], [(7, 12), (18, 23)], 1)
    [(0, 12), (18, 31)]
    """
    # Of all partners that end before a match the last one gives the shortest pair, and the one that begins farthest on.
    pairs = sorted([*_closest(left, right), *_closest(right, left)], key=lambda pair: (pair[1][1], -pair[0][0]))
    taken: list[Span] = []
    for (start, inner), (outer, end) in pairs:
        if (not taken or start >= taken[-1][1]) and count_words(text, inner, outer, most_between + 1) <= most_between:
            taken.append((start, end))
    return taken


def _closest(openers: list[Span], closers: list[Span]) -> list[tuple[Span, Span]]:
    """Pair each closer with the last opener that ends before it."""
    ends = [end for _, end in openers]
    places = [bisect_right(ends, start) for start, _ in closers]
    return [(openers[place - 1], closer) for place, closer in zip(places, closers, strict=True) if place]
