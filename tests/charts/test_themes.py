"""Bars of themes and of terms: sorted, whole labels, numbers in words."""

import pytest

from kzcn_explore.charts import palette, theme_table, theme_terms


def test_themes_are_sorted_by_share_with_their_counts_in_words(theme_rows):
    bars = theme_table(theme_rows).data[0]
    assert bars.x == (0.5, 0.25, 0.034)
    assert bars.text == (
        "<b>50%</b>  9 passages in 4 documents",
        "<b>25%</b>  1,200 passages in 300 documents",
        "<b>3.4%</b>  1 passage in 1 document",
    )


def test_a_bar_of_a_theme_carries_the_theme_and_its_terms(theme_rows):
    assert theme_table(theme_rows).data[0].customdata[0] == [
        1,
        "trade &amp; transport",
        "rail, road",
        "9 passages in 4 documents",
    ]


def test_the_chosen_theme_is_marked_by_colour_and_sign(theme_rows):
    fig = theme_table(theme_rows, chosen=0)
    assert fig.data[0].marker.color == (palette.REST, palette.ACCENT, palette.REST)
    assert fig.layout.yaxis.ticktext[1] == "<b>▸ security </b>"


def test_long_labels_are_broken_and_their_rows_are_higher(theme_rows):
    long = theme_rows.assign(label="trade turnover, agricultural exports and investment projects in various sectors")
    assert "<br>" in theme_table(long).layout.yaxis.ticktext[0]
    assert theme_table(long).layout.height > theme_table(theme_rows).layout.height


def test_terms_of_one_theme_stand_from_the_heaviest_down(term_rows):
    fig = theme_terms(term_rows, theme=0)
    assert [row[0] for row in fig.data[0].customdata] == ["defence", "army", "<b>"]
    assert fig.layout.yaxis.ticktext == ("defence ", "army ", "&lt;b&gt; ")
    assert fig.data[0].customdata[2] == ["<b>", "&lt;b&gt;", "1 passage", "1 document"]


def test_without_a_theme_the_first_of_the_table_is_drawn(term_rows):
    assert theme_terms(term_rows).data == theme_terms(term_rows, theme=0).data


def test_the_limit_takes_the_first_terms_of_the_table(term_rows):
    assert [row[0] for row in theme_terms(term_rows, limit=1).data[0].customdata] == ["army"]


def test_another_theme_does_not_change_the_height(term_rows):
    assert theme_terms(term_rows, theme=0).layout.height == theme_terms(term_rows, theme=1).layout.height


def test_an_unknown_theme_is_refused(term_rows, theme_rows):
    with pytest.raises(ValueError, match=r"theme must be one of \[0, 1\] or None; got 9"):
        theme_terms(term_rows, theme=9)
    with pytest.raises(ValueError, match=r"chosen must be one of \[1, 0, 2\] or None; got 9"):
        theme_table(theme_rows, chosen=9)
