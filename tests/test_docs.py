"""The pages in docs: their examples give what they show, and their tables name what the readers know."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from kzcn_explore.corpus.reading.columns import COLUMNS
from kzcn_explore.corpus.reading.kinds import READ

DOCS = Path(__file__).resolve().parents[1] / "docs"
LOADING = (DOCS / "loading.md").read_text(encoding="utf-8")


def test_the_page_on_loading_gives_what_it_shows():
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(DOCS / "loading.md"), module_relative=False, optionflags=flags)
    assert (failed, tried) == (0, 11)


def test_the_page_on_lexicons_gives_what_it_shows():
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(DOCS / "lexicon.md"), module_relative=False, optionflags=flags)
    assert (failed, tried) == (0, 13)


def test_the_page_on_voices_gives_what_it_shows():
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(DOCS / "voices.md"), module_relative=False, optionflags=flags)
    assert (failed, tried) == (0, 6)


def test_the_page_on_scale_gives_what_it_shows():
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(DOCS / "scale.md"), module_relative=False, optionflags=flags)
    assert (failed, tried) == (0, 6)


@pytest.mark.parametrize("kind", READ)
def test_the_page_on_loading_names_every_kind_of_file_that_is_read(kind):
    table = LOADING.split("## What is read")[1].split("## Encodings")[0]
    assert f"`{kind}`" in table


def test_the_page_on_loading_names_every_usual_column_in_its_order():
    table = LOADING.split("## Columns")[1].split("Other names are given")[0]
    for what in ("text", "date", "title", "source", "id"):
        row = re.search(rf"^\| {what} \| (.+) \|$", table, re.MULTILINE)
        assert re.findall(r"`(\w+)`", row[1]) == list(COLUMNS[what])
