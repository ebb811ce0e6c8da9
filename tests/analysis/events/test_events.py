"""Events: one row a thing, its days and how they moved."""

import pandas as pd

from kzcn_explore.analysis.events.event_mentions import event_mentions
from kzcn_explore.analysis.events.events import COLUMNS, event_table, events
from kzcn_explore.analysis.events.steps import follow_days
from kzcn_explore.corpus.loading import load_corpus

DATES = ["2021-03-01", "2021-06-01", "2021-10-05"]


def corpus_of(texts, dates=DATES):
    return load_corpus(pd.DataFrame({"text": texts, "date": dates[: len(texts)], "language": "en"}))


def days(row):
    return f"{row['earliest']:%Y-%m-%d}", f"{row['latest']:%Y-%m-%d}"


def test_a_promise_is_followed_from_season_to_month_to_the_day_on_which_it_is_kept():
    texts = [
        "The president of Freedonia will pay a state visit to Sylvania in autumn 2021.",
        "The state visit of the president of Freedonia to Sylvania is planned for October 2021.",
        "The president of Freedonia paid a state visit to Sylvania on 4 October 2021.",
    ]
    [row] = events(corpus_of(texts)).to_dict("records")
    assert row["n_mentions"] == row["n_documents"] == 3
    assert row["slips"] == ["sharper", "sharper"]
    assert days(row) == ("2021-10-04", "2021-10-04")
    assert (row["precision"], row["status"]) == ("day", "past")
    assert (row["n_slips"], row["done"]) == (0, True)
    assert row["first_named"] == pd.Timestamp("2021-03-01")
    assert row["documents"] == ["row 0", "row 1", "row 2"]
    assert row["what"] == "president of Freedonia will pay a state visit to Sylvania"


def test_a_bridge_that_opens_two_months_late_has_slipped():
    texts = [
        "The Harbour Bridge in Port Grey will be opened in July 2021.",
        "The opening of the Harbour Bridge in Port Grey was put off to September 2021.",
        "The Harbour Bridge in Port Grey was opened on 12 September 2021.",
    ]
    [row] = events(corpus_of(texts)).to_dict("records")
    assert row["slips"] == ["later", "sharper"]
    assert (row["n_slips"], row["done"]) == (1, True)
    assert days(row) == ("2021-09-12", "2021-09-12")


def mentions(*rows):
    columns = ["event", "document", "earliest", "latest", "precision", "status", "event_what", "date", "document_earliest"]
    table = pd.DataFrame(rows, columns=columns)
    times = ["earliest", "latest", "date", "document_earliest"]
    table["lane"] = table["status"].map({"planned": "ahead", "past": "past"})
    table["is_copy"] = False
    return table.assign(**{name: pd.to_datetime(table[name]).astype("datetime64[s]") for name in times})


def test_a_wider_interval_keeps_the_days_and_an_overlap_leaves_what_both_hold():
    table = mentions(
        (0, "a", "2021-09-01", "2021-09-30", "month", "planned", "dam", "2021-01-01", "2021-01-01"),
        (0, "b", "2021-07-01", "2021-12-31", "half", "planned", "dam", "2021-02-01", "2021-02-01"),
        (0, "c", "2021-09-20", "2021-10-05", "span", "planned", "dam", "2021-03-01", "2021-03-01"),
        (0, "d", "2021-08-01", "2021-08-31", "month", "past", "dam", "2021-09-01", "2021-09-01"),
    )
    [row] = event_table(table[:3]).to_dict("records")
    assert row["slips"] == ["same", "later"]
    assert (row["n_slips"], row["done"]) == (1, False)
    assert days(row) == ("2021-09-20", "2021-09-30")
    [row] = event_table(table).to_dict("records")
    assert row["slips"] == ["same", "later", "earlier"]
    assert days(row) == ("2021-08-01", "2021-08-31")
    assert (row["precision"], row["status"], row["what"]) == ("month", "past", "dam")


def test_a_later_day_is_a_slip_only_of_what_a_document_before_set_ahead():
    table = mentions(
        (0, "a", "2021-01-01", "2021-01-31", "month", "past", "dam", "2021-02-01", "2021-02-01"),
        (0, "b", "2021-03-01", "2021-03-31", "month", "planned", "dam", "2021-02-02", "2021-02-02"),
        (0, "c", "2021-05-01", "2021-05-31", "month", "planned", "dam", "2021-02-03", "2021-02-03"),
        (0, "d", "2021-07-01", "2021-07-31", "month", "past", "dam", "2021-08-01", "2021-08-01"),
    )
    [row] = event_table(table).to_dict("records")
    assert (row["slips"], row["n_slips"]) == (["later", "later", "later"], 2)


def test_what_the_last_document_speaks_of_as_past_and_as_ahead_is_not_done():
    past = (0, "b", "2021-03-01", "2021-03-31", "month", "past", "dam", "2021-02-02", "2021-02-02")
    ahead = (0, "b", "2021-03-01", "2021-03-31", "month", "planned", "dam", "2021-02-02", "2021-02-02")
    assert event_table(mentions(past))["done"].tolist() == [True]
    assert event_table(mentions(past, ahead))["done"].tolist() == [False]


def test_a_day_that_the_document_that_promises_it_gives_later_is_no_slip():
    table = mentions(
        (0, "a", "2021-01-01", "2021-01-31", "month", "past", "dam", "2021-02-01", "2021-02-01"),
        (0, "b", "2021-03-01", "2021-03-31", "month", "planned", "dam", "2021-02-02", "2021-02-02"),
        (0, "b", "2021-03-05", "2021-03-05", "day", "planned", "dam", "2021-02-02", "2021-02-02"),
    )
    [row] = event_table(table).to_dict("records")
    assert (row["slips"], row["n_slips"], row["precision"]) == (["later"], 0, "day")


def test_of_several_mentions_of_one_document_the_sharpest_says_the_days_and_all_of_them_share_them():
    first, last = (pd.to_datetime(days).tolist() for days in (["2021-03-01", "2021-03-05"], ["2021-03-09", "2021-03-07"]))
    [step] = follow_days(["a", "a"], first, last)
    assert step.row == 1
    assert step.named == (first[1].toordinal(), last[1].toordinal())
    [step] = follow_days(["a", "a"], first, [last[1], last[0]])
    assert step.named == (first[1].toordinal(), last[1].toordinal())


def test_without_a_date_the_first_document_is_named_by_its_earliest_day_or_not_at_all():
    table = mentions(
        (0, "a", "2021-09-01", "2021-09-30", "month", "planned", "dam", None, "2021-01-01"),
        (1, "b", None, None, "day", "unresolved", "talks", None, None),
    )
    found = event_table(table)
    assert found["first_named"].tolist() == [pd.Timestamp("2021-01-01"), pd.NaT]
    assert found["earliest"].isna().tolist() == [False, True]
    assert found["slips"].tolist() == [[], []]


def test_two_mentions_in_one_document_give_one_step_with_the_next():
    table = mentions(
        (0, "a", "2021-09-01", "2021-11-30", "season", "planned", "dam", "2021-01-01", "2021-01-01"),
        (0, "a", "2021-09-01", "2021-09-30", "month", "planned", "dam", "2021-01-01", "2021-01-01"),
        (0, "b", "2021-09-12", "2021-09-12", "day", "past", "dam", "2021-10-01", "2021-10-01"),
    )
    [row] = event_table(table).to_dict("records")
    assert (row["n_mentions"], row["n_documents"], row["slips"]) == (3, 2, ["sharper"])


def test_what_is_set_apart_is_two_events():
    text = "The dam near Ostrava valley was opened on 4 May 2019."
    corpus = corpus_of([text, text])
    assert len(events(corpus)) == 1
    assert len(events(corpus, apart=[(0, 1)])) == 2


def test_every_event_has_the_mentions_that_bear_its_number():
    corpus = load_corpus()
    found, of_events = event_mentions(corpus), events(corpus)
    assert of_events["n_mentions"].tolist() == found.groupby("event").size().tolist()
    assert of_events["event"].tolist() == [*range(len(of_events))]
    assert of_events["n_documents"].tolist() == found.groupby("event")["document"].nunique().tolist()


def test_the_columns_and_types_are_the_same_without_any_event():
    for corpus in (corpus_of(["Nothing here."]), corpus_of(["The dam was opened in 2019."])):
        assert events(corpus).dtypes.astype(str).to_dict() == COLUMNS


def test_a_reprint_is_a_mention_and_is_not_counted_once_more():
    text = "The president of Freedonia will pay a state visit to Sylvania in autumn 2021."
    [row] = events(corpus_of([text, text])).to_dict("records")
    assert (row["n_mentions"], row["n_once"], row["n_documents"]) == (2, 1, 2)


def test_an_event_of_which_the_text_gives_a_date_alone_is_named_by_its_sentence():
    assert events(corpus_of(["On 4 May 2021."]))["what"].tolist() == ["On 4 May 2021."]


def test_what_was_planned_and_put_off_in_one_sentence_is_one_event_on_the_new_days():
    [row] = events(corpus_of(["The opening of the Harbour Bridge, planned for May 2021, has been postponed to September 2021."])).to_dict(
        "records"
    )
    assert (row["n_mentions"], row["status"]) == (1, "future")
    assert days(row) == ("2021-09-01", "2021-09-30")
