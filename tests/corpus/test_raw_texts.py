"""Raw texts: passages and cuts give back every letter of a file, at its place."""

import pandas as pd
import pytest

from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.corpus.raw_texts import raw_stretches
from kzcn_explore.places import seeds_folder


def stretches_of(corpus, document):
    return raw_stretches(corpus.passages[corpus.passages["document"] == document], corpus.read_notes(document, "removed"))


@pytest.mark.parametrize("way", ["in memory", "on disk"])
def test_the_raw_text_of_each_seed_comes_back_but_for_its_white_space(way, tmp_path):
    corpus = load_corpus()
    if way == "on disk":
        corpus = load_corpus(corpus.save(tmp_path / "saved"))
    for document, path in corpus.documents["path"].items():
        raw = (seeds_folder() / path).read_bytes().decode("utf-8")
        stretches = stretches_of(corpus, document)
        assert "".join("".join(one.text for one in stretches).split()) == "".join(raw.split())
        assert all(raw[one.start : one.start + len(one.text)] == one.text for one in stretches if one.rule or one.passage is not None)
        assert [one.passage for one in stretches if one.passage is not None] == corpus.passages.query(
            "document == @document"
        ).index.tolist()


def test_a_filtered_document_says_where_passages_are_missing():
    words = "Rivers and roads meet at the harbour, and ferries cross the water all day long until it freezes over. "
    texts = "\n\n".join(f"{words * 3}{number}" for number in "abc")
    corpus = load_corpus(pd.DataFrame({"text": [texts]}))
    kept = corpus.keep_passages(pd.Series([True, False, True]))
    assert [one.text[-1] for one in stretches_of(kept, kept.documents.index[0])] == ["a", "\n", "c"]
    assert stretches_of(kept, kept.documents.index[0])[1].text == "\n…\n"


@pytest.mark.parametrize(("gap", "between"), [(1, "\n"), (200, "\n"), (201, "\n…\n")])
def test_a_gap_of_more_than_two_hundred_characters_is_text_that_is_missing(gap, between):
    passages = pd.DataFrame({"text": ["Rivers.", "Roads."], "start": [0, 7 + gap], "end": [7, 13 + gap]})
    stretches = raw_stretches(passages, pd.DataFrame(columns=["text", "start", "end", "rule"]))
    assert [(one.text, one.start) for one in stretches] == [("Rivers.", 0), (between, 7), ("Roads.", 7 + gap)]
