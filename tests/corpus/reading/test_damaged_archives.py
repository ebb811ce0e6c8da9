"""Damaged archives: a part that cannot be unpacked costs no more than itself, inside an archive in an archive too."""

import io
import tarfile
import zipfile

import pytest

from kzcn_explore.corpus.reading.readers import ReadError, read_source


def zipped(files, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


INNER = zipped({"inner.txt": "An inner text."})
OUTER = {"a.txt": "First text.", "inner.zip": INNER, "z.txt": "Last text."}


def read(path, content):
    path.write_bytes(content)
    items = list(read_source(path).items)
    problems = [(i.file.removeprefix(f"{path.parent}/"), i.place, i.why) for i in items if isinstance(i, ReadError)]
    return [item.document for item in items if not isinstance(item, ReadError)], problems


def test_an_inner_archive_with_a_wrong_check_sum_costs_only_itself(tmp_path):
    content = zipped(OUTER).replace(b"An inner text.", b"An inner toxt.")
    documents, problems = read(tmp_path / "a.zip", content)
    assert documents == ["a", "z"]
    assert problems == [("a.zip/inner.zip", "", "cannot be unpacked (Bad CRC-32 for file 'inner.zip'); get the archive again.")]


def test_an_inner_archive_packed_with_damaged_lzma_costs_only_itself(tmp_path):
    content = bytearray(zipped(OUTER, zipfile.ZIP_LZMA))
    start = content.index(b"inner.zip") + len("inner.zip")
    content[start + 9 : start + 30] = b"\xff" * 21
    documents, problems = read(tmp_path / "a.zip", bytes(content))
    assert documents == ["a", "z"]
    assert [(file, why.split(" (")[0]) for file, _, why in problems] == [("a.zip/inner.zip", "cannot be unpacked")]


def test_an_inner_archive_packed_in_an_unknown_way_costs_only_itself(tmp_path):
    content = zipped(OUTER, zipfile.ZIP_DEFLATED)
    at = content.index(b"inner.zip", content.index(b"z.txt") + 5) - 46 + 10  # its method, in the list at the end
    content = content[:at] + b"\x63\x00" + content[at + 2 :]
    documents, problems = read(tmp_path / "a.zip", content)
    assert documents == ["a", "z"]
    assert [(file, why.split(" (")[0]) for file, _, why in problems] == [("a.zip/inner.zip", "cannot be unpacked")]


def test_an_inner_archive_that_a_tar_breaks_off_in_is_named_and_what_stands_before_is_read(tmp_path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in (("a.txt", b"First text."), ("inner.zip", INNER * 100)):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    documents, problems = read(tmp_path / "a.tar", out.getvalue()[:4000])
    assert documents == ["a"]
    assert problems[0][::2] == ("a.tar/inner.zip", "cannot be unpacked (unexpected end of data); get the archive again.")


@pytest.mark.parametrize("in_a_tar", [False, True])
def test_a_member_whose_place_lies_outside_its_archive_is_named(tmp_path, in_a_tar):
    whole = zipped({"a.txt": "First text.", "b.txt": "Second text."})
    at = whole.rindex(b"PK\x05\x06") + 16  # where the list of contents begins: 300 bytes too far on, so that all places lie before 0
    content = whole[:at] + (int.from_bytes(whole[at : at + 4], "little") + 300).to_bytes(4, "little") + whole[at + 4 :]
    name = "a.zip"
    if in_a_tar:
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w") as archive:
            info = tarfile.TarInfo("a.zip")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        name, content = "a.tar", out.getvalue()
    documents, problems = read(tmp_path / name, content)
    assert documents == []
    assert problems and all(file.startswith(name) and why for file, _, why in problems)
