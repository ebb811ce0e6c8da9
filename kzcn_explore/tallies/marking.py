"""Marking: where in a passage the words of a search, a term or a theme stand."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kzcn_explore.text.search import search_pattern

MARKED_TERMS = 10


def mark_rows(rows: pd.DataFrame, queries: Sequence[str], model, theme: int | None) -> pd.DataFrame:
    """Add the column ``marks``: lists of (start, end), offsets into the decoded raw text, ascending, without overlap.

    Parameters
    ----------
    rows : DataFrame, one row a passage
        ``text``, ``start``.
    queries : sequence of str
        As in a search.
    model : ThemeModel or LexiconModel, optional
    theme : int, optional
        Of the model: its terms are marked.
    """
    patterns = [search_pattern(query) for query in queries]
    # Of a lexicon every pattern that counts is marked.
    wanted = set(model.ranked_terms(theme, len(model.terms_) if model.multi_label else MARKED_TERMS)) if model is not None else set()
    marks = []
    for text, start in zip(rows["text"], rows["start"], strict=True):
        found = [match.span() for pattern in patterns for match in pattern.finditer(text)]
        if model is not None:
            found += [(first, last) for name, first, last in model.theme_spans(text) if name in wanted]
        marks.append([(start + first, start + last) for first, last in merged_spans(found)])
    return rows.assign(marks=pd.Series(marks, index=rows.index, dtype=object))


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
