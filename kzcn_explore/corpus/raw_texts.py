"""Raw texts: a document as it was read, put together from its passages and from what was cut."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

# A wider gap is more than white space: passages that a filter left out.
WIDEST = 200
LEFT_OUT = "…"


class Stretch(NamedTuple):
    """A stretch of a raw text.

    Attributes
    ----------
    text : str
    start : int
        Where it begins in the decoded raw text.
    passage : int or None
        The label of the passage that it is.
    rule : str
        Why it was cut, as in ``removed``; "" of a passage and of what stands between.
    """

    text: str
    start: int
    passage: int | None = None
    rule: str = ""


def raw_stretches(passages: pd.DataFrame, removed: pd.DataFrame) -> list[Stretch]:
    """List the stretches of the raw text of one document in order: its passages, what was cut, and what stands between.

    Between them was nothing but white space, which is not kept: a line break stands for it, and "…" for passages that are not there.

    Parameters
    ----------
    passages : DataFrame, one row a passage
        ``text``, ``start``, ``end`` of ``Corpus.passages``; the index says their labels.
    removed : DataFrame, one row a cut
        ``text``, ``start``, ``end``, ``rule`` of ``Corpus.removed``.

    Returns
    -------
    list of Stretch

    Examples
    --------
    >>> passages = pd.DataFrame({"text": ["Talks went on."], "start": [13], "end": [27]}, index=[4])
    >>> removed = pd.DataFrame({"text": ["ASTANA. "], "start": [4], "end": [12], "rule": ["dateline"]})
    >>> [(stretch.text, stretch.passage, stretch.rule) for stretch in raw_stretches(passages, removed)]
    [('\\n', None, ''), ('ASTANA. ', None, 'dateline'), ('\\n', None, ''), ('Talks went on.', 4, '')]
    """
    held = [Stretch(row.text, row.start, row.Index) for row in passages[["text", "start"]].itertuples()]
    held += [Stretch(row.text, row.start, rule=row.rule) for row in removed[["text", "start", "rule"]].itertuples()]
    stretches, end = [], 0
    for stretch in sorted(held, key=lambda one: one.start):
        if stretch.start > end:
            between = "\n" if stretch.start - end <= WIDEST else f"\n{LEFT_OUT}\n"
            stretches.append(Stretch(between, end))
        stretches.append(stretch)
        end = stretch.start + len(stretch.text)
    return stretches
