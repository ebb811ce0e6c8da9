"""Dating: when a document was published: the clues, the interval that they allow, its precision. A date is never made up."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from kzcn_explore.corpus.articles import Article
from kzcn_explore.text.calendar import Interval, read_date

PRECISIONS = ("day", "month", "season", "year", "interval", "open", "unknown")


@dataclass(frozen=True)
class Clue:
    """Words that say when a document was written.

    ``start`` and ``end`` are offsets into the raw text; None where the words stand in a field beside it.
    """

    rule: str
    quote: str
    start: int | None
    end: int | None
    reading: Interval
    used: bool


def find_clues(raw: str, article: Article, field: object = None) -> list[Clue]:
    """List what a document's date field and its header say, the most trusted first; the first is the one used.

    A field that cannot be read as a date gives no clue.
    """
    found: list[tuple[str, str, int | None, int | None, Interval]] = []
    reading = None if field is None else read_date(field)
    if reading is not None:
        found.append(("field", str(field), None, None, reading))
    if article.day is not None:
        start, end = article.day_at
        found.append(("header", raw[start:end], start, end, article.day))
    return [Clue(*clue, used=position == 0) for position, clue in enumerate(found)]


def publication(clues: list[Clue]) -> dict[str, object]:
    """Return the date columns of one document: ``date, earliest, latest, precision, date_from``."""
    clue = next((clue for clue in clues if clue.used), None)
    if clue is None:
        return {"date": pd.NaT, "earliest": pd.NaT, "latest": pd.NaT, "precision": "unknown", "date_from": "none"}
    earliest, latest = pd.Timestamp(clue.reading.earliest), pd.Timestamp(clue.reading.latest)
    day = earliest if clue.reading.precision == "day" else pd.NaT
    return {"date": day, "earliest": earliest, "latest": latest, "precision": clue.reading.precision, "date_from": clue.rule}
