"""Samples: a fixed part of many passages, by the hashes of their texts."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.terms import rules
from kzcn_explore.analysis.terms.rules import find_rules
from kzcn_explore.analysis.terms.samples import sample_passages, text_hash


def test_the_hash_of_a_text_is_the_start_of_its_sha256():
    # FIPS 180-2, appendix B.1: SHA-256 of "abc" is ba7816bf 8f01cfea …
    assert text_hash("abc") == 0xBA7816BF8F01CFEA


def test_the_passages_with_the_smallest_hashes_are_taken_in_their_order():
    texts = [f"passage {number}" for number in range(20)]
    smallest = sorted(texts, key=lambda text: sha256(text.encode()).digest())[:5]
    assert sample_passages(texts, 5) == [text for text in texts if text in smallest]


@given(st.lists(st.text(), max_size=12, unique=True), st.integers(1, 6), st.randoms())
def test_neither_order_nor_parts_change_the_sample(texts, n, random):
    shuffled = random.sample(texts, len(texts))
    assert sorted(sample_passages(shuffled, n)) == sorted(sample_passages(texts, n))
    parts = sample_passages(shuffled[::2], n) + sample_passages(shuffled[1::2], n)
    assert sorted(sample_passages(parts, n)) == sorted(sample_passages(texts, n))


def test_rules_are_found_in_the_sample_alone(monkeypatch):
    texts = [f"Vessel {number} met Lavrov{'x' * number} in Oslo." for number in range(9)]
    every, few = find_rules(texts), find_rules(sample_passages(texts, 3))
    monkeypatch.setattr(rules, "MOST_PASSAGES", 3)
    assert find_rules(texts) == few != every
