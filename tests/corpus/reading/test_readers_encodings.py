"""Encodings: each is found from bytes as they are met; what is none, or several at once, is named by its byte."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.corpus.reading.encodings import check_encoding, decode, find_encoding
from kzcn_explore.corpus.reading.records import ReadError

RUSSIAN = "Министры двух стран встретились в столице во вторник и обсудили торговлю."
CHINESE = "两国外长星期二在首都会面，讨论了贸易问题。"
KAZAKH = "Екі елдің министрлері сейсенбіде елордада кездесті."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        ("Привет", "cp1251"),
        ("Он уехал домой.", "cp1251"),
        ("СРОЧНО: курс вырос", "cp1251"),
        ("«Мы рады», — сказал посол.", "cp1251"),
        ("NATO и ЕС: 5 вопросов", "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("Привет", "koi8-r"),
        (RUSSIAN, "cp866"),
        (KAZAKH, "kz1048"),
        (CHINESE, "gb18030"),
        ("外长会谈", "gb18030"),
        ("北京", "gb18030"),
        ("新华社报道", "gb18030"),
        ("Talks in Beijing (北京) on Monday", "gb18030"),
        ("兩國外長星期二在首都會面，討論了貿易問題。", "big5"),
        ("二人の大臣は火曜日に首都で会談しました。", "shift_jis"),
        ("두 장관은 화요일 수도에서 만나 무역에 대해 논의했습니다.", "euc_kr"),
        ("Le traité a été signé à Genève.", "cp1252"),
        ("“We agree,” he said – at £5.", "cp1252"),
        ("Plain words", "utf-16-le"),
        (RUSSIAN, "utf-16-le"),
        (CHINESE + "\n" + CHINESE, "utf-16-be"),
        (KAZAKH, "utf-16"),
        (KAZAKH, "utf-8"),
        (KAZAKH, "utf-8-sig"),
        (KAZAKH, "utf-32"),
        ("Plain words", "ascii"),
    ],
)
def test_a_text_comes_out_as_it_was_written(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == text


@given(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_text_in_utf_8_or_with_a_mark_survives(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8-sig"), "a.txt") == text
        assert decode(text.encode("utf-16"), "a.txt") == text
    assert decode(text.encode(), "a.txt", "utf-8") == text


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_text_without_a_nul_or_a_problem_that_names_its_byte(content):
    try:
        text = decode(content, "a.txt")
    except ReadError as problem:
        assert problem.place.startswith("byte ") or problem.why == "is empty; remove it or put its text in."
    else:
        assert "\0" not in text
        assert "\r" not in text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_line_end_becomes_the_same_one(end):
    assert decode(f"one{end}two{end}{end}three".encode(), "a.txt") == "one\ntwo\n\nthree"


def test_an_encoding_that_is_named_is_not_looked_for():
    assert decode("Привет".encode("koi8-r"), "a.txt", "cp1251") == "рТЙЧЕФ"
    with pytest.raises(ReadError, match=r"a\.txt, byte 4: is not ascii text \(ordinal not in range\(128\)\); save it as UTF-8"):
        decode("abcdé".encode(), "a.txt", "ascii")


def test_two_encodings_in_one_file_are_named_by_the_first_byte_that_does_not_fit():
    for content in ((RUSSIAN + "\n").encode() + RUSSIAN.encode("cp1251"), (CHINESE * 2 + "\n").encode() + CHINESE.encode("gb18030")):
        with pytest.raises(
            ReadError, match=r"is not utf-8 text .*; save it as UTF-8, or name its encoding, e\.g\. encoding='cp1251'"
        ) as problem:
            decode(content, "a.txt")
        assert problem.value.place == "byte " + str(content.index(b"\n") + 1)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff\xe0\0\x10JFIF", bytes(range(128, 256))])
def test_a_picture_is_no_text(content):
    with pytest.raises(ReadError, match="is not utf-8 text"):
        decode(content, "a.txt")


def test_a_polish_text_is_not_taken_for_a_western_or_a_russian_one():
    with pytest.raises(ReadError, match="name its encoding"):
        decode("Zażółć gęślą jaźń, książka leży".encode("cp1250"), "a.txt")


def test_a_nul_is_named_by_its_byte():
    for content, byte in ((b"text\0text", 4), ("é\0".encode(), 2), (codecs.BOM_UTF8 + b"a\0", 4)):
        with pytest.raises(ReadError, match=f"byte {byte}: holds a NUL byte, so it is not plain text"):
            decode(content, "a.txt")


def test_an_empty_file_is_named():
    for content in (b"", b" \n\t\r\n"):
        with pytest.raises(ReadError, match=r"a\.txt: is empty; remove it or put its text in\."):
            decode(content, "a.txt")


def test_the_start_of_a_file_may_end_inside_a_character():
    assert find_encoding("Астана".encode()[:-1], "a.csv", whole=False) == "utf-8"
    assert find_encoding(CHINESE.encode("gb18030")[:-1], "a.csv", whole=False) == "gb18030"


def test_an_encoding_that_python_does_not_know_is_an_error_with_the_likely_one():
    with pytest.raises(ValueError, match=r"got 'cp12511'\. Did you mean 'cp1251'\?"):
        check_encoding("cp12511")
    for name in ("hex", "klingon", ""):
        with pytest.raises(ValueError, match="encoding must be one that Python knows, such as 'utf-8' or 'cp1251'"):
            check_encoding(name)
    assert check_encoding("GB18030") == "GB18030"
