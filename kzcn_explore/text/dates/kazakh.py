"""Kazakh: the rules of all kinds together, where a date may begin, and how two dates join."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import kazakh_calendar, kazakh_relative
from kzcn_explore.text.dates.kazakh_tense import lean
from kzcn_explore.text.dates.kazakh_words import COUNT, DAYS, MONTHS, SEASONS, TENS, TURNS, WEEKDAYS, YEAR_WORDS
from kzcn_explore.text.dates.rules import GAP, Joint, Language, words
from kzcn_explore.text.dates.vocabulary import any_of

STARTS = words(
    rf"{any_of(MONTHS)}|{any_of(SEASONS)}|{any_of(WEEKDAYS)}|{any_of(DAYS)}|{any_of(YEAR_WORDS)}|{any_of(TURNS)}|{any_of(TENS)}"
    rf"|(?:бірінші|алғашқы|екінші|үшінші|төртінші|[IІ]{{1,3}}|[IІ]V)(?= ?(?:тоқсан|жарты|{COUNT}))|соңғы|таяу(?:дағы)?|жақын"
    r"|бірнеше|көп|сол|дәл|әр(?:бір)?"
    rf"|[XХ][XХIІ]{{1,2}}(?= ғасыр)|{COUNT}(?= (?:күн|апта|ай|тоқсан|жыл|онжыл))|(?:жыл|ай|апта|тоқсан|айдың|жылдың|алдыңғы|ертеңгі)(?= )"
)
# «…дан …ға дейін»: the first end stands in the ablative.
TILL = re.compile(r"\s(?:дейін|шейін)\b", re.IGNORECASE)
JOINTS = (
    Joint(re.compile(r"\s?[-–—]\s?")),
    Joint(re.compile(rf"(?<=[дтн][ае]н){GAP}", re.IGNORECASE), after=TILL),
    Joint(re.compile(rf"{GAP}(?:мен|бен|пен){GAP}", re.IGNORECASE), after=re.compile(r"\s(?:аралығ|арасы)\w{2,6}", re.IGNORECASE)),
)
LANGUAGE = Language(
    starts=STARTS,
    rules=kazakh_calendar.RULES + kazakh_relative.RULES,
    joints=JOINTS,
    year_before=re.compile(GAP),
    lean=lean,
)
