"""The kind of a name is told by the words beside it, by its make, and in sports by what a club does."""

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.analysis.actors.mentions import actor_mentions


def kinds(*texts: str) -> dict[str, str]:
    table = actor_mentions(kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"] * len(texts), "text": list(texts)})))
    return dict(zip(table["as_written"], table["kind"], strict=True))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They bought Quorvex shares at noon.", "Quorvex", "organisation"),
        ("They met the founder of Quorvex at noon.", "Quorvex", "organisation"),
        ("They flew with the airline Quorvex at noon.", "Quorvex", "organisation"),
        ("They asked Quorvex's shareholders at noon.", "Quorvex", "organisation"),
        ("They lived in the town of Quorvex for a year.", "Quorvex", "place"),
        ("They crossed the whole Quorvex region at noon.", "Quorvex", "place"),
        ("They left Quorvex, Norway, at noon.", "Quorvex", "place"),
        ("They saw the singer Quorvex at noon.", "Quorvex", "person"),
        ("They saw Quorvex, 42, at noon.", "Quorvex", "person"),
        ("They bought it from TeaVexor at noon.", "TeaVexor", "organisation"),
        ("They saw Ole McGregor and then McGregor at noon.", "McGregor", "person"),
        ("They joined the Quorvex Movement at noon.", "Quorvex Movement", "organisation"),
        ("They joined Quorvex Energy at noon.", "Quorvex Energy", "organisation"),
        ("They read the People's Gazette at noon.", "People's Gazette", "organisation"),
        ("They asked for Quorvex University Sgt. Anna Berg at noon.", "Quorvex University", "organisation"),
        ("They asked for Quorvex University Sgt. Anna Berg at noon.", "Anna Berg", "person"),
        ("They asked the Quorvex Police Chief Anna Berg.", "Quorvex Police", "organisation"),
    ],
)  # fmt: skip
def test_the_words_beside_a_name_tell_its_kind(text, name, kind):
    assert kinds(text).get(name) == kind


def test_a_city_that_plays_is_its_club_and_elsewhere_the_city():
    match = "Cologne have scored the only goal of the match against Oslo in the league. The striker lives in Cologne."
    table = actor_mentions(kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"], "text": [match]})))
    assert [*zip(table["actor"], table["kind"], strict=True)] == [
        ("Cologne", "organisation"),
        ("Oslo", "organisation"),
        ("Cologne", "place"),
    ]
    assert kinds("Cologne have asked for rain in the spring.") == {"Cologne": "place"}


def test_a_state_stays_a_place_in_a_match():
    text = "Norway have scored the only goal of the match against Germany in the tournament."
    assert kinds(text) == {"Norway": "place", "Germany": "place"}


def test_a_family_goes_by_the_surname_of_its_members():
    table = actor_mentions(
        kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"], "text": ["Minister Anna Qvist left. Later the Qvists came."]}))
    )
    assert table["actor"].tolist() == ["Anna Qvist", "Anna Qvist"]


def test_acronyms_of_things_are_no_actors_and_one_beside_a_verb_of_speech_is_a_body():
    assert kinds("Their GDP grew, and the QXV said no DNA was found.") == {"QXV": "organisation"}


def test_believers_and_voters_are_names_of_no_known_kind():
    assert {*kinds("They asked Muslims and Republicans, and then Muslims and Republicans again.").values()} <= {"name"}


def test_a_corpus_is_read_in_steps_that_are_told():
    steps = []
    corpus = kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"], "text": ["Anna Berg was in Oslo."]}))
    actor_mentions(corpus, progress=lambda n_done, total: steps.append((n_done, total)))
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_what_progress_raises_ends_the_work():
    def stop(n_done, total):
        raise KeyboardInterrupt

    corpus = kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"], "text": ["Anna Berg was in Oslo."]}))
    with pytest.raises(KeyboardInterrupt):
        kz.actors(corpus, progress=stop)
