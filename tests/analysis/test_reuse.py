"""Reuse: what two documents both say, where, and how the two readings differ."""

from types import SimpleNamespace

import pandas as pd
import pytest

from kzcn_explore.analysis.reuse import text_reuse
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.places import seeds_folder

COLUMNS = ["document", "start", "end", "other_document", "other_start", "other_end", "n_tokens", "difference"]
QUOTE = "we shall lay the second track of the northern line before the first snow falls"
OWN = [
    "Nobody in the old harbour had expected ships of that size",
    "Farmers near the lake sold more apples than in any earlier summer",
    "A teacher of music wrote down songs that her pupils had never heard",
    "Engineers measured how fast the glacier above our valley melts",
]


def corpus_of(*texts, dates=None):
    """A corpus of documents a, b, c …; passages are parted by an empty line."""
    names = [chr(ord("a") + number) for number in range(len(texts))]
    rows = []
    for name, text in zip(names, texts, strict=True):
        start = 0
        for passage in text.split("\n\n"):
            rows.append((name, passage, start, start + len(passage)))
            start += len(passage) + 2
    passages = pd.DataFrame(rows, columns=["document", "text", "start", "end"]).astype({"document": "str", "text": "str"})
    days = pd.to_datetime(pd.Series(dates if dates else [None] * len(names), index=names)).astype("datetime64[s]")
    return SimpleNamespace(passages=passages, documents=pd.DataFrame({"earliest": days, "latest": days}))


def readings(table, texts):
    """The words of both readings, cut out of the raw texts by the offsets."""
    raw = dict(zip("abcdefgh", texts, strict=False))
    return [
        (raw[row.document][row.start : row.end], raw[row.other_document][row.other_start : row.other_end]) for row in table.itertuples()
    ]


def test_the_quotes_that_two_seeds_share_come_out_with_their_offsets():
    raw = {path.stem[:3]: path.read_bytes().decode("utf-8-sig") for path in seeds_folder().glob("*.txt")}
    table = text_reuse(load_corpus())
    assert table["document"].str[:3].tolist() == ["003"] * 4
    assert table["other_document"].str[:3].tolist() == ["000"] * 4
    ends = [
        ("This year marks", "our strategic partnership", 51, "… new page in [-the annals of-] our strategic partnership"),
        # No quotation, but the same sentence.
        ("state visit of", "Kazakh-Chinese relations", 23, "… scheduled for autumn [-2022-] will give a [-new-] powerful impetus to …"),
        ("The results of", "of the country", 47, ""),
        ("President Xi Jinping", "relations” with", 11, ""),
    ]
    for row, (first, last, n_tokens, difference) in zip(table.itertuples(), ends, strict=True):
        reading, other = raw["003"][row.start : row.end], raw["000"][row.other_start : row.other_end]
        assert reading.startswith(first)
        assert other.startswith(first)
        assert reading.endswith(last)
        assert other.endswith(last.replace("”", ""))
        assert (row.n_tokens, row.difference) == (n_tokens, difference)


def test_every_passage_of_the_seeds_that_is_a_copy_holds_a_shared_run_with_its_original():
    corpus = load_corpus()
    table, passages = text_reuse(corpus), corpus.passages
    copies = passages[passages["copy_of"].notna()]
    assert len(copies) == 3
    for copy in copies.itertuples():
        original = passages.loc[copy.copy_of]
        inside = table[table["start"].between(copy.start, copy.end) & table["other_start"].between(original["start"], original["end"])]
        assert inside[["document", "other_document"]].to_numpy().tolist() == [[copy.document, original["document"]]]


def test_a_quotation_has_its_offsets_in_both_raw_texts():
    texts = [f"{OWN[0]}.\n\nThe minister said: “{QUOTE.capitalize()}!”", f"{OWN[1]}. As was reported, {QUOTE}. {OWN[2]}."]
    table = text_reuse(corpus_of(*texts))
    assert readings(table, texts) == [(QUOTE, QUOTE.capitalize())]
    assert table[["document", "other_document", "n_tokens", "difference"]].to_numpy().tolist() == [["b", "a", 15, ""]]


def test_an_edited_quotation_is_one_row_with_its_difference():
    edited = QUOTE.replace("northern ", "").replace("falls", "comes")
    texts = [f"{OWN[0]}. {QUOTE}.", f"{OWN[1]}: {edited}, {OWN[2]}."]
    table = text_reuse(corpus_of(*texts))
    assert readings(table, texts) == [(edited.removesuffix(" comes"), QUOTE.removesuffix(" falls"))]
    assert table["n_tokens"].tolist() == [13]
    assert table["difference"].tolist() == ["… track of the [-northern-] line before the …"]


def test_the_other_document_is_the_earlier_one_by_date_and_else_by_order():
    texts = [f"{OWN[0]}. {QUOTE}.", f"{OWN[1]}. {QUOTE}.", f"{OWN[2]}. {QUOTE}."]
    table = text_reuse(corpus_of(*texts, dates=["2022-05-02", "2022-05-01", None]))
    assert table[["document", "other_document"]].to_numpy().tolist() == [["a", "b"], ["c", "a"], ["c", "b"]]


def test_overlapping_dates_leave_the_order_of_the_corpus():
    corpus = corpus_of(f"{OWN[0]}. {QUOTE}.", f"{OWN[1]}. {QUOTE}.")
    corpus.documents = pd.DataFrame({"earliest": ["2022-03-01", "2022-01-01"], "latest": ["2022-03-01", "2022-12-31"]}, index=["a", "b"])
    corpus.documents = corpus.documents.astype("datetime64[s]")
    assert text_reuse(corpus)["other_document"].tolist() == ["a"]


def test_a_run_inside_one_document_is_not_listed():
    assert text_reuse(corpus_of(f"{QUOTE}. {OWN[0]}. {QUOTE}.", OWN[1])).empty


def test_a_run_needs_at_least_so_many_words():
    texts = [f"{OWN[0]}. {QUOTE}.", f"{OWN[1]}. {QUOTE}."]
    assert text_reuse(corpus_of(*texts), min_tokens=15)["n_tokens"].tolist() == [15]
    assert text_reuse(corpus_of(*texts), min_tokens=16).empty


def test_a_name_of_many_words_is_no_reuse():
    name = "Joint Northern Commission on Rivers and Lakes of the Upper Mountain Provinces and Towns"
    assert text_reuse(corpus_of(f"{OWN[0]}. {name}.", f"{OWN[1]}. {name}.")).empty
    assert len(text_reuse(corpus_of(f"{OWN[0]}. {name.lower()}.", f"{OWN[1]}. {name.lower()}."))) == 1


def test_a_table_of_numbers_is_no_reuse():
    table = "1990 12.5 1991 13.7 1992 14.1 1993 15.9 1994 16.3 GDP 1995 17.2"
    assert text_reuse(corpus_of(f"{OWN[0]}. {table}", f"{OWN[1]}. {table}")).empty


def test_a_formula_whose_words_follow_each_other_everywhere_is_no_reuse():
    formula = "it is an honour to be here with you"
    pieces = ["it is an honour", "is an honour to be", "honour to be here", "to be here with", "here with you"]
    filler = ". ".join(f"{OWN[n % 4].split()[n % 7]} x{n} {pieces[n % 5]} y{n}" for n in range(400))
    said = [f"{OWN[0]}. {formula}. {OWN[2]}.", f"{OWN[1]}. {formula}. {OWN[3]}."]
    assert text_reuse(corpus_of(*said))["n_tokens"].tolist() == [9]
    assert text_reuse(corpus_of(*said, filler)).empty


def test_a_run_in_more_documents_than_allowed_is_a_formula():
    texts = [f"{OWN[n]}. {QUOTE}." for n in range(4)]
    assert len(text_reuse(corpus_of(*texts), max_documents=4)) == 6
    assert text_reuse(corpus_of(*texts), max_documents=3).empty


def test_a_reprint_is_compared_with_its_original_alone():
    article = f"{OWN[0]}. {QUOTE}. {OWN[2]}. {OWN[3]}."
    texts = [article, article.replace("Engineers", "They"), f"{OWN[1]}. {QUOTE}."]
    table = text_reuse(corpus_of(*texts))
    # 11 + 15 + 13 + 10 words, one of them replaced.
    assert table[["document", "other_document", "n_tokens"]].to_numpy().tolist() == [["b", "a", 48], ["c", "a", 15]]
    assert table["difference"].tolist() == ["… had never heard [-Engineers-] {+They+} measured how fast …", ""]


def test_a_run_goes_on_from_a_passage_to_the_next():
    texts = ["One more thing. " + OWN[0] + ".\n\n" + OWN[1], "Quite another: " + OWN[0] + ";\n\n\n" + OWN[1] + "…"]
    corpus = corpus_of(*texts)
    assert len(corpus.passages) == 4
    corpus.passages.loc[3, ["text", "start"]] = [OWN[1] + "…", texts[1].index("Farmers")]
    table = text_reuse(corpus)
    assert readings(table, texts) == [(f"{OWN[0]};\n\n\n{OWN[1]}", f"{OWN[0]}.\n\n{OWN[1]}")]


def test_russian_readings_are_found_and_compared():
    quote = "мы проложим вторую колею северной дороги прежде чем выпадет первый снег в горах"
    texts = [f"Вчера министр сказал так: «{quote}».", f"Как передаёт газета, {quote.replace('северной ', '')}, заявили в столице."]
    table = text_reuse(corpus_of(*texts))
    assert table[["n_tokens", "difference"]].to_numpy().tolist() == [[12, "мы проложим вторую колею [-северной-] дороги прежде чем …"]]
    assert readings(table, texts)[0][1] == quote


def test_two_characters_of_chinese_count_as_a_word():
    quote = "我们将在第一场雪之前铺好北方铁路的第二条轨道"  # 22 characters
    texts = [f"部长昨天说：“{quote}。”", f"据报道，{quote}，人们很高兴。"]
    table = text_reuse(corpus_of(*texts))
    assert readings(table, texts) == [(quote, quote)]
    assert table["n_tokens"].tolist() == [11]
    assert text_reuse(corpus_of(*texts), min_tokens=12).empty


@pytest.mark.parametrize("texts", [[], [""], ["", "… — !"], [OWN[0]], OWN])
def test_the_columns_are_the_same_where_nothing_is_shared(texts):
    table = text_reuse(corpus_of(*texts))
    assert table.columns.tolist() == COLUMNS
    assert table.dtypes.astype(str).tolist() == ["str", "int64", "int64", "str", "int64", "int64", "int64", "str"]
    assert len(table) == 0


def test_one_word_a_hundred_thousand_times_shares_no_run_of_eight():
    assert text_reuse(corpus_of("na " * 100_000, "na " * 100_000 + "but yes")).empty


def test_the_corpus_is_not_changed():
    corpus = corpus_of(f"{OWN[0]}. {QUOTE}.", f"{OWN[1]}. {QUOTE}.")
    before = corpus.passages.copy(), corpus.documents.copy()
    text_reuse(corpus)
    pd.testing.assert_frame_equal(corpus.passages, before[0])
    pd.testing.assert_frame_equal(corpus.documents, before[1])


@pytest.mark.parametrize(
    ("options", "message"), [({"min_tokens": 4}, "min_tokens must be 5 or more"), ({"max_documents": 1}, "max_documents must be 2")]
)
def test_an_option_out_of_range_says_what_is_allowed(options, message):
    with pytest.raises(ValueError, match=message):
        text_reuse(corpus_of(*OWN), **options)
