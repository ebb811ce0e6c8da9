"""A figure as JSON holds it."""

import json

import numpy as np

from kzcn_explore.charts.figure import Figure


def test_a_plain_figure_is_what_its_json_says():
    trace = {"type": "scatter", "x": ["2022-01-01", None], "y": [0.5, float("nan")], "meta": {"of": np.int64(3)}, "marker": {"size": 4}}
    figure = Figure.drawn([trace], {"height": np.float64(90.5), "xaxis": {"range": (0, 1)}})
    assert figure.plain() == json.loads(figure.to_json())
    assert json.dumps(figure.plain(), allow_nan=False)


def test_a_plain_figure_has_lists_where_plotly_packs_numbers():
    figure = Figure.drawn([{"type": "bar", "y": np.array([1.5, np.nan]), "width": np.array([2, 3]), "text": np.array(["a", "b"])}], {})
    (trace,) = figure.plain()["data"]
    assert (trace["y"], trace["width"], trace["text"]) == ([1.5, None], [2, 3], ["a", "b"])


def test_counts_beside_shares_stay_whole():
    (trace,) = Figure.drawn([{"type": "bar", "customdata": np.array([[3, 0.5], [4, np.nan]])}], {}).plain()["data"]
    assert json.dumps(trace["customdata"]) == "[[3, 0.5], [4, null]]"


def test_a_plain_figure_is_a_copy():
    figure = Figure.drawn([{"type": "scatter", "y": [1, 2]}], {"meta": {"description": "Two dots."}})
    plain = figure.plain()
    plain["data"][0]["y"].append(3)
    plain["layout"]["meta"]["description"] = ""
    assert (figure.data[0].y, figure.description) == ((1, 2), "Two dots.")
