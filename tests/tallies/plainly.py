"""Random selections, and what they let through, found plainly: one filter of the corpus after the other."""

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.themes.shares import BELONGS, DOCUMENT_FACTS, in_date_order
from kzcn_explore.analysis.timelines.periods import place_documents
from kzcn_explore.corpus.model import Corpus
from kzcn_explore.selection import Selection

SOME = ("d32688200-0", "d773277009-2", "d741756679-3", "d212582082-5", "d138303509-13", "d212135467-22", "d620624502-23", "nobody")
SELECTIONS = st.builds(
    Selection,
    start=st.sampled_from([None, None, "2021-01-03", "2021-01-04", "2021-02", "2022", "2024"]),
    end=st.sampled_from([None, None, "2024-01-03", "2024-02-11", "2024"]),
    dates=st.sampled_from(["exact", "possible", "all"]),
    sources=st.sampled_from([(), (), "x", ("y", "z"), "nobody"]),
    languages=st.sampled_from([(), (), "en"]),
    themes=st.sampled_from([(), (), 0, (1, 2), 9]),
    search=st.sampled_from(["", "", "trade", "rail* visit, loan", "zebra"]),
    periods=st.sampled_from([(), (), "2021", "2021-01", ("2021-02-11", "2022Q2"), "no month", ("2021", "no year")]),
    documents=st.sampled_from([(), (), (), "d956267254-1", SOME]),
)
WITHOUT_HELP = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def chosen_plainly(corpus: Corpus, selection: Selection, shares: pd.DataFrame) -> tuple[Corpus, Corpus]:
    """Filter the tables one part of the selection after the other: without its themes, and with them."""
    corpus = corpus.between(selection.start, selection.end, dates=selection.dates)
    for column, allowed in (("source", selection.sources), ("language", selection.languages)):
        if allowed:
            corpus = corpus.keep_documents(corpus.documents[column].isin(allowed))
    if selection.periods:
        inside = pd.Series(False, index=corpus.documents.index)
        for period in map(pd.Period, (period for period in selection.periods if not period.startswith("no "))):
            inside |= (corpus.documents["earliest"] >= period.start_time) & (corpus.documents["latest"] <= period.end_time)
        for every in (period.removeprefix("no ") for period in selection.periods if period.startswith("no ")):
            inside |= place_documents(corpus.documents, every).isna()
        corpus = corpus.keep_documents(inside)
    if selection.documents:
        corpus = corpus.keep_documents(pd.Series(corpus.documents.index.isin(selection.documents)))
    if selection.search:
        corpus = corpus.matching(selection.search)
    if not selection.themes:
        return corpus, corpus
    rows = shares.loc[corpus.passages.index]
    known = [theme for theme in selection.themes if theme in rows.columns]
    return corpus, corpus.keep_passages((rows[known] >= BELONGS).any(axis=1))


def evidence_plainly(corpus: Corpus, shares: pd.DataFrame, every: str, behind: dict) -> pd.DataFrame:
    """List the passages of a filtered corpus behind a number as ``View.evidence`` does, but for their marks."""
    theme = behind.get("theme")
    if "term" in behind:
        corpus = corpus.matching(behind["term"])
    rows = corpus.passages.join(corpus.documents[[*DOCUMENT_FACTS]], on="document").rename_axis("passage").reset_index()
    rows["share"] = np.nan if theme is None else shares.loc[rows["passage"], theme].to_numpy(dtype=float)
    kept = pd.Series(True, index=rows.index)
    if theme is not None:
        kept &= rows["share"] > 0 if {"document", "period"} & {*behind} else rows["share"] >= BELONGS
    if "document" in behind:
        kept &= rows["document"] == behind["document"]
    if "period" in behind:
        placed = place_documents(corpus.documents, every)
        kept &= rows["document"].isin(placed.index[placed == pd.Timestamp(behind["period"])])
    turns = in_date_order(corpus.documents).index.get_indexer(rows["document"])
    rows = rows.assign(turn=turns, less=-rows["share"])[kept]
    rows = rows.sort_values(["turn", "position"] if theme is None else ["less", "passage"]).reset_index(drop=True)
    columns = ["passage", "document", *DOCUMENT_FACTS, "position", "text", "start", "end", "n_tokens", "copy_of", "share"]
    return rows[columns]


def check_equal(found: pd.DataFrame, plain: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(found, plain, rtol=1e-9, atol=1e-12)
    assert found.attrs == plain.attrs
