"""What the marks of the event lanes carry and say; the subtitle and the description of the chart."""

from __future__ import annotations

import pandas as pd

from kzcn_explore.charts.palette import escape
from kzcn_explore.charts.reading import title_words, when_words
from kzcn_explore.charts.words import counted, day_words, interval_words
from kzcn_explore.charts.wrapping import wrapped

#: The tooltip over the last three fields of `mention_rows` and `document_facts_rows`.
HOVER = "<b>%{customdata[4]}</b><br>%{customdata[5]}<br>%{customdata[6]}<extra></extra>"
HEADINGS = {"published": "Published", "past": "Spoken of as past", "ahead": "Spoken of as ahead"}
_WIDTH = 60
_NAMED = 4  # things that one tooltip names


def mention_rows(mentions: pd.DataFrame, groups: list[list[int]], documents: pd.DataFrame) -> list[list]:
    """What each mark of mentions carries: "mention", its number, its event, its document; what it dates, when, who says so.

    Parameters
    ----------
    mentions : DataFrame
        Index ``mention``.
    groups : list of list of int
        Rows that share a mark. Such a mark carries "mentions" and lists of numbers, events and documents.
    documents : DataFrame
        Index ``document``.

    Returns
    -------
    list of list
        The last three escaped.
    """
    rows = []
    for group in groups:
        members = mentions.iloc[group]
        keys = [members.index.tolist(), members["event"].tolist(), members["document"].tolist()]
        row = members.iloc[0]
        if len(group) == 1:
            what = wrapped(row["what"], _WIDTH) if str(row["what"]).strip() else "a date"
            rows.append(["mention", *(key[0] for key in keys), what, _when(row), _who(documents.loc[row["document"]])])
        else:
            rows.append(["mentions", *keys, *_several(members, documents)])
    return rows


def _several(members: pd.DataFrame, documents: pd.DataFrame) -> list[str]:
    """What, when and who of mentions that share a mark."""
    whats = [what for what in dict.fromkeys(members["what"].astype(str)) if what.strip()]
    named = ";<br>".join(wrapped(what, _WIDTH) for what in whats[:_NAMED]) + (
        f";<br>and {len(whats) - _NAMED:,} more" if len(whats) > _NAMED else ""
    )
    first = members.iloc[0]
    n_documents = members["document"].nunique()
    when = "around its own day" if first["lane"] == "published" else escape(interval_words(first["earliest"], first["latest"]))
    who = _who(documents.loc[first["document"]]) if n_documents == 1 else f"say {n_documents:,} documents"
    return [named or "dates", f"{counted(len(members), 'date')}: {when},", who]


def _who(row: pd.Series) -> str:
    return f"says {title_words(row['title'])},<br>{wrapped(when_words(row), _WIDTH)}"


def _when(row: pd.Series) -> str:
    return wrapped(f"{interval_words(row['earliest'], row['latest'])}, in the words “{row['quote']}”,", _WIDTH, lines=4)


def document_facts_rows(documents: pd.DataFrame, mentions: pd.DataFrame) -> list[list]:
    """What each document carries: that it is one, itself, no event, itself again; its title, when and by whom, how many dates it names.

    Parameters
    ----------
    documents : DataFrame
        Index ``document``.
    mentions : DataFrame
        With ``document`` and ``lane``.

    Returns
    -------
    list of list
        The last three escaped.
    """
    n = mentions.groupby(["document", "lane"]).size().to_dict()
    rows = []
    for document, row in documents.iterrows():
        n_past, n_ahead, n_own = (n.get((document, lane), 0) for lane in ("past", "ahead", "published"))
        named = (
            [f"{n_past:,} as past"] * (n_past > 0)
            + [f"{n_ahead:,} as ahead"] * (n_ahead > 0)
            + [f"{n_own:,} around its own day"] * (n_own > 0)
        )
        words = f"speaks of {counted(n_past + n_ahead + n_own, 'date')}: {', '.join(named)}" if named else "speaks of no date that is drawn"
        rows.append(["document", document, None, document, title_words(row["title"]), wrapped(when_words(row), _WIDTH), words])
    return rows


def lanes_subtitle(documents: pd.DataFrame, drawn: pd.DataFrame, *, n_followed: int, n_left_out: int, many: bool) -> str:
    """Say what is counted, what marks and colours mean, and what is left out.

    Parameters
    ----------
    documents, drawn : DataFrame
    n_followed : int
        Events that several documents speak of.
    n_left_out : int
        Mentions that are not drawn.
    many : bool
        Whether mentions of the same days share a mark.

    Returns
    -------
    str
    """
    n_speaking = drawn["document"].nunique()
    of = f"{n_speaking:,} of {counted(len(documents), 'document')}" if n_speaking < len(documents) else counted(n_speaking, "document")
    words = [f"{counted(len(drawn), 'date')} in {of}; a point is a day, a bar a longer time"]
    if many:
        words.append("the thicker, the more dates")
    if n_followed:
        words.append(f"blue{', with lines' if many else ''}: {counted(n_followed, 'event')} that several documents name")
    if n_left_out:
        words.append(f"{counted(n_left_out, 'date')} that the text leaves open {'is' if n_left_out == 1 else 'are'} not drawn")
    return "; ".join(words)


def lanes_description(documents: pd.DataFrame, drawn: pd.DataFrame, labels: dict[int, str]) -> str:
    """Say in plain text what stands in each lane, from when to when, and which events several documents name."""
    parts = [f"Three lanes on one time axis. {counted(len(documents), 'document')} in the lane “{HEADINGS['published']}”"]
    for lane in ("past", "ahead"):
        rows = drawn[drawn["lane"] == lane]
        ends = pd.concat([rows["earliest"], rows["latest"]]).dropna()
        when = f", from {day_words(ends.min())} to {day_words(ends.max())}" if len(ends) else ""
        parts.append(f"{counted(len(rows), 'date')} in the lane “{HEADINGS[lane]}”{when}")
    followed = f" Named by several documents: {'; '.join([*labels.values()][:6])}." if labels else ""
    return f"{'; '.join(parts)}.{followed}"
