"""Archives, .zip, .tar and .tar.gz: their members are read one by one in memory; none is ever written to the disk."""

from __future__ import annotations

import contextlib
import gzip
import io
import lzma
import os
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from kzcn_explore.corpus.reading.encodings import find_encoding
from kzcn_explore.corpus.reading.kinds import choose_read, is_archive, is_hidden, is_read, kind_of, pages_folders
from kzcn_explore.corpus.reading.records import ReadError, first_line, writable
from kzcn_explore.corpus.reading.salvage import salvage_zip
from kzcn_explore.corpus.reading.sources import File

# An archive may unpack to so much without a question; beyond it to so many times its own size, and never to more than the most.
UNASKED = 100 * 2**20
RATIO = 200
MOST = 20 * 2**30
# What cannot be read from its start to its end, an archive in an archive for one, is held in memory up to this size.
LARGEST_IN_MEMORY = 2**29
PIECE = 2**14
DRIVE = re.compile(r"[a-zA-Z]:")
# What the libraries raise for an archive, or a member, that is cut off or damaged.
DAMAGED = (EOFError, tarfile.TarError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, gzip.BadGzipFile)
UTF8_NAMES = 0x800
ENCRYPTED = 0x1


class Allowance:
    """How much an archive may still unpack to; what its headers claim is not believed."""

    def __init__(self, name: str, packed: int) -> None:
        self.name, self.packed, self.taken = name, packed, 0

    @property
    def is_spent(self) -> bool:
        """True once the archive has unpacked to more than it may."""
        return self.taken > MOST or self.taken > max(UNASKED, RATIO * self.packed)

    def take(self, n: int) -> None:
        """Count bytes that were unpacked."""
        self.taken += n
        if self.is_spent:
            grown = f"{self.packed:,} bytes have unpacked to more than {self.taken - n:,}"
            raise ReadError(
                self.name, "", f"{grown}, as in a zip bomb; it is read no further. If it is yours, unpack it and give the folder."
            )


class Unpacked(io.RawIOBase):
    """A stream that is read once from its start to its end; its bytes are counted if there is an allowance."""

    def __init__(self, packed: BinaryIO, allowance: Allowance | None) -> None:
        self._packed, self._allowance = packed, allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        # A little at a time, so that a cut costs no more than what stands right before it.
        content = self._packed.read1(min(len(buffer), PIECE))
        if self._allowance is not None:
            self._allowance.take(len(content))
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        self._packed.close()
        super().close()


def unpacked(packed: BinaryIO, allowance: Allowance | None) -> BinaryIO:
    """Wrap a stream that unpacks, so that it cannot give more than its archive may; None if its bytes are counted already."""
    return io.BufferedReader(Unpacked(packed, allowance), 2**16)


def open_gzip(file: File) -> BinaryIO:
    """Open a file packed with gzip."""
    stream = file.open()
    return _gunzip(stream, Allowance(file.name, _size(stream)))


def _gunzip(stream: BinaryIO, allowance: Allowance) -> BinaryIO:
    packed = gzip.GzipFile(fileobj=stream)
    packed.myfileobj = stream  # closed with it
    return unpacked(packed, allowance)


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return size


def members(file: File) -> Iterator[File | ReadError]:
    """Give the members of an archive in its own order; each must be read before the next is asked for.

    Those whose names say that they are not read come too. What lies in an archive inside it comes as well; one level is unpacked.
    """
    with file.open() as stream:
        yield from _members(stream, file, Allowance(file.name, _size(stream)), nested=False)


def _members(stream: BinaryIO, file: File, allowance: Allowance, nested: bool) -> Iterator[File | ReadError]:
    kind = kind_of(file.name)
    walk = _zip_members if kind.suffix == ".zip" else _tar_members
    with _gunzip(stream, allowance) if kind.gzipped else stream as whole:
        if kind.gzipped and kind.suffix == ".zip":
            whole = io.BytesIO(_bounded(whole, file.name))
        for member in walk(whole, file, allowance):
            if isinstance(member, ReadError):
                yield member
            elif not is_archive(member.name):
                yield _gzipped(member, allowance) if kind_of(member.name).gzipped and is_read(member.name) else member
            elif nested:
                yield ReadError(member.name, "", "is an archive in an archive in an archive; unpack it once and give the folder.")
            else:
                try:
                    inner = io.BytesIO(_whole(member))
                except ReadError as problem:
                    yield problem
                except (*DAMAGED, NotImplementedError, OSError) as error:
                    yield ReadError(member.name, "", f"cannot be unpacked ({first_line(error)}); get the archive again.")
                else:
                    yield from _members(inner, member, allowance, nested=True)
            if allowance.is_spent:
                return


def _gzipped(member: File, allowance: Allowance) -> File:
    return File(member.name, member.inside, lambda: _gunzip(member.open(), allowance))


def _whole(member: File) -> bytes:
    with member.open() as stream:
        return _bounded(stream, member.name)


def _bounded(stream: BinaryIO, name: str) -> bytes:
    content = stream.read(LARGEST_IN_MEMORY + 1)
    if len(content) > LARGEST_IN_MEMORY:
        raise ReadError(name, "", f"is larger than {LARGEST_IN_MEMORY // 2**20} MiB inside its archive; unpack that and give the folder.")
    return content


def _zip_members(stream: BinaryIO, file: File, allowance: Allowance) -> Iterator[File | ReadError]:
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        for found in salvage_zip(stream, file.name, allowance.take, LARGEST_IN_MEMORY):
            yield found if isinstance(found, ReadError) else _member(file, found[0], _reopened(found[1]))
        return
    with archive:
        for info in archive.infolist():
            name = _name(info)
            if info.is_dir():
                continue
            if info.flag_bits & ENCRYPTED:
                yield ReadError(f"{file.name}/{name}", "", "is locked with a password; unpack it and give the folder.")
            else:
                yield _member(file, name, _zip_opener(archive, info, allowance))


def _zip_opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> Callable[[], BinaryIO]:
    def opener() -> BinaryIO:
        try:
            return unpacked(archive.open(info), allowance)
        except (ValueError, OverflowError) as error:  # its place lies outside the archive
            raise zipfile.BadZipFile(str(error)) from error

    return opener


def _reopened(content: bytes) -> Callable[[], BinaryIO]:
    return lambda: io.BytesIO(content)


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; Windows writes Russian and Chinese ones in an encoding of its own, and does not say in which."""
    if info.flag_bits & UTF8_NAMES or info.filename.isascii():
        return info.filename
    content = info.filename.encode("cp437", errors="ignore")
    try:
        return content.decode(find_encoding(content, info.filename))
    except (ReadError, UnicodeDecodeError):
        return info.filename


def _tar_members(stream: BinaryIO, file: File, allowance: Allowance) -> Iterator[File | ReadError]:
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                if info.isreg() and not info.issparse():
                    yield _member(file, info.name, _tar_opener(archive, info))
                elif not info.isdir():
                    kind = "a link" if info.issym() or info.islnk() else "a device or has holes"
                    name = writable(f"{file.name}/{info.name}")
                    yield ReadError(name, "", f"left out: it is {kind}, no plain file; pack the file itself.")
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        why = "is cut off or damaged" if not isinstance(error, gzip.BadGzipFile) else "is not packed with gzip, as its name says"
        yield ReadError(file.name, "", f"{why} ({str(error)[:80]}); what stands before is read. Get the whole archive.")


def _tar_opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Callable[[], BinaryIO]:
    return lambda: unpacked(archive.extractfile(info), None)


def _member(file: File, name: str, opener: Callable[[], BinaryIO]) -> File | ReadError:
    name = writable(name)
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or DRIVE.match(name):
        return ReadError(f"{file.name}/{name}", "", "its path climbs out of the archive, so it is not read; pack the archive again.")
    return File(f"{file.name}/{path}", f"{file.inside}/{path}", opener)


def list_members(file: File) -> tuple[list[File], list[str]]:
    """List the members of an archive that are read, and the names of those left out; hidden ones are in neither."""
    found: list[File] = []
    # What goes wrong here goes wrong again, and is named, when the members are read.
    with contextlib.suppress(*DAMAGED, NotImplementedError, OSError, ReadError):
        for member in members(file):
            if isinstance(member, File):
                found.append(member)
    inner = [PurePosixPath(member.inside).relative_to(file.inside) for member in found]
    folders = {str(folder) for path in inner for folder in path.parents}
    pictures = pages_folders(folders, map(str, inner))
    shown = [
        member
        for member, path in zip(found, inner, strict=True)
        if not is_hidden(path.parts) and not any(str(folder) in pictures for folder in path.parents)
    ]
    read = {*choose_read([member.name for member in shown])}
    return [member for member in shown if member.name in read], [member.name for member in shown if member.name not in read]
