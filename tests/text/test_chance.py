"""Chance: what two places of a corpus would both say by chance."""

import numpy as np
import pytest

from kzcn_explore.text import chance
from kzcn_explore.text.chance import WordPairs

# 12 words: 1 stands six times, always before a 2; 2 stands six times.
WORDS = np.array([1, 2] * 6, dtype=np.uint32)


def test_the_expected_number_is_that_of_the_formula():
    # Elsewhere 1 and 2 stand 6 - 2 = 4 times of 12; 2 follows 1 in 4 of 4 cases, smoothed: (4 + 2 · 4/12) / (4 + 2) = 7/9.
    expected = 12 * 12 / 2 * 4 / 12 * 7 / 9
    assert WordPairs(WORDS).log_expected([WORDS[:2]], 2) == pytest.approx(np.log(expected))


def test_words_that_stand_nowhere_else_are_no_chance():
    # Half a word of 12 stands for one that is seen nowhere else: 72 · (.5 / 12) · (2 · .5/12) / 2.
    words = np.array([1, 2, 3, 4] * 2 + [5, 6, 7, 8], dtype=np.uint32)
    assert WordPairs(words).log_expected([words[:2]], 2) == pytest.approx(np.log(72 * 0.5 / 12 * 0.5 / 12))


def test_the_words_of_copies_are_not_counted():
    counted = np.array([True] * 8 + [False] * 4)
    assert WordPairs(WORDS, counted).n_words == 8
    # 1 and 2 stand 4 - 2 = 2 times of 8.
    expected = 8 * 8 / 2 * 2 / 8 * (2 + 2 * 2 / 8) / (2 + 2)
    assert WordPairs(WORDS, counted).log_expected([WORDS[:2]], 2) == pytest.approx(np.log(expected))


def test_words_counted_in_blocks_of_any_size_come_out_the_same(monkeypatch):
    words = np.random.default_rng(0).integers(0, 5, size=50).astype(np.uint32)
    whole = WordPairs(words).log_expected([words[:9], words[20:25]], 2)
    monkeypatch.setattr(chance, "BLOCK", 7)
    assert WordPairs(words).log_expected([words[:9], words[20:25]], 2) == whole


def test_a_corpus_without_words_has_no_pairs():
    assert WordPairs(np.empty(0, dtype=np.uint32)).n_words == 0
