"""A store that is damaged, or was saved anew since it was opened, says so when it is opened or when that part of it is read."""

import json

import pyarrow.parquet as pq
import pytest

from kzcn_explore.corpus.keeping.opening import open_stored, read_saved
from kzcn_explore.corpus.keeping.saving import save_corpus
from kzcn_explore.corpus.reading.records import ReadError
from tests.corpus.keeping.kept import COLUMNS, build_store, files_of, make_corpus, manifest_of


def test_a_store_that_was_saved_anew_says_so_when_it_is_read(tmp_path):
    folder = save_corpus(make_corpus(["a", "b"]), tmp_path / "kept")
    stored = open_stored(folder)
    save_corpus(make_corpus(["c"]), folder)
    message = "is missing, though manifest.json named it. If the corpus was saved again meanwhile, open it again"
    for read in (lambda: stored.documents, lambda: stored.read_passages([0]), lambda: stored.document_facts(["title"])):
        with pytest.raises(ReadError, match=message):
            read()
    assert open_stored(folder).read_documents([0]).index.tolist() == ["c"]


@pytest.mark.parametrize("table", COLUMNS)
def test_a_part_that_is_gone_cut_or_too_long_is_found_at_opening(tmp_path, table):
    folder = build_store(make_corpus(["a", "b", "c"]), tmp_path / "store", n_rows=2)
    file = files_of(folder, table)[-1]
    whole = file.read_bytes()
    for content, message in ((whole[:-1], "is cut short"), (whole + b"x", "was changed after it was saved"), (None, "is missing")):
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)
        for read in (open_stored, read_saved):
            with pytest.raises(ReadError, match=message) as caught:
                read(folder)
            assert caught.value.file == str(file)


def test_a_part_that_was_changed_is_found_when_its_table_is_read_whole(tmp_path):
    folder = build_store(make_corpus(["a", "b", "c"]), tmp_path / "store", n_rows=2)
    file = files_of(folder, "passages")[1]
    content = bytearray(file.read_bytes())
    content[6] ^= 1
    file.write_bytes(content)
    stored = open_stored(folder)
    assert stored.documents.index.tolist() == ["a", "b", "c"]
    with pytest.raises(ReadError, match=r"its SHA-256 is not the one in manifest\.json") as caught:
        stored.passages  # noqa: B018
    assert caught.value.file == str(file)


def test_a_changed_number_is_found_by_whatever_reads_its_page(tmp_path):
    folder = build_store(make_corpus(["a", "b", "c"]), tmp_path / "store", n_rows=3)
    (file,) = files_of(folder, "passages")
    about = pq.ParquetFile(file).metadata.row_group(0)
    (column,) = (about.column(n) for n in range(about.num_columns) if about.column(n).path_in_schema == "n_tokens")
    content = bytearray(file.read_bytes())
    content[(column.dictionary_page_offset or column.data_page_offset) + column.total_compressed_size - 2] ^= 1
    file.write_bytes(content)
    for read in (
        lambda one: one.passage_facts(["n_tokens"]),
        lambda one: one.read_passages([1], ["n_tokens"]),
        lambda one: one.tables["passages"].read_part(0, ["n_tokens"]),
        lambda one: [*one.tables["passages"].read_batches("n_tokens")],
    ):
        with pytest.raises(ReadError, match=r"cannot be read as manifest\.json describes it .*CRC checksum") as caught:
            read(open_stored(folder))
        assert caught.value.file == str(file)


def test_damage_that_an_accessor_meets_is_named(tmp_path):
    folder = save_corpus(make_corpus(["a", "b", "c"]), tmp_path / "kept")
    file = files_of(folder, "documents")[0]
    file.write_bytes(b"x" * file.stat().st_size)
    for read in (lambda one: one.document_facts(["title"]), lambda one: one.read_documents([1]), lambda one: one.find_documents(["a"])):
        with pytest.raises(ReadError, match=r"cannot be read as manifest\.json describes it .* Copy the whole folder again") as caught:
            read(open_stored(folder))
        assert caught.value.file == str(file)


def test_a_column_that_a_part_does_not_hold_is_named_with_the_part(tmp_path):
    folder = save_corpus(make_corpus(["a"]), tmp_path / "kept")
    about = manifest_of(folder)
    for name in ("documents", "passages"):
        about["tables"][name]["columns"].append({"name": "kind", "dtype": "str"})
    (folder / "manifest.json").write_text(json.dumps(about))
    stored = open_stored(folder)
    for read in (
        lambda: stored.document_facts(["kind"]),
        lambda: stored.read_passages([0]),
        lambda: stored.tables["passages"].read_arrow(["kind"]),
        lambda: stored.tables["passages"].read_part(0, ["kind"]),
        lambda: stored.documents,
    ):
        with pytest.raises(ReadError, match=r"cannot be read as manifest\.json describes it \(KeyError"):
            read()


def test_a_store_of_which_a_column_of_ours_is_not_described_is_refused(tmp_path):
    folder = save_corpus(make_corpus(["a"]), tmp_path / "kept")
    about = manifest_of(folder)
    about["tables"]["passages"]["columns"].pop(0)
    (folder / "manifest.json").write_text(json.dumps(about))
    with pytest.raises(ReadError, match="the column 'document' is not in it"):
        open_stored(folder)


def test_a_column_of_a_part_that_is_not_described_is_named_with_the_part(tmp_path):
    folder = save_corpus(make_corpus(["a"], tone=[1.5]), tmp_path / "kept")
    about = manifest_of(folder)
    about["tables"]["documents"]["columns"] = [column for column in about["tables"]["documents"]["columns"] if column["name"] != "tone"]
    (folder / "manifest.json").write_text(json.dumps(about))
    with pytest.raises(ReadError, match=r"documents-.*cannot be read as manifest\.json describes it .*it has the column 'tone'"):
        open_stored(folder).document_facts(["date"])


def test_a_name_that_two_parts_hold_is_refused(tmp_path):
    folder = build_store(make_corpus(["a", "b"]), tmp_path / "store", n_rows=1)
    about = manifest_of(folder)
    parts = about["tables"]["documents"]["parts"]
    about["tables"]["documents"]["parts"] = [parts[0], parts[0]]
    about["whole"] = False
    (folder / "manifest.json").write_text(json.dumps(about))
    with pytest.raises(ReadError, match="table documents: names more than one document 'a'; build it again"):
        read_saved(folder)
