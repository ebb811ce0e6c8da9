"""Dispersion: the worked example of Gries (2008), values of another program, copies, periods, places of uses by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.dispersion import uses as uses_module
from kzcn_explore.analysis.dispersion.dispersion import deviation_of_proportions, dispersion, juilland_d
from kzcn_explore.analysis.dispersion.term_places import term_places
from kzcn_explore.analysis.dispersion.uses import find_uses
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.text.search_index import SearchIndex
from kzcn_explore.text.words.streams import word_stream

NAN = float("nan")
# The corpus of Gries (2008): five parts of 9, 10, 10, 10 and 11 words, each of one letter.
GRIES = ["bamnibeup", "basatbewqn", "bcagabesta", "baghabeaat", "bahaabeaxat"]
REPEATED = "the trade talks of the two sides went on for many long days and nights in the north"


def letters(dates=None):
    frame = pd.DataFrame({"id": [*"12345"], "text": [", ".join(part) for part in GRIES], "language": "en"})
    return load_corpus(frame if dates is None else frame.assign(date=dates))


def with_a_copy():
    """Two documents, the second of which repeats the first one's passage and adds one of its own: 17, and 17 + 3 words."""
    texts = [REPEATED, f"{REPEATED}\n\ntrade and sea"]
    return load_corpus(pd.DataFrame({"id": ["a", "b"], "date": ["2022-01-01", "2022-02-01"], "text": texts, "language": "en"}))


def test_the_worked_example_of_gries_has_his_values():
    table = dispersion(letters(), ["a", "b", "i", "q", "x"])
    assert table[["n", "n_documents", "n_parts", "n_parts_with"]].to_numpy().tolist() == [
        [15, 5, 5, 5], [10, 5, 5, 5], [1, 1, 5, 1], [1, 1, 5, 1], [1, 1, 5, 1],
    ]  # fmt: skip
    assert table["range"].tolist() == [1, 1, 0.2, 0.2, 0.2]
    # Gries (2008), of "a": DP .18, D .785; Lijffijt & Gries (2012): .18 / (1 - .18). A letter of one part has 1 less that part's length.
    assert table["dp"].tolist() == pytest.approx([0.18, 0.02, 0.82, 0.8, 0.78])
    assert table["dp_norm"].tolist() == pytest.approx([0.18 / 0.82, 0.02 / 0.82, 1, 0.8 / 0.82, 0.78 / 0.82])
    assert table["juilland_d"].round(3).tolist() == [0.785, 0.968, 0, 0, 0]


def test_the_measures_are_those_of_the_r_package_tlda():
    # The example of its README (commit 305da67), ALLEMAND in the tenths of Lyne's (1985) corpus: disp(x, y) gives D 0.6038797, and with
    # directionality "gries" DP 0.4990705.
    uses = np.array([[2, 0, 1, 1, 3, 0, 3, 0, 0, 0]])
    sizes = np.array([8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930])
    assert deviation_of_proportions(uses, sizes)[0].item() == pytest.approx(0.4990705, abs=5e-8)
    assert juilland_d(uses, sizes).item() == pytest.approx(0.6038797, abs=5e-8)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 50)), min_size=2, max_size=8).filter(lambda parts: any(n for n, _ in parts)))
@settings(deadline=None)
def test_the_measures_are_their_definitions_in_plain_python(parts):
    uses, sizes = zip(*parts, strict=True)
    dp = sum(abs(n / sum(uses) - size / sum(sizes)) for n, size in parts) / 2
    rates = [n / size for n, size in parts]
    mean = sum(rates) / len(rates)
    spread = (sum((rate - mean) ** 2 for rate in rates) / len(rates)) ** 0.5
    found, norm = deviation_of_proportions(np.array([uses]), np.array(sizes))
    assert found.item() == pytest.approx(dp, abs=1e-12)
    assert norm.item() == pytest.approx(dp / (1 - min(sizes) / sum(sizes)), abs=1e-12)
    assert juilland_d(np.array([uses]), np.array(sizes)).item() == pytest.approx(1 - spread / mean / (len(parts) - 1) ** 0.5, abs=1e-7)


def test_what_cannot_be_said_is_missing():
    nobody = dispersion(letters(), ["zebra"]).iloc[0]
    assert nobody[["n", "n_documents", "range", "n_parts_with"]].tolist() == [0, 0, 0, 0]
    assert nobody[["dp", "dp_norm", "juilland_d"]].isna().all()
    one = dispersion(letters(["2022"] * 5), ["a"], parts="year").iloc[0]
    assert one[["n", "range", "n_parts", "n_parts_with"]].tolist() == [15, 1, 1, 1]
    assert one[["dp", "dp_norm", "juilland_d"]].isna().all()


def test_parts_may_be_periods_and_documents_that_fit_into_none_are_left_out_and_told():
    corpus = letters(["2022-01-05", "2022-01-20", "2022-03-01", "2022", None])
    table = dispersion(corpus, ["a"], parts="month")
    # January has 3 of 6 uses in 19 of 29 words, March 3 in 10.
    row = table.iloc[0]
    assert row[["n", "n_documents", "range", "n_parts", "n_parts_with"]].tolist() == [6, 3, 1, 2, 2]
    assert row["dp"] == pytest.approx(19 / 29 - 1 / 2)
    assert table.attrs == {"parts": "month", "n_unplaced": 2}
    assert dispersion(corpus, ["a"]).attrs == {"parts": "documents", "n_unplaced": 0}


def test_a_passage_that_repeats_another_is_not_counted_unless_the_other_is_gone():
    corpus = with_a_copy()
    table = dispersion(corpus, ["trade", "talks"])
    assert table[["n", "n_documents", "n_parts"]].to_numpy().tolist() == [[2, 2, 2], [1, 1, 2]]
    # 18 and 3 words; one use each.
    n_words = corpus.passages["n_tokens"].tolist()
    assert table["dp"].tolist() == pytest.approx([n_words[0] / (n_words[0] + 3) - 1 / 2, 3 / (n_words[0] + 3)])
    alone = dispersion(corpus.between("2022-02-01"), ["trade", "talks"])
    assert alone[["n", "n_documents", "n_parts"]].to_numpy().tolist() == [[2, 1, 1], [1, 1, 1]]


def test_a_document_of_repeated_passages_alone_is_no_part():
    corpus = load_corpus(pd.DataFrame({"id": ["a", "b", "c"], "text": [REPEATED, REPEATED, "sea, road"], "language": "en"}))
    assert dispersion(corpus, ["trade"])[["n", "n_parts", "range"]].iloc[0].tolist() == [1, 2, 0.5]


def test_an_index_that_is_at_hand_changes_nothing(seeds):
    texts = seeds.passages["text"].tolist()
    index = SearchIndex(word_stream(texts), lambda rows: [texts[row] for row in rows])
    terms = ["strategic partner*", "one china", "zebra"]
    pd.testing.assert_frame_equal(dispersion(seeds, terms, index=index), dispersion(seeds, terms))
    pd.testing.assert_frame_equal(term_places(seeds, terms, index=index), term_places(seeds, terms))
    with pytest.raises(ValueError, match=r"index must hold the 3 passages of the corpus; got one of 58\. Leave it out"):
        dispersion(with_a_copy(), terms, index=index)


def test_many_passages_are_searched_by_an_index_that_is_made_for_it(seeds, monkeypatch):
    terms = ["strategic partner*", "one china", "zebra"]
    plain = find_uses(seeds, terms)
    monkeypatch.setattr(uses_module, "FEW_TEXTS", 1)
    indexed = find_uses(seeds, terms)
    assert [*indexed] == [*plain] == terms
    for term in terms:
        assert [found.tolist() for found in indexed[term]] == [found.tolist() for found in plain[term]]


def test_each_use_has_its_place_among_the_words_of_its_document_and_in_the_raw_text(corpus):
    table = term_places(corpus, ["trade", "sea"])
    # d is known to the year alone: it comes first, as its interval does.
    assert table["document"].tolist() == ["d", *["a"] * 5, "b", *["c"] * 2]
    assert table["term"].tolist()[:6] == ["sea", "trade", "trade", "sea", "trade", "sea"]
    assert table["place"].tolist() == pytest.approx([0, 0, 2 / 6, 3 / 6, 4 / 6, 5 / 6, NAN, 0, 2 / 5], nan_ok=True)
    assert table["n_tokens"].tolist() == [1, 6, 6, 6, 6, 6, 3, 5, 5]
    uses = table.dropna(subset="term")
    raw = corpus.documents["text"]
    assert [raw[row.document][row.start : row.end] for row in uses.itertuples()] == uses["term"].tolist()
    assert corpus.passages.loc[uses["passage"].astype(int), "document"].tolist() == uses["document"].tolist()
    assert table.attrs == {"terms": ["trade", "sea"]}


def test_a_document_without_a_use_has_one_row_that_says_no_term(corpus):
    row = term_places(corpus, ["trade"]).set_index("document").loc["b"]
    assert row[["term", "place", "passage", "start", "end"]].isna().all()
    assert (row["title"], row["n_tokens"]) == ("B", 3)


def test_a_use_inside_a_word_stands_where_the_word_does():
    corpus = load_corpus(pd.DataFrame({"id": ["a"], "text": ["The one-China principle of China"], "language": "en"}))
    assert term_places(corpus, ["china"])["place"].tolist() == pytest.approx([1 / 5, 4 / 5])


def test_uses_of_the_same_place_stand_in_the_order_of_the_terms():
    corpus = load_corpus(pd.DataFrame({"id": ["a"], "text": ["one belt one road"], "language": "en"}))
    assert term_places(corpus, ["road", "one*", "one belt"])["term"].tolist() == ["one*", "one belt", "one*", "road"]


def test_documents_without_a_date_come_last():
    frame = pd.DataFrame({"id": ["n", "y", "x"], "date": [None, "2022", "2021"], "text": ["sea", "sea", "road"], "language": "en"})
    assert term_places(load_corpus(frame), ["sea"])["document"].tolist() == ["x", "y", "n"]


def test_uses_in_repeated_passages_have_their_places():
    assert term_places(with_a_copy(), ["talks"])["document"].tolist() == ["a", "b"]


@pytest.mark.parametrize("make", [dispersion, term_places])
def test_terms_that_are_none_are_an_error(corpus, make):
    for terms, message in [("sea", "terms must be a list"), ([], "one at least"), (["sea", "—"], "must hold a letter or a digit")]:
        with pytest.raises(ValueError, match=message):
            make(corpus, terms)


def test_other_parts_are_an_error_that_says_what_is_allowed(corpus):
    with pytest.raises(ValueError, match=r"parts must be one of \['documents', 'day', .*'year'\]; got 'decade'"):
        dispersion(corpus, ["sea"], parts="decade")


@pytest.mark.parametrize("terms", [["sea"], ["zebra"]])
def test_without_a_document_the_columns_are_the_same(corpus, terms):
    nothing = corpus.matching("zebra")
    pd.testing.assert_series_equal(term_places(nothing, terms).dtypes, term_places(corpus, ["sea"]).dtypes)
    assert len(term_places(nothing, terms)) == 0
    for parts in ("documents", "month"):
        bare = dispersion(nothing, terms, parts=parts)
        pd.testing.assert_series_equal(bare.dtypes, dispersion(corpus, ["sea"]).dtypes)
        assert bare[["n", "n_documents", "n_parts", "n_parts_with"]].iloc[0].tolist() == [0, 0, 0, 0]
        assert bare[["range", "dp", "dp_norm", "juilland_d"]].iloc[0].isna().all()


def test_a_term_that_nobody_uses_keeps_the_columns(corpus):
    pd.testing.assert_series_equal(term_places(corpus, ["zebra"]).dtypes, term_places(corpus, ["sea"]).dtypes)
    assert len(term_places(corpus, ["zebra"])) == 4
