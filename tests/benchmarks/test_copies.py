"""Copies: what was planted is told from what was found besides."""

import pandas as pd

from benchmarks.copies import found_copies, found_reuse, make_corpus, peer_copies


def test_a_planted_copy_counts_as_found_with_its_own_original_only():
    # 2 repeats 0, and 3 repeats 1; of these 3 is given a wrong original, and 4 is given one though it has none.
    found = found_copies([None, None, 0, 0, 1], {2: 0, 3: 1})
    assert found == {"planted": 2, "found": 1, "recall": 0.5, "others": 1}


def test_rows_of_copies_of_documents_are_neither_planted_quotations_nor_others():
    table = pd.DataFrame({"document": [*"bcde"], "other_document": [*"aaaa"]})
    found = found_reuse(table, {("b", "a"), ("f", "a")}, {("c", "a")})
    assert found == {"planted": 2, "found": 1, "recall": 0.5, "others": 2}


def test_nothing_planted_is_no_recall():
    assert found_copies([None], {}) == {"planted": 0, "found": 0, "recall": 0.0, "others": 0}


def test_the_peer_finds_the_copies_that_were_planted():
    corpus, planted = make_corpus(40, seed=0)
    found = found_copies(peer_copies(corpus.passages["text"].tolist()), planted["passage"])
    assert found["planted"] > 5
    assert found["recall"] == 1
