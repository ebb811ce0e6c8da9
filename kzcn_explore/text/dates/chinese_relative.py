"""Chinese words seen from the day of writing: 昨天, 上周五, 本月, 两年前, 三个月后, 近五年来."""

from __future__ import annotations

import re
from datetime import date

from kzcn_explore.text.dates import values
from kzcn_explore.text.dates.chinese_words import COUNT, DAYS, HOUR, NO_DIGIT_BEFORE, TURNS, UNITS, WEEKDAYS, number, signs
from kzcn_explore.text.dates.meanings import NO_DATE, Meaning, seen_from, unknown
from kzcn_explore.text.dates.rules import Rule
from kzcn_explore.text.dates.values import Days
from kzcn_explore.text.dates.viewpoint import ahead, stretched, turned, weekday, weekday_of_week, weekend

Match = re.Match[str]
# "Three months later" at the head of a clause, or behind a word of planning, is seen from the day of writing; behind an event it is not.
FREE = re.compile(r"(?:^|[，。；：、！？（“\s]|将|[在于约]|预计|计划)$")


def _amount(match: Match) -> tuple[int, str]:
    """Read 两年, 3个月 and 半年."""
    unit = UNITS[match["unit"]]
    return (6, "month") if match["n"] == "半" else (number(match["n"]), unit)


def read_near_day(match: Match) -> Meaning:
    """Read 昨天, 今晚, 明日."""
    return turned("day", DAYS[match["word"]])


def read_unit(match: Match) -> Meaning:
    """Read 本月, 上周, 下个月底."""
    return turned(UNITS[match["unit"]], TURNS[match["turn"]])


def read_day_of_month(match: Match) -> Meaning:
    """Read 本月12日."""
    turn, day = TURNS[match["turn"]], number(match["day"])

    def of_day(written: date, lean: str) -> Days | None:
        there = values.move(written.replace(day=1), turn, "month")
        return values.day(there.year, there.month, day)

    return seen_from("day", of_day)


def read_this_unit(match: Match) -> Meaning:
    """Read 年底, 月初: of the present one."""
    unit = UNITS[match["unit"]]
    return seen_from(unit, lambda written, _: values.unit_of(written, unit))


def read_weekday(match: Match) -> Meaning:
    """Read 周一, 上周五, 下周二."""
    which = WEEKDAYS[match["weekday"]]
    return weekday_of_week(which, TURNS[match["turn"]]) if match["turn"] else weekday(which)


def read_weekend(match: Match) -> Meaning:
    """Read 上周末, 本周末."""
    return weekend(TURNS[match["turn"]])


def read_ago(match: Match) -> Meaning | None:
    """Read 两年前, 三个月前."""
    n, unit = _amount(match)
    return turned(unit, -n)


def read_ahead(match: Match) -> Meaning | None:
    """Read 三个月后; 会谈结束三个月后 stays open."""
    n, unit = _amount(match)
    free = FREE.search(match.string[max(0, match.start() - 2) : match.start()])
    return ahead(unit, n) if free else unknown(unit)


def read_open(match: Match) -> Meaning:
    """Read 之后两天, 几年前: a time that other words of the text fix, or none."""
    return unknown(UNITS[match["unit"]])


def read_open_day(match: Match) -> Meaning:
    """Read 当天, 次日."""
    return unknown("day")


def read_open_year(match: Match) -> Meaning:
    """Read 同年, 次年."""
    return unknown("year")


def read_open_month(match: Match) -> Meaning:
    """Read 当月, 次月."""
    return unknown("month")


def read_last(match: Match) -> Meaning | None:
    """Read 近五年来, 过去三个月."""
    n, unit = _amount(match)
    return stretched(unit, -n)


def read_next(match: Match) -> Meaning | None:
    """Read 未来五年."""
    n, unit = _amount(match)
    return stretched(unit, n)


def read_no_date(match: Match) -> Meaning:
    """Pass over names (今日俄罗斯) and habits (每周一)."""
    return NO_DATE


TURN = "(?P<turn>上上|下下|[上本这下])个?"
# A number and 月 without 个 name a month: 3月前 is "before March".
COUNTED = rf"{NO_DIGIT_BEFORE}(?P<n>{COUNT}|半)[多余]?(?:个(?=[月星礼季])|(?![月星礼季]))(?P<unit>天|日|周(?!年|岁)|星期|礼拜|月|季度|年)"
RULES = (
    Rule(
        signs(
            r"今日(?:头条|俄罗斯|说法|美国|亚洲)|明日之星|每[个逢]?(?:周|星期)[一二三四五六日天](?:[、和](?:周|星期)?[一二三四五六日天]){0,3}"
        ),
        read_no_date,
    ),
    Rule(signs(rf"(?P<word>大前|[前后](?=天)|[昨今明])(?:天|日|[晚晨早夜](?:上)?){HOUR}"), read_near_day),
    Rule(
        signs(
            rf"{TURN}(?P<unit>周(?!末|边|期|围|年|岁|刊|密|转)|星期|礼拜|月(?!球|亮|饼|台|薪|票)|季度)(?:(?<=月)份?(?:[上中下]旬|底|末|初))?"
        ),
        read_unit,
    ),
    Rule(signs(rf"{TURN}月 (?P<day>[0-9０-９]{{1,2}}) [日号]"), read_day_of_month),
    Rule(signs(r"(?<![年月个今去明近全往历当同])(?P<unit>[年月])(?:底(?!层|线|部)|末(?!期)|初(?!步|期|始|级|次|衷))"), read_this_unit),
    Rule(
        signs(
            rf"(?:{TURN})?(?<![每一两三四五六七八九十几数0-9])(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?![次个场期岁届年周]){HOUR}"
        ),
        read_weekday,
    ),
    Rule(signs(rf"{TURN}周末"), read_weekend),
    Rule(signs(rf"{COUNTED}(?:之|以)?前(?!夕|往|后|景|沿|所)"), read_ago),
    Rule(signs(r"(?:数|几|多|若干|好几)(?:十)?个?(?P<unit>天|日|周|星期|月|年)(?:之|以)?前"), read_open),
    Rule(signs(rf"{COUNTED}(?:之|以)?后"), read_ahead),
    Rule(signs(rf"(?:之后|以后|此后|后)的?{COUNTED}(?![前后])"), read_open),
    Rule(signs(r"当天|当日|当晚|同日|同一天|次日|翌日|第二天|前一天|后一天|隔天"), read_open_day),
    Rule(signs(r"同年|当年|次年|翌年|同一年|第二年"), read_open_year),
    Rule(signs(r"当月|同月|次月"), read_open_month),
    Rule(signs(rf"近(?P<n>{COUNT})个?(?P<unit>天|日|周|月|年)(?:以来|来|间|里|(?=[，。；]))"), read_last),
    Rule(
        signs(rf"(?:刚刚)?(?:过去|最近|这)的?(?P<n>{COUNT}|半)个?(?P<unit>天|日|周|星期|月|季度|年)(?:以来|来|间|里|内|中(?=[，。]))?"),
        read_last,
    ),
    Rule(signs(rf"(?:未来|今后|接下来)的?(?P<n>{COUNT}|半)个?(?P<unit>天|日|周|星期|月|季度|年)(?:里|内|间|中(?=[，。]))?"), read_next),
)
