"""Collocations: the runs of words that a corpus repeats, and the statistics that tell them."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import f1_score

from kzcn_explore.analysis.terms.association import log_dice
from kzcn_explore.analysis.terms.collocations import collocations
from kzcn_explore.corpus.loading import load_corpus


def corpus_of(*texts):
    frame = pd.DataFrame({"id": [f"d{number}" for number in range(len(texts))], "text": texts, "language": "en"})
    return load_corpus(frame)


@pytest.fixture
def ice():
    return corpus_of("Lemons make good ice cream.", "Olives too! Lemons make good ice cream.")


def row(table, phrase):
    return table.set_index("phrase").loc[phrase]


def test_lambda_and_z_are_those_of_quanteda(ice):
    # quanteda.textstats, test-textstat_collocations.R: "I like good ice cream.", "Me too! I like good ice cream." give
    # every pair of words lambda 4.317488 and z 2.027787. Here other words stand for its function words.
    table = collocations(ice, longest=2)
    assert table["phrase"].tolist() == ["good ice", "ice cream", "lemons make", "make good"]
    assert table["lambda_"].tolist() == pytest.approx([4.317488] * 4, abs=1e-6)
    assert table["z"].tolist() == pytest.approx([2.027787] * 4, abs=1e-6)


def test_lambda_of_three_words_is_that_of_the_saturated_table(ice):
    # Six stretches of three words: 2 are "good ice cream", 2 "make good ice", 2 "lemons make good": of the eight cells only 111 (2) and
    # 000 (4) are not empty: ln(2.5) - ln(4.5), each empty one counts ln(.5) three times with + and three times with -.
    table = collocations(ice, longest=3)
    assert row(table, "good ice cream")["lambda_"] == pytest.approx(-0.5878, abs=1e-4)


def test_log_dice_is_that_of_rychly():
    # Rychlý (2008): two words that always stand together have 14; 2 · 10 / (20 + 20) is one half, one point less.
    assert log_dice(7, 7, 7) == 14
    assert log_dice(10, 20, 20) == 13
    assert log_dice(1, 100, 100) == pytest.approx(14 - 6.643856, abs=1e-6)
    # Dice's coefficient is scikit-learn's F1 of one word as the sign of the other: 3 together, 5 and 4 in all.
    first, second = [1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 0, 0, 1, 0]
    assert log_dice(3, 5, 4) == pytest.approx(14 + np.log2(f1_score(first, second)))


def test_counts_are_uses_passages_and_documents():
    corpus = corpus_of("sea trade, sea trade\n\nsea trade", "a sea trade of the sea")
    found = row(collocations(corpus), "sea trade")
    assert found[["n", "n_passages", "n_documents"]].tolist() == [4, 3, 2]
    assert collocations(corpus)["phrase"].tolist() == ["sea trade"]


def test_a_repeated_passage_counts_once():
    passage = "The long sea trade of the northern towns brought salt, timber, copper and amber to the harbour, as the old books tell."
    corpus = corpus_of(f"{passage}\n\nA sea trade.", f"{passage}\n\nNo sea trade.")
    assert corpus.passages["copy_of"].notna().sum() == 1
    assert row(collocations(corpus), "sea trade")["n"] == 3
    alone = corpus.keep_passages(corpus.passages["copy_of"].notna())
    assert row(collocations(alone, min_n=1), "northern towns")["n"] == 1


def test_a_run_may_hold_a_joining_word_but_no_comma_and_no_function_word_at_its_edge():
    corpus = corpus_of("the salt and amber, trade of salt and amber", "salt and amber trade")
    assert collocations(corpus)["phrase"].tolist() == ["salt and amber"]


def test_runs_are_written_as_the_corpus_writes_them_and_fixed_ones_are_marked(seeds):
    table = collocations(seeds)
    assert row(table, "one-China principle")[["n", "fixed"]].tolist() == [2, True]
    assert row(table, "Xi Jinping")[["n", "n_documents", "fixed"]].tolist() == [11, 5, False]
    assert table["g2"].is_monotonic_decreasing
    assert table["n"].min() == 2


def test_every_option_gives_the_same_columns(seeds):
    columns = ["phrase", "n", "n_passages", "n_documents", "npmi", "g2", "lambda_", "z", "log_dice", "fixed"]
    for table in (collocations(seeds, min_n=5), collocations(seeds, longest=2), collocations(seeds.matching("zebra"))):
        assert table.columns.tolist() == columns
    assert collocations(seeds.matching("zebra")).dtypes.equals(collocations(seeds).dtypes)
    assert collocations(seeds, min_n=5)["n"].min() == 5


@pytest.mark.parametrize(("option", "value"), [("min_n", 0), ("min_n", 1.5), ("min_n", True), ("longest", 1), ("longest", 6)])
def test_what_is_no_such_number_is_refused(seeds, option, value):
    with pytest.raises(ValueError, match=f"{option} must be a whole number"):
        collocations(seeds, **{option: value})
