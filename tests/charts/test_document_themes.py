"""The matrix: documents in date order, the undated after a gap, each cell leads to its document and theme."""

import math

import pandas as pd
import pytest

from kzcn_explore.charts import document_themes, palette


def test_documents_stand_in_date_order_and_the_undated_after_a_gap(five_by_two):
    cells = document_themes(five_by_two).data[0]
    assert [cell and cell[0] for cell in cells.customdata[0]] == ["a", "b", "c", None, "d", "e"]
    assert list(cells.x) == [0, 1, 2, 3, 3.35, 4.35, 5.35]
    assert [math.isnan(row[3]) for row in cells.z] == [True, True]


def test_rows_keep_the_order_of_the_theme_numbers(five_by_two):
    # The second theme has more words here; under another selection it may have fewer, and its row must not jump.
    fig = document_themes(five_by_two.iloc[::-1])
    assert fig.layout.yaxis.ticktext == ("security ", "trade &amp; transport ")
    assert document_themes(five_by_two).data[0].z[1].tolist()[:3] == [0.25, 0.5, 0.125]


def test_a_click_finds_document_and_theme(five_by_two):
    fig = document_themes(five_by_two)
    assert fig.data[0].customdata[0][4] == ["d", 0, "security", "Reforms praised", "9 Jun–30 Nov 2022", "1,520 words"]


def test_columns_carry_day_and_source_or_the_first_words_of_the_title(five_by_two):
    assert document_themes(five_by_two).layout.xaxis.ticktext == (
        "12 Sep 2020<br>Kazinform",
        "25 Apr 2022<br>Kazinform",
        "7 Jun 2022<br>Kazinform",
        "9 Jun–30 Nov<br>2022<br>Reforms<br>praised",
        "no date<br>A meeting",
    )


def test_the_first_words_of_a_long_title_end_in_an_ellipsis_and_keep_the_labels_upright(five_by_two):
    axis = document_themes(five_by_two.replace("A meeting", "President of the Republic of Kazakhstan")).layout.xaxis
    assert axis.ticktext[4] == "no date<br>President of<br>the Republic …"
    assert axis.tickangle == 0


def test_labels_of_one_day_and_source_are_numbered(five_by_two):
    day = five_by_two.loc[0, "date"]
    table = five_by_two.assign(date=day, source="Kazinform")
    labels = document_themes(table).layout.xaxis.ticktext
    assert labels[:2] == ("12 Sep 2020<br>Kazinform (1)", "12 Sep 2020<br>Kazinform (2)")
    assert len(set(labels)) == 5


@pytest.mark.parametrize(("n", "angle"), [(5, 0), (12, -90), (60, 0)])
def test_many_documents_have_turned_labels_and_very_many_only_some(five_by_two, n, angle):
    one = five_by_two[five_by_two["document"] == "a"]
    table = pd.concat([one.assign(document=f"d{i}") for i in range(n)])
    axis = document_themes(table).layout.xaxis
    assert axis.tickangle == angle
    assert len(axis.ticktext) == (n if n < 60 else 9)
    assert axis.type == "linear"


def test_a_source_wider_than_its_column_turns_the_labels(five_by_two):
    axis = document_themes(five_by_two.assign(source="astanatimesinternational")).layout.xaxis
    assert axis.tickangle == -90
    assert axis.ticktext[0] == "12 Sep 2020, astanatimesinternational"


def test_shares_are_written_in_unless_they_are_small(five_by_two):
    numbers = document_themes(five_by_two).data[2]
    assert numbers.text == ("50%", "25%", "100%", "25%", "50%", "12%", "75%")


def test_the_chosen_row_is_in_accent_and_bold_and_the_rest_is_grey(five_by_two):
    cells, chosen, _ = document_themes(five_by_two, chosen=0).data
    assert all(math.isnan(v) for v in [*cells.z[0], *chosen.z[1]])
    assert chosen.z[0].tolist()[:3] == [0.5, 0.02, 0.0]
    assert cells.colorscale[-1][1] == palette.REST_SCALE[-1]
    assert chosen.colorscale[-1][1] == palette.ACCENT_SCALE[-1]
    assert document_themes(five_by_two, chosen=0).layout.yaxis.ticktext[0] == "<b>▸ security </b>"


def test_a_choice_keeps_traces_and_places(five_by_two):
    before, after = document_themes(five_by_two), document_themes(five_by_two, chosen=0)
    assert [t.name for t in before.data] == [t.name for t in after.data] == ["cells", "chosen", "numbers"]
    assert [t.x for t in before.data] == [t.x for t in after.data]


def test_words_stand_under_the_undated(five_by_two):
    assert [note.text for note in document_themes(five_by_two).layout.annotations] == ["no exact date"]
    unknown = five_by_two[five_by_two["precision"].isin(["day", "unknown"])]
    assert [note.text for note in document_themes(unknown).layout.annotations] == ["no date"]
    dated = five_by_two[five_by_two["precision"] == "day"]
    assert document_themes(dated).layout.annotations == document_themes(dated).layout.shapes == ()


def test_documents_of_which_only_the_year_is_stated_are_dated_columns_under_their_year(five_by_two):
    year = {"date": pd.NaT, "earliest": pd.Timestamp("2021-01-01"), "latest": pd.Timestamp("2021-12-31"), "precision": "year"}
    table = five_by_two[five_by_two["precision"] == "day"].copy()
    table.loc[table["document"] == "c", list(year)] = list(year.values())
    fig = document_themes(table)
    assert fig.layout.xaxis.ticktext == ("12 Sep 2020<br>Kazinform", "2021<br>Kazinform", "25 Apr 2022<br>Kazinform")
    assert fig.layout.annotations == fig.layout.shapes == ()
    assert "exact date" not in fig.layout.title.subtitle.text


def test_a_label_in_cyrillic_has_the_room_that_its_wider_letters_need(five_by_two):
    latin, cyrillic = (
        document_themes(five_by_two.replace("security", label)).layout.margin.l
        for label in ("abcdefghijklmnopqrst", "ауылшаруашылығытуралы"[:20])
    )
    assert cyrillic >= latin + 20


def test_columns_whose_titles_do_not_fit_carry_their_days_rather_than_turned_words():
    days = pd.to_datetime([f"2022-0{month}-10" for month in range(1, 7)])
    table = pd.DataFrame({"document": [*"abcdef"], "title": "Электростанции ветровые", "date": days, "source": None})
    table = table.assign(earliest=days, latest=days, precision="day", theme=0, label="wheat", share=0.5, n_passages=1, n_tokens=9)
    axis = document_themes(table).layout.xaxis
    assert axis.tickangle == 0
    assert [text.replace("<br>", " ") for text in axis.ticktext][:2] == ["10 Jan 2022", "10 Feb 2022"]
    assert document_themes(table.assign(source="Министерство иностранных дел")).layout.xaxis.tickangle == -90
