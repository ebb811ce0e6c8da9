"""Patches: applied to the old figure they give the new one, whatever changed, and they are small."""

from __future__ import annotations

import copy
import gzip

import hypothesis.strategies as st
from hypothesis import given

from kzcn_explore.explorer.patches import find_changes, pack
from tests.explorer.pages import patched, unpack

SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False, allow_infinity=False) | st.text("xyß", max_size=2)
NAMES = st.sampled_from(["x", "y", "name", "marker"])
ARRAYS = st.lists(SCALARS, max_size=12) | st.lists(st.lists(SCALARS, max_size=2), max_size=10)
PARTS = st.recursive(
    SCALARS | ARRAYS,
    lambda inner: st.dictionaries(NAMES, inner, max_size=3) | st.lists(st.dictionaries(NAMES, inner, max_size=2), max_size=3),
    max_leaves=12,
)
FIGURES = st.fixed_dictionaries({"data": st.lists(st.dictionaries(NAMES, PARTS), max_size=3), "layout": st.dictionaries(NAMES, PARTS)})


@given(FIGURES, FIGURES)
def test_a_packed_patch_makes_the_new_figure_of_the_old(old, new):
    before = copy.deepcopy(old)
    wanted, gone = find_changes(old, new)
    assert patched(old, unpack(pack({"wanted": wanted, "gone": gone}))) == new
    assert old == before
    assert (wanted, gone) == ([], []) if old == new else wanted or gone


def test_only_what_changed_is_sent():
    old = {"data": [{"x": [1, 2], "y": [3, 4]}, {"x": [1, 2], "y": [5, 6]}], "layout": {"title": {"text": "Talks"}, "height": 90}}
    new = copy.deepcopy(old)
    new["data"][1]["y"] = [5, 7]
    new["layout"]["title"]["text"] = "Trade"
    assert find_changes(old, new) == ([(["data", 1, "y"], [5, 7]), (["layout", "title", "text"], "Trade")], [])


def test_another_number_of_traces_is_sent_as_a_whole():
    old, new = {"data": [{"x": [1]}]}, {"data": [{"x": [1]}, {"x": [2]}]}
    assert find_changes(old, new) == ([(["data"], [{"x": [1]}, {"x": [2]}])], [])


def test_an_array_that_traces_share_is_sent_once():
    days = [f"2022-01-{n:02d}" for n in range(1, 32)]
    packed = pack({"wanted": [(["data", n, "x"], days) for n in range(18)], "gone": []})
    assert gzip.decompress(packed).decode().count("2022-01-07") == 1
    assert [value for _, value in unpack(packed)["wanted"]] == [days] * 18


def test_a_column_that_tables_share_is_sent_once():
    tables = [[[1000 + n, share + n] for n in range(9)] for share in (0.25, 0.5)]
    packed = pack({"wanted": [(["data", n, "customdata"], table) for n, table in enumerate(tables)], "gone": []})
    assert gzip.decompress(packed).decode().count("1007") == 1
    assert [value for _, value in unpack(packed)["wanted"]] == tables


def test_the_same_patch_gives_the_same_bytes():
    assert pack({"wanted": [(["layout"], {"meta": "Überblick"})], "gone": []}) == pack(
        {"wanted": [(["layout"], {"meta": "Überblick"})], "gone": []}
    )
