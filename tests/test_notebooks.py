"""The notebooks and the README: every cell runs, and what is promised is what comes."""

from __future__ import annotations

import doctest
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

CHECKOUT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((CHECKOUT / "notebooks").glob("*.ipynb"))


def test_the_notebooks_are_numbered_from_one_each_number_once():
    numbers = [int(path.name[:2]) for path in NOTEBOOKS]
    assert numbers[0] == 1
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_of_a_notebook_runs_without_error_or_warning(path, tmp_path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) < 10
    assert all(len(cell.source.splitlines()) <= 5 for cell in code)
    warned = [output.text for cell in code for output in cell.outputs if output.output_type == "stream" and output.name == "stderr"]
    assert warned == []


def test_the_lines_of_the_readme_give_what_it_shows():
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(CHECKOUT / "README.md"), module_relative=False, optionflags=flags)
    assert (failed, tried) == (0, 13)


def test_the_readme_names_only_files_that_are_there():
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    for name in ("docs/explorer.png", "docs/loading.md", "docs/lexicon.md", "CHANGELOG.md", "notebooks/01_start_here.ipynb", "benchmarks"):
        assert name in text
        assert (CHECKOUT / name).exists()
    assert (CHECKOUT / "docs" / "explorer.png").stat().st_size < 300_000
