"""A kept corpus that is damaged, foreign or of a later version is refused; the error names the file and the mend."""

import hashlib
import json
import os
import shutil

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kzcn_explore.corpus.keeping.opening import open_stored, read_saved
from kzcn_explore.corpus.keeping.saving import save_corpus
from kzcn_explore.corpus.reading.records import ReadError
from tests.corpus.keeping.kept import COLUMNS, assert_equal, files_of, make_corpus, manifest_of


@pytest.fixture
def old():
    return make_corpus(["a", "b", "c"], kind=pd.Series(["x", None, "y"], dtype="category"))


@pytest.fixture
def folder(old, tmp_path):
    return save_corpus(old, tmp_path / "kept")


def rewrite(folder, **changed):
    (folder / "manifest.json").write_text(json.dumps(manifest_of(folder) | changed))


def rewrite_table(folder, table, **changed):
    about = manifest_of(folder)
    about["tables"][table] |= changed
    rewrite(folder, **about)


def rewrite_part(folder, table, **changed):
    rewrite_table(folder, table, parts=[manifest_of(folder)["tables"][table]["parts"][0] | changed])


def file_of(folder, table):
    return files_of(folder, table)[0]


def put_other_table(folder, table, content):
    """Exchange the file of a table, and let the manifest name the new one with its right hash."""
    file_of(folder, table).unlink()
    sha256 = hashlib.sha256(content).hexdigest()
    name = f"{table}-{sha256[:16]}.parquet"
    (folder / name).write_bytes(content)
    rewrite_part(folder, table, file=name, sha256=sha256, bytes=len(content))


def assert_refused(folder, file, message):
    with pytest.raises(ReadError, match=message) as caught:
        read_saved(folder)
    assert caught.value.file == str(file)


def test_a_manifest_from_the_future_says_what_to_do(folder):
    rewrite(folder, format=3, tables="of another kind")
    message = r"was written by a newer kzcn_explore \(format 3; this one reads up to 2\): upgrade kzcn-explore, or load the source again"
    assert_refused(folder, folder / "manifest.json", message)


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"null", b"\xff\xfe", b'{"kind": "another"}', b'{"kind": "kzcn_explore corpus"}'])
def test_a_broken_manifest_is_refused(folder, content):
    (folder / "manifest.json").write_bytes(content)
    assert_refused(folder, folder / "manifest.json", "is not as a save wrote it .* Copy the whole folder again")


def test_a_manifest_nested_too_deep_is_refused(folder):
    (folder / "manifest.json").write_text("[" * 100_000)
    assert_refused(folder, folder / "manifest.json", "is not as a save wrote it")


def test_a_missing_manifest_is_refused(folder, tmp_path):
    (folder / "manifest.json").unlink()
    assert_refused(folder, folder / "manifest.json", "a first save into this folder was stopped, or the file was taken away")
    assert_refused(tmp_path / "nowhere", tmp_path / "nowhere" / "manifest.json", "is not there")


@pytest.mark.parametrize("table", COLUMNS)
def test_a_missing_file_is_refused(folder, table):
    file = file_of(folder, table)
    file.unlink()
    assert_refused(folder, file, r"is missing, though manifest\.json named it\. .* Copy the whole folder again")


@pytest.mark.parametrize("table", COLUMNS)
def test_a_file_of_which_one_bit_was_changed_is_refused(folder, table):
    file = file_of(folder, table)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert_refused(folder, file, r"was changed after it was saved \(its SHA-256 is not the one in manifest\.json\)")


@pytest.mark.parametrize("part", [0, 1, 100])
def test_a_truncated_file_is_refused(folder, part):
    file = file_of(folder, "documents")
    whole = file.read_bytes()
    file.write_bytes(whole[:part])
    assert_refused(folder, file, f"is cut short: {part} of {len(whole):,} bytes")


@pytest.mark.parametrize(
    "name",
    [
        "../outside/{}",
        "{folder}/../outside/{}",
        "/etc/passwd",
        "..",
        "",
        "manifest.json",
        "documents.parquet",
        "passages-0123456789abcdef.parquet",
        "documents-0123456789abcdef.parquet\0",
        "below/../{}",
    ],
)
def test_a_file_name_that_climbs_out_of_the_folder_is_refused(folder, name):
    outside = folder.parent / "outside"
    shutil.copytree(folder, outside)
    rewrite_part(folder, "documents", file=name.format(file_of(folder, "documents").name, folder=folder))
    assert_refused(folder, folder / "manifest.json", "table documents: names .*, which is no file of a saved corpus in this folder")


@pytest.mark.parametrize("name", [None, 5, ["x"], {"a": 1}])
def test_a_file_name_that_is_none_is_refused(folder, name):
    rewrite_part(folder, "removed", file=name)
    assert_refused(folder, folder / "manifest.json", "table removed: is not as a save wrote it")


@pytest.mark.skipif(os.name == "nt", reason="Making a link needs a right there.")
def test_a_link_out_of_the_folder_is_refused(folder):
    file = file_of(folder, "documents")
    file.rename(folder.parent / file.name)
    file.symlink_to(folder.parent / file.name)
    assert_refused(folder, folder / "manifest.json", "table documents: names .*, which is no file of a saved corpus in this folder")


def test_a_folder_that_is_reached_by_a_link_is_read(old, folder, tmp_path):
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    assert_equal(read_saved(tmp_path / "link"), old)


@pytest.mark.parametrize("fingerprint", ["0" * 64, "", None, 7])
def test_a_fingerprint_that_is_not_that_of_the_documents_is_refused(folder, fingerprint):
    rewrite(folder, fingerprint=fingerprint)
    assert_refused(folder, folder / "manifest.json", "fingerprint: is .*, which is not that of the documents")


def test_a_part_of_a_corpus_keeps_the_fingerprint_of_the_whole(old, tmp_path):
    part = old.keep_documents(pd.Series([False, True, False]))
    folder = save_corpus(part, tmp_path / "part")
    assert manifest_of(folder)["whole"] is False
    assert read_saved(folder).fingerprint == old.fingerprint


@pytest.mark.parametrize("content", [b"", b"no Parquet", b"PAR1PAR1", b"PAR1" + b"\xff" * 100 + b"PAR1"])
def test_a_file_that_is_no_parquet_is_refused_even_with_the_right_hash(folder, content):
    put_other_table(folder, "clues", content)
    assert_refused(folder, file_of(folder, "clues"), r"cannot be read as manifest\.json describes it")


def test_other_columns_than_described_are_refused(folder):
    pq.write_table(pa.table({"document": ["a", "b", "c"]}), folder.parent / "other.parquet")
    put_other_table(folder, "clues", (folder.parent / "other.parquet").read_bytes())
    assert_refused(folder, file_of(folder, "clues"), r"cannot be read as manifest\.json describes it \(KeyError")


def test_what_a_parquet_file_says_of_pandas_is_not_believed(old, folder):
    table = pq.read_table(file_of(folder, "problems"))
    lies = {b"pandas": b'{"index_columns": ["why"], "columns": [], "column_indexes": []}', b"ARROW:schema": b"no schema"}
    pq.write_table(table.replace_schema_metadata(lies), folder.parent / "other.parquet", store_schema=False)
    put_other_table(folder, "problems", (folder.parent / "other.parquet").read_bytes())
    assert_equal(read_saved(folder), old)


@pytest.mark.parametrize("changed", [{"columns": []}, {"columns": 5}, {"index": {}}, {"names": "int64"}])
def test_a_description_that_does_not_fit_its_file_is_refused(folder, changed):
    rewrite_table(folder, "documents", **changed)
    assert_refused(folder, file_of(folder, "documents"), "cannot be read as manifest.json describes it")


@pytest.mark.parametrize("changed", [{"rows": 4}, {"rows": "3"}, {"parts": []}, {"parts": 5}, {"parts": [5]}, {"parts": None}])
def test_parts_that_do_not_make_up_their_table_are_refused(folder, changed):
    rewrite_table(folder, "documents", **changed)
    assert_refused(folder, folder / "manifest.json", "table documents: is not as a save wrote it")


@pytest.mark.parametrize("changed", [{"sha256": 5}, {"bytes": 1}])
def test_a_part_that_is_not_as_described_is_refused(folder, changed):
    rewrite_part(folder, "documents", **changed)
    assert_refused(folder, file_of(folder, "documents"), "was changed after it was saved")


def test_a_part_of_more_rows_than_the_manifest_says_is_refused(folder):
    about = manifest_of(folder)
    first = about["tables"]["clues"]["parts"][0]
    rewrite_table(folder, "clues", parts=[first | {"rows": 1}, first | {"rows": 2}])
    assert_refused(folder, file_of(folder, "clues"), "6 rows and an index of 3 where 3 were saved")
    with pytest.raises(ReadError, match="it has 3 rows, not 1"):
        open_stored(folder).read_notes("a", "clues")


@pytest.mark.parametrize("name", ["../counts", "Counts", "a" * 40, ""])
def test_a_table_of_a_study_of_a_name_that_none_can_have_is_refused(folder, name):
    about = manifest_of(folder)
    rewrite(folder, tables=about["tables"] | {name: about["tables"]["clues"]})
    assert_refused(folder, folder / "manifest.json", f"table {name}: is not as a save wrote it")


@pytest.mark.parametrize("changed", [{"study": 5}, {"study": None}, {"options": []}, {"whole": 1}, {"tables": {}}, {"tables": []}])
def test_a_manifest_of_which_a_part_is_another_thing_is_refused(folder, changed):
    rewrite(folder, **changed)
    assert_refused(folder, folder / "manifest.json", "is not as a save wrote it|is not that of the documents")
