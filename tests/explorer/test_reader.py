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
    texts = ["".join(text for text, _ in passage["parts"]) for passage in reader.shown["document"]["stretches"]]
    assert texts == many_corpus.passages["text"].iloc[own].tolist()


def opened(reader):
    """The stretches of the opened document: their texts, and what is marked in the one where it was opened."""
    stretches = reader.shown["document"]["stretches"]
    marked = [text for one in stretches if one["here"] for text, is_marked in one["parts"] if is_marked]
    return ["".join(text for text, _ in one["parts"]) for one in stretches], marked


def test_a_line_opens_its_document_at_the_place_with_that_alone_marked_in_its_passage(reader, many_corpus):
    reader.desk.choose(search="roads, district")
    line = reader.desk.view.concordance("district").iloc[0]
    mark = Mark(document=line["document"], passage=int(line["passage"]), span=(int(line["start"]), int(line["end"])))
    reader.desk.toggle(mark)
    own = many_corpus.passages[many_corpus.passages["document"] == line["document"]]
    texts, marked = opened(reader)
    assert (texts, marked) == (own["text"].tolist(), ["district"])
    reader._on_message(None, {"act": "close"}, [])
    assert "document" not in reader.shown
    assert not reader.desk.mark


def test_an_opened_document_is_shown_as_raw_text_if_wanted(desk):
    reader = Reader(desk)
    document = desk.study.corpus.documents.index[0]
    reader._on_message(None, {"act": "open", "document": document, "passage": 1}, [])
    whole, _ = opened(reader)
    reader._on_message(None, {"act": "raw", "raw": True}, [])
    raw, _ = opened(reader)
    removed = desk.study.corpus.read_notes(document, "removed")
    assert set(raw) == {*whole, *removed["text"], "\n"}
    cuts = [stretch["rule"] for stretch in reader.shown["document"]["stretches"] if stretch["rule"]]
    assert cuts == removed.sort_values("start")["rule"].tolist()
    assert [stretch["here"] for stretch in reader.shown["document"]["stretches"]].count(True) == 1
    reader._on_message(None, {"act": "raw", "raw": "yes"}, [])
    assert reader.shown["document"]["raw"] is True
    reader._on_message(None, {"act": "raw", "raw": False}, [])
    assert opened(reader)[0] == whole


def test_of_an_opened_place_the_other_passages_keep_the_marks_of_the_search(desk):
    reader = Reader(desk)
    desk.choose(search="visit")
    line = desk.view.concordance("visit").iloc[0]
    desk.toggle(Mark(document=line["document"], passage=int(line["passage"]), span=(int(line["start"]), int(line["end"]))))
    marked = {
        one["here"]: [text for text, is_marked in one["parts"] if is_marked]
        for one in reader.shown["document"]["stretches"]
        if any(is_marked for _, is_marked in one["parts"])
    }
    assert marked[True] == ["visit"]
    texts = desk.study.corpus.passages.query("document == @line.document and index != @line.passage")["text"]
    others = [one for one in reader.shown["document"]["stretches"] if not one["here"]]
    found = [text.casefold() for one in others for text, is_marked in one["parts"] if is_marked]
    assert found == ["visit"] * texts.str.count(r"(?i)\bvisit\b").sum()


def test_a_side_is_turned_to_only_where_one_is_read(desk):
    reader = Reader(desk)
    reader._on_message(None, {"act": "side", "side": "target"}, [])
    assert desk.mark == Mark()


def test_another_view_begins_on_its_first_page(desk):
    reader = Reader(desk)
    reader._on_message(None, {"act": "page", "page": 2}, [])
    assert reader.shown["range"] == "41–58 of 58"
    desk.choose(start="2022-01-01")
    assert (reader.shown["page"], reader.shown["range"]) == (0, "1–20 of 48")
