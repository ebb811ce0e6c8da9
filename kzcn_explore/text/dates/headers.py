"""Headers: how a date that stands alone, in a header or a column, is written in English, Russian, Kazakh and Chinese."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.chinese_words import DAY_NUMBER, MONTH_NUMBER, YEAR_NUMBER, number
from kzcn_explore.text.dates.english_words import MONTHS as ENGLISH_MONTHS
from kzcn_explore.text.dates.values import Days

_RUSSIAN = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_RUSSIAN_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_KAZAKH = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
_RUSSIAN_SHORT = {
    "янв": 1,
    "фев": 2,
    "февр": 2,
    "мар": 3,
    "апр": 4,
    "июн": 6,
    "июл": 7,
    "авг": 8,
    "сен": 9,
    "сент": 9,
    "окт": 10,
    "ноя": 11,
}
_RUSSIAN_SHORT |= {"нояб": 11, "дек": 12}
MONTHS = ENGLISH_MONTHS | _RUSSIAN_SHORT
for _listed in (_RUSSIAN, _RUSSIAN_OF, _KAZAKH):
    MONTHS |= {_name: _number for _number, _name in enumerate(_listed.split(), 1)}
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
for _listed in ("весна лето осень зима", "весной летом осенью зимой", "весны лета осени зимы", "көктем жаз күз қыс", "春 夏 秋 冬"):
    SEASONS |= dict(zip(_listed.split(), ("spring", "summer", "autumn", "winter"), strict=True))

_NAME = "(?P<name>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_SEASON = "(?P<season>" + "|".join(sorted(SEASONS, key=len, reverse=True)) + ")"
_WEEKDAY = (
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|пн|вт|ср|чт|пт|сб|вс|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі|(?:星期|周)[一二三四五六日天])"
)
_BEFORE = rf"(?:{_WEEKDAY}\.?,? )?"
_YEAR, _DAY = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})"
# «2022 г.», «2022 года», "2022 ж.", "2022 жылы" after a year; «2022 жылғы», "2022 жылдың" before the month.
_OF_YEAR = r"(?: ?(?:года|году|год|г\.|г(?!\w)|жылы|жыл|ж\.|ж(?!\w)))?"
_YEAR_FIRST = rf"{_YEAR} ?(?:жылғы|жылдың|ж\.) "
_NOTHING_LEFT = r"(?![\w-])"
DAYS = (
    rf"{_YEAR}-(?P<month>\d{{1,2}})-{_DAY}{_NOTHING_LEFT}",
    rf"{_YEAR}-(?P<month>\d{{1,2}})-{_DAY}(?=T\d)",
    rf"{_YEAR}[./](?P<month>\d{{1,2}})[./]{_DAY}(?![\w./])",
    # With dots the day always comes first; with slashes the order is open unless one number is no month.
    rf"{_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}{_OF_YEAR}(?![\w./-])",
    rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}(?![\w./-])",
    rf"{_DAY}(?:st|nd|rd|th)?(?: of)?(?: |-){_NAME}\.?(?:,? |-){_YEAR}(?!\w){_OF_YEAR}",
    rf"{_NAME}\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}(?!\w)",
    rf"{_YEAR_FIRST}{_DAY} {_NAME}(?!\w)",
    rf"{_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月 ?{_DAY} ?[日号]",
    # 二〇二二年六月七日
    rf"(?P<year>{YEAR_NUMBER}) ?年 ?(?P<month>{MONTH_NUMBER}) ?月 ?(?P<day>{DAY_NUMBER}) ?[日号]",
)
LONGER = (
    rf"{_YEAR}-(?P<month>\d{{1,2}}){_NOTHING_LEFT}",
    rf"{_NAME}\.?,? (?:of )?{_YEAR}(?!\w){_OF_YEAR}",
    rf"{_YEAR_FIRST}{_NAME}(?!\w)",
    rf"{_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月(?:份)?",
    rf"(?P<year>{YEAR_NUMBER}) ?年 ?(?P<month>{MONTH_NUMBER}) ?月(?:份)?",
    rf"{_YEAR}[- ]?Q(?P<quarter>[1-4])(?!\w)",
    rf"Q(?P<quarter>[1-4])[- ]?{_YEAR}(?!\w)",
    rf"{_YEAR}[- ]?H(?P<half>[12])(?!\w)",
    rf"H(?P<half>[12])[- ]?{_YEAR}(?!\w)",
    rf"{_SEASON},? (?:of )?{_YEAR}(?!\w){_OF_YEAR}",
    rf"{_YEAR_FIRST}{_SEASON}(?!\w)",
    rf"{_YEAR} ?年 ?{_SEASON}[天季]?",
    rf"{_YEAR} ?年(?!\w)",
    rf"{_YEAR}{_NOTHING_LEFT}{_OF_YEAR}",
)
# From the most to the least precise; the first that matches is the reading.
FORMS = tuple(re.compile(_BEFORE + form, re.IGNORECASE) for form in DAYS) + tuple(re.compile(form, re.IGNORECASE) for form in LONGER)
COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
# The zones that a header of RFC 2822 may name, and four of Europe's, in hours east of Greenwich.
ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
ZONES |= {"msk": 3, "мск": 3, "cet": 1, "cest": 2}
AFTER_DAY = re.compile(rf"(?: ?[,(（]? ?{_WEEKDAY}[)）]?)?", re.IGNORECASE)
TIME = re.compile(
    r"(?:T|,? (?:at |в |сағат )?|, ?| ?(?:上午|下午|晚上|凌晨) ?)"
    r"(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?|(?P<bare>1[0-2]|0?[1-9])(?= ?[ap]\.?m))"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?"
    r"(?: ?(?:(?P<zone>Z|UTC?|GMT|E[SD]T|C[SD]T|M[SD]T|P[SD]T|MSK|МСК|CES?T)(?![a-zA-Z]))?"
    r"(?P<east>[+-]\d{1,2}(?::?\d{2})?(?!\d))?)(?: \([A-Z]{1,5}\))?(?![\w:])",
    re.IGNORECASE,
)


def days_of(match: re.Match[str]) -> Days | None:
    """Return the days that the match of a form means; None where the calendar has none or the order of day and month is open.

    Examples
    --------
    >>> days_of(FORMS[5].match("7 июня 2022 г.")).earliest
    datetime.date(2022, 6, 7)
    """
    parts = {key: part for key, part in match.groupdict().items() if part}
    year = number(parts["year"])
    if "quarter" in parts:
        return values.quarter(year, int(parts["quarter"]))
    if "half" in parts:
        return values.half(year, int(parts["half"]))
    if "season" in parts:
        return values.season(year, SEASONS[parts["season"].lower()])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        return values.day(year, min(first, second), max(first, second)) if max(first, second) > 12 or first == second else None
    month = MONTHS[parts["name"].lower()] if "name" in parts else number(parts["month"]) if "month" in parts else None
    if "day" in parts:
        return values.day(year, month, number(parts["day"]))
    return values.year(year) if month is None else values.month(year, month)


def day_in_utc(day: Days, time: re.Match[str]) -> Days | None:
    """Return the day in UTC of a time on a day; the day itself where the time names no zone, None past the calendar's end."""
    if not (time["zone"] or time["east"]):
        return day
    hour = int(time["hour"] or time["bare"])
    if time["half"]:
        hour = hour % 12 + (12 if time["half"].lower() == "p" else 0)
    minutes = 60 * ZONES[time["zone"].lower()] if time["zone"] else 0
    if time["east"]:
        digits = time["east"][1:].replace(":", "")
        away = 60 * int(digits[:2]) + int(digits[2:] or 0) if len(digits) != 3 else 60 * int(digits[0]) + int(digits[1:])
        minutes += away if time["east"][0] == "+" else -away
    there = datetime(day.earliest.year, day.earliest.month, day.earliest.day, hour, int(time["minute"] or 0))
    try:
        moved = (there - timedelta(minutes=minutes)).date()
    except OverflowError:
        return None
    return Days(moved, moved, "day")
