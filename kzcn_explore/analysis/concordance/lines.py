"""Lines: matches as rows with the words around them and what is known of their documents."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.concordance.contexts import words_before, words_behind
from kzcn_explore.analysis.concordance.matches import Matches
from kzcn_explore.analysis.concordance.searched import Searched
from kzcn_explore.analysis.themes.shares import DOCUMENT_FACTS

COLUMNS = {
    "document": "str", "title": "str", "date": "datetime64[s]", "earliest": "datetime64[s]", "latest": "datetime64[s]",
    "precision": "str", "source": "str", "passage": "int64", "start": "int64", "end": "int64", "before": "str", "match": "str",
    "after": "str",
}  # fmt: skip


def write_lines(searched: Searched, matches: Matches, *, window: int = 8) -> pd.DataFrame:
    """Write a line for each match; only their passages and documents are read, so that a page of many matches is there at once.

    Parameters
    ----------
    searched : Searched
    matches : Matches
        All or some of those that were found, in the order of the lines.
    window : int, default 8
        Words on either side.

    Returns
    -------
    DataFrame, one row a match
        The columns of ``concordance``, and its ``attrs``.
    """
    passages, which = np.unique(matches.passages, return_inverse=True)
    held = searched.corpus.read_passages(passages, ["start", "text"])
    documents, of = np.unique(searched.holders(passages), return_inverse=True)
    facts = searched.corpus.read_documents(documents, DOCUMENT_FACTS)
    of = of[which]
    offsets = held["start"].to_numpy()[which]
    texts = held["text"].tolist()
    places = zip(which.tolist(), matches.starts.tolist(), matches.ends.tolist(), strict=True)
    words = [_around(texts[number], start, end, window) for number, start, end in places]
    before, match, after = zip(*words, strict=True) if words else ((), (), ())
    columns = {
        "document": facts.index.array.take(of),
        **{name: facts[name].array.take(of) for name in DOCUMENT_FACTS},
        "passage": held.index.to_numpy()[which],
        "start": offsets + matches.starts,
        "end": offsets + matches.ends,
        "before": before,
        "match": match,
        "after": after,
    }
    lines = pd.DataFrame({name: pd.Series(columns[name], dtype=kind) for name, kind in COLUMNS.items()})
    lines.attrs = {"n_empty": matches.n_empty}
    return lines


def _around(text: str, start: int, end: int, window: int) -> tuple[str, str, str]:
    """Cut out a match, and what stands before and behind it with white space squeezed."""
    first, last = words_before(text, start, window).edge, words_behind(text, end, window).edge
    return " ".join(text[first:start].split()), text[start:end], " ".join(text[end:last].split())
