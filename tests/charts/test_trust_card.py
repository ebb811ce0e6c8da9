"""The trust card: three marks a theme, and what they mean in words."""

import json

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.charts import palette
from kzcn_explore.charts.trust_card import trust_card


@pytest.fixture
def card() -> pd.DataFrame:
    """Two themes that were fitted again, and one of a single document."""
    table = pd.DataFrame(
        {
            "theme": [0, 1, 2],
            "label": ["security", "trade & transport", "reforms"],
            "share": [0.5, 0.25, 0.25],
            "share_once": [0.5, 0.2, 0.3],
            "n_passages": [1200, 9, 1],
            "n_documents": [300, 6, 1],
            "n_documents_once": [300, 4, 1],
            "largest_document": [0.02, 0.4, 1.0],
            "coherence": [0.1, -0.2, np.nan],
            "diversity": [0.9, 0.8, 1.0],
            "resampled": [0.75, 0.5, np.nan],
            "left_out": [0.8, 0.4, np.nan],
            "over_k": [0.7, 0.2, np.nan],
            "verdict": ["comes back in 10 of 10 resamples", "rests on 4 documents: read, do not infer", "<b>one</b> document"],
        }
    )
    table.attrs["back"] = 1 / 3
    return table


def test_each_measure_is_a_mark_of_its_own_colour_and_shape(card):
    fig = trust_card(card)
    assert [(trace.name, trace.x) for trace in fig.data] == [
        ("resampled", (0.75, 0.5)),
        ("left_out", (0.8, 0.4)),
        ("over_k", (0.7, 0.2)),
    ]
    assert [trace.marker.symbol for trace in fig.data] == [*palette.SYMBOLS[:3]]
    assert [trace.marker.color for trace in fig.data] == [*palette.SERIES[:3]]


def test_the_marks_of_a_theme_stand_beside_its_label_one_below_the_other(card):
    fig = trust_card(card)
    first, second, third = ([trace.y[row] for trace in fig.data] for row in (0, 0, 1))
    assert first == second == sorted(first)
    assert first[1] == fig.layout.yaxis.tickvals[0]
    assert third[1] == fig.layout.yaxis.tickvals[1]
    assert first[2] < third[0]


def test_a_line_says_what_each_mark_means(card):
    legend = trust_card(card).layout.annotations[0].text
    for glyph, colour, words in zip(
        palette.GLYPHS, palette.SERIES, ("documents drawn again", "a fifth of the documents left out", "fewer or more themes"), strict=False
    ):
        assert f'<span style="color:{colour}">{glyph}</span> {words}' in legend


def test_the_documents_and_the_verdict_stand_at_the_right_of_each_theme(card):
    notes = [note.text for note in trust_card(card).layout.annotations[1:]]
    assert [note.split("<br>")[0] for note in notes] == [
        "<b>300 documents</b>",
        f'<b>6 documents</b><span style="color:{palette.MUTED}"> (4 without repeats)</span>',
        "<b>1 document</b>",
    ]
    assert "comes back in 10 of 10 resamples" in notes[0]
    assert "&lt;b&gt;one&lt;/b&gt; document" in notes[2]


def test_the_line_from_which_a_theme_comes_back_is_drawn_where_the_table_says(card):
    fig = trust_card(card)
    assert fig.layout.xaxis.tickvals == (0, 1, 1 / 3)
    assert [shape.x0 for shape in fig.layout.shapes if shape.xref == "x"] == [1 / 3]
    card.attrs = {}
    assert trust_card(card).layout.xaxis.tickvals == (0, 1)


def test_a_mark_carries_its_theme_and_all_that_is_known_of_it(card):
    assert trust_card(card).data[0].customdata[1] == [
        1,
        "trade &amp; transport",
        "25% of the words, 20% with repeats counted once<br>9 passages in 6 documents (4 without repeats)<br>"
        "40% of it from one document<br>coherence −0.20, 80% of its terms in no other theme",
    ]


def test_themes_that_were_not_fitted_again_have_words_and_no_marks(card):
    fixed = card.assign(resampled=np.nan, left_out=np.nan, over_k=np.nan)
    fig = trust_card(fixed)
    assert fig.data == ()
    assert len(fig.layout.annotations) == 3
    assert fig.layout.xaxis.visible is False
    assert "dots" not in fig.layout.title.subtitle.text
    assert "NaN" not in json.dumps(json.loads(fig.to_json()))


def test_an_unknown_share_is_left_out_of_the_words(card):
    unknown = card.assign(share=np.nan, share_once=np.nan, largest_document=np.nan)
    assert trust_card(unknown).data[0].customdata[0][2].startswith("1,200 passages in 300 documents<br>coherence")


def test_a_long_label_and_a_long_verdict_are_broken_and_not_cut(card):
    words = "zanzibar and zwischenstaatlich " * 6
    fig = trust_card(card.assign(label=words, verdict=words))
    shown = [fig.layout.yaxis.ticktext[0], fig.layout.annotations[1].text]
    assert [text.replace("<br>", " ").count("zwischenstaatlich") for text in shown] == [6, 6]
    assert fig.layout.height > trust_card(card).layout.height


def test_an_empty_card_says_why(card):
    fig = trust_card(card.iloc[:0])
    assert fig.data == ()
    assert fig.layout.title.text == "How sure are the themes?"
    assert fig.layout.annotations[0].text.endswith("terms.")


def test_the_axis_stands_above_the_rows_where_it_is_seen_without_scrolling(card):
    fig = trust_card(card)
    assert fig.layout.xaxis.side == "top"
    assert fig.layout.annotations[0].yshift >= 16  # the legend leaves room for its ticks


def test_eleven_themes_with_labels_of_two_lines_are_seen_at_once(card):
    table = pd.concat([card.iloc[[1]]] * 11, ignore_index=True)
    table = table.assign(theme=range(11), label="Comprehensive cooperation, strategic partnership")
    assert trust_card(table).layout.height <= 540


def test_without_marks_the_words_stand_beside_the_labels_on_one_line(card):
    table = card.assign(
        resampled=np.nan, left_out=np.nan, over_k=np.nan, verdict="counted by fixed rules in 5 documents: as good as its patterns"
    )
    fig = trust_card(table)
    assert {note.x for note in fig.layout.annotations} == {0}
    assert all(note.text.count("<br>") == 1 for note in fig.layout.annotations)
    assert fig.layout.title.subtitle.text == "The documents that each theme rests on, and what that means"
