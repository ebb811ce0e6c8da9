"""Keyness: which terms one corpus uses more than another, how sure that is, and whether one document carries it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzcn_explore.analysis.checks import check_whole
from kzcn_explore.analysis.comparison.comparing import compare_sides
from kzcn_explore.analysis.comparison.sides import FACTS, Side, counts_once, find_rows, side_of
from kzcn_explore.analysis.terms.counting import count_all_terms
from kzcn_explore.analysis.terms.rules import find_rules
from kzcn_explore.analysis.terms.terms import TermCounts
from kzcn_explore.corpus.model import Corpus


def keyness(
    target: Corpus, reference: Corpus, *, counts: TermCounts | None = None, min_n: int = 2, prior: float | None = None
) -> pd.DataFrame:
    """Compare how often two corpora use each term: words and fixed phrases, names among them.

    Parameters
    ----------
    target, reference : Corpus
        Two parts of one corpus, or two corpora loaded apart.
    counts : TermCounts, optional
        ``term_counts`` of a corpus that holds both, where it is at hand already.
    min_n : int, default 2
        Leave out a term that both together use less often.
    prior : float, optional
        How many tokens the prior of ``z`` weighs; by default as many as the smaller side has.

    Returns
    -------
    DataFrame, one row a term, by descending ``z``
        ``term`` (as the corpora write it), ``n_target``, ``n_reference`` (uses; a copied passage counts once on a side), ``rate_target``,
        ``rate_reference`` (uses per 1,000 tokens), ``n_documents_target``, ``n_documents_reference`` (that use it), ``z`` (weighted log
        odds; above 0 where the target uses it more), ``log_ratio`` (base 2: 1 for twice the rate of the reference; a side without a use
        counts half a one), ``low``, ``high`` (its band, 95 %, from the jackknife over the documents of both sides; NaN where either has
        fewer than five documents or no use, and where the band would reach a thousand times as high), ``g2`` (log-likelihood ratio),
        ``p`` (of ``g2``), ``q`` (the same for as many terms as there are), ``agrees`` (whether z beyond 1.96, q below .05 and a band
        without 0 all tell that the same side uses the term more, or none tells so; without a band the other two), ``carried_by`` (the
        document that holds more than half of the uses on the side with the higher rate, where that side has two documents or more).
        ``attrs``: ``n_documents_target``, ``n_documents_reference`` (with a passage that counts), ``n_tokens_target``,
        ``n_tokens_reference`` (of these passages), ``prior``, ``n_terms`` (used so often).

    Raises
    ------
    ValueError
        If either is no Corpus or holds no word, passages stand on both sides, `counts` lacks passages of them, `min_n` is no positive
        whole number, or `prior` is not above 0.

    Notes
    -----
    G² and p take every use as one of its own; but a term comes in bursts, many uses in one document (Kilgarriff 2005), so they call too
    much certain. The band does not: it is of documents.

    The prior gives every term the share that it has on both sides together, and `prior` tokens of weight on each; Monroe, Colaresi &
    Quinn (2008) leave the weight to the analyst. A light one loses the terms that one side alone uses, as their variance is about 1 / α:
    with 500 tokens "pandemic", 912 uses in the UN debate of 2020 and none in 2019, stands below "need", 623 and 421. One as heavy as
    both sides together finds them, and drowns what both use all the time. As many tokens as the smaller side has kept both; z is
    cautious then, as the prior draws the sides together. Measured with 500 tokens, a tenth of both sides, the smaller side, and both:

    ===============================  =====  =====  =======  =====
    correlation of z with ± √G²        500  tenth  smaller   both
    ===============================  =====  =====  =======  =====
    BBC, technology and the rest      .927   .991     .995   .996
    UN debates of 2020 and 2019       .837   .987     .996   .997
    UN, Kazakhstan and China          .901   .989     .997   .998
    news, Al Jazeera and TASS         .854   .989     .995   .996
    news, Deutsche Welle and others   .840   .987     .989   .990
    terms with z > 1.96, BBC           686    801      740    469
    terms with z > 1.96, UN debates    485    518      342    215
    ===============================  =====  =====  =======  =====

    References
    ----------
    Monroe, Colaresi & Quinn (2008). Fightin' words, eq. 15–22. Dunning (1993). Accurate methods for the statistics of surprise and
    coincidence. Hardie (2014). Log Ratio: an informal introduction. Benjamini & Hochberg (1995). Controlling the false discovery rate,
    eq. 1. Egbert & Biber (2019). Incorporating text dispersion into keyword analyses. Kilgarriff (2005). Language is never, ever, ever,
    random. The band: ``kzcn_explore.analysis.comparison.effect_bands``.

    Examples
    --------
    >>> import kzcn_explore as kz
    >>> corpus = kz.load_corpus()
    >>> table = keyness(corpus.between("2022", "2022"), corpus.between("2020", "2020"))
    >>> table[["term", "n_target", "n_reference", "n_documents_target"]].head(3)
              term  n_target  n_reference  n_documents_target
    0         said         9            0                   3
    1  development         7            0                   3
    2      meeting         6            0                   3
    >>> table["q"].min().round(2).item(), table.attrs["n_documents_reference"]  # one article shows nothing yet
    (0.31, 1)
    """
    for name, corpus in (("target", target), ("reference", reference)):
        _check_side(name, corpus)
    check_whole("min_n", min_n)
    _check_apart(target, reference)
    if counts is None:
        counts, sides = _count_both(target, reference)
    else:
        sides = _find_both(counts, target, reference)
    return compare_sides(counts, *sides, min_n=min_n, prior=None if prior is None else check_prior(prior))


def check_prior(prior: object) -> float:
    """Return `prior` if it is a number of tokens."""
    is_number = isinstance(prior, int | float | np.integer | np.floating) and not isinstance(prior, bool)
    if not is_number or not 0 < prior < np.inf:
        raise ValueError(f"prior must be a number of tokens above 0; got {prior!r}. Leave it out for those of the smaller side.")
    return float(prior)


def _check_side(name: str, corpus: object) -> None:
    if not isinstance(corpus, Corpus):
        raise ValueError(f"{name} must be a Corpus, such as load_corpus() gives; got {type(corpus).__name__}.")
    if not corpus.n_tokens:
        raise ValueError(f"{name} must hold a word; got {corpus!r}. Choose more dates or documents.")


def _check_apart(target: Corpus, reference: Corpus) -> None:
    """Refuse passages that stand on both sides; corpora loaded apart number theirs alike, and share none."""
    n = len(_facts(target).index.intersection(_facts(reference).index)) if target.fingerprint == reference.fingerprint else 0
    if n:
        raise ValueError(
            f"target and reference must not share passages; got {n:,} that stand in both. "
            "Compare with the rest: keyness(target, corpus.without(target))."
        )


def _count_both(target: Corpus, reference: Corpus) -> tuple[TermCounts, tuple[Side, Side]]:
    """Count the passages of both sides, those of the target first, by rules that both show."""
    passages = [corpus.passages for corpus in (target, reference)]
    n_target = len(passages[0])
    both = pd.concat([table[[*FACTS, "text"]] for table in passages])
    once = np.concatenate([counts_once(table) for table in passages])
    # What stands on both sides counts on each, but shows once how the corpus writes.
    shown = counts_once(both) & once if target.fingerprint == reference.fingerprint else once
    rules = find_rules(both.loc[shown, "text"])
    counts, terms = count_all_terms(both["text"], rules)
    rows = np.arange(len(both))
    sides = side_of(passages[0], rows[:n_target]), side_of(passages[1], rows[n_target:])
    return TermCounts(counts, terms, both.index, rules), sides


def _find_both(counts: TermCounts, target: Corpus, reference: Corpus) -> tuple[Side, Side]:
    """Find both sides in counts made before."""
    if target.fingerprint != reference.fingerprint:
        raise ValueError("counts must be left out where target and reference were loaded apart: their passages have the same numbers.")
    facts = {"target": _facts(target), "reference": _facts(reference)}
    first, second = (side_of(passages, find_rows(counts, passages, name)) for name, passages in facts.items())
    return first, second


def _facts(corpus: Corpus) -> pd.DataFrame:
    return corpus.passage_facts(FACTS)
