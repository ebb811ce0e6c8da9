"""Quotations: who said what, one row a passage's stretch of quoted words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus
from kzcn_explore.analysis.quotations.clauses import mask_quoted
from kzcn_explore.analysis.quotations.dashes import find_dash_led
from kzcn_explore.analysis.quotations.marks import Quoted, cut_unclosed, find_quoted, first_mark_closes
from kzcn_explore.analysis.quotations.people import People
from kzcn_explore.analysis.quotations.printings import find_printings
from kzcn_explore.analysis.quotations.speakers import Before, Speaker, last_named, name_speaker
from kzcn_explore.analysis.quotations.speech import Speech, ends_in_telling, find_speech
from kzcn_explore.analysis.themes.shares import DOCUMENT_FACTS
from kzcn_explore.corpus.model import Corpus

COLUMNS = {
    "document": "str", "title": "str", "date": "datetime64[s]", "earliest": "datetime64[s]", "latest": "datetime64[s]",
    "precision": "str", "source": "str", "passage": "int64", "start": "int64", "end": "int64", "text": "str", "kind": "str",
    "speaker": "str", "speaker_as_written": "str", "confidence": "float64", "continues": "Int64", "printing_of": "Int64",
}  # fmt: skip
# Passages that are read at a time.
AT_ONCE = 2000
# A quotation whose speaker only the next of its parts names has that part's confidence times this.
GOES_ON = 0.9


class Said(NamedTuple):
    """One row but for the facts of its document; ``continues`` is the number of rows back to the quotation that it goes on from, or 0."""

    document: str
    passage: int
    start: int
    end: int
    text: str
    kind: str
    speaker: str | None
    speaker_as_written: str | None
    confidence: float
    continues: int


def quotations(corpus: Corpus) -> pd.DataFrame:
    """List the words that texts give as said, with who said them.

    Words in «», “”, "", „“, ‘’, 「」 and 『』 count, and speech led by a dash. They are listed if a verb of speech or words such as
    "according to" stand with them, in English, Russian, Kazakh or Chinese, or if they are whole sentences. Titles, names and words
    that a text holds at arm's length are not listed. A mark that nothing closes takes one sentence at most, unless the next passage
    goes on with the quotation.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame, one row a quotation in a passage, in the order of the texts
        ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``passage``, ``start`` and ``end`` (of the
        words without their marks; offsets into the decoded raw text), ``text``, ``kind`` ("speech": whole sentences; "fragment": a few
        words inside a sentence of the text's own), ``speaker`` (the fullest name that the document has for who speaks, else the office as
        written; missing where nobody is found), ``speaker_as_written`` (missing where the quotation goes on from another, or nothing names
        the speaker), ``confidence`` (of the speaker, 0 to 1), ``continues`` (the row that this one goes on from, across passages
        or a mark that is said again, or NA), ``printing_of`` (the row of an earlier document that this one reprints, or NA).

    Raises
    ------
    ValueError
        If `corpus` is no Corpus.

    Notes
    -----
    The confidence is a product. How the words name a speaker: a verb beside the quotation .95; elsewhere in the sentence .8; the
    speaker of the quotation before, nothing of the text's own between, .8; nothing, so that the person named last is taken, .3. What
    they are: a name 1; a surname .95; an office as written .8; an office that stands beside a name elsewhere .75; a pronoun .75.
    They are set by hand, and no probabilities.

    A quotation reprints another if at least 60 % of the words of the shorter stand in both, in runs of three or more.

    References
    ----------
    Pouliquen, Steinberger & Best (2007), Automatic detection of quotations in multilingual news. Pareti et al. (2013), Automatically
    detecting and attributing indirect quotations.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = quotations(kz.load_corpus())
    >>> table["speaker"].iloc[0], table["printing_of"].count().item()
    ('Kassym-Jomart Tokayev', 3)
    """
    check_corpus(corpus)
    facts = corpus.document_facts(DOCUMENT_FACTS)
    titles = facts["title"].where(facts["title"].notna(), None).to_dict()
    said = [row for document, *passages in _documents(corpus) for row in _read_document(document, titles[document], *passages)]
    table = pd.DataFrame(said, columns=[*Said._fields])
    rows = np.arange(len(table))
    table["continues"] = pd.Series(rows - table["continues"].to_numpy(dtype=np.int64), dtype="Int64").mask(table["continues"] == 0)
    table["printing_of"] = pd.array(find_printings([one.text for one in said], [one.document for one in said], facts), dtype="Int64")
    table[[*DOCUMENT_FACTS]] = facts.loc[table["document"], [*DOCUMENT_FACTS]].to_numpy()
    return table[[*COLUMNS]].astype(COLUMNS)


def _documents(corpus: Corpus) -> Iterator[tuple[str, list[int], list[int], list[str]]]:
    """Yield each document with the numbers, starts and texts of its passages; some passages are held at a time."""
    holders = corpus.passage_facts(["document"])["document"]
    numbers, bounds = holders.index.to_numpy(), np.append(np.flatnonzero((holders != holders.shift()).to_numpy()), len(holders))
    first = 0
    while first < len(bounds) - 1:
        last = max(first + 1, int(np.searchsorted(bounds, bounds[first] + AT_ONCE, side="right")) - 1)
        held = corpus.read_passages(np.arange(bounds[first], bounds[last]), ["document", "start", "text"])
        columns = (held["start"].tolist(), held["text"].tolist(), held["document"].tolist(), numbers[bounds[first] : bounds[last]].tolist())
        for here, end in zip(bounds[first:last] - bounds[first], bounds[first + 1 : last + 1] - bounds[first], strict=True):
            starts, texts, documents, ids = (column[here:end] for column in columns)
            yield documents[0], ids, starts, texts
        first = last


def _read_document(document: str, title: str | None, numbers: Sequence[int], starts: Sequence[int], texts: Sequence[str]) -> list[Said]:
    """Read the quotations of one document, passage by passage."""
    read = [*_read_passages(texts)]
    if not any(speeches for _, speeches in read):
        return []
    people = People([mask_quoted(text, quoted) for text, (quoted, _) in zip(texts, read, strict=True)], title)
    rows: list[Said] = []
    last, before = Speaker(None, 0.0), Before()
    for number, (quoted, speeches) in enumerate(read):
        for one in speeches:
            stretch = quoted[one.number]
            written, speaker = None, last
            if one.subject is not None:
                written = texts[number][slice(*one.subject)]
                speaker = name_speaker(people, written, (number, one.subject[0]), before)
            elif not one.inherits:
                name = last_named(people, (number, stretch.outer_start))
                speaker = Speaker(name, 1.0 if name else 0.0, name is not None)
            sure = one.sure * (speaker.sure if speaker.name else 0.0)
            text = texts[number][stretch.start : stretch.end]
            place = (starts[number] + stretch.start, starts[number] + stretch.end)
            back = 1 if stretch.continues and rows else 0
            if back and one.subject is not None:
                rows = _tell_backwards(rows, speaker.name, round(sure * GOES_ON, 3))
            rows.append(Said(document, numbers[number], *place, text, one.kind, speaker.name, written, round(sure, 3), back))
            last, before = (
                speaker,
                Before(speaker.name, speaker.is_person, (number, max(stretch.outer_end, one.subject[1] if one.subject else 0))),
            )
    return rows


def _tell_backwards(rows: list[Said], speaker: str | None, sure: float) -> list[Said]:
    """Give the rows that a quotation goes on from its speaker, where they name none of their own."""
    first = len(rows)
    while first and rows[first - 1].speaker_as_written is None and (first == len(rows) or rows[first].continues):
        first -= 1
        if not rows[first].continues:
            break
    return rows[:first] + [row._replace(speaker=speaker, confidence=sure) for row in rows[first:]]


def _read_passages(texts: Sequence[str]) -> Iterator[tuple[list[Quoted], list[Speech]]]:
    """Yield what is quoted in each passage of a document, and what of it is said."""
    inside = told = False
    for number, text in enumerate(texts):
        dash_led = find_dash_led(text)
        quoted = dash_led if dash_led else find_quoted(text, inside=inside)
        if quoted and quoted[-1].goes_on and quoted[-1].outer_end == len(text):
            inside = number + 1 < len(texts) and first_mark_closes(texts[number + 1])
            quoted[-1] = quoted[-1] if inside else cut_unclosed(text, quoted[-1])
        else:
            inside = False
        speeches = find_speech(text, quoted, goes_on=told) if quoted else []
        told = inside or ends_in_telling(text, quoted, speeches)
        yield quoted, speeches
