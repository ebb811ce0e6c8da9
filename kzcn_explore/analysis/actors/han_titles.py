"""Titles in Chinese: the names that stand right beside one, also those that no dictionary holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kzcn_explore.text.chinese import HAN_RUN
from kzcn_explore.text.wordlists import FUNCTION_WORDS, TITLES
from kzcn_explore.text.wordlists_chinese import SURNAMES

# The characters that transcribe foreign names.
TRANSCRIBING = (
    "阿埃艾安昂奥巴拜班贝本比彼别宾波伯勃博布查茨达戴丹道德登迪蒂丁杜顿多厄恩尔法范菲费芬冯夫弗福盖甘冈高戈格根古瓜哈海汉赫亨胡惠霍基吉加贾杰金津卡凯坎康"
    "考科克肯库奎拉莱兰朗劳勒雷列里利莉林琳卢鲁路伦罗洛马玛迈麦曼梅门蒙米密莫默姆穆纳娜奈南内尼涅宁纽努诺欧帕潘庞佩彭皮珀普奇齐契恰乔切丘茹瑞若萨塞桑森沙舍申"
    "圣施什史舒斯松苏索塔泰坦汤唐特滕提图托瓦万旺威韦维翁沃乌武西希夏肖谢辛休雅亚扬耶叶伊因英尤约泽扎詹芝朱兹佐"
)
OF_PLACES = frozenset("省市县区州镇乡村")
# What follows a name: a verb, a word that joins, or the end of the clause.
BEHIND = "表示|指出|强调|宣布|呼吁|认为|会见|会晤|会谈|访问|出席|抵达|主持|回答|发表|举行|通话|说|称|在|与|和|同|及|对|就|将|$"


def titled_names(run: str) -> Iterator[tuple[int, int, int]]:
    """Give the names behind titles in a run of Chinese characters: where the title opens, and where the name opens and ends.

    Examples
    --------
    >>> [("外长安德松与记者"[first:start], "外长安德松与记者"[start:end]) for first, start, end in titled_names("外长安德松与记者")]
    [('外长', '安德松')]
    """
    for match in _pattern().finditer(run):
        if match["name"] not in FUNCTION_WORDS:
            yield match.start(), *match.span("name")


def names_before_titles(run: str) -> Iterator[tuple[int, int]]:
    """Give the transcribed names right before titles in a run of Chinese characters: where each opens and ends.

    Examples
    --------
    >>> [("阿列克总统表示"[start:end]) for start, end in names_before_titles("阿列克总统表示")]
    ['阿列克']
    """
    for match in _pattern_before().finditer(run):
        yield match.span("name")


def han_titles() -> tuple[str, ...]:
    """Return the titles that are written in Chinese, the longest first."""
    return _titles()


@lru_cache(maxsize=1)
def _titles() -> tuple[str, ...]:
    return tuple(sorted((title for title in TITLES if HAN_RUN.fullmatch(title)), key=lambda title: (-len(title), title)))


@lru_cache(maxsize=1)
def _pattern_before() -> re.Pattern[str]:
    # Before the mayor or the governor stands a place.
    titles = "|".join(title for title in _titles() if title[0] not in OF_PLACES)
    return re.compile(f"(?<![{TRANSCRIBING}])(?P<name>[{TRANSCRIBING}]{{3,7}})(?:{titles})(?={BEHIND})")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    surnames = "|".join(map(re.escape, sorted(SURNAMES, key=lambda name: (-len(name), name))))
    # A foreign name goes on as long as it can; one with a surname has one character more, or two.
    name = f"[{TRANSCRIBING}]{{3,7}}|[{TRANSCRIBING}]{{2}}|(?:{surnames})[^的了是在]{{1,2}}?"
    return re.compile(f"(?:{'|'.join(_titles())})(?P<name>{name})(?={BEHIND})")
