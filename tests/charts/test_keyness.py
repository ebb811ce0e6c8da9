"""Keyness: effect against evidence, two sides; what is not shown is hollow, and no name covers another."""

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.charts import keyness
from kzcn_explore.charts.stacking import place_labels
from tests.charts.tooltips import tooltip

SIDES = {"n_documents_target": 6, "n_documents_reference": 9, "n_tokens_target": 900, "n_tokens_reference": 1200}


def terms(*rows):
    """A table of terms, each given by its name, log ratio, z and what differs from the usual."""
    usual = {"n_target": 9, "n_reference": 1, "n_documents_target": 5, "n_documents_reference": 1, "low": 1.0, "high": 5.4, "g2": 7.4}
    usual |= {"q": 0.01, "agrees": True, "carried_by": None}
    table = pd.DataFrame([usual | {"term": term, "log_ratio": ratio, "z": z} | other for term, ratio, z, other in rows])
    table.attrs.update(SIDES)
    return table


def named(trace):
    return dict(zip(trace.text, zip(trace.x, trace.y, strict=True), strict=True))


def test_what_the_target_uses_more_stands_to_the_right_and_what_is_surer_higher():
    fig = keyness(terms(("rail", 3.0, 2.5, {}), ("wheat", -1.0, -4.0, {})), target="2022", reference="the rest")
    faint, reference, target = fig.data
    assert named(target) == {"rail": (3.0, 2.5)}
    assert named(reference) == {"wheat": (-1.0, 4.0)}
    assert faint.x == ()
    assert "more in 2022 (6 documents, 900 words)" in fig.layout.title.subtitle.text.replace("<br>", " ")


def test_doubtful_terms_are_hollow():
    doubts = [{}, {"q": 0.2}, {"agrees": False}, {"carried_by": "d1"}]
    fig = keyness(terms(*((f"term {i}", 1.0 + i, 2.0 + i, doubt) for i, doubt in enumerate(doubts))))
    symbols = dict(zip([said[1] for said in fig.data[2].customdata], fig.data[2].marker.symbol, strict=True))
    assert symbols == {"term 0": "circle", "term 1": "circle-open", "term 2": "circle-open", "term 3": "circle-open"}


def test_of_fewer_than_five_documents_on_a_side_all_is_hollow_and_the_subtitle_says_why():
    table = terms(("rail", 3.0, 2.5, {}), ("wheat", -1.0, -4.0, {}))
    table.attrs["n_documents_reference"] = 4
    fig = keyness(table)
    assert [symbol for trace in fig.data[1:] for symbol in trace.marker.symbol] == ["square-open", "circle-open"]
    assert "All hollow: fewer than five documents on a side show no difference for sure" in fig.layout.title.subtitle.text.replace(
        "<br>", " "
    )


def test_terms_at_one_place_have_marks_of_one_size():
    same = [(f"word {i}", 2.0, 3.0, {"q": 0.2}) for i in range(9)]
    _, _, target = keyness(terms(*same, ("rail", 1.0, 1.0, {}), ("road", 1.5, 0.1, {})), n_labels=9).data
    assert 0 < sum(text != "" for text in target.text) < 11
    assert set(target.marker.size[:9]) == {9}


def test_of_many_terms_the_strongest_of_each_side_are_named_and_the_unsure_are_faint():
    rows = [(f"word {i}", 0.1 * i * (-1) ** i, 0.1 * i * (-1) ** i, {"q": 0.5}) for i in range(1, 60)]
    faint, reference, target = keyness(terms(*rows), n_labels=3).data
    assert [said[1] for said in target.customdata] == ["word 58", "word 56", "word 54"]
    assert [said[1] for said in reference.customdata] == ["word 59", "word 57", "word 55"]
    assert len(faint.x) == 53


def test_a_tooltip_tells_uses_documents_effect_and_doubt():
    fig = keyness(terms(("rail & road", 3.0, 2.5, {"carried_by": "d1"})), target="2022", reference="2020")
    assert tooltip(fig.data[2], 0) == (
        "<b>rail &amp; road</b><br>2022: 9 times in 900 words, 5 documents<br>2020: 1 time in 1,200 words, 1 document<br>"
        "8.0 times as often in 2022 (log ratio 3.0, 95%: 1.0 to 5.4)<br>"
        "z 2.5, G² 7.4, q 0.010; one document holds more than half of<br>the uses"
    )


def test_without_a_band_none_is_told():
    fig = keyness(terms(("rail", -1.0, -2.5, {"low": np.nan, "high": np.nan})))
    assert "2.0 times as often in reference (log ratio -1.0)" in tooltip(fig.data[1], 0)


@pytest.mark.parametrize("ratio", [0.01, 12.0])
def test_the_ticks_tell_how_many_times_as_often(ratio):
    axis = keyness(terms(("rail", ratio, 2.5, {}))).layout.xaxis
    assert dict(zip(axis.tickvals, axis.ticktext, strict=True))[0] == "as often"
    assert dict(zip(axis.tickvals, axis.ticktext, strict=True))[axis.tickvals[-1]] == f"{2 ** axis.tickvals[-1]:,}×"
    assert len(axis.tickvals) <= 11


def test_no_label_covers_a_mark_or_another_label():
    marks = [(0, 0), (0, 2), (60, 0)]
    assert place_labels(marks, [(40, 12)] * 3, [["right", "left", "above", "below"]] * 3) == ["right", "left", "right"]
    assert place_labels([(0, 0), (20, 0)], [(40, 12)], [["right"]]) == [""]


def test_the_subtitle_says_how_many_of_the_terms_are_drawn():
    table = terms(("rail", 3.0, 2.5, {}), ("wheat", -1.0, -4.0, {}))
    assert "drawn:" not in keyness(table).layout.title.subtitle.text
    table.attrs["n_terms"] = 1500
    assert "drawn: 2 of 1,500 terms. Higher" in keyness(table).layout.title.subtitle.text.replace("<br>", " ")


def test_from_five_documents_a_side_on_what_is_shown_is_filled():
    table = terms(("rail", 3.0, 2.5, {}))
    table.attrs["n_documents_reference"] = 5
    fig = keyness(table)
    assert fig.data[2].marker.symbol == ("circle",)
    assert "All hollow" not in fig.layout.title.subtitle.text


def test_the_description_names_the_terms_of_each_side():
    fig = keyness(terms(("rail", 3.0, 2.5, {}), ("wheat", -1.0, -4.0, {})), target="2022", reference="2020")
    assert fig.layout.meta["description"].endswith("More in 2022: rail. More in 2020: wheat.")


def test_markup_in_the_names_of_sides_stays_text():
    hostile = '<a href="javascript:run()">x</a>'
    fig = keyness(terms(("rail", 3.0, 2.5, {}), ("wheat", -1.0, -4.0, {})), target=hostile, reference=hostile)
    said = [line for trace in fig.data for cells in trace.customdata or () for line in cells[2:]]
    assert not [text for text in [*said, *(note.text for note in fig.layout.annotations), fig.layout.title.subtitle.text] if "<a" in text]


def test_a_term_that_both_use_as_often_is_of_the_target():
    faint, reference, target = keyness(terms(("rail", 1.0, 2.0, {"q": 0.5}), ("road", 0.0, 0.1, {"q": 0.5})), n_labels=1).data
    assert ([said[1] for said in target.customdata], reference.x, faint.x) == (["rail"], (), (0.0,))


def test_a_q_of_a_twentieth_is_shown():
    _, _, target = keyness(terms(("rail", 3.0, 2.5, {"q": 0.05})), n_labels=0).data
    assert (target.x, target.marker.symbol) == ((3.0,), ("circle",))
