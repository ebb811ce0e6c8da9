"""English dates: one sentence a kind, the days counted by hand; and words that only look like dates."""

from __future__ import annotations

from datetime import date

import pytest

from kzcn_explore.text.dates import find_dates

THURSDAY = date(2022, 6, 9)
WRITTEN = (THURSDAY, THURSDAY)


def found_in(text):
    return [
        (m.quote, m.earliest and m.earliest.isoformat(), m.latest and m.latest.isoformat(), m.precision)
        for m in find_dates(text, anchor=WRITTEN, language="en")
    ]


@pytest.mark.parametrize(
    ("text", "quote", "earliest", "latest", "precision"),
    [
        ("It opened on 7 June 2022.", "7 June 2022", "2022-06-07", "2022-06-07", "day"),
        ("It opened on Tuesday, June 7, 2022.", "Tuesday, June 7, 2022", "2022-06-07", "2022-06-07", "day"),
        ("It opened on Jan. 3, 1992.", "Jan. 3, 1992", "1992-01-03", "1992-01-03", "day"),
        ("It opened on Sept 15 last year.", "Sept 15 last year", "2021-09-15", "2021-09-15", "day"),
        ("It opened on the 9th of June.", "the 9th of June", "2022-06-09", "2022-06-09", "day"),
        ("It opened on June 7th.", "June 7th", "2022-06-07", "2022-06-07", "day"),
        ("It opened on the 5th.", "the 5th", "2022-06-05", "2022-06-05", "day"),
        ("It opened on JUNE 7.", "JUNE 7", "2022-06-07", "2022-06-07", "day"),
        ("It opened on June\n7, 2022.", "June\n7, 2022", "2022-06-07", "2022-06-07", "day"),
        ("It opened in May.", "May", "2022-05-01", "2022-05-31", "month"),
        ("It opened in February 2024.", "February 2024", "2024-02-01", "2024-02-29", "month"),
        ("It opened in June of last year.", "June of last year", "2021-06-01", "2021-06-30", "month"),
        ("It opened last March.", "last March", "2022-03-01", "2022-03-31", "month"),
        ("It opened in early June.", "early June", "2022-06-01", "2022-06-30", "month"),
        ("It opened in mid-May.", "mid-May", "2022-05-01", "2022-05-31", "month"),
        ("It opened at the end of March.", "the end of March", "2022-03-01", "2022-03-31", "month"),
        ("A May summit was held.", "May", "2022-05-01", "2022-05-31", "month"),
        ("It grew in the second quarter of 2021.", "the second quarter of 2021", "2021-04-01", "2021-06-30", "quarter"),
        ("It grew in the third quarter of last year.", "the third quarter of last year", "2021-07-01", "2021-09-30", "quarter"),
        ("It grew in Q1 2022.", "Q1 2022", "2022-01-01", "2022-03-31", "quarter"),
        ("Profit grew in the first quarter.", "the first quarter", "2022-01-01", "2022-03-31", "quarter"),
        ("It grew in the first half of 2022.", "the first half of 2022", "2022-01-01", "2022-06-30", "half"),
        ("It grew in the second half of last year.", "the second half of last year", "2021-07-01", "2021-12-31", "half"),
        ("It opened in autumn 2021.", "autumn 2021", "2021-09-01", "2021-11-30", "season"),
        ("It opened in the fall of 2021.", "the fall of 2021", "2021-09-01", "2021-11-30", "season"),
        ("It will open in the autumn.", "the autumn", "2022-09-01", "2022-11-30", "season"),
        ("It opened last summer.", "last summer", "2021-06-01", "2021-08-31", "season"),
        ("It opened last winter.", "last winter", "2021-12-01", "2022-02-28", "season"),
        ("It opened in 1992.", "1992", "1992-01-01", "1992-12-31", "year"),
        ("The Treaty Act of 1992 stands.", "1992", "1992-01-01", "1992-12-31", "year"),
        ("The 2016 election was close.", "2016", "2016-01-01", "2016-12-31", "year"),
        ("It opened last year.", "last year", "2021-01-01", "2021-12-31", "year"),
        ("It will open by the end of the year.", "the end of the year", "2022-01-01", "2022-12-31", "year"),
        ("It will open by year's end.", "year's end", "2022-01-01", "2022-12-31", "year"),
        ("It opened in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("It opened in the '90s.", "the '90s", "1990-01-01", "1999-12-31", "decade"),
        ("It opened in the late nineties.", "the late nineties", "1990-01-01", "1999-12-31", "decade"),
        ("It opened in the early 1980s.", "the early 1980s", "1980-01-01", "1989-12-31", "decade"),
        ("It opened a decade ago.", "a decade ago", "2012-01-01", "2012-12-31", "decade"),
        ("It opened in the 1800s.", "the 1800s", "1800-01-01", "1899-12-31", "span"),
        ("It opened last week.", "last week", "2022-05-30", "2022-06-05", "week"),
        ("It opened in the week of June 6.", "the week of June 6", "2022-06-06", "2022-06-12", "week"),
        ("It opened in the first week of May.", "the first week of May", "2022-05-01", "2022-05-07", "week"),
        ("It opened early this week.", "early this week", "2022-06-06", "2022-06-12", "week"),
        ("It grew in the first eight months of 2016.", "the first eight months of 2016", "2016-01-01", "2016-08-31", "span"),
        ("It grew in the last three days of May.", "the last three days of May", "2022-05-29", "2022-05-31", "span"),
        ("It opened this weekend.", "this weekend", "2022-06-04", "2022-06-05", "span"),
        ("It will open this weekend.", "this weekend", "2022-06-11", "2022-06-12", "span"),
        ("In nine years it will open.", "In nine years", "2031-01-01", "2031-12-31", "year"),
        ("It opened only two years ago.", "two years ago", "2020-01-01", "2020-12-31", "year"),
        ("It opened on Monday.", "Monday", "2022-06-06", "2022-06-06", "day"),
        ("It opened Monday night.", "Monday night", "2022-06-06", "2022-06-06", "day"),
        ("It opened last Friday.", "last Friday", "2022-06-03", "2022-06-03", "day"),
        ("It will open next Tuesday.", "next Tuesday", "2022-06-14", "2022-06-14", "day"),
        ("It opened on Monday last week.", "Monday last week", "2022-05-30", "2022-05-30", "day"),
        ("It opened at the weekend.", "the weekend", "2022-06-04", "2022-06-05", "span"),
        ("It opened yesterday.", "yesterday", "2022-06-08", "2022-06-08", "day"),
        ("It opens tomorrow morning.", "tomorrow morning", "2022-06-10", "2022-06-10", "day"),
        ("It opened this morning.", "this morning", "2022-06-09", "2022-06-09", "day"),
        ("It opened last night.", "last night", "2022-06-08", "2022-06-08", "day"),
        ("It opens tonight.", "tonight", "2022-06-09", "2022-06-09", "day"),
        ("It opened earlier this year.", "earlier this year", "2022-01-01", "2022-06-08", "year"),
        ("It will open later this month.", "later this month", "2022-06-10", "2022-06-30", "month"),
        ("It grew over the past five years.", "the past five years", "2017-06-09", "2022-06-09", "span"),
        ("It will grow in the next three to five years.", "the next three to five years", "2022-06-09", "2027-06-09", "span"),
        ("It opened three months ago.", "three months ago", "2022-03-01", "2022-03-31", "month"),
        ("It opened seventy-seven years ago.", "seventy-seven years ago", "1945-01-01", "1945-12-31", "year"),
        ("It opened 8-10 years ago.", "8-10 years ago", "2012-01-01", "2014-12-31", "span"),
        ("It opened a fortnight ago.", "a fortnight ago", "2022-05-23", "2022-05-29", "week"),
        ("It will open in two weeks.", "in two weeks", "2022-06-20", "2022-06-26", "week"),
        ("It will open in two months' time.", "in two months' time", "2022-08-01", "2022-08-31", "month"),
        ("They met two days after June 5.", "two days after June 5", "2022-06-07", "2022-06-07", "day"),
        ("They met the day before yesterday.", "the day before yesterday", "2022-06-07", "2022-06-07", "day"),
        ("They met on October 17–18, 2023.", "October 17–18, 2023", "2023-10-17", "2023-10-18", "span"),
        ("From October 17 to November 2, 2023 they met.", "October 17 to November 2, 2023", "2023-10-17", "2023-11-02", "span"),
        ("From December 20 to January 5, 2023 they met.", "December 20 to January 5, 2023", "2022-12-20", "2023-01-05", "span"),
        ("They met from 2021 to 2025.", "2021 to 2025", "2021-01-01", "2025-12-31", "span"),
        ("They met in 1936-1939.", "1936-1939", "1936-01-01", "1939-12-31", "span"),
        ("They met in the 2016-17 season.", "2016-17", "2016-01-01", "2017-12-31", "span"),
        ("They met in January–April 2024.", "January–April 2024", "2024-01-01", "2024-04-30", "span"),
        ("They met between 5 and 7 June.", "5 and 7 June", "2022-06-05", "2022-06-07", "span"),
        ("They met between 2011 and 2015.", "2011 and 2015", "2011-01-01", "2015-12-31", "span"),
        ("They met from May to this week.", "May to this week", "2022-05-01", "2022-06-12", "span"),
    ],
)
def test_each_kind_of_date_is_found_whole_and_means_its_days(text, quote, earliest, latest, precision):
    assert found_in(text) == [(quote, earliest, latest, precision)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Two days after the talks they left.", "Two days after"),
        ("The same day they left.", "The same day"),
        ("They left two years later.", "two years later"),
        ("They left a few years ago.", "a few years ago"),
        ("The following morning they left.", "The following morning"),
        ("They left a day earlier.", "a day earlier"),
        ("That weekend they left.", "That weekend"),
    ],
)
def test_what_the_text_leaves_open_is_a_mention_without_days(text, quote):
    assert [(mention[0], mention[1]) for mention in found_in(text)] == [(quote, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The 2030 Agenda for Sustainable Development",
        "Vision 2050 and Kazakhstan 2050 are plans.",
        "the 20th National Congress",
        "Article 5 of the treaty and Resolution 2231",
        "COVID-19 and the G20",
        "Euro 2016, World Cup 2018 and the 2014 Winter Games",
        "Theresa May said so, and it may help.",
        "Support for May fell after Theresa May spoke.",
        "They march on. March on Washington!",
        "The Sunday Times and the Good Friday Agreement",
        "the Second World War and the Arab Spring",
        "The sun rose, Sun Yat-sen spoke.",
        "about 2000 people in 1500 cases",
        "It cost $2000 and weighed 1998 tonnes at 2030 GMT.",
        "a 10-year plan for 30 years by an 80-year-old",
        "the 30th anniversary of the ties",
        "every Monday and on Sundays",
        "on the 9th floor of 5 Main Street",
        "They won 21-19 and lost 3-2 on page 2011.",
        "April Ryan asked, Jan Smith answered.",
        "Call +7 727 2010 2011 or 1984-55-66.",
        "winter sports and summer camps",
        "A quarter of the voters had seconds to spare.",
        "this day and age",
        "They were jailed for eight years after the trial.",
        "It is 250 years since they declared it.",
        "They finished the race in two weeks.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert found_in(text) == []


def test_a_name_hides_only_itself():
    assert found_in("The 2030 Agenda was adopted in 2015.") == [("2015", "2015-01-01", "2015-12-31", "year")]
    assert found_in("Theresa May spoke on May 5.") == [("May 5", "2022-05-05", "2022-05-05", "day")]


def test_a_listing_gives_each_of_its_dates():
    text = "In 2005, in March and on Friday he spoke; earlier, on 3 April 2019, he was silent."
    assert [mention[0] for mention in found_in(text)] == ["2005", "March", "Friday", "3 April 2019"]


def test_next_tuesday_lies_in_the_next_week_and_last_tuesday_is_the_latest():
    monday = (date(2022, 6, 6), date(2022, 6, 6))
    [ahead] = find_dates("He will come next Wednesday.", anchor=monday)
    [back] = find_dates("He came last Friday.", anchor=monday)
    assert (ahead.earliest, back.earliest) == (date(2022, 6, 15), date(2022, 6, 3))
