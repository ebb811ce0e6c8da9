"""Keeping a corpus: it comes back equal, its manifest says what it is, and nothing else in a folder is touched."""

import hashlib
import os
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from kzcn_explore.corpus import model
from kzcn_explore.corpus.keeping.manifest import is_saved
from kzcn_explore.corpus.keeping.opening import read_saved
from kzcn_explore.corpus.keeping.saving import save_corpus
from kzcn_explore.corpus.loading import load_corpus
from tests.corpus.keeping.kept import COLUMNS, assert_equal, files_of, make_corpus, manifest_of


@pytest.fixture
def old():
    return make_corpus(["a", "b", "c"], kind=pd.Series(["x", None, "y"], dtype="category"))


@pytest.fixture
def new():
    return make_corpus(["a", "d"], number=pd.array([1, None], dtype="Int16"))


@pytest.fixture
def folder(old, tmp_path):
    return save_corpus(old, tmp_path / "kept")


def test_a_corpus_comes_back_equal(old, folder):
    assert_equal(read_saved(folder), old)


def test_the_seeds_come_back_equal_and_so_do_parts_of_them(tmp_path):
    seeds = load_corpus()
    for number, corpus in enumerate([seeds, seeds.matching("one china"), seeds.between("2022"), seeds.between("1900", "1901")]):
        back = read_saved(save_corpus(corpus, tmp_path / str(number)))
        assert_equal(back, corpus)
        assert back.fingerprint == seeds.fingerprint


def test_columns_of_ones_own_come_back_as_they_were(tmp_path):
    names = ["a", "b", "c"]
    own = {
        "rank": pd.array([1, None, 3], dtype="Int64"),
        "kind": pd.Series(["news", None, "speech"], dtype=pd.CategoricalDtype(["speech", "news", "other"], ordered=True)),
        "seen": [True, False, True],
        "tags": pd.Series([["x"], None, [1, {"y": None}]], dtype=object),
        "when": pd.to_datetime(["2022-06-07T10:00", None, "2022-06-08T11:30"]).tz_localize("Asia/Almaty"),
    }
    corpus = make_corpus(names, **own)
    back = read_saved(save_corpus(corpus, tmp_path / "kept"))
    assert_equal(back, corpus)
    assert back.documents["tags"].tolist() == [["x"], None, [1, {"y": None}]]


def test_a_column_that_cannot_be_kept_is_named_before_anything_is_written(old, folder, tmp_path):
    wrong = make_corpus(["a", "b"], own=pd.Series([None, {1}], dtype=object))
    message = r"^documents, column 'own', row 'b': a value of type set cannot be kept .*\.astype\(str\) .* Nothing was written\.$"
    for place in (folder, tmp_path / "elsewhere"):
        with pytest.raises(ValueError, match=message):
            save_corpus(wrong, place)
    assert not (tmp_path / "elsewhere").exists()
    assert_equal(read_saved(folder), old)


def test_a_corpus_without_a_column_of_the_package_is_refused(old, tmp_path):
    lacking = model.Corpus(**{name: getattr(old, name) for name in COLUMNS if name != "clues"}, clues=pd.DataFrame(), fingerprint="x")
    with pytest.raises(ValueError, match="clues lacks the column 'document'; save a corpus that load_corpus made"):
        save_corpus(lacking, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_saving_changes_no_table(old, tmp_path):
    before = {name: getattr(old, name).copy(deep=True) for name in COLUMNS}
    save_corpus(old, tmp_path / "kept")
    for name in COLUMNS:
        pd.testing.assert_frame_equal(getattr(old, name), before[name])


def test_the_manifest_says_what_was_saved_and_with_what(old, tmp_path):
    options = {"encoding": "cp1251", "dates": Path("dates.csv"), "columns": ["a"]}
    folder = save_corpus(old, str(tmp_path / "below" / "kept"), options=options)
    assert folder == tmp_path / "below" / "kept"
    about = manifest_of(folder)
    assert {name: about[name] for name in ("kind", "format", "fingerprint", "whole")} == {
        "kind": "kzcn_explore corpus",
        "format": 2,
        "fingerprint": old.fingerprint,
        "whole": True,
    }
    assert about["options"] == {"encoding": "cp1251", "dates": "dates.csv", "columns": ["a"]} == read_saved(folder).options
    assert about["versions"]["pandas"] == pd.__version__
    assert about["versions"]["pyarrow"] == pa.__version__
    assert about["versions"].keys() == {"kzcn_explore", "pandas", "pyarrow", "python"}
    assert {name: table["rows"] for name, table in about["tables"].items()} == dict.fromkeys(COLUMNS, 3)
    assert {"name": "date", "dtype": "datetime64[s]"} in about["tables"]["documents"]["columns"]
    for name, table in about["tables"].items():
        (part,) = table["parts"]
        content = (folder / part["file"]).read_bytes()
        assert part == {"file": part["file"], "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content), "rows": 3}
        assert part["file"] == f"{name}-{part['sha256'][:16]}.parquet"
    assert sorted(os.listdir(folder)) == sorted(["manifest.json", *(files_of(folder, name)[0].name for name in COLUMNS)])


def test_options_that_json_cannot_hold_are_refused(old, tmp_path):
    with pytest.raises(ValueError, match="options must be what JSON can hold; got 'dates': <object"):
        save_corpus(old, tmp_path / "kept", options={"dates": object()})
    assert not (tmp_path / "kept").exists()


def test_the_same_corpus_gives_the_same_bytes(old, folder, tmp_path):
    other = save_corpus(old, tmp_path / "other")
    assert {path.name: path.read_bytes() for path in other.iterdir()} == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_copy_replaces_the_old_one_and_leaves_nothing_of_it(new, folder):
    save_corpus(new, folder)
    assert_equal(read_saved(folder), new)
    assert len(os.listdir(folder)) == 6


def test_saving_again_mends_a_damaged_copy(old, folder):
    files_of(folder, "passages")[0].write_bytes(b"")
    save_corpus(old, folder)
    assert_equal(read_saved(folder), old)
    (folder / "manifest.json").write_text("{")
    save_corpus(old, folder)
    assert_equal(read_saved(folder), old)
    assert len(os.listdir(folder)) == 6


def test_a_folder_is_told_to_be_a_saved_one_or_not(folder, tmp_path):
    assert is_saved(folder)
    assert is_saved(str(folder))
    assert not is_saved(tmp_path)
    assert not is_saved(tmp_path / "nowhere")
    assert not is_saved(folder / "manifest.json")
    (tmp_path / "manifest.json").write_text('{"name": "a browser extension"}')
    assert not is_saved(tmp_path)


def test_a_damaged_copy_is_still_told_to_be_one(folder):
    written = (folder / "manifest.json").read_text()
    (folder / "manifest.json").write_text(written[:60])
    assert is_saved(folder)
    (folder / "manifest.json").unlink()
    assert is_saved(folder)


def test_a_folder_with_other_things_is_refused_and_left_alone(old, tmp_path):
    (tmp_path / "article.txt").write_text("Mine.")
    (tmp_path / "below").mkdir()
    with pytest.raises(ValueError, match=r"holds other things than a saved corpus \(article\.txt, below\); name an empty folder"):
        save_corpus(old, tmp_path)
    assert sorted(os.listdir(tmp_path)) == ["article.txt", "below"]


def test_the_manifest_of_another_program_is_refused_and_left_alone(old, tmp_path):
    (tmp_path / "manifest.json").write_text('{"name": "a browser extension"}')
    with pytest.raises(ValueError, match=r"its manifest\.json is not of a saved corpus; name an empty folder"):
        save_corpus(old, tmp_path)
    assert (tmp_path / "manifest.json").read_text() == '{"name": "a browser extension"}'


def test_a_file_that_was_put_beside_a_saved_corpus_is_kept(new, old, folder):
    (folder / "notes.txt").write_text("Mine.")
    with pytest.raises(ValueError, match=r"\(notes\.txt\)"):
        save_corpus(new, folder)
    assert (folder / "notes.txt").read_text() == "Mine."
    assert_equal(read_saved(folder), old)


def test_hidden_files_of_a_file_manager_are_no_hindrance_and_stay(new, folder):
    (folder / ".DS_Store").write_bytes(b"\0")
    save_corpus(new, folder)
    assert_equal(read_saved(folder), new)
    assert (folder / ".DS_Store").exists()


def test_the_home_folder_is_found(old, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert save_corpus(old, "~/kept") == tmp_path / "kept"
    assert is_saved("~/kept")
    assert_equal(read_saved("~/kept"), old)


def test_a_file_in_the_place_of_the_folder_is_an_error(old, tmp_path):
    (tmp_path / "kept").write_text("Mine.")
    with pytest.raises(OSError, match="kept is a file; name a folder"):
        save_corpus(old, tmp_path / "kept")
    assert (tmp_path / "kept").read_text() == "Mine."
