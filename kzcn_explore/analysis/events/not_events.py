"""Not events: dates of named programmes, of anniversaries, and of the printing itself."""

from __future__ import annotations

import re

# A named programme carries its year: "Strategy 2050", «Казахстан-2050», "Made in Ruritania 2025"; "2030 Agenda" is no date to begin with.
PROGRAMME = re.compile(
    r"(?:[Ss]trategy|[Vv]ision|[Aa]genda|Plan|Programme|Program|Goals?|Initiative|Roadmap|Horizon|Expo|EXPO|Concept|Framework"
    r"|[Сс]тратеги\w{1,3}|[Пп]рограмм\w{0,3}|Концепци\w{1,3}|План\w{0,2}|Повестк\w{1,3}|ЭКСПО|Экспо"
    r"|[Сс]тратегия\w{0,4}|[Бб]ағдарлама\w{0,5}|[Тт]ұжырымдама\w{0,5}"
    r"|战略|愿景|规划|议程|计划|世博会)(?:\s(?:of|for|to|до|на))?[\s–—-]{0,2}[«“\"'(（]?$"
)
JOINED_BY_HYPHEN = re.compile(r"[^\W\d_][-–]$")
PROGRAMME_BEHIND = re.compile(
    r"(?:[-\s]?[»”\"']|[-\s]{0,2})(?:Strategy|Vision|Agenda|Goals|Programme|Roadmap|Стратеги|Повестк|стратегияс|бағдарламас"
    r"|发展战略|远景目标|愿景|规划纲要|议程)"
)
QUOTED = re.compile(r"[«“\"《](?:[^\W\d_][\w’'-]{0,30}\s){1,5}$")
CLOSES = re.compile(r"[»”\"》]")

ANNIVERSARY = re.compile(
    r"\banniversar(?:y|ies)\b|\b(?:bi|ter)?centenary\b|\bjubilee\b|\d-?лети[еяюи]|\bгодовщин|\bюбиле|\bлет со дня\b|жылдығ|мерейто"
    r"|周年|\d年来",
    re.IGNORECASE,
)
CELEBRATES = re.compile(
    r"\b(?:mark(?:s|ed)?|celebrate[sd]?|observe[sd]?|commemorate[sd]?)\b|\bотме[чт]\w{1,8}|\bпраздн\w{1,8}|\bисполн\w{1,8}|\bтойлан\w{0,6}|\bаталып\b|庆祝|纪念|迎来|庆",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:，；：]\s?")
NUMBERS = re.compile(r"[\d./\s-]+")
YEARS = re.compile(r"(?:the year )?\d{4}(?:\s?[-–—/]\s?\d{2,4})?(?:\s?(?:года?|гг?\.|жыл\w{0,6}|年))?")
# A clause of hardly more than the date ("In 2010, we celebrate ...") belongs to the next one.
SHORT = 8
# Of so long a time there is no day on which anything happens: the anniversary itself is meant.
COARSE = frozenset({"year", "decade", "span"})


def is_of_a_programme(text: str, start: int, end: int) -> bool:
    """Tell whether a date is part of a name.

    Examples
    --------
    >>> text = "The Strategy 2050 was shown in 2012."
    >>> is_of_a_programme(text, 13, 17), is_of_a_programme(text, 31, 35)
    (True, False)
    """
    if YEARS.fullmatch(text, start, end) is None:
        return False
    before = text[max(0, start - 80) : start]
    if PROGRAMME.search(before) or JOINED_BY_HYPHEN.search(before) or PROGRAMME_BEHIND.match(text, end):
        return True
    return QUOTED.search(before) is not None and CLOSES.match(text, end) is not None


def is_printing_note(text: str, start: int, end: int) -> bool:
    """Tell whether a date in numbers stands between parentheses, such as a page of a paper carries at its foot.

    Examples
    --------
    >>> is_printing_note("(The Weekly 12/16/2016 page 2)", 12, 22), is_printing_note("It opened on 12/16/2016.", 13, 23)
    (True, False)
    """
    opening = max(text.rfind(mark, 0, start) for mark in "(（")
    closed = max(text.rfind(mark, 0, start) for mark in ")）")
    return NUMBERS.fullmatch(text, start, end) is not None and opening > closed


def is_anniversary(text: str, first: int, last: int, date: tuple[int, int, str]) -> bool:
    """Tell whether a clause dates an anniversary: a year that has one, or a day on which one is celebrated.

    Parameters
    ----------
    text : str
    first, last : int
        The sentence.
    date : (int, int, str)
        Start, end and precision of the date.

    Examples
    --------
    >>> text = "This year marks the 30th anniversary of our ties."
    >>> is_anniversary(text, 0, len(text), (0, 9, "year"))
    True
    """
    start, end, precision = date
    cuts = [first, *(edge for mark in CLAUSE.finditer(text, first, last) for edge in mark.span()), last]
    low = max((cut for cut in cuts if cut <= start), default=first)
    behind = [cut for cut in cuts if cut >= end]
    short = precision in COARSE and len(text[low:start].strip()) + len(text[end : behind[0]].strip()) <= SHORT
    # Every mark gives two cuts, before and behind it.
    high = behind[min(2, len(behind) - 1)] if short else behind[0]
    clause = text[low:high]
    return ANNIVERSARY.search(clause) is not None and (precision in COARSE or CELEBRATES.search(clause) is not None)
