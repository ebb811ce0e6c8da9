"""Kazakh: endings are taken off by the rules of the grammar, and only where the corpus bears the stem out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.kazakh import match_stems

NONE = frozenset()


def stems(words, kept=NONE, nouns=NONE):
    return match_stems(dict.fromkeys(words.split(), 1), kept, nouns)


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("қатынас", "қатынастар қатынастары қатынастарын қатынастың қатынасқа қатынасынан"),
        ("сауда", "сауданың сауданы саудаға саудада саудадан саудасы саудасын саудамен"),
        ("бөлік", "бөлігі бөлігін бөлікке бөліктер"),
        ("келісім", "келісімнің келісімдер келісімдерге келісімді келісімінде келісіммен"),
        ("жол", "жолдар жолының жолымен жолдағы"),
        ("музей", "музейлер музейдің музейге музейлердегі"),
        ("тауар", "тауарлар тауардың тауарлармен"),
        ("энергетика", "энергетикаға энергетиканың энергетикасы"),
        ("нарық", "нарықты нарығы нарығына"),
    ],
)
def test_plurals_possessives_and_cases_are_forms_of_the_stem(stem, forms):
    assert stems(f"{stem} {forms}") == dict.fromkeys(forms.split(), stem)


@pytest.mark.parametrize(
    "words",
    [
        "сау сауда",  # "healthy", and "trade": no locative
        "жол жолда",  # too short an ending for so short a stem
        "қатынас қатынастер",  # out of harmony
        "қатынас қатынаслар",  # the wrong first consonant
        "сауда саудады",  # after a vowel the accusative is -ны
        "қатынастарын",  # nobody bears the stem out
        "бизнес бизнесмен",  # "мен" stands after vowels and soft consonants, not after с
    ],
)
def test_what_the_rules_or_the_corpus_do_not_bear_out_stays(words):
    assert stems(words) == {}


def test_two_forms_bear_a_stem_out_that_no_text_holds_bare():
    assert stems("станцияның станциялары") == {"станцияның": "станция", "станциялары": "станция"}
    # Both of these may be a word that itself ends in a vowel.
    assert stems("жұмысшы жұмысшысы жұмысшының") == {"жұмысшының": "жұмысшы", "жұмысшысы": "жұмысшы"}


def test_a_form_that_is_a_function_word_stays_and_a_listed_noun_is_a_stem_without_being_held():
    assert stems("үстінде үсті", kept=frozenset({"үстінде"})) == {}
    assert stems("министрдің", nouns=frozenset({"министр"})) == {"министрдің": "министр"}


@given(st.dictionaries(st.text(alphabet="аеыісдтлрнмгғқбй", min_size=1, max_size=12), st.integers(1, 9), max_size=30))
@settings(deadline=None)
def test_a_stem_is_shorter_than_its_form_and_shares_its_beginning(uses):
    for form, stem in match_stems(uses, NONE, NONE).items():
        assert len(stem) < len(form)
        assert form.startswith(stem[:-1])


def test_a_hostile_word_comes_to_an_end():
    assert match_stems({"дар" * 20_000: 1, "нің" * 20_000: 1}, NONE, NONE) == {}
