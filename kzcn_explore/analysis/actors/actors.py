"""Actors: the people, organisations, places, peoples and initiatives that a corpus names."""

from __future__ import annotations

from os import PathLike

import pandas as pd

from kzcn_explore.analysis.actors.mentions import RULES, Progress, actor_mentions
from kzcn_explore.corpus.model import Corpus

COLUMNS = {
    "actor": "str",
    "kind": "str",
    "n_mentions": "int64",
    "n_once": "int64",
    "n_documents": "int64",
    "aliases": "object",
    "certain": "bool",
}


def actors(
    corpus: Corpus,
    *,
    gazetteer: str | PathLike | pd.DataFrame | None = None,
    engine: str | PathLike = RULES,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """List the actors of a corpus, the most often named first.

    Parameters
    ----------
    corpus : Corpus
    gazetteer : path or DataFrame, optional
        Names of the user's own, which go before ours; see ``read_gazetteer``.
    engine : str or path, default "rules"
        "rules", or the name or the folder of an installed spaCy pipeline; see ``actor_mentions``.
    progress : callable, optional
        Called as ``progress(n_done, total)`` between steps, first with 0 done; what it raises ends the work.

    Returns
    -------
    DataFrame, one row an actor
        ``actor``, ``kind`` {person, organisation, place, people, initiative, name}, ``n_mentions``, ``n_once`` (mentions in passages that
        repeat no earlier one), ``n_documents``, ``aliases`` (list of the other ways in which the texts write it, the commonest first),
        ``certain`` (False where the kind is a guess in all mentions).

    Raises
    ------
    ImportError
        If `engine` names a spaCy pipeline and spaCy is not installed.
    ValueError
        If `corpus` is none, the gazetteer cannot be used, or `engine` is neither "rules" nor an installed pipeline that finds names.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> actors(kz.load_corpus())[["actor", "kind"]].head(2)
            actor   kind
    0  Kazakhstan  place
    1       China  place
    """
    return actor_table(actor_mentions(corpus, gazetteer=gazetteer, engine=engine, progress=progress), corpus)


def actor_table(mentions: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Count the mentions of each actor; see ``actors``."""
    if mentions.empty:
        return pd.DataFrame({column: pd.Series(dtype=dtype) for column, dtype in COLUMNS.items()})
    is_new = corpus.passage_facts(["copy_of"])["copy_of"].isna().reindex(mentions["passage"]).to_numpy()
    of_actors = mentions.assign(is_new=is_new).groupby(["actor", "kind"], sort=True)
    table = of_actors.agg(
        n_mentions=("document", "size"), n_once=("is_new", "sum"), n_documents=("document", "nunique"), certain=("certain", "any")
    )
    written = mentions.groupby(["actor", "kind", "as_written"]).size().rename("n").reset_index()
    written = written[written["as_written"] != written["actor"]].sort_values(["n", "as_written"], ascending=[False, True])
    aliases = written.groupby(["actor", "kind"])["as_written"].agg(list)
    table["aliases"] = pd.Series([aliases.get(actor, []) for actor in table.index], index=table.index, dtype=object)
    table = table.reset_index().sort_values(["n_mentions", "actor", "kind"], ascending=[False, True, True], ignore_index=True)
    return table[[*COLUMNS]].astype(COLUMNS)
