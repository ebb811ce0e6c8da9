"""What ``import kzcn_explore`` costs beside ``import pandas``.

Run in an environment with the package: python -m benchmarks.import_time

Each row is one statement: seconds of the processor, the median, the least and the most of 15 runs, each in an interpreter of its own,
the statements in turn; and how many times as long as pandas. The interpreter's own start is not counted. Public names load their module
on first use, so the last row takes one of them as well.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from statistics import median

from benchmarks.printing import Rows, print_rows

SIZES = ()
PACKAGES = ("pandas",)
N_RUNS = 15
PEER = "import pandas"
STATEMENTS = [PEER, "import kzcn_explore", "from kzcn_explore import load_corpus"]
MEASURE = "import time; start = time.process_time(); {}; print(time.process_time() - start)"


def rows(sizes: Sequence[int] = SIZES) -> Rows:
    """Measure every statement; `sizes` change nothing, as an import reads no documents."""
    seconds = {statement: [] for statement in STATEMENTS}
    for statement in STATEMENTS:
        cpu_seconds(statement)  # the first run writes the bytecode
    for _ in range(N_RUNS):
        for statement in STATEMENTS:
            seconds[statement].append(cpu_seconds(statement))
    peer = median(seconds[PEER])
    return [
        {"statement": statement, "CPU s": median(taken), "least": min(taken), "most": max(taken), "x pandas": median(taken) / peer}
        for statement, taken in seconds.items()
    ]


def cpu_seconds(statement: str) -> float:
    """Run one statement in a new interpreter; return the CPU seconds that the statement took."""
    command = [sys.executable, "-c", MEASURE.format(statement)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
