"""Documents stand at their days, the undated in their lane, and a choice moves nothing."""

import pandas as pd
import pytest

from kzcn_explore.charts import documents

TRACES = ["stems", "dated", "placed", "lane", "fades", "undated", "lane words"]


def trace(fig, name):
    return next(each for each in fig.data if each.name == name)


def test_each_document_is_drawn_once_where_it_belongs(five_documents):
    fig = documents(five_documents)
    assert [each.name for each in fig.data] == TRACES
    assert trace(fig, "dated").x == ("2020-09-12", "2022-04-25", "2022-06-07")
    drawn = {name: [row[0] for row in trace(fig, name).customdata] for name in ("dated", "placed", "lane", "undated")}
    assert drawn == {"dated": ["a", "b", "c"], "placed": [], "lane": ["d"], "undated": ["e"]}


def test_a_few_documents_carry_their_days_in_words(five_documents):
    assert trace(documents(five_documents), "dated").text == (" 12 Sep 2020", " 25 Apr 2022", " 7 Jun 2022")


def test_words_of_near_days_stand_above_each_other(five_documents):
    first, april, june = trace(documents(five_documents), "dated").y
    assert first == june < april


def test_the_lane_says_what_bounds_a_document(five_documents):
    fig = documents(five_documents)
    assert trace(fig, "lane words").text == ("9 Jun–30 Nov 2022", "no date")
    assert trace(fig, "fades").customdata == ()
    assert [note.text for note in fig.layout.annotations] == ["Undated"]


def test_an_open_end_fades(five_documents):
    five_documents.loc["d", "latest"] = pd.NaT
    fig = documents(five_documents)
    fades = trace(fig, "fades")
    assert {row[0] for row in fades.customdata} == {"d"}
    assert fades.base[-1] + fades.x[-1] == pytest.approx(1, abs=0.001)
    assert trace(fig, "lane").base[0] + trace(fig, "lane").x[0] == pytest.approx(fades.base[0], abs=0.001)
    assert len(set(fades.marker.color)) == len(fades.x)
    assert trace(fig, "lane words").text[0] == "9 Jun 2022 or later"


def test_an_interval_that_only_the_text_gives_stands_in_the_lane(five_documents):
    fig = documents(five_documents)
    assert trace(fig, "placed").base == ()
    assert trace(fig, "lane").customdata[0][0] == "d"


def test_the_chosen_differ_in_colour_and_shape(five_documents):
    fig = documents(five_documents, chosen=["b", "d"])
    assert trace(fig, "dated").marker.symbol == ("circle-open", "circle", "circle-open")
    assert trace(fig, "lane").marker.pattern.shape == ("",)
    assert trace(fig, "undated").marker.symbol == ("circle-open",)
    assert len(set(trace(fig, "dated").marker.color)) == 2
    assert "filled: the 2 chosen" in fig.layout.title.subtitle.text


def test_a_choice_changes_looks_but_no_place(five_documents):
    before, after = documents(five_documents), documents(five_documents, chosen=["a"])
    for one, other in zip(before.data, after.data, strict=True):
        assert (one.x, one.y, one.customdata) == (other.x, other.y, other.customdata)
    assert before.layout.height == after.layout.height
    assert before.layout.xaxis == after.layout.xaxis


def test_dragging_chooses_days_and_dims_nothing(five_documents):
    fig = documents(five_documents)
    assert (fig.layout.dragmode, fig.layout.selectdirection) == ("select", "h")
    assert trace(fig, "dated").unselected.marker.opacity == 1


def test_documents_of_one_day_do_not_cover_each_other(five_documents):
    table = pd.concat([five_documents.loc[["a"]]] * 20).set_axis([f"d{i}" for i in range(20)])
    dots = trace(documents(table), "dated")
    assert set(dots.x) == {"2020-09-12"}
    assert len(set(dots.y)) == 20


def test_without_any_day_the_lane_takes_the_place_of_the_axis(five_documents):
    fig = documents(five_documents.loc[["e"]])
    assert fig.layout.xaxis.visible is False
    assert fig.layout.xaxis2.domain[0] == 0
    assert fig.layout.shapes == ()
    assert fig.layout.title.subtitle.text == "1 document, none of them with a day"


def test_without_undated_documents_there_is_no_lane(five_documents):
    fig = documents(five_documents.loc[["a", "b"]])
    assert fig.layout.xaxis.domain == (0, 1)
    assert fig.layout.xaxis2.visible is False
    assert fig.layout.annotations == ()


def test_documents_of_which_only_the_year_is_stated_stand_among_the_dated_as_whole_years(five_documents):
    five_documents.loc["e", ["earliest", "latest"]] = [pd.Timestamp("2021-01-01"), pd.Timestamp("2021-12-31")]
    five_documents.loc["e", "precision"] = "year"
    fig = documents(five_documents)
    assert trace(fig, "placed").base == ("2021-01-01",)
    assert trace(fig, "placed").x == (365 * 86_400_000,)
    assert [row[0] for row in trace(fig, "lane").customdata] == ["d"]
    assert fig.layout.title.subtitle.text == "5 documents, 1 of them undated; a bar: the days that 1 document may be of"


def test_where_nothing_but_years_is_known_each_year_has_its_tick_in_its_middle(five_documents):
    years = {f"{year}": {"earliest": f"{year}-01-01", "latest": f"{year}-12-31"} for year in (2020, 2022)}
    table = pd.DataFrame(years).T.apply(pd.to_datetime).assign(date=pd.NaT, precision="year", title="Speech", source="KAZ")
    table = table.assign(date=pd.to_datetime(table["date"]), n_passages=1, n_tokens=9)
    axis = documents(table).layout.xaxis
    assert (axis.dtick, axis.ticklabelmode) == ("M12", "period")
    assert documents(five_documents).layout.xaxis.dtick is None


def test_the_words_at_the_two_ends_of_a_full_lane_never_meet(five_documents):
    def ends(latest):
        table = pd.concat([five_documents.loc[["d"]]] * 8).set_axis([f"d{i}" for i in range(8)])
        table.loc["d7", "latest"] = latest
        fig = documents(table)
        return trace(fig, "lane words").text, trace(fig, "lane words").y, fig.layout.height

    (short, levels, height), (long, stacked, taller) = ends(pd.Timestamp("2022-11-30")), ends(pd.NaT)
    assert (short, long) == (("Jun 2022", "Nov 2022"), ("Jun 2022", "Nov 2022 or later"))
    assert levels[0] == levels[1]
    assert stacked[1] == stacked[0] - 14
    assert taller == height + 14
