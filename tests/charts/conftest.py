"""Tables of three to six rows, as the floors above would hand them over."""

import pandas as pd
import pytest

DAYS = {"a": "2020-09-12", "b": "2022-04-25", "c": "2022-06-07"}


@pytest.fixture
def five_documents() -> pd.DataFrame:
    """Three documents with their days, one known to lie between two days, one of which nothing is known."""
    day = pd.to_datetime(pd.Series([*DAYS.values(), None, None]))
    table = pd.DataFrame(
        {
            "document": ["a", "b", "c", "d", "e"],
            "title": ["Talks on trade", "Defence talks", "Oil & gas", "Reforms praised", "A meeting"],
            "date": day,
            "earliest": day.fillna(pd.Timestamp("2022-06-09")).where([True, True, True, True, False]),
            "latest": day.fillna(pd.Timestamp("2022-11-30")).where([True, True, True, True, False]),
            "precision": ["day", "day", "day", "interval", "unknown"],
            "source": ["Kazinform", "Kazinform", "Kazinform", None, None],
            "n_passages": [10, 9, 11, 13, 1],
            "n_tokens": [350, 380, 402, 1520, 1],
        }
    )
    return table.set_index("document")


@pytest.fixture
def three_months() -> pd.DataFrame:
    """How many documents there are in June (4), July (none) and August (6)."""
    table = pd.DataFrame({"period": pd.to_datetime(["2022-06-01", "2022-07-01", "2022-08-01"])})
    table = table.assign(n_documents=[4, 0, 6], n_passages=[40, 0, 60], n_tokens=[400, 0, 1600])
    table.attrs.update(every="month", n_unplaced=3)
    return table


@pytest.fixture
def two_themes(three_months) -> pd.DataFrame:
    """Shares of two themes: the second is the larger one in August, which holds four times as many words as June."""
    table = three_months.merge(pd.DataFrame({"theme": [0, 1], "label": ["security", "trade & transport"]}), how="cross")
    table = table.assign(share=[0.5, 0.25, None, None, 0.125, 0.25], low=[None] * 4 + [0.1, 0.2], high=[None] * 4 + [0.15, 0.3])
    table = table.astype({"share": float, "low": float, "high": float})
    table.attrs.update(every="month", n_unplaced=3, by="tokens")
    return table


@pytest.fixture
def two_terms(three_months) -> pd.DataFrame:
    """Counts of two terms, the rates of which are 2.5 and 5.0 in June, 5.0 and 0.625 in August."""
    table = three_months.merge(pd.DataFrame({"term": ["belt and road", "oil"]}), how="cross").drop(columns="n_passages")
    table = table.assign(n=[1, 2, 0, 0, 8, 1], rate=[2.5, 5.0, None, None, 5.0, 0.625], low=None, high=None)
    table = table.astype({"rate": float, "low": float, "high": float})
    table.attrs.update(every="month", n_unplaced=3)
    return table


@pytest.fixture
def five_by_two(five_documents) -> pd.DataFrame:
    """Shares of two themes in the five documents, the second theme being the larger by words."""
    table = five_documents.reset_index().merge(pd.DataFrame({"theme": [0, 1], "label": ["security", "trade & transport"]}), how="cross")
    return table.assign(share=[0.5, 0.25, 0.02, 0.5, 0.0, 0.125, 0.25, 0.75, 1.0, 0.0])


@pytest.fixture
def five_with_terms(five_documents) -> pd.DataFrame:
    """Counts of one term in the five documents."""
    table = five_documents.reset_index().drop(columns="n_passages")
    return table.assign(term="oil", n=[7, 0, 0, 19, 0], rate=[20.0, 0.0, 0.0, 12.5, 0.0])


@pytest.fixture
def theme_rows() -> pd.DataFrame:
    """Three themes, not in the order of their shares."""
    return pd.DataFrame(
        {
            "theme": [0, 1, 2],
            "label": ["security", "trade & transport", "reforms"],
            "terms": [["army", "defence"], ["rail", "road"], ["constitution"]],
            "share": [0.25, 0.5, 0.034],
            "n_passages": [1200, 9, 1],
            "n_documents": [300, 4, 1],
            "coherence": 0.1,
            "stability": 0.9,
        }
    )


@pytest.fixture
def term_rows() -> pd.DataFrame:
    """Terms of two themes."""
    return pd.DataFrame(
        {
            "theme": [0, 0, 0, 1],
            "label": ["security", "security", "security", "trade & transport"],
            "term": ["army", "defence", "<b>", "rail"],
            "weight": [0.5, 0.75, 0.25, 0.9],
            "n_passages": [9, 4, 1, 2],
            "n_documents": [3, 2, 1, 2],
        }
    )
