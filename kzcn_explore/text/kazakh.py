"""Kazakh: the forms of a noun that a corpus uses, brought to the stem that they share.

No library brings Kazakh words to their stems well enough, and a stripper that guesses takes roots apart ("сауда", trade, is not the
locative of "сау"). Here endings are taken off only by the grammar's rules (plural, possessive of the third person, case; in that
order, in harmony with the stem's vowels, with the first consonant that the sound before asks for), and only where the corpus bears
the stem out: as a word of its own, or by two forms that agree on it. What is not so borne out stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kzcn_explore.text.wordlists_kazakh import BACK, FRONT

PLURALS = ("лар", "дар", "тар", "лер", "дер", "тер")
# Of the third person: "қатынасы", "саудасы".
POSSESSIVES = ("ы", "і", "сы", "сі")
# Every ending, with the sounds that it stands after: v a vowel, n a nasal, r one of р л й у, z one of з ж, t a voiceless one.
CASES = {
    "ның": "vn", "нің": "vn", "дың": "rz", "дің": "rz", "тың": "t", "тің": "t",
    "ға": "vnrz", "ге": "vnrz", "қа": "t", "ке": "t",
    "ны": "v", "ні": "v", "ды": "nrz", "ді": "nrz", "ты": "t", "ті": "t",
    "да": "vnrz", "де": "vnrz", "та": "t", "те": "t", "дағы": "vnrz", "дегі": "vnrz", "тағы": "t", "тегі": "t",
    "дан": "vrz", "ден": "vrz", "тан": "t", "тен": "t", "нан": "n", "нен": "n",
    "мен": "vnr", "бен": "z", "пен": "t",
}  # fmt: skip
CASES_AFTER_POSSESSIVE = frozenset("ның нің на не н нда нде ндағы ндегі нан нен мен".split())
PLURALS = {"лар": "vr", "лер": "vr", "дар": "nz", "дер": "nz", "тар": "t", "тер": "t"}
POSSESSIVES = {"ы": "nrzt", "і": "nrzt", "сы": "v", "сі": "v"}
# "Тауарлар", but "доллар", "сұраулар" and "жолдар": л takes д in the plural.
PLURAL_OF_L = frozenset({"дар", "дер"})
INSTRUMENTALS = frozenset({"мен", "бен", "пен"})
SOUNDS = {letter: kind for letters, kind in ((BACK + FRONT + "э", "v"), ("мнң", "n"), ("рлйу", "r"), ("зж", "z")) for letter in letters}
VOICELESS_AT_THE_END = "t"
VOWELS = BACK + FRONT + "э"
# Loans with these take back and front endings.
EITHER = "иуюэ"
# A possessive vowel softens what stands before it: "бөлік", "бөлігі".
SOFTENED = {"г": "к", "ғ": "қ", "б": "п"}
SHORTEST = 3
# With a stem of three letters so many of the ending are asked for: "сауда" is not "сау" with a case, "жолдар" is "жол" with its plural.
ENDING_OF_A_SHORT_STEM = 3
# A stem that no text holds bare has so many letters, and so many forms that agree on it.
SHORTEST_UNSEEN = 5
AGREEING = 2


def match_stems(n_uses: Mapping[str, int], kept: frozenset[str], nouns: frozenset[str]) -> dict[str, str]:
    """Map word forms of Kazakh texts onto the shortest stem that they bear out.

    Parameters
    ----------
    n_uses : mapping of str to int
        How often the texts use each form.
    kept : frozenset of str
        Words that are neither forms nor stems: function words and the like.
    nouns : frozenset of str
        Words that are stems even where no text holds them bare.

    Examples
    --------
    >>> uses = dict.fromkeys("қатынас қатынастарын сауда сау бөлік бөлігі станцияның станциясы".split(), 1)
    >>> match_stems(uses, frozenset(), frozenset())
    {'бөлігі': 'бөлік', 'станцияның': 'станция', 'станциясы': 'станция', 'қатынастарын': 'қатынас'}
    """
    stems_of = {
        form: list(_stems(form))
        for form in sorted(n_uses)
        if form not in kept and form not in nouns and form.isalpha() and not form.isascii()
    }
    forms_of: dict[str, list[bool]] = defaultdict(list)
    for stems in stems_of.values():
        for stem, direct in set(stems):
            forms_of[stem].append(direct)

    def borne_out(stem: str) -> bool:
        if stem in kept:
            return False
        # A possessive alone may be the end of the word itself ("жұмысшы"), a case or a plural hardly.
        agreed = len(stem) >= SHORTEST_UNSEEN and len(forms_of[stem]) >= AGREEING and any(forms_of[stem])
        return stem in n_uses or stem in nouns or agreed

    matched = {form: min((stem for stem, _ in stems if borne_out(stem)), key=len, default=form) for form, stems in stems_of.items()}
    return {form: stem for form, stem in matched.items() if stem != form}


def _stems(form: str) -> Iterator[tuple[str, bool]]:
    """Give what is left of a form without a case, a possessive and a plural, each if it is there, one at least.

    With each comes whether it stands without a possessive.
    """
    for possessed, case in _without(form, [*CASES, *CASES_AFTER_POSSESSIVE]):
        for plural_form, possessive in _without(possessed, POSSESSIVES):
            if not _case_fits(case, possessive, possessed):
                continue
            if possessive and _sound(plural_form) not in POSSESSIVES[possessive]:
                continue
            if case and possessive and _in_harmony(possessed, "", case):
                yield possessed, False
            for bare, plural in _without(plural_form, PLURALS):
                ending = form[len(bare) :]
                if not ending or (len(bare) == SHORTEST and len(ending) < ENDING_OF_A_SHORT_STEM):
                    continue
                if (plural and not _plural_fits(plural, bare)) or not _in_harmony(bare, ending.removesuffix(case), case):
                    continue
                softened = possessive and not plural and bare[-1] in SOFTENED
                yield bare[:-1] + SOFTENED[bare[-1]] if softened else bare, not possessive


def _without(form: str, endings: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield form, ""
    for ending in endings:
        if form.endswith(ending) and len(form) - len(ending) >= SHORTEST:
            yield form[: -len(ending)], ending


def _sound(word: str) -> str:
    return SOUNDS.get(word[-1], VOICELESS_AT_THE_END)


def _case_fits(case: str, possessive: str, before: str) -> bool:
    if not case:
        return True
    return case in CASES_AFTER_POSSESSIVE if possessive else _sound(before) in CASES.get(case, "")


def _plural_fits(plural: str, bare: str) -> bool:
    return plural in PLURAL_OF_L if bare[-1] == "л" else _sound(bare) in PLURALS[plural]


def _in_harmony(bare: str, ending: str, case: str) -> bool:
    """Tell whether the vowels of an ending are all back or all front, as the stem's last one is; "мен" is neither."""
    vowels = {letter in BACK for letter in ending + ("" if case in INSTRUMENTALS else case) if letter in VOWELS}
    last = next((letter for letter in reversed(bare) if letter in VOWELS), "")
    return len(vowels) <= 1 and (not vowels or last == "" or last in EITHER or vowels == {last in BACK})
