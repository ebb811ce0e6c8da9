"""Stopping: the first Ctrl-C waits for the parts under way, the second and SIGTERM for nothing, and no process is left."""

import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kzcn_explore.scale import local_runner
from kzcn_explore.scale.local_runner import LocalRunner
from tests.scale.waiting import is_running, wait_until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals.")

CHECKOUT = Path(__file__).resolve().parents[2]
TOLD = "kzcn-explore: stopping after the parts under way; Ctrl-C again stops at once"
# Does nine parts of which none ends before it is let go, in two processes that write down which they are.
BUILDS = """
import os, sys, time
from pathlib import Path
from kzcn_explore.scale import steps
from kzcn_explore.scale.local_runner import LocalRunner
from kzcn_explore.scale.stopping import stops_told

def wait_to_be_let_go(work, part):
    (work / f"process-{os.getpid()}").touch()
    while not (work / "go").exists():
        time.sleep(0.01)
    return {"part": part}

steps.STEPS["load"] = wait_to_be_let_go
if __name__ == "__main__":
    work = Path(sys.argv[1])
    try:
        with stops_told(), LocalRunner(work, 2) as runner:
            print(*runner.over_parts("load", range(9), {}))
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.fixture
def building(tmp_path):
    """A build with two parts under way: its process, and the folder in which files say how far it is."""
    script = tmp_path / "builds.py"
    script.write_text(BUILDS)
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    with open(tmp_path / "err", "w") as err:
        # A session of its own, all of which Ctrl-C reaches, as in a terminal.
        process = subprocess.Popen([sys.executable, script, tmp_path], env=environment, stdout=err, stderr=err, start_new_session=True)
    try:
        wait_until(lambda: len(workers_of(tmp_path)) == 2)
        yield process, tmp_path
    finally:
        (tmp_path / "go").touch()
        process.kill()
        process.wait()


def workers_of(folder):
    return [int(path.name.removeprefix("process-")) for path in folder.glob("process-*")]


def told_by(folder):
    return (folder / "err").read_text().split("\n")


def test_the_first_stop_waits_for_the_parts_under_way(building):
    process, folder = building
    os.killpg(process.pid, signal.SIGINT)
    wait_until(lambda: TOLD in told_by(folder))
    assert process.poll() is None
    assert not (folder / "load").exists()
    (folder / "go").touch()
    assert process.wait(60) == 130
    assert {"000000.json", "000001.json"} <= {path.name for path in (folder / "load").iterdir()}
    assert not (folder / "load" / "000008.json").exists()
    assert told_by(folder) == ["", TOLD, ""]
    wait_until(lambda: not any(map(is_running, workers_of(folder))))


def test_the_second_stop_waits_for_nothing(building):
    process, folder = building
    os.killpg(process.pid, signal.SIGINT)
    wait_until(lambda: TOLD in told_by(folder))
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(60) == 130
    assert not (folder / "load").exists()
    assert told_by(folder) == ["", TOLD, ""]
    wait_until(lambda: not any(map(is_running, workers_of(folder))))


def test_a_signal_to_terminate_waits_for_nothing(building):
    process, folder = building
    os.kill(process.pid, signal.SIGTERM)
    assert process.wait(60) == 143
    assert not (folder / "load").exists()
    assert told_by(folder) == [""]
    wait_until(lambda: not any(map(is_running, workers_of(folder))))


def test_a_process_is_deaf_to_the_keyboard_from_its_first_moment_and_this_one_hears_again(tmp_path):
    with LocalRunner(tmp_path, 2) as runner:
        with local_runner._deaf_to_the_keyboard():
            blocked = runner._processes().submit(signal.pthread_sigmask, signal.SIG_BLOCK, [])
        assert signal.SIGINT in blocked.result()
        assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
    assert not multiprocessing.active_children()
