"""Kept tables: what goes into Parquet comes back equal, dtype by dtype, or is refused by name."""

import datetime
import json
from decimal import Decimal
from io import BytesIO

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.corpus.keeping.tables import UNFIT, pack_table, read_parquet, unpack_table, write_parquet


def kept(frame):
    """The table as it comes back from a Parquet file and a description in JSON."""
    packed, description = pack_table("the table", frame)
    file = BytesIO()
    write_parquet(packed, file)
    file.seek(0)
    return unpack_table(read_parquet(file), json.loads(json.dumps(description)))


def assert_comes_back(frame):
    back = kept(frame)
    pd.testing.assert_frame_equal(back, frame, check_exact=True, check_index_type="exact", check_column_type="exact")
    assert [repr(dtype) for dtype in back.dtypes] == [repr(dtype) for dtype in frame.dtypes]


COLUMNS = {
    "text with a missing one": pd.Series(["Астана", None, "北京"], dtype="str"),
    "nullable text": pd.Series(["a", None], dtype="string"),
    "nullable text kept by Python": pd.Series(["a", None], dtype="string[python]"),
    "whole seconds": pd.Series(["0001-01-01", None, "9999-12-31"], dtype="datetime64[s]"),
    "nanoseconds": pd.Series(["2022-06-07T01:02:03.123456789"], dtype="datetime64[ns]"),
    "a time zone": pd.Series(pd.to_datetime(["2022-06-07 10:00", None])).dt.tz_localize("Asia/Almaty"),
    "a duration": pd.Series([1, None], dtype="timedelta64[s]"),
    "months": pd.Series(pd.period_range("2022-01", "2022-03", freq="M")),
    "ranges": pd.Series(pd.interval_range(0, 3)),
    "nullable integers past 2**53": pd.Series([2**62 + 1, None], dtype="Int64"),
    "small nullable integers": pd.Series([255, None], dtype="UInt8"),
    "nullable truth": pd.Series([True, None], dtype="boolean"),
    "truth": pd.Series([True, False]),
    "large unsigned integers": pd.Series([2**64 - 1], dtype="uint64"),
    "fractions": pd.Series([0.1, None, -0.0, float("inf")]),
    "half precision": pd.Series([1.5, None], dtype="float16"),
    "an Arrow column": pd.Series([1, None], dtype="int64[pyarrow]"),
    "ordered categories, one unused": pd.Series(["low", None, "high"], dtype=pd.CategoricalDtype(["high", "none", "low"], ordered=True)),
    "categories of numbers": pd.Series([2, None, 1], dtype=pd.CategoricalDtype([3, 2, 1])),
    "categories of days": pd.Series(pd.to_datetime(["2022-06-07", None])).astype("category"),
    "categories, all missing": pd.Series([None], dtype=pd.CategoricalDtype(["a"])),
    "texts as objects": pd.Series(["a", None], dtype=object),
    "numbers and texts": pd.Series([12, "12a", 1.5, True], dtype=object),
    "lists": pd.Series([["a", 1], [], None], dtype=object),
    "no row": pd.Series([], dtype="datetime64[s]"),
    "no row of objects": pd.Series([], dtype=object),
}


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS.keys())
def test_a_column_comes_back_equal_with_its_dtype(column):
    assert_comes_back(pd.DataFrame({"x": column}))


def test_every_value_of_a_mixed_column_comes_back_as_its_own_kind():
    values = [
        None, float("nan"), pd.NA, pd.NaT, float("-inf"), 2**70, "\ud800", [1, {"a": (1,), 2: []}], {"float": "1"}, {}, Decimal("1.50"),
        datetime.date(2022, 6, 7), datetime.datetime(2022, 6, 7, 10, 30), pd.Timestamp("2022-06-07", tz="UTC"),
    ]  # fmt: skip
    back = kept(pd.DataFrame({"x": pd.Series(values, dtype=object)}))["x"]
    assert [repr(value) for value in back] == [repr(value) for value in values]
    assert [type(value) for value in back] == [type(value) for value in values]


@pytest.mark.parametrize(
    "index",
    [
        pd.RangeIndex(3, name="passage"),
        pd.RangeIndex(4, -2, -2),
        pd.Index([7, 2, 5], name="passage"),
        pd.Index(["b", "a", "c"], dtype="str", name="document"),
        pd.Index([1, "a", None], dtype=object, name="x"),
        pd.Index(["a", "a", "b"], name="index"),
    ],
    ids=repr,
)
def test_an_index_comes_back_with_its_name_and_kind(index):
    assert_comes_back(pd.DataFrame({"x": [1, 2, 3], "index": ["a", "b", "c"], "document": [None, None, "d"]}, index=index))


def test_the_names_of_the_columns_keep_their_dtype():
    frame = pd.DataFrame({"x": [1]})
    frame.columns = pd.Index(["x"], dtype=object)
    assert_comes_back(frame)


def test_the_order_of_rows_and_columns_is_kept_over_several_row_groups():
    frame = pd.DataFrame({"z": np.arange(300_000)[::-1], "a": "x"})
    packed, description = pack_table("the table", frame)
    file = BytesIO()
    write_parquet(packed, file)
    # A row takes 17 bytes, a number, a letter and where it stands: 61,680 of them fit into 1 MiB.
    assert pq.ParquetFile(file).num_row_groups == 5
    pd.testing.assert_frame_equal(unpack_table(read_parquet(file), description), frame)


def test_a_file_says_nothing_of_pandas_and_the_same_table_gives_the_same_bytes():
    packed, _ = pack_table("the table", pd.DataFrame({"x": ["a"]}))
    files = [BytesIO(), BytesIO()]
    for file in files:
        write_parquet(packed, file)
    assert files[0].getvalue() == files[1].getvalue()
    assert pq.ParquetFile(files[0]).schema_arrow.metadata is None


def test_another_program_reads_plain_values():
    packed, _ = pack_table(
        "the table", pd.DataFrame({"c": pd.Series(["b", "a"], dtype="category"), "o": pd.Series([1, "a"], dtype=object)})
    )
    file = BytesIO()
    write_parquet(packed, file)
    assert pd.read_parquet(file).to_dict("list") == {"c": ["b", "a"], "o": ["1", '"a"']}


@pytest.mark.parametrize(
    ("value", "kind"), [({1}, "set"), (b"a", "bytes"), (np.array([1]), "ndarray"), (object(), "object"), ([{1}], "list")]
)
def test_a_value_that_cannot_be_kept_is_refused_with_its_column_and_row(value, kind):
    column = pd.Series(["a", None], index=["first", "second"], dtype=object)
    column["second"] = None
    column.iloc[1:] = pd.Series([value], index=["second"], dtype=object)
    with pytest.raises(ValueError, match=rf"^documents, column 'own', row 'second': a value of type {kind} .*\.astype\(str\)"):
        pack_table("documents", pd.DataFrame({"own": column}))


@pytest.mark.parametrize(
    ("column", "dtype"),
    [
        (pd.Series([1j]), "complex128"),
        (pd.Series([0, 1], dtype="Sparse[int64]"), "Sparse"),
        (pd.cut(pd.Series([1, 2]), 2), "category"),
        (pd.Series(np.array([2**60], dtype="datetime64[s]")), r"datetime64\[s\]"),
    ],
)
def test_a_dtype_that_would_not_come_back_is_refused_with_its_column(column, dtype):
    with pytest.raises(ValueError, match=f"^documents, column 'own': its dtype {dtype}.* cannot be kept in Parquet .*, or drop it"):
        pack_table("documents", pd.DataFrame({"own": column}))


def test_a_value_nested_too_deep_is_refused():
    value = []
    for _ in range(5000):
        value = [value]
    with pytest.raises(ValueError, match="column 'own', row 0: a value of type list cannot be kept"):
        pack_table("documents", pd.DataFrame({"own": pd.Series([value], dtype=object)}))


def test_names_that_are_no_texts_or_stand_twice_are_refused():
    for names in ([1, 2], ["a", "a"]):
        with pytest.raises(ValueError, match=r"the columns of clues must be unique texts; got \["):
            pack_table("clues", pd.DataFrame([[1, 2]], columns=names))
    for index in (pd.MultiIndex.from_tuples([(1, 2)]), pd.Index([1], name=5)):
        with pytest.raises(ValueError, match="the index of clues must be a single one with a text as its name"):
            pack_table("clues", pd.DataFrame({"a": [1]}, index=index))


def test_nothing_given_is_changed():
    frame = pd.DataFrame({"a": pd.Series([[1], None], dtype=object)}, index=pd.Index(["x", "y"], name="a"))
    before = frame.copy(deep=True)
    pack_table("the table", frame)
    pd.testing.assert_frame_equal(frame, before)


def test_a_description_that_does_not_fit_the_file_is_an_error():
    frame = pd.DataFrame({"a": [1, 2], "c": pd.Series(["x", "y"], dtype="category")})
    packed, good = pack_table("the table", frame)
    file = BytesIO()
    write_parquet(packed, file)
    for wrong in (
        good | {"rows": 3},
        good | {"index": {"name": None, "range": [0, 10**12, 1]}},
        good | {"columns": [{"name": "b", "dtype": "int64"}]},
        good | {"columns": [{"name": "c", "dtype": "category", "of": "str", "ordered": False, "categories": ["x"]}]},
        good | {"columns": [{"name": "c", "dtype": "object"}]},
    ):
        with pytest.raises(UNFIT):
            unpack_table(read_parquet(file), wrong)


JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(pd.NA) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3) | st.tuples(inner),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.lists(JSON_LIKE, max_size=4))
def test_any_mixture_of_plain_values_comes_back(values):
    column = pd.Series(np.empty(len(values), dtype=object), dtype=object)
    for position, value in enumerate(values):
        column.array._ndarray[position] = value
    back = kept(pd.DataFrame({"x": column}))["x"]
    assert repr([*back]) == repr(values)


@settings(deadline=None)
@given(
    st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"])), max_size=5),
    st.lists(st.none() | st.integers(-(2**63), 2**63 - 1), max_size=5),
)
def test_any_texts_and_whole_numbers_come_back(texts, numbers):
    assert_comes_back(pd.DataFrame({"x": pd.Series(texts, dtype="str")}, index=pd.Index([str(n) for n in range(len(texts))], dtype="str")))
    assert_comes_back(pd.DataFrame({"x": pd.array(numbers, dtype="Int64")}))
