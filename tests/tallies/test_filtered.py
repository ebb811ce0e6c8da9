"""Tables that are made of the filtered corpus: a view gives what the plain functions make of it, in memory and of a store."""

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kzcn_explore.analysis import theme_tables
from kzcn_explore.analysis.themes import examples
from kzcn_explore.analysis.themes.shares import share_table
from kzcn_explore.analysis.timelines import period_terms, term_timelines
from kzcn_explore.scale.opening import open_study
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.tallies import rows, sums
from kzcn_explore.text.search import search_pattern
from tests.tallies.plainly import SELECTIONS, WITHOUT_HELP, check_equal, chosen_plainly, evidence_plainly

EVERY = "month"
# Of random selections many let nothing through.
NARROWED = Selection(start="2021-01", end="2022-05", sources=("x", "y"), search="trade", themes=(0, 1))
BEHIND = st.fixed_dictionaries(
    {},
    optional={
        "theme": st.sampled_from([0, 1, 2]),
        "term": st.sampled_from(["water", "border, school"]),
        "document": st.integers(0, 399),
        "period": st.sampled_from(["2021-01-01", "2021-02-01", "1999-01-01"]),
    },
)


@pytest.fixture(scope="module")
def whole_theme_table(mixed_corpus, mixed_model):
    return theme_tables.theme_table(mixed_model, mixed_corpus)


@pytest.fixture(params=["plain", "compiled", "stored"])
def study(request, mixed_corpus, mixed_model, monkeypatch):
    """A study whose sums are made anew: as those of small corpora, as those of large ones, and of a store."""
    from_rows = 10**9 if request.param == "plain" else 0
    monkeypatch.setattr(sums, "KERNEL_FROM", from_rows)
    monkeypatch.setattr(rows, "INDEX_FROM", from_rows)
    if request.param == "stored":
        return open_study(request.getfixturevalue("mixed_store"), every=EVERY)
    return Study(mixed_corpus, model=mixed_model, every=EVERY)


def test_the_shares_of_a_study_are_those_of_its_model(study, mixed_corpus, mixed_model):
    plain = share_table(mixed_model, mixed_corpus)
    pd.testing.assert_frame_equal(study.shares.astype(float), plain, rtol=1e-6, check_names=False, check_column_type=False)
    assert (plain == 0).all(axis=1).sum() >= 30


@given(SELECTIONS)
@example(NARROWED)
@WITHOUT_HELP
def test_what_themes_take_of_a_view_is_what_they_take_of_the_filtered_corpus(
    study, mixed_corpus, mixed_model, whole_theme_table, selection
):
    view = study.view(selection)
    whole, _ = chosen_plainly(mixed_corpus, selection, study.shares)
    shares = study.shares.loc[whole.passages.index]
    check_equal(view.document_themes, theme_tables.document_themes(mixed_model, whole, shares=shares))
    check_equal(view.theme_passages, examples.theme_passages(mixed_model, whole, shares=shares))
    check_equal(view.theme_terms_by_period, period_terms.theme_terms_by_period(mixed_model, whole, every=EVERY, shares=shares))
    counted = theme_tables.theme_counts(mixed_model.labels_, whole, shares)[["share", "n_passages", "n_documents"]]
    plain = whole_theme_table.assign(**{name: counted[name] for name in counted})
    pd.testing.assert_frame_equal(view.theme_table, plain, rtol=1e-6)


@given(SELECTIONS, st.lists(st.sampled_from(["trade", "rail* visit", "zebra"]), min_size=1, unique=True))
@example(NARROWED, ["trade", "zebra"])
@WITHOUT_HELP
def test_the_terms_of_documents_are_counted_in_the_filtered_corpus(study, mixed_corpus, selection, terms):
    _, corpus = chosen_plainly(mixed_corpus, selection, study.shares)
    check_equal(study.view(selection).document_terms(terms), term_timelines.document_terms(corpus, terms))


@given(SELECTIONS, BEHIND)
@example(NARROWED, {"term": "water"})
@example(NARROWED, {"period": "2021-01-01", "theme": 1})
@example(NARROWED, {"document": 8, "theme": 2})
@WITHOUT_HELP
def test_evidence_is_every_passage_of_the_filtered_corpus_that_stands_behind_a_number(study, mixed_corpus, mixed_model, selection, behind):
    if "document" in behind:
        behind = behind | {"document": mixed_corpus.documents.index[behind["document"]]}
    whole, corpus = chosen_plainly(mixed_corpus, selection, study.shares)
    found = study.view(selection).evidence(**behind)
    plain = evidence_plainly(corpus if behind.get("theme") is None else whole, study.shares, EVERY, behind)
    check_equal(found.drop(columns="marks"), plain)
    patterns = [search_pattern(query) for query in (selection.search, behind.get("term")) if query]
    terms = mixed_model.ranked_terms(behind["theme"], 10) if "theme" in behind else ()
    texts = mixed_corpus.documents["text"]
    for row in found.itertuples():
        assert texts[row.document][row.start : row.end] == row.text
        spans = [match.span() for pattern in patterns for match in pattern.finditer(row.text)]
        spans += [(first, end) for term, first, end in mixed_model.theme_spans(row.text) if term in terms]
        marked = [place - row.start for mark in row.marks for place in range(*mark)]
        assert marked == sorted({place for span in spans for place in range(*span)})
