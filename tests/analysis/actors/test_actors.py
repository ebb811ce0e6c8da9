"""Actors and their links, counted by hand."""

import numpy as np
import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.analysis.actors.actors import COLUMNS, actor_table, actors
from kzcn_explore.analysis.actors.links import COLUMNS as LINK_COLUMNS
from kzcn_explore.analysis.actors.links import actor_links, link_table
from kzcn_explore.analysis.actors.mentions import actor_mentions


@pytest.fixture(scope="module")
def corpus() -> kz.Corpus:
    """Three documents of one passage each; the last has no date."""
    texts = ["Minister Anna Berg flew from Norway to Japan.", "Ms Berg left Norway. Norway waited.", "Rain fell in Japan, and in Peru."]
    return kz.load_corpus(pd.DataFrame({"date": ["2022-01-05", "2022-02-07", None], "text": texts}))


def test_mentions_documents_and_aliases_are_counted(corpus):
    table = actors(corpus).set_index("actor")
    assert table["n_mentions"].to_dict() == {"Norway": 3, "Anna Berg": 2, "Japan": 2, "Peru": 1}
    assert table["n_documents"].to_dict() == {"Norway": 2, "Anna Berg": 2, "Japan": 2, "Peru": 1}
    assert table.at["Anna Berg", "aliases"] == ["Berg"]
    assert table.at["Norway", "aliases"] == []
    assert table["certain"].all()


def test_mentions_and_pairs_in_repeated_passages_are_counted_once():
    repeated = "Minister Anna Berg flew from Norway to Japan."
    corpus = kz.load_corpus(pd.DataFrame({"text": [repeated, repeated, "Norway and Japan waited for the rain."]}))
    table = actors(corpus).set_index("actor")
    assert table["n_mentions"].to_dict() == {"Japan": 3, "Norway": 3, "Anna Berg": 2}
    assert table["n_once"].to_dict() == {"Japan": 2, "Norway": 2, "Anna Berg": 1}
    assert actor_links(corpus)[["actor", "other", "n_passages", "n_once"]].to_numpy().tolist() == [
        ["Japan", "Norway", 3, 2],
        ["Anna Berg", "Japan", 2, 1],
        ["Anna Berg", "Norway", 2, 1],
    ]


def test_npmi_at_chance_is_zero_without_a_sign():
    # Norway in all three passages: ln(2 * 3 / (3 * 2)) is 0, whatever it is divided by.
    corpus = kz.load_corpus(pd.DataFrame({"text": ["Norway met Japan.", "Japan left Norway.", "Norway waited."]}))
    npmi = actor_links(corpus)["npmi"]
    assert (npmi.tolist(), np.signbit(npmi).tolist()) == ([0.0], [False])


def test_the_most_often_named_comes_first(corpus):
    assert actors(corpus)["actor"].tolist() == ["Norway", "Anna Berg", "Japan", "Peru"]


def test_links_count_passages_and_leave_out_who_is_named_once(corpus):
    table = actor_links(corpus)
    assert table[["actor", "other", "n_passages", "n_documents"]].to_numpy().tolist() == [
        ["Anna Berg", "Norway", 2, 2],
        ["Anna Berg", "Japan", 1, 1],
        ["Japan", "Norway", 1, 1],
    ]


def test_npmi_is_one_for_those_who_never_part_and_below_zero_short_of_chance(corpus):
    # Bouma 2009, eq. 7: ln(1 * 3 / (2 * 2)) / -ln(1 / 3) for one passage of three, each in two.
    assert actor_links(corpus)["npmi"].tolist() == pytest.approx([1.0, -0.261860, -0.261860], abs=1e-6)


def test_first_and_last_day_are_those_of_the_documents(corpus):
    table = actor_links(corpus)
    assert table["first"].dt.strftime("%Y-%m-%d").tolist() == ["2022-01-05"] * 3
    assert table["last"].dt.strftime("%Y-%m-%d").tolist() == ["2022-02-07", "2022-01-05", "2022-01-05"]


def test_links_by_period_leave_out_and_count_what_has_no_period(corpus):
    table = actor_links(corpus, every="month")
    assert table.attrs["n_unplaced"] == 1
    assert list(zip(table["period"].dt.month, table["actor"], table["other"], strict=True)) == [
        (1, "Anna Berg", "Japan"),
        (1, "Anna Berg", "Norway"),
        (1, "Japan", "Norway"),
        (2, "Anna Berg", "Norway"),
    ]
    assert table["npmi"].tolist() == [1.0] * 4


def test_an_unknown_period_is_refused(corpus):
    with pytest.raises(ValueError, match="every must be one of"):
        actor_links(corpus, every="fortnight")


def test_empty_tables_keep_their_columns():
    corpus = kz.load_corpus(pd.DataFrame({"date": ["2022-01-05"], "text": ["rain fell and fell."]}))
    mentions = actor_mentions(corpus)
    assert actor_table(mentions, corpus).dtypes.astype(str).to_dict() == COLUMNS
    for every in (None, "month"):
        assert link_table(mentions, corpus, every=every).dtypes.astype(str).to_dict() == LINK_COLUMNS


def test_columns_do_not_depend_on_the_options(corpus):
    assert [*actor_links(corpus).columns] == [*actor_links(corpus, every="year").columns] == [*LINK_COLUMNS]


def test_a_part_of_a_corpus_keeps_the_offsets_of_the_whole(corpus):
    whole = actor_mentions(corpus)
    part = actor_mentions(corpus.between("2022-01-01", "2022-01-31"))
    assert part[["start", "end"]].to_numpy().tolist() == whole.loc[whole["document"] == "row 0", ["start", "end"]].to_numpy().tolist()


def links_of(*documents, every=None):
    """Links of documents (date, passages)."""
    frame = pd.DataFrame({"date": [date for date, *_ in documents], "text": ["\n\n".join(passages) for _, *passages in documents]})
    return actor_links(kz.load_corpus(frame), every=every)


def test_two_passages_of_one_document_are_one_document():
    table = links_of(("2022-01-05", "Norway met Japan.", "Japan met Norway."))
    assert table[["n_passages", "n_documents"]].to_numpy().tolist() == [[2, 1]]


def test_the_last_day_is_the_last_that_a_date_may_mean():
    table = links_of(("2022-01", "Norway met Japan.", "Japan met Norway."))
    assert table[["first", "last"]].iloc[0].dt.strftime("%Y-%m-%d").tolist() == ["2022-01-01", "2022-01-31"]


def test_npmi_of_a_period_is_that_of_its_own_passages():
    january = ("2022-01-05", "Norway met Japan.", "Norway slept.", "Rain fell and fell.")
    table = links_of(january, ("2022-02-05", "Norway met Japan.", "Rain fell.", "Rain fell again."), every="month")
    # ln(1 * 3 / (2 * 1)) / -ln(1 / 3), and of two that never part.
    assert table["npmi"].tolist() == pytest.approx([0.369070, 1.0], abs=1e-6)


def test_where_nobody_is_linked_what_has_no_period_is_counted_all_the_same():
    assert links_of((None, "Rain fell and fell."), every="month").attrs["n_unplaced"] == 1
