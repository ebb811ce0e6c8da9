"""Actor links: which actors are named together in one passage, how often, how closely, and when."""

from __future__ import annotations

from itertools import pairwise
from os import PathLike

import numpy as np
import pandas as pd

from kzcn_explore.analysis.actors.mentions import RULES, Progress, actor_mentions
from kzcn_explore.analysis.terms.association import pointwise_information
from kzcn_explore.analysis.timelines.periods import check_every, place_documents
from kzcn_explore.corpus.model import Corpus

COLUMNS = {
    "period": "datetime64[s]",
    "actor": "str",
    "other": "str",
    "n_passages": "int64",
    "n_once": "int64",
    "n_documents": "int64",
    "npmi": "float64",
    "first": "datetime64[s]",
    "last": "datetime64[s]",
}
# An actor that is named once is linked by chance.
LEAST_MENTIONS = 2


def actor_links(
    corpus: Corpus,
    *,
    every: str | None = None,
    gazetteer: str | PathLike | pd.DataFrame | None = None,
    engine: str | PathLike = RULES,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """List the pairs of actors that one passage names, of all actors with two mentions or more.

    Parameters
    ----------
    corpus : Corpus
    every : {"day", "week", "month", "quarter", "year"}, optional
        Count by period, each document in that which its dates fit inside; the others are left out and counted in
        ``attrs["n_unplaced"]``. By default over the whole corpus.
    gazetteer : path or DataFrame, optional
        Names of the user's own, which go before ours; see ``read_gazetteer``.
    engine : str or path, default "rules"
        "rules", or the name or the folder of an installed spaCy pipeline; see ``actor_mentions``.
    progress : callable, optional
        Called as ``progress(n_done, total)`` between steps, first with 0 done; what it raises ends the work.

    Returns
    -------
    DataFrame, one row a pair, and a period where `every` is given; by period, then the most frequent pair first
        ``period`` (first day; NaT without `every`), ``actor`` and ``other`` (in the order of the alphabet), ``n_passages`` that name both,
        ``n_once`` of them that repeat no earlier one, ``n_documents`` that name both, ``npmi``, ``first`` and ``last`` (the first and the
        last day that the dates of these documents may mean; NaT where none is known). ``npmi`` is the normalised pointwise mutual
        information over passages (Bouma 2009, eq. 7): 1 where the two never part, 0 at chance.

    Raises
    ------
    ImportError
        If `engine` names a spaCy pipeline and spaCy is not installed.
    ValueError
        If `corpus` is none, `every` is none of the five, the gazetteer cannot be used, or `engine` is neither "rules" nor an installed
        pipeline that finds names.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> actor_links(kz.load_corpus())[["actor", "other"]].head(1)
       actor       other
    0  China  Kazakhstan
    """
    if every is not None:
        check_every(every)
    return link_table(actor_mentions(corpus, gazetteer=gazetteer, engine=engine, progress=progress), corpus, every=every)


def link_table(mentions: pd.DataFrame, corpus: Corpus, *, every: str | None = None) -> pd.DataFrame:
    """Count the pairs of actors in each passage; see ``actor_links``."""
    documents = corpus.document_facts(["earliest", "latest"])
    passages = corpus.passage_facts(["document", "copy_of"])
    periods = pd.Series(pd.NaT, index=documents.index) if every is None else place_documents(documents, every)
    of_passages = periods.reindex(passages["document"]).to_numpy()
    n_unplaced = 0 if every is None else int(periods.isna().sum())
    often = mentions.groupby("actor")["passage"].transform("size") >= LEAST_MENTIONS
    named = mentions.loc[often, ["actor", "passage"]].drop_duplicates()
    if every is not None:
        named = named[pd.Series(~pd.isna(of_passages), index=passages.index).reindex(named["passage"]).to_numpy(dtype=bool)]
    actors, names = pd.factorize(named["actor"], sort=True)
    rows = passages.index.get_indexer(named["passage"])
    # Passages that no period holds count for none; without periods all of them are in one.
    codes, starts = pd.factorize(of_passages, sort=True, use_na_sentinel=every is not None)
    pairs = _pairs(actors, rows)
    if not len(pairs):
        table = pd.DataFrame({column: pd.Series(dtype=dtype) for column, dtype in COLUMNS.items()})
        table.attrs["n_unplaced"] = n_unplaced
        return table
    is_new = passages["copy_of"].isna().to_numpy()[pairs["row"]]
    pairs = pairs.assign(period=codes[pairs["row"]], document=passages["document"].to_numpy()[pairs["row"]], is_new=is_new)
    by = ["period", "left", "right"]
    counted = pairs.groupby(by).agg(n_passages=("row", "size"), n_once=("is_new", "sum"), n_documents=("document", "nunique"))
    dated = pairs.assign(**{column: documents[column].reindex(pairs["document"]).to_numpy() for column in ("earliest", "latest")})
    days = dated.groupby(by).agg(first=("earliest", "min"), last=("latest", "max"))
    table = counted.join(days).reset_index()
    alone = pd.Series(1, index=pd.MultiIndex.from_arrays([codes[rows], actors])).groupby(level=[0, 1]).sum()
    totals = np.bincount(codes[codes >= 0])
    n_left, n_right = (alone.reindex(pd.MultiIndex.from_frame(table[["period", side]])).to_numpy() for side in ("left", "right"))
    together = zip(table["n_passages"], n_left, n_right, totals[table["period"]], strict=True)
    # Adding zero takes the sign off a negative zero.
    table["npmi"] = [pointwise_information(*map(int, numbers)) + 0.0 for numbers in together]
    table["actor"], table["other"] = names[table["left"]], names[table["right"]]
    table = table.sort_values(["period", "n_passages", "actor", "other"], ascending=[True, False, True, True], ignore_index=True)
    table["period"] = pd.NaT if every is None else starts[table["period"]]
    table = table[[*COLUMNS]].astype(COLUMNS)
    table.attrs["n_unplaced"] = n_unplaced
    return table


def _pairs(actors: np.ndarray, rows: np.ndarray) -> pd.DataFrame:
    """Put every two actors of a passage side by side, the smaller number left."""
    order = np.lexsort((actors, rows))
    actors, rows = actors[order], rows[order]
    bounds = np.flatnonzero(np.diff(rows, prepend=-1, append=-1))
    parts = [np.empty((0, 3), dtype=np.int64)]
    for start, end in pairwise(bounds.tolist()):
        left, right = np.triu_indices(end - start, 1)
        parts.append(np.column_stack([np.full(len(left), rows[start]), actors[start:end][left], actors[start:end][right]]))
    return pd.DataFrame(np.concatenate(parts), columns=["row", "left", "right"])
