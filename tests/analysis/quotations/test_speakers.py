"""Speakers: how often each is quoted in a period, and what their own quoted words are about."""

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.comparison.measures import weighted_log_odds
from kzcn_explore.analysis.lexicon.lexicon import LexiconModel
from kzcn_explore.analysis.quotations.given import whole_quotations
from kzcn_explore.analysis.quotations.quotations import quotations
from kzcn_explore.analysis.quotations.speaker_themes import COLUMNS as THEME_COLUMNS
from kzcn_explore.analysis.quotations.speaker_themes import speaker_themes
from kzcn_explore.analysis.quotations.speaker_timelines import COLUMNS, ranked_speakers, speaker_timeline
from kzcn_explore.analysis.quotations.stressed_terms import stressed_terms
from kzcn_explore.analysis.terms.rules import find_rules
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.keeping.opening import open_stored
from kzcn_explore.corpus.loading import load_corpus

ROAD = "We will build the long road to the port"
# Two in January, one of them printed again in March; nothing in February; an unplaced one; one without a speaker.
TEXTS = [
    f"“{ROAD},” said Ann Lee. “It is dear for the town,” said Carl Holm.",
    f"“{ROAD},” said Ann Lee. Ann Lee left.",
    "“The bridge is old and dear,” said Ann Lee.",
]
DATES = ["2022-01-05", "2022-03-02", None]


def corpus_of(texts, dates):
    return load_corpus(pd.DataFrame({"id": [f"d{number}" for number in range(len(texts))], "text": texts, "date": dates}))


@pytest.fixture(scope="module")
def corpus():
    return corpus_of(TEXTS, DATES)


@pytest.fixture(scope="module")
def model():
    return LexiconModel({"roads": ["road", "bridge"], "money": ["dear"]}).fit([])


def test_each_quotation_counts_with_every_printing_and_once_and_empty_periods_stay(corpus):
    table = speaker_timeline(corpus)
    rows = table[["period", "speaker", "n", "n_once", "n_words", "n_documents", "n_quotations"]].astype({"period": str})
    assert rows.to_numpy().tolist() == [
        ["2022-01-01", "Ann Lee", 1, 1, 9, 1, 2],
        ["2022-01-01", "Carl Holm", 1, 1, 6, 1, 2],
        ["2022-02-01", "Ann Lee", 0, 0, 0, 0, 0],
        ["2022-02-01", "Carl Holm", 0, 0, 0, 0, 0],
        ["2022-03-01", "Ann Lee", 1, 0, 0, 1, 0],
        ["2022-03-01", "Carl Holm", 0, 0, 0, 0, 0],
    ]
    np.testing.assert_array_equal(table["share"], [0.5, 0.5, np.nan, np.nan, np.nan, np.nan])
    assert table.attrs == {"every": "month", "n_speakers": 2, "n_unnamed": 0, "n_unplaced": 1, "n_unplaced_quotations": 1}


def test_actors_stand_before_others_and_so_many_speakers_are_left(corpus):
    texts = ["“We build the road,” a clerk said. “We build a bridge,” a clerk said. “It is dear,” said Ann Lee."]
    table = speaker_timeline(corpus_of(texts, ["2022-01-05"]))
    assert table[["speaker", "is_actor", "n"]].to_numpy().tolist() == [["Ann Lee", True, 1], ["clerk", False, 2]]
    few = speaker_timeline(corpus, n_speakers=1)
    assert few["speaker"].unique().tolist() == ["Ann Lee"]
    assert few.attrs["n_speakers"] == 2
    assert few["n_quotations"].tolist() == [2, 0, 0]


def test_quotations_without_a_speaker_are_counted_apart_and_in_the_denominator(corpus):
    table = quotations(corpus)
    table["speaker"] = table["speaker"].mask(table["speaker"] == "Carl Holm")
    timeline = speaker_timeline(corpus, quotations=table)
    assert timeline["speaker"].unique().tolist() == ["Ann Lee"]
    assert timeline.attrs["n_unnamed"] == 1
    assert timeline["share"].iloc[0] == 0.5


def test_a_quotation_that_goes_on_in_the_next_passage_counts_once():
    corpus = corpus_of(["“We will build the road by autumn.\n\n“And we pay for it,” said Ann Lee."], ["2022-01-05"])
    assert speaker_timeline(corpus)[["n", "n_words"]].to_numpy().tolist() == [[1, 12]]
    assert whole_quotations(quotations(corpus))["text"].tolist() == ["We will build the road by autumn.\nAnd we pay for it,"]


def test_a_quotation_is_a_printing_if_the_longest_of_its_rows_is_one():
    table = quotations(corpus_of(["“We will build the road by autumn.\n\n“And we pay for it,” said Ann Lee."], ["2022-01-05"]))
    assert whole_quotations(table.assign(printing_of=pd.array([None, 7], dtype="Int64")))["is_first"].tolist() == [True]
    assert whole_quotations(table.assign(printing_of=pd.array([7, None], dtype="Int64")))["is_first"].tolist() == [False]


def test_a_store_has_the_same_timeline(corpus, tmp_path):
    corpus.save(tmp_path / "kept")
    pd.testing.assert_frame_equal(speaker_timeline(open_stored(tmp_path / "kept")), speaker_timeline(corpus))


@pytest.mark.parametrize("dates", [[None], ["2022-01-05"]])
def test_without_quotations_the_tables_are_empty_and_have_the_same_columns(dates, model):
    corpus = corpus_of(["Nothing is said here."], dates)
    for table, columns in ((speaker_timeline(corpus), COLUMNS), (speaker_themes(model, corpus), THEME_COLUMNS)):
        assert table.empty
        assert table.dtypes.astype(str).to_dict() == columns


def test_wrong_options_are_refused(corpus, model):
    with pytest.raises(ValueError, match="every must be one of"):
        speaker_timeline(corpus, every="decade")
    with pytest.raises(ValueError, match="n_speakers must be a whole number of at least 1; got 0"):
        speaker_timeline(corpus, n_speakers=0)
    with pytest.raises(ValueError, match="model must be a fitted"):
        speaker_themes(ThemeModel(), corpus)
    with pytest.raises(ValueError, match="corpus must be a Corpus"):
        speaker_themes(model, "seeds")


def test_a_speakers_themes_are_those_of_their_own_words_each_printed_once(corpus, model):
    table = speaker_themes(model, corpus)
    rows = table[["speaker", "label", "n_quotations", "n_once", "n_documents", "n_words"]].to_numpy().tolist()
    assert rows == [
        ["Ann Lee", "roads", 3, 2, 3, 15],
        ["Ann Lee", "money", 3, 2, 3, 15],
        ["Carl Holm", "roads", 1, 1, 1, 6],
        ["Carl Holm", "money", 1, 1, 1, 6],
    ]
    # Lee: 9 words of the road, 6 of the bridge, which are dear too.
    assert table["share"].tolist() == [1.0, 6 / 15, 0.0, 1.0]
    assert table["terms"].tolist() == [[]] * 4
    assert table.attrs == {"multi_label": True, "n_unnamed": 0}


def test_who_is_only_quoted_in_reprints_of_others_has_no_share(model):
    corpus = corpus_of([TEXTS[0], f"“{ROAD},” said Max Braun."], DATES[:2])
    table = speaker_themes(model, corpus).set_index("speaker").loc["Max Braun"]
    assert table[["n_quotations", "n_once", "n_words"]].iloc[0].tolist() == [1, 0, 0]
    assert table["share"].isna().all()


def test_the_shares_of_a_theme_model_are_the_models_own_of_the_quoted_words(seeds):
    model = ThemeModel(n_themes=3).fit(seeds.passages["text"])
    table = speaker_themes(model, seeds)
    whole = whole_quotations(quotations(seeds))
    own = whole[(whole["speaker"] == "Wang Yi") & whole["is_first"]]
    wanted = (model.transform(own["text"]) * own["n_words"].to_numpy()[:, None]).sum(axis=0) / own["n_words"].sum()
    np.testing.assert_allclose(table.loc[table["speaker"] == "Wang Yi", "share"], wanted)
    assert table.loc[table["speaker"] == "Wang Yi", "terms"].iloc[0] == ["New Kazakhstan"]
    assert not table.attrs["multi_label"]


def test_terms_are_ranked_by_weighted_log_odds_against_all_others():
    road, money = "road road bridge today " * 10, "money money bridge today " * 10
    first = pd.DataFrame({"speaker": ["a", "b", None], "text": [road, money, money], "n_words": [40, 40, 40]})
    z = weighted_log_odds(np.array([20, 10]), np.array([0, 20]), 40, 80, 40)  # road and bridge of a
    assert (z >= 1).tolist() == [True, False]
    rules = find_rules([])
    assert stressed_terms(first, ["a", "b"], rules) == [["road"], ["money"]]
    # Fewer than thirty words tell nothing, nor does one who speaks alone.
    assert stressed_terms(first.assign(n_words=[29, 40, 40]), ["a"], rules) == [[]]
    assert stressed_terms(first.iloc[:1], ["a"], rules) == [[]]


def test_a_longer_part_that_goes_on_tells_whether_a_quotation_is_a_printing():
    parts = {"text": ["We pay for it.", "And we will build the road by autumn,"], "continues": pd.array([None, 0], dtype="Int64")}
    table = pd.DataFrame({"document": "a", "speaker": "Ann Lee", "is_actor": True} | parts)
    assert whole_quotations(table.assign(printing_of=pd.array([None, 7], dtype="Int64")))["is_first"].tolist() == [False]
    assert whole_quotations(table.assign(printing_of=pd.array([7, None], dtype="Int64")))["is_first"].tolist() == [True]


def test_quotations_without_a_place_in_time_are_counted_with_and_without_a_speaker(corpus):
    table = quotations(corpus)
    table["speaker"] = table["speaker"].mask(table["document"] == "d2")
    timeline = speaker_timeline(corpus, quotations=table)
    assert (timeline.attrs["n_unplaced_quotations"], timeline.attrs["n_unnamed"]) == (1, 1)


def test_of_speakers_those_first_printed_most_go_before_those_printed_most():
    whole = pd.DataFrame(
        {"speaker": list("aaabb"), "is_actor": True, "document": list("uvwuv"), "is_first": [True, False, False, True, True]}
    )
    assert ranked_speakers(whole).index.tolist() == ["b", "a"]
    assert ranked_speakers(whole)[["n_once", "n_quotations", "n_documents"]].to_numpy().tolist() == [[2, 2, 2], [1, 3, 3]]
