"""Quotations as cards: which are chosen, how their words fill a card, what it carries and says."""

import pandas as pd
import pytest

from kzcn_explore.charts.fitting import px_wide
from kzcn_explore.charts.quotation_cards import quotation_cards
from tests.charts.tooltips import tooltip

LONG = "We will build a road to every village, and then a railway, and then an airport, for all who live there and for all who visit. " * 4


@pytest.fixture
def quotations():
    """Berg: one of two parts that b reprints whole, a fragment, one later; Lee, who is no actor: one that is uncertain; one of nobody."""
    rows = [
        ("a", "2022-06-01", "Roads come first,", "speech", "Anna Berg", "Berg", 0.9, None, None, 10, 27),
        ("a", "2022-06-01", "and rails second.", "speech", "Anna Berg", None, 0.8, 0, None, 45, 62),
        ("a", "2022-06-01", "a fine road", "fragment", "Anna Berg", "Berg", 0.9, None, None, 80, 91),
        ("b", "2022-06-03", "Roads come first, and rails second.", "speech", "Anna Berg", "she", 0.7, None, 0, 5, 40),
        ("c", "2022-06-09", "Now it rains.", "speech", "Anna Berg", "Anna Berg", 0.95, None, None, 0, 13),
        ("c", "2022-06-09", "Дорога нужна всем.", "speech", "Lee", "the minister", 0.3, None, None, 30, 48),
        ("c", "2022-06-09", "Whose words?", "speech", None, None, 0.0, None, None, 60, 72),
    ]
    columns = "document date text kind speaker speaker_as_written confidence continues printing_of start end".split()
    table = pd.DataFrame(rows, columns=columns).astype({"continues": "Int64", "printing_of": "Int64", "date": "datetime64[s]"})
    table = table.assign(
        title="Talks & trade", earliest=table["date"], latest=table["date"], precision="day", source="Kazinform", passage=1
    )
    return table.assign(is_actor=table["speaker"] == "Anna Berg")


def words_on_cards(fig):
    return [note.text for note in fig.layout.annotations if note.text[0] in "“«"]


def test_whole_sentences_come_first_then_those_printed_most_often_then_the_latest(quotations):
    fig = quotation_cards(quotations)
    assert words_on_cards(fig) == [
        "“Roads come first, … and rails second.”", "“Now it rains.”", "“a fine road”", "«Дорога нужна всем.»",
    ]  # fmt: skip
    assert [row[:2] for row in fig.data[0].customdata] == [["quotation", 0], ["quotation", 4], ["quotation", 2], ["quotation", 5]]
    assert words_on_cards(quotation_cards(quotations, n_speakers=1, n_quotations=1)) == ["“Roads come first, … and rails second.”"]


def test_among_quotations_of_one_day_the_sure_and_then_the_longer_come_first(quotations):
    of_lee = quotations.loc[[4, 4, 4]].assign(text=["One.", "One two three.", "Two."], confidence=[0.9, 0.9, 0.2])
    fig = quotation_cards(of_lee.reset_index(drop=True))
    assert words_on_cards(fig) == ["“One two three.”", "“One.”", "“Two.”"]


def test_actors_stand_before_others_and_heads_have_the_totals(quotations):
    fig = quotation_cards(pd.concat([quotations, *[quotations.loc[[5]].assign(document=f"x{i}") for i in range(5)]], ignore_index=True))
    heads = [(note.text, note.x) for note in fig.layout.annotations if " in " in note.text or note.text.startswith("<b>")]
    assert heads == [
        ("<b>Anna Berg</b>", 0), ("3 quotations in 3 documents", 0), ("<b>Lee</b>", 346), ("6 quotations in 6 documents", 346),
    ]  # fmt: skip


def test_cards_of_a_column_do_not_cover_each_other_and_a_speaker_goes_where_there_is_room(quotations):
    named = [quotations.loc[[i]].assign(speaker=name) for name, i in (("Cao", 4), ("Dee", 4), ("Cao", 2), ("Eve", 4))]
    bars = quotation_cards(pd.concat(named, ignore_index=True)).data[0]
    assert bars.base == (0, 0, 346, 346)  # Cao has two cards, so that Eve stands below Dee
    ends = [(y - height / 2, y + height / 2) for y, height in zip(bars.y, bars.width, strict=True)]
    assert ends[0][1] < ends[1][0]
    assert ends[2][1] < ends[3][0]


def test_a_card_below_a_confidence_of_a_half_is_dashed_and_says_so(quotations):
    fig = quotation_cards(quotations)
    (dashed,) = fig.layout.shapes
    bars = fig.data[0]
    assert (dashed.line.dash, dashed.x0, (dashed.y0 + dashed.y1) / 2) == ("dash", bars.base[3], bars.y[3])
    assert bars.marker.line.width == (1, 1, 1, 0)
    said = "<b>Lee</b>, written “the minister”<br>Talks &amp; trade<br>9 Jun 2022, Kazinform<br>"
    assert tooltip(bars, 3) == said + "printed once; confidence in the speaker 0.30: uncertain, hence dashed"


def test_a_card_says_when_where_and_how_often_it_was_printed(quotations):
    fig = quotation_cards(quotations)
    assert "1 Jun 2022, Kazinform · printed 2 times" in [note.text for note in fig.layout.annotations]
    said = "<b>Anna Berg</b>, written “Berg”<br>Talks &amp; trade<br>1 Jun 2022, Kazinform<br>"
    assert tooltip(fig.data[0], 0) == said + "printed 2 times in 2 documents; confidence in the speaker 0.90"


def test_a_long_quotation_ends_after_five_lines_at_a_whole_word(quotations):
    (words,) = words_on_cards(quotation_cards(quotations.loc[[4]].assign(text=LONG)))
    lines = words.split("<br>")
    assert len(lines) == 5
    assert lines[-1].endswith(" …”")
    assert {*words.replace("<br>", " ").strip("“”… ").split()} <= {*LONG.split()}


@pytest.mark.parametrize(
    "words", [LONG, LONG.upper(), "Біз әр ауылға жол саламыз, содан кейін теміржол саламыз. " * 8, "我们将修建公路和铁路，" * 16]
)
def test_lines_fill_nine_tenths_of_a_card_and_never_run_out_of_it(quotations, words):
    (shown,) = words_on_cards(quotation_cards(quotations.loc[[4]].assign(text=words)))
    wide = [px_wide(line) for line in shown.split("<br>")]
    assert max(wide) <= 310
    assert sum(wide) > 0.87 * 310 * 5


def test_a_later_printing_has_the_card_where_the_first_is_filtered_out(quotations):
    third = quotations.loc[[3]].assign(document="d", date=pd.Timestamp("2022-06-05"), earliest=pd.Timestamp("2022-06-05"))
    fig = quotation_cards(pd.concat([quotations, third.set_axis([7])]).drop(index=[0, 1]))
    assert words_on_cards(fig)[0] == "“Roads come first, and rails second.”"
    assert [row[:2] for row in fig.data[0].customdata] == [["quotation", 3], ["quotation", 4], ["quotation", 2], ["quotation", 5]]
    assert "printed 2 times in 2 documents" in tooltip(fig.data[0], 0)
    assert "3 quotations in 4 documents" in [note.text for note in fig.layout.annotations]


def test_the_subtitle_counts_what_is_not_shown(quotations):
    said = quotation_cards(quotations, n_speakers=1).layout.title.subtitle.text.replace("<br>", " ")
    assert said == (
        "The 1 of 2 speakers quoted most, actors first; 4 quotations, reprints not counted, those reprinted most first; "
        "1 without a known speaker not shown"
    )
    assert quotation_cards(quotations).layout.title.subtitle.text.endswith("dashed: speaker uncertain")


def test_without_a_speaker_or_a_quotation_the_figure_says_so(quotations):
    assert quotation_cards(quotations.loc[[6]]).layout.annotations[0].text == (
        "No quotation of this selection has a speaker that is known. Clear the filter to see all of them."
    )
    assert quotation_cards(quotations.iloc[:0]).layout.annotations[0].text.startswith("This selection holds no quotation.")


def test_nothing_given_is_changed(quotations):
    before = quotations.copy(deep=True)
    assert quotation_cards(quotations).to_json() == quotation_cards(quotations).to_json()
    pd.testing.assert_frame_equal(quotations, before)


def test_speakers_stand_by_how_many_quotations_they_have_before_in_how_many_documents(quotations):
    # Lee: three in one document; Cao: two in two.
    said = quotations.loc[[5] * 5].reset_index(drop=True)
    said = said.assign(speaker=["Cao", "Cao", "Lee", "Lee", "Lee"], document=["x", "y", "z", "z", "z"])
    heads = [note.text for note in quotation_cards(said).layout.annotations if note.text.startswith("<b>")]
    assert heads == ["<b>Lee</b>", "<b>Cao</b>"]


def test_what_was_printed_more_often_goes_before_what_is_surer_and_what_is_later_before_what_is_longer(quotations):
    said = quotations.loc[[4] * 5].reset_index(drop=True)
    said = said.assign(
        text=["Sure.", "Unsure.", "Unsure.", "Late.", "Early but much longer."],
        confidence=[0.9, 0.2, 0.2, 0.9, 0.9],
        printing_of=pd.array([None, None, 1, None, None], dtype="Int64"),
        document=["a", "b", "c", "d", "e"],
        date=pd.to_datetime(["2022-06-03", "2022-06-01", "2022-06-02", "2022-06-09", "2022-06-01"]),
    )
    assert words_on_cards(quotation_cards(said, n_quotations=4)) == ["“Unsure.”", "“Late.”", "“Sure.”", "“Early but much longer.”"]


def test_a_confidence_of_just_a_half_is_sure(quotations):
    assert not quotation_cards(quotations.assign(confidence=0.5)).layout.shapes


def test_printings_of_one_document_are_one_document_and_parts_of_nobody_one_quotation(quotations):
    nobody = quotations.loc[[6]].assign(continues=6).set_axis([7])
    again = quotations.loc[[3]].set_axis([8])
    fig = quotation_cards(pd.concat([quotations, nobody, again]).astype({"continues": "Int64"}))
    assert "printed 3 times in 2 documents" in tooltip(fig.data[0], 0)
    assert "1 without a known speaker not shown" in fig.layout.title.subtitle.text.replace("<br>", " ")
