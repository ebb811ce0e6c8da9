"""Made corpora: the loader reads the same from their file, words and themes are spread as said."""

import json

import numpy as np
import pandas as pd
import pytest

from benchmarks.corpora import BLOCK, SOURCES, make_corpus, write_jsonl
from benchmarks.made_texts import read_vocabulary
from kzcn_explore.corpus.loading import load_corpus


@pytest.mark.parametrize("n_passages", [1, 3])
def test_a_made_corpus_is_what_the_loader_reads_from_its_file(tmp_path, n_passages):
    sizes = {"n_words": 30, "n_passages": n_passages, "random_state": 4}
    made, loaded = make_corpus(200, **sizes), load_corpus(write_jsonl(tmp_path / "made.jsonl", 200, **sizes))
    assert loaded.documents.pop("path").nunique() == 1
    assert made.documents.pop("path").isna().all()
    for table in ("documents", "passages", "clues", "removed", "problems"):
        pd.testing.assert_frame_equal(getattr(made, table), getattr(loaded, table))
    assert made.fingerprint == loaded.fingerprint


def test_a_file_is_written_block_by_block_and_holds_the_documents_of_the_corpus(tmp_path):
    n = BLOCK + 5
    lines = write_jsonl(tmp_path / "made.jsonl", n, n_words=2).read_text(encoding="utf-8").splitlines()
    made = make_corpus(n, n_words=2).documents
    assert [json.loads(line)["text"] for line in lines] == made["text"].tolist()
    assert [json.loads(line)["id"] for line in lines] == made.index.tolist()


def test_the_same_numbers_give_the_same_corpus_and_another_seed_another():
    assert make_corpus(20).fingerprint == make_corpus(20).fingerprint
    assert make_corpus(20).fingerprint != make_corpus(20, random_state=1).fingerprint


def test_every_day_of_ten_years_is_as_likely_and_some_dates_are_less_than_a_day():
    documents = make_corpus(4000, n_words=1).documents
    by_year = documents["earliest"].dt.year.value_counts(normalize=True)
    assert sorted(by_year.index) == [*range(2015, 2025)]
    assert by_year.to_numpy() == pytest.approx(0.1, abs=0.02)
    assert documents["precision"].value_counts(normalize=True).to_dict() == pytest.approx(
        {"day": 0.93, "month": 0.05, "unknown": 0.02}, abs=0.01
    )
    months = documents[documents["precision"] == "month"]
    assert (months["earliest"].dt.is_month_start & months["latest"].dt.is_month_end).all()
    assert (months["earliest"].dt.to_period("M") == months["latest"].dt.to_period("M")).all()


def test_half_of_the_words_are_function_words_and_the_first_word_is_the_most_frequent():
    words = " ".join(make_corpus(4000).documents["text"]).lower().replace(".", "").split()
    function = read_vocabulary().function
    assert np.isin(words, function).mean() == pytest.approx(0.5, abs=0.01)
    uses = pd.Series(words).value_counts()
    # 1 / (r + 2.7): the word of rank 1 is 15.7 / 3.7 times as frequent as that of rank 13.
    assert uses[function[0]] / uses[function[12]] == pytest.approx(15.7 / 3.7, rel=0.1)


def test_a_theme_stands_above_its_quiet_years_in_its_own():
    documents = make_corpus(5000, n_words=1, n_themes=10).documents
    first = documents[documents["planted"] == 0]["date"].dt.year.value_counts(normalize=True)
    assert first[[2015, 2016]].sum() > 0.4
    assert first.sum() == pytest.approx(1)


def test_texts_are_sentences_of_words_of_the_vocabulary_written_once():
    vocabulary = read_vocabulary()
    words = [*vocabulary.function, *vocabulary.content]
    assert len(words) == len(set(words)) == 3153
    text = make_corpus(1, n_words=60).documents["text"].item()
    sentences = text.removesuffix(".").split(". ")
    assert all(sentence == sentence.capitalize() for sentence in sentences)
    assert {word.lower() for sentence in sentences for word in sentence.split()} <= set(words)
    assert len(sentences) > 1


def test_the_sources_are_a_dozen_of_unequal_size():
    uses = make_corpus(3000, n_words=1).documents["source"].value_counts()
    assert set(uses.index) == set(SOURCES)
    assert uses.iloc[0] > 6 * uses.iloc[-1]


def test_a_document_too_short_for_its_passages_is_refused():
    with pytest.raises(ValueError, match=r"n_passages must be 3 at most where n_words=5, .* got 4\."):
        make_corpus(1, n_words=5, n_passages=4)
    with pytest.raises(ValueError, match=r"n_documents must be 1 or more; got 0\."):
        make_corpus(0)
