"""Terms on one plane: each has its shape and its label, and no label covers another."""

from itertools import pairwise

import pandas as pd
import pytest

from kzcn_explore.charts import palette, term_timeline


def named(fig, name):
    return [each for each in fig.data if each.name == name]


def test_all_bands_lie_under_all_lines_and_these_under_all_dots(two_terms):
    assert [t.name for t in term_timeline(two_terms).data] == ["band"] * 2 + ["line"] * 2 + ["dots"] * 2 + ["labels"]


def test_rates_are_drawn_as_the_table_has_them(two_terms):
    dots = named(term_timeline(two_terms), "dots")
    assert [dots[0].y[0], dots[0].y[2], dots[1].y[0], dots[1].y[2]] == [2.5, 5.0, 5.0, 0.625]
    assert dots[1].customdata[2] == ["2022-08-01", "oil", 1, "1,600 words", "6 documents"]


def test_terms_differ_in_colour_and_shape_and_the_labels_show_both(two_terms):
    fig = term_timeline(two_terms)
    first, second = named(fig, "dots")
    assert (first.marker.symbol[2], second.marker.symbol[2]) == ("circle", "square")
    assert first.marker.symbol[0] == "circle-open"
    assert first.marker.color != second.marker.color
    assert named(fig, "labels")[0].text == (
        f'<span style="color:{palette.SERIES[0]}">●</span> belt and road',
        f'<span style="color:{palette.SERIES[1]}">■</span> oil',
    )


def test_labels_of_equal_ends_stand_apart(two_terms):
    table = two_terms.assign(rate=5.0)
    fig = term_timeline(table)
    top = fig.layout.yaxis.range[1]
    upper, lower = named(fig, "labels")[0].y
    plot = fig.layout.height - fig.layout.margin.t - fig.layout.margin.b
    assert (upper - lower) / top * plot >= 14


def test_a_chosen_term_stands_out_in_weight_and_the_rest_is_grey(two_terms):
    fig = term_timeline(two_terms, chosen="oil")
    assert [line.line.color for line in named(fig, "line")] == [palette.REST, palette.ACCENT]
    assert [line.line.width for line in named(fig, "line")] == [1.8, 3]
    assert "<b>oil</b>" in named(fig, "labels")[0].text[1]


def test_the_axis_starts_at_zero_and_is_one_of_days(two_terms):
    layout = term_timeline(two_terms).layout
    assert layout.yaxis.range[0] == 0
    assert layout.xaxis.type == "date"


def test_twenty_terms_each_have_a_label_of_their_own(two_terms):
    tables = [two_terms[two_terms["term"] == "oil"].assign(term=f"term {i}") for i in range(20)]
    table = pd.concat(tables)
    table.attrs.update(two_terms.attrs)
    fig = term_timeline(table)
    places = sorted(named(fig, "labels")[0].y)
    plot = fig.layout.height - fig.layout.margin.t - fig.layout.margin.b
    gaps = [(b - a) / fig.layout.yaxis.range[1] * plot for a, b in pairwise(places)]
    assert min(gaps) >= 14


def test_an_unknown_term_is_refused(two_terms):
    with pytest.raises(ValueError, match=r"chosen must be one of .*'gas'"):
        term_timeline(two_terms, chosen="gas")
