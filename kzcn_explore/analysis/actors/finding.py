"""Finding names: every name in a corpus with what stands around it, passage by passage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from kzcn_explore.analysis.actors.clubs import is_about_sports, is_state, plays
from kzcn_explore.analysis.actors.found import Found
from kzcn_explore.analysis.actors.frames import read_frame
from kzcn_explore.analysis.actors.gazetteer import Gazetteer
from kzcn_explore.analysis.actors.han_names import find_han_names
from kzcn_explore.analysis.actors.names_in_runs import Piece, find_pieces
from kzcn_explore.analysis.actors.no_actors import NO_PLACES
from kzcn_explore.analysis.actors.offices import FIRST_WORDS, with_offices
from kzcn_explore.analysis.actors.titled_names import titled_names
from kzcn_explore.analysis.actors.words_in_runs import is_common, possesses
from kzcn_explore.analysis.terms.kind_names import PLACE, TITLE
from kzcn_explore.analysis.terms.kinds import GENERAL
from kzcn_explore.analysis.terms.proper_phrases import INNER
from kzcn_explore.analysis.terms.rules import MOST_PASSAGES, RuleFinder
from kzcn_explore.analysis.terms.samples import sample_passages
from kzcn_explore.analysis.terms.writing import opens_sentence
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.chinese import HAS_HAN
from kzcn_explore.text.dictionaries import is_dictionary_word
from kzcn_explore.text.kazakh import match_stems
from kzcn_explore.text.languages import cyrillic_language
from kzcn_explore.text.lemmas import counted_tokens
from kzcn_explore.text.tokens import POSSESSIVE, Token, is_acronym
from kzcn_explore.text.wordlists import FUNCTION_WORDS, KAZAKH, NOT_ALONE, TITLE_PHRASES, TITLES
from kzcn_explore.text.wordlists_names import BEFORE_PLACES, PLACE_HEADS, SPEECH, TERM_HEADS

# So many passages are read at once.
AT_ONCE = 200
SAID = frozenset({"said", "says", "сказать", "заявить", "сообщить", "отметить"})
NO_NAMES = (GENERAL, TITLE)
HYPHEN = re.compile("[-‐‑'’]")
BETWEEN_LISTED = frozenset({", ", " and ", ", and ", " or ", " и ", " мен ", " және "})
# The longest Russian office before a name: "министр иностранных дел".
LONGEST_OFFICE = 3


class Known(NamedTuple):
    """What is known before the names are found.

    Attributes
    ----------
    gazetteer : Gazetteer
    names : frozenset of str
        Word forms that the corpus writes as names.
    kinds : mapping of str to str
        Their kinds, and those of phrases, as far as the corpus tells.
    stems : mapping of str to str
        Of Kazakh word forms.
    """

    gazetteer: Gazetteer
    names: frozenset[str]
    kinds: Mapping[str, str]
    stems: Mapping[str, str]


def read_corpus(corpus: Corpus, gazetteer: Gazetteer) -> Known:
    """Find what the corpus itself shows to be a name, in passages that repeat no other."""
    first = np.flatnonzero(corpus.passage_facts(["copy_of"])["copy_of"].isna().to_numpy())
    texts = (text for rows in _parts(first) for text in corpus.read_passages(rows, ["text"])["text"])
    finder = RuleFinder(sample_passages(list(texts), MOST_PASSAGES), ())
    rules = finder.rules()
    names = rules.names | titled_names(finder.texts, _count_written(finder))
    return Known(gazetteer, names, rules.kinds, finder.stems | _stems_of_names(finder, gazetteer))


def _count_written(finder: RuleFinder) -> dict[str, tuple[str, int]]:
    words = finder.words
    n_uses = np.bincount(words.ids, minlength=len(words.surfaces)).tolist()
    return dict(zip(words.surfaces, zip(words.counted_as, n_uses, strict=True), strict=True))


def _stems_of_names(finder: RuleFinder, gazetteer: Gazetteer) -> dict[str, str]:
    """Match the Kazakh forms of the gazetteer's names, which no text need hold bare: "Қытайдың"."""
    words = finder.words
    forms = Counter(form for form, language in zip(words.counted_as, words.languages, strict=True) if language == "kk")
    if not forms:
        return {}
    known = frozenset(form for key in gazetteer.entries for form in key if not form.isascii())
    stems = match_stems(forms, KAZAKH.function_words, known)
    return {form: stem for form, stem in stems.items() if stem in known}


def find_by_rules(passages: Iterable[tuple[str, int, str]], known: Known) -> Iterator[Found]:
    """Give every name in passages (document, passage, text), in the order of the texts."""
    for document, passage, text in passages:
        yield from find_in_passage(document, passage, text, known)


def read_parts(corpus: Corpus) -> Iterator[list[tuple[str, int, str]]]:
    """Read the passages of a corpus in groups: the document, the number and the text of each."""
    for rows in _parts(np.arange(corpus.n_passages)):
        part = corpus.read_passages(rows, ["document", "text"])
        yield [*zip(part["document"], part.index.tolist(), part["text"], strict=True)]


def count_parts(corpus: Corpus) -> int:
    """Count the groups that `read_parts` gives."""
    return -(-corpus.n_passages // AT_ONCE)


def _parts(rows: np.ndarray) -> Iterator[np.ndarray]:
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


def find_in_passage(document: str, passage: int, text: str, known: Known) -> list[Found]:
    """List the names of one passage, in their order."""
    tokens = counted_tokens(text, cyrillic_language(text), known.stems)
    sports = is_about_sports(tokens)
    names: list[Found] = []
    for piece in find_pieces(text, tokens, known.gazetteer, known.names):
        trimmed = _trimmed(piece, text, tokens, known)
        if trimmed is None:
            continue
        found = _framed(_found(document, passage, text, tokens, trimmed), text, tokens, trimmed, known, sports=sports)
        names.append(with_full_name(_with_list(found, names, text), names, text))
    has_han = HAS_HAN.search(text) is not None
    if has_han:
        # A word of Chinese has no capital, and opens no run.
        names = sorted([*names, *find_han_names(document, passage, text, known.gazetteer)], key=lambda found: found.start)
    has_office = has_han or not FIRST_WORDS.isdisjoint([token.form for token in tokens])
    return with_offices(document, passage, text, tokens, names) if has_office else names


def with_full_name(found: Found, names: Sequence[Found], text: str) -> Found:
    """Say of a short name in brackets for which name before it it stands: "Steppe Cooperation Council (SCC)"."""
    if names and len(found.key) == 1 and found.entry is None and text[names[-1].end : found.start].strip("'’s ") == "(":
        return found._replace(stands_for=names[-1].key)
    return found


def _with_list(found: Found, names: Sequence[Found], text: str) -> Found:
    """Say of a name which one stands before it in a list, whose kind it mostly shares."""
    if names and text[names[-1].end : found.start] in BETWEEN_LISTED:
        return found._replace(listed_after=names[-1].key)
    return found


def _framed(found: Found, text: str, tokens: Sequence[Token], piece: Piece, known: Known, *, sports: bool) -> Found:
    """Add what the neighbours of a name tell of its kind."""
    if piece.kind and (piece.entry is None or piece.entry.kind != PLACE):
        return found
    is_city = piece.entry is None or not is_state(piece.entry.actor, known.gazetteer)
    sporting = sports and is_city and not found.placed and plays(tokens, piece.first, piece.end, is_city=True)
    if piece.entry:
        return found._replace(sporting=sporting)
    frame = read_frame(text, tokens, piece.first, piece.end, known.gazetteer)
    return found._replace(
        placed=found.placed or frame.of_place,
        bodied=frame.of_body or (sports and plays(tokens, piece.first, piece.end, is_city=False)),
        personal=frame.of_person,
        article=frame.has_article,
        named_body=frame.names_body,
        sporting=sporting,
    )


def _trimmed(piece: Piece, text: str, tokens: Sequence[Token], known: Known) -> Piece | None:
    """Take the first word of a sentence off where its capital is only that; None where nothing is left that is a name."""
    if piece.entry:
        return piece
    first, end = piece.first, piece.end
    while first < end and tokens[first].form in INNER:
        first += 1
    if first == end:
        return None
    start = tokens[first].start
    # "Sgt. Anna" opens none.
    opens = not piece.titled and opens_sentence(text[max(0, start - 3) : start])
    # "Berg said": whether a word that a dictionary holds is a surname, the document tells.
    opens = opens and not (end - first == 1 and end < len(tokens) and tokens[end].form in SPEECH)
    while first < end and opens and is_common(tokens[first].form, known.names) and not _keeps_first(tokens, first, piece):
        first += 1
        opens = False
    while first < end and _says_nothing(tokens[first], known) and not piece.kind:
        first += 1
    while first < end and not piece.kind and (tokens[end - 1].form in TITLES or tokens[end - 1].form.isdigit()):
        end -= 1
    if first == end or known.kinds.get(" ".join(token.form for token in tokens[first:end])) in NO_NAMES:
        return None
    if tuple(token.form for token in tokens[piece.first : end]) in NO_PLACES:
        return None
    if end - first == 1 and _opens_office(tokens, first):
        return None
    if end - first == 1 and not _may_stand_alone(tokens[first], piece, is_trimmed=first != piece.first):
        return None
    return piece._replace(first=first, end=end)


def _opens_office(tokens: Sequence[Token], first: int) -> bool:
    """Tell the first word of an office that only a sentence writes large: "Сыртқы істер министрі"."""
    words = tuple(token.form for token in tokens[first : first + LONGEST_OFFICE])
    return any(words[:length] in TITLE_PHRASES for length in range(2, LONGEST_OFFICE + 1))


def _keeps_first(tokens: Sequence[Token], first: int, piece: Piece) -> bool:
    """Tell whether the capital of a first word is that of a name whose head tells it: "National Guard", and not "New Police"."""
    n_words = piece.end - first
    return bool(piece.kind) and (n_words > 2 or (n_words == 2 and tokens[first].form not in FUNCTION_WORDS | NOT_ALONE))


def _may_stand_alone(token: Token, piece: Piece, *, is_trimmed: bool) -> bool:
    # "The States" and "the Agreement" are those of their text.
    if token.form in PLACE_HEADS or token.form in TERM_HEADS:
        return False
    if _is_compound(token.surface) or len(token.form) == 1 or (piece.kind and is_trimmed):
        return False
    # "READ MORE" is no acronym, "COVID-19" no body.
    return not (is_acronym(token.surface) and (is_dictionary_word(token.form) or token.form[-1].isdigit()))


def _says_nothing(token: Token, known: Known) -> bool:
    return token.form in TITLES or (token.form[0].isdigit() and not token.form[-1].isalpha())


def _is_compound(surface: str) -> bool:
    """Tell an adjective that is made of a name: "US-led"; and what stands for no name at all: "I'd"."""
    first, *rest = HYPHEN.split(POSSESSIVE.sub("", surface))
    return first in ("I", "It", "He", "She", "We") or (len(rest) > 0 and rest[-1].islower() and is_dictionary_word(rest[-1]))


def _found(document: str, passage: int, text: str, tokens: Sequence[Token], piece: Piece) -> Found:
    words = tokens[piece.first : piece.end]
    last = words[-1]
    apart = possesses(last) and last.surface[-1] == "s"
    end = last.end - (2 if apart else 0)
    before = tokens[piece.first - 1] if piece.first and words[0].joined else None
    after = tokens[piece.end] if piece.end < len(tokens) and tokens[piece.end].joined else None
    return Found(
        document,
        passage,
        words[0].start,
        end,
        text[words[0].start : end],
        tuple(token.form for token in words),
        piece.kind,
        piece.entry,
        piece.titled or _is_office(tokens, piece.first),
        not apart and ((after is not None and after.form in SPEECH) or (before is not None and _says(tokens, piece.first - 1))),
        not apart and before is not None and before.form in BEFORE_PLACES,
        is_acronym(words[0].surface) and len(words[0].form) > 1,
    )


def _says(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word before a name makes it speak: "said Berg", "according to Heron"."""
    return tokens[place].form in SAID or (tokens[place].form == "to" and place > 0 and tokens[place - 1].form == "according")


def _is_office(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether an office in small letters stands before a name: "president", "министр иностранных дел"."""
    for length in range(1, min(LONGEST_OFFICE, first) + 1):
        if not tokens[first - length + 1].joined:
            return False
        form = tokens[first - length].form
        if form in TITLES:
            return length == 1 or not form.isascii()
    return False
