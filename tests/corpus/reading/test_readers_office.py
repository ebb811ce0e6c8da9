"""PDF and Word files: their text comes in its order, and what holds none says why."""

import io
import sys
import zipfile

import docx
import pypdf
import pytest

from kzcn_explore.corpus.reading import word_files
from kzcn_explore.corpus.reading.pdf_files import join_lines, read_pdf
from kzcn_explore.corpus.reading.records import ReadError
from kzcn_explore.corpus.reading.word_files import read_word

LINES = [
    "The two ministers met in the capital on Tuesday and spoke of trade and of co-",
    "operation on rail lines, and of water that crosses the border in the spring.",
    "They will meet again.",
    "A second paragraph starts here and it is long enough to fill the whole line",
]
MORE = ["and it goes on over the foot of the page to end here in the very next one."]


def make_pdf(pages, password=None, metadata=None):
    """Write a PDF by hand: one page a list of lines."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = b" ".join(b"(" + line.encode() + b") Tj 0 -14 Td" for line in lines)
        stream = b"BT /F1 11 Tf 50 780 Td " + shown + b" ET" if lines else b""
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>" % len(parts)
        )
        kids.append(b"%d 0 R" % len(parts))
    parts[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, part in enumerate(parts, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, start))
    if password is None:
        return out.getvalue()
    writer, locked = pypdf.PdfWriter(clone_from=out), io.BytesIO()
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(locked)
    return locked.getvalue()


def test_the_lines_of_a_pdf_are_joined_into_paragraphs_also_over_a_page():
    assert read_pdf(make_pdf([LINES, MORE]), "a.pdf").split("\n\n") == [
        "The two ministers met in the capital on Tuesday and spoke of trade and of cooperation on rail lines, and of water that crosses "
        "the border in the spring. They will meet again.",
        "A second paragraph starts here and it is long enough to fill the whole line and it goes on over the foot of the page to end here "
        "in the very next one.",
    ]


def test_chinese_lines_are_joined_without_a_blank():
    assert join_lines(["两国外长星期二在首都会面讨\n论了贸易问题以及铁路运输。"]) == "两国外长星期二在首都会面讨论了贸易问题以及铁路运输。"
    assert join_lines([]) == join_lines(["", "\n"]) == ""


def test_a_pdf_that_is_locked_is_named():
    with pytest.raises(ReadError, match=r"a\.pdf: is locked with a password; save it without\."):
        read_pdf(make_pdf([LINES], password="secret"), "a.pdf")


def test_a_pdf_of_pictures_is_named():
    with pytest.raises(ReadError, match=r"holds no text in its 2 pages, perhaps only pictures of them; run text recognition \(OCR\) on it"):
        read_pdf(make_pdf([[], []]), "a.pdf")


@pytest.mark.parametrize("content", [b"", b"no pdf at all", b"%PDF-1.4\n", b"%PDF-1.4\n" + b"<<" * 10_000])
def test_a_file_that_is_no_pdf_is_named(content):
    with pytest.raises(ReadError, match=r"a\.pdf: is no whole PDF \("):
        read_pdf(content, "a.pdf")


def test_a_word_file_gives_paragraphs_and_cells_in_their_order():
    document = docx.Document()
    document.add_heading("A title", 1)
    document.add_paragraph("First paragraph.")
    table = document.add_table(2, 2)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], ("a", "b", "c", "d"), strict=True):
        cell.text = text
    table.rows[0].cells[0].merge(table.rows[0].cells[1])
    document.add_paragraph("")
    document.add_paragraph("Министры встретились.\nВ столице.")
    out = io.BytesIO()
    document.save(out)
    assert read_word(out.getvalue(), "a.docx") == "A title\n\nFirst paragraph.\n\na\n\nb\n\nc\n\nd\n\nМинистры встретились.\nВ столице."


def test_a_word_file_that_is_none_is_named(monkeypatch):
    empty, other = io.BytesIO(), io.BytesIO()
    docx.Document().save(empty)
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "text")
    for content, why in [
        (b"no word", r"is no whole Word file \("),
        (empty.getvalue()[:500], r"is no whole Word file \("),
        (other.getvalue(), r"is no whole Word file \("),
        (b"\xd0\xcf\x11\xe0 rest", "is locked with a password, or an old .doc file; save it as .docx without a password"),
        (empty.getvalue(), "is empty; remove it"),
    ]:
        with pytest.raises(ReadError, match=rf"a\.docx: {why}"):
            read_word(content, "a.docx")
    monkeypatch.setattr(word_files, "LARGEST_WORD", 1000)
    with pytest.raises(ReadError, match=r"would unpack to [\d,]+ bytes, as a zip bomb does; it is not read"):
        read_word(empty.getvalue(), "a.docx")


@pytest.mark.parametrize(("module", "read"), [("pypdf", read_pdf), ("docx", read_word)])
def test_without_the_library_the_line_that_installs_it_is_given(monkeypatch, module, read):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError, match=r'install what reads it with: pip install "kzcn-explore\[office\]"'):
        read(b"x", "a")
