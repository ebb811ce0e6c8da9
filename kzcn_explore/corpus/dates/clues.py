"""Clues: words that say when a document was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Clue:
    """Words that say when a document was written.

    ``start`` and ``end`` are offsets into the raw text; None where the words stand in a field beside it. ``earliest`` and
    ``latest`` are the bounds that it gives; None gives none on that side.
    """

    rule: str
    quote: str
    start: int | None
    end: int | None
    earliest: date | None
    latest: date | None
    precision: str
    used: bool = False
