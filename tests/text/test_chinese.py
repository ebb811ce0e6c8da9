"""Chinese: where words part, and which of them are names."""

import pytest

from kzcn_explore.text.chinese import han_names, split_han


def words(text):
    return [text[start:end] for start, end in split_han(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外长访问北京", ["外长", "访问", "北京"]),
        ("5G技术", ["5G", "技术"]),
        ("COVID-19疫情", ["COVID-19", "疫情"]),
        ("中国's", ["中国", "s"]),
        ("カザフ大統領", ["カザフ大統領"]),
    ],
)
def test_a_stretch_is_split_into_these_words(text, expected):
    assert words(text) == expected


def test_places_and_people_are_names():
    assert [*han_names("王毅在北京会见来自阿拉木图的代表，习近平出席。")] == ["王毅", "北京", "阿拉木图", "习近平"]


def test_common_nouns_that_open_like_a_surname_are_none():
    # jieba's dictionary has every one of these down as a person or a place.
    assert [*han_names("文明高峰阳光马拉松海关高原长城明星吉祥物")] == []


def test_a_text_of_trade_is_not_set_aside_whole():
    assert [*han_names("贸易额增长，海关降低关税，石油管道和铁路项目开工，博物馆举办展览，文明对话")] == []
