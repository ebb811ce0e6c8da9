"""Numeric dates: 2022-06-07, 07.06.2022, 31/12/2022, 2022-06, 2022Q2: in every language alike."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.meanings import Meaning, known, unknown
from kzcn_explore.text.dates.rules import Language, Rule

# Chinese stands right beside its digits, so its characters are not among the letters.
# A digit that no letter, digit, hyphen, currency or decimal mark precedes, and that is followed by more than a phone number's groups.
LETTER = "[0-9A-Za-z\u00c0-\u024f\u0400-\u04ff]"
OPEN = rf"(?<!{LETTER})(?<!\d[-./,:])(?<![-/_#$€£¥+=])"
CLOSE = rf"(?!{LETTER})(?![-/_%]\w)(?![.,:]\d)"
YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"


def _number(text: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(OPEN + text + CLOSE, flags)


def _day(match: re.Match[str]) -> Meaning | None:
    return known(values.day(int(match["year"]), int(match["month"]), int(match["day"])))


def _slashed(match: re.Match[str]) -> Meaning | None:
    """Read 31/12/2022 and 12/31/2022; where both may be the month (06/07/2022), the order is open and so is the day."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day, month = max(first, second), min(first, second)
    if day <= 12 and day != month:
        return unknown("day")
    return known(values.day(year, month, day))


def _month(match: re.Match[str]) -> Meaning | None:
    return known(values.month(int(match["year"]), int(match["month"])))


def _quarter(match: re.Match[str]) -> Meaning | None:
    return known(values.quarter(int(match["year"]), int(match["quarter"])))


TIME = r"(?:[T\x20][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
NUMERIC = (
    Rule(_number(rf"(?P<year>{YEAR})-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}}){TIME}"), _day),
    Rule(_number(rf"(?P<year>{YEAR})(?P<mark>[./])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})"), _day),
    Rule(_number(rf"(?P<day>[0-9]{{1,2}})(?P<mark>[.-])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<year>{YEAR})"), _day),
    Rule(_number(rf"(?P<first>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})/(?P<year>{YEAR})"), _slashed),
    Rule(_number(rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])"), _month),
    Rule(_number(rf"(?P<month>0[1-9]|1[0-2])[./](?P<year>{YEAR})"), _month),
    Rule(_number(rf"(?P<year>{YEAR})-?Q(?P<quarter>[1-4])"), _quarter),
    Rule(_number(rf"Q(?P<quarter>[1-4])[-\x20]?(?P<year>{YEAR})"), _quarter),
)
# For a text in a language without rules of its own.
ONLY_NUMBERS = Language(starts=re.compile(r"(?<!\w)Q(?=[1-4])"), rules=())
