"""Header lines: "Title: …", "Date: …", front matter between two "---" lines, and a date before a title."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzcn_explore.corpus.articles.cuts import Article, Cut
from kzcn_explore.text.calendar import Interval, leading_date, read_date
from kzcn_explore.text.sentences import Span, ends_a_sentence, trim

KEYS = {
    "title": "title|headline|заголовок|название|тақырып|тақырыбы|标题",
    "date": "date|dated|published|published on|publish date|publication date|date published|posted|posted on|created|pubdate"
    "|дата|дата публикации|опубликовано|дата создания|күні|жарияланған|жарияланды|жарияланған күні|日期|发布日期|发布时间|发表时间",
    "updated": "updated|updated on|modified|last modified|lastmod|last updated|обновлено|изменено|жаңартылды|жаңартылған|更新时间|更新",
    "source": "source|outlet|publisher|newspaper|источник|издание|дереккөз|дереккөзі|来源|稿源",
    "place": "place|location|место|орны|地点",
    "author": "author|authors|byline|автор|авторы|авторлар|авторлары|作者",
    "other": "url|link|permalink|canonical|ссылка|сілтеме|链接|网址|language|lang|язык|тілі|语言|id|slug|draft|layout|section"
    "|category|categories|tags",
}
FIELDS = {name: field for field, names in KEYS.items() for name in names.split("|")}
KEY_LINE = re.compile(r"(?P<key>[^\W\d_](?:[\w ]{0,22}\w)?)\s?[:：]\s*")
FRONT_MATTER_LINE = re.compile(r"[\w.-]{1,40}\s?:(?:\s.*)?$|\s*-\s.*|\s+\S.*|#.*")
LONGEST_FRONT_MATTER = 80
# How many words a value may have; a longer one is text ("Author: I wrote the book in 1990, and …").
MOST_WORDS = {"title": 40, "date": 9, "updated": 9, "source": 10, "place": 8, "author": 12, "other": 12}
DATE_LABEL = re.compile(
    r"(?:date|dated|published|updated|posted|опубликовано|дата(?: публикации)?|обновлено"
    r"|жарияланған|жарияланды|күні|发布(?:时间|日期)|日期)"
    r"(?:\s+on)?(?:\s*[:：\-–]\s*|\s+)",
    re.IGNORECASE,
)
# The hour behind a day, with its zone.
CLOCK = re.compile(
    r"[,|]?\s{0,3}(?:at\s|в\s)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?\(?(?:GMT|UTC|[A-Z]{2,4}T)?(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)?(?!\w)",
    re.IGNORECASE,
)
FIRST, LATER = 0, 1


class DateLine(NamedTuple):
    """A date line of the header: how far it is trusted (less is more), its words, and what they mean."""

    rank: int
    at: Span
    reading: Interval | None


def take_header(raw: str, lines: list[Span], article: Article) -> list[Span]:
    """Take front matter, header lines and a date off the front of a text; return the lines that are left.

    A date without a label must stand alone or before a title. Of several the day of publication counts, not that of the last change.
    """
    dates: list[DateLine] = []
    lines = _take_front_matter(raw, lines, article, dates)
    while lines:
        rest = take_date(raw, lines[0], article, dates)
        if rest is not None:
            lines = [rest, *lines[1:]] if rest[0] < rest[1] else lines[1:]
        elif take_key_line(raw, lines[0], article, dates):
            lines = lines[1:]
        else:
            break
    keep_date(raw, article, dates)
    return lines


def keep_date(raw: str, article: Article, dates: list[DateLine]) -> None:
    """Give the article the best of the dates that its header names, or the words of one that cannot be read."""
    read = [date for date in dates if date.reading is not None]
    if read and article.day is None:
        best = min(read, key=lambda date: date.rank)
        article.day, article.day_at, article.unread_date = best.reading, best.at, None
    elif dates and article.day is None and article.unread_date is None:
        article.unread_date = raw[slice(*dates[0].at)]


def take_key_line(raw: str, line: Span, article: Article, dates: list[DateLine], *, front_matter: bool = False) -> bool:
    """Read one line "key: value" into the article and cut it; False where it is none, or where its value reads like text."""
    start, end = line
    match = KEY_LINE.match(raw, start, min(end, start + 60))
    field = match and FIELDS.get(" ".join(match["key"].casefold().replace("_", " ").split()))
    if not field:
        return False
    at = trim(raw, match.end(), end)
    if front_matter and at[1] - at[0] > 1 and raw[at[0]] in "'\"" and raw[at[0]] == raw[at[1] - 1]:
        at = trim(raw, at[0] + 1, at[1] - 1)
    value = " ".join(raw[slice(*at)].split()) if at[0] < at[1] else ""
    if len(value.split()) > MOST_WORDS[field] or len(value) > 300:
        return False
    if field not in {"title", "date", "updated", "other"} and len(value.split()) > 3 and ends_a_sentence(value) and not front_matter:
        return False
    if field in {"date", "updated"} and value:
        reading = read_date(value) or leading_date(value)
        if reading is None and ends_a_sentence(value) and not front_matter and len(value.split()) > 2:
            return False
        width = len(value) if reading is None or raw[slice(*at)] != value else reading.end or len(value)
        dates.append(DateLine(FIRST if field == "date" else LATER, (at[0], at[0] + width if width < len(value) else at[1]), reading))
    elif field == "title" and value and article.title is None:
        article.title, article.title_from = value, "header"
    elif field == "source" and value:
        article.source = article.source or value
    elif field == "place" and value:
        article.place = article.place or value
    if not front_matter:
        article.cuts.append(Cut(start, end, "header line"))
    return True


def take_date(raw: str, line: Span, article: Article, dates: list[DateLine]) -> Span | None:
    """Take a date off the front of a line; return what is left of the line, or None where no date stands there."""
    start, end = line
    label = DATE_LABEL.match(raw, start, end)
    words_at = label.end() if label else start
    day = leading_date(raw[words_at : min(end, words_at + 80)])
    if day is None or (day.precision == "year" and not label):
        return None
    words_end = words_at + day.end
    clock = CLOCK.match(raw, words_end, end)
    rest_at = clock.end() if clock else words_end
    rest = raw[rest_at:end].lstrip("|:–—-,;· \t")
    if not label and (not re.match(r"[\s|:–—-]|$", raw[rest_at:end]) or _goes_on(raw[words_at:words_end], rest)):
        return None
    stop = end - len(rest)
    updated = label is not None and FIELDS.get(re.sub(r"\W+$", "", label[0]).casefold()) == "updated"
    reading = read_date(raw[words_at:rest_at].strip()) or day
    dates.append(DateLine(LATER if updated else FIRST, (words_at, words_end), reading))
    article.cuts.append(Cut(*trim(raw, start, stop), "date header"))
    return stop, end


def _goes_on(day: str, text: str) -> bool:
    """Tell a sentence that opens with a day ("June 7, 2022 was a day of talks") from a day that stands before a title."""
    return text[:1].islower() and re.search(r"[^\W\d_]{3}", day) is not None


def _take_front_matter(raw: str, lines: list[Span], article: Article, dates: list[DateLine]) -> list[Span]:
    if not lines or raw[slice(*lines[0])] != "---":
        return lines
    close = next((n for n, line in enumerate(lines[1:LONGEST_FRONT_MATTER], 1) if raw[slice(*line)] in {"---", "..."}), None)
    if close is None:
        return lines
    # The white space before a line says whether it goes on with the one before.
    inside = [raw[raw.rfind("\n", 0, start) + 1 : end] for start, end in lines[1:close]]
    if not all(FRONT_MATTER_LINE.match(text) for text in inside) or not any(re.match(r"[\w.-]{1,40}\s?:", text) for text in inside):
        return lines
    for line in lines[1:close]:
        take_key_line(raw, line, article, dates, front_matter=True)
    article.cuts.extend(Cut(*line, "header line") for line in lines[: close + 1])
    return lines[close + 1 :]
