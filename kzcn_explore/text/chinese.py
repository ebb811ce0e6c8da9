"""Chinese: where its words part, and which of them are names, by the dictionary of jieba."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzcn_explore.text.wordlists_chinese import NOT_NAMES, SURNAMES

# The inside of a character class: ideographs, their extensions, and the zero that dates are written with.
HAN_LETTERS = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Japanese is left as it is written: the dictionary holds no Japanese.
HAS_KANA = re.compile("[\u3040-\u30ff]")
RUN = re.compile(f"[{HAN_LETTERS}]+|[^{HAN_LETTERS}]+")
HAS_HAN = re.compile(f"[{HAN_LETTERS}]")
HAN_RUN = re.compile(f"[{HAN_LETTERS}]+")
# Tags of jieba: places, transcribed and other foreign persons.
PLAIN_NAMES = frozenset({"ns", "nrt", "nrfg"})
PERSON = "nr"
LONGEST_PERSON = 4


def split_han(word: str) -> Iterator[tuple[int, int]]:
    """Split a stretch of letters and digits that holds Chinese into its words.

    Examples
    --------
    >>> text = "2030年中国贸易额"
    >>> [text[start:end] for start, end in split_han(text)]
    ['2030', '年', '中国', '贸易额']
    """
    from rjieba import tokenize

    if HAS_KANA.search(word):
        yield 0, len(word)
        return
    for run in RUN.finditer(word):
        if HAS_HAN.match(run[0]) is None:
            # What stands between two Chinese words may open or close with the apostrophe or hyphen that joined them.
            inner = run[0].strip("-‐‑'’")
            if inner:
                start = run.start() + run[0].index(inner)
                yield start, start + len(inner)
            continue
        for _, start, end in tokenize(run[0], "default", True):
            yield run.start() + start, run.start() + end


def han_names(text: str) -> Iterator[str]:
    """Give the words of a text that are names of people and places, repeats included.

    The tags are those of jieba's dictionary. It takes many a common noun that opens like a surname for a person; a person is
    believed only with a surname of one or two characters and up to two more after it, and never a word of ``NOT_NAMES``.

    Examples
    --------
    >>> [*han_names("哈萨克斯坦总统在北京会见王毅，讨论文明交流。")]
    ['哈萨克斯坦', '北京', '王毅']
    """
    from rjieba import tag

    for run in HAN_RUN.findall(text):
        for word, kind in tag(run, True):
            if word not in NOT_NAMES and (kind in PLAIN_NAMES or (kind == PERSON and _is_person(word))):
                yield word


def _is_person(word: str) -> bool:
    return 1 < len(word) <= LONGEST_PERSON and (word[0] in SURNAMES if len(word) < LONGEST_PERSON else word[:2] in SURNAMES)
