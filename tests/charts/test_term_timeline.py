"""Terms on one plane: each has its shape and its label, and no label covers another."""

from itertools import pairwise

import pandas as pd
import pytest

from kzcn_explore.charts import palette, term_timeline
from tests.charts.tooltips import tooltip


@pytest.fixture
def two_terms_by_documents(two_terms):
    """In June 1 and 2 of 4 documents use the terms, in August 6 and 1 of 6, with Wilson's intervals."""
    table = two_terms.assign(n_with=[1, 2, 0, 0, 6, 1], rate=[0.25, 0.5, None, None, 1.0, 1 / 6])
    table = table.assign(low=[0.046, 0.15, None, None, 0.61, 0.03], high=[0.699, 0.85, None, None, 1.0, 0.564])
    table = table.astype({"rate": float, "low": float, "high": float})
    table.attrs.update(two_terms.attrs, by="documents")
    return table


def subtitle(fig):
    return fig.layout.title.subtitle.text.replace("<br>", " ")


def named(fig, name):
    return [each for each in fig.data if each.name == name]


def test_all_bands_lie_under_all_lines_and_these_under_all_dots(two_terms):
    assert [t.name for t in term_timeline(two_terms).data] == ["band"] * 2 + ["line"] * 2 + ["dots"] * 2 + ["labels"]


def test_rates_are_drawn_as_the_table_has_them(two_terms):
    dots = named(term_timeline(two_terms), "dots")
    assert [dots[0].y[0], dots[0].y[2], dots[1].y[0], dots[1].y[2]] == [2.5, 5.0, 5.0, 0.625]
    assert (dots[1].x[2], dots[1].meta["of"]) == ("2022-08-01", "oil")
    assert tooltip(dots[1], 2) == "<b>oil</b><br>0.62 per 1,000 words in Aug 2022:<br>1 in 1,600 words, 6 documents"


def test_terms_differ_in_colour_and_shape_and_the_labels_show_both(two_terms):
    fig = term_timeline(two_terms)
    first, second = named(fig, "dots")
    assert (first.marker.symbol[2], second.marker.symbol[2]) == ("circle", "square")
    assert first.marker.symbol[0] == "circle-open"
    assert first.marker.color != second.marker.color
    assert named(fig, "labels")[0].text == (
        f'<span style="color:{palette.SERIES[0]}">●</span> belt and road',
        f'<span style="color:{palette.SERIES[1]}">■</span> oil',
    )


def test_labels_of_equal_ends_stand_apart(two_terms):
    table = two_terms.assign(rate=5.0)
    fig = term_timeline(table)
    top = fig.layout.yaxis.range[1]
    upper, lower = named(fig, "labels")[0].y
    plot = fig.layout.height - fig.layout.margin.t - fig.layout.margin.b
    assert (upper - lower) / top * plot >= 14


def test_a_chosen_term_stands_out_in_weight_and_the_rest_is_grey(two_terms):
    fig = term_timeline(two_terms, chosen="oil")
    assert [line.line.color for line in named(fig, "line")] == [palette.REST, palette.ACCENT]
    assert [line.line.width for line in named(fig, "line")] == [1.8, 3]
    assert "<b>oil</b>" in named(fig, "labels")[0].text[1]


def test_the_axis_starts_at_zero_and_is_one_of_days(two_terms):
    layout = term_timeline(two_terms).layout
    assert layout.yaxis.range[0] == 0
    assert layout.xaxis.type == "date"


def test_twenty_terms_each_have_a_label_of_their_own(two_terms):
    tables = [two_terms[two_terms["term"] == "oil"].assign(term=f"term {i}") for i in range(20)]
    table = pd.concat(tables)
    table.attrs.update(two_terms.attrs)
    fig = term_timeline(table)
    places = sorted(named(fig, "labels")[0].y)
    plot = fig.layout.height - fig.layout.margin.t - fig.layout.margin.b
    gaps = [(b - a) / fig.layout.yaxis.range[1] * plot for a, b in pairwise(places)]
    assert min(gaps) >= 14


def test_an_unknown_term_is_refused(two_terms):
    with pytest.raises(ValueError, match=r"chosen must be one of .*'gas'"):
        term_timeline(two_terms, chosen="gas")


def test_the_subtitle_says_unit_denominator_and_what_is_missing(two_terms):
    assert subtitle(term_timeline(two_terms)) == (
        "Times per 1,000 words, by month; 10 documents, 2,000 words; hollow: fewer than five documents; "
        "3 documents without a date known to the month are not drawn"
    )


def test_shares_of_documents_stand_on_an_axis_of_percent(two_terms_by_documents):
    fig = term_timeline(two_terms_by_documents)
    assert subtitle(fig).startswith(
        "Share of documents that use the term, by month; 10 documents, 2,000 words; whiskers: 95% Wilson interval"
    )
    assert fig.layout.yaxis.tickformat == ".0%"
    assert fig.layout.yaxis.tickvals == (0, 0.25, 0.5, 0.75, 1)
    assert fig.layout.yaxis.range == (0, 1.04)


def test_a_share_of_documents_says_of_how_many(two_terms_by_documents):
    dots = named(term_timeline(two_terms_by_documents), "dots")[1]
    said = "<b>oil</b><br>16.7% of the documents in Aug 2022 use it:<br>1 of 6 documents;<br>between 3% and 56%"
    assert tooltip(dots, 2) == said


def test_an_interval_of_rates_is_said_with_two_digits(two_terms):
    dots = named(term_timeline(two_terms.assign(low=[0.5, 1.234, None, None, 2, 0.1], high=[3, 9, None, None, 8, 1.5])), "dots")[1]
    said = "<b>oil</b><br>5.00 per 1,000 words in Jun 2022:<br>2 in 400 words, 4 documents;<br>between 1.23 and 9.00"
    assert tooltip(dots, 0) == said


def test_a_period_of_few_documents_has_the_whisker_that_the_table_gives(two_terms_by_documents):
    dots = named(term_timeline(two_terms_by_documents), "dots")[0]
    assert dots.marker.symbol[0] == "circle-open"
    assert (dots.error_y.arrayminus[0], dots.error_y.array[0]) == pytest.approx((0.204, 0.449))


def test_smoothing_is_written(two_terms):
    two_terms.attrs["smooth"] = 3
    fig = term_timeline(two_terms)
    assert subtitle(fig).startswith("Times per 1,000 words, by month, smoothed over 3 months; a point rests on 4 to 6 documents; ")
    assert "in the 3 months around %{x|%b %Y}" in named(fig, "dots")[0].hovertemplate


def test_an_unknown_unit_is_refused(two_terms):
    two_terms.attrs["by"] = "passages"
    with pytest.raises(ValueError, match=r"by.*must be one of \['tokens', 'documents'\]; got 'passages'"):
        term_timeline(two_terms)
