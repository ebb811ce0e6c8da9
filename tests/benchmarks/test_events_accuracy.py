"""Events accuracy: shares of labelled pairs, computed by hand."""

import pandas as pd

from benchmarks.events_accuracy import LABELS, rows_of

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
    labels = pd.read_csv(LABELS)
    assert [*labels.columns] == PLACES
    assert len(labels) == 50
    assert set(labels["same"]) == {0, 1}
    assert (labels["document"] != labels["other_document"]).all()
