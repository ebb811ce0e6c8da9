"""Loading a part: its records become the tables of a corpus, by the very code that loads a whole one."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from kzcn_explore.corpus.building import Building
from kzcn_explore.corpus.dates.overrides import read_overrides
from kzcn_explore.corpus.keeping.parts import write_part
from kzcn_explore.corpus.keeping.tables import pack_table
from kzcn_explore.corpus.layout import DOCUMENT_COLUMNS
from kzcn_explore.scale.own_columns import describe_own, pack_own
from kzcn_explore.scale.part_files import TABLES, part_path, write_arrays, write_table
from kzcn_explore.scale.raw_parts import read_raw
from kzcn_explore.scale.rule_sample import number_texts
from kzcn_explore.text.copies import find_copies
from kzcn_explore.text.runs import RUN
from kzcn_explore.text.word_numbers import Words

STEP = "load"


def load_part(work: Path, part: int, *, dates: str | None, keep_boilerplate: bool, on_error: str) -> dict:
    """Load the records of one part.

    What no other part can change is written as it will stand in the store; documents and passages, whose copies in other parts are not
    known yet, lie aside.

    Returns
    -------
    dict
        ``n_documents``, ``n_passages``; ``own``, of ``describe_own``; ``unused``, the documents that are dated by hand and were not met
        here; ``tables``, what ``write_part`` said of ``clues``, ``removed`` and ``problems``, and the descriptions of the two others.

    Raises
    ------
    ReadError
        At the first problem, with ``on_error="raise"``.
    """
    building = Building(read_overrides(dates)[0], keep_boilerplate, on_error)
    for item in read_raw(part_path(work, "raw", part, "parquet")):
        building.add(item)
    built, problems = building.take(), building.take_problems()
    n_documents = building.n_documents
    tables = {"documents": built.documents[[*DOCUMENT_COLUMNS]], "passages": built.passages}
    described = {}
    for name, table in tables.items():
        packed, described[name] = pack_table(name, table)
        write_table(part_path(work, STEP, part, f"{name}.parquet"), packed)
    own = pack_own(building.own)
    if own:
        filled = {name: pa.array(texts + ["null"] * (n_documents - len(texts)), pa.large_string()) for name, texts in own.items()}
        write_table(part_path(work, STEP, part, "own.parquet"), pa.table(filled))
    write_arrays(part_path(work, STEP, part, "copies.npz"), **_copies(built.documents, built.passages, built.words))
    for name, table in {"clues": built.clues, "removed": built.removed, "problems": problems}.items():
        described[name] = write_part(work / TABLES, name, table)
    return {
        "n_documents": n_documents,
        "n_passages": len(built.passages),
        "own": describe_own(building.own, n_documents),
        "unused": sorted(building.unused),
        "tables": json.loads(json.dumps(described)),
    }


def _copies(documents: pd.DataFrame, passages: pd.DataFrame, words: Words) -> dict[str, np.ndarray]:
    """Return what finding copies in other parts takes.

    Returns
    -------
    dict of numpy.ndarray
        ``passages``, ``documents``: a 64-bit number of the words of each, 0 where it can be no copy; ``passage_copies``,
        ``document_copies``: the row here that each is a copy of, or its own; ``passage_lengths``: characters; ``different``: the
        passages that themes are fitted on if no other part has them too, the longest first; ``keys``: a number of each passage's text.
    """
    together = words.together(documents["n_passages"].to_numpy())
    own = np.arange(len(passages))
    rows = pd.Series(np.arange(len(documents)), index=documents.index)
    texts = passages["text"].tolist()
    return {
        "passages": _number(words, shortest=RUN),
        "documents": _number(together, shortest=1),
        "passage_copies": np.where(passages["copy_of"].isna(), own, passages["copy_of"].fillna(0)).astype(np.int64),
        "document_copies": documents["copy_of"].map(rows).fillna(rows).to_numpy(dtype=np.int64),
        "passage_lengths": np.array([*map(len, texts)], dtype=np.int64),
        "different": find_different(texts, words),
        "keys": number_texts(texts),
    }


def find_different(texts: list[str], words: Words) -> np.ndarray:
    """Find the passages that themes are fitted on, in the order in which ``ThemeModel.fit`` takes them; `words` are those of the texts."""
    order = np.array(sorted(range(len(texts)), key=lambda row: (-len(texts[row]), texts[row])), dtype=np.int64)
    copies = find_copies(_in_order(words, order))
    return order[[copied is None for copied in copies]]


def _in_order(words: Words, order: np.ndarray) -> Words:
    n_words = words.n_words[order]
    firsts = (np.cumsum(words.n_words) - words.n_words)[order]
    places = np.repeat(firsts - (np.cumsum(n_words) - n_words), n_words) + np.arange(len(words.numbers))
    return Words(words.numbers[places], n_words)


def _number(words: Words, *, shortest: int) -> np.ndarray:
    """Give texts of the same words the same number; one of fewer words than `shortest` gets 0, for it is never a copy."""
    ends = np.cumsum(words.n_words)
    content = words.numbers.tobytes()
    numbers = np.zeros(len(ends), dtype=np.uint64)
    for row, (n, end) in enumerate(zip(words.n_words.tolist(), ends.tolist(), strict=True)):
        if n >= shortest:
            digest = blake2b(content[8 * (end - n) : 8 * end], digest_size=8).digest()
            numbers[row] = int.from_bytes(digest, "little") or 1
    return numbers
