"""The tables of ``benchmarks/README.md``: each benchmark is run in a process of its own, and its rows stand between its two markers.

Run: python -m benchmarks.table [--sizes 10000 100000] [--only counting,filtering]

Without ``--sizes`` each benchmark takes its usual ones. Without ``--only`` all are run but ``redraw``, which drives a browser for some
minutes, and ``theme_quality`` and ``voices``, which need the real corpora, the former half an hour. The file is written once, when the
last has ended, and whole: a run that is stopped leaves it as it was, but what was measured has been printed. A section that was not run
stays as it is.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.measuring import in_own_process
from benchmarks.printing import machine, markdown
from kzcn_explore.files import write_whole

README = Path(__file__).with_name("README.md")
USUAL = (
    *("import_time", "loading", "copies", "counting", "factorising", "filtering", "narrowing", "stored", "keyness", "concordance"),
    *("over_time", "memory", "growth"),
)
WHEN_NAMED = ("redraw", "theme_quality", "voices")


def section_of(name: str, sizes: Sequence[int] | None) -> str:
    """Run a benchmark here; return its table, the machine and the day, as Markdown.

    Parameters
    ----------
    name : str
        A module of this folder, with ``rows``, ``SIZES`` and ``PACKAGES``.
    sizes : list of int, optional
        Numbers of documents; by default its own.
    """
    benchmark = import_module(f"benchmarks.{name}")
    sizes = benchmark.SIZES if sizes is None else sizes
    table = markdown(benchmark.rows(sizes))
    return f"{table}\n\n{machine(benchmark.PACKAGES)}; {datetime.date.today():%-d %B %Y}."


def filled(readme: str, name: str, section: str) -> str:
    """Put a section between its markers, in the place of what stands there.

    Raises
    ------
    ValueError
        If the text does not hold each of the two markers once, in this order.

    Examples
    --------
    >>> filled("<!-- counting: begin -->old<!-- counting: end -->", "counting", "new").split()
    ['<!--', 'counting:', 'begin', '-->', 'new', '<!--', 'counting:', 'end', '-->']
    """
    begin, end = (f"<!-- {name}: {which} -->" for which in ("begin", "end"))
    before, found, rest = readme.partition(begin)
    _, ended, after = rest.partition(end)
    if not (found and ended) or readme.count(begin) + readme.count(end) > 2:
        raise ValueError(f"{README.name} must hold {begin} and then {end}, each once; write them where the table of {name} belongs.")
    return f"{before}{begin}\n\n{section}\n\n{end}{after}"


def write_tables(path: Path, names: Sequence[str], sizes: Sequence[int] | None) -> None:
    """Run benchmarks one after the other, and write all their sections at once.

    Parameters
    ----------
    path : Path
        A Markdown file with the markers.
    names : list of str
    sizes : list of int, optional
    """
    for name in names:  # before hours are spent
        filled(path.read_text(encoding="utf-8"), name, "")
    sections = {}
    for name in names:
        sections[name] = in_own_process(section_of, name, sizes)
        print(f"{name}\n\n{sections[name]}\n", flush=True)
    readme = path.read_text(encoding="utf-8")
    for name, section in sections.items():
        readme = filled(readme, name, section)
    write_whole(path, readme.encode())


def named_benchmarks(written: str) -> list[str]:
    """Read names with commas between them.

    Raises
    ------
    argparse.ArgumentTypeError
        If one of them is no benchmark.
    """
    names = [name for name in written.split(",") if name]
    if unknown := sorted({*names} - {*USUAL, *WHEN_NAMED}):
        raise argparse.ArgumentTypeError(f"must name some of {', '.join(USUAL + WHEN_NAMED)}; got {', '.join(unknown)}.")
    return names


def main() -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of documents (default: the usual ones of each)")
    parser.add_argument("--only", type=named_benchmarks, default=[*USUAL], help="names with commas between them")
    asked = parser.parse_args()
    write_tables(README, asked.only, asked.sizes)


if __name__ == "__main__":
    main()
