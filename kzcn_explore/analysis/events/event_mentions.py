"""Event mentions: the dates that the texts name, each with the event that it belongs to, events in the order of their first mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_progress, is_whole
from kzcn_explore.analysis.events.event_names import name_events
from kzcn_explore.analysis.events.intervals import Spans
from kzcn_explore.analysis.events.joining import join_mentions, single_groups
from kzcn_explore.analysis.events.likeness import Pairs, score_pairs
from kzcn_explore.analysis.events.mentions import COLUMNS, find_mentions
from kzcn_explore.analysis.themes.shares import DOCUMENT_FACTS, in_date_order
from kzcn_explore.corpus.model import Corpus

# Mentions are joined where they agree so well on average; chosen on made cases, looked at on news.
JOINED = 0.3
# What agrees less counts as nothing in an average.
LEAST = 0.1
# Two sayings of one speaker on one day agree in the words of that alone; one saying that is told twice agrees so well.
SAME_SAYING = 0.8
# Facts of the document whose names the mention's own columns have.
OF_DOCUMENT = {"earliest": "document_earliest", "latest": "document_latest", "precision": "document_precision"}
ENDS_OF_TIME = (-(10**7), 10**7)
Progress = Callable[[int, int], object]


def event_mentions(corpus: Corpus, *, apart: Sequence[tuple[int, int]] = (), progress: Progress | None = None) -> pd.DataFrame:
    """List the dates that the texts name with what they date, the mentions of one event together, in the order of the documents.

    Anniversaries and named programmes ("Strategy 2050") are no events and are left out, and so is a date in whose place the same sentence
    puts another ("planned for May, was postponed to June"); all else is as ``mentioned_dates`` reads it.

    Parameters
    ----------
    corpus : Corpus
    apart : sequence of (int, int), optional
        Mentions, by their index in this table, that were joined and are of different events. The index is that of the mentions in the
        order of the texts: it stays the same whatever is joined.
    progress : callable, optional
        Called as ``progress(n_done, total)`` with numbers of passages, first with 0 done; what it raises ends the work.

    Returns
    -------
    DataFrame, one row a mention; by event, then by the document's date, then by place; index ``mention``
        ``event`` (its number, from 0, in the order of the first mentions), ``document``, ``passage``, ``start``, ``end`` (of the
        date as written; offsets into the raw text), ``quote``, ``sentence_start``, ``sentence_end``, ``earliest``, ``latest`` (the
        days meant; NaT where the text leaves them open), ``precision``, ``status`` (as mentioned_dates has them), ``lane``
        {published, past, ahead}: around the document's own date, behind, ahead; missing where neither the days nor the words tell.
        ``what`` (words of the clause around the date as written, up to 64 letters; the sentence's first words where it says nothing else),
        ``event_what`` (the event's one name: the ``what`` of the mention that agrees best with the others, of such that agree alike
        one with a word of what happens), ``score`` (the mean agreement with the mentions of the event that stand before it, 1.0 for
        the first), ``is_copy`` (whether its passage repeats an earlier one), ``title``, ``date``, ``document_earliest``,
        ``document_latest``, ``document_precision``, ``source``.

    Raises
    ------
    ValueError
        If `corpus` is none, or `apart` names no pair of different mentions, or `progress` is no function.

    Notes
    -----
    Two mentions agree by the cosine of the TF-IDF of their sentences' words, those near the date counting double, times the agreement of
    their days; fewer than three words in common count as none. Days agree by the part of the shorter interval that both hold, less if the
    longer takes more than a quarter. A day that a document set ahead may move by up to a year in a later one, and then agrees half at
    best. Mentions are joined by average link, while they agree by 0.3 or more on average; never two done things, or two mentions of one
    document, that have no day in common. A date that stands with a word of saying alone ("said on Tuesday") dates the saying; two of these
    from different documents are brought together only where they agree by 0.8 or more: one saying, told twice.

    References
    ----------
    Allan, Papka & Lavrenko (1998), On-line new event detection and tracking. Sokal & Michener (1958), on average link.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> texts = ["The president of Freedonia will pay a state visit to Sylvania in autumn 2021.",
    ...          "The state visit of the president of Freedonia to Sylvania is planned for 4 October 2021."]
    >>> corpus = kz.load_corpus(pd.DataFrame({"date": ["2021-05-02", "2021-08-10"], "text": texts}))
    >>> mentions = event_mentions(corpus)
    >>> mentions[["event", "quote", "lane"]]
             event           quote   lane
    mention
    0            0     autumn 2021  ahead
    1            0  4 October 2021  ahead
    >>> mentions["what"][1]
    'state visit of the president of Freedonia to Sylvania'
    """
    check_corpus(corpus)
    check_progress(progress)
    mentions = find_mentions(corpus, progress)
    found = mentions.table
    check_apart(apart, len(found))
    documents = in_date_order(corpus.document_facts([*DOCUMENT_FACTS]))
    rank = documents.index.get_indexer(found["document"])
    facts = documents.iloc[rank].rename(columns=OF_DOCUMENT).set_index(found.index)
    spans = _spans(found, facts)
    pairs = score_pairs(mentions.words, spans, LEAST)
    done = found["lane"].isin(["past", "published"]).to_numpy()
    first_of = join_mentions(_without_sayings(pairs, mentions.of_saying, rank), single_groups(pairs, spans, done, rank), apart, JOINED)
    group = np.array([first_of[number] for number in range(len(found))], dtype=np.int64)
    table = found.assign(event=group, score=1.0, _rank=rank).join(facts).sort_values(["_rank", "start"], kind="stable")
    table["event"] = pd.factorize(table["event"])[0].astype(np.int64)
    table = table.sort_values("event", kind="stable")
    table["score"] = _scores(table, pairs)
    table["event_what"] = pd.Series(name_events(table, pairs), index=table.index, dtype="str")
    table["is_copy"] = corpus.passage_facts(["copy_of"])["copy_of"].notna().reindex(table["passage"]).to_numpy(dtype=bool)
    facts_of_documents = [OF_DOCUMENT.get(name, name) for name in DOCUMENT_FACTS]
    return table[["event", *COLUMNS, "event_what", "score", "is_copy", *facts_of_documents]].rename_axis("mention")


def check_apart(apart: Sequence[tuple[int, int]], n_mentions: int) -> None:
    """Refuse what is no list of pairs of different mentions."""
    for pair in apart:
        fits = isinstance(pair, Sequence) and len(pair) == 2 and all(is_whole(mention) and 0 <= mention < n_mentions for mention in pair)
        if not fits or pair[0] == pair[1]:
            raise ValueError(
                f"apart must be pairs of different mentions, by their index in event_mentions(corpus), 0 to {n_mentions - 1}; got {pair!r}."
            )


def _without_sayings(pairs: Pairs, of_saying: np.ndarray, documents: np.ndarray) -> Pairs:
    """Leave out the pairs of two documents that date two sayings: the day and the speaker are the same, and what is said is not."""
    apart = of_saying[pairs.one] & of_saying[pairs.other] & (documents[pairs.one] != documents[pairs.other])
    kept = ~apart | (pairs.score >= SAME_SAYING)
    return Pairs(*(side[kept] for side in pairs))


def _spans(found: pd.DataFrame, facts: pd.DataFrame) -> Spans:
    def days(column: pd.Series, missing: int) -> np.ndarray:
        numbers = column.to_numpy().astype("datetime64[D]").astype(np.int64)
        return np.where(column.isna().to_numpy(), missing, numbers)

    return Spans(
        first=days(found["earliest"], 0),
        last=days(found["latest"], 0),
        known=found["earliest"].notna().to_numpy(),
        written_first=days(facts["document_earliest"], ENDS_OF_TIME[0]),
        written_last=days(facts["document_latest"], ENDS_OF_TIME[1]),
        ahead=found["lane"].eq("ahead").to_numpy(),
    )


def _scores(table: pd.DataFrame, pairs: Pairs) -> np.ndarray:
    """Give each mention its mean agreement with those of its event that stand before it in the table."""
    place = dict(zip(table.index.tolist(), range(len(table)), strict=True))
    events = table["event"].to_numpy()
    sums: dict[int, float] = defaultdict(float)
    for one, other, score in zip(*(side.tolist() for side in pairs), strict=True):
        first, last = sorted((place[one], place[other]))
        if events[first] == events[last]:
            sums[last] += score
    before = np.arange(len(table)) - np.searchsorted(events, events)
    return np.array([sums[row] / before[row] if before[row] else 1.0 for row in range(len(table))])
