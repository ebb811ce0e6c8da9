"""Compared words: the form in which the words of two texts are held side by side, and where each stands."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kzcn_explore.text.tokens import HAS_MARKS, TOKEN, TOKEN_WITH_MARKS, UNUSUAL, composed

# Chinese characters and Japanese kana: writing that puts no space between words.
HAN = "々〇ぁ-ヿ㐀-䶿一-鿿\uf900-\ufaff𠀀-𲎯"
HAS_HAN = re.compile(f"[{HAN}]")
WITHOUT_HAN = f"[^\\W_{HAN}]"


def fold(text: str) -> str:
    """Write a text in small letters, with straight apostrophes and plain hyphens, every character in its old place.

    Examples
    --------
    >>> fold("The PEOPLE’s word")
    "the people's word"
    """
    small = text.lower()
    if len(small) != len(text):  # a letter whose small form takes two characters would move all that follow
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small if small.isascii() else small.replace("’", "'").replace("‐", "-").replace("‑", "-")


def compared_words(text: str) -> list[str]:
    """List the words of a text in the form in which they are compared.

    A character of Chinese or Japanese writing is a word of its own: where its words end depends on what stands around them.

    Examples
    --------
    >>> compared_words("People’s trade rose by 3.5 %.")
    ["people's", 'trade', 'rose', 'by', '3.5']
    >>> compared_words("2022年在北京")
    ['2022', '年', '在', '北', '京']
    """
    folded = fold(text)
    words = _pattern(folded).findall(folded)
    if folded.isascii() or (unicodedata.is_normalized("NFC", folded) and not HAS_MARKS.search(folded)):
        return words
    return [composed(word) for word in words]


def are_tokens(text: str) -> bool:
    """Tell whether the words of a text are compared as they are counted, so that there are as many of them as ``count_tokens`` finds.

    Examples
    --------
    >>> are_tokens("Ten years on."), are_tokens("2022年在北京")
    (True, False)
    """
    return text.isascii() or not (UNUSUAL.search(text) or HAS_HAN.search(text))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where each of the words of ``compared_words(text)`` stands in `text`.

    Examples
    --------
    >>> word_spans("Yes, 2022年.")
    [(0, 3), (5, 9), (9, 10)]
    """
    folded = fold(text)
    return [match.span() for match in _pattern(folded).finditer(folded)]


def _pattern(folded: str) -> re.Pattern[str]:
    if folded.isascii():
        return TOKEN
    marked = HAS_MARKS.search(folded) is not None
    if HAS_HAN.search(folded):
        return _han_or(TOKEN_WITH_MARKS if marked else TOKEN)
    return TOKEN_WITH_MARKS if marked else TOKEN


@cache
def _han_or(word: re.Pattern[str]) -> re.Pattern[str]:
    """Match a character of Chinese or Japanese, or a word without any; slow to compile, and few corpora need it."""
    return re.compile(f"[{HAN}]|{word.pattern}".replace(r"[^\W_]", WITHOUT_HAN))
