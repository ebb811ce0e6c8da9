"""Groups: the timeline of themes of what is chosen, apart for each group of documents, from the sums of each."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.tallies.sums import period_sums
from kzcn_explore.tallies.tally import Tally
from kzcn_explore.tallies.timelines import theme_columns


def group_timeline(tally: Tally, themed, group: str, days: np.ndarray | None, *, every: str, by: str) -> pd.DataFrame:
    """Tell how much of each period every theme takes of what is chosen, by group; see ``kzcn_explore.group_timeline``.

    Parameters
    ----------
    tally : Tally
    themed : Themed
    group : str
        A column of the documents.
    days : numpy.ndarray of bool, (n_intervals,), optional
        The date intervals that are chosen; None for all.
    every, by : str
    """
    intervals, names = themed.rows.intervals, themed.rows.groups(group)[1]
    whole = period_sums(tally.sizes, intervals, every, days)
    groups = {name: tally.of_group(group, number) for number, name in enumerate(names)}
    n_documents = {name: int(one.sizes.total(days).n_documents[0]) for name, one in groups.items()}
    # The most documents first; among equals by name.
    shown = sorted((name for name in names if n_documents[name]), key=lambda name: (-n_documents[name], name))
    tables = []
    for name in shown:
        found = period_sums(groups[name].theme_sums, intervals, every, days, like=whole)
        tables.append(pd.DataFrame(theme_columns(groups[name].on_days(days), found, themed, by=by)))
    empty = pd.DataFrame(theme_columns(tally.on_days(days), period_sums(tally.theme_sums, intervals, every, days), themed, by=by)).head(0)
    table = pd.concat(tables, ignore_index=True) if tables else empty
    n_rows = len(tables[0]) if tables else 0
    table.insert(0, "group", pd.array(shown, dtype="str").take(np.repeat(np.arange(len(shown)), n_rows)))
    table.attrs = {"group": group, "every": every, "by": by, "smooth": 1, "n_unplaced": whole.n_unplaced}
    table.attrs |= {"multi_label": bool(getattr(themed.model, "multi_label", False))}
    table.attrs["n_ungrouped"] = int(tally.sizes.total(days).n_documents[0]) - sum(n_documents.values())
    return table
