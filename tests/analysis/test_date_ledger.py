"""The date ledger: one row a document, with the reasons for its date in words."""

import pandas as pd

from kzcn_explore.analysis.date_ledger import NOTHING, date_ledger
from kzcn_explore.corpus.loading import load_corpus

LEDGER = ["document", "title", "date", "earliest", "latest", "precision", "source", "date_from", "why", "n_clues"]


def ledger(rows):
    return date_ledger(load_corpus(pd.DataFrame(rows)))


def test_documents_stand_in_date_order_and_those_without_a_date_come_last():
    table = ledger({"id": ["a", "b", "c"], "date": ["2022", None, "2021-05-04"], "text": ["One text.", "Two texts.", "Three texts."]})
    assert table["document"].tolist() == ["c", "a", "b"]
    assert list(table.columns) == LEDGER


def test_a_field_is_named_as_the_reason_and_no_clue_says_so_too():
    table = ledger({"date": ["2021-05-04", None], "text": ["One text.", "Two texts."]})
    assert table["why"].tolist() == [["“2021-05-04” stands in its date field."], [NOTHING]]


def test_the_bounds_of_an_undated_text_are_told_with_its_words_the_deciding_ones_first():
    text = "The bridge was opened in 2019 and repaired in May 2021. The next works are scheduled for March 2024."
    [why] = ledger({"text": [text]})["why"]
    assert why == [
        "“was opened in 2019 and repaired in May 2021” is told as past: written on 1 May 2021 or later.",
        "“The next works are scheduled for March 2024” is told as planned: written on 31 Mar 2024 or earlier.",
        "“The bridge was opened in 2019” is told as past: written on 1 Jan 2019 or later.",
    ]


def test_a_clue_that_was_not_used_is_told_as_such():
    raw = "date 2020-01-02 Two ministers meet\n\nThe two ministers met in the capital on Tuesday and spoke of trade."
    corpus_rows = {"date": ["2022-06-07"], "text": [raw]}
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        [why] = ledger(corpus_rows)["why"]
    assert why == [
        "“2022-06-07” stands in its date field.",
        "“2020-01-02” stands in its first lines, and was not used.",
    ]
