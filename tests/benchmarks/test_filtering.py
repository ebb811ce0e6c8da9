"""Filtering: everyone answers the same, and the run stops where one does not."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from benchmarks.filter_peers import PEERS, Answer, Range
from benchmarks.filtering import OURS, Ours, compare, random_ranges, write_documents, write_terms, write_words
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.study import Study

TEXTS = ("Trade and water.", "Water, water and rail.", "Rail and trade.", "Trade.", "Water and rail and trade.")
DATES = ("2020-01-01", "2020-01-20", "2020-02", "2020-03-05", None)


@pytest.fixture(scope="module")
def asked(tmp_path_factory) -> SimpleNamespace:
    """Five documents, one dated to the month and one not at all, as everyone's tables."""
    table = pd.DataFrame({"id": [*"abcde"], "text": TEXTS, "date": DATES})
    corpus = load_corpus(table)
    study = Study(corpus, model=ThemeModel(2).fit(corpus.passages["text"]), every="month")
    folder = tmp_path_factory.mktemp("tables")
    write_documents(folder, study)
    number, word = write_words(folder, corpus)
    return SimpleNamespace(folder=folder, study=study, number=number, word=word, n_terms=write_terms(folder, study))


def days(start: str, end: str) -> Range:
    return Range(*(int(np.datetime64(day).astype("datetime64[D]").astype(int)) for day in (start, end)))


@pytest.mark.parametrize("peer", PEERS)
@pytest.mark.parametrize("end", ["2020-01-15", "2020-02-28", "2020-02-29", "2020-12-31"])
def test_a_peer_answers_as_a_view_does(asked, peer, end):
    chosen = days("2020-01-01", end)
    theirs = PEERS[peer](asked.folder, asked.number, asked.n_terms).answer(chosen)
    compare(peer, [theirs], [Ours(asked.study, asked.word).answer(chosen)])


@pytest.mark.parametrize("peer", PEERS)
def test_a_peer_finds_what_was_counted_by_hand(asked, peer):
    answer = PEERS[peer](asked.folder, asked.number, asked.n_terms).answer(days("2020-01-01", "2020-02-29"))
    assert answer.first_documents.tolist() == ["a", "b", "c"]
    # January and February, 3 + 4 tokens and 3 tokens.
    assert answer.theme_timeline[:, :2].tolist() == [[600, 7], [601, 3]]


def test_the_word_of_the_trend_is_the_last_where_there_are_few(asked):
    # "and" and "trade" stand in four documents, "rail" and "water" in three.
    assert asked.word == "water"


def test_another_answer_stops_the_run():
    same = Answer(np.array([[600, 7, 0.5]]), np.zeros((1, 4)), np.array([2]), np.array([[3, 2]]), np.array(["a"]))
    compare("pandas", [same], [same])
    for change in (
        {"theme_timeline": np.array([[600, 7, 0.50001]])},
        {"theme_terms": np.array([3])},
        {"top_terms": np.array([[3, 2], [1, 1]])},
        {"first_documents": np.array(["b"])},
    ):
        with pytest.raises(SystemExit, match=f"pandas and {OURS} differ in {next(iter(change))} of range 0"):
            compare("pandas", [same._replace(**change)], [same])


def test_ranges_lie_within_the_ten_years_and_do_not_repeat():
    ranges = random_ranges(100)
    first, last = days("2015-01-01", "2024-12-31")
    assert all(first <= one.start < one.end <= last for one in ranges)
    assert len(set(ranges)) == 100
