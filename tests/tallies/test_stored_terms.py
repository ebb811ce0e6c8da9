"""Terms on disk: a saved study counts those that tell the themes best as the study in memory does, and of many passages reads no others."""

import pandas as pd
import pytest

from kzcn_explore.scale import stored_study
from kzcn_explore.scale.opening import open_study, save_study
from kzcn_explore.scale.stored_study import StoredTerms
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.tallies import sums


@pytest.fixture(scope="module")
def saved(mixed_corpus, mixed_model, tmp_path_factory):
    return save_study(Study(mixed_corpus, model=mixed_model), tmp_path_factory.mktemp("stores") / "mixed")


@pytest.mark.parametrize(("kernel_from", "most_held"), [(0, 10**9), (0, 0), (10**9, 10**9)])
def test_a_saved_study_counts_the_terms_of_themes_as_the_one_in_memory(
    mixed_corpus, mixed_model, saved, monkeypatch, kernel_from, most_held
):
    monkeypatch.setattr(sums, "KERNEL_FROM", kernel_from)
    monkeypatch.setattr(stored_study, "MOST_HELD", most_held)
    if not kernel_from:
        monkeypatch.setattr(StoredTerms, "counts", property(lambda self: pytest.fail("all counts were read")))
    kept, stored = Study(mixed_corpus, model=mixed_model), open_study(saved)
    for selection in (Selection(), Selection(sources="x"), Selection(search="trade", start="2021-01-04")):
        pd.testing.assert_frame_equal(stored.view(selection).theme_terms, kept.view(selection).theme_terms)


def test_a_saved_study_asks_the_counts_that_were_read_before(mixed_corpus, mixed_model, saved, monkeypatch):
    monkeypatch.setattr(sums, "KERNEL_FROM", 0)
    stored = open_study(saved)
    assert stored.counts.nnz > 0
    monkeypatch.setattr(StoredTerms, "holders", lambda self, term: pytest.fail("a term was read again"))
    pd.testing.assert_frame_equal(stored.view().theme_terms, Study(mixed_corpus, model=mixed_model).view().theme_terms)
