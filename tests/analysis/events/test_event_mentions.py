"""Event mentions: sentences, lanes, and which mentions are of one event."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzcn_explore.analysis.events.event_mentions import event_mentions
from kzcn_explore.analysis.mentioned_dates import mentioned_dates
from kzcn_explore.corpus.keeping.opening import open_stored
from kzcn_explore.corpus.loading import load_corpus

DATES = ["2021-03-01", "2021-06-01", "2021-10-05"]
VISITS = {
    "en": [
        "The president of Freedonia will pay a state visit to Sylvania in autumn 2021.",
        "The state visit of the president of Freedonia to Sylvania is planned for October 2021.",
        "The president of Freedonia paid a state visit to Sylvania on 4 October 2021.",
    ],
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


def corpus_of(texts, dates=DATES, language="en"):
    return load_corpus(pd.DataFrame({"text": texts, "date": dates[: len(texts)], "language": language}))


@pytest.mark.parametrize("language", VISITS)
def test_a_visit_announced_planned_and_paid_is_one_event_in_four_languages(language):
    found = event_mentions(corpus_of(VISITS[language], language=language))
    assert found["event"].tolist() == [0, 0, 0]
    assert found["lane"].tolist() == ["ahead", "ahead", "past"]
    assert found["score"].iloc[0] == 1
    assert found["score"].between(0.3, 1 + 1e-9).all()


def test_the_visits_of_two_presidents_are_two_events():
    other = "The president of Ruritania will pay a state visit to Borduria in autumn 2021."
    assert event_mentions(corpus_of([VISITS["en"][0], other]))["event"].tolist() == [0, 1]


def test_the_same_words_on_other_days_are_other_events():
    texts = ["The dam near Ostrava valley was opened on 4 May 2019.", "The dam near Ostrava valley was opened on 5 May 2019."]
    assert event_mentions(corpus_of(texts))["event"].tolist() == [0, 1]


def test_two_words_in_common_are_too_few():
    texts = ["Freedonia talks ended on 4 May 2019.", "Freedonia talks ended on 4 May 2019 in rain."]
    three = [text.replace("talks", "peace talks ended in Ostrava, as they say,") for text in texts]
    assert event_mentions(corpus_of([text.replace("ended ", "") for text in texts]))["event"].nunique() == 2
    assert event_mentions(corpus_of(three))["event"].nunique() == 1


def test_the_score_is_cosine_times_agreement_by_hand():
    texts = ["Old Freedonia dam leaks in 2020.", "Old Freedonia dam leaks in May 2020."]
    found = event_mentions(corpus_of(texts))
    # The same four words, each as near to its date: cosine 1. May lies inside 2020, whose 366 days are longer than 92.
    assert found["event"].tolist() == [0, 0]
    assert found["score"].tolist() == [1.0, pytest.approx((92 / 366) ** 0.5)]


def test_lanes_are_published_on_the_day_itself_past_and_ahead():
    text = "Ministers opened the dam on 1 March 2021. They met in 2019. They will meet in 2025. This year is dry."
    text += " Two days after the talks they met."
    found = event_mentions(corpus_of([text]))
    assert dict(zip(found["quote"], found["lane"].fillna("none"), strict=True)) == {
        "1 March 2021": "published", "2019": "past", "2025": "ahead", "This year": "published", "Two days after": "past",
    }  # fmt: skip


def test_an_undated_document_tells_its_lane_by_its_words_alone_and_no_date_is_made():
    found = event_mentions(corpus_of(["They will meet next month. They met last week. The dam of 2019."], dates=[None]))
    assert found["earliest"].isna().tolist() == [True, True, False]
    assert found["lane"].fillna("none").tolist() == ["ahead", "past", "none"]


def test_mentions_that_are_set_apart_are_other_events_and_keep_their_numbers():
    corpus = corpus_of(VISITS["en"])
    found = event_mentions(corpus, apart=[(0, 2)])
    assert found.loc[0, "event"] != found.loc[2, "event"]
    assert sorted(found.index) == [0, 1, 2]
    assert found.loc[2, "quote"] == event_mentions(corpus).loc[2, "quote"] == "4 October 2021"


@pytest.mark.parametrize("apart", [[(0, 0)], [(0, 3)], [(-1, 0)], [(0,)], [3], [("0", "1")]])
def test_what_is_no_pair_of_mentions_is_refused(apart):
    with pytest.raises(ValueError, match=r"apart must be pairs of different mentions, .* 0 to 2; got"):
        event_mentions(corpus_of(VISITS["en"]), apart=apart)


def test_mentions_of_an_event_stand_in_the_order_of_the_documents_dates_undated_ones_last():
    texts = [VISITS["en"][2], VISITS["en"][1], VISITS["en"][0]]
    found = event_mentions(corpus_of(texts, dates=[None, "2021-06-01", "2021-03-01"]))
    assert found["document"].tolist() == ["row 2", "row 1", "row 0"]
    assert found["event"].tolist() == [0, 0, 0]


def test_a_corpus_without_dates_gives_the_same_columns_and_types():
    full, empty = event_mentions(corpus_of(VISITS["en"])), event_mentions(corpus_of(["Nothing here."]))
    assert empty.empty
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_a_saved_corpus_gives_the_same_mentions(tmp_path):
    corpus = corpus_of(VISITS["en"])
    corpus.save(tmp_path / "saved")
    expected = event_mentions(corpus)
    pd.testing.assert_frame_equal(event_mentions(load_corpus(tmp_path / "saved")), expected)
    pd.testing.assert_frame_equal(event_mentions(open_stored(tmp_path / "saved")), expected)


def test_the_corpus_is_not_changed():
    corpus = corpus_of(VISITS["en"])
    before = corpus.documents.copy(), corpus.passages.copy()
    event_mentions(corpus)
    pd.testing.assert_frame_equal(corpus.documents, before[0])
    pd.testing.assert_frame_equal(corpus.passages, before[1])


PARTS = st.sampled_from(
    [
        *(text for texts in VISITS.values() for text in texts),
        "It rained.",
        "Dr. Firefly left on Jan. 3, 1992. Then, “in May”…",
        "今年很旱。",
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(PARTS, st.sampled_from([" ", "\n\n", "\n \n  "])), min_size=1, max_size=6))
def test_offsets_always_slice_to_the_date_and_to_its_sentence(parts):
    raw = "".join(text + gap for text, gap in parts)
    corpus = load_corpus(pd.DataFrame({"text": [raw], "date": ["2021-06-01"]}))
    found = event_mentions(corpus)
    for row in found.itertuples():
        passage = corpus.passages.loc[row.passage]
        assert passage["text"][row.start - passage["start"] : row.end - passage["start"]] == raw[row.start : row.end] == row.quote
        assert row.sentence_start <= row.start < row.end <= row.sentence_end
        sentence = raw[row.sentence_start : row.sentence_end]
        assert sentence == sentence.strip()
        assert passage["start"] <= row.sentence_start <= row.sentence_end <= passage["end"]
    every = mentioned_dates(corpus)
    kept = every.merge(found[["document", "start"]], on=["document", "start"])
    assert len(kept) == len(found)


def test_progress_counts_passages_and_may_end_the_work():
    told = []
    event_mentions(corpus_of(["\n\n".join(VISITS["en"])]), progress=lambda n_done, total: told.append((n_done, total)))
    assert told[0] == (0, told[-1][1])
    assert told[-1][0] == told[-1][1] > 0

    def stop(n_done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        event_mentions(corpus_of(VISITS["en"]), progress=stop)
    with pytest.raises(ValueError, match="progress must be a function of two numbers"):
        event_mentions(corpus_of(VISITS["en"]), progress=3)


def test_the_past_five_years_lie_behind_and_the_next_five_ahead_whatever_the_words_around():
    text = "They are due to be charged in the past two years. He said that it had grown, over the next five years."
    assert event_mentions(corpus_of([text]))["lane"].tolist() == ["past", "ahead"]


def test_the_mentions_of_a_reprint_are_copies():
    assert event_mentions(corpus_of([VISITS["en"][0], VISITS["en"][0], VISITS["en"][2]]))["is_copy"].tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "Prices of bread and wool rose in the northern valleys, deputy foreign minister Rufus Firefly told reporters on Monday.",
         "An old lighthouse near the harbour needs another roof, deputy foreign minister Rufus Firefly told reporters on Monday."),
        ("ru", "Цены на хлеб и шерсть выросли в северных долинах, сообщил в понедельник заместитель министра Руфус Файрфлай.",
         "Старый маяк возле гавани нуждается в крыше, сообщил в понедельник заместитель министра Руфус Файрфлай."),
    ],
)  # fmt: skip
def test_two_sayings_of_one_speaker_on_one_day_are_two_events(language, first, second):
    def n_events(*texts):
        return event_mentions(corpus_of(texts, dates=["2021-03-02"] * 2, language=language))["event"].nunique()

    assert n_events(first, second) == 2
    assert n_events(first, first) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The plan of the years 2010 to 2030 was praised.", "en"),
        ("The mayor opened two schools this year.", "en"),
        ("Президент в этом году открыл две школы.", "ru"),
        ("Мы ждём гостей осенью.", "ru"),
    ],
)
def test_what_runs_on_after_the_day_of_writing_is_not_past(text, language):
    [row] = event_mentions(corpus_of([text], dates=["2021-09-13"], language=language)).to_dict("records")
    assert row["latest"] > pd.Timestamp("2021-09-13")
    assert row["lane"] in ("published", "ahead")
