"""What the tests of stopping share: waiting for what other processes do, at most so long."""

import os
import time
from pathlib import Path

MOST_SECONDS = 60


def wait_until(is_so):
    """Wait until `is_so()` is true; fail where it does not come to that."""
    ended_by = time.monotonic() + MOST_SECONDS
    while not is_so():
        assert time.monotonic() < ended_by
        time.sleep(0.02)


def is_running(process):
    """Tell whether a process is there and not just waiting for its end to be looked at."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")
