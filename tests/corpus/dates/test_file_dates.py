"""File dates: a file's name gives a date only where its digits are one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.corpus.dates.file_dates import find_file_date


@pytest.mark.parametrize(
    ("path", "words", "days"),
    [
        ("2022-06-07.txt", "2022-06-07", ("2022-06-07", "2022-06-07")),
        ("folder.2019/2022-06-07_talks.txt", "2022-06-07", ("2022-06-07", "2022-06-07")),
        ("talks 20220607 final.html", "20220607", ("2022-06-07", "2022-06-07")),
        ("talks_2022_06_07.txt", "2022_06_07", ("2022-06-07", "2022-06-07")),
        ("07.06.2022 talks.docx", "07.06.2022", ("2022-06-07", "2022-06-07")),
        ("report-2022-06.tar.gz", "2022-06", ("2022-06-01", "2022-06-30")),
        ("KAZ_61_2006.txt", "2006", ("2006-01-01", "2006-12-31")),
        ("1794-Washington-1.txt", "1794", ("1794-01-01", "1794-12-31")),
        ("news.zip/2022-06-07.txt", "2022-06-07", ("2022-06-07", "2022-06-07")),
    ],
)
def test_a_date_that_stands_apart_in_a_name_is_read(path, words, days):
    found, reading = find_file_date(path)
    assert (found, (reading.earliest.isoformat(), reading.latest.isoformat())) == (words, days)


@pytest.mark.parametrize(
    "path",
    [
        "000_bb03d2d6f9ac7590.txt",
        "a20220607b.txt",
        "article-120220607.txt",
        "2022-13-07x.txt",
        "on the 2030 agenda.txt",
        "31.06.2022.txt",
        "2021-01-01_2022-06-07.txt",
        "talks.txt",
        "",
    ],
)
def test_digits_of_an_id_an_impossible_day_or_two_dates_give_none(path):
    assert find_file_date(path) is None


def test_the_folder_gives_no_date():
    assert find_file_date("2022-06-07/talks.txt") is None


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y_%m_%d", "%d.%m.%Y"]))
def test_every_day_written_into_a_name_comes_back(day, form):
    _, reading = find_file_date(f"news {day.strftime(form)} a.txt")
    assert (reading.earliest, reading.latest, reading.precision) == (day, day, "day")


@given(st.text(max_size=80))
def test_no_name_breaks_the_reading(name):
    found = find_file_date(name)
    assert found is None or found[0] in name
