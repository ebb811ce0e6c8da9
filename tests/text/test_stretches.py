"""Stretches: where two documents share rare runs, joined over small differences."""

import numpy as np
import pytest

from kzcn_explore.text import stretches
from kzcn_explore.text.runs import hash_runs
from kzcn_explore.text.stretches import Stretch, find_stretches, widen

FIRST = [f"a{n}" for n in range(30)]


def found(*documents, copies=None, min_words=8, max_documents=10):
    hashed = hash_runs(" ".join(words) for words in documents)
    copies = np.full(len(documents), -1) if copies is None else np.array(copies)
    return [tuple(one) for one in find_stretches(hashed, copies, min_words=min_words, max_documents=max_documents)]


def test_a_shared_run_is_found_with_both_places_in_words():
    other = ["x", "y", *FIRST[5:17], "z"]
    assert found(FIRST, other) == [(1, 2, 14, 0, 5, 17, 12, 2)]


@pytest.mark.parametrize(("n", "rows"), [(7, 0), (8, 1)])
def test_a_shared_run_has_at_least_so_many_words(n, rows):
    assert len(found(FIRST, ["x", *FIRST[:n], "y"])) == rows


@pytest.mark.parametrize(("n", "joined"), [(10, True), (11, False)])
def test_two_pieces_are_joined_over_at_most_ten_words_on_either_side(n, joined):
    filled = [*FIRST[:10], *(f"b{k}" for k in range(n)), *FIRST[10:20]]
    whole = [(1, 0, 20 + n, 0, 0, 20, 20, 2)]
    apart = [(1, 0, 10, 0, 0, 10, 10, 2), (1, 10 + n, 20 + n, 0, 10, 20, 10, 2)]
    assert found(FIRST, filled) == (whole if joined else apart)


def test_words_replaced_one_for_one_do_not_part_a_run():
    changed = [*FIRST[:8], "new", *FIRST[9:20]]
    assert found(FIRST, changed) == [(1, 0, 20, 0, 0, 20, 19, 2)]


def test_a_run_that_too_many_documents_hold_begins_nothing():
    documents = [[f"b{n}", *FIRST[:10], f"c{n}"] for n in range(4)]
    assert found(*documents, max_documents=3) == []
    assert len(found(*documents, max_documents=4)) == 6


def test_a_copy_is_compared_with_its_original_alone_and_counts_for_no_one_else():
    other = ["x", *FIRST[5:17], "y"]
    assert [row[:4:3] for row in found(FIRST, FIRST, other, copies=[-1, 0, -1], max_documents=2)] == [(2, 0), (1, 0)]


def test_portions_of_any_size_give_the_same(monkeypatch):
    documents = [FIRST, FIRST[3:20], ["x", *FIRST[5:17]], FIRST[8:]]
    whole = found(*documents)
    assert len(whole) == 6
    monkeypatch.setattr(stretches, "HITS", 1)
    assert found(*documents) == whole


def test_an_end_moves_over_a_small_difference_that_as_many_equal_words_follow():
    words = "p q a b c d e the annals of our joint plan x".split()
    other = "p q a b c d e our joint plan y".split()
    stretch = widen(words, other, Stretch(1, 2, 7, 0, 2, 7, 5, 2))
    assert (stretch.start, stretch.end, stretch.other_start, stretch.other_end) == (0, 13, 0, 10)


def test_an_end_stays_where_too_few_equal_words_follow():
    words = "a b c d e f one two g h".split()
    other = "a b c d e f g h".split()
    stretch = widen(words, other, Stretch(1, 0, 5, 0, 0, 5, 5, 2))
    assert (stretch.end, stretch.other_end) == (6, 6)


def test_one_word_a_hundred_thousand_times_shares_one_run():
    endless = ["na"] * 100_000
    assert found(endless, endless, min_words=5) == [(1, 0, 5, 0, 0, 5, 5, 2)]
