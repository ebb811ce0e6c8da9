"""Matches: a search finds what a plain look through all texts finds, of a corpus, of a study and of a store."""

import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.concordance import matches, searched
from kzcn_explore.analysis.concordance.matches import find_matches
from kzcn_explore.analysis.concordance.near import near_spans
from kzcn_explore.analysis.concordance.searched import SURE_LETTERS, Searched
from kzcn_explore.corpus.keeping.opening import open_stored
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.study import Study
from kzcn_explore.tallies import rows
from kzcn_explore.text import search_index
from kzcn_explore.text.search import search_pattern

WORDS = st.sampled_from(
    ["a", "A", "ab", "b", "trade", "Trade", "i", "İ", "ı", "K", "ſ", "ё", "Е", "ж", "中国", "a's", "a-b", "5", "é", "\u0307"]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=8)
QUERIES = st.sampled_from(
    ["a", "ab, b", "tr*", "*b", "a b", "i", "k", "s", "е", "ж", "中", "t?ade", "i*, b", "a * b", "5, a's", "a*b", "İ"]
)
REGEXES = st.sampled_from(
    ["a+", "[ab]+ ?b", "(?<=a)b", "tr|a", "^a", "b$", r"\ba\b", "a(b)?", "(a|b) (?:a|b)", "[^a]", "a{2,}?", ".b.", "a*", r"\d"]
)
# Of these `re` and `regex` hold other views, as the docstring of concordance says.
UNLIKE = str.maketrans("", "", "İı\u0307")


def corpus_of(texts):
    return load_corpus(pd.DataFrame({"id": [f"d{number}" for number in range(len(texts))], "text": texts}))


def found(given, pattern, **options):
    held = find_matches(Searched(given), pattern, **options)
    return [*zip(held.passages.tolist(), held.starts.tolist(), held.ends.tolist(), strict=True)]


def scanned(corpus, spans_of):
    texts = corpus.passages["text"].tolist()
    return [(row, start, end) for row, text in enumerate(texts) for start, end in spans_of(text) if end > start]


def spans_of(pattern):
    return lambda text: [match.span() for match in pattern.finditer(text)]


@given(TEXTS, QUERIES)
@settings(deadline=None, max_examples=60)
def test_words_are_found_as_the_pattern_finds_them(texts, query):
    corpus = corpus_of(texts)
    assert found(corpus, query) == scanned(corpus, spans_of(search_pattern(query)))


@given(TEXTS, QUERIES, QUERIES, st.integers(0, 3))
@settings(deadline=None, max_examples=60)
def test_two_sides_are_found_as_both_patterns_find_them(texts, left, right, most_between):
    corpus = corpus_of(texts)
    sides = [spans_of(search_pattern(query)) for query in (left, right)]
    expected = scanned(corpus, lambda text: near_spans(text, *(side(text) for side in sides), most_between))
    assert found(corpus, f"{left} NEAR/{most_between} {right}") == expected


@given(TEXTS, REGEXES, st.booleans())
@settings(deadline=None, max_examples=60)
def test_a_regex_finds_what_the_standard_library_finds(texts, written, case):
    corpus = corpus_of([f"x{text.translate(UNLIKE)}" for text in texts])
    plain = re.compile(written, re.NOFLAG if case else re.IGNORECASE)
    assert found(corpus, f"/{written}/", case=case) == scanned(corpus, spans_of(plain))
    everywhere = sum(start == end for text in corpus.passages["text"] for start, end in spans_of(plain)(text))
    assert find_matches(Searched(corpus), f"/{written}/", case=case).n_empty == everywhere


TOLD = ["China and trade; the US", "Trade’s ſun\n\nchina", "Nothing here", "中国贸易, Ещё один", "strategic partnership with us"]
PATTERNS = ["china", "trade*", "us", "one, *ship", "china NEAR/2 trade", "中国", "еще один", "/[a-c]h/", "/(?i)T/", "absent"]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("case", [False, True])
def test_a_study_a_store_and_its_study_find_what_the_corpus_finds(tmp_path, monkeypatch, pattern, case):
    monkeypatch.setattr(searched, "TEXTS_AT_ONCE", 2)
    corpus = corpus_of(TOLD)
    stored = open_stored(corpus.save(tmp_path / "store"))
    expected = found(corpus, pattern, case=case)
    assert found(Study(corpus), pattern, case=case) == expected
    assert found(stored, pattern, case=case) == found(Study(stored), pattern, case=case) == expected
    assert not {"documents", "passages"} & {*vars(stored)}
    if not pattern.startswith("/"):
        # The words of many passages are followed by compiled code.
        monkeypatch.setattr(rows, "INDEX_FROM", 0)
        monkeypatch.setattr(search_index, "FEW_TEXTS", 0)
        assert found(Study(corpus), pattern, case=case) == expected


def test_only_passages_that_may_match_are_read(monkeypatch):
    corpus = corpus_of(TOLD)
    one = Searched(corpus)
    read = []
    monkeypatch.setattr(one, "texts", lambda passages: read.append(passages.tolist()) or Searched.texts(one, passages))
    find_matches(one, "partnership")
    find_matches(one, "trade NEAR/9 china")
    find_matches(one, "one, i")
    find_matches(one, "/us/")
    # The second passage of the second document is a passage of its own; of i every text may hold some form.
    assert read == [[5], [0], [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5]]


def test_every_form_of_a_sure_letter_is_found_by_arrow():
    # Han characters have one form each.
    sure = [char for char in map(chr, range(0x500)) if SURE_LETTERS.match(char)]
    assert len(sure) > 200
    forms = "".join(char for char in map(chr, range(0x110000)) if char.lower() != char or char.upper() != char)
    corpus = corpus_of(["x"])
    one = Searched(corpus)
    one._columns = lambda: [pa.chunked_array([pa.array([*forms])])]
    for letter in sure:
        expected = {match.start() for match in re.finditer(letter, forms, re.IGNORECASE)}
        assert expected <= {*np.flatnonzero(one._may_hold([letter])).tolist()}, letter


@pytest.mark.parametrize(("written", "text"), [("(a+)+$", "a" * 5000 + "!"), ("(a|aa)+$", "a" * 60 + "!")])
def test_a_regex_that_runs_for_ever_is_stopped_with_the_document_and_the_mend(written, text):
    with pytest.raises(TimeoutError) as stopped:
        found(corpus_of(["aab", text]), f"/{written}/", seconds=0.05)
    said = rf"pattern: /{re.escape(written)}/ was stopped after \d+\.\d s \(seconds=0\.05\), \d+\.\d s of them in one passage "
    assert re.match(said, str(stopped.value))
    assert "in one passage of document 'd1'. Repeats inside repeats, such as (a|aa)+, may run for ever" in str(stopped.value)
    assert "a greater seconds" in str(stopped.value)


def test_many_texts_and_many_matches_are_stopped_too(monkeypatch):
    ticks = iter(range(100))
    monkeypatch.setattr(matches.time, "monotonic", lambda: float(next(ticks)))
    with pytest.raises(TimeoutError, match="in one passage of document 'd0'"):
        found(corpus_of(["a a a a a a a a"]), "/a/", seconds=6)
    with pytest.raises(TimeoutError, match="in one passage of document 'd2'"):
        found(corpus_of(["b"] * 20), "/a/", seconds=6)


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), True, "10", None])
def test_seconds_are_a_number_above_nothing(seconds):
    with pytest.raises(ValueError, match="seconds must be a number above 0"):
        found(corpus_of(["a"]), "a", seconds=seconds)


def test_what_is_no_corpus_is_refused():
    with pytest.raises(ValueError, match="corpus must be a Corpus, such as load_corpus\\(\\) gives, or a Study of one; got DataFrame"):
        Searched(pd.DataFrame())


def test_matches_are_taken_by_number_and_by_mask():
    held = find_matches(Searched(corpus_of(["a b a"])), "a")
    assert held.take(np.array([1])).starts.tolist() == [4]
    assert held.take(held.starts == 0).ends.tolist() == [1]
