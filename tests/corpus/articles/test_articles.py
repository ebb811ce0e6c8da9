"""Articles: what one raw text says of itself, and that no letter of it is lost or doubled."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.corpus.articles.articles import read_article

BODY = "The two ministers met in the capital on Tuesday and spoke of trade."
PIECES = [
    "Home » Two ministers meet in the capital", "Home Two ministers meet in the capital", "LATEST", "ARTICLES", "Translate", "Global News",
    "Two ministers meet in the capital", "TWO MINISTERS MEET IN THE CAPITAL", "date 2022-06-07 ", "7 June 2022 | ", "2022-06-07",
    "NUR-SULTAN. KAZINFORM – ", "MOSCOW, February 7. /TASS/. ", "News / World / Asia", BODY, "«Yes,» he said. ",
    "قال الوزير", "中国外交部长访问。",
    "Title: Two ministers meet\n", "Date: soon\n",
    "---\n", "tags: a\n", "# Two ministers meet\n", "Share this\n", "Read also: Another title\n",
    "By Jane Doe\n", "Photo: Reuters\n", "0 comments\n",
    " Source: Example News", "© 2022 Example\n", "(END)", "Related news\n", "***\n",
    "新华社北京6月7日电（记者 王某）", "来源：新华网\n", "АСТАНА, 7 маусым. ҚазАқпарат – ", "Читайте также: Ещё новость\n",
    "Mr. President,\n",
    "🙂", "\ud800", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\f", "\v", "\u00a0", "\u2028", "\u200f", " ", "– ", "x",
]  # fmt: skip


def read(raw, title=None):
    article = read_article(raw, title=title)
    passages = [raw[start:end] for start, end in article.passages]
    return article, passages, [(cut.rule, raw[cut.start : cut.end]) for cut in article.cuts]


@given(
    raw=st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("".join),
    title=st.sampled_from([None, "Two ministers meet in the capital"]),
    keep=st.booleans(),
    cuts=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90), st.sampled_from(["navigation", "footer"])), max_size=3),
)
@settings(deadline=None)
def test_passages_and_cuts_hold_every_letter_of_any_text_exactly_once(raw, title, keep, cuts):
    article = read_article(raw, title=title, keep_boilerplate=keep, cuts=cuts)
    spans = sorted([*article.passages, *((cut.start, cut.end) for cut in article.cuts)])
    assert all(first < last for first, last in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    kept = [letter for first, last in spans for letter in raw[first:last] if not letter.isspace()]
    assert kept == [letter for letter in raw if not letter.isspace()]
    assert all(raw[first:last] == raw[first:last].strip() for first, last in spans)
    if keep:
        assert {cut.rule for cut in article.cuts} <= {"date header", "header line", "title", "dateline"}


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


def test_furniture_between_paragraphs_is_cut_and_the_paragraphs_stay():
    article, passages, cuts = read(
        f"# Two ministers meet\n\nBy Jane Doe\n\n{BODY}\n\nRead also:\nAnother title of note\n\n{BODY}\n\nPhoto: Reuters\n\n{BODY}"
    )
    assert (article.title, article.title_from) == ("Two ministers meet", "header")
    assert passages == [BODY] * 3
    assert cuts == [
        ("title", "# Two ministers meet"),
        ("byline", "By Jane Doe"),
        ("read also", "Read also:"),
        ("read also", "Another title of note"),
        ("photo credit", "Photo: Reuters"),
    ]


def test_the_foot_of_a_page_is_cut_line_by_line():
    article, passages, cuts = read(
        f"{BODY}\n\nShare this\n0 comments\nTags: trade, talks\nSource: Example News\n© 2022 Example. All rights reserved.\n(END)"
    )
    assert passages == [BODY]
    assert [rule for rule, _ in cuts] == ["share line", "comment count", "tags", "source line", "copyright", "end mark"]
    assert article.source == "Example News"


def test_a_list_of_other_titles_behind_its_label_is_cut():
    _, passages, cuts = read(f"{BODY}\n\nRelated news\nOne more title\nAnother title here")
    assert passages == [BODY]
    assert cuts == [("read also", "Related news"), ("read also", "One more title"), ("read also", "Another title here")]


def test_a_label_in_the_text_with_prose_behind_it_stays():
    _, passages, cuts = read(f"{BODY}\n\nSee also\n\n{BODY}\n\nRelated stories went on.")
    assert (passages, cuts) == ([BODY, "See also", BODY, "Related stories went on."], [])


def test_the_last_sentences_of_a_page_in_one_line_are_cut_off():
    article, passages, cuts = read(f"{BODY} They meet again in May. Jane Doe in Almaty contributed to this report. Source: Example News")
    assert passages == [f"{BODY} They meet again in May."]
    assert cuts == [("byline", "Jane Doe in Almaty contributed to this report."), ("source line", "Source: Example News")]
    assert article.source == "Example News"


def test_a_name_before_an_abbreviation_is_not_cut_with_the_signature():
    _, passages, _ = read(f"{BODY} They told the U.S. Trade Commission. Writer Jane Doe contributed to this report.")
    assert passages == [f"{BODY} They told the U.S. Trade Commission."]


def test_kept_boilerplate_stays_in_the_passages_and_metadata_is_still_read():
    raw = f"LATEST\n\nTitle of the day here now\n\nASTANA (Reuters) - {BODY}\n\nShare this"
    article = read_article(raw, keep_boilerplate=True)
    assert [raw[start:end] for start, end in article.passages] == ["LATEST", BODY, "Share this"]
    assert [cut.rule for cut in article.cuts] == ["title", "dateline"]
    assert (article.title, article.source, article.place) == ("Title of the day here now", "Reuters", "Astana")


def test_what_a_page_reader_knows_as_furniture_is_cut_and_the_rest_is_read():
    raw = f"MENU ONE\nTwo ministers meet\n\n{BODY} FOOT"
    article = read_article(raw, cuts=[(0, 9, "navigation"), (len(raw) - 5, len(raw) + 50, "footer")])
    assert [(cut.rule, raw[cut.start : cut.end]) for cut in article.cuts] == [
        ("navigation", "MENU ONE"), ("title", "Two ministers meet"), ("footer", "FOOT"),
    ]  # fmt: skip
    assert [raw[start:end] for start, end in article.passages] == [BODY]


def test_where_paragraphs_end_is_not_changed_by_a_cut_between_them():
    wrapped = "The two ministers met\nin the capital on Tuesday."
    _, passages, cuts = read(f"{BODY}\n\n{wrapped}\n\nShare this\n\n{wrapped}\n\n{BODY}")
    assert passages == [BODY, wrapped, wrapped, BODY]
    assert cuts == [("share line", "Share this")]


@pytest.mark.parametrize(
    ("raw", "title", "rules"),
    [
        (
            "Басты бет » Министрлер кездесті\nМинистрлер елордада кездесті\n\n"
            "АСТАНА, 7 маусым. ҚазАқпарат – Екі елдің министрлері сейсенбі күні кездесті.\n\nБөлісу",
            "Министрлер елордада кездесті",
            ["breadcrumb", "title", "dateline", "share line"],
        ),
        (
            "Министры встретились в столице\n\nАСТАНА. КАЗИНФОРМ – Министры двух стран встретились во вторник.\n\n"
            "Читайте также: Ещё одна новость\n\n"
            "Они говорили о торговле между двумя странами.\n\nФото: пресс-служба министерства\nВсе права защищены",
            "Министры встретились в столице",
            ["title", "dateline", "read also", "photo credit", "copyright"],
        ),
        (
            "两国外长在首都会晤\n\n新华社北京6月7日电（记者 王某）两国外长七日在首都会晤，就双边贸易交换意见。\n\n"
            "分享到：微信 微博\n\n责任编辑：王某",
            "两国外长在首都会晤",
            ["title", "dateline", "share line", "byline"],
        ),
    ],
)  # fmt: skip
def test_furniture_in_kazakh_russian_and_chinese_is_cut(raw, title, rules):
    article, _, cuts = read(raw)
    assert (article.title, [rule for rule, _ in cuts]) == (title, rules)
