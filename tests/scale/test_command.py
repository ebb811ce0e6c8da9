"""The command ``index``: a store from the command line, what it says, and what it refuses."""

import re
import sys

import pytest

from kzcn_explore import cli
from kzcn_explore.scale.opening import open_study


@pytest.fixture
def texts(tmp_path):
    """A table of twelve documents, the column of texts under a name of its own; one row is empty."""
    table = tmp_path / "notes.csv"
    rows = [
        f'2022-0{number % 9 + 1}-01,"Note {number}: {("trade by rail", "wheat prices")[number % 2]} grows {number} times."'
        for number in range(12)
    ]
    table.write_text("day,story\n" + "\n".join(rows) + "\n2022-01-01,\n")
    return table


def test_index_builds_a_store_and_says_how_to_open_it(texts, tmp_path, capsys):
    store = tmp_path / "store"
    assert cli.main(["index", str(texts), str(store), "--themes", "2", "--column", "text=story", "--column", "date=day"]) == 0
    built, problems, opened = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"12 documents, 12 passages, 2 themes: \d+ KiB, \d+\.\d s", built)
    assert problems.startswith("1 problem while reading, listed in study.corpus.problems. The first: ")
    assert f"{texts.name}, row 13, line 14: its text is empty" in problems
    assert opened == f"open it with kz.explore(kz.open_study({str(store)!r}))"
    study = open_study(store)
    assert (len(study.corpus), study.model.n_themes_) == (12, 2)
    assert study.corpus.documents["date"].notna().all()


def test_index_says_one_where_there_is_one_and_that_nothing_is_dated(tmp_path, capsys):
    note = tmp_path / "note.txt"
    note.write_text("\n\n".join(f"Trade by rail grows {number} times, and wheat prices fall, the ministers said." for number in range(3)))
    assert cli.main(["index", str(note), str(tmp_path / "store"), "--themes", "1"]) == 0
    built, dated, _ = capsys.readouterr().out.splitlines()
    assert built.startswith("1 document, 3 passages, 1 theme: ")
    assert dated == "none of them has a date; timelines stay empty until dates are given, e.g. with --column date=NAME or --dates FILE"


def test_index_takes_several_sources(texts, tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text("Wheat prices grow again, and trade by rail grows too.")
    options = ["--column", "text=story", "--themes", "2", "--processes", "1"]
    assert cli.main(["index", str(texts), str(other), str(tmp_path / "store"), *options]) == 0
    assert capsys.readouterr().out.startswith("13 documents, 13 passages")


def test_index_of_several_parts_says_what_was_looked_for_within_each(texts, tmp_path, capsys):
    options = ["--column", "text=story", "--themes", "2", "--processes", "1", "--part-documents", "5"]
    assert cli.main(["index", str(texts), str(tmp_path / "store"), *options]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[1] == "loaded in 3 parts: near copies, and furniture that documents share, were looked for within each"
    drawn = [*dict.fromkeys(line.split(":")[0].rstrip() for line in told.err.splitlines() if line)]
    steps = ["Loading", "Joining parts", "Copies and tables", "Phrases and names", "Counting terms", "Vocabulary", "Weighing terms"]
    assert drawn == [*steps, "Themes", "Shares and sums", "Finishing"]
    options[-2:] = ["--part-characters", "80"]
    assert cli.main(["index", str(texts), str(tmp_path / "other"), *options]) == 0
    assert "loaded in 6 parts" in capsys.readouterr().out


def test_index_stops_at_the_first_problem_if_asked(texts, tmp_path, capsys):
    assert cli.main(["index", str(texts), str(tmp_path / "store"), "--column", "text=story", "--stop-at-problems"]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"kzcn-explore: {texts}, row 13, line 14: its text is empty")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--themes", "many"], "argument --themes: must be a whole number or auto; got 'many'."),
        (["--column", "story"], "argument --column: must be written as WHAT=NAME, such as text=body; got 'story'."),
        (["--fast"], "index does not know: --fast"),
    ],
)
def test_index_refuses_wrong_arguments(texts, tmp_path, capsys, arguments, message):
    with pytest.raises(SystemExit) as stop:
        cli.main(["index", str(texts), str(tmp_path / "store"), *arguments])
    assert stop.value.code == 2
    assert message in capsys.readouterr().err


def test_index_says_what_cannot_be_read_and_what_to_install(texts, tmp_path, capsys, monkeypatch):
    assert cli.main(["index", str(tmp_path / "nothing.csv"), str(tmp_path / "store")]) == 1
    assert "does not exist" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert cli.main(["index", str(texts), str(tmp_path / "store"), "--dask", "tcp://127.0.0.1:8786"]) == 1
    assert "pip install 'kzcn-explore[cluster]'" in capsys.readouterr().err


def test_index_that_is_stopped_from_the_keyboard_says_that_it_goes_on(texts, tmp_path, capsys, monkeypatch):
    def stop(*given, **named):
        raise KeyboardInterrupt

    monkeypatch.setattr("kzcn_explore.scale.building.index_corpus", stop)
    assert cli.main(["index", str(texts), str(tmp_path / "store")]) == 130
    assert capsys.readouterr().err == "kzcn-explore: stopped; the same command goes on where it was\n"
