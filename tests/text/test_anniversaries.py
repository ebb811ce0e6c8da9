"""Anniversaries: a count of years "this year" beside the date of what is celebrated gives the year of writing."""

import pytest

from kzcn_explore.text.anniversaries import find_anniversaries
from kzcn_explore.text.dates.finding import find_dates


def years(text):
    return [(text[found.start : found.end], found.n, found.year) for found in find_anniversaries(text, find_dates(text))]


def test_a_dated_founding_and_its_anniversary_this_year_give_the_year():
    text = "The port was opened for trade in 1995. This year marks the 20th anniversary of the opening of the port."
    assert years(text) == [("20th anniversary of", 20, 2015)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Банк основан в 1995 году. В этом году отмечается 20-летие основания банка.", ("20-летие", 20, 2015)),
        ("Банк 1995 жылы құрылды. Биыл банктің құрылғанына 20 жыл толды.", ("20 жыл толды", 20, 2015)),
        ("港口于1995年开港。今年是港口开港20周年。", ("20周年", 20, 2015)),
    ],
)
def test_the_same_holds_in_russian_kazakh_and_chinese(text, expected):
    found = years(text)
    assert [(n, year) for _, n, year in found] == [expected[1:]]
    assert expected[0].split()[0] in found[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "The port was opened for trade in 1995. The 20th anniversary of the opening of the port was a feast.",
        "The bridge was built in 1990. This year marks the 20th anniversary of the opening of the port.",
        "The port was opened in 1995. The port was opened again in 2001. This year marks the 20th anniversary of the opening of the port.",
        "This year marks the 20th anniversary of the opening of the port.",
        "",
    ],
)
def test_without_this_year_or_one_date_of_the_same_event_nothing_is_found(text):
    assert years(text) == []


def test_a_long_hostile_line_is_read_in_time():
    assert years("1th anniversary " * 20_000) == []
