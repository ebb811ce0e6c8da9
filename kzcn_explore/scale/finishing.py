"""Finishing: what lies in the parts of a build becomes the store, in one step, and the folder of the build goes."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

import pandas as pd

from kzcn_explore.corpus.dates.overrides import read_overrides
from kzcn_explore.corpus.gathering import Gathered
from kzcn_explore.corpus.keeping.manifest import TABLES as CORPUS_TABLES
from kzcn_explore.corpus.keeping.manifest import make_manifest
from kzcn_explore.corpus.keeping.parts import join_parts, publish, write_part
from kzcn_explore.corpus.loading import refuse_nothing, unused_dates
from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.scale import joining, load_part, share_part, table_part
from kzcn_explore.scale.journal import close
from kzcn_explore.scale.part_files import TABLES, read_facts, read_table
from kzcn_explore.scale.study_tables import SUMS, join_tables
from kzcn_explore.tallies.intervals import ENDS

OPTIONS = ("columns", "dates", "encoding", "keep_boilerplate")


def describe_store(work: Path, n_parts: int, *, n_themes: int | str, asked: dict[str, object]) -> dict:
    """Join the tables of all parts.

    Parameters
    ----------
    work : Path
        The folder of the build; every step is done for every part.
    n_parts : int
    n_themes : int or "auto"
        As it was asked for.
    asked : dict
        The options of the build.

    Returns
    -------
    dict
        The manifest of the store.
    """
    joined = read_facts(work, joining.STEP, 0)
    tables = {name: join_parts(name, parts) for name, parts in _corpus_parts(work, n_parts, joined["unused"], asked).items()}
    shared = [read_facts(work, share_part.STEP, part) for part in range(n_parts)]
    tables |= join_tables(work / TABLES, [facts for facts in shared if facts], share_part.read_model(work, n_themes=n_themes))
    options = {name: asked[name] for name in OPTIONS if asked[name] not in (None, False)}
    return make_manifest(joined["fingerprint"], whole=True, tables=tables, options=options)


def place_store(store: Path, work: Path, about: dict) -> None:
    """Let the store count, in one step, and remove the folder of the build; may be done again if it was stopped.

    Parameters
    ----------
    store : Path
    work : Path
    about : dict
        Of ``describe_store``.
    """
    for part in parts_of(about):
        _place(work / TABLES / part["file"], store)
    publish(store, about)
    close(work)


def parts_of(about: dict) -> list[dict]:
    """List the parts of the tables that a manifest describes, each file once, by name."""
    every = {part["file"]: part for table in about["tables"].values() for part in table["parts"]}
    return [every[file] for file in sorted(every)]


def count_dated(folder: Path, about: dict) -> int:
    """Count the documents of a store, whose files lie in a folder, of which at least one end of the date is known."""
    files = [folder / part["file"] for part in about["tables"][SUMS]["parts"]]
    sums = pd.concat([read_table(file, [*ENDS, "n_documents"]).to_pandas() for file in files])
    return int(sums.loc[sums[[*ENDS]].notna().any(axis=1), "n_documents"].sum())


def refuse_empty(work: Path, n_parts: int, *, name: str, dates: object) -> None:
    """Say why a source gives no store, if no part of it holds a document.

    Raises
    ------
    ReadError
        If none does.
    """
    loaded = [read_facts(work, load_part.STEP, part) for part in range(n_parts)]
    if not any(facts["n_documents"] for facts in loaded):
        files = [facts["tables"]["problems"]["file"] for facts in loaded]
        tables = [read_table(work / TABLES / file).to_pandas() for file in files]
        refuse_nothing(name, pd.concat([_listed(read_overrides(dates)[1]), *tables], ignore_index=True))


def _corpus_parts(work: Path, n_parts: int, unused: list[str], asked: dict[str, object]) -> dict[str, list[dict]]:
    """Return what was written of the five tables of the corpus; the problems of the table of dates stand first and last."""
    parts: dict[str, list[dict]] = {name: [] for name in CORPUS_TABLES}
    for part in range(n_parts):
        loaded, written = read_facts(work, load_part.STEP, part)["tables"], read_facts(work, table_part.STEP, part)
        for name in CORPUS_TABLES:
            parts[name].append(written[name] if name in written else loaded[name])
    dates = asked["dates"]
    before, behind = (
        write_part(work / TABLES, "problems", _listed(found)) for found in (read_overrides(dates)[1], unused_dates(unused, str(dates)))
    )
    return parts | {"problems": [before, *parts["problems"], behind]}


def _listed(problems: list[ReadError]) -> pd.DataFrame:
    table = Gathered("problems")
    table.extend((problem.file, problem.place, problem.why) for problem in problems)
    return table.take()


def _place(file: Path, store: Path) -> None:
    """Give a file a second name in the store, so that the build can be taken up until the store counts."""
    # As ``write_hashed`` names a file that is not finished, so that the next writer removes one that is left.
    temporary = store / f".{file.name.rpartition('-')[0]}.parquet-{secrets.token_hex(4)}.tmp"
    try:
        os.link(file, temporary)
    except OSError:  # a file system without second names
        shutil.copyfile(file, temporary)
    temporary.replace(store / file.name)
