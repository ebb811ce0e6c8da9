"""Events accuracy: shares of labelled pairs, computed by hand."""

import pandas as pd

from benchmarks.events_accuracy import LABELS, mention_rows, rows_of

PLACES = ["document", "start", "end", "other_document", "other_start", "other_end", "same"]


def test_joined_pairs_and_right_pairs_are_counted_apart():
    mentions = pd.DataFrame({"document": ["a", "b", "c"], "start": [0, 5, 9], "event": [0, 0, 1]})
    labels = pd.DataFrame(
        [("a", 0, 4, "b", 5, 9, 1), ("b", 5, 9, "a", 0, 4, 0), ("a", 0, 4, "c", 9, 12, 1), ("a", 1, 4, "z", 1, 2, 1)], columns=PLACES
    )
    joined, right = rows_of(mentions, labels)
    assert (joined["n"], joined["right"], joined["share"]) == (2, 1, 0.5)
    assert (right["n"], right["right"], right["share"]) == (3, 1, 0.333)
    assert (joined["low"], joined["high"]) == (0.095, 0.905)


def test_the_labels_are_places_and_answers_without_text():
    labels = pd.read_csv(LABELS / "events.csv")
    assert [*labels.columns] == PLACES
    assert len(labels) == 50
    assert set(labels["same"]) == {0, 1}
    assert (labels["document"] != labels["other_document"]).all()


def test_mentions_days_and_lanes_are_counted_apart():
    labels = pd.DataFrame(
        [
            ("a", 0, 4, "2021-01-01", "2021-12-31", "past"),
            ("a", 10, 14, "2022-01-01", "2022-12-31", "ahead"),
            ("b", None, None, None, None, "none"),
        ],
        columns=["document", "start", "end", "earliest", "latest", "lane"],
    ).assign(half="build")
    days = pd.to_datetime(["2021-01-01", "2020-01-01", None]), pd.to_datetime(["2021-12-31", "2020-12-31", None])
    mentions = pd.DataFrame({"document": ["a", "a", "b"], "start": [0, 9, 3], "end": [4, 14, 7], "earliest": days[0], "latest": days[1]})
    rows = mention_rows(mentions.assign(lane=["past", "ahead", "past"]), labels)
    assert [(row["n"], row["right"]) for row in rows] == [(3, 2), (2, 2), (2, 1), (2, 2)]


def test_the_labels_of_mentions_are_of_two_halves_without_text():
    labels = pd.read_csv(LABELS / "event_mentions.csv")
    assert [*labels.columns] == ["half", "document", "start", "end", "earliest", "latest", "lane"]
    assert labels.groupby("half")["document"].nunique().to_dict() == {"build": 6, "held": 6}
    assert set(labels["lane"]) == {"published", "past", "ahead", "none"}
