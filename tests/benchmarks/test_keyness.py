"""The benchmark of keyness: its plain way by hand, and that it stops where the two ways differ."""

import pandas as pd
import pytest

from benchmarks.keyness import NAMES, compare, plain_keyness

TABLE = plain_keyness(pd.Series(["Sea, sea and sea.", "Trade"]), pd.Series(["The sea"]))


def test_the_plain_way_counts_words_in_small_letters():
    assert TABLE.set_index("term")[NAMES].T.to_dict("list") == {"sea": [3, 1], "and": [1, 0], "trade": [1, 0], "the": [0, 1]}


def test_the_plain_g2_is_that_of_the_four_numbers():
    # R 4.2.2: 2 * sum(O * log(O / E)) over the cells of matrix(c(3, 1, 2, 1), 2) and of matrix(c(0, 1, 5, 1), 2) that are not empty.
    assert TABLE.set_index("term").loc[["sea", "the"], "g2"].tolist() == pytest.approx([0.058008073, 2.969039734], abs=1e-8)


def test_other_counts_are_refused():
    compare(TABLE, TABLE[TABLE["term"] != "the"])
    with pytest.raises(SystemExit, match="differ in 1 of 4 terms"):
        compare(TABLE, TABLE.assign(n_target=[9, *TABLE["n_target"].iloc[1:]]))
