"""Happenings: words that say that something happens on a day: a visit, an election, an opening."""

from __future__ import annotations

import re

# Beginnings of words of three languages; Chinese writes no space between words.
HAPPENING = re.compile(
    r"\b(?:visit|meet(?:ing|s)?\b|met\b|summit|elect|vote[sd]?\b|voting|ballot|referend|congress\b|conferenc|forum|summit|talks\b|negotiat|session|"
    r"ceremon|inaugurat|open(?:s|ed|ing)\b|launch|sign(?:s|ed|ing)\b|agreement|treat(?:y|ies)\b|deal\b|ratif|attack|bomb|explo|shoot|shot\b|kill|"
    r"murder|crash|earthquak|quake|flood|hurricane|storm\b|fire[sd]?\b|invasion|invad|war\b|battle|strike[s]?\b|struck|protest|rall(?:y|ies)|march(?:ed|es)\b|"
    r"riot|coup\b|trial|hearing|verdict|sentenc|convict|arrest|indict|resign|appoint|death|die[sd]?\b|born\b|funeral|wedding|married|festival|"
    r"match\b|final\b|game[s]?\b|championship|olympi|tournament|concert|exhibition|release|publish|found(?:ed|ing)\b|establish|merg|acqui|arriv|"
    r"accident|collaps|deadline|debut|premier[e]|broadcast|interview|speech|address(?:ed|es)\b|"
    r"визит|встреч|саммит|выбор|голосован|референдум|съезд|конференц|форум|переговор|заседан|сесси|церемон|инаугурац|открыт|запуск|запустить|"
    r"подпис|соглашен|договор|ратифи|нападен|атак|взрыв|авари|крушен|землетряс|наводнен|пожар|войн|забаст|протест|митинг|суд\b|приговор|арест|"
    r"отстав|назнач|смерт|умереть|родиться|похорон|фестивал|матч|финал|игра\b|чемпионат|олимпи|концерт|выставк|"
    r"сапар|кездесу|саммит|сайлау|дауыс|референдум|съез|конференция|форум|келіссөз|отырыс|сессия|рәсім|ашыл|аш(?:ты|ады)|қол қой|"
    r"келісім|шарт|"
    r"шабуыл|жарыл|апат|сілкініс|өрт|соғыс|шеру|сот|тұтқын|тағайында|қайтыс|туған|фестиваль|матч|ойын|чемпионат|олимпиада|концерт|көрме)"
    r"|访问|会见|会谈|会晤|峰会|选举|投票|公投|大会|会议|论坛|谈判|仪式|就职|开幕|开通|启动|签署|协议|条约|袭击|爆炸|地震|洪水|战争|罢工|抗议|审判|逮捕|"
    r"辞职|任命|去世|出生|葬礼|比赛|决赛|奥运|锦标赛|演唱会|展览|成立|建交",
    re.IGNORECASE,
)


def names_a_happening(words: str) -> bool:
    """Tell whether one of some words says that something happens.

    Examples
    --------
    >>> [names_a_happening(form) for form in ("visit", "two elections", "river", "встреча", "访问")]
    [True, True, False, True, True]
    """
    return HAPPENING.search(words) is not None
