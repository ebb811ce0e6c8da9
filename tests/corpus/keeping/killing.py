"""Killing: children of a test that die in the middle of a write, at a step that is counted."""

import os
import signal
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
EVENTS = {"open", "os.link", "os.rename", "os.remove", "os.rmdir", "os.listdir", "os.scandir", "os.mkdir"}


def child_that_runs(code, *arguments):
    """Return what ``subprocess`` takes to run code of a test, which finds the checkout's modules first."""
    return {
        "args": [sys.executable, "-c", code, *map(str, arguments)],
        "cwd": CHECKOUT,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "text": True,
    }


def run(code, *arguments):
    """Run code to its end, and return the words that it prints."""
    child = subprocess.run(**child_that_runs(code, *arguments), timeout=300)
    assert (child.returncode, child.stderr) == (0, "")
    return child.stdout.split()


def killed_at(n, folder, work):
    """Run `work()` in a child that kills itself at the n-th step, and tell whether it came to that.

    A step is to open, link, rename, remove or list something in the folder, or to sync a file, which is cut in half first.
    """
    left = [n]

    # Nothing is synced in truth, which takes most of the time: what a process wrote outlives it, and only a power cut shows the difference.
    def step(handle=None):
        left[0] -= 1
        if left[0] == 0:
            if handle is not None and os.fstat(handle).st_mode & 0o100000:
                os.ftruncate(handle, os.fstat(handle).st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event, arguments):
        if event in EVENTS and any(str(argument).startswith(str(folder)) for argument in arguments):
            step()

    child = os.fork()
    if child == 0:
        os.fsync = step
        sys.addaudithook(watch)
        work()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if status not in (0, signal.SIGKILL):
        sys.exit(f"step {n} ended with {status}")
    return status != 0
