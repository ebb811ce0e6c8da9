"""Names by spaCy: those that an installed pipeline finds, in the shape in which ours are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from typing import TYPE_CHECKING, NamedTuple

from kzcn_explore.analysis.actors.finding import with_full_name
from kzcn_explore.analysis.actors.found import Found
from kzcn_explore.analysis.actors.gazetteer import Entry, Gazetteer
from kzcn_explore.analysis.actors.han_names import known_han_names
from kzcn_explore.analysis.actors.offices import with_offices
from kzcn_explore.analysis.actors.words_in_runs import possesses
from kzcn_explore.analysis.terms.kind_names import ORGANISATION, PEOPLE, PERSON, PLACE
from kzcn_explore.text.chinese import HAS_HAN
from kzcn_explore.text.languages import cyrillic_language
from kzcn_explore.text.lemmas import counted_tokens
from kzcn_explore.text.tokens import Token, is_acronym
from kzcn_explore.text.wordlists import FUNCTION_WORDS, TITLES

if TYPE_CHECKING:
    from spacy.language import Language

MEND = 'pip install "kzcn-explore[ner]", or take engine="rules".'
# OntoNotes and WikiNER name their labels differently; what is none of these is no actor.
KINDS = {
    "PERSON": PERSON,
    "PER": PERSON,
    "ORG": ORGANISATION,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "NORP": PEOPLE,
}
FINDERS = frozenset({"ner", "beam_ner", "entity_ruler", "future_entity_ruler"})
# A finder may listen to these.
HEARD = frozenset({"tok2vec", "transformer", "curated_transformer"})
# The texts of so many passages are in work at a time.
AT_ONCE = 128


def load_pipeline(engine: str | PathLike) -> Language:
    """Load a spaCy pipeline that is installed, with those of its parts that find names.

    Raises
    ------
    ImportError
        If spaCy is not installed.
    ValueError
        If no such pipeline is installed, or none of its parts finds names.
    """
    try:
        import spacy
    except ImportError as error:
        raise ImportError(f"engine={engine!r} needs spaCy, which is not installed. {MEND}") from error
    try:
        pipeline = spacy.load(engine)
    except OSError as error:
        installed = spacy.util.get_installed_models()
        raise ValueError(
            f'engine must be "rules", or a spaCy pipeline that is installed, by its name or its folder; got {str(engine)!r}. '
            f"Installed: {installed}. Nothing is downloaded here: install it with pip or `python -m spacy download`."
        ) from error
    factories = {name: pipeline.get_pipe_meta(name).factory for name in pipeline.pipe_names}
    if not FINDERS & {*factories.values()}:
        raise ValueError(f"engine must be a pipeline with a part that finds names ({sorted(FINDERS)}); {str(engine)!r} has {[*factories]}.")
    pipeline.select_pipes(enable=[name for name, factory in factories.items() if factory in FINDERS | HEARD])
    return pipeline


class Span(NamedTuple):
    """A name in a text: its offsets, the words in it, its kind, and what the gazetteer says of it."""

    start: int
    end: int
    words: tuple[Token, ...]
    kind: str
    entry: Entry | None = None


def find_by_pipeline(passages: Iterable[tuple[str, int, str]], pipeline: Language, gazetteer: Gazetteer) -> Iterator[Found]:
    """Give the names of passages (document, passage, text), those of the gazetteer first."""
    of_texts = pipeline.pipe(((text, (document, passage)) for document, passage, text in passages), as_tuples=True, batch_size=AT_ONCE)
    for read, (document, passage) in of_texts:
        text = read.text
        tokens = counted_tokens(text, cyrillic_language(text), {})
        told = (_span(tokens, one.start_char, one.end_char, KINDS[one.label_]) for one in read.ents if one.label_ in KINDS)
        names: list[Found] = []
        for span in _without_overlap([*_known(text, tokens, gazetteer), *filter(None, told)]):
            names.append(with_full_name(_found(document, passage, text, span), names, text))
        yield from with_offices(document, passage, text, tokens, names)


def _known(text: str, tokens: Sequence[Token], gazetteer: Gazetteer) -> Iterator[Span]:
    """Give the names of the gazetteer."""
    at = 0
    while at < len(tokens):
        found = gazetteer.match(tokens, at)
        if found:
            span = _span(tokens[at : at + found[0]], tokens[at].start, tokens[at + found[0] - 1].end, found[1].kind)
            if span:
                yield span._replace(entry=found[1])
        at += found[0] if found else 1
    if HAS_HAN.search(text):
        for start, end, entry in known_han_names(text, gazetteer):
            yield Span(start, end, (), entry.kind, entry)


def _span(tokens: Sequence[Token], start: int, end: int, kind: str) -> Span | None:
    """Take articles, titles and a possessive 's off the words of a name; None where nothing is left."""
    words = [token for token in tokens if token.start >= start and token.end <= end]
    if not words:
        # Chinese is cut otherwise here; a part of a word of another script is no name.
        return Span(start, end, (), kind) if any(token.start < end and HAS_HAN.search(token.surface) for token in tokens) else None
    while words and (words[0].form in FUNCTION_WORDS or (kind == PERSON and words[0].form in TITLES)) and not is_acronym(words[0].surface):
        start = words.pop(0).end
    if not words:
        return None
    last = words[-1]
    is_whole_end = last.end == end or not HAS_HAN.search(last.surface)
    end = last.end - (2 if possesses(last) and last.surface[-1] == "s" else 0) if is_whole_end else end
    return Span(max(start, words[0].start), end, tuple(words), kind)


def _without_overlap(spans: Sequence[Span]) -> list[Span]:
    """Keep the longer of two that overlap, and of two alike the gazetteer's, which comes first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start - span.end):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept)


def _found(document: str, passage: int, text: str, span: Span) -> Found:
    written = text[span.start : span.end]
    is_han = HAS_HAN.search(written) is not None
    key = (written,) if is_han or not span.words else tuple(token.form for token in span.words)
    in_capitals = not is_han and is_acronym(written) and len(written) > 1
    return Found(document, passage, span.start, span.end, written, key, span.kind, span.entry, in_capitals=in_capitals)
