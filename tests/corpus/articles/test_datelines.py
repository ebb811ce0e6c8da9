"""Datelines: which words before the first sentence name a place, a day and an agency, and which are none."""

import pytest

from kzcn_explore.corpus.articles.articles import read_article
from kzcn_explore.corpus.articles.datelines import match_dateline

BODY = "The two ministers met in the capital on Tuesday and spoke of trade."


@pytest.mark.parametrize(
    ("line", "place", "source", "day"),
    [
        ("ASTANA (Reuters) - They met.", "ASTANA", "Reuters", None),
        ("KUALA LUMPUR, Feb 24 (Reuters) - They met.", "KUALA LUMPUR", "Reuters", "Feb 24"),
        ("MOSCOW, February 7. /TASS/. They met.", "MOSCOW", "TASS", "February 7"),
        ("MOSCOW, March 1. /TASS/ They met.", "MOSCOW", "TASS", "March 1"),
        ("BEIJING, June 7 (Xinhua) -- They met.", "BEIJING", "Xinhua", "June 7"),
        ("SEOUL — They met.", "SEOUL", None, None),
        ("PAVLOGRAD – They met.", "PAVLOGRAD", None, None),
        ("LASHKAR GAH, Afghanistan, Feb 28 (Reuters) - They met.", "LASHKAR GAH", "Reuters", "Feb 28"),
        ("INCHEON /Republic of Korea/ – They met.", "INCHEON", None, None),
        ("INCHEON /Republic of Korea/. KAZINFORM – They met.", "INCHEON", "KAZINFORM", None),
        ("Washington (CNN) They met.", "Washington", "CNN", None),
        ("Washington (CNN)They met.", "Washington", "CNN", None),
        ("(CNN) -- They met.", None, "CNN", None),
        ("АСТАНА. КАЗИНФОРМ – Они встретились.", "АСТАНА", "КАЗИНФОРМ", None),
        ("НУР-СУЛТАН, 7 июня – РИА Новости. Они встретились.", "НУР-СУЛТАН", "РИА Новости", "7 июня"),
        ("Астана. 7 июня. ИНТЕРФАКС – Они встретились.", "Астана", "ИНТЕРФАКС", "7 июня"),
        ("АСТАНА, 7 маусым. ҚазАқпарат – Олар кездесті.", "АСТАНА", "ҚазАқпарат", "7 маусым"),
        ("新华社北京6月7日电（记者 王某）两国外长会晤。", "北京", "新华社", "6月7日"),
        ("本报北京6月7日讯 两国外长会晤。", "北京", None, "6月7日"),
    ],
)
def test_these_are_datelines(line, place, source, day):
    found = match_dateline(line)
    assert (found.place, found.source, found.day and line[slice(*found.day)]) == (place, source, day)
    assert line[found.end :] in {"They met.", "Они встретились.", "Олар кездесті.", "两国外长会晤。"}


@pytest.mark.parametrize(
    "line",
    [
        "Astana – They met.",
        "BREXIT – They met.",
        "NATO – the alliance – met.",
        "COVID-19 – They met.",
        "TOP - They met.",
        "ASTANA –",
        "They met in ASTANA – and left.",
        "I – They met.",
        "MOSCOW, February 7. They met.",
        "Astana (Kazakhstan) They met.",
        "Ministers (CNN) and others met.",
        "TRADE WAR – They met.",
    ],
)
def test_these_are_none(line):
    assert match_dateline(line) is None


def test_a_place_that_no_list_knows_is_one_where_the_body_calls_it_a_town():
    assert match_dateline("ZHANATAS – They met.") is None
    assert match_dateline("ZHANATAS – They met.", "They met in the town of Zhanatas.").place == "ZHANATAS"


def test_a_day_in_the_dateline_is_pointed_to_in_the_raw_text():
    raw = f"Two ministers meet in the capital\n\nBEIJING, June 7 (Xinhua) -- {BODY}"
    article = read_article(raw)
    assert raw[slice(*article.dateline_day)] == "June 7"
    assert (article.place, article.source, article.day) == ("Beijing", "Xinhua", None)


def test_a_header_names_the_source_before_a_dateline_does():
    article = read_article(f"Source: Example News\n\nASTANA (Reuters) - {BODY}")
    assert (article.source, article.place) == ("Example News", "Astana")
