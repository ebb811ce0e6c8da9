"""The command ``index``: its arguments, and what it says when the store is built."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzcn_explore.scale.building import BuiltStore

PROCESSES = 2
KIBIBYTE, MEBIBYTE = 2**10, 2**20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``index`` takes.

    Parameters
    ----------
    parser : argparse.ArgumentParser
    """
    parser.add_argument("source", nargs="+", metavar="SOURCE", help="files, folders or a glob, of any kind that load_corpus reads")
    parser.add_argument("store", metavar="STORE", help="the folder to build; a build that was stopped in it goes on")
    parser.add_argument("--themes", type=_themes, default="auto", metavar="N", help="how many themes; default: as many as the texts carry")
    parser.add_argument("--dask", metavar="ADDRESS", help="the scheduler of a cluster, e.g. tcp://10.0.0.5:8786, whose workers see STORE")
    parser.add_argument(
        "--column", action="append", default=[], type=_column, metavar="WHAT=NAME", dest="columns", help="e.g. text=body; may be repeated"
    )
    parser.add_argument("--dates", metavar="FILE", help="a table of dates given by hand: document, date")
    parser.add_argument("--encoding", help="of all text files; default: found for each")
    parser.add_argument("--keep-boilerplate", action="store_true", help="leave site furniture in the passages")
    parser.add_argument("--stop-at-problems", action="store_true", help="stop at the first thing that cannot be read")
    parser.add_argument(
        "--processes", type=int, default=min(PROCESSES, os.cpu_count() or 1), metavar="N", help="of this machine; default: %(default)s"
    )
    parser.add_argument("--part-documents", type=int, metavar="N", help="that are in memory at a time, at most; default: 10,000")
    parser.add_argument("--part-characters", type=int, metavar="N", help="of them; default: 16,000,000")
    parser.add_argument("--anew", action="store_true", help="throw away what a stopped build has left in STORE")


def build(known: argparse.Namespace) -> list[str]:
    """Build what was asked for on the command line.

    Parameters
    ----------
    known : argparse.Namespace

    Returns
    -------
    list of str
        What to print.
    """
    # Imported here: no other command needs what it imports.
    from kzcn_explore.scale.building import BuildOptions, index_corpus
    from kzcn_explore.scale.stopping import stops_told

    sizes = {name: getattr(known, name) for name in ("part_documents", "part_characters") if getattr(known, name) is not None}
    options = BuildOptions(
        columns=dict(known.columns) or None,
        dates=known.dates,
        encoding=known.encoding,
        keep_boilerplate=known.keep_boilerplate,
        on_error="raise" if known.stop_at_problems else "collect",
        processes=known.processes,
        anew=known.anew,
        progress=True,
        **sizes,
    )
    source = known.source[0] if len(known.source) == 1 else known.source
    with stops_told():
        return _told(index_corpus(source, known.store, n_themes=known.themes, dask=known.dask, options=options))


def _told(built: BuiltStore) -> list[str]:
    counts = [(built.n_documents, "document"), (built.n_passages, "passage"), (built.n_themes, "theme")]
    lines = [f"{', '.join(_count(n, noun) for n, noun in counts)}: {_size(built.n_bytes)}, {_duration(built.seconds)}"]
    if built.n_parts > 1:
        lines.append(f"loaded in {built.n_parts:,} parts: near copies, and furniture that documents share, were looked for within each")
    if built.n_problems:
        from kzcn_explore.corpus.keeping.opening import open_stored
        from kzcn_explore.corpus.reading.records import ReadError

        first = open_stored(built.store).problems.iloc[0]
        told = ReadError(first["file"], first["place"], first["why"])
        lines.append(f"{_count(built.n_problems, 'problem')} while reading, listed in study.corpus.problems. The first: {told}")
    if not built.n_dated:
        lines.append("none of them has a date; timelines stay empty until dates are given, e.g. with --column date=NAME or --dates FILE")
    return [*lines, f"open it with kz.explore(kz.open_study({str(built.store)!r}))"]


def _count(n: int, noun: str) -> str:
    """Count things.

    Examples
    --------
    >>> _count(1, "document"), _count(2000, "passage")
    ('1 document', '2,000 passages')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _size(n_bytes: int) -> str:
    """Write a size.

    Examples
    --------
    >>> _size(2**14), _size(3 * 2**19), _size(5 * 2**30)
    ('16 KiB', '1.5 MiB', '5,120.0 MiB')
    """
    return f"{n_bytes / KIBIBYTE:,.0f} KiB" if n_bytes < MEBIBYTE else f"{n_bytes / MEBIBYTE:,.1f} MiB"


def _duration(seconds: float) -> str:
    """Write a duration.

    Examples
    --------
    >>> _duration(7.26), _duration(187)
    ('7.3 s', '3 min 7 s')
    """
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds) // 60} min {int(seconds) % 60} s"


def _themes(written: str) -> int | str:
    if written != "auto" and not written.isdecimal():
        raise argparse.ArgumentTypeError(f"must be a whole number or auto; got {written!r}.")
    return written if written == "auto" else int(written)


def _column(written: str) -> tuple[str, str | int | None]:
    """Read ``text=body``; a number is a position, and ``id=`` says that there is none."""
    what, sign, name = written.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"must be written as WHAT=NAME, such as text=body; got {written!r}.")
    return what, int(name) if name.isdecimal() else name or None
