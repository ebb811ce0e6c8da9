"""Study tables: written for several parts of a corpus they say the same as written for one."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

import kzcn_explore as kz
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.keeping.saving import save_corpus
from kzcn_explore.scale.opening import open_study, save_study
from kzcn_explore.scale.part_sums import merge_sums, sum_part
from kzcn_explore.scale.study_tables import join_tables, write_part_tables
from kzcn_explore.scale.word_tables import read_words
from kzcn_explore.study import Study
from kzcn_explore.tallies import sums
from kzcn_explore.text.words.streams import word_stream


@pytest.fixture(scope="module")
def study():
    corpus = kz.load_corpus()
    return Study(corpus, model=ThemeModel(n_themes=3).fit(corpus.passages["text"]))


@pytest.fixture(scope="module")
def in_parts(study, tmp_path_factory):
    """A store whose study stands in three parts: two documents, two, and one."""
    corpus = study.corpus
    ends = np.concatenate([[0], np.cumsum(corpus.documents["n_passages"])])

    def write(folder):
        parts = []
        for first, last in ((0, 2), (2, 4), (4, 5)):
            inside = slice(ends[first], ends[last])
            known = {"counts": study.counts[inside], "shares": study.shares.to_numpy()[inside], "passages": corpus.passages.iloc[inside]}
            parts.append(write_part_tables(folder, **known, documents=corpus.documents.iloc[first:last], first_passage=ends[first]))
        return join_tables(folder, parts, study.model)

    return save_corpus(corpus, tmp_path_factory.mktemp("stores") / "parts", study=write)


def test_the_tables_of_a_view_do_not_depend_on_the_parts(study, in_parts, tmp_path):
    whole = open_study(save_study(study, tmp_path / "whole"), every="quarter").view()
    parts = open_study(in_parts, every="quarter").view()
    for name in ("document_timeline", "theme_timeline", "theme_terms"):
        pd.testing.assert_frame_equal(getattr(parts, name), getattr(whole, name))
    pd.testing.assert_frame_equal(parts.top_terms(), whole.top_terms())


def test_documents_of_one_day_in_two_parts_are_added_up():
    day = pd.Series(pd.to_datetime(["2022-06-07", "2022-06-08"]).astype("datetime64[s]"))
    counts = sparse.csr_matrix([[1, 0], [2, 3]])
    shares = np.array([[1.0], [0.5]])
    one, other = (
        sum_part(counts=counts, shares=shares, documents=pd.DataFrame({"earliest": days, "latest": days, "n_passages": 1}), n_tokens=tokens)
        for days, tokens in ((day, np.array([10, 20])), (day[::-1].reset_index(drop=True), np.array([5, 7])))
    )
    whole = merge_sums([one, other])
    assert whole.intervals["earliest"].tolist() == day.tolist()
    assert whole.sums.n_documents.tolist() == [2, 2]
    assert whole.sums.n_tokens.tolist() == [17, 25]
    assert whole.sums.part[:, 0].tolist() == [10 + 3.5, 10 + 5]
    assert whole.uses.uses.toarray().tolist() == [[3, 3], [3, 3]]
    assert whole.uses.passages.toarray().tolist() == [[2, 1], [2, 1]]


def test_a_word_of_several_parts_has_one_number(study, in_parts):
    read, made = read_words(open_study(in_parts).corpus.tables), word_stream(study.corpus.passages["text"])
    assert len({*read.words}) == len(read.words)
    assert [read.words[number] for number in read.ids] == [made.words[number] for number in made.ids]
    assert read.gaps.tolist() == made.gaps.tolist()
    assert read.bounds.tolist() == made.bounds.tolist()


@pytest.mark.parametrize("few", [0, 1000])
def test_the_counts_of_a_term_are_read_from_every_part(study, in_parts, monkeypatch, few):
    monkeypatch.setattr(sums, "KERNEL_FROM", few)
    terms = open_study(in_parts).themed.counted
    for column in range(0, study.counts.shape[1], 25):
        assert terms.holders(column).tolist() == study.counts[:, column].nonzero()[0].tolist()
