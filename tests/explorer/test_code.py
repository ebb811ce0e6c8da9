"""The code of a view: executing it gives the table that the explorer shows."""

from __future__ import annotations

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import kzcn_explore as kz
from tests.explorer.conftest import LEXICON

TABLES = {
    "document_themes": lambda view: view.document_themes,
    "theme_timeline": lambda view: view.theme_timeline,
    "group_timeline": lambda view: view.group_timeline("source"),
}


def run(explorer, **names):
    lines = explorer.code().splitlines()
    exec("\n".join(lines[:-1]), names)
    return names["view"], eval(lines[-1], names)


def test_the_code_gives_the_same_view_of_both_tabs():
    explorer = kz.explore()
    explorer.selection = kz.Selection(start="2022-01-01", search="visit")
    for tab in (0, 1):
        explorer.tabs.value = tab
        view, figure = run(explorer)
        assert repr(view) == repr(explorer.view)
        panel = explorer.panels[tab]
        box = panel.themes if tab == 0 else panel.terms
        assert figure.description == box.chart.description


@pytest.mark.parametrize(
    "parts",
    [
        {"n_themes": 3},
        {"themes": "lexicon"},
        {"themes": "lexicon", "every": "quarter", "by": "documents"},
        {"n_themes": 4, "every": "year", "group": "source"},
        {"every": "month"},
    ],
)
@pytest.mark.parametrize("given", ["corpus", "study"])
def test_the_code_of_any_settings_gives_the_same_table(three_sources, given, parts):
    opened = three_sources if given == "corpus" else kz.Study(three_sources, every="quarter")
    explorer = kz.explore(opened, lexicon=LEXICON)
    explorer.desk.set(**parts)
    assert not explorer.desk.problem
    view, figure = run(explorer, **{given: opened})
    panel = explorer.panels[0]
    assert_frame_equal(TABLES[panel.chart](view), TABLES[panel.chart](explorer.view))
    assert figure.description == panel.themes.chart.description


def test_fitted_themes_beside_a_study_of_a_lexicon_are_written_as_a_fit(three_sources):
    opened = kz.Study(three_sources, model=kz.lexicon_themes(three_sources, LEXICON))
    explorer = kz.explore(opened)
    explorer.desk.set(themes="fitted", n_themes=3)
    view, _ = run(explorer, study=opened)
    assert_frame_equal(view.document_themes, explorer.view.document_themes)


def test_the_code_of_another_corpus_takes_it_from_a_variable():
    corpus = kz.load_corpus(pd.DataFrame({"text": ["Rivers and roads.", "Roads and rivers."]}))
    code = kz.explore(corpus).code()
    assert "# corpus is the one that was given to kz.explore" in code
    assert "corpus = kz.load_corpus()" not in code


def test_only_the_whole_seeds_are_loaded_by_the_code():
    assert "corpus = kz.load_corpus()" in kz.explore(kz.load_corpus()).code()
    part = kz.explore(kz.load_corpus().between("2022", "2022")).code()
    assert "kz.load_corpus" not in part
    assert "# corpus is the one that was given to kz.explore" in part


def test_many_chosen_documents_are_taken_from_the_explorer(three_sources):
    explorer = kz.explore(three_sources)
    explorer.selection = kz.Selection(documents=tuple(three_sources.documents.index[:3]))
    view, _ = run(explorer, corpus=three_sources)
    assert view.n_documents == 3
