"""Lexicon patterns: what each finds, where, and that no text slows them down."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.lexicon.patterns import Finder, fold, longest_matches, outside, read_pattern
from kzcn_explore.text.search import search_pattern


def found(pattern, text):
    """The stretches of a text that a pattern matches."""
    return [text[start:end] for start, end, _ in Finder([read_pattern(pattern)]).find(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("trade", "Trade, trader, free-trade and TRADE.", ["Trade", "trade", "TRADE"]),
        ("trad*", "Trade, trader, tradition, strad.", ["Trade", "trader", "tradition"]),
        ("*nation*", "International, a nation; combination", ["International", "nation", "combination"]),
        ("organi?ation", "organisation organization organizations organiation", ["organisation", "organization"]),
        ("one china", "the one-China principle, one\nChina, one – China, one Chinatown", ["one-China", "one\nChina", "one – China"]),
        ("belt-and-road", "Belt and Road", ["Belt and Road"]),
        ("strateg* partner*", "strategic partnership of strategy's partner", ["strategic partnership", "strategy's partner"]),
        ("comprehensive * partner*", "comprehensive strategic partner, comprehensive partner", ["comprehensive strategic partner"]),
        ("p*tn*p", "partnership, partnerships, pattern", ["partnership"]),
        ("people's", "the People’s Republic", ["People’s"]),
        ("u.s.", "The U.S. and us", ["U.S."]),
        ("самолёт*", "Самолет и САМОЛЁТЫ", ["Самолет", "САМОЛЁТЫ"]),
        ("қауіпсізді*", "Қауіпсіздік Кеңесі, қауіпсіздігі", ["Қауіпсіздік", "қауіпсіздігі"]),
        ("合作", "中哈合作，双方合作。", ["合作", "合作"]),
        ("合作*", "中哈合作不断", ["合作"]),
        ("上*组织", "上海合作组织与上合组织", ["上海合作组织", "上合组织"]),
        ("5g", "中国5G网络, 5G, 25g", ["5G", "5G"]),
        ("5g网络", "中国5G网络", ["5G网络"]),
        ("trade*", "trade合作", ["trade"]),
    ],
)
def test_a_pattern_finds_these_stretches(pattern, text, expected):
    assert found(pattern, text) == expected


@pytest.mark.parametrize("pattern", ["", " ", "*", "* *", "?", "**", "—", "_ _"])
def test_a_pattern_without_a_letter_or_digit_is_refused(pattern):
    with pytest.raises(ValueError, match="holds no letter or digit"):
        read_pattern(pattern)


@pytest.mark.parametrize("pattern", ["#trade", "«Новый Казахстан»", "(trade)", "+5"])
def test_a_pattern_that_begins_with_a_mark_is_refused(pattern):
    with pytest.raises(ValueError, match=re.escape(f"begins with {pattern[0]!r}")):
        read_pattern(pattern)


def test_patterns_that_find_the_same_have_one_key():
    assert {read_pattern(pattern).key for pattern in ("One-China", "one  china", "ONE\nchina")} == {"one china"}
    assert read_pattern("самолёт").key == read_pattern("Самолет").key
    assert read_pattern("one china").key != read_pattern("one china*").key


def test_matches_of_different_patterns_may_overlap():
    finder = Finder(map(read_pattern, ["road", "belt and road", "road*", "and road"]))
    assert finder.find("Belt and Road") == [(0, 13, 1), (5, 13, 3), (9, 13, 0), (9, 13, 2)]


def test_of_overlapping_matches_the_longest_stays_and_of_equal_ones_the_first():
    assert longest_matches([(0, 3, 0), (2, 9, 1), (8, 12, 2), (12, 13, 3)]) == [(2, 9, 1), (12, 13, 3)]
    assert longest_matches([(0, 4, 1), (2, 6, 0)]) == [(0, 4, 1)]
    assert longest_matches([(0, 4, 1), (0, 4, 0)]) == [(0, 4, 0)]


def test_what_lies_inside_an_exception_is_left_out_and_what_only_touches_it_is_not():
    assert outside([(0, 4, 0), (2, 6, 0), (5, 8, 0)], [(0, 5, 1), (4, 8, 1)]) == [(2, 6, 0)]
    assert outside([(2, 4, 0)], []) == [(2, 4, 0)]


def test_folding_keeps_every_character_in_its_place():
    assert fold("İIΣ Ё’") == "iiσ е'"
    assert len(fold("İ" * 9)) == 9


# Two letters and what joins or ends words, so that patterns and texts meet often.
WORDS = st.text("abé", min_size=1, max_size=3)
GLOBS = st.text("abé*?", min_size=1, max_size=4)
TEXTS = st.lists(st.tuples(st.text("abéB5", min_size=1, max_size=4), st.sampled_from([" ", "-", ". ", "'", "\n", ", "])), max_size=12)


def as_text(pieces):
    return "".join(word + mark for word, mark in pieces)


def as_glob(word):
    """What a glob of one word means, said plainly; the lengths here never reach the limit of a star."""
    return "".join({"*": "[\\w']*", "?": "[\\w']"}.get(letter, letter) for letter in word)


@given(st.lists(GLOBS, min_size=1, max_size=3), TEXTS)
def test_a_pattern_begins_wherever_a_plain_expression_says_so(words, pieces):
    pattern, text = " ".join(words), as_text(pieces)
    if re.search("[abé]", pattern) is None or "**" in pattern or any(word == "*" for word in words):
        return
    plain = re.compile(r"[\s\-]+".join(map(as_glob, words)) + r"(?!\w)", re.IGNORECASE)
    expected = [
        place for place in range(len(text)) if not text[:place][-1:].isalnum() and text[place].isalnum() and plain.match(text, place)
    ]
    matches = Finder([read_pattern(pattern)]).find(text)
    assert [start for start, _, _ in matches] == expected
    assert all(plain.fullmatch(text, start, end) for start, end, _ in matches)


@given(st.lists(WORDS, min_size=1, max_size=3), st.booleans(), TEXTS)
def test_a_pattern_finds_what_a_search_for_it_finds(words, is_begun, pieces):
    pattern, text = " ".join(words) + "*" * is_begun, as_text(pieces)
    searched = [search_pattern(pattern).match(text, place) for place in range(len(text))]
    assert [(start, end) for start, end, _ in Finder([read_pattern(pattern)]).find(text)] == [match.span() for match in searched if match]


@given(st.lists(GLOBS, min_size=1, max_size=5), TEXTS)
def test_many_patterns_find_together_what_each_finds_alone(globs, pieces):
    patterns = [read_pattern(glob) for glob in globs if re.search("[abé]", glob)]
    text = as_text(pieces)
    alone = [(start, end, number) for number, one in enumerate(patterns) for start, end, _ in Finder([one]).find(text)]
    assert Finder(patterns).find(text) == sorted(alone)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), st.integers(0, 3)), max_size=12))
def test_the_longest_matches_never_overlap_and_none_that_is_left_out_was_free(spans):
    matches = [(start, start + length, number) for start, length, number in spans]
    kept = longest_matches(matches)
    assert all(first[1] <= second[0] for first, second in pairwise(kept))
    for match in set(matches) - set(kept):
        rivals = [other for other in kept if other[0] < match[1] and match[0] < other[1]]
        assert max(other[1] - other[0] for other in rivals) >= match[1] - match[0]


@given(st.text(max_size=40))
def test_folding_never_moves_a_character(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("pattern", ["a*a*a*a*a*b", "*a* *a* *a*b", "?*?*?*?*z", "一*一*一*二", "a' * * * z"])
@pytest.mark.parametrize("text", ["a" * 100_000, "a " * 50_000, "a'" * 50_000, "一" * 50_000, "a - - - " * 20_000])
def test_a_hostile_text_is_read_to_its_end(pattern, text):
    # An expression that tries every way to share out a run of letters would not come back from these.
    assert found(pattern, text) == []
