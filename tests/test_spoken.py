"""What a view names, quotes and dates: the tables of the whole corpus within the selection, and the places behind each number."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kzcn_explore as kz
from kzcn_explore.places import seeds_folder
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.tallies import voices
from kzcn_explore.tallies.tally import Tally

RAW = {path.stem: path.read_bytes().decode() for path in seeds_folder().glob("*.txt")}
TEXTS = {
    "a": "President Anna Berg of Norway will pay a state visit to Finland in autumn 2021. “We shall open the road together,” Berg said.\n\n"
    "The weather was fine in Oslo.",
    "b": "The state visit of the president of Norway to Finland is planned for 4 October 2021.\n\n"
    "Foreign Minister Paul Lind met Anna Berg in Helsinki. “The road is open to everybody now,” Lind said.",
    "c": "Nobody was seen on the harbour, and no ship came in.",
}
# A store looks for copies within each of its parts.
WITH_COPIES = ["n_once", "is_copy"]
SELECTIONS = st.builds(
    Selection,
    start=st.sampled_from([None, "2020-09-12", "2022-06"]),
    dates=st.sampled_from(["exact", "all"]),
    themes=st.sets(st.sampled_from([0, 1]), max_size=1),
    search=st.sampled_from(["", "", "china"]),
    actors=st.sets(st.sampled_from(["China", "Kazakhstan", "Nobody"]), max_size=2),
    speakers=st.sampled_from([(), (), "Kassym-Jomart Tokayev", "Nobody"]),
    events=st.sets(st.sampled_from([0, 1, 9999]), max_size=1),
)


@pytest.fixture(scope="module")
def seeds():
    return Study(kz.load_corpus(), every="quarter")


@pytest.fixture(scope="module")
def study():
    """Two documents on a visit and one that names and quotes nobody, each of its own month."""
    frame = pd.DataFrame({"id": [*TEXTS], "date": ["2021-05-02", "2021-08-10", "2021-09-01"], "text": [*TEXTS.values()]})
    return Study(kz.load_corpus(frame), every="month")


def texts_at(view, places):
    documents = view.study.corpus.documents["text"]
    return [documents[row.document][row.start : row.end] for row in places.itertuples()]


def test_choosing_an_actor_a_speaker_or_an_event_keeps_its_passages(study):
    def kept(**parts):
        return study.view(Selection(**parts)).passages.index.tolist()

    assert kept(actors="Anna Berg") == [0, 3]
    assert kept(actors=("Anna Berg", "Oslo")) == [0, 1, 3]
    assert kept(actors="Nobody") == []
    assert kept(speakers="Paul Lind") == [3]
    assert kept(actors="Anna Berg", speakers="Paul Lind") == [3]
    (visit,) = study.events.loc[study.events["n_documents"] == 2, "event"]
    assert kept(events=int(visit)) == [0, 2]
    assert kept(events=int(visit), start="2021-08") == [2]
    assert kept(events=99) == []


def test_a_number_that_counts_mentions_opens_them(study):
    view = study.view()
    berg = view.actors.set_index("actor").loc["Anna Berg"]
    places = view.places("actor", "Anna Berg")
    assert (len(places), places["document"].nunique()) == (berg["n_mentions"], berg["n_documents"])
    assert texts_at(view, places) == ["Anna Berg", "Berg", "Anna Berg"]
    rows = view.read_places(places)
    assert rows["passage"].tolist() == [0, 3]
    marked = [
        text[start - first : end - first]
        for text, first, marks in zip(rows["text"], rows["start"], rows["marks"], strict=True)
        for start, end in marks
    ]
    assert marked == ["Anna Berg", "Berg", "Anna Berg"]


def test_the_places_of_a_link_are_those_where_both_are_named(study):
    view = study.view()
    places = view.places("link", "Anna Berg", "Paul Lind")
    assert set(places["passage"]) == {3}
    assert texts_at(view, places) == ["Paul Lind", "Anna Berg", "Lind"]


def test_the_places_of_a_speaker_are_the_quoted_words(study):
    view = study.view()
    assert texts_at(view, view.places("speaker", "Anna Berg")) == ["We shall open the road together,"]
    assert texts_at(view, view.places("speaker", "Anna Berg", "2021-05-01")) == ["We shall open the road together,"]
    assert view.places("speaker", "Anna Berg", "2021-08-01").empty
    assert view.places("speaker", "Nobody", "2021-08-01").empty
    (row,) = view.quotations.index[view.quotations["speaker"] == "Paul Lind"]
    assert texts_at(view, view.places("quotation", row)) == ["The road is open to everybody now,"]


def test_the_places_of_an_event_are_its_dates_as_written(study):
    view = study.view()
    event = int(view.events.loc[view.events["n_documents"] == 2, "event"].item())
    assert texts_at(view, view.places("event", event)) == ["autumn 2021", "4 October 2021"]
    first = int(view.event_mentions.index[0])
    assert texts_at(view, view.places("mention", first)) == ["autumn 2021"]
    assert texts_at(view, view.places("lane", "ahead", "2021-10-01")) == ["4 October 2021"]
    assert view.places("lane", "past", "2021-10-01").empty
    history = view.event_history(event)
    assert history["document"].tolist() == ["a", "b"]
    assert history["step"].tolist() == ["named", "sharper"]


def test_a_quotation_over_two_passages_is_opened_whole():
    text = (
        "“We shall open the road together and keep it open,” Anna Berg said. “It is\n\n"
        "“the only road that we have and we shall keep it,” she said."
    )
    view = Study(kz.load_corpus(pd.DataFrame({"date": ["2021-05-02"], "text": [text]}))).view()
    table = view.quotations
    goes_on = table.index[table["continues"].notna()]
    assert len(goes_on)
    first = table.loc[goes_on[0], "continues"]
    assert len(view.places("quotation", first)) == 1 + len(goes_on)


def test_what_is_none_of_them_is_refused(study):
    with pytest.raises(ValueError, match=r"what must be one of \['actor', 'link', .*got 'person'"):
        study.view().places("person", "Anna Berg")
    with pytest.raises(ValueError, match="places\\('link', …\\) takes 2 beside; got 1"):
        study.view().places("link", "Anna Berg")


@given(SELECTIONS)
@settings(max_examples=60, deadline=None)
def test_what_a_view_names_quotes_and_dates_stands_in_its_passages(seeds, selection):
    view, whole = seeds.view(selection), seeds.view()
    passages = view.passages
    for name in ("actor_mentions", "quotations", "event_mentions"):
        table, everything = getattr(view, name), getattr(whole, name)
        pd.testing.assert_frame_equal(table, everything[everything["passage"].isin(passages.index)])
        for row in table.itertuples():
            written = RAW[row.document][row.start : row.end]
            assert written == getattr(row, {"actor_mentions": "as_written", "quotations": "text", "event_mentions": "quote"}[name])
            assert passages.loc[row.passage, "start"] <= row.start < row.end <= passages.loc[row.passage, "end"]


@given(SELECTIONS)
@settings(max_examples=30, deadline=None)
def test_every_count_of_a_view_is_that_of_the_passages_it_opens(seeds, selection):
    view = seeds.view(selection)
    for row in view.actors.head(8).itertuples():
        places = view.places("actor", row.actor)
        assert (len(places), places["document"].nunique()) == (row.n_mentions, row.n_documents)
        assert sum(len(marks) for marks in view.read_places(places)["marks"]) >= places["passage"].nunique()
    for row in view.actor_links.head(8).itertuples():
        opened = view.read_places(view.places("link", row.actor, row.other))
        assert (len(opened), opened["document"].nunique()) == (row.n_passages, row.n_documents)
    for row in view.events.itertuples():
        places = view.places("event", row.event)
        assert (len(places), places["document"].nunique()) == (row.n_mentions, row.n_documents)


def test_another_model_keeps_what_was_found(seeds):
    found = seeds.quotations
    again = seeds.changed(model=seeds.model.refit(3))
    assert again.quotations is found


def test_what_is_found_says_how_far_it_is(study):
    fresh = Study(study.corpus)
    for name in (voices.ACTOR_MENTIONS, voices.QUOTATIONS, voices.EVENT_MENTIONS):
        said = []
        fresh.themed.voices.find(name, lambda done, total, said=said: said.append((done, total)))
        assert said[0][0] == 0
        assert said[-1][0] == said[-1][1]
        assert fresh.themed.voices.is_found(name)


def test_work_that_is_ended_is_begun_anew(study):
    def stop(_done, _total):
        raise KeyboardInterrupt

    fresh = Study(study.corpus)
    with pytest.raises(KeyboardInterrupt):
        fresh.themed.voices.find(voices.EVENT_MENTIONS, stop)
    assert not fresh.themed.voices.is_found(voices.EVENT_MENTIONS)
    pd.testing.assert_frame_equal(fresh.view().event_mentions, study.view().event_mentions)


def test_of_a_large_corpus_documents_drawn_at_random_are_read(study, monkeypatch):
    monkeypatch.setattr(voices, "MOST_READ", 3)
    fresh = Study(study.corpus, every="month")
    read = fresh.themed.voices.read
    assert 0 < read.n_passages <= 3
    assert read.documents.index.tolist() == Study(study.corpus).themed.voices.read.documents.index.tolist()
    view = fresh.view()
    assert set(view.actor_mentions["document"]) <= set(read.documents.index)
    assert view.n_documents == 3
    assert view.speaker_timeline["n"].sum() == len(view.quotations)
    for row in view.actors.itertuples():
        assert len(view.places("actor", row.actor)) == row.n_mentions


def test_a_tally_holds_both_what_is_searched_for_and_who_is_named(study):
    tally = study.themed.tally(Selection(actors="Anna Berg", search="road"), themes=True)
    assert isinstance(tally, Tally)
    assert tally.sizes.n_passages.sum() == 2


@pytest.fixture(scope="module")
def stored(study, tmp_path_factory):
    """The documents of `study` ten times over, of other weeks, as a study in memory and as one on disk."""
    rows = [
        {"id": f"{name}{number}", "date": f"2021-0{1 + number % 9}-1{number % 10}", "text": text.replace("road", f"road {number}")}
        for number in range(10)
        for name, text in TEXTS.items()
    ]
    path = tmp_path_factory.mktemp("spoken")
    pd.DataFrame(rows).to_json(path / "texts.jsonl", orient="records", lines=True)
    kz.index_corpus(path / "texts.jsonl", path / "store", n_themes=2, options=kz.BuildOptions(part_documents=8))
    return kz.Study(kz.load_corpus(path / "texts.jsonl"), every="month"), kz.open_study(path / "store").changed(every="month")


@pytest.mark.parametrize(
    "selection",
    [Selection(), Selection(start="2021-03"), Selection(actors="Anna Berg", end="2021-05"), Selection(speakers="Paul Lind")],
    ids=repr,
)
def test_a_store_names_quotes_and_dates_what_the_same_corpus_in_memory_does(stored, selection):
    kept, on_disk = (study.view(selection) for study in stored)
    for name in (
        "actor_mentions",
        "actors",
        "actor_links",
        "quotations",
        "printings",
        "speaker_timeline",
        "event_mentions",
        "events",
        "event_timeline",
    ):
        ours, its = (getattr(view, name).drop(columns=WITH_COPIES, errors="ignore") for view in (on_disk, kept))
        pd.testing.assert_frame_equal(ours, its, obj=name)
    for actor in kept.actors["actor"].head(3):
        places = on_disk.places("actor", actor)
        pd.testing.assert_frame_equal(places, kept.places("actor", actor))
        assert on_disk.read_places(places)["text"].tolist() == kept.read_places(places)["text"].tolist()


def test_a_link_stays_as_close_where_an_actor_is_chosen(seeds):
    whole = seeds.view().actor_links.set_index(["actor", "other"])["npmi"]
    chosen = seeds.view(Selection(actors="Xi Jinping")).actor_links.set_index(["actor", "other"])["npmi"]
    assert len(chosen)
    pd.testing.assert_series_equal(chosen, whole.loc[chosen.index])
    assert (chosen != 0).any()


def test_what_a_speaker_says_of_a_theme_opens_wherever_it_takes_two_percent(seeds):
    view = seeds.view()
    drawn = view.speaker_themes[view.speaker_themes["share"] >= 0.02]
    assert len(drawn)
    for row in drawn.itertuples():
        places = view.places("speaker", row.speaker, int(row.theme))
        assert len(places)
        assert len(view.read_places(places))


@pytest.mark.parametrize(
    ("what", "message"),
    [
        (("lane", "nope", "2022-01-01"), r"a lane must be one of \['published', 'past', 'ahead'\]; got 'nope'"),
        (("lane", "past", "garbage"), "a period must be its first day, such as '2022-06-01'; got 'garbage'"),
        (("speaker", "Wang Yi", "garbage"), "a period must be its first day"),
        (("speaker", "Wang Yi", 99), "a speaker's part must be the first day of a period, or a theme of 0 to"),
    ],
)
def test_a_place_that_cannot_be_meant_is_refused(seeds, what, message):
    with pytest.raises(ValueError, match=message):
        seeds.view().places(*what)
