"""Word files, .docx: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from kzcn_explore.corpus.reading.encodings import unify_line_ends
from kzcn_explore.corpus.reading.office_files import check_office
from kzcn_explore.corpus.reading.records import ReadError, first_line

# A Word file unpacks to so much at most.
LARGEST_WORD = 2**29
# What the library raises for a damaged file, beside errors of its own.
DAMAGED = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError, OSError, zlib.error)


def read_word(content: bytes, file: str) -> str:
    """Read the paragraphs and the tables of a .docx file in their order, one paragraph or cell a line.

    Raises
    ------
    ReadError
        If python-docx is missing, or the file is locked, damaged, too large or empty.
    """
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        raise ReadError(file, "", 'is a Word file; install what reads it with: pip install "kzcn-explore[office]"') from error
    from lxml import etree

    try:
        check_office(io.BytesIO(content), file, ".docx", LARGEST_WORD)
        document = docx.Document(io.BytesIO(content))
        text = "\n\n".join(line for line in _lines(document) if line.strip())
    except ReadError:
        raise
    except (PackageNotFoundError, zipfile.BadZipFile, EOFError, etree.LxmlError, *DAMAGED) as error:
        raise ReadError(file, "", f"is no whole Word file ({first_line(error)}); save it again.") from error
    if not text:
        raise ReadError(file, "", "is empty; remove it or put its text in.")
    return text


def _lines(document: object) -> Iterator[str]:
    from docx.table import Table

    waiting = list(document.iter_inner_content())[::-1]
    while waiting:
        block = waiting.pop()
        if not isinstance(block, Table):
            yield unify_line_ends(block.text)
            continue
        cells = []
        for row in block.rows:
            for cell in row.cells:
                # A merged cell comes once for each place that it takes.
                if not cells or all(cell._tc is not other._tc for other in cells[-len(row.cells) :]):
                    cells.append(cell)
        waiting.extend(inner for cell in reversed(cells) for inner in list(cell.iter_inner_content())[::-1])
