"""Dates: what the finder hands back: offsets, anchors, tense, status, numbers in any language."""

from __future__ import annotations

from datetime import date

import pytest

from kzcn_explore.text.calendar import interval
from kzcn_explore.text.dates import Mention, find_dates
from kzcn_explore.text.dates.finding import script_of

THURSDAY = date(2022, 6, 9)
WRITTEN = (THURSDAY, THURSDAY)


def only(text, anchor=WRITTEN, **options):
    [found] = find_dates(text, anchor=anchor, **options)
    return found


def days(text, anchor=WRITTEN, **options):
    found = only(text, anchor, **options)
    return found.earliest and (found.earliest.isoformat(), found.latest.isoformat(), found.precision)


def test_a_mention_has_its_words_their_place_and_their_days():
    assert find_dates("Talks were held on June 7, 2022 in Almaty.", anchor=WRITTEN) == [
        Mention(19, 31, "June 7, 2022", date(2022, 6, 7), date(2022, 6, 7), "day", "past", True, "past")
    ]


@pytest.mark.parametrize("written", ["2022-06-07", "2022/06/07", "2022.06.07", "07.06.2022", "7.6.2022", "2022-06-07T10:30:00Z"])
@pytest.mark.parametrize("language", ["en", "fr", "xx"])
def test_a_numeric_day_is_read_in_every_language(written, language):
    assert days(f"({written})", language=language) == ("2022-06-07", "2022-06-07", "day")


def test_slashes_are_read_only_where_the_order_of_day_and_month_is_told():
    assert days("on 31/12/2021") == days("on 12/31/2021") == ("2021-12-31", "2021-12-31", "day")
    assert days("on 05/05/2021") == ("2021-05-05", "2021-05-05", "day")
    open_order = only("on 06/07/2022")
    assert (open_order.earliest, open_order.precision, open_order.status) == (None, "day", "unresolved")


@pytest.mark.parametrize(
    "text",
    [
        "call 8-800-2022-10-11",
        "tel. +7 2022 10 11",
        "version 1.12.2022.4",
        "a file a-2022-06-07-01",
        "32.01.2022",
        "2022-13-01",
        "2022-02-30",
        "http://example.org/2022/06/07/talks",
        "a ratio of 12.06",
        "No. 2022-061",
    ],
)
def test_other_numbers_are_no_dates(text):
    assert [found for found in find_dates(text, language="xx", anchor=WRITTEN) if found.precision == "day" and found.earliest] == []


def test_quarters_and_months_are_read_in_numbers():
    assert days("in 2022Q2", language="xx") == days("in 2022-Q2", language="xx") == ("2022-04-01", "2022-06-30", "quarter")
    assert days("in 2022-06", language="xx") == ("2022-06-01", "2022-06-30", "month")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was held on June 9.", "2022-06-09"),
        ("It was held on June 10 and ended well.", "2022-06-10"),  # one day ahead is much nearer than a year behind
        ("It was held on August 1.", "2021-08-01"),
        ("It will be held on August 1.", "2022-08-01"),
        ("It will be held on January 20.", "2023-01-20"),
        ("The date is June 20.", "2022-06-20"),
        ("It was held on Monday.", "2022-06-06"),
        ("It was held on Thursday.", "2022-06-09"),
        ("It will be held on Monday.", "2022-06-13"),
        ("It was founded on February 29.", "2020-02-29"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_that_suits_the_tense(text, expected):
    assert days(text) == (expected, expected, "day")


def test_an_anchor_inside_one_year_lends_its_year():
    spring = (date(2022, 3, 1), date(2022, 5, 31))
    assert days("It was held on June 9.", spring) == ("2022-06-09", "2022-06-09", "day")
    assert days("It was held in the autumn.", spring) == ("2022-09-01", "2022-11-30", "season")
    assert days("It was held in July.", interval(2022)) == ("2022-07-01", "2022-07-31", "month")


def test_over_an_anchor_of_many_days_relative_words_mean_the_hull():
    june = (date(2022, 6, 1), date(2022, 6, 30))
    assert days("It was signed yesterday.", june) == ("2022-05-31", "2022-06-29", "span")
    assert days("It was signed last year.", june) == ("2021-01-01", "2021-12-31", "year")
    assert days("It was signed last week.", june) == ("2022-05-23", "2022-06-26", "span")


@pytest.mark.parametrize(
    "anchor", [None, (None, None), (date(2022, 6, 1), None), (None, date(2022, 6, 1)), (date(2021, 6, 1), date(2022, 6, 1))]
)
def test_without_a_year_to_go_by_a_bare_day_stays_open(anchor):
    found = only("It was held on June 9.", anchor)
    assert (found.earliest, found.latest, found.precision, found.status, found.own_year) == (None, None, "day", "unresolved", False)


def test_words_with_their_own_year_need_no_anchor():
    found = only("It was held on June 9, 2022.", None)
    assert (found.earliest, found.own_year, found.status, found.lean) == (date(2022, 6, 9), True, "unresolved", "past")


@pytest.mark.parametrize(
    ("text", "status", "lean"),
    [
        ("It was signed in May 2022.", "past", "past"),
        ("It was signed in June 2022.", "present", "past"),
        ("The road is to open in July 2022.", "planned", "planned"),
        ("The census of 2030 is large.", "future", "none"),
        ("Kazakhstan wants carbon neutrality by 2060.", "planned", "planned"),
        ("The scheduled visit: autumn 2022.", "planned", "planned"),
        ("The upcoming summit in September 2022", "planned", "planned"),
        ("Trade had doubled by 2010.", "past", "past"),
        ("Their ties have grown since 1992.", "past", "past"),
        ("The talks are due on Monday.", "planned", "planned"),
        ("On Monday, the minister said that the treaty stands.", "past", "past"),
        ("The ban lasts until 2060.", "planned", "planned"),
    ],
)
def test_status_says_behind_around_or_ahead_and_planned_or_not(text, status, lean):
    found = only(text)
    assert (found.status, found.lean) == (status, lean)


def test_the_nearest_word_of_tense_decides():
    said, planned = find_dates("He said on Monday that the road will open in July.", anchor=WRITTEN)
    assert (said.quote, said.lean, planned.quote, planned.lean) == ("Monday", "past", "July", "planned")


def test_a_sentence_does_not_lend_its_tense_to_the_next():
    first, second = find_dates("It was signed in May. The road will open in July.", anchor=WRITTEN)
    assert (first.lean, second.lean) == ("past", "planned")
    assert only("Mr. Lee met Gen. Kim on May 5. Next comes the treaty.").earliest == date(2022, 5, 5)


def test_an_open_anchor_tells_only_what_lies_before_it():
    since = (date(2022, 6, 1), None)
    assert only("It was held in 2021.", since).status == "past"
    assert only("It was held in 2023.", since).status == "unresolved"


@pytest.mark.parametrize(
    ("text", "language"),
    [("The talks", "en"), ("Переговоры прошли", "ru"), ("Келіссөздер өтті", "kk"), ("双方举行会谈", "zh"), ("", "en"), ("2022", "en")],
)
def test_the_script_tells_the_language(text, language):
    assert script_of(text) == language


def test_a_name_of_another_script_does_not_change_the_language():
    assert script_of("双方在 Astana 举行会谈,讨论合作。") == "zh"
    assert script_of("The newspaper «Егемен Қазақстан» wrote about the talks of the two ministers.") == "en"
