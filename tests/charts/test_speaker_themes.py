"""What each speaker speaks of: a circle a speaker and theme, hollow on few words; numbers, terms, what is left out."""

import pandas as pd
import pytest

from kzcn_explore.charts.speaker_themes import speaker_themes
from tests.charts.tooltips import tooltip


@pytest.fixture
def table():
    """Berg: all of security, nothing of trade; Lee, with few words: a quarter of each; of Cao nothing is known."""
    rows = [
        ("Anna Berg", 0, "security", 1.0, 4, 3, 200, ["army", "border"]),
        ("Anna Berg", 1, "trade & transport", 0.0, 4, 3, 200, ["army", "border"]),
        ("Lee", 0, "security", 0.25, 1, 1, 49, []),
        ("Lee", 1, "trade & transport", 0.04, 1, 1, 49, []),
        ("Cao", 0, "security", None, 1, 1, 0, []),
        ("Cao", 1, "trade & transport", None, 1, 1, 0, []),
    ]
    return pd.DataFrame(rows, columns=["speaker", "theme", "label", "share", "n_quotations", "n_documents", "n_words", "terms"])


def test_a_circle_stands_where_a_speaker_meets_a_theme_with_the_share_as_its_area(table):
    fig = speaker_themes(table)
    circles = fig.data[0]
    assert fig.layout.yaxis.ticktext == ("Anna Berg ", "Lee ", "Cao ")
    assert [label.replace("<br>", " ") for label in fig.layout.xaxis.ticktext] == ["security", "trade &amp; transport"]
    assert circles.x == (0.5, 0.5, 1.5)
    assert circles.y == tuple(fig.layout.yaxis.tickvals[i] - 6 for i in (0, 1, 1))
    assert circles.marker.size == (22.0, 11.0, 4.4)
    assert [row[:3] for row in circles.customdata] == [["speaker", "Anna Berg", 0], ["speaker", "Lee", 0], ["speaker", "Lee", 1]]


def test_circles_of_fewer_than_fifty_words_are_hollow(table):
    fig = speaker_themes(table)
    assert fig.data[0].marker.symbol == ("circle", "circle-open", "circle-open")
    assert "hollow: fewer than 50 words" in fig.layout.title.subtitle.text.replace("<br>", " ")
    assert speaker_themes(table.assign(n_words=50)).data[0].marker.symbol == ("circle", "circle", "circle")


def test_shares_of_five_per_cent_and_more_are_written_below(table):
    numbers = speaker_themes(table).data[1]
    assert (numbers.text, numbers.x) == (("100%", "25%"), (0.5, 0.5))


def test_a_circle_says_the_share_and_what_it_rests_on(table):
    circles = speaker_themes(table).data[0]
    assert tooltip(circles, 0) == "<b>Anna Berg</b><br>100%: security<br>of 200 quoted words; 4 quotations in 3 documents"
    assert tooltip(circles, 2) == (
        "<b>Lee</b><br>4.0%: trade &amp; transport<br>of 49 quoted words; 1 quotation in 1 document;<br>"
        "so few words that the share says little"
    )


def test_the_terms_of_a_speaker_stand_at_the_right_of_the_row(table):
    fig = speaker_themes(table)
    (terms,) = fig.layout.annotations
    assert (terms.text, terms.y, terms.xref) == ("army, border", fig.layout.yaxis.tickvals[0], "paper")


def test_without_terms_there_is_no_room_for_them_and_no_word_of_them(table):
    fig, bare = speaker_themes(table), speaker_themes(table.assign(terms=[[]] * len(table)))
    assert bare.layout.margin.r < 20 < fig.layout.margin.r < 90
    assert (len(bare.layout.annotations), "at the right" in bare.layout.title.subtitle.text) == (0, False)
    assert "at the right: terms" in fig.layout.title.subtitle.text.replace("<br>", " ")


def test_turned_labels_have_as_many_lines_as_leave_them_whole():
    labels = [f"comprehensive cooperation {i}, strategic partnership" for i in range(8)]
    themes = pd.DataFrame({"theme": range(8), "label": labels})
    fig = speaker_themes(themes.assign(speaker="Lee", share=0.125, n_quotations=4, n_documents=3, n_words=200, terms=[["road"]] * 8))
    assert fig.layout.xaxis.tickangle == -90
    assert [label.replace("<br>", " ") for label in fig.layout.xaxis.ticktext] == labels
    assert {label.count("<br>") for label in fig.layout.xaxis.ticktext} <= {1, 2}


def test_of_many_terms_only_whole_ones_are_written(table):
    many = [f"conference number {i}" for i in range(8)]
    text = speaker_themes(table.assign(terms=[many] * len(table))).layout.annotations[0].text
    written = text.replace("<br>", " ").split(", ")
    assert written == many[: len(written)]
    assert 1 <= len(written) < 8
    assert text.count("<br>") <= 1


def test_the_labels_of_many_themes_are_turned_and_numbers_left_out():
    themes = pd.DataFrame({"theme": range(24), "label": [f"theme number {i}" for i in range(24)]})
    table = themes.assign(speaker="Lee", share=0.05, n_quotations=4, n_documents=3, n_words=200, terms=[[]] * 24)
    fig = speaker_themes(table)
    assert fig.layout.xaxis.tickangle == -90
    assert fig.data[1].x == ()
    assert "no number" not in fig.layout.title.subtitle.text


def test_the_first_ten_speakers_are_drawn_and_the_others_counted(table):
    many = pd.concat([table.iloc[:2].assign(speaker=f"s{i}") for i in range(12)])
    fig = speaker_themes(many)
    assert fig.layout.yaxis.ticktext == tuple(f"s{i} " for i in range(10))
    assert "; the first 10 of 12 speakers" in fig.layout.title.subtitle.text.replace("<br>", " ")


@pytest.mark.parametrize("share", [None, 0.0])
def test_where_nobody_speaks_of_a_theme_the_figure_says_so(table, share):
    fig = speaker_themes(table.tail(2).assign(share=share).astype({"share": float}))
    assert fig.data == ()
    assert fig.layout.annotations[0].text.startswith("No speaker of this selection is quoted with a term of the themes.")


def test_a_share_of_just_five_per_cent_is_written(table):
    assert speaker_themes(table.assign(share=[1.0, 0.0, 0.25, 0.05, None, None])).data[1].text == ("100%", "25%", "5.0%")


def test_themes_stand_in_the_order_of_their_numbers_whatever_that_of_the_rows(table):
    fig = speaker_themes(table.iloc[[1, 0, 3, 2, 5, 4]])
    assert [label.replace("<br>", " ") for label in fig.layout.xaxis.ticktext] == ["security", "trade &amp; transport"]
    assert dict(zip((tuple(row[1:3]) for row in fig.data[0].customdata), fig.data[0].x, strict=True)) == {
        ("Anna Berg", 0): 0.5, ("Lee", 1): 1.5, ("Lee", 0): 0.5,
    }  # fmt: skip


def test_of_ten_speakers_none_is_left_out_and_none_said_to_be(table):
    ten = pd.concat([table.iloc[:2].assign(speaker=f"s{number}") for number in range(10)], ignore_index=True)
    fig = speaker_themes(ten)
    assert len(fig.layout.yaxis.ticktext) == 10
    assert "the first" not in fig.layout.title.subtitle.text.replace("<br>", " ")


def test_the_terms_of_a_speaker_behind_one_without_any_stand_at_the_own_row(table):
    fig = speaker_themes(table.iloc[[2, 3, 0, 1]])
    (terms,) = fig.layout.annotations
    assert (terms.text, terms.y) == ("army, border", fig.layout.yaxis.tickvals[1])
