"""Superseded dates: of a date that was moved, the one that the same sentence puts another in the place of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kzcn_explore.text.dates.finding import Mention

# "Planned for May, has been postponed to September": what stands between the two dates, up to the second.
PUT_OFF = re.compile(
    r"^[^.!?;\n]{0,60}\b(?:postponed|moved|delayed|rescheduled|put off|pushed back|brought forward)\s(?:to|until|till|for)\s(?:the\s)?$"
    r"|^[^.!?;\n]{0,60}\b(?:перенес[её]н|отложен|сдвинут)[аоы]?\sна\s$"
    r"|^[^。！？；]{0,30}(?:推迟|延期|延后|改|提前)(?:到|至)$"
)
# «Перенесён с мая на сентябрь»: what leads to the first date, and what joins the second to it.
MOVED_FROM = re.compile(r"\b(?:перен[её]с|отлож|сдвину|перенос)\w{0,6}\sсо?\s$", re.IGNORECASE)
TO = re.compile(r"^\sна\s$")
# «Мамырдан қыркүйекке ауыстырылды», 从5月推迟到9月.
MOVED_BEHIND = re.compile(r"^\s(?:ауыстыр|шегер|жылжыт)")
FROM = re.compile(r"[从由自]$")
HAN_TO = re.compile(r"^(?:推迟|延期|延后|改|提前)(?:到|至)$")
NEAR = 20


def drop_superseded(text: str, dates: Sequence[Mention]) -> list[Mention]:
    """Leave out the dates for which the next date of their sentence is put; the day of the putting off itself stays.

    Examples
    --------
    >>> from kzcn_explore.text.dates.finding import find_dates
    >>> text = "The fair, planned for May 2021, was postponed to 4 September 2021."
    >>> [found.quote for found in drop_superseded(text, find_dates(text))]
    ['4 September 2021']
    """
    return [one for one, other in pairwise(dates) if not _is_moved(text, one, other)] + [*dates[-1:]]


def _is_moved(text: str, one: Mention, other: Mention) -> bool:
    before, between = text[max(0, one.start - NEAR) : one.start], text[one.end : other.start]
    if one.lean == "planned" and PUT_OFF.search(between):
        return True
    if MOVED_FROM.search(before) and TO.search(between):
        return True
    if FROM.search(before) and HAN_TO.search(between):
        return True
    return between.isspace() and MOVED_BEHIND.search(text[other.end : other.end + NEAR]) is not None
