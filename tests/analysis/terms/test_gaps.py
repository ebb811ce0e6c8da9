"""Gaps: what stands between words, by hand, and the same from Python and from compiled code."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.terms.gaps import find_gaps, number_gaps
from kzcn_explore.analysis.terms.passage_words import passage_words
from tests.analysis.terms.plain_readings import PIECES


def test_every_passage_has_a_gap_before_its_first_word_and_behind_its_last():
    texts = ["“Yes”, he said.", "", "中国\n no"]
    words = passage_words(texts, {})
    gaps = find_gaps(texts, words)
    assert [gaps.different[gap] for gap in gaps.ids] == ["“", "”, ", " ", ".", "", "", "\n ", ""]
    places = np.array([0, 2, 3, 4])
    assert [gaps.different[gap] for gap in gaps.before(places)] == ["“", " ", "", "\n "]
    assert [gaps.different[gap] for gap in gaps.after(places)] == ["”, ", ".", "\n ", ""]
    assert gaps.those(str.isspace)[gaps.before(places)].tolist() == [False, True, False, True]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text() | st.lists(st.sampled_from(PIECES)).map("".join), max_size=6))
def test_compiled_code_numbers_the_gaps_that_python_numbers(texts):
    from kzcn_explore.analysis.terms.compiled_gaps import number_gaps_compiled

    words = passage_words(texts, {})
    plain, compiled = number_gaps(texts, words), number_gaps_compiled(texts, words)
    assert [plain[0][gap] for gap in plain[1]] == [compiled[0][gap] for gap in compiled[1]]
