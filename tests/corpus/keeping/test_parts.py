"""Writing a store in pieces: what a part says of itself, what parts make one table, and when a store counts."""

import json
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kzcn_explore.corpus.keeping.manifest import is_saved, make_manifest
from kzcn_explore.corpus.keeping.opening import open_stored, read_saved
from kzcn_explore.corpus.keeping.parts import join_parts, publish, write_part, written_alone
from kzcn_explore.corpus.reading.records import ReadError
from tests.corpus.keeping.kept import COLUMNS, assert_equal, build_store, files_of, make_corpus, manifest_of

COUNTS = pd.DataFrame({"passage": [0, 0, 2], "n": np.array([1, 3, 2], dtype="int32")})


@pytest.fixture
def corpus():
    return make_corpus(["a", "b", "c"])


@pytest.fixture
def store(corpus, tmp_path):
    return build_store(corpus, tmp_path / "store", n_rows=2, study={"every": "month"}, counts=COUNTS)


def test_a_part_says_what_was_written(tmp_path):
    part = write_part(tmp_path, "counts", COUNTS)
    path = tmp_path / part["file"]
    assert os.listdir(tmp_path) == [part["file"]]
    assert part["file"] == f"study_counts-{part['sha256'][:16]}.parquet"
    assert (part["rows"], part["bytes"], part["index"]) == (3, path.stat().st_size, {"name": None, "range": [0, 3, 1]})
    assert part["columns"] == [{"name": "passage", "dtype": "int64"}, {"name": "n", "dtype": "int32"}]
    assert pq.read_table(path).to_pydict() == {"passage": [0, 0, 2], "n": [1, 3, 2]}
    assert part == json.loads(json.dumps(part))
    assert not is_saved(tmp_path / "elsewhere")


def test_an_arrow_table_is_written_as_the_frame_that_it_stands_for(tmp_path):
    days = pd.Series(pd.to_datetime(["2022-06-07", None, "2022-06-08"])).astype("datetime64[ms]")
    frame = COUNTS.assign(term=pd.Series(["x", None, "y"], dtype="str"), share=[0.5, 1.0, 0.25], day=days, used=[True, False, True])
    assert write_part(tmp_path, "counts", pa.Table.from_pandas(frame, preserve_index=False)) == write_part(tmp_path, "counts", frame)


@pytest.mark.parametrize(
    ("column", "what"),
    [
        (pa.array([1, None]), "int64 with 1 missing values"),
        (pa.array([True, None]), "bool with 1 missing values"),
        (pa.array([[1], [2]]), "list<"),
        (pa.array([b"a", b"b"]), "binary"),
        (pa.array([1, 2], pa.timestamp("s")), r"timestamp\[s\]"),
    ],
)
def test_an_arrow_column_that_pandas_has_no_single_form_for_is_refused(tmp_path, column, what):
    with pytest.raises(ValueError, match=f"^counts, column 'x': {what}.* has no single form in pandas; give a DataFrame"):
        write_part(tmp_path, "counts", pa.table({"x": column}))
    with pytest.raises(ValueError, match=r"the columns of counts must be unique texts; got \['x', 'x'\]"):
        write_part(tmp_path, "counts", pa.table([[1], [2]], names=["x", "x"]))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", ["Counts", "a-b", "", "../x", "a" * 32, "x9"])
def test_a_name_that_no_table_can_have_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match=r"table must be one of .*, or a name of at most 31 small letters and underscores; got "):
        write_part(tmp_path, name, COUNTS)
    assert os.listdir(tmp_path) == []


def test_parts_that_differ_make_no_table(tmp_path):
    one = write_part(tmp_path, "counts", COUNTS)
    for other, message in [
        (COUNTS.astype({"n": "int64"}), r"the same columns and dtypes; got \{'name': 'n', 'dtype': 'int32'\} in one and .* 'int64'"),
        (COUNTS.rename(columns={"n": "m"}), "the same columns and dtypes; got .*'n'.* in one and .*'m'"),
        (COUNTS[["passage"]], "as many columns; got 2 and 1"),
        (COUNTS.set_axis(["x", "y", "z"]), "the same columns and dtypes; got .*'numbers the rows': True.* in one and .*False"),
    ]:
        with pytest.raises(ValueError, match=f"^parts of counts must have {message}"):
            join_parts("counts", [one, write_part(tmp_path, "counts", other)])
    with pytest.raises(ValueError, match="parts of counts must be at least one; of a table without rows write its empty frame"):
        join_parts("counts", [])


def test_rows_are_numbered_on_from_part_to_part(tmp_path):
    parts = [write_part(tmp_path, "counts", COUNTS.iloc[[0, 1]]), write_part(tmp_path, "counts", COUNTS)]
    assert join_parts("counts", parts)["index"] == {"name": None, "range": [0, 5, 1]}
    later = [write_part(tmp_path, "counts", COUNTS.iloc[1:])]
    assert join_parts("counts", later)["index"] == {"name": None, "range": [1, 3, 1]}


def test_a_table_of_a_study_is_read_and_a_corpus_is_loaded_without_it(corpus, store):
    stored = open_stored(store)
    assert stored.study == {"every": "month"}
    assert [*stored.tables] == [*COLUMNS, "counts"]
    assert repr(stored.tables["counts"]) == "<StoredTable counts: 3 rows in 2 files>"
    pd.testing.assert_frame_equal(stored.tables["counts"].read(), COUNTS, check_index_type="exact")
    pd.testing.assert_frame_equal(stored.tables["counts"].read_columns(["n"]), COUNTS[["n"]], check_index_type="exact")
    assert stored.tables["counts"].read_arrow(["n"]).to_pydict() == {"n": [1, 3, 2]}
    assert [stored.tables["counts"].read_part(part, ["n"]).to_pydict() for part in (0, 1)] == [{"n": [1, 3]}, {"n": [2]}]
    assert stored.tables["counts"].read_rows([2, 2, 0])["n"].tolist() == [2, 2, 1]
    assert stored.tables["documents"].read_index().to_pylist() == ["a", "b", "c"]
    with pytest.raises(ValueError, match="the index of counts numbers its rows; nothing of it is stored"):
        stored.tables["counts"].read_index()
    assert_equal(read_saved(store), corpus)


def test_a_save_over_a_study_leaves_nothing_of_it(corpus, store):
    corpus.save(store)
    assert [*open_stored(store).tables] == [*COLUMNS]
    assert len(os.listdir(store)) == 6


def test_an_equal_part_twice_is_one_file_listed_twice(tmp_path, corpus):
    twice = pd.concat([COUNTS, COUNTS], ignore_index=True)
    folder = build_store(corpus, tmp_path / "store", n_rows=3, counts=twice)
    assert len({*files_of(folder, "counts")}) == 1
    assert len(files_of(folder, "counts")) == 2
    pd.testing.assert_frame_equal(open_stored(folder).tables["counts"].read(), twice)
    build_store(corpus, folder, n_rows=3, counts=twice)
    assert open_stored(folder).tables["counts"].read_rows([5, 0])["n"].tolist() == [2, 1]


def test_the_same_store_gives_the_same_bytes(corpus, store, tmp_path):
    other = build_store(corpus, tmp_path / "other", n_rows=2, study={"every": "month"}, counts=COUNTS)
    assert {path.name: path.read_bytes() for path in other.iterdir()} == {path.name: path.read_bytes() for path in store.iterdir()}


def test_other_processes_write_parts_as_well(tmp_path):
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        parts = [*pool.map(write_part, [tmp_path] * 4, ["counts"] * 4, [COUNTS, COUNTS, COUNTS[:1], COUNTS[:0]])]
    assert [part["rows"] for part in parts] == [3, 3, 1, 0]
    assert len(os.listdir(tmp_path)) == 3
    assert join_parts("counts", parts)["rows"] == 7


def test_no_part_counts_before_it_is_published(corpus, store):
    with written_alone(store) as folder:
        part = write_part(folder, "shares", COUNTS)
        assert "shares" not in open_stored(store).tables
        assert (store / part["file"]).exists()
    assert not (store / part["file"]).exists()
    assert_equal(read_saved(store), corpus)


def test_what_is_published_is_there_and_whole(corpus, store):
    about = manifest_of(store)
    good = (store / "manifest.json").read_bytes()
    missing = about["tables"]["counts"]["parts"][0] | {"file": "study_counts-0123456789abcdef.parquet"}
    short = about["tables"]["counts"]["parts"][0] | {"bytes": 10**6}
    for part, message in ((missing, "is missing"), (short, "is cut short")):
        wrong = about | {"tables": about["tables"] | {"counts": about["tables"]["counts"] | {"parts": [part]}}}
        wrong["tables"]["counts"]["rows"] = part["rows"]
        with pytest.raises(ReadError, match=message):
            publish(store, wrong)
    assert (store / "manifest.json").read_bytes() == good


def test_a_store_in_which_two_documents_have_one_name_is_not_published(tmp_path):
    with pytest.raises(ValueError, match="documents must have a name each; 'a' is that of 2"):
        build_store(make_corpus(["a", "b", "a"]), tmp_path / "store", n_rows=1)
    assert os.listdir(tmp_path / "store") == []


def test_a_manifest_of_a_store_describes_all_five_tables(store):
    tables = manifest_of(store)["tables"]
    with pytest.raises(ValueError, match=r"tables must describe all of \['documents', .*\]; 'clues' is not there"):
        make_manifest("x", whole=True, tables={name: tables[name] for name in tables if name != "clues"}, options={})
    with pytest.raises(ValueError, match="study must be what JSON can hold; got 'model': <object"):
        make_manifest("x", whole=True, tables=tables, options={}, study={"model": object()})


def test_an_error_while_a_store_is_built_is_not_taken_for_one_of_the_folder(store, corpus):
    before = sorted(os.listdir(store))
    with pytest.raises(FileNotFoundError, match=r"news\.csv"), written_alone(store) as folder:
        write_part(folder, "shares", COUNTS)
        (folder.parent / "news.csv").read_bytes()
    assert sorted(os.listdir(store)) == before
    assert_equal(read_saved(store), corpus)


def test_a_file_of_another_program_with_such_an_ending_makes_no_store(tmp_path):
    for name in ("sales-0123456789abcdef.parquet", "counts-0123456789abcdef.parquet"):
        (tmp_path / name).write_bytes(b"")
        assert not is_saved(tmp_path)
        with pytest.raises(ValueError, match="holds other things than a saved corpus"), written_alone(tmp_path):
            pass
        assert (tmp_path / name).exists()
        (tmp_path / name).unlink()
    (tmp_path / "study_counts-0123456789abcdef.parquet").write_bytes(b"")
    assert is_saved(tmp_path)
