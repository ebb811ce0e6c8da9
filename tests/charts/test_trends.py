"""The chart of trends: dots at slopes, intervals as lines, hollow where none is shown, in the unit of the table."""

import pandas as pd
import pytest

from kzcn_explore.charts import palette
from kzcn_explore.charts.trends import trends


@pytest.fixture
def three_trends():
    """A rise, no trend, and a series that is too short."""
    table = pd.DataFrame(
        {
            "theme": [0, 1, 2],
            "label": ["security", "trade & transport", "reforms"],
            "n_periods": [9, 9, 3],
            "tau": [0.1, 0.75, None],
            "p": [0.6, 0.001, None],
            "q": [0.6, 0.002, None],
            "slope": [-0.01, 0.02, None],
            "low": [-0.03, 0.01, None],
            "high": [0.01, 0.04, None],
            "verdict": ["no trend shown", "rises by 2.0 points a year (1.0 to 4.0)", "too few periods: 3, a rank test needs 8"],
        }
    )
    table.attrs = {"every": "year", "by": "tokens", "unit": "points"}
    return table


def test_dots_stand_at_the_slopes_in_points_the_steepest_rise_first(three_trends):
    intervals, dots = trends(three_trends).data
    assert dots.x == (2.0, -1.0)
    assert intervals.x == (1.0, 4.0, None, -3.0, 1.0, None)
    assert trends(three_trends).layout.yaxis.ticktext == ("trade &amp; transport ", "security ")


def test_a_dot_is_hollow_where_no_trend_is_shown(three_trends):
    marker = trends(three_trends).data[1].marker
    assert marker.color == (palette.ACCENT, palette.GROUND)


def test_the_tooltip_has_the_verdict_tau_and_q(three_trends):
    dots = trends(three_trends).data[1]
    assert dots.customdata[0] == ["trade &amp; transport", "rises by 2.0 points a year (1.0 to 4.0)", "0.75", "0.002"]
    assert "customdata[1]" in dots.hovertemplate


def test_the_subtitle_says_the_unit_and_what_is_left_out(three_trends):
    words = trends(three_trends).layout.title.subtitle.text.replace("<br>", " ")
    assert words.startswith("Change in points a year; line: 95% interval; hollow: no trend shown")
    assert words.endswith("1 with too few periods, not drawn")


def test_zero_is_marked_and_within_reach(three_trends):
    axis = trends(three_trends).layout.xaxis
    assert axis.zeroline
    assert axis.range == (-3.35, 4.35)


def test_rates_are_drawn_as_they_are_and_groups_are_named(three_trends):
    table = three_trends.rename(columns={"label": "term"}).assign(group=["A", "B", None])
    table.attrs = {"unit": "uses per 1,000 tokens"}
    fig = trends(table)
    assert fig.data[1].x == (0.02, -0.01)
    assert fig.layout.yaxis.ticktext == ("B: trade &amp; transport ", "A: security ")


def test_the_limit_keeps_the_steepest_and_says_so(three_trends):
    fig = trends(three_trends, limit=1)
    assert fig.data[1].x == (2.0,)
    assert "1 less steep, not drawn" in fig.layout.title.subtitle.text.replace("<br>", " ")


def test_without_a_tested_series_the_figure_says_why(three_trends):
    for table in (three_trends.iloc[2:], pd.DataFrame()):
        fig = trends(table)
        assert fig.data == ()
        assert "a rank test needs eight periods" in fig.layout.annotations[0].text.replace("<br>", " ")


def test_a_table_that_has_lost_its_unit_is_refused(three_trends):
    three_trends.attrs = {}
    with pytest.raises(ValueError, match="must say the unit"):
        trends(three_trends)
