"""Counting: words and copies join the tables."""

import pandas as pd

from kzcn_explore.corpus.counting import count_and_compare
from kzcn_explore.text.word_numbers import number_words

NOTE = "The ministers signed a plan for trade by rail."


def test_words_are_counted_and_copies_found_in_both_tables():
    texts = [[NOTE, "They left. 贸易额"], [NOTE], [NOTE.upper(), "They left 贸易额"]]
    passages = pd.DataFrame([(name, text) for name, own in zip("abc", texts, strict=True) for text in own], columns=["document", "text"])
    documents = pd.DataFrame({"n_passages": [2, 1, 2], "path": "x"}, index=pd.Index([*"abc"], name="document"))
    before = documents.copy(), passages.copy()
    counted, numbered = count_and_compare(documents, passages, number_words(passages["text"]))
    assert numbered["n_tokens"].tolist() == [9, 3, 9, 9, 3]
    assert numbered["copy_of"].astype(object).where(numbered["copy_of"].notna(), None).tolist() == [None, None, 0, 0, 1]
    assert counted.columns.tolist() == ["n_passages", "n_tokens", "copy_of", "path"]
    assert counted["n_tokens"].tolist() == [12, 9, 12]
    assert counted["copy_of"].fillna("").tolist() == ["", "", "a"]
    pd.testing.assert_frame_equal(documents, before[0])
    pd.testing.assert_frame_equal(passages, before[1])
