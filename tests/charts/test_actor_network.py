"""Who is named with whom: which actors and links are drawn, how, what marks carry; the same from any order of rows."""

import os
import subprocess
import sys

import pandas as pd
import pytest

from kzcn_explore.charts.actor_network import actor_network
from kzcn_explore.charts.fitting import px_wide
from kzcn_explore.charts.network_links import actors_named_most, links_between, links_drawn
from tests.charts.tooltips import tooltip


@pytest.fixture
def actors():
    """Four actors with a link, one without; of Delta the kind is a guess."""
    names = ["Anna Berg", "Oslo", "Ministry of Rain", "Delta & Co", "Nobody"]
    table = pd.DataFrame({"actor": names, "kind": ["person", "place", "organisation", "name", "person"]})
    return table.assign(n_mentions=[40, 10, 10, 4, 1], n_documents=[5, 4, 3, 1, 1], certain=[True, True, True, False, True])


@pytest.fixture
def links():
    day = pd.Timestamp("2022-06-07")
    rows = [
        ("Anna Berg", "Oslo", 10, 4, 0.5),
        ("Anna Berg", "Ministry of Rain", 5, 2, 0.2),
        ("Ministry of Rain", "Oslo", 2, 1, -0.1),
        ("Anna Berg", "Delta & Co", 1, 1, 0.1),
        ("Delta & Co", "Oslo", 1, 1, 0.3),
    ]
    table = pd.DataFrame(rows, columns=["actor", "other", "n_passages", "n_documents", "npmi"])
    return table.assign(period=pd.NaT, first=day, last=pd.Timestamp("2022-06-30"))


def traces(fig, name):
    return [trace for trace in fig.data if trace.name == name]


def test_the_links_drawn_join_all_actors_by_the_strongest_way_and_add_those_above_chance(links):
    pairs = links_between(links, ["Anna Berg", "Oslo", "Ministry of Rain", "Delta & Co"])
    assert links_drawn(pairs)[["actor", "other"]].values.tolist() == [
        ["Anna Berg", "Oslo"], ["Anna Berg", "Ministry of Rain"], ["Delta & Co", "Oslo"], ["Anna Berg", "Delta & Co"],
    ]  # fmt: skip


def test_there_are_no_more_than_two_links_an_actor():
    names = [f"a{i}" for i in range(8)]
    rows = [(one, other, 9) for i, one in enumerate(names) for other in names[i + 1 :]]
    pairs = pd.DataFrame(rows, columns=["actor", "other", "n_passages"]).assign(npmi=0.5)
    assert (len(pairs), len(links_drawn(pairs))) == (28, 16)


def test_a_link_below_chance_is_drawn_only_where_an_actor_would_stand_alone():
    pairs = pd.DataFrame({"actor": ["a", "a", "b"], "other": ["b", "c", "c"], "n_passages": [9, 5, 3], "npmi": [0.5, -0.2, -0.1]})
    assert links_drawn(pairs)["other"].tolist() == ["b", "c"]


def test_links_of_several_periods_are_one_without_a_closeness(links):
    both = pd.concat([links.iloc[:1].assign(period="2022-06-01"), links.iloc[:1].assign(period="2022-07-01", n_passages=3)])
    pairs = links_between(both, ["Anna Berg", "Oslo"])
    assert pairs[["n_passages", "n_documents"]].values.tolist() == [[13, 8]]
    assert pairs["npmi"].isna().all()
    said = tooltip(traces(actor_network(both), "links")[0], 0)
    assert said == "<b>Anna Berg – Oslo</b><br>named together in 13 passages of 8 documents;<br>7 Jun–30 Jun 2022"


def test_without_a_table_of_actors_their_links_say_who_is_named_most(links):
    assert actors_named_most(links, None, 3)[["actor", "n_mentions"]].values.tolist() == [
        ["Anna Berg", 16], ["Oslo", 13], ["Ministry of Rain", 7],
    ]  # fmt: skip
    fig = actor_network(links)
    assert [trace.name for trace in fig.data if trace.name not in ("lines", "links")] == ["actors"]
    assert "16 passages of its links in all" in tooltip(traces(fig, "actors")[0], 0)


def test_a_mark_grows_with_the_root_of_its_mentions_and_has_the_shape_of_its_kind(links, actors):
    fig = actor_network(links, actors)
    looks = {name: traces(fig, name)[0].marker for name in ("person", "place", "organisation", "name")}
    assert [looks[name].size for name in looks] == [(26.0,), (17.0,), (17.0,), (13.7,)]  # 8 + 18 × 1, 1/2, 1/2, √.1
    assert [looks[name].symbol for name in looks] == ["circle", "diamond", "square", "star"]
    assert [looks[name].color == ("#FFFFFF",) for name in looks] == [False, False, False, True]
    key = fig.layout.annotations[-1].text
    assert [word for word in ("persons", "places", "organisations", "other names", "peoples") if word in key] == [
        "persons", "places", "organisations", "other names",
    ]  # fmt: skip


def test_an_actor_carries_its_name_and_says_how_often_it_is_named(links, actors):
    fig = actor_network(links, actors)
    assert traces(fig, "name")[0].customdata[0][:2] == ["actor", "Delta & Co"]
    said = tooltip(traces(fig, "name")[0], 0)
    assert said == "<b>Delta &amp; Co</b><br>name, as far as can be told;<br>named 4 times in 1 document; drawn with 2 links"


def test_a_link_can_be_pointed_at_in_the_middle_of_its_line_and_says_what_it_rests_on(links, actors):
    fig = actor_network(links, actors)
    middles = traces(fig, "links")[0]
    assert [row[:3] for row in middles.customdata][:2] == [["link", "Anna Berg", "Oslo"], ["link", "Anna Berg", "Ministry of Rain"]]
    at = {
        row[1]: (trace.x[i], trace.y[i])
        for trace in fig.data
        if trace.name in actors["kind"].tolist()
        for i, row in enumerate(trace.customdata)
    }
    assert (middles.x[0], middles.y[0]) == pytest.approx([(a + b) / 2 for a, b in zip(at["Anna Berg"], at["Oslo"], strict=True)], abs=0.06)
    assert middles.marker.opacity == 0
    assert tooltip(middles, 0) == (
        "<b>Anna Berg – Oslo</b><br>named together in 10 passages of 4 documents;<br>"
        "closeness 0.50 (NPMI: 1 never apart, 0 at chance);<br>7 Jun–30 Jun 2022"
    )


def test_lines_are_as_wide_as_their_passages_in_five_steps(links, actors):
    lines = traces(actor_network(links, actors), "lines")
    assert [line.line.width for line in lines] == [1.0, 4.5, 8.0]  # 1, 5 and 10 of 10 passages: steps 1, 3 and 5
    assert [len(line.x) // 3 for line in lines] == [2, 1, 1]


def test_the_subtitle_counts_who_and_which_links_are_left_out(links, actors):
    said = actor_network(links, actors, n_actors=5).layout.title.subtitle.text.replace("<br>", " ")
    assert said.startswith("The 5 actors named most (1 without a link not drawn); the strongest 4 of 5 links; ")
    assert actor_network(links, actors, n_actors=2).layout.title.subtitle.text.startswith("The 2 actors named most; 1 link; ")


def test_every_label_covers_no_other_and_lies_below_its_mark(actors):
    names = [f"Somebody Longname {i}" for i in range(30)]
    rows = [(names[i // 3], names[i], 30 - i, 2, 0.4) for i in range(1, 30)]
    links = pd.DataFrame(rows, columns=["actor", "other", "n_passages", "n_documents", "npmi"]).assign(first=pd.NaT, last=pd.NaT)
    fig = actor_network(links)
    labels = fig.layout.annotations
    assert len(labels) == 30
    boxes = [(note.x, note.y - note.yshift, note.text.split("<br>")) for note in labels]
    wide = [max(px_wide(line, 11) for line in lines) for _, _, lines in boxes]
    for i, (x, y, lines) in enumerate(boxes):
        for j, (ox, oy, other) in enumerate(boxes[i + 1 :], i + 1):
            assert abs(x - ox) >= (wide[i] + wide[j]) / 2 or (oy - y >= 14 * len(lines) if oy > y else y - oy >= 14 * len(other))


def test_labels_without_room_are_left_out_and_counted():
    names = ["x" * 38 + f"{i:02}" for i in range(60)]
    links = pd.DataFrame({"actor": names[0], "other": names[1:], "n_passages": 3, "n_documents": 2, "npmi": 0.5})
    fig = actor_network(links.assign(first=pd.NaT, last=pd.NaT), n_actors=60)
    n_silent = 60 - len(fig.layout.annotations)
    assert n_silent > 0
    said = fig.layout.title.subtitle.text.replace("<br>", " ")
    assert said.endswith(f"{n_silent} without room for a label: point at the mark")


def test_thirty_actors_and_their_key_are_no_higher_than_470_px(actors):
    names = [f"Organisation for the Observation of Rain {i}" for i in range(30)]
    rows = [(names[0], name, 3, 2, 0.4) for name in names[1:]]
    links = pd.DataFrame(rows, columns=["actor", "other", "n_passages", "n_documents", "npmi"]).assign(first=pd.NaT, last=pd.NaT)
    table = pd.DataFrame({"actor": names, "kind": [*actors["kind"], "people"] * 5, "n_mentions": 3, "n_documents": 2, "certain": False})
    fig = actor_network(links, table)
    assert fig.layout.height <= 470
    key = fig.layout.annotations[-1]
    assert (key.y, key.yanchor, key.yref) == (1, "bottom", "paper")  # above the plot: seen before anything is scrolled
    assert key.text.endswith("hollow: kind guessed")
    assert fig.layout.title.subtitle.text.count("<br>") < 2


def test_the_order_of_the_rows_changes_nothing(links, actors):
    fig = actor_network(links, actors)
    assert actor_network(links[::-1], actors.sample(frac=1, random_state=0)).to_json() == fig.to_json()


SCRIPT = """
import pandas as pd
from kzcn_explore.charts.actor_network import actor_network
rows = [(f"a{i}", f"a{(3 * i) % 7 + i + 1}", i + 1) for i in range(12)] + [("b", "c", 2)]
links = pd.DataFrame(rows, columns=["actor", "other", "n_passages"]).assign(n_documents=1, npmi=0.2, first=pd.NaT, last=pd.NaT)
drawn = actor_network(links).to_json()
"""


def test_another_process_draws_the_same():
    here: dict = {}
    exec(SCRIPT, here)
    told = {"env": os.environ | {"PYTHONHASHSEED": "7"}, "capture_output": True, "check": True, "text": True}
    assert subprocess.run([sys.executable, "-c", SCRIPT + "print(drawn)"], **told).stdout.strip() == here["drawn"]


def test_where_no_two_are_named_together_the_figure_says_so(links, actors):
    fig = actor_network(links, actors.tail(2))
    assert (fig.data, fig.layout.annotations[0].text) == (
        (), "Of 2 actors no two are named in one passage. Take more actors, or more documents.",
    )  # fmt: skip
    assert actor_network(links.iloc[:0], actors).layout.annotations[0].text.startswith("No two actors are named in one passage")


def test_nothing_given_is_changed(links, actors):
    before = links.copy(deep=True), actors.copy(deep=True)
    actor_network(links, actors)
    pd.testing.assert_frame_equal(links, before[0])
    pd.testing.assert_frame_equal(actors, before[1])


def test_days_of_several_periods_are_the_first_and_the_last_of_all_in_any_order(links):
    days = pd.to_datetime(["2022-07-01", "2022-06-01"])
    both = pd.concat([links.iloc[:1]] * 2, ignore_index=True).assign(first=days, last=days + pd.Timedelta(days=9))
    pairs = links_between(both, ["Anna Berg", "Oslo"])
    assert pairs[["first", "last"]].iloc[0].dt.strftime("%m-%d").tolist() == ["06-01", "07-10"]


def test_a_link_of_which_one_day_alone_is_known_says_it(links):
    said = tooltip(traces(actor_network(links.assign(first=pd.NaT)), "links")[0], 0)
    assert said.endswith("<br>Jun 2022 or earlier")


def test_a_link_whose_closeness_is_not_known_may_be_drawn_beside_the_forest():
    pairs = pd.DataFrame({"actor": ["a", "a", "b"], "other": ["b", "c", "c"], "n_passages": [9, 5, 3], "npmi": None}).astype(
        {"npmi": float}
    )
    assert len(links_drawn(pairs)) == 3


def test_a_mark_stands_above_its_label_and_both_within_the_plot(links, actors):
    fig = actor_network(links, actors)
    height, _ = fig.layout.yaxis.range
    sizes = {
        (x, y): size
        for name in actors["kind"].unique()
        for trace in traces(fig, name)
        for x, y, size in zip(trace.x, trace.y, trace.marker.size, strict=True)
    }
    notes = [note for note in fig.layout.annotations if note.xref != "paper"]
    assert len(notes) == 4
    for note in notes:
        size = sizes[note.x, note.y]
        assert note.yshift == -size / 2
        assert note.y - size / 2 >= -0.1
        assert note.y + size / 2 + 14 * (1 + note.text.count("<br>")) <= height + 0.1
