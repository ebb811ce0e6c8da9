"""Firm words: which dates are told so plainly as past, or as planned, that a text's own date may be bounded by them.

The lean of a mention is the likelier reading. A bound must not be wrong, so it asks for more: a date told as past stands behind
its preposition in a sentence without any word of plan, wish or forecast; a planned one stands next to words of present planning.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kzcn_explore.text.dates.finding import Mention

_REACH = 300
_CLOSE = re.compile(r"(?<!\b[A-ZА-Я])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][\"”»’)]{0,2}\s|[。！？；]|\n")


class Firm(NamedTuple):
    """The plain words of a language.

    Attributes
    ----------
    before : re.Pattern
        What must stand right before a date that is told as past.
    behind : re.Pattern
        What must follow it, so that it is no part of a name ("in 2018 host city Oslo").
    never : re.Pattern
        Words after which nothing in the sentence is surely past.
    plan_before, plan_after : re.Pattern
        Words of present planning, right before the date, or right after it.
    old_plan : re.Pattern
        Words that make a plan one of the past ("had been scheduled").
    """

    before: re.Pattern[str]
    behind: re.Pattern[str]
    never: re.Pattern[str]
    plan_before: re.Pattern[str]
    plan_after: re.Pattern[str]
    old_plan: re.Pattern[str]


def _stems(words: str) -> str:
    return "|".join(word.replace("*", r"\w*") for word in words.split())


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Words after which an English sentence may speak of what has not happened; a star stands for any ending.
_ENGLISH_NEVER = """
will would shall should could might must can if unless by until till next future* ahead forward forthcoming upcoming toward*
plan* expect* forecast* project projected projects projection* predict* propos* target* inten* aim* due schedul* estimat* deliver*
deadline* elections election budget* fiscal bid* novel film fiction* scenario* starts starting end ends expir* term graduat*
recommend* approach* prepar* commit* hope hopes hoped hoping wish* host* offer* candida* adjourn*
"""
# An infinitive: "to" before a small word that opens no noun.
_TO_DO = r"to (?!the\b|a\b|an\b|its\b|his\b|her\b|their\b)(?-i:[a-z]{2,20})"
_RUSSIAN_COMING = "состоится|состоятся|пройд[её]т|пройдут|откроется|откроются|начн[её]тся|завершится|заработает"
_KAZAKH_COMING = "өтеді|болады|ашылады|басталады|аяқталады"
LANGUAGES = {
    "en": Firm(
        before=_any(r"(?:^|\W)(?:in|on|since|during|in early|in late|in mid|back in|late on|early on|as of)[\s-]$"),
        behind=_any(
            r"^(?:$|\W*$|\s?[,.;:)”\"]|\s(?:and|to|when|after|as|at|for|from|in|on|that|the|but|with|while|because|under|was|were|is|has|"
            r"had|he|she|it|they|we|said|[a-z]+ed|(?-i:[A-Z]\w*))\b)"
        ),
        never=_any(rf"\b(?:{_stems(_ENGLISH_NEVER)}|(?-i:may)|to be|{_TO_DO})\b|n[’']t\b"),
        plan_before=_any(
            r"(?<!than )\b(?:scheduled|slated|planned|set)(?: to [a-z]{2,12}(?: [a-z]{2,12}){0,3})?"
            r"(?: for| on| in)(?: the| early| late| mid)?[\s-]$"
            r"|\bdue (?:on|in)\s$"
            r"|\b(?:will|is to|are to) (?:(?!that |recall|remember)[a-z-]{2,15} ){1,5}"
            r"(?:on|in|from|between|for|by)(?: early| late| mid)?[\s-]$"
        ),
        plan_after=_any(r"^,? (?:is scheduled|are scheduled|is set|are set)\b"),
        old_plan=_any(r"\b(?:was|were|been|had|originally|initially|previously|would|earlier|once|if|for)\b[^.]{0,40}$"),
    ),
    "ru": Firm(
        before=_any(r"(?:^|\W)$"),
        behind=_any(""),
        never=_any(
            rf"\b(?:{_RUSSIAN_COMING}|буд[уе]\w*|план\w*|намечен\w*|назначен\w*|ожида\w*|прогноз\w*|предполага\w*|предстоя\w*|"
            r"должн\w*|намерен\w*|собира\w*|к|до|если|бы|может|могут|цел[ьи]\w*|задач\w*|бюджет\w*|выбор\w*|следующ\w*|будущ\w*)\b"
        ),
        plan_before=_any(
            rf"\b(?:запланирован|намечен|назначен)\w{{0,3}} на\s$|\b(?:{_RUSSIAN_COMING})(?: [\w-]{{1,20}}){{0,4}}(?: в| во| с| со)?\s$"
        ),
        plan_after=_any(rf"^(?: года?| г\.)?,? (?:[\w-]{{1,20}} ){{0,3}}(?:{_RUSSIAN_COMING}|планируется|ожидается|будет)\b"),
        old_plan=_any(r"\b(?:был[аои]?|планировал\w*|ранее|первоначально|изначально|раньше)\b[^.]{0,40}$"),
    ),
    "kk": Firm(
        before=_any(r"(?:^|\W)$"),
        behind=_any(""),
        never=_any(
            rf"\b(?:{_KAZAKH_COMING}|жоспарла\w*|күтілу\w*|күтілед\w*|дейін|қарай|тиіс|керек|мақсат\w*|болжам\w*|егер|бюджет\w*|"
            r"сайлау\w*)\b"
        ),
        plan_before=_any(r"(?!)"),
        plan_after=_any(
            rf"^(?:[^.!?]{{0,80}}\s)(?:{_KAZAKH_COMING}|жоспарланған|жоспарлануда|жоспарланып отыр|өткізіледі|күтілуде|күтіледі)\b"
        ),
        old_plan=_any(r"\b(?:бұрын|алғашында|бастапқыда)\b[^.]{0,40}$"),
    ),
    "zh": Firm(
        before=_any(r"(?:^|[于在自从至，,、：“（(已曾了的])$|[\u4e00-\u9fff]$"),
        behind=_any(""),
        never=_any(r"将|计划|预计|拟|(?<![协规约决])定于|即将|有望|目标|力争|争取|到(?=\d)|前(?=[，。])|若|如果|预算|规划|展望"),
        plan_before=_any(r"(?:将|计划|预计|拟|(?<![协规约决])定)(?:于|在)?$"),
        plan_after=_any(r"^(?:[\u4e00-\u9fff]{0,6})(?:将|计划|预计)"),
        old_plan=_any(r"(?:原|曾|此前|原本)[^。]{0,12}$"),
    ),
}


def firm_lean(text: str, mention: Mention, language: str) -> str:
    """Tell whether a date is plainly told as past or as planned.

    Returns
    -------
    {"past", "planned", "none"}
        "none" also in a language whose plain words are not known.
    """
    plain = LANGUAGES.get(language)
    if plain is None or mention.lean not in ("past", "planned"):
        return "none"
    before = _CLOSE.split(text[max(0, mention.start - _REACH) : mention.start])[-1]
    after = _CLOSE.split(text[mention.end : mention.end + _REACH])[0]
    if mention.lean == "past":
        plainly = plain.before.search(before) and plain.behind.search(after)
        return "past" if plainly and not plain.never.search(before) and not plain.never.search(after) else "none"
    planned = plain.plan_before.search(before)
    old = plain.old_plan.search(before[: planned.start()] if planned else before)
    return "planned" if not old and (planned or plain.plan_after.search(after)) else "none"
