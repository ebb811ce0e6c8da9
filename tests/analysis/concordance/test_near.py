"""Near: of all pairs the one that ends first is taken, as a loop over all of them takes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.concordance.contexts import WORD
from kzcn_explore.analysis.concordance.near import near_spans
from kzcn_explore.text.search import search_pattern

WORDS = st.sampled_from(["a", "b", "a b", "c", "c-c", "c's", "a,", "中", "\n"])


def spans(query, text):
    return [match.span() for match in search_pattern(query).finditer(text)]


def near(text, left, right, most_between):
    return [text[start:end] for start, end in near_spans(text, spans(left, text), spans(right, text), most_between)]


def naive_near(text, left, right, most_between):
    """Every pair, then those that overlap one that ends before them are left out."""
    pairs = []
    for one in left:
        for other in right:
            (_, inner), (outer, _) = sorted([one, other])
            if inner <= outer and len(WORD.findall(text[inner:outer])) <= most_between:
                pairs.append((min(one[0], other[0]), max(one[1], other[1])))
    taken = []
    for start, end in sorted(pairs, key=lambda pair: (pair[1], -pair[0])):
        if all(start >= last for _, last in taken):
            taken.append((start, end))
    return taken


@pytest.mark.parametrize(
    ("text", "most_between", "expected"),
    [
        ("China and trade", 1, ["China and trade"]),
        ("trade, and China", 1, ["trade, and China"]),
        ("China and free trade", 1, []),
        ("China and free-for-all trade", 2, ["China and free-for-all trade"]),
        ("China trade", 0, ["China trade"]),
        ("China, of China: trade", 9, ["China: trade"]),
        ("China: trade and trade", 9, ["China: trade"]),
        ("trade China trade China", 9, ["trade China", "trade China"]),
        ("trade China trade", 9, ["trade China"]),
        ("China’s people's trade", 1, []),
    ],
)
def test_a_pair_stands_near(text, most_between, expected):
    assert near(text, "china", "trade", most_between) == expected


def test_of_chinese_every_letter_counts():
    assert near("中国和美国的贸易", "中国", "贸易", 4) == ["中国和美国的贸易"]
    assert near("中国和美国的贸易", "中国", "贸易", 3) == []


def test_two_sides_that_overlap_are_no_pair():
    assert near("free trade", "free trade", "trade", 5) == []
    assert near("trade, free trade", "free trade", "trade", 5) == ["trade, free trade"]


def test_a_word_may_be_near_itself():
    assert near("trade, trade, trade", "trade", "trade", 0) == ["trade, trade"]


@given(st.lists(WORDS, max_size=14).map(" ".join), st.sampled_from(["a", "b", "a b", "b, a", "中"]), st.integers(0, 3))
def test_the_pairs_are_those_of_a_loop_over_all(text, right, most_between):
    left, right = spans("a, a b", text), spans(right, text)
    assert near_spans(text, left, right, most_between) == naive_near(text, left, right, most_between)
