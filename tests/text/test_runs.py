"""Runs: five words as one number, and which of them two texts share."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.text import runs, word_numbers
from kzcn_explore.text.runs import each_once, hash_runs, portions, shared_runs


def test_equal_runs_have_equal_numbers_and_others_do_not():
    hashed = hash_runs(["a b c d e f", "b c d e f", "f e d c b", "a b c d"])
    assert hashed.bounds.tolist() == [0, 2, 3, 4, 4]
    assert hashed.n_words.tolist() == [6, 5, 5, 4]
    first, second, same, reverse = hashed.runs.tolist()
    assert second == same
    assert len({first, second, reverse}) == 3


def test_a_short_text_has_one_run_if_asked_for():
    hashed = hash_runs(["a b", "a b", "b a", "", "a b c d e"], short=True)
    assert np.diff(hashed.bounds).tolist() == [1, 1, 1, 0, 1]
    assert hashed.runs[0] == hashed.runs[1] != hashed.runs[2]


def test_the_same_texts_give_the_same_numbers_in_blocks_of_any_size(monkeypatch):
    texts = ["one two three four five six", "", "two three four five six seven " * 3, "x", "one two three four five"]
    whole = hash_runs(texts, words=True)
    monkeypatch.setattr(runs, "BLOCK", 2)
    monkeypatch.setattr(word_numbers, "BLOCK", 2)
    for one, other in zip(whole, hash_runs(texts, words=True), strict=True):
        assert one.tolist() == other.tolist()
    for one, other in zip(hash_runs(texts, distinct=True), each_once(whole), strict=True):
        assert one.tolist() == other.tolist()


def test_every_run_of_a_text_is_kept_once():
    hashed = each_once(hash_runs(["a a a a a a a", "a a a a a b"]))
    assert hashed.bounds.tolist() == [0, 1, 3]
    assert hashed.runs[0] in hashed.runs[1:3]


def test_shared_runs_give_the_first_place_in_each_text_that_is_kept():
    hashed = hash_runs(["a b c d e x a b c d e", "a b c d e", "q r s t u", "a b c d e"])
    found = [(places.tolist(), starts.tolist()) for places, starts in shared_runs(hashed, np.array([True, True, True, False]))]
    assert found == [([0, 7], [0])]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), max_size=20), st.integers(0, 12))
def test_portions_cover_all_rows_and_cut_no_owner(rows, limit):
    rows.sort()
    owners, costs = (np.array([row[side] for row in rows], dtype=np.int64) for side in (0, 1))
    cut = list(portions(owners, costs, limit))
    assert [place for part in cut for place in range(part.start, part.stop)] == list(range(len(rows)))
    for part in cut:
        assert part.stop == len(rows) or owners[part.stop] != owners[part.stop - 1]
        assert costs[part].sum() <= limit or len(set(owners[part].tolist())) == 1


@pytest.mark.parametrize("text", ["", " \n", "… — «»", "\x00"])
def test_a_text_without_words_has_no_run(text):
    assert hash_runs([text]).bounds.tolist() == [0, 0]
