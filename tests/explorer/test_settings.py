"""Settings: how a selection is drawn; what a corpus offers, and what follows from a choice."""

from __future__ import annotations

import pandas as pd
import pytest

from kzcn_explore.explorer.settings import Settings, changed_settings, offered_groups, offered_periods


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"n_themes": 1}, "The number of themes must be a whole number from 2 to 40; got 1."),
        ({"n_themes": 41}, "The number of themes must be a whole number from 2 to 40; got 41."),
        ({"themes": "guessed"}, "themes must be 'fitted' or 'lexicon'; got 'guessed'."),
        ({"every": "decade"}, "every must be one of"),
        ({"by": "passages"}, "by must be one of"),
        ({"group": "source"}, "choose a period"),
        ({"by": "documents"}, "choose a period"),
    ],
)
def test_settings_that_make_no_sense_are_refused_with_the_reason(parts, said):
    with pytest.raises(ValueError) as refused:
        Settings(**parts)
    assert said in str(refused.value)


def test_a_group_or_a_share_of_documents_brings_the_usual_period_with_it():
    for parts in ({"group": "source"}, {"by": "documents"}):
        assert changed_settings(Settings(), parts, usual_period="quarter") == Settings(every="quarter", **parts)


def test_documents_one_by_one_let_go_of_group_and_share():
    grouped = Settings(every="month", by="documents", group="source", n_themes=7)
    assert changed_settings(grouped, {"every": "each"}, usual_period="year") == Settings(n_themes=7)
    assert changed_settings(grouped, {"group": None}, usual_period="year") == Settings(every="month", by="documents", n_themes=7)


def test_groups_are_columns_of_two_to_twelve_values_the_readers_own_last():
    n = 26
    frame = pd.DataFrame(
        {
            "country": ["KZ", "CN"] * 13,
            "tags": [["a"], ["b"]] * 13,
            "id_number": range(n),
            "always": "x",
            "source": ["Kazinform", None] * 13,
            "language": ["en", "ru"] * 13,
            "precision": ["day", "month"] * 13,
        }
    )
    assert offered_groups(frame) == ["language", "country", "tags"]
    assert offered_groups(frame.assign(source=[f"s{value % 12}" for value in range(n)]))[0] == "source"
    assert "source" not in offered_groups(frame.assign(source=[f"s{value % 13}" for value in range(n)]))


def test_documents_are_drawn_one_by_one_up_to_sixty():
    assert offered_periods(60) == ["each", "day", "week", "month", "quarter", "year"]
    assert offered_periods(61) == ["day", "week", "month", "quarter", "year"]
