"""Made texts: words by Zipf's law, those of a document's own themes more often, in sentences with capitals and full stops.

Half of the words are function words, half content words; within each half the word of rank r is as frequent as 1 / (r + 2.7)
(Mandelbrot 1953). Every theme ranks the same content words, and starts at another place of ``vocabulary.txt``, where words of one
field of public affairs stand together: its own field gives about half of its content words, the fields after it fewer and fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

VOCABULARY = Path(__file__).with_name("vocabulary.txt")
PART_FUNCTION = 0.5
FLATTENED = 2.7
N_TITLE = 5
BETWEEN = "\n\n"
# Which form of a word stands where; a sentence of its own is both.
AT_BEGINNING, AT_END = 1, 2
SHORTEST_SENTENCE, LONGEST_SENTENCE = 9, 20
# How a document's words are divided among its one, two or three themes: where the second and where the third begins.
THEME_STARTS = np.array([[1.0, 1.0], [0.6, 1.0], [0.5, 0.8]])


@dataclass(frozen=True)
class Vocabulary:
    """The words, most frequent first: function words, then content words."""

    function: tuple[str, ...]
    content: tuple[str, ...]

    @property
    def n_words(self) -> int:
        return len(self.function) + len(self.content)

    @cached_property
    def forms(self) -> pa.Array:
        """Every word as it stands within a sentence, at its beginning, at its end, and as a sentence of its own."""
        plain = [*self.function, *self.content]
        capitals = [word.capitalize() for word in plain]
        return pa.array([*plain, *capitals, *(word + "." for word in plain), *(word + "." for word in capitals)])

    @cached_property
    def chances(self) -> np.ndarray:
        """The cumulative frequency of the ranks; ends with 1."""
        halves = [1 / (np.arange(1, len(words) + 1) + FLATTENED) for words in (self.function, self.content)]
        parts = (PART_FUNCTION, 1 - PART_FUNCTION)
        together = np.cumsum(np.concatenate([part * half / half.sum() for part, half in zip(parts, halves, strict=True)]))
        return together / together[-1]

    def draw(self, chances: np.ndarray, starts: np.ndarray) -> np.ndarray:
        """Choose words by numbers from 0 to 1; `starts` says at which content word the theme of each begins."""
        n_function = len(self.function)
        ranks = np.searchsorted(self.chances, chances, side="right")
        turned = n_function + (ranks - n_function + starts) % len(self.content)
        return np.where(ranks < n_function, ranks, turned)


def read_vocabulary() -> Vocabulary:
    """Read ``vocabulary.txt``: one word a line, an empty line between function and content words."""
    function, content = VOCABULARY.read_text(encoding="utf-8").split("\n\n")
    return Vocabulary(tuple(function.split()), tuple(content.split()))


@dataclass(frozen=True)
class Texts:
    """What the documents say.

    Attributes
    ----------
    titles : pyarrow.Array of string, one a document
    passages : pyarrow.Array of string, one a passage, documents in order
    documents : pyarrow.Array of string, one a document
        Its passages, an empty line between them.
    n_tokens : numpy.ndarray of int64, one a passage
    """

    titles: pa.Array
    passages: pa.Array
    documents: pa.Array
    n_tokens: np.ndarray


def make_texts(random: np.random.Generator, themes: np.ndarray, n_words: np.ndarray, n_themes: int, n_passages: int) -> Texts:
    """Make the texts of documents.

    Parameters
    ----------
    random : numpy.random.Generator
    themes : numpy.ndarray of int, (n_documents, 3)
        The themes that a document may mix, the first the strongest.
    n_words : numpy.ndarray of int, (n_documents,)
        Its length; no less than `n_passages`.
    n_themes, n_passages : int
        How many there are; how many passages a document has.
    """
    n_documents = len(themes)
    vocabulary = read_vocabulary()
    starts = themes * len(vocabulary.content) // n_themes
    of = np.repeat(np.arange(n_documents), n_words)
    position = np.arange(len(of)) - np.repeat(np.cumsum(n_words) - n_words, n_words)
    passage = of * n_passages + position * n_passages // n_words[of]
    n_tokens = np.bincount(passage, minlength=n_documents * n_passages)

    only_content = PART_FUNCTION + (1 - PART_FUNCTION) * random.random((n_documents, N_TITLE))
    titles = vocabulary.draw(only_content, starts[:, :1])
    titles[:, 0] += vocabulary.n_words * AT_BEGINNING
    words = vocabulary.draw(random.random(len(of)), _starts_of_words(random, starts, of))
    words += vocabulary.n_words * _places_in_sentences(random, of, position, passage)

    passages = _joined(vocabulary.forms.take(pa.array(words)), n_tokens, " ")
    return Texts(
        titles=_joined(vocabulary.forms.take(pa.array(titles.ravel())), np.full(n_documents, N_TITLE), " "),
        passages=passages,
        documents=passages if n_passages == 1 else _joined(passages, np.full(n_documents, n_passages), BETWEEN),
        n_tokens=n_tokens,
    )


def _starts_of_words(random: np.random.Generator, starts: np.ndarray, of: np.ndarray) -> np.ndarray:
    """Choose for every word one of its document's one, two or three themes: at which content word that theme begins."""
    mixture = THEME_STARTS[random.integers(len(THEME_STARTS), size=len(starts))]
    theme = (random.random(len(of))[:, None] >= mixture[of]).sum(axis=1)
    return starts[of, theme]


def _places_in_sentences(random: np.random.Generator, of: np.ndarray, position: np.ndarray, passage: np.ndarray) -> np.ndarray:
    """Cut passages into sentences, of one length in each document; tell for every word which form of it stands there."""
    length = random.integers(SHORTEST_SENTENCE, LONGEST_SENTENCE + 1, size=of[-1] + 1)[of]
    is_last = (position % length == length - 1) | np.append(passage[1:] != passage[:-1], True)
    is_first = np.append(True, is_last[:-1])
    return AT_BEGINNING * is_first + AT_END * is_last


def _joined(strings: pa.Array, lengths: np.ndarray, between: str) -> pa.Array:
    """Join neighbouring strings, so many at a time."""
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return pc.binary_join(pa.ListArray.from_arrays(offsets, strings), between)
