"""Who speaks: names that end with the sentence, that titles follow, and words that name nobody."""

import pandas as pd
import pytest

from kzcn_explore.analysis.quotations.quotations import quotations
from kzcn_explore.analysis.quotations.subjects import cut_predicate, opens_name
from kzcn_explore.corpus.loading import load_corpus


def rows(*texts):
    table = quotations(load_corpus(pd.DataFrame({"text": texts})))
    return [*zip(table["speaker"], table["is_actor"], table["confidence"], strict=True)]


def test_a_place_of_the_next_sentence_does_not_speak():
    text = "Президент Асан Серіков: «Біз бұл жолды бірге саламыз», – деді. Кездесу маусым айында Астанада өтті."
    assert rows(text) == [("Асан Серіков", True, 0.95)]


@pytest.mark.parametrize("text", ["李明主席说：“我们将继续支持合作。”", "阿列克总统说：“今天天气很好。”"])
def test_a_chinese_title_behind_a_name_is_no_part_of_it(text):
    ((speaker, is_actor, _),) = rows(text)
    assert (speaker, is_actor) == (text[: text.index("说") - 2], True)


def test_a_chinese_office_alone_stays_an_office():
    assert rows("国家主席说：“我们将继续支持合作。”")[0][1] is False


def test_a_surname_of_a_person_of_another_document_speaks():
    texts = ["Foreign Minister Lars Holm came.", "“Nothing is sweeter than honey from our own hives,” Holm said."]
    assert rows(*texts)[0][:2] == ("Lars Holm", True)


def test_he_is_the_subject_between_also_behind_a_title_that_few_bear():
    text = "“The port is safe for all of us,” President Dan Moor said. Ayatollah Omar Reza, who met him, left. “It is not safe,” he said."
    assert [speaker for speaker, *_ in rows(text)] == ["Dan Moor", "Omar Reza"]


def test_he_is_doubtful_where_a_name_of_unknown_kind_opens_a_sentence_between():
    told = "“The port is safe for all of us,” President Dan Moor said. {} opened the fair. “It is a good fair for us all,” he said."
    assert rows(told.format("The town"))[-1][2] == 0.712
    assert rows(told.format("Blue Heron"))[-1][2] < 0.5


def test_the_verb_is_no_part_of_the_words_that_name_a_speaker():
    text = "President Dan Moor came. He went on to mock the port, saying: “It is a very old port.”"
    table = quotations(load_corpus(pd.DataFrame({"text": [text]})))
    assert table[["speaker", "speaker_as_written"]].to_numpy().tolist() == [["Dan Moor", "He"]]


def test_a_heading_that_ends_in_a_verb_is_no_name():
    corpus = load_corpus(pd.DataFrame({"title": ["Moor Says Port Safe"], "text": ["“The port is safe for all of us,” Moor said."]}))
    assert quotations(corpus)["speaker"].tolist() == ["Moor"]


@pytest.mark.parametrize("word", ["unite", "align", "outrageous"])
def test_a_small_word_alone_that_names_nobody_speaks_not(word):
    ((speaker, _, confidence),) = rows(f"“We build the road to the port together,” {word} said.")
    assert (pd.isna(speaker), confidence) == (True, 0.0)


@pytest.mark.parametrize(("words", "speaker"), [("police", "police"), ("officials", "officials"), ("the spokesman", "spokesman")])
def test_a_word_for_persons_or_a_body_speaks_without_an_article(words, speaker):
    assert rows(f"“We build the road to the port together,” {words} said.")[0][0] == speaker


def test_what_opens_no_noun_phrase_names_nobody():
    assert [opens_name(words) for words in ("capable of nearly everything", "likely buyers", "the ministry")] == [False, False, True]


def test_predicates_are_cut_behind_adverbs_and_a_chinese_surname_is_no_pronoun():
    assert [*map(cut_predicate, ("Moor first made a note", "He Wen", "He stopped"))] == ["Moor", "He Wen", "He"]
