"""Dates that were decided, agreed or promised lie ahead; numbers of resolutions are no dates."""

from datetime import date

import pytest

from kzcn_explore.text.dates.finding import find_dates

MARCH = (date(2022, 3, 10), date(2022, 3, 10))

PROMISED = [
    ("en", "The parliament has decided to hold the vote on May 9."),
    ("en", "The ministers agreed to meet again on May 9."),
    ("en", "He vowed publicly to open the bridge on May 9."),
    ("en", "She was invited to pay a visit on May 9."),
    ("en", "The talks are due to begin on May 9."),
    ("en", "The summit is set to open on May 9."),
    ("en", "He spoke of the decision to reopen the border on May 9."),
    ("ru", "Стороны решили провести встречу 9 мая."),
    ("ru", "Министры договорились встретиться 9 мая."),
    ("ru", "Достигнута договорённость провести переговоры 9 мая."),
    ("kk", "Тараптар 9 мамырда кездесу өткізуге келісті."),
    ("kk", "Министрлер 9 мамырда жиын өткізу туралы шешім қабылдады."),
    ("zh", "双方决定于5月9日举行会谈。"),
    ("zh", "两国已商定5月9日在北京举行会晤。"),
]
DECIDED_THEN = [
    ("en", "The ministers on May 9 agreed to open the bridge."),
    ("en", "On May 9 the parliament decided to hold a vote."),
    ("en", "The vote was held on May 9."),
    ("en", "He decided to leave after the vote was held on May 9."),
    ("ru", "9 мая стороны решили провести встречу."),
    ("ru", "Встреча состоялась 9 мая, хотя её решили отложить."),
    ("kk", "Кездесу 9 мамырда өтті."),
    ("zh", "双方于5月9日举行了会谈。"),
    ("zh", "会议5月9日决定开放边境，并签署了协议。"),
]


@pytest.mark.parametrize(("language", "text"), PROMISED)
def test_a_day_that_was_decided_or_promised_lies_ahead(language, text):
    [found] = find_dates(text, anchor=MARCH, language=language)
    assert (found.earliest, found.status) == (date(2022, 5, 9), "planned")


@pytest.mark.parametrize(("language", "text"), DECIDED_THEN)
def test_the_day_of_a_decision_lies_behind(language, text):
    [found] = find_dates(text, anchor=MARCH, language=language)
    assert (found.earliest, found.status) == (date(2021, 5, 9), "past")


NUMBERS = [
    ("en", "Under resolutions 2066 (XX) and 1970 (1970) they met.", ["1970"]),
    ("en", "Resolutions 1970, 1973 and 2009 were named again.", []),
    ("en", "By 2066 (XX) the assembly asked for talks.", []),
    ("en", "Paragraph 2016 and flights 2020 and 2021 were cancelled.", []),
    ("en", "In 2016 (the first year) it rained, and in 2017 too.", ["2016", "2017"]),
    ("ru", "В резолюции 2066 (XX) от 16 декабря 1965 года сказано это.", ["16 декабря 1965 года"]),
    ("ru", "Рейс 2016 и закон № 2020 отменены.", []),
    ("kk", "2066 (XX) қарарында және № 2020 заңда бұл айтылған.", []),
    ("zh", "大会第2066(XX)号决议和2020号法令提到此事。", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), NUMBERS)
def test_the_number_of_a_resolution_a_law_or_a_flight_is_no_year(language, text, expected):
    assert [found.quote for found in find_dates(text, language=language)] == expected


def test_the_first_in_so_many_years_is_no_date_and_in_two_weeks_is_one():
    text = "On Friday we will greet the first woman to preside in 200 years. She will travel abroad in two weeks."
    assert [found.quote for found in find_dates(text, anchor=MARCH, language="en")] == ["Friday", "in two weeks"]


def test_the_years_of_a_plan_are_no_numbers_of_a_resolution():
    text = "Resolution 1997/98 was read in 1997/98."
    assert [found.start for found in find_dates(text, language="en")] == [text.rindex("1997/98")]
