"""Quotations: who says what, in four languages, across passages and printings."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.actors.mentions import actor_mentions
from kzcn_explore.analysis.quotations.quotations import COLUMNS, quotations
from kzcn_explore.corpus.keeping.opening import open_stored
from kzcn_explore.corpus.loading import load_corpus

PIECES = st.sampled_from(
    [
        *["“We build the road.", "”", "«Мост", "»", ' "', '," ', "said Ann Lee.", " He said: ", "Minister Ann Lee ", ". ", "\n\n"],
        *["— Да, — сказал он.", "«Да, — сказал он. — Нет»", '."', "他说：“好。”", "“好，”他说，“走。”"],
    ]
)


def corpus_of(*texts, **columns):
    return load_corpus(pd.DataFrame({"id": [f"d{number}" for number in range(len(texts))], "text": texts} | columns))


def said(*texts):
    table = quotations(corpus_of(*texts))
    return table[["text", "kind", "speaker"]].astype(object).where(table[["text", "kind", "speaker"]].notna(), None).to_numpy().tolist()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("“We will build the road,” said Transport Minister Ann Lee.", ["We will build the road,", "speech", "Ann Lee"]),
        ('Ann Lee, a lawyer from the north, said: "We will build the road."', ["We will build the road.", "speech", "Ann Lee"]),
        ("“We will build the road,” Lee’s deputy, Max Braun, said.", ["We will build the road,", "speech", "Max Braun"]),
        ("Ann Lee called the plan “a step back”.", ["a step back", "fragment", "Ann Lee"]),
        ("The road is “nearly done”, according to Ann Lee.", ["nearly done", "fragment", "Ann Lee"]),
        ("«Мы построим дорогу к осени», — заявил министр Иван Петров.", ["Мы построим дорогу к осени", "speech", "Иван Петров"]),
        ("По словам Ивана Петрова, работы «идут по плану».", ["идут по плану", "fragment", "Ивана Петрова"]),
        ("«Жол күзде ашылады», – деді Ерлан Сапаров.", ["Жол күзде ашылады", "speech", "Ерлан Сапаров"]),
        ("Ерлан Сапаров «бұл маңызды қадам» деп атап өтті.", ["бұл маңызды қадам", "fragment", "Ерлан Сапаров"]),
        ("Мы ждали. «Мы построим дорогу», — сказал Иван Петров журналистам.", ["Мы построим дорогу", "speech", "Иван Петров"]),
        ("王建国在北京指出：“新公路将在秋天开通。”", ["新公路将在秋天开通。", "speech", "王建国"]),
        ("“We will build it,” Sen. Ann Lee, of the north, said.", ["We will build it,", "speech", "Ann Lee"]),
        ("It is an “important pillar” of trade, said Ann Lee, a lawyer, at the port.", ["important pillar", "fragment", "Ann Lee"]),
        (
            "“We will build the road here and now” Ann Lee said, adding nothing.",
            ["We will build the road here and now", "speech", "Ann Lee"],
        ),
        ("交通部长王建国说：“新公路将在秋天开通。”", ["新公路将在秋天开通。", "speech", "王建国"]),
        ("“我们已经准备好了，”外交部发言人李明指出。", ["我们已经准备好了，", "speech", "李明"]),
    ],
)
def test_words_and_speaker_are_found_before_behind_and_around_the_verb(text, row):
    assert said(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "The ‘Silk Road’ film was shown in the «Old Town» hall.",
        "Lee said that the “New Harbour” is ready.",
        "It was a “free” lunch for all.",
        "Музей «Старый город» открыт.",
        "「新港口」为重点项目。",
    ],
)
def test_titles_names_and_words_at_arms_length_are_no_quotations(text):
    assert said(text) == []


def test_a_surname_an_office_and_a_pronoun_stand_for_the_fullest_name_before():
    text = (
        "Transport Minister Ann Lee came to the port. “We build the road here,” Lee said. “It will be long,” the minister added.\n\n"
        "“We pay for it ourselves,” she told reporters."
    )
    table = quotations(corpus_of(text))
    assert table["speaker"].tolist() == ["Ann Lee"] * 3
    assert table["speaker_as_written"].tolist() == ["Lee", "the minister", "she"]
    assert table["confidence"].tolist() == [0.902, 0.712, 0.712]


def test_a_sentence_that_follows_a_quotation_goes_on_with_its_speaker():
    table = quotations(corpus_of("“We build the road,” Ann Lee said. “It will be long and wide.”"))
    assert table["speaker"].tolist() == ["Ann Lee", "Ann Lee"]
    assert table["speaker_as_written"].isna().tolist() == [False, True]
    assert table["confidence"].tolist() == [0.95, 0.8]


def test_a_quotation_of_two_paragraphs_has_two_rows_and_one_speaker():
    table = quotations(corpus_of("“We will build the road by autumn.\n\n“And we pay for it,” said Ann Lee."))
    assert table["continues"].fillna(-1).tolist() == [-1, 0]
    assert table["speaker"].tolist() == ["Ann Lee", "Ann Lee"]
    assert table["passage"].tolist() == [0, 1]


def test_an_unclosed_mark_does_not_swallow_the_text():
    assert said("Ann Lee said: “We build the road. The port lies in the north. It is old.\n\nNothing more.")[0][0] == "We build the road."


def test_a_quotation_printed_again_names_the_row_of_the_earlier_document():
    words = "We will build the long road to the port by autumn"
    later, earlier = f"“{words} of next year,” said Ann Lee.", f"Ann Lee: “{words}, and we pay for all of it,” she said."
    table = quotations(corpus_of(later, earlier, date=["2022-06-09", "2022-06-07"]))
    assert table["document"].tolist() == ["d0", "d1"]
    assert table["printing_of"].fillna(-1).tolist() == [1, -1]


def test_each_row_holds_what_is_known_of_its_document():
    corpus = corpus_of("“We build the road,” said Ann Lee.", date=["2022-06-09"], source=["x"], title=["Road"])
    row = quotations(corpus).iloc[0]
    assert (row["title"], str(row["date"].date()), row["precision"], row["source"]) == ("Road", "2022-06-09", "day", "x")


def test_a_corpus_without_quotations_gives_an_empty_table_with_the_same_columns():
    table = quotations(corpus_of("Nothing is said here."))
    assert table.empty
    assert table.dtypes.astype(str).to_dict() == COLUMNS


def test_a_store_or_a_part_of_a_corpus_takes_the_mentions_of_the_whole(tmp_path):
    corpus = corpus_of("“We build the road,” said Ann Lee.", "Ann Lee came. “We pay for it,” said Lee.")
    mentions = actor_mentions(corpus)
    part = corpus.keep_documents(pd.Series([False, True], index=corpus.documents.index))
    assert quotations(part, mentions=mentions)["speaker"].tolist() == ["Ann Lee"]
    corpus.save(tmp_path / "kept")
    pd.testing.assert_frame_equal(quotations(open_stored(tmp_path / "kept"), mentions=mentions), quotations(corpus))


def test_mentions_of_another_corpus_are_refused():
    corpus, other = corpus_of("“We build the road,” said Ann Lee."), corpus_of("In the port Ann Lee came to the long road.")
    with pytest.raises(ValueError, match=r"mentions must be those of corpus; got 1 that .* 'Ann Lee' in passage 0 of document"):
        quotations(corpus, mentions=actor_mentions(other).assign(document="d7"))
    with pytest.raises(ValueError, match="mentions must be a DataFrame"):
        quotations(corpus, mentions="names")
    with pytest.raises(ValueError, match=r"mentions must have the columns .* got none of \['as_written'\]"):
        quotations(corpus, mentions=actor_mentions(corpus).drop(columns="as_written"))


def test_mentions_and_corpus_are_not_changed():
    corpus = corpus_of("“We build the road,” said Ann Lee.")
    mentions = actor_mentions(corpus)
    kept = mentions.copy(deep=True)
    quotations(corpus, mentions=mentions)
    pd.testing.assert_frame_equal(mentions, kept)


def test_progress_is_told_document_by_document_and_may_end_the_work():
    corpus, told = corpus_of("“We build,” said Ann Lee.", "Nothing.", "Nothing more."), []
    quotations(corpus, progress=lambda *numbers: told.append(numbers))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def stop(n_done, total):
        raise InterruptedError(f"{n_done} of {total}")

    with pytest.raises(InterruptedError, match="0 of 3"):
        quotations(corpus, progress=stop)
    with pytest.raises(ValueError, match="progress must be a function of two numbers"):
        quotations(corpus, progress="bar")


def test_what_is_no_corpus_is_refused():
    with pytest.raises(ValueError, match="corpus must be a Corpus"):
        quotations("seeds")


def test_a_store_has_the_same_quotations(seeds, tmp_path):
    seeds.save(tmp_path / "kept")
    pd.testing.assert_frame_equal(quotations(open_stored(tmp_path / "kept")), quotations(seeds))


def test_the_five_articles_reprint_what_they_reprint(seeds):
    table = quotations(seeds)
    assert table["printing_of"].dropna().to_dict() == {4: 0, 5: 1, 6: 2}
    assert table["speaker"].value_counts().to_dict() == {"Kassym-Jomart Tokayev": 4, "Wang Yi": 4, "Mukhtar Tileuberdi": 1}


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
def test_offsets_slice_to_the_words_shown(text):
    corpus = load_corpus(pd.DataFrame({"id": ["a"], "text": [f"A road. {text}"], "language": ["en"]}))
    for row in quotations(corpus).itertuples():
        passage = corpus.passages.loc[row.passage]
        assert passage["text"][row.start - passage["start"] : row.end - passage["start"]] == row.text
        assert 0 <= row.confidence <= 1
