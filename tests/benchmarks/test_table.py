"""The tables of the README: each section stands between its markers, and a run that stops changes nothing."""

import argparse
from importlib import import_module

import pytest

from benchmarks import counting, table
from benchmarks.table import README, USUAL, WHEN_NAMED, filled, named_benchmarks, section_of, write_tables

TEXT = """# Benchmarks

<!-- counting: begin -->
old
<!-- counting: end -->

Said between.

<!-- memory: begin --><!-- memory: end -->
"""


@pytest.fixture
def readme(tmp_path):
    path = tmp_path / "README.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def in_this_process(run, *given):
    return run(*given)


def test_a_section_takes_the_place_of_the_old_one_and_nothing_else_changes():
    text = filled(TEXT, "counting", "new")
    assert text == TEXT.replace("\nold\n", "\n\nnew\n\n")
    assert filled(text, "counting", "new") == text


@pytest.mark.parametrize(
    "text",
    ["", "<!-- counting: begin -->", "<!-- counting: end --><!-- counting: begin -->", TEXT + "<!-- counting: begin -->"],
)
def test_a_text_without_both_markers_in_order_and_once_is_refused(text):
    with pytest.raises(ValueError, match="must hold <!-- counting: begin --> and then <!-- counting: end -->, each once"):
        filled(text, "counting", "new")


def test_the_readme_has_a_place_for_every_benchmark():
    text = README.read_text(encoding="utf-8")
    for name in USUAL + WHEN_NAMED:
        assert "the new table" in filled(text, name, "the new table")


@pytest.mark.parametrize("name", USUAL + WHEN_NAMED)
def test_every_benchmark_has_rows_sizes_and_packages(name):
    benchmark = import_module(f"benchmarks.{name}")
    assert callable(benchmark.rows)
    assert all(isinstance(size, int) for size in benchmark.SIZES)
    assert all(isinstance(package, str) for package in benchmark.PACKAGES)


def test_a_section_is_the_table_the_machine_and_the_day(monkeypatch):
    monkeypatch.setattr(counting, "rows", lambda sizes: [{"documents": n} for n in sizes])
    lines = section_of("counting", [5, 1000]).splitlines()
    assert lines[:5] == ["| documents |", "|---:|", "| 5 |", "| 1,000 |", ""]
    assert "; scikit-learn 1." in lines[5]
    assert section_of("counting", None).splitlines()[2:4] == [f"| {size:,} |" for size in counting.SIZES]


def test_all_sections_are_written_together(monkeypatch, readme, capsys):
    monkeypatch.setattr(table, "in_own_process", in_this_process)
    monkeypatch.setattr(table, "section_of", lambda name, sizes: f"{name} of {sizes}")
    write_tables(readme, ["memory", "counting"], [7])
    expected = filled(filled(TEXT, "counting", "counting of [7]"), "memory", "memory of [7]")
    assert readme.read_text(encoding="utf-8") == expected
    assert "counting of [7]" in capsys.readouterr().out


def test_a_run_that_stops_leaves_the_file_as_it_was(monkeypatch, readme):
    def stop_at_memory(name, sizes):
        if name == "memory":
            raise SystemExit("They differ.")
        return "new"

    monkeypatch.setattr(table, "in_own_process", in_this_process)
    monkeypatch.setattr(table, "section_of", stop_at_memory)
    with pytest.raises(SystemExit):
        write_tables(readme, ["counting", "memory"], None)
    assert readme.read_text(encoding="utf-8") == TEXT
    assert [path.name for path in readme.parent.iterdir()] == [readme.name]


def test_a_missing_marker_is_told_before_anything_is_measured(monkeypatch, readme):
    monkeypatch.setattr(table, "in_own_process", lambda *given: pytest.fail("measured"))
    with pytest.raises(ValueError, match="the table of filtering"):
        write_tables(readme, ["counting", "filtering"], None)


def test_names_are_read_with_commas_between_them():
    assert named_benchmarks("counting,memory") == ["counting", "memory"]
    with pytest.raises(argparse.ArgumentTypeError, match=r"must name some of import_time, .*; got filter, sorting\."):
        named_benchmarks("sorting,counting,filter")
