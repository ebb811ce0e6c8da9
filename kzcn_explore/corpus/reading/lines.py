"""Lines: a stream of bytes is read line by line; one that is too long or not text is named, and the next is read."""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from kzcn_explore.corpus.reading.encodings import CONTROL, find_encoding, undecodable, unify_line_ends
from kzcn_explore.corpus.reading.records import LARGEST_DOCUMENT, ReadError

# What is read at once to find the encoding, and how many times so much an all-ASCII file is followed to another character.
SAMPLE = 2**20
FAR = 64


class Line(NamedTuple):
    """One line without its end; `problem` says why it is not to be used."""

    number: int
    text: str
    problem: ReadError | None = None


def read_lines(stream: BinaryIO, file: str, encoding: str | None = None) -> Iterator[Line]:
    """Read a stream line by line.

    Raises
    ------
    ReadError
        If the stream is empty, or no encoding fits it.
    """
    sample, stream = _sample(stream)
    if not sample.strip():
        raise ReadError(file, "", "is empty; remove it or put its text in.")
    encoding = encoding or _found_encoding(sample, file)
    if _has_plain_lines(sample, encoding):
        return _byte_lines(stream, file, encoding)
    return _text_lines(stream, file, encoding)


def _found_encoding(sample: bytes, file: str) -> str:
    """The encoding of the lines; UTF-8 too where most of them are in it, so that only the others are lost."""
    try:
        return find_encoding(sample, file, whole=len(sample) < SAMPLE)
    except ReadError:
        found = [_is_utf8(line) for line in sample.split(b"\n")]
        others = [line for line, good in zip(sample.split(b"\n"), found, strict=True) if good and not line.isascii()]
        if CONTROL.search(sample) or not others or 2 * sum(found) < len(found):
            raise
        return "utf-8"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _has_plain_lines(sample: bytes, encoding: str) -> bool:
    """True if a line ends with the byte of ``\\n``: not in UTF-16, and not where ``\\r`` alone ends it."""
    return "\n".encode(encoding.removesuffix("-sig")) == b"\n" and (b"\n" in sample or b"\r" not in sample)


def _sample(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return bytes that tell the encoding, and the stream at its start; of a long ASCII start, the first part that is not."""
    if not stream.seekable():
        return _sample_once(stream)
    sample = further = stream.read(SAMPLE)
    for _ in range(FAR):
        if len(further) < SAMPLE or not further.isascii():
            break
        further = stream.read(SAMPLE)
    stream.seek(0)
    if further is sample or further.isascii():
        return sample, stream
    # Both parts are cut at line ends, so that no character is halved.
    return sample[: sample.rfind(b"\n") + 1] + further[further.find(b"\n") + 1 :], stream


def _sample_once(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    parts, size, error = [], 0, None
    try:
        while size < SAMPLE and (part := stream.read1(SAMPLE - size)):
            parts.append(part)
            size += len(part)
    except (EOFError, OSError, ValueError, tarfile.TarError, zlib.error, zipfile.BadZipFile) as damage:
        if not parts:
            raise
        error = damage
    sample = b"".join(parts)
    return sample, io.BufferedReader(_Replayed(sample, stream, error), SAMPLE)


class _Replayed(io.RawIOBase):
    """A stream that cannot go back, with what was already read of it put back in front, and the error that ended it behind."""

    def __init__(self, start: bytes, rest: BinaryIO, error: Exception | None) -> None:
        self._start, self._rest, self._error = memoryview(start), rest, error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        if not self._start and self._error is not None:
            raise self._error
        part = self._start[: len(buffer)] or self._rest.read(len(buffer))
        self._start = self._start[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def _byte_lines(stream: BinaryIO, file: str, encoding: str) -> Iterator[Line]:
    number, start = 0, 0
    while content := stream.readline(LARGEST_DOCUMENT + 1):
        number += 1
        size = len(content)
        if size > LARGEST_DOCUMENT:
            while content and not content.endswith(b"\n"):
                content = stream.readline(LARGEST_DOCUMENT)
                size += len(content)
            yield Line(number, "", _too_long(file, number, size))
        else:
            try:
                text, problem = content.decode(encoding), None
            except UnicodeDecodeError as error:
                # The delimiters and quotes of a bad line still count: with them the next row is found.
                text = content.decode(encoding, errors="replace")
                problem = undecodable(file, f"line {number}, byte {start + error.start}", encoding, error.reason)
            yield Line(number, unify_line_ends(text.removesuffix("\n").removesuffix("\r")), problem)
        start += size
        encoding = encoding.removesuffix("-sig")


def _text_lines(stream: BinaryIO, file: str, encoding: str) -> Iterator[Line]:
    text = io.TextIOWrapper(stream, encoding)
    number = 0
    try:
        while content := text.readline(LARGEST_DOCUMENT + 1):
            number += 1
            size = len(content)
            if size > LARGEST_DOCUMENT:
                while content and not content.endswith("\n"):
                    content = text.readline(LARGEST_DOCUMENT)
                    size += len(content)
                yield Line(number, "", _too_long(file, number, size))
            else:
                yield Line(number, content.removesuffix("\n"))
    except UnicodeDecodeError as error:
        yield Line(number + 1, "", undecodable(file, f"after line {number}", encoding, error.reason))
    finally:
        text.detach()


def _too_long(file: str, number: int, size: int) -> ReadError:
    most = LARGEST_DOCUMENT // 2**20
    return ReadError(file, f"line {number}", f"is {size:,} bytes long; at most {most} MiB are read as one line. Split it.")
