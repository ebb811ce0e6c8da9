"""Header lines: keys and values before a text, in any order and four languages; a date that cannot be read is told."""

import pytest

from kzcn_explore.corpus.articles.articles import read_article

BODY = "The two ministers met in the capital on Tuesday and spoke of trade."


def read(raw):
    article = read_article(raw)
    return article, [raw[start:end] for start, end in article.passages], [(cut.rule, raw[cut.start : cut.end]) for cut in article.cuts]


def test_header_lines_are_read_in_any_order():
    header = "Source: Example News\nURL: https://example.com/a\nDate: 7 June 2022\nPlace: Almaty\nAuthor: Jane Doe\nTitle: Ministers meet"
    raw = f"{header}\n\n{BODY}"
    article, passages, cuts = read(raw)
    assert (article.title, article.title_from, article.source, article.place) == ("Ministers meet", "header", "Example News", "Almaty")
    assert (article.day.earliest.isoformat(), raw[slice(*article.day_at)]) == ("2022-06-07", "7 June 2022")
    assert passages == [BODY]
    assert [rule for rule, _ in cuts] == ["header line", "header line", "date header", "header line", "header line", "header line"]


@pytest.mark.parametrize(
    "header",
    [
        "Заголовок: Министры встретились\nДата: 2022-06-07\nИсточник: Пример",
        "Тақырып: Министры встретились\nКүні: 2022-06-07\nДереккөз: Пример",
        "标题：Министры встретились\n日期：2022-06-07\n来源：Пример",
    ],
)
def test_header_lines_are_read_in_russian_kazakh_and_chinese(header):
    article, passages, _ = read(f"{header}\n\n{BODY}")
    assert (article.title, article.day.earliest.isoformat(), article.source) == ("Министры встретились", "2022-06-07", "Пример")
    assert passages == [BODY]


def test_front_matter_is_metadata():
    raw = f'---\ntitle: "Two ministers meet"\ndate: 2022-06-07\nsource: Example News\ntags:\n  - trade\n# a comment\n---\n\n{BODY}'
    article, passages, cuts = read(raw)
    assert (article.title, article.source, raw[slice(*article.day_at)]) == ("Two ministers meet", "Example News", "2022-06-07")
    assert passages == [BODY]
    assert {rule for rule, _ in cuts} == {"header line"}
    assert len(cuts) == 8


def test_a_dividing_line_opens_no_front_matter_where_prose_follows():
    article, passages, _ = read(f"---\n{BODY}\n---\n\n{BODY}")
    assert (article.title_from, passages) == ("lead", [BODY, BODY])


def test_a_date_that_cannot_be_read_is_told_and_leaves_the_day_open():
    article, passages, cuts = read(f"Date: soon\n\n{BODY}")
    assert (article.day, article.unread_date, passages, cuts) == (None, "soon", [BODY], [("header line", "Date: soon")])


def test_a_date_that_can_be_read_counts_beside_one_that_cannot():
    article, _, _ = read(f"Date: soon\nPublished: 2022-06-07\n\n{BODY}")
    assert (article.day.earliest.isoformat(), article.unread_date) == ("2022-06-07", None)


def test_the_day_of_publication_counts_before_that_of_a_change():
    article, _, _ = read(f"Updated: 9 June 2022\nPublished: 7 June 2022\n\n{BODY}")
    assert article.day.earliest.isoformat() == "2022-06-07"


def test_an_hour_behind_the_day_goes_with_it():
    article, passages, cuts = read(f"Two ministers meet in the capital\nPublished: 7 June 2022, 14:30 | Source: Example News\n\n{BODY}")
    assert (article.title, article.source, passages) == ("Two ministers meet in the capital", "Example News", [BODY])
    assert cuts[1:] == [("date header", "Published: 7 June 2022, 14:30 |"), ("header line", "Source: Example News")]


@pytest.mark.parametrize(
    "line",
    [
        "Author: I wrote the book in 1990, when nobody in the capital would have printed a line of it.",
        "Source: he would not name it, the minister said, and nobody asked him for it again.",
        "Date: the ministers could not agree on one, and so they left the capital without it.",
        "Question: what did the two ministers speak of on Tuesday in the capital?",
    ],
)
def test_a_sentence_behind_a_colon_is_text(line):
    article, passages, cuts = read(f"{line}\n\n{BODY}")
    assert (passages, cuts, article.unread_date) == ([line, BODY], [], None)
