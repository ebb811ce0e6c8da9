"""The vocabulary: the terms that stand in enough passages of all parts, and how the factorisation of their counts is done."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kzcn_explore.analysis.terms.rules import min_passages
from kzcn_explore.analysis.themes.input import default_n_themes
from kzcn_explore.scale import count_part, joining
from kzcn_explore.scale.part_files import part_path, read_facts, read_table, write_table

STEP = "vocabulary"
# The terms of so many parts are added up at a time.
TOGETHER = 16


class TooLittleText(ValueError):
    """A source of which no store can be built, however often it is tried."""


def write_vocabulary(work: Path, n_parts: int, *, n_themes: int | str) -> dict:
    """Choose the terms, as ``ThemeModel.fit`` does.

    Returns
    -------
    dict
        ``n_terms``; ``n_entries``, how many counts of the passages that themes are fitted on are not zero; ``n_themes``.

    Raises
    ------
    TooLittleText
        If no term stands in two passages.
    ValueError
        If there are too few passages or terms for that many themes.
    """
    n_passages = read_facts(work, joining.STEP, 0)["n_different"]
    every = _add_up(work, n_parts)
    chosen = every.filter(pc.greater_equal(every["n_passages"], min_passages(n_passages))).sort_by("term")
    n_terms = chosen.num_rows
    if not n_terms:
        raise TooLittleText(
            f"source holds too little for themes: no term stands in two of its {n_passages:,} different passages. Add documents, or "
            "look at it without a store, with kz.explore(kz.load_corpus(source)), which needs no themes."
        )
    at_most = min(n_passages, n_terms)
    wanted = min(at_most, default_n_themes(n_passages)) if n_themes == "auto" else n_themes
    if wanted > at_most:
        raise ValueError(f"n_themes={wanted} is too many for {n_passages:,} different passages with {n_terms:,} terms; take fewer.")
    write_table(part_path(work, STEP, 0, "terms.parquet"), chosen)
    return {"n_terms": n_terms, "n_entries": pc.sum(chosen["n_passages"]).as_py(), "n_themes": wanted}


def read_vocabulary(work: Path) -> tuple[np.ndarray, np.ndarray]:
    """Read the terms, ascending, and in how many of the fitted passages each stands."""
    table = read_table(part_path(work, STEP, 0, "terms.parquet"))
    return np.array(table["term"].to_pylist(), dtype=object), table["n_passages"].to_numpy()


def _add_up(work: Path, n_parts: int) -> pa.Table:
    """Add up in how many passages each term of all parts stands."""
    total, waiting = None, []
    for part in range(n_parts):
        waiting.append(read_table(part_path(work, count_part.STEP, part, "terms.parquet")))
        if len(waiting) == TOGETHER or part == n_parts - 1:
            tables = waiting if total is None else [total, *waiting]
            summed = pa.concat_tables(tables).group_by("term").aggregate([("n_passages", "sum")])
            total, waiting = summed.select(["term", "n_passages_sum"]).rename_columns(["term", "n_passages"]), []
    return total
