"""Differences: what one reading of a passage says and another does not, word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from kzcn_explore.text.compared import HAS_HAN, compared_words, word_spans

Block = tuple[int, int, int]

# Words of what both readings say that are shown on each side of a difference; twice as many characters of Chinese.
CONTEXT = 3
# A square of words up to this size is compared in full; a larger one is first cut at the words that each reading holds once.
SQUARE = 40_000


def word_difference(reading: str, other: str) -> str:
    """Show in which words a reading differs from another one of the same passage.

    Parameters
    ----------
    reading, other : str
        Case, punctuation and white space between words make no difference.

    Returns
    -------
    str
        ``[-words-]`` stand in `other` alone, ``{+words+}`` in `reading` alone; around them are up to three words that both hold,
        as `reading` writes them, and ``…`` for two or more left out. Empty where the words are the same.

    Examples
    --------
    >>> word_difference("They opened a new page in our history, he said.", "They opened a new page in the book of our history, he said.")
    '… new page in [-the book of-] our history, he said'
    >>> word_difference("Trade grew quickly.", "Trade rose quickly.")
    'Trade [-rose-] {+grew+} quickly'
    >>> word_difference("“Yes – we agree”", "Yes, we AGREE.")
    ''
    """
    blocks = matching_words(compared_words(reading), compared_words(other))
    spans, other_spans = word_spans(reading), word_spans(other)
    if not blocks:
        return " ".join(filter(None, [_marked(other, other_spans, "[--]"), _marked(reading, spans, "{++}")]))
    if blocks == [(0, 0, len(spans))] and len(spans) == len(other_spans):
        return ""
    parts = []
    at, other_at = 0, 0
    for first, other_first, n in [*blocks, (len(spans), len(other_spans), 0)]:
        parts += [_marked(other, other_spans[other_at:other_first], "[--]"), _marked(reading, spans[at:first], "{++}")]
        at, other_at = first + n, other_first + n
        left = first > 0 or other_first > 0
        right = at < len(spans) or other_at < len(other_spans)
        parts.append(_shortened(reading, spans[first:at], left=left, right=right))
    return " ".join(filter(None, parts))


def _marked(text: str, spans: list[tuple[int, int]], marks: str) -> str:
    return f"{marks[:2]}{_as_written(text, spans)}{marks[2:]}" if spans else ""


def _as_written(text: str, spans: list[tuple[int, int]]) -> str:
    return " ".join(text[spans[0][0] : spans[-1][1]].split())


def _shortened(text: str, spans: list[tuple[int, int]], *, left: bool, right: bool) -> str:
    """Write the words that both readings hold; only those beside a difference on the left or the right where they are many."""
    if not spans:
        return ""
    near = CONTEXT * (2 if HAS_HAN.search(text, spans[0][0], spans[-1][1]) else 1)
    if len(spans) <= near * (left + right) + 1:
        return _as_written(text, spans)
    opening = _as_written(text, spans[:near]) if left else ""
    return " ".join(filter(None, [opening, "…", _as_written(text, spans[-near:]) if right else ""]))


def matching_words(words: Sequence, other: Sequence) -> list[Block]:
    """Align two lists of words.

    Parameters
    ----------
    words, other : list of str, or of numbers that stand for words

    Returns
    -------
    list of (int, int, int)
        Where a stretch of equal words starts in `words` and in `other`, and how many words it takes: ascending in both, without
        overlap, no two of them touching in both.

    Notes
    -----
    Long lists are cut at the words that both hold exactly once (patience difference, B. Cohen), so that time stays near linear.

    Examples
    --------
    >>> matching_words("a b c d".split(), "a x c d".split())
    [(0, 0, 1), (2, 2, 2)]
    """
    found: list[Block] = []
    waiting = [(0, len(words), 0, len(other))]
    while waiting:
        start, end, other_start, other_end = waiting.pop()
        first = start
        while start < end and other_start < other_end and words[start] == other[other_start]:
            start, other_start = start + 1, other_start + 1
        if start > first:
            found.append((first, other_start - (start - first), start - first))
        last = end
        while start < end and other_start < other_end and words[end - 1] == other[other_end - 1]:
            end, other_end = end - 1, other_end - 1
        if last > end:
            found.append((end, other_end, last - end))
        if start == end or other_start == other_end:
            continue
        if (end - start) * (other_end - other_start) <= SQUARE:
            matcher = SequenceMatcher(None, words[start:end], other[other_start:other_end], autojunk=False)
            found += [(start + match.a, other_start + match.b, match.size) for match in matcher.get_matching_blocks() if match.size]
            continue
        anchors = _anchors(words, other, (start, end, other_start, other_end))
        # Without a word to cut at, two stretches this long are taken for different.
        edges = [(start, other_start), *anchors, (end, other_end)] if anchors else []
        waiting += [(a, b, c, d) for (a, c), (b, d) in pairwise(edges)]
    return _touching_joined(sorted(found))


def _anchors(words: Sequence, other: Sequence, part: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Return places of words that stand once in each part: the longest row of them that ascends in both."""
    start, end, other_start, other_end = part
    once = {word for word, n in Counter(words[start:end]).items() if n == 1}
    once &= {word for word, n in Counter(other[other_start:other_end]).items() if n == 1}
    place = {word: number for number, word in enumerate(other[other_start:other_end], other_start) if word in once}
    pairs = [(number, place[word]) for number, word in enumerate(words[start:end], start) if word in once]
    # Longest ascending subsequence: the lowest last place of each length, and what stands before each pair (Fredman 1975).
    lowest: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for number, (_, where) in enumerate(pairs):
        length = bisect_left(lowest, where)
        before.append(holders[length - 1] if length else -1)
        lowest[length : length + 1] = [where]
        holders[length : length + 1] = [number]
    row = []
    number = holders[-1] if holders else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _touching_joined(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    for first, other_first, n in blocks:
        if joined and joined[-1][0] + joined[-1][2] == first and joined[-1][1] + joined[-1][2] == other_first:
            joined[-1] = (*joined[-1][:2], joined[-1][2] + n)
        else:
            joined.append((first, other_first, n))
    return joined
