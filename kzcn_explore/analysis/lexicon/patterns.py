"""Lexicon patterns: words, phrases and wildcards become regular expressions, and all of them are found in one pass over a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from kzcn_explore.text.search import GAP, UNSPACED

# The inside of a character class: letters of scripts that write no space between words.
UNSPACED_LETTERS = UNSPACED.pattern.strip("[]")
# Where a pattern may begin: at a word, and at every letter of a script without spaces.
START = re.compile(rf"[^\W{UNSPACED_LETTERS}]+|[{UNSPACED_LETTERS}]")
WORD_END = rf"(?![^\W{UNSPACED_LETTERS}])"
# One letter that a wildcard stands for, and how many a star may take; the limit keeps a hostile text from slowing the search down.
LETTER = rf"(?:(?![{UNSPACED_LETTERS}])[\w'])"
LETTER_UNSPACED = r"[\w']"
MOST = 60
SEPARATOR = re.compile(GAP)

Match = tuple[int, int, int]


@dataclass(frozen=True)
class Pattern:
    """One pattern of a lexicon.

    Attributes
    ----------
    key : str
        Its words in small letters with one space between them: patterns with one key find the same.
    opening : str
        The letters that every match begins with, as far as its first wildcard; empty where that comes first.
    is_whole : bool
        True if a match's first word holds no more letters than `opening`.
    regex : str
        Matches folded text from the beginning of a word.
    """

    key: str
    opening: str
    is_whole: bool
    regex: str


def fold(text: str) -> str:
    """Write a text in small letters, ё as е and apostrophes straight, every character in its place.

    Examples
    --------
    >>> fold("Приём: China’s İstanbul")
    "прием: china's istanbul"
    """
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(letter.lower()[0] for letter in text)
    return folded.replace("ё", "е").replace("’", "'")


@lru_cache(maxsize=1 << 14)
def read_pattern(pattern: str) -> Pattern:
    """Read one pattern: whole words in this order; ``*`` stands for any letters of one word or none, ``?`` for one letter.

    Case is ignored. A space or a hyphen matches spaces, line breaks and hyphens; a straight apostrophe matches a typographic one, е
    matches ё. Chinese writes no space between words: there a pattern matches wherever its characters stand, a star at its edge says
    nothing, and one inside stands for the fewest characters that fit.

    Parameters
    ----------
    pattern : str

    Raises
    ------
    ValueError
        If it holds no letter or digit, or begins with neither these nor a wildcard.

    Examples
    --------
    >>> re.match(read_pattern("strateg* partner*").regex, "strategic partnership").group()
    'strategic partnership'
    >>> re.match(read_pattern("organi?ation").regex, "organizations")
    """
    words = SEPARATOR.sub(" ", fold(pattern)).split()
    if not re.search(r"[^\W_]", "".join(words)):
        raise ValueError("holds no letter or digit")
    if re.match(r"[^\W_]|[*?]", words[0]) is None:
        raise ValueError(f"begins with {words[0][0]!r}; begin it with a letter, a digit or a wildcard")
    last = words[-1][-1]
    end = "" if last == "*" or UNSPACED.match(last) else WORD_END
    literal = re.match(r"[^*?]*", words[0])[0]
    start = START.match(literal)
    return Pattern(
        key=" ".join(words),
        opening=start[0] if start else "",
        is_whole=start is not None and not (start[0] == literal != words[0] and not UNSPACED.match(start[0])),
        regex=GAP.join(map(_word_regex, words)) + end,
    )


def _word_regex(word: str) -> str:
    unspaced = UNSPACED.search(word) is not None
    letter = LETTER_UNSPACED if unspaced else LETTER
    parts = ["".join(letter if mark == "?" else re.escape(mark) for mark in part) for part in re.split(r"\*+", word)]
    if unspaced:
        while len(parts) > 1 and not parts[0]:
            del parts[0]
        while len(parts) > 1 and not parts[-1]:
            del parts[-1]
    if len(parts) == 1:
        return parts[0]
    first, *inner, last = parts
    if not last and not first and not inner:
        return f"{letter}{{1,{MOST}}}"
    # Atomic: where a part between two stars first fits is as good as any later place, so that no search runs away.
    passed = first + "".join(f"(?>{letter}{{0,{MOST}}}?{part})" for part in inner)
    return passed + f"{letter}{{0,{MOST}}}{'?' if unspaced else ''}{last}"


class Finder:
    """Finds many patterns in texts, each word looked up once.

    Parameters
    ----------
    patterns : iterable of Pattern

    Examples
    --------
    >>> finder = Finder([read_pattern("belt and road"), read_pattern("road*")])
    >>> finder.find("The Belt-and-Road, by road.")
    [(4, 17, 0), (13, 17, 1), (22, 26, 1)]
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = [*patterns]
        # The letters that patterns begin with -> their numbers: those whose first word ends there, and those that may go on.
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._begun: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            (self._whole if pattern.is_whole else self._begun)[pattern.opening].append(number)
        self._lengths = sorted({len(opening) for opening in self._begun})
        self._compiled: dict[int, re.Pattern[str]] = {}

    def find(self, text: str) -> list[Match]:
        """Find every match in one text; see ``find_all``."""
        return next(self.find_all([text]))

    def find_all(self, texts: Iterable[str]) -> Iterator[list[Match]]:
        """Find every match of every pattern, those that overlap too: one a pattern and place where it begins.

        Yields
        ------
        list of (int, int, int), one a text
            Start and end in the text, and the number of the pattern; ascending.
        """
        candidates: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        for text in texts:
            folded = fold(text)
            found = []
            for word in START.finditer(folded):
                written = word[0]
                if written not in candidates:
                    candidates[written] = self._candidates(written)
                for number, regex in candidates[written]:
                    match = regex.match(folded, word.start())
                    if match is not None:
                        found.append((match.start(), match.end(), number))
            yield sorted(found)

    def _candidates(self, written: str) -> list[tuple[int, re.Pattern[str]]]:
        """List the patterns that may match where a word is written; each is compiled when it is first needed."""
        begun = (self._begun.get(written[:length], ()) for length in self._lengths if length <= len(written))
        numbers = [*self._whole.get(written, ()), *(number for some in begun for number in some)]
        for number in numbers:
            if number not in self._compiled:
                self._compiled[number] = re.compile(self._patterns[number].regex)
        return [(number, self._compiled[number]) for number in numbers]


def longest_matches(matches: Iterable[Match]) -> list[Match]:
    """Keep the longest of matches that overlap, of equally long ones the first; in the order of the text.

    Examples
    --------
    >>> longest_matches([(4, 17, 0), (13, 17, 1), (22, 26, 1)])
    [(4, 17, 0), (22, 26, 1)]
    """
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match[0] - match[1], match[0], match[2])):
        place = bisect_left(kept, match)
        # What is kept does not overlap, so only the neighbours can stand in the way.
        if (place == 0 or kept[place - 1][1] <= match[0]) and (place == len(kept) or match[1] <= kept[place][0]):
            kept.insert(place, match)
    return kept


def outside(matches: Iterable[Match], exceptions: Iterable[Match]) -> list[Match]:
    """Leave out matches that lie inside an exception.

    Examples
    --------
    >>> outside([(0, 8, 0), (20, 28, 0)], [(0, 16, 1)])
    [(20, 28, 0)]
    """
    ordered = sorted(exceptions)
    starts = [start for start, _, _ in ordered]
    # How far the exceptions that begin here or before reach.
    reach = [0, *accumulate((end for _, end, _ in ordered), max)]
    return [match for match in matches if reach[bisect_right(starts, match[0])] < match[1]]
