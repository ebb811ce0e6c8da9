"""English names that hold a date and are none: "2030 Agenda", "Sunday Times", "Good Friday", "March for Science"."""

from __future__ import annotations

import re

from kzcn_explore.text.dates.english_words import YEAR
from kzcn_explore.text.dates.meanings import NO_DATE, Meaning
from kzcn_explore.text.dates.rules import Rule, words


def one_of(listed: str) -> str:
    """Return a pattern for any of the words listed between blanks."""
    return "(?:" + "|".join(listed.split()) + ")"


EVENT = one_of(
    """
    Agenda Vision Goals? Strategy Plan Programme Program Initiative Framework Roadmap Games Olympics? Paralympics? Cup
    Championships? World Winter Summer Expo Summit Congress Convention Festival Awards? Masters Open Tour Series Oscars Grammys
    Accords? Agreement Act
    """
)
AFTER_WEEKDAY = one_of(
    """
    Times Express Mirror Telegraph Mail Herald People Post Independent Star Sun Tribune Night School Prayers? Service Mass
    Business World Club Morning Agreement Accord
    """
)
SPECIAL = one_of("Good Black Bloody Super Cyber Easter Palm Ash Holy Freaky Sheffield Maundy Fat Mad")
DAY_NAMES = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WITH_TODAY = one_of("USA Russia India Press Psychology History")


def read_name(match: re.Match[str]) -> Meaning | None:
    """Pass over a name that holds a date."""
    return NO_DATE


# Case matters in a name: "Sunday Times", but "Sunday times out".
RULES = (
    Rule(words(rf"(?:the )?{YEAR}(?: |-)(?:[A-Z][\w&'’-]{{0,20}} ){{0,4}}?{EVENT}", 0), read_name),
    Rule(words(rf"{SPECIAL} {DAY_NAMES}", 0), read_name),
    Rule(words(rf"{DAY_NAMES}(?:['’]s)? {AFTER_WEEKDAY}", 0), read_name),
    Rule(words(rf"{WITH_TODAY} Today|Today (?:show|programme|program)", 0), read_name),
    Rule(words(r"(?:Friday|Saturday|Sunday) (?:prayers?|sermons?|school|lunch|roast)"), read_name),
    Rule(words(r"(?:May|July|October|November) (?:Day|Revolution|Surprise)", 0), read_name),
    Rule(words(r"March (?:[Mm]adness|[Oo]n Washington|[Ff]or [A-Z]\w{1,20})", 0), read_name),
    Rule(words(r"this day and age"), read_name),
)
