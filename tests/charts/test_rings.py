"""The ring around the chosen mark."""

import numpy as np
import plotly.graph_objects as go
import pytest

from kzcn_explore.charts.rings import ring_mark

DOTS = {"mode": "markers", "x": ["2020-01-01", "2021-01-01"], "customdata": [["2020-01-01", 3, "x"], ["2021-01-01", 3, "x"]]}


def test_a_marker_is_ringed_on_its_own_axes_in_the_middle_of_its_period():
    look = {"xaxis": "x2", "yaxis": "y3", "xperiod": "M12", "xperiod0": "2020-01-01", "xperiodalignment": "middle"}
    fig = go.Figure(go.Scatter(**DOTS, y=[0.1, 0.2], marker={"size": [4, 9]}, **look))
    ring_mark(fig, ["2021-01-01", 3])
    ring = fig.data[-1]
    assert (ring.name, ring.x, ring.y, ring.marker.size) == ("ring", ("2021-01-01",), (0.2,), 16)
    assert {name: ring[name] for name in look} == look
    assert ring.hoverinfo == "skip"


def test_a_mark_of_a_trace_that_says_what_all_its_marks_are_of_is_found_by_its_place():
    dots = {"mode": "markers", "x": DOTS["x"], "y": [0.1, 0.2], "marker": {"size": 4}}
    fig = go.Figure([go.Scatter(**dots, xaxis=f"x{theme}", meta={"of": theme}) for theme in (3, 4)])
    ring_mark(fig, ["2021-01-01", 4])
    ring = fig.data[-1]
    assert (ring.name, ring.x, ring.xaxis) == ("ring", ("2021-01-01",), "x4")


def test_a_cell_is_framed_by_its_edges_also_after_a_gap():
    said = [[["a", 0], None, ["b", 0]], [], [["a", 2], None, ["b", 2]]]
    fig = go.Figure(go.Heatmap(x=[0, 10, 14, 24], y=[0, 5, 9, 20], z=np.zeros((3, 3)), customdata=said))
    ring_mark(fig, ["b", 2])
    (frame,) = fig.layout.shapes
    assert (frame.x0, frame.x1, frame.y0, frame.y1) == (14, 24, 9, 20)


def test_a_lying_bar_is_framed():
    bars = {"base": [0, 10], "x": [4, 5], "y": [20, 30], "width": [6, 8], "orientation": "h"}
    fig = go.Figure(go.Bar(**bars, customdata=[["quotation", 3], ["quotation", 8]]))
    ring_mark(fig, ["quotation", 8])
    (frame,) = fig.layout.shapes
    assert (frame.x0, frame.x1, frame.y0, frame.y1) == (10, 15, 26, 34)


@pytest.mark.parametrize("key", [[], ["2021-01-01", 4], ["2022-01-01", 3], ["2020-01-01", None]])
def test_what_is_not_there_or_not_drawn_gets_no_ring(key):
    fig = go.Figure(go.Scatter(**DOTS, y=[np.nan, 0.2], marker={"size": 4}))
    ring_mark(fig, key)
    ring_mark(fig, ["2020-01-01", 3])
    assert len(fig.data) == 1 and not fig.layout.shapes


def test_a_line_that_says_what_it_is_of_is_ringed_at_its_place():
    line = {"mode": "lines", "x": DOTS["x"], "y": [0.1, 0.2], "marker": {"size": 4}}
    fig = go.Figure(go.Scatter(**line, meta={"of": 3}))
    ring_mark(fig, ["2021-01-01", 3])
    assert (fig.data[-1].name, fig.data[-1].y) == ("ring", (0.2,))


def test_a_bar_between_two_days_is_not_framed_by_itself():
    bars = {"base": ["2020-01-01"], "x": [9], "y": [20], "width": [6], "orientation": "h", "customdata": [["mention", 3]]}
    middle = {"mode": "markers", "x": ["2020-01-05"], "y": [20], "customdata": [["mention", 3]], "marker": {"size": 4}}
    fig = go.Figure([go.Bar(**bars), go.Scatter(**middle)])
    ring_mark(fig, ["mention", 3])
    assert (fig.data[-1].name, fig.data[-1].x, fig.layout.shapes) == ("ring", ("2020-01-05",), ())
