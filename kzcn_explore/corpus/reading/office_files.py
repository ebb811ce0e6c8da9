"""Office files: zips in disguise, checked before a library opens them."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from kzcn_explore.corpus.reading.records import ReadError

# How a locked file begins, and one of the kinds before .xlsx and .docx.
LOCKED = b"\xd0\xcf\x11\xe0"


def check_office(stream: BinaryIO, file: str, suffix: str, most: int) -> None:
    """Refuse an office file that is locked, or unpacks to too much; its parts give no more bytes than they say.

    Raises
    ------
    ReadError
        If it is one of these.
    BadZipFile
        If it is no zip.
    """
    start = stream.read(len(LOCKED))
    stream.seek(0)
    if start == LOCKED:
        raise ReadError(file, "", f"is locked with a password, or an old {suffix[:-1]} file; save it as {suffix} without a password.")
    with zipfile.ZipFile(stream) as parts:
        size = sum(part.file_size for part in parts.infolist())
    stream.seek(0)
    if size > most:
        raise ReadError(file, "", f"would unpack to {size:,} bytes, as a zip bomb does; it is not read. If it is yours, split it.")
