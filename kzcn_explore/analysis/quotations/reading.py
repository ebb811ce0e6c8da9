"""Reading: the quotations of one document, passage by passage, and the actor that each speaker is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kzcn_explore.analysis.quotations.clauses import Span, mask_quoted, sentence_around
from kzcn_explore.analysis.quotations.dashes import find_dash_led, part_told
from kzcn_explore.analysis.quotations.joining import DocumentActors
from kzcn_explore.analysis.quotations.marks import Quoted, cut_unclosed, find_quoted, first_mark_closes
from kzcn_explore.analysis.quotations.people import People
from kzcn_explore.analysis.quotations.pronouns import BY_PRONOUN, Before, Speaker
from kzcn_explore.analysis.quotations.speakers import last_named, name_speaker
from kzcn_explore.analysis.quotations.speech import Speech, ends_in_telling, find_speech
from kzcn_explore.analysis.quotations.subjects import cut_predicate
from kzcn_explore.analysis.quotations.tellings import told_before
from kzcn_explore.analysis.quotations.verbs import PEOPLE_PRONOUNS, PRONOUNS

# A quotation whose speaker only the next of its parts names has that part's confidence times this.
GOES_ON = 0.9


class Passages(NamedTuple):
    """The passages of one document, in order: their numbers in the corpus, where each starts in the raw text, and their texts."""

    numbers: Sequence[int]
    starts: Sequence[int]
    texts: Sequence[str]


class Said(NamedTuple):
    """One row but for the facts of its document; ``continues`` is the number of rows back to the quotation that it goes on from, or 0."""

    document: str
    passage: int
    start: int
    end: int
    text: str
    kind: str
    speaker: str | None
    is_actor: bool
    speaker_as_written: str | None
    confidence: float
    continues: int


def read_document(document: str, title: str | None, passages: Passages, actors: DocumentActors) -> list[Said]:
    """List the quotations of one document.

    Parameters
    ----------
    document : str
    title : str or None
    passages : Passages
    actors : DocumentActors
        Those that the document names.

    Examples
    --------
    >>> (one,) = read_document("a", None, Passages([0], [0], ['"We build the road," said Ann Lee.']), DocumentActors([]))
    >>> one.text, one.speaker, one.is_actor
    ('We build the road,', 'Ann Lee', False)
    """
    texts = passages.texts
    read = [*_read_passages(texts)]
    if not any(speeches for _, speeches in read):
        return []
    masked = [mask_quoted(text, quoted) for text, (quoted, _) in zip(texts, read, strict=True)]
    people = People(masked, title, actors.kind_of)
    rows: list[Said] = []
    last, before = Speaker(None, 0.0), Before()
    for number, (quoted, speeches) in enumerate(read):
        for one in speeches:
            stretch = quoted[one.number]
            written, speaker = None, last
            if one.subject is not None:
                # Empty where somebody says it whom nothing names.
                written = texts[number][slice(*one.subject)] or None
                speaker = Speaker(None, 0.0) if written is None else name_speaker(people, written, (number, one.subject[0]), before)
                if written is not None and written.lower() in PEOPLE_PRONOUNS:
                    speaker = _by_sentence(people, masked[number], (number, one.subject, stretch), before, speaker)
            elif not one.inherits:
                name = last_named(people, (number, stretch.outer_start))
                speaker = Speaker(name, 1.0 if name else 0.0, name is not None)
            place = passages.starts[number] + (stretch.outer_start if one.subject is None else one.subject[0])
            name, is_actor, factor = actors.join(speaker, place, written)
            sure = round(one.sure * speaker.sure * factor, 3) if speaker.name else 0.0
            back = 1 if stretch.continues and rows else 0
            if back and one.subject is not None:
                rows = _tell_backwards(rows, name, is_actor=is_actor, sure=round(sure * GOES_ON, 3))
            start, end = (passages.starts[number] + place for place in (stretch.start, stretch.end))
            text = texts[number][stretch.start : stretch.end]
            shown = _without_predicate(written)
            rows.append(Said(document, passages.numbers[number], start, end, text, one.kind, name, is_actor, shown, sure, back))
            told = (number, max(stretch.outer_end, one.subject[1] if one.subject else 0))
            last, before = speaker, Before(speaker.name, speaker.is_person, told)
    return rows


def _by_sentence(people: People, masked: str, told: tuple[int, Span, Quoted], before: Before, speaker: Speaker) -> Speaker:
    """Look a pronoun up again by the sentence: not among those of whom its own words speak, else as who says the sentence before."""
    number, subject, stretch = told
    start, _ = sentence_around(masked, stretch)
    pronoun = masked[slice(*subject)]
    between = masked[stretch.outer_end : subject[0]]
    if subject[0] >= stretch.outer_end and not between.strip(" ,") and masked[start : stretch.outer_start].strip(" \n-–—"):
        # "Lee must go “at once”, he said": he is not Lee, if another may be he.
        again = name_speaker(people, pronoun, (number, start), before)
        speaker = again if again.name is not None else speaker
    if speaker.name is not None:
        return speaker
    teller = told_before(masked, start)
    if teller is None or masked[slice(*teller)].lower() in PRONOUNS:
        return speaker
    found = name_speaker(people, masked[slice(*teller)], (number, teller[0]), before)
    return found._replace(sure=found.sure * BY_PRONOUN)


def _without_predicate(written: str | None) -> str | None:
    """Cut the verb off the words that name a speaker: "He went" is He."""
    cut = cut_predicate(written) if written else ""
    return cut if cut and written.startswith(cut) else written


def _tell_backwards(rows: list[Said], speaker: str | None, *, is_actor: bool, sure: float) -> list[Said]:
    """Give the rows that a quotation goes on from its speaker, where they name none of their own."""
    first = len(rows)
    while first and rows[first - 1].speaker_as_written is None and (first == len(rows) or rows[first].continues):
        first -= 1
        if not rows[first].continues:
            break
    return rows[:first] + [row._replace(speaker=speaker, is_actor=is_actor, confidence=sure) for row in rows[first:]]


def _read_passages(texts: Sequence[str]) -> Iterator[tuple[list[Quoted], list[Speech]]]:
    """Yield what is quoted in each passage of a document, and what of it is said."""
    inside = told = False
    for number, text in enumerate(texts):
        dash_led = find_dash_led(text)
        quoted = dash_led if dash_led else part_told(text, find_quoted(text, inside=inside))
        if quoted and quoted[-1].goes_on and quoted[-1].outer_end == len(text):
            inside = number + 1 < len(texts) and first_mark_closes(texts[number + 1])
            quoted[-1] = quoted[-1] if inside else cut_unclosed(text, quoted[-1])
        else:
            inside = False
        speeches = find_speech(text, quoted, goes_on=told) if quoted else []
        told = inside or ends_in_telling(text, quoted, speeches)
        yield quoted, speeches
