"""Kazakh words of the calendar, and the endings that they take by vowel harmony."""

from __future__ import annotations

from kzcn_explore.text.dates.vocabulary import any_of

_VOWELS = "аәеиоөұүыіуюяэё"
_BACK = "аоұыуюяё"
_NASAL = "мнң"
_VOICELESS = "пфкқтсшщчцхһбвгғд"
CASES = ("nominative", "locative", "ablative", "dative", "genitive", "accusative")


def endings(stem: str) -> dict[str, str]:
    """Return the endings of a noun's cases, as patterns: they follow its last vowel (front or back) and its last sound.

    The locative takes its adjective along (-дағы).

    Examples
    --------
    >>> endings("қыркүйек")["locative"], endings("маусым")["ablative"], endings("шілде")["genitive"]
    ('те(?:гі)?', 'нан', 'нің')
    """
    last = stem[-1]
    back = next((letter in _BACK for letter in reversed(stem) if letter in _VOWELS), True)
    a, y, gh, k = ("а", "ы", "ғ", "қ") if back else ("е", "і", "г", "к")
    hard = last in _VOICELESS
    d = "т" if hard else "д"
    n = "н" if last in _VOWELS + _NASAL else d
    return {
        "nominative": "",
        "locative": f"{d}{a}(?:{gh}{y})?",
        "ablative": f"{'н' if last in _NASAL else d}{a}н",
        "dative": f"{k if hard else gh}{a}",
        "genitive": f"{n}{y}ң",
        "accusative": f"{'н' if last in _VOWELS else d}{y}",
    }


def owned(stem: str) -> str:
    """Return a pattern of a noun with the possessive ending of the third person, in any case: «маусымында», «қыркүйегінде».

    Examples
    --------
    >>> import re
    >>> [bool(re.fullmatch(owned("қыркүйек"), word)) for word in ("қыркүйегінде", "қыркүйекінде")]
    [True, False]
    """
    last = stem[-1]
    back = next((letter in _BACK for letter in reversed(stem) if letter in _VOWELS), True)
    a, y, gh = ("а", "ы", "ғ") if back else ("е", "і", "г")
    body = stem + "с" if last in _VOWELS else stem[:-1] + {"к": "г", "қ": "ғ", "п": "б"}.get(last, last)
    return f"{body}{y}(?:нд{a}(?:{gh}{y})?|н{a}н|н{a}|н{y}ң|н)?"


def forms(stem: str, cases: tuple[str, ...] = CASES, *, possessive: bool = True) -> str:
    """Return a pattern of a noun in the cases named, and with the possessive ending where that is wanted.

    Examples
    --------
    >>> import re
    >>> [bool(re.fullmatch(forms("апта"), word)) for word in ("аптада", "аптасында", "аптадан", "аптаде")]
    [True, True, True, False]
    """
    endings_of = endings(stem)
    plain = f"{stem}(?:{'|'.join(endings_of[case] for case in cases)})"
    return f"(?:{plain}|{owned(stem)})" if possessive else f"(?:{plain})"


def table(stems: dict[str, object], cases: tuple[str, ...] = CASES, *, possessive: bool = True) -> dict[str, object]:
    """Return a table of patterns for a table of stems."""
    return {forms(stem, cases, possessive=possessive): value for stem, value in stems.items()}


MONTH_STEMS = {
    "қаңтар": 1,
    "ақпан": 2,
    "наурыз": 3,
    "сәуір": 4,
    "мамыр": 5,
    "маусым": 6,
    "шілде": 7,
    "тамыз": 8,
    "қыркүйек": 9,
    "қазан": 10,
    "қараша": 11,
    "желтоқсан": 12,
}
SEASON_STEMS = {"көктем": "spring", "жаз": "summer", "күз": "autumn", "қыс": "winter"}
WEEKDAY_STEMS = {"дүйсенбі": 0, "сейсенбі": 1, "сәрсенбі": 2, "бейсенбі": 3, "жұма": 4, "сенбі": 5, "жексенбі": 6}
UNIT_STEMS = {"күн": "day", "апта": "week", "ай": "month", "тоқсан": "quarter", "жыл": "year", "онжылдық": "decade"}
MONTHS = table(MONTH_STEMS)
SEASONS = table(SEASON_STEMS)
WEEKDAYS = table(WEEKDAY_STEMS)
UNITS = table(UNIT_STEMS)
NUMBERS = {
    "бір": 1,
    "екі": 2,
    "үш": 3,
    "төрт": 4,
    "бес": 5,
    "алты": 6,
    "жеті": 7,
    "сегіз": 8,
    "тоғыз": 9,
    "он": 10,
    "он бір": 11,
    "он екі": 12,
    "он бес": 15,
    "жиырма": 20,
    "жиырма бес": 25,
    "отыз": 30,
    "қырық": 40,
    "елу": 50,
    "жүз": 100,
}
# The Roman numerals are typed with the Latin letter and with the Kazakh one.
ORDINALS = {
    "бірінші|алғашқы|[IІ]|1(?:-?ші|-)?": 1,
    "екінші|[IІ]{2}|2(?:-?ші|-)?": 2,
    "үшінші|[IІ]{3}|3(?:-?ші|-)?": 3,
    "төртінші|[IІ]V|4(?:-?ші|-)?": 4,
}
TENS = {
    "жиырмасыншы": 20,
    "отызыншы": 30,
    "қырқыншы": 40,
    "елуінші": 50,
    "алпысыншы": 60,
    "жетпісінші": 70,
    "сексенінші": 80,
    "тоқсаныншы": 90,
}
TURNS = {"өткен|былтырғы": -1, "осы|биылғы|ағымдағы|үстіміздегі": 0, "келесі|келер|алдағы": 1}
DAYS = {"арғы күн(?:і|гі)": -2, "кеше(?:гі|ден)?": -1, "бүгін(?:гі|нен)?": 0, "ертең(?:гі|нен)?": 1, "бүрсігүн(?:і|гі)": 2}
YEAR_WORDS = {"былтыр(?:ғы|дан)?": -1, "биыл(?:ғы|дан)?": 0}
COUNT = rf"(?:[0-9]{{1,3}}|{any_of(NUMBERS)})"
YEAR = "(?:1[0-9]|20|21)[0-9]{2}"
