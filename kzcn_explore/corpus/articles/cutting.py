"""Cutting: stretches that only many documents together show to be furniture leave the passages and join what was removed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.corpus.articles.shared_furniture import cut_passages
from kzcn_explore.corpus.articles.titles import lead_title

Tables = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def cut_stretches(documents: pd.DataFrame, passages: pd.DataFrame, removed: pd.DataFrame, cuts: pd.DataFrame) -> Tables:
    """Take stretches out of passages.

    A passage that is cut in its middle becomes two.

    Parameters
    ----------
    documents, passages, removed : DataFrame
        As in a Corpus, words not counted yet; `passages` without ``copy_of``, with a running index.
    cuts : DataFrame, one row a stretch
        ``document``, ``start``, ``end`` (offsets into the raw text, each inside one passage, without overlap), ``rule``. They leave
        something of every document.

    Returns
    -------
    documents, passages, removed : DataFrame
        New tables; the old ones are not changed.
    """
    if cuts.empty:
        return documents, passages, removed
    touched = passages["document"].isin(cuts["document"]).to_numpy()
    rows = passages[touched]
    pieces = cut_passages(rows, cuts)[[*passages.columns]].astype(passages.dtypes)
    merged = pd.concat([passages, pieces], ignore_index=True)
    order = pd.Index(passages["document"].unique()).get_indexer(merged["document"])
    places = np.lexsort([merged["start"], order])
    # One look-up in place of a filter and a sort: each would copy all texts.
    kept = merged.take(places[~np.append(touched, np.zeros(len(pieces), dtype=bool))[places]]).reset_index(drop=True)
    return _counted(documents, pieces), kept, _with_removed(removed, cuts, rows, documents)


def _counted(documents: pd.DataFrame, pieces: pd.DataFrame) -> pd.DataFrame:
    """Count again what was changed, and make a title anew that was the opening words."""
    groups = pieces.groupby("document", sort=False)
    facts = pd.DataFrame({"text": groups["text"].agg("\n\n".join), "n_passages": groups.size()})
    facts = facts.astype(documents.dtypes[facts.columns])
    lead = documents.index[documents.index.isin(facts.index) & documents["title_from"].eq("lead")]
    titles = groups["text"].first().loc[lead].map(lead_title).astype(documents["title"].dtype)
    changed_documents = documents.copy()
    for column in facts.columns:
        changed_documents.loc[facts.index, column] = facts[column]
    changed_documents.loc[lead, "title"] = titles
    return changed_documents


def _with_removed(removed: pd.DataFrame, cuts: pd.DataFrame, rows: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Add the cut stretches with their words, each document's in the order of its text."""
    passages: dict[str, list[tuple[int, int, str]]] = {}
    for document, start, end, text in rows[["document", "start", "end", "text"]].itertuples(index=False, name=None):
        passages.setdefault(document, []).append((start, end, text))
    stretches = cuts[["document", "start", "end"]].itertuples(index=False, name=None)
    texts = [_words(passages[document], start, end) for document, start, end in stretches]
    added = cuts.assign(text=texts)[[*removed.columns]].astype(removed.dtypes)
    table = pd.concat([removed, added], ignore_index=True)
    order = pd.Series(documents.index.get_indexer(table["document"]), index=table.index)
    return table.assign(order=order).sort_values(["order", "start"], kind="stable", ignore_index=True)[[*removed.columns]]


def _words(passages: list[tuple[int, int, str]], start: int, end: int) -> str:
    first, text = next((first, text) for first, last, text in passages if first <= start and last >= end)
    return text[start - first : end - first]
