"""Layout: rows of TF-IDF become places on a plane; few by their main directions, many by their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy import sparse

N_DIRECTIONS = 50
# How many neighbours a point minds (van der Maaten & Hinton 2008), and at most which part of all points; of fewer points PCA says more.
PERPLEXITY, PART = 30, 1 / 3
FEWEST_FOR_NEIGHBOURS = 30
# Half of scikit-learn's rounds and a coarser view of what lies far off: a third of the time, and no measure was worse.
N_ROUNDS, ANGLE = 500, 0.8
# More points than this are placed among so many of them.
N_LANDMARKS = 5_000
# A point is placed among so many landmarks; the likeness of each counts to this power.
N_NEAREST, POWER = 10, 20
TINY = 1e-3
PORTION = 2_000  # rows whose likeness to all landmarks is held at a time


def lay_out(weights: sparse.csr_matrix, fitted: np.ndarray, random_state: int) -> tuple[np.ndarray, str]:
    """Place rows on a plane, those that are alike near each other.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix, (n_rows, n_terms)
        TF-IDF, no row empty.
    fitted : numpy.ndarray of bool, (n_rows,)
        The rows that make the plane, three at least; the others are placed among them.
    random_state : int

    Returns
    -------
    places : numpy.ndarray, (n_rows, 2)
        From −1 to 1.
    method : {"PCA", "t-SNE"}
    """
    from threadpoolctl import threadpool_limits

    # The order in which threads add up decides the last digit, and that decides where t-SNE ends.
    with threadpool_limits(1):
        if fitted.sum() < FEWEST_FOR_NEIGHBOURS:
            return _to_unit(main_directions(weights.toarray(), fitted)), "PCA"
        points = reduce(weights, fitted, random_state)
        landmarks = choose_landmarks(fitted, random_state)
        # Where a lexicon has few patterns, many documents may be the same point.
        if len(np.unique(points[landmarks], axis=0)) < FEWEST_FOR_NEIGHBOURS:
            return _to_unit(main_directions(points, fitted)), "PCA"
        placed = embed(points[landmarks], random_state)
        places = np.empty((len(points), 2))
        places[landmarks] = placed
        others = np.setdiff1d(np.arange(len(points)), landmarks)
        places[others] = place_among(points[others], points[landmarks], placed)
    return _to_unit(places), "t-SNE"


def main_directions(points: np.ndarray, fitted: np.ndarray) -> np.ndarray:
    """Project rows on the two directions in which the fitted ones differ most (PCA); (n_rows, 2).

    Examples
    --------
    >>> main_directions(np.array([[0.0, 0.0], [4.0, 0.0], [2.0, 1.0]]), np.array([True, True, True])).round(2).tolist()
    [[-2.0, -0.33], [2.0, -0.33], [0.0, 0.67]]
    """
    centred = points - points[fitted].mean(axis=0)
    directions = np.linalg.svd(centred[fitted], full_matrices=False)[2][:2]
    # A direction and its opposite are the same; the term that weighs most in it points up.
    strongest = np.abs(directions).argmax(axis=1)
    directions *= np.sign(directions[np.arange(len(directions)), strongest])[:, None]
    places = np.zeros((len(points), 2))
    places[:, : len(directions)] = centred @ directions.T
    return places


def reduce(weights: sparse.csr_matrix, fitted: np.ndarray, random_state: int) -> np.ndarray:
    """Reduce TF-IDF to the directions in which the fitted rows lie (Deerwester et al. 1990), rows of length one; float32."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    if weights.shape[1] <= N_DIRECTIONS:
        return weights.toarray().astype(np.float32)
    fit = TruncatedSVD(min(N_DIRECTIONS, int(fitted.sum())), random_state=random_state).fit(weights[fitted])
    return normalize(fit.transform(weights)).astype(np.float32)


def choose_landmarks(fitted: np.ndarray, random_state: int) -> np.ndarray:
    """Draw the rows that are laid out by their neighbours, all fitted ones where there are not too many; ascending."""
    rows = np.flatnonzero(fitted)
    if len(rows) <= N_LANDMARKS:
        return rows
    return np.sort(np.random.default_rng(random_state).choice(rows, N_LANDMARKS, replace=False))


def embed(points: np.ndarray, random_state: int) -> np.ndarray:
    """Lay points out by t-SNE from their main directions (van der Maaten 2014; Kobak & Berens 2019, on the start); (n_points, 2)."""
    from sklearn.manifold import TSNE

    steps = {"angle": ANGLE, "max_iter": N_ROUNDS}
    perplexity = min(PERPLEXITY, PART * (len(points) - 1))
    return TSNE(perplexity=perplexity, init="pca", random_state=random_state, **steps).fit_transform(points)


def place_among(points: np.ndarray, landmarks: np.ndarray, placed: np.ndarray) -> np.ndarray:
    """Place each point amid the landmarks that are most like it; (n_points, 2).

    Parameters
    ----------
    points : numpy.ndarray, (n_points, n_directions)
        Of length one.
    landmarks : numpy.ndarray, (n_landmarks, n_directions)
        Of length one.
    placed : numpy.ndarray, (n_landmarks, 2)

    Notes
    -----
    The high power lets the most alike decide: a plain mean would put a point between two groups, where nothing is.
    """
    places = np.empty((len(points), 2))
    n_nearest = min(N_NEAREST, len(landmarks))
    for start in range(0, len(points), PORTION):
        rows = slice(start, start + PORTION)
        likeness = points[rows] @ landmarks.T
        nearest = np.argpartition(-likeness, n_nearest - 1, axis=1)[:, :n_nearest]
        weights = np.maximum(np.take_along_axis(likeness, nearest, axis=1), TINY).astype(np.float64) ** POWER
        weights /= weights.sum(axis=1, keepdims=True)
        places[rows] = (placed[nearest] * weights[:, :, None]).sum(axis=1)
    return places


def _to_unit(places: np.ndarray) -> np.ndarray:
    """Move and scale places, the same in both directions, so that they fill −1 to 1."""
    low, high = places.min(axis=0), places.max(axis=0)
    half = (high - low).max() / 2
    return (places - (low + high) / 2) / (half if half > 0 else 1)
