"""Edges: the words that open and close each document, what is cut off there, and where the next cut would start."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd

from kzcn_explore.corpus.articles.cuts import tidy
from kzcn_explore.text.sentences import trim

# What is held of each end of a document, in words; of these the last few only show how the text goes on.
EDGE_WORDS = 45
BESIDE = 3
EDGE_LENGTH = 450
SIGNATURE_LENGTH = 80
WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")
ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
CLOSED = re.compile(
    r"(?:[.!?…:。！？：][\"'”’»)\]]{0,3}|[)\]])(?:\s?[-–—]){0,3}$|https?://\S{1,150}$|\.com/\S{1,150}$|@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}$"
)
OTHER_PASSAGE = "\n"


@dataclass
class Texts(Sequence[str]):
    """The texts of one document's passages, each taken out of the table's column when it is asked for: most never are."""

    column: pd.api.extensions.ExtensionArray
    rows: range

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, number: int) -> str:
        return self.column[self.rows[number]]


@dataclass
class EdgedDocument:
    """The passages of one document; what is left of them runs from `first` to `last`, each a (passage, offset).

    Its signature, by which copies of one article are known, is the opening of its longest passage.
    """

    name: str
    texts: Sequence[str]
    starts: Sequence[int]
    first: tuple[int, int]
    last: tuple[int, int]
    signature: str
    cuts: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Edge:
    """The words at one end of a document, from the outside in, and where each of them ends on its inner side."""

    words: list[str]
    at: Sequence[int]


def edged_documents(passages: pd.DataFrame) -> Iterator[EdgedDocument]:
    """Go through the documents of a passages table, in which those of a document stand together and in order."""
    names = passages["document"].to_numpy()
    column, starts = passages["text"].array, array("q", passages["start"])
    opened = zip(passages["text"].str.len().tolist(), passages["text"].str[:SIGNATURE_LENGTH], strict=True)
    edges = [0, *(np.flatnonzero(names[1:] != names[:-1]) + 1).tolist(), len(names)] if len(names) else [0]
    for first, last in pairwise(edges):
        own = [next(opened) for _ in range(first, last)]
        signature = " ".join(max(own, key=lambda one: one[0])[1].casefold().split())
        yield EdgedDocument(
            names[first], Texts(column, range(first, last)), starts[first:last], (0, 0), (last - first - 1, own[-1][0]), signature
        )


def read_edge(document: EdgedDocument, closing: bool) -> Edge:
    """Read the words at one end of what is left of a document; where its passage ends, so does the run, and the next one's words follow."""
    number, offset = document.last if closing else document.first
    text = document.texts[number]
    first = document.first[1] if document.first[0] == number else 0
    last = document.last[1] if document.last[0] == number else len(text)
    from_, to = (max(first, offset - EDGE_LENGTH), offset) if closing else (offset, min(last, offset + EDGE_LENGTH))
    found = list(WORD.finditer(text, from_, to))
    if closing:
        found.reverse()
    whole = (from_ == first) if closing else (to == last)
    if not whole:  # the window may begin or end in the middle of a word
        found = found[:-1]
    whole = whole and len(found) <= EDGE_WORDS
    found = found[: EDGE_WORDS + BESIDE]
    words = [_spelling(match[0]) for match in found]
    if whole:
        words.append(OTHER_PASSAGE)
        beside = number - 1 if closing else number + 1
        if document.first[0] <= beside <= document.last[0]:
            other = document.texts[beside]
            near = other[-200:].split()[-BESIDE:] if closing else other[:200].split()[:BESIDE]
            words.extend(map(_spelling, near))
    return Edge(words, array("q", (match.start() if closing else match.end() for match in found)))


@lru_cache(maxsize=1 << 16)
def _spelling(word: str) -> str:
    """What is compared of a word: an address is like any other, a digit too, and case does not count."""
    return "<address>" if ADDRESS.match(word) else re.sub(r"\d", "0", word.casefold())


def cut_to(document: EdgedDocument, inner: int, closing: bool, rule: str) -> str:
    """Cut a document's edge up to an offset, and return the words that went."""
    number, outer = document.last if closing else document.first
    start, end = (inner, outer) if closing else (outer, inner)
    for part in tidy(document.texts[number], [(start, end, rule)]):
        document.cuts.append((document.starts[number] + part.start, document.starts[number] + part.end, rule))
    _move(document, inner, closing)
    return " ".join(document.texts[number][start:end].split())


def _move(document: EdgedDocument, inner: int, closing: bool) -> None:
    number = document.last[0] if closing else document.first[0]
    text = document.texts[number]
    first = document.first[1] if document.first[0] == number else 0
    last = document.last[1] if document.last[0] == number else len(text)
    left = trim(text, first, inner) if closing else trim(text, inner, last)
    if left[0] < left[1]:
        edge = (number, left[1] if closing else left[0])
    else:
        number += -1 if closing else 1
        edge = (number, len(document.texts[number]) if closing else 0)
    if closing:
        document.last = edge
    else:
        document.first = edge


def at_sentence_edge(document: EdgedDocument, inner: int, closing: bool) -> bool:
    """Tell whether a run that ends at `inner` on its inner side stands at the edge of a sentence there."""
    text = document.texts[document.last[0] if closing else document.first[0]]
    if closing:
        before = text[max(0, inner - 200) : inner].rstrip()
        return not before or (CLOSED.search(before) is not None and not text[inner].islower())
    after = text[inner : inner + 40].lstrip()
    glued = bool(after) and not text[inner].isspace() and text[inner - 1].isalnum()
    return not after or (not after[0].islower() and not glued)
