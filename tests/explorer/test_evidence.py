"""Evidence: whatever is marked, its passages are found, counted and named; of two sides that are compared either one."""

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.explorer.comparison import Comparison
from kzcn_explore.explorer.desk import Desk
from kzcn_explore.explorer.evidence import Evidence
from kzcn_explore.explorer.mark import Mark
from kzcn_explore.selection import Selection
from kzcn_explore.study import Study

APRIL = "001_1775d5543770e237"


@pytest.fixture
def evidence(desk):
    return Evidence(desk)


def test_the_heading_says_what_is_read(evidence):
    assert evidence.heading(1) == "1 passage in this view"
    evidence.desk.toggle(Mark(document=APRIL, term="visit"))
    assert evidence.heading(3) == (
        "3 passages with “visit” in “Kassym-Jomart Tokayev held a meeting with Chinese State Councilor, Minister of National…”"
    )


def test_one_chosen_theme_is_what_the_passages_stand_behind(evidence):
    evidence.desk.choose(themes=(4,))
    rows = evidence.find_passages()
    assert rows.tolist() == evidence.desk.view.find_passages(theme=4).tolist()
    assert evidence.read(rows)["share"].notna().all()
    evidence.desk.choose(themes=(4, 5))
    assert evidence.read(evidence.find_passages())["share"].isna().all()


def test_a_term_of_two_sides_is_read_on_either(three_sources):
    desk = Desk(Study(three_sources))
    evidence = Evidence(desk)
    desk.compare(Comparison("sources", "Courier", "Herald"))
    desk.toggle(Mark(term="bridge", side="target"))
    uses = {
        name: three_sources.keep_documents(three_sources.documents["source"] == name).passages["text"].str.contains("bridge").sum()
        for name in ("Courier", "Herald")
    }
    assert evidence.sides() == [("target", "Courier", uses["Courier"]), ("reference", "Herald", uses["Herald"])]
    assert set(evidence.read(evidence.find_passages())["source"]) == {"Courier"}
    assert evidence.heading(2).startswith("2 passages with “bridge” in Courier")
    desk.turn_to("reference")
    rows = evidence.read(evidence.find_passages())
    assert (len(rows), set(rows["source"])) == (uses["Herald"], {"Herald"})
    marked = {
        text[start - first : end - first]
        for text, first, each in zip(rows["text"], rows["start"], rows["marks"], strict=True)
        for start, end in each
    }
    assert marked == {"bridge"}


def test_the_rest_of_a_selection_holds_nothing_of_it(three_sources):
    desk = Desk(Study(three_sources))
    evidence = Evidence(desk)
    desk.choose(sources="Courier")
    desk.toggle(Mark(term="river", side="reference"))
    rows = evidence.read(evidence.find_passages())
    assert "Courier" not in set(rows["source"])
    assert len(rows) == sum(n for side, _, n in evidence.sides() if side == "reference")
    assert desk.side_names == {"target": "Courier", "reference": "the rest"}


def test_a_side_that_never_uses_a_term_says_so(three_sources):
    desk = Desk(Study(three_sources))
    evidence = Evidence(desk)
    desk.choose(search="river")
    desk.toggle(Mark(term="river", side="reference"))
    assert len(evidence.find_passages()) == 0
    assert evidence.why_empty == "the rest never uses it. Its uses stand in “river”."


def test_another_comparison_lets_go_of_a_mark_of_its_sides_only(desk):
    desk.toggle(Mark(document=APRIL))
    desk.compare(Comparison("periods", "2022", "2020"))
    assert desk.mark == Mark(document=APRIL)
    desk.toggle(Mark(term="visit", side="target"))
    desk.compare(Comparison("periods", "2022", "no year"))
    assert desk.mark == Mark()
    assert desk.sides["reference"].selection == Selection(periods="no year")


def test_a_concordance_looks_for_a_compared_term_as_passages_write_it(three_sources):
    desk = Desk(Study(three_sources))
    assert desk.pattern == ""
    desk.choose(search="school")
    assert desk.pattern == "school"
    desk.choose(search="", sources="Courier")
    desk.toggle(Mark(term="ferries", side="target"))
    assert desk.pattern == "ferries"


def test_a_marked_document_that_the_filter_leaves_out_is_said_to_be_outside(evidence):
    evidence.desk.choose(start="2022-06-01")
    evidence.desk.toggle(Mark(document=APRIL))
    assert len(evidence.find_passages()) == 0
    assert evidence.why_empty.endswith("lies outside the filter. Widen the filter to read it, or show all passages.")


def test_passages_that_repeat_others_are_said_beside_the_number_of_a_compared_term():
    texts = ["The river rose over the shore, and ferries stayed in the harbour all day long."] * 2 + ["A river of wheat."] + ["Roads."] * 2
    corpus = kz.load_corpus(pd.DataFrame({"text": texts, "source": ["Courier"] * 3 + ["Herald"] * 2}))
    desk = Desk(Study(corpus))
    desk.compare(Comparison("sources", "Courier", "Herald"))
    desk.toggle(Mark(term="river", side="target"))
    evidence = Evidence(desk)
    n = len(evidence.find_passages())
    assert desk.sides["target"].keyness(desk.sides["reference"]).set_index("term")["n_target"]["river"] == 2
    assert evidence.heading(n) == "3 passages with “river” in Courier; 1 of them repeats another and may not count"


def test_a_concordance_looks_for_a_compared_name_in_the_forms_that_passages_write(desk):
    desk.choose(start="2022-01-01", end="2022-12-31")
    desk.toggle(Mark(term="China", side="target"))
    assert desk.pattern == "china, china’s"


def test_in_an_opened_document_the_marked_places_are_marked(evidence):
    evidence.desk.toggle(Mark(places=("actor", "China")))
    places = evidence.desk.view.places("actor", "China")
    passages = evidence.desk.study.corpus.passages.loc[places["passage"].unique()]
    marks = evidence.mark_words(passages)["marks"]
    spans = places.groupby("passage")[["start", "end"]].apply(lambda rows: [*zip(rows["start"], rows["end"], strict=True)])
    assert marks.to_dict() == spans.to_dict()
