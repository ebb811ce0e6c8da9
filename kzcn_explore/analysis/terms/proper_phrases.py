"""Proper phrases: runs of words with capitals, the titles in them, and what is left when a person's name is taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kzcn_explore.text.languages import CYRILLIC
from kzcn_explore.text.tokens import Token, is_acronym, is_capitalised
from kzcn_explore.text.wordlists import TITLE_PHRASES, TITLES, WordLists
from kzcn_explore.text.wordlists_names import DATED, ORGANISATION_HEADS, PLACE_ADJECTIVES, PLACE_HEADS, TERM_HEADS

# Words that join two capitalised words into one name: "Bank of China".
INNER = frozenset({"and", "of", "the", "for", "on", "in"})
RUSSIAN_ADJECTIVE = re.compile(r"[ыи]й$")
LONGEST_NAME = 10
HEADS = ORGANISATION_HEADS | PLACE_HEADS | TERM_HEADS


def proper_runs(words: Sequence[Token], names: frozenset[str], lists: WordLists) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the phrases in every run of capitalised words: a title ("Foreign Minister") and what the run names.

    Each comes with the place of its first word in `words`.
    """
    run: list[Token] = []
    for place, token in enumerate(words):
        if run and (not token.joined or _ends_run(run, token)):
            yield from _phrases(run, place - len(run), names, lists)
            run = []
        if opens_run(token.surface) or (run and token.form in INNER):
            run.append(token)
        elif run:
            yield from _phrases(run, place - len(run), names, lists)
            if token.form in ORGANISATION_HEADS and RUSSIAN_ADJECTIVE.search(run[-1].form):
                # Russian goes on in small letters after the capital of a name: "Шанхайская организация".
                yield from _phrases([run[-1], token], place - 1, names, lists)
            run = []
    yield from _phrases(run, len(words) - len(run), names, lists)


def opens_run(surface: str) -> bool:
    """Tell whether a run may open with a word: one with a capital, or an acronym."""
    return surface[0].isupper() and (is_capitalised(surface) or is_acronym(surface))


def _ends_run(run: Sequence[Token], token: Token) -> bool:
    """Tell whether a run goes no further: at the possessive in "China's Belt and Road", at "the" in "in Oslo the Arctic Council".

    "People's Congress" and "Law of the Sea" go on.
    """
    last = run[-1]
    if token.form == "the":
        return last.form not in INNER or (last.form == "and" and all(one.form != "of" for one in run))
    return last.surface[-2:] in ("'s", "’s") and not (token.surface[0].isupper() and last.form in {"people", "women", "children"})


def _phrases(run: Sequence[Token], start: int, names: frozenset[str], lists: WordLists) -> Iterator[tuple[int, tuple[str, ...]]]:
    if len(run) < 2:
        return
    forms = [token.form for token in run]
    title, rest = split_title(forms, names)
    for phrase in (_trimmed(title, lists), _trimmed(without_person(rest, names), lists)):
        if not 2 <= len(phrase) <= LONGEST_NAME or (CYRILLIC.match(phrase[0]) and _is_bare_name(phrase, names, lists)):
            continue
        if is_title(phrase) or any(form not in names and form not in lists.no_theme and form not in TITLES for form in phrase):
            at = next(at for at in range(len(forms)) if forms[at : at + len(phrase)] == phrase)
            yield start + at, tuple(phrase)


def _is_bare_name(phrase: Sequence[str], names: frozenset[str], lists: WordLists) -> bool:
    """Tell a person or two names side by side, which Cyrillic capitals mostly are, from a name that a word opens: "Новый Казахстан"."""
    opened = phrase[0] in lists.not_alone or RUSSIAN_ADJECTIVE.search(phrase[0])
    return any(form in names for form in phrase) and (phrase[0] in names or not opened) and phrase[-1] not in HEADS


def split_title(forms: list[str], names: frozenset[str]) -> tuple[list[str], list[str]]:
    """Split a run of words into its title and what follows the name of the person who bears it.

    Examples
    --------
    >>> split_title("russian foreign minister sergei lavrov".split(), frozenset({"russian", "sergei", "lavrov"}))
    (['foreign', 'minister'], [])
    >>> split_title("minister of national defense lloyd austin".split(), frozenset({"lloyd", "austin"}))
    (['minister', 'of', 'national', 'defense'], [])
    """
    at = [position for position, form in enumerate(forms) if form in TITLES]
    if not at:
        return [], forms
    end = at[-1] + 1
    if forms[end : end + 1] == ["of"]:
        end = next((position for position in range(end, len(forms)) if forms[position] in names), len(forms))
    # A name before the title bears another: "President Macron and Minister Colonna".
    named = max((position + 1 for position in range(end) if forms[position] in names), default=0)
    first = next((position for position in range(named, end) if forms[position] not in INNER), end)
    rest = end
    while rest < len(forms) and (forms[rest] in names or forms[rest] in INNER):
        rest += 1
    return forms[first:end], forms[rest:]


def without_person(forms: list[str], names: frozenset[str]) -> list[str]:
    """Take a person of two names or more off the end of what a name after "of" closes.

    Examples
    --------
    >>> without_person("republic of kenya william ruto".split(), frozenset({"kenya", "william", "ruto"}))
    ['republic', 'of', 'kenya']
    >>> without_person("kingdom of saudi arabia".split(), frozenset({"saudi", "arabia"}))
    ['kingdom', 'of', 'saudi', 'arabia']
    """
    if "of" not in forms:
        return forms
    end = forms.index("of") + 1
    while end < len(forms) and (forms[end] == "the" or (forms[end] in PLACE_ADJECTIVES and forms[end] not in names)):
        end += 1
    after = end
    while after < len(forms) and forms[after] in names:
        after += 1
    return forms[: end + 1] if after == len(forms) and after - end > 2 else forms


def _trimmed(forms: list[str], lists: WordLists) -> list[str]:
    """Drop words without a theme at both edges; those of a name ("Chinese New Year", "United States") are kept."""

    def empty(form: str) -> bool:
        return form in DATED or form in lists.function_words or (form in lists.reporting_words and form not in HEADS)

    while forms and (empty(forms[0]) or forms[0] in lists.calendar_words):
        forms = forms[1:]
    while forms and empty(forms[-1]):
        forms = forms[:-1]
    return forms


def is_title(phrase: Sequence[str]) -> bool:
    """Tell whether a phrase is an office: it ends in a title, or opens with one followed by "of"."""
    return tuple(phrase) in TITLE_PHRASES or phrase[-1] in TITLES or (phrase[0] in TITLES and len(phrase) > 1 and phrase[1] == "of")
