"""Speaker timelines: how many quotations of whom each period prints; empty periods stay, as gaps."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_whole
from kzcn_explore.analysis.quotations.given import given_quotations, whole_quotations
from kzcn_explore.analysis.timelines.periods import all_periods, check_every, place_documents
from kzcn_explore.corpus.model import Corpus

COLUMNS = {
    "period": "datetime64[s]", "speaker": "str", "is_actor": "bool", "n": "int64", "n_once": "int64", "share": "float64",
    "n_words": "int64", "n_documents": "int64", "n_quotations": "int64",
}  # fmt: skip


def speaker_timeline(
    corpus: Corpus, *, every: str = "month", quotations: pd.DataFrame | None = None, n_speakers: int | None = None
) -> pd.DataFrame:
    """Count the quotations of every speaker in each period.

    Parameters
    ----------
    corpus : Corpus
        Documents whose date interval fits inside one period are placed.
    every : {"day", "week", "month", "quarter", "year"}, default "month"
    quotations : DataFrame, optional
        ``quotations(corpus)``, where it is at hand already; whole, as its rows name each other.
    n_speakers : int, optional
        The first so many speakers alone; by default all of them, which in a corpus of years makes a long table.

    Returns
    -------
    DataFrame, one row a period and speaker, periods ascending and without gaps; actors first, those with most quotations before others
        ``period`` (first day; the same for every speaker, those of the whole corpus), ``speaker``, ``is_actor`` (whether the name is
        that of an actor, the same one in all documents; "the ministry" of two documents may be two), ``n`` (quotations, every printing
        of them; one that goes on over several rows is one), ``n_once`` (of these the first printings: no quotation counts twice in all
        periods together), ``share`` (of ``n_quotations``, 0 to 1; NaN in a period without any), ``n_words`` (of the first printings;
        two characters of Chinese count as one word), ``n_documents`` (that quote the speaker), ``n_quotations`` (first printings of all
        speakers in the period, those without a name too). ``attrs``: ``every``, ``n_speakers`` (in all periods, before any are left
        out), ``n_unnamed`` (quotations without a speaker, left out), ``n_unplaced`` (documents that fit into no period),
        ``n_unplaced_quotations`` (theirs, left out).

    Raises
    ------
    ValueError
        If `corpus` is no Corpus, `every` is none of the five, `n_speakers` no positive whole number, or `quotations` is not the whole
        table of the corpus.

    Notes
    -----
    A quotation that stands in ten documents was said once: ``n_once`` and ``share`` tell who spoke, ``n`` whose words were printed. A
    first printing in a document that fits into no period is left out with it; its later printings then count for ``n`` alone.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = speaker_timeline(kz.load_corpus(), every="year", n_speakers=2)
    >>> table[table["n"] > 0][["speaker", "n", "n_once"]].to_numpy().tolist()
    [['Wang Yi', 4, 2], ['Kassym-Jomart Tokayev', 3, 2]]
    """
    check_every(every)
    if n_speakers is not None:
        check_whole("n_speakers", n_speakers)
    whole = whole_quotations(given_quotations(corpus, quotations))
    placed = place_documents(corpus.document_facts(["earliest", "latest"]), every)
    periods = all_periods(placed, every)
    row = periods.get_indexer(placed.reindex(whole["document"]))
    here, named = row >= 0, whole["speaker"].notna().to_numpy()
    first = whole["is_first"].to_numpy()
    speakers = ranked_speakers(whole[here & named])
    chosen = speakers.index[:n_speakers]
    column = chosen.get_indexer(whole["speaker"])
    counted = pd.DataFrame({"cell": row * len(chosen) + column, "document": whole["document"], "n_words": whole["n_words"], "first": first})
    counted = counted[here & (column >= 0)]
    once = counted[counted["first"]]
    n_cells = len(periods) * len(chosen)
    n_quotations = np.repeat(np.bincount(row[here & first], minlength=len(periods)), len(chosen))
    table = pd.DataFrame(
        {
            "period": periods.repeat(len(chosen)),
            "speaker": np.tile(chosen.to_numpy(dtype=object), len(periods)),
            "is_actor": np.tile(speakers["is_actor"].to_numpy()[: len(chosen)], len(periods)),
            "n": np.bincount(counted["cell"], minlength=n_cells),
            "n_once": np.bincount(once["cell"], minlength=n_cells),
            "n_words": np.bincount(once["cell"], once["n_words"], minlength=n_cells),
            "n_documents": np.bincount(counted.drop_duplicates(["cell", "document"])["cell"], minlength=n_cells),
            "n_quotations": n_quotations,
        }
    )
    table["share"] = table["n_once"] / table["n_quotations"].where(table["n_quotations"] > 0)
    table = table[[*COLUMNS]].astype(COLUMNS)
    table.attrs = {
        "every": every,
        "n_speakers": len(speakers),
        "n_unnamed": int((~named).sum()),
        "n_unplaced": int(placed.isna().sum()),
        "n_unplaced_quotations": int((~here).sum()),
    }
    return table


def ranked_speakers(whole: pd.DataFrame) -> pd.DataFrame:
    """Count what is told of every speaker; actors first, by descending number of first printings, then of all, then by name.

    Parameters
    ----------
    whole : DataFrame
        As ``whole_quotations`` gives it.

    Returns
    -------
    DataFrame, one row a speaker; index ``speaker``
        ``is_actor``, ``n_once``, ``n_quotations``, ``n_documents``.
    """
    counted = whole.groupby("speaker").agg(
        is_actor=("is_actor", "any"), n_once=("is_first", "sum"), n_quotations=("is_first", "size"), n_documents=("document", "nunique")
    )
    order = counted.reset_index().sort_values(["is_actor", "n_once", "n_quotations", "speaker"], ascending=[False, False, False, True])
    return counted.loc[order["speaker"]]
