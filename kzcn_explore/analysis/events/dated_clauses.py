"""Dated clauses: the clause of a sentence that a date belongs to, cut at marks and at the words that open another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kzcn_explore.analysis.events.clauses import PLANNING
from kzcn_explore.analysis.events.happenings import names_a_happening
from kzcn_explore.text.languages import cyrillic_language
from kzcn_explore.text.lemmas import counted_tokens
from kzcn_explore.text.sentences import Span
from kzcn_explore.text.tokens import Token, is_capitalised
from kzcn_explore.text.wordlists import WordLists, word_lists
from kzcn_explore.text.wordlists_names import SPEECH

# Fewer words of a clause do not say what happens.
ENOUGH = 2
# A speaker's name and office before "said" are so many words at most.
SPEAKER = 6
# Clauses that are read together at most.
TOGETHER = 3
# Clauses further on, words of saying among them, what happens stands at most.
BEYOND = 4
NUMBERS = frozenset("hundred thousand million billion trillion".split())

MARK = re.compile(r"[,;:.!?…，；：。！？()（）\[\]|]|\s[-–—]+\s|—|\n")
PARTS = frozenset(
    """
    while but which that who whom whose when where because although though if whereas unless after before since until as so than
    а но который что чтобы когда если поскольку хотя где после перед чем пока
    ал бірақ өйткені егер деп
    但 但是 而 因为 如果 虽然 由于 随着
    """.split()
)
AND = frozenset("and or nor и или және 和 与 以及 并 及".split())
# Of these some lead to a date, too.
TIMES = frozenset("after before since until после перед".split())
SAYING = SPEECH | frozenset(
    """
    saying telling adding according reported reporting stated stating
    сообщать заявлять отмечать подчеркивать добавлять говорить согласно
    деп дейді деген
    """.split()
)
# What is said with a date and not of what happens on it.
SURE = PLANNING - frozenset("begin began start started happen happened начало конец ход 开始 举行".split())
HAN_PARTICLES = frozenset(
    "的 了 在 于 从 自 至 到 是 将 已 也 和 与 对 把 被 由 及 等 为 并 就 又 还 向 中 后 前 上 起 他 她 该 其 这".split()
)
# After a word of saying these tell where or to whom it was said.
SETTINGS = frozenset("at in on during to via by after from reporters journalists lawmakers на в во при после".split())
TELLS = frozenset({"told", "tells"})
ARTICLES = frozenset("a an the this that his her its their our my your".split())
OBJECTS = frozenset("it him them us me you itself himself themselves".split())


# An occasion of which only the talking is told: "told a news conference on Monday".
OCCASIONS = frozenset("conference interview briefing speech statement address broadcast конференция интервью брифинг 发布会".split())


class Piece(NamedTuple):
    """A word of a sentence, and what it does in it.

    Attributes
    ----------
    token : Token
    dated : bool
        Part of a date, or said with it: "on", "planned for".
    full : bool
        Says something: no function word, no word of saying, no part of a date.
    """

    token: Token
    dated: bool
    full: bool


class Clause(NamedTuple):
    """The clause that a date belongs to.

    Attributes
    ----------
    pieces : list of Piece
        The date's own words among them, where they do not stand in another clause.
    of_saying : bool
        The date stands with a word of saying alone ("said on Tuesday"): it dates the saying, and nothing of what is said.
    """

    pieces: list[Piece]
    of_saying: bool


def find_clause(text: str, sentence: Span, date: Span, others: Sequence[Span] = ()) -> Clause:
    """Find the clause that a date belongs to.

    Parameters
    ----------
    text : str
    sentence, date : (int, int)
        Where they stand in `text`.
    others : sequence of (int, int)
        Other dates of the sentence; what stands beyond them is dated by them.

    Examples
    --------
    >>> text = "Oil fell, but the bridge will open in May, she said."
    >>> clause = find_clause(text, (0, len(text)), (38, 41))
    >>> [piece.token.surface for piece in clause.pieces if not piece.dated], clause.of_saying
    (['but', 'the', 'bridge', 'will', 'open'], False)
    """
    pieces = _pieces(text, sentence, date, others)
    clauses = _clauses(text, pieces, others)
    first, last = _own_clause(pieces, clauses, date)
    return Clause(pieces[first:last], _is_of_saying(text, pieces, clauses, date))


def _pieces(text: str, sentence: Span, date: Span, others: Sequence[Span]) -> list[Piece]:
    """Read the words of a sentence; what only leads to a date belongs to it."""
    first, last = sentence
    written = text[first:last]
    language = cyrillic_language(written)
    lists = word_lists(language)
    tokens = [token._replace(start=token.start + first, end=token.end + first) for token in counted_tokens(written, language, {})]
    full = [_is_full(token.form, lists) for token in tokens]
    dated = [_overlaps(token, [date, *others]) for token in tokens]
    starts = [number for number, own in enumerate(dated) if own and not (number and dated[number - 1])]
    for low in starts:
        high = next((number for number in range(low, len(dated)) if not dated[number]), len(dated))
        if not _qualifies(text, tokens, full, (low, high)):
            _draw_in(text, tokens, dated, (low, high), lists)
        elif not any(_overlaps(token, [date]) for token in tokens[low:high]):
            # "the 2017 games": another year is part of the name of what is dated.
            dated[low:high] = [False] * (high - low)
    return [Piece(token, of_date, says and not of_date) for token, of_date, says in zip(tokens, dated, full, strict=True)]


def _overlaps(token: Token, spans: Sequence[Span]) -> bool:
    return any(token.start < end and start < token.end for start, end in spans)


def _qualifies(text: str, tokens: list[Token], full: list[bool], dated: Span) -> bool:
    """Tell whether a date stands before the word that it belongs to: "the 2017 games", "Monday's games"."""
    low, high = dated
    if high == len(tokens) or not full[high] or not text[tokens[high - 1].end : tokens[high].start].isspace():
        return False
    return tokens[high - 1].surface.endswith(("'s", "’s")) or (low > 0 and tokens[low - 1].form in ARTICLES)


def _draw_in(text: str, tokens: list[Token], dated: list[bool], own: Span, lists: WordLists) -> None:
    """Count to a date what leads to it ("planned for") and what follows of the calendar ("morning"); changes `dated`."""
    low, high = own
    for before in range(low - 1, -1, -1):
        apart = MARK.search(text, tokens[before].end, tokens[before + 1].start)
        if dated[before] or apart or not _leads_to_a_date(tokens[before].form, lists):
            break
        dated[before] = True
    if high < len(tokens) and tokens[high].form in lists.calendar_words:
        dated[high] = True


def _leads_to_a_date(form: str, lists: WordLists) -> bool:
    if form in (PARTS - TIMES) | AND | OBJECTS:
        return False
    return form in lists.function_words or form in SURE or form in HAN_PARTICLES or (form in lists.calendar_words and form not in NUMBERS)


def _is_full(form: str, lists: WordLists) -> bool:
    if len(form) < 2 or form[0].isdigit():
        return False
    return form not in lists.function_words and form not in lists.calendar_words and form not in SAYING and form not in SURE


def _clauses(text: str, pieces: list[Piece], others: Sequence[Span]) -> list[Span]:
    """Cut a sentence into clauses, at marks, at words that open one, at words of saying, and at other dates."""
    cuts = {0, len(pieces)}
    n_full = 0
    for number, (token, dated, says) in enumerate(pieces):
        behind = number > 0 and pieces[number - 1].dated and not dated
        if number and MARK.search(text, pieces[number - 1].token.end, token.start):
            cuts.add(number)
        if not dated and (token.form in PARTS or (behind and token.form in AND)):
            cuts.add(number)
        if not dated and token.form in SAYING:
            cuts |= {number, number + 1}
        if behind and n_full >= ENOUGH and token.surface.isascii() and is_capitalised(token.surface):
            # A line that ends without a full stop.
            cuts.add(number)
        if dated and _overlaps(token, others):
            cuts.add(number + 1)
        n_full = says + (0 if number in cuts else n_full)
    ordered = sorted(cuts)
    return [*pairwise(ordered)]


def _own_clause(pieces: list[Piece], clauses: list[Span], date: Span) -> Span:
    """Find the clause of a date; one that says too little takes its neighbour's place, or is read with it."""
    holds = [any(_overlaps(piece.token, [date]) for piece in pieces[first:last]) for first, last in clauses]
    if True not in holds:
        return 0, len(pieces)
    own = holds.index(True)
    first, last = clauses[own]
    n_full = [sum(piece.full for piece in pieces[low:high]) for low, high in clauses]
    told = own > 0 and pieces[first - 1].token.form in SAYING
    tells = last < len(pieces) and pieces[last].token.form in SAYING and last - first <= SPEAKER
    setting = told and (pieces[first].token.form in SETTINGS or pieces[first - 1].token.form in TELLS)
    if n_full[own] == 0 or (told and n_full[own] < ENOUGH) or tells or setting:
        # "On 4 May, ...", "..., she said on Monday": the date stands alone, what happens stands beside it.
        found = _beside(pieces, clauses, n_full, own)
        if found is not None:
            return clauses[found]
    if _says_enough(pieces[first:last]):
        return first, last
    back = own > 0 and (own + 1 == len(clauses) or n_full[own] > 0)
    for step in range(1, TOGETHER):
        low, high = (max(own - step, 0), own) if back else (own, min(own + step, len(clauses) - 1))
        first, last = clauses[low][0], clauses[high][1]
        if _says_enough(pieces[first:last]):
            break
    return first, last


def _is_of_saying(text: str, pieces: list[Piece], clauses: list[Span], date: Span) -> bool:
    """Tell whether a date stands right beside a word of saying, with nothing that happens and no mark between."""
    own = next((span for span in clauses if any(_overlaps(piece.token, [date]) for piece in pieces[slice(*span)])), None)
    if own is None:
        return False
    first, last = own
    full = [piece.token.form for piece in pieces[first:last] if piece.full]
    if any(names_a_happening(form) and form not in OCCASIONS for form in full):
        return False

    def says(number: int, edge: int) -> bool:
        """Tell whether a neighbour of the clause is a word of saying."""
        if not 0 <= number < len(pieces) or pieces[number].token.form not in SAYING:
            return False
        before, after = sorted((pieces[number].token, pieces[edge].token))
        return MARK.search(text, before.end, after.start) is None

    if says(first - 1, first):
        set_there = pieces[first].token.form in SETTINGS or pieces[first - 1].token.form in TELLS
        return len(full) < ENOUGH or set_there
    return says(last, last - 1) and last - first <= SPEAKER


def _says_enough(pieces: list[Piece]) -> bool:
    """Tell whether words say what happens: two or more, and not a name alone; or one that is a happening."""
    full = [piece for piece in pieces if piece.full]
    if any(names_a_happening(piece.token.form) for piece in full):
        return True
    return len(full) >= ENOUGH and not all(is_capitalised(piece.token.surface) for piece in full)


def _beside(pieces: list[Piece], clauses: list[Span], n_full: list[int], own: int) -> int | None:
    """Find the clause that a date which stands alone belongs to: the next one, else the fullest before it that names no speaker."""

    def may_be(number: int) -> bool:
        first, last = clauses[number]
        speaks = last < len(pieces) and pieces[last].token.form in SAYING and last - first <= SPEAKER
        return n_full[number] >= ENOUGH and not speaks

    later = next((number for number in range(own + 1, min(own + 1 + BEYOND, len(clauses))) if may_be(number)), None)
    if later is not None:
        return later
    return max((number for number in range(own) if may_be(number)), key=lambda number: (n_full[number], number), default=None)
