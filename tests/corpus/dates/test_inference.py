"""Inference: what a text says of dates bounds when it was written; nothing more is concluded."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.corpus.dates.inference import infer_interval


def infer(text):
    return infer_interval(text, [(0, len(text))] if text else [])


def bounds(text):
    _, earliest, latest, conflicts = infer(text)
    return earliest, latest, conflicts


def test_what_is_told_as_past_bounds_from_below():
    assert bounds("The bridge was opened on 4 May 2019 and rebuilt in 2021.") == (date(2021, 1, 1), None, [])


def test_what_is_planned_bounds_from_above_and_the_nearest_plan_counts():
    assert bounds("The summit is scheduled for March 2024. The line will be finished by 2030.") == (None, date(2024, 3, 31), [])


def test_a_goal_far_ahead_is_no_past():
    assert bounds("The country will be carbon neutral by 2060.") == (None, date(2060, 12, 31), [])


def test_an_anniversary_gives_the_year_and_days_without_a_year_belong_to_it():
    text = (
        "The port was opened for trade in 1995. This year marks the 20th anniversary of the opening of the port. "
        "The ministers met on March 9. The new pier is scheduled for autumn."
    )
    clues, earliest, latest, conflicts = infer(text)
    assert (earliest, latest, conflicts) == (date(2015, 3, 9), date(2015, 11, 30), [])
    assert [(clue.rule, clue.used) for clue in clues] == [
        ("told as past", False),
        ("anniversary", True),
        ("told as past", True),
        ("told as planned", True),
    ]


def test_the_last_quarter_without_a_year_bounds_nothing_since_it_may_be_that_of_the_year_before():
    text = (
        "The port was opened for trade in 1995. This year marks the 20th anniversary of the opening of the port. The ministers met on {}."
    )
    assert bounds(text.format("September 9"))[0] == date(2015, 9, 9)
    assert bounds(text.format("December 9"))[0] == date(2015, 1, 1)


def test_days_without_a_year_say_nothing_while_the_year_is_open():
    assert bounds("The ministers met on March 9. The new pier is scheduled for autumn.") == (None, None, [])


def test_a_plan_that_lies_before_a_reported_event_bounds_nothing_and_is_told():
    earliest, latest, conflicts = bounds("The vote was held in May 2023. The visit is scheduled for March 2022.")
    assert (earliest, latest) == (date(2023, 5, 1), None)
    [told] = conflicts
    assert "would put it before 2022-03-31, but it reports 2023-05-01 or later as past" in told


def test_names_that_hold_a_year_are_no_clue():
    assert infer("They praised the 2030 Agenda and Vision 2050.") == ([], None, None, [])


def test_only_the_passages_are_read():
    raw = "Printed in 2022.\n\nThe bridge was opened in 2019."
    assert infer_interval(raw, [(18, len(raw))])[1] == date(2019, 1, 1)


def test_a_clue_shows_words_of_its_own_sentence_and_their_offsets():
    raw = "Nothing here. The long and very old bridge over the river was opened on 4 May 2019, they said. And more."
    [clue] = infer(raw)[0]
    assert raw[clue.start : clue.end] == clue.quote == "bridge over the river was opened on 4 May 2019"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мост был открыт 4 мая 2019 года. Новый откроется в 2024 году.", (date(2019, 5, 4), date(2024, 12, 31))),
        ("Көпір 2019 жылғы 4 мамырда ашылды. Жаңасы 2024 жылы ашылады деп жоспарланған.", (date(2019, 5, 4), date(2024, 12, 31))),
        ("大桥于2019年5月4日建成通车。新桥计划于2024年开工。", (date(2019, 5, 4), date(2024, 12, 31))),
    ],
)
def test_russian_kazakh_and_chinese_texts_are_bounded_the_same_way(text, expected):
    assert bounds(text)[:2] == expected


@given(st.text(alphabet="abc 0129.\nJune May 2022 will was on in scheduled for", max_size=200))
def test_whatever_a_text_says_the_bounds_are_in_order_and_the_quotes_are_its_words(text):
    clues, earliest, latest, _ = infer(text)
    assert earliest is None or latest is None or earliest <= latest
    assert all(text[clue.start : clue.end] == clue.quote for clue in clues)
