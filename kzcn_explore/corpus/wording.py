"""Wording: what a corpus holds, in one line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzcn_explore.corpus.model import Corpus


def corpus_words(corpus: Corpus) -> str:
    """Write how many documents, passages and words a corpus holds, how many of them lack a date, and how many problems it has.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus_words(kz.load_corpus())
    '<Corpus: 5 documents (2 dated by what the text says), 58 passages, 2,159 words>'
    """
    facts = corpus.document_facts(["date_from", "precision"])
    n_inferred = int(facts["date_from"].eq("inferred").sum())
    n_undated = int(facts["precision"].eq("unknown").sum())
    parts = [f"{n_inferred:,} dated by what the text says"] if n_inferred else []
    parts += [f"{n_undated:,} without a date"] if n_undated else []
    dates = f" ({', '.join(parts)})" if parts else ""
    problems = f", {_count(len(corpus.problems), 'problem')} (see .problems)" if len(corpus.problems) else ""
    return (
        f"<Corpus: {_count(len(corpus), 'document')}{dates}, {_count(corpus.n_passages, 'passage')}, "
        f"{_count(corpus.n_tokens, 'word')}{problems}>"
    )


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
