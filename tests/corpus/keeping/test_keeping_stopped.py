"""A save that is killed, fails or meets another one leaves the old copy or the new one, whole."""

import os
import subprocess
import threading

import pandas as pd
import pytest

import kzcn_explore.files
from kzcn_explore.corpus.keeping.manifest import is_saved
from kzcn_explore.corpus.keeping.opening import open_stored, read_saved
from kzcn_explore.corpus.keeping.saving import save_corpus
from kzcn_explore.corpus.reading.records import ReadError
from tests.corpus.keeping.kept import LARGE, assert_equal, make_corpus
from tests.corpus.keeping.killing import child_that_runs, run


@pytest.fixture
def old():
    return make_corpus(["a", "b", "c"], kind=pd.Series(["x", None, "y"], dtype="category"))


@pytest.fixture
def new():
    return make_corpus(["a", "d"], number=pd.array([1, None], dtype="Int16"))


@pytest.fixture
def folder(old, tmp_path):
    return save_corpus(old, tmp_path / "kept")


# The child saves the new corpus, or builds a store of it in pieces, over a copy of the folder, killed at every step in turn.
KILLED_AT_EVERY_STEP = """
import shutil, sys
from pathlib import Path
from tests.corpus.keeping.kept import build_store, make_corpus
from tests.corpus.keeping.killing import killed_at
from kzcn_explore.corpus.keeping.saving import save_corpus

start, target, first, way = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
new = make_corpus(["a", "d"])

def save(folder):
    if way == "in pieces":
        build_store(new, folder, n_rows={"passages": 1, "counts": 1}, counts=new.passages[["n_tokens"]])
    else:
        save_corpus(new, folder)

save(target.with_name("first"))  # so that no child imports anew what saving needs
n, killed = 0, True
while killed:
    n += 1
    folder = target / f"{n:03}"
    if first == "over the old":
        shutil.copytree(start, folder)
    killed = killed_at(n, folder, lambda: save(folder))
"""

# The child saves two corpora in turn, for ever.
SAVING_FOR_EVER = """
import sys
from tests.corpus.keeping.kept import LARGE, make_corpus
from kzcn_explore.corpus.keeping.saving import save_corpus

corpora = [make_corpus(names, text="word " * 400) for names in LARGE]
print("ready", flush=True)
while True:
    for corpus in corpora:
        save_corpus(corpus, sys.argv[1])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="The child is forked at every step.")
@pytest.mark.parametrize(("first", "way"), [("over the old", "at once"), ("into no folder", "at once"), ("over the old", "in pieces")])
def test_a_save_killed_at_any_step_leaves_the_old_copy_or_the_new_one(old, folder, tmp_path, first, way):
    (tmp_path / "killed").mkdir()
    run(KILLED_AT_EVERY_STEP, folder, tmp_path / "killed", first, way)
    new = make_corpus(["a", "d"])
    found = []
    for copy in sorted((tmp_path / "killed").iterdir()):
        if first == "into no folder" and not (copy / "manifest.json").exists():
            found.append("nothing")
            if is_saved(copy):
                with pytest.raises(ReadError, match="a first save into this folder was stopped"):
                    read_saved(copy)
        else:
            back = read_saved(copy)
            found.append("old" if back.fingerprint == old.fingerprint else "new")
            assert_equal(back, old if found[-1] == "old" else new)
            assert ("counts" in open_stored(copy).tables) == (found[-1] == "new" and way == "in pieces")
        # The next save goes through, and clears up what the killed one left.
        save_corpus(old, copy)
        assert_equal(read_saved(copy), old)
        assert len(os.listdir(copy)) == 6
    before = "old" if first == "over the old" else "nothing"
    n_before = found.count(before)
    assert found == [before] * n_before + ["new"] * (len(found) - n_before)
    # Before the step that counts come those of the manifest, and four for each file: five tables at once, or six of which two have two.
    assert n_before > (20 if way == "at once" else 30)
    assert len(found) - n_before > (6 if first == "over the old" else 2)


def test_a_save_killed_at_any_moment_leaves_one_of_the_two_whole(tmp_path):
    corpora = {corpus.fingerprint: corpus for corpus in (make_corpus(names, text="word " * 400) for names in LARGE)}
    folder = save_corpus(next(iter(corpora.values())), tmp_path / "kept")
    for delay in (0.0, 0.03, 0.11, 0.19, 0.37):
        child = subprocess.Popen(**child_that_runs(SAVING_FOR_EVER, folder))
        assert child.stdout.readline() == "ready\n"
        threading.Event().wait(delay)
        child.kill()
        assert child.communicate()[1] == ""
        back = read_saved(folder)
        assert_equal(back, corpora[back.fingerprint])
    save_corpus(back, folder)
    assert len(os.listdir(folder)) == 6


def test_a_reader_beside_a_saver_gets_one_of_the_two_whole(tmp_path, old, new):
    folder = save_corpus(old, tmp_path / "kept")
    stop = threading.Event()

    def save_in_turn():
        while not stop.is_set():
            save_corpus(new, folder)
            save_corpus(old, folder)

    saver = threading.Thread(target=save_in_turn)
    saver.start()
    try:
        for _ in range(60):
            back = read_saved(folder)
            assert_equal(back, old if back.fingerprint == old.fingerprint else new)
    finally:
        stop.set()
        saver.join()


@pytest.mark.parametrize("n_good", range(7))
def test_a_disk_that_gets_full_leaves_the_old_copy_and_nothing_else(old, new, folder, monkeypatch, n_good):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    sync, calls = kzcn_explore.files._sync_file, []

    def fill_up(path):
        calls.append(path)
        if len(calls) > n_good:
            os.truncate(path, 1)
            raise OSError(28, "No space left on device")
        sync(path)

    monkeypatch.setattr(kzcn_explore.files, "_sync_file", fill_up)
    if n_good == 6:
        save_corpus(new, folder)
        assert_equal(read_saved(folder), new)
        return
    with pytest.raises(OSError, match=r"cannot be written \(No space left on device\); free some room, and do the same again"):
        save_corpus(new, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert_equal(read_saved(folder), old)


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot lock a folder.")
def test_two_programs_do_not_save_into_one_folder_at_once(old, new, folder):
    message = "kept: another program is saving into it; wait for it, or name another folder"
    with kzcn_explore.files.sole_writer(folder), pytest.raises(BlockingIOError, match=message):
        save_corpus(new, folder)
    assert_equal(read_saved(folder), old)
    save_corpus(new, folder)
    assert_equal(read_saved(folder), new)
