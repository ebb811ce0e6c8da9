"""Saving a lexicon: a fitted LexiconModel as one JSON file that a person can read."""

from __future__ import annotations

import json
from pathlib import Path

from kzcn_explore.analysis.lexicon.reading import distinct_patterns, read_lexicon

FORMAT = 1


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
            themes = read_lexicon(about["themes"])
            labels, n_uses = [*map(str, about["labels"])], [*map(int, about["n_uses"])]
            n_terms = len(distinct_patterns(themes))
            if (len(labels), len(n_uses)) != (len(themes), n_terms):
                raise ValueError(f"{len(labels)} labels for {len(themes)} themes, {len(n_uses)} counts for {n_terms} patterns")
            return about["themes"], labels, n_uses
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{path}: is not a saved LexiconModel ({error}).") from error
    raise ValueError(f"{path}: was written in format {about['format']}, this version reads up to {FORMAT}; upgrade kzcn-explore.")


def _as_table(theme) -> dict[str, list[str]]:
    table = {"patterns": [*theme.patterns]}
    return table | {"except": [*theme.exceptions]} if theme.exceptions else table
