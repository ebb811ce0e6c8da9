"""Tokens: the words of a string, each with its place, and the form under which it is counted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kzcn_explore.text.chinese import HAN_LETTERS, HAS_HAN, split_han

# A word is letters or digits, joined inside by a hyphen or an apostrophe ("one-China", "people's"); "U.S." and "3.5" stay whole.
TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:[-‐‑'’][^\W_]+)*")
# Accents that stand as characters of their own, and the hyphen that shows at the end of a line only.
MARKS = r"\u0300-\u036f\u00ad"
TOKEN_WITH_MARKS = re.compile(TOKEN.pattern.replace(r"[^\W_]+", rf"(?:[^\W_][{MARKS}]*)+"))
# Chinese writes numbers into the run of its words: "增长5.1%" is no word that ends in 5.
TOKEN_WITH_HAN = re.compile(TOKEN.pattern.replace(r"[^\W_]+", rf"(?:(?!(?<=[{HAN_LETTERS}])\d+[.,]\d)[^\W_])+", 1))
HAS_MARKS = re.compile(f"[{MARKS}]")
UNUSUAL = re.compile(f"[{MARKS}{HAN_LETTERS}]")
# What composing leaves over: the stress that a textbook puts on a Russian vowel, and the hyphens.
LEFT_OVER = re.compile(r"[\u0300\u0301\u00ad]")
NUMERALS = frozenset("〇零一二三四五六七八九十百千万萬亿億两第数几半")
QUANTITY = re.compile(
    r"(?:百分之)?[〇零一二三四五六七八九十百千万萬亿億两第数几半\d]+(?:[多余]?[年月日号个届次位名家项条种周天岁元吨度度批场座]+|周年|美元|平方|公里)?"
)
VERB_ENDS = frozenset("ьяиыіпн")
VERB = re.compile(r"[а-яё][аеиоуыя]ть$|[а-яё]чь$|(?:ть|ти|чь)ся$|[а-яё][зс]ти$|..[ае]д[ыі]$|..[ыі]п$|(?:[ыі][нл][ае]|й)т[ыі]н$")
NO_VERBS = frozenset("сеть печать нить путь суть кровать плоть мать память дочь ночь речь печь области қауіп кәсіп тәртіп қалып".split())
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
SPELLINGS = str.maketrans({"’": "'", "‐": "-", "‑": "-"})


class Token(NamedTuple):
    """One word of a text.

    Attributes
    ----------
    form : str
        Lower case, composed (NFC), without a possessive 's: what is counted.
    surface : str
        The word as written.
    start, end : int
        Character offsets into the text that was tokenized.
    joined : bool
        True if only white space stands between this word and the one before it, or nothing where Chinese writes no space, so that
        the two may be one phrase.
    """

    form: str
    surface: str
    start: int
    end: int
    joined: bool


def composed(surface: str) -> str:
    """Write a word with composed letters (NFC), without stress marks and soft hyphens.

    Examples
    --------
    >>> composed("за\\u0301мок"), len(composed("и\\u0306"))
    ('замок', 1)
    """
    return surface if surface.isascii() else LEFT_OVER.sub("", unicodedata.normalize("NFC", surface))


@lru_cache(maxsize=1 << 16)
def word_form(surface: str) -> str:
    """Return the form under which a word is counted: lower case, composed, straight apostrophe, no possessive 's.

    Examples
    --------
    >>> word_form("China’s")
    'china'
    """
    return POSSESSIVE.sub("", composed(surface).translate(SPELLINGS)).lower()


def tokenize(text: str) -> list[Token]:
    """Split a text into its words; Chinese is segmented by jieba's dictionary.

    Examples
    --------
    >>> [token.form for token in tokenize("China’s one-China principle, 30 years on.")]
    ['china', 'one-china', 'principle', '30', 'years', 'on']
    >>> [token.form for token in tokenize("两国总统讨论了贸易问题。")]
    ['两', '国', '总统', '讨论', '了', '贸易', '问题']
    """
    tokens = []
    last = 0
    if text.isascii() or UNUSUAL.search(text) is None:
        for match in TOKEN.finditer(text):
            surface = match[0]
            start, end = match.span()
            tokens.append(Token(word_form(surface), surface, start, end, last > 0 and text[last:start].isspace()))
            last = end
        return tokens
    for start, end, inside in _spans(text):
        surface = text[start:end]
        tokens.append(Token(word_form(surface), surface, start, end, inside or (last > 0 and text[last:start].isspace())))
        last = end
    return tokens


def is_content(form: str) -> bool:
    """Tell whether a word form may be a term at all: no number, no Chinese quantity, no single letter or character.

    Examples
    --------
    >>> [is_content(form) for form in ("trade", "20th", "a", "贸易", "两国", "三十周年", "一带")]
    [True, False, False, True, True, False, True]
    """
    return len(form) > 1 and not (form[0].isdigit() or (form[0] in NUMERALS and QUANTITY.fullmatch(form)))


# Nouns that look like adverbs of a word that there is.
NO_ADVERBS = frozenset({"assembly", "elderly", "monthly", "weekly", "quarterly", "bully", "reply"})


def is_theme_word(form: str) -> bool:
    """Tell whether a word form may be a term of a theme: one that may be a term, no adverb of English, no verb of Russian or Kazakh.

    A Russian verb is told by the ending of its infinitive, a Kazakh one by those of the present tense, the
    converb and the participle that no noun has.

    Examples
    --------
    >>> [is_theme_word(form) for form in ("достичь", "открывать", "нефть", "сеть", "ашады", "өсіп", "сауда", "greatly", "supply")]
    [False, False, True, True, False, False, True, False, True]
    """
    if not is_content(form) or (form[-2:] == "ly" and is_adverb(form)):
        return False
    return not (form[-1] in VERB_ENDS and form not in NO_VERBS and VERB.search(form))


@lru_cache(maxsize=1 << 12)
def is_adverb(form: str) -> bool:
    """Tell whether an English word is made of an adjective and -ly, which a dictionary then holds: "greatly", "economically".

    The dictionary is that of simplemma (Barbaresi). "Timely" and "friendly" pass for adverbs, too; they tell no theme either.

    Examples
    --------
    >>> [is_adverb(form) for form in ("greatly", "economically", "possibly", "happily", "family", "supply", "assembly", "monopoly")]
    [True, True, True, True, False, False, False, False]
    """
    from simplemma import is_known

    if not form.endswith("ly") or form in NO_ADVERBS:
        return False
    bases = (
        form[:-2],
        form[:-3] + "y" if form.endswith("ily") else "",
        form[:-4] if form.endswith("ically") else "",
        form[:-1] + "e" if form.endswith("bly") else "",
    )
    return any(len(base) > 3 and is_known(base, lang="en") for base in bases)


def count_tokens(text: str) -> int:
    """Count the words of a text, those of Chinese as segmented.

    Examples
    --------
    >>> count_tokens("Kazakhstan and China, 30 years on."), count_tokens("两国总统讨论了贸易问题。")
    (6, 7)
    """
    if text.isascii() or UNUSUAL.search(text) is None:
        return len(TOKEN.findall(text))
    return sum(1 for _ in _spans(text))


def has_words(text: str, least: int) -> bool:
    """Tell whether a text has so many words or more; it is read no further than that.

    Examples
    --------
    >>> has_words("Two words.", 2), has_words("Two words.", 3)
    (True, False)
    """
    words = TOKEN.finditer(text) if text.isascii() or UNUSUAL.search(text) is None else _spans(text)
    return sum(1 for _ in islice(words, least)) == least


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give every word's offsets, and whether it goes on without a space where Chinese was segmented."""
    pattern = TOKEN_WITH_MARKS if HAS_MARKS.search(text) else TOKEN_WITH_HAN
    for match in pattern.finditer(text):
        start, end = match.span()
        if HAS_HAN.search(text, start, end) is None:
            yield start, end, False
            continue
        before = None
        for first, last in split_han(match[0]):
            yield start + first, start + last, first == before
            before = last


@lru_cache(maxsize=1 << 16)
def is_capitalised(surface: str) -> bool:
    """Tell whether a word opens with a capital and holds a small letter: "Kazakh" does, "UN" and "one-China" do not."""
    return surface[0].isupper() and any(letter.islower() for letter in surface)


@lru_cache(maxsize=1 << 16)
def is_acronym(surface: str) -> bool:
    """Tell whether a word is written in capitals: "UN", "SCO", "COVID-19", "U.S."; one letter alone is not."""
    letters = [letter for letter in POSSESSIVE.sub("", surface) if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)
