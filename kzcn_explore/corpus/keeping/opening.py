"""Opening: a folder that was saved becomes the Corpus that it was, or says what is wrong with it."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from os import PathLike
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from kzcn_explore.corpus import model
from kzcn_explore.corpus.keeping.manifest import MANIFEST, MEND, TABLES, fingerprint_of, lacking_column, read_manifest, table_path
from kzcn_explore.corpus.keeping.tables import UNFIT, read_parquet, unpack_table
from kzcn_explore.corpus.reading.records import ReadError


def read_saved(folder: str | PathLike[str]) -> model.Corpus:
    """Read a corpus that ``save_corpus`` saved.

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
    folder = Path(folder).expanduser()
    written = None
    while True:
        try:
            before, written = written, (folder / MANIFEST).read_bytes()
        except OSError as error:
            why = "is not there, or cannot be read; a first save into this folder was stopped, or the file was taken away. Save it again."
            raise ReadError(str(folder / MANIFEST), "", why) from error
        about = read_manifest(folder, written)
        with ExitStack() as opened:
            try:
                files = {name: opened.enter_context(open(table_path(folder, name, about), "rb")) for name in TABLES}
            except FileNotFoundError as error:
                # A save that ended just now has taken away the files of the manifest that was read.
                if written == before:
                    raise ReadError(error.filename, "", f"is missing, though {MANIFEST} names it. {MEND}") from error
                continue
            except OSError as error:
                raise ReadError(error.filename, "", f"cannot be opened ({error.strerror}); make it a file that you may read.") from error
            return _read_tables(folder, about, files)


def _read_tables(folder: Path, about: dict, files: dict[str, BinaryIO]) -> model.Corpus:
    frames = {}
    for name, file in files.items():
        try:
            frames[name] = _read_table(file, about["tables"][name])
            if lacking := lacking_column(name, frames[name]):
                raise ValueError(f"the column {lacking!r} is not in it")
        except ReadError:
            raise
        except (*UNFIT, OSError) as error:
            why = f"cannot be read as {MANIFEST} describes it ({type(error).__name__}: {error}). {MEND}"
            raise ReadError(file.name, "", why) from error
    fingerprint, whole = about.get("fingerprint"), about.get("whole")
    if not isinstance(fingerprint, str) or not isinstance(whole, bool) or (whole and fingerprint_of(frames["documents"]) != fingerprint):
        why = f"is {fingerprint!r}, which is not that of the documents. {MEND}"
        raise ReadError(str(folder / MANIFEST), "fingerprint", why)
    options = about.get("options")
    if not isinstance(options, dict):
        raise ReadError(str(folder / MANIFEST), "options", f"is not as a save wrote it. {MEND}")
    return model.Corpus(**frames, fingerprint=fingerprint, options=options)


def _read_table(file: BinaryIO, about: dict) -> pd.DataFrame:
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    size = file.tell()
    if size < about["bytes"]:
        raise ReadError(file.name, "", f"is cut short: {size:,} of {about['bytes']:,} bytes. {MEND}")
    if sha256 != about["sha256"]:
        raise ReadError(file.name, "", f"was changed after it was saved (its SHA-256 is not the one in {MANIFEST}). {MEND}")
    file.seek(0)
    return unpack_table(read_parquet(file), about)
