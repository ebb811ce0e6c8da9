"""What a chart of curves says: its periods and what they rest on, and the marks it draws: bands, hollow markers, rings."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kzcn_explore.charts.periods import period_totals
from kzcn_explore.charts.words import HOVER_PERIOD, counted

_BANDS = {"tokens": "95% jackknife interval over documents", "documents": "95% Wilson interval"}


def curve_caption(traces: Sequence, *, by: str) -> str:
    """Say what the marks of curves mean, but only of those that are drawn.

    Parameters
    ----------
    traces : sequence of dict
        Among them those of ``curve_traces``, and ``documents``.
    by : {"tokens", "documents"}
        What the curves are a share of; their bands come from it.

    Returns
    -------
    str
        Starts with ``"; "``; empty where there is nothing to say.

    Examples
    --------
    >>> curve_caption([{"name": "band", "x": ["2022-01-01"]}], by="documents")
    '; band: 95% Wilson interval'
    """
    drawn = {name: [trace for trace in traces if trace["name"] == name] for name in ("band", "dots", "documents")}
    spans = ["band"] if any(trace["x"] for trace in drawn["band"]) else []
    if any(trace["error_y"]["array"].any() for trace in drawn["dots"] if "error_y" in trace):
        spans.append("whiskers")
    words = [f"{' and '.join(spans)}: {_BANDS[by]}"] if spans else []
    if any(_hollow(trace) for trace in drawn["dots"]):
        words.append("hollow: fewer than five documents")
    if any(trace["x"] for trace in drawn["documents"]):
        words.append("rings: single documents, where a period has fewer than five")
    return "".join(f"; {each}" for each in words)


def _hollow(trace: dict) -> bool:
    symbols = trace["marker"]["symbol"]
    each = [symbols] * len(trace["y"]) if isinstance(symbols, str) else symbols
    return any(y == y and symbol.endswith("-open") for y, symbol in zip(trace["y"].tolist(), each, strict=True))


def overlap_caption(attrs: dict) -> str:
    """Say that themes of a lexicon overlap, and how many passages belong to none of them; empty for fitted themes.

    Parameters
    ----------
    attrs : dict
        Of a table of themes: ``multi_label``, ``n_passages``, ``n_uncovered``.

    Returns
    -------
    str
        Starts with ``"; "``.

    Examples
    --------
    >>> overlap_caption({"multi_label": True, "n_passages": 58, "n_uncovered": 2})
    '; a passage may belong to several themes, so shares do not sum to 100%; 2 of 58 passages belong to none'
    >>> overlap_caption({"multi_label": False})
    ''
    """
    if not attrs.get("multi_label"):
        return ""
    n_uncovered = attrs.get("n_uncovered", 0)
    none = f"; {n_uncovered:,} of {counted(attrs['n_passages'], 'passage')} belong to none" if n_uncovered else ""
    return f"; a passage may belong to several themes, so shares do not sum to 100%{none}"


def when_counted(table: pd.DataFrame) -> str:
    """Say by which periods a timeline counts, over how many of them it is smoothed, and what it rests on.

    Parameters
    ----------
    table : DataFrame
        The rows drawn, with ``period``, ``n_documents`` and ``n_tokens``; ``attrs``: ``every`` and ``smooth``.

    Returns
    -------
    str
        Of a smoothed timeline the windows overlap, so that their documents have no sum: it says the least and the most of a point.

    Examples
    --------
    >>> table = pd.DataFrame({"period": pd.to_datetime(["2022", "2023"]), "n_documents": [8, 12], "n_tokens": [900, 950]})
    >>> table.attrs.update(every="year", smooth=1)
    >>> when_counted(table)
    'by year; 20 documents, 1,850 words'
    >>> table.attrs.update(smooth=3)
    >>> when_counted(table)
    'by year, smoothed over 3 years; a point rests on 8 to 12 documents'
    """
    every, smooth = table.attrs["every"], table.attrs.get("smooth", 1)
    if smooth == 1:
        return f"by {every}; {period_totals(table)}"
    least, most = table["n_documents"].min(), table["n_documents"].max()
    rests = counted(most, "document") if least == most else f"{least:,} to {counted(most, 'document')}"
    return f"by {every}, smoothed over {smooth} {every}s; a point rests on {rests}"


def hover_when(attrs: dict) -> str:
    """In which periods a point counts, for a hover template.

    Parameters
    ----------
    attrs : dict
        Of the timeline: ``every`` and ``smooth``.

    Returns
    -------
    str

    Examples
    --------
    >>> hover_when({"every": "year"}), hover_when({"every": "year", "smooth": 3})
    ('in %{x|%Y}', 'in the 3 years around %{x|%Y}')
    """
    every, smooth = attrs["every"], attrs.get("smooth", 1)
    when = f"%{{x|{HOVER_PERIOD[every]}}}"
    if smooth > 1:
        return f"in the {smooth} {every}s around {when}"
    return f"{'on' if every == 'day' else 'in'} {when}"


def unit_of(attrs: dict) -> str:
    """What a timeline is a share of, from ``attrs["by"]``; tokens where the table does not say.

    Parameters
    ----------
    attrs : dict

    Returns
    -------
    {"tokens", "documents"}

    Raises
    ------
    ValueError
        If it is neither.

    Examples
    --------
    >>> unit_of({"by": "documents"})
    'documents'
    """
    by = attrs.get("by", "tokens")
    if by not in _BANDS:
        raise ValueError(f'table.attrs["by"] must be one of {list(_BANDS)}; got {by!r}.')
    return by
