"""Documents drawn by themselves in a timeline: where a period has fewer than five, and those that fit into no period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from kzcn_explore.charts import palette
from kzcn_explore.charts.curves import Look
from kzcn_explore.charts.numbers import as_seen
from kzcn_explore.charts.reading import title_words, when_words
from kzcn_explore.charts.words import PERIODS, counted, period_words
from kzcn_explore.charts.wrapping import wrapped

#: More documents than this would be a cloud that nobody can read: their periods are hollow markers.
MOST_SINGLE = 400
_CALENDAR = dict(zip(PERIODS, ("D", "W-SUN", "M", "Q", "Y"), strict=True))
_WHOLE_TITLES = 60  # documents up to which tooltips hold whole titles; they stand in every panel
_LARGE = 100  # rings that may be large
_DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Singles:
    """Rows of `document_themes`: of the documents drawn each by itself, with ``x`` and ``y``, and of those without a period."""

    drawn: pd.DataFrame
    unplaced: pd.DataFrame


def needs_documents(table: pd.DataFrame) -> bool:
    """Tell whether a timeline has documents to draw by themselves: in a sparse period, or without any.

    Parameters
    ----------
    table : DataFrame
        The timeline: ``n_documents``; ``attrs["n_unplaced"]``.

    Returns
    -------
    bool

    Examples
    --------
    >>> needs_documents(pd.DataFrame({"n_documents": [0, 5]})), needs_documents(pd.DataFrame({"n_documents": [4, 5]}))
    (False, True)
    """
    return bool(table["n_documents"].between(1, palette.FEW_DOCUMENTS - 1).any() or table.attrs.get("n_unplaced", 0))


def single_documents(documents: pd.DataFrame, table: pd.DataFrame, *, every: str, by: str) -> Singles:
    """Find the documents of a timeline's sparse periods, and those whose days do not fit into one period.

    Parameters
    ----------
    documents : DataFrame
        One row a document and theme: ``document, title, date, earliest, latest, source, theme, label, share, n_passages, n_tokens``.
        Where sparse periods hold more than 400 documents it need not have these.
    table : DataFrame
        The timeline of the same documents: ``period`` and ``n_documents``; ``attrs["smooth"]`` where it is smoothed, as its
        documents are then those of several periods.
    every : {"day", "week", "month", "quarter", "year"}
    by : {"tokens", "documents"}
        Whether ``y`` is the share of the document's words, or 1 where a passage of it belongs to the theme, else 0.

    Returns
    -------
    Singles
        ``drawn`` is empty where there are more than 400 such documents. A document without a day stands in the middle of its days;
        several with the same days share them out.

    Raises
    ------
    ValueError
        If the two tables do not hold the same documents.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> row = {"document": "a", "date": day, "earliest": day, "latest": day, "theme": 0, "share": 0.25, "n_passages": 1}
    >>> table = pd.DataFrame({"period": [pd.Timestamp("2022-01-01")], "n_documents": [1]})
    >>> single_documents(pd.DataFrame([row]), table, every="year", by="documents").drawn["y"].tolist()
    [1.0]
    """
    # Every document has a row of every theme: those of one theme are the documents.
    each = documents[documents["theme"] == documents["theme"].min()]
    first, last = (pd.to_datetime(each[end]).dt.to_period(_CALENDAR[every]) for end in ("earliest", "latest"))
    period = first.where(first == last).dt.start_time
    counts = table.drop_duplicates("period").set_index("period")["n_documents"]
    sparse = counts[(counts > 0) & (counts < palette.FEW_DOCUMENTS)]
    held = period.value_counts().reindex(sparse.index, fill_value=0)
    is_smooth = table.attrs.get("smooth", 1) > 1
    many = not is_smooth and sparse.sum() > MOST_SINGLE
    wrong = sparse.index[held > sparse if is_smooth else held != sparse]
    if len(wrong) and not many:
        raise ValueError(
            f"documents must hold the same documents as table: {period_words(wrong[0], every)} has "
            f"{counted(sparse[wrong[0]], 'document')} in table and {held[wrong[0]]:,} in documents. Make both of one corpus or one view."
        )
    alone = each.loc[period.isin(sparse.index), "document"]
    drawn = documents[documents["document"].isin([] if many or len(alone) > MOST_SINGLE else alone)]
    y = drawn["share"] if by == "tokens" else (drawn["n_passages"] > 0).astype(float)
    drawn = drawn.assign(x=_places(drawn), y=y)
    unplaced = documents[documents["document"].isin(each.loc[period.isna(), "document"])]
    return Singles(drawn=drawn[drawn["y"].notna()], unplaced=unplaced)


def _places(drawn: pd.DataFrame) -> pd.Series:
    documents = drawn.drop_duplicates("document").set_index("document")
    ends = documents.groupby(["earliest", "latest"])
    part = (ends.cumcount() + 0.5) / ends["theme"].transform("size")
    between = documents["earliest"] + (documents["latest"] - documents["earliest"] + _DAY) * part
    places = documents["date"].fillna(between.dt.floor("h"))
    return places.reindex(drawn["document"]).set_axis(drawn.index)


def documents_trace(rows: pd.DataFrame, *, by: str, label: str, look: Look) -> dict:
    """Draw documents as small rings, each at its own day with its own share of one theme.

    Parameters
    ----------
    rows : DataFrame
        The rows of one theme of ``Singles.drawn``.
    by : {"tokens", "documents"}
    label : str
        What the panel is called, escaped.
    look : Look

    Returns
    -------
    dict
        ``documents``; ``customdata``: the document, the theme, its title, when and by whom, what the theme takes of it, "document".

    Examples
    --------
    >>> documents_trace(pd.DataFrame({"x": [], "y": []}), by="tokens", label="security", look=Look("#0072B2"))["name"]
    'documents'
    """
    return {
        "type": "scatter",
        "name": "documents",
        "mode": "markers",
        "x": [f"{x:%Y-%m-%d %H:%M}" for x in rows["x"]],
        "y": as_seen(rows["y"].to_numpy(dtype=float)).tolist(),
        "customdata": [[*fact, title, when, takes, "document"] for fact, title, when, takes in _said(rows, by)],
        "hovertemplate": "<b>%{meta.label}</b><br>%{customdata[4]}:<br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>",
        "meta": {"label": label},
        "marker": {
            "symbol": "circle-open",
            "size": look.size + 1 if len(rows) <= _LARGE else look.size - 1.5,
            "color": look.colour,
            "line": {"width": 1.3},
            "opacity": 1,
        },
        "cliponaxis": False,
        **look.axes,
    }


def _said(rows: pd.DataFrame, by: str) -> Iterator[tuple[list, str, str, str]]:
    lines = 6 if len(rows) <= _WHOLE_TITLES else 1
    for _, row in rows.iterrows():
        yield [row["document"], int(row["theme"])], title_words(row["title"], lines=lines), wrapped(when_words(row), 60), _takes(row, by)


def _takes(row: pd.Series, by: str) -> str:
    if by == "documents":
        return f"{counted(row['n_passages'], 'passage')} of this document" if row["n_passages"] else "no passage of this document"
    return f"{row['share']:.1%} of the {counted(row['n_tokens'], 'word')} of this document"
