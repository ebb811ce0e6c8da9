"""Odd folders: links, pipes, depth, locks, names that are no text, a saved corpus among the files; the good rest is read."""

import io
import os
import sys
import tarfile
import zipfile

import pandas as pd
import pytest

from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.corpus.reading.readers import ReadError, Record, read_source

BODY = "The two ministers met in the capital on Tuesday."
SAVED = "left out: it is a saved corpus, which is loaded alone; give load_corpus its folder, unpacked."
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="names of bytes, and paths of any length, are those of Linux")


def read(source):
    items = list(read_source(source).items)
    problems = [(item.file, item.place, item.why) for item in items if isinstance(item, ReadError)]
    return [item.document for item in items if isinstance(item, Record)], problems


@pytest.fixture
def saved(tmp_path):
    """A folder of one text and, below it, a saved corpus with a text of its own beside its tables."""
    (tmp_path / "a.txt").write_text(BODY)
    load_corpus(tmp_path / "a.txt").save(tmp_path / "kept")
    (tmp_path / "kept" / "b.txt").write_text(BODY)
    return tmp_path


def test_a_saved_corpus_in_a_folder_is_left_out_with_a_word(saved):
    for source in (saved, [saved], f"{saved}/**/*"):
        assert read(source) == (["a", "b"], [(str(saved / "kept"), "", SAVED)])


def test_a_saved_corpus_in_a_list_is_no_loose_parquet(saved):
    (saved / "kept" / "b.txt").unlink()
    with pytest.raises(ReadError, match="it is a saved corpus, which is loaded alone"):
        load_corpus([saved / "kept"])


def test_a_saved_corpus_in_an_archive_is_left_out_with_a_word(saved):
    with zipfile.ZipFile(saved / "all.zip", "w") as archive:
        for path in sorted((saved / "kept").iterdir()):
            archive.write(path, f"kept/{path.name}")
    assert read(saved / "all.zip") == (["b"], [(f"{saved}/all.zip/kept", "", SAVED)])


def test_a_saved_corpus_on_a_file_system_of_fsspec_is_left_out_with_a_word(saved):
    import fsspec

    files = fsspec.filesystem("memory")
    files.put(str(saved), "/odd", recursive=True)
    assert read("memory://odd") == (["a", "b"], [("memory:///odd/kept", "", SAVED)])
    files.rm("/odd", recursive=True)


def test_a_manifest_of_something_else_is_a_file_like_any_other(tmp_path):
    (tmp_path / "manifest.json").write_text('{"text": "A short note."}')
    assert read(tmp_path) == (["manifest-1"], [])


def test_links_that_lead_nowhere_or_in_a_circle_and_pipes_are_named(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "gone.txt").symlink_to("nothing.txt")
    (tmp_path / "round.txt").symlink_to("round.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    link, pipe = "is a link to a file that is not there; mend the link or remove it.", "is no plain file but a pipe, a socket or a device;"
    documents, problems = read(tmp_path)
    assert documents == ["a"]
    assert [(file.removeprefix(f"{tmp_path}/"), why[: len(link)]) for file, _, why in problems] == [
        ("gone.txt", link), ("pipe.txt", f"{pipe} copy what it gives into a file."[: len(link)]), ("round.txt", link),
    ]  # fmt: skip
    assert [why[: len(pipe)] for _, _, why in read(tmp_path / "pipe.txt")[1]] == [pipe]


def test_a_link_to_a_folder_elsewhere_is_named_and_one_to_a_folder_inside_is_not(tmp_path):
    for name in ("elsewhere", "here/below"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / f"{name[:4]}.txt").write_text(BODY)
    (tmp_path / "here" / "out").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "here" / "in").symlink_to(tmp_path / "here" / "below")
    why = "left out: it is a link to a folder elsewhere; give that folder too, in a list."
    assert read(tmp_path / "here") == (["here"], [(f"{tmp_path}/here/out", "", why)])


@linux_only
def test_folders_deeper_than_functions_can_be_called_are_read(tmp_path, monkeypatch):
    below = tmp_path / "deep"
    below.mkdir()
    monkeypatch.chdir(below)
    for _ in range(1200):
        os.mkdir("d")
        os.chdir("d")
    with open("low.txt", "w") as file:
        file.write(BODY)
    for _ in range(1200):
        os.chdir("..")
    (below / "top.txt").write_text(BODY)
    try:
        assert read(below) == (["low", "top"], [])
    finally:
        os.remove(below / f"{'d/' * 1200}low.txt")
        for depth in range(1200, 0, -1):
            os.rmdir(below / ("d/" * depth))


def test_a_folder_that_cannot_be_looked_into_is_named(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "locked").mkdir()
    whole = os.scandir

    def refuse(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return whole(path)

    monkeypatch.setattr(os, "scandir", refuse)
    why = "cannot be looked into (Permission denied); check its permissions, or give a folder further down."
    assert read(tmp_path) == (["a"], [(f"{tmp_path}/locked", "", why)])


@linux_only
def test_names_that_are_no_text_are_written_with_numbers_and_load(tmp_path):
    folder = os.fsencode(tmp_path)
    for name, content in ((b"\xcf\xf0.txt", BODY), (b"\xcf\xf1.csv", f"text\n{BODY}"), (b"\xcf\xf2.jpg", "")):
        with open(folder + b"/" + name, "w") as file:
            file.write(content)
    with pytest.warns(UserWarning, match="1 problem while loading"):
        corpus = load_corpus(tmp_path)
    assert corpus.documents.index.tolist() == ["%CF%F0", "%CF%F1-1"]
    assert corpus.documents["path"].tolist() == [f"{tmp_path}/%CF%F0.txt", f"{tmp_path}/%CF%F1.csv"]
    assert corpus.problems["file"].tolist() == [f"{tmp_path}/%CF%F2.jpg"]


def test_names_in_a_tar_that_are_no_text_are_written_with_numbers_and_load(tmp_path):
    with tarfile.open(tmp_path / "a.tar", "w", format=tarfile.GNU_FORMAT, encoding="cp1251") as archive:
        for name in ("Пр.txt", "Пр.jpg"):
            info = tarfile.TarInfo(name)
            info.size = len(BODY)
            archive.addfile(info, io.BytesIO(BODY.encode()))
    with pytest.warns(UserWarning, match="1 problem while loading"):
        corpus = load_corpus(tmp_path / "a.tar")
    assert corpus.documents.index.tolist() == ["%CF%F0"]
    assert corpus.problems["file"].tolist() == [f"{tmp_path}/a.tar/%CF%F0.jpg"]


@pytest.mark.parametrize("name", ["", "~nobody-of-this-name/a.txt", "a\0b", "a\0*"])
def test_a_path_that_can_be_none_is_told_like_one_that_is_not_there(name):
    with pytest.raises(FileNotFoundError, match="does not exist; checked from"):
        load_corpus(name)


def test_half_a_character_costs_its_row_wherever_it_stands():
    half = "\ud800"
    frame = pd.DataFrame({"text": pd.Series([BODY, half, "Two", "Three", "Four"], dtype=object), "id": pd.Series(["a", "b", half, "d", "e"],
                         dtype=object), "k": [None, None, None, [{"x": half}], ["x"]]})  # fmt: skip
    documents, problems = read(frame)
    assert documents == ["a", "e"]
    why = "holds half a character (a lone surrogate); read it again from its source."
    assert problems == [("the DataFrame", f"row {row}", why) for row in (1, 2, 3)]
    with pytest.raises(ReadError, match="has a column whose name holds half a character"):
        load_corpus(pd.DataFrame([[BODY, 1]], columns=pd.Index(["text", half], dtype=object)))
