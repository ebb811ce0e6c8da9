"""Docstrings: what they name is what is there: parameters, columns, attributes."""

import inspect
import re
import types

import numpydoc.docscrape
import pandas as pd
import pytest

import kzcn_explore as kz

PUBLIC = {name: getattr(kz, name) for name in kz.__all__ if not isinstance(getattr(kz, name), types.ModuleType)}
METHODS = {
    f"{name}.{method}": getattr(thing, method)
    for name, thing in PUBLIC.items()
    if inspect.isclass(thing)
    for method, own in vars(thing).items()
    if not method.startswith("_") and isinstance(own, types.FunctionType | classmethod | staticmethod)
}
FUNCTIONS = {name: thing for name, thing in PUBLIC.items() if not inspect.isclass(thing)}
CLASSES = {name: thing for name, thing in PUBLIC.items() if inspect.isclass(thing)}
# What scikit-learn asks for and nothing here reads.
IGNORED = {"y", "input_features"}


def documented(text, section="Parameters"):
    """The names that one section of a docstring lists, in order; "start, end : str" lists two."""
    entries = numpydoc.docscrape.NumpyDocString(inspect.cleandoc(text))[section]
    return [name.strip() for entry in entries for name in entry.name.split(",") if name.strip()]


def actual(function):
    return [name for name in inspect.signature(function).parameters if name != "self"]


def columns(text):
    """The columns that a description lists, in order: the names in double backticks before any attrs."""
    return list(dict.fromkeys(re.findall(r"``(\w+)``", text.split("``attrs``")[0])))


def returned(function):
    return columns("\n".join(numpydoc.docscrape.NumpyDocString(inspect.cleandoc(function.__doc__))["Returns"][0].desc))


@pytest.fixture(scope="module")
def study():
    corpus = kz.load_corpus()
    return kz.Study(corpus, model=kz.ThemeModel(n_themes=3).fit(corpus.passages["text"]))


def left_to_others(function):
    """The parameters that a docstring without a list of its own leaves to the functions that it names."""
    named = re.findall(r"``(\w+)``", function.__doc__)
    others = [other for name in named for other in (FUNCTIONS.get(name), METHODS.get(f"View.{name}")) if other not in (None, function)]
    known = {parameter for other in others for parameter in documented(other.__doc__)}
    return known | set(re.findall(r"(rows) of ``find_passages``", function.__doc__))


@pytest.mark.parametrize("name", [*FUNCTIONS, *METHODS])
def test_the_documented_parameters_are_the_actual_ones(name):
    function = (FUNCTIONS | METHODS)[name]
    assert function.__doc__, f"{name} has no docstring"
    listed, parameters = documented(function.__doc__), [one for one in actual(function) if one not in IGNORED]
    if listed:
        assert [one for one in listed if one not in IGNORED] == parameters
    else:
        assert set(parameters) <= left_to_others(function)


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_documents_what_it_is_made_of(name):
    thing = CLASSES[name]
    listed = documented(thing.__doc__, "Parameters") or documented(thing.__doc__, "Attributes")
    parameters = actual(thing)
    assert [one for one in parameters if one not in listed] == []
    if documented(thing.__doc__, "Parameters"):
        assert listed == parameters


MODEL_TABLES = [
    "document_themes",
    "group_timeline",
    "lexicon_hits",
    "model_trust",
    "set_aside",
    "theme_coverage",
    "theme_passages",
    "theme_table",
    "theme_terms",
    "theme_terms_by_period",
    "theme_timeline",
    "trust_card",
]
CORPUS_TABLES = [
    "collocations",
    "date_ledger",
    "describe",
    "document_timeline",
    "keyness_by_period",
    "mentioned_dates",
    "text_reuse",
    "unplaced_documents",
]
TERM_TABLES = ["dispersion", "document_terms", "term_places", "term_timeline"]


@pytest.mark.parametrize("name", [*MODEL_TABLES, *CORPUS_TABLES, *TERM_TABLES])
@pytest.mark.parametrize("search", [None, "zebra"])
def test_the_documented_columns_are_those_of_a_call(study, name, search):
    corpus = study.corpus.matching(search) if search else study.corpus
    function = FUNCTIONS[name]
    model = kz.lexicon_themes(corpus, {"China": ["china"]}) if name == "lexicon_hits" else study.model
    given = [model, corpus] if name in MODEL_TABLES else [corpus, ["china"]] if name in TERM_TABLES else [corpus]
    assert returned(function) == function(*given).columns.tolist()


def test_the_documented_columns_of_what_takes_more_than_a_corpus_are_those_of_a_call(study):
    corpus, document = study.corpus, study.corpus.documents.index[0]
    part = corpus.between("2022", "2022")
    assert returned(kz.keyness) == kz.keyness(part, corpus.without(part)).columns.tolist()
    assert returned(kz.concordance) == kz.concordance(corpus, "china").columns.tolist()
    assert returned(kz.document_map) == kz.document_map(study.model, corpus).columns.tolist()
    assert returned(kz.neighbours) == kz.neighbours(study.model, corpus, document).columns.tolist()


@pytest.mark.parametrize("name", ["trends", "change_points"])
def test_the_documented_columns_of_what_is_read_off_a_timeline_are_those_of_a_call(study, name):
    table = FUNCTIONS[name](kz.term_timeline(study.corpus, ["china"]))
    named = returned(FUNCTIONS[name])
    assert table.columns[0] == "term"
    assert [column for column in named if column in table.columns] == table.columns[1:].tolist()


def test_the_documented_columns_of_term_counts_and_evidence_are_those_of_a_call(study):
    assert returned(kz.TermCounts.table) == kz.term_counts(study.corpus).table().columns.tolist()
    assert returned(kz.View.evidence) == study.view().evidence(theme=0).columns.tolist()


def test_the_documented_columns_of_a_corpus_are_its_own(study):
    entries = numpydoc.docscrape.NumpyDocString(inspect.cleandoc(kz.Corpus.__doc__))["Attributes"]
    tables = {entry.name: columns("\n".join(entry.desc)) for entry in entries if entry.type.startswith("DataFrame")}
    assert tables == {name: table.columns.tolist() for name, table in vars(study.corpus).items() if isinstance(table, pd.DataFrame)}


def test_the_documented_attributes_of_a_fitted_model_are_those_it_has(study):
    assert documented(kz.ThemeModel.__doc__, "Attributes") == [
        "n_themes_", "terms_", "components_", "prevalence_", "idf_", "rules_", "labels_", "reconstruction_err_",
    ]  # fmt: skip
    fitted = {name for name in vars(study.model) if name.endswith("_") and not name.startswith("_")}
    assert fitted == set(documented(kz.ThemeModel.__doc__, "Attributes"))


def test_a_wrong_docstring_would_be_found():
    def wrong(table, *, every):
        """Do it.

        Parameters
        ----------
        table : DataFrame
        by : str

        Returns
        -------
        DataFrame, one row a period
            ``period`` (first day), ``n``. ``attrs``: ``every``.
        """

    assert documented(wrong.__doc__) == ["table", "by"] != actual(wrong)
    assert returned(wrong) == ["period", "n"]
