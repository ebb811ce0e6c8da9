"""Event lanes: which documents are drawn, in which order, and which events have a label."""

import pandas as pd
import pytest

from kzcn_explore.charts.event_lanes import event_lanes
from tests.charts.test_event_lanes import AUTUMN, SEPTEMBER, mention, trace


@pytest.fixture
def mentions(five_documents):
    """A visit that two documents set ahead, a date that one names, one of its document's own day."""
    rows = [
        mention(0, "b", SEPTEMBER, "ahead"),
        mention(0, "c", AUTUMN, "ahead"),
        mention(1, "b", "2022-02-04", "past", "Winter Games"),
        mention(3, "d", "2022-06-07", "published", "talks"),
    ]
    names = {name: f"document_{name}" for name in ("earliest", "latest", "precision")}
    facts = five_documents.rename(columns=names).drop(columns=["n_passages", "n_tokens"])
    return pd.DataFrame(rows, index=[7, 2, 0, 5]).join(facts, on="document").rename_axis("mention")


def test_documents_without_a_day_stand_in_the_order_of_the_first_day_that_they_may_mean(mentions, five_documents):
    months = pd.to_datetime(["2022-06-01", "2022-04-01", "2022-05-01"]).astype("datetime64[s]")
    known = five_documents.loc[["b", "c", "d"]].assign(date=pd.NaT, earliest=months, latest=months + pd.Timedelta(days=20))
    fig = event_lanes(mentions, known)
    assert [row[1] for row in trace(fig, "documents spans").customdata] == ["c", "d", "b"]


def test_an_event_that_one_document_names_twice_is_none_of_several_documents(mentions):
    single = mentions[mentions["event"] != 0]
    twice = pd.concat([single, single.loc[[0]].set_axis([11])])
    words = event_lanes(twice).layout.title.subtitle.text.replace("<br>", " ")
    assert "that several documents name" not in words


def test_sixteen_events_are_all_labelled_and_of_seventeen_those_of_several_documents_alone(mentions):
    def labels(n):
        single = [mentions.loc[2].to_dict() | {"event": 20 + i, "event_what": f"single{i}"} for i in range(n)]
        table = pd.concat([mentions[mentions["event"] == 0], pd.DataFrame(single)], ignore_index=True)
        return [word for word in trace(event_lanes(table), "labels").text if "single" in word]

    assert labels(15)
    assert not labels(16)


def test_a_date_around_its_documents_own_day_takes_no_label_from_the_others(mentions):
    around = [mentions.loc[5].to_dict() | {"event": 40 + i} for i in range(20)]
    fig = event_lanes(pd.concat([mentions, pd.DataFrame(around)], ignore_index=True))
    assert any("Winter" in word for word in trace(fig, "labels").text)


def test_120_documents_are_drawn_one_by_one(mentions):
    many = pd.concat([mentions.loc[[2]].assign(document=f"d{i}") for i in range(120)], ignore_index=True)
    assert event_lanes(many).data
