"""Measuring: memory and answers of a call, here and in a process of its own."""

import os

import pytest

from benchmarks.measuring import FORGET, in_own_process, measure

MB = 1_000_000


def test_the_answer_comes_with_what_the_call_took():
    found = measure(sorted, [3, 1, 2])
    assert found.answer == [1, 2, 3]
    assert found.seconds > 0


@pytest.mark.skipif(not FORGET.exists(), reason="Only Linux forgets an earlier peak.")
def test_the_memory_of_a_call_is_told_after_it_is_free_again_and_an_earlier_peak_is_not_counted():
    measure(bytearray, 200 * MB)
    found = measure(lambda: len(bytearray(50 * MB)))
    assert 49 * MB < found.memory < 100 * MB


def test_another_process_hands_its_answer_back():
    assert in_own_process(os.getpid) != os.getpid()
