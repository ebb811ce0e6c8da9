"""The map of documents: its groups, what marks carry, labels that cover no other, and what a choice changes."""

import json

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.charts import palette
from kzcn_explore.charts.document_map import document_map
from kzcn_explore.charts.map_choice import chosen_marker, with_choice, with_ring
from kzcn_explore.charts.map_groups import group_marks
from kzcn_explore.charts.map_labels import spread_labels
from kzcn_explore.charts.map_marks import MANY, short_title
from kzcn_explore.charts.reading import title_words

HOSTILE = '<a href="javascript:run()">x</a> $1 %{x}'


@pytest.fixture
def table(five_documents):
    """The five documents on a map: three of one theme, one of another, one without a theme; the last has no place."""
    facts = five_documents.reset_index()[["document", "title", "date", "earliest", "latest", "precision", "source"]]
    table = facts.assign(
        passage=pd.array([pd.NA] * 5, dtype="Int64"),
        theme=pd.array([0, 0, 3, None, None], dtype="Int64"),
        label=pd.Series(["Trade & roads", "Trade & roads", "Army", None, None], dtype="str"),
        share=[0.5, 0.25, 0.034, np.nan, np.nan],
        x=[-1, -0.9, 1, 0.5, np.nan],
        y=[0, 0.1, 0.5, -0.2, np.nan],
    )
    table.attrs["unit"] = "documents"
    return table


def many(n, n_themes=12):
    """So many documents in clusters, one a theme."""
    random = np.random.default_rng(0)
    theme = np.arange(n) % n_themes
    day = pd.to_datetime("2020-01-01") + pd.to_timedelta(np.arange(n) % 900, unit="D")
    around = np.stack([np.cos(theme * 2 * np.pi / n_themes), np.sin(theme * 2 * np.pi / n_themes)], axis=1) * 0.8
    places = around + random.normal(scale=0.05, size=(n, 2))
    columns = {"document": [f"d{i}" for i in range(n)], "passage": pd.NA, "title": "Talks", "date": day, "earliest": day, "latest": day}
    columns |= {"precision": "day", "source": [f"source {i % 9}" for i in range(n)], "theme": theme, "share": 0.5}
    columns |= {"label": [f"theme {i}" for i in theme], "x": places[:, 0], "y": places[:, 1]}
    return pd.DataFrame(columns)


def notes(fig):
    return [note.text for note in fig.layout.annotations]


def test_each_theme_is_a_trace_of_its_colour_and_shape_and_the_rest_is_a_grey_cross(table):
    fig = document_map(table)
    assert [trace.name for trace in fig.data] == ["Trade &amp; roads", "Army", "without a theme"]
    assert [trace.marker.color for trace in fig.data] == [palette.SERIES[0], palette.SERIES[3], palette.REST]
    assert [trace.marker.symbol for trace in fig.data] == ["circle", "triangle-up", "x-thin"]
    assert [trace.x.tolist() for trace in fig.data] == [pytest.approx([-1, -0.9]), [1], [0.5]]


def test_a_mark_carries_its_document_theme_and_passage_and_says_the_rest(table):
    rows = [row for trace in document_map(table).data for row in trace.customdata]
    assert rows == [
        ["a", 0, None, "Talks on trade", "12 Sep 2020, Kazinform", "50% of its words: Trade &amp; roads"],
        ["b", 0, None, "Defence talks", "25 Apr 2022, Kazinform", "25% of its words: Trade &amp; roads"],
        ["c", 3, None, "Oil &amp; gas", "7 Jun 2022, Kazinform", "3.4% of its words: Army"],
        ["d", None, None, "Reforms praised", "9 Jun–30 Nov 2022", "No theme takes anything of it"],
    ]


def test_a_passage_carries_its_number(table):
    table["passage"] = pd.array([7, 8, 9, 10, 11], dtype="Int64")
    table.attrs["unit"] = "passages"
    fig = document_map(table)
    assert fig.data[1].customdata[0][:3] == ["c", 3, 9]
    assert fig.data[1].customdata[0][5] == "3.4% of this passage: Army"
    assert fig.layout.title.text == "Map of passages"


def test_what_has_no_place_is_counted_below_the_title(table):
    subtitle = document_map(table).layout.title.subtitle.text.replace("<br>", " ")
    assert subtitle.startswith("4 documents; those near each other use terms alike; directions and far distances mean little;")
    assert subtitle.endswith("; 1 without a term of the themes has no place")


def test_sources_beyond_the_six_largest_are_grey(table):
    fig = document_map(many(90), colour="source")
    assert [trace.name for trace in fig.data] == [*(f"source {i}" for i in range(6)), "3 other sources"]
    assert fig.data[6].marker.color == palette.REST
    assert len({trace.marker.color for trace in fig.data}) == 7
    assert len({trace.marker.symbol for trace in fig.data}) == 7
    (key,) = notes(fig)
    assert "source 5: 10 documents" in key
    assert "3 other sources: 30 documents" in key
    assert [trace.name for trace in document_map(table, colour="source").data] == ["Kazinform", "without a source"]


def test_dates_have_a_scale_and_the_undated_a_colour_and_a_shape_of_their_own(table):
    dated, undated = document_map(table, colour="date").data
    assert [(day - pd.Timestamp(0)).days for day in table["date"][:3]] == [*dated.marker.color]
    assert dated.marker.colorbar.ticktext[0] == "Sep 2020"
    assert dated.marker.colorbar.ticktext[-1] == "Jun 2022"
    assert (undated.name, undated.marker.symbol, undated.customdata[0][0]) == ("undated", "x-thin", "d")
    assert undated.marker.color not in {palette.REST, *palette.ACCENT_SCALE}
    assert notes(document_map(table, colour="date"))[-1].endswith("undated: 1 document")


def test_a_stated_year_has_the_colour_of_its_middle(table):
    first, last = pd.Timestamp("2021-01-01"), pd.Timestamp("2021-12-31")
    table = table.head(1).assign(date=pd.NaT, earliest=first, latest=last, precision="year")
    (group,) = group_marks(table, "date")
    assert group.values.tolist() == [(pd.Timestamp("2021-07-02") - pd.Timestamp(0)).days]


def test_the_label_of_a_theme_stands_once_near_its_documents():
    fig = document_map(many(240))
    labels = fig.layout.annotations
    assert sorted(note.text.split("</span> ")[1] for note in labels) == sorted(f"theme {i}" for i in range(12))
    for note in labels:
        theme = int(note.text.rsplit(" ", 1)[1])
        trace = fig.data[theme]
        assert np.hypot(trace.x - note.x, trace.y - note.y).min() < 0.25
        assert palette.GLYPHS[theme % 8] in note.text


def test_few_documents_are_named_on_the_map_and_their_themes_below(table):
    *titles, key = notes(document_map(table))
    assert titles == ["Talks on trade", "Defence talks", "Oil &amp; gas", "Reforms praised"]
    assert "Trade &amp; roads: 2 documents" in key


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500)), max_size=14), st.integers(0, 40))
def test_labels_that_have_room_never_cover_each_other(wanted, n_marks):
    random = np.random.default_rng(n_marks)
    marks = random.uniform(0, 500, size=(2, n_marks))
    placed = spread_labels(wanted, [(90, 30)] * len(wanted), width=500, height=500, marks=(marks[0], marks[1]))
    assert all(45 <= x <= 455 and 15 <= y <= 485 for x, y in placed)
    pairs = [(one, other) for i, one in enumerate(placed) for other in placed[:i]]
    assert all(abs(one[0] - other[0]) >= 90 or abs(one[1] - other[1]) >= 30 for one, other in pairs)


@given(st.text(st.sampled_from("ab <&$\t\n\x1f-/贸é"), max_size=90) | st.text(max_size=90) | st.none())
def test_a_title_is_shortened_as_everywhere(title):
    assert short_title(title) == title_words(title, lines=1)


def test_a_label_stands_beside_a_mark_rather_than_over_it():
    ((x, y),) = spread_labels([(50, 50)], [(40, 12)], width=200, height=200, marks=(np.array([50.0]), np.array([50.0])))
    assert abs(x - 50) > 20 or abs(y - 50) > 6


def test_a_choice_changes_looks_but_no_place(table):
    for colour in ("theme", "source", "date"):
        before, after = document_map(table, colour=colour), document_map(table, colour=colour, chosen=["b", "d"])
        for one, other in zip(before.data, after.data, strict=True):
            assert (one.x.tolist(), one.y.tolist(), one.customdata) == (other.x.tolist(), other.y.tolist(), other.customdata)
        looks = ("large", "small") if colour == "date" else ("coloured", "grey")
        said = f"; {looks[0]}: the 2 chosen, {looks[1]}: the rest"
        assert after.layout.title.subtitle.text.replace("<br>", " ").endswith(said)
        assert notes(before) == notes(after)
    trade = document_map(table, chosen=["b", "d"]).data[0].marker
    assert trade.color == (palette.REST, palette.SERIES[0])
    assert trade.symbol == ("circle-open", "circle")
    assert trade.line.width == (1, 0)


def test_a_choice_of_all_that_has_a_place_changes_nothing(table):
    assert document_map(table, chosen=[*"abcd"]).to_dict() == document_map(table).to_dict()


def test_a_choice_on_a_plain_figure_shares_what_stays(table):
    plain = document_map(table).plain()
    made = with_choice(plain, ["b", "d"])
    assert made == document_map(table, chosen=["b", "d"]).plain()
    assert [one["customdata"] is other["customdata"] for one, other in zip(plain["data"], made["data"], strict=True)] == [True] * 3
    assert plain == document_map(table).plain()


def test_a_ring_is_a_last_trace_that_is_there_without_a_mark_too(table):
    plain = document_map(table).plain()
    for document, places in (("c", ([1], [0.5])), ("e", ([], [])), (None, ([], []))):
        *before, ring = with_ring(plain, document)["data"]
        assert before == plain["data"]
        assert (ring["name"], ring["x"], ring["y"]) == ("ring", *places)


def test_of_a_document_on_a_map_of_passages_each_is_ringed_or_the_one_that_is_meant(table):
    passages = table.assign(document=["a", "a", "b", "b", "b"], passage=pd.array([7, 8, 9, 10, 11], dtype="Int64"))
    passages.attrs["unit"] = "passages"
    plain = document_map(passages).plain()
    assert with_ring(plain, "a")["data"][-1]["x"] == [-1, -0.9]
    assert with_ring(plain, "a", 8)["data"][-1]["x"] == [-0.9]
    assert with_ring(document_map(table).plain(), "a", 8)["data"][-1]["x"] == [-1]


def test_many_points_are_drawn_by_the_graphics_card():
    assert {trace.type for trace in document_map(many(MANY)).data} == {"scatter"}
    assert {trace.type for trace in document_map(many(MANY + 1)).data} == {"scattergl"}


def test_axes_are_equal_and_without_numbers_and_dragging_draws_a_lasso(table):
    layout = document_map(table).layout
    assert layout.dragmode == "lasso"
    assert (layout.yaxis.scaleanchor, layout.yaxis.scaleratio) == ("x", 1)
    assert (layout.xaxis.visible, layout.yaxis.visible, layout.xaxis.type, layout.yaxis.type) == (False, False, "linear", "linear")
    assert document_map(table).data[0].unselected.marker.opacity == 1


def test_markup_in_titles_sources_and_labels_stays_text(table):
    hostile = table.assign(title=HOSTILE, source=HOSTILE, label=table["label"].where(table["label"].isna(), HOSTILE))
    for colour in ("theme", "source", "date"):
        fig = document_map(hostile, colour=colour)
        said = [cell for trace in fig.data for row in trace.customdata for cell in row[3:]]
        for text in [*said, *notes(fig), *(trace.name for trace in fig.data)]:
            assert "<a" not in text
            assert "$" not in text
            assert "%{x}" not in text
        assert any("&lt;a" in text for text in said)


def test_no_table_is_changed_and_plotly_finds_every_figure_right(table):
    before = table.copy()
    for colour in ("theme", "source", "date"):
        for chosen in (None, ["b"]):
            fig = document_map(table, colour=colour, chosen=chosen)
            assert json.loads(go.Figure(fig.to_dict()).to_json()) == json.loads(fig.to_json())
            assert "NaN" not in fig.to_json()
    pd.testing.assert_frame_equal(table, before)


def test_an_empty_table_and_one_without_places_say_why(table):
    for empty, why in ((table.iloc[:0], "No document is in this selection"), (table.tail(1), "none has a place")):
        fig = document_map(empty)
        assert fig.data == ()
        assert why in notes(fig)[0].replace("<br>", " ")
        assert fig.layout.title.text == "Map of documents"


def test_the_description_names_the_groups_and_their_sizes(table):
    description = document_map(table).layout.meta["description"]
    assert description.endswith("by theme: Trade & roads: 2; Army: 1; without a theme: 1.")


def test_another_colour_is_refused(table):
    with pytest.raises(ValueError, match=r"colour must be one of \['theme', 'source', 'date'\]; got 'length'"):
        document_map(table, colour="length")


def test_what_is_not_chosen_is_hollow_once_and_a_line_stays_a_line():
    marker = {"color": palette.SERIES[0], "symbol": "square-open", "size": 8, "opacity": 0.9}
    assert chosen_marker(marker, np.array([True, False]))["symbol"] == ["square-open", "square-open"]
    line = marker | {"color": palette.INK, "symbol": "x-thin", "line": {"width": 1.5, "color": palette.INK}}
    colours = [palette.INK, palette.REST]
    assert chosen_marker(line, np.array([True, False])) == line | {"color": colours, "line": {"width": 1.5, "color": colours}}
