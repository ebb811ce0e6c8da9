"""Joining: what only all parts together show: where the rows of each begin, copies, the types of columns, the fingerprint, problems."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kzcn_explore.scale import load_part
from kzcn_explore.scale.copies_across import find_originals, keep_different
from kzcn_explore.scale.own_columns import join_own
from kzcn_explore.scale.part_files import part_path, read_arrays, read_facts, read_table, write_arrays
from kzcn_explore.scale.rule_sample import smallest

STEP = "join"


@dataclass(frozen=True, eq=False)
class Rows:
    """Where the rows of every part begin, and where the last one's end; (n_parts + 1,) each."""

    documents: np.ndarray
    passages: np.ndarray


def join_rows(work: Path, n_parts: int) -> dict:
    """Join what was loaded of all parts; for every part a file says what becomes of its rows.

    Returns
    -------
    dict
        ``first_document`` and ``first_passage``, for each part and behind the last one; ``n_different``, the passages that themes are
        fitted on; ``own``, of ``join_own``; ``unused``, the documents that are dated by hand and are not there; ``fingerprint``.

    Notes
    -----
    About 60 bytes a passage are held.
    """
    loaded = [read_facts(work, load_part.STEP, part) for part in range(n_parts)]
    rows = Rows(*(np.cumsum([0, *(facts[name] for facts in loaded)]) for name in ("n_documents", "n_passages")))
    found = [read_arrays(part_path(work, load_part.STEP, part, "copies.npz")) for part in range(n_parts)]
    _write_rows(work, rows, found)
    unused = [{*facts["unused"]} for facts in loaded]
    return {
        "first_document": rows.documents.tolist(),
        "first_passage": rows.passages.tolist(),
        "n_different": sum(len(read_arrays(part_path(work, STEP, part, "npz"))["different"]) for part in range(n_parts)),
        "own": join_own([facts["own"] for facts in loaded if facts["n_documents"]]),
        "unused": sorted(set.intersection(*unused)),
        "fingerprint": _fingerprint(work, n_parts),
    }


def _write_rows(work: Path, rows: Rows, found: list[dict[str, np.ndarray]]) -> None:
    """Write, for every part, the originals of its documents and passages in all parts, and what is fitted of it."""
    documents, passages = (np.repeat(np.arange(len(found)), np.diff(starts)) for starts in (rows.documents, rows.passages))
    numbers = np.concatenate([one["passages"] for one in found])
    originals = find_originals(numbers, _shifted(found, "passage_copies", rows.passages), passages)
    originals_of_documents = find_originals(
        np.concatenate([one["documents"] for one in found]), _shifted(found, "document_copies", rows.documents), documents
    )
    different = np.zeros(len(numbers), dtype=bool)
    different[_shifted(found, "different", rows.passages)] = True
    different = keep_different(numbers, different, np.concatenate([one["passage_lengths"] for one in found]), passages)
    last = smallest(np.concatenate([one["keys"] for one in found])[different])
    for part, one in enumerate(found):
        first, end = rows.passages[part : part + 2]
        fitted = one["different"][different[first:end][one["different"]]]
        write_arrays(
            part_path(work, STEP, part, "npz"),
            passages=originals[first:end],
            documents=originals_of_documents[rows.documents[part] : rows.documents[part + 1]],
            different=fitted,
            read_for_rules=np.sort(fitted[one["keys"][fitted] <= last]),
        )


def _shifted(found: list[dict[str, np.ndarray]], name: str, starts: np.ndarray) -> np.ndarray:
    return np.concatenate([one[name] + start for one, start in zip(found, starts[:-1], strict=True)])


def _fingerprint(work: Path, n_parts: int) -> str:
    """Return the SHA-256 over the documents' own, in order, as ``load_corpus`` does."""
    digest = hashlib.sha256()
    for part in range(n_parts):
        table = read_table(part_path(work, load_part.STEP, part, "documents.parquet"), ["sha256"])
        digest.update("".join(table["sha256"].to_pylist()).encode())
    return digest.hexdigest()
