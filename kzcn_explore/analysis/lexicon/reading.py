"""Reading a lexicon: a TOML file or a dict becomes themes with their patterns, or an error that says what to mend."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from os import PathLike
from pathlib import Path

from kzcn_explore.analysis.lexicon.patterns import read_pattern

KEYS = ("patterns", "except")
# How the TOML reader begins what it says of a name that stands twice.
TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Cannot redefine")


@dataclass(frozen=True)
class LexiconTheme:
    """One theme of a lexicon.

    Attributes
    ----------
    name : str
    patterns : tuple of str
        As written, with one space between words.
    exceptions : tuple of str
        Phrases inside which no pattern of the theme is counted.
    """

    name: str
    patterns: tuple[str, ...]
    exceptions: tuple[str, ...] = ()


def read_lexicon(lexicon: str | PathLike | Mapping) -> tuple[LexiconTheme, ...]:
    """Read the themes of a lexicon, in its order.

    Parameters
    ----------
    lexicon : path or dict
        A TOML file with a table ``[themes]``, or what would stand in that table: a theme's name -> its patterns, or a dict of
        ``patterns`` and ``except``.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    TypeError
        If `lexicon` is neither a path nor a dict.
    ValueError
        If the file is no TOML, or a theme, a pattern or an exception cannot be used; the message names the file, the theme and the mend.

    Examples
    --------
    >>> read_lexicon({"Trade": ["trade", "export*"], "Security": {"patterns": ["security"], "except": ["security council"]}})[1]
    LexiconTheme(name='Security', patterns=('security',), exceptions=('security council',))
    >>> read_lexicon({"Trade": "trade"})
    Traceback (most recent call last):
        ...
    ValueError: lexicon: theme 'Trade': patterns must be a list such as ["trade*", "free trade"]; got 'trade'.
    """
    if isinstance(lexicon, Mapping):
        return _read_themes(lexicon, "lexicon")
    if not isinstance(lexicon, str | PathLike):
        raise TypeError(f"lexicon must be the path of a TOML file or a dict of theme -> patterns; got {type(lexicon).__name__}.")
    path = Path(lexicon)
    held = _read_toml(path)
    other = [key for key in held if key != "themes"]
    if other or not isinstance(held.get("themes"), dict):
        stray = f"{other[0]!r} stands outside of it" if other else "there is none"
        raise ValueError(f"{path.name}: themes must stand in one table that begins with the line [themes]; {stray}.")
    return _read_themes(held["themes"], path.name)


def distinct_patterns(themes: Iterable[LexiconTheme]) -> dict[str, str]:
    """List the patterns of all themes in order, each once: its key -> the first way in which it is written."""
    written: dict[str, str] = {}
    for theme in themes:
        for pattern in theme.patterns:
            written.setdefault(read_pattern(pattern).key, pattern)
    return written


def _read_toml(path: Path) -> dict:
    if path.is_dir():
        raise ValueError(f"{path} is a folder; name the TOML file in it.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise FileNotFoundError(f"{path}: there is no such file; a lexicon is a TOML file of theme -> patterns.") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}: byte {error.start} is no UTF-8; save the file as UTF-8.") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if str(error).startswith(TWICE):
            raise ValueError(f"{path.name}: a name stands twice: {error}. Put the patterns of a theme into one list.") from error
        mend = "Patterns stand in quotes, with commas between them, in [ and ]; a name with spaces stands in quotes"
        raise ValueError(f"{path.name}: is no TOML: {error}. {mend}.") from error


def _read_themes(table: Mapping, where: str) -> tuple[LexiconTheme, ...]:
    if not table:
        raise ValueError(f'{where}: holds no theme; add one, such as "Trade" = ["trade*", "import*"].')
    themes: dict[str, LexiconTheme] = {}
    for given, held in table.items():
        name = " ".join(given.split()) if isinstance(given, str) else ""
        if not name:
            raise ValueError(f"{where}: a theme must have a name; got {given!r}.")
        if name.casefold() in themes:
            raise ValueError(f"{where}: {themes[name.casefold()].name!r} and {given!r} name one theme; put their patterns into one list.")
        themes[name.casefold()] = _read_theme(name, held, where)
    return tuple(themes.values())


def _read_theme(name: str, held: object, where: str) -> LexiconTheme:
    at = f"{where}: theme {name!r}"
    if not isinstance(held, Mapping):
        return LexiconTheme(name, tuple(_read_patterns(held, at, "patterns").values()))
    for key in held:
        if key not in KEYS:
            likely = get_close_matches(str(key), KEYS, n=1, cutoff=0.5)
            hint = f" Did you mean {likely[0]!r}?" if likely else " Themes inside themes are not read."
            raise ValueError(f"{at}: a theme holds {list(KEYS)} only; got {key!r}.{hint}")
    if "patterns" not in held:
        raise ValueError(f'{at}: holds no list of patterns; add patterns = ["trade*"].')
    patterns = _read_patterns(held["patterns"], at, "patterns")
    exceptions = _read_patterns(held["except"], at, "except") if "except" in held else {}
    never = [pattern for key, pattern in patterns.items() if key in exceptions]
    if never:
        raise ValueError(f"{at}: {never[0]!r} stands in patterns and in except, so that it is never counted; take one out.")
    return LexiconTheme(name, tuple(patterns.values()), tuple(exceptions.values()))


def _read_patterns(held: object, at: str, what: str) -> dict[str, str]:
    """Return the patterns of a list by their keys."""
    if isinstance(held, str) or not isinstance(held, list | tuple):
        raise ValueError(f'{at}: {what} must be a list such as ["trade*", "free trade"]; got {held!r}.')
    if not held:
        raise ValueError(f"{at}: {what} is an empty list; add a pattern, or take {'the theme' if what == 'patterns' else what} out.")
    read: dict[str, str] = {}
    for pattern in held:
        if not isinstance(pattern, str):
            raise ValueError(f"{at}: {what} must be texts in quotes; got {pattern!r}.")
        try:
            key = read_pattern(pattern).key
        except ValueError as error:
            raise ValueError(f"{at}: the pattern {pattern!r} {error}; mend it or take it out.") from error
        if key in read:
            raise ValueError(f"{at}: {what} hold {read[key]!r} and {pattern!r}, which find the same; take one out.")
        read[key] = " ".join(pattern.split())
    return read
