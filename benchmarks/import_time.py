"""What ``import kzcn_explore`` costs beside ``import pandas``: CPU seconds, the median of alternating runs.

Run in an environment with the package: ``python benchmarks/import_time.py [RUNS]``. The interpreter's own start is not
counted. Public names load their module on first use, so the last row takes one of them as well.
"""

import subprocess
import sys
from statistics import median

PEER = "import pandas"
STATEMENTS = [PEER, "import kzcn_explore", "from kzcn_explore import load_corpus"]
MEASURE = "import time; start = time.process_time(); {}; print(time.process_time() - start)"


def cpu_seconds(statement: str) -> float:
    """Run one statement in a new interpreter; return the CPU seconds that the statement took."""
    command = [sys.executable, "-c", MEASURE.format(statement)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Print one row a statement, and its ratio to the peer."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    seconds = {statement: [] for statement in STATEMENTS}
    for statement in STATEMENTS:
        cpu_seconds(statement)  # the first run writes the bytecode
    for _ in range(runs):
        for statement in STATEMENTS:
            seconds[statement].append(cpu_seconds(statement))
    peer = median(seconds[PEER])
    print(f"{'statement':<38}{'median CPU s':>14}{'lowest':>9}{'highest':>9}{'x pandas':>10}   ({runs} runs)")
    for statement, taken in seconds.items():
        row = f"{median(taken):>14.3f}{min(taken):>9.3f}{max(taken):>9.3f}{median(taken) / peer:>10.2f}"
        print(f"{statement:<38}{row}")


if __name__ == "__main__":
    main()
