"""Compare: the menus offer what the corpus has, the chart follows them and the filter, and every term opens its passages on both sides."""

import ast
import threading

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.explorer.compare_panel import NOTHING_LEFT_OUT
from kzcn_explore.explorer.comparison import BY_PERIOD, BY_SOURCE, OTHERS, REST, Comparison, selection_words
from kzcn_explore.explorer.mark import Mark


@pytest.fixture
def explorer(three_sources):
    explorer = kz.explore(kz.Study(three_sources, every="year"))
    explorer.tabs.value = 2
    return explorer


@pytest.fixture
def panel(explorer):
    return explorer.panel


def drawn(panel):
    """The terms of the chart by side."""
    return {trace["name"]: [said[1] for said in trace["customdata"]] for trace in panel.terms.chart.figure["data"]}


def test_to_begin_with_the_last_period_is_compared_with_the_one_before_and_a_selection_with_the_rest(explorer, panel):
    assert explorer.desk.comparison == Comparison(BY_PERIOD, "2022", "2021")
    explorer.selection = kz.Selection(sources="Courier")
    assert explorer.desk.comparison == Comparison()
    table = explorer.view.keyness()
    assert set(drawn(panel)["target"]) <= set(table.query("log_ratio >= 0")["term"])
    assert panel.terms.chart.figure["layout"]["title"]["subtitle"]["text"].startswith(
        "To the right: more in Courier (10 documents, 247 words)"
    )
    explorer.selection = kz.Selection()
    assert explorer.desk.comparison.kind == BY_PERIOD


def test_what_the_reader_chose_to_compare_stays(explorer, panel):
    panel.kind.value = REST
    assert NOTHING_LEFT_OUT in panel.note.value
    assert panel.terms.layout.display == "none"
    explorer.selection = kz.Selection(sources="Courier")
    assert panel.terms.layout.display is None
    explorer.selection = kz.Selection()
    assert explorer.desk.comparison.kind == REST


def test_the_menus_offer_the_periods_and_sources_that_there_are(explorer, panel):
    assert [one for _, one in panel.kind.options] == [REST, BY_PERIOD, BY_SOURCE]
    assert [one for _, one in panel.target.options] == ["2020", "2021", "2022"]
    assert panel.reference.options == (("2020", "2020"), ("2021", "2021"), ("all others", OTHERS))
    panel.kind.value = BY_SOURCE
    assert explorer.desk.comparison == Comparison(BY_SOURCE, "Courier", OTHERS)
    panel.reference.value = "Herald"
    panel.target.value = "Herald"
    assert explorer.desk.comparison == Comparison(BY_SOURCE, "Herald", "Courier")
    plain = explorer.study.view(kz.Selection(sources="Herald")).keyness(explorer.study.view(kz.Selection(sources="Courier")))
    assert {term for terms in drawn(panel).values() for term in terms} == set(plain.query("z != 0")["term"])


def test_periods_that_there_are_no_more_give_way_to_the_usual_ones(explorer, panel):
    panel.target.value = "2020"
    panel.reference.value = "2022"
    explorer.settings_row.every.value = "quarter"
    assert explorer.desk.comparison == Comparison(BY_PERIOD, "2022Q2", "2022Q1")
    assert panel.target.value == "2022Q2"


def test_a_side_without_a_word_is_named_and_the_other_stays(explorer, panel):
    panel.target.value = "2020"
    explorer.selection = kz.Selection(start="2022")
    assert "belongs to 2020. Choose another side, or widen the filter." in panel.note.value
    panel.target.value = "2022"
    assert "belongs to 2021." not in panel.note.value or panel.reference.value == "2021"
    panel.reference.value = OTHERS
    assert "belongs to all others." in panel.note.value


def test_few_documents_on_a_side_are_said(explorer, panel):
    explorer.selection = kz.Selection(documents=tuple(explorer.corpus.documents.index[:2]))
    assert "Fewer than five documents on a side (2 documents: 2)" in panel.note.value
    assert "All hollow" in panel.terms.chart.figure["layout"]["title"]["subtitle"]["text"]


def test_a_clicked_term_opens_its_passages_of_the_side_that_uses_it_more_and_then_the_other(explorer, panel):
    panel.kind.value = BY_SOURCE
    panel.reference.value = "Herald"
    table = explorer.desk.sides["target"].keyness(explorer.desk.sides["reference"]).set_index("term")
    both = table.query("n_target > 0 and n_reference > 0")
    term = both.index[-1]
    panel.terms.chart._receive(None, {"event": "click", "data": [None, term, "", "", "", ""]}, [])
    assert explorer.desk.mark == Mark(term=term, side="reference" if both["log_ratio"].iloc[-1] < 0 else "target")
    sides = {one["side"]: one for one in explorer.reader.shown["sides"]}
    assert [one["chosen"] for one in sides.values()].count(True) == 1
    assert sides["target"]["label"].startswith("Courier: ") and sides["reference"]["label"].startswith("Herald: ")
    for side, source in (("target", "Courier"), ("reference", "Herald")):
        explorer.reader._on_message(None, {"act": "side", "side": side}, [])
        items = explorer.reader.shown["items"]
        assert {item["facts"][0] for item in items} == {source}
        assert sum(marked for item in items for _, marked in item["parts"]) == both[f"n_{side}"].iloc[-1]
    assert [trace["name"] for trace in panel.terms.chart.figure["data"]][-1] == "ring"
    explorer.reader._on_message(None, {"act": "side", "side": "nobody"}, [])
    panel.terms.chart._receive(None, {"event": "click", "data": [None, "no such term"]}, [])
    assert explorer.desk.mark.side == "reference"


@pytest.mark.parametrize("kind", [REST, BY_PERIOD, BY_SOURCE])
def test_the_code_of_a_comparison_gives_its_chart(explorer, panel, kind):
    explorer.selection = kz.Selection(search="river*, road*", start="2020")
    panel.kind.value = kind
    if kind == BY_PERIOD:
        panel.reference.value = OTHERS
    *lines, last = ast.parse(explorer.code().partition("# study is the one that was given to kz.explore\n")[2]).body
    space = {"kz": kz, "study": explorer.desk.study}
    exec(compile(ast.Module(lines, []), "code", "exec"), space)
    figure = eval(compile(ast.Expression(last.value), "code", "eval"), space)
    assert [list(trace.x) for trace in figure.data] == [trace["x"] for trace in panel.terms.chart.figure["data"]]
    assert figure.layout.title.subtitle.text == panel.terms.chart.figure["layout"]["title"]["subtitle"]["text"]


def test_no_side_leaves_the_filter(explorer, panel):
    panel.kind.value = BY_SOURCE
    explorer.selection = kz.Selection(sources=("Courier", "Herald"))
    assert [one for _, one in panel.target.options] == ["Courier", "Herald"]
    table = explorer.study.view(kz.Selection(sources="Courier")).keyness(explorer.study.view(kz.Selection(sources="Herald")))
    assert set(drawn(panel)["target"]) <= set(table.query("log_ratio >= 0")["term"])
    explorer.selection = kz.Selection(sources="Courier")
    assert [one for _, one in panel.kind.options] == [REST, BY_PERIOD]
    assert explorer.desk.comparison == Comparison()
    explorer.selection = kz.Selection(periods=("2020", "2021"))
    assert [one for _, one in panel.kind.options] == [REST, BY_SOURCE]


def test_the_table_begins_with_the_strongest_terms_of_either_side(explorer, panel):
    panel.terms.as_table.value = True
    z = panel.terms._table["z"]
    assert z.abs().is_monotonic_decreasing
    assert z.head(12).min() < 0 < z.head(12).max()


def test_where_there_is_no_chart_the_code_lists_what_is_chosen(explorer, panel):
    panel.kind.value = REST
    assert explorer.code().endswith("view.list_documents()")


def test_a_corpus_of_one_source_and_of_documents_without_any_has_two_sides():
    texts = [f"Rivers and roads {n} meet at the harbour, rivers." for n in range(4)]
    corpus = kz.load_corpus(pd.DataFrame({"text": texts, "source": ["Courier", "Courier", None, None], "date": "2022-06-01"}))
    explorer = kz.explore(corpus)
    explorer.tabs.value = [panel.title for panel in explorer.panels].index("Compare")
    assert [one for _, one in explorer.panel.kind.options] == [REST, BY_SOURCE]
    explorer.panel.kind.value = BY_SOURCE
    assert explorer.panel.reference.options == (("all others", OTHERS),)
    assert explorer.desk.side_names == {"target": "Courier", "reference": "all others"}


def test_a_comparison_that_is_none_is_refused():
    with pytest.raises(ValueError, match="kind must be one of"):
        Comparison("years")
    with pytest.raises(ValueError, match="Both sides are the same"):
        Comparison(BY_PERIOD, "2022", "2022")


def test_a_selection_of_no_part_or_of_more_than_forty_letters_is_the_selection():
    assert selection_words(kz.Selection(), []) == "the selection"
    assert selection_words(kz.Selection(search="x" * 38), []) == f"“{'x' * 38}”"
    assert selection_words(kz.Selection(search="x" * 39), []) == "the selection"


@pytest.mark.parametrize(("n", "said"), [(5, ""), (4, "(&lt;b&gt;Herald&lt;/b&gt;: 4)")])
def test_fewer_than_five_documents_are_said_and_names_are_escaped(n, said):
    texts = [f"Rivers and roads {number} meet at the harbour, rivers." for number in range(5 + n)]
    corpus = kz.load_corpus(pd.DataFrame({"text": texts, "source": ["Courier"] * 5 + ["<b>Herald</b>"] * n, "date": "2022-06-01"}))
    explorer = kz.explore(corpus)
    explorer.tabs.value = [panel.title for panel in explorer.panels].index("Compare")
    explorer.panel.kind.value = BY_SOURCE
    explorer.panel.target.value = "Courier"
    explorer.panel.reference.value = "<b>Herald</b>"
    assert said in explorer.panel.note.value
    assert ("Fewer than five" in explorer.panel.note.value) == bool(said)
    assert "<b>" not in explorer.panel.note.value


def test_some_passages_of_every_document_have_a_rest(explorer, panel):
    explorer.selection = kz.Selection(search="the")
    assert (explorer.view.n_documents, explorer.view.n_passages) == (24, 24)
    assert explorer.desk.comparison == Comparison()
    assert NOTHING_LEFT_OUT not in panel.note.value
    assert panel.terms.layout.display is None


def test_a_reference_that_there_is_not_gives_way_too(explorer, panel):
    explorer.desk.compare(Comparison(BY_PERIOD, "2022", "1999"))
    assert explorer.desk.comparison == Comparison(BY_PERIOD, "2022", "2021")


def test_a_choice_that_comes_while_the_menus_are_set_is_kept(explorer, panel):
    thread = threading.Thread(target=setattr, args=(panel.target, "value", "2020"))
    with explorer.desk.lock:
        panel._following = True
        thread.start()
        thread.join(0.1)
        panel._following = False
    thread.join(20)
    assert explorer.desk.comparison.target == "2020"
