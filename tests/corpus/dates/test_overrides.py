"""Overrides: dates that are given by hand, and what is said of those that cannot be read."""

from datetime import date

import pandas as pd
import pytest

from kzcn_explore.corpus.dates.overrides import read_overrides
from kzcn_explore.corpus.reading.readers import ReadError


def write(tmp_path, text):
    file = tmp_path / "dates.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2022-06-07", (date(2022, 6, 7), date(2022, 6, 7), "day")),
        ("2022-06", (date(2022, 6, 1), date(2022, 6, 30), "month")),
        ("2022-06-09/2022-11-30", (date(2022, 6, 9), date(2022, 11, 30), "interval")),
        ("2022-06/2022", (date(2022, 6, 1), date(2022, 12, 31), "interval")),
        ("2023-01-01/..", (date(2023, 1, 1), None, "open")),
        ("../2023-01-01", (None, date(2023, 1, 1), "open")),
        ("Unknown", (None, None, "unknown")),
    ],
)
def test_a_date_by_hand_may_be_a_day_a_month_an_interval_or_unknown(tmp_path, written, expected):
    overrides, problems = read_overrides(write(tmp_path, f"document,date\na,{written}\n"))
    assert problems == []
    assert (overrides["a"].earliest, overrides["a"].latest, overrides["a"].precision) == expected


def test_a_note_is_kept_beside_the_date(tmp_path):
    overrides, _ = read_overrides(write(tmp_path, "document,date,note\na,2022-06-07,told by the editor\n"))
    assert overrides["a"].written == "2022-06-07 (told by the editor)"


def test_a_table_in_memory_is_read_as_well():
    table = pd.DataFrame({"document": ["a"], "date": [pd.Timestamp("2022-06-07")], "note": [None]})
    assert read_overrides(table)[0]["a"].written == "2022-06-07"


def test_rows_that_cannot_be_read_are_listed_and_the_rest_is_used(tmp_path):
    file = write(tmp_path, "document,date\na,soon\nb,2022-06-07\nb,2023\nc,2023-01-02/2023-01-01\nd,\n")
    overrides, problems = read_overrides(file)
    assert list(overrides) == ["b"]
    assert [problem.place for problem in problems] == ["row 2", "row 4", "row 5", "row 6"]
    assert problems[0].why.startswith("its date 'soon' is not read; write it as 2022-06-07")
    assert problems[1].why == "dates 'b' a second time; the first is used. Keep one."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("id,date\na,2022\n", "has no column 'document'; it has ['id', 'date']."),
        ("", "is empty; remove it or put its text in."),
    ],
)
def test_a_table_of_another_shape_is_refused(tmp_path, text, why):
    with pytest.raises(ReadError) as refused:
        read_overrides(write(tmp_path, text))
    assert refused.value.why == why


def test_a_missing_file_and_a_wrong_type_are_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"dates: .* does not exist"):
        read_overrides(tmp_path / "none.csv")
    with pytest.raises(TypeError, match="dates must be a path of a CSV file or a DataFrame; got int"):
        read_overrides(3)


@pytest.mark.parametrize(
    "content",
    [
        "Document;Date;Note\na;2022-06-07;so says the editor\n".encode("utf-16"),
        "document;date;note\na;2022-06-07;так говорит редактор\n".encode("cp1251"),
        b"\xef\xbb\xbfdocument\tdate\na\t20220607\n",
        b"document, date\n a , 7 June 2022 \n",
        b"document,date,date\na,2022-06-07,2021\n",
    ],
)
def test_the_encoding_the_delimiter_and_the_spelling_of_the_header_are_found(tmp_path, content):
    (tmp_path / "dates.csv").write_bytes(content)
    overrides, problems = read_overrides(tmp_path / "dates.csv")
    assert problems == []
    assert (list(overrides), overrides["a"].earliest, overrides["a"].precision) == (["a"], date(2022, 6, 7), "day")


def test_a_row_with_a_field_too_many_is_named_and_moves_no_date_to_another_document(tmp_path):
    overrides, problems = read_overrides(write(tmp_path, "document,date\na,b,2022\nb,2021\n"))
    assert {document: override.written for document, override in overrides.items()} == {"b": "2021"}
    assert [(problem.place, problem.why.split("; ")[0]) for problem in problems] == [("row 2", "has 3 fields where the header has 2")]


def test_a_row_that_names_no_document_is_named(tmp_path):
    for dates in (write(tmp_path, "document,date\n,2022\n"), pd.DataFrame({"document": [None], "date": ["2022"]}, index=[2])):
        overrides, problems = read_overrides(dates)
        assert (overrides, [problem.place for problem in problems]) == ({}, ["row 2"])
        assert problems[0].why == "names no document; write its name, as in the index of corpus.documents."
