"""Copies: which texts say again what an earlier one said."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.text import copies, runs
from kzcn_explore.text.compared import compared_words
from kzcn_explore.text.copies import find_copies, find_document_copies

TEN = "one two three four five six seven eight nine ten"  # six runs of five words

# Texts that share runs: pieces of one row of words, with a word of two in between.
PIECES = st.tuples(st.integers(0, 20), st.integers(0, 12)).map(lambda cut: [f"w{n}" for n in range(cut[0], cut[0] + cut[1])])
TEXTS = st.lists(st.lists(st.one_of(PIECES, st.just(["a"]), st.just(["b"] * 5)), max_size=4).map(lambda p: " ".join(chain(*p))), max_size=9)


def plain(texts, *, shared, alike, short, of_later=False):
    """The same question answered slowly: every text beside every original before it."""
    found, sets, lengths = [], [], []
    for text in texts:
        words = compared_words(text)
        each = {tuple(words[start : start + 5]) for start in range(len(words) - 4)}
        if short and 0 < len(words) < 5:
            each = {tuple(words)}
        sets.append(each)
        lengths.append(len(words))
        originals = [place for place, copy in enumerate(found) if copy is None]
        repeated = [
            place
            for place in originals
            if (both := len(each & sets[place])) and both >= shared * (len(each) if of_later else min(len(each), len(sets[place])))
            if min(len(words), lengths[place]) >= alike * max(len(words), lengths[place])
        ]
        found.append(repeated[0] if repeated else None)
    return found


def test_the_same_text_twice_is_one_text_and_its_copy():
    assert find_copies([TEN, "other words that stand alone here", TEN]) == [None, None, 0]


def test_a_quotation_with_few_words_around_it_is_a_copy_and_one_in_a_long_passage_is_not():
    # The quotation holds 6 runs: 6 of 10 = .6 with four words around it, 6 of 18 with twelve.
    assert find_copies([TEN, f"He said: “{TEN.upper()}”, and left."]) == [None, 0]
    assert find_copies([TEN, f"He said: “{TEN}”, and then he left the hall of the house without a word."]) == [None, None]


@pytest.mark.parametrize(("kept", "copy"), [(7, None), (8, 0)])
def test_a_copy_has_three_fifths_of_its_runs_from_the_original(kept, copy):
    # The first `kept` words of ten hold kept - 4 of six runs: 3/6 = .5 at seven words, 4/6 = .67 at eight.
    words = TEN.split()[:kept] + ["changed"] * (10 - kept)
    assert find_copies([TEN, " ".join(words)]) == [None, copy]


def test_a_copy_points_to_the_original_and_never_to_a_copy():
    assert find_copies([TEN, TEN, TEN]) == [None, 0, 0]


def test_what_only_a_copy_adds_is_no_original():
    more = "eleven twelve thirteen fourteen"
    assert find_copies([TEN, f"{TEN} {more}", f"ten {more}"]) == [None, 0, None]


def test_a_text_of_four_words_is_no_copy():
    assert find_copies(["one two three four"] * 2) == [None, None]
    assert find_copies(["", ""]) == [None, None]
    assert find_copies([]) == []


def test_apostrophes_and_hyphens_of_another_kind_make_no_difference():
    assert find_copies(["the people's one-China word stays so", "The people’s one‑China word stays so!"]) == [None, 0]


def test_russian_kazakh_and_chinese_texts_are_compared_too():
    russian = "Стороны договорились расширить торговлю и открыть новую железную дорогу до конца года"
    kazakh = "Екі ел сауданы кеңейтуге және жаңа теміржол салуға келісті деп хабарлады министрлік"
    chinese = "双方同意扩大贸易，并在年底前开通一条新的铁路线。"
    other = "会议讨论了气候变化和水资源的问题。"
    texts = [russian, kazakh, chinese, other, f"Министр сказал: {russian.upper()}.", kazakh, f"部长说：{chinese}"]
    assert find_copies(texts) == [None, None, None, None, 0, 1, 2]


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_passages_come_out_as_by_the_slow_way(texts):
    assert find_copies(texts) == plain(texts, shared=0.6, alike=0, short=False, of_later=True)


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_documents_come_out_as_by_the_slow_way(texts):
    assert find_document_copies(texts) == plain(texts, shared=0.8, alike=0.8, short=True)


@given(TEXTS)
@settings(deadline=None)
def test_texts_in_many_small_blocks_come_out_as_in_one(texts):
    whole = find_copies(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "BLOCK", 3)
        patch.setattr(copies, "PAIRS", 2)
        assert find_copies(texts) == whole


def test_a_formula_in_more_texts_than_are_looked_at_still_has_its_first_text_as_the_original():
    formula = "thank you all for your kind attention"
    texts = [f"{formula} ({n * n})" for n in range(3 * copies.COMMON)]
    assert find_copies([formula, *texts]) == [None, *[0] * len(texts)]


def test_a_note_quoted_in_full_by_a_long_report_is_no_copy_of_the_document():
    report = f"{TEN} and then a good many more words of their own that the reporter wrote"
    assert find_document_copies([TEN, report]) == [None, None]


def test_a_near_copy_of_a_document_has_at_least_four_fifths_of_the_words_and_runs():
    words = [f"w{n}" for n in range(100)]  # 96 runs; a changed word takes up to five of them
    near = ["x" if n in {20, 50, 80} else word for n, word in enumerate(words)]  # 96 - 15 = 81 of 96: .84
    far = ["x" if n in {20, 40, 60, 80} else word for n, word in enumerate(words)]  # 76 of 96: .79
    longer = words + ["y"] * 25  # 100 of 125 words: .8
    too_long = words + ["y"] * 26
    texts = [" ".join(each) for each in (words, near, far, longer, too_long)]
    assert find_document_copies(texts) == [None, 0, None, 0, None]


def test_short_documents_are_copies_if_they_are_the_same_words_in_the_same_order():
    assert find_document_copies(["Photo gallery", "PHOTO: Gallery!", "gallery photo", "", "…", ""]) == [None, 0, None, None, None, None]


def test_one_word_a_hundred_thousand_times_and_texts_without_words_are_no_trouble():
    endless = "na " * 100_000
    assert find_copies([endless, "… — !?", endless, "na na na na na"]) == [None, None, 0, 0]
    assert find_document_copies([endless, "… — !?", endless, "na na na na na"]) == [None, None, 0, None]
