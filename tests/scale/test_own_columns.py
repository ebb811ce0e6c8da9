"""Own columns: cut into parts, a column gets the type that it has whole."""

from datetime import datetime

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.corpus.gathering import OwnColumns
from kzcn_explore.scale.own_columns import describe_own, join_own, own_table, pack_own

VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.just(2**70), st.floats(allow_nan=False), st.just(datetime(2022, 6, 7)),
    st.sampled_from(["7", "07", "1.5", "true", "False", "word", ""]),
)  # fmt: skip
# A column is seldom of every kind: mostly of one or two.
COLUMNS = st.one_of(st.lists(VALUES, max_size=8), *(st.lists(st.none() | st.sampled_from(kind), max_size=8) for kind in
    ([1, 2], [True, False], ["7", "12"], ["7", "1.5"], ["true", "FALSE"], ["a", "b"], [1, 1.5], [datetime(2022, 6, 7)])))  # fmt: skip


def gathered(values, name, typed):
    own = OwnColumns()
    for row, value in enumerate(values):
        own.add(row, {} if value == "absent" else {name: value}, typed)
    return own


@given(COLUMNS, st.integers(1, 4), st.booleans(), st.sampled_from(["page", "title"]))
def test_parts_of_a_column_have_the_type_and_the_values_of_the_whole(values, size, typed, name):
    parts = [values[start : start + size] for start in range(0, len(values), size)]
    own = [gathered(part, name, typed) for part in parts]
    columns = join_own([describe_own(one, len(part)) for one, part in zip(own, parts, strict=True)])
    tables = [own_table(pack_own(one), columns, len(part)) for one, part in zip(own, parts, strict=True)]
    whole = gathered(values, name, typed).table(len(values))
    joined = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(index=range(0))
    pd.testing.assert_frame_equal(joined, whole, check_exact=True)
    assert all((table.dtypes == whole.dtypes).all() for table in tables)


def test_a_column_that_a_part_lacks_has_missing_values_there():
    own = [gathered([1, 2], "page", True), gathered(["absent"], "page", True), gathered([3, "absent"], "page", True)]
    columns = join_own([describe_own(one, n) for one, n in zip(own, (2, 1, 2), strict=True)])
    tables = [own_table(pack_own(one), columns, n)["page"] for one, n in zip(own, (2, 1, 2), strict=True)]
    assert [str(table.dtype) for table in tables] == ["Int64"] * 3
    assert [table.tolist() for table in tables] == [[1, 2], [pd.NA], [3, pd.NA]]
