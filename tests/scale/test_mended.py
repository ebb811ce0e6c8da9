"""Mended: who does what an error says gets the store, and nothing that is somebody else's is lost before."""

import errno
import json
import os

import pytest

from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.scale import building, part_files
from tests.corpus.keeping.kept import manifest_of
from tests.scale.built import build, content_of, write_source


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write_source(tmp_path_factory.mktemp("source") / "made.jsonl", 60)


def test_after_too_many_themes_fewer_are_found_and_nothing_is_loaded_again(source, tmp_path, monkeypatch):
    with pytest.raises(ValueError, match=r"n_themes=5000 is too many for 60 different passages .* take fewer"):
        build(source, tmp_path / "store", n_themes=5000)
    monkeypatch.setattr(building.load_part, "load_part", None)
    assert build(source, tmp_path / "store", n_themes=5).n_themes == 5


def test_a_source_of_too_little_text_leaves_nothing_that_hinders_a_longer_one(tmp_path):
    table = tmp_path / "notes.csv"
    table.write_text("date,text\n2022-01-01,Rivers.\n")
    with pytest.raises(ValueError, match=r"source holds too little for themes: .* look at it without a store"):
        build(table, tmp_path / "store")
    assert not (tmp_path / "store" / ".building").exists()
    table.write_text("date,text\n" + "".join(f"2022-01-0{day},Rivers and roads and {day} bridges.\n" for day in range(1, 9)))
    assert build(table, tmp_path / "store", n_themes=2).n_documents == 8


@pytest.mark.parametrize("n_themes", [4, "auto"])
def test_with_another_number_of_themes_a_stopped_build_becomes_what_it_would_have_been_at_once(source, tmp_path, monkeypatch, n_themes):
    with monkeypatch.context() as patched:
        patched.setattr(building, "place_store", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build(source, tmp_path / "store", part_documents=30)
    build(source, tmp_path / "store", part_documents=30, n_themes=n_themes)
    build(source, tmp_path / "at once", part_documents=30, n_themes=n_themes)
    assert content_of(tmp_path / "store") == content_of(tmp_path / "at once")


def test_a_build_that_loaded_nothing_is_no_hindrance_to_one_with_other_options(tmp_path):
    table = tmp_path / "notes.csv"
    table.write_text("day,story\n" + "".join(f"2022-01-0{day},Trade by rail grows {day} times.\n" for day in range(1, 8)))
    for columns in ({"text": "body"}, {"text": "day"}):
        with pytest.raises(ReadError):
            build(table, tmp_path / "store", columns=columns, on_error="raise")
        assert not (tmp_path / "store" / ".building").exists()
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError):
        build(tmp_path / "empty", tmp_path / "store")
    assert build(table, tmp_path / "store", columns={"text": "story"}, n_themes=2).n_documents == 7


@pytest.mark.parametrize("place", ["mine.txt", "load/mine.txt", "load/mine/a.json", "mine/a.json", ""])
@pytest.mark.parametrize("anew", [False, True])
def test_what_no_build_wrote_is_never_removed(source, tmp_path, place, anew):
    mine = tmp_path / "store" / ".building" / place
    mine.parent.mkdir(parents=True)
    mine.write_text("precious")
    with pytest.raises(ValueError, match=r"would be removed with them, but no build wrote it; move it elsewhere, or name another folder"):
        build(source, tmp_path / "store", anew=anew)
    assert mine.read_text() == "precious"


def test_a_store_of_a_later_version_is_not_replaced(source, tmp_path):
    build(source, tmp_path / "store")
    about = manifest_of(tmp_path / "store")
    (tmp_path / "store" / "manifest.json").write_text(json.dumps(about | {"format": 99}))
    before = content_of(tmp_path / "store")
    with pytest.raises(ReadError, match=r"was written by a newer kzcn_explore \(format 99; .*upgrade kzcn-explore"):
        build(source, tmp_path / "store")
    assert content_of(tmp_path / "store") == before
    (tmp_path / "store" / "manifest.json").write_text(json.dumps(about)[:-9])
    assert build(source, tmp_path / "store").n_documents == 60


@pytest.mark.parametrize("full", ["write_file", "sync_folder"])
def test_a_full_disk_is_told_with_the_folder_and_the_build_goes_on_when_there_is_room(source, tmp_path, monkeypatch, full):
    def stop(*given, **named):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(part_files, full, stop)
        with pytest.raises(OSError, match=r"store: its disk is full; free some room and run the same again: what is done stays done"):
            build(source, tmp_path / "store")
    assert build(source, tmp_path / "store").n_documents == 60


def test_a_store_that_is_a_file_is_refused(source, tmp_path):
    (tmp_path / "file").write_text("precious")
    with pytest.raises(FileExistsError, match=r"file is a file; name a folder"):
        build(source, tmp_path / "file")
    with pytest.raises(NotADirectoryError, match=r"store lies in a file; name a folder"):
        build(source, tmp_path / "file" / "store")
    assert (tmp_path / "file").read_text() == "precious"


def test_documents_with_any_date_are_counted(tmp_path):
    plain = write_source(tmp_path / "made.jsonl", 12)
    assert build(plain, tmp_path / "dated", n_themes=2).n_dated == 12
    lines = [json.loads(line) for line in plain.read_text().splitlines()]
    half = tmp_path / "half.jsonl"
    half.write_text("".join(json.dumps(line if number % 2 else line | {"date": None}) + "\n" for number, line in enumerate(lines)))
    assert build(half, tmp_path / "half", n_themes=2).n_dated == 6
