"""English words of the calendar: how months, weekdays, numbers and years are written."""

from __future__ import annotations

import calendar
import re

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WEEKDAYS |= {name.lower(): number for number, name in enumerate(calendar.day_abbr)} | {"tues": 1, "wednes": 2, "thur": 3, "thurs": 3}
NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
NUMBERS |= {word: number for number, word in enumerate(TEENS, 13)}
NUMBERS |= {word: number for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety hundred".split(), 3)}
NUMBERS |= {word: 10 * NUMBERS[word] for word in "thirty forty fifty sixty seventy eighty ninety hundred".split()}
_TENS = {word: value for word, value in NUMBERS.items() if value % 10 == 0 and 20 <= value <= 90}
_ONES = {word: value for word, value in NUMBERS.items() if 1 <= value <= 9}
NUMBERS |= {f"{tens}-{ones}": _TENS[tens] + _ONES[ones] for tens in _TENS for ones in _ONES}
NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "a dozen": 12}
ORDINALS = {word: number for number, word in enumerate("first second third fourth fifth".split(), 1)}
ORDINALS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
TENS = {word: number for number, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)}

MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
TO_DAY = r"(?P<to>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[0-9]|20|21)[0-9]{2})"
TO_YEAR = YEAR.replace("<year>", "<to>")
UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|decade)"
PART_OF_DAY = r"(?:morning|afternoon|evening|night)"
_COMPOUND = rf"(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES)})"
_SIMPLE = sorted((word for word in NUMBERS if "-" not in word), key=len, reverse=True)
NUMBER = rf"(?P<number>[0-9]{{1,3}}|{_COMPOUND}|{'|'.join(_SIMPLE)})"
# "Three to five years", "8-10 years".
TO_NUMBER = NUMBER.replace("<number>", "<to>").join((r"(?: to | or |[-–])", ""))
# After a number that ends a date no thousands, decimals, percent or range may follow.
ENDS = r"(?![-,.:/][0-9])(?! ?%)"


def number(text: str) -> int:
    """Return the number that digits or words name."""
    return int(text) if text.isdigit() else NUMBERS[" ".join(text.lower().split())]


def month_number(text: str) -> int | None:
    """Return the month; None for "may", "march", "mar" and other words in lower case that are no month there.

    Examples
    --------
    >>> month_number("Sept."), month_number("june"), month_number("may")
    (9, 6, None)
    """
    name = text.lower().rstrip(".")
    if text[0].islower() and (name in ("may", "march", "august") or (len(name) <= 4 and name not in ("june", "july"))):
        return None
    return MONTHS[name]


def season_name(text: str) -> str:
    """Return the season's name in `values.SEASONS`."""
    return "autumn" if text.lower() == "fall" else text.lower()


def preceded(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern that ends in ``$`` is found in the few words before a match."""
    return pattern.search(match.string[max(0, match.start() - 30) : match.start()]) is not None


def followed(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern stands right behind a match."""
    return pattern.match(match.string, match.end()) is not None
