"""Event history: how a promise is named, sharpened, put off, left open and kept, from document to document."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.events.event_history import COLUMNS, event_history
from kzcn_explore.analysis.events.event_mentions import event_mentions
from kzcn_explore.analysis.events.event_words import days_in_words, step_in_words
from kzcn_explore.corpus.keeping.opening import open_stored
from kzcn_explore.corpus.loading import load_corpus

DATES = ["2021-03-01", "2021-06-01", "2021-08-01", "2021-10-05"]
BRIDGE = [
    "The Harbour Bridge in Port Grey will be opened in May 2021.",
    "The opening of the Harbour Bridge in Port Grey was put off to autumn 2021.",
    "The Harbour Bridge in Port Grey is to be opened in September 2021.",
    "It rained. The Harbour Bridge in Port Grey was opened on 12 September 2021.",
]


def corpus_of(texts, dates=DATES, language="en"):
    return load_corpus(pd.DataFrame({"text": texts, "date": dates[: len(texts)], "language": language}))


def test_a_promise_slips_sharpens_and_is_kept():
    corpus = corpus_of(BRIDGE)
    table = event_history(corpus, 0)
    assert table["step"].tolist() == ["named", "later", "sharper", "done"]
    assert table["words"].tolist() == [
        "named for May 2021",
        "slipped from May to autumn 2021",
        "sharpened to September 2021",
        "spoken of as done, 12 September 2021",
    ]
    assert table["quote"].tolist() == ["May 2021", "autumn 2021", "September 2021", "12 September 2021"]
    assert table["sentence"].tolist() == [*BRIDGE[:3], BRIDGE[3].removeprefix("It rained. ")]
    assert table["document"].tolist() == ["row 0", "row 1", "row 2", "row 3"]
    assert table["date"].tolist() == [pd.Timestamp(day) for day in DATES]


VISITS = {
    "ru": [
        "Президент Фридонии посетит Сильванию с государственным визитом осенью 2021 года.",
        "Государственный визит президента Фридонии в Сильванию запланирован на октябрь 2021 года.",
        "Президент Фридонии прибыл в Сильванию с государственным визитом 4 октября 2021 года.",
    ],
    "kk": [
        "Фридония президенті 2021 жылғы күзде Сильванияға мемлекеттік сапармен барады.",
        "Фридония президентінің Сильванияға мемлекеттік сапары 2021 жылғы қазанға жоспарланған.",
        "Фридония президенті 2021 жылғы 4 қазанда Сильванияға мемлекеттік сапармен келді.",
    ],
    "zh": [
        "弗里多尼亚总统将于2021年秋天对西尔瓦尼亚进行国事访问。",
        "弗里多尼亚总统计划于2021年10月对西尔瓦尼亚进行国事访问。",
        "弗里多尼亚总统于2021年10月4日对西尔瓦尼亚进行了国事访问。",
    ],
}


@pytest.mark.parametrize("language", VISITS)
def test_a_visit_is_followed_in_other_languages(language):
    table = event_history(corpus_of(VISITS[language], dates=["2021-03-01", "2021-06-01", "2021-10-05"], language=language), 0)
    assert table["step"].tolist() == ["named", "sharper", "done"]
    assert table["words"].tolist() == ["named for autumn 2021", "sharpened to October 2021", "spoken of as done, 4 October 2021"]


def mentions_of(corpus, **changes):
    table = event_mentions(corpus)
    for column, values in changes.items():
        table[column] = pd.Series(values, index=table.index).astype(table[column].dtype)
    return table


def test_a_document_that_leaves_the_days_open_is_an_undated_step_and_a_wider_one_a_looser():
    corpus = corpus_of(BRIDGE[:3])
    days = pd.to_datetime(["2021-05-01", None, "2021-01-01"]), pd.to_datetime(["2021-05-31", None, "2021-12-31"])
    mentions = mentions_of(corpus, event=[4, 4, 4], earliest=days[0], latest=days[1])
    table = event_history(corpus, 4, mentions=mentions)
    assert table["step"].tolist() == ["named", "undated", "same"]
    assert table["words"].tolist() == ["named for May 2021", "named without a date", "named more loosely, 2021"]
    assert table["earliest"].isna().tolist() == [False, True, False]


def test_what_was_never_ahead_is_not_done_again_by_every_text():
    corpus = corpus_of(["The dam near Ostrava valley was opened on 4 May 2019."] * 2)
    assert event_history(corpus, 0)["step"].tolist() == ["named", "same"]
    assert event_history(corpus, 0)["words"].tolist() == ["dated 4 May 2019", "again 4 May 2019"]


def test_what_never_was_ahead_does_not_slip():
    texts = ["The dam near Ostrava valley was opened on 4 to 9 May 2019.", "The dam near Ostrava valley was opened on 8 to 12 May 2019."]
    table = event_history(corpus_of(texts), 0)
    assert table["step"].tolist() == ["named", "later"]
    assert table["words"].tolist() == ["dated 4 to 9 May 2019", "dated 8 to 12 May 2019"]


def test_an_event_of_no_mention_has_an_empty_history_with_the_same_columns():
    corpus = corpus_of(BRIDGE)
    for table in (event_history(corpus, 99), event_history(corpus_of(["Nothing."]), 0), event_history(corpus, 0)):
        assert table.dtypes.astype(str).to_dict() == COLUMNS
    assert event_history(corpus, 99).empty


def test_a_saved_corpus_and_given_mentions_give_the_same_history(tmp_path):
    corpus = corpus_of(BRIDGE)
    corpus.save(tmp_path / "saved")
    expected = event_history(corpus, 0)
    pd.testing.assert_frame_equal(event_history(open_stored(tmp_path / "saved"), 0), expected)
    mentions = event_mentions(corpus)
    before = mentions.copy()
    pd.testing.assert_frame_equal(event_history(corpus, 0, mentions=mentions), expected)
    pd.testing.assert_frame_equal(mentions, before)


def test_what_is_no_event_or_no_table_of_this_corpus_is_refused():
    corpus = corpus_of(BRIDGE)
    with pytest.raises(ValueError, match="event must be the number of an event"):
        event_history(corpus, "visit")
    with pytest.raises(ValueError, match=r"mentions must be a DataFrame; .* event_mentions\(corpus\)"):
        event_history(corpus, 0, mentions=[1])
    with pytest.raises(ValueError, match="mentions must be of this corpus"):
        event_history(corpus_of(["Nothing."]), 0, mentions=event_mentions(corpus).assign(passage=7))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([*BRIDGE, "Dr. Firefly left on Jan. 3, 1992.", "今年很旱。"]), min_size=1, max_size=4))
def test_sentences_and_quotes_are_those_of_the_raw_text(parts):
    raws = ["\n\n".join(parts[: n + 1]) for n in range(len(parts))]
    corpus = corpus_of(raws)
    mentions = event_mentions(corpus)
    for event in mentions["event"].unique():
        for row in event_history(corpus, int(event), mentions=mentions).itertuples():
            raw = raws[int(row.document.removeprefix("row "))] if len(raws) > 1 else raws[0]
            assert raw[row.start : row.end] == row.quote
            assert row.quote in row.sentence
            assert row.sentence in raw


def ordinals(first, last):
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2021-10-04", "2021-10-04", "4 October 2021"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2017-02-13", "2017-02-19", "the week of 13 February 2017"),
        ("2017-01-15", "2017-01-18", "15 to 18 January 2017"),
        ("2022-12-01", "2023-02-28", "winter 2022"),
        ("2022-04-01", "2022-06-30", "quarter 2 of 2022"),
        ("2022-07-01", "2022-12-31", "the second half of 2022"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("1990-01-01", "1999-12-31", "the 1990s"),
        ("2022-12-30", "2023-01-02", "30 December 2022 to 2 January 2023"),
        ("0001-01-01", "0001-12-31", "1"),
    ],
)
def test_days_are_named_as_a_whole_unit_where_they_are_one(first, last, words):
    assert days_in_words(ordinals(first, last)) == words


def test_a_date_moved_up_and_one_moved_to_another_year_are_said_so():
    summer, spring, later = ordinals("2022-06-01", "2022-08-31"), ordinals("2022-03-01", "2022-05-31"), ordinals("2023-01-01", "2023-12-31")
    assert step_in_words("earlier", spring, summer) == "moved up from summer to spring 2022"
    assert step_in_words("later", later, summer) == "slipped from summer 2022 to 2023"


def test_a_promise_stays_one_through_a_text_that_tells_neither_before_nor_after():
    corpus = corpus_of(BRIDGE)
    mentions = event_mentions(corpus)
    assert mentions["lane"].tolist() == ["ahead", "ahead", "ahead", "past"]
    history = event_history(corpus, 0, mentions=mentions.assign(lane=["ahead", None, None, "past"]))
    assert history["step"].tolist() == ["named", "later", "sharper", "done"]
    assert history["words"].tolist()[1] == "slipped from May to autumn 2021"
