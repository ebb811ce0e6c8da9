"""Date ranges: how an end of one is read, and which documents lie in it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.text.calendar import read_date

CHOICES = ("exact", "possible", "all")


def check_dates(dates: object) -> None:
    """Refuse what is no way to let documents into a range; see ``Corpus.between``."""
    if dates not in CHOICES:
        raise ValueError(f"dates must be one of {list(CHOICES)}; got {dates!r}.")


def read_bound(name: str, value: object) -> pd.Timestamp | None:
    """Read one end of a date range as a day: of a month or a year the first day where `name` is "start", else the last."""
    if value is None or value is pd.NaT:
        return None
    days = read_date(value)
    if days is None:
        raise ValueError(f"{name} must be a date such as '2022-06-07'; got {value!r}.")
    return pd.Timestamp(days.earliest if name == "start" else days.latest)


def in_range(documents: pd.DataFrame, first: pd.Timestamp | None, last: pd.Timestamp | None, dates: str) -> np.ndarray:
    """Tell for every document whether a range of days lets it in; the three readings are those of ``Corpus.between``."""
    earliest, latest = (documents[end].to_numpy() for end in ("earliest", "latest"))
    no_first, no_last = np.isnat(earliest), np.isnat(latest)
    known = ~(no_first & no_last)
    # No day lies before or after a missing one: such comparisons are false.
    inside, touching = known.copy(), known.copy()
    if first is not None:
        inside &= earliest >= first.to_datetime64()
        touching &= no_last | (latest >= first.to_datetime64())
    if last is not None:
        inside &= latest <= last.to_datetime64()
        touching &= no_first | (earliest <= last.to_datetime64())
    return {"exact": inside, "possible": touching, "all": touching | ~known}[dates]
