"""Encodings: bytes become text; which encoding they are in is found by reading them in each likely one."""

from __future__ import annotations

import codecs
import re
from difflib import get_close_matches
from encodings.aliases import aliases

from kzcn_explore.corpus.reading.encoding_scores import score
from kzcn_explore.corpus.reading.records import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Tried where UTF-8 does not fit; of two that fit equally well the first is taken (kz1048 is cp1251 with the Kazakh letters).
LEGACY = ("cp1251", "kz1048", "gb18030", "koi8-r", "cp866", "cp1252", "big5", "shift_jis", "euc_jp", "euc_kr")
# Bytes on either side of the first byte that is not ASCII: enough to tell Cyrillic from Chinese.
SCORED = 6000
# A text read in the right encoding scores .7 and more, in a wrong one less than .5; measured on sentences of five languages.
PLAUSIBLE = 0.6

CONTROL = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
NOT_ASCII = re.compile(rb"[\x80-\xff]")
# Runs of whole UTF-8 characters. A few happen by chance in Chinese bytes, hardly any in those of single letters.
UTF8_RUN = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){4,}")
LONG_UTF8_RUN = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){12,}")


def decode(content: bytes, file: str, encoding: str | None = None) -> str:
    """Decode a whole file; its line ends become ``\\n``.

    Raises
    ------
    ReadError
        If it is empty, holds a NUL byte, or is not text in the encoding named or in any that is known.
    """
    if not content.strip():
        raise ReadError(file, "", "is empty; remove it or put its text in.")
    encoding = encoding or find_encoding(content, file)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise undecodable(file, f"byte {error.start}", encoding, error.reason) from error
    if "\0" in text:
        byte = len(text[: text.index("\0")].encode(encoding))
        raise ReadError(file, f"byte {byte}", "holds a NUL byte, so it is not plain text; export it as UTF-8 text.")
    return unify_line_ends(text)


def unify_line_ends(text: str) -> str:
    """Return a text with ``\\n`` for every line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def undecodable(file: str, place: str, encoding: str, reason: str) -> ReadError:
    """The problem of a byte that is none in its encoding."""
    name = encoding.removesuffix("-sig")
    return ReadError(file, place, f"is not {name} text ({reason}); save it as UTF-8, or name its encoding, e.g. encoding='cp1251'.")


def check_encoding(encoding: str | None) -> str | None:
    """Return the encoding that a caller names; a ValueError names the likely spelling if Python knows no such one."""
    if encoding is None:
        return None
    try:
        "".encode(encoding)
    except (LookupError, TypeError) as error:
        likely = get_close_matches(str(encoding).lower(), [*LEGACY, "utf-8", "utf-16", *aliases], n=1)
        hint = f" Did you mean {likely[0]!r}?" if likely else ""
        raise ValueError(f"encoding must be one that Python knows, such as 'utf-8' or 'cp1251'; got {encoding!r}.{hint}") from error
    return encoding


def find_encoding(sample: bytes, file: str, whole: bool = True) -> str:
    """Find the encoding of a text from its bytes.

    Parameters
    ----------
    sample : bytes
    file : str
        Its name, for the message.
    whole : bool, default True
        False if `sample` is the start of more, and may end inside a character.

    Raises
    ------
    ReadError
        If no encoding fits, or if parts of the text are in UTF-8 and others are not.
    """
    for mark, name in MARKS:
        if sample.startswith(mark):
            return name
    byte, reason = _not_utf8(sample, whole)
    if reason is None and not CONTROL.search(sample):
        return "utf-8"
    best = None if CONTROL.search(sample) else _best(*_telling_part(sample, whole), LEGACY)
    best = best or _best(sample[: 2 * SCORED], whole and len(sample) <= 2 * SCORED, ("utf-16-le", "utf-16-be"))
    if best is not None and not _is_mixed(sample, best):
        return best
    if reason is None:
        return "utf-8"  # its control characters are named where they stand
    raise undecodable(file, f"byte {byte}", "utf-8", reason)


def _not_utf8(sample: bytes, whole: bool) -> tuple[int, str | None]:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, whole)
    except UnicodeDecodeError as error:
        return error.start, error.reason
    return 0, None


def _best(part: bytes, whole: bool, encodings: tuple[str, ...]) -> str | None:
    scores = {name: score(text, name) for name in encodings if (text := _read_as(part, name, whole)) is not None}
    best = max(scores, key=scores.get, default=None)
    return best if best is not None and scores[best] >= PLAUSIBLE else None


def _telling_part(sample: bytes, whole: bool) -> tuple[bytes, bool]:
    """The part around the first byte that is not ASCII, from a line's start on where one is near, and if it ends a character."""
    first = NOT_ASCII.search(sample).start()
    start = max(sample.rfind(b"\n", 0, first) + 1, first - SCORED)
    return sample[start : first + SCORED], whole and len(sample) <= first + SCORED


def _read_as(part: bytes, encoding: str, whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(part, whole)
    except UnicodeDecodeError:
        return None


def _is_mixed(sample: bytes, encoding: str) -> bool:
    if encoding.startswith("utf-16"):
        return False
    single = encoding in ("cp1251", "kz1048", "koi8-r", "cp866", "cp1252")
    return (UTF8_RUN if single else LONG_UTF8_RUN).search(sample) is not None
