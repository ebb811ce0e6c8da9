"""Shared furniture: runs of words that open or close many documents of one source, while what stands beside them differs."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from kzcn_explore.corpus.articles.cuts import Cut, outside
from kzcn_explore.corpus.articles.edges import (
    ADDRESS,
    BESIDE,
    CLOSED,
    EDGE_WORDS,
    OTHER_PASSAGE,
    WORD,
    Edge,
    EdgedDocument,
    at_sentence_edge,
    cut_to,
    edged_documents,
    read_edge,
)
from kzcn_explore.corpus.articles.furniture import glued_end
from kzcn_explore.corpus.articles.site_phrases import ends_in_site_talk, is_site_talk

# A run counts from so many documents of a source on, and from this share of them.
LEAST_DOCUMENTS = 5
LEAST_SHARE = 0.02
LEAST_WORDS = 3
LEAST_WORDS_INSIDE = 4
ROUNDS = 4
# Copies of one article share what stands beside the run, and the rest as well: one of these must differ in this share of the documents.
DIFFERENT = 0.5
# In this share of its documents a run must stand at the edge of a sentence.
AT_SENTENCE = 0.8
MOST_RUNS_INSIDE = 60
COLUMNS = {"document": "str", "start": "int64", "end": "int64", "rule": "str"}


def find_shared(passages: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Find the furniture that only a look at many documents of one source shows.

    A run of three words or more at the very edge of a document is furniture if it stands so in at least five documents and 2 % of
    its source, begins or ends with a sentence, is no part of what copies of one article share, and reads as a site's
    own ("Learn more", an address, a network; see ``site_phrases``): formulas that a speaker repeats stay. What was found
    so is cut where it stands inside a document, too. No document is left without text.

    Parameters
    ----------
    passages : DataFrame, one row a passage, those of a document together and in order
        ``document``, ``text``, ``start``, ``end``.
    documents : DataFrame, one row a document, index ``document``
        ``source``, if there is one; else documents go together by the host of ``url``, else all of them.

    Returns
    -------
    DataFrame, one row a stretch, ascending within each document
        ``document``, ``start``, ``end`` (offsets into the raw text), ``rule`` {repeated opening, repeated closing, repeated inside}.

    Examples
    --------
    >>> texts = [f"Talk number {n} went well for both. Read more on example.com/news" for n in "abcdef"]
    >>> passages = pd.DataFrame({"document": list("abcdef"), "text": texts, "start": 0, "end": [len(text) for text in texts]})
    >>> found = find_shared(passages, pd.DataFrame({"source": ["Example"] * 6}, index=list("abcdef")))
    >>> len(found), texts[0][found["start"][0] : found["end"][0]]
    (6, 'Read more on example.com/news')
    """
    sources = _sources(documents)
    together: dict[str, list[EdgedDocument]] = {}
    for document in edged_documents(passages):
        together.setdefault(sources.get(document.name, ""), []).append(document)
    rows = []
    for group in together.values():
        least = max(LEAST_DOCUMENTS, int(np.ceil(LEAST_SHARE * len(group))))
        if len(group) >= least:
            runs: Counter[str] = Counter()
            for closing in (True, False):
                _cut_edges(group, least, closing, runs)
            _cut_inside(group, runs)
        for document in group:
            if document.cuts and not _is_emptied(document):
                rows.extend((document.name, *cut) for cut in sorted(document.cuts))
        group.clear()
    order = {name: position for position, name in enumerate(passages["document"].unique())}
    rows.sort(key=lambda row: (order[row[0]], row[1]))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def cut_passages(passages: pd.DataFrame, cuts: pd.DataFrame) -> pd.DataFrame:
    """Take stretches out of passages; one that is cut in its middle becomes two.

    Parameters
    ----------
    passages : DataFrame, one row a passage
        ``document``, ``text``, ``start``, ``end``, where ``text`` is the raw text from ``start`` to ``end``.
    cuts : DataFrame, one row a stretch
        ``document``, ``start``, ``end``, ``rule``, as `find_shared` returns them.

    Returns
    -------
    DataFrame, one row a passage, in the order of `passages`
        ``document``, ``position``, ``text``, ``start``, ``end``.
    """
    of_document = {name: list(rows.itertuples(index=False)) for name, rows in cuts.groupby("document", sort=False)}
    rows = []
    for name, text, start, end in passages[["document", "text", "start", "end"]].itertuples(index=False, name=None):
        inside = [Cut(max(cut.start - start, 0), min(cut.end, end) - start, cut.rule) for cut in of_document.get(name, ())]
        inside = [cut for cut in inside if cut.start < cut.end]
        spans = outside(text, [(0, len(text))], inside) if inside else [(0, len(text))]
        rows.extend((name, text[first:last], start + first, start + last) for first, last in spans)
    table = pd.DataFrame(rows, columns=["document", "text", "start", "end"]).astype({"document": "str", "text": "str"})
    table.insert(1, "position", table.groupby("document", sort=False).cumcount())
    return table


def _sources(documents: pd.DataFrame) -> dict[str, str]:
    names = pd.Series("", index=documents.index, dtype="object")
    if "url" in documents:
        hosts = documents["url"].map(lambda url: _host(url) if isinstance(url, str) else "")
        names = hosts.astype("object")
    if "source" in documents:
        names = documents["source"].astype("object").where(documents["source"].notna(), names)
    return names.to_dict()


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # what stands there is no address
        return ""


def _is_emptied(document: EdgedDocument) -> bool:
    length = sum(len(text) for text in document.texts)
    return sum(end - start for start, end, _ in document.cuts) > length - 2 * LEAST_WORDS


def _cut_edges(group: list[EdgedDocument], least: int, closing: bool, runs: Counter[str]) -> None:
    rule = "repeated closing" if closing else "repeated opening"
    edges = [read_edge(document, closing) for document in group]
    for _ in range(ROUNDS):
        cut = _longest_runs(group, edges, least, closing)
        for n, length in cut.items():
            document = group[n]
            runs[cut_to(document, edges[n].at[length - 1], closing, rule)] += 1
            if closing:  # what stood before the run may be furniture by itself, now that it closes the document
                _cut_glued(document)
            edges[n] = read_edge(document, closing)
        if not cut:
            return


def _cut_glued(document: EdgedDocument) -> None:
    for _ in range(ROUNDS):
        number, outer = document.last
        from_ = document.first[1] if document.first[0] == number else 0
        found = glued_end(document.texts[number][from_:outer])
        if found is None:
            return
        cut_to(document, from_ + found[0], True, found[1])


def _longest_runs(group: list[EdgedDocument], edges: list[Edge], least: int, closing: bool) -> dict[int, int]:
    """Find for each document how many words of its edge are furniture; documents without any are left out."""
    found: dict[int, int] = {}
    nodes = [list(range(len(edges)))]
    for length in range(1, EDGE_WORDS + 1):
        children: dict[tuple[int, str], list[int]] = {}
        for node, members in enumerate(nodes):
            for n in members:
                word = edges[n].words[length - 1] if len(edges[n].words) >= length else OTHER_PASSAGE
                if word != OTHER_PASSAGE:
                    children.setdefault((node, word), []).append(n)
        nodes = [members for members in children.values() if len(members) >= least]
        if not nodes:
            break
        if length >= LEAST_WORDS:
            for members in nodes:
                if _is_furniture(group, edges, members, length, closing):
                    found.update(dict.fromkeys(members, length))
    # A document that is the run and nothing else keeps it.
    return {n: length for n, length in found.items() if len(edges[n].words) > length + 1}


def _is_furniture(group: list[EdgedDocument], edges: list[Edge], members: list[int], length: int, closing: bool) -> bool:
    document, edge = group[members[0]], edges[members[0]]
    number, outer = document.last if closing else document.first
    start, end = (edge.at[length - 1], outer) if closing else (outer, edge.at[length - 1])
    run = document.texts[number][start:end]
    if not is_site_talk(run, closing=closing):
        return False
    beside = {tuple(edges[n].words[length : length + BESIDE]) for n in members}
    signatures = {group[n].signature for n in members}
    if max(len(beside), len(signatures)) < max(BESIDE, DIFFERENT * len(members)):
        return False
    if not closing and CLOSED.search(run.rstrip()) is None and not ends_in_site_talk(run):
        # Without a full stop the words behind the site's own may open the text ("... on this device The council of Oral").
        return all(len(edges[n].words) > length and edges[n].words[length] == OTHER_PASSAGE for n in members)
    at_sentence = sum(at_sentence_edge(group[n], edges[n].at[length - 1], closing) for n in members)
    return at_sentence >= AT_SENTENCE * len(members)


def _cut_inside(group: list[EdgedDocument], runs: Counter[str]) -> None:
    """Cut the runs that the edges of some documents showed where they stand inside others of the same source."""
    known = [run for run, _ in runs.most_common(MOST_RUNS_INSIDE) if len(WORD.findall(run)) >= LEAST_WORDS_INSIDE]
    patterns = [(max(run.split(), key=lambda word: (not re.search(r"\d|://", word), len(word))), _pattern(run)) for run in known]
    for document in group:
        taken = [cut[:2] for cut in document.cuts]
        for text, offset in zip(document.texts, document.starts, strict=True):
            for anchor, pattern in patterns:
                if anchor in text or "://" in anchor:
                    for match in pattern.finditer(text):
                        span = (offset + match.start(), offset + match.end())
                        if all(span[1] <= start or end <= span[0] for start, end in taken):
                            taken.append(span)
                            document.cuts.append((*span, "repeated inside"))


def _pattern(run: str) -> re.Pattern[str]:
    words = (r"\S+" if ADDRESS.match(word) else re.sub(r"\d", r"\\d", re.escape(word)) for word in run.split())
    return re.compile(r"(?<!\S)" + r"\s+".join(words) + r"(?!\S)")
