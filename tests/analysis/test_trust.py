"""Trust: coherence against gensim, and stability where it can be told by hand."""

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.themes import ThemeModel
from kzcn_explore.analysis.trust import coherence, stability, theme_coherence

TEXTS = [
    ["trade", "road", "energy"],
    ["trade", "road"],
    ["energy", "virus"],
    ["virus", "trade", "doctor"],
    ["a", "trade", "b", "c", "d", "e", "f", "g", "h", "i", "j", "virus", "k"],
    ["road", "energy"],
]


def test_coherence_is_that_of_gensim():
    # gensim 4.4.0: CoherenceModel(topics=THEMES, texts=TEXTS, dictionary=Dictionary(TEXTS), coherence="c_npmi").get_coherence_per_topic()
    themes = [["trade", "road"], ["virus", "doctor", "energy"], ["trade", "virus", "road"]]
    assert coherence(TEXTS, themes) == pytest.approx([0.12121820139693237, -0.21419306448461053, -0.39102988826498747], abs=1e-12)


def test_coherence_of_two_terms_is_their_npmi_by_hand():
    # Four windows; together in two, each in two: ln(.5 / .25) / -ln .5 = 1.
    assert coherence([["a", "b"], ["b", "a"], ["c"], ["d"]], [["a", "b"]]) == pytest.approx([1], abs=1e-9)
    # Each in two, together in one: ln(.25 / .25) = 0.
    assert coherence([["a", "b"], ["a"], ["b"], ["d"]], [["a", "b"]]) == pytest.approx([0], abs=1e-9)


def test_a_term_that_stands_nowhere_goes_with_nothing():
    assert coherence(TEXTS, [["trade", "zebra"]]).tolist() == [0]
    assert coherence([], [["trade", "road"]]).tolist() == [0]


def test_one_term_alone_has_no_coherence():
    assert np.isnan(coherence(TEXTS, [["trade"], []])).all()


def test_terms_more_than_ten_apart_do_not_meet():
    near, far = ["a", *"cdefghij", "b"], ["a", *"cdefghijk", "b"]
    assert coherence([near, ["x"]], [["a", "b"]])[0] > 0.9
    assert coherence([far, ["x"]], [["a", "b"]])[0] < -0.9


def passages(documents):
    return pd.DataFrame([(name, text) for name, texts in documents.items() for text in texts], columns=["document", "text"])


def test_themes_that_every_document_holds_come_back_whole():
    table = passages({name: ["trade, exports", "virus, vaccine"] for name in "abcdef"})
    assert stability(ThemeModel(n_themes=2).fit(table["text"]), table) == pytest.approx([1, 1], abs=1e-3)


def test_a_theme_of_one_document_does_not_come_back_without_it():
    table = passages({"a": ["virus, vaccine"] * 2} | {name: ["trade, exports"] * 2 for name in "bcde"})
    found = stability(ThemeModel(n_themes=2).fit(table["text"]), table)
    # Five refits; the one without document "a" holds nothing of the second theme.
    assert found == pytest.approx([1, 0.8], abs=1e-3)


def test_one_document_tells_nothing_of_stability():
    table = passages({"a": ["trade, exports", "trade, exports", "virus, vaccine", "virus, vaccine"]})
    assert np.isnan(stability(ThemeModel(n_themes=2).fit(table["text"]), table)).tolist() == [True, True]


def test_repeated_passages_do_not_make_a_theme_coherent(seeds, seed_model):
    found = theme_coherence(seed_model, seeds)
    assert found.shape == (4,)
    different = seeds.passages.loc[seeds.passages["copy_of"].isna(), "text"]
    terms = [seed_model.ranked_terms(theme) for theme in range(4)]
    assert found == pytest.approx(coherence([seed_model.theme_terms(text) for text in different], terms))
    assert found != pytest.approx(coherence([seed_model.theme_terms(text) for text in seeds.passages["text"]], terms))


def test_coherence_of_nothing_is_zero(seeds, seed_model):
    assert theme_coherence(seed_model, seeds.matching("zebra")).tolist() == [0, 0, 0, 0]
