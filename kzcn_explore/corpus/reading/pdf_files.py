"""PDF files: their text layer, with the lines of the page joined into paragraphs."""

from __future__ import annotations

import io
import logging
import re
import zlib

from kzcn_explore.corpus.reading.encodings import unify_line_ends
from kzcn_explore.corpus.reading.records import ReadError, first_line

# What the library raises for a damaged file, beside errors of its own.
DAMAGED = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError, OSError, zlib.error)
# A line shorter than so much of the longer ones of its page is the last of its paragraph.
SHORT = 0.7
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def read_pdf(content: bytes, file: str) -> str:
    """Read the text layer of a PDF, one paragraph a line. Its metadata are not read: they date the file, not the text.

    Raises
    ------
    ReadError
        If pypdf is missing, or the file is locked, damaged or without a text layer.
    """
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise ReadError(file, "", 'is a PDF; install what reads it with: pip install "kzcn-explore[office]"') from error
    damaged = (PyPdfError, *DAMAGED)
    library = logging.getLogger("pypdf")
    if not library.handlers:  # else each small fault that it mends is printed
        library.addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else list(reader.pages)
    except (pypdf.errors.DependencyError, NotImplementedError) as error:
        raise ReadError(file, "", "is locked in a way that is not read; save it without its password.") from error
    except damaged as error:
        raise ReadError(file, "", f"is no whole PDF ({first_line(error)}); get it again, or save it anew.") from error
    if locked:
        raise ReadError(file, "", "is locked with a password; save it without.")
    texts = []
    for number, page in enumerate(pages, start=1):
        try:
            texts.append(page.extract_text())
        except damaged as error:
            raise ReadError(file, f"page {number}", f"cannot be read ({first_line(error)}); save the PDF anew.") from error
    # Fonts without a table of characters give halves of some, or NULs.
    whole = [text.replace("\0", "").encode("utf-8", errors="replace").decode() for text in texts]
    text = join_lines([unify_line_ends(text) for text in whole])
    if not text:
        raise ReadError(
            file, "", f"holds no text in its {len(pages)} pages, perhaps only pictures of them; run text recognition (OCR) on it."
        )
    return text


def join_lines(pages: list[str]) -> str:
    """Join the lines of pages into paragraphs, a blank line between two.

    A line goes on in the next one unless it is clearly shorter than the others of its page, a blank line follows, or it ends a
    sentence at the foot of a page. A word that was parted at the end of a line is put together again.

    Examples
    --------
    >>> join_lines(["The ministers met and spoke of trade and of co-\\noperation on rail.\\nThe talks go on in the other capital in June."])
    'The ministers met and spoke of trade and of cooperation on rail.\\n\\nThe talks go on in the other capital in June.'
    """
    paragraphs, waiting = [], ""
    for page in pages:
        lines = [" ".join(line.split()) for line in page.split("\n")]
        lengths = sorted(map(len, filter(None, lines)))
        full = SHORT * lengths[len(lengths) * 3 // 4] if lengths else 0
        for number, line in enumerate(lines):
            if line:
                waiting = _joined(waiting, line)
            last = number == len(lines) - 1
            if waiting and (SENTENCE_END.search(waiting) if last else not line or len(line) < full):
                paragraphs.append(waiting)
                waiting = ""
    return "\n\n".join([*paragraphs, waiting] if waiting else paragraphs)


def _joined(before: str, line: str) -> str:
    if not before:
        return line
    if before.endswith("-") and before[-2:-1].islower() and line[0].islower():
        return before[:-1] + line
    return before + line if CHINESE.match(before[-1]) and CHINESE.match(line[0]) else f"{before} {line}"
