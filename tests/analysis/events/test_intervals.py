"""Intervals: agreement of days and the steps between them, computed by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.events.intervals import Spans, interval_agreement, step_between


def agreement(one, other, *, written=(0, 0), ahead=(False, False), known=(True, True)):
    first, last = np.array([one, other]).T
    spans = Spans(first, last, np.array(known), np.array(written), np.array(written), np.array(ahead))
    return interval_agreement(spans, np.array([0]), np.array([1]))[0]


def test_a_day_inside_a_season_agrees_with_it_fully():
    assert agreement((10, 10), (0, 91)) == 1


def test_an_overlap_counts_by_the_shorter_interval():
    assert agreement((0, 9), (6, 29)) == pytest.approx(4 / 10)


def test_a_year_says_less_than_a_quarter():
    assert agreement((10, 10), (0, 364)) == pytest.approx((92 / 365) ** 0.5)


def test_days_that_differ_do_not_agree():
    assert agreement((10, 10), (11, 11)) == 0


def test_what_the_earlier_document_set_ahead_may_move_in_the_later_one():
    assert agreement((100, 100), (101, 101), written=(0, 50), ahead=(True, True)) == 0.5
    assert agreement((100, 100), (284, 284), written=(0, 50), ahead=(True, False)) == pytest.approx(0.5 * (1 - 183 / 366))
    assert agreement((100, 100), (500, 500), written=(0, 50), ahead=(True, True)) == 0


def test_what_was_done_does_not_move_nor_does_anything_within_one_day_of_writing():
    assert agreement((100, 100), (101, 101), written=(120, 150), ahead=(False, True)) == 0
    assert agreement((100, 100), (101, 101), written=(50, 50), ahead=(True, True)) == 0


def test_days_that_the_text_leaves_open_agree_with_nothing():
    assert agreement((0, 0), (0, 0), known=(True, False)) == 0


spans_of_days = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(lambda pair: (min(pair), max(pair)))


@given(spans_of_days, spans_of_days)
def test_agreement_is_the_same_both_ways_and_never_above_one(one, other):
    assert 0 <= agreement(one, other) == agreement(other, one) <= 1


@given(spans_of_days, spans_of_days)
def test_a_step_tells_whether_the_days_narrowed_or_moved(before, after):
    step = step_between(before, after)
    inside = before[0] <= after[0] and after[1] <= before[1]
    assert (step == "sharper") == (inside and before != after)
    assert step in {"same", "sharper", "later", "earlier"}
