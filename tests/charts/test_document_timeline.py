"""A bar a period, as wide as the period, the chosen part over the whole."""

import pandas as pd
import pytest

from kzcn_explore.charts import document_timeline
from tests.charts.tooltips import tooltip

DAY = 86_400_000


def test_every_period_has_its_bar_even_an_empty_one(three_months):
    whole, chosen = document_timeline(three_months).data
    assert (whole.name, chosen.name) == ("whole", "chosen")
    assert whole.x == ("2022-06-01", "2022-07-01", "2022-08-01")
    assert whole.y == chosen.y == (4, 0, 6)


def test_a_bar_is_as_wide_as_its_period(three_months):
    whole = document_timeline(three_months).data[0]
    assert whole.width == pytest.approx([30 * DAY * 0.88, 31 * DAY * 0.88, 31 * DAY * 0.88])


def test_the_part_is_drawn_over_the_whole_also_where_it_lacks_periods(three_months):
    part = three_months.iloc[[2]].assign(n_documents=1, n_passages=7, n_tokens=90)
    whole, chosen = document_timeline(three_months, chosen=part).data
    assert whole.y == (4, 0, 6)
    assert chosen.y == (0, 0, 1)
    assert tooltip(chosen, 2) == "1 of 6 documents chosen in Aug 2022: 7 passages, 90 words"
    assert tooltip(whole, 2) == "6 documents in Aug 2022: 60 passages, 1,600 words"


def test_one_document_is_said_in_the_singular(three_months):
    whole = document_timeline(three_months.assign(n_documents=[1, 0, 6], n_passages=[1, 0, 60])).data[0]
    assert tooltip(whole, 0) == "1 document in Jun 2022: 1 passage, 400 words"
    assert tooltip(whole, 2) == "6 documents in Aug 2022: 60 passages, 1,600 words"


def test_the_subtitle_says_what_is_counted_and_what_is_not_drawn(three_months):
    assert document_timeline(three_months).layout.title.subtitle.text == (
        "10 documents, 2,000 words; 3 documents without a date known to the month are not drawn"
    )


def test_a_choice_does_not_move_the_plot(three_months):
    before, after = document_timeline(three_months), document_timeline(three_months, chosen=three_months.iloc[:1])
    assert before.layout.height == after.layout.height
    assert before.layout.margin == after.layout.margin
    assert before.layout.yaxis == after.layout.yaxis


def test_dragging_chooses_periods(three_months):
    layout = document_timeline(three_months).layout
    assert (layout.dragmode, layout.selectdirection, layout.barmode) == ("select", "h", "overlay")


def test_counts_have_no_ticks_between_whole_numbers(three_months):
    fig = document_timeline(three_months.assign(n_documents=[1, 0, 2]))
    assert all(tick == int(tick) for tick in fig.layout.yaxis.tickvals)


@pytest.mark.parametrize(
    ("every", "form", "dtick"),
    [
        ("month", "%b<br>%Y", "M1"),
        ("quarter", "Q%q<br>%Y", "M3"),
        ("year", "%Y", "M12"),
        ("week", "%-d %b<br>%Y", 7 * DAY),
    ],
)
def test_ticks_fall_on_periods(three_months, every, form, dtick):
    frequency = {"month": "MS", "quarter": "QS", "year": "YS", "week": "W-MON"}[every]
    table = three_months.assign(period=pd.date_range("2022-01-01", periods=3, freq=frequency))
    table.attrs.update(every=every, n_unplaced=0)
    axis = document_timeline(table).layout.xaxis
    assert (axis.type, axis.tickformat, axis.dtick) == ("date", form, dtick)


def test_a_table_that_does_not_say_its_period_is_refused(three_months):
    three_months.attrs = {}
    with pytest.raises(ValueError, match=r'attrs\["every"\] must be one of .*got None'):
        document_timeline(three_months)


def test_periods_without_a_document_give_a_reason(three_months):
    fig = document_timeline(three_months.assign(n_documents=0))
    assert fig.data == ()
    assert fig.layout.annotations[0].text.startswith("No document of this selection has a date")
