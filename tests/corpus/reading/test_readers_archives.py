"""Archives: their members are read like files; a bomb, a lock, a climbing path or a cut costs no more than what it hits."""

import gzip
import io
import random
import tarfile
import zipfile

import pytest

from kzcn_explore.corpus.reading import archives
from kzcn_explore.corpus.reading.readers import ReadError, read_source

FILES = {"b.txt": "Second text.", "below/a.txt": "First text.", "news.csv": "text,n\nOne,1\nTwo,2\n"}


def zipped(files, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(files, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            content = content.encode() if isinstance(content, str) else content
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def read(path, content):
    path.write_bytes(content)
    source = read_source(path)
    items = list(source.items)
    problems = [(i.file.removeprefix(f"{path.parent}/"), i.place, i.why) for i in items if isinstance(i, ReadError)]
    return {item.document: item for item in items if not isinstance(item, ReadError)}, problems, source


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("a.tar", tarred),
        ("a.tar.gz", lambda files: tarred(files, "w:gz")),
        ("a.TGZ", lambda files: tarred(files, "w:gz")),
        ("a.zip.gz", lambda files: gzip.compress(zipped(files))),
    ],
)
def test_the_members_of_an_archive_are_read_like_files(tmp_path, name, pack):
    records, problems, source = read(tmp_path / name, pack(FILES))
    assert problems == []
    assert {document: record.raw for document, record in records.items()} == {
        "b": "Second text.", "a": "First text.", "news-1": "One", "news-2": "Two",
    }  # fmt: skip
    assert records["a"].path == f"{tmp_path}/{name}/below/a.txt"
    assert (source.n_files, source.n_done) == (3, 3)


def test_members_with_equal_stems_are_told_apart_by_their_paths(tmp_path):
    records, _, _ = read(
        tmp_path / "a.zip", zipped({"2021/x.txt": "One", "2022/x.txt": "Two", "2022/x.csv": "text\nThree", "y.txt": "Four"})
    )
    assert list(records) == ["a.zip/2021/x.txt", "a.zip/2022/x.txt", "a.zip/2022/x.csv-1", "y"]


def test_hidden_members_are_passed_over_and_other_kinds_named_once(tmp_path):
    files = {"a.txt": "One", "__MACOSX/._a.txt": "x", ".DS_Store": "x", "README.md": "About", "b.jpg": "x", "c.jpg": "x",
             "p.html": "<p>Page", "p_files/frame.html": "<p>Advert"}  # fmt: skip
    records, problems, _ = read(tmp_path / "a.zip", zipped(files))
    assert list(records) == ["a", "p"]
    assert [(file, why.split(":")[0]) for file, _, why in problems] == [
        ("a.zip/README.md", "left out"),
        ("a.zip/b.jpg", "left out with 1 more"),
    ]


def test_a_packed_member_and_an_archive_in_the_archive_are_read_and_no_third_one(tmp_path):
    third = zipped({"third.txt": "Three"})
    files = {
        "a.txt.gz": gzip.compress(b"One"),
        "in.zip": zipped({"two.txt": "Two", "deep.zip": third}),
        "in.tgz": tarred({"t.txt": "T"}, "w:gz"),
    }
    for name, pack in (("a.zip", zipped), ("a.tar.gz", lambda files: tarred(files, "w:gz"))):
        records, problems, _ = read(tmp_path / name, pack(files))
        assert {document: record.raw for document, record in records.items()} == {"a": "One", "two": "Two", "t": "T"}
        why = "is an archive in an archive in an archive; unpack it once and give the folder."
        assert problems == [(f"{name}/in.zip/deep.zip", "", why)]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:/out.txt", "..\\out.txt"])
@pytest.mark.parametrize(("end", "pack"), [("zip", zipped), ("tar", tarred)])
def test_a_path_that_climbs_out_is_named_and_the_rest_read(tmp_path, name, end, pack):
    records, problems, _ = read(tmp_path / f"a.{end}", pack({name: "x", "good.txt": "Good"}))
    assert list(records) == ["good"]
    assert [why for _, _, why in problems] == ["its path climbs out of the archive, so it is not read; pack the archive again."]
    assert [path.name for path in tmp_path.iterdir()] == [f"a.{end}"]


def test_links_in_an_archive_are_named_and_not_followed(tmp_path):
    out = io.BytesIO(tarred({"a.txt": "One"}))
    with tarfile.open(fileobj=out, mode="a") as archive:
        info = tarfile.TarInfo("passwords.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    records, problems, _ = read(tmp_path / "a.tar", out.getvalue())
    assert list(records) == ["a"]
    assert problems == [("a.tar/passwords.txt", "", "left out: it is a link, no plain file; pack the file itself.")]


def test_a_member_with_a_password_is_named(tmp_path):
    content = bytearray(zipped({"a.txt": "One", "b.txt": "Two"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    records, problems, _ = read(tmp_path / "a.zip", bytes(content))
    assert list(records) == ["b"]
    assert problems == [("a.zip/a.txt", "", "is locked with a password; unpack it and give the folder.")]


def test_a_zip_that_is_cut_off_gives_its_whole_members(tmp_path):
    whole = zipped({"a.txt": "One " * 50, "b.csv": "text\nTwo", "c.txt": "".join(map(str, range(5000)))})
    records, problems, _ = read(tmp_path / "a.zip", whole[: whole.index(b"c.txt") + 400])
    assert {document: record.raw[:3] for document, record in records.items()} == {"a": "One", "b-1": "Two"}
    assert problems == [
        ("a.zip/c.txt", "", "is cut off, for its archive is; get the whole archive."),
        ("a.zip", "", "is cut off: its list of contents is missing. 2 found from its start; get the whole archive."),
    ]


def test_a_zip_that_was_written_in_a_stream_and_cut_off_gives_its_whole_members(tmp_path):
    class Stream(io.BytesIO):
        def seekable(self):
            return False

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in "abc":
            archive.writestr(f"{name}.txt", name * 100)
    content = out.getvalue()
    records, problems, _ = read(tmp_path / "a.zip", content[: content.index(b"PK\x01\x02")])
    assert {document: record.raw for document, record in records.items()} == {name: name * 100 for name in "abc"}
    assert len(problems) == 1


@pytest.mark.parametrize("share", [0.4, 0.7, 0.95])
def test_a_tar_gz_that_is_cut_off_gives_what_stands_before(tmp_path, share):
    files = {f"{n}.txt": "".join(random.Random(n).choices("abcdef ghij", k=20_000)) for n in range(10)}
    content = tarred(files, "w:gz")
    records, problems, _ = read(tmp_path / "a.tar.gz", content[: int(len(content) * share)])
    assert 10 * share - 2 <= len(records) <= 10 * share
    assert all(records[name].raw == files[f"{name}.txt"] for name in records)
    assert problems[-1][0].startswith("a.tar.gz")
    assert all("is cut off" in why for _, _, why in problems)


def test_a_tar_that_is_cut_off_inside_a_table_is_named(tmp_path):
    content = tarred({"a.txt": "One", "b.csv": "text\n" + "Two\n" * 10_000})
    records, problems, _ = read(tmp_path / "a.tar", content[: content.index(b"Two") + 30_000])
    assert list(records)[:2] == ["a", "b-1"]
    assert problems[-1][0].startswith("a.tar")
    assert "is cut off" in problems[-1][2]


def test_a_packed_table_that_is_cut_off_gives_the_rows_before(tmp_path):
    rows = ["".join(random.Random(n).choices("abcdef", k=100)) for n in range(5000)]
    content = gzip.compress("\n".join(["text", *rows]).encode())
    records, problems, _ = read(tmp_path / "a.csv.gz", content[: len(content) // 2])
    assert 2000 < len(records) < 2600
    assert [record.raw for record in records.values()] == rows[: len(records)]
    assert [why[:10] for _, _, why in problems] == ["is cut off"]


def test_a_bomb_is_stopped_by_what_it_unpacks_to_and_not_by_what_it_says(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "UNASKED", 2**20)
    good, bomb = {"a.txt": "One"}, {"bomb.txt": bytes(5 * 2**20).replace(b"\0", b"x"), "later.txt": "Two"}
    lying = bytearray(zipped(good | bomb))
    place = lying.rindex(b"PK\x01\x02", 0, lying.rindex(b"bomb.txt"))
    for name, content in (
        ("a.zip", zipped(good | bomb)),
        ("a.tar.gz", tarred(good | bomb, "w:gz")),
        ("b.zip", zipped({"in.zip": zipped(bomb), **good})),
    ):
        records, problems, _ = read(tmp_path / name, content)
        assert set(records) <= {"a"}
        assert len(problems) == 1
        assert "as in a zip bomb; it is read no further. If it is yours, unpack it and give the folder." in problems[0][2]
    lying[place + 24 : place + 28] = (10).to_bytes(4, "little")
    records, problems, _ = read(tmp_path / "c.zip", bytes(lying))
    assert "bomb" not in records or len(records["bomb"].raw) <= 10
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(bomb["bomb.txt"]))
    assert [type(item) for item in read_source(tmp_path / "d.txt.gz").items] == [ReadError]


def test_a_member_that_is_damaged_is_named_and_the_others_are_read(tmp_path):
    content = bytearray(zipped({"a.txt": "One", "b.txt": "Two " * 100, "c.txt": "Three"}))
    content[content.index(b"b.txt") + 5] ^= 0xFF
    records, problems, _ = read(tmp_path / "a.zip", bytes(content))
    assert list(records) == ["a", "c"]
    assert [(file, why[:10]) for file, _, why in problems] == [("a.zip/b.txt", "is damaged")]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.csv.gz", "a.txt.gz"])
def test_a_file_that_is_no_archive_is_named(tmp_path, name):
    for content in (b"<html>no archive</html>" * 50, b""):
        records, problems, _ = read(tmp_path / name, content)
        assert records == {}
        assert len(problems) == 1 if content or name != "a.tar" else True


def test_the_names_that_windows_gives_russian_and_chinese_members_are_read(tmp_path):
    for name, encoding in (("Новости дня", "cp866"), ("新华社报道", "gb18030")):
        content = zipped({"?" * len(name.encode(encoding)) + ".txt": "One"}).replace(
            b"?" * len(name.encode(encoding)), name.encode(encoding)
        )
        assert list(read(tmp_path / "a.zip", content)[0]) == [name]
