"""Clauses: what the words of a sentence say of a date in it; those that stand near it say most."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kzcn_explore.text.languages import cyrillic_language
from kzcn_explore.text.lemmas import counted_tokens
from kzcn_explore.text.tokens import is_acronym, is_capitalised, is_content
from kzcn_explore.text.wordlists import TITLES, word_lists

# So many words say what happens.
N_WORDS = 6
# A word behind a comma belongs to a date as much as one so many letters further away.
COMMA = 30
CLAUSE_END = re.compile(r"[,;:，；：、()（）—–]|\b(?:while|and|but|и|а|но|және|ал)\b")
# Words that say how sure a date is, and nothing of what is dated.
PLANNING = frozenset(
    """
    plan plans planned planning schedule scheduled expect expected upcoming forthcoming due set slated begin began start started happen
    happened place date early late later ago next last previous former recent recently
    план планировать планироваться запланировать запланированный запланирован запланирована запланировано
    ожидать ожидаться намечать намеченный предстоящий состояться пройти
    начало конец середина ход
    жоспар жоспарлан жоспарланды жоспарланып жоспарланған жоспарлануда күтіледі күтілуде өтеді өтті алдағы болады болды басы соңы
    计划 预计 定于 即将 将于 举行 拟 开始 期间
    """.split()
)


class Word(NamedTuple):
    """A word of a sentence that may say what happens.

    Attributes
    ----------
    term : str
        As terms are counted.
    key : str
        What it is compared by: of an English word its dictionary form.
    start, end : int
        Offsets into the text that was read.
    is_name : bool
        Written with a capital inside the sentence, and no title; in Chinese nothing is.
    """

    term: str
    key: str
    start: int
    end: int
    is_name: bool


def read_words(text: str, first: int, last: int) -> list[Word]:
    """List the words of ``text[first:last]`` that say something: no function words, no words of reporting, planning or the calendar.

    Examples
    --------
    >>> [word.key for word in read_words("The ministers said that the bridges will be opened in May.", 0, 58)]
    ['minister', 'bridge', 'open']
    """
    sentence = text[first:last]
    language = cyrillic_language(sentence)
    dropped = word_lists(language).no_theme
    tokens = counted_tokens(sentence, language, {})
    opening = tokens[0].start if tokens else 0
    words = []
    for token in tokens:
        form = token.form
        if form in dropped or form in PLANNING or not is_content(form):
            continue
        capital = is_acronym(token.surface) or (token.start > opening and is_capitalised(token.surface))
        key = form if capital or not form.isascii() else english_lemma(form)
        words.append(Word(form, key, first + token.start, first + token.end, capital and form not in TITLES))
    return words


def nearest_words(text: str, words: Sequence[Word], start: int, end: int) -> list[Word]:
    """Choose the six words that stand nearest to ``text[start:end]``, in the order of the text; those inside it are left out.

    Examples
    --------
    >>> text = "Oil fell, and two ministers opened a new railway bridge over the river on 7 June, officials of both sides said."
    >>> start = text.index("7 June")
    >>> near = nearest_words(text, read_words(text, 0, len(text)), start, start + 6)
    >>> [word.term for word in near]
    ['opened', 'new', 'railway', 'bridge', 'river', 'officials']
    """
    outside = [word for word in words if word.end <= start or word.start >= end]
    low = min([start, *(word.start for word in outside)])
    high = max([end, *(word.end for word in outside)])
    marks = [mark.start() for mark in CLAUSE_END.finditer(text, low, high)]

    def distance(word: Word) -> tuple[int, int]:
        near, far = _between(word, start, end)
        return far - near + COMMA * (bisect_left(marks, far) - bisect_left(marks, near)), word.start

    return sorted(sorted(outside, key=distance)[:N_WORDS], key=lambda word: word.start)


def _between(word: Word, start: int, end: int) -> tuple[int, int]:
    """Return the stretch between a word and a date."""
    return (word.end, start) if word.end <= start else (end, word.start)


@lru_cache(maxsize=1 << 16)
def english_lemma(form: str) -> str:
    """Return the dictionary form of an English word; a word that simplemma's dictionary lacks stays as it is.

    Examples
    --------
    >>> [english_lemma(form) for form in ("visited", "talks", "reuters")]
    ['visit', 'talk', 'reuters']
    """
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy().get_lemma(form, "en") or form
