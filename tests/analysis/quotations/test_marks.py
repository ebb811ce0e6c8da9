"""Marks: what stands between quotation marks of every kind, and what an unclosed mark takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.quotations.dashes import find_dash_led
from kzcn_explore.analysis.quotations.marks import cut_unclosed, find_quoted, first_mark_closes

PIECES = st.sampled_from(
    ["«", "»", "“", "”", "„", '"', "‘", "’", "'", "「", "」", " ", ". ", ", ", "road", "Мост", "桥", "he said", "\n", "1"]
)


def quoted(text, **options):
    return [text[one.start : one.end] for one in find_quoted(text, **options)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said: «We agree».", ["We agree"]),
        ("“We agree,” he said. “Yes.”", ["We agree,", "Yes."]),
        ('"We agree," he said. "Yes."', ["We agree,", "Yes."]),
        ("„Wir sind bereit“, sagte er.", ["Wir sind bereit"]),
        ("It is ‘a step back’, she said.", ["a step back"]),
        ("他说：“我们同意。”她说「好」，『不』。", ["我们同意。", "好", "不"]),
        ('She said "he called it ‘a step’ and left".', ["he called it ‘a step’ and left"]),
    ],
)
def test_words_between_marks_are_found_without_their_marks(text, words):
    assert quoted(text) == words


def test_apostrophes_are_no_marks():
    assert quoted("It's the workers' bill, don't wait: the ’90s, rock ’n’ roll and O’Hara's road.") == []


def test_an_apostrophe_inside_single_marks_does_not_close_them():
    assert quoted("He said ‘the workers’ rights don’t end here’ today.") == ["the workers’ rights don’t end here"]


def test_marks_between_letters_are_apostrophes_that_were_spoilt():
    assert quoted('"We don"t know," she said.') == ['We don"t know,']


def test_a_mark_said_again_after_a_sentence_parts_one_quotation_into_two():
    first, second = find_quoted('"We build. "We pay." And so on.')
    assert (first.goes_on, second.continues, second.goes_on) == (True, True, False)
    assert (first.start, first.end, second.start, second.end) == (1, 10, 12, 19)


def test_an_unclosed_mark_takes_one_sentence():
    text = "“We build. And so the text goes on."
    (one,) = find_quoted(text)
    assert one.goes_on
    cut = cut_unclosed(text, one)
    assert text[cut.start : cut.end] == "We build."


def test_a_passage_goes_on_with_a_quotation_if_it_opens_with_a_mark_or_its_first_mark_closes():
    assert first_mark_closes("“And we pay,” he said.")
    assert first_mark_closes('and we pay," he said.')
    assert not first_mark_closes("The text goes on. “We pay,” he said.")
    assert not first_mark_closes("The text goes on.")
    assert quoted('and we pay," he said.', inside=True) == ["and we pay,"]


def test_speech_that_a_dash_leads_ends_at_a_lone_closing_mark_or_before_its_speaker():
    def led(text):
        return [text[one.start : one.end] for one in find_dash_led(text)]

    assert led("– We build. We pay,” the minister said.") == ["We build. We pay,"]
    assert led("— Мы строим, — сказал министр. — И платим.") == ["Мы строим,", "И платим."]
    assert led("– Көпірді ашамыз, – деді әкім.") == ["Көпірді ашамыз,"]
    assert led("— a list without a speaker") == []


@given(st.lists(PIECES, max_size=30).map("".join), st.booleans())
def test_stretches_ascend_do_not_overlap_and_hold_words(text, inside):
    place = 0
    for one in find_quoted(text, inside=inside):
        assert place <= one.outer_start <= one.start < one.end <= one.outer_end <= len(text)
        assert not text[one.start].isspace()
        assert not text[one.end - 1].isspace()
        place = one.outer_end
