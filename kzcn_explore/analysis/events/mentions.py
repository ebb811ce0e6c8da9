"""Mentions: every date that a text names with its sentence, the words beside it, and the lane that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from kzcn_explore.analysis.events.clauses import Word, nearest_words, read_words
from kzcn_explore.analysis.events.dated_clauses import find_clause
from kzcn_explore.analysis.events.mention_words import MentionWords, WordGatherer
from kzcn_explore.analysis.events.not_events import is_anniversary, is_of_a_programme, is_printing_note
from kzcn_explore.analysis.events.superseded import drop_superseded
from kzcn_explore.analysis.events.wording import clause_in_words, first_words
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.dates.finding import Mention, find_dates
from kzcn_explore.text.sentences import Span, find_sentences

# Passages that are held at a time.
BLOCK = 200
# So many days and more are no weekend and no conference.
LONG = 6
# A word of the sentence that stands far from the date counts half.
FAR = 0.5
COLUMNS = {
    "document": "str", "passage": "int64", "start": "int64", "end": "int64", "quote": "str", "sentence_start": "int64",
    "sentence_end": "int64", "earliest": "datetime64[s]", "latest": "datetime64[s]", "precision": "str", "status": "str", "lane": "str",
    "what": "str",
}  # fmt: skip
Anchor = tuple[date | None, date | None]


class Mentions(NamedTuple):
    """All mentions of a corpus, in the order of the texts.

    Attributes
    ----------
    table : DataFrame
        One row a mention; the columns are `COLUMNS`.
    words : MentionWords
        The words that their sentences are compared by.
    of_saying : numpy.ndarray of bool
        Which of them date a saying, and nothing of what is said.
    """

    table: pd.DataFrame
    words: MentionWords
    of_saying: np.ndarray


def find_mentions(corpus: Corpus, tell: Callable[[int, int], object] | None = None) -> Mentions:
    """Read all passages, a block of them at a time, for the dates that they name; anniversaries and named programmes are left out.

    Parameters
    ----------
    corpus : Corpus
    tell : callable, optional
        Called with the passages that are read and those of the corpus, before the first block and after each.
    """
    tell = tell or (lambda n_done, total: None)
    tell(0, corpus.n_passages)
    facts = corpus.document_facts(["earliest", "latest", "language"])
    anchors = {
        document: (None if pd.isna(first) else first.date(), None if pd.isna(last) else last.date())
        for document, first, last in zip(facts.index, facts["earliest"], facts["latest"], strict=True)
    }
    languages = facts["language"].to_dict()
    rows, of_saying, gatherer = [], [], WordGatherer()
    for first in range(0, corpus.n_passages, BLOCK):
        block = corpus.read_passages(np.arange(first, min(first + BLOCK, corpus.n_passages)), ["document", "text", "start"])
        for passage, document, text, start in zip(block.index, block["document"], block["text"], block["start"], strict=True):
            language = languages[document]
            dates = find_dates(text, anchor=anchors[document], language=None if pd.isna(language) else language)
            events = [one for one in dates if not _is_no_event(text, one, anchors[document])]
            spans = [(one.start, one.end) for one in events]
            for found, sentence, near, words in _in_sentences(text, drop_superseded(text, events)):
                places = (start + found.start, start + found.end, found.quote, start + sentence[0], start + sentence[1])
                days = (found.earliest, found.latest, found.precision, found.status, _lane(found, anchors[document]))
                own = (found.start, found.end)
                others = [span for span in spans if span != own and sentence[0] <= span[0] < sentence[1]]
                clause = find_clause(text, sentence, own, others)
                rows.append((document, passage, *places, *days, clause_in_words(text, clause, own) or first_words(text[slice(*sentence)])))
                of_saying.append(clause.of_saying)
                close = {word.key for word in near}
                weights = {word.key: 1.0 if word.key in close else FAR for word in words}
                gatherer.add(weights, [word.key for word in words if word.is_name], kazakh=language == "kk")
        tell(min(first + BLOCK, corpus.n_passages), corpus.n_passages)
    return Mentions(pd.DataFrame(rows, columns=[*COLUMNS]).astype(COLUMNS), gatherer.words(), np.array(of_saying, dtype=bool))


def _in_sentences(text: str, dates: list[Mention]) -> Iterator[tuple[Mention, Span, list[Word], list[Word]]]:
    """Give every date that may be an event's, its sentence, the words near it, and all words of the sentence."""
    if not dates:
        return
    spans = find_sentences(text)
    words: dict[Span, list[Word]] = {}
    for found in dates:
        # A sentence that was taken to end inside a date ("Jan. 3") goes on.
        first = next(start for start, end in spans if end > found.start)
        last = next(end for _, end in spans if end >= found.end)
        if is_anniversary(text, first, last, (found.start, found.end, found.precision)):
            continue
        if (first, last) not in words:
            words[first, last] = read_words(text, first, last)
        inside = [word for word in words[first, last] if word.end <= found.start or word.start >= found.end]
        yield found, (first, last), nearest_words(text, inside, found.start, found.end), inside


def _is_no_event(text: str, found: Mention, anchor: Anchor) -> bool:
    """Tell what names a programme, or the day of the printing at the foot of the page."""
    if is_of_a_programme(text, found.start, found.end):
        return True
    return (
        anchor[0] is not None
        and anchor[0] == anchor[1] == found.earliest == found.latest
        and is_printing_note(text, found.start, found.end)
    )


def _lane(found: Mention, anchor: Anchor) -> str | None:
    """Tell the lane of a mention; None where neither its days nor its words tell."""
    if found.status in ("past", "planned", "future"):
        return "past" if found.status == "past" else "ahead"
    on_a_day = anchor[0] is not None and anchor[0] == anchor[1]
    own_day = on_a_day and anchor[0] == found.earliest == found.latest
    if on_a_day and anchor[0] in (found.earliest, found.latest) and found.precision == "span" and _is_long(found):
        # "The past five years" run up to the day of writing, "the next five" from it; so may a weekend by chance.
        return "past" if found.latest == anchor[0] else "ahead"
    # Whatever the tense: what runs on after the day of writing is not behind it.
    runs_on = None not in (found.latest, anchor[1]) and found.latest > anchor[1]
    if found.lean == "none" or own_day or (found.lean == "past" and runs_on):
        return "published" if found.status == "present" else None
    return "past" if found.lean == "past" else "ahead"


def _is_long(found: Mention) -> bool:
    return (found.latest - found.earliest).days >= LONG
