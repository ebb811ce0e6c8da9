"""The command: a working folder that never loses what the reader wrote, clear errors, and JupyterLab's arguments."""

import errno
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from importlib import metadata
from pathlib import Path

import pytest
from jupyterlab import labapp

from kzcn_explore import cli

NAME = "01_start_here.ipynb"


@pytest.fixture
def source(tmp_path, monkeypatch):
    """The package's notebooks folder, with one notebook in its first version."""
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / NAME).write_text("first")
    monkeypatch.setattr(cli, "notebooks_folder", lambda: folder)
    return folder


@pytest.fixture
def folder(tmp_path):
    """The reader's working folder, not made yet."""
    return tmp_path / "mine"


@pytest.fixture
def lab(monkeypatch):
    """The arguments that JupyterLab would have been started with."""
    started = []
    monkeypatch.setattr(labapp, "main", started.append)
    return started


def read(folder):
    return {path.name: path.read_text() for path in folder.glob("*.ipynb")}


def test_a_new_folder_gets_every_notebook(source, folder):
    (source / "02_the_corpus.ipynb").write_text("second")
    assert cli.copy_notebooks(folder) == [f"copied     {NAME}", "copied     02_the_corpus.ipynb"]
    assert read(folder) == {NAME: "first", "02_the_corpus.ipynb": "second"}


def test_copying_again_writes_nothing(source, folder):
    cli.copy_notebooks(folder)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert cli.copy_notebooks(folder) == [f"up to date {NAME}"]
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_an_unchanged_notebook_is_renewed(source, folder):
    cli.copy_notebooks(folder)
    (source / NAME).write_text("newer")
    assert cli.copy_notebooks(folder) == [f"renewed    {NAME}"]
    assert read(folder) == {NAME: "newer"}


def test_a_changed_notebook_stays_and_nothing_is_put_beside_it_while_there_is_no_newer_one(source, folder):
    cli.copy_notebooks(folder)
    (folder / NAME).write_text("mine")
    assert cli.copy_notebooks(folder) == [f"kept yours {NAME}"]
    assert read(folder) == {NAME: "mine"}


def test_a_changed_notebook_stays_and_the_newer_one_is_put_beside_it_once(source, folder):
    cli.copy_notebooks(folder)
    (folder / NAME).write_text("mine")
    (source / NAME).write_text("newer")
    beside = "01_start_here.new.ipynb"
    assert cli.copy_notebooks(folder) == [f"kept yours {NAME}; the newer version is {beside}"]
    assert read(folder) == {NAME: "mine", beside: "newer"}
    (folder / beside).unlink()
    assert cli.copy_notebooks(folder) == [f"kept yours {NAME}"]
    assert read(folder) == {NAME: "mine"}


def test_a_newer_one_that_was_put_beside_and_not_changed_is_renewed(source, folder):
    cli.copy_notebooks(folder)
    (folder / NAME).write_text("mine")
    for version in ("second", "third"):
        (source / NAME).write_text(version)
        cli.copy_notebooks(folder)
    assert read(folder) == {NAME: "mine", "01_start_here.new.ipynb": "third"}


def test_a_newer_one_that_was_put_beside_and_changed_stays_too(source, folder):
    cli.copy_notebooks(folder)
    (folder / NAME).write_text("mine")
    (source / NAME).write_text("second")
    cli.copy_notebooks(folder)
    (folder / "01_start_here.new.ipynb").write_text("mine too")
    (source / NAME).write_text("third")
    assert "rename the latter to get the newest version" in cli.copy_notebooks(folder)[0]
    assert read(folder) == {NAME: "mine", "01_start_here.new.ipynb": "mine too"}


def test_a_notebook_of_the_same_name_that_was_never_copied_stays(source, folder):
    folder.mkdir()
    (folder / NAME).write_text("mine")
    cli.copy_notebooks(folder)
    assert read(folder) == {NAME: "mine", "01_start_here.new.ipynb": "first"}


@pytest.mark.parametrize("manifest", ["{", "[]", '{"01_start_here.ipynb": 1}'])
def test_without_a_readable_manifest_a_differing_notebook_is_taken_to_be_the_readers(source, folder, manifest):
    cli.copy_notebooks(folder)
    (folder / cli.MANIFEST).write_text(manifest)
    (source / NAME).write_text("newer")
    assert cli.copy_notebooks(folder)[0].startswith(".kzcn-explore.json cannot be read")
    assert read(folder) == {NAME: "first", "01_start_here.new.ipynb": "newer"}
    assert list(json.loads((folder / cli.MANIFEST).read_text())) == [NAME]


def test_the_notebooks_own_folder_is_left_as_it_is(source):
    assert cli.copy_notebooks(source) == [f"nothing to copy: {source} is where the notebooks lie"]
    assert [path.name for path in source.iterdir()] == [NAME]


def test_a_failed_write_leaves_the_old_notebook_and_no_half_file(source, folder, monkeypatch):
    cli.copy_notebooks(folder)
    (source / NAME).write_text("newer")

    def full(path, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match=r"01_start_here.ipynb cannot be written \(No space left on device\)"):
        cli.copy_notebooks(folder)
    assert sorted(path.name for path in folder.iterdir()) == [cli.MANIFEST, NAME]
    assert read(folder) == {NAME: "first"}


def test_a_file_where_the_folder_should_be_is_a_clear_error(source, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        assert cli.main(["copy", str(place)]) == 1
        said = f"kzcn-explore: DIR must be a folder; {place} is, or lies in, a file; name another folder"
        assert capsys.readouterr().err.startswith(said)


def test_a_folder_that_may_not_be_written_to_is_a_clear_error(source, folder, monkeypatch, capsys):
    folder.mkdir()

    def refuse(path, content):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert cli.main(["copy", str(folder)]) == 1
    said = f"{folder / NAME} cannot be written (Permission denied); name a folder that you may write to."
    assert capsys.readouterr().err == f"kzcn-explore: {said}\n"


def test_a_folder_where_a_notebook_should_be_is_a_clear_error(source, folder, capsys):
    (folder / NAME).mkdir(parents=True)
    assert cli.main(["copy", str(folder)]) == 1
    assert f"{folder / NAME} is in the way of a notebook and is not a file; rename it." in capsys.readouterr().err


def test_copy_without_a_folder_makes_one_here(source, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["copy"]) == 0
    assert read(tmp_path / "kzcn-notebooks") == {NAME: "first"}


def test_copy_takes_no_jupyter_arguments(source, folder, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(["copy", str(folder), "--no-browser"])
    assert stop.value.code == 2
    assert "copy does not know: --no-browser" in capsys.readouterr().err
    assert not folder.exists()


def test_where_prints_the_version_and_both_folders(capsys):
    assert cli.main(["where"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["version", "seeds", "notebooks"]
    assert lines[0].split()[1] == metadata.version("kzcn-explore")
    assert all(Path(line.split(maxsplit=1)[1]).is_dir() for line in lines[1:])


def test_lab_copies_and_hands_its_other_arguments_on_in_order(source, folder, lab, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert cli.main(["lab", "--no-browser", "--dir", str(folder), "--port", "8899"]) == 0
    assert read(folder) == {NAME: "first"}
    place = [f"--ServerApp.root_dir={folder}", f"--LabApp.default_url=/lab/tree/{NAME}"]
    assert lab == [[*place, "--no-browser", "--port", "8899"]]


def test_root_may_start_a_lab_that_only_this_machine_reaches(source, folder, lab, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    cli.main(["lab", "--dir", str(folder), "--IdentityProvider.token=abc"])
    assert lab[0][2:] == ["--allow-root", "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token=abc"]


ADDRESSES = [["--ip=0.0.0.0"], ["--ip", "0.0.0.0"], ["--ServerApp.ip=*"], ["--sock=/tmp/lab"]]


@pytest.mark.parametrize("opening", [*ADDRESSES, ["--IdentityProvider.token="], ["--ServerApp.token", ""]])
def test_root_must_allow_a_more_open_lab_in_so_many_words(source, folder, lab, monkeypatch, opening):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    cli.main(["lab", "--dir", str(folder), *opening])
    assert lab[0][2:] == opening


def test_the_module_is_the_command_and_lab_serves_the_first_notebook(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=abc"]
    command = [sys.executable, "-m", "kzcn_explore", "lab", "--dir", str(tmp_path / "mine"), *options]
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    environment = os.environ | {name: str(tmp_path / name) for name in names}
    log = tmp_path / "log"
    with log.open("w") as file, subprocess.Popen(command, env=environment, stdout=file, stderr=file) as server:
        try:
            answer = get(f"http://127.0.0.1:{port}/api/contents?token=abc", server, seconds=60)
            page = get(f"http://127.0.0.1:{port}/lab/tree/{NAME}?token=abc", server, seconds=10)
        finally:
            server.terminate()
            server.wait(timeout=20)
    assert NAME in [entry["name"] for entry in json.loads(answer)["content"]]
    assert b"JupyterLab" in page
    assert f"/lab/tree/{NAME}?token=" in log.read_text()


def get(address, server, seconds):
    """Ask until the server answers; fail as soon as it has ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended before it answered"
        try:
            return urllib.request.urlopen(address, timeout=seconds).read()
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail(f"no answer from {address} within {seconds} seconds")
