"""Words in runs: what a word in a run of capitals may be besides a name, and whether it goes on with the one before it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from kzcn_explore.analysis.actors.heads import heads_body
from kzcn_explore.text.dictionaries import is_dictionary_word
from kzcn_explore.text.tokens import Token, is_acronym
from kzcn_explore.text.wordlists import FUNCTION_WORDS, KAZAKH, NOT_ALONE, RUSSIAN, TITLES
from kzcn_explore.text.wordlists_names import SHORT_TITLES

CALENDAR = RUSSIAN.calendar_words | KAZAKH.calendar_words
# A body is theirs: "People's Congress", "Workers' Union"; theirs end no name.
OWNERS = frozenset(
    "people women children men workers' teachers' farmers' lawyers' writers' veterans' players' employers' students'".split()
)
# "Oslo-based Heron": what goes before the hyphen is no part of the name behind it.
MADE_OF_A_NAME = frozenset(
    "backed based born brokered controlled dominated educated funded held led listed owned run sponsored trained".split()
)


def is_made_of_name(token: Token) -> bool:
    """Tell an adjective that is made of a name from a part of the name behind it: "Oslo-based"."""
    return "-" in token.form and token.form.rpartition("-")[2] in MADE_OF_A_NAME


def is_joined(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word goes on with the one before it: only white space, or the full stop of an initial or a title, parts them."""
    if not at:
        return False
    before, token = tokens[at - 1], tokens[at]
    if token.joined:
        return "\n" not in text[before.end : token.start]
    short = len(before.surface) == 1 or before.form in SHORT_TITLES
    return short and before.surface[0].isupper() and text[before.end : token.start] in (". ", ".", ".\u00a0")


def is_initial(text: str, tokens: Sequence[Token], at: int, names: Set[str], *, after_name: bool = False) -> bool:
    """Tell the initial of a name from a letter alone: a full stop follows, and another initial or a word that is no common one.

    Behind a name it may be a common word with a capital: "George W. Bush".
    """
    surface = tokens[at].surface
    if len(surface) != 1 or not surface.isupper() or at + 1 == len(tokens) or text[tokens[at].end] != ".":
        return False
    after = tokens[at + 1]
    if not is_joined(text, tokens, at + 1) or not after.surface[0].isupper():
        return False
    if len(after.surface) == 1:
        return is_initial(text, tokens, at + 1, names, after_name=after_name)
    return not is_plain(after) if after_name else not is_common(after.form, names)


def is_plain(token: Token) -> bool:
    """Tell a function word or a word of the calendar, even with a capital."""
    return (token.form in FUNCTION_WORDS or token.form in CALENDAR) and not is_acronym(token.surface)


def possesses(token: Token) -> bool:
    """Tell whether a word ends in a possessive 's."""
    return token.surface[-2:] in ("'s", "’s", "s'", "s’")


def owns(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a body is a word's own and named by it: "People's Congress", "General's Office"."""
    form = tokens[place].form
    return form in OWNERS or (form in TITLES and heads_body(tokens[place + 1].form))


def is_common(form: str, names: Set[str]) -> bool:
    """Tell a word that a dictionary holds and that the corpus does not write as a name."""
    return form not in names and (form in FUNCTION_WORDS or form in NOT_ALONE or is_dictionary_word(form))
