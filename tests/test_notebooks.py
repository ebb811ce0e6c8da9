"""The notebooks and the README: every cell runs, and what is promised is what comes."""

from __future__ import annotations

import ast
import doctest
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

import kzcn_explore as kz
from kzcn_explore import places

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


def test_what_the_notebook_on_voices_and_events_says_of_the_five_articles_is_so():
    notebook = nbformat.read(CHECKOUT / "notebooks" / "06_voices_and_events.ipynb", as_version=4)
    text = " ".join(" ".join(cell.source.split()) for cell in notebook.cells if cell.cell_type == "markdown")
    corpus = kz.load_corpus()
    tokayev, wang, xi = "Kassym-Jomart Tokayev", "Wang Yi", "Xi Jinping"
    june, april, first, visit, last = corpus.documents.index

    quotations = kz.quotations(corpus)
    once = quotations[quotations["printing_of"].isna()]
    assert once["speaker"].value_counts().to_dict() == {tokayev: 3, wang: 2, "Mukhtar Tileuberdi": 1}
    assert (len(quotations), quotations["printing_of"].count(), quotations["document"].eq(first).sum()) == (9, 3, 0)
    assert quotations.loc[quotations["document"] == last, "speaker"].tolist() == [tokayev]
    alike = once[once["text"].str.startswith("This year marks")]
    assert alike[["document", "speaker"]].to_numpy().tolist() == [[june, tokayev], [april, tokayev]]
    office = quotations[quotations["confidence"].round(2) == 0.71]
    assert sorted(office["speaker_as_written"]) == ["the President", "the President", "the member of the State Councilor"]
    assert quotations["confidence"].min() == office["confidence"].min()
    assert office.index.isin(quotations["printing_of"].dropna()).sum() == 2

    people = kz.actors(corpus).set_index("actor").query("kind == 'person'")
    assert sorted(people.index) == [tokayev, "Mukhtar Tileuberdi", wang, "Wei Fenghe", xi]
    assert (people.loc[xi, "n_documents"], quotations["speaker"].isin([xi, "Wei Fenghe"]).sum()) == (5, 0)
    assert (quotations["speaker"] == wang).sum() == 4

    lexicon = kz.lexicon_themes(corpus, places.seeds_folder() / "themes.toml")
    themes = kz.speaker_themes(lexicon, corpus, quotations=quotations)
    shares = themes.pivot(index="speaker", columns="label", values="share").round(2)
    assert shares.loc[tokayev][shares.loc[tokayev] > 0].to_dict() == {
        "Visits and talks": 0.31,
        "Partnership": 1,
        "Trade and investment": 0.49,
        "International organisations": 0.49,
        "China's initiatives and one-China": 0.31,
    }
    assert shares.loc[wang][shares.loc[wang] > 0].to_dict() == {"Partnership": 0.43, "Reforms": 1}
    said = themes.drop_duplicates("speaker").set_index("speaker")
    assert said["n_words"].to_dict() == {tokayev: 174, wang: 83, "Mukhtar Tileuberdi": 41}
    assert (said.loc[tokayev, "terms"], said.loc[wang, "terms"]) == (["cooperation", "partners"], ["New Kazakhstan"])
    assert kz.concordance(corpus, "one-China")["document"].tolist() == [last, last]
    assert not quotations["text"].str.contains("one-China").any()

    printings = kz.printings(corpus, quotations=quotations)
    assert printings[["document", "other_document"]].drop_duplicates().to_numpy().tolist() == [[visit, june]]
    changes = printings[["change", "n_words", "other_n_words"]].to_numpy().tolist()
    assert changes == [["shorter", 51, 54], ["equal", 47, 47], ["shorter", 7, 36]]
    assert printings["difference"].iloc[0] == "… new page in [-the annals of-] our strategic partnership"
    assert ("event - the 30th" in printings["other_text"].iloc[0], "event – the 30th" in printings["text"].iloc[0]) == (True, True)
    assert (said["n_words"].sum() + printings["n_words"].sum(), corpus.n_tokens) == (403, 2159)
    assert "Quoted words are 403 of 2,159, reprints and all." in text

    links = kz.actor_links(corpus).set_index(["actor", "other"])
    pairs = [("China", "Kazakhstan"), (tokayev, wang), (wang, xi), (tokayev, xi)]
    assert links.loc[pairs, "n_passages"].tolist() == [23, 8, 6, 4]
    assert (corpus.n_passages, links.loc[(tokayev, xi), "npmi"].round(2)) == (58, 0)
    drawn = next(trace for trace in kz.charts.actor_network(links.reset_index()).data if trace.name == "links")
    assert (tokayev, xi) not in [(mark[1], mark[2]) for mark in drawn.customdata]
    of_xi = corpus.passages[corpus.passages["text"].str.contains(r"\bXi\b")]
    without_tokayev = of_xi["text"].str.startswith(("«President Xi Jinping greatly values", "Wang Yi, in turn, conveyed"))
    found = of_xi.index.isin(kz.actor_mentions(corpus).query("actor == @tokayev")["passage"])
    of_a_visit = of_xi["text"].str.contains("visit")
    assert (len(of_xi), (~without_tokayev).sum(), found.sum(), (of_a_visit & ~found).sum()) == (13, 11, 4, 4)
    assert "Xi is named in thirteen passages, and Tokayev stands in eleven of them" in text

    mentions = kz.event_mentions(corpus)
    drawn = mentions[mentions["earliest"].notna()]
    assert drawn["lane"].value_counts().to_dict() == {"past": 10, "ahead": 3}
    assert mentions.loc[mentions["earliest"].isna(), "quote"].tolist() == ["two days after"]
    assert first not in mentions["document"].tolist()
    event = kz.events(corpus).set_index("event").loc[mentions.loc[mentions["lane"] == "ahead", "event"].unique()]
    assert event[["n_documents", "n_slips", "done"]].to_numpy().tolist() == [[3, 0, False]]
    history = kz.event_history(corpus, event.index[0], mentions=mentions)
    assert history[["mention", "document", "quote"]].to_numpy().tolist() == [
        [4, april, "September 2022"],
        [0, june, "autumn 2022"],
        [6, visit, "autumn"],
    ]
    clue = corpus.clues[(corpus.clues["document"] == visit) & (corpus.clues["latest"] == corpus.documents.loc[visit, "latest"])]
    sentence = history[history["document"] == visit].squeeze()["sentence"]
    assert (len(clue), clue["quote"].iloc[0] in sentence, clue["latest"].iloc[0]) == (1, True, pd.Timestamp("2022-11-30"))
    lines = kz.concordance(corpus, "Xi NEAR/12 visit*")
    assert lines["document"].tolist() == [first, april, june, visit, last]
    parted = kz.event_mentions(corpus, apart=[(4, 6), (0, 6)])["event"]
    assert (parted[4] == parted[0], parted[4] == parted[6], sorted(parted.index)) == (True, False, sorted(mentions.index))

    names = pd.DataFrame({"name": ["New Kazakhstan"], "kind": ["initiative"], "aliases": ["Жаңа Қазақстан|新哈萨克斯坦"]})
    without, with_names = (kz.actors(corpus, gazetteer=own).set_index("actor").drop(columns="aliases") for own in (None, names))
    assert without.loc["New Kazakhstan"].tolist() == ["name", 3, 2, 2, False]
    assert with_names.loc["New Kazakhstan"].tolist() == ["initiative", 4, 3, 3, True]
    assert without.loc["Kazakhstan", "n_mentions"] - with_names.loc["Kazakhstan", "n_mentions"] == 1


def test_the_lines_of_the_readme_give_what_it_shows():
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(CHECKOUT / "README.md"), module_relative=False, optionflags=flags)
    assert (failed, tried) == (0, 17)


def test_the_readme_names_only_files_that_are_there():
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    for name in ("docs/explorer.png", "docs/loading.md", "docs/lexicon.md", "CHANGELOG.md", "notebooks/01_start_here.ipynb", "benchmarks"):
        assert name in text
        assert (CHECKOUT / name).exists()
    assert (CHECKOUT / "docs" / "explorer.png").stat().st_size < 300_000
