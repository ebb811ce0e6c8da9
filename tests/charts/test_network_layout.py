"""Where actors stand: nothing covers another while there is room, parts have cells of their own, the order of names is no matter."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.charts.network_layout import place_actors, push_boxes_apart

NAMES = ["a", "b", "c", "d", "e"]
LINKS = [("a", "b"), ("b", "c"), ("d", "e")]


def test_a_chain_stands_in_the_order_of_its_links():
    names = ["Oslo", "Anna", "Berg", "Rain"]
    chain = [("Anna", "Oslo"), ("Oslo", "Rain"), ("Berg", "Rain")]
    at = dict(zip(names, place_actors(names, chain, [(20, 20)] * 4, width=600, height=100), strict=True))
    assert sorted(names, key=lambda name: at[name]) == ["Anna", "Oslo", "Rain", "Berg"]


def test_parts_that_are_not_linked_stand_side_by_side():
    at = dict(zip(NAMES, place_actors(NAMES, LINKS, [(10, 10)] * 5, width=500, height=200), strict=True))
    assert max(at[name][0] for name in "abc") < 300 < min(at[name][0] for name in "de")  # 3/5 and 2/5 of the width


def test_the_order_of_the_names_changes_no_place():
    one = dict(zip(NAMES, place_actors(NAMES, LINKS, [(10, 10)] * 5, width=500, height=200), strict=True))
    other = dict(zip(NAMES[::-1], place_actors(NAMES[::-1], LINKS[::-1], [(10, 10)] * 5, width=500, height=200), strict=True))
    assert one == other


def test_boxes_in_one_place_are_pushed_apart_along_the_shorter_way():
    pushed = push_boxes_apart(np.full((2, 2), 50.0), np.array([[40.0, 10.0]] * 2), width=100, height=100)
    assert pushed[:, 0] == pytest.approx([50, 50])
    assert abs(pushed[0, 1] - pushed[1, 1]) == pytest.approx(16)  # 10 px and the air of 6 px


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 600), st.floats(0, 400), st.floats(5, 80), st.floats(5, 30)), min_size=1, max_size=14))
def test_pushed_boxes_stay_inside_and_those_that_cover_nothing_do_not_move(boxes):
    table = np.array(boxes)
    at, sizes = table[:, :2], table[:, 2:]
    pushed = push_boxes_apart(at, sizes, width=600, height=400)
    assert (pushed >= sizes / 2 - 1e-9).all()
    assert (pushed <= np.array([600, 400]) - sizes / 2 + 1e-9).all()
    again = push_boxes_apart(pushed, sizes, width=600, height=400)
    apart = np.abs(pushed[:, None] - pushed[None]) - (sizes[:, None] + sizes[None]) / 2 - 6 + 1e-6
    covers = (apart < 0).all(axis=2) & ~np.eye(len(table), dtype=bool)
    if not covers.any():
        assert again == pytest.approx(pushed)
