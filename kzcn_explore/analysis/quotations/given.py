"""Given quotations: the table of quotations that a further table is made of, checked, and what counts once in it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_table
from kzcn_explore.analysis.quotations.printings import count_words
from kzcn_explore.analysis.quotations.quotations import COLUMNS, quotations
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.compared import compared_words


def given_quotations(corpus: Corpus, table: pd.DataFrame | None) -> pd.DataFrame:
    """Return the quotations that are at hand, or find them.

    Parameters
    ----------
    corpus : Corpus
    table : DataFrame, optional
        As ``quotations`` gives it, or some of its rows, in their order.

    Returns
    -------
    DataFrame
        The same rows numbered from 0, and what they name of each other. What goes on from a row that was left out begins a quotation;
        of several printings whose first was left out the earliest is the first.

    Raises
    ------
    ValueError
        If `table` is no table of quotations, its rows were moved, or it is that of another corpus.
    """
    check_corpus(corpus)
    if table is None:
        return quotations(corpus)
    check_table("quotations", table, "quotations(corpus)")
    missing = [column for column in COLUMNS if column not in table.columns]
    if missing:
        raise ValueError(f"quotations must have the columns of quotations(corpus); got none of {missing}.")
    if not (table.index.is_monotonic_increasing and table.index.is_unique):
        raise ValueError("quotations must be rows of quotations(corpus) in their order; got some that were moved.")
    holders = corpus.passage_facts(["document"])["document"].reindex(table["passage"])
    strange = table["document"].to_numpy()[holders.to_numpy() != table["document"].to_numpy()]
    if len(strange):
        raise ValueError(
            f"quotations must be those of corpus; got {len(strange):,} that do not stand in its passages, of document {strange[0]!r} among "
            "them. Make it with quotations(corpus)."
        )
    return numbered(table)


def numbered(table: pd.DataFrame) -> pd.DataFrame:
    """Number rows of a table of quotations from 0, and what they name of each other; see ``given_quotations``.

    Examples
    --------
    >>> table = pd.DataFrame({"document": ["b", "c"], "earliest": pd.NaT, "continues": pd.array([4, pd.NA], dtype="Int64")}, index=[5, 8])
    >>> numbered(table.assign(printing_of=pd.array([2, 2], dtype="Int64")))[["continues", "printing_of"]]
       continues  printing_of
    0       <NA>         <NA>
    1       <NA>            0
    """
    places = pd.Series(np.arange(len(table)), index=table.index, dtype="Int64")
    if table.index.equals(pd.RangeIndex(len(table))):
        return table
    by_day = table["earliest"].sort_values(kind="stable", na_position="last").index
    roots = table["printing_of"].fillna(pd.Series(table.index, index=table.index, dtype="Int64"))
    first = by_day.to_series().groupby(roots.loc[by_day]).first()
    known = roots.isin(table.index)
    roots = roots.where(known, roots.map(first).astype("Int64"))
    named = {"continues": table["continues"], "printing_of": roots.mask(roots == table.index)}
    return table.assign(**{name: labels.map(places).astype("Int64") for name, labels in named.items()}).reset_index(drop=True)


def whole_quotations(table: pd.DataFrame) -> pd.DataFrame:
    """Put the rows together that go on from each other, across passages or a mark that is said again.

    Parameters
    ----------
    table : DataFrame
        As ``quotations`` gives it.

    Returns
    -------
    DataFrame, one row a quotation; index ``quotation`` (its first row in `table`)
        ``document``, ``speaker`` (missing where nobody is found), ``is_actor``, ``text`` (its rows, a line each), ``n_words``,
        ``is_first``: whether the longest of its rows reprints none of an earlier document.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> whole = whole_quotations(kz.quotations(kz.load_corpus()))
    >>> len(whole), int(whole["is_first"].sum())
    (9, 6)
    """
    # A row goes on from the one before it.
    heads = np.flatnonzero(table["continues"].isna().to_numpy())
    bounds = [*heads.tolist(), len(table)]
    texts, reprints = table["text"].tolist(), table["printing_of"].notna().tolist()
    sizes = [count_words(compared_words(text)) for text in texts]
    spans = [slice(first, end) for first, end in pairwise(bounds)]
    longest = [max(range(span.start, span.stop), key=sizes.__getitem__) for span in spans]
    whole = table.loc[heads, ["document", "speaker", "is_actor"]].rename_axis("quotation")
    return whole.assign(
        text=pd.Series(["\n".join(texts[span]) for span in spans], index=heads, dtype="str"),
        n_words=pd.Series([sum(sizes[span]) for span in spans], index=heads, dtype="int64"),
        is_first=pd.Series([not reprints[row] for row in longest], index=heads, dtype="bool"),
    )
