"""Delimited files: every text survives the way through a csv, and a broken row costs no other."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kzcn_explore.corpus.reading import delimited, lines
from kzcn_explore.corpus.reading.delimited import find_delimiter
from kzcn_explore.corpus.reading.readers import ReadError, read_source

CELL = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"])).filter(str.strip)


def read(path, content, **options):
    """Write a file, read it, and return its records and (place, why) of its problems."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    items = list(read_source(path, **options).items)
    assert all(item.file == str(path) for item in items if isinstance(item, ReadError))
    return [item for item in items if not isinstance(item, ReadError)], [(i.place, i.why) for i in items if isinstance(i, ReadError)]


def test_a_row_is_a_document_with_its_fields_and_its_own_columns(tmp_path):
    records, problems = read(tmp_path / "news.csv", 'id,Date,text,likes\na,2022-06-07,"One, two",3\n,,"He said ""no"".\nThen he left.",\n')
    assert problems == []
    assert [record.document for record in records] == ["a", "news-2"]
    assert [record.raw for record in records] == ["One, two", 'He said "no".\nThen he left.']
    assert [record.fields for record in records] == [{"date": "2022-06-07", "own:likes": "3"}, {"own:likes": None}]
    assert [record.path for record in records] == [str(tmp_path / "news.csv")] * 2
    assert not any(record.typed for record in records)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), st.sampled_from([",", ";", "\t", "|"]))
@example([("0\n", "\t0")], "|")
@example([("0", "\n0\t")], "\t")
@example([("0", "0\n\t")], "\t")
def test_any_text_survives_the_way_through_a_csv(tmp_path_factory, rows, delimiter):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("text", "note"), *rows])
    records, problems = read(tmp_path_factory.mktemp("a") / "a.csv", out.getvalue())
    assert problems == []
    assert [(record.raw, record.fields["own:note"]) for record in records] == rows


@given(st.lists(st.text('a",\n\t;', max_size=6), max_size=12))
def test_any_rubbish_gives_records_or_problems_and_ends(tmp_path_factory, parts):
    path = tmp_path_factory.mktemp("a") / "a.csv"
    path.write_text("text,b\n" + "\n".join(parts))
    assert all(item.raw.strip() if not isinstance(item, ReadError) else item.why for item in read_source(path).items)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path, delimiter):
    content = "\n".join(delimiter.join(row) for row in [("date", "text"), ("2022", "One two"), ("2023", "Three")])
    records, _ = read(tmp_path / "a.csv", content)
    assert [(record.fields["date"], record.raw) for record in records] == [("2022", "One two"), ("2023", "Three")]


def test_a_text_full_of_commas_does_not_hide_the_delimiter():
    assert find_delimiter(["date;text", "2022;a, b, c, d", "2023;e, f"]) == ";"
    assert find_delimiter(["a, b, c, d\ttrain", "e, f\ttest"], tabs=True) == "\t"
    assert find_delimiter(["text", "a, b", "c"]) == ","


def test_a_spreadsheet_may_name_its_delimiter_in_the_first_line(tmp_path):
    records, _ = read(tmp_path / "a.csv", "sep=;\r\ntext;day\r\nOne;2022\r\n")
    assert [(record.raw, record.fields) for record in records] == [("One", {"own:day": "2022"})]


def test_a_file_without_a_header_row_is_read_by_positions(tmp_path):
    content = "first text\ttrain\nsecond text\ttest\n"
    records, _ = read(tmp_path / "a.tsv", content, columns={"text": 0})
    assert [(record.raw, record.fields) for record in records] == [("first text", {"own:1": "train"}), ("second text", {"own:1": "test"})]
    _, problems = read(tmp_path / "a.tsv", content)
    assert problems[0][1].endswith("(without a header row columns={'text': 0}). Columns: ['first text', 'train'].")


def test_broken_rows_are_named_by_row_and_line_and_the_rest_is_read(tmp_path):
    content = 'id,text\na,"one\ntwo"\nb,x,y\nc\nd,"say "hi" now"\ne,good\n\nf,nul\0here\ng,fine'
    records, problems = read(tmp_path / "a.csv", content)
    assert [record.document for record in records] == ["a", "e", "g"]
    assert problems == [
        ("row 2, line 4", "has 3 fields where the header has 2; put quotation marks around a field that holds ',', or mend the row."),
        ("row 3, line 5", "has 1 field where the header has 2; put quotation marks around a field that holds ',', or mend the row."),
        ("row 4, line 6", "in field 2 a quotation mark is followed by 'h'; double the marks inside a field."),
        ("row 6, line 9", "its text holds a NUL character, so it is not plain text; take it out."),
    ]


def test_a_quotation_mark_that_is_never_closed_costs_one_row(tmp_path):
    records, problems = read(tmp_path / "a.csv", 'id,text\na,one\nb,"two\nc,three\nd,four\n')
    assert [record.raw for record in records] == ["one", "three", "four"]
    assert problems == [("row 2, line 3", "field 2 opens with a quotation mark that is never closed; close it, or double it.")]


@pytest.mark.parametrize("end", ['b,"a long text\n\nof several lines\nthat breaks', "b"])
def test_a_file_that_ends_inside_a_row_is_named_once(tmp_path, end):
    records, problems = read(tmp_path / "a.csv", f"id,text\na,one\n{end}")
    assert [record.raw for record in records] == ["one"]
    assert [place for place, _ in problems] == ["row 2, line 3"]
    assert problems[0][1].startswith("the file ends inside it: ")
    assert problems[0][1].endswith("Get the whole file.")


def test_quotation_marks_in_a_file_with_tabs_may_be_letters_of_the_text(tmp_path):
    content = 'text\tn\n"We won," she said\t1\n"Open\t2\n"Quoted\ttab"\t3\n'
    records, problems = read(tmp_path / "a.tsv", content)
    assert problems == []
    assert [(record.raw, record.fields["own:n"]) for record in records] == [
        ('"We won," she said', "1"),
        ('"Open', "2"),
        ("Quoted\ttab", "3"),
    ]


def test_a_line_in_another_encoding_is_named_by_its_byte_and_the_rest_is_read(tmp_path):
    content = "id,text\na,Астана\nb,ok\n".encode() + b'c,"One line,\na caf\xe9"\n' + b"d,caf\xe9\ne,last\n" + "f,Ещё\n".encode()
    records, problems = read(tmp_path / "a.csv", content)
    assert [record.document for record in records] == ["a", "b", "e", "f"]
    byte, other = content.index(b"\xe9"), content.rindex(b"\xe9")
    why = "is not utf-8 text (invalid continuation byte); save it as UTF-8, or name its encoding, e.g. encoding='cp1251'."
    assert problems == [("row 3, line 4", f"line 5, byte {byte}: {why}"), ("row 4, line 6", f"line 6, byte {other}: {why}")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251", "gb18030"])
def test_a_table_in_another_encoding_is_read(tmp_path, encoding):
    text = "两国外长会面，讨论了贸易问题" if encoding == "gb18030" else "Министры встретились в столице"
    records, problems = read(tmp_path / "a.csv", f"text,note\r\n{text},x\r\n".encode(encoding))
    assert problems == []
    assert [record.raw for record in records] == [text]


def test_the_encoding_is_found_where_the_first_other_character_stands_far_down(tmp_path):
    content = b"id,text\n" + b"".join(b"%d,plain words\n" % n for n in range(100_000)) + "x,Министры встретились\n".encode("cp1251")
    assert len(content) > lines.SAMPLE
    records, problems = read(tmp_path / "a.csv", content)
    assert problems == []
    assert records[-1].raw == "Министры встретились"


def test_the_line_ends_of_old_macs_are_read(tmp_path):
    records, _ = read(tmp_path / "a.csv", b'text,n\rone,1\r"two\rthree",2\r')
    assert [record.raw for record in records] == ["one", "two\nthree"]


def test_a_line_that_is_too_long_is_named_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(lines, "LARGEST_DOCUMENT", 2**20)
    records, problems = read(tmp_path / "a.csv", b"id,text\na,one\nb," + b"x" * (3 * 2**20) + b"\nc,three\n")
    assert [record.document for record in records] == ["a", "c"]
    assert problems == [("row 2, line 3", "line 3: is 3,145,731 bytes long; at most 1 MiB are read as one line. Split it.")]


def test_a_file_without_rows_is_named(tmp_path):
    assert read(tmp_path / "a.csv", "text,date\n") == ([], [("", "holds no row.")])
    assert read(tmp_path / "b.csv", "") == ([], [("", "is empty; remove it or put its text in.")])


def test_equal_ids_are_named_and_can_be_left_out(tmp_path):
    content = "id,text\na,one\na,two\n"
    records, problems = read(tmp_path / "a.csv", content)
    assert [record.raw for record in records] == ["one"]
    why = "its id 'a' stands in an earlier row; ids must be unique. columns={'id': None} leaves the ids out."
    assert problems == [("row 2, line 3", why)]
    records, _ = read(tmp_path / "a.csv", content, columns={"id": None})
    assert [(record.document, record.fields) for record in records] == [("a-1", {"own:id": "a"}), ("a-2", {"own:id": "a"})]


def test_rows_that_each_swallow_the_rest_are_not_read_again_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "READ_AGAIN", 3 * 50 * (5 + delimited.LINE_COST))
    _, problems = read(tmp_path / "a.csv", "text,b\n" + 'a","\n' * 50)
    assert [place for place, _ in problems] == ["row 1, line 2", "row 2, line 3", "row 3, line 4", "row 4, line 5"]
    assert problems[-1][1].endswith("close it, or double it. The 46 lines after it were not read.")
