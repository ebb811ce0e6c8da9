"""The reader: of however many passages only the page that is shown is read."""

from __future__ import annotations

import numpy as np
import pytest

import kzcn_explore as kz
from kzcn_explore.explorer.desk import Desk, Mark
from kzcn_explore.explorer.reader import PAGE, Reader
from tests.tallies.asked import record

# What may be asked of all documents and passages: whose they are, their days, how long they are, and what a menu chooses by.
ALWAYS = {"earliest", "latest", "n_passages", "n_tokens", "document", "position", "source"}


@pytest.fixture(params=["in memory", "on disk"])
def reader(request, many_store, many_corpus):
    stored = kz.open_study(many_store)
    study = stored if request.param == "on disk" else kz.Study(many_corpus, model=stored.model)
    return Reader(Desk(study))


def shown_rows(reader):
    return [item["passage"] for item in reader.shown["items"]]


def holders_of(corpus, passages):
    return np.unique(corpus.find_documents(corpus.passages.loc[passages, "document"])).tolist()


@pytest.mark.parametrize(
    "act",
    [
        lambda reader: reader._on_message(None, {"act": "page", "page": 3}, []),
        lambda reader: reader.desk.choose(start="2011-02-01", sources="Herald"),
        lambda reader: reader.desk.choose(themes=2),
        lambda reader: reader.desk.toggle(Mark(period="2011-06-01")),
        lambda reader: reader.desk.toggle(Mark(theme=1)),
    ],
    ids=["a page is turned", "dates and a source are chosen", "a theme is chosen", "a period is clicked", "a theme is clicked"],
)
def test_whatever_is_shown_only_its_passages_and_their_documents_are_read(reader, many_corpus, monkeypatch, act):
    asked = record(monkeypatch, reader.desk.study.corpus)
    before = shown_rows(reader)
    act(reader)
    rows = shown_rows(reader)
    assert rows != before
    assert 0 < len(rows) <= PAGE
    assert asked.passages == [rows]
    assert asked.documents == [holders_of(many_corpus, rows)]
    assert asked.columns <= ALWAYS


def test_of_an_opened_document_its_own_passages_are_read(reader, many_corpus, monkeypatch):
    asked = record(monkeypatch, reader.desk.study.corpus)
    item = reader.shown["items"][4]
    reader._on_message(None, {"act": "open", "document": item["document"], "passage": item["passage"]}, [])
    (number,) = many_corpus.find_documents([item["document"]]).tolist()
    own = np.flatnonzero(many_corpus.passages["document"] == item["document"]).tolist()
    assert asked.passages == [shown_rows(reader), own]
    assert asked.documents == [holders_of(many_corpus, shown_rows(reader)), [number]]
    texts = ["".join(text for text, _ in passage["parts"]) for passage in reader.shown["document"]["passages"]]
    assert texts == many_corpus.passages["text"].iloc[own].tolist()
