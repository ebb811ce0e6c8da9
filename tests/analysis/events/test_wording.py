"""Wording: what a date dates, in the words of its clause as written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.events.dated_clauses import find_clause
from kzcn_explore.analysis.events.wording import LETTERS, clause_in_words, first_words
from kzcn_explore.text.dates.finding import find_dates

MARCH = date(2021, 3, 1)


def words_of(text, quote, others=()):
    def span(written):
        return text.index(written), text.index(written) + len(written)

    clause = find_clause(text, (0, len(text)), span(quote), [span(other) for other in others])
    return clause_in_words(text, clause, span(quote))


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        (
            "She said that the town awaits the planned State visit of Freedonia’s Chairman Rufus Firefly to Sylvania in May 2021.",
            "May 2021",
            "State visit of Freedonia’s Chairman Rufus Firefly to Sylvania",
        ),
        ("In May, the mayors of Ostrava and Port Grey met.", "May", "mayors of Ostrava and Port Grey met"),
        ("Oil fell, but the old bridge was reopened on Friday, officials said.", "Friday", "old bridge was reopened"),
        ("The strike will end, the minister told reporters on Tuesday.", "Tuesday", "strike will end"),
        ("He said on Monday that the harbour will be closed.", "Monday", "harbour will be closed"),
        ("Although she was born on 3 May 1901, the town has no street of hers.", "3 May 1901", "she was born"),
        ("They may wreck it over the next four years by slashing costs.", "the next four years", "wreck it by slashing costs"),
        ("Exports fell by 40% in 2015.", "2015", "Exports fell by 40%"),
        ("Exports reached $520 million in 2015.", "2015", "Exports reached $520 million"),
        ("The old mill was closed after Monday's fire in Ostrava.", "Monday", "fire in Ostrava"),
        ("Claims arising from the 2010 spill were settled.", "2010", "Claims arising from the spill were settled"),
    ],
)  # fmt: skip
def test_the_clause_of_the_date_is_written_without_dates_and_words_of_saying(text, quote, words):
    assert words_of(text, quote) == words


def test_each_of_two_dates_has_its_own_words_and_a_year_in_a_name_stays():
    text = "Pacts were signed during a visit to Ostrava in May 2019 and a working trip to Port Grey in July 2020."
    assert words_of(text, "May 2019", ["July 2020"]) == "Pacts were signed during a visit to Ostrava"
    assert words_of(text, "July 2020", ["May 2019"]) == "working trip to Port Grey"
    text = "Tickets for the 2022 Harbour Games go on sale in June."
    assert words_of(text, "June", ["2022"]) == "Tickets for the 2022 Harbour Games go on sale"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Как сообщил министр, новый мост через реку Быструю будет открыт 7 июня 2021 года.", "новый мост через реку Быструю будет открыт"),
        ("В 2019 году в Остраве состоялись выборы мэра.", "в Остраве состоялись выборы мэра"),
        ("Переговоры прошли в Остраве в мае 2021 года, после чего все уехали.", "Переговоры прошли в Остраве"),
        ("Жаңа көпір 2021 жылғы 7 маусымда ашылды, деп хабарлады министрлік.", "Жаңа көпір ашылды"),
        ("Фридония президенті 2021 жылдың күзінде Сильванияға сапармен келеді.", "Фридония президенті Сильванияға сапармен келеді"),
        ("两国外长2021年5月在奥斯特拉瓦举行会谈，讨论了粮食贸易。", "两国外长在奥斯特拉瓦举行会谈"),
        ("新大桥将于2021年6月7日开通。", "新大桥开通"),
    ],
)
def test_russian_kazakh_and_chinese_clauses_are_read_alike(text, words):
    [found] = find_dates(text, anchor=(MARCH, MARCH), language=None)
    clause = find_clause(text, (0, len(text)), (found.start, found.end))
    assert clause_in_words(text, clause, (found.start, found.end)) == words


def test_quotation_marks_stay_where_both_are_kept_and_dates_of_one_word_leave_nothing():
    assert words_of("The building of a “New Freedonia” began in May.", "May") == "building of a “New Freedonia” began"
    assert words_of("The mayor opened the “May bridge over the Ilek”.", "May") == "mayor opened the bridge over the Ilek"
    assert words_of("部长今天访问奥斯特拉瓦。", "今天") == "部长访问奥斯特拉瓦"


def test_a_sentence_that_is_a_date_has_no_words():
    assert words_of("On Monday.", "Monday") == ""
    assert words_of("May", "May") == ""


def test_first_words_end_with_a_word_and_chinese_ones_with_a_letter():
    assert first_words("The  mayor\ncame.") == "The mayor came."
    assert first_words("Freedonia " * 7) == " ".join(["Freedonia"] * 6)
    assert first_words("会" * 40) == "会" * 32
    assert first_words("x" * 70) == "x" * 64


@pytest.mark.parametrize(
    ("text", "quote", "of_saying"),
    [
        ("The harbour will be closed, the mayor told reporters on Monday.", "Monday", True),
        ("The mayor said on Tuesday that the harbour will be closed.", "Tuesday", True),
        ("The harbour will be closed, the mayor said in a statement on Friday.", "Friday", True),
        ("The mayor said the old harbour burned down on Tuesday.", "Tuesday", False),
        ("The old harbour was closed on Tuesday, the mayor said.", "Tuesday", False),
        ("The mayor told the congress in Ostrava on Tuesday that she is tired.", "Tuesday", False),
        ("Гавань закроют, сообщил мэр во вторник.", "вторник", True),
        ("Старый мост открыли во вторник, сообщил мэр города.", "вторник", False),
        ("Айлақ жабылады, деп мәлімдеді әкім сейсенбіде.", "сейсенбіде", True),
        ("Ескі көпір сейсенбіде ашылды, деп мәлімдеді әкім.", "сейсенбіде", False),
        ("市长周二表示，港口将关闭。", "周二", True),
        ("新大桥周二开通，市长表示。", "周二", False),
    ],
)
def test_a_date_that_stands_with_a_word_of_saying_dates_the_saying(text, quote, of_saying):
    start = text.index(quote)
    assert find_clause(text, (0, len(text)), (start, start + len(quote))).of_saying is of_saying


PARTS = [
    "the",
    "minister",
    "Port",
    "Grey",
    "said",
    "that",
    ",",
    "and",
    "visit",
    "of",
    "opened",
    "«мост»",
    "в",
    "会谈",
    "2019",
    "(",
    "on",
    "big",
]


@given(st.lists(st.sampled_from(PARTS), max_size=30), st.lists(st.sampled_from(PARTS), max_size=30))
def test_words_are_those_of_the_sentence_in_its_order_and_short(before, after):
    text = " ".join([*before, "May 2021", *after])
    start = len(" ".join([*before, ""]))
    words = clause_in_words(text, find_clause(text, (0, len(text)), (start, start + 8)), (start, start + 8))
    assert len(words) <= LETTERS
    assert "May 2021" not in words
    rest = iter(text)
    assert all(any(letter == other for other in rest) for letter in words.replace(" ", ""))
