"""What stands behind a theme, and which of many documents are listed first."""

import numpy as np

from kzcn_explore.tallies.reading import passages_of_theme


def test_a_passage_of_which_a_theme_takes_just_a_fifth_belongs_to_it():
    shares = np.array([0.1, 0.2, 0.9, 0.2, 0.19999])
    order = np.array([2, 1, 3, 4, 0])
    assert passages_of_theme(order, shares).tolist() == [2, 1, 3]


def test_no_passage_belongs_to_a_theme_that_takes_little_of_all():
    assert passages_of_theme(np.array([1, 0]), np.array([0.1, 0.15])).tolist() == []
