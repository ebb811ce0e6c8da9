"""Scores of encodings: how much bytes that were read in one look like text that somebody wrote."""

from __future__ import annotations

import unicodedata

COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуыьяОЕАИНТСРВЛКМДПУ")
KAZAKH = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
RARE_CYRILLIC = frozenset("ЂЃѓЉЊЌЋЏђљњќћџЎўЈјЅѕҐґ")
# The commonest characters of Chinese, simplified and traditional.
COMMON_HANZI = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作"
    "当想看文无开手用主行方又如前所本见经头面公同三已老从动两长政府北京外这來國個說們為時會過對後發當無開見經頭長東車馬門問間關於與將應並區電話實際"
)
RARE_LATIN = frozenset("ðþýÐÞÝ")
PUNCTUATION = frozenset("‘’“”„–—…«»•№·、。《》「」『』！？，：；（）【】　\xa0")
SYMBOLS = frozenset("©®™°§£¥€")
# So many characters of Korean or Japanese are asked for: two or three common Chinese ones can be read as either.
MANY = 8


def score(text: str, encoding: str) -> float:
    """How much a text looks like one: the mean over its characters that are not ASCII, each by itself and its neighbours."""
    points, n = 0.0, 0
    east = sum("\u3040" <= character <= "\u30ff" or "\uac00" <= character <= "\ud7a3" for character in text)
    if encoding in ("shift_jis", "euc_jp", "euc_kr") and east < MANY:
        return 0.0
    before = " "
    for character in text:
        if character < "\x80":
            if encoding.startswith("utf-16"):
                n += 1
                points += 1 if character.isprintable() or character.isspace() else -1
        else:
            n += 1
            points += _points(character, before, encoding)
        if character.isascii() and character.isalnum() and "\u0400" <= before <= "\u04ff":
            points -= 1  # a Latin letter or a digit grown onto a Cyrillic letter
        before = character
    return points / n if n else 0.0


def _points(character: str, before: str, encoding: str) -> float:
    if character in PUNCTUATION:
        return 0.8
    if character in SYMBOLS:
        return 0.0 if before.isalpha() else 0.8
    if "\u0400" <= character <= "\u04ff":
        if (before.isascii() and before.isalpha()) or (before.islower() and character.isupper()):
            return -1.0
        return 1.0 if character in COMMON_CYRILLIC else 0.3 if character in RARE_CYRILLIC else 0.85 if character in KAZAKH else 0.8
    if "\u4e00" <= character <= "\u9fff":
        return 1.0 if character in COMMON_HANZI else 0.7 if _is_usual(character, encoding) else 0.1
    if "\u3040" <= character <= "\u30ff":
        return 0.2 if encoding in ("gb18030", "big5") else 0.9
    if "\uac00" <= character <= "\ud7a3":
        return 0.8
    if character < "\u0250" and character.isalpha():
        usual = character not in RARE_LATIN and before.isascii() and (before.isalpha() or before in " '-\n(\"")
        return 0.85 if usual else 0.2
    return -1.0 if unicodedata.category(character) in ("Cn", "Co", "Cc") else 0.0


def _is_usual(character: str, encoding: str) -> bool:
    """The first level of GB 2312 and of Big5 holds the characters in daily use."""
    try:
        if encoding in ("gb18030", "utf-16-le", "utf-16-be"):
            return 0xB0 <= character.encode("gb2312")[0] <= 0xD7
        if encoding == "big5":
            return 0xA4 <= character.encode("big5")[0] <= 0xC6
    except UnicodeEncodeError:
        return False
    return encoding in ("shift_jis", "euc_jp")
