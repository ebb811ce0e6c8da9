"""Columns: which column of a table is the text, which the date and so on, by the usual names or as the caller says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kzcn_explore.corpus.reading.records import ReadError, shorten

# The usual names of a column, in order of preference; those in other languages come last.
COLUMNS = {
    "text": ("text", "body", "content", "article", "текст", "мәтін", "正文", "内容"),
    "date": (
        "date",
        "published",
        "publish_date",
        "created_at",
        "published_at",
        "pubdate",
        "pub_date",
        "datetime",
        "year",
        "дата",
        "күні",
        "日期",
    ),
    "title": ("title", "headline", "заголовок", "тақырып", "标题"),
    "source": ("source", "outlet", "publisher", "domain", "источник", "дереккөз", "来源"),
    "place": ("place",),
    "language": ("language",),
    "id": ("id", "document"),
}
# So many of the usual names stand in a message.
TOLD = 4
# So many columns are listed in a message.
LISTED = 20


@dataclass(frozen=True)
class Layout:
    """Where the parts of a document stand in a row, by position."""

    text: int
    id: int | None
    fields: tuple[tuple[str, int], ...]
    own: tuple[tuple[str, int], ...]


def check_columns(columns: object) -> dict[str, str | int | None]:
    """Return the columns that a caller names, once it is sure that they can be meant.

    Raises
    ------
    TypeError
        If `columns` is no dict of names or positions.
    ValueError
        If a key is none of ours, the text is named None, or some columns are named and others numbered.
    """
    if columns is None:
        return {}
    if not isinstance(columns, dict):
        raise TypeError(f"columns must be a dict such as {{'text': 'body'}}; got {type(columns).__name__}.")
    for key, name in columns.items():
        if key not in COLUMNS:
            likely = get_close_matches(str(key).lower(), COLUMNS, n=1)
            hint = f" Did you mean {likely[0]!r}?" if likely else ""
            raise ValueError(f"the keys of columns must be among {list(COLUMNS)}; got {shorten(key)}.{hint}")
        if isinstance(name, bool) or not isinstance(name, str | int | None):
            raise TypeError(f"columns[{key!r}] must be a column's name, its position or None; got {shorten(name)}.")
        if isinstance(name, int) and name < 0:
            raise ValueError(f"columns[{key!r}] must be a position from 0 on; got {name}.")
    if "text" in columns and columns["text"] is None:
        raise ValueError("columns['text'] must name the column of texts; got None.")
    if len({type(name) for name in columns.values() if name is not None}) > 1:
        raise ValueError(f"columns must hold names only, or positions only for a file without a header row; got {columns!r}.")
    return columns


def are_positions(columns: dict[str, str | int | None]) -> bool:
    """True if the caller numbers the columns, because the file has no header row."""
    return any(isinstance(name, int) for name in columns.values())


def lay_out(names: Sequence[object], columns: dict[str, str | int | None], file: str, *, loose: bool = False) -> Layout:
    """Find the columns of a table.

    Parameters
    ----------
    names : sequence of the columns' names
    columns : dict
        What the caller names, as `check_columns` returns it; None for a column that is not to be used as such.
    file : str
    loose : bool, default False
        True if a row need not have all columns: a named one that is not there is passed over, unless it is the text.

    Raises
    ------
    ReadError
        If a named column is not there, or no column holds the text.
    """
    chosen = {key: find_column(name, names) for key, name in columns.items() if name is not None}
    for key, position in chosen.items():
        if position is None and (key == "text" or not loose):
            raise absent_column(key, columns[key], names, file)
    # A name in small letters is found before the same in others.
    order = sorted(range(len(names)), key=lambda i: str(names[i]) != str(names[i]).lower())
    free = {}
    for i in order:
        if i not in chosen.values():
            free.setdefault(str(names[i]).strip().lower(), i)
    for key, usual in COLUMNS.items():
        if key not in columns:
            chosen[key] = next((free[name] for name in usual if name in free), None)
    if chosen.get("text") is None:
        usual = " or ".join(COLUMNS["text"][:TOLD])
        raise ReadError(
            file,
            "",
            f"no column holds the text; name one of them {usual}, or say which it is, e.g. columns={{'text': 'body'}}"
            f" (without a header row columns={{'text': 0}}). Columns: {_listed(names)}.",
        )
    given = {"text": None, "id": None} | chosen
    used = {i for i in chosen.values() if i is not None}
    return Layout(
        text=given["text"],
        id=given["id"],
        fields=tuple((key, i) for key, i in chosen.items() if key not in ("text", "id") and i is not None),
        own=tuple((f"own:{name}", i) for i, name in enumerate(_apart(names)) if i not in used),
    )


def find_column(name: str | int, names: Sequence[object]) -> int | None:
    """Return the position of a column, by its very name or, failing that, by the same letters in another case."""
    same = (i for i, column in enumerate(names) if column == name)
    folded = (i for i, column in enumerate(names) if str(column).strip().lower() == str(name).strip().lower())
    return next(same, next(folded, None))


def absent_column(key: str, name: str | int, names: Sequence[object], file: str) -> ReadError:
    """The problem of a column that a caller names and that is not there."""
    likely = get_close_matches(str(name), [str(column) for column in names], n=1)
    hint = f" Did you mean {shorten(likely[0])}?" if likely else ""
    return ReadError(file, "", f"has no column {shorten(name)}, which columns[{key!r}] names.{hint} Columns: {_listed(names)}.")


def _listed(names: Sequence[object]) -> str:
    shown = ", ".join(shorten(name) if isinstance(name, str) else str(name) for name in names[:LISTED])
    return f"[{shown}{f', and {len(names) - LISTED} more' if len(names) > LISTED else ''}]"


def _apart(names: Sequence[object]) -> list[str]:
    """The names as text, the second of two equal ones with a number."""
    apart, seen = [], set()
    for name in map(str, names):
        number, wanted = 2, name
        while wanted in seen:
            wanted, number = f"{name} {number}", number + 1
        seen.add(wanted)
        apart.append(wanted)
    return apart
