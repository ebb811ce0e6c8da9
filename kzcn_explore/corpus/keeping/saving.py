"""Saving: a Corpus as a folder of Parquet files and a manifest, at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from os import PathLike
from pathlib import Path

import pyarrow as pa

from kzcn_explore.corpus.keeping.copying import copy_tables
from kzcn_explore.corpus.keeping.manifest import TABLES, checked_facts, fingerprint_of, lacking_column, make_manifest
from kzcn_explore.corpus.keeping.parts import join_parts, publish, write_packed, written_alone
from kzcn_explore.corpus.keeping.tables import pack_table

# A table of more bytes becomes several files, so that each is soon written, checked and copied.
PART_BYTES = 256 * 2**20


def save_corpus(
    corpus, folder: str | PathLike[str], *, options: dict | None = None, study: Callable[[Path], dict[str, dict]] | None = None
) -> Path:
    """Save a corpus as a folder, from which ``read_saved`` reads it back equal.

    Parameters
    ----------
    corpus : Corpus
        Of one that lies on disk, the files are copied, whatever its size; not those of its study.
    folder : path
        Made if it is not there. A corpus saved in it before is replaced; at every moment the folder holds the old copy or the new
        one, also if the program or the machine stops in between.
    options : dict, optional
        How the corpus was loaded; what JSON can hold, paths and days, which become texts.
    study : callable, optional
        Writes the tables of a study into the folder, and returns their descriptions.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    ValueError
        If a table holds what would not come back equal, `options` what JSON cannot hold, or the folder other things than a saved
        corpus; nothing is written. Also, as a ReadError, if a file of a corpus on disk is missing or was changed.
    OSError
        If the folder cannot be written to, or another program is saving into it (BlockingIOError); an older copy is left as it was.

    Examples
    --------
    >>> import tempfile
    >>> import kzcn_explore as kz
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     sorted(path.suffix for path in save_corpus(kz.load_corpus(), folder).iterdir() if path.suffix)
    ['.json', '.parquet', '.parquet', '.parquet', '.parquet', '.parquet']
    """
    if corpus.is_stored:
        write, whole = partial(copy_tables, corpus, names=[*TABLES]), corpus.about["whole"]
    else:
        write, whole = partial(_write_tables, _pack(corpus)), fingerprint_of(corpus.documents) == corpus.fingerprint
    options = checked_facts("options", options or {})
    with written_alone(folder) as into:
        tables = write(folder=into)
        tables |= study(into) if study is not None else {}
        publish(into, make_manifest(corpus.fingerprint, whole=whole, tables=tables, options=options))
    return into


def _pack(corpus) -> dict[str, tuple[pa.Table, dict]]:
    """Pack all tables before anything is written, so that a refusal leaves no trace; texts and numbers take no second place in memory."""
    frames = {name: getattr(corpus, name) for name in TABLES}
    for name, frame in frames.items():
        if lacking := lacking_column(name, frame.columns):
            raise ValueError(f"{name} lacks the column {lacking!r}; save a corpus that load_corpus made.")
    return {name: pack_table(name, frame) for name, frame in frames.items()}


def _write_tables(packed: dict[str, tuple[pa.Table, dict]], folder: Path) -> dict[str, dict]:
    return {name: _write_table(folder, name, *packed.pop(name)) for name in TABLES}


def _write_table(folder: Path, name: str, packed: pa.Table, description: dict) -> dict:
    """Write a table as parts of as many rows each."""
    n_parts = max(1, -(-packed.nbytes // PART_BYTES))
    n_rows = max(1, -(-packed.num_rows // n_parts))
    slices = [packed.slice(start, n_rows) for start in range(0, max(1, packed.num_rows), n_rows)]
    return join_parts(name, [write_packed(folder, name, rows) | description | {"rows": rows.num_rows} for rows in slices])
