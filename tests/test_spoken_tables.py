"""Each table of what a view names, quotes and dates is the plain one of the passages of the view."""

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore import spoken
from kzcn_explore.analysis.actors.links import link_table
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study
from kzcn_explore.tallies import voices

TEXTS = {
    "a": "President Anna Berg of Norway will pay a state visit to Finland in autumn 2021. “We shall open the road together,” Berg said.",
    "b": "The state visit of the president of Norway to Finland is planned for 4 October 2021.\n\n"
    "Foreign Minister Paul Lind met Anna Berg in Helsinki. “The road is open to everybody now,” Lind said.",
    "c": "Nobody was seen on the harbour, and no ship came in.\n\nThe weather was fine.",
    "d": "On 4 October 2021 the president of Norway paid a state visit to Finland. Paul Lind and Anna Berg came too.\n\n"
    "“We shall build a second road,” Lind said.",
}
NARROW = Selection(start="2021-08-01", end="2021-11-30")


def made_study(**settings):
    """Make a study of four documents of one month each, by quarters, which is no table's default."""
    dates = ["2021-05-02", "2021-08-10", "2021-09-01", "2022-01-09"]
    frame = pd.DataFrame({"id": [*TEXTS], "date": dates, "text": [*TEXTS.values()]})
    return Study(kz.load_corpus(frame), every="quarter", **settings)


@pytest.fixture(scope="module")
def study():
    return made_study()


@pytest.fixture(params=[None, 6], ids=["whole", "drawn"])
def view(request, monkeypatch):
    """A view of two of the documents; of the corpus all, or some, are read."""
    if request.param is not None:
        monkeypatch.setattr(voices, "MOST_READ", request.param)
    return made_study().view(NARROW)


def read_of(view):
    read = view.study.themed.voices.read
    return view.corpus.keep_documents(pd.Series(view.corpus.documents.index.isin(read.documents.index)))


def test_of_a_part_of_the_corpus_every_table_is_of_that_part_and_by_the_period_of_the_study(view):
    read = read_of(view)
    assert 0 < read.n_documents <= 2
    pd.testing.assert_frame_equal(view.actor_links, link_table(view.actor_mentions, read))
    quoted = kz.speaker_timeline(read, every="quarter", quotations=view.quotations)
    pd.testing.assert_frame_equal(view.speaker_timeline, quoted)
    dated = kz.event_timeline(read, every="quarter", mentions=view.event_mentions)
    pd.testing.assert_frame_equal(view.event_timeline, dated)
    assert view.event_timeline.attrs["every"] == view.speaker_timeline.attrs["every"] == "quarter"


def test_how_close_two_are_is_told_by_the_passages_of_the_view(study):
    links = study.view(Selection(end="2021-08-31")).actor_links.set_index(["actor", "other"])
    # Finland and Norway stand in two of three passages, always together.
    assert links.loc[("Finland", "Norway"), ["n_passages", "npmi"]].tolist() == [2, pytest.approx(1)]
    # Bouma 2009, eq. 7: ln(1 * 3 / (2 * 2)) / -ln(1 / 3).
    assert links.loc[("Anna Berg", "Norway"), ["n_passages", "npmi"]].tolist() == [1, pytest.approx(-0.261860, abs=1e-6)]
    everywhere = study.view().actor_links.set_index(["actor", "other"])
    assert everywhere.loc[("Finland", "Norway"), "n_passages"] == 3


def test_the_history_of_an_event_is_that_of_the_documents_of_the_view(study):
    (event,) = study.events.loc[study.events["n_documents"] == 3, "event"]
    assert study.view().event_history(event)["document"].tolist() == ["a", "b", "d"]
    history = study.view(NARROW).event_history(event)
    assert history[["document", "step"]].values.tolist() == [["b", "named"]]


def test_of_many_speakers_those_quoted_most_are_counted_by_period(monkeypatch):
    monkeypatch.setattr(spoken, "MOST_SPEAKERS", 1)
    table = made_study().view().speaker_timeline
    assert table["speaker"].unique().tolist() == ["Paul Lind"]
    assert table.attrs["n_speakers"] == 2


def test_passages_are_read_once_each_in_the_order_of_the_view(study):
    view = study.view(Selection(start="2021-08"))
    mentions = view.actor_mentions
    passages = study.corpus.passages.index
    backwards = mentions.iloc[::-1]
    assert len(mentions) > mentions["passage"].nunique()
    assert passages[view.find_passages_of(backwards)].tolist() == mentions["passage"].drop_duplicates().tolist()
    assert passages[view.find_passages_of(study.view().actor_mentions)].tolist() == mentions["passage"].drop_duplicates().tolist()


def test_what_is_searched_for_stays_marked_beside_the_places(study):
    view = study.view(Selection(search="road"))
    rows = view.read_places(view.places("actor", "Anna Berg"))
    marked = [
        [text[start - first : end - first] for start, end in marks]
        for text, first, marks in zip(rows["text"], rows["start"], rows["marks"], strict=True)
    ]
    assert marked == [["Anna Berg", "road", "Berg"], ["Anna Berg", "road"]]


def test_parts_of_a_selection_narrow_each_other():
    texts = [
        "The river rose over the road. President Anna Berg came.",
        "The river rose.",
        "President Anna Berg saw a road.",
        "President Anna Berg saw the river.",
    ]
    corpus = kz.load_corpus(pd.DataFrame({"text": texts}))
    study = Study(corpus, model=kz.LexiconModel({"Water": ["river*"], "Roads": ["road*"]}).fit(corpus.passages["text"]))

    def kept(**parts):
        return study.view(Selection(**parts)).passages.index.tolist()

    assert (kept(actors="Anna Berg"), kept(search="river"), kept(themes=1)) == ([0, 2, 3], [0, 1, 3], [0, 2])
    assert kept(actors="Anna Berg", search="river") == [0, 3]
    assert kept(search="river", themes=1) == [0]
    assert kept(actors="Anna Berg", themes=0) == [0, 3]
