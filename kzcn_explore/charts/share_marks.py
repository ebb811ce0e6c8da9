"""What the marks of shares over time carry and say, and the axis that they stand on."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.charts.captions import hover_when
from kzcn_explore.charts.hover import Said, as_said, counts_piece, fill_sentence, share_interval_piece
from kzcn_explore.charts.reading import nice_ticks

_ROOM = 1.06  # above the highest mark


def share_said(rows: pd.DataFrame, series: str, *, by: str, label: str) -> Said:
    """Tell what the dots of shares carry and say.

    Parameters
    ----------
    rows : DataFrame
        One row a period: ``share``, ``low``, ``high``, ``n_documents``, ``n_tokens`` and `series`; ``attrs``: ``every`` and ``smooth``.
    series : str
        The column that names what the curve is of: ``"theme"`` or ``"group"``.
    by : {"tokens", "documents"}
    label : str
        What the curve is called, escaped.

    Returns
    -------
    Said
        ``numbers``: documents, words, the two ends of the interval as they are said, and words in which marks differ.

    Examples
    --------
    >>> row = {"theme": 0, "share": 0.25, "low": 0.1, "high": 0.4, "n_documents": 6, "n_tokens": 1}
    >>> rows = pd.DataFrame([row])
    >>> rows.attrs["every"] = "year"
    >>> said = share_said(rows, "theme", by="tokens", label="security")
    >>> said.numbers.tolist(), said.hover.split("<br>")[1]
    ([[6.0, 1.0, 0.1, 0.4]], '%{y:.1%} of 1 word in %{x|%Y}, from %{customdata[0]:,} documents;')
    """
    low, high = (rows[end].to_numpy(dtype=float) for end in ("low", "high"))
    n_documents, n_tokens = rows["n_documents"].to_numpy(), rows["n_tokens"].to_numpy()
    documents, words = counts_piece(n_documents, "document", field=0), counts_piece(n_tokens, "word", field=1)
    when = hover_when(rows.attrs)
    said = [documents, f" {when} have a passage of the theme"] if by == "documents" else [words, f" {when}, from ", documents]
    return fill_sentence(
        ["<b>%{meta.label}</b><br>%{y:.1%} of ", *said, share_interval_piece(low, high, field=2), "<extra></extra>"],
        [n_documents, n_tokens, as_said(low), as_said(high)],
        rows["share"].notna().to_numpy(),
        label=label,
        of=rows[series].tolist()[0],
    )


def share_axis(top: float, *, n_ticks: int) -> dict:
    """Settings of an axis of shares from 0 to a little above the highest mark.

    Parameters
    ----------
    top : float
        The highest share drawn.
    n_ticks : int
        About so many above zero.

    Returns
    -------
    dict

    Examples
    --------
    >>> share_axis(0.5, n_ticks=2)["tickvals"]
    [0.0, 0.25, 0.5]
    """
    ticks = nice_ticks(top, n_ticks)
    whole = all(round(tick * 100, 6) % 1 == 0 for tick in ticks)
    return {"type": "linear", "range": [0, max(top * _ROOM, 0.001)], "tickvals": ticks, "tickformat": ".0%" if whole else ".1%"}
