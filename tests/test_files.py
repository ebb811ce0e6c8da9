"""Writing whole files: the old one or the new one has the name, and it is on the disk before the name changes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kzcn_explore.files import sole_writer, sync_folder, write_hashed, write_whole

FOLDERS_OPEN = pytest.mark.skipif(os.name == "nt", reason="Windows neither opens nor locks a folder.")


@pytest.fixture
def steps(monkeypatch):
    """Every file put on the disk, and every renaming, in order."""
    taken = []
    sync, replace = os.fsync, Path.replace

    def note_sync(handle):
        taken.append(("on disk", Path(os.readlink(f"/proc/self/fd/{handle}")).name.split("-")[0]))
        sync(handle)

    def note_replace(path, target):
        taken.append(("renamed", Path(target).name.split("-")[0]))
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_replace)
    return taken


@pytest.fixture
def full_disk(monkeypatch):
    def fail(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)


def test_a_file_is_replaced_whole(tmp_path):
    write_whole(tmp_path / "a.txt", b"old")
    write_whole(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(tmp_path, full_disk):
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(OSError, match=r"a\.txt cannot be written \(No space left on device\); name a folder"):
        write_whole(tmp_path / "a.txt", b"new")
    with pytest.raises(OSError, match="No space left"):
        write_hashed(tmp_path / "b.txt", lambda file: file.write(b"new"))
    assert os.listdir(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_an_interrupted_write_leaves_nothing(tmp_path):
    def interrupt(file):
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_hashed(tmp_path / "a.txt", interrupt)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="Which file a handle belongs to is read from /proc.")
def test_the_content_is_on_the_disk_before_the_name_is(tmp_path, steps):
    write_whole(tmp_path / "a.txt", b"new")
    assert steps == [("on disk", ".a.txt"), ("renamed", "a.txt"), ("on disk", tmp_path.name.split("-")[0])]


def test_a_hashed_file_is_named_by_its_content(tmp_path):
    sha256 = hashlib.sha256(b"abc").hexdigest()
    path, told = write_hashed(tmp_path / "a.b.txt", lambda file: file.write(b"abc"))
    assert (path, told) == (tmp_path / f"a.b-{sha256[:16]}.txt", sha256)
    assert sha256.startswith("ba7816bf8f01cfea")  # FIPS 180-2, appendix B.1
    assert write_hashed(tmp_path / "a.b.txt", lambda file: file.write(b"abc"))[0] == path
    assert path.read_bytes() == b"abc"
    assert os.listdir(tmp_path) == [path.name]


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(OSError, match=r"a cannot be written .*; name a folder that you may write to"):
        write_whole(tmp_path / "none" / "a", b"")
    if os.name != "nt":
        with pytest.raises(FileNotFoundError):
            sync_folder(tmp_path / "none")


@FOLDERS_OPEN
def test_a_second_writer_is_kept_out_until_the_first_is_done(tmp_path):
    with sole_writer(tmp_path), pytest.raises(BlockingIOError), sole_writer(tmp_path):
        pass
    with sole_writer(tmp_path):
        assert os.listdir(tmp_path) == []


@FOLDERS_OPEN
def test_a_writer_that_is_killed_keeps_nobody_out(tmp_path):
    code = f"""
import os, signal
from pathlib import Path
from kzcn_explore.files import sole_writer
with sole_writer(Path({str(tmp_path)!r})):
    print("in", flush=True)
    signal.pause()
"""
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"in\n"
    with pytest.raises(BlockingIOError), sole_writer(tmp_path):
        pass
    child.kill()
    child.communicate()
    with sole_writer(tmp_path):
        pass
