"""Comparing, searching and mapping views: as the plain functions do with the filtered corpora, and every number opens its passages."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from kzcn_explore.analysis.comparison.keyness import keyness
from kzcn_explore.analysis.concordance.concordance import concordance
from kzcn_explore.analysis.dispersion.term_places import term_places
from kzcn_explore.analysis.maps.document_map import document_map
from kzcn_explore.analysis.maps.neighbours import neighbours
from kzcn_explore.analysis.terms.terms import term_counts
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.scale.opening import open_study, save_study
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.tallies import maps
from kzcn_explore.tallies.marking import mark_rows, query_finder, written_forms
from kzcn_explore.themed import Themed
from tests.tallies.plainly import SELECTIONS, WITHOUT_HELP, chosen_plainly


@pytest.fixture(scope="module")
def study(mixed_corpus, mixed_model):
    return Study(mixed_corpus, model=mixed_model, every="month")


@pytest.fixture(scope="module")
def counts(mixed_corpus):
    return term_counts(mixed_corpus)


@given(SELECTIONS)
@WITHOUT_HELP
def test_a_view_is_compared_with_the_rest_as_its_corpus_is_with_what_it_lacks(study, counts, selection):
    _, corpus = chosen_plainly(study.corpus, selection, study.shares)
    rest = study.corpus.without(corpus)
    view = study.view(selection)
    if not corpus.n_tokens or not rest.n_tokens:
        with pytest.raises(ValueError, match="must hold a word" if rest.n_tokens else "must leave something out"):
            view.keyness()
        return
    plain = keyness(corpus, rest, counts=counts)
    found = view.keyness()
    pd.testing.assert_frame_equal(found, plain)
    assert found.attrs == plain.attrs


def test_dates_that_let_everything_in_leave_nothing_to_compare_with(study):
    with pytest.raises(ValueError, match="target must leave something out; got all passages"):
        study.view(Selection(start="2021-01-03", dates="all")).keyness()


def test_a_reference_of_a_theme_holds_the_passages_of_that_theme_only(study, counts):
    one, other = study.view(Selection(sources="x")), study.view(Selection(sources="y", themes=0))
    pd.testing.assert_frame_equal(one.keyness(other), keyness(one.corpus, other.corpus, counts=counts))


def test_a_view_by_another_period_is_a_reference_too(study):
    one, other = study.view(Selection(sources="x")), Selection(sources="y")
    found = one.keyness(study.changed(every="year").view(other))
    pd.testing.assert_frame_equal(found, one.keyness(study.view(other)))


def test_terms_that_both_sides_use_too_seldom_are_left_out(study):
    view = study.view(Selection(sources="x"))
    usual, often = view.keyness(), view.keyness(min_n=4)
    n = usual["n_target"] + usual["n_reference"]
    assert n.min() == 3
    assert set(often["term"]) == set(usual["term"][n >= 4])


def test_of_a_part_of_a_corpus_copies_are_known_by_their_labels_not_by_their_numbers(mixed_corpus, mixed_model):
    part = mixed_corpus.between("2021-01-04")
    originals = part.passages["copy_of"].dropna()
    assert part.passages.index.get_indexer(originals).tolist() != originals.tolist()
    view = Study(part, model=mixed_model).view(Selection(sources="x"))
    pd.testing.assert_frame_equal(view.keyness(), keyness(view.corpus, part.without(view.corpus), counts=term_counts(part)))


def test_a_chosen_theme_narrows_the_places_of_terms_too(study):
    view = study.view(Selection(themes=0))
    found = view.term_places(["trade"])
    pd.testing.assert_frame_equal(found, term_places(view.corpus, ["trade"]))
    assert len(found) < len(term_places(view.without_themes, ["trade"]))


def test_two_views_are_compared_as_their_corpora_are(study, counts):
    one, other = (study.view(Selection(sources=source, end="2022")) for source in "xy")
    plain = keyness(one.corpus, other.corpus, counts=counts)
    pd.testing.assert_frame_equal(one.keyness(other), plain)
    few = one.keyness(other, n_terms=2)
    assert few["z"].tolist() == [*plain["z"].head(2), *plain["z"].tail(2)]
    assert few.set_index("term")["q"].equals(plain.set_index("term")["q"][few["term"]])


def test_what_both_views_let_through_stands_on_the_first_side_only(study):
    view = study.view(Selection(sources="x"))
    pd.testing.assert_frame_equal(view.keyness(study.view(Selection(sources=("x", "y")))), view.keyness(study.view(Selection(sources="y"))))
    with pytest.raises(ValueError, match="reference must hold a word; got none"):
        view.keyness(view)
    with pytest.raises(ValueError, match="target must leave something out; got all passages"):
        study.view().keyness(view)


def test_a_view_of_another_study_is_refused(study, mixed_corpus, mixed_model):
    view = study.view(Selection(sources="x"))
    with pytest.raises(ValueError, match="reference must be a view of the same study"):
        view.keyness(Study(mixed_corpus.between("2021"), model=mixed_model).view())
    with pytest.raises(ValueError, match="n_terms must be"):
        view.keyness(n_terms=0)


def test_the_uses_of_a_term_are_the_marks_of_the_passages_that_it_opens(study):
    view = study.view(Selection(sources="x"))
    table = view.keyness().set_index("term")
    for term in table.index:
        evidence = view.evidence(counted=term)
        # A copied passage counts once on a side, and is shown each time.
        once = evidence[~(evidence["copy_of"].isin(evidence["passage"]) | (evidence["copy_of"].notna() & evidence["copy_of"].duplicated()))]
        assert once["marks"].map(len).sum() == table["n_target"][term]
        assert (evidence["marks"].map(len) > 0).all()
        written = {evidence["text"][row][first - start : end - start].casefold()
                   for row, (marks, start) in enumerate(zip(evidence["marks"], evidence["start"], strict=True))
                   for first, end in marks}  # fmt: skip
        assert len(written) <= 1
    with pytest.raises(ValueError, match="counted must be a term as the table of keyness writes it; got 'nobody'"):
        view.evidence(counted="nobody")


def test_a_name_is_marked_where_it_is_counted():
    view = Study(load_corpus()).view(Selection(start="2022-01-01", end="2022-12-31"))
    evidence = view.evidence(counted="China")
    rows = zip(evidence["text"], evidence["start"], evidence["marks"], strict=True)
    written = [text[first - start : end - start] for text, start, marks in rows for first, end in marks]
    assert set(written) == {"China", "China’s"}
    assert len(written) == view.keyness().set_index("term")["n_target"]["China"] == 12


def test_of_a_store_a_name_that_no_theme_counts_is_not_marked(tmp_path):
    study = open_study(save_study(Study(load_corpus()), tmp_path / "seeds"))
    assert {"china", "trade"} <= {term for term, _, _ in Study(load_corpus()).themed.counted_spans("Trade with China")}
    assert [term for term, _, _ in study.themed.counted_spans("Trade with China")] == ["trade"]


def test_a_store_compares_the_terms_of_its_themes(mixed_store, study, mixed_model):
    stored = open_study(mixed_store)
    found = stored.view(Selection(sources="x")).keyness()
    plain = study.view(Selection(sources="x")).keyness().set_index("term")
    names = [mixed_model.display(term) for term in mixed_model.terms_]
    assert set(found["term"]) <= set(names)
    both = [term for term in found["term"] if term in plain.index]
    assert both
    columns = ["n_target", "n_reference", "n_documents_target", "n_documents_reference", "log_ratio"]
    pd.testing.assert_frame_equal(found.set_index("term").loc[both, columns], plain.loc[both, columns])
    evidence = stored.view(Selection(sources="x")).evidence(counted=both[0])
    assert evidence["passage"].tolist() == study.view(Selection(sources="x")).evidence(counted=both[0])["passage"].tolist()
    assert (evidence["marks"].map(len) > 0).all()


@given(SELECTIONS)
@WITHOUT_HELP
def test_the_concordance_of_a_view_is_that_of_its_corpus(study, selection):
    _, corpus = chosen_plainly(study.corpus, selection, study.shares)
    view = study.view(selection)
    plain = concordance(corpus, "trade, rail* NEAR/3 visit", sort="left", window=2)
    found = view.concordance("trade, rail* NEAR/3 visit", sort="left", window=2)
    pd.testing.assert_frame_equal(found, plain)
    matches = view.find_matches("trade, rail* NEAR/3 visit")
    assert (len(matches.passages), view.n_documents_of(matches)) == (len(plain), plain["document"].nunique())


def test_a_pattern_is_looked_for_once_whatever_is_selected(study, monkeypatch):
    found = []
    themed = Themed(study.corpus, study.model)
    plain = themed.searched.texts
    monkeypatch.setattr(themed.searched, "texts", lambda passages: found.append(len(passages)) or plain(passages))
    for source in "xyz":
        Study.of(themed).view(Selection(sources=source)).find_matches("trade NEAR/2 loan")
    assert len(found) == 1
    Study.of(themed).view().find_matches("trade NEAR/2 loan", case=True)
    assert len(found) == 2


def test_the_map_of_a_study_is_laid_out_once_and_is_that_of_its_corpus(study, mixed_corpus, mixed_model):
    assert not study.is_mapped("documents")
    table = study.document_map()
    assert study.is_mapped("documents") and study.document_map() is table
    pd.testing.assert_frame_equal(table, document_map(mixed_model, mixed_corpus))
    assert table.attrs["n_documents"] == 400
    document = mixed_corpus.documents.index[3]
    pd.testing.assert_frame_equal(study.neighbours(document, 4), neighbours(mixed_model, mixed_corpus, document, n=4))
    with pytest.raises(ValueError, match="unit must be one of"):
        study.document_map("themes")


def test_of_a_large_corpus_documents_drawn_at_random_are_mapped_the_same_every_time(mixed_corpus, mixed_model, monkeypatch):
    monkeypatch.setattr(maps, "MOST_MAPPED", 50)
    one, other = (Study.of(Themed(mixed_corpus, mixed_model)) for _ in range(2))
    table = one.document_map()
    assert (len(table), table.attrs["n_documents"]) == (50, 400)
    pd.testing.assert_frame_equal(table, other.document_map())
    passages = one.document_map("passages")
    numbers = np.random.default_rng(0).permutation(400)
    fit = np.cumsum(mixed_corpus.documents["n_passages"].to_numpy()[numbers]) <= 50
    assert set(passages["document"]) == set(mixed_corpus.documents.index[numbers[fit]])


def test_marks_that_touch_stay_two_and_those_that_overlap_are_one():
    rows = pd.DataFrame({"text": ["railroad trade"], "start": [100]})
    finders = [lambda _text: [(0, 4), (9, 14)], lambda _text: [(4, 8), (7, 10)]]
    assert mark_rows(rows, finders)["marks"].tolist() == [[(100, 104), (104, 114)]]
    assert mark_rows(rows, finders[:1])["marks"].tolist() == [[(100, 104), (109, 114)]]


def test_forms_are_listed_as_they_are_written_the_most_used_first():
    assert written_forms(["Belt\nand Road", "the belt and  road; Belts and roads"], query_finder("belt* and road*")) == [
        "belt and road",
        "belts and roads",
    ]
