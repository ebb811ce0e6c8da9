"""Sentences and passages: where the sentences and the paragraphs of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from kzcn_explore.text.chinese import HAN_LETTERS, HAS_HAN
from kzcn_explore.text.languages import CYRILLIC

BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
CLOSING = "\"'”’»）)\\]」』》】"
# The marks that end a sentence in Chinese (GB/T 15834); a semicolon only parts its clauses.
HAN_END = re.compile(rf"[。！？]+[{CLOSING}]*|(?<=[{HAN_LETTERS}])[!?…]+[{CLOSING}]*")
# A mark, closing quotes, white space; whether a sentence ends there is told by what stands on both sides.
STOP = re.compile(rf"[.!?…]{{1,5}}[{CLOSING}]{{0,5}}(?=\s)")
OPENS = re.compile(f"\\s{{1,20}}[«“„\"'(—–\\[-]{{0,5}}\\s?([A-Z\u0401-\u042fӘҒҚҢӨҰҮҺІ0-9{HAN_LETTERS}])")
INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_a-zа-яёәғқңөұүһі]")
# An abbreviation is shorter.
LONG_WORD = 5
WORD_BEFORE = re.compile(r"[\w.-]{1,20}$")
# Russian and Kazakh words that are cut short before another word, and seldom at the end of a sentence.
CUT_SHORT = frozenset(
    "г гг ст ул пр просп пл обл р-н пос дер им д корп approx стр кв тел см ср напр св проф акад доц инж ген полк руб коп тыс млн млрд "
    "трлн долл экз чел рис табл гл ч п пп т тт н э т.н т.к т.е т.о и.о к.э.н ж жж ғ ғғ б т.с көш даң обл ауд ақ мыс қ м".split()
)
# These may end a sentence; a capital after them says that they do.
MAY_END = frozenset("коп г гг т.д т.п др пр т.б руб тыс млн млрд трлн чел экз обл ж жж т.с.с".split())
# Lines broken by a typist or a PDF are about this long at most; a paragraph kept on one line is longer.
WRAPPED_LINE = 100
# A line of a list or a poem is shorter than one that a stray break cut in mid-sentence.
BROKEN_LINE = 60
# A line is full unless the next word would have fitted, with this much of the usual length to spare.
FULL_LINE = 0.9
# A passage longer than LONG is split at sentence ends into passages of up to PASSAGE characters; a Chinese character says as much as
# three letters.
PASSAGE, LONG = 1000, 1500
HAN_WEIGHT = 3
SHORT_REST = 300
# nupunkt takes quadratic time on some texts; it never sees more at once.
AT_ONCE = 5000
# So many letters before a mark tell in which alphabet its sentence is written.
CONTEXT = 30

Span = tuple[int, int]


def trim(text: str, start: int, end: int) -> Span:
    """Move both ends of a stretch inwards past white space.

    Examples
    --------
    >>> trim("  a b \\n", 0, 7)
    (2, 5)
    """
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())


def split(text: str, separator: re.Pattern[str], start: int, end: int) -> list[Span]:
    """Return the trimmed, non-empty stretches of ``text[start:end]`` between matches of `separator`."""
    cuts = [start, *(edge for match in separator.finditer(text, start, end) for edge in match.span()), end]
    spans = (trim(text, *span) for span in zip(cuts[::2], cuts[1::2], strict=True))
    return [(first, last) for first, last in spans if first < last]


def ends_a_sentence(line: str) -> bool:
    """Tell whether a line closes with a full stop, a question mark or the like, quotes after it allowed."""
    return SENTENCE_END.search(line.rstrip()) is not None


def find_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Find the sentences of ``text[start:end]``, in English, Russian, Kazakh, Chinese or a mix of them.

    A blank line ends a sentence. Chinese ends them at 。！？ and the closing quotes after them; Russian and Kazakh at a full stop,
    question or exclamation mark before a capital or a digit, abbreviations and initials aside; after Latin letters the ends are those
    of nupunkt, a Punkt model of English (Kiss & Strunk 2006).

    Returns
    -------
    list of (int, int)
        Offsets into `text`, ascending, without overlap; neither end stands on white space. Together they hold all that is not.

    Examples
    --------
    >>> text = "Mr. Tokayev spoke. Встреча прошла в г. Астане. Токаев уехал. 会谈结束。双方满意。"
    >>> for first, last in find_sentences(text):
    ...     print(text[first:last])
    Mr. Tokayev spoke.
    Встреча прошла в г. Астане.
    Токаев уехал.
    会谈结束。
    双方满意。
    """
    end = len(text) if end is None else end
    spans = []
    for first, last in split(text, BLANK_LINES, start, end):
        cuts = [first, *_sentence_ends(text, first, last), last]
        trimmed = (trim(text, *span) for span in pairwise(cuts))
        spans.extend((a, b) for a, b in trimmed if a < b)
    return spans


def _sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Give the offsets where sentences end inside a paragraph, ascending; the letters before a mark tell whose rule holds."""
    ends = {match.end() for match in HAN_END.finditer(text, start, end)}
    latin = False
    for stop in STOP.finditer(text, start, end):
        if CYRILLIC.search(text, max(start, stop.start() - CONTEXT), stop.start()) is None:
            latin = True
            if _ends_in_a_word(text, stop, end):
                ends.add(stop.end())
        elif _ends_here(text, stop, end):
            ends.add(stop.end())
    if latin:
        ends.update(cut for cut in _english_ends(text, start, end) if CYRILLIC.search(text, max(start, cut - CONTEXT), cut) is None)
    return sorted(ends)


def _ends_here(text: str, stop: re.Match[str], end: int) -> bool:
    """Tell whether a sentence of Russian or Kazakh ends at a mark before white space."""
    after = OPENS.match(text, stop.end(), end)
    if after is None:
        return False
    if stop[0][0] != ".":
        return True
    word = WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    if word is None or len(stop[0]) > 1:
        return True
    last = word[0].rsplit("-", 1)[-1] if word[0].count(".") == 0 else word[0]
    if INITIALS.fullmatch(last):
        return False
    if last.lower() in MAY_END:
        # "В 2022 г. Токаев ..." goes on as often as it ends; after "т.д." and money a capital opens a sentence.
        return last.lower() not in ("г", "ж", "обл", "гг", "жж") and not after[1].isdigit()
    return last.lower() not in CUT_SHORT and last not in ("Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "St")


def _ends_in_a_word(text: str, stop: re.Match[str], end: int) -> bool:
    """Tell whether an English sentence surely ends at a mark: behind a long word in small letters and before a capital.

    nupunkt was trained on law and takes "reports." or "works." for what courts cut short.
    """
    word = WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    plain = word is not None and len(word[0]) >= LONG_WORD and word[0].isalpha() and word[0].islower() and word[0] not in CUT_SHORT
    return plain and OPENS.match(text, stop.end(), end) is not None


def _english_ends(text: str, start: int, end: int) -> Iterator[int]:
    from nupunkt import sent_spans

    while start < end:
        until = end if end - start <= AT_ONCE else max(start + 1, text.rfind(" ", start + AT_ONCE // 2, start + AT_ONCE) + 1)
        until = until if until > start + 1 else min(end, start + AT_ONCE)
        found = [start + last for _, last in sent_spans(text[start:until])]
        if until < end:
            # The last sentence of a window may go on behind it.
            found = found[:-1]
        yield from found
        start = found[-1] if found and until < end else until


def find_passages(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Find the paragraphs of ``text[start:end]``, very long ones cut into passages of the size of a paragraph.

    A paragraph ends at a blank line. Lines that are wrapped (short, most of them stopping in mid-sentence) are one paragraph up to a
    line that is indented, or to one after a sentence that ends before its line is full. A text without blank lines, and lines of
    full length that end a sentence, have a paragraph a line. A paragraph of more than 1,500 letters (500 Chinese characters) is
    cut at sentence ends into passages of up to 1,000; a sentence is never cut.

    Returns
    -------
    list of (int, int)
        Offsets into `text`, ascending, without overlap; neither end stands on white space.

    Examples
    --------
    >>> text = "One.\\n\\n  Two\\nlines.\\n"
    >>> [text[start:end] for start, end in find_passages(text)]
    ['One.', 'Two\\nlines.']
    """
    end = len(text) if end is None else end
    blocks = split(text, BLANK_LINES, start, end)
    paragraphs = [span for block in blocks for span in _paragraphs(text, *block, alone=len(blocks) == 1)]
    return [passage for paragraph in paragraphs for passage in _passages(text, *paragraph)]


def _paragraphs(text: str, start: int, end: int, *, alone: bool) -> list[Span]:
    """Part the lines of a stretch without blank lines into paragraphs."""
    lines = split(text, re.compile(r"\n"), start, end)
    if len(lines) < 2:
        return lines
    sentences = [ends_a_sentence(text[first:last]) for first, last in lines]
    usual = median(last - first for first, last in lines)
    wrapped = len(lines) > 2 and usual < WRAPPED_LINE and sum(not closed for closed in sentences[:-1]) > len(lines) / 2
    indented = [text[first - 1].isspace() and text[first - 1] != "\n" for first, _ in lines[1:]]
    tells = sum(indented) < len(lines) / 2
    capitals = sum(not text[first].islower() for first, _ in lines) > len(lines) / 2
    paragraphs = [lines[0]]
    for number, (first, last) in enumerate(lines[1:]):
        before = lines[number]
        length = before[1] - before[0]
        if wrapped:
            room = length + 1 + len(text[first:last].split(maxsplit=1)[0]) <= FULL_LINE * usual
            opens = (tells and indented[number] and not text[first].islower()) or (sentences[number] and room)
        elif alone:
            opens = sentences[number] or length < BROKEN_LINE or not (capitals and text[first].islower())
        else:
            opens = sentences[number] and length > WRAPPED_LINE
        if opens:
            paragraphs.append((first, last))
        else:
            paragraphs[-1] = (paragraphs[-1][0], last)
    return paragraphs


def _passages(text: str, start: int, end: int) -> list[Span]:
    """Cut a paragraph that is too long for one passage at the ends of sentences."""
    if end - start <= LONG // HAN_WEIGHT or _size(text, start, end) <= LONG:
        return [(start, end)]
    passages: list[Span] = []
    size = PASSAGE
    for first, last in find_sentences(text, start, end):
        added = _size(text, first, last)
        if not passages or size + added > PASSAGE:
            passages.append((first, last))
            size = added
        else:
            passages[-1] = (passages[-1][0], last)
            size += added
    if len(passages) > 1 and size < SHORT_REST:
        passages[-2:] = [(passages[-2][0], passages[-1][1])]
    return passages


def _size(text: str, start: int, end: int) -> int:
    if text.isascii():
        return end - start
    return end - start + (HAN_WEIGHT - 1) * len(HAS_HAN.findall(text, start, end))
