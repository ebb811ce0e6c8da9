"""Selection: one frozen value; equal parts make equal selections, and a part that cannot be meant is refused."""

import dataclasses
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.selection import Selection, read_period

PARTS = {
    "start": st.none() | st.dates(date(1900, 1, 1), date(1999, 12, 31)),
    "end": st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    "dates": st.sampled_from(["exact", "possible", "all"]),
    "sources": st.lists(st.text(max_size=5), max_size=3),
    "languages": st.lists(st.sampled_from(["en", "ru", "kk", "zh"]), max_size=3),
    "themes": st.lists(st.integers(0, 20), max_size=3),
    "search": st.sampled_from(["", "trade", "one china, road"]),
    "periods": st.lists(st.sampled_from(["2022", "2022Q2", "2022-06", "2022-06-07", "2022-06-06/2022-06-12", "no year"]), max_size=3),
    "documents": st.lists(st.text(max_size=5), max_size=3),
    "actors": st.lists(st.text(max_size=5), max_size=3),
    "speakers": st.lists(st.text(max_size=5), max_size=3),
    "events": st.lists(st.integers(0, 20), max_size=3),
}


@given(st.fixed_dictionaries(PARTS))
@settings(deadline=None)
def test_equal_parts_in_any_order_make_equal_selections(parts):
    lists = {name: value[::-1] * 2 for name, value in parts.items() if isinstance(value, list)}
    texts = {name: value.isoformat() for name, value in parts.items() if isinstance(value, date)}
    one, other = Selection(**parts), Selection(**parts | lists | texts)
    assert one == other
    assert hash(one) == hash(other)
    assert one.filter == other.filter


@given(st.fixed_dictionaries(PARTS), st.fixed_dictionaries(PARTS))
@settings(deadline=None)
def test_other_parts_make_another_selection(parts, others):
    one, other = Selection(**parts), Selection(**others)
    assert (one == other) == (dataclasses.asdict(one) == dataclasses.asdict(other))


@given(st.fixed_dictionaries(PARTS))
@settings(deadline=None)
def test_a_selection_is_written_as_the_code_that_makes_it(parts):
    selection = Selection(**parts)
    assert eval(repr(selection)) == selection
    assert Selection(**selection.changed()) == selection


def test_only_what_was_chosen_is_written():
    assert repr(Selection()) == "Selection()"
    assert repr(Selection(end="2022", themes=1)) == "Selection(end='2022-12-31', themes=(1,))"


def test_parts_come_to_one_form():
    selection = Selection(
        start="7 June 2022", end=pd.Timestamp("2022-06-08 12:00"), sources=["b", "a", "a"], themes=np.int64(2), search="  belt   and "
    )
    assert dataclasses.asdict(selection) == {
        "start": "2022-06-07",
        "end": "2022-06-08",
        "dates": "exact",
        "sources": ("a", "b"),
        "languages": (),
        "themes": (2,),
        "search": "belt and",
        "periods": (),
        "documents": (),
        "actors": (),
        "speakers": (),
        "events": (),
    }


def test_one_value_stands_for_a_list_of_one():
    assert Selection(sources="Kazinform", languages="en", themes=0, periods="2022") == Selection(
        sources=("Kazinform",), languages=["en"], themes={0}, periods=["2022"]
    )


def test_a_year_ends_on_its_last_day():
    assert Selection(start="2022", end="2022") == Selection(start="2022-01-01", end="2022-12-31")


def test_the_filter_is_four_hexadecimal_digits_that_change_with_any_part():
    # By sha256sum: {}
    assert Selection().filter == "4413"
    chosen = [Selection(start="2022"), Selection(end="2022"), Selection(dates="all"), Selection(sources="x"), Selection(languages="x"),
              Selection(themes=0), Selection(search="x"), Selection(periods="2022"), Selection(documents="x"), Selection()]  # fmt: skip
    assert len({selection.filter for selection in chosen}) == 10


def test_a_selection_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Selection().start = "2022-01-01"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"start": "soon"}, "start must be a date such as '2022-06-07'; got 'soon'"),
        ({"end": "31 June 2022"}, "end must be a date such as '2022-06-07'; got '31 June 2022'"),
        ({"start": "2022-06-08", "end": "2022-06-07"}, "start must not lie after end; got 2022-06-08 and 2022-06-07"),
        ({"dates": "some"}, r"dates must be one of \['exact', 'possible', 'all'\]; got 'some'"),
        ({"search": "—"}, "search must hold a letter or a digit; got '—'"),
        ({"periods": "soon"}, "periods must be written as .*; got 'soon'"),
    ],
)
def test_a_part_that_cannot_be_meant_is_an_error_that_names_it(parts, message):
    with pytest.raises(ValueError, match=message):
        Selection(**parts)


def test_an_unknown_part_is_an_error():
    with pytest.raises(TypeError, match="unexpected keyword argument 'source'"):
        Selection(source="x")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022Q2", "2022-04-01", "2022-06-30"),
        ("2022-06", "2022-06-01", "2022-06-30"),
        ("2022-06-06/2022-06-12", "2022-06-06", "2022-06-12"),
        ("2022-06-07", "2022-06-07", "2022-06-07"),
    ],
)
def test_a_period_is_read_as_pandas_writes_it(written, first, last):
    period = read_period(written)
    assert (str(period), f"{period.start_time:%Y-%m-%d}", f"{period.end_time:%Y-%m-%d}") == (written, first, last)


@pytest.mark.parametrize(
    "written", ["", "NaT", "12:30", "2022-06-07 12", "2022-06-07/2022-06-13", "today", "now", "7 June 2022", "2022Q5", "22"]
)
def test_what_pandas_would_guess_at_is_no_period(written):
    with pytest.raises(ValueError, match="periods must be written as"):
        read_period(written)


@pytest.mark.parametrize(
    ("name", "value"),
    [("events", "x"), ("events", 3.5), ("themes", [1, "x"]), ("actors", None), ("actors", 3), ("speakers", [1]), ("events", True)],
)
def test_values_of_another_kind_are_refused_by_the_name_of_their_part(name, value):
    with pytest.raises(ValueError, match=rf"^{name} must be a (whole number|text), or several (whole numbers|texts); got "):
        Selection(**{name: value})
