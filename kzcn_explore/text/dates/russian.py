"""Russian: the rules of all kinds together, where a date may begin, and how two dates join."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import russian_calendar, russian_relative
from kzcn_explore.text.dates.rules import Joint, Language, spaced, words
from kzcn_explore.text.dates.russian_tense import lean
from kzcn_explore.text.dates.russian_words import COUNT, MONTHS, SEASONS, TENS, UNITS, WEEKDAYS
from kzcn_explore.text.dates.vocabulary import any_of

ADJECTIVES = "прошл|минувш|прошедш|предыдущ|истекш|последн|текущ|нынешн|следующ|будущ|предстоящ|наступающ|грядущ|ближайш"
PARTS = "перв|втор|трет|четв[её]рт|начал|середин|кон(?:ец|ц)|окончани|исход|остат"
ADVERBS = "позавчера|вчера|сегодня|завтра|послезавтра|накануне|ранее|позднее|позже|утр|вечер|дн[её]м|ноч|кажд"
NAMES = "Повестк|улиц|проспект|площад|имени|ул|пр"
OPENINGS = rf"{ADJECTIVES}|{PARTS}|{ADVERBS}|{NAMES}"
# The words that may open a date, by their first letters; numbers in words only before what they count.
STARTS = words(
    rf"{any_of(MONTHS)}|{any_of(SEASONS)}|{any_of(WEEKDAYS)}|{any_of(TENS)}|(?:{OPENINGS})\w{{0,12}}|сего"
    rf"|(?:эт|т)(?:от|ого|ому|им|ом|ой|у|а|о|и|их)|друг(?:ой|ого)|(?:I|II|III|IV)(?= кв| пол)"
    rf"|{COUNT}(?= (?:с |месяц|недел|год|лет|дн|кварт|сут|десят))|несколько|много|пару|{any_of(UNITS)}|полгода"
    rf"|(?:через|спустя|за) (?=(?:(?:{COUNT}|несколько|пару) )?(?:{any_of(UNITS)}|полгода))"
)
JOINTS = (
    Joint(re.compile(r"\s?[-–—]\s?")),
    Joint(re.compile(spaced(r" (?:по|до) (?:в )?"), re.IGNORECASE), before=re.compile(r"\bсо?\s$", re.IGNORECASE)),
    Joint(re.compile(spaced(r" и "), re.IGNORECASE), before=re.compile(r"\bмежду\s$", re.IGNORECASE)),
)
LANGUAGE = Language(
    starts=STARTS,
    rules=russian_calendar.RULES + russian_relative.RULES,
    joints=JOINTS,
    year_after=re.compile(spaced(r" "), re.IGNORECASE),
    lean=lean,
)
