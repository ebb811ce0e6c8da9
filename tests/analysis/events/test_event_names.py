"""Event names: the words of the mention that agrees best with the others, the same for all mentions of an event."""

import numpy as np
import pandas as pd

from kzcn_explore.analysis.events.event_names import name_events
from kzcn_explore.analysis.events.likeness import Pairs


def names(events, whats, *pairs, index=None):
    table = pd.DataFrame({"event": events, "what": whats}, index=index)
    one, other, score = (
        (np.array(side) for side in zip(*pairs, strict=True)) if pairs else (np.zeros(0, int), np.zeros(0, int), np.zeros(0))
    )
    return name_events(table, Pairs(one, other, score)).tolist()


def test_the_words_of_the_mention_that_agrees_best_with_the_others_name_the_event():
    # Sums: 0.5 + 0.2, 0.5 + 0.9, 0.2 + 0.9.
    whats = ["the bridge", "the harbour bridge", "a bridge in Port Grey"]
    assert names([0, 0, 0], whats, (0, 1, 0.5), (0, 2, 0.2), (1, 2, 0.9)) == ["the harbour bridge"] * 3


def test_of_two_that_agree_alike_one_with_a_word_of_what_happens_is_taken():
    assert names([0, 0], ["President Firefly", "visit of Firefly"], (0, 1, 0.5)) == ["visit of Firefly"] * 2
    assert names([0, 0], ["President Firefly", "Firefly in Ostrava"], (0, 1, 0.5)) == ["President Firefly"] * 2


def test_a_mention_without_words_names_no_event_that_has_others():
    assert names([0, 0, 1], ["", "the dam", ""], (0, 1, 0.5)) == ["the dam", "the dam", ""]


def test_mentions_are_found_by_their_index_and_pairs_of_other_events_do_not_count():
    whats = ["dam", "old dam", "dam of old", "mill"]
    pairs = (0, 2, 0.9), (1, 2, 0.4), (1, 3, 0.8)
    assert names([0, 0, 0, 1], whats, *pairs, index=[3, 1, 2, 0]) == ["old dam", "old dam", "old dam", "mill"]


def test_without_mentions_there_are_no_names():
    assert names([], []) == []


def test_what_agrees_with_mentions_of_other_events_gives_no_name():
    # Inside the event: 0.5, 0.9 and 0.4; the 0.9 with the mill would make the dam of old the best.
    whats = ["dam", "old dam", "dam of old", "mill"]
    assert names([0, 0, 0, 1], whats, (0, 2, 0.9), (1, 2, 0.4), (1, 3, 0.5), index=[3, 1, 2, 0])[:3] == ["old dam"] * 3


def test_of_two_that_agree_nearly_alike_the_one_with_what_happens_is_taken_but_not_of_two_far_apart():
    whats = ["President Firefly", "visit of Firefly", "Firefly"]
    assert names([0, 0, 0], whats, (0, 1, 0.5), (0, 2, 0.5), (1, 2, 0.45))[0] == "visit of Firefly"
    assert names([0, 0, 0], whats, (0, 1, 0.5), (0, 2, 0.5), (1, 2, 0.2))[0] == "President Firefly"
