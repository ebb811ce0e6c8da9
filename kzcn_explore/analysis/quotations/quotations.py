"""Quotations: who said what, one row a passage's stretch of quoted words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_corpus, check_progress
from kzcn_explore.analysis.quotations.joining import NamedActors, given_mentions
from kzcn_explore.analysis.quotations.printings import find_printings
from kzcn_explore.analysis.quotations.reading import Passages, Said, read_document
from kzcn_explore.analysis.themes.shares import DOCUMENT_FACTS
from kzcn_explore.corpus.model import Corpus

COLUMNS = {
    "document": "str", "title": "str", "date": "datetime64[s]", "earliest": "datetime64[s]", "latest": "datetime64[s]",
    "precision": "str", "source": "str", "passage": "int64", "start": "int64", "end": "int64", "text": "str", "kind": "str",
    "speaker": "str", "is_actor": "bool", "speaker_as_written": "str", "confidence": "float64", "continues": "Int64",
    "printing_of": "Int64",
}  # fmt: skip
# Passages that are read at a time.
AT_ONCE = 200

Progress = Callable[[int, int], object]


def quotations(corpus: Corpus, *, mentions: pd.DataFrame | None = None, progress: Progress | None = None) -> pd.DataFrame:
    """List the words that texts give as said, with who said them.

    Words in «», “”, "", „“, ‘’, 「」 and 『』 count, and speech led by a dash. They are listed if a verb of speech or words such as
    "according to" stand with them, in English, Russian, Kazakh or Chinese, or if they are whole sentences. Titles, names and words
    that a text holds at arm's length are not listed. A mark that nothing closes takes one sentence at most, unless the next passage
    goes on with the quotation.

    Parameters
    ----------
    corpus : Corpus
    mentions : DataFrame, optional
        ``actor_mentions(corpus)``, where it is at hand already; that of a corpus that holds this one will do.
    progress : callable, optional
        Called as ``progress(n_done, total)`` with numbers of documents, first with 0 done; what it raises ends the work.

    Returns
    -------
    DataFrame, one row a quotation in a passage, in the order of the texts
        ``document``, ``title``, ``date``, ``earliest``, ``latest``, ``precision``, ``source``, ``passage``, ``start`` and ``end`` (of the
        words without their marks; offsets into the decoded raw text), ``text``, ``kind`` ("speech": whole sentences; "fragment": a few
        words inside a sentence of the text's own), ``speaker`` (the actor's name, as in ``actors``; of who is none the fullest name that
        the document has, else the office as written; missing where nobody is found), ``is_actor`` (whether the speaker is joined to an
        actor), ``speaker_as_written`` (missing where the quotation goes on from another, or nothing names the speaker), ``confidence`` (of
        the speaker, 0 to 1), ``continues`` (the row that this one goes on from, across passages or a mark that is said again, or NA),
        ``printing_of`` (the row of the first document that prints these words, itself no printing, or NA).

    Raises
    ------
    ValueError
        If `corpus` is no Corpus, `mentions` are those of another one, or `progress` is no function.

    Notes
    -----
    The confidence is a product. How the words name a speaker: a verb beside the quotation .95; elsewhere in the sentence .8; the
    speaker of the quotation before, nothing of the text's own between, .8; a verb in the sentence before, .6; nothing, so that the
    person named last is taken, .3. What they are: a name 1; a surname .95; an office as written .8; an office that stands beside a name
    elsewhere .75; a pronoun .75. Which actor it is: one that the document names in full, or nobody in particular, 1; a surname whose
    full name other documents alone write .95. They are set by hand, and no probabilities.

    A speaker is the actor whose name or alias in the document is that of who speaks, a person before an organisation before others;
    else the person or organisation whose mention lies in or over the name beside the quotation.

    A quotation reprints another if at least 60 % of the words of the shorter stand in both, in runs of three or more, 80 % where these are
    fewer than eight words, and three of them are not grammar's alone. What reprints a printing is one of the first printing, if it has a
    run in common with that one; else it is a first printing of its own.

    References
    ----------
    Pouliquen, Steinberger & Best (2007), Automatic detection of quotations in multilingual news. Pareti et al. (2013), Automatically
    detecting and attributing indirect quotations.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> table = quotations(kz.load_corpus())
    >>> table["speaker"].iloc[0], table["printing_of"].count().item()
    ('Kassym-Jomart Tokayev', 3)
    """
    check_corpus(corpus)
    check_progress(progress)
    facts = corpus.document_facts(DOCUMENT_FACTS)
    tell = progress or (lambda n_done, total: None)
    tell(0, len(facts))
    named = NamedActors(given_mentions(corpus, mentions))
    titles = facts["title"].where(facts["title"].notna(), None).to_dict()
    said: list[Said] = []
    for n_done, (document, passages) in enumerate(_documents(corpus), 1):
        said += read_document(document, titles[document], passages, named.of(document))
        tell(n_done, len(facts))
    table = pd.DataFrame(said, columns=[*Said._fields])
    rows = np.arange(len(table))
    table["continues"] = pd.Series(rows - table["continues"].to_numpy(dtype=np.int64), dtype="Int64").mask(table["continues"] == 0)
    table["printing_of"] = pd.array(find_printings([one.text for one in said], [one.document for one in said], facts), dtype="Int64")
    table[[*DOCUMENT_FACTS]] = facts.loc[table["document"], [*DOCUMENT_FACTS]].to_numpy()
    return table[[*COLUMNS]].astype(COLUMNS)


def _documents(corpus: Corpus) -> Iterator[tuple[str, Passages]]:
    """Yield each document that has passages with them; some passages are held at a time."""
    holders = corpus.passage_facts(["document"])["document"]
    numbers, bounds = holders.index.to_numpy(), np.append(np.flatnonzero((holders != holders.shift()).to_numpy()), len(holders))
    first = 0
    while first < len(bounds) - 1:
        last = max(first + 1, int(np.searchsorted(bounds, bounds[first] + AT_ONCE, side="right")) - 1)
        held = corpus.read_passages(np.arange(bounds[first], bounds[last]), ["document", "start", "text"])
        columns = (held["start"].tolist(), held["text"].tolist(), held["document"].tolist(), numbers[bounds[first] : bounds[last]].tolist())
        for here, end in zip(bounds[first:last] - bounds[first], bounds[first + 1 : last + 1] - bounds[first], strict=True):
            starts, texts, documents, ids = (column[here:end] for column in columns)
            yield documents[0], Passages(ids, starts, texts)
        first = last
