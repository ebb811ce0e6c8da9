"""The corpus on disk: every accessor gives what the corpus in memory gives, in one file or several, and reads little else."""

import copy
import json
import pickle
import threading
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kzcn_explore as kz
from kzcn_explore.corpus.keeping import saving, stored_table, tables
from kzcn_explore.corpus.keeping.opening import open_stored, read_saved
from kzcn_explore.corpus.keeping.saving import save_corpus
from tests.corpus.keeping.kept import assert_equal, build_store, files_of, make_corpus, manifest_of

N = 7
NAMES = [f"d{number}" for number in range(N)]


def make_odd_corpus():
    """Seven documents with columns of every kind, of which one passage was filtered away, so that their numbers have a gap."""
    corpus = make_corpus(
        NAMES,
        kind=pd.Series(["x", None, "y", "x", "x", None, "y"], dtype="category"),
        tags=pd.Series([["x"], None, [1, {"y": None}], "a", 2, 2.5, []], dtype=object),
        rank=pd.array([1, None, 3, 4, 5, 6, 7], dtype="Int64"),
        when=pd.to_datetime(["2022-06-07T10:00", None] * 3 + ["2022-06-08T11:30"]).tz_localize("Asia/Almaty"),
    )
    return corpus.keep_passages(corpus.passages.index.to_series() != 3)


@pytest.fixture(scope="module")
def corpora(tmp_path_factory):
    """Corpora in memory, each with its stores: in one part, in several, in several groups of rows, and one of the first format."""
    folder = tmp_path_factory.mktemp("stores")
    found = []
    for name, corpus in {
        "whole": make_corpus(NAMES),
        "odd": make_odd_corpus(),
        "empty": make_corpus([]),
        "seeds": kz.load_corpus(),
    }.items():
        first = save_corpus(corpus, folder / f"{name}, format 1", options=corpus.options)
        put_into_format_1(first)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tables, "GROUP_ROWS", 3)
            grouped = save_corpus(corpus, folder / f"{name}, grouped", options=corpus.options)
            in_parts = build_store(corpus, folder / f"{name}, in parts", n_rows=1 if name != "seeds" else 20)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(saving, "PART_BYTES", 100)
            sliced = save_corpus(corpus, folder / f"{name}, sliced", options=corpus.options)
        found.append((corpus, [first, grouped, in_parts, sliced]))
    return found


def put_into_format_1(folder):
    about = manifest_of(folder) | {"format": 1}
    del about["study"]
    for name, table in about["tables"].items():
        (part,) = table.pop("parts")
        about["tables"][name] = part | table
    (folder / "manifest.json").write_text(json.dumps(about))


def assert_same(left, right):
    """Equal with all dtypes; pandas itself gives now a RangeIndex, now one of whole numbers, and names of no column any dtype."""
    pd.testing.assert_frame_equal(left, right, check_exact=True, check_index_type="equiv", check_column_type=len(left.columns) > 0)


def test_a_store_in_any_number_of_parts_is_the_same_corpus(corpora):
    for corpus, folders in corpora:
        for folder in folders:
            for back in (read_saved(folder), open_stored(folder)):
                assert_equal(back, corpus)
                assert back.options == corpus.options
                assert repr(back) == repr(corpus)


def test_the_stores_are_in_parts_and_groups_as_they_say(corpora):
    first, grouped, in_parts, sliced = corpora[0][1]
    assert [len(files_of(folder, "passages")) for folder in (grouped, in_parts)] == [1, N]
    assert len(files_of(sliced, "passages")) == N
    assert pq.ParquetFile(files_of(grouped, "passages")[0]).num_row_groups == 3
    assert manifest_of(first)["format"] == 1
    assert manifest_of(in_parts)["tables"]["passages"]["index"] == {"name": "passage", "range": [0, N, 1]}


@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_every_accessor_gives_what_the_corpus_in_memory_gives(corpora, data):
    corpus, folders = data.draw(st.sampled_from(corpora))
    stored = open_stored(data.draw(st.sampled_from(folders)))
    for name, n in (("document", corpus.n_documents), ("passage", corpus.n_passages)):
        known = [*getattr(corpus, f"{name}s").columns]
        columns = data.draw(st.lists(st.sampled_from(known), unique=True))
        rows = np.array(data.draw(st.lists(st.integers(0, n - 1)) if n else st.just([])), dtype=np.int64)
        assert_same(getattr(stored, f"{name}_facts")(columns), getattr(corpus, f"{name}_facts")(columns))
        for chosen in (None, columns):
            read = getattr(stored, f"read_{name}s")
            assert_same(read(rows, chosen), getattr(corpus, f"read_{name}s")(rows, chosen))
    ids = data.draw(st.lists(st.sampled_from([*corpus.documents.index, "", "nobody", None])))
    assert stored.find_documents(ids).tolist() == corpus.find_documents(ids).tolist()
    assert stored.find_documents(ids).dtype == corpus.find_documents(ids).dtype == np.int64
    for document in {*ids} - {None}:
        assert_same(stored.read_notes(document, "clues"), corpus.read_notes(document, "clues"))
    assert (stored.n_documents, stored.n_passages, stored.n_tokens) == (corpus.n_documents, corpus.n_passages, corpus.n_tokens)
    assert len(stored) == len(corpus)


def test_rows_and_columns_that_are_not_there_are_refused(corpora):
    corpus, folders = corpora[0]
    for either in (corpus, open_stored(folders[2])):
        for rows in ([-1], [0, N]):
            with pytest.raises(IndexError, match=f"rows must lie from 0 to {N - 1}; got {rows[-1]}"):
                either.read_passages(rows)
        with pytest.raises(TypeError, match="rows must be a one-dimensional array of whole numbers; got bool"):
            either.read_documents(np.ones(N, dtype=bool))
        for read in (either.document_facts, lambda columns, either=either: either.read_documents([0], columns)):
            with pytest.raises(ValueError, match=r"columns must be of \['title', .*\], the columns of documents; got 'day'"):
                read(["title", "day"])
        with pytest.raises(ValueError, match=r"columns must be a list of names, such as \['text'\]; got 'text'"):
            either.passage_facts("text")


def test_filters_of_a_store_give_a_corpus_in_memory(corpora):
    corpus, folders = corpora[3]
    stored = open_stored(folders[2])
    assert isinstance(stored, kz.Corpus)
    assert_equal(stored.between("2022"), corpus.between("2022"))
    assert_equal(stored.matching("referendum"), corpus.matching("referendum"))
    assert type(stored.matching("referendum")) is kz.Corpus
    assert {*vars(stored)} & {"documents", "passages", "clues", "removed"} == set()
    assert stored.between() is stored


@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_every_filter_keeps_what_it_keeps_of_the_corpus_in_memory(corpora, data):
    corpus, folders = data.draw(st.sampled_from(corpora))
    stored = open_stored(data.draw(st.sampled_from(folders)))
    for name, n in (("documents", corpus.n_documents), ("passages", corpus.n_passages)):
        mask = pd.Series(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)), index=getattr(corpus, name).index, dtype=bool)
        assert_equal(getattr(stored, f"keep_{name}")(mask), getattr(corpus, f"keep_{name}")(mask))


def test_a_mask_of_another_length_is_refused(corpora):
    stored = open_stored(corpora[0][1][0])
    for keep in (stored.keep_documents, stored.keep_passages):
        with pytest.raises(IndexError, match=r"mask must say of each of the 7 \w+ whether it is kept; got 2 values"):
            keep(pd.Series([True, False]))


def test_no_table_of_a_store_can_be_exchanged(corpora):
    with pytest.raises(AttributeError, match="cannot assign to field 'passages'"):
        open_stored(corpora[0][1][0]).passages = None


def bytes_read():
    return int(next(line for line in Path("/proc/self/io").read_text().splitlines() if line.startswith("rchar")).split()[1])


@pytest.mark.skipif(not Path("/proc/self/io").is_file(), reason="What was read is told by /proc.")
def test_opening_reads_the_manifest_and_an_accessor_what_it_returns(tmp_path):
    texts = np.random.default_rng(0).integers(97, 123, (4000, 1000), dtype=np.uint8)
    names = [f"d{number}" for number in range(len(texts))]
    corpus = make_corpus(names)
    corpus.passages["text"] = pd.Series([row.tobytes().decode() for row in texts], dtype="str")
    folder = save_corpus(corpus, tmp_path / "kept")
    n_texts = files_of(folder, "passages")[0].stat().st_size
    stored = open_stored(folder)
    stored.read_passages([0]), stored.passage_facts(["n_tokens"]), stored.find_documents(["d1"]), stored.read_notes("d1", "clues")
    manifest = (folder / "manifest.json").stat().st_size
    steps = {
        "nothing": (lambda: None, 0),
        "open": (lambda: open_stored(folder), manifest),
        "count": (lambda: (stored.n_documents, stored.n_passages, len(stored)), 0),
        "facts": (lambda: stored.passage_facts(["n_tokens"]), 0.02 * n_texts),
        "find": (lambda: stored.find_documents(["d3999"]), 0.02 * n_texts),
        "one document kept": (lambda: stored.keep_documents(pd.Series(np.arange(4000) == 2000)), 0.4 * n_texts),
        "one passage": (lambda: stored.read_passages([3500]), 0.4 * n_texts),
        "the same group again": (lambda: stored.read_passages([3500]), 0),
    }
    read = {}
    for name, (step, _) in steps.items():
        before = bytes_read()
        step()
        read[name] = bytes_read() - before
    # To ask how much was read reads a little itself.
    asking = read["nothing"]
    assert n_texts > 2_000_000 > 100 * asking
    assert {name: n for name, n in read.items() if n > steps[name][1] + 4 * asking} == {}
    assert min(read["one document kept"], read["one passage"]) > 100_000


def test_only_the_last_files_and_groups_are_kept(corpora, monkeypatch):
    corpus, folders = corpora[0]
    rows = np.array([6, 0, 3, 3, 1, 5, 2, 4])
    for n_bytes, n_kept in ((10**6, N), (0, 1)):
        monkeypatch.setattr(stored_table, "FILES_KEPT", 2)
        monkeypatch.setattr(stored_table, "BYTES_KEPT", n_bytes)
        table = open_stored(folders[2]).tables["passages"]
        assert_same(table.read_rows(rows), corpus.read_passages(rows))
        assert (len(table._files.kept), len(table._groups.kept)) == (2, n_kept)


def test_a_store_is_sent_to_another_process_without_what_was_read(corpora):
    corpus, folders = corpora[1]
    stored = open_stored(folders[0])
    assert_equal(stored, corpus)
    sent = pickle.dumps(stored)
    assert b"The two ministers" not in sent
    assert_equal(pickle.loads(sent), corpus)
    assert_equal(copy.deepcopy(stored), corpus)


def test_threads_may_read_at_once(corpora):
    corpus, folders = corpora[3]
    stored, wrong = open_stored(folders[2]), []

    def read(seed):
        random = np.random.default_rng(seed)
        for _ in range(10):
            rows = random.integers(0, corpus.n_passages, 5)
            if not stored.read_passages(rows).equals(corpus.read_passages(rows)):
                wrong.append(rows)

    threads = [threading.Thread(target=read, args=[seed]) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
