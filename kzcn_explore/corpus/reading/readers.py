"""Readers: any source becomes records, one after the other; what cannot be read comes as a problem in its place."""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

import pandas as pd

from kzcn_explore.corpus.reading.archives import DAMAGED, LARGEST_IN_MEMORY, list_members, members, open_gzip
from kzcn_explore.corpus.reading.columns import check_columns
from kzcn_explore.corpus.reading.delimited import read_delimited
from kzcn_explore.corpus.reading.encodings import check_encoding, decode
from kzcn_explore.corpus.reading.frames import read_frame
from kzcn_explore.corpus.reading.json_files import read_json, read_json_lines
from kzcn_explore.corpus.reading.kinds import PAGES, READ, TABLES, TEXTS, is_archive, kind_of, left_out
from kzcn_explore.corpus.reading.pages import read_page
from kzcn_explore.corpus.reading.parquet_files import read_parquet
from kzcn_explore.corpus.reading.pdf_files import read_pdf
from kzcn_explore.corpus.reading.records import LARGEST_DOCUMENT, ReadError, Record, Source, first_line
from kzcn_explore.corpus.reading.sources import File, find_files
from kzcn_explore.corpus.reading.tables import Table
from kzcn_explore.corpus.reading.word_files import read_word
from kzcn_explore.corpus.reading.workbooks import read_workbook

__all__ = ["ReadError", "Record", "Source", "read_source"]

Items = Iterator[Record | ReadError]
# A page is parsed three times over; one of 16 MiB already takes half a minute.
LARGEST_PAGE = 2**24
PIECE = 2**17


@dataclass(frozen=True)
class Options:
    """What the caller asked for, and the ids that are taken."""

    columns: dict[str, str | int | None]
    encoding: str | None
    keep_boilerplate: bool
    seen: set[str] = field(default_factory=set)


def read_source(
    source: object, *, columns: dict[str, str | int | None] | None = None, encoding: str | None = None, keep_boilerplate: bool = False
) -> Source:
    """Read every document of a source, one after the other.

    Parameters
    ----------
    source : path, str, list of paths, or DataFrame
        A file; a folder, searched with the folders inside it; a glob such as ``"news/2022-*.txt"``; an fsspec path such as
        ``"memory://news.csv"``; a list of these; or a DataFrame with one document a row. Files are text (``.txt``, ``.text``,
        ``.md``), web pages (``.html``, ``.htm``, ``.xhtml``), tables with one document a row (``.csv``, ``.tsv``, ``.json``,
        ``.jsonl``, ``.ndjson``, ``.parquet``, ``.xlsx``), ``.pdf`` and ``.docx``, each also as ``.gz``, and archives of them
        (``.zip``, ``.tar``, ``.tar.gz``, ``.tgz``).
    columns : dict, optional
        What the columns of tables are called where it is not by the usual names: ``{"text": "body", "date": "day"}``. The keys
        are ``text``, ``date``, ``title``, ``source``, ``place``, ``language`` and ``id``; None says that there is no such column.
        Positions, counted from 0, are for a csv, tsv or xlsx file without a header row: ``{"text": 0}``.
    encoding : str, optional
        That of all text files and tables of text. By default each one's is found.
    keep_boilerplate : bool, default False
        True to mark nothing of a web page as furniture.

    Returns
    -------
    Source
        Its ``items`` are the records, files in the order of their paths and rows in their own, and a ReadError in the place of
        whatever could not be read. Nothing is read before it is asked for, but archives are looked through for their members.

    Raises
    ------
    FileNotFoundError
        If a path does not exist.
    ReadError
        If a path leads to the network, or to a file system that is not there.
    TypeError, ValueError
        If `source`, `columns` or `encoding` is of a wrong type or cannot be meant.

    Examples
    --------
    >>> import pandas as pd
    >>> source = read_source(pd.DataFrame({"body": ["A short note."], "id": ["a"]}))
    >>> next(source.items).raw
    'A short note.'
    """
    options = Options(check_columns(columns), check_encoding(encoding), keep_boilerplate)
    if isinstance(source, pd.DataFrame):
        read = Source("the DataFrame", len(source), iter(()))
        read.items = _frame_items(read, source, options)
        return read
    found = find_files(source)
    archives = {file: list_members(file) for file in found.files if is_archive(file.name)}
    documents = [one for file in found.files for one in (archives[file][0] if file in archives else [file])]
    others = [*found.others, *(name for _, names in archives.values() for name in names)]
    stems = Counter(kind_of(file.name).stem for file in documents)
    ids = {one.inside: stem if stems[stem := kind_of(one.name).stem] == 1 else one.inside for one in documents}
    read = Source(found.name, len(documents), iter(()))
    read.items = _items(read, found.files, ids, [*found.problems, *left_out(others)], options)
    return read


def _frame_items(read: Source, frame: pd.DataFrame, options: Options) -> Items:
    table = Table("the DataFrame", None, "row ", options.columns, options.seen)
    for item in _safely(read_frame(frame, table), table.file):
        read.n_done += 1
        yield item
    if not read.n_done:
        yield ReadError(table.file, "", "holds no row.")


def _items(read: Source, files: list[File], ids: dict[str, str], others: list[ReadError], options: Options) -> Items:
    for file in files:
        if not is_archive(file.name):
            opened = replace(file, open=lambda file=file: open_gzip(file)) if kind_of(file.name).gzipped else file
            yield from _safely(_read(opened, ids[file.inside], options), file.name)
            read.n_done += 1
            continue
        for member in _safely(members(file), file.name):
            if isinstance(member, ReadError):
                yield member
            elif member.inside in ids:
                yield from _safely(_read(member, ids[member.inside], options), member.name)
                read.n_done += 1
    yield from others


def _safely(items: Iterator, file: str) -> Iterator:
    """Hand items on; what ends them before their time becomes the last of them."""
    try:
        yield from items
    except ReadError as problem:
        yield problem
    except DAMAGED as error:
        kind = "is cut off" if isinstance(error, EOFError | tarfile.TarError) else "is damaged"
        yield ReadError(file, "", f"{kind} ({first_line(error)}); what stands before is read. Get it again.")
    except NotImplementedError as error:
        yield ReadError(file, "", f"is packed in a way that is not read ({first_line(error)}); pack it as an ordinary zip.")
    except FileNotFoundError:
        yield ReadError(file, "", "is gone since the source was looked through; put it back, or load the source again.")
    except OSError as error:
        yield ReadError(file, "", f"cannot be opened ({error.strerror or first_line(error)}); check its permissions.")


def _read(file: File, document: str, options: Options) -> Items:
    suffix = kind_of(file.name).suffix
    if suffix not in READ:
        raise ReadError(file.name, "", f"is of a kind that is not read; read are {', '.join(READ)} and these as .gz.")
    with file.open() as stream:
        if suffix in TABLES:
            yield from _read_table(stream, file, document, options)
        else:
            yield _read_document(stream, file, document, options)


def _read_table(stream: BinaryIO, file: File, document: str, options: Options) -> Items:
    suffix, encoding = kind_of(file.name).suffix, options.encoding
    table = Table(
        file.name,
        file.name,
        f"{document}-",
        options.columns,
        options.seen,
        typed=suffix not in (".csv", ".tsv"),
        loose=suffix in (".json", ".jsonl", ".ndjson"),
    )
    if suffix in (".csv", ".tsv"):
        items = read_delimited(stream, table, encoding=encoding, tabs=suffix == ".tsv")
    elif suffix == ".json":
        items = read_json(stream, table, encoding=encoding)
    elif suffix in (".jsonl", ".ndjson"):
        items = read_json_lines(stream, table, encoding=encoding)
    else:
        whole = stream if stream.seekable() else io.BytesIO(_content(stream, file, LARGEST_IN_MEMORY))
        items = read_parquet(whole, table) if suffix == ".parquet" else read_workbook(whole, table)
    empty = True
    for item in items:
        empty = False
        yield item
    if empty:
        raise ReadError(file.name, "", "holds no row.")


def _read_document(stream: BinaryIO, file: File, document: str, options: Options) -> Record | ReadError:
    suffix = kind_of(file.name).suffix
    most = LARGEST_DOCUMENT if suffix in TEXTS else LARGEST_PAGE if suffix in PAGES else LARGEST_IN_MEMORY
    content = _content(stream, file, most)
    fields: dict[str, object] = {}
    cuts: tuple[tuple[int, int, str], ...] = ()
    if suffix in PAGES:
        raw, fields, cuts = read_page(content, file.name, encoding=options.encoding, keep_boilerplate=options.keep_boilerplate)
    elif suffix == ".pdf":
        raw = read_pdf(content, file.name)
    elif suffix == ".docx":
        raw = read_word(content, file.name)
    else:
        raw = decode(content, file.name, options.encoding)
    if document in options.seen:
        return ReadError(file.name, "", f"its id {document!r} is taken by an earlier document; give the file another name.")
    options.seen.add(document)
    return Record(document, raw, file.name, hashlib.sha256(content).hexdigest(), fields, cuts, is_file=True)


def _content(stream: BinaryIO, file: File, most: int) -> bytes:
    # Piece by piece: a stream that is asked for 64 MiB sets them aside, however little it holds.
    parts, size = [], 0
    while size <= most and (part := stream.read(PIECE)):
        parts.append(part)
        size += len(part)
    if size > most:
        raise ReadError(file.name, "", f"is larger than {most // 2**20} MiB, too much for one document; split it.")
    return b"".join(parts)
