"""Sentences and passages: where the sentences and the paragraphs of a text begin and end."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text.sentences import PASSAGE, ends_a_sentence, find_passages, find_sentences, trim

LINE = st.text(alphabet=st.sampled_from('ab .!—«»"\t\f\v\r\n\u00a0\u2028🙂של中。'), max_size=60)


def passages(text):
    return [text[start:end] for start, end in find_passages(text)]


def sentences(text):
    return [text[start:end] for start, end in find_sentences(text)]


def test_a_blank_line_ends_a_paragraph_however_it_is_written():
    assert passages("One.\n\nTwo.\r\n\r\nThree.\n \t\nFour.\n\n\n\n") == ["One.", "Two.", "Three.", "Four."]


def test_a_line_break_inside_a_paragraph_stays():
    assert passages("One,\ntwo.\n\nThree.") == ["One,\ntwo.", "Three."]


def test_a_text_without_blank_lines_has_a_paragraph_a_line():
    assert passages("One is said.\nTwo is said.\nThree is said.") == ["One is said.", "Two is said.", "Three is said."]


def test_wrapped_lines_are_one_paragraph():
    assert passages("One is said and\nmore of it follows\nuntil the line stops.") == [
        "One is said and\nmore of it follows\nuntil the line stops."
    ]


def test_long_lines_are_not_wrapped_ones():
    line = "a " * 60
    assert passages(f"{line}\n{line}\n{line}") == [line.strip()] * 3


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\r\n\r\n", "\f"])
def test_a_blank_text_has_no_passage(text):
    assert passages(text) == []


def test_only_the_asked_stretch_is_read():
    assert find_passages("head\n\nbody\n\ntail", 4, 10) == [(6, 10)]


@given(st.lists(LINE, max_size=12).map("\n".join))
@settings(deadline=None)
def test_passages_slice_any_text_and_leave_out_white_space_only(text):
    spans = find_passages(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    left = "".join(text[start:end] for start, end in spans)
    assert [letter for letter in left if not letter.isspace()] == [letter for letter in text if not letter.isspace()]


@pytest.mark.parametrize("line", ["Done.", "Done?", "“Done.”", "«Done!»", "Done (so).", "完成。", "Done… "])
def test_these_lines_end_a_sentence(line):
    assert ends_a_sentence(line)


@pytest.mark.parametrize("line", ["Done", "Done,", "Done:", "e.g", "", "“Done”"])
def test_these_lines_do_not(line):
    assert not ends_a_sentence(line)


def test_trim_moves_both_ends_past_white_space():
    assert trim("xx  a b\t\nxx", 2, 9) == (4, 7)
    assert trim("   ", 0, 3) == (3, 0)


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Smith met Dr. Brown on Sept. 12.", "They spoke of trade, e.g. wheat.", "“It is good.”", "He left."],
        ["The U.S. did not reply.", "Why?", "Nobody knows!"],
        ["Встреча прошла в г. Астане.", "На ней были К. Токаев, А.Б. Серик и др.", "Торговля выросла до 31 млрд. долл. США."],
        ["В 2022 г. Токаев был в Пекине.", "Он сказал: «Торговля растёт.»", "Почему?", "Потому что…", "Так и есть!"],
        ["Построены дороги, мосты и т.д.", "Цена – 5 тыс. 300 руб. 20 коп.", "Это на ул. Абая, д. 5."],
        ["2022 ж. Тоқаев Бейжіңде болды.", "Сауда, көлік, т.б. талқыланды.", "Қ. Тоқаев кетті."],
        ["会谈结束。", "王毅说：“贸易增长。”", "真的吗？", "是的！", "分号；不是句号。"],
        ["The talks ended.", "Встреча прошла в г. Астане.", "会谈结束。", "双方满意！", "All left."],
    ],
)
def test_sentences_end_here_and_not_at_abbreviations_and_initials(expected):
    # Chinese writes no space between its sentences.
    text = re.sub("(?<=[。？！]) |(?<=。”) ", "", " ".join(expected))
    assert sentences(text) == expected


def test_a_sentence_goes_on_over_a_line_break_and_stops_at_a_blank_line():
    assert sentences("One is said\nand goes on. Two\n\nis a heading") == ["One is said\nand goes on.", "Two", "is a heading"]


def test_only_the_asked_stretch_has_sentences():
    assert find_sentences("One. Two. Three.", 5, 9) == [(5, 9)]
    assert find_sentences("", 0, 0) == find_sentences("  \n ") == []


TEXT = st.text(alphabet=st.sampled_from('ab AB.!?…—«»"”)\n\u00a0гжТК 中国。！；12'), max_size=120)


@given(TEXT | LINE)
@settings(deadline=None)
def test_sentences_slice_any_text_and_leave_out_white_space_only(text):
    spans = find_sentences(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@pytest.mark.parametrize(
    "text", ['".' * 50_000, "a. B" * 20_000, "А. Б. " * 10_000, "。”" * 30_000, "г. " * 30_000, " " * 99_999 + "x", "a\n B. " * 20_000]
)
def test_a_hostile_line_comes_to_an_end(text):
    # A quadratic search would take minutes here.
    for find in (find_sentences, find_passages):
        spans = find(text)
        assert "".join(text[start:end].replace(" ", "") for start, end in spans).replace("\n", "") == text.replace(" ", "").replace(
            "\n", ""
        )


SENTENCE = "Trade between the two countries grew again in the first half of the year, the ministry of trade reports."


def test_a_long_paragraph_is_cut_at_sentence_ends():
    # 104 characters and a space each: nine of them make 944, ten would make 1,049; of 29 the last two are too few for a passage.
    text = " ".join([SENTENCE] * 29)
    assert [passage.count(SENTENCE) for passage in passages(text)] == [9, 9, 11]
    assert " ".join(passages(text)) == text


def test_a_paragraph_that_is_hardly_too_long_stays_whole():
    assert len(passages(" ".join([SENTENCE] * 14))) == 1


def test_chinese_says_more_in_a_character_and_is_cut_earlier():
    sentence = "两国贸易今年上半年继续增长，贸易部对此作了说明。"
    # 24 characters, of which 22 weigh three: 68; fourteen of them are 952.
    text = sentence * 28
    assert [passage.count("。") for passage in passages(text)] == [14, 14]
    assert all(len(passage) < PASSAGE for passage in passages(text))


@pytest.mark.parametrize("text", ["слово " * 600, "word " * 800, "字" * 900])
def test_a_long_text_without_a_sentence_end_is_never_cut(text):
    assert passages(text) == [text.strip()]


def test_a_long_russian_paragraph_is_not_cut_at_an_abbreviation():
    sentence = "В г. Астане прошла встреча, на которой стороны обсудили торговлю, транспорт и т.д. с К. Токаевым во главе."
    assert {passage[-8:] for passage in passages(" ".join([sentence] * 20))} == {"о главе."}


def test_wrapped_lines_part_where_a_line_is_indented():
    first = "The first paragraph is wrapped \nby hand and ends on a full line."
    second = "The second one is indented \nand wrapped as well, and \nit stops."
    assert passages(f"{first} \n {second}") == [first, second]


def test_wrapped_lines_part_where_a_sentence_ends_before_its_line_is_full():
    first = "The first paragraph is wrapped\nby hand and stops."
    second = "The second one is not indented\nbut wrapped like the first, and\nit stops."
    assert passages(f"{first}\n{second}") == [first, second]


def test_a_stray_break_in_mid_sentence_parts_nothing():
    long = "This paragraph stands on one line of its own, as the others do, but somebody has broken it before the\nend of the sentence."
    assert passages(f"{long}\n{long}\nAnother one is whole.") == [long, long, "Another one is whole."]


def test_long_lines_between_blank_lines_are_paragraphs_of_their_own():
    line = "This paragraph stands on one line of its own, with nothing but a line break between it and the paragraph after it."
    assert passages(f"Heading\n\n{line}\n{line}\n\nSigned,\nthe editor") == ["Heading", line, line, "Signed,\nthe editor"]


def test_passages_do_not_depend_on_what_stands_before_them():
    text = " ".join([SENTENCE] * 30)
    moved = find_passages("x\n\n" + text, 3)
    assert moved == [(start + 3, end + 3) for start, end in find_passages(text)]
