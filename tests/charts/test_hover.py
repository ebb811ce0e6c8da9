"""What marks carry and say: numbers in a sentence, and words only where marks differ in them."""

import pandas as pd

from kzcn_explore.charts import theme_timeline
from kzcn_explore.charts.rings import ring_mark
from tests.charts.tooltips import tooltip


def dots(fig, theme):
    return next(trace for trace in fig.data if trace.name == "dots" and trace.meta["of"] == theme)


def test_where_all_marks_are_said_alike_they_carry_numbers_only(two_themes):
    said = dots(theme_timeline(two_themes.assign(n_documents=9, share=0.25, low=0.0341, high=0.5)), 1)
    assert said.customdata[2].tolist() == [9, 1600, 0.034, 0.5]
    assert tooltip(said, 2).endswith("from 9 documents;<br>between 3.4% and 50%")


def test_a_tiny_end_of_an_interval_is_never_said_to_be_zero(two_themes):
    said = dots(theme_timeline(two_themes.assign(low=0.0001, share=0.25)), 0)
    assert tooltip(said, 2).endswith(";<br>between under 0.1% and 15%")


def test_of_more_than_a_hundred_periods_the_dots_of_a_line_are_not_seen_but_speak_and_are_ringed():
    periods = pd.date_range("2010-01-01", periods=101, freq="MS")
    table = pd.DataFrame({"period": periods, "theme": 1, "label": "trade", "share": 0.5, "low": 0.4, "high": 0.6, "n_tokens": 90})
    table = table.assign(n_documents=9, n_passages=9)
    table.attrs.update(every="month", by="tokens")
    fig = theme_timeline(table)
    said = dots(fig, 1)
    assert (said.mode, said.line.width) == ("lines", 0)
    assert tooltip(said, 0) == "<b>trade</b><br>50.0% of 90 words in Jan 2010, from 9 documents;<br>between 40% and 60%"
    ring_mark(fig, ["2010-03-01", 1])
    assert fig.data[-1].x == ("2010-03-01",)
    assert dots(theme_timeline(table.assign(n_documents=[4] + [9] * 100)), 1).mode == "markers"
