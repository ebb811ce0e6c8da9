"""Saving a lexicon: a fitted LexiconModel as one JSON file that a person can read."""

from __future__ import annotations

import json
from pathlib import Path

from kzcn_explore.analysis.checks import is_whole
from kzcn_explore.analysis.lexicon.reading import distinct_patterns, read_lexicon
from kzcn_explore.analysis.themes.labels import checked_labels

FORMAT = 1
# What a count may be at most, in 64 bits with room for sums.
MOST_USES = 2**53


def pack_lexicon(model) -> bytes:
    """Pack a fitted LexiconModel into the bytes of a JSON file."""
    about = {
        "format": FORMAT,
        "labels": model.labels_,
        "themes": {theme.name: _as_table(theme) for theme in model.themes_},
        "n_uses": model.n_uses_.tolist(),
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def unpack_lexicon(path: Path) -> tuple[dict, list[str], list[int]]:
    """Read a file that holds what ``pack_lexicon`` made: the lexicon, the labels, and the uses of each term.

    Raises
    ------
    ValueError
        If the file is not such a model, or a later version of this package wrote it.
    """
    try:
        about = json.loads(path.read_bytes())
        if about["format"] <= FORMAT:
            if not isinstance(about["themes"], dict):
                raise ValueError("themes is no table")
            themes = read_lexicon(about["themes"])
            labels, n_uses = checked_labels(about["labels"], len(themes)), about["n_uses"]
            n_terms = len(distinct_patterns(themes))
            if len(n_uses) != n_terms:
                raise ValueError(f"{len(n_uses)} counts for {n_terms} patterns")
            if not all(is_whole(n) and 0 <= n <= MOST_USES for n in n_uses):
                raise ValueError("n_uses are no counts")
            return about["themes"], labels, n_uses
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ValueError(f"{path}: is not a saved LexiconModel ({error}).") from error
    raise ValueError(f"{path}: was written in format {about['format']}, this version reads up to {FORMAT}; upgrade kzcn-explore.")


def _as_table(theme) -> dict[str, list[str]]:
    table = {"patterns": [*theme.patterns]}
    return table | {"except": [*theme.exceptions]} if theme.exceptions else table
