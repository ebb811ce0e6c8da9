"""Dating: when a document was published: the clues, the interval that they allow, its precision. A date is never made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kzcn_explore.corpus.articles.articles import Article
from kzcn_explore.corpus.dates.clues import Clue
from kzcn_explore.corpus.dates.fields import read_field, unread_field
from kzcn_explore.corpus.dates.file_dates import find_file_date
from kzcn_explore.corpus.dates.overrides import Override
from kzcn_explore.corpus.reading.records import Record

PRECISIONS = ("day", "week", "month", "quarter", "season", "half", "year", "interval", "open", "unknown")
# Where a date may be stated, the most trusted first, and how that place is named to a reader.
STATED = {
    "override": "the table of dates",
    "field": "its date field",
    "html": "the page's own data",
    "header": "its first lines",
    "filename": "its file name",
}


@dataclass(frozen=True)
class Dating:
    """The date of one document, and why.

    Attributes
    ----------
    earliest, latest : date or None
        Inclusive; None = open.
    precision : str
        One of PRECISIONS.
    date_from : {"override", "field", "html", "header", "filename", "inferred", "none"}
    clues : list of Clue
        The most trusted first.
    conflicts : list of str
        Clues that contradict each other, and values that cannot be read as a date, in words.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"
    date_from: str = "none"
    clues: list[Clue] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)

    def columns(self) -> dict[str, object]:
        """Return the date columns of the table documents."""
        day = self.earliest if self.precision == "day" else None
        return {
            "date": day,
            "earliest": self.earliest,
            "latest": self.latest,
            "precision": self.precision,
            "date_from": self.date_from,
        }


def date_document(record: Record, article: Article, override: Override | None = None) -> Dating:
    """Find out when a document was published.

    What a place states as the date counts in this order: an override, a field, the page's own data, a header, the file name. A less trusted
    one that lies inside a more trusted one makes it more precise; one that lies outside is told and not used. Only a
    document for which no place states a date is dated from its text.

    Parameters
    ----------
    record : Record
    article : Article
    override : Override, optional
    """
    clues, unread = _stated(record, article)
    if override is not None:
        given = Clue("override", override.written, None, None, override.earliest, override.latest, override.precision, used=True)
        return Dating(override.earliest, override.latest, override.precision, "override", [given, *clues], [])
    if clues:
        return _settle(clues, unread)
    # Only undated documents need the many patterns of named dates.
    from kzcn_explore.corpus.dates.inference import infer_interval

    found, earliest, latest, conflicts = infer_interval(record.raw, article.passages, article.dateline_day)
    if earliest is None and latest is None:
        return Dating(clues=found, conflicts=unread + conflicts)
    precision = "open" if earliest is None or latest is None else "interval"
    return Dating(earliest, latest, precision, "inferred", found, unread + conflicts)


def _stated(record: Record, article: Article) -> tuple[list[Clue], list[str]]:
    """List what states a date, the most trusted first, and what should and cannot be read."""
    clues, unread = [], []
    for rule, name in (("field", "date"), ("html", "html date")):
        if name in record.fields:
            value = record.fields[name]
            reading = read_field(value)
            if reading is None:
                unread.append(unread_field(value))
            else:
                clues.append(Clue(rule, str(value), None, None, reading.earliest, reading.latest, reading.precision))
    if article.day is not None:
        start, end = article.day_at
        clues.append(Clue("header", record.raw[start:end], start, end, article.day.earliest, article.day.latest, article.day.precision))
    if article.unread_date is not None and not clues:
        unread.append(f"its header gives the date {article.unread_date!r}, which is not read; write it as 2022-06-07. Loaded without it.")
    named = find_file_date(record.path) if record.is_file and record.path else None
    if named is not None:
        words, reading = named
        clues.append(Clue("filename", words, None, None, reading.earliest, reading.latest, reading.precision))
    return clues, unread


def _settle(clues: Sequence[Clue], unread: list[str]) -> Dating:
    """Take the most trusted clue, made more precise by those that lie inside it."""
    best, conflicts = clues[0], list(unread)
    for clue in clues[1:]:
        if clue.earliest > best.latest or clue.latest < best.earliest:
            conflicts.append(
                f"{STATED[clue.rule]} says {clue.quote!r}, {STATED[best.rule]} {best.quote!r}; the latter is used. "
                "Give the right date with dates=."
            )
        elif clue.earliest >= best.earliest and clue.latest <= best.latest and (clue.earliest, clue.latest) != (best.earliest, best.latest):
            best = clue
    marked = [replace(clue, used=clue is best) for clue in clues]
    return Dating(best.earliest, best.latest, best.precision, best.rule, marked, conflicts)
