"""Tables from sums: whatever is chosen, they are those that the plain functions make of the chosen documents."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis import theme_tables
from kzcn_explore.analysis.themes.shares import in_date_order
from kzcn_explore.analysis.timelines import group_timelines, term_timelines, timelines
from kzcn_explore.selection import Selection
from kzcn_explore.tallies import rows, sums
from kzcn_explore.themed import Themed
from tests.tallies.plainly import SELECTIONS, WITHOUT_HELP, check_equal, chosen_plainly


@pytest.fixture(params=["plain", "compiled"])
def engine(request, monkeypatch):
    """Both ways of adding up and of searching: that of small corpora and that of large ones."""
    monkeypatch.setattr(sums, "KERNEL_FROM", 0 if request.param == "compiled" else 10**9)
    monkeypatch.setattr(rows, "INDEX_FROM", 0 if request.param == "compiled" else 10**9)
    return request.param


@given(SELECTIONS)
@WITHOUT_HELP
def test_every_table_of_a_view_is_the_plain_one_of_the_filtered_corpus(mixed_study, engine, selection):
    study = mixed_study.changed()
    study.themed = Themed(study.corpus, study.model)  # whose sums are made anew, by this engine
    view = study.view(selection)
    whole, corpus = chosen_plainly(study.corpus, selection, study.shares)
    assert view.line.startswith(f"{len(corpus):,} of 400 documents · {len(corpus.passages):,} of ")
    assert (view.n_documents, view.n_passages, view.n_tokens) == (len(corpus), len(corpus.passages), corpus.n_tokens)
    pd.testing.assert_frame_equal(view.documents, corpus.documents)
    pd.testing.assert_frame_equal(view.passages, corpus.passages)
    pd.testing.assert_frame_equal(view.without_themes.documents, whole.documents)
    check_equal(view.document_timeline, timelines.document_timeline(corpus, study.every))
    asked = {"every": study.every, "by": study.by}
    shares = study.shares.loc[whole.passages.index]
    check_equal(view.theme_timeline, timelines.theme_timeline(study.model, whole, **asked, shares=shares))
    for group in ("source", "language"):
        plain = group_timelines.group_timeline(study.model, whole, group, **asked, shares=shares)
        check_equal(view.group_timeline(group), plain)
    check_equal(view.theme_terms, theme_tables.theme_terms(study.model, whole))
    terms = ["trade", "rail* visit", "zebra", "trade"]
    check_equal(view.term_timeline(terms), term_timelines.term_timeline(corpus, terms, **asked))


@given(SELECTIONS)
@WITHOUT_HELP
def test_what_the_themes_take_of_a_view_is_counted_from_the_same_passages(mixed_study, selection):
    view = mixed_study.view(selection)
    whole, _ = chosen_plainly(mixed_study.corpus, selection, mixed_study.shares)
    plain = theme_tables.theme_counts(mixed_study.model.labels_, whole, mixed_study.shares.loc[whole.passages.index])
    # The whole table refits the themes; what the view counts is asked of the sums alone.
    taken = view._theme_sums.total(view._days)
    assert taken.n_in[0].tolist() == plain["n_passages"].tolist()
    assert taken.n_with[0].tolist() == plain["n_documents"].tolist()
    assert taken.part[0].tolist() == pytest.approx((plain["share"].fillna(0) * whole.n_tokens).tolist())


@given(SELECTIONS, st.integers(0, 12), st.integers(1, 30))
@WITHOUT_HELP
def test_documents_are_listed_by_date_or_by_the_share_of_a_theme(mixed_study, selection, first, n):
    view = mixed_study.view(selection)
    whole, corpus = chosen_plainly(mixed_study.corpus, selection, mixed_study.shares)
    by_date = in_date_order(corpus.documents).iloc[first : first + n]
    listed = view.list_documents(first=first, n=n)
    assert listed["document"].tolist() == by_date.index.tolist()
    assert listed["n_tokens"].tolist() == by_date["n_tokens"].tolist()
    assert listed["share"].isna().all()
    plain = theme_tables.document_themes(mixed_study.model, whole, shares=mixed_study.shares.loc[whole.passages.index])
    of_theme = plain[(plain["theme"] == 1) & (plain["share"] > 0)].set_index("document")["share"]
    by_share = of_theme.reindex(whole.documents.index).dropna().sort_values(ascending=False, kind="stable")
    listed = view.list_documents(first=first, n=n, theme=1)
    assert listed["share"].tolist() == pytest.approx(by_share.iloc[first : first + n].tolist())
    assert listed["share"].tolist() == pytest.approx(of_theme[listed["document"]].tolist())
    assert listed["document"].is_unique


@given(SELECTIONS)
@WITHOUT_HELP
def test_the_terms_that_a_view_uses_most_are_those_of_its_counts(mixed_study, selection):
    view = mixed_study.view(selection)
    whole, _ = chosen_plainly(mixed_study.corpus, selection, mixed_study.shares)
    counts = mixed_study.counts[np.flatnonzero(mixed_study.corpus.passages.index.isin(whole.passages.index))]
    n, held = np.asarray(counts.sum(axis=0)).ravel(), np.asarray((counts > 0).sum(axis=0)).ravel()
    model = mixed_study.model
    plain = sorted(((-uses, place) for place, uses in enumerate(n) if uses), key=lambda one: one)[:5]
    listed = view.top_terms(5)
    assert listed["term"].tolist() == [model.display(model.terms_[place]) for _, place in plain]
    assert listed["n"].tolist() == [-uses for uses, _ in plain]
    assert listed["n_passages"].tolist() == [held[place] for _, place in plain]


def test_a_corpus_whose_passages_stand_in_another_order_gives_the_same_tables(mixed_corpus, mixed_model):
    from dataclasses import replace

    from kzcn_explore.study import Study

    shuffled = replace(mixed_corpus, passages=mixed_corpus.passages.sample(frac=1, random_state=0))
    selection = Selection(start="2021-01-03", search="trade")
    one, other = (Study(corpus, model=mixed_model, every="month").view(selection) for corpus in (mixed_corpus, shuffled))
    check_equal(other.theme_timeline, one.theme_timeline)
    check_equal(other.term_timeline(["rail"]), one.term_timeline(["rail"]))
    assert other.evidence(theme=1)["passage"].sort_values().tolist() == one.evidence(theme=1)["passage"].sort_values().tolist()
    assert other.list_documents(theme=1)["share"].tolist() == pytest.approx(one.list_documents(theme=1)["share"].tolist())
    pd.testing.assert_frame_equal(other.list_documents(), one.list_documents())
