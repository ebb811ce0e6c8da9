"""The local runner: its processes end when the build that began them is gone, however it went."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scale.waiting import is_running, wait_until

CHECKOUT = Path(__file__).resolve().parents[2]
# Begins two processes, names them, and is killed before it can tell them to end.
KILLED = """
import multiprocessing, os, signal
from pathlib import Path
from kzcn_explore.scale.local_runner import LocalRunner

if __name__ == "__main__":
    with LocalRunner(Path("nowhere"), 2) as runner:
        pool = runner._processes()
        [*pool.map(abs, range(8))]
        print(*[child.pid for child in multiprocessing.active_children()], flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal.")
def test_the_processes_of_a_build_that_was_killed_end(tmp_path):
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    # A pipe would be held open by the two.
    with open(tmp_path / "out", "w") as out, open(tmp_path / "err", "w") as err:
        killed = subprocess.run([sys.executable, script], cwd=tmp_path, env=environment, stdout=out, stderr=err, timeout=120)
    children = [*map(int, (tmp_path / "out").read_text().split())]
    assert (killed.returncode, len(children)) == (-signal.SIGKILL, 2)
    wait_until(lambda: not any(map(is_running, children)))
