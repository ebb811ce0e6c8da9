"""Calendar: a date that is written out in full becomes the days it means, and nothing else does."""

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.calendar import Interval, interval, leading_date, read_date

LENGTHS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
NAMES = "January February March April May June July August September October November December".split()


def days(value):
    found = read_date(value)
    return found and (found.earliest.isoformat(), found.latest.isoformat(), found.precision)


def exists(year, month, day):
    """Tell by the rules of the calendar itself whether a day exists."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= LENGTHS[month] + (month == 2 and leap)


@pytest.mark.parametrize(
    "written",
    ["2022-06-07", "2022/06/07", "2022.6.7", "7 June 2022", "7 JUNE 2022", "7th June, 2022", "June 7, 2022", "Jun. 7 2022", " 2022-06-07 "],
)
def test_a_day_is_read_in_each_of_these_forms(written):
    assert days(written) == ("2022-06-07", "2022-06-07", "day")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2022-02", ("2022-02-01", "2022-02-28", "month")),
        ("February 2024", ("2024-02-01", "2024-02-29", "month")),
        ("OCTOBER 2022", ("2022-10-01", "2022-10-31", "month")),
        ("Sept. 2022", ("2022-09-01", "2022-09-30", "month")),
        ("2022", ("2022-01-01", "2022-12-31", "year")),
    ],
)
def test_a_month_and_a_year_mean_all_their_days(written, expected):
    assert days(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "31 June 2022",
        "2022-13-01",
        "2022-00-10",
        "2023-02-29",
        "1900-02-29",
        "0000-01-01",
        "06/07/2022",
        "soon",
        "",
        "22",
        "20220607",
    ],
)
def test_what_names_no_day_or_leaves_it_open_is_not_read(written):
    assert read_date(written) is None


@pytest.mark.parametrize("written", ["2022-06-07 and later", "on 2022-06-07", "2022-06-07-08", "2022-2023", "2022-06-07 10:30 or so"])
def test_a_value_that_holds_more_than_a_date_is_not_read(written):
    assert read_date(written) is None


@pytest.mark.parametrize(
    "value",
    [
        date(2022, 6, 7),
        datetime(2022, 6, 7, 23, 30),
        pd.Timestamp("2022-06-07 23:30"),
        np.datetime64("2022-06-07"),
        "2022-06-07T23:30:00Z",
        "2022-06-07 10:30",
        "2022-06-07T10:30:00.123456789",
    ],
)
def test_dates_and_times_are_their_day(value):
    assert days(value) == ("2022-06-07", "2022-06-07", "day")


def test_a_time_with_a_zone_is_its_day_in_utc():
    west = timezone(timedelta(hours=-5))
    assert days(datetime(2022, 6, 7, 23, 30, tzinfo=west)) == ("2022-06-08", "2022-06-08", "day")
    assert days("2022-06-08T03:00:00+06:00") == ("2022-06-07", "2022-06-07", "day")
    assert days(pd.Timestamp("2022-06-07 23:30", tz="America/New_York")) == ("2022-06-08", "2022-06-08", "day")


def test_a_zone_that_leads_out_of_the_calendar_is_not_read():
    assert read_date("9999-12-31T23:00:00-05:00") is None
    assert read_date(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=6)))) is None
    assert read_date(datetime(9999, 12, 31, 23, tzinfo=UTC)).earliest == date(9999, 12, 31)


@pytest.mark.parametrize("value", [2022, 2022.0, np.int64(2022), np.float64(2022.0)])
def test_a_year_may_be_a_number(value):
    assert days(value) == ("2022-01-01", "2022-12-31", "year")


@pytest.mark.parametrize("value", [None, True, 2022.5, 7, float("nan"), pd.NaT])
def test_other_values_are_no_date(value):
    assert read_date(value) is None


@given(st.dates())
@settings(deadline=None)
def test_every_day_is_read_back_as_it_was_written(day):
    assert read_date(day.isoformat())[:3] == (day, day, "day")
    assert read_date(f"{day.day} {NAMES[day.month - 1]} {day.year:04}")[:3] == (day, day, "day")
    assert read_date(f"{NAMES[day.month - 1][:3]}. {day.day}, {day.year:04}")[:3] == (day, day, "day")


@given(st.integers(0, 9999), st.integers(0, 19), st.integers(0, 39), st.sampled_from("-/."))
@settings(deadline=None)
def test_no_day_is_read_that_the_calendar_does_not_have(year, month, day, mark):
    found = read_date(f"{year:04}{mark}{month:02}{mark}{day:02}")
    assert (found is not None) == exists(year, month, day)
    assert found is None or found[:3] == (date(year, month, day), date(year, month, day), "day")


@given(st.text() | st.from_regex(r"[0-9]{1,5}[-/. ][0-9A-Za-z]{1,9}[-/. ,]*[0-9T:Z+-]{0,9}"))
@settings(deadline=None)
def test_any_text_is_read_or_refused_without_an_error(text):
    found = read_date(text)
    assert found is None or found.earliest <= found.latest


def test_a_leading_date_says_where_it_stops():
    assert leading_date("7 June 2022: talks") == Interval(date(2022, 6, 7), date(2022, 6, 7), "day", 11)
    assert leading_date("2022-06-07T10:30:00Z Kazakh President") == Interval(date(2022, 6, 7), date(2022, 6, 7), "day", 20)
    assert leading_date("Talks on 7 June 2022") is None
    assert leading_date("20220 people") is None


def test_an_interval_ends_where_its_month_ends():
    assert interval(2024, 2)[:3] == (date(2024, 2, 1), date(2024, 2, 29), "month")
    assert interval(2024, 2, 30) is None
    assert interval(10000) is None


@pytest.mark.parametrize(
    "written",
    [
        "07.06.2022",
        "7.6.2022 г.",
        "7 июня 2022",
        "7 июня 2022 г.",
        "7 Июня 2022 года, 10:30",
        "вторник, 7 июня 2022 года",
        "2022 жылғы 7 маусым",
        "7 маусым 2022",
        "7 маусым, 2022 ж.",
        "2022年6月7日",
        "2022 年 6 月 7 日",
        "2022年6月7日 星期二",
        "2022年06月07日 10:30",
        "Tue, 07 Jun 2022",
        "Tuesday, June 7, 2022",
        "Tue, 07 Jun 2022 10:30:00 +0600",
        "7 June 2022, 10:30",
        "7 June 2022 10:30 UTC",
        "June 7, 2022 at 3:15 pm",
        "June 7, 2022, 3 p.m.",
        "07-Jun-2022",
    ],
)
def test_a_header_may_be_in_four_languages_and_have_a_weekday_and_a_time(written):
    assert days(written) == ("2022-06-07", "2022-06-07", "day")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("июнь 2022", ("2022-06-01", "2022-06-30", "month")),
        ("июнь 2022 г.", ("2022-06-01", "2022-06-30", "month")),
        ("маусым 2022", ("2022-06-01", "2022-06-30", "month")),
        ("2022 жылғы маусым", ("2022-06-01", "2022-06-30", "month")),
        ("2022年6月", ("2022-06-01", "2022-06-30", "month")),
        ("2022Q2", ("2022-04-01", "2022-06-30", "quarter")),
        ("2022-Q2", ("2022-04-01", "2022-06-30", "quarter")),
        ("Q2 2022", ("2022-04-01", "2022-06-30", "quarter")),
        ("H1 2022", ("2022-01-01", "2022-06-30", "half")),
        ("осень 2022", ("2022-09-01", "2022-11-30", "season")),
        ("осень 2022 года", ("2022-09-01", "2022-11-30", "season")),
        ("autumn 2022", ("2022-09-01", "2022-11-30", "season")),
        ("Winter 2022", ("2022-12-01", "2023-02-28", "season")),
        ("2022 жылғы күз", ("2022-09-01", "2022-11-30", "season")),
        ("2022年秋天", ("2022-09-01", "2022-11-30", "season")),
        ("2022 год", ("2022-01-01", "2022-12-31", "year")),
        ("2022 жыл", ("2022-01-01", "2022-12-31", "year")),
        ("2022年", ("2022-01-01", "2022-12-31", "year")),
    ],
)
def test_longer_spans_of_four_languages_mean_all_their_days(written, expected):
    assert days(written) == expected


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 07 Jun 2022 23:30:00 -0600", "2022-06-08"),
        ("Tue, 07 Jun 2022 02:30:00 +0600", "2022-06-06"),
        ("June 7, 2022 at 11:15 pm EST", "2022-06-08"),
        ("7 June 2022 12:05 am UTC+6", "2022-06-06"),
        ("7 июня 2022 года, 01:30 МСК", "2022-06-06"),
        ("2022-06-07 00:30 +06:00", "2022-06-06"),
        ("7 June 2022, 23:30 GMT", "2022-06-07"),
    ],
)
def test_a_zone_of_a_header_takes_its_time_to_the_day_in_utc(written, day):
    assert days(written) == (day, day, "day")
    assert leading_date(written).earliest.isoformat() == day


def test_slashes_are_read_only_where_one_number_is_no_month():
    assert days("31/12/2022") == days("12/31/2022") == ("2022-12-31", "2022-12-31", "day")
    assert read_date("13/13/2022") is None
    assert days("06/06/2022") == ("2022-06-06", "2022-06-06", "day")


def test_eight_digits_are_a_day_only_where_the_caller_says_so():
    assert leading_date("20220607_talks", compact=True) == Interval(date(2022, 6, 7), date(2022, 6, 7), "day", 8)
    assert leading_date("20221307", compact=True) is None
    assert leading_date("20220607_talks") is None


@pytest.mark.parametrize(
    "written", ["7 июня 2022 25:00", "32 июня 2022", "7 June 2022, 10:30 in Astana", "2022年13月", "13.13.2022", "1.2.3.2022"]
)
def test_half_a_date_in_a_column_is_none(written):
    assert read_date(written) is None


@given(st.dates(date(1000, 1, 1)))
@settings(deadline=None)
def test_every_day_is_read_back_in_russian_kazakh_and_chinese(day):
    russian = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()[day.month - 1]
    kazakh = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()[day.month - 1]
    forms = [f"{day.day} {russian} {day.year} года", f"{day.year} жылғы {day.day} {kazakh}", f"{day.year}年{day.month}月{day.day}日"]
    assert [read_date(form)[:3] for form in [*forms, f"{day.day:02}.{day.month:02}.{day.year}"]] == [(day, day, "day")] * 4


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("二〇二二年六月七日", ("2022-06-07", "2022-06-07", "day")),
        ("二〇二四年十二月二十一日", ("2024-12-21", "2024-12-21", "day")),
        ("二〇二四年十月", ("2024-10-01", "2024-10-31", "month")),
    ],
)
def test_a_chinese_date_in_words_is_read(written, expected):
    assert days(written) == expected
