"""Not events: programmes, anniversaries and printing notes in four languages, and what looks like them."""

import pandas as pd
import pytest

from kzcn_explore.analysis.events.event_mentions import event_mentions
from kzcn_explore.corpus.loading import load_corpus


def quotes(text, language="en"):
    corpus = load_corpus(pd.DataFrame({"date": ["2022-06-14"], "text": [text], "language": [language]}))
    return event_mentions(corpus)["quote"].tolist()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Strategy 2050 guides the ministry.", "en"),
        ("They spoke of Vision 2030 and of «Freedonia-2050».", "en"),
        ("Правительство обсудило Стратегию 2050 и программу «Фридония-2050».", "ru"),
        ("Үкімет «Фридония-2050» стратегиясын талқылады.", "kk"),
        ("两国将对接“弗里多尼亚2050年”发展战略。", "zh"),
        ("This year marks the 30th anniversary of the railway.", "en"),
        ("In 2022, we celebrate the 30th anniversary of the railway.", "en"),
        ("В этом году отмечается 30-летие дипломатических отношений.", "ru"),
        ("Биыл дипломатиялық қатынастардың 30 жылдығы тойланады.", "kk"),
        ("今年是两国建交30周年。", "zh"),
        ("The 30th anniversary will be celebrated on 16 December 2022.", "en"),
        ("(The Weekly Courier 06/14/2022 page 2)", "en"),
    ],
)
def test_programmes_anniversaries_and_printing_notes_are_no_events(text, language):
    assert quotes(text, language) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The strategy was adopted in 2012.", "2012"),
        ("The goals were agreed two weeks ago.", "two weeks ago"),
        ("The ministers wrote to each other on 7 June 2022 about the 30th anniversary.", "7 June 2022"),
        ("The treaty was signed on 4 May 2019, and its anniversary is a holiday.", "4 May 2019"),
        ("In January 2022, the leaders met for a summit commemorating the 30th anniversary.", "January 2022"),
        ("The team (founded on 4 May 2019) won.", "4 May 2019"),
    ],
)
def test_a_day_on_which_something_happens_stays(text, quote):
    assert quotes(text) == [quote]
