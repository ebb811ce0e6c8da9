"""Event timeline: three panels of bars on one axis, the same scale, and a sentence on what is left out."""

import pandas as pd
import pytest

from kzcn_explore.charts.event_timeline import event_timeline
from tests.charts.tooltips import tooltip


@pytest.fixture
def counts():
    """Two months of three lanes: in June nine documents were published; four speak of it as past, none as ahead."""
    period = pd.to_datetime(["2022-06-01"] * 3 + ["2022-07-01"] * 3)
    table = pd.DataFrame({"period": period, "lane": ["published", "past", "ahead"] * 2})
    table = table.assign(n_mentions=[2, 8, 0, 0, 4, 1], n_events=[2, 5, 0, 0, 3, 1], n_documents=[9, 4, 0, 0, 2, 1])
    table.attrs.update(every="month", n_unplaced=3, n_before=1204, n_after=0)
    return table


def test_each_lane_has_a_panel_with_a_bar_a_period(counts):
    fig = event_timeline(counts)
    assert [(bars.name, bars.y) for bars in fig.data] == [("published", (9, 0)), ("past", (4, 2)), ("ahead", (0, 1))]
    assert {bars.x for bars in fig.data} == {("2022-06-01", "2022-07-01")}
    assert [bars.yaxis for bars in fig.data] == ["y", "y2", "y3"]
    assert {bars.xaxis for bars in fig.data} == {"x"}


def test_all_panels_have_the_same_scale(counts):
    layout = event_timeline(counts).layout
    assert layout.yaxis.range == layout.yaxis2.range == layout.yaxis3.range
    assert layout.yaxis.range[1] == pytest.approx(9 * 1.06)


def test_a_bar_lies_within_its_period(counts):
    bars = event_timeline(counts).data[1]
    day = 86_400_000
    for length, offset, n_days in zip(bars.width, bars.offset, (30, 31), strict=True):
        assert offset > 0
        assert offset + length < n_days * day


def test_a_click_says_the_period_and_the_lane(counts):
    bars = event_timeline(counts).data[2]
    assert (bars.x[1], bars.meta["of"]) == ("2022-07-01", "ahead")


def test_the_tooltip_says_how_many_documents_name_how_many_dates_of_how_many_events(counts):
    published, past, ahead = event_timeline(counts).data
    assert tooltip(past, 0) == "Jun 2022: 4 documents speaking of it as past,<br>naming 8 dates of 5 events"
    assert tooltip(ahead, 1) == "Jul 2022: 1 document speaking of it as ahead,<br>naming 1 date of 1 event"
    assert tooltip(published, 0) == "Jun 2022: 9 documents published,<br>naming 2 dates around their own days of 2 events"


def test_the_headings_say_what_each_panel_rests_on(counts):
    words = [note.text for note in event_timeline(counts).layout.annotations[:3]]
    for n, text in zip(("9 documents", "12 dates; bars: documents", "1 date; bars: documents"), words, strict=True):
        assert f">{n}<" in text


def test_what_is_left_out_is_told(counts):
    def told():
        return [note.text.replace("<br>", " ") for note in event_timeline(counts).layout.annotations][3:]

    assert told() == ["Dates that are not drawn: 1,204 before Jun 2022; 3 not known to one month, or neither behind nor ahead."]
    counts.attrs.update(n_unplaced=0, n_before=0, n_documents_unplaced=2)
    assert told() == ["Not drawn: 2 documents not known to one month."]
    counts.attrs.update(n_documents_unplaced=0)
    assert told() == []


def test_the_subtitle_says_the_unit(counts):
    assert event_timeline(counts).layout.title.subtitle.text == "Documents per month, one scale; 1,207 of 1,222 dates not drawn"
    counts.attrs.update(n_before=0, n_unplaced=0)
    assert event_timeline(counts).layout.title.subtitle.text == "Documents per month, one scale"


def test_periods_without_any_document_give_a_sentence(counts):
    fig = event_timeline(counts.assign(n_mentions=0, n_documents=0))
    assert fig.data == ()
    assert fig.layout.annotations[0].text.startswith("No document, and no date")


def test_a_table_that_does_not_say_how_long_its_periods_are_is_refused(counts):
    counts.attrs.clear()
    with pytest.raises(ValueError, match="every"):
        event_timeline(counts)


def test_rows_in_any_order_draw_the_same(counts):
    moved = counts.iloc[::-1]
    moved.attrs = counts.attrs
    assert event_timeline(moved).to_dict() == event_timeline(counts).to_dict()
