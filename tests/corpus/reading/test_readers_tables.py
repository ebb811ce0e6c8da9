"""Tables: columns by their usual names or as the caller says; Parquet, workbooks and DataFrames give their rows with their types."""

import datetime

import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from kzcn_explore.corpus.reading import workbooks
from kzcn_explore.corpus.reading.column_types import typed_column
from kzcn_explore.corpus.reading.columns import check_columns, lay_out
from kzcn_explore.corpus.reading.readers import ReadError, read_source


def read(source, **options):
    items = list(read_source(source, **options).items)
    return [item for item in items if not isinstance(item, ReadError)], [(i.place, i.why) for i in items if isinstance(i, ReadError)]


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["article", "Body"], 1),
        (["Text", "text"], 1),
        (["TEXT", "body"], 0),
        ([" Content "], 0),
        (["x", "article"], 1),
        (["Text", "TEXT"], 0),
    ],
)
def test_the_text_is_found_by_its_usual_names_in_their_order(names, text):
    assert lay_out(names, {}, "a").text == text


def test_each_part_is_found_by_its_usual_names_and_the_rest_are_own_columns():
    names = ["url", "headline", "text", "created_at", "published", "Outlet", "Place", "lang", "language", "ID", "Text", "url"]
    layout = lay_out(names, {}, "a")
    assert dict(layout.fields) == {"date": 4, "title": 1, "source": 5, "place": 6, "language": 8}
    assert (layout.text, layout.id) == (2, 9)
    assert dict(layout.own) == {"own:url": 0, "own:created_at": 3, "own:lang": 7, "own:Text": 10, "own:url 2": 11}


def test_a_column_that_the_caller_names_goes_before_the_usual_ones():
    layout = lay_out(["text", "summary", "date", "Day"], {"text": "summary", "date": "day", "title": None}, "a")
    assert (layout.text, dict(layout.fields), dict(layout.own)) == (1, {"date": 3}, {"own:text": 0, "own:date": 2})


@pytest.mark.parametrize(
    ("columns", "error", "message"),
    [
        (
            {"txt": "body"},
            ValueError,
            "must be among ['text', 'date', 'title', 'source', 'place', 'language', 'id']; got 'txt'. Did you mean 'text'?",
        ),
        (["body"], TypeError, "columns must be a dict such as {'text': 'body'}; got list."),
        ({"text": None}, ValueError, "columns['text'] must name the column of texts; got None."),
        ({"text": True}, TypeError, "columns['text'] must be a column's name, its position or None; got 'True'."),
        ({"text": -1}, ValueError, "columns['text'] must be a position from 0 on; got -1."),
        ({"text": 0, "date": "day"}, ValueError, "columns must hold names only, or positions only"),
    ],
)
def test_columns_that_cannot_be_meant_are_an_error_at_once(columns, error, message):
    with pytest.raises(error) as problem:
        read_source(pd.DataFrame({"text": ["a"]}), columns=columns)
    assert message in str(problem.value)
    assert check_columns(None) == {}


def test_a_column_that_is_not_there_is_named_with_the_likely_one(tmp_path):
    frame = pd.DataFrame({"txet": ["a"], "day": ["2022"]})
    assert read(frame, columns={"text": "text"})[1] == [
        ("", "has no column 'text', which columns['text'] names. Did you mean 'txet'? Columns: ['txet', 'day'].")
    ]
    wide = pd.DataFrame(columns=[f"c{n}" for n in range(50)])
    assert read(wide)[1][0][1].endswith("'c19', and 30 more].")


def test_a_frame_gives_its_rows_with_their_types_and_is_not_changed():
    frame = pd.DataFrame(
        {
            "text": ["One", "Two", "Three"],
            "id": [1.0, np.nan, 3.0],
            "n": pd.array([1, None, 3], dtype="Int64"),
            "kind": pd.Categorical(["x", "y", None]),
            "when": pd.to_datetime(["2022-01-01", None, "2022-01-03"]),
            7: [True, False, True],
        },
        index=["k", "k", "l"],
    )
    before = frame.copy(deep=True)
    records, problems = read(frame)
    pd.testing.assert_frame_equal(frame, before)
    assert problems == []
    assert [record.document for record in records] == ["1", "row 1", "3"]
    own = {name: [record.fields[f"own:{name}"] for record in records] for name in ("n", "kind", "7")}
    assert {name: str(typed_column(values).dtype) for name, values in own.items()} == {"n": "Int64", "kind": "str", "7": "bool"}
    assert records[1].fields == {"own:n": None, "own:kind": "y", "own:when": None, "own:7": False}
    assert records[0].fields["own:when"] == pd.Timestamp("2022-01-01")
    assert records[0].path is None


@pytest.mark.parametrize(
    ("values", "guess", "dtype", "result"),
    [
        ([1, 2], False, "int64", [1, 2]),
        ([1, None], False, "Int64", [1, pd.NA]),
        ([True, None], False, "boolean", [True, pd.NA]),
        ([1, 2.5], False, "float64", [1.0, 2.5]),
        (["1", "2"], False, "str", ["1", "2"]),
        (["1", None, "-2"], True, "Int64", [1, pd.NA, -2]),
        (["1.5", "2"], True, "float64", [1.5, 2.0]),
        (["007", "1"], True, "str", ["007", "1"]),
        (["True", "false"], True, "bool", [True, False]),
        (["1", "x"], True, "str", ["1", "x"]),
        ([2**63, 1], False, "object", [2**63, 1]),
        ([[1], None], False, "object", [[1], None]),
        ([True, 2], False, "object", [True, 2]),
        ([datetime.date(2022, 1, 1), None], False, "object", [datetime.date(2022, 1, 1), None]),
    ],
)
def test_a_column_gets_the_type_that_its_values_had(values, guess, dtype, result):
    column = typed_column(values, guess=guess)
    assert str(column.dtype) == dtype
    assert [value if value is not pd.NA else pd.NA for value in column.tolist()] == result


def test_times_and_missing_values_keep_their_type():
    times = [pd.Timestamp("2022-06-07 10:00", tz="Asia/Almaty"), None]
    assert typed_column(times).dt.tz is not None
    assert typed_column([datetime.datetime(2022, 6, 7), None]).dtype.kind == "M"
    assert typed_column([None, None]).isna().tolist() == [True, True]


def test_a_parquet_file_gives_its_rows_with_their_types(tmp_path):
    frame = pd.DataFrame(
        {"text": ["One", "Two", None], "n": pd.array([1, None, 3], dtype="Int64"), "tags": [["x"], [], None]}, index=[4, 5, 6]
    )
    frame.to_parquet(tmp_path / "a.parquet")
    records, problems = read(tmp_path / "a.parquet")
    assert [(record.document, record.raw, record.fields) for record in records] == [
        ("a-1", "One", {"own:n": 1, "own:tags": ["x"]}),
        ("a-2", "Two", {"own:n": None, "own:tags": []}),
    ]
    assert problems == [("row 3", "its text is empty; drop the row or fill it.")]


def test_a_damaged_part_of_a_parquet_file_costs_only_its_rows(tmp_path):
    path = tmp_path / "a.parquet"
    table = pa.table({"text": [f"text number {n}" for n in range(30)]})
    parquet.write_table(table, path, row_group_size=10, compression="zstd", use_dictionary=False)
    content = bytearray(path.read_bytes())
    start = parquet.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    content[start : start + 60] = bytes(60)
    path.write_bytes(content)
    records, problems = read(path)
    assert [record.document for record in records] == [f"a-{n}" for n in (*range(1, 11), *range(21, 31))]
    assert [place for place, _ in problems] == ["rows 11 to 20"]
    assert problems[0][1].endswith("get the file again.")
    path.write_bytes(content[:200])
    assert read(path)[1][0][1].startswith("is no whole Parquet file (")


def test_a_parquet_text_that_is_no_utf8_is_named_and_the_others_are_read(tmp_path):
    texts = pa.array([b"One", b"\xff\xfe", b"Three"], type=pa.binary())
    raw = pa.Array.from_buffers(pa.string(), 3, texts.buffers())
    parquet.write_table(pa.table({"text": raw}), tmp_path / "a.parquet")
    records, problems = read(tmp_path / "a.parquet")
    assert [record.raw for record in records] == ["One", "Three"]
    assert [place for place, _ in problems] == ["row 2"]


def test_a_workbook_gives_the_rows_of_every_sheet_with_texts(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "News"
    for row in [
        ("Text", "date", "n"),
        ("One", datetime.datetime(2022, 6, 7), 3),
        (None, None, None),
        (5, None, 1),
        ("Two", "2022-07", None),
    ]:
        book.active.append(row)
    book.create_sheet("Notes").append(["nothing", "here"])
    book.create_sheet("Empty")
    book.save(tmp_path / "a.xlsx")
    records, problems = read(tmp_path / "a.xlsx")
    assert [(record.document, record.raw, record.fields) for record in records] == [
        ("a-News-2", "One", {"date": datetime.datetime(2022, 6, 7), "own:n": 3}),
        ("a-News-5", "Two", {"date": "2022-07", "own:n": None}),
    ]
    assert problems[0] == ("sheet 'News', row 4", "its text is '5', which is no text; name the column of texts 'text'.")
    assert problems[1][0] == "sheet 'Notes'"
    assert problems[1][1].startswith("no column holds the text")


def test_a_workbook_without_a_header_row_is_read_by_positions(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["One", 1])
    book.active.append(["Two", 2])
    book.save(tmp_path / "a.xlsx")
    records, _ = read(tmp_path / "a.xlsx", columns={"text": 0})
    assert [(record.document, record.raw, record.fields) for record in records] == [
        ("a-1", "One", {"own:1": 1}),
        ("a-2", "Two", {"own:1": 2}),
    ]


def test_a_workbook_that_is_none_or_unpacks_to_too_much_is_named(tmp_path, monkeypatch):
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    assert read(tmp_path / "a.xlsx")[1][0][1].startswith("is no whole .xlsx workbook (")
    openpyxl.Workbook().save(tmp_path / "b.xlsx")
    assert read(tmp_path / "b.xlsx")[1] == [("", "holds no row.")]
    monkeypatch.setattr(workbooks, "LARGEST_WORKBOOK", 100)
    assert read(tmp_path / "b.xlsx")[1][0][1].endswith("bytes, as a zip bomb does; it is not read. If it is yours, split it.")


def test_columns_may_have_russian_kazakh_or_chinese_names():
    for text, date, title in (("Текст", "Дата", "Заголовок"), ("мәтін", "күні", "тақырып"), ("正文", "日期", "标题")):
        [record], problems = read(pd.DataFrame({text: ["A short note."], date: ["2022-06-07"], title: ["A note"]}))
        assert (record.raw, record.fields["date"], record.fields["title"], problems) == ("A short note.", "2022-06-07", "A note", [])
