"""The notebooks and the README: every cell runs, and what is promised is what comes."""

from __future__ import annotations

import ast
import doctest
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import kzcn_explore as kz

CHECKOUT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((CHECKOUT / "notebooks").glob("*.ipynb"))
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


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


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_keeps_no_output_and_defines_nothing(path):
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert [(cell.outputs, cell.execution_count) for cell in code] == [([], None)] * len(code)
    assert not any(isinstance(node, DEFINITIONS) for cell in code for node in ast.walk(ast.parse(cell.source)))


def test_what_the_notebook_on_comparing_says_of_the_five_articles_is_so():
    notebook = nbformat.read(CHECKOUT / "notebooks" / "05_compare.ipynb", as_version=4)
    text = " ".join(" ".join(cell.source.split()) for cell in notebook.cells if cell.cell_type == "markdown")
    corpus = kz.load_corpus()
    dated, agency = (corpus.keep_documents(mask) for mask in (corpus.documents["date"].notna(), corpus.documents["source"] == "Kazinform"))
    assert dated.documents.index.equals(agency.documents.index)

    years = kz.keyness(dated.between("2022", "2022"), dated.between("2020", "2020"))
    assert (len(years), (years["p"] < 0.05).sum(), years["q"].min().round(2), years["low"].notna().sum()) == (102, 8, 0.38, 0)
    assert "the lowest q is .38. Of 102 terms eight have a p below .05" in text
    partnership = years.set_index("term").loc[["strategic partnership", "all-round strategic partnership"], ["n_target", "n_reference"]]
    assert partnership.to_numpy().tolist() == [[4, 0], [0, 2]]
    assert not years["term"].isin(["COVID-19", "coronavirus", "pandemic", "virus"]).any()

    sources = kz.keyness(agency, corpus.without(agency))
    said = sources.set_index("term").loc["said"]
    assert (said["n_target"], said["n_reference"], said["carried_by"]) == (3, 11, "003_6a1d1ce386d09e11")
    assert (sources["q"].min().round(2), sources["low"].notna().sum()) == (0.29, 0)
    assert 'the lowest q is .29. "Said" stands highest: eleven uses in the others, three in Kazinform.' in text
    uses = kz.term_places(corpus, ["said", "noted, stressed", "Head of State"]).groupby(["term", "document"]).size()
    assert (uses["said"].sum(), uses["said"]["003_6a1d1ce386d09e11"]) == (14, 9)
    assert "003_6a1d1ce386d09e11" not in uses["noted, stressed"].index.union(uses["Head of State"].index)


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
