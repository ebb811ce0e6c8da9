"""Phrases: the runs of words that a corpus uses as one term, and the statistics that tell them."""

from dataclasses import replace

import numpy as np
import pytest

from kzcn_explore.analysis.terms.association import log_likelihood, pointwise_information
from kzcn_explore.analysis.terms.passage_words import passage_words
from kzcn_explore.analysis.terms.phrases import find_phrases, holds_together
from kzcn_explore.analysis.terms.proper_phrases import is_title, split_title
from kzcn_explore.text.tokens import word_form
from kzcn_explore.text.wordlists import TITLE_PHRASES


def words_as_written(*texts, language=None):
    """The words of texts under their own forms, no dictionary's, and with the word lists of a language."""
    words = passage_words(texts, {})
    forms = [word_form(surface) for surface in words.surfaces]
    different = sorted(set(forms))
    form_of = np.array([different.index(form) for form in forms], dtype=np.int32)
    return replace(words, languages=[language] * len(forms), forms=different, form_of=form_of)


def phrases(*texts, names=(), min_texts=2):
    """The phrases that the texts show, as text, without the titles that are always there."""
    found = find_phrases(words_as_written(*texts), frozenset(names), min_texts=min_texts)
    always = {" ".join(phrase) for phrase in TITLE_PHRASES}
    return {" ".join(phrase) for phrase in found} - always


def test_g2_of_the_swiss_is_that_of_dunning():
    # Dunning (1993), "Accurate methods for the statistics of surprise and coincidence", table of Swiss bigrams:
    # "the swiss" stands 110 times, "the" 2,442 times without "swiss", "swiss" 111 times without "the", 29,114 other bigrams: 270.72.
    assert log_likelihood(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114) == pytest.approx(270.72, abs=0.005)


def test_g2_is_zero_at_chance():
    assert log_likelihood(5, 50, 100, 1000) == pytest.approx(0)


def test_npmi_is_that_of_gensim():
    # gensim 4.4.0, gensim.models.phrases.npmi_scorer(2552, 221, 110, 0, 0, 31777) and (40, 20, 15, 0, 0, 1000).
    assert pointwise_information(110, 2552, 221, 31777) == pytest.approx(0.32195152970257124)
    assert pointwise_information(15, 40, 20, 1000) == pytest.approx(0.6979522842818595)


def test_npmi_is_one_where_two_words_never_part_and_zero_at_chance():
    # Bouma (2009), "Normalized (pointwise) mutual information in collocation extraction".
    assert pointwise_information(5, 5, 5, 1000) == pytest.approx(1)
    assert pointwise_information(5, 50, 100, 1000) == pytest.approx(0)


FILLER = "alpha, beta, gamma, delta, kappa, lambda, sigma, omega, rho, tau"


def test_two_words_that_stand_together_in_two_passages_are_a_phrase():
    assert phrases(f"a strategic partnership, {FILLER}", f"the strategic partnership, {FILLER}") == {"strategic partnership"}


def test_a_passage_that_says_a_phrase_twice_is_one_passage():
    assert phrases(f"strategic partnership, strategic partnership, {FILLER}", FILLER) == set()


def test_words_of_a_phrase_stand_side_by_side():
    assert phrases(f"strategic, partnership, {FILLER}", f"strategic – partnership, {FILLER}") == set()


def test_a_phrase_may_hold_a_joining_word_but_not_end_in_one():
    assert phrases(f"the trade and transport of, {FILLER}", f"a trade and transport of, {FILLER}") == {"trade and transport"}


def test_words_that_meet_by_chance_are_no_phrase():
    texts = ["road sea, sea road, road, sea, road sea", "road sea, sea road, sea, road, sea road"]
    assert phrases(*texts) == set()


def test_function_words_names_titles_and_numbers_stand_in_no_common_phrase():
    texts = [f"the tokayev visit, a minister visit, very visit, 30 visit, {FILLER}"] * 2
    assert phrases(*texts, names={"tokayev"}) == set()


def test_the_longer_phrase_stands_for_the_shorter_one_inside_it():
    texts = [f"a comprehensive strategic partnership, {FILLER}"] * 2
    assert phrases(*texts) == {"comprehensive strategic partnership"}


def test_a_shorter_phrase_stays_if_it_stands_twice_outside_the_longer_one():
    texts = [f"a comprehensive strategic partnership, {FILLER}"] * 2 + [f"the strategic partnership, {FILLER}"] * 2
    assert phrases(*texts) == {"comprehensive strategic partnership", "strategic partnership"}


def test_a_run_of_capitals_is_a_phrase_from_its_first_use():
    assert phrases("He named the Belt and Road Initiative and left.") == {"belt and road initiative"}
    assert phrases("He named the Belt and Road Initiative and left.", min_texts=3) == set()


def test_a_run_of_names_alone_is_no_phrase():
    assert phrases("He met Wang Yi in Nur-Sultan.", names={"wang", "yi", "nur-sultan"}) == set()


def test_a_possessive_ends_a_run():
    assert phrases("He read China’s Belt Road plan.", names={"china"}) == {"belt road"}


@pytest.mark.parametrize(
    ("run", "names", "title", "rest"),
    [
        ("chinese foreign minister wang yi", {"chinese", "wang", "yi"}, "foreign minister", ""),
        ("minister of national defense wei fenghe", {"wei", "fenghe"}, "minister of national defense", ""),
        ("president tokayev and minister wang", {"tokayev", "wang"}, "minister", ""),
        ("president tokayev global security initiative", {"tokayev"}, "president", "global security initiative"),
        ("belt and road initiative", set(), "", "belt and road initiative"),
    ],
)
def test_a_title_is_split_from_the_name_that_bears_it(run, names, title, rest):
    assert split_title(run.split(), frozenset(names)) == (title.split(), rest.split())


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("foreign minister", True),
        ("minister of trade", True),
        ("head of state", True),
        ("president", True),
        ("trade minister talks", False),
        ("head office", False),
    ],
)
def test_an_office_is_told_by_its_last_word_or_by_its_of(phrase, expected):
    assert is_title(phrase.split()) is expected


def test_the_order_of_the_passages_changes_nothing():
    texts = [f"a strategic partnership, {FILLER}", f"the strategic partnership, {FILLER}", "He named the Belt and Road Initiative."]
    assert phrases(*texts) == phrases(*reversed(texts))


def test_chinese_words_side_by_side_are_a_phrase():
    texts = ["共建一带一路，口岸，海关，关税，铁路，管道，电站，煤炭", "高质量一带一路，口岸，海关，关税，铁路，管道，电站，煤炭"]
    assert phrases(*texts) == {"一带 一路"}


def test_a_russian_run_of_capitals_with_a_name_is_a_person_unless_an_adjective_opens_it():
    names = {"аида", "балаева", "ван", "казахстан", "китай"}
    assert phrases("Вчера Аида Балаева и Китай Ван Вэньтао строили Новый Казахстан.", names=names) == {"новый казахстан"}


def test_a_kazakh_function_word_bars_a_phrase_in_kazakh_only():
    texts = [f"жаңа бар саясат, {FILLER}", f"дейін бар саясат, {FILLER}"]
    found = {language: find_phrases(words_as_written(*texts, language=language), frozenset()) for language in ("kk", "ru")}
    assert ("бар", "саясат") in found["ru"]
    assert ("бар", "саясат") not in found["kk"]


def test_titles_of_other_alphabets_are_phrases_where_their_words_stand():
    assert ("глава", "государство") in find_phrases(words_as_written("глава государство"), frozenset())
    assert ("глава", "государство") not in find_phrases(words_as_written("head of state"), frozenset())


@pytest.mark.parametrize("phrase", ["министр иностранный дело", "мемлекет басшысы", "вице-президент", "外长"])
def test_an_office_of_another_language_is_a_title(phrase):
    assert is_title(phrase.split())


def test_a_person_is_taken_off_the_end_of_a_state():
    text = "He met the People’s Republic of China Wang Yi there."
    assert phrases(text, names={"china", "wang", "yi"}) == {"people republic of china"}


def test_the_capitals_of_a_name_keep_a_season_but_no_weekday():
    assert phrases("They marked the Chinese New Year Monday.", names={"chinese"}) == {"chinese new year"}


def test_a_common_phrase_does_not_cut_a_name():
    texts = [f"the offices of the Polar Sea Council, {FILLER}", f"two offices of the Polar Sea Council, {FILLER}"]
    assert phrases(*texts) == {"polar sea council"}


def test_a_russian_organisation_goes_on_in_small_letters():
    found = find_phrases(words_as_written("Вчера Шанхайский совет решил."), frozenset({"шанхайский"}))
    assert ("шанхайский", "совет") in found


@pytest.mark.parametrize(
    ("n", "left", "right", "total", "holds"),
    [
        # NPMI: ln (20 · 2000 / 10000) / ln (2000 / 20) = .301, and ln (40000 / 10200) / ln 100 = .297.
        (20, 100, 100, 2000, True),
        (20, 100, 102, 2000, False),
        # NPMI .48 and .59; G², 2 Σ O ln (O / E): 9.0 and 16.3.
        (2, 10, 10, 1000, False),
        (3, 10, 10, 1000, True),
    ],
)
def test_the_parts_of_a_phrase_attract_each_other_more_than_chance_allows(n, left, right, total, holds):
    assert holds_together(("free", "trade"), {("free", "trade"): n, ("free",): left, ("trade",): right}, total) is holds
