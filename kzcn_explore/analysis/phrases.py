"""Phrases: runs of words that a corpus uses as one term, found in the corpus itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log

from kzcn_explore.analysis.names import INNER
from kzcn_explore.text.languages import CYRILLIC
from kzcn_explore.text.tokens import Token, is_acronym, is_capitalised, is_theme_word
from kzcn_explore.text.wordlists import TITLE_PHRASES, TITLES, WordLists, word_lists

Phrase = tuple[str, ...]

RUSSIAN_ADJECTIVE = re.compile(r"[ыи]й$")
LONGEST = 5
LONGEST_NAME = 10
# The words of a phrase attract each other at least so much: normalised pointwise mutual information (Bouma 2009).
ATTRACTION = 0.3
# … and more than chance allows: G² at p = .001 with one degree of freedom (Dunning 1993).
EVIDENCE = 10.83


def find_phrases(
    tokens: Sequence[Sequence[Token]], names: frozenset[str], *, min_texts: int = 2, lists: Sequence[WordLists] | None = None
) -> tuple[Phrase, ...]:
    """Find the fixed phrases of a corpus: common ones by statistics, proper ones by their capitals.

    Parameters
    ----------
    tokens : list of list of Token, one a passage
    names : frozenset of str
        Word forms that are names; they stand in no common phrase.
    min_texts : int, default 2
        A common phrase stands in so many passages at least; a proper one may stand in one less.

    lists : list of WordLists, one a passage, optional
        The words without a theme in the language of each passage; by default those of passages without Kazakh.

    Returns
    -------
    tuple of tuple of str
        The word forms of every phrase, ascending.

    Notes
    -----
    A common phrase ("strategic partnership") has two to five words, no function word or word of
    little meaning at an edge, NPMI of at least .3 and
    G² of at least 10.83 at its weakest joint; a shorter phrase that hardly stands outside a longer one is dropped. A proper phrase
    ("Belt and Road Initiative") is a run of capitalised words; one that is made of names alone is no phrase. A title ("Foreign
    Minister") is one, so that its words are not counted as something else; `is_title` tells it.
    """
    lists = [word_lists(None)] * len(tokens) if lists is None else lists
    proper = Counter(phrase for words, own in zip(tokens, lists, strict=True) for phrase in set(_proper_runs(words, names, own)))
    singles = Counter(token.form for words in tokens for token in words)
    common = _common_phrases(tokens, names, min_texts, lists, singles)
    repeated = {phrase for phrase, n in proper.items() if n >= min_texts - 1}
    titles = {phrase for phrase in TITLE_PHRASES if phrase[0].isascii() or phrase[0] in singles}
    return tuple(sorted(repeated | set(common) | titles))


def _segments(words: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut a passage at everything that is not white space; a possessive ends a stretch as well."""
    segment: list[Token] = []
    for token in words:
        if segment and (not token.joined or segment[-1].surface[-2:] in ("'s", "’s") or segment[-1].surface[-1] in "'’"):
            yield segment
            segment = []
        segment.append(token)
    if segment:
        yield segment


def _proper_runs(words: Sequence[Token], names: frozenset[str], lists: WordLists) -> Iterator[Phrase]:
    """Give the phrases in every run of capitalised words: a title ("Foreign Minister") and what the run names."""
    for segment in _segments(words):
        run: list[str] = []
        for token in [*segment, None]:
            if token is not None and (is_capitalised(token.surface) or is_acronym(token.surface) or (run and token.form in INNER)):
                run.append(token.form)
                continue
            if len(run) < 2:
                run = []
                continue
            title, rest = split_title(run, names)
            for phrase in (_trimmed(title, lists), _trimmed(rest, lists)):
                if phrase and CYRILLIC.match(phrase[0]) and _is_bare_name(phrase, names, lists):
                    continue
                if 2 <= len(phrase) <= LONGEST_NAME and (is_title(phrase) or _tells_something(phrase, names, lists)):
                    yield tuple(phrase)
            run = []


def _is_bare_name(phrase: Sequence[str], names: frozenset[str], lists: WordLists) -> bool:
    """Tell a person or two names side by side, which Cyrillic capitals mostly are, from a name that a word opens: "Новый Казахстан"."""
    opened = phrase[0] in lists.not_alone or RUSSIAN_ADJECTIVE.search(phrase[0])
    return any(form in names for form in phrase) and (phrase[0] in names or not opened)


def split_title(forms: list[str], names: frozenset[str]) -> tuple[list[str], list[str]]:
    """Split a run of words into its title and what follows the name of the person who bears it.

    Examples
    --------
    >>> split_title("chinese foreign minister wang yi".split(), frozenset({"chinese", "wang", "yi"}))
    (['foreign', 'minister'], [])
    >>> split_title("minister of national defense wei fenghe".split(), frozenset({"wei", "fenghe"}))
    (['minister', 'of', 'national', 'defense'], [])
    """
    at = [position for position, form in enumerate(forms) if form in TITLES]
    if not at:
        return [], forms
    end = at[-1] + 1
    if forms[end : end + 1] == ["of"]:
        end = next((position for position in range(end, len(forms)) if forms[position] in names), len(forms))
    # A name before the title bears another: "President Tokayev and Minister Wang".
    named = max((position + 1 for position in range(end) if forms[position] in names), default=0)
    first = next((position for position in range(named, end) if forms[position] not in INNER), end)
    rest = end
    while rest < len(forms) and (forms[rest] in names or forms[rest] in INNER):
        rest += 1
    return forms[first:end], forms[rest:]


def _trimmed(forms: list[str], lists: WordLists) -> list[str]:
    """Drop words without a theme at both edges."""
    while forms and forms[0] in lists.no_theme:
        forms = forms[1:]
    while forms and forms[-1] in lists.no_theme:
        forms = forms[:-1]
    return forms


def _tells_something(phrase: Sequence[str], names: frozenset[str], lists: WordLists) -> bool:
    return any(form not in names and form not in lists.no_theme and form not in TITLES for form in phrase)


def is_title(phrase: Sequence[str]) -> bool:
    """Tell whether a phrase is an office: it ends in a title, or opens with one followed by "of"."""
    return tuple(phrase) in TITLE_PHRASES or phrase[-1] in TITLES or (phrase[0] in TITLES and len(phrase) > 1 and phrase[1] == "of")


def _common_phrases(
    tokens: Sequence[Sequence[Token]], names: frozenset[str], min_texts: int, lists: Sequence[WordLists], singles: Counter[str]
) -> list[Phrase]:
    found: Counter[Phrase] = Counter()
    texts_with: Counter[Phrase] = Counter()
    for words, own in zip(tokens, lists, strict=True):
        here = Counter(gram for segment in _segments(words) for gram in _grams([token.form for token in segment], names, own))
        found.update(here)
        texts_with.update(here.keys())
    total = sum(singles.values())
    counts = found + Counter({(form,): n for form, n in singles.items()})
    candidates = [phrase for phrase, n in texts_with.items() if n >= min_texts and _holds_together(phrase, counts, total)]
    return _longest_first(candidates, found)


def _grams(forms: list[str], names: frozenset[str], lists: WordLists) -> Iterator[Phrase]:
    carries = [form not in lists.no_edge and form not in names and is_theme_word(form) for form in forms]
    for start in range(len(forms)):
        if not carries[start]:
            continue
        for end in range(start + 1, min(start + LONGEST, len(forms))):
            if carries[end]:
                yield tuple(forms[start : end + 1])
            elif forms[end] not in INNER:
                break


def _holds_together(phrase: Phrase, counts: Counter[Phrase], total: int) -> bool:
    """Check every joint of a phrase: both of its sides, joining words aside, must attract each other."""
    n = counts[phrase]
    for cut in range(1, len(phrase)):
        if phrase[cut - 1] in INNER:
            continue
        right = next(start for start in range(cut, len(phrase)) if phrase[start] not in INNER)
        n_left, n_right = counts[phrase[:cut]], counts[phrase[right:]]
        attracted = pointwise_information(n, n_left, n_right, total) >= ATTRACTION
        if not attracted or log_likelihood(n, n_left, n_right, total) < EVIDENCE:
            return False
    return True


def pointwise_information(n: int, n_left: int, n_right: int, total: int) -> float:
    """Normalised pointwise mutual information of two parts (Bouma 2009): 1 where they never part, 0 at chance.

    Examples
    --------
    >>> round(pointwise_information(5, 5, 5, 1000), 2)
    1.0
    """
    return log(n * total / (n_left * n_right)) / -log(n / total)


def log_likelihood(n: int, n_left: int, n_right: int, total: int) -> float:
    """G² of the two-by-two table of two parts (Dunning 1993, eq. 1): 2 Σ O ln(O / E)."""
    observed = [[n, n_left - n], [n_right - n, total - n_left - n_right + n]]
    rows, columns = (n_left, total - n_left), (n_right, total - n_right)
    cells = [(observed[i][j], rows[i] * columns[j] / total) for i in (0, 1) for j in (0, 1)]
    return 2 * sum(seen * log(seen / expected) for seen, expected in cells if seen > 0)


def _longest_first(candidates: Iterable[Phrase], found: Counter[Phrase]) -> list[Phrase]:
    """Keep a phrase if it stands at least twice outside the longer phrases that are kept."""
    kept: list[Phrase] = []
    inside: Counter[Phrase] = Counter()
    for phrase in sorted(candidates, key=lambda phrase: (-len(phrase), phrase)):
        if found[phrase] - inside[phrase] < 2:
            continue
        kept.append(phrase)
        for start in range(len(phrase)):
            for end in range(start + 2, len(phrase) + 1):
                if end - start < len(phrase):
                    inside[phrase[start:end]] += found[phrase] - inside[phrase]
    return kept
