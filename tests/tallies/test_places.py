"""Places: of a table of what is named, quoted or dated, the rows that are asked for."""

from types import SimpleNamespace

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.tallies.places import find_places, mark_places


def quoted(**columns):
    """A view of quotations of Anna Berg, one a passage."""
    n = len(next(iter(columns.values())))
    table = pd.DataFrame({"document": "a", "passage": range(n), "start": 0, "end": 9, "speaker": "Anna Berg", "continues": pd.NA} | columns)
    model = kz.LexiconModel({"Water": ["river*", "harbour"], "Roads": ["road*"]})
    return SimpleNamespace(quotations=table, study=SimpleNamespace(model=model, every="month"))


def test_of_a_speaker_and_a_theme_only_the_quotations_with_a_term_of_the_theme_are_given():
    view = quoted(text=["The rivers rise.", "A road is built.", "We shall see.", "Down to the harbour!"])
    view.study.model.fit(view.quotations["text"])
    assert find_places(view, "speaker", "Anna Berg", 0)["passage"].tolist() == [0, 3]
    assert find_places(view, "speaker", "Anna Berg", 1)["passage"].tolist() == [1]
    assert len(find_places(view, "speaker", "Anna Berg")) == 4


def test_a_quotation_of_three_parts_is_opened_whole_and_no_other_with_it():
    view = quoted(continues=pd.array([pd.NA, 0, 1, pd.NA, 3], dtype="Int64"))
    assert find_places(view, "quotation", 0)["passage"].tolist() == [0, 1, 2]
    assert find_places(view, "quotation", 3)["passage"].tolist() == [3, 4]


def test_more_than_is_taken_is_refused_as_less_is():
    view = quoted(text=["One road."])
    with pytest.raises(ValueError, match="places\\('quotation', …\\) takes 1 beside; got 2"):
        find_places(view, "quotation", 0, 1)
    with pytest.raises(ValueError, match="places\\('speaker', …\\) takes 1 or 2 beside; got 3"):
        find_places(view, "speaker", "Anna Berg", "2021-05-01", 0)
    with pytest.raises(ValueError, match="places\\('mention', …\\) takes 1 or more beside; got 0"):
        find_places(view, "mention")


def test_what_is_marked_already_stays_marked_and_what_overlaps_is_one():
    rows = pd.DataFrame({"passage": [4, 7], "marks": [[(10, 14)], [(30, 40)]]})
    given = rows.copy()
    table = pd.DataFrame({"passage": [4, 7, 9], "start": [20, 35, 50], "end": [25, 45, 55]})
    assert mark_places(rows, table)["marks"].tolist() == [[(10, 14), (20, 25)], [(30, 45)]]
    pd.testing.assert_frame_equal(rows, given)
