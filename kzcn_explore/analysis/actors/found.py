"""Found: one mention of a name as a passage shows it, and what the corpus then tells of its kind."""

from __future__ import annotations

from typing import NamedTuple

from kzcn_explore.analysis.actors.gazetteer import Entry

Key = tuple[str, ...]


class Told(NamedTuple):
    """The kind of a name, and whether it is certain."""

    kind: str
    certain: bool


class Found(NamedTuple):
    """A name in a passage.

    Attributes
    ----------
    document : str
    passage : int
    start, end : int
        Offsets into the text of the passage, without a possessive 's.
    as_written : str
    key : tuple of str
        The forms of its words.
    kind : str
        Empty where its own words do not tell it.
    entry : Entry or None
        Of the gazetteer.
    titled, speaks, placed : bool
        After a title; beside a verb of speech; after a preposition of place.
    in_capitals : bool
        Whether it is an acronym.
    stands_for : tuple of str
        Of an acronym in brackets, the forms of the name before it.
    bodied, personal, article : bool
        Whether its neighbours are those of a body or of a person, and whether "the" stands before it; see ``frames``.
    named_body : bool
        Whether a noun that says what it is stands right beside it: "the Heron union", "the airline Heron".
    listed_after : tuple of str
        The key of the name before it in a list: "Berg, Lund and Heron".
    sporting : bool
        Whether it plays as a club does, in a passage about sports.
    office : str
        The office that the text gives to the name, or by which it refers to somebody.
    of_state : bool
        Whether the text says of which state the office is: "Norwegian President Anna Berg".
    refers : bool
        Whether this is no name but such an office alone: "the President".
    """

    document: str
    passage: int
    start: int
    end: int
    as_written: str
    key: tuple[str, ...]
    kind: str = ""
    entry: Entry | None = None
    titled: bool = False
    speaks: bool = False
    placed: bool = False
    in_capitals: bool = False
    stands_for: tuple[str, ...] = ()
    bodied: bool = False
    personal: bool = False
    article: bool = False
    named_body: bool = False
    listed_after: tuple[str, ...] = ()
    sporting: bool = False
    office: str = ""
    of_state: bool = False
    refers: bool = False
