"""Event lanes: marks stand at their days, links run from documents to dates, far dates at the edge, nothing covers anything."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.charts.blocks import stack_blocks
from kzcn_explore.charts.event_axis import WIDTH, EventAxis, as_date, days_of, near_days
from kzcn_explore.charts.event_lanes import event_lanes
from kzcn_explore.charts.event_places import LETTER, LINE
from kzcn_explore.charts.rings import ring_mark
from kzcn_explore.charts.wrapping import drawn_width
from tests.charts.tooltips import tooltip

SEPTEMBER, AUTUMN = ("2022-09-01", "2022-09-30"), ("2022-09-01", "2022-11-30")


def mention(event, document, days, lane, what="state visit"):
    first, last = pd.to_datetime(days if isinstance(days, tuple) else [days, days])
    return {
        "event": event,
        "document": document,
        "quote": "then",
        "earliest": first,
        "latest": last,
        "lane": lane,
        "what": what,
        "event_what": what,
    }


@pytest.fixture
def mentions(five_documents):
    """A visit that two documents set ahead, two single dates, one from long ago, one of its own day, one left open."""
    rows = [
        mention(0, "b", SEPTEMBER, "ahead"),
        mention(0, "c", AUTUMN, "ahead", "visit in autumn"),
        mention(1, "b", "2022-02-04", "past", "Winter Games"),
        mention(2, "d", "1992-01-03", "past", "relations established"),
        mention(3, "c", "2022-06-07", "published", "talks"),
        mention(4, "d", (None, None), "past", "referendum"),
        mention(5, "d", "2022-06-01", None, "flights"),
    ]
    names = {name: f"document_{name}" for name in ("earliest", "latest", "precision")}
    facts = five_documents.rename(columns=names).drop(columns=["n_passages", "n_tokens"])
    table = pd.DataFrame(rows).join(facts, on="document")
    table.loc[table["event"] == 0, "event_what"] = "the state visit"
    return table.set_axis([7, 2, 0, 4, 5, 6, 9]).rename_axis("mention")


def trace(fig, name):
    return next(each for each in fig.data if each.name == name)


def pieces(links):
    """First and last point of each link."""
    ends = [i for i, x in enumerate(links.x) if x is None]
    starts = [0, *(i + 1 for i in ends[:-1])]
    return [((links.x[a], links.y[a]), (links.x[b - 1], links.y[b - 1])) for a, b in zip(starts, ends, strict=True)]


def test_documents_stand_at_their_days_and_one_between_two_days_is_a_bar(mentions, five_documents):
    fig = event_lanes(mentions, five_documents)
    dots, spans = trace(fig, "documents"), trace(fig, "documents spans")
    assert dots.x[:3] == ("2020-09-12", "2022-04-25", "2022-06-07")
    assert [row[:2] for row in dots.customdata] == [["document", each] for each in "abce"]
    assert spans.base == ("2022-06-09",)
    assert spans.x == (175 * 86_400_000,)  # 9 June to 30 November
    assert spans.customdata[0][:2] == ["document", "d"]


def test_a_document_without_any_bound_stands_at_the_right_of_all_days(mentions, five_documents):
    fig = event_lanes(mentions, five_documents)
    assert trace(fig, "documents").x[3] > max(trace(fig, "documents").x[:3])
    assert trace(fig, "documents").x[3] < fig.layout.xaxis.range[1]
    assert any("Undated" in note.text for note in fig.layout.annotations)
    assert not any("Undated" in note.text for note in event_lanes(mentions).layout.annotations)


def test_without_the_table_of_documents_those_that_name_a_date_are_drawn(mentions):
    fig = event_lanes(mentions)
    drawn = [row[1] for name in ("documents", "documents spans") for row in trace(fig, name).customdata]
    assert sorted(drawn) == ["b", "c", "d"]


def test_a_bar_spans_the_days_that_are_meant(mentions):
    spans = trace(event_lanes(mentions), "ahead spans")
    assert spans.base == ("2022-09-01", "2022-09-01")
    assert spans.x == (30 * 86_400_000, 91 * 86_400_000)
    assert [row[:4] for row in spans.customdata] == [["mention", 7, 0, "b"], ["mention", 2, 0, "c"]]


def test_bars_of_one_event_that_overlap_stand_below_each_other(mentions):
    spans = trace(event_lanes(mentions), "ahead spans")
    assert spans.y[1] - spans.y[0] >= spans.width[0]


def test_links_run_from_the_document_that_speaks_to_the_middle_of_the_days_spoken_of(mentions):
    fig = event_lanes(mentions)
    (one, other), (single, far) = pieces(trace(fig, "followed links")), pieces(trace(fig, "links"))
    assert [one[0][0], one[1][0]] == ["2022-04-25", "2022-09-16"]  # from b to the middle of September
    assert [other[0][0], other[1][0]] == ["2022-06-07", "2022-10-16 12:00"]
    assert [single[0][0], single[1][0]] == ["2022-04-25", "2022-02-04"]
    assert far[0][0] == "2022-09-04 12:00"  # the middle of the days that d may be of
    documents, ahead = trace(fig, "documents"), trace(fig, "ahead spans")
    assert one[0][1] == pytest.approx(documents.y[0] + documents.marker.size[0] / 2, abs=0.1)
    assert one[1][1] == pytest.approx(ahead.y[0] - 4.5, abs=0.1)


def test_a_date_from_long_ago_stands_at_the_edge_with_its_words_and_the_axis_stays_with_the_documents(mentions):
    fig = event_lanes(mentions)
    past, labels = trace(fig, "past"), trace(fig, "labels")
    at = [row[1] for row in past.customdata].index(4)
    assert past.marker.symbol[at] == "triangle-left"
    assert past.x[at] > "2021-06"
    words = dict(zip(labels.text, zip(labels.x, labels.y, labels.textposition, strict=True), strict=True))
    x, y, side = words["3 Jan 1992"]
    assert (x < past.x[at], y, side) == (True, past.y[at], "middle left")
    assert "◂ earlier" in [note.text for note in fig.layout.annotations]
    assert min(fig.layout.xaxis.tickvals) > "2021-06"


def test_what_a_document_says_of_its_own_day_hangs_below_it(mentions):
    fig = event_lanes(mentions)
    documents, own = trace(fig, "documents"), trace(fig, "published")
    at = [row[1] for row in documents.customdata].index("c")
    assert own.x == (documents.x[at],)
    assert own.y[0] > documents.y[at]
    assert own.marker.symbol == ("circle-open",)


def test_an_event_of_two_documents_is_labelled_with_its_name_and_alone_in_accent(mentions):
    fig = event_lanes(mentions)
    assert trace(fig, "labels").text.count("the state visit") == 1
    assert "state visit" not in trace(fig, "labels").text
    assert {*trace(fig, "ahead bars").marker.line.color} == {"#0072B2"}
    assert {*trace(fig, "past").marker.color} == {"#8A8F98"}


def test_lanes_differ_in_shape(mentions):
    fig = event_lanes(mentions.assign(latest=mentions["earliest"]))
    symbols = {name: trace(fig, name).marker.symbol[0] for name in ("documents", "past", "ahead", "published")}
    assert symbols == {"documents": "circle", "past": "square", "ahead": "diamond-open", "published": "circle-open"}


def test_the_subtitle_says_what_is_drawn_and_what_is_not(mentions, five_documents):
    words = event_lanes(mentions, five_documents).layout.title.subtitle.text.replace("<br>", " ")
    assert words == (
        "5 dates in 3 of 5 documents; a point is a day, a bar a longer time; blue: 1 event that several documents name; "
        "2 dates that the text leaves open are not drawn"
    )


def test_the_tooltip_is_one_sentence_with_what_when_in_which_words_and_who_says_so(mentions):
    fig = event_lanes(mentions)
    assert tooltip(trace(fig, "ahead spans"), 1) == (
        "<b>visit in autumn</b><br>Sep–Nov 2022, in the words “then”,<br>says Oil &amp; gas,<br>7 Jun 2022, Kazinform"
    )
    assert tooltip(trace(fig, "documents"), 0) == (
        "<b>Defence talks</b><br>25 Apr 2022, Kazinform<br>speaks of 2 dates: 1 as past, 1 as ahead"
    )


def test_an_end_that_is_open_fades_to_the_end_of_the_axis(mentions):
    mentions.loc[2, "latest"] = pd.NaT
    fig = event_lanes(mentions)
    spans, fades, bars = (trace(fig, f"ahead {name}") for name in ("spans", "fades", "bars"))
    assert len(fades.x) > 0
    assert {*fades.y} == {spans.y[1]}
    end = pd.Timestamp(spans.base[1]) + pd.Timedelta(milliseconds=spans.x[1])
    assert end > pd.Timestamp("2022-12-01")
    assert bars.x[1] < spans.x[1]


def test_a_ring_finds_bars_and_points(mentions):
    fig = event_lanes(mentions)
    ring_mark(fig, ["mention", 2])
    assert (fig.data[-1].name, fig.data[-1].x, fig.data[-1].y) == ("ring", ("2022-10-16 12:00",), (trace(fig, "ahead spans").y[1],))


def test_of_many_dates_those_that_mean_the_same_days_share_a_mark_and_have_no_links(mentions):
    row = mentions.loc[[0]]
    many = pd.concat([mentions, *[row.assign(event=10 + i) for i in range(90)]], ignore_index=True).rename_axis("mention")
    fig = event_lanes(many)
    past = trace(fig, "past")
    shared = next(row for row in past.customdata if row[0] == "mentions")
    assert shared[1] == [2, *range(7, 97)]
    assert shared[2] == [1, *range(10, 100)]
    assert trace(fig, "links").x == ()
    assert len(pieces(trace(fig, "followed links"))) == 2
    assert max(past.marker.size) > min(past.marker.size)
    assert "91 dates" in trace(fig, "labels").text


def test_documents_of_one_day_stand_side_by_side_none_covering_another():
    day = pd.Timestamp("2022-06-07")
    facts = {"title": "Talks", "date": day, "document_earliest": day, "document_latest": day, "document_precision": "day", "source": None}
    rows = [mention(i, f"d{i:02}", "2022-05-01", "past") | facts for i in range(40)]
    fig = event_lanes(pd.DataFrame(rows))
    dots = trace(fig, "documents")
    assert len({*zip(dots.x, dots.y, strict=True)}) == 40
    assert max(dots.y) - min(dots.y) < 200


def test_documents_say_their_day_unless_more_than_three_share_one():
    day = pd.Timestamp("2022-06-07")
    facts = {"title": "Talks", "date": day, "document_earliest": day, "document_latest": day, "document_precision": "day", "source": None}
    rows = [mention(i, f"d{i}", "2022-05-01", "past") | facts for i in range(4)]
    assert trace(event_lanes(pd.DataFrame(rows[:3])), "labels").text.count("7 Jun 2022") == 3
    assert "7 Jun 2022" not in trace(event_lanes(pd.DataFrame(rows)), "labels").text


def test_only_undated_documents_still_have_their_dates_drawn(mentions):
    undated = mentions.copy()
    for name in ("date", "document_earliest", "document_latest"):
        undated[name] = pd.Series(pd.NaT, index=undated.index, dtype="datetime64[s]")
    fig = event_lanes(undated)
    assert trace(fig, "ahead spans").base == ("2022-09-01", "2022-09-01")
    assert len(trace(fig, "documents").x) == 3


def test_where_no_date_has_days_a_sentence_says_so(mentions):
    fig = event_lanes(mentions.loc[[6, 9]])
    assert fig.data == ()
    assert "name 2 dates, but leave open" in fig.layout.annotations[0].text


def test_more_documents_than_can_be_read_are_not_drawn_and_a_sentence_says_what_to_do(mentions):
    many = pd.concat([mentions.assign(document=f"d{i}") for i in range(121)], ignore_index=True)
    fig = event_lanes(many)
    assert fig.data == ()
    assert fig.layout.annotations[0].text.startswith("121 documents are too many")


def test_documents_of_another_corpus_are_refused(mentions, five_documents):
    with pytest.raises(ValueError, match=r"it lacks 1 document, e\.g\. 'd'"):
        event_lanes(mentions, five_documents.drop(index="d"))


def test_the_axis_covers_documents_and_the_dates_near_the_middle_half():
    documents = days_of(pd.DataFrame({"earliest": pd.to_datetime(["2022-01-01"]), "latest": pd.to_datetime(["2022-03-31"])}))
    spoken = np.array([[d, d] for d in (-20_000.0, 18_990.0, 19_000.0, 19_010.0, 19_100.0, 40_000.0)])
    low, high = near_days(documents, spoken)
    assert (as_date(low), as_date(high)) == ("2021-12-29", "2022-04-19")  # days 18990 and 19100
    assert [EventAxis(low, high).side(*days) for days in spoken] == [-1, 0, 0, 0, 0, 1]


def test_a_label_stands_on_one_line_where_there_is_room_and_on_two_where_it_would_run_out(five_documents):
    name = "state visit of the President of Freedonia to East Sylvania"
    days = ["2021-01-01", "2021-09-12", "2022-05-24"]
    table = pd.DataFrame([mention(i, "b", day, "past", name) for i, day in enumerate(days)])
    names = {each: f"document_{each}" for each in ("earliest", "latest", "precision")}
    table = table.join(five_documents.rename(columns=names)[["title", "source", "date", *names.values()]], on="document")
    labels = trace(event_lanes(table), "labels")
    said = dict(zip(zip(labels.text, labels.textposition, strict=True), labels.x, strict=True))
    assert {text for text, _ in said if "visit" in text} == {name, "state visit of the President of<br>Freedonia to East Sylvania"}
    assert (said[name, "middle right"] < days[1], said[name, "middle left"] > days[1]) == (True, True)


block = st.tuples(st.integers(0, 50), st.integers(1, 20), st.integers(1, 5))


@given(st.lists(block, max_size=25))
def test_stacked_blocks_never_cover_each_other_and_none_could_stand_higher(blocks):
    starts, ends = [x for x, _, _ in blocks], [x + width for x, width, _ in blocks]
    heights = [height for *_, height in blocks]
    tops = stack_blocks(starts, ends, heights)
    for i, (start, end, top, height) in enumerate(zip(starts, ends, tops, heights, strict=True)):
        under = [(tops[j], tops[j] + heights[j]) for j in range(i) if starts[j] < end and start < ends[j]]
        assert not any(taken < top + height and top < free for taken, free in under)
        assert top == 0 or any(free == top for _, free in under)
        higher = [0.0, *(free for _, free in under if free < top)]
        assert top == 0 or all(any(taken < y + height and y < free for taken, free in under) for y in higher)


@pytest.mark.parametrize("seed", range(6))
def test_no_label_covers_another_one_or_a_mark_of_its_lane(seed):
    random = np.random.default_rng(seed)
    day = pd.Timestamp("2022-06-07")
    facts = {"title": "Talks", "date": day, "document_earliest": day, "document_latest": day, "document_precision": "day", "source": None}
    rows = []
    for i in range(40):
        start = day + pd.Timedelta(days=int(random.integers(-400, 400)))
        days = (start, start + pd.Timedelta(days=int(random.choice([0, 29, 90, 364]))))
        what = "visit of the president to the neighbouring country"[: int(random.integers(5, 50))]
        rows.append(mention(int(random.integers(0, 14)), f"d{i % 9}", days, "ahead" if start > day else "past", what) | facts)
    fig = event_lanes(pd.DataFrame(rows))
    low, high = (pd.Timestamp(end) for end in fig.layout.xaxis.range)

    def px(x):
        return (pd.Timestamp(x) - low) / (high - low) * WIDTH

    labels = trace(fig, "labels")
    boxes = []
    for x, y, text, side in zip(labels.x, labels.y, labels.text, labels.textposition, strict=True):
        lines = text.split("<br>")
        width = LETTER * max(map(drawn_width, lines))
        left = px(x) - width if side == "middle left" else px(x)
        boxes.append((left, y - LINE * len(lines) / 2, left + width, y + LINE * len(lines) / 2))
    spans = [trace(fig, f"{lane} spans") for lane in ("past", "ahead")]
    marks = [
        (px(base), y - thick / 2, px(pd.Timestamp(base) + pd.Timedelta(milliseconds=length)), y + thick / 2)
        for each in spans
        for base, length, y, thick in zip(each.base, each.x, each.y, each.width, strict=True)
    ]
    assert len(boxes) > 8
    everything = boxes + marks
    for i, one in enumerate(boxes):
        for other in everything[i + 1 :]:
            apart = one[2] <= other[0] + 1 or other[2] <= one[0] + 1 or one[3] <= other[1] + 0.1 or other[3] <= one[1] + 0.1
            assert apart, (one, other)
