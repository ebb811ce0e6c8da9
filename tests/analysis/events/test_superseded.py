"""Superseded dates: the date that a sentence takes back is no event of its own."""

import pytest

from kzcn_explore.analysis.events.superseded import drop_superseded
from kzcn_explore.text.dates.finding import find_dates


def kept(text):
    return [found.quote for found in drop_superseded(text, find_dates(text))]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The opening, planned for May 2021, has been postponed to September 2021.", ["September 2021"]),
        ("Открытие моста перенесено с 4 мая 2021 года на 6 июня 2021 года.", ["6 июня 2021 года"]),
        ("Көпірдің ашылуы 2021 жылғы мамырдан 2021 жылғы қыркүйекке ауыстырылды.", ["2021 жылғы қыркүйекке"]),
        ("大桥开通从2021年5月推迟到2021年9月。", ["2021年9月"]),
    ],
)
def test_of_two_dates_the_one_that_was_put_off_is_left_out(text, dates):
    assert kept(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On 4 May 2021 the opening was postponed to June 2021.", ["4 May 2021", "June 2021"]),
        ("The fair is planned for May 2021. The race was postponed to June 2021.", ["May 2021", "June 2021"]),
        ("The fair opens in May 2021 and the race in June 2021.", ["May 2021", "June 2021"]),
        ("No day is named.", []),
    ],
)
def test_the_day_of_the_putting_off_and_other_dates_stay(text, dates):
    assert kept(text) == dates
