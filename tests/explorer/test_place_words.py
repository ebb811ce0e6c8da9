"""Place words: whatever is marked is said in words that follow the number of passages."""

from types import SimpleNamespace

import pandas as pd
import pytest

from kzcn_explore.explorer.line_list import LineList
from kzcn_explore.explorer.mark import Mark
from kzcn_explore.explorer.place_words import place_words

DAY = pd.Timestamp("2021-10-04")
EVENTS = pd.DataFrame({"event": [3, 7], "what": ["opening", "state visit"], "earliest": DAY, "latest": DAY})
DESK = SimpleNamespace(study=SimpleNamespace(every="month", events=EVENTS, model=SimpleNamespace(labels_=["water", "roads"])))


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (("actor", "Anna Berg"), "naming Anna Berg"),
        (("link", "Anna Berg", "Paul Lind"), "naming Anna Berg and Paul Lind"),
        (("speaker", "Anna Berg"), "quoting Anna Berg"),
        (("speaker", "Anna Berg", "2021-10-01"), "quoting Anna Berg, published in Oct 2021"),
        (("speaker", "Anna Berg", 1), "quoting Anna Berg with terms of theme “roads”"),
        (("event", 7), "on “state visit (4 Oct 2021)”"),
        (("lane", "past", "2021-10-01"), "speaking of Oct 2021 as past"),
        (("lane", "ahead", "2021-10-01"), "speaking of Oct 2021 as ahead"),
        (("mention", 4), "with this date"),
        (("mention", 4, 9), "with these 2 dates"),
        (("quotation", 4), "with this quotation"),
    ],
)
def test_every_kind_of_place_is_said_in_words(places, words):
    assert place_words(DESK, places) == words


@pytest.mark.parametrize(
    ("places", "key"),
    [
        (("actor", "Anna Berg"), ["actor", "Anna Berg"]),
        (("lane", "past", "2021-10-01"), ["2021-10-01", "past"]),
        (("mention", 4), ["mention", 4]),
        (("mention", 4, 9), ["mentions", [4, 9]]),
    ],
)
def test_a_mark_of_places_is_found_by_what_its_customdata_begin_with(places, key):
    assert Mark(places=places).key == key


def test_only_a_line_that_is_shown_is_pressed():
    pressed = []
    lines = LineList(pressed.append)
    lines.show_lines("Lines:", [(3, "one", []), (5, "two", [])], chosen=5)
    for key in (3, 4, "3"):
        lines._receive(None, {"pressed": key}, [])
    assert pressed == [3]
    assert [item["chosen"] for item in lines.shown["items"]] == [False, True]
