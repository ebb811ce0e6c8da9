"""Shared furniture: what opens and closes many documents of one source is cut, what is said stays."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.corpus.articles.shared_furniture import cut_passages, find_shared
from kzcn_explore.corpus.articles.site_phrases import is_site_talk

TOWNS = ["Aktau", "Atyrau", "Kokshetau", "Oral", "Semey", "Taraz", "Turkistan", "Zharkent"]
BODIES = [f"The council of {town} met on Tuesday. It spoke of water in {town} for hours." for town in TOWNS]
CLOSING = "Do you know more? Sign up for the newsletter"


def tables(texts, source="Example", **columns):
    """One row a passage for documents given as a text or a list of passages; offsets as if two line breaks stood between them."""
    rows = []
    for number, passages in enumerate(texts):
        at = 0
        for text in [passages] if isinstance(passages, str) else passages:
            rows.append((f"d{number}", text, at, at + len(text)))
            at += len(text) + 2
    documents = pd.DataFrame({"source": [source] * len(texts), **columns}, index=[f"d{number}" for number in range(len(texts))])
    return pd.DataFrame(rows, columns=["document", "text", "start", "end"]), documents


def found_texts(texts, **options):
    passages, documents = tables(texts, **options)
    raw = passages.groupby("document")["text"].agg("\n\n".join)
    found = find_shared(passages, documents)
    return [(row.document, raw[row.document][row.start : row.end], row.rule) for row in found.itertuples()]


def test_a_closing_that_many_documents_share_is_cut_from_each():
    found = found_texts([f"{body} {CLOSING}" for body in BODIES])
    assert found == [(f"d{n}", CLOSING, "repeated closing") for n in range(8)]


def test_an_opening_glued_to_the_text_is_cut_before_the_capital_that_follows():
    found = found_texts([f"Media playback is not supported on this device {body}" for body in BODIES])
    assert found == [(f"d{n}", "Media playback is not supported on this device", "repeated opening") for n in range(8)]


def test_an_opening_that_goes_on_in_the_same_sentence_stays():
    assert found_texts([f"Learn more about {town}, says its mayor. {body}" for town, body in zip(TOWNS, BODIES, strict=True)]) == []
    assert found_texts([f"Read more on example.com and {body.lower()}" for body in BODIES]) == []


def test_a_whole_last_passage_is_cut_and_then_what_stood_before_it():
    texts = [[body, "Follow the story on www.example.com", "Share this with friends on Facebook"] for body in BODIES]
    assert [text for _, text, _ in found_texts(texts)[:2]] == ["Follow the story on www.example.com", "Share this with friends on Facebook"]


def test_digits_and_addresses_may_differ_inside_a_run():
    texts = [f"{body} (Example Weekly 0{n}/02/2020 page{n})" for n, body in enumerate(BODIES)]
    assert [text for _, text, _ in found_texts(texts)] == [f"(Example Weekly 0{n}/02/2020 page{n})" for n in range(8)]


def test_what_becomes_the_end_is_read_again_by_the_rules_for_lines():
    found = found_texts([f"{body} {town.lower()}@example.com {CLOSING}" for town, body in zip(TOWNS, BODIES, strict=True)])
    assert found[:2] == [("d0", "aktau@example.com", "contact line"), ("d0", CLOSING, "repeated closing")]


def test_a_run_known_from_the_ends_is_cut_inside_other_documents_of_its_source_too():
    texts = [f"{body} {CLOSING}" for body in BODIES[:6]] + [f"{BODIES[6]} {CLOSING} {BODIES[7]}"]
    assert found_texts(texts)[-1] == ("d6", CLOSING, "repeated inside")


def test_copies_of_one_article_share_their_ends_and_lose_nothing():
    assert found_texts([f"{BODIES[0]} {CLOSING}"] * 8) == []


@pytest.mark.parametrize(
    "formula",
    ["Thank you, Mr. President.", "God bless our country. Thank you.",
     "I would like to congratulate you on your election.",
     "Fellow citizens:",
     "I thank you all for your attention, and wish you a successful session.", "According to the council, the work goes on."],
)  # fmt: skip
def test_a_formula_that_speakers_repeat_is_said_and_stays(formula):
    assert found_texts([f"{body} {formula}" for body in BODIES]) == []
    assert found_texts([f"{formula} {body}" for body in BODIES]) == []
    assert found_texts([[formula, body, formula] for body in BODIES]) == []


def test_prose_before_the_furniture_stays_even_if_many_documents_share_it():
    background = "The lake has shrunk by a third since the council was founded."
    found = found_texts([f"{body} {background} {CLOSING}" for body in BODIES])
    assert {text for _, text, _ in found} == {CLOSING}


def test_four_documents_are_too_few_and_sources_are_not_mixed():
    texts = [f"{body} {CLOSING}" for body in BODIES]
    assert found_texts(texts[:4]) == []
    passages, documents = tables(texts)
    documents["source"] = ["A", "B"] * 4
    assert find_shared(passages, documents).empty


def test_two_per_cent_of_a_large_source_are_needed():
    letters = "abcdefghijklmnopqrst"
    others = [f"Report {one}{two} from the lake tells of water {two}{one}." for one in letters for two in letters]
    assert found_texts([f"{body} {CLOSING}" for body in BODIES] + others) == []
    assert len(found_texts([f"{body} {CLOSING}" for body in BODIES] + others[:300])) == 8


def test_without_a_source_the_host_of_the_address_tells_them_apart():
    texts = [f"{body} {CLOSING}" for body in BODIES]
    passages, documents = tables(texts, source=None, url=[f"https://www.example.com/{n}" for n in range(7)] + ["https://other.org/a"])
    assert find_shared(passages, documents)["document"].tolist() == [f"d{n}" for n in range(7)]
    assert len(find_shared(passages, documents[[]])) == 8


def test_a_document_that_is_nothing_but_the_run_keeps_it():
    found = found_texts([f"{body} {CLOSING}" for body in BODIES] + [CLOSING])
    assert [name for name, _, _ in found] == [f"d{n}" for n in range(8)]


def test_passages_are_cut_and_numbered_anew_and_the_tables_given_stay_as_they_are():
    passages, _ = tables([f"{BODIES[0]} {CLOSING} He left.", BODIES[1]])
    before = passages.copy()
    cuts = pd.DataFrame(
        [("d0", len(BODIES[0]) + 1, len(BODIES[0]) + 1 + len(CLOSING), "repeated inside")], columns=["document", "start", "end", "rule"]
    )
    table = cut_passages(passages, cuts)
    assert table["text"].tolist() == [BODIES[0], "He left.", BODIES[1]]
    assert table["position"].tolist() == [0, 1, 0]
    assert table["start"].tolist() == [0, len(BODIES[0]) + len(CLOSING) + 2, 0]
    pd.testing.assert_frame_equal(passages, before)


def test_empty_tables_give_empty_tables():
    passages, documents = tables([])
    assert find_shared(passages, documents).columns.tolist() == ["document", "start", "end", "rule"]
    assert cut_passages(passages, find_shared(passages, documents)).empty


PIECES = st.sampled_from([*BODIES, CLOSING, "Share this", "Read more on www.example.com/1", "(AFP)", "He left.", " ", "\n", "关注我们。"])


@given(
    st.lists(
        st.lists(st.lists(PIECES, min_size=1, max_size=4).map(" ".join).map(str.strip).filter(bool), min_size=1, max_size=3), max_size=12
    )
)
@settings(deadline=None, max_examples=60)
def test_passages_and_cuts_hold_every_letter_once(texts):
    passages, documents = tables(texts)
    found = find_shared(passages, documents)
    left = cut_passages(passages, found)
    spans = pd.concat([left, found])[["document", "start", "end"]].sort_values(["document", "start"])
    for name, text in passages.groupby("document")["text"].agg("\n\n".join).items():
        own = spans[spans["document"] == name]
        assert (own["start"].to_numpy()[1:] >= own["end"].to_numpy()[:-1]).all()
        pieces = [text[start:end] for start, end in zip(own["start"], own["end"], strict=True)]
        assert all(piece and piece == piece.strip() for piece in pieces)
        assert "".join("".join(pieces).split()) == "".join(text.split())
        assert name in set(left["document"])


def test_what_a_speaker_says_to_the_hearers_is_no_site_talk():
    assert not is_site_talk("We thank you for your trust. Learn more", closing=True)
    assert not is_site_talk("Thank you. Learn more", closing=True)


def test_site_talk_needs_a_phrase_of_sites_in_its_outermost_sentence():
    assert is_site_talk("Do you have a story? Here's how. Learn more", closing=True)
    assert not is_site_talk("Learn more. The lake has shrunk by a third.", closing=True)
    assert not is_site_talk("The lake has shrunk by a third. Learn more", closing=True)
    assert is_site_talk("Подписывайтесь на канал", closing=False)
