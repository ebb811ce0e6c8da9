"""Term streams: the terms of passages in order, as numbers."""

import numpy as np
import pytest
from hypothesis import given, settings

from kzcn_explore.analysis.terms import term_streams
from kzcn_explore.analysis.terms.rules import find_rules
from kzcn_explore.analysis.terms.term_streams import number_terms, theme_term_stream
from tests.analysis.terms.plain_readings import TEXTS, WANTED


def listed(stream):
    """The terms of every passage as strings."""
    terms = [stream.terms[number] for number in stream.ids]
    return [terms[start:end] for start, end in zip(stream.bounds[:-1], stream.bounds[1:], strict=True)]


def test_terms_that_are_listed_are_numbered_as_they_come():
    stream = number_terms(iter([["road", "trade", "road"], [], ["rail", "trade"]]))
    assert stream.terms == ["road", "trade", "rail"]
    assert stream.ids.tolist() == [0, 1, 0, 2, 1]
    assert stream.bounds.tolist() == [0, 3, 3, 5]


def test_passages_are_taken_out_of_a_stream_in_any_order():
    stream = number_terms([["road", "trade"], [], ["rail"]]).of_passages(np.array([2, 1, 0, 2]))
    assert listed(stream) == [["rail"], [], ["road", "trade"], ["rail"]]


def test_some_terms_of_a_stream_are_counted_and_one_that_it_lacks_has_an_empty_column():
    counts = number_terms([["road", "trade", "road"], [], ["rail"]]).count(["trade", "sea", "road"])
    assert counts.toarray().tolist() == [[1, 0, 2], [0, 0, 0], [0, 0, 0]]
    assert counts.dtype == np.int64


@pytest.mark.parametrize("portion", [1, 1 << 25])
def test_a_stream_holds_the_terms_of_each_passage_in_their_order(portion, monkeypatch):
    monkeypatch.setattr(term_streams, "PORTION", portion)
    monkeypatch.setattr(term_streams, "MANY_TEXTS", 1)

    @settings(max_examples=40, deadline=None, database=None)
    @given(TEXTS, WANTED)
    def check(texts, wanted):
        rules = find_rules(texts, phrases=wanted)
        expected = [[term for term, _, _ in rules.theme_spans(text, keep_names="people")] for text in texts]
        assert listed(theme_term_stream(texts, rules, keep_names="people")) == expected

    check()
