"""What the ledger's charts say of each document: how its date is known, between which days it lies, and why."""

from __future__ import annotations

from datetime import date

import pandas as pd

from kzcn_explore.charts.reading import title_words, when_words
from kzcn_explore.charts.words import counted
from kzcn_explore.charts.wrapping import wrapped

#: The three ways in which a date is known, in the order in which a chart shows them.
KNOWN = ("stated", "inferred", "none")

_REASONS = 8  # a tooltip that holds more does not fit on a screen

#: The tooltip over the fields of `ledger_rows`.
HOVER = "<b>%{customdata[1]}</b><br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>"


def known_how(table: pd.DataFrame) -> pd.Series:
    """Say of each document whether its date is stated, inferred, or none.

    Parameters
    ----------
    table : DataFrame
        With ``earliest``, ``latest`` and ``date_from``.

    Returns
    -------
    Series of {"stated", "inferred", "none"}
        A document that no day bounds has none, whatever ``date_from`` says.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> known_how(pd.DataFrame({"earliest": [day, pd.NaT], "latest": [day, pd.NaT], "date_from": ["field", "none"]})).tolist()
    ['stated', 'none']
    """
    how = pd.Series("stated", index=table.index, dtype="object")
    how[table["date_from"] == "inferred"] = "inferred"
    how[table[["earliest", "latest"]].isna().all(axis=1)] = "none"
    return how


def ordinals(days: pd.Series) -> list[int | None]:
    """Number days from 1 January of the year 1 on; NaT is None.

    Parameters
    ----------
    days : Series of datetime64

    Returns
    -------
    list of int or None

    Examples
    --------
    >>> ordinals(pd.Series([pd.Timestamp("1970-01-01"), pd.NaT]))
    [719163, None]
    """
    return [None if pd.isna(day) else day.toordinal() for day in days]


def iso_day(ordinal: float) -> str:
    """Write a numbered day as a date axis reads it; what lies outside of the years 1 to 9999 becomes the nearest day.

    Parameters
    ----------
    ordinal : float
        Rounded to a whole day.

    Returns
    -------
    str

    Examples
    --------
    >>> iso_day(719163), iso_day(-40)
    ('1970-01-01', '0001-01-01')
    """
    return date.fromordinal(min(max(round(ordinal), 1), date.max.toordinal())).isoformat()


def reasons(row: dict) -> list[str]:
    """The sentences that say why a document has its date; not escaped.

    Parameters
    ----------
    row : dict
        With ``why``.

    Returns
    -------
    list of str

    Examples
    --------
    >>> reasons({"why": ["“2022” stands in its date field."]}), reasons({"why": None})
    (['“2022” stands in its date field.'], [])
    """
    why = row["why"]
    return [why] if isinstance(why, str) else [] if why is None or why is pd.NA or isinstance(why, float) else [str(each) for each in why]


def ledger_rows(table: pd.DataFrame) -> list[list]:
    """What each mark carries: the document, its title, when and by whom, and all reasons.

    Parameters
    ----------
    table : DataFrame
        Rows of the ledger.

    Returns
    -------
    list of list
        The document as it is; the other three escaped.

    Examples
    --------
    >>> day = pd.Timestamp("2022-06-07")
    >>> row = {"document": "a", "title": "A & B", "date": day, "earliest": day, "latest": day, "source": None}
    >>> ledger_rows(pd.DataFrame([row | {"why": ["“7 June 2022” stands in its first lines."]}]))
    [['a', 'A &amp; B', '7 Jun 2022', '“7 June 2022” stands in its first lines.']]
    """
    return [
        [
            row["document"],
            title_words(row["title"]),
            wrapped(when_words(row), 60, lines=3),
            _all_reasons(reasons(row)),
        ]
        for row in table.to_dict("records")
    ]


def _all_reasons(why: list[str]) -> str:
    left = len(why) - _REASONS
    more = [f"{counted(left, 'more reason')} not shown here."] if left > 0 else []
    return "<br>".join(wrapped(sentence, 70, lines=3) for sentence in [*why[:_REASONS], *more])
