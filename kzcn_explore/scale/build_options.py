"""Build options: how a source is read and cut, and by how many processes."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike

from kzcn_explore.corpus.loading import ON_ERROR


@dataclass(frozen=True)
class BuildOptions:
    """How a store is built.

    Parameters
    ----------
    columns, dates, encoding, keep_boilerplate, on_error
        As in ``load_corpus``; `dates` is the path of a table.
    processes : int, default 1
        How many of this machine read, load and count, where there is more than one part; each takes half a gigabyte. A script that asks
        for more than one runs below ``if __name__ == "__main__":``.
    part_documents, part_characters : int, default 10,000 and 16,000,000
        A part of the source, which is what a process or a worker has in memory at a time, has at most so many.
    anew : bool, default False
        Throw away what an earlier build left unfinished.
    progress : bool, default False
        Draw a bar for every step.

    Raises
    ------
    ValueError
        If one of them is none of these.
    """

    columns: dict[str, str | int | None] | None = None
    dates: str | PathLike | None = None
    encoding: str | None = None
    keep_boilerplate: bool = False
    on_error: str = "collect"
    processes: int = 1
    part_documents: int = 10_000
    part_characters: int = 16_000_000
    anew: bool = False
    progress: bool = False

    def __post_init__(self) -> None:
        if self.on_error not in ON_ERROR:
            raise ValueError(f"on_error must be one of {[*ON_ERROR]}; got {self.on_error!r}.")
        for name in ("processes", "part_documents", "part_characters"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be 1 or more; got {getattr(self, name)!r}.")
        if self.dates is not None and not isinstance(self.dates, str | PathLike):
            raise ValueError(f"dates must be the path of a table; got {type(self.dates).__name__}. Write it to a csv file.")
