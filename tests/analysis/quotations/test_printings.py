"""Printings: which later quotations reprint an earlier one, and how the two differ."""

import pandas as pd
import pytest

from kzcn_explore.analysis.quotations.given import given_quotations, numbered, whole_quotations
from kzcn_explore.analysis.quotations.printings import find_printings, is_reprint
from kzcn_explore.analysis.quotations.printings_table import COLUMNS, printings
from kzcn_explore.analysis.quotations.quotations import quotations
from kzcn_explore.corpus.loading import load_corpus

WORDS = "We will build the long road to the port by autumn"


def corpus_of(*texts, **columns):
    return load_corpus(pd.DataFrame({"id": [f"d{number}" for number in range(len(texts))], "text": texts} | columns))


def found(*texts, documents=None, days=None):
    documents = documents or [f"d{number}" for number in range(len(texts))]
    earliest = pd.to_datetime(days or [None] * len(texts))
    return find_printings(texts, documents, pd.DataFrame({"earliest": earliest}, index=pd.Index(documents)).groupby(level=0).first())


def test_scattered_words_in_common_make_no_printing():
    same = "bridge harbour road tunnel port ferry canal train tram bus"
    assert found(same, "bridge harbour road tunnel x y z u v w") == [None, None]
    assert found(same, same) == [None, 0]
    assert found(same, same, documents=["a", "a"]) == [None, None]


def test_words_of_grammar_alone_make_no_printing():
    assert found("There is no need for that at all", "There is no need for that at all") == [None, None]


def test_few_words_in_common_must_be_nearly_all_of_the_shorter():
    words, other = "port ferry canal train tram bus", "port ferry canal train x y z u v"
    assert not is_reprint(words.split(), other.split())  # 4 of 6 words
    assert is_reprint(words.split(), f"{words} x y z".split())


def test_characters_of_chinese_count_half():
    assert not is_reprint([*"新公路将"], [*"新公路将开通"])  # two words
    assert is_reprint([*"新公路将在秋天开通"], [*"新公路将在秋天开通了"])


def test_a_printing_of_a_printing_names_the_first():
    first = "one port two ferry three canal four train five tram six bus seven"
    second = first.replace("one port two", "zero quay nil")
    third = second.replace("six bus seven", "six cab none")
    assert found(first, second, third) == [None, 0, 0]


def test_a_chain_leads_to_the_first_printing_where_words_are_left_of_it():
    a, b, c, d = ("port ferry canal train tram", "bus lorry cart sledge boat", "quay crane dock berth pier", "mast sail keel oar rudder")
    assert found(f"{a} {b}", f"{a} {b} {c} {d}", f"{b} {c} {d}") == [None, 0, 0]
    # Nothing of the first is in the third: it is the first of its own words.
    assert found(f"{a} {b}", f"{a} {b} {c} {d}", f"{c} {d}") == [None, 0, None]


def test_the_first_printing_is_that_of_the_earliest_date_and_those_without_one_come_last():
    same = "bridge harbour road tunnel port ferry"
    assert found(same, same, same, days=[None, "2022-06-09", "2022-06-07"]) == [2, 2, None]


@pytest.mark.parametrize(
    ("later", "change", "difference", "numbers"),
    [
        (WORDS, "equal", "", (11, 11, 11)),
        ("We will build the road to the port by autumn", "shorter", "We will build the [-long-] road to the …", (10, 10, 11)),
        (f"{WORDS} or spring", "longer", "… port by autumn {+or spring+}", (11, 13, 11)),
        (
            "We will build the wide road to the port by autumn",
            "reworded",
            "We will build the [-long-] {+wide+} road to the …",
            (10, 11, 11),
        ),
    ],
)
def test_a_later_printing_stands_beside_the_first_with_what_was_changed(later, change, difference, numbers):
    texts = f"“{WORDS},” said Ann Lee.", f"“{later},” said Carl Holm."
    row = printings(corpus_of(*texts, date=["2022-06-07", "2022-06-09"])).iloc[0]
    assert (row["change"], row["n_tokens"], row["n_words"], row["other_n_words"]) == (change, *numbers)
    assert row["difference"] == difference
    assert (row["quotation"], row["printing"], row["document"], row["other_document"]) == (0, 1, "d1", "d0")
    assert (row["speaker"], row["other_speaker"]) == ("Carl Holm", "Ann Lee")
    assert (str(row["date"].date()), str(row["other_date"].date())) == ("2022-06-09", "2022-06-07")
    assert texts[1][row["start"] : row["end"]] == row["text"]
    assert texts[0][row["other_start"] : row["other_end"]] == row["other_text"]


def test_printings_are_in_the_order_of_the_first_and_their_number_can_be_counted():
    texts = [f"“{WORDS},” said Ann Lee."] * 3
    table = printings(corpus_of(*texts))
    assert table[["quotation", "printing"]].to_numpy().tolist() == [[0, 1], [0, 2]]
    assert table["date"].isna().all()


def test_a_corpus_without_printings_gives_an_empty_table_with_the_same_columns():
    for text in ("Nothing is said here.", "“We build the road,” said Ann Lee."):
        table = printings(corpus_of(text))
        assert table.empty
        assert table.dtypes.astype(str).to_dict() == COLUMNS


def test_a_table_whose_rows_were_moved_or_of_another_corpus_is_refused():
    corpus = corpus_of(f"“{WORDS},” said Ann Lee.", "“It is dear,” said Max Braun.")
    table = quotations(corpus)
    with pytest.raises(ValueError, match="quotations must be rows of quotations\\(corpus\\) in their order"):
        printings(corpus, quotations=table.iloc[::-1])
    with pytest.raises(ValueError, match=r"quotations must be those of corpus; got 1 .* of document 'd1'"):
        printings(corpus_of("One road."), quotations=table.assign(document=["d0", "d1"]))
    with pytest.raises(ValueError, match=r"got none of \['printing_of'\]"):
        printings(corpus, quotations=table.drop(columns="printing_of"))
    with pytest.raises(ValueError, match="quotations must be a DataFrame"):
        printings(corpus, quotations=[])


def test_of_a_part_of_the_quotations_the_earliest_printing_that_it_holds_is_the_first():
    corpus = corpus_of(f"“{WORDS},” said Ann Lee.", f"“{WORDS},” said Max Braun.", f"Then “{WORDS},” said Eva Ruiz.")
    table = quotations(corpus)
    assert table["printing_of"].tolist() == [pd.NA, 0, 0]
    part = table.iloc[1:]
    assert printings(corpus, quotations=part)[["quotation", "printing"]].to_numpy().tolist() == [[1, 2]]
    assert whole_quotations(given_quotations(corpus, part))["is_first"].tolist() == [True, False]
    assert printings(corpus, quotations=table.iloc[2:]).empty


def test_what_goes_on_from_a_row_that_was_left_out_begins_a_quotation():
    corpus = corpus_of("“The road is long and it is new,” said Ann Lee. “It is\n\n“the only road that we have and shall keep,” she said.")
    table = quotations(corpus)
    goes_on = table.index[table["continues"].notna()]
    assert len(goes_on)
    part = table.loc[goes_on]
    assert given_quotations(corpus, part)["continues"].isna().sum() >= 1
    assert len(whole_quotations(given_quotations(corpus, part))) >= 1


def test_a_row_that_stands_twice_is_refused():
    corpus = corpus_of(f"“{WORDS},” said Ann Lee.", "“It is dear,” said Max Braun.")
    with pytest.raises(ValueError, match="quotations must be rows of quotations\\(corpus\\) in their order"):
        printings(corpus, quotations=quotations(corpus).iloc[[0, 0, 1]])


def test_of_printings_whose_first_was_left_out_that_of_the_earliest_date_is_the_first_and_one_without_a_date_the_last():
    table = pd.DataFrame({"earliest": pd.to_datetime([None, "2022-06-09", "2022-06-07"])}, index=[5, 8, 9])
    table = table.assign(continues=pd.array([pd.NA] * 3, dtype="Int64"), printing_of=pd.array([2] * 3, dtype="Int64"))
    assert numbered(table)["printing_of"].tolist() == [2, 2, pd.NA]


def test_printings_stand_by_the_row_of_the_first_even_where_later_texts_are_printed_before():
    other = "Nobody can cross the harbour bridge in the winter"
    texts = [f"“{WORDS},” said Ann Lee.", f"“{other},” said Ann Lee.", f"“{other},” said Carl Holm.", f"“{WORDS},” said Carl Holm."]
    table = printings(corpus_of(*texts, date=["2022-06-09", "2022-06-09", "2022-06-07", "2022-06-07"]))
    assert table[["quotation", "printing"]].to_numpy().tolist() == [[2, 1], [3, 0]]


def test_of_chinese_two_characters_in_common_count_as_one_word():
    said = "王强说：“新公路将在秋天开通。”"
    row = printings(corpus_of(said, said)).iloc[0]
    assert (row["n_tokens"], row["n_words"], row["other_n_words"]) == (5, 5, 5)


def test_runs_of_three_words_count_and_of_ten_words_seven_in_common_are_too_few():
    assert is_reprint("bridge harbour road x port ferry canal".split(), "bridge harbour road y port ferry canal".split())
    ten, other = "bridge harbour road port ferry canal train u v w", "bridge harbour road port ferry canal train x y z q"
    assert not is_reprint(ten.split(), other.split())


def test_the_last_four_words_alone_make_two_quotations_worth_comparing():
    assert found("x bridge harbour road tunnel", "y bridge harbour road tunnel") == [None, 0]


def test_what_more_than_fifty_quotations_hold_is_a_formula():
    same = "bridge harbour road tunnel port ferry"
    assert found(*[same] * 50) == [None, *[0] * 49]
    assert found(*[same] * 51) == [None] * 51
