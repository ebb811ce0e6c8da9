"""Contexts: the words on either side, read from the place outwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.concordance.contexts import WORD, count_words, words_before, words_behind

PIECES = st.sampled_from(["a", "b" * 40, "c-d", "e's", " ", "  ", "\n", ", ", "-", "'", "中国", "1", "é", "«"])


@given(st.lists(PIECES, max_size=20).map("".join), st.integers(0, 40), st.integers(0, 4))
def test_the_words_are_those_of_the_whole_side(text, place, n):
    place = min(place, len(text))
    left = [*WORD.finditer(text[:place])]
    right = [*WORD.finditer(text, place)]
    before, behind = words_before(text, place, n), words_behind(text, place, n)
    assert before.words == [match[0] for match in left[::-1][:n]]
    assert behind.words == [match[0] for match in right[:n]]
    if n:
        assert before.edge == (left[-n].start() if len(left) > n else 0)
        assert behind.edge == (right[n - 1].end() if len(right) > n else len(text))
    else:
        assert before.edge == behind.edge == place
    assert count_words(text, place, len(text), n) == min(n, len(right))


@pytest.mark.parametrize(
    ("text", "words"), [("访问中国", ["国", "中"]), ("the people’s U.S.", ["S", "U"]), ("қазақ-қытай достығы", ["достығы", "қазақ-қытай"])]
)
def test_a_word_is_a_run_of_letters_or_a_letter_without_spaces(text, words):
    assert words_before(text, len(text), 2).words == words
