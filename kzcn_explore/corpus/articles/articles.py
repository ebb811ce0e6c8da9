"""Articles: one raw text becomes a title, a dateline and passages; what was cut is kept with the rule that cut it."""

from __future__ import annotations

from collections.abc import Iterable

from kzcn_explore.corpus.articles.cuts import METADATA, Article, Cut, find_lines, outside, tidy
from kzcn_explore.corpus.articles.datelines import match_dateline
from kzcn_explore.corpus.articles.furniture import glued_end, glued_start, line_rule, named_source
from kzcn_explore.corpus.articles.head import is_prose, take_head
from kzcn_explore.corpus.articles.header_lines import take_header
from kzcn_explore.corpus.articles.titles import PLACE_ACRONYM_LENGTH, lead_title, readable_case, readable_name
from kzcn_explore.text.sentences import Span, ends_a_sentence, find_passages, trim

# A label such as "Related news" may stand before a list of titles this long at most.
MOST_RELATED = 12
MOST_GLUED = 8
# A heading that was kept may stand before the dateline.
DATELINE_LINES = 3


def read_article(
    raw: str, *, title: str | None = None, keep_boilerplate: bool = False, cuts: Iterable[tuple[int, int, str]] = ()
) -> Article:
    """Read one raw text: header lines, title, dateline, site furniture, passages.

    Parameters
    ----------
    raw : str
        The decoded text of the file or field. All offsets point into it.
    title : str, optional
        The title, where a field of its own gives it; a first line that repeats it is then cut.
    keep_boilerplate : bool, default False
        Whether furniture stays in the passages. What is metadata (header lines, title, dateline) is read and cut all the same.
    cuts : iterable of (start, end, rule)
        Stretches that are known to be furniture, such as the menu of a web page; the rest is read as usual.

    Examples
    --------
    >>> article = read_article("date 2022-06-07 Two ministers meet\\n\\nASTANA (Reuters) - They met today.")
    >>> article.title, article.source, article.place, article.day.earliest.isoformat()
    ('Two ministers meet', 'Reuters', 'Astana', '2022-06-07')
    """
    article = Article(passages=[], title=title, title_from="field" if title else None)
    known = tidy(raw, ((cut.start, cut.end, cut.rule) if isinstance(cut, Cut) else cut for cut in cuts))
    article.cuts.extend(known)
    lines = find_lines(raw, known)
    lines = take_header(raw, lines, article)
    lines = take_head(raw, lines, article)
    lines = _take_end(raw, lines, article)
    lines = _take_middle(raw, lines, article)
    lines = _take_glued(raw, lines, article)
    _take_dateline(raw, lines, article)
    article.cuts = tidy(raw, ((cut.start, cut.end, cut.rule) for cut in article.cuts if not keep_boilerplate or cut.rule in METADATA))
    body = outside(raw, [trim(raw, 0, len(raw))], article.cuts)
    if body:
        # Where paragraphs end is decided on the whole body, so that a cut inside it changes nothing around it.
        article.passages = outside(raw, find_passages(raw, body[0][0], body[-1][1]), article.cuts)
    _name(raw, article)
    return article


def _take_end(raw: str, lines: list[Span], article: Article) -> list[Span]:
    """Take furniture lines off the end, and a list of other articles' titles with the label before it."""
    for n in range(max(1, len(lines) - MOST_RELATED), len(lines)):
        if line_rule(raw[slice(*lines[n])], edge=False) == "read also label":
            if not any(is_prose(raw[slice(*line)]) or ends_a_sentence(raw[slice(*line)]) for line in lines[n + 1 :]):
                article.cuts.extend(Cut(*line, "read also") for line in lines[n:])
                lines = lines[:n]
            break
    while len(lines) > 1:
        text = raw[slice(*lines[-1])]
        rule = line_rule(text, edge=True)
        if rule is None:
            break
        if rule == "source line":
            article.source = article.source or named_source(text)
        article.cuts.append(Cut(*lines[-1], rule.removesuffix(" label")))
        lines = lines[:-1]
    return lines


def _take_middle(raw: str, lines: list[Span], article: Article) -> list[Span]:
    """Take out furniture lines between paragraphs; behind a label such as "Read also:" the title that follows it goes too."""
    kept = lines[:1]
    n = 1
    while n < len(lines):
        text = raw[slice(*lines[n])]
        rule = line_rule(text, edge=False)
        if rule == "read also label":
            follows = raw[slice(*lines[n + 1])] if n + 1 < len(lines) else ""
            heading = bool(follows) and not is_prose(follows) and not ends_a_sentence(follows)
            if not heading or text.rstrip()[-1] not in ":：":  # a heading of the text may be worded so
                kept.append(lines[n])
            else:
                article.cuts.extend([Cut(*lines[n], "read also"), Cut(*lines[n + 1], "read also")])
                n += 1
        elif rule is None:
            kept.append(lines[n])
        else:
            article.cuts.append(Cut(*lines[n], rule))
        n += 1
    return kept


def _take_glued(raw: str, lines: list[Span], article: Article) -> list[Span]:
    """Take furniture off the last and the first sentences of the body, where a page came as one line."""
    for _ in range(MOST_GLUED):
        found = glued_end(raw[slice(*lines[-1])]) if lines else None
        if found is None:
            break
        start, end = lines[-1]
        at, rule = found
        if rule == "source line":
            article.source = article.source or named_source(raw[start + at : end])
        article.cuts.append(Cut(start + at, end, rule))
        lines = [*lines[:-1], trim(raw, start, start + at)]
    found = glued_start(raw[slice(*lines[0])]) if lines else None
    if found is not None:
        start, end = lines[0]
        at, rule = found
        article.cuts.append(Cut(*trim(raw, start, start + at), rule))
        lines = [trim(raw, start + at, end), *lines[1:]]
    return lines


def _take_dateline(raw: str, lines: list[Span], article: Article) -> None:
    """Read place and agency off the front of the body."""
    body = raw[lines[0][0] : lines[-1][1]] if lines else ""
    for start, end in lines[:DATELINE_LINES]:
        text = raw[start:end]
        found = match_dateline(text, body)
        if found is not None:
            article.place = article.place or found.place
            article.source = article.source or found.source
            article.dateline_day = found.day and (start + found.day[0], start + found.day[1])
            article.cuts.append(Cut(*trim(raw, start, start + found.end), "dateline"))
        if found is not None or is_prose(text):
            return


def _name(raw: str, article: Article) -> None:
    """Give the article a title if it has none, and write what stands in capitals as its body writes it."""
    if article.title is None and article.passages:
        article.title, article.title_from = lead_title(raw[slice(*article.passages[0])]), "lead"
    body = " ".join(raw[start:end] for start, end in article.passages)
    if article.title and article.title_from == "header":
        article.title = readable_case(article.title, body)
    article.source = article.source and readable_name(article.source, body)
    article.place = article.place and readable_name(article.place, body, longest_acronym=PLACE_ACRONYM_LENGTH)
