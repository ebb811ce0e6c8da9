"""The chart of growth: lines of the table, names at their ends that do not cover each other."""

from itertools import pairwise

import plotly.graph_objects as go
import pytest

from benchmarks.growth_chart import HEIGHT, LABEL_HEIGHT, STEPS, duration, growth_chart

ROWS = [{"documents": n, **dict.fromkeys(STEPS, n / 1000)} for n in (10_000, 1_000)]


def test_every_step_is_a_line_in_the_order_of_the_sizes():
    _, *lines = growth_chart(ROWS).data
    assert len(lines) == len(STEPS)
    assert all((line.x, line.y) == ((1_000, 10_000), (1, 10)) for line in lines)
    assert len({line.line.color for line in lines}) == len(STEPS)


def test_names_of_lines_that_end_together_do_not_cover_each_other():
    places = sorted(label.y * HEIGHT for label in growth_chart(ROWS).layout.annotations)
    assert all(above - below >= LABEL_HEIGHT - 1e-6 for below, above in pairwise(places))
    assert places[0] >= 0
    assert places[-1] <= HEIGHT


def test_the_axes_are_logarithmic_and_reach_over_all_that_is_drawn():
    layout = growth_chart([ROWS[1], {"documents": 10_000, **dict.fromkeys(STEPS, 0.02)}]).layout
    assert (layout.xaxis.type, layout.yaxis.type) == ("log", "log")
    low, high = layout.yaxis.range
    assert 10**low < 0.02 < 1 < 10**high
    assert layout.yaxis.ticktext == ("0.1", "1")
    assert layout.xaxis.ticktext == ("1,000", "10,000")


def test_the_description_says_what_the_largest_corpus_took():
    assert "count the terms, 10.0 s" in growth_chart(ROWS).description


def test_plotly_knows_all_that_is_drawn():
    drawn = growth_chart(ROWS)
    assert go.Figure(data=drawn.data, layout=drawn.layout.to_plotly_json()).data == drawn.data


@pytest.mark.parametrize(("seconds", "text"), [(0.0123, "12.3 ms"), (0.99951, "1,000 ms"), (1.0, "1.00 s"), (123.4, "123 s")])
def test_a_duration_has_three_digits(seconds, text):
    assert duration(seconds) == text
