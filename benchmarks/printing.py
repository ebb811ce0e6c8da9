"""Printing: rows of a benchmark as a Markdown table, and the machine that they were measured on."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

Rows = list[dict[str, object]]
GB = 1e9
CPU_INFO = Path("/proc/cpuinfo")


def print_rows(about: str, rows: Callable[[Sequence[int]], Rows], *, sizes: Sequence[int], packages: Sequence[str]) -> None:
    """Print the table of a benchmark for the sizes that the command line names.

    Parameters
    ----------
    about : str
        Its first line says what is measured.
    rows : callable, list of int -> list of dict
    sizes : list of int
        Numbers of documents where the command line names none.
    packages : list of str
        Whose versions matter.
    """
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    usual = " ".join(map(str, sizes))
    parser.add_argument("sizes", type=int, nargs="*", default=[*sizes], help=f"numbers of documents (default: {usual})")
    found = rows(parser.parse_args().sizes)
    print(markdown(found), "", machine(packages), sep="\n")


def markdown(rows: Rows) -> str:
    """Write rows as a Markdown table; its columns are all names in the order in which they first stand.

    Examples
    --------
    >>> print(markdown([{"documents": 1000, "seconds": 0.01234}, {"documents": 20000, "seconds": 3.0, "note": "slow"}]))
    | documents | seconds | note |
    |---:|---:|---|
    | 1,000 | 0.0123 |  |
    | 20,000 | 3.00 | slow |
    """
    columns = [*dict.fromkeys(name for row in rows for name in row)]
    right = [all(isinstance(row.get(name, 0), int | float) for row in rows) for name in columns]
    lines = [columns, *([written(row.get(name, "")) for name in columns] for row in rows)]
    table = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([table[0], f"|{'|'.join('---:' if is_right else '---' for is_right in right)}|", *table[1:]])


def written(value: object) -> str:
    """Write one cell: whole numbers with commas, others with three digits that count.

    Examples
    --------
    >>> [written(value) for value in (12345, 1234.5, 12.345, 0.00012345, "pandas")]
    ['12,345', '1,234', '12.3', '0.000123', 'pandas']
    """
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:#,.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def machine(packages: Sequence[str] = ()) -> str:
    """Say in one line what measured: processor, memory, system, Python, and the versions of packages.

    Examples
    --------
    >>> "NumPy 2" in machine(["NumPy"])
    True
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = f", {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / GB:.0f} GB" if hasattr(os, "sysconf") else ""
    facts = [f"{_processor()}, {cores} cores{memory}", platform.system(), f"Python {platform.python_version()}"]
    return "; ".join([*facts, *(f"{package} {version(package)}" for package in packages)])


def _processor() -> str:
    lines = CPU_INFO.read_text(encoding="utf-8").splitlines() if CPU_INFO.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())
