"""Head: the headings and the furniture before the first line of prose, and the title among them."""

from __future__ import annotations

import re

from kzcn_explore.corpus.articles.cuts import Article, Cut
from kzcn_explore.corpus.articles.datelines import match_dateline
from kzcn_explore.corpus.articles.furniture import breadcrumb_rule, line_rule
from kzcn_explore.corpus.articles.header_lines import DateLine, keep_date, take_date, take_key_line
from kzcn_explore.text.calendar import leading_date
from kzcn_explore.text.sentences import Span, ends_a_sentence, find_passages
from kzcn_explore.text.tokens import has_words

# A longer line before the body is prose, not a heading.
HEADING_WORDS = 30
SECTION_WORDS = 4
# A heading may end as a sentence does; one this long is a sentence. Chinese says as much in a third of the signs.
SENTENCE_LENGTH = 40
CHINESE_SENTENCE_LENGTH = 15
# Beyond so many lines without prose a text is a list, and has no head.
LONGEST_HEAD = 60
# Lines that the head must hold without a break up to the first that no rule explains.
POSITIONAL = frozenset({"navigation", "breadcrumb", "section", "title", "repeated title", "read also label"})
# A line that a speaker opens with is said, however much it looks like a title.
SALUTATION = re.compile(
    r"(?:your |his |her )?excellenc|(?:your|his|her) (?:majest|highness)|h\.?\s?e\.|distinguished|dear |esteemed"
    r"|ladies|honou?rable|fellow|gentlemen"
    r"|(?:mr|mister|madame?|mrs|ms)\.? ?(?:\w+ )?(?:president|chair\w*|speaker|secretary[ -]general)\b"
    r"|уважаем|дамы и|ваше превосход|господин председатель|құрметті|мәртебелі|尊敬的|主席先生|各位|女士们",
    re.IGNORECASE,
)
# A line that ends in one of these goes on in the next.
OPEN_ENDS = frozenset(
    "a an the of to and or nor but for with by from in on at into as that which who whose this these my our your his her its their is are"
    " was were be been am will would should could may might must can shall has have had do does did i me we not"
    " и в на с о от для по из к у за что как не или его их её мен және бен пен".split()
)
FIRST_PERSON = re.compile(r"\b(?:i|me|my|we|our|us)\b", re.IGNORECASE)
LONGEST_TITLE = 300


def without_marks(line: str) -> str | None:
    """Return the words of a Markdown heading, or None where the line is none.

    Examples
    --------
    >>> without_marks("## Two ministers meet ##"), without_marks("#1 of two")
    ('Two ministers meet', None)
    """
    marks = re.match(r"#{1,6}\s+(?=[^\s#])", line)
    return line[marks.end() :].rstrip("# \t\r") if marks and len(line) <= LONGEST_TITLE else None


def folded(text: str) -> str:
    """Write a line so that two readings of it compare equal: one space, no capitals, no marks of a Markdown heading."""
    text = " ".join(text.split())
    return (without_marks(text) or text).casefold()


def is_prose(text: str) -> bool:
    """A line of body text: it ends as a sentence does and is not a mere word or two, or it is too long for a heading."""
    length = (
        CHINESE_SENTENCE_LENGTH if text.endswith(("。", "！", "？", "”")) and not text.isascii() and " " not in text else SENTENCE_LENGTH
    )
    long_sentence = ends_a_sentence(text) and len(text) > length and without_marks(text) is None
    return long_sentence or has_words(text, HEADING_WORDS + 1) or match_dateline(text) is not None


def take_head(raw: str, lines: list[Span], article: Article) -> list[Span]:
    """Take headings and furniture off the front, up to the first line of prose, and choose the title among them."""
    texts = [folded(raw[slice(*line)]) for line in lines[: LONGEST_HEAD + 1]]
    given = article.title and folded(article.title)
    n_head = next((n for n, text in enumerate(texts) if text != given and _opens_body(raw[slice(*lines[n])])), None)
    n_head = _before_wrapped(raw, lines[: LONGEST_HEAD + 1], n_head)
    if n_head is None:  # nothing here reads like a body: keep it all, but for a title that a field gives
        return _without_title(lines, texts, article, given)
    texts = texts[:n_head]
    rules = [breadcrumb_rule(text, texts) or line_rule(raw[slice(*line)], edge=True) for text, line in zip(texts, lines, strict=False)]
    taken = _take_metadata(raw, lines[:n_head], rules, article)
    headings = [n for n, rule in enumerate(rules) if rule is None and n not in taken and _is_heading(raw, lines, n)]
    title_at = _find_title(raw, lines, texts, rules, headings, article)
    for n in headings:
        if title_at is not None and texts[n] == texts[title_at]:
            rules[n] = "title" if n == title_at else "repeated title"
        elif title_at is not None and n < title_at and len(texts[n].split()) <= SECTION_WORDS and not ends_a_sentence(texts[n]):
            rules[n] = "section"
    if title_at is not None and article.title is None:
        line = " ".join(raw[slice(*lines[title_at])].split())
        article.title, article.title_from = without_marks(line) or line, "header"
    # A heading that no rule explains is kept, as part of the body, and menus and titles behind it are kept with it.
    n_cut = next((n for n, rule in enumerate(rules) if rule is None and n not in taken), n_head)
    cut = [n for n, rule in enumerate(rules) if rule is not None and (n < n_cut or rule not in POSITIONAL)]
    article.cuts.extend(Cut(*lines[n], rules[n].removesuffix(" label")) for n in cut)
    gone = {*cut, *taken}
    return [line for n, line in enumerate(lines) if n not in gone]


def _before_wrapped(raw: str, lines: list[Span], n_head: int | None) -> int | None:
    """Move the start of the body up to that of a paragraph whose lines are broken by a typist: none of these is a heading."""
    first = 0
    while first < len(lines) and (n_head is None or first <= n_head):
        after = next((n for n in range(first + 1, len(lines)) if _apart(raw, lines, n) or _parts(raw, lines, n)), len(lines))
        closed = (n_head is not None and first <= n_head < after) or ends_a_sentence(raw[slice(*lines[after - 1])])
        if after - first > 1 and closed and without_marks(raw[slice(*lines[first])]) is None:
            paragraph = find_passages(raw, lines[first][0], lines[after - 1][1])
            if paragraph[0][1] > lines[first][1]:
                return first
        first = after
    return n_head


def _apart(raw: str, lines: list[Span], n: int) -> bool:
    """Tell whether a blank line, or the front of the text, stands before a line."""
    return n == 0 or raw.count("\n", lines[n - 1][1], lines[n][0]) > 1


def _parts(raw: str, lines: list[Span], n: int) -> bool:
    """Tell whether a line is no part of the paragraph before it, though no blank line parts them: it opens with a dateline, or one of
    the two is a date or a path through the site and nothing else."""
    before, text = raw[slice(*lines[n - 1])], raw[slice(*lines[n])]
    after = raw[slice(*lines[n + 1])] if n + 1 < len(lines) else ""
    if text[:1].islower() or after[:1].islower() or before.endswith((",", "，")) or before.split()[-1].lower() in OPEN_ENDS:
        return False
    return match_dateline(text) is not None or any(map(_is_head_line, (before, text)))


def _is_head_line(text: str) -> bool:
    day = leading_date(text) if len(text) <= LONGEST_TITLE else None
    return (day is not None and day.end == len(text)) or breadcrumb_rule(folded(text), []) is not None


def _is_heading(raw: str, lines: list[Span], n: int) -> bool:
    """Tell a heading from the first words of a text: no salutation, not broken off, and not carried on by the next line."""
    text = raw[slice(*lines[n])].rstrip("*_ ")
    last = re.search(r"[^\W\d_]+$", text[-40:])
    if text.endswith((",", ";", ":", "，", "：")) or (last and last[0].lower() in OPEN_ENDS and (last[0].islower() or last[0] == "I")):
        return False
    if SALUTATION.match(text.lstrip("*_#([ ")) or (text[:1] in "([" and text[-1:] in ")]"):
        return False
    if n + 1 == len(lines) or raw[lines[n + 1][0]].islower() or (n and text[:1].islower() and not _apart(raw, lines, n)):
        return False
    return _apart(raw, lines, n + 1) or FIRST_PERSON.search(text) is None


def _opens_body(text: str) -> bool:
    return is_prose(text) and line_rule(text, edge=True) is None


def _without_title(lines: list[Span], texts: list[str], article: Article, given: str | None) -> list[Span]:
    if given and len(lines) > 1 and texts[0] == given:
        article.cuts.append(Cut(*lines[0], "title"))
        return lines[1:]
    return lines


def _take_metadata(raw: str, lines: list[Span], rules: list[str | None], article: Article) -> set[int]:
    """Read the date lines and header lines that stand below the title; return which lines they are."""
    dates: list[DateLine] = []
    taken = set()
    for n, line in enumerate(lines):
        if rules[n] in {None, "source line", "byline"}:
            n_cuts = len(article.cuts)
            rest = take_date(raw, line, article, dates)
            if rest is not None and rest[0] < rest[1] and not take_key_line(raw, rest, article, dates):
                # The day opens a heading, such as "7 June 2022: a day of talks".
                del article.cuts[n_cuts:], dates[-1:]
                continue
            if rest is not None or take_key_line(raw, line, article, dates):
                taken.add(n)
                rules[n] = None
    keep_date(raw, article, dates)
    return taken


def _find_title(
    raw: str, lines: list[Span], texts: list[str], rules: list[str | None], headings: list[int], article: Article
) -> int | None:
    if article.title is not None:
        return next((n for n in headings if texts[n] == folded(article.title)), None)
    crumbs = [text for text, rule in zip(texts, rules, strict=True) if rule == "breadcrumb"]
    marked = [n for n in headings if re.match(r"#\s", raw[slice(*lines[n])])]
    in_crumb = [n for n in headings if any(crumb.endswith(texts[n]) for crumb in crumbs)]
    long_enough = [
        n for n in headings if len(texts[n].split()) > SECTION_WORDS or len(re.findall(r"[\u4e00-\u9fff]", texts[n])) > SECTION_WORDS
    ]
    return next(iter(marked or in_crumb or long_enough or headings), None)
