"""Firm words: only a date that is plainly past or plainly planned may bound when a text was written."""

import pytest

from kzcn_explore.text.dates.finding import find_dates, script_of
from kzcn_explore.text.dates.firm import firm_lean


def leans(text):
    return [firm_lean(text, mention, script_of(text)) for mention in find_dates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was opened on 4 May 2019.",
        "In 2021, the two sides signed a treaty.",
        "The line has carried coal since March 2020.",
        "Мост был открыт 4 мая 2019 года.",
        "В 2021 году стороны подписали договор.",
        "Көпір 2019 жылғы 4 мамырда ашылды.",
        "大桥于2019年5月4日建成通车。",
    ],
)
def test_a_finished_event_behind_its_preposition_is_past(text):
    assert leans(text) == ["past"]


@pytest.mark.parametrize(
    "text",
    [
        "The visit is scheduled for March 2024.",
        "The summit will be held in 2024.",
        "The line will be finished by 2030.",
        "Визит запланирован на март 2024 года.",
        "Саммит состоится в 2024 году.",
        "Саммит 2024 жылы өтеді.",
        "新桥计划于2024年开工。",
    ],
)
def test_what_stands_next_to_words_of_present_planning_is_planned(text):
    assert leans(text) == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "The visit had been scheduled for March 2022.",
        "He announced that he would run in 2024.",
        "The tax is expected to bring more in 2025 than it did.",
        "Officials met in 2018 host city Riga.",
        "The 2018 budget was passed.",
        "By 2015, they were tired.",
        "Ранее визит был запланирован на март 2022 года.",
    ],
)
def test_an_old_plan_a_forecast_or_a_name_bounds_nothing(text):
    assert set(leans(text)) <= {"none"}


def test_the_month_of_may_is_no_modal_verb():
    assert leans("The vote was held in May 2023.") == ["past"]


def test_a_language_whose_plain_words_are_not_known_bounds_nothing():
    text = "The bridge was opened on 4 May 2019."
    assert [firm_lean(text, mention, "de") for mention in find_dates(text)] == ["none"]
