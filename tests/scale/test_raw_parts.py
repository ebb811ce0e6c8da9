"""Raw parts: what is read of a source is cut into parts and comes back as it was."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from kzcn_explore.corpus.reading.records import ReadError, Record
from kzcn_explore.scale.raw_parts import cut_parts, read_raw, write_raw


def record(name, raw="Some words.", **more):
    return Record(name, raw, None, "0" * 64, **more)


def test_a_part_ends_where_the_next_document_would_not_fit():
    items = [record("a", "x" * 40), record("b", "x" * 40), record("c", "x" * 30), record("d", "x" * 500), record("e", "x")]
    parts = cut_parts(items, most_documents=10, most_characters=100)
    assert [[item.document for item in part] for part in parts] == [["a", "b"], ["c"], ["d"], ["e"]]


def test_a_source_without_anything_has_no_part():
    assert [*cut_parts([], most_documents=1, most_characters=1)] == []


def test_documents_and_problems_come_back_in_order_as_they_were(tmp_path):
    fields = {
        "date": datetime(2022, 6, 7, 12, 30), "title": "Жаңа жол — 新路",
        "own:page": 7, "own:price": 1.5, "own:none": None, "own:day": date(2022, 6, 7),
        "own:cost": Decimal("1.10"), "own:tags": ["a", {"b": 1}], "own:yes": True,
    }  # fmt: skip
    items = [
        record("a", "Line one.\n\n  Line two…\u2028\x0b", fields=fields, cuts=((0, 4, "page furniture"),), is_file=True),
        ReadError("news.csv", "row 3", "its text is empty; drop the row or fill it."),
        Record("b", "x", "folder/b.txt", "1" * 64, typed=True),
    ]
    write_raw(tmp_path / "part.parquet", items)
    first, problem, last = read_raw(tmp_path / "part.parquet")
    assert [first, last] == [items[0], items[2]]
    assert {name: type(value) for name, value in first.fields.items()} == {name: type(value) for name, value in fields.items()}
    assert (problem.file, problem.place, problem.why) == ("news.csv", "row 3", items[1].why)


def test_a_value_that_no_file_can_hold_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match=r"column 'seen', row 'a': a value of type set cannot be kept"):
        write_raw(tmp_path / "part.parquet", [record("a", fields={"own:seen": {1}})])
    assert [*tmp_path.iterdir()] == []
