"""Effect bands: the errors are those of the bands of timelines, few documents or many; the interval is Welch's."""

import numpy as np
import pytest
from scipy import sparse
from scipy.stats import ttest_ind

from kzcn_explore.analysis.comparison.effect_bands import log_ratio_band, relative_error
from kzcn_explore.analysis.timelines.bands import RatioSums, jackknife_error, linear_error


def some_documents(n_documents):
    random = np.random.default_rng(0)
    return random.poisson(0.7, (n_documents, 6)), random.integers(20, 60, n_documents)


@pytest.mark.parametrize("n_documents", [5, 99, 100, 300])
def test_the_error_is_that_of_the_bands_of_timelines(n_documents, monkeypatch):
    # Two terms at a time, as of many.
    monkeypatch.setattr("kzcn_explore.analysis.comparison.effect_bands.AT_ONCE", 2)
    uses, tokens = some_documents(n_documents)
    parts, wholes = uses.astype(float), tokens.astype(float)
    error = jackknife_error(parts, wholes) if n_documents < 100 else linear_error(RatioSums.of(parts, wholes))
    expected = error / (parts.sum(axis=0) / wholes.sum())
    assert relative_error(sparse.csr_matrix(uses), tokens).tolist() == pytest.approx(expected.tolist())


def test_there_is_no_error_below_five_documents_nor_without_a_use_nor_where_one_document_holds_all():
    uses, tokens = some_documents(4)
    assert np.isnan(relative_error(sparse.csr_matrix(uses), tokens)).all()
    unused = sparse.csr_matrix(np.array([[0, 1]] * 7))
    assert np.isnan(relative_error(unused, np.full(7, 9))).tolist() == [True, False]
    assert np.isnan(relative_error(unused, np.array([9, 0, 0, 0, 0, 0, 0]))).all()


def test_the_interval_is_that_of_welch():
    # SciPy's own Welch test; a difference of natural logarithms in place of the difference of means.
    random = np.random.default_rng(0)
    one, other = random.normal(0.7, 0.5, 8), random.normal(0.0, 1.2, 13)
    welch = ttest_ind(one, other, equal_var=False).confidence_interval()
    errors = tuple(np.array([sample.std(ddof=1) / np.sqrt(len(sample))]) for sample in (one, other))
    band = log_ratio_band(np.array([(one.mean() - other.mean()) / np.log(2)]), errors, (8, 13))
    assert [bound.item() for bound in band] == pytest.approx([welch.low / np.log(2), welch.high / np.log(2)])


def test_a_band_that_reaches_a_thousand_times_as_high_is_none():
    low, high = log_ratio_band(np.array([1.0, 1.0]), (np.array([3.0, 2.0]), np.array([3.0, 2.0])), (50, 50))
    # 4.2 times 1.98 is more than the logarithm of 1,000, 6.9; 2.8 times 1.98 is less.
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [True, False]


def test_documents_that_agree_leave_the_log_ratio_alone():
    low, high = log_ratio_band(np.array([1.5]), (np.array([0.0]), np.array([0.0])), (5, 5))
    assert (low.item(), high.item()) == (1.5, 1.5)
