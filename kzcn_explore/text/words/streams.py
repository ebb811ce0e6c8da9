"""Streams: the words, or the tokens, of many texts as one run of numbers, text after text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kzcn_explore.text.words.plain import Numbered, Reading, Tokens, Words, number_plainly
from kzcn_explore.text.words.sources import TextList, Texts, as_texts, strings

# With fewer texts Python is done before the compiled code is loaded.
MANY_TEXTS = 5_000
# With fewer characters, too, however many texts there are not: Python takes about a second for so many.
MANY_CHARACTERS = 1 << 24


@dataclass(frozen=True, eq=False)
class WordStream:
    r"""The words of all texts, one after the other; a word is a longest run of ``\w`` (letters, digits, underscores).

    Attributes
    ----------
    words : list of str
        The different words as written, in the order in which they first stand in the texts; `ids` holds their places in this list.
    ids : numpy.ndarray of int32, (n_words,)
    bounds : numpy.ndarray of int64, (n_texts + 1,)
        The words of text i are ``ids[bounds[i] : bounds[i + 1]]``.
    gaps : numpy.ndarray of uint8, (n_words,)
        What stands between a word and the one before it in its text: 1 for one space or hyphen, 2 for several, 3 for one
        apostrophe; 0 for anything else, and for the first word of a text.
    """

    words: list[str]
    ids: np.ndarray
    bounds: np.ndarray
    gaps: np.ndarray


@dataclass(frozen=True, eq=False)
class TokenStream:
    """The tokens of all texts, one after the other: those of ``tokenize``.

    Attributes
    ----------
    surfaces : list of str
        The different tokens as written, in the order in which they first stand in the texts; `ids` holds their places in this list.
    ids : numpy.ndarray of int32, (n_tokens,)
    joined : numpy.ndarray of bool, (n_tokens,)
        True if the token and the one before it in its text may be one phrase, as in ``Token``.
    bounds : numpy.ndarray of int64, (n_texts + 1,)
        The tokens of text i are ``ids[bounds[i] : bounds[i + 1]]``.
    """

    surfaces: list[str]
    ids: np.ndarray
    joined: np.ndarray
    bounds: np.ndarray


def word_stream(texts: Texts, *, n_threads: int = 2) -> WordStream:
    """Number the words of texts as they are written.

    Parameters
    ----------
    texts : iterable of str
        A list, a Series or an Arrow array of strings; the text of the last two is not copied as a whole.
    n_threads : int, default 2

    Returns
    -------
    WordStream

    Raises
    ------
    TypeError, ValueError
        If a text is missing or no string, or `n_threads` is no whole number from 1.

    Examples
    --------
    >>> stream = word_stream(["One-China, one", "China’s  road"])
    >>> stream.words
    ['One', 'China', 'one', 's', 'road']
    >>> stream.ids.tolist(), stream.bounds.tolist(), stream.gaps.tolist()
    ([0, 1, 2, 1, 3, 4], [0, 3, 6], [0, 1, 0, 0, 3, 2])
    """
    return WordStream(*_numbered(texts, Words, n_threads))


def token_stream(texts: Texts, *, n_threads: int = 2) -> TokenStream:
    """Number the tokens of texts as they are written.

    Parameters
    ----------
    texts : iterable of str
        A list, a Series or an Arrow array of strings; the text of the last two is not copied as a whole.
    n_threads : int, default 2

    Returns
    -------
    TokenStream

    Raises
    ------
    TypeError, ValueError
        If a text is missing or no string, or `n_threads` is no whole number from 1.

    Examples
    --------
    >>> stream = token_stream(["One-China, one road.", "one U.S. road"])
    >>> stream.surfaces
    ['One-China', 'one', 'road', 'U.S.']
    >>> stream.ids.tolist(), stream.bounds.tolist(), stream.joined.tolist()
    ([0, 1, 2, 1, 3, 2], [0, 3, 6], [False, False, True, False, True, True])
    """
    surfaces, ids, bounds, joined = _numbered(texts, Tokens, n_threads)
    return TokenStream(surfaces, ids, joined.view(bool), bounds)


def _numbered(texts: Texts, reading: Reading, n_threads: int) -> Numbered:
    check_threads(n_threads)
    texts = as_texts(texts)
    if not are_many(texts):
        return number_plainly(strings(texts), reading)
    from kzcn_explore.text.words.numbering import number_words

    return number_words(texts, reading, n_threads=n_threads)


def are_many(texts: TextList) -> bool:
    """Tell whether texts repay loading the compiled code: they are many, or few and very long."""
    if len(texts) >= MANY_TEXTS:
        return True
    # The bytes of an Arrow array are no fewer than its characters; counting those of a list takes a hundredth of reading them.
    n_characters = sum(map(len, texts)) if isinstance(texts, list) else texts.nbytes
    return n_characters >= MANY_CHARACTERS


def check_threads(n_threads: int) -> None:
    """Raise ValueError unless there is a thread."""
    if not isinstance(n_threads, int) or n_threads < 1:
        raise ValueError(f"n_threads must be a whole number from 1; got {n_threads!r}.")
