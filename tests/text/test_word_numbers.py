"""Word numbers: texts that are split into words once, alone and several as one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text import word_numbers
from kzcn_explore.text.compared import are_tokens, compared_words
from kzcn_explore.text.copies import find_copies, find_document_copies
from kzcn_explore.text.runs import hash_runs, run_sets
from kzcn_explore.text.tokens import count_tokens, has_words
from kzcn_explore.text.word_numbers import number_words

SENTENCES = st.lists(st.sampled_from(["a b c d e f.", "One two three, four five!", "贸易额增长。", "Он уехал", "a b", ""]), max_size=4)


def test_equal_words_have_equal_numbers_whatever_the_block(monkeypatch):
    texts = ["Trade grew.", "", "TRADE fell"]
    whole = number_words(texts)
    assert whole.n_words.tolist() == [2, 0, 2]
    assert whole.numbers[0] == whole.numbers[2]
    assert len(set(whole.numbers.tolist())) == 3
    monkeypatch.setattr(word_numbers, "BLOCK", 1)
    assert number_words(texts).numbers.tolist() == whole.numbers.tolist()


def test_no_text_has_no_words():
    assert [part.tolist() for part in number_words([])] == [[], []]
    assert find_copies(number_words([])) == find_document_copies(number_words([]).together(np.array([], dtype=int))) == []


@settings(deadline=None)
@given(st.lists(SENTENCES, max_size=5))
def test_passages_together_are_the_document_that_they_make(documents):
    passages = [passage for document in documents for passage in document]
    words = number_words(passages).together(np.array([len(document) for document in documents], dtype=np.int64))
    whole = ["\n\n".join(document) for document in documents]
    for one, other in zip(run_sets(words, short=True), hash_runs(whole, distinct=True, short=True), strict=True):
        assert one.tolist() == other.tolist()
    assert find_document_copies(words) == find_document_copies(whole)
    assert find_copies(number_words(passages)) == find_copies(passages)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab1 .,’'-‑_İΣſß\u0301\u00adұЯ中年ヿ한"), max_size=12))
def test_words_that_are_compared_as_they_are_counted_are_as_many(text):
    if are_tokens(text):
        assert len(compared_words(text)) == count_tokens(text)
    n = count_tokens(text)
    assert has_words(text, n)
    assert not has_words(text, n + 1)


def test_korean_words_are_not_parted_like_chinese():
    assert compared_words("한국 정부") == ["한국", "정부"]
