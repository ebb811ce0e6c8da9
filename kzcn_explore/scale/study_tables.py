"""Study tables: what a study knows of its themes and terms, as tables of a store that can be read in part."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from kzcn_explore.analysis.themes.saving import pack_model
from kzcn_explore.corpus.keeping.parts import join_parts, write_part
from kzcn_explore.scale.part_sums import PartSums, merge_sums, read_sums, read_uses, sum_part, sums_table, uses_table
from kzcn_explore.scale.word_tables import LENGTHS, SPELLINGS, WORDS, write_words

if TYPE_CHECKING:
    from scipy import sparse

# The tables of a study, beside the five of its corpus.
SHARES, COUNTS, STARTS, SUMS, USES, MODEL = "shares", "counts", "term_starts", "day_sums", "day_uses", "model"
# Those whose parts are written with the parts of the corpus, and stay as they are.
PARTED = (SHARES, COUNTS, STARTS, WORDS, LENGTHS, SPELLINGS)


def write_part_tables(
    folder: Path, *, counts: sparse.csr_matrix, shares: np.ndarray, documents: pd.DataFrame, passages: pd.DataFrame, first_passage: int
) -> dict:
    """Write what is known of the passages of one part of a corpus.

    Parameters
    ----------
    folder : Path
        Where the files go.
    counts : scipy.sparse.csr_matrix, (n_passages, n_terms)
        Of the passages of the part.
    shares : numpy.ndarray, (n_passages, n_themes)
    documents : DataFrame
        ``earliest``, ``latest``, ``n_passages`` of the documents of the part, in order.
    passages : DataFrame
        ``text``, ``n_tokens`` of the passages of the part, in order.
    first_passage : int
        The number, in the whole corpus, of the part's first passage.

    Returns
    -------
    dict
        What ``join_tables`` needs; what JSON can hold.
    """
    by_term = counts.tocsc()
    by_term.sort_indices()
    terms = np.repeat(np.arange(counts.shape[1], dtype=np.int32), np.diff(by_term.indptr))
    held = pa.table({"term": terms, "passage": by_term.indices.astype(np.int64) + first_passage, "n": by_term.data.astype(np.int32)})
    taken = pa.table({f"theme_{theme}": shares[:, theme].astype(np.float32) for theme in range(shares.shape[1])})
    sums = sum_part(counts=counts, shares=shares.astype(np.float32), documents=documents, n_tokens=passages["n_tokens"].to_numpy())
    return write_words(folder, passages["text"]) | {
        COUNTS: write_part(folder, COUNTS, held),
        SHARES: write_part(folder, SHARES, taken),
        STARTS: write_part(folder, STARTS, pa.table({"start": by_term.indptr.astype(np.int64)})),
        SUMS: write_part(folder, SUMS, sums_table(sums)),
        USES: write_part(folder, USES, uses_table(sums)),
    }


def join_tables(folder: Path, parts: Sequence[dict], model) -> dict[str, dict]:
    """Join what was written of all parts, and write what is known of the whole.

    Parameters
    ----------
    folder : Path
        Where the files of the parts lie, and the new ones go.
    parts : sequence of dict
        What ``write_part_tables`` gave, in the order of the passages; at least one.
    model : ThemeModel

    Returns
    -------
    dict
        The descriptions of the tables of the study, for ``make_manifest``.
    """
    whole = merge_sums(_read_part(folder, part, len(model.terms_)) for part in parts)
    packed = pa.table({"packed": pa.array([base64.b64encode(pack_model(model)).decode()], pa.large_string())})
    tables = {name: join_parts(name, [part[name] for part in parts]) for name in PARTED}
    for name, table in ((SUMS, sums_table(whole)), (USES, uses_table(whole)), (MODEL, packed)):
        tables[name] = join_parts(name, [write_part(folder, name, table)])
    return tables


def _read_part(folder: Path, part: dict, n_terms: int) -> PartSums:
    sums, uses = (pq.read_table(folder / part[name]["file"]).to_pandas() for name in (SUMS, USES))
    intervals, added = read_sums(sums)
    return PartSums(intervals, added, read_uses(uses, len(intervals), n_terms))
