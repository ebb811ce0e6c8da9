"""Search readings: the ways in which a query may stand in the words of a text, and which of them words alone can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from kzcn_explore.text.search import ONE, SINGLE, UNSPACED
from kzcn_explore.text.search_words import SpelledWords, known_stretches
from kzcn_explore.text.words.plain import ONE_APOSTROPHE, ONE_SPACE, OTHER, SPACES

PIECE = re.compile(rf"[\w*{ONE}]+")
# The gaps of a WordStream that may stand before a word, as bits.
AT_OTHER, AT_APOSTROPHE, AT_SPACES = 1 << OTHER, 1 << ONE_APOSTROPHE, 1 << SPACES
AT_ANY = AT_OTHER | AT_APOSTROPHE | AT_SPACES | 1 << ONE_SPACE
# What a query writes between two words, and what a text may.
LINKS = {" ": 1 << ONE_SPACE | AT_SPACES, "-": 1 << ONE_SPACE, "'": AT_APOSTROPHE, "’": AT_APOSTROPHE}


class Step(NamedTuple):
    """One word of a reading: which words of the vocabulary it may be, and the gaps (bits) that may stand before it."""

    words: np.ndarray
    gaps: int = AT_ANY


class Reading(NamedTuple):
    """Words one after the other.

    Attributes
    ----------
    steps : list of Step
    certain : bool
        Where they stand the pattern matches; where an uncertain reading stands it may.
    reached : numpy.ndarray of int32 or None
        An uncertain reading says something only where a star in its last word may run on, over apostrophes, to one of these words.
    beyond : bool
        The word behind those that the star may cover counts among the reached.
    """

    steps: list[Step]
    certain: bool = True
    reached: np.ndarray | None = None
    beyond: bool = False


class Piece(NamedTuple):
    """A longest run of letters and stars of a query, and the gaps that may stand before it."""

    text: str
    gaps: int


def query_readings(alternatives: list[list[str]], vocabulary: SpelledWords) -> list[Reading]:
    r"""Give every way in which a query may stand in a text without letters of scripts that write no space.

    A text in which no uncertain reading stands holds the matches of the certain readings, tried in their order at each word, and
    no others.

    Parameters
    ----------
    alternatives : list of list of str
        As ``read_query`` gives them; none holds `ONE`.
    vocabulary : SpelledWords

    Returns
    -------
    list of Reading
        Readings that cannot stand, because a word is not in the vocabulary, are left out.

    Examples
    --------
    >>> from kzcn_explore.text.search_words import order_words
    >>> words = ["one", "One", "China", "road"]
    >>> [reading] = query_readings([["one-china"], ["belt"]], SpelledWords(words, order_words(words)))
    >>> [step.words.tolist() for step in reading.steps], reading.certain
    ([[0, 1], [2]], True)
    """
    certain, uncertain, starred = [], [], []
    for words in alternatives:
        pieces, known = _split(_phrase(words))
        if any(UNSPACED.search(piece.text) for piece in pieces):
            continue
        if not known or "*" in (pieces[0].text, pieces[-1].text):
            uncertain.append(_loose_reading(pieces, vocabulary))
            continue
        last = len(pieces) - 1
        # Behind a star at the very end no word has to end.
        fitting = [vocabulary.fitting(text, whole=place < last or not text.endswith("*")) for place, (text, _) in enumerate(pieces)]
        certain.append(Reading([Step(fits, piece.gaps) for fits, piece in zip(fitting, pieces, strict=True)]))
        starred.append(pieces)
    openers = _union([reading.steps[0].words for reading in certain])
    for number, (reading, pieces) in enumerate(zip(certain, starred, strict=True)):
        others = _union([other.steps[0].words for other in certain[:number] + certain[number + 1 :]])
        uncertain += _star_readings(pieces, reading.steps, openers, vocabulary)
        uncertain += _single_readings(pieces, vocabulary)
        if pieces[0].text.startswith("*"):
            # The match may start at an apostrophe before the word, ahead of the other alternatives.
            both = np.intersect1d(reading.steps[0].words, others)
            uncertain.append(Reading([Step(both, AT_OTHER | AT_APOSTROPHE)], certain=False))
    return [reading for reading in [*uncertain, *certain] if _can_stand(reading)]


def unspaced_holders(words: list[str], vocabulary: SpelledWords) -> np.ndarray:
    """Find the words of which a text holds one if it holds the phrase, also in the middle of a line without spaces.

    Returns
    -------
    numpy.ndarray of int32, places in ``vocabulary.words``
    """
    return vocabulary.holding(_longest_stretch(_split(_phrase(words))[0]))


def _phrase(words: list[str]) -> str:
    return re.sub(r"\*+", "*", SINGLE.sub(ONE, " ".join(words)))


def _split(phrase: str) -> tuple[list[Piece], bool]:
    """Cut a phrase into pieces; tell whether a WordStream knows of all that stands between, before and behind them."""
    pieces, known, end = [], True, 0
    for match in PIECE.finditer(phrase):
        between = phrase[end : match.start()]
        known &= between in LINKS if pieces else not between
        pieces.append(Piece(match[0], LINKS.get(between, AT_ANY)))
        end = match.end()
    pieces[0] = pieces[0]._replace(gaps=AT_ANY)
    return pieces, known and end == len(phrase)


def _loose_reading(pieces: list[Piece], vocabulary: SpelledWords) -> Reading:
    """Read the longest run of pieces whose letters are all known, or, where there is none, some letters of one word."""
    runs: list[list[Piece]] = [[]]
    for piece in pieces:
        if known_stretches(piece.text) == [piece.text]:
            runs[-1].append(piece)
        else:
            runs.append([])
    longest = max(runs, key=lambda run: sum(len(piece.text) for piece in run))
    if not longest:
        return Reading([Step(vocabulary.holding(_longest_stretch(pieces)))], certain=False)
    steps = [Step(vocabulary.fitting(piece.text), piece.gaps) for piece in longest]
    return Reading([steps[0]._replace(gaps=AT_ANY), *steps[1:]], certain=False)


def _star_readings(pieces: list[Piece], steps: list[Step], openers: np.ndarray, vocabulary: SpelledWords) -> Iterator[Reading]:
    """Read each star as one that runs over apostrophes into other words; `openers` start a match."""
    everything = vocabulary.order
    for place, piece in enumerate(pieces):
        if "*" not in piece.text:
            continue
        before, stretches = steps[:place], known_stretches(piece.text)
        leading, trailing, last = piece.text.startswith("*"), piece.text.endswith("*"), place == len(pieces) - 1
        # What the star swallows counts where the next piece, or the next match, would start there.
        following = openers if last else _heads(pieces[place + 1].text, vocabulary)
        if trailing:
            inner = stretches if leading else stretches[1:]
            ends = vocabulary.holding(inner[-1]) if inner else np.empty(0, dtype=np.int32)
        else:
            ends = vocabulary.ending(stretches[-1])
        if not leading:
            heads = _heads(piece.text, vocabulary)
        elif place == 0 and len(stretches) == 1:
            # From wherever before it the match may start, it is one match, unless another starts there too.
            heads = openers
        else:
            heads = everything
        gaps = piece.gaps | AT_OTHER if leading else piece.gaps
        reached = _union([ends, following]) if trailing else ends
        yield Reading([*before, Step(heads, gaps)], certain=False, reached=reached, beyond=trailing and not last)
        if leading and place > 0:
            # The star may take just the apostrophes before a word, or nothing at all.
            if stretches:
                yield Reading([*before, Step(ends, AT_OTHER)], certain=False)
            else:
                yield Reading([*before, Step(following, AT_OTHER | AT_SPACES)], certain=False)
                yield Reading([*before, Step(everything, AT_OTHER), Step(following)], certain=False)


def _single_readings(pieces: list[Piece], vocabulary: SpelledWords) -> Iterator[Reading]:
    """Read each single unknown letter as an apostrophe."""
    for piece in pieces:
        for before, after in re.findall(rf"(\w+){ONE}(?=(\w+))", piece.text):
            yield Reading([Step(vocabulary.ending(before)), Step(vocabulary.starting(after), AT_APOSTROPHE)], certain=False)


def _heads(text: str, vocabulary: SpelledWords) -> np.ndarray:
    """Find the words with which a piece may begin."""
    stretches = known_stretches(text)
    if stretches == [text]:
        return vocabulary.fitting(text)
    return vocabulary.order if text.startswith("*") else vocabulary.starting(stretches[0])


def _longest_stretch(pieces: list[Piece]) -> str:
    return max((stretch for piece in pieces for stretch in known_stretches(piece.text)), key=len)


def _union(sets: list[np.ndarray]) -> np.ndarray:
    return np.unique(np.concatenate([np.empty(0, dtype=np.int32), *sets]))


def _can_stand(reading: Reading) -> bool:
    return all(len(step.words) for step in reading.steps) and (reading.reached is None or len(reading.reached) > 0)
