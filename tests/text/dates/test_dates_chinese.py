"""Chinese dates: every form that news writes is read for what it means, and sums, names and durations are left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.text.dates import find_dates

THURSDAY = date(2022, 6, 9)


def mentions(text, written=THURSDAY):
    return find_dates(text, anchor=(written, written), language="zh")


def only(text, written=THURSDAY):
    found = [
        (m.quote, m.earliest and m.earliest.isoformat(), m.latest and m.latest.isoformat(), m.precision) for m in mentions(text, written)
    ]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外长于2022年6月7日抵达首都。", ("2022年6月7日", "2022-06-07", "2022-06-07", "day")),
        ("文件于二〇二二年六月七日生效。", ("二〇二二年六月七日", "2022-06-07", "2022-06-07", "day")),
        ("会议于２０２２年６月７日举行。", ("２０２２年６月７日", "2022-06-07", "2022-06-07", "day")),
        ("双方 2022 年 6 月 7 日签署协议。", ("2022 年 6 月 7 日", "2022-06-07", "2022-06-07", "day")),
        ("双方6月9日举行会谈。", ("6月9日", "2022-06-09", "2022-06-09", "day")),
        ("外交部发言人9日表示欢迎。", ("9日", "2022-06-09", "2022-06-09", "day")),
        ("发言人30日说，双方保持沟通。", ("30日", "2022-05-30", "2022-05-30", "day")),
        ("代表团将于12日访问首都。", ("12日", "2022-06-12", "2022-06-12", "day")),
        ("论坛于10月17日至18日举行。", ("10月17日至18日", "2021-10-17", "2021-10-18", "span")),
        ("展览5月30日至6月2日举行。", ("5月30日至6月2日", "2022-05-30", "2022-06-02", "span")),
        ("总统本月2日签署法令。", ("本月2日", "2022-06-02", "2022-06-02", "day")),
        ("交通5月29日晚恢复。", ("5月29日晚", "2022-05-29", "2022-05-29", "day")),
        ("他7日至9日访问三国。", ("7日至9日", "2022-06-07", "2022-06-09", "span")),
        ("双方6月6日（星期一）会晤。", ("6月6日（星期一）", "2022-06-06", "2022-06-06", "day")),
        ("公报于2022-06-07发布。", ("2022-06-07", "2022-06-07", "2022-06-07", "day")),
        ("今年6月出口增长。", ("今年6月", "2022-06-01", "2022-06-30", "month")),
        ("去年九月口岸重新开放。", ("去年九月", "2021-09-01", "2021-09-30", "month")),
        ("6月初签署了协议。", ("6月初", "2022-06-01", "2022-06-30", "month")),
        ("去年6月上旬举行了演习。", ("去年6月上旬", "2021-06-01", "2021-06-10", "span")),
        ("2022年2月下旬举行了演习。", ("2022年2月下旬", "2022-02-21", "2022-02-28", "span")),
        ("2024年1至4月贸易额增长。", ("2024年1至4月", "2024-01-01", "2024-04-30", "span")),
        ("今年前5个月进口下降。", ("今年前5个月", "2022-01-01", "2022-05-31", "span")),
        ("2021年前三季度出口增长。", ("2021年前三季度", "2021-01-01", "2021-09-30", "span")),
        ("2022年第二季度增速放缓。", ("2022年第二季度", "2022-04-01", "2022-06-30", "quarter")),
        ("一季度经济增长。", ("一季度", "2022-01-01", "2022-03-31", "quarter")),
        ("今年上半年完成了任务。", ("今年上半年", "2022-01-01", "2022-06-30", "half")),
        ("峰会将于今年秋天举行。", ("今年秋天", "2022-09-01", "2022-11-30", "season")),
        ("去年夏季降水偏少。", ("去年夏季", "2021-06-01", "2021-08-31", "season")),
        ("大会将于今秋召开。", ("今秋", "2022-09-01", "2022-11-30", "season")),
        ("工厂于2023年投产。", ("2023年", "2023-01-01", "2023-12-31", "year")),
        ("到2030年实现碳达峰。", ("2030年", "2030-01-01", "2030-12-31", "year")),
        ("2023年底前建成铁路。", ("2023年底", "2023-01-01", "2023-12-31", "year")),
        ("2023年中国经济回升。", ("2023年", "2023-01-01", "2023-12-31", "year")),
        ("2021年至2025年投资增加。", ("2021年至2025年", "2021-01-01", "2025-12-31", "span")),
        ("规划期为2021—2025年。", ("2021—2025年", "2021-01-01", "2025-12-31", "span")),
        ("上世纪九十年代边境开放。", ("上世纪九十年代", "1990-01-01", "1999-12-31", "decade")),
        ("20世纪80年代贸易恢复。", ("20世纪80年代", "1980-01-01", "1989-12-31", "decade")),
        ("双方周一会晤。", ("周一", "2022-06-06", "2022-06-06", "day")),
        ("论坛上周五闭幕。", ("上周五", "2022-06-03", "2022-06-03", "day")),
        ("会议将于下周二举行。", ("下周二", "2022-06-14", "2022-06-14", "day")),
        ("外长昨天抵达。", ("昨天", "2022-06-08", "2022-06-08", "day")),
        ("总统今天上午会见了大使。", ("今天上午", "2022-06-09", "2022-06-09", "day")),
        ("上个月出口增长。", ("上个月", "2022-05-01", "2022-05-31", "month")),
        ("访问将于下周开始。", ("下周", "2022-06-13", "2022-06-19", "week")),
        ("前年口岸关闭。", ("前年", "2020-01-01", "2020-12-31", "year")),
        ("两年前口岸关闭。", ("两年前", "2020-01-01", "2020-12-31", "year")),
        ("谈判将在三个月后开始。", ("三个月后", "2022-09-01", "2022-09-30", "month")),
        ("近五年来贸易额翻番。", ("近五年来", "2017-06-09", "2022-06-09", "span")),
        ("未来三年将增加投资。", ("未来三年", "2022-06-09", "2025-06-09", "span")),
    ],
)
def test_a_date_means_these_days(text, expected):
    assert only(text) == expected


@pytest.mark.parametrize(
    ("text", "quote", "precision"),
    [
        ("会谈结束三个月后，双方签约。", "三个月后", "month"),
        ("会谈之后两天，他回国。", "之后两天", "day"),
        ("双方当天签署协议。", "当天", "day"),
        ("同年两国建交。", "同年", "year"),
        ("数年前道路关闭。", "数年前", "year"),
    ],
)
def test_a_time_that_the_text_leaves_open_is_named_without_days(text, quote, precision):
    assert only(text) == (quote, None, None, precision)
    assert mentions(text)[0].status == "unresolved"


@pytest.mark.parametrize(
    "text",
    [
        "落实《2030年可持续发展议程》。",
        "中国共产党第二十次全国代表大会开幕。",
        "党的二十大和20国集团峰会、G20。",
        "“十四五”规划与五年计划。",
        "庆祝建交30周年。",
        "售价100日元，日本游客增加。",
        "据今日俄罗斯报道。",
        "工期为三个月，为期5日游。",
        "北京冬奥会和2022年北京冬奥会。",
        "双方日前会晤，近日再谈，近年来友好。",
        "他每周一到校，每逢周三、周五休息。",
        "学校在三月路。",
        "十月革命改变了世界。",
        "中秋节是农历八月十五日。",
        "共有2000人和1500吨。",
    ],
)
def test_names_durations_habits_and_sums_are_no_dates(text):
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "status", "lean"),
    [
        ("会议定于7月10日在北京举行。", "planned", "planned"),
        ("国家主席将应邀于下周出席峰会。", "planned", "planned"),
        ("双方6月7日举行了会谈。", "past", "past"),
        ("铁路已于5月开通。", "past", "past"),
        ("计划到2025年建成。", "planned", "planned"),
    ],
)
def test_the_words_around_tell_plans_from_what_is_over(text, status, lean):
    [found] = mentions(text)
    assert (found.status, found.lean) == (status, lean)


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)), wide=st.booleans())
def test_every_day_of_the_calendar_written_out_is_read(day, wide):
    written = f"{day.year}年{day.month}月{day.day}日"
    [found] = mentions(f"事件发生于{written.translate({48 + n: 0xFF10 + n for n in range(10)}) if wide else written}。")
    assert (found.earliest, found.latest) == (day, day)


@given(st.text(alphabet="27日月年至上下周十九季度半去今前后 、—0一〇第", max_size=40))
def test_any_text_is_read_and_every_quote_stands_where_it_says(text):
    for found in mentions(text):
        assert text[found.start : found.end] == found.quote == found.quote.strip()
        assert found.earliest is None or found.earliest <= found.latest
