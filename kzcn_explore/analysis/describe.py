"""Description: what a corpus holds, on one page: as a whole, by language, by source and by period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_whole
from kzcn_explore.analysis.terms.stretches import spread
from kzcn_explore.analysis.themes.shares import in_date_order
from kzcn_explore.analysis.timelines.group_timelines import group_of
from kzcn_explore.analysis.timelines.periods import PERIODS, all_periods, place_documents, usual_period
from kzcn_explore.analysis.type_token import moving_type_token
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.text.tokens import word_form
from kzcn_explore.text.words.streams import token_stream

AUTO = "auto"
CHOICES = (AUTO, *PERIODS)
# Rows of the largest sources, and of the largest languages; the others share one.
MOST_NAMED = 20
# Rows of periods that fit on a page.
MOST_PERIODS = 40
OTHERS, NO_VALUE, NO_PERIOD = "others", "not known", "in no one period"
# How the first day of a period is written: a date that is cut off where the period is longer, which pandas reads back as that day.
WRITTEN = {"day": "%Y-%m-%d", "week": "%Y-%m-%d", "month": "%Y-%m", "quarter": "%Y-Q%q", "year": "%Y"}
COUNTS = ("n_documents", "n_passages", "n_tokens", "n_types")
MISSING = ("n_undated", "n_inexact", "n_copies", "n_copied_passages")
TYPES = {"group": "str", "name": "str", **dict.fromkeys(COUNTS, "int64"), "type_token": "float64", **dict.fromkeys(MISSING, "int64")}


def describe(corpus: Corpus, *, every: str = AUTO, window: int = 500) -> pd.DataFrame:
    """Describe a corpus in one table: how much text there is, of which languages, sources and periods, and what is missing or repeated.

    A type is a different word as the package counts words: in lower case, without a possessive 's; numbers and function words are
    words, too, and no form is led back to its lemma.

    Parameters
    ----------
    corpus : Corpus
    every : {"auto", "day", "week", "month", "quarter", "year"}, default "auto"
        "auto" takes the corpus's usual period (``usual_period``), or the next longer one that makes 40 rows at most; else years.
    window : int, default 500
        Words of the window of ``type_token``, one or more.

    Returns
    -------
    DataFrame, one row a group of documents: the corpus, then languages, sources and periods
        ``group`` {"corpus", "language", "source", "period"}, ``name`` (of the language or source, that with most documents first, then
        "others", which sums up what comes after the twentieth, and "not known"; of a period its day, month, quarter or year as in
        2022-06-07, 2022-06, 2022-Q2 and 2022, of a week its Monday, ascending, those without a document too, then "in no one period";
        of the corpus "all"), ``n_documents``, ``n_passages``, ``n_tokens``, ``n_types``, ``type_token`` (the mean part of different
        words in all windows, 0 to 1; NaN where there are fewer words than a window has), ``n_undated`` (documents of which no date is
        known), ``n_inexact`` (documents with a date that is not known to the day), ``n_copies`` (documents that repeat another one of
        the corpus), ``n_copied_passages`` (passages that do). ``attrs``: ``every``, ``window``.

        Windows go over the words of a group's documents one after the other, in the order of their dates. Passages that repeat another
        one of the corpus are left out there, and nowhere else.

    Raises
    ------
    ValueError
        If `every` is none of the six, or `window` is no positive whole number.

    References
    ----------
    Covington & McFall (2010), Cutting the Gordian knot: the moving-average type–token ratio (MATTR).

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = kz.describe(kz.load_corpus())
    >>> table[["group", "name", "n_documents", "n_tokens", "n_types", "n_inexact"]]
          group              name  n_documents  n_tokens  n_types  n_inexact
    0    corpus               all            5      2159      635          2
    1  language                en            5      2159      635          2
    2    source         Kazinform            3      1074      387          0
    3    source         not known            2      1085      450          2
    4    period              2020            1       311      172          0
    5    period              2021            0         0        0          0
    6    period              2022            3      1187      394          1
    7    period  in no one period            1       661      311          1
    """
    check_corpus(corpus)
    check_whole("window", window)
    if every not in CHOICES:
        raise ValueError(f"every must be one of {list(CHOICES)}; got {every!r}.")
    documents = corpus.document_facts(["earliest", "latest", "precision", "copy_of", "language", "source", "n_tokens"])
    every = _page_period(documents) if every == AUTO else every
    counted = _count(corpus, documents)
    rows = [
        {"group": group, "name": name} | counted.row(members, window)
        for group, names, of in _groupings(documents, every)
        for name, members in _members(names, of)
    ]
    table = pd.DataFrame(rows).astype(TYPES)[[*TYPES]]
    table.attrs = {"every": every, "window": int(window)}
    return table


@dataclass(frozen=True, eq=False)
class _Counted:
    """What there is of each document and passage; passages are in the order of their documents' dates.

    ``types`` holds the number of the type of each word; the words of passage i are ``types[bounds[i] : bounds[i + 1]]``.
    """

    holders: np.ndarray
    types: np.ndarray
    bounds: np.ndarray
    in_turn: np.ndarray
    are_copies: np.ndarray
    facts: dict[str, np.ndarray]

    def row(self, members: np.ndarray, window: int) -> dict[str, object]:
        """Describe some documents, told by bool, (n_documents,)."""
        passages = self.in_turn[members[self.holders[self.in_turn]]]
        n_tokens = int((self.bounds[passages + 1] - self.bounds[passages]).sum())
        copied = self.are_copies[passages]
        types, repeated = self._types(passages[~copied]), self._types(passages[copied])
        return {
            "n_documents": int(members.sum()),
            "n_passages": len(passages),
            "n_tokens": n_tokens,
            "n_types": _n_different(types, repeated),
            "type_token": moving_type_token(types, window),
            **{name: int(has[members].sum()) for name, has in self.facts.items()},
            "n_copied_passages": int(copied.sum()),
        }

    def _types(self, passages: np.ndarray) -> np.ndarray:
        starts = self.bounds[passages]
        return self.types[spread(starts, self.bounds[passages + 1] - starts)]


def _count(corpus: Corpus, documents: pd.DataFrame) -> _Counted:
    passages = corpus.passage_facts(["document", "position", "copy_of", "text"])
    stream = token_stream(passages["text"])
    number_of = {form: number for number, form in enumerate(dict.fromkeys(map(word_form, stream.surfaces)))}
    types = np.array([number_of[word_form(surface)] for surface in stream.surfaces], dtype=np.int32)[stream.ids]
    turn_of = np.empty(len(documents), dtype=np.int64)
    turn_of[documents.index.get_indexer(in_date_order(documents).index)] = np.arange(len(documents))
    holders = documents.index.get_indexer(passages["document"])
    in_turn = np.lexsort([passages["position"].to_numpy(), turn_of[holders]])
    undated = documents["precision"].eq("unknown").to_numpy(dtype=bool)
    facts = {
        "n_undated": undated,
        "n_inexact": ~undated & documents["precision"].ne("day").to_numpy(dtype=bool),
        "n_copies": documents["copy_of"].isin(documents.index).to_numpy(dtype=bool),
    }
    # A copy whose original was filtered out stands for it.
    are_copies = passages["copy_of"].isin(passages.index).to_numpy(dtype=bool)
    return _Counted(holders, types, stream.bounds, in_turn, are_copies, facts)


def _n_different(*runs: np.ndarray) -> int:
    """Count the different numbers in runs."""
    seen = np.zeros(max((int(run.max()) + 1 for run in runs if len(run)), default=0), dtype=bool)
    for run in runs:
        seen[run] = True
    return int(seen.sum())


def _groupings(documents: pd.DataFrame, every: str) -> Iterator[tuple[str, list[str], np.ndarray]]:
    """Give each grouping: what it is by, the names of its groups, and the group of each document by number."""
    yield "corpus", ["all"], np.zeros(len(documents), dtype=np.int64)
    for column in ("language", "source"):
        yield column, *_largest(group_of(documents, column), documents["n_tokens"])
    placed = place_documents(documents, every)
    periods = all_periods(placed, every)
    names = periods.to_period(PERIODS[every]).start_time if every != "quarter" else periods.to_period("Q")
    names = [*names.strftime(WRITTEN[every])]
    of = periods.get_indexer(placed)
    yield "period", *_with_rest(names, of, NO_PERIOD)


def _largest(groups: pd.Series, n_tokens: pd.Series) -> tuple[list[str], np.ndarray]:
    """Name the groups with most documents, of equal ones those with most words, and number those of all documents."""
    sizes = n_tokens.groupby(groups).agg(["size", "sum"]).sort_index()
    names = sizes.sort_values(["size", "sum"], ascending=False, kind="stable").index
    of = names.get_indexer(groups)
    named = [*names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        of, named = np.minimum(of, MOST_NAMED), [*named, OTHERS]
    return _with_rest(named, of, NO_VALUE)


def _with_rest(names: list[str], of: np.ndarray, rest: str) -> tuple[list[str], np.ndarray]:
    """Give the documents that are in no group, -1, one of their own, if there are any."""
    return ([*names, rest], np.where(of < 0, len(names), of)) if (of < 0).any() else (names, of)


def _members(names: list[str], of: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    return ((name, of == number) for number, name in enumerate(names))


def _page_period(documents: pd.DataFrame) -> str:
    """Choose the usual period, or the next longer one whose periods fit on a page."""
    longer = [*PERIODS][[*PERIODS].index(usual_period(documents)) :]
    fitting = (every for every in longer if len(all_periods(place_documents(documents, every), every)) <= MOST_PERIODS)
    return next(fitting, longer[-1])
