"""Who is quoted when: a row a speaker, a circle a period; sizes, numbers, what is left out."""

import pandas as pd
import pytest

from kzcn_explore.charts.speaker_timeline import speaker_timeline
from tests.charts.tooltips import tooltip


@pytest.fixture
def table():
    """Berg: 16 in June, none in July, 4 in August, all of which were printed before; Lee: one in June."""
    periods = pd.to_datetime(["2022-06-01", "2022-07-01", "2022-08-01"])
    counts = pd.DataFrame({"period": periods.repeat(2), "speaker": ["Anna Berg", "Lee & Co"] * 3})
    counts = counts.assign(n=[16, 1, 0, 0, 4, 0], n_once=[12, 1, 0, 0, 0, 0], n_words=[300, 1, 0, 0, 0, 0], n_documents=[5, 1, 0, 0, 2, 0])
    counts.attrs.update(every="month", n_unnamed=3, n_unplaced=2, n_speakers=2)
    return counts


def test_a_circle_stands_in_its_period_and_in_the_row_of_its_speaker(table):
    fig = speaker_timeline(table)
    assert fig.layout.yaxis.ticktext == ("Anna Berg ", "Lee &amp; Co ")
    (circles,) = fig.data
    assert circles.x == ("2022-06-01", "2022-08-01", "2022-06-01")
    assert circles.y == tuple(fig.layout.yaxis.tickvals[i] for i in (0, 0, 1))
    assert circles.xperiodalignment == "middle"
    assert [row[:3] for row in circles.customdata] == [
        ["speaker", "Anna Berg", "2022-06-01"], ["speaker", "Anna Berg", "2022-08-01"], ["speaker", "Lee & Co", "2022-06-01"],
    ]  # fmt: skip
    assert fig.layout.xaxis.range == ("2022-06-01", "2022-09-01")


def test_areas_are_in_proportion_to_the_quotations_and_large_circles_hold_their_number(table):
    (circles,) = speaker_timeline(table).data
    assert circles.marker.size == (34.0, 17.0, 8.5)
    assert circles.text == ("16", "4", "")


def test_where_there_are_many_periods_circles_are_smaller(table):
    days = pd.date_range("2022-01-01", periods=100)
    many = pd.DataFrame({"period": days, "speaker": "Lee", "n": 1, "n_once": 1, "n_words": 9, "n_documents": 1})
    many.attrs["every"] = "day"
    assert {*speaker_timeline(many).data[0].marker.size} == {18.0}


def test_a_number_that_the_next_circle_would_cover_is_left_out():
    counts = [90, 0, 80, 70, 0, 7]
    months = pd.DataFrame({"period": pd.date_range("2020-01-01", periods=36, freq="MS"), "speaker": "Lee", "n": counts + [0] * 30})
    months = months.assign(n_once=0, n_words=0, n_documents=1)
    months.attrs["every"] = "month"
    (circles,) = speaker_timeline(months).data  # a month is 12 px, the circles of 90, 80 and 70 are 19, 18 and 17 px
    assert [row[2] for row in circles.customdata] == ["2020-01-01", "2020-03-01", "2020-04-01", "2020-06-01"]
    assert circles.text == ("90", "", "", "")


def test_white_numbers_stand_on_the_full_colour(table):
    (circles,) = speaker_timeline(table).data
    assert (circles.marker.color, circles.marker.opacity, circles.textfont.color) == ("#0072B2", 1, "#FFFFFF")


def test_a_circle_says_how_many_quotations_documents_and_words(table):
    (circles,) = speaker_timeline(table).data
    assert [tooltip(circles, i) for i in range(3)] == [
        "<b>Anna Berg, Jun 2022</b><br>16 quotations in 5 documents;<br>12 of them printed for the first time, 300 words",
        "<b>Anna Berg, Aug 2022</b><br>4 quotations in 2 documents;<br>all of them printed before",
        "<b>Lee &amp; Co, Jun 2022</b><br>1 quotation in 1 document, 1 word",
    ]


def test_the_sum_of_each_row_stands_right_of_it(table):
    assert [note.text for note in speaker_timeline(table).layout.annotations] == ["in all", "20", "1"]


def test_the_subtitle_counts_what_is_left_out(table):
    said = speaker_timeline(table).layout.title.subtitle.text.replace("<br>", " ")
    assert said == (
        "21 quotations by month; the larger a circle, the more of them; 3 without a known speaker are not drawn; "
        "2 documents without a date known to the month are not drawn"
    )


def test_the_first_eight_speakers_are_drawn_and_the_others_counted():
    names = [f"s{i}" for i in range(11)]
    table = pd.DataFrame({"period": pd.Timestamp("2022-01-01"), "speaker": names, "n": 2, "n_once": 2, "n_words": 9, "n_documents": 1})
    table.attrs["every"] = "year"
    fig = speaker_timeline(table)
    assert fig.layout.yaxis.ticktext == tuple(f"s{i} " for i in range(8))
    assert "the first 8 speakers, and 3 more speakers not drawn" in fig.layout.title.subtitle.text.replace("<br>", " ")
    table.attrs["n_speakers"] = 40
    assert "and 32 more speakers not drawn" in speaker_timeline(table).layout.title.subtitle.text.replace("<br>", " ")


def test_where_nobody_is_quoted_the_figure_says_so(table):
    fig = speaker_timeline(table.assign(n=0))
    assert (fig.data, fig.layout.annotations[0].text.split(".")[0]) == (
        (), "Nobody is quoted by name in a document of this selection that has a date",
    )  # fmt: skip


def test_a_table_that_does_not_say_its_periods_is_refused(table):
    table.attrs = {}
    with pytest.raises(ValueError, match="every"):
        speaker_timeline(table)
