"""Study and View: one selection, one set of rows, and every table counts those."""

import itertools
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.lexicon.lexicon import lexicon_themes
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.places import seeds_folder
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.tallies.marking import merged_spans
from kzcn_explore.text.search import search_pattern
from kzcn_explore.view import View

RAW = {path.stem: path.read_bytes().decode() for path in seeds_folder().glob("*.txt")}
SECOND, FOURTH = "001_1775d5543770e237", "003_6a1d1ce386d09e11"

SELECTIONS = st.builds(
    Selection,
    start=st.sampled_from([None, "2020", "2020-09-12", "2022-04-25", "2022-06"]),
    end=st.sampled_from([None, "2022-06-07", "2022", "2030"]),
    dates=st.sampled_from(["exact", "possible", "all"]),
    sources=st.sampled_from([(), (), "Kazinform", "Reuters"]),
    languages=st.sampled_from([(), (), "en", ("en", "ru")]),
    themes=st.sets(st.sampled_from([0, 1, 2, 3, 99]), max_size=2),
    search=st.sampled_from(["", "", "china", "strateg* partner*", "one china, trade", "zebra"]),
    periods=st.sampled_from([(), (), "2022", "2022Q2", ("2020Q3", "2022-04-25"), "1999"]),
)


@pytest.fixture(scope="module")
def seeds():
    """The five articles by quarter, with four themes."""
    corpus = load_corpus()
    return Study(corpus, model=ThemeModel(n_themes=4).fit(corpus.passages["text"]), every="quarter")


@pytest.fixture
def study():
    """Two dated documents and one without a date; two themes that share no term."""
    frame = pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "date": ["2022-03-01", "2022-01-01", None],
            "text": [
                "trade, exports\n\ntrade, exports, here",
                "virus, vaccine\n\nvirus, vaccine, trade, exports",
                "trade, exports\n\n… 30 …",
            ],
            "source": ["x", "y", None],
            "language": "en",
        }
    )
    return Study(load_corpus(frame), every="month", model=ThemeModel(n_themes=2).fit(["trade, exports"] * 3 + ["virus, vaccine"] * 2))


@given(SELECTIONS)
@settings(max_examples=60, deadline=None)
def test_every_table_of_a_view_counts_the_same_rows(seeds, selection):
    view = seeds.view(selection)
    n_documents, n_passages, n_tokens = (
        int(n) for n in re.match(r"(\d+) of 5 documents · (\d+) of 58 passages · ([\d]+)", view.line.replace(",", "")).groups()
    )
    assert [n_documents, n_passages, n_tokens] == [view.n_documents, view.n_passages, view.n_tokens]
    assert [n_documents, n_passages, n_tokens] == [len(view.documents), len(view.passages), view.passages["n_tokens"].sum()]
    assert view.documents[["n_passages", "n_tokens"]].sum().tolist() == [n_passages, n_tokens]
    assert set(view.passages["document"]) == set(view.documents.index)
    timeline = view.document_timeline
    assert timeline["n_documents"].sum() + timeline.attrs["n_unplaced"] == n_documents
    assert len(view.evidence()) == n_passages
    terms = view.document_terms(["china"])
    assert (len(terms), terms["n_tokens"].sum()) == (n_documents, n_tokens)
    placed = terms[terms["precision"] == "day"]
    assert view.term_timeline(["china"])["n"].sum() == placed["n"].sum()
    assert (len(view.evidence(term="china")) > 0) == (terms["n"].sum() > 0)
    assert view.line.endswith(f"filter {view.filter}")


@given(SELECTIONS)
@settings(max_examples=60, deadline=None)
def test_every_share_of_a_view_is_of_the_same_whole(seeds, selection):
    view = seeds.view(selection)
    whole = view.without_themes
    themes, documents, timeline = view.theme_table, view.document_themes, view.theme_timeline
    assert len(documents) == 4 * len(whole)
    weighed = documents.assign(tokens=documents["share"] * documents["n_tokens"]).groupby("theme")
    if len(whole):
        assert (weighed["tokens"].sum() / whole.n_tokens).tolist() == pytest.approx(themes["share"].tolist())
        assert weighed["n_passages"].sum().tolist() == themes["n_passages"].tolist()
    else:
        assert themes["share"].isna().all()
    by_theme = timeline.groupby("theme")["n_documents"].sum()
    assert (by_theme + timeline.attrs["n_unplaced"] == len(whole)).all()
    dated = documents[documents["precision"] == "day"]
    counted = (timeline["share"] * timeline["n_tokens"]).groupby(timeline["theme"]).sum()
    assert counted.tolist() == pytest.approx((dated["share"] * dated["n_tokens"]).groupby(dated["theme"]).sum().tolist())
    for theme, n_passages, n_of in themes[["theme", "n_passages", "n_documents"]].itertuples(index=False):
        evidence = view.evidence(theme=theme)
        assert (len(evidence), evidence["document"].nunique()) == (n_passages, n_of)
        assert evidence["passage"].isin(whole.passages.index).all()
        assert evidence["share"].is_monotonic_decreasing
    assert view.theme_terms["n_passages"].le(len(whole.passages)).all()


@given(SELECTIONS, st.sampled_from([None, 0, 3]), st.sampled_from([None, "relations, cooperation"]))
@settings(max_examples=60, deadline=None)
def test_evidence_lies_inside_the_view_and_its_marks_slice_to_words(seeds, selection, theme, term):
    view = seeds.view(selection)
    evidence = view.evidence(theme=theme, term=term)
    inside = view.without_themes if theme is not None else view.corpus
    assert set(evidence["passage"]) <= set(inside.passages.index)
    wanted = set(seeds.model.ranked_terms(theme, 10)) if theme is not None else set()
    patterns = [search_pattern(query) for query in (selection.search, term) if query]
    for row in evidence.itertuples():
        raw = RAW[row.document]
        assert raw[row.start : row.end] == row.text
        edges = [edge for mark in row.marks for edge in mark]
        assert edges == sorted(edges)
        assert not edges or row.start <= edges[0] <= edges[-1] <= row.end
        for start, end in row.marks:
            assert raw[start:end].strip() == raw[start:end] != ""
            assert not (raw[start - 1].isalnum() and raw[start].isalnum())
            assert any(pattern.search(raw[start:end]) for pattern in patterns) or wanted & set(seeds.model.theme_terms(raw[start:end]))
        assert row.marks or not patterns


@given(SELECTIONS, st.sets(st.integers(0, 3), min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_choosing_a_theme_changes_no_share_and_no_denominator(seeds, selection, themes):
    parts = {name: value for name, value in selection.changed().items() if name != "themes"}
    free, chosen = seeds.view(Selection(**parts)), seeds.view(Selection(**parts, themes=themes))
    pd.testing.assert_frame_equal(chosen.theme_table, free.theme_table)
    pd.testing.assert_frame_equal(chosen.theme_timeline, free.theme_timeline)
    pd.testing.assert_frame_equal(chosen.document_themes, free.document_themes)
    belongs = (seeds.shares.loc[free.passages.index, sorted(themes)] >= 0.2).any(axis=1)
    assert chosen.passages.index.tolist() == belongs.index[belongs].tolist()


@given(SELECTIONS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_equal_selections_give_the_same_view(seeds, selection):
    view = seeds.view(selection)
    assert seeds.view(Selection(**selection.changed())) is view
    assert view.theme_timeline is view.theme_timeline


def test_no_selection_is_everything(study):
    view = study.view()
    assert view is study.view(Selection())
    assert view.corpus is study.corpus
    assert view.line == "3 of 3 documents · 6 of 6 passages · 14 of 14 words · filter 4413"
    assert repr(view) == f"<View: {view.line}>"
    assert repr(study) == "<Study of 3 documents by month>"


def test_each_part_of_a_selection_narrows_the_view(study):
    def kept(**parts):
        return study.view(Selection(**parts)).documents.index.tolist()

    assert kept(start="2022-02-01") == ["a"]
    assert kept(start="2022-02-01", dates="all") == ["a", "c"]
    assert kept(end="2022-02-01") == ["b"]
    assert kept(sources=("x", "y")) == ["a", "b"]
    assert kept(languages="en") == ["a", "b", "c"]
    assert kept(languages="ru") == []
    assert kept(search="vaccine") == ["b"]
    assert kept(themes=1) == ["b"]
    assert kept(themes=(0, 1)) == ["a", "b", "c"]
    assert kept(themes=99) == []
    assert kept(periods=("2022-01", "2022-03-01")) == ["a", "b"]
    assert kept(periods="2021-12-27/2022-01-02") == ["b"]
    assert kept(sources="x", search="vaccine") == []


def test_a_period_lets_in_only_what_was_published_within_it():
    study = Study(load_corpus(pd.DataFrame({"date": ["2022-06-07", "2022-06", "2022"], "text": ["sea"] * 3, "id": list("dmy")})))
    kept = {
        period: study.view(Selection(periods=period)).documents.index.tolist()
        for period in ("2022-06-01", "2022-06-07", "2022-01", "2022-06", "2022")
    }
    assert kept == {"2022-06-01": [], "2022-06-07": ["d"], "2022-01": [], "2022-06": ["d", "m"], "2022": ["d", "m", "y"]}


def test_the_numbers_of_a_view_are_these_by_hand(study):
    view = study.view(Selection(sources=("x", "y")))
    # Words: a has 2 and 3, all trade; b has 2 of the virus, then 4 that both themes share.
    both = study.shares.loc[3].tolist()
    assert both == pytest.approx([0.386853, 0.613147], abs=1e-4)
    assert view.theme_table["share"].tolist() == pytest.approx([(5 + 4 * both[0]) / 11, (2 + 4 * both[1]) / 11], abs=1e-6)
    assert view.theme_table[["n_passages", "n_documents"]].to_numpy().tolist() == [[3, 2], [2, 1]]
    assert view.document_timeline["n_documents"].tolist() == [1, 0, 1]
    assert view.theme_timeline["share"].tolist() == pytest.approx(
        [4 * both[0] / 6, (2 + 4 * both[1]) / 6, np.nan, np.nan, 1, 0], nan_ok=True, abs=1e-6
    )
    assert view.term_timeline(["trade"])["n"].tolist() == [1, 0, 2]


def test_a_search_without_a_match_has_every_table_and_no_row(study):
    view = study.view(Selection(search="zebra"))
    assert view.line.startswith("0 of 3 documents · 0 of 6 passages · 0 of 14 words · filter ")
    tables = [view.documents, view.passages, view.document_timeline, view.theme_timeline, view.document_themes]
    tables += [view.evidence(), view.evidence(theme=0), view.evidence(term="trade")]
    for table in [*tables, view.term_timeline(["trade"]), view.document_terms(["trade"])]:
        assert len(table) == 0
    assert view.theme_table["label"].tolist() == ["Exports, trade", "Vaccine, virus"]
    assert view.theme_table["n_passages"].tolist() == [0, 0]
    assert view.evidence().columns.tolist() == study.view().evidence().columns.tolist()


def test_evidence_of_a_theme_has_the_greatest_share_first_and_equal_ones_in_order(study):
    evidence = study.view().evidence(theme=0)
    assert evidence["passage"].tolist() == [0, 1, 4, 3]
    assert evidence["share"].tolist() == pytest.approx([1, 1, 1, 0.386853], abs=1e-4)
    assert evidence["marks"].tolist() == [[(0, 5), (7, 14)], [(16, 21), (23, 30)], [(0, 5), (7, 14)], [(32, 37), (39, 46)]]


def test_other_evidence_stands_in_the_order_of_dates_the_undated_last(study):
    evidence = study.view().evidence()
    assert evidence[["document", "position"]].to_numpy().tolist() == [["b", 0], ["b", 1], ["a", 0], ["a", 1], ["c", 0], ["c", 1]]
    assert evidence["share"].isna().all()
    assert evidence["marks"].tolist() == [[]] * 6


def test_evidence_is_narrowed_by_document_period_theme_and_term(study):
    view = study.view()
    assert view.evidence(document="a")["passage"].tolist() == [0, 1]
    assert view.evidence(period="2022-01-01")["passage"].tolist() == [2, 3]
    assert view.evidence(period=pd.Timestamp("2022-02-01"))["passage"].tolist() == []
    assert view.evidence(term="here, vaccine")["passage"].tolist() == [2, 3, 1]
    assert view.evidence(document="b", theme=0, term="virus")["passage"].tolist() == [3]


def test_search_and_term_are_marked_and_overlaps_joined(study):
    evidence = study.view(Selection(search="trade")).evidence(term="exports, here", theme=0)
    assert evidence.loc[evidence["passage"] == 1, "marks"].item() == [(16, 21), (23, 30), (32, 36)]


def test_evidence_of_no_theme_is_an_error_that_lists_them(study):
    with pytest.raises(ValueError, match=r"theme must be one of \[0, 1\]; got 99"):
        study.view().evidence(theme=99)
    with pytest.raises(ValueError, match="search must hold a letter"):
        study.view().evidence(term="—")


def test_a_chosen_theme_leaves_the_evidence_of_another_to_the_whole_view(study):
    view = study.view(Selection(themes=1))
    assert view.evidence()["passage"].tolist() == [2, 3]
    assert view.evidence(theme=0)["passage"].tolist() == [0, 1, 4, 3]


def test_a_study_fits_a_model_of_its_own_when_it_is_first_needed(seeds):
    study = Study(seeds.corpus)
    assert study.view().n_passages == 58
    assert "model" not in vars(study.themed)
    assert study.model.n_themes_ == 11
    assert study.model is study.changed(every="month").model


def test_a_changed_study_computes_again_only_what_changes(seeds):
    study = seeds.changed(every="year", by="documents")
    assert (study.every, study.by, seeds.every, seeds.by) == ("year", "documents", "quarter", "tokens")
    assert study.shares is seeds.shares
    fewer = seeds.changed(model=seeds.model.refit(3))
    assert fewer.counts is seeds.counts
    assert fewer.shares.shape == (58, 3)
    assert seeds.shares.shape == (58, 4)
    lexicon = seeds.changed(model=lexicon_themes(seeds.corpus, {"China": ["china"]}))
    assert lexicon.shares.sum().tolist() == [27.0]  # passages with the word, as grep counts them


def test_a_study_refuses_another_unit_of_shares():
    with pytest.raises(ValueError, match=r"by must be one of \['tokens', 'documents'\]; got 'words'"):
        Study(load_corpus(), by="words")


def test_a_corpus_without_themes_still_has_its_documents():
    study = Study(load_corpus(pd.DataFrame({"date": ["2022-01-01"], "text": ["one passage of trade"]})))
    view = study.view(Selection(search="trade"))
    assert view.document_timeline["n_documents"].tolist() == [1]
    assert view.evidence(term="trade")["marks"].tolist() == [[(15, 20)]]
    with pytest.raises(ValueError, match="no term stands in two"):
        _ = view.theme_table


def test_another_period_is_an_error(seeds):
    with pytest.raises(ValueError, match=r"every must be one of .*; got 'decade'"):
        Study(seeds.corpus, every="decade")


def test_a_view_changes_nothing_of_its_study(study):
    before = [study.corpus.documents.copy(deep=True), study.corpus.passages.copy(deep=True), study.shares.copy(deep=True)]
    view = View(study, Selection(search="trade", themes=0))
    for use in ("theme_table", "theme_timeline", "document_themes", "theme_terms", "document_timeline"):
        getattr(view, use)
    view.evidence(theme=0, term="trade")
    for now, then in zip([study.corpus.documents, study.corpus.passages, study.shares], before, strict=True):
        pd.testing.assert_frame_equal(now, then)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair)))))
def test_merged_spans_cover_what_they_were_given_and_overlap_nowhere(spans):
    merged = merged_spans(spans)
    assert {place for start, end in merged for place in range(start, end)} == {place for start, end in spans for place in range(start, end)}
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(merged))
    assert all(start < end for start, end in merged)


def test_stretches_that_only_touch_stay_two():
    assert merged_spans([(3, 5), (0, 3), (4, 4), (0, 2)]) == [(0, 3), (3, 5)]
    assert merged_spans([]) == []


def test_the_seeds_are_narrowed_like_this(seeds):
    view = seeds.view(Selection(start="2022", end="2022"))
    assert view.line.startswith("3 of 5 documents · 33 of 58 passages · 1,187 of 2,159 words · filter ")
    assert seeds.view(Selection(search="referendum")).documents.index.tolist() == ["000_bb03d2d6f9ac7590", FOURTH]
    assert view.evidence(period="2022-04-01", document=SECOND)["position"].tolist() == list(range(9))


def test_behind_the_share_of_one_document_stands_every_passage_that_adds_to_it():
    view = Study(load_corpus()).view()
    table = view.document_themes
    cell = table[(table["share"] > 0) & (table["n_passages"] == 0)].iloc[0]
    evidence = view.evidence(document=cell["document"], theme=cell["theme"])
    assert (evidence["share"] * evidence["n_tokens"]).sum() / cell["n_tokens"] == pytest.approx(cell["share"])
    assert evidence["share"].max() < 0.2


def test_what_is_no_corpus_and_no_selection_is_refused_with_the_mend(seeds):
    with pytest.raises(TypeError, match=r"corpus must be a Corpus; got str\. Load files with kz\.load_corpus\(path\)"):
        Study("speeches.csv")
    with pytest.raises(TypeError, match=r"selection must be a Selection, such as kz\.Selection\(start='2022'\); got str"):
        seeds.view("2022")
