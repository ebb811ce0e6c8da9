"""Each document stands between its earliest and its latest day, looks as its date is known, and says why."""

from datetime import date

import pandas as pd
import pytest

from kzcn_explore.charts import date_ledger, palette

DAY = 86_400_000
PAST = "“the road, opened on 9 June,” is told as past: written on 9 Jun 2022 or later."
PLANNED = "“a second road is planned for autumn” is told as planned: written on 30 Nov 2022 or earlier."
HOSTILE = "<a href='javascript:run()'>road</a> $1 & $2 %{meta.description}"


def ledger(*rows):
    """A table of rows (document, earliest, latest, date_from); a row may end with what it has besides."""
    made = []
    for document, earliest, latest, date_from, *more in rows:
        day = earliest if earliest == latest else None
        precision = "day" if day else "unknown" if date_from == "none" else "interval" if earliest and latest else "open"
        row = {"document": document, "title": f"Title of {document}", "date": day, "earliest": earliest, "latest": latest}
        row |= {"precision": precision, "source": "Kazinform", "date_from": date_from, "why": [f"Reason of {document}."], "n_clues": 1}
        made.append(row | (more[0] if more else {}))
    table = pd.DataFrame(made)
    return table.assign(**{name: pd.to_datetime(table[name], format="ISO8601") for name in ("date", "earliest", "latest")})


@pytest.fixture
def five():
    """A stated day, a stated year, an interval that was worked out, one open to the right, and nothing known."""
    return ledger(
        ("day", "2021-03-05", "2021-03-05", "header"),
        ("year", "2022-01-01", "2022-12-31", "field", {"precision": "year"}),
        ("interval", "2022-06-09", "2022-11-30", "inferred", {"why": [PAST, PLANNED, "A third reason."]}),
        ("open", "2023-01-01", None, "inferred"),
        ("nothing", None, None, "none"),
    )


def trace(fig, name):
    return next(each for each in fig.data if each.name == name)


def notes(fig):
    return [note.text for note in fig.layout.annotations]


def days(iso):
    return date.fromisoformat(iso).toordinal()


def many(n, *, date_from="field"):
    return ledger(*[(f"d{i}", f"20{i % 20 + 10}-01-01", f"20{i % 20 + 10}-01-01", date_from) for i in range(n)])


def test_each_document_has_one_mark_with_a_tooltip(five):
    fig = date_ledger(five)
    assert [each.name for each in fig.data] == ["bars", "fades", "spans", "dots", "undated"]
    said = {name: [row[0] for row in trace(fig, name).customdata] for name in ("spans", "dots", "undated")}
    assert said == {"spans": ["year", "interval", "open"], "dots": ["day"], "undated": ["nothing"]}


def test_a_day_is_a_dot_and_a_span_a_bar_that_takes_in_its_last_day(five):
    fig = date_ledger(five)
    assert trace(fig, "dots").x == ("2021-03-05",)
    assert trace(fig, "bars").base[:2] == ("2022-01-01", "2022-06-09")
    assert trace(fig, "bars").x[:2] == (365 * DAY, 175 * DAY)  # 22 + 31 + 31 + 30 + 31 + 30 days from 9 June to 30 November


def test_stated_dates_are_filled_and_inferred_ones_hatched(five):
    bars = trace(date_ledger(five), "bars").marker
    assert bars.pattern.shape == ("", "/", "/")
    assert set(bars.color) == {palette.ACCENT}


def test_an_inferred_day_is_hollow():
    table = ledger(("a", "2021-03-05", "2021-03-05", "inferred"), ("b", "2021-03-06", "2021-03-06", "field"))
    fig = date_ledger(table)
    assert trace(fig, "dots").marker.symbol == ("circle-open", "circle")
    assert "1 inferred from the text (hollow)" in fig.layout.title.subtitle.text


def test_an_open_end_fades_up_to_the_edge_of_the_axis(five):
    fig = date_ledger(five)
    fades = trace(fig, "fades")
    starts = [days(base) for base in fades.base]
    ends = [start + length // DAY for start, length in zip(starts, fades.x, strict=True)]
    assert days(trace(fig, "bars").base[2]) + trace(fig, "bars").x[2] // DAY == starts[0]
    assert ends[:-1] == starts[1:]
    assert ends[-1] == days(fig.layout.xaxis.range[1])
    reds = [int(colour[1:3], 16) for colour in fades.marker.color]
    assert reds == sorted(reds)
    assert len(set(reds)) == len(reds) == 12


def test_an_end_open_to_the_past_fades_to_the_left():
    fig = date_ledger(ledger(("a", None, "2022-03-01", "inferred"), ("b", "2022-05-01", "2022-05-01", "field")))
    fades = trace(fig, "fades")
    assert min(fades.base) == fades.base[-1] == fig.layout.xaxis.range[0]
    assert days(trace(fig, "bars").base[0]) + trace(fig, "bars").x[0] // DAY == days("2022-03-02")


def test_a_document_without_a_date_stands_on_no_time_axis(five):
    fig = date_ledger(five)
    undated = trace(fig, "undated")
    assert (undated.xaxis, undated.yaxis, undated.marker.symbol) == ("x2", "y2", "diamond-open")
    assert fig.layout.xaxis2.type == "linear"
    assert fig.layout.yaxis2.domain[1] < fig.layout.shapes[0].y0 < fig.layout.yaxis.domain[0]
    assert "No date" in notes(fig)


def test_a_given_date_that_says_nothing_counts_as_none():
    fig = date_ledger(ledger(("a", None, None, "override")))
    assert [each.name for each in fig.data] == ["undated"]
    assert fig.layout.title.subtitle.text == "1 document, without a date (◇)."


def test_each_line_says_its_title_its_date_and_its_first_reason(five):
    fig = date_ledger(five)
    assert notes(fig)[:4] == [
        "Title of day",
        f'<b>5 Mar 2021</b><br><span style="color:{palette.MUTED}">Reason of day.</span>',
        "Title of year",
        f'<b>2022</b><br><span style="color:{palette.MUTED}">Reason of year.</span>',
    ]
    assert "2023 or later" in notes(fig)[7]
    assert "<b>no date</b>" in notes(fig)[9]


def test_an_interval_says_what_bounds_it_on_either_side(five):
    words = notes(date_ledger(five))[5].replace("<br>", " ")
    assert "9 Jun 2022 or later" in words
    assert "30 Nov 2022 or earlier" in words
    assert "third" not in words


def test_a_tooltip_holds_all_reasons_and_the_source(five):
    document, title, when, why = trace(date_ledger(five), "spans").customdata[1]
    assert (document, title, when) == ("interval", "Title of interval", "9 Jun–30 Nov 2022, Kazinform")
    assert [why.replace("<br>", " ").count(each) for each in (PAST, PLANNED, "A third reason.")] == [1, 1, 1]


def test_more_reasons_than_a_tooltip_can_hold_are_counted():
    fig = date_ledger(ledger(("a", "2021-03-05", "2021-03-05", "header", {"why": [f"Reason {i}." for i in range(10)]})))
    why = trace(fig, "dots").customdata[0][3].split("<br>")
    assert why[-2:] == ["Reason 7.", "2 more reasons not shown here."]


def test_the_subtitle_is_the_legend(five):
    assert date_ledger(five).layout.title.subtitle.text.replace("<br>", " ") == (
        "5 documents in date order: 2 with a stated date (filled), 2 inferred from the text (hatched), 1 without a date (◇). "
        "A dot is a day, a bar spans the days it may be, an end that fades is open."
    )
    assert date_ledger(five.iloc[:1]).layout.title.subtitle.text == "1 document, with a stated date (filled). A dot is a day."


def test_words_of_different_lines_have_room_of_their_own(five):
    five.loc[0, "title"] = "a title of a good many words that takes up more than one line and then one more"
    fig = date_ledger(five)
    tops = [note.y for note in fig.layout.annotations if note.yref == "y"]
    lines = [note.text.count("<br>") + 1 for note in fig.layout.annotations if note.yref == "y"]
    for i in range(0, len(tops) - 2, 2):
        assert tops[i] == tops[i + 1]
        assert tops[i + 2] - tops[i] > 14.3 * max(lines[i], lines[i + 1])


def test_titles_and_words_leave_the_time_axis_room_at_700_px(five):
    five["title"] = "МЕЖДУНАРОДНЫЕ ПЕРЕВОЗКИ И ЛОГИСТИКА " * 9
    five["why"] = [["“" + "Word " * 90 + "” stands in its date field."]] * 5
    margin = date_ledger(five).layout.margin
    assert 700 - margin.l - margin.r >= 150


def test_letters_that_are_wider_get_shorter_lines():
    fig = date_ledger(ledger(("a", "2021-03-05", "2021-03-05", "header", {"title": "перевозки грузов через две страны и порты"})))
    assert notes(fig)[0] == "перевозки грузов через<br>две страны и порты"


def test_untitled_documents_are_told_apart():
    table = ledger(("a<b", "2021-03-05", "2021-03-05", "field", {"title": None}), ("b", None, None, "none", {"title": "  "}))
    assert notes(date_ledger(table))[::2] == ["untitled (a&lt;b)", "untitled (b)", "No date"]


def test_corpus_text_runs_no_markup_and_fills_in_no_template():
    fig = date_ledger(ledger(("a", "2021-03-05", "2021-03-05", "field", {"title": HOSTILE, "why": [HOSTILE], "source": HOSTILE})))
    for text in [*notes(fig), *trace(fig, "dots").customdata[0][1:]]:
        assert "<a" not in text
        assert "$" not in text
    assert not [text for text in notes(fig) if "%{" in text]
    assert "&#37;{meta.description}" in notes(fig)[0].replace("<br>", "")


def test_of_a_text_without_end_only_whole_words_at_its_start_are_shown():
    words = "railway " * 200_000
    fig = date_ledger(ledger(("a", "2021-03-05", "2021-03-05", "field", {"title": words, "why": [words], "source": words})))
    seen = [notes(fig)[0], *trace(fig, "dots").customdata[0][1:]]
    assert [{*text.replace("<br>", " ").split()} for text in seen[:2] + seen[3:]] == [{"railway", "…"}] * 3
    assert {*seen[2].replace("<br>", " ").split()} == {"5", "Mar", "2021,", "railway", "…"}


def test_a_month_among_centuries_can_still_be_seen():
    table = ledger(("a", "1790-01-08", "1790-01-08", "field"), ("b", "2026-02-01", "2026-02-28", "field"))
    fig = date_ledger(table)
    low, high = (days(end) for end in fig.layout.xaxis.range)
    bar = trace(fig, "bars")
    assert bar.x[0] / DAY == pytest.approx(3 / (700 - fig.layout.margin.l - fig.layout.margin.r) * (high - low), rel=0.01)
    middle = days(bar.base[0]) + bar.x[0] / DAY / 2
    assert abs(middle - days("2026-02-15")) <= 1
    assert fig.layout.xaxis.range[0] < "1790-01-08"


def test_an_open_end_among_centuries_does_not_run_far_into_the_future():
    table = ledger(("a", "1790-01-01", "1790-01-01", "field"), ("b", "2020-01-01", None, "inferred"))
    assert date_ledger(table).layout.xaxis.range[1] == "2046-01-01"  # 84,006 days / 10 + 1,095 days


def test_documents_of_one_day_stand_in_the_middle_of_a_month():
    fig = date_ledger(ledger(*[(f"d{i}", "2022-06-07", "2022-06-07", "field") for i in range(3)]))
    assert fig.layout.xaxis.range == ("2022-05-23", "2022-06-23")
    assert len(set(trace(fig, "dots").y)) == 3


def test_the_first_and_the_last_day_of_the_calendar_can_be_drawn():
    table = ledger(("a", "0001-01-01", "0001-01-01", "field"), ("b", "9999-12-31", None, "inferred"))
    fig = date_ledger(table)
    assert fig.layout.xaxis.range == ("0001-01-01", "9999-12-31")
    assert trace(fig, "dots").x == ("0001-01-01",)


def test_more_than_forty_are_thin_rows_in_bands_without_words():
    stated, inferred = many(40), many(20, date_from="inferred").assign(document=[f"i{i}" for i in range(20)])
    table = pd.concat([inferred, stated, ledger(("n", None, None, "none"))], ignore_index=True)
    fig = date_ledger(table)
    dots = trace(fig, "dots")
    assert [row[0] for row in dots.customdata] == [*stated["document"], *inferred["document"]]
    assert list(dots.y) == sorted(set(dots.y))
    assert [text.split("<br>")[0] for text in notes(fig)] == ["Date stated", "Inferred", "No date"]
    assert dots.marker.symbol == ("circle",) * 40 + ("circle-open",) * 20
    assert trace(fig, "undated").xaxis == "x2"
    assert fig.layout.title.subtitle.text.startswith("61 documents, a thin row each: 40 with a stated date, 20 inferred")


@pytest.mark.parametrize("n", [41, 300, 2000])
def test_thin_rows_stay_within_a_screen(n):
    table = pd.concat([many(n - 40), ledger(*[(f"n{i}", None, None, "none") for i in range(40)])], ignore_index=True)
    fig = date_ledger(table)
    assert fig.layout.height <= 720
    assert len(trace(fig, "dots").x) + len(trace(fig, "undated").x) == n


def test_many_undated_documents_lie_apart_in_a_field():
    fig = date_ledger(ledger(*[(f"n{i}", None, None, "none") for i in range(300)]))
    undated = trace(fig, "undated")
    assert [each.name for each in fig.data] == ["undated"]
    assert len(set(zip(undated.x, undated.y, strict=True))) == 300
    assert 0 < min(undated.x) <= max(undated.x) < 1


def test_above_two_thousand_counts_are_drawn_by_place_and_precision():
    stated, known = many(1500), many(600, date_from="inferred").assign(precision="month", earliest=pd.Timestamp("2022-06-01"))
    table = pd.concat([ledger(*[(f"n{i}", None, None, "none") for i in range(400)]), known, stated], ignore_index=True)
    fig = date_ledger(table)
    counts = trace(fig, "counts")
    assert len(fig.data) == 1
    assert counts.x == (1500, 600, 400)
    assert [" ".join(label.replace("<br>", "").split()) for label in fig.layout.yaxis.ticktext] == [
        "its date field, to the day",
        "inferred from its text, to the month",
        "no date",
    ]
    assert counts.text == ("<b>1,500</b>  60%  2010–2029", "<b>600</b>  24%  2010–2029", "<b>400</b>  16%")
    assert counts.marker.pattern.shape == ("", "/", "x")
    assert counts.customdata[2][1:] == ["no date", "no day is known"]
    assert counts.customdata[0][0] == "1,500 of 2,500 documents (60%)"
    assert "2,500 documents, too many to draw each" in fig.layout.title.subtitle.text


def test_a_hundred_thousand_documents_make_a_small_figure():
    table = pd.concat([many(2000)] * 50, ignore_index=True)
    fig = date_ledger(table)
    assert trace(fig, "counts").x == (100_000,)
    assert len(fig.to_json()) < 20_000


def test_the_description_counts_what_is_known(five):
    assert date_ledger(five).layout.meta["description"] == (
        "5 documents: 2 with a stated date, 2 with one inferred from the text, 1 without a date. From 5 Mar 2021 to 1 Jan 2023 or later."
    )
