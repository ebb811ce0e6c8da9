"""Compared words: what is held side by side, and where it stands."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.compared import compared_words, fold, word_spans

LETTERS = st.text(alphabet="abİßǅé’-‑'. 12,3\n\u0301\u00ad«»жКңІ两国ァ𠀀", max_size=40)


@given(st.one_of(LETTERS, st.text(max_size=40)))
@settings(deadline=None)
def test_every_word_has_its_place_and_is_what_stands_there(text):
    words, spans = compared_words(text), word_spans(text)
    assert len(words) == len(spans)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [compared_words(text[start:end]) for start, end in spans if text[start:end].isascii()] == [
        [word] for word, (start, end) in zip(words, spans, strict=True) if text[start:end].isascii()
    ]


@given(st.text(max_size=30))
def test_folding_moves_no_character(text):
    assert len(fold(text)) == len(text)


def test_a_letter_whose_small_form_is_longer_moves_nothing():
    text = "İstanbul and Astana"
    start, end = word_spans(text)[-1]
    assert text[start:end] == "Astana"
    assert compared_words(text)[-1] == "astana"


def test_accents_typed_apart_and_soft_hyphens_make_no_difference():
    assert compared_words("cafe\u0301 part\u00adner") == compared_words("café partner") == ["café", "partner"]


def test_a_chinese_character_is_a_word_and_a_number_or_latin_word_stays_whole():
    assert compared_words("2022年，中国和EU签署了3.5亿的协议") == [*"2022 年 中 国 和 eu 签 署 了 3.5 亿 的 协 议".split()]
