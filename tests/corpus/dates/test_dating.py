"""Dating: which clue dates a document; nothing is made up, and contradictions are told."""

from datetime import date

import pytest

from kzcn_explore.corpus.articles.articles import read_article
from kzcn_explore.corpus.dates.dating import Dating, date_document
from kzcn_explore.corpus.dates.overrides import Override
from kzcn_explore.corpus.reading.records import Record

BODY = "The two ministers met in the capital on Tuesday and spoke of trade."
HEADED = f"date 2022-06-07 Two ministers meet\n\n{BODY}"


def dated(raw=BODY, path=None, override=None, **fields) -> Dating:
    record = Record("a", raw, path, "0", fields, is_file=path is not None)
    return date_document(record, read_article(raw), override)


def facts(dating):
    return dating.earliest, dating.latest, dating.precision, dating.date_from


JUNE_7 = date(2022, 6, 7)


def test_a_header_inside_the_month_of_the_field_makes_it_a_day_and_both_are_kept():
    dating = dated(HEADED, date="2022-06")
    assert facts(dating) == (JUNE_7, JUNE_7, "day", "header")
    assert [(clue.rule, clue.quote, clue.start, clue.end, clue.used) for clue in dating.clues] == [
        ("field", "2022-06", None, None, False),
        ("header", "2022-06-07", 5, 15, True),
    ]
    assert dating.conflicts == []


def test_a_header_outside_the_field_is_told_and_not_used():
    dating = dated(HEADED, date="2021-01-02")
    assert facts(dating) == (date(2021, 1, 2), date(2021, 1, 2), "day", "field")
    assert dating.conflicts == [
        "its first lines says '2022-06-07', its date field '2021-01-02'; the latter is used. Give the right date with dates=."
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2022-06-07.txt", (JUNE_7, JUNE_7, "day", "filename")),
        ("talks_2022.txt", (date(2022, 1, 1), date(2022, 12, 31), "year", "filename")),
    ],
)
def test_a_file_name_dates_what_nothing_else_dates(path, expected):
    assert facts(dated(path=path)) == expected


def test_the_name_of_a_table_dates_none_of_its_rows():
    record = Record("a", BODY, "2022-06-07.csv", "0", {})
    assert date_document(record, read_article(BODY)).date_from == "none"


def test_the_data_of_a_page_counts_before_its_first_lines():
    assert dated(HEADED, **{"html date": "2022-06-08"}).date_from == "html"


def test_an_override_counts_before_all_and_may_take_a_date_away():
    given = Override(date(2020, 1, 1), None, "open", "2020-01-01/.. (told by the editor)")
    dating = dated(HEADED, override=given)
    assert facts(dating) == (date(2020, 1, 1), None, "open", "override")
    assert [(clue.rule, clue.used) for clue in dating.clues] == [("override", True), ("header", False)]
    assert facts(dated(HEADED, override=Override(None, None, "unknown", "unknown"))) == (None, None, "unknown", "override")


def test_a_field_that_is_no_date_is_told_and_leaves_the_header():
    dating = dated(HEADED, date="soon")
    assert facts(dating) == (JUNE_7, JUNE_7, "day", "header")
    assert dating.conflicts == ["its date 'soon' is not read; write it as 2022-06-07, 2022-06 or 2022. Loaded without it."]


def test_only_a_text_that_no_place_dates_is_dated_by_what_it_says():
    said = "The bridge was opened in 2019. The next one is scheduled for March 2024."
    assert facts(dated(said)) == (date(2019, 1, 1), date(2024, 3, 31), "interval", "inferred")
    assert facts(dated("The bridge was opened in 2019.")) == (date(2019, 1, 1), None, "open", "inferred")
    assert facts(dated(said, date="2022")) == (date(2022, 1, 1), date(2022, 12, 31), "year", "field")


def test_an_inferred_day_is_an_interval_of_one_day_and_no_exact_date():
    dating = dated("The vote was held on 4 May 2023. The feast is scheduled for 4 May 2023.")
    assert facts(dating) == (date(2023, 5, 4), date(2023, 5, 4), "interval", "inferred")
    assert dating.columns()["date"] is None


def test_without_a_clue_nothing_is_known():
    assert facts(dated("They spoke of the 2030 Agenda.")) == (None, None, "unknown", "none")
