"""Sources: texts of any kind, some megabytes at a time, as bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

Texts = Iterable[str] | pa.Array | pa.ChunkedArray
# What `as_texts` makes of them.
TextList = list[str] | pa.ChunkedArray
# Bytes (of a list: characters) of texts that are copied at a time.
CHUNK = 1 << 20
# Bytes that follow the texts of a source, so that sixteen can be read from any of theirs on.
PADDING = 16


def is_utf8(kind: pa.DataType) -> bool:
    """Tell whether an Arrow type keeps strings in one buffer, with offsets of 32 or 64 bits."""
    return pa.types.is_string(kind) or pa.types.is_large_string(kind)


class Source(NamedTuple):
    """Texts as bytes.

    Attributes
    ----------
    text : numpy.ndarray of uint8
        All texts, without anything between them, and `PADDING` zeros.
    bounds : numpy.ndarray of int64, (n_texts + 1,)
        Text i is ``text[bounds[i] : bounds[i + 1]]``.
    """

    text: np.ndarray
    bounds: np.ndarray

    def texts(self, which: np.ndarray) -> Iterator[str]:
        """Give some of the texts as strings."""
        for number in which.tolist():
            yield self.text[self.bounds[number] : self.bounds[number + 1]].tobytes().decode()


def as_texts(texts: Texts) -> TextList:
    """Return texts as a list, those of an Arrow array or an Arrow-backed Series as an Arrow array that shares their memory.

    Raises
    ------
    TypeError
        If `texts` is one string, or something in it is no text.
    ValueError
        If an Arrow array has a missing value.
    """
    if isinstance(texts, str):
        raise TypeError("texts must be many texts; got one string: put it into a list.")
    if isinstance(getattr(texts, "dtype", None), pd.StringDtype | pd.ArrowDtype):
        texts = pa.chunked_array(pd.Series(texts))
    if isinstance(texts, pa.Array):
        texts = pa.chunked_array([texts])
    if not isinstance(texts, pa.ChunkedArray):
        texts = texts if isinstance(texts, list) else list(texts)
        if not all(issubclass(kind, str) for kind in set(map(type, texts))):
            wrong = next(place for place, text in enumerate(texts) if not isinstance(text, str))
            raise TypeError(f"texts must hold strings only; text {wrong} is {texts[wrong]!r}: fill or drop what is missing.")
        return texts
    if texts.null_count:
        raise ValueError(f"texts must hold strings only; {texts.null_count} of {len(texts)} are missing: fill or drop them.")
    return texts if is_utf8(texts.type) else texts.cast(pa.large_string())


def text_slices(texts: TextList) -> list[pa.Array | list[str]]:
    """Cut texts into slices of about `CHUNK`, in order; slices of Arrow arrays share their memory."""
    if isinstance(texts, pa.ChunkedArray):
        return [piece for chunk in texts.chunks if len(chunk) for piece in _array_slices(chunk)]
    cuts = _cuts(np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts))))
    return [texts[start:end] for start, end in pairwise(cuts)]


def strings(texts: TextList) -> Iterator[str]:
    """Give texts one by one as strings."""
    return (text for piece in text_slices(texts) for text in (piece if isinstance(piece, list) else piece.to_pylist()))


def _array_slices(array: pa.Array) -> Iterator[pa.Array]:
    offsets = _offsets(array)
    cuts = _cuts(offsets[1:] - offsets[0])
    return (array.slice(start, end - start) for start, end in pairwise(cuts))


def _cuts(ends: np.ndarray) -> list[int]:
    """Return where slices start and end, by where texts end: after the first text that ends beyond each multiple of `CHUNK`."""
    if not len(ends):
        return [0]
    after = np.searchsorted(ends, np.arange(CHUNK, ends[-1], CHUNK)) + 1
    return np.unique(np.concatenate([[0], after, [len(ends)]])).tolist()


def _offsets(array: pa.Array) -> np.ndarray:
    offsets = np.frombuffer(array.buffers()[1], np.int64 if pa.types.is_large_string(array.type) else np.int32)
    return offsets[array.offset : array.offset + len(array) + 1]


def source_of(texts: pa.Array | list[str]) -> Source:
    """Copy one slice of texts into bytes; half a surrogate pair, which UTF-8 cannot write, becomes a question mark.

    Examples
    --------
    >>> text, bounds = source_of(["жаңа", "ел"])
    >>> text[: bounds[-1]].tobytes().decode(), bounds.tolist()
    ('жаңаел', [0, 8, 12])
    """
    if isinstance(texts, pa.Array):
        offsets = _offsets(texts).astype(np.int64)
        data, bounds = texts.buffers()[2], offsets - offsets[0]
        written = memoryview(data)[offsets[0] : offsets[-1]] if bounds[-1] else b""
    else:
        encoded = [text.encode("utf-8", "replace") for text in texts]
        bounds = np.concatenate([[0], np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))])
        written = b"".join(encoded)
    padded = np.zeros(bounds[-1] + PADDING, dtype=np.uint8)
    padded[: bounds[-1]] = np.frombuffer(written, np.uint8)
    return Source(padded, bounds)
