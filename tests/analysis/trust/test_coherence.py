"""Coherence against gensim, and diversity by hand."""

import numpy as np
import pytest

from kzcn_explore.analysis.trust import coherence as measured
from kzcn_explore.analysis.trust.coherence import coherence, diversity, theme_coherence

TEXTS = [
    ["trade", "road", "energy"],
    ["trade", "road"],
    ["energy", "virus"],
    ["virus", "trade", "doctor"],
    ["a", "trade", "b", "c", "d", "e", "f", "g", "h", "i", "j", "virus", "k"],
    ["road", "energy"],
]
# Fourteen texts, seven of them longer than a window of ten; terms stand twice in a window, and leave it while they are still in it.
LONG = [
    text.split()
    for text in (
        "trade road energy",
        "trade road",
        "energy virus",
        "virus trade doctor",
        "a trade b c d e f g h i j virus k",
        "road energy",
        "trade trade road b c virus virus d e road f g trade h doctor",
        "doctor virus a b c d e f virus g h i doctor j k virus",
        "energy a b c d e f g h i energy trade road j k l m",
        "road a road b road c d e f g h i j k road trade",
        "vaccine virus doctor a b c d e f g h i vaccine",
        "m n",
        "trade energy energy a b c d e f g h energy road trade virus",
        "doctor vaccine",
    )
]
# gensim 4.4.0: CoherenceModel(topics=THEMES, texts=LONG, dictionary=Dictionary(LONG), coherence="c_npmi", processes=1)
# .get_coherence_per_topic()
THEMES = [["trade", "road"], ["virus", "doctor", "energy"], ["trade", "virus", "road"], ["vaccine", "virus", "doctor", "energy", "trade"]]
GENSIM = [0.3427636856041635, -0.3489292571583173, 0.06535022742946607, -0.24581483313693955]


def test_coherence_is_that_of_gensim():
    # gensim 4.4.0, as below.
    themes = [["trade", "road"], ["virus", "doctor", "energy"], ["trade", "virus", "road"]]
    assert coherence(TEXTS, themes) == pytest.approx([0.12121820139693237, -0.21419306448461053, -0.39102988826498747], abs=1e-12)


def test_coherence_is_that_of_gensim_where_terms_are_repeated_within_windows():
    assert coherence(LONG, THEMES) == pytest.approx(GENSIM, abs=1e-12)


def test_coherence_is_the_same_however_many_uses_are_counted_at_a_time(monkeypatch):
    monkeypatch.setattr(measured, "AT_ONCE", 3)
    assert coherence(iter(LONG), THEMES) == pytest.approx(GENSIM, abs=1e-12)


def test_a_theme_has_the_same_coherence_whichever_themes_stand_beside_it():
    assert coherence(LONG, THEMES).tolist() == [coherence(LONG, [theme])[0] for theme in THEMES]


def test_coherence_of_two_terms_is_their_npmi_by_hand():
    # Four windows; together in two, each in two: ln(.5 / .25) / -ln .5 = 1.
    assert coherence([["a", "b"], ["b", "a"], ["c"], ["d"]], [["a", "b"]]) == pytest.approx([1], abs=1e-9)
    # Each in two, together in one: ln(.25 / .25) = 0.
    assert coherence([["a", "b"], ["a"], ["b"], ["d"]], [["a", "b"]]) == pytest.approx([0], abs=1e-9)


def test_a_term_that_stands_nowhere_goes_with_nothing():
    assert coherence(TEXTS, [["trade", "zebra"]]).tolist() == [0]
    assert coherence([], [["trade", "road"]]).tolist() == [0]
    assert coherence([[]], [["trade", "road"]]).tolist() == [0]


def test_one_term_alone_has_no_coherence():
    assert np.isnan(coherence(TEXTS, [["trade"], []])).all()
    assert coherence(TEXTS, []).tolist() == []


def test_terms_more_than_ten_apart_do_not_meet():
    near, far = ["a", *"cdefghij", "b"], ["a", *"cdefghijk", "b"]
    assert coherence([near, ["x"]], [["a", "b"]])[0] > 0.9
    assert coherence([far, ["x"]], [["a", "b"]])[0] < -0.9


def test_repeated_passages_do_not_make_a_theme_coherent(seeds, seed_model):
    found = theme_coherence(seed_model, seeds)
    assert found.shape == (4,)
    terms = [seed_model.ranked_terms(theme) for theme in range(4)]
    assert found != pytest.approx(coherence([seed_model.theme_terms(text) for text in seeds.passages["text"]], terms))


def test_coherence_of_nothing_is_zero(seeds, seed_model):
    assert theme_coherence(seed_model, seeds.matching("zebra")).tolist() == [0, 0, 0, 0]


def test_diversity_is_the_part_of_a_theme_that_no_other_has():
    assert diversity([["a", "b", "c", "d"], ["d", "e"], ["f"]]).tolist() == [0.75, 0.5, 1.0]
    assert diversity([["a"], ["a"]]).tolist() == [0, 0]


def test_a_theme_without_terms_has_no_diversity():
    assert np.isnan(diversity([["a"], []])).tolist() == [False, True]
