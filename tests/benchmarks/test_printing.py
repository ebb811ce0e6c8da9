"""Printing: the rows of a benchmark become a Markdown table."""

import platform

import pytest

from benchmarks.printing import machine, markdown, print_rows, written


def test_columns_stand_in_the_order_in_which_rows_first_name_them_and_numbers_to_the_right():
    rows = [{"documents": 1000, "seconds": 0.01234}, {"documents": 20_000, "note": "slow", "seconds": 3.0}]
    assert markdown(rows).splitlines() == [
        "| documents | seconds | note |",
        "|---:|---:|---|",
        "| 1,000 | 0.0123 |  |",
        "| 20,000 | 3.00 | slow |",
    ]


def test_a_number_has_three_digits_that_count():
    assert [written(value) for value in (12345, 1234.5, 12.345, 0.00012345, "1–2 words")] == [
        "12,345",
        "1,234",
        "12.3",
        "0.000123",
        "1–2 words",
    ]


def test_the_line_of_the_machine_names_python_and_the_packages():
    assert f"Python {platform.python_version()}" in machine()
    assert "; numpy 2." in machine(["numpy"])


@pytest.mark.parametrize(("given", "sizes"), [([], [10]), (["5", "7"], [5, 7])])
def test_the_sizes_of_the_command_line_are_measured_else_the_usual_ones(monkeypatch, capsys, given, sizes):
    monkeypatch.setattr("sys.argv", ["benchmark", *given])
    print_rows("What is measured.", lambda asked: [{"documents": n} for n in asked], sizes=(10,), packages=())
    printed = capsys.readouterr().out.splitlines()
    assert printed[2:-2] == [f"| {n} |" for n in sizes]
    assert printed[-1] == machine()
