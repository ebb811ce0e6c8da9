"""Page furniture: the lines of a page that stand outside its main text."""

from __future__ import annotations

import re
from collections.abc import Iterator

RULE = "page furniture"
# A Chinese character counts as a word.
WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")
# A line is compared by runs of so many words; a shorter one must be a line of the main text as it stands.
RUN = 4
# So much of a line's runs must be in the main text, and so much of the main text in the lines kept.
ENOUGH = 0.5


def find_furniture(raw: str, main: str | None) -> tuple[tuple[int, int, str], ...]:
    """Find the lines of a page that are not in its main text.

    Parameters
    ----------
    raw : str
        All that the page shows.
    main : str or None
        The main text as it was extracted, in which blanks, line ends and marks may differ. If it is empty, or hardly any of it
        is found in `raw`, nothing is furniture.

    Returns
    -------
    tuple of (start, end, rule), in order

    Examples
    --------
    >>> main = "The two ministers met in the capital on Tuesday."
    >>> find_furniture(f"Home | News\\n\\n{main}", main)
    ((0, 11, 'page furniture'),)
    """
    known = _words(main or "")
    runs = {*_runs(known)}
    short = {tuple(_words(cell)) for line in (main or "").splitlines() for cell in (line, *line.split("|"))}
    cuts, n_kept = [], 0
    for start, end in _lines(raw):
        words = _words(raw[start:end])
        if _is_main(words, runs, short):
            n_kept += len(words)
        else:
            cuts.append((start, end, RULE))
    return tuple(cuts) if known and n_kept >= ENOUGH * len(known) else ()


def _is_main(words: list[str], runs: set[tuple[str, ...]], short: set[tuple[str, ...]]) -> bool:
    if len(words) < RUN:
        return tuple(words) in short
    found = [run in runs for run in _runs(words)]
    return sum(found) >= ENOUGH * len(found)


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(RUN)), strict=False)


def _lines(raw: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in raw.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1
