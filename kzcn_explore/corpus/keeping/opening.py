"""Opening: a folder that was saved becomes the Corpus that it was, read at once or as it is asked for, or says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import TypeVar

from kzcn_explore.corpus import model
from kzcn_explore.corpus.keeping.manifest import MANIFEST, TABLES, read_manifest
from kzcn_explore.corpus.keeping.stored import StoredCorpus
from kzcn_explore.corpus.reading.records import ReadError

T = TypeVar("T")


def open_stored(folder: str | PathLike[str]) -> StoredCorpus:
    """Open a corpus that was saved; it is read as it is asked for.

    Parameters
    ----------
    folder : path

    Returns
    -------
    StoredCorpus

    Raises
    ------
    ReadError
        If the folder holds no saved corpus, one of a later version, or one of which a file is missing or not as long as it was.

    Examples
    --------
    >>> import tempfile
    >>> import kzcn_explore as kz
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     corpus = open_stored(kz.load_corpus().save(folder))
    ...     corpus.read_passages([0, 57])["n_tokens"].tolist()
    [28, 34]
    """
    return _while_it_is_there(Path(folder).expanduser(), StoredCorpus)


def read_saved(folder: str | PathLike[str]) -> model.Corpus:
    """Read a corpus that was saved, whole.

    Parameters
    ----------
    folder : path

    Returns
    -------
    Corpus
        Equal to the one saved: every table with its index and dtypes, the fingerprint, and the options.

    Raises
    ------
    ReadError
        If the folder holds no saved corpus, one of a later version, or one of which a part is missing or was changed.
    """
    return _while_it_is_there(Path(folder).expanduser(), _read_whole)


def _read_whole(folder: Path, about: dict) -> model.Corpus:
    stored = StoredCorpus(folder, about)
    return model.Corpus(*(getattr(stored, name) for name in TABLES), fingerprint=stored.fingerprint, options=stored.options)


def _while_it_is_there(folder: Path, read: Callable[[Path, dict], T]) -> T:
    """Read by the manifest, and once more where a save that ended meanwhile has taken its files away."""
    written = None
    while True:
        try:
            before, written = written, (folder / MANIFEST).read_bytes()
        except OSError as error:
            why = "is not there, or cannot be read; a first save into this folder was stopped, or the file was taken away. Save it again."
            raise ReadError(str(folder / MANIFEST), "", why) from error
        try:
            return read(folder, read_manifest(folder, written))
        except ReadError:
            if written == before:
                raise
