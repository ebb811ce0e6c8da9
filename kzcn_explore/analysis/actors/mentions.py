"""Actor mentions: every place where a text names a person, an organisation, a place, a people or an initiative."""

from __future__ import annotations

from os import PathLike

import numpy as np
import pandas as pd

from kzcn_explore.analysis.actors.gazetteer import read_gazetteer
from kzcn_explore.analysis.checks import check_corpus
from kzcn_explore.corpus.model import Corpus

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


def actor_mentions(corpus: Corpus, *, gazetteer: str | PathLike | pd.DataFrame | None = None) -> pd.DataFrame:
    """List every mention of an actor by name, in English, Russian, Kazakh or Chinese.

    A name is told by the gazetteer, by its head ("Ministry of …"), by a title before it or a verb of speech beside it, and by how the whole
    corpus writes and uses it; first names are learned from the persons that are so told. A surname is of the person named in
    full in the same document, else of the only person in the corpus who bears it. Titles and a possessive 's are no part of a name.
    In Russian and Kazakh, organisations of several words are found only where the gazetteer holds them or all their words have capitals.

    Parameters
    ----------
    corpus : Corpus
    gazetteer : path or DataFrame, optional
        Names of the user's own, which go before ours; see ``read_gazetteer``.

    Returns
    -------
    DataFrame, one row a mention, in the order of the texts
        ``actor`` (the gazetteer's name, else the fullest that is common), ``kind`` {person, organisation, place, people, initiative,
        name}: "name" where the corpus does not tell which, ``document``, ``passage``, ``start`` and ``end`` (offsets into the raw text),
        ``as_written``, ``certain`` (False where the kind is a guess).

    Raises
    ------
    ValueError
        If `corpus` is none, or the gazetteer cannot be used.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> text = "President Anna Berg met Prime Minister Lee in Oslo. Berg said Norway agreed."
    >>> actor_mentions(kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"], "text": [text]})))[["actor", "kind", "as_written"]]
           actor    kind as_written
    0  Anna Berg  person  Anna Berg
    1        Lee  person        Lee
    2       Oslo   place       Oslo
    3  Anna Berg  person       Berg
    4     Norway   place     Norway
    """
    from kzcn_explore.analysis.actors.aliases import actor_names, join_aliases
    from kzcn_explore.analysis.actors.finding import find_names_of, read_corpus
    from kzcn_explore.analysis.actors.telling_kinds import tell_kinds

    check_corpus(corpus)
    known = read_corpus(corpus, read_gazetteer(gazetteer))
    found = [*find_names_of(corpus, known)]
    joined = join_aliases(found, tell_kinds(found, known))
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
