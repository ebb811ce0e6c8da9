"""Characters: what each one is to a word, in one byte."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

LETTER, DIGIT, UNDERSCORE, SPACE, HYPHEN, DASH, APOSTROPHE, SPECIAL = (1 << bit for bit in range(8))
# What a run of Python's \w is made of, and what one of a token is made of.
WORD = LETTER | DIGIT | UNDERSCORE
TOKEN = LETTER | DIGIT
PATTERNS = {
    LETTER: r"[^\W\d_]",
    DIGIT: r"\d",
    UNDERSCORE: "_",
    SPACE: r"\s",
    HYPHEN: "[-‐‑]",
    DASH: "–",
    APOSTROPHE: "['’]",
}
# The highest number that four bytes of UTF-8 can spell, damaged ones included, is below this; characters end sooner.
N_CODES = 1 << 21
N_CHARACTERS = 0x110000


@cache
def character_kinds(special: str = "") -> np.ndarray:
    """Tell of every character what it is, as Python's regular expressions see it.

    Parameters
    ----------
    special : str, default ""
        A regular expression of characters; a text that holds one of them is read by Python.

    Returns
    -------
    numpy.ndarray of uint8, (N_CODES,), read-only
        The sum of ``LETTER``, ``DIGIT``, ``UNDERSCORE``, ``SPACE``, ``HYPHEN``, ``DASH``, ``APOSTROPHE`` and ``SPECIAL``, as they hold.

    Examples
    --------
    >>> kinds = character_kinds("[İΣ]")
    >>> bool(kinds[ord("ж")] == LETTER), bool(kinds[ord("Σ")] == LETTER + SPECIAL), bool(kinds[ord("!")] == 0)
    (True, True, True)
    """
    characters = "".join(map(chr, range(N_CHARACTERS)))
    kinds = np.zeros(N_CODES, dtype=np.uint8)
    for kind, pattern in (PATTERNS | ({SPECIAL: special} if special else {})).items():
        for run in re.finditer(f"(?:{pattern})+", characters):
            kinds[run.start() : run.end()] |= kind
    kinds.setflags(write=False)
    return kinds
