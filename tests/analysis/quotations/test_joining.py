"""Joining: the speaker of a quotation is the actor of the whole corpus."""

import pandas as pd
import pytest

from kzcn_explore.analysis.actors.mentions import COLUMNS as MENTION_COLUMNS
from kzcn_explore.analysis.actors.mentions import actor_mentions
from kzcn_explore.analysis.quotations.joining import DocumentActors, Mention, NamedActors
from kzcn_explore.analysis.quotations.people import People
from kzcn_explore.analysis.quotations.quotations import quotations
from kzcn_explore.analysis.quotations.speakers import Before, Speaker, name_speaker
from kzcn_explore.corpus.loading import load_corpus


def corpus_of(*texts):
    return load_corpus(pd.DataFrame({"id": [f"d{number}" for number in range(len(texts))], "text": texts}))


def speakers(*texts):
    table = quotations(corpus_of(*texts))
    return list(zip(table["speaker"], table["is_actor"], strict=True))


@pytest.mark.parametrize(
    "texts",
    [
        ("Minister Ann Lee came. “We build the road,” Lee said.", "“We pay for the road,” said Ms Lee on Monday. Lee left."),
        ("Приехал министр Иван Петров. «Мы строим дорогу», — сказал Петров.", "По словам Ивана Петрова, «работы идут». Иван Петров уехал."),
        ("Көлік министрі Ерлан Сапаров келді. «Жол салынады», – деді Сапаров.", "«Көпір ашылады», – деді Ерлан Сапаров."),
        ("交通部长王建国说：“新公路将在秋天开通。”", "交通部长王建国来了。王建国说：“我们很高兴。”"),
    ],
)
def test_a_speaker_has_one_name_over_all_documents(texts):
    (one, is_actor), (other, other_is_actor) = speakers(*texts)
    assert one == other
    assert is_actor
    assert other_is_actor


def test_a_surname_whose_full_name_another_document_writes_is_a_little_less_sure():
    table = quotations(corpus_of("Minister Ann Lee came. Ann Lee left.", "“We pay for the road,” said Ms Lee on Monday."))
    assert table[["speaker", "confidence"]].to_numpy().tolist() == [["Ann Lee", 0.902]]  # .95 for the verb, .95 for the join


def test_an_office_a_pronoun_and_a_quotation_that_goes_on_are_the_same_actor():
    text = "Transport Minister Ann Lee came. “We build,” the minister said. “It is a very long road.” She added: “It is dear.”"
    assert speakers(text) == [("Ann Lee", True)] * 3


def test_who_is_no_actor_keeps_the_words_of_the_document():
    assert speakers("“We will build the road,” a spokesman of the port said.") == [("spokesman of the port", False)]


def test_a_pronoun_does_not_stand_for_a_place():
    people = People(["Transport Minister Ann Lee came. Utopia Marina said no. She"], kind_of={"Utopia Marina": "place"}.get)
    assert name_speaker(people, "She", (0, 56), Before()).name == "Ann Lee"
    people = People(["Transport Minister Ann Lee came. Utopia Marina said no. She"])
    assert name_speaker(people, "She", (0, 56), Before()).name == "Utopia Marina"


def test_it_stands_for_the_organisation_that_spoke_last():
    people = People(["Acme said no. Ann Lee said yes. It"], kind_of={"Acme": "organisation"}.get)
    assert name_speaker(people, "It", (0, 32), Before())[:2] == ("Acme", 0.75)


@pytest.mark.parametrize(("written", "name"), [("Lee paraphrased a proverb", "Ann Lee"), ("Lee himself", "Ann Lee"), ("We all know", None)])
def test_a_verb_that_no_list_holds_is_no_part_of_a_speaker(written, name):
    people = People(["Ann Lee came."])
    assert name_speaker(people, written, (0, 20), Before()).name == name


def test_a_mention_in_or_over_the_name_beside_the_quotation_is_taken():
    actors = DocumentActors([Mention("Ann Lee", "person", 13, 16, "Lee"), Mention("Port Office", "organisation", 104, 115, "Port Office")])
    assert actors.join(Speaker("Republican Lee", 1.0, True), 2, "Republican Lee")[:2] == ("Ann Lee", True)
    # Taken up by a pronoun, far from the mention, the name stands for the same.
    assert actors.join(Speaker("Republican Lee", 0.75, True), 70, "she")[:2] == ("Ann Lee", True)
    assert actors.join(Speaker("Office", 0.8), 109, "Office")[:2] == ("Port Office", True)
    assert actors.join(Speaker("spokesman for the Port Office", 0.8), 86, "spokesman for the Port Office")[:2] == (
        "spokesman for the Port Office",
        False,
    )


def test_what_stands_before_a_name_is_cut_but_another_first_name_is_not():
    actors = DocumentActors([Mention("Ann Lee", "person", 0, 3, "Lee"), Mention("Utopia", "place", 9, 15, "Utopia")])
    assert actors.join(Speaker("Utopia Lee", 1.0, True), 50)[0] == "Ann Lee"
    assert actors.join(Speaker("Max Lee", 1.0, True), 50) == ("Max Lee", False, 1.0)


def test_of_two_actors_written_alike_the_person_and_the_nearest_before_is_taken():
    mentions = [
        Mention("Ann Lee", "person", 0, 3, "Lee"),
        Mention("Max Lee", "person", 40, 43, "Lee"),
        Mention("Lee", "place", 50, 53, "Lee"),
    ]
    actors = DocumentActors(mentions)
    assert [actors.join(Speaker("Lee", 1.0, True), place)[0] for place in (20, 60)] == ["Ann Lee", "Max Lee"]


def test_a_document_without_mentions_has_no_actors():
    mentions = pd.DataFrame({column: pd.Series(dtype=dtype) for column, dtype in MENTION_COLUMNS.items()})
    assert NamedActors(mentions).of("d0").join(Speaker("Lee", 1.0, True), 0) == ("Lee", False, 1.0)


def test_of_the_words_that_name_a_speaker_the_last_that_are_the_name_are_looked_at():
    actors = DocumentActors([Mention("Ann Lee", "person", 23, 26, "Lee")])
    assert actors.join(Speaker("Deputy Lee", 1.0, True), 5, "Lee Holm’s deputy Lee")[:2] == ("Ann Lee", True)


def test_a_surname_is_no_less_sure_where_the_document_writes_the_full_name_too():
    lee, full = Mention("Ann Lee", "person", 30, 33, "Lee"), Mention("Ann Lee", "person", 0, 7, "Ann Lee")
    assert DocumentActors([lee]).join(Speaker("Lee", 1.0, True), 30) == ("Ann Lee", True, 0.95)
    assert DocumentActors([full, lee]).join(Speaker("Lee", 1.0, True), 30) == ("Ann Lee", True, 1.0)


def test_a_mention_that_is_longer_than_the_name_on_both_sides_is_taken():
    actors = DocumentActors([Mention("Chair Kim Jun Ho", "person", 10, 26, "Chair Kim Jun Ho")])
    assert actors.join(Speaker("Kim Jun", 1.0, True), 10, "Chair Kim Jun Ho")[:2] == ("Chair Kim Jun Ho", True)


def test_mentions_behind_the_end_of_their_passage_are_refused():
    corpus = corpus_of("Minister Ann Lee came. “We build the road,” Lee said.")
    mentions = actor_mentions(corpus)
    with pytest.raises(ValueError, match=r"mentions must be those of corpus; got \d+ that do not stand in its passages"):
        quotations(corpus, mentions=mentions.assign(end=mentions["end"] + 999))
