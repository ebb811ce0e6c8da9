"""Timelines: how much of each period every theme takes; empty periods stay, as gaps."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.analysis.checks import check_corpus
from kzcn_explore.analysis.themes.shares import given_shares, said_of_shares
from kzcn_explore.analysis.timelines.period_sums import ratio_table
from kzcn_explore.analysis.timelines.periods import all_periods, place_documents, windows
from kzcn_explore.analysis.timelines.theme_amounts import COLUMNS, about, theme_amounts, themes_named
from kzcn_explore.corpus.model import Corpus


def document_timeline(corpus: Corpus, every: str = "month") -> pd.DataFrame:
    """Count documents per period.

    Parameters
    ----------
    corpus : Corpus
        Documents whose date interval fits inside one period are placed; the others are counted in ``attrs["n_unplaced"]``.
    every : {"day", "week", "month", "quarter", "year"}, default "month"

    Returns
    -------
    DataFrame, one row a period, ascending, without gaps
        ``period`` (first day; a week's is Monday), ``n_documents``, ``n_passages``, ``n_tokens``.

    Raises
    ------
    ValueError
        If `every` is not one of the five.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> kz.document_timeline(kz.load_corpus(), "year")["n_documents"].tolist()
    [1, 0, 3]
    """
    check_corpus(corpus)
    placed = place_documents(corpus.documents, every)
    counted = corpus.documents.groupby(placed).agg(
        n_documents=("title", "size"), n_passages=("n_passages", "sum"), n_tokens=("n_tokens", "sum")
    )
    table = counted.reindex(all_periods(placed, every), fill_value=0).rename_axis("period").reset_index()
    table = table.astype({"period": "datetime64[s]"})
    table.attrs = {"every": every, "n_unplaced": int(placed.isna().sum())}
    return table


def theme_timeline(
    model, corpus: Corpus, *, every: str = "month", by: str = "tokens", smooth: int = 1, shares: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Tell how much of each period every theme takes.

    Parameters
    ----------
    model : ThemeModel or LexiconModel
        Fitted.
    corpus : Corpus
    every : {"day", "week", "month", "quarter", "year"}, default "month"
    by : {"tokens", "documents"}, default "tokens"
        ``"tokens"``: the part of all tokens of the period that the theme takes, so that a long document weighs more than a short
        one. ``"documents"``: the part of the period's documents with a passage, one at least, that belongs to the theme (it takes
        a fifth or more of it); one document has several themes, so these parts do not sum to one.
    smooth : int, default 1
        An odd number of periods whose documents are pooled, the period in the middle; 1 pools none. At both ends of the timeline
        the window is cut off. A period without a document of its own stays a gap.
    shares : DataFrame, optional
        ``share_table(model, corpus)``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a period and theme, periods without gaps
        ``period`` (first day), ``theme``, ``label``, ``share`` (0 to 1; NaN in a period without documents), ``low`` and ``high`` (95 %;
        by tokens from the jackknife over documents, on the scale of log odds, NaN below five documents, at a share of 0 or 1, and
        where one document holds all the tokens; by documents the score interval of Wilson 1927, from one document on),
        ``n_documents``, ``n_passages``, ``n_tokens`` (what the share is a share of: with `smooth` those of the window; 0 in a gap).
        ``attrs``: ``every``, ``by``, ``smooth``, ``n_unplaced``, ``multi_label`` (whether a passage may belong to several themes in
        full), ``n_passages`` and ``n_uncovered`` (passages of `corpus`, and of them those of which no theme takes anything). By tokens
        the shares of a period sum to one, less what no theme takes, unless ``multi_label``.

    Raises
    ------
    ValueError
        If `every` or `by` is none of these, `smooth` is no odd whole number, or `shares` lacks a passage of the corpus.

    References
    ----------
    Tukey (1958); Cochran (1977); Wilson (1927). Coverage and the other sources: see ``kzcn_explore.analysis.timelines.bands``.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus = kz.load_corpus()
    >>> model = kz.ThemeModel(n_themes=3).fit(corpus.passages["text"])
    >>> table = kz.theme_timeline(model, corpus, every="year", by="documents")
    >>> table.groupby("period")["n_documents"].first().tolist(), table.attrs["n_unplaced"]
    ([1, 0, 3], 1)
    """
    shares = given_shares(model, corpus, shares)
    amounts = theme_amounts(model, corpus, by=by, shares=shares)
    periods, rows = windows(corpus.documents, every, smooth)
    table = themes_named(ratio_table(amounts, corpus.documents, periods, rows), model)[COLUMNS]
    table.attrs = about(model, corpus, every=every, by=by, smooth=smooth) | said_of_shares(model, shares)
    return table
