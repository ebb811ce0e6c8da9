"""Furniture: tells by which rule a line, or the first or last sentence of a line, is the site's and not the article's."""

from __future__ import annotations

import re
from collections.abc import Collection

from kzcn_explore.corpus.articles.furniture_forms import AGENCY, ANYWHERE, AT_EDGES, HINTS
from kzcn_explore.corpus.articles.furniture_words import (
    NAVIGATION,
    NETWORKS,
    PHOTO_SOURCES,
    ROLES,
    SHARE_MAKERS,
    SHARE_WORDS,
    SMALL_WORDS,
    TIME_WORDS,
)
from kzcn_explore.text.sentences import ends_a_sentence

# A longer line is never furniture; nor is more than this read of the sentences at the two ends of a body.
LONGEST_LINE = 320
BREADCRUMB_MARKS = re.compile(r"\s[»›>]\s|\s/\s")
HOME = re.compile(r"(?:home|главная|басты бет|首页)(?!\w)\W*", re.IGNORECASE)
WORD = re.compile(r"[^\s,;/|·•:：&()（）、]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# A sentence inside a line: what stands behind its end may be furniture glued to the text.
SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’»)\]?]{0,4}(?:\s?[-–—]){0,3}\s+|[。！？][”’」』）]{0,3}\s*|(?<=\s)[-–—]\s+")
# What may be cut off the end, or the start, of a line that also holds text.
GLUED_END = frozenset([*AT_EDGES, "share line", "read also", "photo credit", "follow line", "subscription line", "copyright"]) - {"tags"}
GLUED_START = frozenset({"photo credit", "copyright", "advertisement"})


def line_rule(line: str, *, edge: bool) -> str | None:
    """Name the rule by which a whole line is furniture, or None.

    Parameters
    ----------
    line : str
    edge : bool
        Whether the line stands before or after the body. Menus, signatures, sources and the like are furniture only there.

    Examples
    --------
    >>> line_rule("By Jane Doe", edge=True), line_rule("By 2030, trade will double.", edge=True)
    ('byline', None)
    >>> line_rule("Читайте также: Президент принял министра", edge=False)
    'read also'
    """
    if len(line) > LONGEST_LINE:
        return None
    text = " ".join(line.split())
    if is_share_line(text):
        return "share line"
    small = text.casefold()
    for forms in (ANYWHERE, AT_EDGES) if edge else (ANYWHERE,):
        for rule, form in forms.items():
            if rule in HINTS and not any(hint in small for hint in HINTS[rule]):
                continue
            match = form.fullmatch(text)
            if match and all(CHECKS[name.rstrip("234567")](said) for name, said in match.groupdict().items() if said is not None):
                return rule
    return "navigation" if edge and small.strip(" »›>:|") in NAVIGATION else None


def breadcrumb_rule(line: str, head: Collection[str]) -> str | None:
    """Tell whether a folded line is a path through the site: "home » news", or "home" before another line of the head."""
    home = HOME.match(line)
    if home and (BREADCRUMB_MARKS.search(line) or line[home.end() :] in head):
        return "breadcrumb"
    return "breadcrumb" if len(BREADCRUMB_MARKS.findall(line)) > 1 else None


def named_source(line: str) -> str | None:
    """Return what a source line names, unless that is an address.

    Examples
    --------
    >>> named_source("Source: Example News")
    'Example News'
    """
    match = AT_EDGES["source line"].fullmatch(" ".join(line.split()))
    name = match and match["source"].strip(" .-–—")
    return None if not name or ADDRESS.match(name) else name


def glued_end(line: str) -> tuple[int, str] | None:
    """Find where the furniture at the end of a line of text starts, and its rule; the longest stretch that is furniture counts.

    Examples
    --------
    >>> glued_end("They will meet again. Source: Example News")
    (22, 'source line')
    """
    word = re.search(r"[^\W_]", line)
    for match in SENTENCE_BREAK.finditer(line, max(0, len(line) - LONGEST_LINE)):
        if word and word.start() < match.end() < len(line):  # something is left
            rule = line_rule(line[match.end() :], edge=True)
            if rule in GLUED_END:
                return match.end(), rule
    return None


def glued_start(line: str) -> tuple[int, str] | None:
    """Find where the furniture at the start of a line of text ends, and its rule.

    Examples
    --------
    >>> glued_start("Photo: Example Agency. They met on Tuesday.")
    (23, 'photo credit')
    """
    for match in SENTENCE_BREAK.finditer(line, 0, LONGEST_LINE):
        rest = line[match.end() :]
        if rest and not rest[0].islower():
            rule = line_rule(line[: match.end()].rstrip(" .。-–—\t\r\f\v"), edge=True)
            if rule in GLUED_START:
                return match.end(), rule
    return None


def is_share_line(text: str) -> bool:
    """Tell whether a line holds nothing but share buttons: three networks, or a word such as "share" and what is shared where."""
    first = WORD.search(text)
    if first is None or (first[0].casefold() not in NETWORKS and first[0].casefold() not in SHARE_WORDS):
        return False
    words = WORD.findall(ADDRESS.sub(" ", text.casefold()).strip(" .!-–—"))
    if not words or not all(word in NETWORKS or word in SHARE_WORDS for word in words):
        return False
    n_networks = sum(word in NETWORKS for word in words)
    if n_networks > 2:
        return True
    if words[0] not in SHARE_MAKERS:
        return False
    return n_networks > 0 or words[0] in {"поделиться", "бөлісу", "分享到"} or words[1:2] in (["this"], ["on"], ["via"], ["with"])


def _one_sentence(text: str) -> bool:
    return all(match.end() >= len(text) or text[match.end()].islower() for match in SENTENCE_BREAK.finditer(text))


def _is_heading(text: str) -> bool:
    """Text like a title: one sentence at most, and not closed by a full stop."""
    return _one_sentence(text) and not text.rstrip().endswith((".", "。", ":", "：", ",", ";"))


def _is_name(text: str, *, least: int = 2, most: int = 8) -> bool:
    """Names and no prose: every word opens with a capital but for those that stand between names."""
    words = WORD.findall(text.rstrip("."))
    if not words:
        return least == 0
    capitals = [word for word in words if word[0].isupper() or "@" in word or "." in word[1:-1] or not word[0].isalpha()]
    small = all(word in capitals or word.strip("'’.") in SMALL_WORDS | ROLES for word in words)
    return small and least <= len(capitals) and len(words) <= most and words[0] in capitals and not any(map(str.isdigit, words))


def _is_credit(text: str) -> bool:
    """Who took a picture, or where it comes from; a caption is longer or ends as a sentence does."""
    words = WORD.findall(text)
    if not words or len(words) > 7 or ends_a_sentence(text):
        return False
    chinese = re.fullmatch(r"[\u4e00-\u9fff·/ ]{2,10}", text) is not None
    return chinese or words[0].casefold().strip('«"') in PHOTO_SOURCES or _is_name(text, least=1, most=7)


def _is_signature(text: str) -> bool:
    """Names, with an office or a paper after a comma; not a day ("By Monday")."""
    text = text.rstrip(" .")
    if re.fullmatch(AGENCY, text, re.IGNORECASE) or text.casefold() in {"staff", "staff writer", "staff reporter", "our correspondent"}:
        return True
    first = WORD.match(text)
    names = re.split(r"[,|–—]", text, maxsplit=1)[0]
    return (
        first is not None
        and first[0].casefold() not in TIME_WORDS
        and _one_sentence(text)
        and _is_name(names, most=10)
        and len(text.split()) <= 16
    )


def _is_credited(text: str) -> bool:
    return _is_name(re.split(r"[;.]\s", text.removeprefix("the "), maxsplit=1)[0], least=1, most=30)


# What a group of a form must be like for the line to be furniture.
CHECKS = {
    "title": _is_heading,
    "credit": _is_credit,
    "names": lambda text: _is_name(text, least=1, most=5),
    "who": lambda text: _is_name(text.removeprefix("the "), least=1, most=4),
    "by": _is_signature,
    "credited": _is_credited,
    "contributed": lambda text: _is_name(text, least=1, most=40) and not re.search(r"[^\W\d_]{4}[.!?]", text),
    "author": lambda text: len(text.split()) <= 8 and _is_heading(text.rstrip(".")) and not text[0].islower(),
    "tags": lambda text: not ends_a_sentence(text) and _one_sentence(text),
    "source": lambda text: len(text.split()) <= 8 and _one_sentence(text) and not text[0].isdigit() and not text[0].islower(),
    "before": lambda text: _is_name(text, least=0, most=12),
}
