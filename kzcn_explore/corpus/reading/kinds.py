"""Kinds of files: which are read, by the ends of their names, and which are left out with a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from os.path import splitext
from typing import NamedTuple

from kzcn_explore.corpus.keeping.manifest import MANIFEST, TABLE_FILE
from kzcn_explore.corpus.reading.records import ReadError

TEXTS = (".txt", ".text", ".md")
PAGES = (".html", ".htm", ".xhtml")
TABLES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet", ".xlsx")
OFFICE = (".pdf", ".docx")
ARCHIVES = (".zip", ".tar")
READ = (*TEXTS, *PAGES, *TABLES, *OFFICE, *ARCHIVES)
# These need the whole file at hand, which one inside a .gz is not.
WHOLE = (".parquet", ".xlsx", ".pdf", ".docx", ".zip")
# Files about a folder, not of it.
ABOUT = frozenset({"readme", "license", "licence", "copying", "changelog", "changes", "contributing", "authors", "citation"})
# What browsers append to a page's name for the folder of its pictures and scripts, in the languages met so far.
PAGE_FOLDERS = ("_files", ".files", "_файлы", "_文件", "_檔案", "_dateien", "_fichiers", "_archivos")


class Kind(NamedTuple):
    """What a file's name says: the stem, the kind as its usual end, and whether it is packed with gzip."""

    stem: str
    suffix: str
    gzipped: bool


def kind_of(name: str) -> Kind:
    """Read a file's name.

    Examples
    --------
    >>> kind_of("below/news.CSV.gz")
    Kind(stem='news', suffix='.csv', gzipped=True)
    >>> kind_of("pages.tgz")
    Kind(stem='pages', suffix='.tar', gzipped=True)
    """
    stem, suffix = splitext(name.replace("\\", "/").rpartition("/")[2])
    if suffix.lower() == ".tgz":
        return Kind(stem, ".tar", True)
    if suffix.lower() == ".gz":
        stem, suffix = splitext(stem)
        return Kind(stem, suffix.lower(), True)
    return Kind(stem, suffix.lower(), False)


def is_read(name: str) -> bool:
    """True for a file of a kind that is read."""
    return kind_of(name).suffix in READ


def is_archive(name: str) -> bool:
    """True for an archive, whose members are read one by one."""
    return kind_of(name).suffix in ARCHIVES


def is_hidden(parts: Iterable[str]) -> bool:
    """True for what file managers keep for themselves."""
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def is_about(name: str) -> bool:
    """True for a README, a licence and the like."""
    return kind_of(name).stem.lower() in ABOUT


def pages_folders(folder: Iterable[str], files: Iterable[str]) -> set[str]:
    """The folders that a browser saved beside a page, for its pictures and scripts."""
    stems = {kind_of(name).stem.lower() for name in files if kind_of(name).suffix in PAGES}
    return {name for name in folder for end in PAGE_FOLDERS if name.lower().endswith(end) and name.lower().removesuffix(end) in stems}


def saved_parts(names: Collection[str]) -> dict[str, str]:
    """The files that are tables of a saved corpus, or its manifest, each with the folder of that corpus."""
    folders = {head for head, _, tail in map(_parted, names) if TABLE_FILE.fullmatch(tail)}
    parts = ((name, *_parted(name)) for name in names)
    return {name: head for name, head, _, tail in parts if head in folders and (tail == MANIFEST or TABLE_FILE.fullmatch(tail))}


def _parted(name: str) -> tuple[str, str, str]:
    return name.replace("\\", "/").rpartition("/")


def choose_read(names: Collection[str]) -> list[str]:
    """Those of a folder's files that are read: of a kind that is, not about the others, and no part of a saved corpus."""
    saved = saved_parts(names)
    return [name for name in names if is_read(name) and not is_about(name) and name not in saved]


def left_out(names: Collection[str]) -> list[ReadError]:
    """One problem for each saved corpus, each README and each kind of file that is not read, however many files there are of it."""
    saved = saved_parts(names)
    why = "left out: it is a saved corpus, which is loaded alone; give load_corpus its folder, unpacked."
    problems, kinds = [ReadError(folder or ".", "", why) for folder in sorted({*saved.values()})], {}
    for name in names:
        if name in saved:
            continue
        if is_about(name) and is_read(name):
            problems.append(ReadError(name, "", "left out: by its name it is about the other files; name it alone to read it."))
        else:
            kinds.setdefault(splitext(name)[1].lower(), []).append(name)
    for suffix, found in kinds.items():
        more = f" with {len(found) - 1:,} more" if len(found) > 1 else ""
        kind = f"{suffix} files" if suffix else "files without an ending"
        problems.append(ReadError(found[0], "", f"left out{more}: {kind} are not read, only {', '.join(READ)} and these as .gz."))
    return problems
