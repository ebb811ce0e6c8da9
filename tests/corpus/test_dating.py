"""Dating: which clue dates a document; nothing is made up."""

import pandas as pd

from kzcn_explore.corpus.articles import read_article
from kzcn_explore.corpus.dating import find_clues, publication

RAW = "date 2022-06-07 Two ministers meet\n\nThe two ministers met in the capital on Tuesday and spoke of trade."


def test_a_field_is_trusted_before_the_header_and_both_are_kept():
    clues = find_clues(RAW, read_article(RAW), "2022-06")
    assert [(clue.rule, clue.quote, clue.start, clue.end, clue.used) for clue in clues] == [
        ("field", "2022-06", None, None, True),
        ("header", "2022-06-07", 5, 15, False),
    ]
    assert publication(clues) == {
        "date": pd.NaT,
        "earliest": pd.Timestamp("2022-06-01"),
        "latest": pd.Timestamp("2022-06-30"),
        "precision": "month",
        "date_from": "field",
    }


def test_a_field_that_is_no_date_leaves_the_header():
    clues = find_clues(RAW, read_article(RAW), "soon")
    assert publication(clues)["date"] == pd.Timestamp("2022-06-07")
    assert publication(clues)["date_from"] == "header"


def test_without_a_clue_nothing_is_known():
    body = "The two ministers met in the capital on 7 June 2022 and spoke of the 2030 Agenda."
    assert publication(find_clues(body, read_article(body))) == {
        "date": pd.NaT,
        "earliest": pd.NaT,
        "latest": pd.NaT,
        "precision": "unknown",
        "date_from": "none",
    }
