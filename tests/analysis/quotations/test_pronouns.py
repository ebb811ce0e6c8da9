"""Pronouns: whom he, she and it stand for, and whom offices and titles name, in sentences of newspapers."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.analysis.quotations.genders import count_genders, is_other
from kzcn_explore.analysis.quotations.joining import DocumentActors, Mention
from kzcn_explore.analysis.quotations.namings import find_mentions
from kzcn_explore.analysis.quotations.reading import Passages, read_document
from kzcn_explore.analysis.quotations.subjects import cut_predicate, opens_name


def speakers(*texts, actors=()):
    """Return who speaks in some passages."""
    read = read_document("d", None, Passages(range(len(texts)), [0] * len(texts), texts), DocumentActors(actors))
    return [one.speaker for one in read]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mrs Lund met Mr Moor at the port. Moor took his hat. “We build it,” she said.", "Lund"),
        ("Mrs Lund met Mr Moor at the port. Moor took his hat. “We build it,” he said.", "Moor"),
        ("When Mr Moor won, his quarrel with Mrs Lund went on. Mrs Lund said so. At one point he called it “a mess”.", "Moor"),
        ("Ada Cole said so. Dan Moor spoke too. Ada Cole should “resign at once”, he said.", "Dan Moor"),
        ("According to Dan Moor, a sailor, the port is safe. “It is a good port,” he says.", "Dan Moor"),
        ("Ada Cole, a nurse from the north, who has two dogs, a boy and a girl at school, said so. “I love it,” she said.", "Ada Cole"),
        ("The nurse told the port office that she slept on board. “I heard a loud noise,” she said.", "nurse"),
        ("Ada Cole opened a shop in the north. “It helped me,” she said.", "Ada Cole"),
        ("Some of it was earned by Ada Cole, a 41-year-old in Northport. “It helped me,” she said.", "Ada Cole"),
        ("President Dan Moor came. “We build it,” the 70-year-old said.", "Dan Moor"),
        ("President Dan Moor came. “We build it,” the Republican said.", "Dan Moor"),
        ("The Utopian Foreign Ministry saw a hidden hand. “We have sent a letter to them,” it said.", "Utopian Foreign Ministry"),
    ],
)
def test_a_pronoun_stands_for_the_subject_of_its_gender(text, speaker):
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for Ada Cole said: “We have no answer to this.”", "spokesman for Ada Cole"),
        ("“We have no answer to this,” said University of Utopia law professor Ada Cole.", "Ada Cole"),
        ("“We have no answer to this,” said Department of Roads Secretary Ada Cole.", "Ada Cole"),
        ("Former Ambassador to Utopia Ada Cole said: “We have no answer to this.”", "Ada Cole"),
        ("“We have no answer to this,” Radio Seven's Ada Cole said.", "Ada Cole"),
        ("More news from Northport A police spokesman said: “We have no answer to this.”", "police spokesman"),
        ("They came from afar, with party chief Ada Cole calling the plan a “heavy burden”.", "Ada Cole"),
        ("The plan of the north is dead, says Cole, “it never worked at all”.", "Cole"),
        ("Dan Moors came. Mr Moors went on. “We build it,”oors said.", "Dan Moors"),
        ("“We build it,” the Northport news agency quoted farmer Ada Cole as saying.", "Ada Cole"),
        ("On Dec 1, Ada Cole, a nurse from Northport, in the north, wrote about it: “We build it.”", "Ada Cole"),
        ("President Dan Moor on Monday renewed his call to be “top of the pack”, according to an interview with the Post.", "Dan Moor"),
        ("In the town it was cold. Ada Cole said on Feb. 2, “We have no answer to this.”", "Ada Cole"),
        ("“We have no answer to this,” the man calmly said.", "man"),
    ],
)
def test_an_office_or_a_front_is_told_from_the_name_of_who_speaks(text, speaker):
    assert speakers(text) == [speaker]


def test_the_spokesman_of_a_known_person_is_not_joined_to_that_person():
    text = "A spokeswoman for Ada Cole said: “We have no answer to this.”"
    actors = [Mention("Ada Cole", "person", text.index("Ada"), text.index("Ada") + 8, "Ada Cole")]
    assert speakers(text, actors=actors) == ["spokeswoman for Ada Cole"]


def test_whole_sentences_go_on_with_their_speaker_where_the_next_are_another_speakers():
    assert speakers("“We build it,” Ada Cole said. “It will stand for long.” Dan Moor said “It will fall.”") == [
        "Ada Cole",
        "Ada Cole",
        "Dan Moor",
    ]


def test_the_sign_that_lures_and_the_heading_that_points_elsewhere_speak_not():
    assert speakers("Lured by a sign that said “Free soup”, we went in.") == []
    assert speakers("EXPLAINER: Who owns the port? More in the paper, calling it “a mess”.") == [None]


@pytest.mark.parametrize("written", ["prepared", "speaking", "withdrawing the decree", "OPINION", "not"])
def test_a_verb_alone_is_no_speaker(written):
    assert not opens_name(written)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("the man calmly", "the man"),
        ("the family", "the family"),
        ("a paper-he", "he"),
        ("February 2017 He", "He"),
        ("Lee proves able", "Lee"),
    ],
)
def test_what_is_told_of_a_speaker_is_cut_off(written, left):
    assert cut_predicate(written) == left


def test_a_name_is_a_she_by_its_title_and_by_the_pronouns_behind_it():
    text = "Mrs Lund came. Moor took his hat, and Moor left his coat."
    votes = count_genders(["", text], [*find_mentions(text)])
    assert votes == {"lund": Counter(she=3), "moor": Counter(he=2)}
    assert is_other(votes["lund"], "he")
    assert is_other(votes["moor"], "She")
    assert not is_other(votes["moor"], "they")


@given(he=st.integers(0, 5), she=st.integers(0, 5))
def test_no_name_is_kept_from_both_pronouns(he, she):
    votes = Counter(he=he, she=she)
    assert not (is_other(votes, "he") and is_other(votes, "she"))
    assert is_other(votes, "he") == (she - he >= 2)
