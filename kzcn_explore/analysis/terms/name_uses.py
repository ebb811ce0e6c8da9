"""Uses of names: what stands before and after each name and proper phrase, by which its kind is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kzcn_explore.analysis.terms.proper_phrases import is_title
from kzcn_explore.text.tokens import Token, is_content
from kzcn_explore.text.wordlists import FUNCTION_WORDS, TITLES, WordLists
from kzcn_explore.text.wordlists_names import BEFORE_NOUNS, BEFORE_PLACES, BEFORE_SOURCES, SHORT_TITLES, SPEECH

QUOTES = frozenset("\"'“”„«»‘’")
# One term of a text: a word, or the words of a phrase.
Unit = Sequence[Token]


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


def add_uses(uses: dict[str, Uses], text: str, units: Sequence[Unit], lists: WordLists) -> None:
    """Count the names and proper phrases of one text; names side by side ("Angela Merkel said") share what stands around them."""
    end = 0
    # Most units are one word in small letters.
    for position in [place for place, unit in enumerate(units) if len(unit) > 1 or not unit[0].surface.islower()]:
        if position < end or not _may_name(units[position]):
            continue
        end = position + 1
        while end < len(units) and units[end][0].joined and _may_name(units[end]) and not _possesses(units[end - 1]):
            end += 1
        _count(uses, text, units[position:end], units[position - 1] if position else None, units[end] if end < len(units) else None, lists)


def _may_name(unit: Unit) -> bool:
    first = unit[0].surface[0]
    if not first.isupper() and (first.isascii() or first.islower()) and not (len(unit) > 1 and unit[-1].surface[0].isupper()):
        return False
    return not (_is_office(unit) or (len(unit) == 1 and unit[0].form in FUNCTION_WORDS))


def _is_office(unit: Unit) -> bool:
    return unit[0].form in TITLES if len(unit) == 1 else is_title([token.form for token in unit])


def _possesses(unit: Unit) -> bool:
    return unit[-1].surface[-2:] in ("'s", "’s")


def _count(uses: dict[str, Uses], text: str, run: Sequence[Unit], before: Unit | None, after: Unit | None, lists: WordLists) -> None:
    start, end = run[0][0].start, run[-1][-1].end
    joined = run[0][0].joined
    word_before = before[-1].form if before is not None and joined else ""
    titled = (
        before is not None and _is_office(before) and (joined or (before[0].form in SHORT_TITLES and text[before[-1].end : start] == ". "))
    )
    word_after = "" if after is None or not after[0].joined or _possesses(run[-1]) else after[0].form
    noun = bool(word_after) and (_is_office(after) or not (after[0].surface[0].isupper() or _is_empty(word_after, lists)))
    quoted = start > 0 and end < len(text) and text[start - 1] in QUOTES and text[end] in QUOTES
    for unit in run:
        seen = uses.setdefault(" ".join(token.form for token in unit), Uses())
        seen.n += 1
        seen.titled += titled
        seen.speaks += word_after in SPEECH
        seen.placed += word_before in BEFORE_PLACES and not noun
        seen.before_noun += noun
        seen.source += word_before in BEFORE_SOURCES
        seen.common += quoted or (word_before in BEFORE_NOUNS and not noun)


def _is_empty(form: str, lists: WordLists) -> bool:
    return form in lists.function_words or form in lists.reporting_words or not is_content(form)
