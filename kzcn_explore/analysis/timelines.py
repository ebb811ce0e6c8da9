"""Timelines: how much of each period a theme or a term takes; empty periods stay, as gaps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from kzcn_explore.analysis.periods import all_periods, check_every, place_documents, ratio_and_band
from kzcn_explore.analysis.shares import DOCUMENT_FACTS, document_amounts, in_date_order, share_table
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.search import search_pattern

PER = 1000


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
    placed = place_documents(corpus.documents, every)
    counted = corpus.documents.groupby(placed).agg(
        n_documents=("title", "size"), n_passages=("n_passages", "sum"), n_tokens=("n_tokens", "sum")
    )
    table = counted.reindex(all_periods(placed, every), fill_value=0).rename_axis("period").reset_index()
    table = table.astype({"period": "datetime64[s]"})
    table.attrs = _about(placed, every)
    return table


def theme_timeline(model, corpus: Corpus, *, every: str = "month", by: str = "tokens", shares: pd.DataFrame | None = None) -> pd.DataFrame:
    """Tell how much of each period every theme takes.

    Parameters
    ----------
    model : ThemeModel
        Fitted.
    corpus : Corpus
    every : {"day", "week", "month", "quarter", "year"}, default "month"
    by : {"tokens", "documents"}, default "tokens"
        Whether a long document weighs more than a short one. The denominator is all tokens, or all documents, of the period.
    shares : DataFrame, optional
        ``share_table(model, corpus)``, where it is at hand already.

    Returns
    -------
    DataFrame, one row a period and theme, periods without gaps
        ``period`` (first day), ``theme``, ``label``, ``share`` (0 to 1; NaN in a period without documents), ``low`` and ``high`` (95 % of
        500 bootstrap draws of the period's documents; NaN below five), ``n_documents``, ``n_passages``, ``n_tokens`` (of the period).
        ``attrs``: ``every``, ``by``, ``n_unplaced``. The shares of a period sum to one, less what no theme takes.

    Raises
    ------
    ValueError
        If `every` or `by` is none of these.
    """
    if by not in ("tokens", "documents"):
        raise ValueError(f"by must be one of ['tokens', 'documents']; got {by!r}.")
    shares = share_table(model, corpus) if shares is None else shares
    amounts, documents = document_amounts(shares, corpus)
    wholes = documents["n_tokens"].to_numpy(dtype=float)
    if by == "documents":
        amounts = np.divide(amounts, wholes[:, None], out=np.zeros_like(amounts), where=wholes[:, None] > 0)
        wholes = np.ones(len(documents))
    table = _timeline(corpus, amounts, wholes, [*shares.columns], every)
    names = pd.Series(model.labels_)
    table = table.assign(theme=table["series"].astype("int64"), label=table["series"].map(names).astype("str"), share=table["ratio"])
    kept = ["period", "theme", "label", "share", "low", "high", "n_documents", "n_passages", "n_tokens"]
    about = table.attrs
    table = table[kept]
    table.attrs = about | {"by": by}
    return table


def term_timeline(corpus: Corpus, terms: Sequence[str], *, every: str = "month") -> pd.DataFrame:
    """Tell how often terms are used in each period.

    Parameters
    ----------
    corpus : Corpus
    terms : list of str
        Words, phrases or patterns with ``*``; case is ignored, a space matches a hyphen too. A comma joins alternatives.
    every : {"day", "week", "month", "quarter", "year"}, default "month"

    Returns
    -------
    DataFrame, one row a period and term, periods without gaps
        ``period`` (first day), ``term``, ``n`` (uses), ``rate`` (uses per 1,000 tokens of the period; NaN in a period without
        documents), ``low`` and ``high`` (95 % of 500 bootstrap draws of the period's documents; NaN below five), ``n_documents``,
        ``n_tokens`` (of the period). ``attrs``: ``every``, ``n_unplaced``.

    Raises
    ------
    ValueError
        If `every` is none of the five, a term holds no letter or digit, or no term is given.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> kz.term_timeline(kz.load_corpus(), ["strategic partner*"], every="year")["n"].tolist()
    [3, 0, 7]
    """
    found = count_matches(corpus, terms)
    wholes = corpus.documents["n_tokens"].to_numpy(dtype=float)
    table = _timeline(corpus, found.to_numpy(dtype=float) * PER, wholes, [*found.columns], every)
    about = table.attrs
    table = table.assign(term=table["series"].astype("str"), rate=table["ratio"], n=(table["amount"] / PER).round().astype("int64"))
    table = table[["period", "term", "n", "rate", "low", "high", "n_documents", "n_tokens"]]
    table.attrs = about
    return table


def document_terms(corpus: Corpus, terms: Sequence[str]) -> pd.DataFrame:
    """Tell how often terms are used in each document.

    Parameters
    ----------
    corpus : Corpus
    terms : list of str
        As in ``term_timeline``.

    Returns
    -------
    DataFrame, one row a document and term, documents in the order of their dates, those without one last
        ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``term``, ``n``, ``rate`` (uses per 1,000
        tokens of the document), ``n_tokens``.
    """
    found = count_matches(corpus, terms)
    documents = in_date_order(corpus.documents)
    table = documents[[*DOCUMENT_FACTS, "n_tokens"]].loc[documents.index.repeat(len(found.columns))].rename_axis("document").reset_index()
    table["term"] = pd.Series(np.tile(np.array(found.columns, dtype=object), len(documents)), dtype="str")
    table["n"] = found.loc[documents.index].to_numpy().ravel()
    table["rate"] = PER * table["n"] / table["n_tokens"].where(table["n_tokens"] > 0)
    return table[["document", *DOCUMENT_FACTS, "term", "n", "rate", "n_tokens"]]


def count_matches(corpus: Corpus, terms: Sequence[str]) -> pd.DataFrame:
    """Count the uses of each term in each document: index ``document``, one column a term."""
    if isinstance(terms, str) or not len(terms):
        raise ValueError(f"terms must be a list of words or phrases, one at least; got {terms!r}.")
    texts, holders = corpus.passages["text"], corpus.passages["document"]
    patterns = {term: search_pattern(term) for term in terms}
    counts = {term: [sum(1 for _ in pattern.finditer(text)) for text in texts] for term, pattern in patterns.items()}
    return pd.DataFrame(counts, index=texts.index, dtype="int64").groupby(holders).sum().reindex(corpus.documents.index, fill_value=0)


def _timeline(corpus: Corpus, amounts: np.ndarray, wholes: np.ndarray, series: list, every: str) -> pd.DataFrame:
    """Divide what the documents of each period add up to; one row a period and series."""
    placed = place_documents(corpus.documents, every)
    periods = all_periods(placed, every)
    rows = pd.Series(np.arange(len(placed))).groupby(placed.to_numpy()).agg(list) if placed.notna().any() else pd.Series(dtype=object)
    sizes = corpus.documents[["n_passages", "n_tokens"]].to_numpy()
    lines = []
    for period in periods:
        chosen = rows.get(period, [])
        ratio, low, high = ratio_and_band(amounts[chosen].reshape(len(chosen), len(series)), wholes[chosen])
        facts = (len(chosen), *sizes[chosen].sum(axis=0))
        lines += [(period, *one, *facts) for one in zip(series, amounts[chosen].sum(axis=0), ratio, low, high, strict=True)]
    columns = ["period", "series", "amount", "ratio", "low", "high", "n_documents", "n_passages", "n_tokens"]
    types = {"period": "datetime64[s]", **dict.fromkeys(("amount", "ratio", "low", "high"), "float64")}
    types |= dict.fromkeys(("n_documents", "n_passages", "n_tokens"), "int64")
    table = pd.DataFrame(lines, columns=columns).astype(types)
    table.attrs = _about(placed, every)
    return table


def _about(placed: pd.Series, every: str) -> dict[str, object]:
    return {"every": check_every(every), "n_unplaced": int(placed.isna().sum())}
