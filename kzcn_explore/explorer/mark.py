"""Mark: the one mark of a chart, or line of a table, that was clicked."""

from __future__ import annotations

from dataclasses import dataclass

TARGET, REFERENCE = "target", "reference"


@dataclass(frozen=True)
class Mark:
    """One mark that was clicked: the reader shows its passages only. Nothing else changes.

    Parameters
    ----------
    document : str, optional
    period : str, optional
    theme : int, optional
    term : str, optional
        As in a search; with a side, as the table of keyness writes it.
    group : str, optional
    side : {"target", "reference"}, optional
        Of two sides that are compared the one that is read.
    passage : int, optional
        With its document: this is opened at the passage, by its label.
    span : (int, int), optional
        Of the passage the stretch that is meant, as offsets into the raw text.
    places : tuple
        Somebody or something that texts name, quote or date, as ``View.places`` is asked for it: ``("actor", "Ana Ruiz")``.
    """

    document: str | None = None
    period: str | None = None
    theme: int | None = None
    term: str | None = None
    group: str | None = None
    side: str | None = None
    passage: int | None = None
    span: tuple[int, int] | None = None
    places: tuple[str | int, ...] = ()

    def __bool__(self) -> bool:
        return self != Mark()

    @property
    def key(self) -> list[str | int | None]:
        """How the ``customdata`` of the mark begin: where it stands, and of what; empty if it has no place, as a term of a list."""
        if self.places:
            what, *which = self.places
            if what == "lane":
                return [*reversed(which)]
            return ["mentions", which] if what == "mention" and len(which) > 1 else [what, *which]
        if self.side is not None:
            return [None, self.term]
        if self.term is not None and self.span is not None:  # one use of it
            return [self.document, self.term, self.passage, self.span[0]]
        place = self.document or self.period
        return [] if place is None else [place, self.group or self.term or self.theme]
