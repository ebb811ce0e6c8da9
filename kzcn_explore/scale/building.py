"""Building: a source of any size becomes a store, in steps of which each is done for one part after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import TypeVar

from tqdm.auto import tqdm

from kzcn_explore.analysis.themes.input import check_n_themes
from kzcn_explore.corpus.dates.overrides import read_overrides
from kzcn_explore.corpus.keeping.parts import written_alone
from kzcn_explore.corpus.reading.readers import read_source
from kzcn_explore.corpus.reading.records import Source
from kzcn_explore.scale import count_part, joining, load_part, rules_file, share_part, table_part, theme_passes, vocabulary, weigh_part
from kzcn_explore.scale.build_options import BuildOptions
from kzcn_explore.scale.finishing import count_dated, describe_store, parts_of, place_store, refuse_empty
from kzcn_explore.scale.journal import describe_source, taken_up
from kzcn_explore.scale.local_runner import LocalRunner
from kzcn_explore.scale.part_files import RAW, SPLIT, TABLES, part_path, read_facts, room_asked_for, write_facts
from kzcn_explore.scale.progress import progress_bar
from kzcn_explore.scale.raw_parts import cut_parts, write_raw

T = TypeVar("T")


@dataclass(frozen=True)
class BuiltStore:
    """What was built.

    Attributes
    ----------
    store : Path
    n_documents, n_passages, n_themes, n_problems : int
    n_parts : int
        In how many parts the source was loaded. Near copies, and furniture that documents share, were looked for within each.
    n_bytes : int
        On disk.
    n_dated : int
        The documents of which at least one end of the date is known.
    seconds : float
        Of this run; of one that went on after a stop, since then.
    """

    store: Path
    n_documents: int
    n_passages: int
    n_themes: int
    n_problems: int
    n_parts: int
    n_bytes: int
    n_dated: int
    seconds: float


def index_corpus(
    source: object, store: str | PathLike, *, n_themes: int | str = "auto", dask: str | None = None, options: BuildOptions | None = None
) -> BuiltStore:
    """Build a store of a corpus and its themes, which ``open_study`` opens; neither the texts nor their counts are ever in memory whole.

    A build that was stopped, however, goes on where it was when the same is asked for again. Until the very end the store is what it was
    before: not there, or an older one.

    Parameters
    ----------
    source : path, str or list of paths
        As in ``load_corpus``, but no DataFrame.
    store : path
        A folder, made if it is not there; it may hold an older store, and nothing else.
    n_themes : int or "auto", default "auto"
        See ``ThemeModel``.
    dask : str, optional
        The address of the scheduler of a cluster, such as ``"tcp://10.0.0.5:8786"``. Its workers must see the folder of the store by the
        same path; they need not see the source. One thread a worker is best.
    options : BuildOptions, optional

    Returns
    -------
    BuiltStore

    Raises
    ------
    ReadError
        If nothing could be read, or with ``on_error="raise"`` at the first thing that could not; a ValueError.
    FileNotFoundError
        If a path does not exist.
    TypeError
        If `source` is a DataFrame.
    ValueError
        If an argument is not as said, the store holds other things, or a build of another source or with other options was stopped in it.
    OSError
        If the store cannot be written to, or another program builds it.

    Notes
    -----
    With one part, the tables are those of ``load_corpus`` and the themes those of ``ThemeModel``. With several, near copies of passages
    and documents, and furniture that many documents share, are found within a part only; exact copies (the same words in the same order)
    in all. Terms and themes are those of all passages that are no copy.

    Examples
    --------
    >>> import tempfile
    >>> from kzcn_explore.places import seeds_folder
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     built = index_corpus(f"{seeds_folder()}/*.txt", f"{folder}/store", n_themes=3)
    >>> built.n_documents, built.n_passages, built.n_themes, built.n_problems
    (5, 58, 3, 0)
    """
    options = options or BuildOptions()
    check_n_themes(n_themes)
    if hasattr(source, "columns"):
        raise TypeError(
            "source must be a path or a list of paths; of a DataFrame make kz.Study(kz.load_corpus(frame)), and save it with kz.save_study."
        )
    begun = time.monotonic()
    asked = {name: value for name, value in asdict(options).items() if name not in ("processes", "anew", "progress")}
    asked["dates"] = None if options.dates is None else fspath(options.dates)
    read_overrides(options.dates)  # refused before anything is written
    found = _read(source, options)
    about = describe_source(source, options.dates) | asked
    with (
        written_alone(store) as into,
        room_asked_for(into),
        taken_up(into.absolute(), about, n_themes=n_themes, anew=options.anew) as work,
        _runner(work, dask, options.processes) as runner,
    ):
        build = Build(work, runner, options)
        n_parts = build.load(found)
        build.find_terms(n_parts, n_themes)
        build.find_themes(n_parts)
        n_found = read_facts(work, vocabulary.STEP, 0)["n_themes"]
        manifest, n_dated = build.finish(into, n_parts, n_themes=n_themes, asked=asked)
    rows = {f"n_{name}": manifest["tables"][name]["rows"] for name in ("documents", "passages", "problems")}
    n_bytes = sum(part["bytes"] for part in parts_of(manifest))
    seconds = time.monotonic() - begun
    return BuiltStore(into, **rows, n_themes=n_found, n_parts=n_parts, n_bytes=n_bytes, n_dated=n_dated, seconds=seconds)


class Build:
    """The steps of one build.

    Parameters
    ----------
    work : Path
        The folder of the build.
    runner : LocalRunner or DaskRunner
    options : BuildOptions
    """

    def __init__(self, work: Path, runner, options: BuildOptions) -> None:
        self.work, self.runner, self.options = work, runner, options

    def load(self, found: Source) -> int:
        """Cut the source into parts and load them; return how many parts there are."""
        given = {"dates": self.options.dates and fspath(self.options.dates), "keep_boilerplate": self.options.keep_boilerplate,
                 "on_error": self.options.on_error}  # fmt: skip
        split = read_facts(self.work, SPLIT, 0)
        parts = range(split["n_parts"]) if split else self._split(found)
        loaded = self.runner.over_parts(load_part.STEP, parts, given)
        with self._bar("Loading", None, " documents") as bar:
            for facts in loaded:
                bar.update(facts["n_documents"])
        n_parts = read_facts(self.work, SPLIT, 0)["n_parts"]
        refuse_empty(self.work, n_parts, name=found.name, dates=self.options.dates)
        self._once(joining.STEP, "Joining parts", lambda: joining.join_rows(self.work, n_parts))
        self._over_parts(table_part.STEP, n_parts, "Copies and tables")
        return n_parts

    def find_terms(self, n_parts: int, n_themes: int | str) -> None:
        """Find what counts as a term, and count."""
        self._once(rules_file.STEP, "Phrases and names", lambda: rules_file.write_rules(self.work, n_parts))
        self._over_parts(count_part.STEP, n_parts, "Counting terms")
        self._once(vocabulary.STEP, "Vocabulary", lambda: vocabulary.write_vocabulary(self.work, n_parts, n_themes=n_themes))
        self._over_parts(weigh_part.STEP, n_parts, "Weighing terms")

    def find_themes(self, n_parts: int) -> None:
        """Find the themes, and how much of every passage each takes."""
        if not theme_passes.is_found(self.work):
            rounds = theme_passes.find_themes(self.work, n_parts, lambda name, operand: self.runner.pass_over(n_parts, name, operand))
            for _ in self._shown(rounds, "Themes", None, " rounds"):
                pass
        self._over_parts(share_part.STEP, n_parts, "Shares and sums")

    def finish(self, store: Path, n_parts: int, *, n_themes: int | str, asked: dict[str, object]) -> tuple[dict, int]:
        """Join the tables of all parts, and let the store count; return its manifest, and how many documents are dated."""
        with self._bar("Finishing", 1, " step") as bar:
            manifest = describe_store(self.work, n_parts, n_themes=n_themes, asked=asked)
            n_dated = count_dated(self.work / TABLES, manifest)
            place_store(store, self.work, manifest)
            bar.update()
        return manifest, n_dated

    def _split(self, found: Source) -> Iterator[int]:
        """Cut the source into parts; one that was loaded before is read again, but not written."""
        n_parts = 0
        limits = {"most_documents": self.options.part_documents, "most_characters": self.options.part_characters}
        for part, items in enumerate(cut_parts(found.items, **limits)):
            path = part_path(self.work, RAW, part, "parquet")
            if read_facts(self.work, load_part.STEP, part) is None and not path.exists():
                write_raw(path, items)
            n_parts = part + 1
            yield part
        write_facts(self.work, SPLIT, 0, {"n_parts": n_parts})

    def _once(self, step: str, told: str, do: Callable[[], dict]) -> None:
        if read_facts(self.work, step, 0) is None:
            with self._bar(told, 1, " step") as bar:
                write_facts(self.work, step, 0, do())
                bar.update()

    def _over_parts(self, step: str, n_parts: int, told: str) -> None:
        for _ in self._shown(self.runner.over_parts(step, range(n_parts), {}), told, n_parts, " parts"):
            pass

    def _shown(self, found: Iterable[T], told: str, total: int | None, unit: str) -> Iterator[T]:
        with self._bar(told, total, unit) as bar:
            for one in found:
                yield one
                bar.update()

    def _bar(self, told: str, total: int | None, unit: str) -> AbstractContextManager[tqdm]:
        return progress_bar(told, total=total, unit=unit, shown=self.options.progress)


def _read(source: object, options: BuildOptions) -> Source:
    return read_source(source, columns=options.columns, encoding=options.encoding, keep_boilerplate=options.keep_boilerplate)


def _runner(work: Path, dask: str | None, n_processes: int):
    if dask is None:
        return LocalRunner(work, n_processes)
    from kzcn_explore.scale.dask_runner import DaskRunner

    return DaskRunner(work, dask)
