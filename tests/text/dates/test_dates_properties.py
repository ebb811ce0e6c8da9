"""Dates, by property: offsets are right, every day comes back as it was written, and no text is too hostile."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.dates import find_dates

NAMES = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
WORDS = "June May 9 2022 1990s 's the last next week Monday on in by of to and - – , . ' ( ago two years earlier end quarter 12/ 3rd spring"
PIECES = st.sampled_from(WORDS.split())
ENGLISH_LIKE = st.lists(PIECES, max_size=25).map(" ".join)


@given(
    st.text(max_size=200) | ENGLISH_LIKE,
    st.none() | st.tuples(st.dates(), st.dates()).map(sorted).map(tuple),
    st.sampled_from(["en", "xx"]),
)
@settings(deadline=None, max_examples=300)
def test_any_text_gives_ordered_mentions_that_lie_where_they_say(text, anchor, language):
    end = 0
    for found in find_dates(text, anchor=anchor, language=language):
        assert end <= found.start < found.end <= len(text)
        assert found.quote == text[found.start : found.end] == found.quote.strip()
        assert (found.earliest is None) == (found.latest is None)
        assert found.earliest is None or found.earliest <= found.latest
        assert found.precision in {"day", "week", "month", "quarter", "season", "half", "year", "decade", "span"}
        assert found.status in {"past", "present", "planned", "future", "unresolved"}
        assert (found.status == "unresolved") == (found.earliest is None or anchor is None)
        end = found.end


@given(DAYS)
@settings(deadline=None)
def test_every_day_comes_back_in_each_form_it_is_written_in(day):
    name, number, year = NAMES[day.month - 1], day.day, day.year
    forms = [
        day.isoformat(),
        f"{number:02}.{day.month:02}.{year}",
        f"{name} {number}, {year}",
        f"{number} {name} {year}",
        f"{name[:3]}. {number}, {year}" if name != "May" else f"May {number}, {year}",
        f"the {number}th of {name} {year}",
        f"{WEEKDAYS[day.weekday()]}, {name} {number}, {year}",
        f"{WEEKDAYS[day.weekday()]} {number} {name} {year}",
    ]
    for form in forms:
        [found] = find_dates(f"It was held on {form}, they said.", language="en")
        assert (found.quote, found.earliest, found.latest, found.precision) == (form, day, day, "day")


@given(DAYS, st.integers(0, 200))
@settings(deadline=None)
def test_days_seen_from_the_day_of_writing_are_counted_from_it(day, n):
    anchor = (day, day)
    [past] = find_dates(f"It was held {n} days ago.", anchor=anchor, language="en")
    [bare] = find_dates(f"It was held on {NAMES[day.month - 1]} {day.day}.", anchor=anchor, language="en")
    [weekday] = find_dates(f"It was held on {WEEKDAYS[day.weekday()]}.", anchor=anchor, language="en")
    assert (past.earliest, bare.earliest, weekday.earliest) == (day - timedelta(n), day, day)


@given(DAYS, DAYS)
@settings(deadline=None)
def test_a_bare_day_of_the_past_is_not_ahead_unless_it_is_much_nearer(day, written):
    [found] = find_dates(f"It was held on {NAMES[day.month - 1]} {day.day}.", anchor=(written, written), language="en")
    assert (found.earliest.month, found.earliest.day) == (day.month, day.day)
    assert (found.earliest - written).days <= 30


@pytest.mark.parametrize("edge", [date(1, 1, 1), date(9999, 12, 31)])
def test_at_the_edge_of_the_calendar_words_stay_open_and_nothing_breaks(edge):
    text = "Yesterday, tomorrow, last week, next week, ten decades ago, on Monday, in June, on June 5, this winter and in 12 weeks' time."
    found = find_dates(text, anchor=(edge, edge), language="en")
    assert len(found) == 10
    assert any(mention.earliest is None for mention in found)


@pytest.mark.parametrize(
    "unit",
    ["1", "2016-", "the end of ", "two days after ", "Sunday, ", "of May ", "in 2016 and ", "17–", "earlier this ", "2016's ", "\n", "12/"],
)
def test_a_long_hostile_line_is_read_to_its_end(unit):
    line = unit * (100_000 // len(unit)) + " It was held on June 7, 2022."
    found = find_dates(line, language="en")[-1]
    assert (found.earliest, found.latest, found.end) == (date(2022, 6, 7), date(2022, 6, 7), len(line) - 1)
