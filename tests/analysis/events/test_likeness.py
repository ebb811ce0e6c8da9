"""Likeness: the score of a pair, computed by hand, and the words that mentions are compared by."""

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.events.intervals import Spans
from kzcn_explore.analysis.events.likeness import score_pairs
from kzcn_explore.analysis.events.mention_words import WordGatherer
from kzcn_explore.analysis.events.mentions import find_mentions
from kzcn_explore.corpus.loading import load_corpus


def score(*weights, names=None, least=0.0):
    n = len(weights)
    days, no = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=bool)
    gatherer = WordGatherer()
    for one, named in zip(weights, names or [""] * n, strict=True):
        gatherer.add(one, named.split())
    return score_pairs(gatherer.words(), Spans(days, days, ~no, days, days, no), least)


def test_the_cosine_is_that_of_tfidf_with_words_far_from_the_date_counting_half():
    found = score({"dam": 1.0, "valley": 1.0, "open": 1.0, "rain": 0.5}, {"dam": 1.0, "valley": 1.0, "open": 1.0})
    # Words of both: ln(3 / 3) + 1 = 1; "rain": ln(3 / 2) + 1, halved.
    rain = 0.5 * (np.log(1.5) + 1)
    assert found.score.tolist() == [pytest.approx(3 / (3**0.5 * (3 + rain**2) ** 0.5))]
    assert (found.one.tolist(), found.other.tolist()) == ([0], [1])


def test_sentences_that_name_others_count_half_and_sentences_without_names_in_full():
    same = dict.fromkeys(["dam", "valley", "open"], 1.0)
    assert score(same, same, names=["dam", "valley"]).score.tolist() == [pytest.approx(0.5)]
    assert score(same, same, names=["dam valley", "valley"]).score.tolist() == [pytest.approx(1)]
    assert score(same, same, names=["dam", ""]).score.tolist() == [pytest.approx(1)]


def test_fewer_than_three_common_words_make_no_pair():
    assert len(score({"dam": 1.0, "open": 1.0}, {"dam": 1.0, "open": 1.0}).score) == 0


def test_pairs_below_the_least_score_are_left_out():
    same = dict.fromkeys(["dam", "valley", "open"], 1.0)
    assert len(score(same, same, names=["dam", "valley"], least=0.6).score) == 0


def test_no_mentions_give_no_pairs():
    assert [len(side) for side in score()] == [0, 0, 0]


def test_the_six_words_nearest_to_the_date_count_in_full_and_the_others_half():
    text = "Farmers sowed barley near Ostrava while engineers tested turbines upstream and officials opened the valley dam on 4 May."
    mentions = find_mentions(load_corpus(pd.DataFrame({"text": [text], "date": ["2022-06-01"]})))
    words = [mentions.words.keys[column] for column in mentions.words.columns]
    weights = dict(zip(words, mentions.words.weights.tolist(), strict=True))
    assert {word for word, weight in weights.items() if weight == 1} == {"turbine", "upstream", "official", "open", "valley", "dam"}
    assert {word for word, weight in weights.items() if weight == 0.5} >= {"farmer", "barley", "ostrava"}
    assert [word for word, is_name in zip(words, mentions.words.is_name, strict=True) if is_name] == ["ostrava"]


def test_kazakh_words_are_compared_by_the_stem_that_the_texts_share():
    texts = ["Ұзын көпір 2021 жылғы мамырда ашылды.", "Жаңа көпірді 2021 жылғы мамырда жөндеді."]
    mentions = find_mentions(load_corpus(pd.DataFrame({"text": texts, "date": ["2022"] * 2, "language": "kk"})))
    words = mentions.words
    bridges = words.columns == words.keys.index("көпір")
    assert np.add.reduceat(bridges, words.bounds[:-1]).tolist() == [1, 1]
    assert "көпірді" not in {words.keys[column] for column in words.columns}
