"""Articles: what one raw text says of itself, and that no letter of it is lost or doubled."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.corpus.articles import match_dateline, read_article

BODY = "The two ministers met in the capital on Tuesday and spoke of trade."
PIECES = [
    "Home » Two ministers meet in the capital", "Home Two ministers meet in the capital", "LATEST", "ARTICLES", "Translate", "Global News",
    "Two ministers meet in the capital", "TWO MINISTERS MEET IN THE CAPITAL", "date 2022-06-07 ", "7 June 2022 | ", "2022-06-07",
    "NUR-SULTAN. KAZINFORM – ", "MOSCOW, February 7. /TASS/. ", "News / World / Asia", BODY, "«Yes,» he said. ",
    "قال الوزير", "中国外交部长访问。",
    "🙂", "\ud800", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\f", "\v", "\u00a0", "\u2028", "\u200f", " ", "– ", "x",
]  # fmt: skip


def read(raw, title=None):
    article = read_article(raw, title=title)
    passages = [raw[start:end] for start, end in article.passages]
    return article, passages, [(cut.rule, raw[cut.start : cut.end]) for cut in article.cuts]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("".join),
    st.sampled_from([None, "Two ministers meet in the capital"]),
)
@settings(deadline=None)
def test_passages_and_cuts_hold_every_letter_of_any_text_exactly_once(raw, title):
    article = read_article(raw, title=title)
    spans = sorted([*article.passages, *((cut.start, cut.end) for cut in article.cuts)])
    assert all(first < last for first, last in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    kept = [letter for first, last in spans for letter in raw[first:last] if not letter.isspace()]
    assert kept == [letter for letter in raw if not letter.isspace()]
    assert all(raw[first:last] == raw[first:last].strip() for first, last in spans)


def test_a_labelled_date_stands_before_its_title():
    article, passages, cuts = read(f"date 2022-06-07 Two ministers meet\n\n{BODY}")
    assert (article.title, article.title_from, article.day.earliest.isoformat()) == ("Two ministers meet", "header", "2022-06-07")
    assert passages == [BODY]
    assert cuts == [("date header", "date 2022-06-07"), ("title", "Two ministers meet")]
    assert article.day_at == (5, 15)


@pytest.mark.parametrize(
    "header",
    [
        "2022-06-07 Two ministers meet",
        "June 7, 2022 | Two ministers meet",
        "Published: 7 June 2022\nTwo ministers meet",
        "Date:2022-06-07\nTwo ministers meet",
    ],
)
def test_a_date_header_may_be_written_like_this(header):
    article, passages, _ = read(f"{header}\n\n{BODY}")
    assert (article.title, article.day.earliest.isoformat(), passages) == ("Two ministers meet", "2022-06-07", [BODY])


@pytest.mark.parametrize(
    "body",
    [
        "June 7, 2022 was a day of talks for both of the countries.",
        "May 2022 brought long talks to the capital, and some results.",
        "2022 was a year of talks between the two countries, he said.",
        "1992, the year of their first talks, lies thirty years back.",
    ],
)
def test_a_sentence_that_opens_with_a_date_is_not_dated_by_it(body):
    article, passages, cuts = read(body)
    assert (article.day, passages, cuts) == (None, [body], [])


def test_a_dateline_gives_place_and_source_and_leaves_the_text():
    article, passages, cuts = read(f"Two ministers meet in the capital\n\nNUR-SULTAN. KAZINFORM – {BODY} Kazinform cites Nur-Sultan.")
    assert (article.place, article.source) == ("Nur-Sultan", "Kazinform")
    assert passages == [f"{BODY} Kazinform cites Nur-Sultan."]
    assert cuts[-1] == ("dateline", "NUR-SULTAN. KAZINFORM –")


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("ASTANA (Reuters) - They met.", "ASTANA", "Reuters"),
        ("KUALA LUMPUR, Feb 24 (Reuters) - They met.", "KUALA LUMPUR", "Reuters"),
        ("MOSCOW, February 7. /TASS/. They met.", "MOSCOW", "TASS"),
        ("MOSCOW, March 1. /TASS/ They met.", "MOSCOW", "TASS"),
        ("SEOUL — They met.", "SEOUL", None),
        ("LASHKAR GAH, Afghanistan, Feb 28 (Reuters) - They met.", "LASHKAR GAH", "Reuters"),
        ("АСТАНА. КАЗИНФОРМ – Они встретились.", "АСТАНА", "КАЗИНФОРМ"),
    ],
)
def test_these_are_datelines(line, place, agency):
    match = match_dateline(line)
    assert (match["place"], match["agency"] or match["wire"]) == (place, agency)


@pytest.mark.parametrize(
    "line",
    [
        "Astana – They met.",
        "NATO – the alliance – met.",
        "COVID-19 – They met.",
        "TOP - They met.",
        "ASTANA –",
        "They met in ASTANA – and left.",
        "I – They met.",
        "MOSCOW, February 7. They met.",
    ],
)
def test_these_are_none(line):
    assert match_dateline(line) is None


def test_a_short_place_is_a_town_and_a_short_source_an_agency():
    article, _, _ = read(f"Two ministers meet in the capital\n\nKIEV, February 7. /TASS/. {BODY}")
    assert (article.place, article.source) == ("Kiev", "TASS")


def test_site_furniture_is_cut_with_its_rule():
    article, passages, cuts = read(
        "LATEST\nHome » Two ministers meet in the capital\nGlobal News\n\n"
        f"Two ministers meet in the capital\nTwo ministers meet in the capital\n\n{BODY}\n\nTranslate"
    )
    assert article.title == "Two ministers meet in the capital"
    assert passages == [BODY]
    assert [rule for rule, _ in cuts] == ["navigation", "breadcrumb", "section", "title", "repeated title", "navigation"]


def test_a_title_that_a_field_gives_is_cut_where_the_text_repeats_it():
    article, passages, cuts = read(f"Two  Ministers meet\n\n{BODY}", title="Two ministers meet")
    assert (article.title, article.title_from) == ("Two ministers meet", "field")
    assert (passages, cuts) == ([BODY], [("title", "Two  Ministers meet")])


def test_a_heading_that_no_rule_explains_stays_in_the_text():
    _, passages, cuts = read(f"An opening line\n\n{BODY}", title="Two ministers meet")
    assert (passages, cuts) == (["An opening line", BODY], [])


def test_short_sentences_before_the_first_long_one_stay():
    _, passages, cuts = read(f"“No!”\nHe left.\nThey never came back to it again.\n\n{BODY}")
    assert (len(passages), cuts) == (2, [])
    assert passages[0].startswith("“No!”")


def test_a_text_without_anything_like_a_body_is_kept_whole():
    article, passages, cuts = read("A poem\nof few words\n\nand no end")
    assert (passages, cuts) == (["A poem\nof few words", "and no end"], [])
    assert (article.title, article.title_from) == ("A poem of few words", "lead")


def test_a_word_of_navigation_inside_the_text_stays():
    _, passages, _ = read(f"{BODY}\n\nNews\n\n{BODY}")
    assert passages == [BODY, "News", BODY]


def test_windows_line_ends_change_nothing_but_the_offsets():
    raw = f"date 2022-06-07 Two ministers meet\n\n{BODY}\n\n{BODY}"
    plain, passages, _ = read(raw)
    windows, same, _ = read(raw.replace("\n", "\r\n"))
    assert same == passages
    assert (windows.title, windows.day) == (plain.title, plain.day)
