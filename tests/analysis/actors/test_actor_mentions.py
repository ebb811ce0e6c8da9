"""Mentions of actors in texts of our own making, in four languages."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kzcn_explore as kz
from kzcn_explore.analysis.actors.mentions import COLUMNS, actor_mentions


def corpus_of(*texts: str) -> kz.Corpus:
    return kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"] * len(texts), "text": list(texts)}))


def named(*texts: str) -> list[tuple[str, str, str]]:
    table = actor_mentions(corpus_of(*texts))
    return [*zip(table["as_written"], table["actor"], table["kind"], strict=True)]


def test_titles_and_possessives_are_no_part_of_a_name():
    text = "President Anna Berg met Prime Minister Ivo Lund in Oslo. Mr Lund's plane was late."
    assert named(text) == [
        ("Anna Berg", "Anna Berg", "person"),
        ("Ivo Lund", "Ivo Lund", "person"),
        ("Oslo", "Oslo", "place"),
        ("Lund", "Ivo Lund", "person"),
    ]


def test_a_surname_is_of_the_person_of_that_name_who_was_named_last():
    text = "Minister Anna Berg spoke. Berg left. Then Minister Ole Berg came. Berg stayed, said Berg."
    assert [actor for _, actor, _ in named(text)] == ["Anna Berg", "Anna Berg", "Ole Berg", "Ole Berg", "Ole Berg"]


def test_a_surname_alone_is_of_the_only_person_in_the_corpus_who_bears_it():
    table = actor_mentions(corpus_of("President Anna Berg spoke.", "President Berg left."))
    assert table["actor"].tolist() == ["Anna Berg", "Anna Berg"]
    assert table["certain"].tolist() == [True, False]


def test_a_surname_that_two_persons_bear_is_of_none_of_them_elsewhere():
    texts = ("President Anna Berg spoke.", "President Ole Berg spoke.", "President Berg left.")
    assert actor_mentions(corpus_of(*texts))["actor"].tolist() == ["Anna Berg", "Ole Berg", "Berg"]


def test_an_acronym_is_of_the_body_that_it_follows_in_brackets():
    assert named("The Steppe Cooperation Council (SCC) met. Later the SCC voted.") == [
        ("Steppe Cooperation Council", "Steppe Cooperation Council", "organisation"),
        ("SCC", "Steppe Cooperation Council", "organisation"),
        ("SCC", "Steppe Cooperation Council", "organisation"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They wrote to the Ministry of Roads and Bridges about it.", "Ministry of Roads and Bridges", "organisation"),
        ("They wrote to the Food and Tea Administration about it.", "Food and Tea Administration", "organisation"),
        ("They paid the Bank of Norway for it.", "Bank of Norway", "organisation"),
        ("They sailed on the Black Heron River for it.", "Black Heron River", "place"),
        ("They joined the Green Corridor Initiative for it.", "Green Corridor Initiative", "initiative"),
        ("They asked the Norwegians about it.", "Norwegian", "people"),
    ],
)
def test_a_head_or_the_gazetteer_tells_the_kind(text, name, kind):
    assert [(actor, told) for _, actor, told in named(text)] == [(name, kind)]


def test_a_state_before_a_body_is_named_apart_unless_one_word_would_be_left():
    assert [actor for _, actor, _ in named("The Norwegian Supreme Court asked the Norwegian Parliament.")] == [
        "Norwegian",
        "Supreme Court",
        "Norwegian Parliament",
    ]


def test_a_capital_at_the_start_of_a_sentence_and_shouting_are_no_names():
    assert named("Rivers rise. Police said READ MORE. In May they fell. Who knows?") == []


def test_a_month_after_a_first_name_or_a_title_is_a_surname():
    assert named("Prime Minister Tessa May left in May 2017. Mrs May's car waited.") == [
        ("Tessa May", "Tessa May", "person"),
        ("May", "Tessa May", "person"),
    ]


def test_russian_cases_are_of_one_actor():
    text = "Президент Казахстана Арман Сеитов был в Пекине. Сеитов отметил роль ШОС. По словам Сеитова, китайские компании готовы."
    assert [(actor, kind) for _, actor, kind in named(text)] == [
        ("Kazakhstan", "place"),
        ("Арман Сеитов", "person"),
        ("Beijing", "place"),
        ("Арман Сеитов", "person"),
        ("Shanghai Cooperation Organisation", "organisation"),
        ("Арман Сеитов", "person"),
        ("Chinese", "people"),
    ]


def test_kazakh_cases_are_of_one_actor():
    text = "Қазақстан президенті Арман Сейітов Бейжіңде болды. Сейітов БҰҰ рөлін атап өтті. Ресей Қазақстанға көмектеседі."
    assert [actor for _, actor, _ in named(text)] == [
        "Kazakhstan", "Арман Сейітов", "Beijing", "Арман Сейітов", "United Nations", "Russia", "Kazakhstan",
    ]  # fmt: skip


def test_chinese_names_are_found_without_spaces():
    assert named("哈萨克斯坦总统塞伊托夫在北京会见外长王强。王强表示，联合国支持俄罗斯。") == [
        ("哈萨克斯坦", "Kazakhstan", "place"),
        ("塞伊托夫", "塞伊托夫", "person"),
        ("北京", "Beijing", "place"),
        ("王强", "王强", "person"),
        ("王强", "王强", "person"),
        ("联合国", "United Nations", "organisation"),
        ("俄罗斯", "Russia", "place"),
    ]


def test_a_name_of_the_users_own_is_found():
    own = pd.DataFrame({"name": ["Heron Line"], "kind": ["initiative"], "aliases": ["the line|Line of the Heron"]})
    table = actor_mentions(corpus_of("They opened the Line of the Heron at noon."), gazetteer=own)
    assert table[["actor", "kind", "as_written"]].to_numpy().tolist() == [["Heron Line", "initiative", "Line of the Heron"]]


def test_a_corpus_without_names_keeps_the_columns():
    table = actor_mentions(corpus_of("rivers rise and fall."))
    assert table.empty
    assert table.dtypes.astype(str).to_dict() == COLUMNS


def test_what_is_no_corpus_is_refused():
    with pytest.raises(ValueError, match="corpus must be a Corpus"):
        actor_mentions(["Oslo"])


PIECES = st.sampled_from(
    ["Anna Berg", "President", "Berg's", "the", "Bank of", "China’s", "UN (SCC)", "and", "said", "May", "5", "Ünï", "Казахстана",
     "Сеитовым", "Қытайдың", "王强表示", "哈萨克斯坦总统", "One Belt, One Road", "\u0301", "J.", "St. Lucia", "US-led", ".", "\n\n", "“",
     "Smith and"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=3))
def test_offsets_slice_to_what_is_shown_and_mentions_never_overlap(texts):
    corpus = corpus_of(*[f"{text} x" for text in texts])
    table = actor_mentions(corpus)
    passages = corpus.passages
    for row in table.itertuples():
        start = passages.at[row.passage, "start"]
        assert passages.at[row.passage, "text"][row.start - start : row.end - start] == row.as_written
        assert row.as_written.strip() == row.as_written != ""
    for _, of_passage in table.groupby("passage"):
        assert (of_passage["start"].to_numpy()[1:] >= of_passage["end"].to_numpy()[:-1]).all()
