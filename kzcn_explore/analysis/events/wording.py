"""Wording: what a date dates in the words of the text: the core of the clause around it, as written and short."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from kzcn_explore.analysis.events.dated_clauses import AND, ARTICLES, ENOUGH, HAN_PARTICLES, PARTS, SAYING, SURE, Clause, Piece
from kzcn_explore.analysis.events.happenings import names_a_happening
from kzcn_explore.text.chinese import HAS_HAN
from kzcn_explore.text.sentences import Span
from kzcn_explore.text.tokens import is_capitalised

# Latin letters; a Chinese one takes the room of two.
LETTERS = 64
# By how much a word says less with each word between it and a date behind it, and between it and a date before it.
FADING, FADING_AFTER = 0.12, 0.06
# What it is worth, in words beside the date: to say what happens, to begin with the clause, to reach to the date, to begin inside a
# phrase (to end inside one: twice that).
HAPPENING, OPENING, TOUCHING, BROKEN = 1.5, 1.0, 1.0, -0.4
PREPOSITIONS = frozenset("в во на при под над из с со к ко о об у за".split())
PERSONS = frozenset("he she it they we i you он она оно они мы я вы ты ол олар біз мен сіз".split())
PAIRS = ("«»", "“”", "《》", "「」", "()", "[]", "（）", '""')


def clause_in_words(text: str, clause: Clause, date: Span) -> str:
    """Write what a date dates: words of its clause, in their order and case, up to 64 letters; dates and words of saying left out.

    Parameters
    ----------
    text : str
    clause : Clause
        The clause of the date, as ``find_clause`` gives it.
    date : (int, int)
        Where it stands in `text`.

    Returns
    -------
    str
        Empty where the clause says nothing but a date.

    Examples
    --------
    >>> from kzcn_explore.analysis.events.dated_clauses import find_clause
    >>> text = "The mayor said that the old harbour bridge over the Ilek will be opened on 7 June, after years of delay."
    >>> start = text.index("7 June")
    >>> date = (start, start + 6)
    >>> clause_in_words(text, find_clause(text, (0, len(text)), date), date)
    'old harbour bridge over the Ilek will be opened'
    """
    return _written(text, _core(text, clause.pieces, date))


def first_words(sentence: str) -> str:
    """Cut a sentence behind the last word that fits into 64 letters, a Chinese one behind the last letter.

    Examples
    --------
    >>> first_words("On Monday.")
    'On Monday.'
    """
    written = " ".join(sentence.split())
    if _width(written) <= LETTERS:
        return written
    fits = max(number for number in range(1, len(written)) if _width(written[:number]) <= LETTERS)
    return written[: written.rfind(" ", 0, fits + 1)] if " " in written[1 : fits + 1] else written[:fits]


def _core(text: str, pieces: list[Piece], date: Span) -> list[Piece]:
    """Choose the stretch of a clause, dates left out, that says most within the letters that there are."""
    kept = [piece for piece in pieces if not piece.dated]
    full = [number for number, piece in enumerate(kept) if piece.full]
    if not full:
        return []
    if len(full) < ENOUGH:
        # "born" alone is little: "she was born".
        opening = next((number for number in range(full[0]) if kept[number].token.form in PERSONS), full[0])
        return kept[opening : full[0] + 1]
    opening = full[0]
    while opening and _opens_a_word(text, kept[opening - 1], kept[opening]):
        opening -= 1
    kept = kept[opening:] if _fits(text, kept[opening:]) and not _trails(kept[-1]) else kept[opening : full[-1] + 1]
    if _fits(text, kept):
        return kept
    at = next((number for number, piece in enumerate(kept) if piece.token.start >= date[0]), len(kept))
    worth = [
        (1 + HAPPENING * names_a_happening(piece.token.form))
        / (1 + (FADING * (at - number - 1) if number < at else FADING_AFTER * (number - at)))
        if piece.full
        else 0.0
        for number, piece in enumerate(kept)
    ]

    def value(span: Span) -> float:
        first, last = span
        opening = OPENING if first == 0 else BROKEN * (first != at and kept[first - 1].full)
        ending = 2 * BROKEN * (last not in (at, len(kept)) and kept[last].full)
        return sum(worth[first:last]) + opening + ending + TOUCHING * (at > 0 and first <= at <= last)

    return kept[slice(*max(_windows(text, kept), key=value))]


def _opens_a_word(text: str, before: Piece, piece: Piece) -> bool:
    """Tell whether a word says little without the one before it: a Russian case without its preposition, a Chinese noun without its 新."""
    form = before.token.form
    if form in PREPOSITIONS:
        return text[before.token.end : piece.token.start].isspace()
    return before.token.end == piece.token.start and HAS_HAN.match(form) is not None and form not in HAN_PARTICLES


def _trails(piece: Piece) -> bool:
    """Tell whether a clause cannot end in a word."""
    return piece.token.form in AND | PARTS | ARTICLES | SAYING | SURE | HAN_PARTICLES


def _fits(text: str, kept: list[Piece]) -> bool:
    return bool(kept) and _width(_written(text, kept)) <= LETTERS


def _windows(text: str, kept: list[Piece]) -> Iterator[Span]:
    """Give the stretches that fit, never part of a name; those that end before no article, if there are any; else the first word."""
    starts = [n for n, piece in enumerate(kept) if piece.full and not (n and _are_one_name(text, kept[n - 1], piece))]
    ends = [n + 1 for n, piece in enumerate(kept) if piece.full and (n + 1 == len(kept) or not _are_one_name(text, piece, kept[n + 1]))]
    whole = [end for end in ends if end == len(kept) or kept[end].token.form not in ARTICLES]
    for chosen in (whole, ends):
        found = [
            (first, last)
            for first in starts
            for last in takewhile(lambda end, first=first: _fits(text, kept[first:end]), (end for end in chosen if end > first))
        ]
        if found:
            yield from found
            return
    yield starts[0], starts[0] + 1


def _are_one_name(text: str, one: Piece, other: Piece) -> bool:
    """Tell whether two words that follow each other are written as parts of one name."""
    between = text[one.token.end : other.token.start]
    return between.isspace() and all(piece.full and is_capitalised(piece.token.surface) for piece in (one, other))


def _written(text: str, kept: list[Piece]) -> str:
    """Write words as the text has them; where a date was left out, they close up."""
    if not kept:
        return ""
    parts = [text[kept[0].token.start : kept[0].token.end]]
    for before, after in pairwise(kept):
        between = text[before.token.end : after.token.start]
        if any(letter.isalnum() for letter in between):
            between = "" if HAS_HAN.search(before.token.surface[-1]) and HAS_HAN.search(after.token.surface[0]) else " "
        parts += [between, after.token.surface]
    last = kept[-1].token.end
    percent = text[last : last + 1] if text[last : last + 1] in ("%", "％") else ""
    return _paired(" ".join("".join(parts).split())) + percent


def _paired(words: str) -> str:
    """Take off quotation marks and brackets whose other half is not there."""
    for opens, closes in PAIRS:
        n_open = words.count(opens)
        if n_open % 2 if opens == closes else n_open != words.count(closes):
            words = words.replace(opens, "").replace(closes, "")
    return words


def _width(words: str) -> int:
    return len(words) + sum(1 for letter in words if HAS_HAN.search(letter)) if not words.isascii() else len(words)
