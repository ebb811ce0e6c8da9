"""Actor mentions: every place where a text names a person, an organisation, a place, a people or an initiative."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kzcn_explore.analysis.actors.gazetteer import Gazetteer, read_gazetteer
from kzcn_explore.analysis.checks import check_corpus, check_progress
from kzcn_explore.corpus.model import Corpus

if TYPE_CHECKING:
    from kzcn_explore.analysis.actors.aliases import Joined
    from kzcn_explore.analysis.actors.found import Found

COLUMNS = {
    "actor": "str",
    "kind": "str",
    "document": "str",
    "passage": "int64",
    "start": "int64",
    "end": "int64",
    "as_written": "str",
    "certain": "bool",
}
RULES = "rules"
Progress = Callable[[int, int], object]


def actor_mentions(
    corpus: Corpus,
    *,
    gazetteer: str | PathLike | pd.DataFrame | None = None,
    engine: str | PathLike = RULES,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """List every mention of an actor, in English, Russian, Kazakh or Chinese.

    A name is told by the gazetteer, by its head ("Ministry of …"), by a title before it or a verb of speech beside it, by other words
    beside it ("Heron's shareholders"), and by how the whole corpus writes and uses it; first names are learned from the persons that are
    so told. What nothing of this tells is of the kind of the names with which it is listed twice or more, never certain. In a passage about
    sports a city that plays is the club of that name. A surname is of the person named in full in the same document, else of the only
    person in the corpus who bears it. Titles and a possessive 's are no part of a name.
    In Russian and Kazakh, organisations of several words are found only where the gazetteer holds them or all their words have capitals.

    "The President" and a few other offices alone ("Head of State", "министр иностранных дел", "总理") are mentions, never certain, of
    the one person to whom the same document gives that office; of several, of the only one whom the same passage names
    so before; else of nobody.

    Parameters
    ----------
    corpus : Corpus
    gazetteer : path or DataFrame, optional
        Names of the user's own, which go before ours; see ``read_gazetteer``.
    engine : str or path, default "rules"
        "rules", or the name or the folder of an installed spaCy pipeline (Honnibal et al. 2020), whose names and kinds are then taken
        beside those of the gazetteer; needs ``pip install "kzcn-explore[ner]"``. Nothing is downloaded.
    progress : callable, optional
        Called as ``progress(n_done, total)`` between steps, first with 0 done; what it raises ends the work.

    Returns
    -------
    DataFrame, one row a mention, in the order of the texts
        ``actor`` (the gazetteer's name, else the fullest that is common), ``kind`` {person, organisation, place, people, initiative,
        name}: "name" where the corpus does not tell which, ``document``, ``passage``, ``start`` and ``end`` (offsets into the raw text),
        ``as_written`` (of an office without its article), ``certain`` (False where the kind or the person is a guess).

    Raises
    ------
    ImportError
        If `engine` names a spaCy pipeline and spaCy is not installed.
    ValueError
        If `corpus` is none, the gazetteer cannot be used, or `engine` is neither "rules" nor an installed pipeline that finds names.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> text = "President Anna Berg met Prime Minister Lee in Oslo. Berg said Norway agreed. The President left."
    >>> actor_mentions(kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"], "text": [text]})))[["actor", "kind", "as_written"]]
           actor    kind as_written
    0  Anna Berg  person  Anna Berg
    1        Lee  person        Lee
    2       Oslo   place       Oslo
    3  Anna Berg  person       Berg
    4     Norway   place     Norway
    5  Anna Berg  person  President
    >>> actor_mentions(kz.load_corpus(), engine="")
    Traceback (most recent call last):
        ...
    ValueError: engine must be "rules", or the name or the folder of a spaCy pipeline; got ''.
    """
    check_corpus(corpus)
    check_progress(progress)
    if not isinstance(engine, str | PathLike) or not str(engine):
        raise ValueError(f'engine must be "rules", or the name or the folder of a spaCy pipeline; got {engine!r}.')
    known = read_gazetteer(gazetteer)
    find = _by_rules if engine == RULES else _by_spacy
    found, joined = find(corpus, known, engine, progress or (lambda n_done, total: None))
    return _mention_table(corpus, found, joined)


def _by_rules(
    corpus: Corpus, gazetteer: Gazetteer, engine: str | PathLike, progress: Progress
) -> tuple[Sequence[Found], Sequence[Joined | None]]:
    from kzcn_explore.analysis.actors.aliases import join_aliases
    from kzcn_explore.analysis.actors.finding import count_parts, find_by_rules, read_corpus, read_parts
    from kzcn_explore.analysis.actors.office_holders import join_offices
    from kzcn_explore.analysis.actors.telling_kinds import tell_kinds

    # Reading what the whole corpus shows is one step more.
    total = count_parts(corpus) + 1
    progress(0, total)
    known = read_corpus(corpus, gazetteer)
    found: list[Found] = []
    for n_done, part in enumerate(read_parts(corpus), 1):
        progress(n_done, total)
        found += find_by_rules(part, known)
    progress(total, total)
    return found, join_offices(found, join_aliases(found, tell_kinds(found, known)))


def _by_spacy(
    corpus: Corpus, gazetteer: Gazetteer, engine: str | PathLike, progress: Progress
) -> tuple[Sequence[Found], Sequence[Joined | None]]:
    from kzcn_explore.analysis.actors.aliases import join_aliases
    from kzcn_explore.analysis.actors.finding import count_parts, read_parts
    from kzcn_explore.analysis.actors.office_holders import join_offices
    from kzcn_explore.analysis.actors.spacy_names import find_by_pipeline, load_pipeline

    pipeline = load_pipeline(engine)
    total = count_parts(corpus)
    progress(0, total)
    found: list[Found] = []
    for n_done, part in enumerate(read_parts(corpus), 1):
        found += find_by_pipeline(part, pipeline, gazetteer)
        progress(n_done, total)
    return found, join_offices(found, join_aliases(found, {}))


def _mention_table(corpus: Corpus, found: Sequence[Found], joined: Sequence[Joined | None]) -> pd.DataFrame:
    from kzcn_explore.analysis.actors.aliases import actor_names

    names = actor_names(found, joined)
    rows = [
        (names[one.identity], one.kind, mention.document, mention.passage, mention.start, mention.end, mention.as_written, one.certain)
        for mention, one in zip(found, joined, strict=True)
        if one is not None
    ]
    table = pd.DataFrame(rows, columns=[*COLUMNS]).astype(COLUMNS)
    starts = corpus.passage_facts(["start"])["start"]
    offsets = starts.reindex(table["passage"]).to_numpy(dtype=np.int64)
    return table.assign(start=table["start"] + offsets, end=table["end"] + offsets)
