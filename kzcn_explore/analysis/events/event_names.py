"""Event names: of what the mentions of an event date, the words that stand for all of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.events.happenings import names_a_happening
from kzcn_explore.analysis.events.likeness import Pairs

# Mentions that agree with the others so nearly as well as the best one agree alike.
ALIKE = 0.9


def name_events(table: pd.DataFrame, pairs: Pairs) -> np.ndarray:
    """Choose for each event the words of the mention that agrees best with its others, and give them to all of its mentions.

    Of mentions that agree alike, one that says what happens ("visit", "election") is taken, else the first; one without words only
    where all are.

    Parameters
    ----------
    table : DataFrame
        ``event`` and ``what``; by event; index: the mentions as `pairs` has them.
    pairs : Pairs

    Returns
    -------
    array of str, (n_mentions,)
    """
    events = table["event"].to_numpy()
    of_mention = pd.Series(events, index=table.index)
    inside = of_mention.reindex(pairs.one).to_numpy() == of_mention.reindex(pairs.other).to_numpy()
    sides, scores = np.concatenate([pairs.one[inside], pairs.other[inside]]), np.tile(pairs.score[inside], 2)
    agreed = np.bincount(sides, weights=scores, minlength=len(table))[table.index.to_numpy()]
    cuts = np.flatnonzero(np.diff(events, prepend=-1, append=-1)) if len(table) else np.zeros(1, dtype=np.int64)
    whats = table["what"].tolist()
    names = []
    for first, last in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        worded = [row for row in range(first, last) if whats[row]] or [first]
        best = max(agreed[row] for row in worded)
        alike = [row for row in worded if agreed[row] >= ALIKE * best]
        names += [whats[next((row for row in alike if names_a_happening(whats[row])), alike[0])]] * (last - first)
    return np.array(names, dtype=object)
