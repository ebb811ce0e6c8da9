"""Head: what is a title before a text, and what is already said."""

import pytest

from kzcn_explore.corpus.articles.articles import read_article

BODY = "The two ministers met in the capital on Tuesday and spoke of trade."


def read(raw, title=None):
    article = read_article(raw, title=title)
    return article, [raw[start:end] for start, end in article.passages], [cut.rule for cut in article.cuts]


OPENINGS = [
    "Mr. President,", "Mr. President", "Excellencies, ladies and gentlemen", "To the Congress of the people:", "[As delivered]",
    "Уважаемый господин Председатель", "Құрметті ханымдар мен мырзалар",
]  # fmt: skip


@pytest.mark.parametrize("opening", OPENINGS)
def test_what_a_speaker_opens_with_is_said(opening):
    article, passages, rules = read(f"{opening}\n\n{BODY}")
    assert (article.title_from, passages, rules) == ("lead", [opening, BODY], [])


def test_the_first_line_of_a_wrapped_paragraph_is_no_title():
    paragraph = (
        "On behalf of President Doe and\nthe people of the two countries\nI should like to congratulate\nMr. Roe on his good election."
    )
    article, passages, rules = read(f"{paragraph}\n\n{BODY}")
    assert (article.title_from, passages, rules) == ("lead", [paragraph, BODY], [])


def test_a_line_that_the_next_one_carries_on_is_no_title():
    _, passages, rules = read(f"It is a great honour\nfor me to speak here today on behalf of two countries.\n\n{BODY}")
    assert rules == []
    assert passages[0].startswith("It is a great honour")


def test_a_title_above_a_wrapped_paragraph_stays_one():
    paragraph = "The two ministers met in the\ncapital on Tuesday and spoke\nof trade between the two\ncountries for some hours."
    article, passages, rules = read(f"Two ministers meet today\n\n{paragraph}")
    assert (article.title, passages, rules) == ("Two ministers meet today", [paragraph], ["title"])


def test_a_title_given_by_a_field_may_be_a_long_question():
    title = "Why did the two ministers meet in the capital on a Tuesday?"
    _, passages, rules = read(f"{title}\n\n{BODY}", title=title)
    assert (passages, rules) == ([BODY], ["title"])


def test_a_markdown_title_goes_before_other_headings():
    article, passages, rules = read(f"A line from the archive of the paper\n\n# Two ministers meet #\n\n{BODY}")
    assert article.title == "Two ministers meet"
    assert passages[-1] == BODY
    assert "# Two ministers meet #" in passages or "title" in rules


def test_furniture_behind_a_kept_heading_is_cut_all_the_same():
    article, passages, rules = read(
        f"Two ministers meet in the capital\n\nTrade is the matter, says one of them\nBy Jane Doe\nShare this\n\n{BODY}"
    )
    assert article.title == "Two ministers meet in the capital"
    assert passages == ["Trade is the matter, says one of them", BODY]
    assert rules == ["title", "byline", "share line"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Home » News » Talks\nTwo ministers meet in the capital\n7 June 2022\n", "2022-06-07"),
        ("Two ministers meet in the capital\n07.06.2022 14:30\n", "2022-06-07"),
        ("7 June 2022\nTwo ministers meet in the capital\n", "2022-06-07"),
        ("Two ministers meet in the capital\nASTANA (Agency) - ", None),
    ],
)
def test_a_title_and_a_day_without_a_blank_line_before_the_body_are_no_wrapped_paragraph(head, day):
    raw = f"{head}{BODY}\n\nMore."
    article = read_article(raw)
    assert (article.title, article.title_from) == ("Two ministers meet in the capital", "header")
    assert (article.day and article.day.earliest.isoformat()) == day
    assert [raw[slice(*passage)] for passage in article.passages] == [BODY, "More."]


def test_a_day_that_a_typist_left_alone_in_a_line_of_a_paragraph_is_no_header():
    raw = "The treaty was signed in the old palace on\n7 June 2022\nand entered into force a year later in both states.\n\nMore of it."
    article = read_article(raw)
    assert article.day is None
    assert [raw[slice(*passage)] for passage in article.passages] == [raw[: raw.index("\n\n")], "More of it."]
