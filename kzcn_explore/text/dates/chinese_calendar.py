"""Chinese dates of the calendar: 2022年6月7日, 9日, 6月上旬, 第二季度, 上半年, 今年秋天, 上世纪九十年代."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.chinese_words import (
    ARABIC,
    COUNT,
    DAY_NUMBER,
    HOUR,
    MONTH_NUMBER,
    NO_DIGIT_BEFORE,
    SEASONS,
    YEAR_NUMBER,
    YEARS,
    number,
    signs,
)
from kzcn_explore.text.dates.meanings import NO_DATE, Meaning, each_year, known, seen_from, unknown
from kzcn_explore.text.dates.rules import Rule
from kzcn_explore.text.dates.values import Days
from kzcn_explore.text.dates.viewpoint import dated, day_of_month, some_days, some_years, turned

Match = re.Match[str]
LUNAR = re.compile(r"(?:农历|阴历|旧历|夏历)[^，。；\s]{0,8}$")
AFTER_YEAR = re.compile(r"(?:年度?|今|去|明)[^\S\n]?的?$")
THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
CENTURIES = {"本世纪": 2000, "21世纪": 2000, "二十一世纪": 2000, "19世纪": 1800, "十九世纪": 1800}


def _before(match: Match, pattern: re.Pattern[str]) -> bool:
    return pattern.search(match.string[max(0, match.start() - 12) : match.start()]) is not None


def read_day(match: Match) -> Meaning | None:
    """Read 6月7日."""
    if _before(match, LUNAR):
        return NO_DATE
    month, day = number(match["month"]), number(match["day"])
    return dated("day", lambda year: values.day(year, month, day)) if month <= 12 else None


def read_days(match: Match) -> Meaning | None:
    """Read 6月7日至9日."""
    month = number(match["month"])
    return dated("span", some_days(month, number(match["day"]), number(match["last"]))) if month <= 12 else None


def read_month(match: Match) -> Meaning | None:
    """Read 6月, 6月底, and 6月上旬: its first ten days."""
    month, part = number(match["month"]), match["part"]
    if _before(match, LUNAR):
        return NO_DATE
    if part not in THIRDS:
        return dated("month", lambda year: values.month(year, month))

    def third(year: int) -> Days | None:
        whole = values.month(year, month)
        first, last = THIRDS[part]
        return whole and Days(whole.earliest.replace(day=first), whole.latest.replace(day=min(last, whole.latest.day)), "span")

    return dated("span", third)


def read_months(match: Match) -> Meaning | None:
    """Read 1至4月."""
    first, last = number(match["month"]), number(match["last"])
    return each_year("span", lambda year: values.months(year, first, last, precision="span")) if 1 <= first < last <= 12 else None


def read_first_months(match: Match) -> Meaning | None:
    """Read 前5个月 and 前三季度 behind a year."""
    last = number(match["n"]) * (3 if match["unit"].endswith("季度") else 1)
    if not 1 <= last <= 12 or not (_before(match, AFTER_YEAR) or match["unit"].endswith("季度")):
        return None
    return each_year("span", lambda year: values.months(year, 1, last, precision="span"))


def read_numbered(match: Match) -> Meaning | None:
    """Read 9日."""
    return day_of_month(number(match["day"]))


def read_numbered_days(match: Match) -> Meaning | None:
    """Read 7日至9日."""
    return day_of_month(number(match["day"]), number(match["last"]))


def read_year(match: Match) -> Meaning | None:
    """Read 2023年, 二〇二二年, 2023年底."""
    return known(values.year(number(match["year"])))


def read_near_year(match: Match) -> Meaning:
    """Read 今年, 去年底."""
    return turned("year", YEARS[match["word"]])


def read_years(match: Match) -> Meaning | None:
    """Read 2021—2025年."""
    return some_years(number(match["year"]), number(match["last"]))


def read_decade(match: Match) -> Meaning | None:
    """Read 1990年代, 上世纪九十年代, 90年代; the twenties are open without their century."""
    tens, century = number(match["tens"]), match["century"]
    if tens >= 1000:
        return known(values.decade(tens // 10 * 10))
    if not century and tens < 30:
        return unknown("decade")
    return known(values.decade(CENTURIES.get(century, 1900) + tens))


def read_part_of_year(match: Match) -> Meaning | None:
    """Read 第二季度, 上半年."""
    if match["half"]:
        return dated("half", lambda year: values.half(year, 1 if match["half"] == "上" else 2))
    which = {"首": 1}.get(match["quarter"]) or number(match["quarter"])
    return dated("quarter", lambda year: values.quarter(year, which))


def read_season(match: Match) -> Meaning | None:
    """Read 秋天 behind a year."""
    name = SEASONS[match["season"]]
    return dated("season", lambda year: values.season(year, name)) if _before(match, AFTER_YEAR) else None


def read_near_season(match: Match) -> Meaning:
    """Read 今秋, 去冬, 明春."""
    name, away = SEASONS[match["season"]], {"去": -1, "今": 0, "明": 1}[match["turn"]]
    return seen_from("season", lambda written, _: values.season(written.year + away, name))


def read_name(match: Match) -> Meaning:
    """Pass over a name that holds a date."""
    return NO_DATE


TO = "(?:[-–—－~～至到]|——|──)"
OR = "(?:[-–—－~～至到、和与及]|——|──)"
WEEKDAY_AFTER = "(?:[（(](?:周|星期|礼拜)[一二三四五六日天][）)])?"
END_OF = "(?:(?:年)?(?:底|末)(?!层|线|部|期|端)|年?初(?!步|期|始|级|次|中|衷|见|心)|年中(?!国))"
END_OF_MONTH = "(?P<part>上旬|中旬|下旬|底(?!层|线|部)|末|初(?!步|期|始|级|次|中|衷)|中(?=[，。、前后]))?"
# What counts or names with 日: 100日元, 5日均线, 3日游.
NOT_A_DAY = "(?![元本圆均内游程刊后常夜线俄韩])(?!报(?!道|告))"
MONTH = rf"{NO_DIGIT_BEFORE}(?<![第个每数几])(?P<month>{MONTH_NUMBER}) 月"
# "三日" is three days as well as the third; from ten on a numeral names the day.
LONE_DAY = rf"{ARABIC}{{1,2}}|[二三]?十[一二三四五六七八九]?"
NAMED = "(?:议程|愿景|远景目标|(?:冬|夏|青)?残?奥运?会|亚运会|世界杯|世博会|大运会|锦标赛)"
CENTURY = "(?P<century>上个?世纪|本世纪|(?:19|20|21|十九|二十|二十一)世纪)"
END_OF_DECADE = "(?:初期?|中期|末期?|后期)?"
RULES = (
    Rule(
        signs(rf"{YEAR_NUMBER} 年[^，。；：！？\s]{{0,14}}?{NAMED}"),
        read_name,
    ),
    Rule(signs(r"十月革命|五月花|二月革命|十二月党人"), read_name),
    Rule(signs(rf"{MONTH} (?P<day>{DAY_NUMBER}) [日号]{WEEKDAY_AFTER}{HOUR}"), read_day),
    Rule(signs(rf"{MONTH} (?P<day>{DAY_NUMBER}) [日号]? {OR} (?P<last>{DAY_NUMBER}) [日号]"), read_days),
    Rule(signs(rf"{MONTH}(?:份)?(?!球|饼|亮|薪|票|租|刊|季度|路|街){END_OF_MONTH}"), read_month),
    Rule(signs(rf"{NO_DIGIT_BEFORE}(?<![第个每数几])(?P<month>{MONTH_NUMBER}) 月? {TO} (?P<last>{MONTH_NUMBER}) 月(?:份)?"), read_months),
    Rule(signs(rf"[前头](?P<n>{COUNT})(?P<unit>个?月|个?季度)"), read_first_months),
    Rule(
        signs(rf"{NO_DIGIT_BEFORE}(?<![第每近约共满达])(?P<day>{LONE_DAY}) 日{NOT_A_DAY}{WEEKDAY_AFTER}{HOUR}"),
        read_numbered,
    ),
    Rule(signs(rf"{NO_DIGIT_BEFORE}(?P<day>{ARABIC}{{1,2}}) 日? {OR} (?P<last>{ARABIC}{{1,2}}) 日{NOT_A_DAY}"), read_numbered_days),
    Rule(signs(rf"{NO_DIGIT_BEFORE}(?P<year>{YEAR_NUMBER}) 年(?!代|级|龄)(?:度)?{END_OF}?"), read_year),
    Rule(signs(rf"(?P<word>{'|'.join(YEARS)})(?:度)?{END_OF}?"), read_near_year),
    Rule(
        signs(rf"{NO_DIGIT_BEFORE}(?P<year>{YEAR_NUMBER}) 年? {TO} (?P<last>{YEAR_NUMBER}|[0-9]{{2}}) (?:学年|财年|年)(?!代)(?:度|间)?"),
        read_years,
    ),
    Rule(
        signs(rf"{CENTURY}? (?P<tens>[2-9]0|[二三四五六七八九]十)年代{END_OF_DECADE}"),
        read_decade,
    ),
    Rule(signs(rf"{NO_DIGIT_BEFORE}(?P<century>)(?P<tens>(?:1[0-9]|20)[0-9]0)年代{END_OF_DECADE}"), read_decade),
    Rule(signs(rf"{NO_DIGIT_BEFORE}(?<![前头])第?(?P<quarter>[一二三四1-4首])个?季度(?P<half>)"), read_part_of_year),
    Rule(signs(r"(?P<half>[上下])半年(?P<quarter>)"), read_part_of_year),
    Rule(signs(r"(?P<season>[春夏秋冬])(?:天|季(?!奥|运))?(?!节|晚|耕|运|游|奥|残|训|至|令|收|威|季|城)"), read_season),
    Rule(signs(r"(?P<turn>[今去明])(?P<season>[春夏秋冬])(?!节|晚|耕|运|奥|残|至)"), read_near_season),
)
