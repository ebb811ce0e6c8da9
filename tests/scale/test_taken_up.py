"""A build that is killed leaves no store that opens by half, and goes on where it was when it is asked for again."""

import json
import multiprocessing
import os
import shutil
import threading

import pytest

import kzcn_explore.files
from kzcn_explore.corpus.keeping.manifest import is_saved
from kzcn_explore.corpus.keeping.opening import read_saved
from kzcn_explore.corpus.keeping.saving import save_corpus
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.scale import building, theme_passes
from kzcn_explore.scale.opening import open_study
from tests.corpus.keeping.kept import assert_equal, make_corpus
from tests.corpus.keeping.killing import run
from tests.scale.built import assert_same_store, build, content_of, in_rounds, write_source

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Children are forked.")

# Builds one store, killed again and again some steps further on, until it gets through; each time it says whether it opens.
KILLED_AND_TAKEN_UP = """
import sys
from pathlib import Path
from tests.corpus.keeping.killing import killed_at
from tests.scale.built import build, in_rounds

in_rounds(setattr)
source, store, n = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
build(source, store.with_name("first"), part_documents=30)  # so that no child imports anew what a build needs
# Further on every time: a build that goes on looks at what is done already, which takes steps, too.
while killed_at(n, store, lambda: build(source, store, part_documents=30)):
    n += n // 4
    print((store / "manifest.json").exists())
"""

# Places a finished build in copies of a folder, killed at every step in turn.
KILLED_WHILE_PLACED = """
import json, shutil, sys
from pathlib import Path
from tests.corpus.keeping.killing import killed_at
from kzcn_explore.scale.finishing import place_store

start, target = Path(sys.argv[1]), Path(sys.argv[2])
about = json.loads((start / ".building" / "manifest.json").read_bytes())
n, killed = 0, True
while killed:
    n += 1
    folder = target / f"{n:03}"
    shutil.copytree(start, folder)
    killed = killed_at(n, folder, lambda: place_store(folder, folder / ".building", about))
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write_source(tmp_path_factory.mktemp("source") / "made.jsonl", 90)


def stopped(source, store, monkeypatch, at):
    """Stop a build where `at`, a function of ``building``, is first called."""

    def stop(*given, **named):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(building, at, stop)
        with pytest.raises(KeyboardInterrupt):
            build(source, store, part_documents=30)


def test_a_build_that_is_killed_again_and_again_becomes_the_store_that_it_would_have_been(source, tmp_path, monkeypatch):
    opened = run(KILLED_AND_TAKEN_UP, source, tmp_path / "killed", 11)
    assert len(opened) > 5
    # Only a build that was killed after its store counted leaves one that opens.
    assert opened == sorted(opened)
    in_rounds(monkeypatch.setattr)
    build(source, tmp_path / "at once", part_documents=30)
    assert content_of(tmp_path / "killed") == content_of(tmp_path / "at once")


@pytest.mark.parametrize("first", ["over an old store", "into an empty folder"])
def test_a_build_killed_at_any_step_of_its_end_leaves_the_old_store_or_the_new_one(source, tmp_path, monkeypatch, first):
    old = make_corpus(["a", "b"])
    if first == "over an old store":
        save_corpus(old, tmp_path / "store")
    found = []
    with monkeypatch.context() as patched:
        patched.setattr(building, "place_store", lambda store, work, about: found.append((work, about)) or 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build(source, tmp_path / "store", part_documents=30)
    ((work, about),) = found
    (work / "manifest.json").write_text(json.dumps(about))
    (tmp_path / "killed").mkdir()
    run(KILLED_WHILE_PLACED, tmp_path / "store", tmp_path / "killed")
    new = load_corpus(source)
    left = []
    for copy in sorted((tmp_path / "killed").iterdir()):
        if (copy / "manifest.json").exists():
            back = read_saved(copy)
            left.append("old" if back.fingerprint == old.fingerprint else "new")
            assert_equal(back, old if left[-1] == "old" else new)
        else:
            left.append("nothing")
            if is_saved(copy):
                with pytest.raises(ReadError, match="a first save into this folder was stopped"):
                    read_saved(copy)
    before = "old" if first == "over an old store" else "nothing"
    assert left == [before] * left.count(before) + ["new"] * left.count("new")
    assert left.count(before) > 40
    assert left.count("new") > 5
    # The one killed half way goes on, and leaves nothing else behind.
    half = tmp_path / "killed" / f"{left.count(before) // 2:03}"
    build(source, half, part_documents=30)
    assert sorted(path.name for path in half.iterdir()) == sorted(path.name for path in (tmp_path / "killed" / f"{len(left):03}").iterdir())
    assert len(open_study(half).model.labels_) == 6


def test_what_is_done_is_not_done_again(source, tmp_path, monkeypatch):
    stopped(source, tmp_path / "store", monkeypatch, "describe_store")
    done = {path: path.stat().st_mtime_ns for path in (tmp_path / "store" / ".building").rglob("*.json")}
    assert len(done) > 15
    seen = []
    with monkeypatch.context() as patched:
        patched.setattr(building, "place_store", lambda store, work, about: seen.extend(work.rglob("*.json")))
        build(source, tmp_path / "store", part_documents=30)
    assert {path: path.stat().st_mtime_ns for path in seen} == done


def test_a_build_of_another_source_or_with_other_options_is_refused_until_it_is_begun_anew(source, tmp_path, monkeypatch):
    mine = tmp_path / "made.jsonl"
    shutil.copy(source, mine)
    stopped(mine, tmp_path / "store", monkeypatch, "describe_store")
    with pytest.raises(ValueError, match="holds a build that was stopped and differs in part_documents; give what it was begun with"):
        build(mine, tmp_path / "store")
    os.utime(mine, ns=(1, 1))
    with pytest.raises(ValueError, match="differs in the names, sizes or times of the source's files"):
        build(mine, tmp_path / "store", part_documents=30)
    assert build(mine, tmp_path / "store", part_documents=30, anew=True).n_documents == 90
    assert not (tmp_path / "store" / ".building").exists()


def test_a_folder_left_by_a_build_that_has_ended_is_no_hindrance(source, tmp_path):
    (tmp_path / "store" / ".building" / "tables").mkdir(parents=True)
    (tmp_path / "store" / ".building" / "tables" / "passages-0000.parquet").write_bytes(b"?")
    assert build(source, tmp_path / "store").n_documents == 90
    assert not (tmp_path / "store" / ".building").exists()


def test_after_a_power_cut_the_rounds_begin_anew(source, tmp_path, monkeypatch):
    in_rounds(monkeypatch.setattr)
    stopped(source, tmp_path / "store", monkeypatch, "describe_store")
    themes = tmp_path / "store" / ".building" / "themes"
    (themes / theme_passes.MODEL).unlink()
    for path in themes.glob("*factors-*.npz"):
        os.truncate(path, path.stat().st_size // 2)
    build(source, tmp_path / "store", part_documents=30)
    build(source, tmp_path / "at once", part_documents=30)
    assert_same_store(tmp_path / "store", tmp_path / "at once")


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot lock a folder.")
def test_two_programs_do_not_build_one_store_at_once(source, tmp_path):
    (tmp_path / "store").mkdir()
    with kzcn_explore.files.sole_writer(tmp_path / "store"), pytest.raises(BlockingIOError, match="another program is saving into it"):
        build(source, tmp_path / "store")


def test_a_process_that_is_ended_from_outside_is_told_and_the_build_goes_on(source, tmp_path):
    built = threading.Event()

    def kill_one_of_two():
        while not built.wait(0.01):
            if len(children := multiprocessing.active_children()) == 2:
                children[0].kill()
                return

    killer = threading.Thread(target=kill_one_of_two)
    killer.start()
    try:
        with pytest.raises(OSError, match="a process of the build was ended from outside, for want of memory perhaps; run the same again"):
            build(source, tmp_path / "store", part_documents=30, processes=2)
    finally:
        built.set()
        killer.join()
    assert build(source, tmp_path / "store", part_documents=30).n_documents == 90


def test_a_damaged_journal_is_told(source, tmp_path, monkeypatch):
    stopped(source, tmp_path / "store", monkeypatch, "describe_store")
    (tmp_path / "store" / ".building" / "journal.json").write_text("{")
    with pytest.raises(ValueError, match=r"journal.json is damaged .* begin again with --anew"):
        build(source, tmp_path / "store", part_documents=30)
