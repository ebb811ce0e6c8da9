"""Uses of names: what stands before and after each name and proper phrase, by which its kind is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kzcn_explore.analysis.terms.proper_phrases import is_title
from kzcn_explore.analysis.terms.stretches import find_stretches, spread
from kzcn_explore.analysis.terms.units import Units
from kzcn_explore.text.tokens import is_content
from kzcn_explore.text.wordlists import FUNCTION_WORDS, TITLES, WordLists
from kzcn_explore.text.wordlists_names import BEFORE_NOUNS, BEFORE_PLACES, BEFORE_SOURCES, SHORT_TITLES, SPEECH

QUOTES = frozenset("\"'“”„«»‘’")


@dataclass
class Uses:
    """How a name is used: counts of its uses that a capital marks, and of those after a title and so on.

    Attributes
    ----------
    n : int
    titled : int
        After a title: "President Macron".
    speaks : int
        Before a verb of speech: "Lavrov said".
    placed : int
        After a preposition of place, and before no noun: "in Geneva".
    before_noun : int
        "German trains".
    source : int
        "told Reuters".
    common : int
        As common nouns are used: after "a" and the like, or in quotation marks of its own: "a New Harbour".
    """

    n: int = 0
    titled: int = 0
    speaks: int = 0
    placed: int = 0
    before_noun: int = 0
    source: int = 0
    common: int = 0


def count_uses(units: Units) -> dict[str, Uses]:
    """Count the names and proper phrases; names side by side ("Angela Merkel said") share what stands around them.

    Returns
    -------
    dict of str to Uses
        By the forms of a name or phrase.
    """
    offices = _offices(units)
    starts, ends = _runs_of_names(units, offices)
    named = units.ids[spread(starts, ends - starts)]
    # Names that are written in several ways are one.
    numbers: dict[str, int] = {}
    of_unit = np.array([numbers.setdefault(forms, len(numbers)) for forms in units.forms], dtype=np.int64)
    counts = [np.bincount(of_unit[named], minlength=len(numbers))]
    for is_so in _facts(units, offices, starts, ends):
        counts.append(np.bincount(of_unit[named], np.repeat(is_so, ends - starts), len(numbers)).astype(np.int64))
    return {name: Uses(*seen) for name, *seen in zip(numbers, *(n.tolist() for n in counts), strict=True) if seen[0]}


def _runs_of_names(units: Units, offices: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Find the units side by side that may be names: the first of each run, and the first one behind it."""
    may_name = ~offices & np.array([_has_capital(units, unit) for unit in range(len(units.different))], dtype=bool)
    # A word in small letters may follow a name, but opens none.
    may_open = may_name.copy()
    may_open[: units.n_words] &= np.array([not surface.islower() for surface in units.words.surfaces], dtype=bool)
    goes_on = units.joined & may_name[units.ids]
    goes_on[1:] &= ~_possesses(units)[units.ids[:-1]]
    return find_stretches(may_open[units.ids], goes_on)


def _has_capital(units: Units, unit: int) -> bool:
    words = units.different[unit]
    first = units.words.surfaces[words[0]][0]
    if not first.isupper() and (first.isascii() or first.islower()):
        return len(words) > 1 and units.words.surfaces[words[-1]][0].isupper()
    return len(words) > 1 or units.forms[unit] not in FUNCTION_WORDS


def _offices(units: Units) -> np.ndarray:
    """Tell which different units are offices."""
    words, phrases = units.forms[: units.n_words], units.forms[units.n_words :]
    return np.array([form in TITLES for form in words] + [is_title(forms.split()) for forms in phrases], dtype=bool)


def _possesses(units: Units) -> np.ndarray:
    return np.array([surface[-2:] in ("'s", "’s") for surface in units.words.surfaces], dtype=bool)[units.last]


def _facts(units: Units, offices: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> list[np.ndarray]:
    """Tell of every run of names what `Uses` counts beside `n`, in its order; six of bool, (n_runs,)."""
    words, gaps = units.words, units.gaps
    opens, closes = units.starts[starts], units.ends(ends - 1)
    joined = words.joined[opens]
    before = units.ids[starts - 1]
    is_first = np.isin(opens, words.bounds[:-1])
    points = gaps.those(". ".__eq__)[gaps.before(opens)]
    short = _of_forms(units, SHORT_TITLES.__contains__)[units.first[before]]
    titled = ~is_first & offices[before] & (joined | (short & points))
    # Only where a run and its neighbour are joined are they of one passage.
    follows = np.append(units.joined, False)[ends] & ~_possesses(units)[units.ids[ends - 1]]
    after = np.append(units.ids, 0)[ends]
    first_after = units.first[after]
    upper = np.array([surface[0].isupper() for surface in words.surfaces], dtype=bool)
    noun = follows & (offices[after] | ~(upper | _are_empty(units))[first_after])
    opened, closed = gaps.those(lambda gap: gap[-1:] in QUOTES), gaps.those(lambda gap: gap[:1] in QUOTES)
    quoted = opened[gaps.before(opens)] & closed[gaps.after(closes)]

    def stands_behind(forms: frozenset[str]) -> np.ndarray:
        return joined & _of_forms(units, forms.__contains__)[units.last[before]]

    return [
        titled,
        follows & _of_forms(units, SPEECH.__contains__)[first_after],
        stands_behind(BEFORE_PLACES) & ~noun,
        noun,
        stands_behind(BEFORE_SOURCES),
        quoted | (stands_behind(BEFORE_NOUNS) & ~noun),
    ]


def _of_forms(units: Units, are: Callable[[str], bool]) -> np.ndarray:
    """Ask of the form of each different word."""
    return np.array([are(form) for form in units.words.forms], dtype=bool)[units.words.form_of]


def _are_empty(units: Units) -> np.ndarray:
    forms = units.forms[: units.n_words]
    return np.array([_is_empty(form, lists) for form, lists in zip(forms, units.words.lists, strict=True)], dtype=bool)


def _is_empty(form: str, lists: WordLists) -> bool:
    return form in lists.function_words or form in lists.reporting_words or not is_content(form)
