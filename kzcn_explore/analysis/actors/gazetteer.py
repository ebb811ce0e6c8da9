"""The gazetteer: names that are known before a text is read, with their kinds and aliases, from our table and the user's."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from os import PathLike
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from kzcn_explore.analysis.actors.bending import bend
from kzcn_explore.text.chinese import HAS_HAN
from kzcn_explore.text.kazakh import CASES
from kzcn_explore.text.lemmas import counted_tokens
from kzcn_explore.text.tokens import Token, is_acronym

OURS = Path(__file__).with_name("gazetteer.csv")
COLUMNS = ("name", "kind", "aliases", "language")
KINDS = ("person", "organisation", "place", "people", "initiative")
LANGUAGES = ("", "en", "ru", "kk", "zh")
BETWEEN_ALIASES = "|"
# Only a comma and a space may stand between two words of one name: "One Belt, One Road".
WIDEST_GAP = 2
# Languages that write peoples small.
WITHOUT_CAPITALS = frozenset({"ru", "kk"})


class Entry(NamedTuple):
    """What a name of the gazetteer stands for.

    Attributes
    ----------
    actor, kind : str
    in_capitals : bool
        Whether it is an acronym, which small letters do not write: "WHO".
    may_be_small : bool
        Whether the language writes it without a capital: "китайский".
    """

    actor: str
    kind: str
    in_capitals: bool
    may_be_small: bool


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Names by their word forms, longest first.

    Attributes
    ----------
    entries : dict of tuple of str to Entry
        Word forms -> what they stand for.
    lengths : dict of str to tuple of int
        A first word -> the lengths of the names that it opens, longest first.
    small : frozenset of str
        First words of the names that may be written small.
    han : dict of str to Entry
        Chinese names, as written.
    """

    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    han: dict[str, Entry] = field(default_factory=dict)

    def match(self, tokens: Sequence[Token], at: int, end: int | None = None) -> tuple[int, Entry] | None:
        """Find the longest name that opens at a word: how many words it has, and its entry; None without one."""
        first = tokens[at].form
        if "-" in first and not first.isascii() and first not in self.lengths:
            entry = self._without_case(tokens[at])
            return (1, entry) if entry else None
        for length in self.lengths.get(first, ()):
            behind = at + length
            if behind > (len(tokens) if end is None else end):
                continue
            words = tokens[at:behind]
            entry = self.entries.get(tuple(token.form for token in words))
            if entry is None or any(after.start - before.end > WIDEST_GAP for before, after in pairwise(words)):
                continue
            surface = words[0].surface
            if is_acronym(surface) if entry.in_capitals else entry.may_be_small or surface[0].isupper():
                return length, entry
        return None

    def _without_case(self, token: Token) -> Entry | None:
        """Find a name to which Kazakh puts a case with a hyphen: "НАТО-ның"."""
        (form, _, case), surface = token.form.rpartition("-"), token.surface.rpartition("-")[0]
        entry = self.entries.get((form,)) if case in CASES else None
        return entry if entry and (is_acronym(surface) or not entry.in_capitals) else None


def read_gazetteer(gazetteer: str | PathLike | pd.DataFrame | None = None) -> Gazetteer:
    """Read our gazetteer, and before it the user's own.

    Parameters
    ----------
    gazetteer : path or DataFrame, optional
        A CSV file in UTF-8, or a table, with the columns ``name``, ``kind`` {person, organisation, place, people, initiative},
        ``aliases`` (with ``|`` between them) and ``language`` {en, ru, kk, zh, or empty}; the last two may be left out. A name that is
        ours too stands for what the user says.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    TypeError
        If `gazetteer` is neither a path nor a DataFrame.
    ValueError
        If a column or a row cannot be used; the message names the file, the line and the mend.

    Examples
    --------
    >>> own = pd.DataFrame({"name": ["Steppe Bank"], "kind": ["organisation"], "aliases": ["SB|Steppe"]})
    >>> read_gazetteer(own).entries["steppe",].actor
    'Steppe Bank'
    >>> read_gazetteer(own.assign(kind="bank"))
    Traceback (most recent call last):
        ...
    ValueError: gazetteer, row 0: kind must be one of ['person', 'organisation', 'place', 'people', 'initiative']; got 'bank'.
    """
    return _ours() if gazetteer is None else _gathered([*_own_rows(gazetteer), *_file_rows(OURS)])


@lru_cache(maxsize=1)
def _ours() -> Gazetteer:
    return _gathered(_file_rows(OURS))


def _own_rows(gazetteer: str | PathLike | pd.DataFrame) -> list[Mapping[str, str]]:
    if isinstance(gazetteer, pd.DataFrame):
        _check_columns([*gazetteer.columns], "gazetteer")
        table = gazetteer.reindex(columns=COLUMNS).astype(object)
        records = table.where(table.notna(), "").to_dict("records")
        return [_checked(row, f"gazetteer, row {label}") for label, row in zip(gazetteer.index, records, strict=True)]
    if not isinstance(gazetteer, str | PathLike):
        raise TypeError(f"gazetteer must be the path of a CSV file or a DataFrame; got {type(gazetteer).__name__}.")
    return _file_rows(Path(gazetteer))


def _file_rows(path: Path) -> list[Mapping[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FileNotFoundError(f"{path}: there is no such file; a gazetteer is a CSV file with the columns {list(COLUMNS)}.") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}: byte {error.start} is no UTF-8; save the file as UTF-8.") from error
    reader = csv.DictReader(text.splitlines())
    _check_columns([*(reader.fieldnames or ())], path.name)
    rows = []
    for row in reader:
        where = f"{path.name}, line {reader.line_num}"
        if None in row:
            raise ValueError(f"{where}: has more cells than there are columns; put a name with a comma in quotes.")
        rows.append(_checked({column: row.get(column) or "" for column in COLUMNS}, where))
    return rows


def _check_columns(columns: Sequence[str], where: str) -> None:
    missing = [column for column in COLUMNS[:2] if column not in columns]
    if missing:
        raise ValueError(f"{where}: must have a column {missing[0]!r}; its columns are {list(columns)}.")


def _checked(row: Mapping[str, str], where: str) -> Mapping[str, str]:
    row = {column: str(row[column]).strip() for column in COLUMNS}
    if not any(letter.isalpha() for letter in row["name"]):
        raise ValueError(f"{where}: name must hold a letter; got {row['name']!r}. Write the name, or take the line out.")
    for column, allowed in (("kind", KINDS), ("language", LANGUAGES)):
        if row[column] not in allowed:
            raise ValueError(f"{where}: {column} must be one of {list(allowed)}; got {row[column]!r}.")
    return row


def _gathered(rows: Sequence[Mapping[str, str]]) -> Gazetteer:
    """Put rows together; of two that hold the same name the first one counts."""
    entries: dict[tuple[str, ...], Entry] = {}
    bent: dict[tuple[str, ...], Entry] = {}
    han: dict[str, Entry] = {}
    for row in rows:
        language = row["language"]
        may_be_small = row["kind"] == "people" and language in WITHOUT_CAPITALS
        named = [row["name"], *filter(None, map(str.strip, row["aliases"].split(BETWEEN_ALIASES)))]
        # "Guinea Bissau" is written without the hyphen, too.
        apart = [name.replace("-", " ") for name in named if row["kind"] == "place" and "-" in name and language == "en"]
        for name in dict.fromkeys([*named, *apart]):
            entry = Entry(row["name"], row["kind"], is_acronym(name), may_be_small and not name.isascii())
            if HAS_HAN.search(name):
                han.setdefault(name, entry)
                continue
            for forms in _forms(name, language):
                entries.setdefault(forms, entry)
            if language == "ru" and entry.kind != "people":
                bent |= {forms: entry for case in bend(name) for forms in _forms(case, language)}
    entries = bent | entries
    lengths: dict[str, set[int]] = {}
    for forms in entries:
        lengths.setdefault(forms[0], set()).add(len(forms))
    return Gazetteer(
        entries=entries,
        lengths={first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
        small=frozenset(forms[0] for forms, entry in entries.items() if entry.may_be_small),
        han=han,
    )


def _forms(name: str, language: str) -> set[tuple[str, ...]]:
    """Give the word forms under which texts count a name; of Russian those of the dictionary, too."""
    read_as = {None, "ru"} if language == "ru" else {None}
    return {tuple(token.form for token in counted_tokens(name, one, {})) for one in read_as} - {()}
