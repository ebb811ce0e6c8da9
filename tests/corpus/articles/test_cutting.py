"""Cutting: what is taken out of passages joins the removed stretches, and every count follows."""

import pandas as pd
import pytest

from kzcn_explore.corpus.articles.cutting import cut_stretches

RAW = {"a": "Share this now The minister spoke. Photo by us He left.\n\nSecond passage.", "b": "Share this now", "c": "Untouched text."}
CUTS = pd.DataFrame(
    [("a", 0, 14, "shared opening"), ("a", 35, 46, "shared words")],
    columns=["document", "start", "end", "rule"],
)


@pytest.fixture
def tables():
    spans = [("a", 0, 0, 55), ("a", 1, 57, 72), ("b", 0, 0, 14), ("c", 0, 0, 15)]
    passages = pd.DataFrame(
        [(name, position, RAW[name][start:end], start, end) for name, position, start, end in spans],
        columns=["document", "position", "text", "start", "end"],
    ).astype({"document": "str", "text": "str"})
    documents = pd.DataFrame(
        {
            "title": ["Share this now The minister spoke", "Share this now", "Untouched text"],
            "title_from": ["lead", "lead", "lead"],
            "text": [RAW["a"], RAW["b"], RAW["c"]],
            "n_passages": [2, 1, 1],
        },
        index=pd.Index(["a", "b", "c"], name="document", dtype="str"),
    ).astype({"title": "str", "title_from": "str", "text": "str"})
    removed = pd.DataFrame({"document": ["a"], "start": [55], "end": [57], "text": ["x"], "rule": ["x"]}).astype(
        {"document": "str", "text": "str", "rule": "str"}
    )
    return documents, passages, removed


def test_a_passage_cut_in_its_middle_becomes_two_and_offsets_still_give_its_words(tables):
    _, passages, _ = cut_stretches(*tables, CUTS)
    assert passages["text"].tolist() == ["The minister spoke.", "He left.", "Second passage.", "Share this now", "Untouched text."]
    assert [RAW[row.document][row.start : row.end] for row in passages.itertuples()] == passages["text"].tolist()
    assert passages["position"].tolist() == [0, 1, 2, 0, 0]


def test_what_was_cut_is_listed_in_the_order_of_the_text(tables):
    _, _, removed = cut_stretches(*tables, CUTS)
    assert removed["text"].tolist() == ["Share this now", "Photo by us", "x"]
    assert removed["rule"].tolist() == ["shared opening", "shared words", "x"]


def test_text_number_of_passages_and_a_title_from_the_opening_words_follow(tables):
    documents, _, _ = cut_stretches(*tables, CUTS)
    assert documents.loc["a", ["title", "text", "n_passages"]].tolist() == [
        "The minister spoke", "The minister spoke.\n\nHe left.\n\nSecond passage.", 3,
    ]  # fmt: skip


def test_the_types_of_the_columns_stay_and_the_tables_given_are_not_changed(tables):
    before = [table.copy() for table in tables]
    after = cut_stretches(*tables, CUTS)
    for given, same, new in zip(tables, before, after, strict=True):
        pd.testing.assert_frame_equal(given, same)
        assert new.dtypes.to_dict() == given.dtypes.to_dict()


def test_without_cuts_the_tables_come_back_as_they_are(tables):
    assert all(new is old for new, old in zip(cut_stretches(*tables, CUTS.iloc[:0]), tables, strict=True))
