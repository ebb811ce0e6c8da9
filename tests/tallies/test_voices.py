"""Voices: what is found of the whole corpus, in the order in which it is wanted, and which documents of a large one are read."""

import pandas as pd

import kzcn_explore as kz
from kzcn_explore.tallies import voices
from kzcn_explore.tallies.rows import CorpusRows
from kzcn_explore.tallies.voices import Voices


def made_voices(texts):
    dates = [f"2021-05-{day:02}" for day in range(1, len(texts) + 1)]
    return Voices(CorpusRows(kz.load_corpus(pd.DataFrame({"date": dates, "text": texts}))))


def test_actors_that_are_quoted_are_listed_the_most_quoted_first_and_of_equal_ones_by_the_alphabet(monkeypatch):
    made = made_voices(["Rain fell."])
    quoted = pd.DataFrame({"speaker": ["Nina Holm", "Paul Lind", None, "Anna Berg", "Paul Lind", "minister", "minister", "minister"]})
    quoted = quoted.assign(is_actor=quoted["speaker"].notna() & (quoted["speaker"] != "minister"))
    monkeypatch.setattr(made, "find", lambda name: {voices.QUOTATIONS: quoted}[name])
    assert made.speakers == ["Paul Lind", "Anna Berg", "Nina Holm"]


def test_of_a_large_corpus_as_many_passages_are_read_as_are_allowed_the_same_ones_every_time(monkeypatch):
    monkeypatch.setattr(voices, "MOST_READ", 6)
    texts = [f"Ship {number} came in." for number in range(20)]
    first, again = (made_voices(texts).read for _ in range(2))
    assert first.n_documents == 6
    assert first.documents.index.tolist() == again.documents.index.tolist()


def test_documents_of_many_passages_are_counted_by_their_passages(monkeypatch):
    monkeypatch.setattr(voices, "MOST_READ", 12)
    texts = ["\n\n".join(f"Ship {number} of {n} came in." for number in range(n)) for n in [1] * 10 + [6] * 10]
    read = made_voices(texts).read
    # What is drawn next holds at most six more.
    assert 12 - 6 < read.n_passages <= 12
