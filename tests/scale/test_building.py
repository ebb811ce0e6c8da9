"""Building: what is built of a source is what loading it and fitting themes gives, in one part or in many."""

import json
import zipfile

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.keeping.opening import read_saved
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.places import seeds_folder
from kzcn_explore.scale.build_options import BuildOptions
from kzcn_explore.scale.building import index_corpus
from kzcn_explore.scale.opening import open_study
from tests.corpus.keeping.kept import assert_equal
from tests.scale.built import assert_same_model, assert_same_store, build, text_of, write_source


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A source of 240 documents; some repeat earlier ones, and a column of its own is whole numbers until one is missing."""
    folder = tmp_path_factory.mktemp("source")
    path = write_source(folder / "made.jsonl", 240, page=[*range(1, 230), *[None] * 11])
    lines = path.read_text().splitlines()
    again = [json.dumps(json.loads(lines[number]) | {"id": f"again{number}"}) for number in (3, 100, 3)]
    path.write_text("\n".join([*lines, *again[:2], again[2].replace("again3", "once more")]) + "\n")
    return path


@pytest.fixture(scope="module")
def whole(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "store"
    build(source, folder)
    return folder


def test_a_store_of_the_seeds_is_what_loading_and_fitting_gives(tmp_path):
    seeds = sorted(seeds_folder().glob("*.txt"))
    built = build(seeds, tmp_path / "store", n_themes="auto")
    corpus = load_corpus(seeds)
    assert_equal(read_saved(tmp_path / "store"), corpus)
    model = ThemeModel().fit(corpus.passages["text"])
    study = open_study(tmp_path / "store")
    assert_same_model(study.model, model)
    assert study.model.reconstruction_err_ == model.reconstruction_err_
    assert not study.model.can_refit
    assert (study.counts != model.count(corpus.passages["text"])).nnz == 0
    np.testing.assert_allclose(study.shares, model.transform(corpus.passages["text"]), rtol=0, atol=1e-7)
    assert (built.n_documents, built.n_passages, built.n_themes, built.n_problems) == (5, 58, 11, 0)
    assert built.n_bytes == sum(path.stat().st_size for path in (tmp_path / "store").glob("*.parquet"))


def test_a_store_of_one_part_is_what_loading_and_fitting_gives(source, whole):
    corpus = load_corpus(source)
    assert corpus.documents["copy_of"].dropna().to_dict() == {"again3": "d00003", "again100": "d00100", "once more": "d00003"}
    assert_equal(read_saved(whole), corpus)
    assert_same_model(open_study(whole).model, ThemeModel(n_themes=6).fit(corpus.passages["text"]))


@pytest.mark.parametrize("limits", [{"part_documents": 50}, {"part_characters": 7000}])
def test_a_store_of_many_parts_is_that_of_one(source, whole, tmp_path, limits):
    build(source, tmp_path / "store", **limits)
    assert_same_store(tmp_path / "store", whole, atol=1e-4)


def test_processes_give_the_bytes_that_one_gives(source, tmp_path):
    build(source, tmp_path / "one", part_documents=90)
    build(source, tmp_path / "two", part_documents=90, processes=2)
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_what_cannot_be_read_is_listed_as_loading_lists_it(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    write_source(folder / "good.jsonl", 30)
    with open(folder / "good.jsonl", "a", encoding="utf-8") as file:
        file.write('{"id": "empty", "text": " "}\n{"id": "broken"\n')
        file.write(json.dumps({"id": "odd day", "date": "someday", "text": text_of(77)}) + "\n")
    (folder / "notes.docm").write_bytes(b"?")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("a.txt", text_of(78))
    (folder / "cut.zip").write_bytes((folder / "more.zip").read_bytes()[:-30])
    dates = tmp_path / "dates.csv"
    dates.write_text("document,date\nd00001,2001-05\nnobody,2001\nd00002,when?\n")
    built = build(folder, tmp_path / "store", part_documents=7, dates=dates, keep_boilerplate=True)
    with pytest.warns(UserWarning, match="problems while loading"):
        corpus = load_corpus(folder, dates=dates, keep_boilerplate=True)
    assert_equal(read_saved(tmp_path / "store"), corpus)
    assert corpus.documents.loc["d00001", "date_from"] == "override"
    assert read_saved(tmp_path / "store").options == corpus.options == {"dates": str(dates), "keep_boilerplate": True}
    assert built.n_problems == len(corpus.problems) >= 6


def test_parts_without_a_document_are_no_hindrance(tmp_path):
    lines = [json.dumps({"id": "x", "text": ""})] * 9
    path = write_source(tmp_path / "made.jsonl", 30, page=[*range(30)])
    path.write_text("\n".join(lines) + "\n" + path.read_text())
    built = build(path, tmp_path / "store", part_documents=4)
    assert (built.n_documents, built.n_problems) == (30, 9)
    assert read_saved(tmp_path / "store").documents["page"].dtype == "int64"


def test_a_document_that_is_too_big_is_a_problem_and_one_larger_than_a_part_is_a_part(tmp_path, monkeypatch):
    monkeypatch.setattr("kzcn_explore.corpus.reading.tables.LARGEST_DOCUMENT", 20_000)
    path = write_source(tmp_path / "made.jsonl", 20)
    long = "\n\n".join(text_of(number) for number in range(100, 200))
    too_long = "\n\n".join(text_of(number) for number in range(200, 400))
    with path.open("a", encoding="utf-8") as file:
        file.write("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in (("long", long), ("too long", too_long))))
    built = build(path, tmp_path / "store", part_characters=2000)
    assert (built.n_documents, built.n_passages) == (21, 120)
    corpus = read_saved(tmp_path / "store")
    assert corpus.documents.index[-1] == "long"
    assert "at most" in corpus.problems["why"].item()


def test_a_source_of_which_nothing_can_be_read_is_refused_as_loading_refuses_it(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\0\1\2" * 50)
    (tmp_path / "b.jsonl").write_text('{"text": ""}\n' * 3)
    with pytest.raises(ReadError) as loading:
        load_corpus(tmp_path / "?.*")
    with pytest.raises(ReadError) as building:
        build(tmp_path / "?.*", tmp_path / "store", part_documents=2)
    assert str(building.value) == str(loading.value)
    assert not (tmp_path / "store" / "manifest.json").exists()


def test_the_first_problem_stops_it_if_asked(tmp_path):
    path = write_source(tmp_path / "made.jsonl", 20)
    path.write_text(path.read_text() + '{"id": "empty", "text": " "}\n')
    for processes in (1, 2):
        with pytest.raises(ReadError, match="its text is empty"):
            build(path, tmp_path / "store", part_documents=5, on_error="raise", processes=processes)


@pytest.mark.parametrize("n_documents", [1, 2])
def test_too_little_text_for_themes_is_refused(tmp_path, n_documents):
    path = tmp_path / "made.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in ("Trade by rail grows.", "Snow fell again.")[:n_documents]))
    with pytest.raises(ValueError, match=rf"no term stands in two of its {n_documents} different passages"):
        build(path, tmp_path / "store")


def test_more_themes_than_there_are_passages_are_refused(tmp_path):
    path = write_source(tmp_path / "made.jsonl", 12)
    with pytest.raises(ValueError, match="n_themes=40 is too many for 12 different passages"):
        build(path, tmp_path / "store", n_themes=40)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"n_themes": 0}, "n_themes must be 'auto' or a whole number of at least 1"),
        ({"processes": 0}, "processes must be 1 or more; got 0"),
        ({"part_documents": 0}, "part_documents must be 1 or more; got 0"),
        ({"on_error": "ignore"}, "on_error must be one of"),
        ({"dates": pd.DataFrame()}, "dates must be the path of a table; got DataFrame"),
        ({"columns": {"words": "body"}}, "words"),
    ],
)
def test_wrong_arguments_are_refused_before_anything_is_written(source, tmp_path, given, message):
    with pytest.raises(ValueError, match=message):
        build(source, tmp_path / "store", **given)
    assert not (tmp_path / "store").exists()


def test_a_frame_and_a_missing_file_are_refused_before_anything_is_written(tmp_path):
    with pytest.raises(TypeError, match=r"of a DataFrame make kz\.Study\(kz\.load_corpus\(frame\)\), and save it with kz\.save_study"):
        index_corpus(pd.DataFrame({"text": ["a"]}), tmp_path / "store")
    with pytest.raises(FileNotFoundError, match="does not exist"):
        index_corpus(tmp_path / "nothing.csv", tmp_path / "store", options=BuildOptions())
    assert not (tmp_path / "store").exists()


def test_a_folder_with_other_things_is_refused(source, tmp_path):
    (tmp_path / "thesis.tex").write_text("")
    with pytest.raises(ValueError, match="holds other things than a saved corpus"):
        build(source, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]
