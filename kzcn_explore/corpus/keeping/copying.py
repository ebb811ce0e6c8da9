"""Copying: a store as files into another folder, one after the other, checked; nothing of it is in memory whole."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from kzcn_explore.corpus.keeping.manifest import make_manifest
from kzcn_explore.corpus.keeping.parts import copy_part, publish, written_alone


def copy_store(corpus, folder: str | PathLike[str]) -> Path:
    """Copy a store, its study with it.

    Parameters
    ----------
    corpus : StoredCorpus
    folder : path
        Made if it is not there; it may hold an older store, which is replaced at once or not at all, and nothing else. It may be the very
        folder of `corpus`.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    ReadError
        If a file is missing, or was changed; a ValueError.
    ValueError
        If the folder holds other things than a store.
    OSError
        If the folder cannot be written to, or another program is writing into it (BlockingIOError).

    Examples
    --------
    >>> import tempfile
    >>> import kzcn_explore as kz
    >>> from kzcn_explore.corpus.keeping.opening import open_stored
    >>> with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
    ...     stored = open_stored(kz.load_corpus().save(first))
    ...     len(open_stored(copy_store(stored, second)))
    5
    """
    whole, study = corpus.about["whole"], corpus.study
    with written_alone(folder) as into:
        tables = copy_tables(corpus, into, [*corpus.tables])
        publish(into, make_manifest(corpus.fingerprint, whole=whole, tables=tables, options=corpus.options, study=study))
    return into


def copy_tables(corpus, folder: Path, names: Sequence[str]) -> dict[str, dict]:
    """Copy the files of some tables; return their descriptions, as ``join_parts`` gives them.

    Raises
    ------
    ReadError
        If a file is missing, or was changed.
    """
    described = {}
    for name in names:
        known = {key: corpus.about["tables"][name][key] for key in ("columns", "names", "rows", "index")}
        described[name] = known | {"parts": [copy_part(folder, name, part) for part in corpus.tables[name].parts]}
    return described
