"""Odd values: what Parquet and workbooks can hold and Python cannot, and office files that no library opens."""

import datetime as dt
import io
import logging
import zipfile

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.corpus.reading.readers import ReadError, read_source

BODY = "The two ministers met in the capital on Tuesday."


def loaded(tmp_path, **columns):
    parquet.write_table(pa.table({"text": [BODY, "Two"], **columns}), tmp_path / "a.parquet")
    return list(read_source(tmp_path / "a.parquet").items)


def test_a_day_past_the_last_that_python_knows_becomes_a_text_that_is_told(tmp_path):
    days = pa.array([2**30, 19150], pa.date32())
    first, second = loaded(tmp_path, date=days, seen=days)
    assert (first.fields["date"], first.fields["own:seen"]) == ("1073741824 (date32[day])",) * 2
    assert (second.fields["date"], second.fields["own:seen"]) == (dt.date(2022, 6, 7),) * 2
    with pytest.warns(UserWarning, match=r"its date '1073741824 \(date32\[day\]\)' is not read"):
        assert load_corpus(tmp_path / "a.parquet").documents["precision"].tolist() == ["unknown", "day"]


def test_a_moment_past_the_last_year_costs_only_its_own_date(tmp_path):
    first, second = loaded(tmp_path, date=pa.array([2**40, 0], pa.timestamp("s")))
    assert first.fields["date"].endswith("(timestamp[ms])") or first.fields["date"].endswith("(timestamp[s])")
    assert second.fields["date"] == dt.datetime(1970, 1, 1)


def test_a_zone_that_nobody_knows_leaves_the_moment_in_utc(tmp_path):
    items = loaded(tmp_path, date=pa.array([1654644600, 0], pa.timestamp("s", "Mars/Base")))
    assert pd.Timestamp(items[0].fields["date"]) == pd.Timestamp("2022-06-07 23:30", tz="UTC")
    assert load_corpus(tmp_path / "a.parquet").documents["date"].tolist() == [pd.Timestamp("2022-06-07"), pd.Timestamp("1970-01-01")]


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_a_locked_office_file_is_told_apart_from_a_damaged_one(tmp_path, suffix):
    (tmp_path / f"a.{suffix}").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    with pytest.raises(ReadError, match=f"is locked with a password, or an old .{suffix[:-1]} file; save it as .{suffix} without"):
        load_corpus(tmp_path / f"a.{suffix}")


def test_a_workbook_that_breaks_the_library_is_named(tmp_path):
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["text"])
    book.create_chartsheet()
    book.save(out)
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    (tmp_path / "b.txt").write_text(BODY)
    items = list(read_source(tmp_path).items)
    assert (items[0].file, items[0].why[:27]) == (str(tmp_path / "a.xlsx"), "is no whole .xlsx workbook ")
    assert items[1].raw == BODY


def test_a_zip_that_is_no_workbook_is_named(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("a.txt", BODY)
    with pytest.raises(ReadError, match=r"is no whole \.xlsx workbook"):
        load_corpus(tmp_path / "a.xlsx")


def test_a_damaged_pdf_is_a_problem_and_prints_nothing(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    content = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pa 0]/Count 1>>\nxref\n0 9\n0000 f\n"
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(ReadError, match=r"is no whole PDF|holds no text"):
        load_corpus(tmp_path / "a.pdf")
    assert capfd.readouterr() == ("", "")
