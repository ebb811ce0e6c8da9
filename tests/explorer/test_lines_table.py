"""The lines of a concordance: what the page is sent, and what it may ask for."""

from __future__ import annotations

import gzip
import json

import pandas as pd
import pytest

from kzcn_explore.explorer.lines_table import LinesTable, n_pages

HOSTILE = '<img src=x onerror="document.title=1">'
LINES = pd.DataFrame(
    {
        "document": ["a", HOSTILE],
        "title": ["Trade", HOSTILE],
        "earliest": pd.to_datetime(["2022-06-07", None]),
        "latest": pd.to_datetime(["2022-06-07", None]),
        "source": ["Courier", None],
        "passage": [3, 8],
        "start": [100, 20],
        "end": [105, 26],
        "before": ["more", HOSTILE],
        "match": ["trade", "Trades"],
        "after": ["with China", ""],
    }
)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def table(asked):
    table = LinesTable(
        lambda *line: asked.append(("line", *line)), lambda sort: asked.append(("sort", sort)), lambda page: asked.append(("page", page))
    )
    table.show(LINES, page=1, n=42, sort="left", window=8)
    return table


def sent(table):
    return json.loads(gzip.decompress(table.packed))


def test_the_page_gets_the_lines_as_they_are_written_and_where_they_stand(table):
    shown = sent(table)
    assert shown["lines"][0] == {
        "place": [3, 100, 105],
        "title": "Trade",
        "day": "7 Jun 2022",
        "source": "Courier",
        "before": "more",
        "match": "trade",
        "after": "with China",
    }
    assert [shown["lines"][1][name] for name in ("day", "source", "before")] == ["No date", "–", HOSTILE]
    assert (shown["first"], shown["n"], shown["n_pages"], shown["range"]) == (40, 42, 2, "41–42 of 42")
    assert shown["sort"] == "left"


def test_more_than_eight_words_are_wrapped(table):
    assert not sent(table)["wrapped"]
    table.show(LINES, page=0, n=2, sort="date", window=9)
    assert sent(table)["wrapped"]


def test_what_is_pressed_is_handed_on(table, asked):
    for message in ({"line": [8, 20, 26]}, {"sort": "right"}, {"page": 0}):
        table._receive(None, message, [])
    assert asked == [("line", HOSTILE, 8, (20, 26)), ("sort", "right"), ("page", 0)]


@pytest.mark.parametrize(
    "message",
    [
        {"line": [8, 20, 27]},
        {"line": [3, 100]},
        {"line": [3.0, 100, 105]},
        {"line": ["3", "100", "105"]},
        {"line": "3"},
        {"sort": "document"},
        {"sort": ["left"]},
        {"page": 2},
        {"page": -1},
        {"page": None},
        {"act": "open"},
        {},
        [],
        "line",
        None,
    ],
    ids=str,
)
def test_a_message_that_means_nothing_does_nothing(table, asked, message):
    before = table.packed
    table._receive(None, message, [])
    assert asked == []
    assert table.packed == before


def test_a_marked_line_sends_no_line_again(table):
    before = table.packed
    table.choose((3, 100, 105))
    assert table.chosen == [3, 100, 105]
    table.choose(None)
    assert table.chosen == []
    assert table.packed is before


def test_a_cleared_table_has_no_line_to_open(table, asked):
    table.clear()
    table._receive(None, {"line": [8, 20, 26]}, [])
    assert asked == []
    assert sent(table) == {"page": 0, "n_pages": 0, "lines": []}


@pytest.mark.parametrize(("n", "pages"), [(0, 0), (1, 1), (40, 1), (41, 2), (80, 2)])
def test_forty_lines_are_a_page(n, pages):
    assert n_pages(n) == pages


def test_a_line_of_another_page_can_be_marked(table):
    table.choose((9, 1, 5))
    assert table.chosen == [9, 1, 5]
