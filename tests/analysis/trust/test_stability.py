"""Stability where it can be told by hand, and the likeness of themes against its authors' program."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.analysis.trust import refits
from kzcn_explore.analysis.trust.likeness import average_jaccard, heaviest_terms, match_themes
from kzcn_explore.analysis.trust.refits import Refits, count_corpus, draw_all, leave_out, resample
from kzcn_explore.analysis.trust.stability import stability

COMPONENTS = arrays(float, (3, 12), elements=st.floats(0, 1))


def passages(documents):
    return pd.DataFrame([(name, text) for name, texts in documents.items() for text in texts], columns=["document", "text"])


@pytest.fixture
def six():
    """Six documents of two passages, and a model of them."""
    table = passages({name: ["trade, exports", "virus, vaccine"] for name in "abcdef"})
    return table, ThemeModel(n_themes=2).fit(table["text"])


def test_themes_that_every_document_holds_come_back_whole(six):
    table, model = six
    assert stability(model, table) == pytest.approx([1, 1])


def test_a_theme_of_one_document_does_not_come_back_without_it():
    table = passages({"a": ["virus, vaccine"] * 2} | {name: ["trade, exports"] * 2 for name in "bcde"})
    found = stability(ThemeModel(n_themes=2).fit(table["text"]), table)
    # Five refits; the one without document "a" holds nothing of the second theme.
    assert found == pytest.approx([1, 0.8])


def test_one_document_tells_nothing_of_stability():
    table = passages({"a": ["trade, exports", "trade, exports", "virus, vaccine", "virus, vaccine"]})
    assert np.isnan(stability(ThemeModel(n_themes=2).fit(table["text"]), table)).tolist() == [True, True]


def test_stability_does_not_depend_on_the_order_of_rows(seeds, seed_model):
    turned = seeds.passages.sort_values(["document", "position"], ascending=[False, True])
    assert stability(seed_model, turned).tolist() == stability(seed_model, seeds.passages).tolist()


def test_likeness_is_that_of_its_authors():
    # topic-stability, the program of Greene, O'Callaghan & Cunningham (2014): AverageJaccard().similarity(
    # ["album", "music", "best", "award", "win"], ["sport", "best", "win", "medal", "award"]) = 0.15428571428571428
    terms = ["album", "music", "best", "award", "win", "sport", "medal"]
    one = [[5, 4, 3, 2, 1, 0, 0]]
    other = [[0, 0, 4, 1, 3, 5, 2]]
    assert heaviest_terms(np.array(one), np.array(terms)) == [["album", "music", "best", "award", "win"]]
    assert heaviest_terms(np.array(other), np.array(terms)) == [["sport", "best", "win", "medal", "award"]]
    assert average_jaccard(np.array(one), np.array(other)) == pytest.approx(np.array([[0.15428571428571428]]))


def test_lists_of_different_lengths_are_compared_to_the_end_of_the_longer():
    # Depths 1, 2, 3: 1/1, 2/2, 2/3.
    assert average_jaccard(np.array([[3, 2, 0]]), np.array([[3, 2, 1]]))[0, 0] == pytest.approx((1 + 1 + 2 / 3) / 3)


def test_themes_are_matched_so_that_all_together_are_most_alike():
    # The first is more like the second's best match than the second is; matched in turn it would take it.
    themes = np.array([[9, 8, 0, 0], [9, 0, 8, 0]])
    others = np.array([[9, 8, 0, 0], [9, 8, 1, 0]])
    likeness = average_jaccard(themes, others)
    assert match_themes(themes, others).sum() == pytest.approx(max(likeness[0, 0] + likeness[1, 1], likeness[0, 1] + likeness[1, 0]))


def test_a_theme_without_a_match_is_like_nothing():
    assert match_themes(np.eye(3), np.eye(3)[1:]).tolist() == [0, 1, 1]
    assert match_themes(np.eye(2), np.zeros((0, 2))).tolist() == [0, 0]


@given(COMPONENTS, COMPONENTS, st.permutations(range(3)))
def test_likeness_is_symmetric_and_order_does_not_matter(one, other, order):
    assert average_jaccard(one, other) == pytest.approx(average_jaccard(other, one).T)
    assert match_themes(one, other[order]).sum() == pytest.approx(match_themes(one, other).sum())
    assert ((match_themes(one, other) >= 0) & (match_themes(one, other) <= 1)).all()


def test_a_document_that_is_drawn_twice_counts_twice_and_its_repeats_once(six):
    table, model = six
    long = "the talks will open a bright new page in trade and exports"
    table = passages({"a": [long, "virus, vaccine"], "b": [long], "c": ["virus, trade"]})
    counted = count_corpus(model, table)
    documents = counted.passages.drop_duplicates("document").set_index("document")["number"]
    drawn = np.zeros(3, dtype=int)
    drawn[documents["a"]], drawn[documents["b"]] = 2, 1
    rows = counted.weights(drawn).shape[0]
    # "a" twice: its two passages twice; what "b" says stands in "a" already. If "b" is the first of the two, it counts once.
    assert rows in (4, 3)
    assert counted.weights(np.ones(3, dtype=int)).shape[0] == 3


def test_draws_are_as_many_documents_as_there_are_and_folds_leave_each_out_once(six):
    table, model = six
    counted = count_corpus(model, table)
    assert [drawn.sum() for drawn in resample(counted, 4, 0)] == [6] * 4
    assert [drawn.tolist() for drawn in resample(counted, 4, 0)] == [drawn.tolist() for drawn in resample(counted, 4, 0)]
    folds = leave_out(counted, 0)
    assert len(folds) == 5
    assert (1 - np.array(folds)).sum(axis=0).tolist() == [1] * 6
    assert draw_all(counted, 0).tolist() == [1] * 6


def test_a_large_corpus_is_cut_to_whole_documents(six, monkeypatch):
    table, model = six
    monkeypatch.setattr(refits, "MOST_PASSAGES", 7)
    counted = count_corpus(model, table)
    # Two passages a document: three documents have six of the seven passages.
    assert [drawn.sum() for drawn in [*resample(counted, 2, 0), *leave_out(counted, 0), draw_all(counted, 0)]] == [3] * 8
    monkeypatch.setattr(refits, "MOST_PASSAGES", 1)
    assert draw_all(counted, 0).sum() == 1


def test_progress_is_told_before_the_first_refit_and_after_each(six):
    table, model = six
    told = []
    counted = count_corpus(model, table)
    again = Refits(counted, 0, progress=lambda done, total: told.append((done, total)), total=2)
    again.likenesses(model.components_, [(draw_all(counted, 0), 2)] * 2)
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_the_error_of_an_exact_reconstruction_is_none(six):
    table, model = six
    components, error = Refits(count_corpus(model, table), 0).fit(np.ones(6, dtype=int), 2)
    assert error == pytest.approx(0, abs=1e-3)
    assert components.shape == (2, 4)


def test_a_resample_draws_some_documents_twice_and_some_not_at_all():
    table = passages({f"d{number}": ["trade, exports", "virus, vaccine"] for number in range(40)})
    draws = resample(count_corpus(ThemeModel(n_themes=2).fit(table["text"]), table), 20, 0)
    assert [draw.sum() for draw in draws] == [40] * 20
    # A document is left out of a resample with a chance of (39 / 40) ** 40 = .363.
    assert np.mean([(draw == 0).mean() for draw in draws]) == pytest.approx(0.363, abs=0.03)
