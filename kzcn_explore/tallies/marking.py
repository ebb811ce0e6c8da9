"""Marking: where in a passage the words of a search, a term or a theme stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from kzcn_explore.text.search import search_pattern

MARKED_TERMS = 10
# The stretches of a text that are to be marked.
Finder = Callable[[str], list[tuple[int, int]]]


def mark_rows(rows: pd.DataFrame, finders: Sequence[Finder]) -> pd.DataFrame:
    """Add the column ``marks``: lists of (start, end), offsets into the decoded raw text, ascending, without overlap.

    Parameters
    ----------
    rows : DataFrame, one row a passage
        ``text``, ``start``.
    finders : sequence of callable, str -> list of (int, int)
        What is looked for in each text.
    """
    marks = []
    for text, start in zip(rows["text"], rows["start"], strict=True):
        found = [span for find in finders for span in find(text)]
        marks.append([(start + first, start + last) for first, last in merged_spans(found)])
    return rows.assign(marks=pd.Series(marks, index=rows.index, dtype=object))


def query_finder(query: str) -> Finder:
    """Find what matches a search."""
    pattern = search_pattern(query)
    return lambda text: [match.span() for match in pattern.finditer(text)]


def theme_finder(model, theme: int) -> Finder:
    """Find the terms that tell a theme best; of a lexicon every pattern that counts."""
    wanted = set(model.ranked_terms(theme, len(model.terms_) if model.multi_label else MARKED_TERMS))
    return lambda text: [(start, end) for term, start, end in model.theme_spans(text) if term in wanted]


def term_finder(spans: Callable[[str], list[tuple[str, int, int]]], wanted: str) -> Finder:
    """Find one of the terms that a text is counted as, where `spans` lists these with their offsets."""
    return lambda text: [(start, end) for term, start, end in spans(text) if term == wanted]


def written_forms(texts: Iterable[str], find: Finder) -> list[str]:
    """List how texts write what is looked for, the most used form first.

    Examples
    --------
    >>> written_forms(["Talks on trade.", "The talks; a  talk"], query_finder("talk*"))
    ['talks', 'talk']
    """
    forms: Counter[str] = Counter()
    for text in texts:
        forms.update(" ".join(text[start:end].split()).casefold() for start, end in find(text))
    return [form for form, _ in forms.most_common()]


def merged_spans(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches that overlap; ascending.

    Examples
    --------
    >>> merged_spans([(5, 9), (0, 3), (7, 12)])
    [(0, 3), (5, 12)]
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
