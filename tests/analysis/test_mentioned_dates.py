"""Mentioned dates: offsets, days and standing of the dates that documents name."""

import pandas as pd

from kzcn_explore.analysis.mentioned_dates import COLUMNS, mentioned_dates
from kzcn_explore.corpus.loading import load_corpus


def table(texts, dates):
    corpus = load_corpus(pd.DataFrame({"text": texts, "date": dates}))
    return corpus, mentioned_dates(corpus)


def test_a_relative_date_is_seen_from_the_day_of_publication():
    _, found = table(["They met last week. The next round will be held on 20 June 2022."], ["2022-06-09"])
    rows = found[["quote", "earliest", "latest", "precision", "status"]].astype(str).to_numpy().tolist()
    assert rows == [
        ["last week", "2022-05-30", "2022-06-05", "week", "past"],
        ["20 June 2022", "2022-06-20", "2022-06-20", "day", "planned"],
    ]


def test_without_a_date_of_publication_only_dates_with_a_year_have_days():
    _, found = table(["They met last week. The bridge was opened in 2019."], [None])
    assert found["earliest"].isna().tolist() == [True, False]
    assert found["status"].tolist()[0] == "unresolved"


def test_every_row_names_its_passage_and_the_place_of_its_words():
    raw = "First passage of 2019.\n\nSecond one, of May 2020."
    _, found = table([raw, "Nothing here."], ["2022", "2022"])
    assert found[["passage", "quote"]].to_numpy().tolist() == [[0, "2019"], [1, "May 2020"]]
    assert [raw[row.start : row.end] for row in found.itertuples()] == ["2019", "May 2020"]


def test_a_corpus_that_names_no_date_gives_an_empty_table_with_the_same_columns():
    _, found = table(["Nothing here."], ["2022"])
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == COLUMNS


def test_four_languages_in_one_corpus_are_each_read_as_what_they_are():
    texts = [
        "The ministers signed the treaty on 4 May 2019 in the capital.",
        "Министры подписали договор 4 мая 2019 года в столице республики.",
        "Министрлер 2019 жылғы 4 мамырда елордада келісімге қол қойды.",
        "两国外长于2019年5月4日在首都签署了条约。",
    ]
    _, found = table(texts, ["2022"] * 4)
    assert found["document"].tolist() == ["row 0", "row 1", "row 2", "row 3"]
    assert found["earliest"].eq(pd.Timestamp("2019-05-04")).all()
    assert found["status"].eq("past").all()
