"""Chinese words of the calendar, its numerals, and how a pattern of them is compiled: the script knows no word boundaries."""

from __future__ import annotations

import re

DIGITS = {"〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
UNITS = {"天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "季度": "quarter", "年": "year"}
YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1, "后年": 2}
DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
TURNS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下下": 2, "下": 1}

HOUR = "(?:上午|下午|晚(?!会|宴|报|于|些|年|餐|间)上?|早上|清晨|凌晨|中午|傍晚|夜间)?"
ARABIC = "[0-9０-９]"
NUMERAL = "[一二两三四五六七八九十百]"
NO_DIGIT_BEFORE = rf"(?<![0-9０-９.．])(?<!{NUMERAL})"
COUNT = rf"(?:{ARABIC}{{1,3}}|{NUMERAL}{{1,4}})"
YEAR_NUMBER = r"(?:(?:1[0-9]|20|21)[0-9]{2}|[１２][０-９]{3}|[一二][〇零○一二三四五六七八九]{3})"
MONTH_NUMBER = rf"(?:{ARABIC}{{1,2}}|十[一二]?|[一二三四五六七八九])"
DAY_NUMBER = rf"(?:{ARABIC}{{1,2}}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"


def number(written: str) -> int:
    """Read a number written in digits of any width, digit by digit (二〇二二) or in words (二十一).

    Examples
    --------
    >>> number("２０２２"), number("二〇二二"), number("二十一"), number("十"), number("两百")
    (2022, 2022, 21, 10, 200)
    """
    if written.isdecimal():
        return int(written)
    if not re.search("[十百]", written):
        return int("".join(str(DIGITS[sign]) for sign in written))
    total, digit = 0, 1
    for place, sign in enumerate(written):
        if sign in DIGITS:
            digit = DIGITS[sign]
            total += digit if place == len(written) - 1 else 0
        else:
            total += digit * (10 if sign == "十" else 100)
            digit = 1
    return total


def signs(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which a blank stands for at most one blank: some papers set them around digits.

    Examples
    --------
    >>> bool(signs("6 月").match("6 月")), bool(signs("6 月").match("6月"))
    (True, True)
    """
    return re.compile(pattern.replace(" ", r"[^\S\n]?"))
