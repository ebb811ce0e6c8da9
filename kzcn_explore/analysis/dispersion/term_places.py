"""Term places: where in each document each use of a term stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus
from kzcn_explore.analysis.dispersion.uses import Found, find_uses
from kzcn_explore.analysis.themes.shares import DOCUMENT_FACTS, in_date_order
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.search import search_pattern
from kzcn_explore.text.search_index import SearchIndex
from kzcn_explore.text.tokens import tokenize

USE = {"document": "str", "term": "str", "place": "float64", "passage": "Int64", "start": "Int64", "end": "Int64"}
COLUMNS = ["document", *DOCUMENT_FACTS, "term", "place", "n_tokens", "passage", "start", "end"]


def term_places(corpus: Corpus, terms: Sequence[str], *, index: SearchIndex | None = None) -> pd.DataFrame:
    """List every use of some terms with its place in its document; documents that use none of them stand in the table, too.

    Uses in passages that repeat others are listed: the table tells where a document has a term, and not how much evidence there is.

    Parameters
    ----------
    corpus : Corpus
    terms : list of str
        Words, phrases or patterns with ``*``, as in ``term_timeline``.
    index : SearchIndex, optional
        That of the passages, such as ``study.themed.rows.search_index``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a use, and one row a document without any; documents in the order of their dates, those without one last
        ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``term``, ``place`` (the part of the
        document's tokens that stand before the use, from 0 to below 1), ``n_tokens`` (of the document), ``passage``, ``start`` and
        ``end`` (offsets into the decoded raw text). Of a document without a use ``term``, ``place``, ``passage``, ``start`` and ``end``
        are missing: ``table.dropna(subset="term")`` holds the uses alone. Uses of a document stand as in its text, those at one place
        in the order of the terms. ``attrs``: ``terms``, the different terms asked for.

    Raises
    ------
    ValueError
        If a term holds no letter or digit, no term is given, or `index` is that of another corpus.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = kz.term_places(kz.load_corpus(), ["referendum"])
    >>> len(table), table["place"].round(2).tolist()
    (7, [nan, nan, 0.59, 0.6, 0.38, 0.42, nan])
    """
    check_corpus(corpus)
    found = find_uses(corpus, terms, index)
    uses = _list_uses(corpus, found)
    documents = in_date_order(corpus.document_facts([*DOCUMENT_FACTS, "n_tokens"]))
    turns = documents.index.get_indexer(uses["document"])
    without = np.setdiff1d(np.arange(len(documents)), turns)
    turns = np.concatenate([turns, without])
    # The starts decide where uses of a document stand; the sort is stable, so equal ones keep the order of the terms.
    starts = np.concatenate([uses["start"].to_numpy(dtype=np.int64), np.zeros(len(without), dtype=np.int64)])
    order = np.lexsort([starts, turns])
    uses = uses.reindex(range(len(turns))).take(order).reset_index(drop=True)
    facts = documents.take(turns[order]).rename_axis("document").reset_index()
    table = facts.assign(**{name: uses[name] for name in USE if name != "document"})[COLUMNS]
    table.attrs = {"terms": [*found]}
    return table


def _list_uses(corpus: Corpus, found: Found) -> pd.DataFrame:
    """Read the passages that use a term: one row a use, term by term, in the order of the passages."""
    rows = np.unique(np.concatenate([held for held, _ in found.values()]))
    read = corpus.read_passages(rows, ["document", "text", "start"])
    before = _tokens_before(corpus)[rows]
    n_tokens = corpus.document_facts(["n_tokens"])["n_tokens"].reindex(read["document"]).to_numpy()
    firsts: dict[int, list[int]] = {}
    columns: dict[str, list] = {name: [] for name in USE}
    for term, (held, _) in found.items():
        pattern = search_pattern(term)
        for at in np.searchsorted(rows, held).tolist():
            text, start = read["text"].iat[at], int(read["start"].iat[at])
            if at not in firsts:
                firsts[at] = [token.start for token in tokenize(text)]
            for match in pattern.finditer(text):
                # A use inside a word ("China" in "one-China") stands where the word does.
                place = before[at] + max(bisect_right(firsts[at], match.start()) - 1, 0)
                use = (read["document"].iat[at], term, place / n_tokens[at], read.index[at], start + match.start(), start + match.end())
                for name, value in zip(USE, use, strict=True):
                    columns[name].append(value)
    return pd.DataFrame(columns).astype(USE)


def _tokens_before(corpus: Corpus) -> np.ndarray:
    """Count the tokens of its document that stand before each passage, (n_passages,)."""
    passages = corpus.passage_facts(["document", "position", "n_tokens"])
    holders = pd.factorize(passages["document"])[0]
    order = np.lexsort([passages["position"].to_numpy(), holders])
    n_tokens, holders = passages["n_tokens"].to_numpy()[order], holders[order]
    ends = np.cumsum(n_tokens) - n_tokens
    opens = np.flatnonzero(np.diff(holders, prepend=-1))
    before = np.empty(len(order), dtype=np.int64)
    before[order] = ends - np.repeat(ends[opens], np.diff(np.append(opens, len(order))))
    return before
