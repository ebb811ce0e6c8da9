"""Salvage: the members of a zip whose end is missing, found from its start."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from kzcn_explore.corpus.reading.records import ReadError

HEADER = struct.Struct("<4sHHHHHIIIHH")
SIGNATURE = b"PK\x03\x04"
DESCRIPTOR = b"PK\x07\x08"
STORED, DEFLATED = 0, 8
ENCRYPTED, SIZE_FOLLOWS, UTF8_NAME = 0x1, 0x8, 0x800
CHUNK = 2**16


def salvage_zip(stream: BinaryIO, file: str, take: Callable[[int], None], largest: int) -> Iterator[tuple[str, bytes] | ReadError]:
    """Read the whole members that stand at the start of a zip whose list of contents, its end, is missing.

    Parameters
    ----------
    stream : binary file
    file : str
        The archive's name.
    take : callable
        Is told of bytes that were unpacked, and raises if there are too many.
    largest : int
        Bytes that one member may have.

    Yields
    ------
    (name, content) or ReadError
        The last is what is wrong with the archive.
    """
    stream.seek(0)
    n_found = 0
    while True:
        header = stream.read(HEADER.size)
        if len(header) < HEADER.size or not header.startswith(SIGNATURE):
            break
        _, _, flags, method, _, _, _, size, _, n_name, n_extra = HEADER.unpack(header)
        name = stream.read(n_name).decode("utf-8" if flags & UTF8_NAME else "cp437", errors="replace")
        stream.seek(n_extra, 1)
        if flags & ENCRYPTED or method not in (STORED, DEFLATED) or (method == STORED and flags & SIZE_FOLLOWS):
            break
        content = stream.read(min(size, largest)) if method == STORED else _inflate(stream, take, largest)
        if content is None or (method == STORED and len(content) < size):
            yield ReadError(f"{file}/{name}", "", "is cut off, for its archive is; get the whole archive.")
            break
        if flags & SIZE_FOLLOWS:
            after = stream.read(4)
            stream.seek(12 if after == DESCRIPTOR else 8, 1)
        n_found += 1
        if not name.endswith("/"):
            yield name, content
    if not n_found and not header.startswith(SIGNATURE):
        yield ReadError(file, "", "is no zip archive, whatever its name says; get it again.")
    else:
        yield ReadError(file, "", f"is cut off: its list of contents is missing. {n_found} found from its start; get the whole archive.")


def _inflate(stream: BinaryIO, take: Callable[[int], None], largest: int) -> bytes | None:
    """Unpack one member and leave the stream behind it; None if it is cut off, damaged or too large."""
    engine, parts, size = zlib.decompressobj(-zlib.MAX_WBITS), [], 0
    try:
        while not engine.eof:
            packed = engine.unconsumed_tail or stream.read(CHUNK)
            if not packed or size > largest:
                return None
            parts.append(engine.decompress(packed, 2**20))
            size += len(parts[-1])
            take(len(parts[-1]))
    except zlib.error:
        return None
    stream.seek(-len(engine.unused_data), 1)
    return b"".join(parts)
