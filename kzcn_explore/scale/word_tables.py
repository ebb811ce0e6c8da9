"""Word tables: the words of all passages as numbers, kept in a store so that it can be searched without reading its texts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from kzcn_explore.corpus.keeping.parts import write_part
from kzcn_explore.corpus.keeping.stored_table import StoredTable
from kzcn_explore.text.words.streams import WordStream, word_stream

# One row a word of the texts, one a passage, and one a distinct word of a part.
WORDS, LENGTHS, SPELLINGS = "words", "passage_words", "spellings"
# The number of a word and the kind of the gap before it, 0 to 3, are kept as one number.
GAP_BITS = 2
N_THREADS = 2


def write_words(folder: Path, texts: pd.Series) -> dict[str, dict]:
    """Write the words of the passages of one part; what ``join_parts`` needs of each table.

    Parameters
    ----------
    folder : Path
    texts : Series of str, one a passage
    """
    stream = word_stream(texts)
    tables = {
        WORDS: pa.table({"word_and_gap": (stream.ids << GAP_BITS) | stream.gaps.astype(np.int32)}),
        LENGTHS: pa.table({"n_words": np.diff(stream.bounds).astype(np.int32)}),
        SPELLINGS: pa.table({"word": pa.array(stream.words, pa.large_string())}),
    }
    return {name: write_part(folder, name, table) for name, table in tables.items()}


def read_words(tables: dict[str, StoredTable]) -> WordStream:
    """Read the words of all passages; a word that several parts hold has one number.

    Parameters
    ----------
    tables : dict of StoredTable
        Those of a store, by name.
    """
    numbers, words = pd.factorize(tables[SPELLINGS].read_columns(["word"])["word"])
    numbers = numbers.astype(np.int32)
    of_words, of_spellings = (np.cumsum([0, *(part.n_rows for part in tables[name].parts)]) for name in (WORDS, SPELLINGS))
    ids, gaps = np.empty(of_words[-1], dtype=np.int32), np.empty(of_words[-1], dtype=np.uint8)

    def take(part: int) -> None:
        here, spelled = slice(*of_words[part : part + 2]), slice(*of_spellings[part : part + 2])
        packed = tables[WORDS].read_part(part, ["word_and_gap"])["word_and_gap"].to_numpy()
        # The numbers of a part are those of its own spellings.
        ids[here] = numbers[spelled][packed >> GAP_BITS]
        np.bitwise_and(packed, (1 << GAP_BITS) - 1, out=gaps[here], casting="unsafe")

    with ThreadPoolExecutor(N_THREADS) as threads:
        for _ in threads.map(take, range(len(of_words) - 1)):
            pass
    bounds = np.concatenate([[0], np.cumsum(tables[LENGTHS].read_columns(["n_words"])["n_words"].to_numpy(), dtype=np.int64)])
    return WordStream([*words], ids, bounds, gaps)
