"""Articles: one raw text becomes a title, a dateline and passages; what was cut is kept with the rule that cut it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kzcn_explore.corpus.titles import PLACE_ACRONYM_LENGTH, lead_title, readable_case, readable_name
from kzcn_explore.text.calendar import Interval, leading_date
from kzcn_explore.text.sentences import Span, ends_a_sentence, find_passages, trim
from kzcn_explore.text.tokens import count_tokens

DATE_LABEL = re.compile(r"(?:date|dated|published|posted|updated)(?:\s+on)?(?:\s*[:\-–]\s*|\s+)", re.IGNORECASE)
# A place in capitals, then, each if it is there: a region, a day, the agency; closed by a dash, or by the stroke of "/TASS/."
DATELINE = re.compile(
    r"(?P<place>[^\W\d_]{3,}(?:[ '’-][^\W\d_]+){0,3})"
    r"(?:,\s+(?P<region>[^\W\d_][\w. ]{1,30}?))?"
    r"(?:[,.]?\s+(?P<day>[^\W\d_]{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[^\W\d_]{3,9}(?:\s\d{4})?))?"
    r"(?:[,.]?\s*[(/](?P<agency>[^()/\n]{2,40})[)/]|[.,]\s+(?P<wire>[^\W\d_]{2,20}))?"
    r"(?:\s*(?P<dash>--|[-–—])|(?<=/)\.?)\s+"
)
DATELINE_LENGTH = 120
BREADCRUMB_MARKS = re.compile(r"\s[»›>]\s|\s/\s")
HOME = re.compile(r"home\b\W*", re.IGNORECASE)
NAVIGATION = frozenset(
    [
        "about us", "advertisement", "all news", "articles", "back", "back to top", "comments", "contact us", "copy link",
        "download", "email", "facebook", "follow us", "home", "latest", "latest articles", "latest news", "leave a comment",
        "log in", "login", "menu", "more", "more news", "news", "newsletter", "next", "next article", "no comments",
        "previous", "previous article", "print", "print version", "read also", "read more", "recommended", "register",
        "related", "related articles", "related news", "search", "see also", "share", "share on", "share this", "sign in",
        "skip to content", "subscribe", "tags", "telegram", "top news", "translate", "tweet", "twitter", "whatsapp",
    ]
)  # fmt: skip
# A longer line before the body is prose, not a heading.
HEADING_WORDS = 30
SECTION_WORDS = 4
# A heading may end as a sentence does; one this long is a sentence.
SENTENCE_LENGTH = 40


@dataclass(frozen=True)
class Cut:
    """A stretch of the raw text that stands in no passage, and the rule that took it out."""

    start: int
    end: int
    rule: str


@dataclass
class Article:
    """What one raw text says of itself.

    Attributes
    ----------
    passages : list of (int, int)
        Offsets of the paragraphs of the body. Together with `cuts` they hold every character that is not white space.
    cuts : list of Cut
    title, source, place : str or None
    title_from : {"header", "lead", "field", None}
    day : Interval or None
        The date of the header, with `day_at`, the offsets of its words.
    """

    passages: list[Span]
    cuts: list[Cut] = field(default_factory=list)
    title: str | None = None
    title_from: str | None = None
    source: str | None = None
    place: str | None = None
    day: Interval | None = None
    day_at: Span | None = None


def read_article(raw: str, *, title: str | None = None) -> Article:
    """Read one raw text: header date, title, dateline, site furniture, passages.

    Parameters
    ----------
    raw : str
        The decoded text of the file or field. All offsets point into it.
    title : str, optional
        The title, where a field of its own gives it; a first line that repeats it is then cut.

    Examples
    --------
    >>> article = read_article("date 2022-06-07 Two ministers meet\\n\\nASTANA (Reuters) - They met today.")
    >>> article.title, article.source, article.place, article.day.earliest.isoformat()
    ('Two ministers meet', 'Reuters', 'Astana', '2022-06-07')
    """
    article = Article(passages=[], title=title, title_from="field" if title else None)
    lines = [trim(raw, *match.span()) for match in re.finditer(r"[^\n]+", raw)]
    lines = [line for line in lines if line[0] < line[1]]
    lines = _read_header_date(raw, lines, article)
    lines = _read_head(raw, lines, article)
    lines = _cut_tail(raw, lines, article)
    if lines:
        start = _read_dateline(raw, lines[0], article)
        article.passages = find_passages(raw, start, lines[-1][1])
    if article.title is None and article.passages:
        article.title, article.title_from = lead_title(raw[slice(*article.passages[0])]), "lead"
    body = " ".join(raw[start:end] for start, end in article.passages)
    if article.title and article.title_from == "header":
        article.title = readable_case(article.title, body)
    article.source = article.source and readable_name(article.source, body)
    article.place = article.place and readable_name(article.place, body, longest_acronym=PLACE_ACRONYM_LENGTH)
    article.cuts.sort(key=lambda cut: cut.start)
    return article


def _read_header_date(raw: str, lines: list[Span], article: Article) -> list[Span]:
    """Take a date off the front of the first line; without a label it must be alone or stand before a title."""
    if not lines:
        return lines
    start, end = lines[0]
    label = DATE_LABEL.match(raw, start, end)
    words_at = label.end() if label else start
    day = leading_date(raw[words_at:end])
    if day is None or (day.precision == "year" and not label):
        return lines
    words_end = words_at + day.end
    title = raw[words_end:end].lstrip("|:–—- \t")
    if not label and (not re.match(r"[\s|:–—-]|$", raw[words_end:end]) or _goes_on(raw[words_at:words_end], title)):
        return lines
    rest = end - len(title)
    article.day, article.day_at = day, (words_at, words_end)
    article.cuts.append(Cut(*trim(raw, start, rest), "date header"))
    return [(rest, end), *lines[1:]] if rest < end else lines[1:]


def _goes_on(day: str, text: str) -> bool:
    """Tell a sentence that opens with a day ("June 7, 2022 was a day of talks") from a day that stands before a title."""
    return text[:1].islower() and re.search(r"[^\W\d_]{3}", day) is not None


def _read_head(raw: str, lines: list[Span], article: Article) -> list[Span]:
    """Take headings and furniture off the front, up to the first line of prose, and choose the title among them."""
    n_head = next((n for n, line in enumerate(lines) if _is_prose(raw[slice(*line)])), None)
    if n_head is None:  # nothing here reads like a body: keep it all
        return lines
    texts = [_folded(raw[slice(*line)]) for line in lines[:n_head]]
    rules = [_furniture_rule(text, texts) for text in texts]
    headings = [n for n, rule in enumerate(rules) if rule is None]
    crumbs = [text for text, rule in zip(texts, rules, strict=True) if rule == "breadcrumb"]
    if article.title is not None:
        title_at = next((n for n in headings if texts[n] == _folded(article.title)), None)
    else:
        in_crumb = [n for n in headings if any(crumb.endswith(texts[n]) for crumb in crumbs)]
        long_enough = [n for n in headings if len(texts[n].split()) > SECTION_WORDS]
        title_at = next(iter(in_crumb or long_enough or headings), None)
    for n in headings:
        text = texts[n]
        if title_at is not None and text == texts[title_at]:
            rules[n] = "title" if n == title_at else "repeated title"
        elif title_at is not None and n < title_at and len(text.split()) <= SECTION_WORDS and not ends_a_sentence(text):
            rules[n] = "section"
    if title_at is not None and article.title is None:
        article.title, article.title_from = " ".join(raw[slice(*lines[title_at])].split()), "header"
    # A heading that no rule explains is kept, as part of the body.
    n_cut = next((n for n, rule in enumerate(rules) if rule is None), n_head)
    article.cuts.extend(Cut(*line, rule) for line, rule in zip(lines[:n_cut], rules[:n_cut], strict=True))
    return lines[n_cut:]


def _furniture_rule(text: str, head: list[str]) -> str | None:
    if text.strip(" »›>:|") in NAVIGATION:
        return "navigation"
    home = HOME.match(text)
    if home and (BREADCRUMB_MARKS.search(text) or text[home.end() :] in head):
        return "breadcrumb"
    return "breadcrumb" if len(BREADCRUMB_MARKS.findall(text)) > 1 else None


def _cut_tail(raw: str, lines: list[Span], article: Article) -> list[Span]:
    """Take navigation lines off the end."""
    while len(lines) > 1 and _folded(raw[slice(*lines[-1])]) in NAVIGATION:
        article.cuts.append(Cut(*lines[-1], "navigation"))
        lines = lines[:-1]
    return lines


def _read_dateline(raw: str, line: Span, article: Article) -> int:
    """Read place and agency off the front of the body; return where the body goes on."""
    start, end = line
    match = match_dateline(raw[start:end])
    if match is None:
        return start
    article.place = match["place"]
    article.source = match["agency"] or match["wire"]
    article.cuts.append(Cut(*trim(raw, start, start + match.end()), "dateline"))
    return start + match.end()


def match_dateline(line: str) -> re.Match[str] | None:
    """Match the dateline at the start of a line: a place in capitals, closed by a dash.

    Before a mere hyphen, or before a small letter, an agency or a day must stand in it too.
    """
    match = DATELINE.match(line[:DATELINE_LENGTH])
    if match is None or match.end() >= len(line) or not match["place"].isupper():
        return None
    if match["agency"] or match["wire"] or match["day"]:
        return match
    # "NATO – the alliance – said" has a dash of its own.
    return match if match["dash"] != "-" and not line[match.end()].islower() else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_prose(text: str) -> bool:
    """A line of body text: it ends as a sentence does and is not a mere word or two, or it is too long for a heading."""
    long_sentence = ends_a_sentence(text) and len(text) > SENTENCE_LENGTH
    return long_sentence or count_tokens(text) > HEADING_WORDS or match_dateline(text) is not None
