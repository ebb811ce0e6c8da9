"""What holds for every chart: it changes no table, runs no markup, says what it shows, and stands any size of table."""

import json
import re
from copy import deepcopy

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from kzcn_explore import charts

TITLES = {
    "date_ledger": "When each document was written, and how that is known",
    "documents": "Documents over time",
    "document_timeline": "Documents over time",
    "theme_timeline": "Themes over time",
    "document_themes": "Themes by document",
    "theme_table": "Themes",
    "theme_terms": "Terms of a theme",
    "term_timeline": "Terms over time",
    "document_terms": "Terms by document",
    "group_timeline": "One theme by group",
    "trends": "Trends",
    "trust_card": "How sure are the themes?",
    "keyness": "Terms that tell two sides apart",
    "term_places": "Terms within documents",
    "document_map": "Map of documents",
    "event_lanes": "Dates the texts speak of",
    "event_timeline": "Dates the texts speak of, over time",
    "actor_network": "Who is named with whom",
    "quotation_cards": "Who said what",
    "speaker_timeline": "Who is quoted when",
    "speaker_themes": "What each speaker speaks of",
}
#: Charts in which no word of the corpus stands.
WITHOUT_WORDS = {"document_timeline", "event_timeline"}
HOSTILE = '<script>run()</script> <a href="javascript:run()">x</a> <img src=x onerror=run()> $1 & $2 %{x}'
RUSSIAN_AND_CHINESE = "Транзитные перевозки через Казахстан и “一带一路”倡议与国际物流合作；跨里海国际运输走廊"


@pytest.fixture(params=TITLES)
def chart(request):
    """The name of a chart."""
    return request.param


def label_of(i, text):
    return f"{text} {i}" if text else f"label {i}"


def make_table(chart, *, n_documents=5, n_periods=3, n_series=2, text="", every="month"):
    """A table of the shape that a chart draws; `text` stands wherever a corpus could put it."""
    frequency = {"month": "MS", "year": "YS"}[every]
    periods = pd.date_range("1980-01-01", periods=n_periods, freq=frequency)
    day = pd.Series(pd.date_range("2020-01-01", periods=n_documents, freq="17D")).where(np.arange(n_documents) % 5 != 4)
    documents = pd.DataFrame({"document": [f"d{i}" for i in range(n_documents)], "date": day, "earliest": day, "latest": day})
    documents = documents.assign(title=text or "Talks", source=text or "Kazinform", precision="day", n_passages=4, n_tokens=400)
    names = [label_of(i, text) for i in range(n_series)]
    series = pd.DataFrame({"theme": range(n_series), "label": names, "term": names})
    if chart == "documents":
        return documents.set_index("document")
    if chart == "date_ledger":
        date_from = day.notna().map({True: "field", False: "none"})
        return documents.assign(date_from=date_from, why=[[text or "It stands there."]] * n_documents, n_clues=1)
    if chart in {"theme_table", "theme_terms"}:
        table = series.assign(share=1 / n_series, weight=0.5, n_passages=4, n_documents=2)
        if chart == "theme_terms":
            return table.assign(theme=0, label=names[0])
        return table.assign(terms=[[name] for name in names])
    if chart == "trends":
        table = series[["theme", "label"]].assign(n_periods=9, tau=0.5, p=0.01, q=0.02, slope=0.02, low=0.01, high=0.03)
        table = table.assign(verdict="rises by 2 points")
        table.attrs.update(every=every, by="tokens", unit="points")
        return table
    if chart == "trust_card":
        table = series.drop(columns="term").assign(share=1 / n_series, share_once=0.1, n_passages=4, n_documents=3, n_documents_once=2)
        table = table.assign(largest_document=0.5, coherence=0.1, diversity=0.9, resampled=0.75, left_out=0.5, over_k=0.25)
        table = table.assign(verdict=text or "rests on 2 documents: read, do not infer")
        table.attrs["back"] = 1 / 3
        return table
    if chart == "keyness":
        table = series[["term"]].assign(n_target=9, n_reference=1, n_documents_target=5, n_documents_reference=1, z=2.5, log_ratio=3.2)
        table["log_ratio"] *= np.where(np.arange(n_series) % 2, -1, 1)
        table = table.assign(low=1.0, high=5.4, g2=7.4, q=0.01, agrees=True, carried_by=None)
        table.attrs.update(n_documents_target=6, n_documents_reference=7, n_tokens_target=900, n_tokens_reference=1200)
        return table
    if chart == "event_lanes":
        table = documents.merge(series.rename(columns={"theme": "event"}), how="cross").assign(
            quote=text or "in autumn", what=text or "visit", event_what=text or "visit"
        )
        table = table.rename(columns={name: f"document_{name}" for name in ("earliest", "latest", "precision")})
        table["lane"] = np.array(["past", "ahead", "published"])[np.arange(len(table)) % 3]
        start = pd.Series(pd.date_range("2019-01-01", periods=len(table), freq="40D"))
        table = table.assign(earliest=start, latest=start + pd.Timedelta(days=29))
        return table.rename_axis("mention")
    if chart == "document_map":
        turn = np.linspace(0, 6, n_documents)
        table = documents.assign(passage=None, theme=np.arange(n_documents) % n_series, share=0.5, x=np.cos(turn), y=np.sin(turn))
        table["label"] = [names[i] for i in table["theme"]]
        table.attrs.update(unit="documents", method="t-SNE", n_placed=n_documents, multi_label=False, n_passages=4, n_uncovered=0)
        return table
    if chart == "actor_network":
        others = [label_of(i, text) for i in range(1, n_series + 1)]
        table = pd.DataFrame({"actor": names[0], "other": others, "n_passages": 3, "n_documents": 2, "npmi": 0.5})
        return table.assign(period=pd.NaT, first=periods[0], last=periods[-1])
    if chart == "quotation_cards":
        table = documents.merge(series.rename(columns={"label": "speaker"})[["speaker"]], how="cross")
        said = {"passage": 3, "start": 10, "end": 30, "text": text or "We agree.", "kind": "speech", "is_actor": True}
        table = table.assign(**said, speaker_as_written=text or "He", confidence=0.9)
        return table.assign(continues=pd.Series(pd.NA, table.index, "Int64"), printing_of=pd.Series(pd.NA, table.index, "Int64"))
    if chart == "speaker_themes":
        table = series.rename(columns={"term": "speaker"})[["speaker"]].merge(series[["theme", "label"]], how="cross")
        table = table.assign(share=1 / n_series, n_quotations=3, n_once=2, n_documents=2, n_words=90)
        return table.assign(terms=[[text or "friendship", "trade"]] * len(table))
    if chart in {"document_themes", "document_terms", "term_places"}:
        table = documents.merge(series, how="cross").assign(place=0.5, passage=3, start=10, end=13)
        return table.assign(share=1 / n_series, n=2, rate=5.0)
    counts = pd.DataFrame({"period": periods, "n_documents": np.arange(n_periods) % 9, "n_passages": 9, "n_tokens": 900})
    if chart == "event_timeline":
        table = counts.merge(pd.DataFrame({"lane": ["published", "past", "ahead"]}), how="cross")
        table = table.assign(n_mentions=np.arange(len(table)) % 9 + 1, n_events=1, n_documents=1)
        table.attrs.update(every=every, n_unplaced=2, n_before=1, n_after=0)
        return table
    table = counts if chart == "document_timeline" else counts.merge(series, how="cross")
    table = table.assign(share=1 / n_series, rate=2.5, n=3, n_with=2, low=0.1, high=0.9)
    if chart == "group_timeline":
        table = pd.concat([table.assign(group=label_of(i, text)) for i in range(2)])
        table.attrs.update(group="source", n_ungrouped=1)
    if chart == "speaker_timeline":
        table = table.rename(columns={"label": "speaker"}).assign(n=3, n_once=2, n_words=90)
    table.attrs.update(every=every, n_unplaced=2, by="tokens")
    return table


def draw(chart, table):
    return getattr(charts, chart)(table)


def texts_on_the_page(fig):
    """Every text that Plotly puts on the page: titles, notes, ticks, marks, and what templates take from customdata."""
    layout = fig.layout
    yield from (layout.title.text, layout.title.subtitle.text)
    yield from (note.text for note in layout.annotations)
    for axis in [*fig.select_xaxes(), *fig.select_yaxes()]:
        yield from axis.ticktext or ()
    for trace in fig.data:
        yield trace.name
        text = getattr(trace, "text", None)
        yield from [text] if isinstance(text, str) else text if text is not None else ()
        yield (trace.meta or {}).get("label")
        template = trace.hovertemplate or ""
        yield template
        assert "meta.of" not in template  # not escaped
        taken = {int(i) for i in re.findall(r"customdata\[(\d+)\]", template)}
        rows = [] if trace.customdata is None else list(trace.customdata)
        rows = [cell for row in rows for cell in row] if trace.type == "heatmap" else rows
        yield from (row[i] for row in rows if row is not None and len(row) for i in taken if isinstance(row[i], str))


def test_a_chart_never_writes_into_its_table(chart):
    table = make_table(chart)
    before, attrs = table.copy(deep=True), deepcopy(table.attrs)
    draw(chart, table)
    pd.testing.assert_frame_equal(table, before)
    assert table.attrs == attrs


def test_the_same_table_gives_the_same_bytes(chart):
    assert draw(chart, make_table(chart)).to_json() == draw(chart, make_table(chart)).to_json()


def test_markup_in_the_corpus_stays_text(chart):
    ours = re.compile(r"</?(b|br|extra)>|<span style=\"color:#[0-9A-F]{6}\">|</span>")
    found = [text for text in texts_on_the_page(draw(chart, make_table(chart, text=HOSTILE))) if text]
    assert not [text for text in found if "<" in ours.sub("", text) or "$" in text or "%{x}" in text]
    assert chart in WITHOUT_WORDS or any("&lt;script&gt;" in text for text in found)


def test_no_corpus_text_stands_in_a_template(chart):
    one, other = (draw(chart, make_table(chart, text=text)) for text in ("", HOSTILE))
    templates = [{trace.hovertemplate for trace in fig.data} for fig in (one, other)]
    assert templates[0] == templates[1]


def test_plotly_finds_every_figure_right(chart):
    for size in ({}, {"n_periods": 60, "n_series": 20}, {"n_documents": 1, "n_periods": 1}):
        fig = draw(chart, make_table(chart, **size))
        assert json.loads(go.Figure(fig.to_dict()).to_json()) == json.loads(fig.to_json())


def test_what_is_changed_in_a_finished_figure_is_checked(chart):
    fig = draw(chart, make_table(chart))
    with pytest.raises(ValueError, match="Invalid property"):
        fig.update_layout(tittle="Talks")
    with pytest.raises(ValueError, match="Invalid value"):
        fig.data[0].opacity = "half"


def test_every_mark_that_has_a_tooltip_has_its_data(chart):
    for trace in draw(chart, make_table(chart)).data:
        if trace.hovertemplate and trace.type != "heatmap":
            assert len(trace.customdata) == len(trace.y)


def test_the_type_of_every_axis_is_said(chart):
    fig = draw(chart, make_table(chart))
    assert {axis.type for axis in [*fig.select_xaxes(), *fig.select_yaxes()]} <= {"date", "linear"}


def test_the_title_is_short_and_what_is_counted_stands_below_it(chart):
    title = draw(chart, make_table(chart)).layout.title
    of_a_table = {"document_timeline": "Documents per month", "group_timeline": "label 0: share of words by source"}
    assert title.text == of_a_table.get(chart, TITLES[chart])
    assert title.subtitle.text


def test_a_description_says_in_plain_text_what_is_drawn(chart):
    description = draw(chart, make_table(chart)).layout.meta["description"]
    assert description.endswith(".")
    assert "<" not in description
    assert any(character.isdigit() for character in description)


def test_no_letter_is_smaller_than_eleven(chart):
    written = json.loads(draw(chart, make_table(chart)).to_json())
    found = re.findall(r'"(?:tick|text)?font": \{[^{}]*"size": ([\d.]+)', json.dumps(written))
    assert found
    assert min(map(float, found)) >= 11


def test_only_the_two_overviews_and_the_map_can_be_dragged_over(chart):
    layout = draw(chart, make_table(chart)).layout
    assert layout.dragmode == {"documents": "select", "document_timeline": "select", "document_map": "lasso"}.get(chart)
    assert layout.template.layout.dragmode is False
    assert layout.template.layout.xaxis.fixedrange is layout.template.layout.yaxis.fixedrange is True


def test_an_empty_table_gives_a_titled_figure_that_says_why(chart):
    for table in (make_table(chart).iloc[:0], pd.DataFrame()):
        fig = draw(chart, table)
        assert fig.data == ()
        assert fig.layout.title.text == TITLES[chart]
        assert fig.layout.annotations[0].text.endswith(".")
        assert "nothing is drawn" in fig.layout.meta["description"]


@pytest.mark.parametrize(
    "size",
    [
        {"n_documents": 1, "n_periods": 1, "n_series": 1},
        {"n_documents": 2, "n_periods": 2, "n_series": 7},
        {"n_documents": 60, "n_periods": 200, "n_series": 30, "every": "year"},
        {"text": RUSSIAN_AND_CHINESE},
        {"text": "a very long title of many words " * 40},
        {"text": "wordwithoutanyend" * 20},
    ],
    ids=["one", "two", "sixty", "russian", "long", "endless"],
)
def test_a_figure_of_any_size_can_be_written(chart, size):
    written = draw(chart, make_table(chart, **size)).to_json()
    assert len(written) < 1_500_000
    assert "NaN" not in written


def test_no_word_of_a_long_text_is_cut(chart):
    words = {"zanzibar", "zwischenstaatlich", "zzz"}
    fig = draw(chart, make_table(chart, text=" ".join([*words] * 30)))
    seen = {word for text in texts_on_the_page(fig) if text for word in re.findall(r"\bz\w+", text.replace("<br>", " "))}
    assert seen == (set() if chart in WITHOUT_WORDS else words)
