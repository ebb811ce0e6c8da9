"""The seeds: what five real articles must come out as."""

import pandas as pd
import pytest

from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.places import seeds_folder

FIRST, SECOND, THIRD, FOURTH, FIFTH = (
    "000_bb03d2d6f9ac7590", "001_1775d5543770e237", "002_8bbda963f57d3b5b", "003_6a1d1ce386d09e11", "004_989c5f301b961c6b",
)  # fmt: skip


@pytest.fixture(scope="module")
def corpus():
    return load_corpus()


@pytest.fixture(scope="module")
def raw():
    return {path.stem: path.read_bytes().decode("utf-8-sig") for path in seeds_folder().glob("*.txt")}


def test_the_five_documents_have_these_many_passages(corpus):
    assert corpus.documents["n_passages"].to_dict() == {FIRST: 11, SECOND: 9, THIRD: 10, FOURTH: 13, FIFTH: 15}
    assert corpus.passages["document"].value_counts().to_dict() == corpus.documents["n_passages"].to_dict()


def test_three_have_the_day_of_their_header_and_two_an_interval_that_their_text_gives(corpus):
    documents = corpus.documents
    assert documents["date"].dropna().dt.strftime("%Y-%m-%d").to_dict() == {FIRST: "2022-06-07", SECOND: "2022-04-25", THIRD: "2020-09-12"}
    assert documents["precision"].tolist() == ["day", "day", "day", "interval", "open"]
    assert documents["date_from"].tolist() == ["header", "header", "header", "inferred", "inferred"]
    bounds = documents.loc[[FOURTH, FIFTH], ["earliest", "latest"]]
    assert bounds.loc[FOURTH].tolist() == [pd.Timestamp("2022-06-09"), pd.Timestamp("2022-11-30")]
    assert bounds.loc[FIFTH, "earliest"] == pd.Timestamp("2023-01-01")
    assert bounds.loc[FIFTH, "latest"] is pd.NaT


def test_the_words_that_bound_the_two_are_kept(corpus):
    used = corpus.clues[corpus.clues["used"] & corpus.clues["document"].isin([FOURTH, FIFTH])]
    assert used[["rule", "quote"]].to_numpy().tolist() == [
        [
            "anniversary",
            "very important and significant event – the 30th anniversary of the establishment of Kazakh-Chinese diplomatic relations",
        ],
        ["told as planned", "President Xi Jinping to Kazakhstan scheduled for autumn"],
        ["told as past", "(C+C5) foreign ministers’ meeting in Kazakhstan on June 9"],
        ["told as past", "The Chinese diplomat recalled that in 2023"],
    ]


def test_the_dateline_is_metadata_and_not_text(corpus):
    assert corpus.documents["source"].fillna("").tolist() == ["Kazinform"] * 3 + ["", ""]
    assert corpus.documents["place"].fillna("").tolist() == ["Nur-Sultan"] * 3 + ["", ""]
    assert not corpus.passages["text"].str.contains("KAZINFORM|NUR-SULTAN").any()


def test_the_titles_read_like_this(corpus):
    documents = corpus.documents
    assert documents["title_from"].tolist() == ["header", "lead", "header", "header", "header"]
    assert documents["title"].tolist() == [
        "Kazakh President receives China's State Councilor, Foreign Affairs Minister Wang Yi",
        "Kassym-Jomart Tokayev held a meeting with Chinese State Councilor, Minister of National…",
        "Kazakhstan, China ready to deepen strategic partnership, fight COVID-19",
        "Chinese Foreign Minister Visits Kazakhstan, Commends President Tokayev’s Reforms",
        "President of the Republic of Kazakhstan Kassym-Jomart Tokayev had a meeting with China Foreign Minister Wang Yi",
    ]


def test_what_was_cut_says_why(corpus):
    rules = corpus.removed.groupby("document")["rule"].agg(list).to_dict()
    assert rules == {
        FIRST: ["date header", "title", "dateline"],
        SECOND: ["date header", "dateline"],
        THIRD: ["date header", "title", "dateline"],
        FOURTH: ["breadcrumb", "section", "title", "navigation"],
        FIFTH: ["navigation", "navigation", "breadcrumb", "title"],
    }
    cut = corpus.removed.set_index(["document", "rule"])["text"]
    assert cut[FOURTH, "section"] == "Global News"
    assert cut[FOURTH, "navigation"] == "Translate"
    assert cut[FIFTH, "navigation"].tolist() == ["LATEST", "ARTICLES"]


def test_every_offset_slices_the_raw_file(corpus, raw):
    for table in (corpus.passages, corpus.removed):
        assert [raw[row.document][row.start : row.end] for row in table.itertuples()] == table["text"].tolist()
    assert [raw[row.document][row.start : row.end] for row in corpus.clues.itertuples()] == corpus.clues["quote"].tolist()


def test_passages_and_cuts_hold_every_letter_once(corpus, raw):
    for document, text in raw.items():
        tables = [table[table["document"] == document] for table in (corpus.passages, corpus.removed)]
        spans = sorted(pd.concat(tables)[["start", "end"]].itertuples(index=False, name=None))
        assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


def test_three_quotations_of_the_first_are_copies_in_the_fourth(corpus):
    passages = corpus.passages
    copies = passages[passages["copy_of"].notna()]
    assert copies["document"].tolist() == [FOURTH] * 3
    originals = passages.loc[copies["copy_of"].astype(int)]
    assert originals["document"].tolist() == [FIRST] * 3
    assert [text[:20] for text in originals["text"]] == ["«This year marks a v", "«The results of the ", "«President Xi Jinpin"]


def test_the_words_are_counted_in_documents_passages_and_the_whole(corpus):
    assert corpus.n_tokens == corpus.documents["n_tokens"].sum() == corpus.passages["n_tokens"].sum()
    # Counted otherwise: what white space parts and holds a letter or digit; "China+Central" and "(C+C5)" are two words each.
    parted = sum(any(letter.isalnum() for letter in word) for text in corpus.passages["text"] for word in text.split())
    assert corpus.n_tokens == parted + 2 == 2159


def test_copies_of_the_seeds_elsewhere_under_other_names_come_out_the_same(corpus, tmp_path):
    for number, path in enumerate(sorted(seeds_folder().glob("*.txt"))):
        (tmp_path / f"n{number}.txt").write_bytes(path.read_bytes())
    other = load_corpus(tmp_path)
    assert other.documents.index.tolist() == ["n0", "n1", "n2", "n3", "n4"]
    columns = [column for column in corpus.documents.columns if column != "path"]
    pd.testing.assert_frame_equal(other.documents[columns].reset_index(drop=True), corpus.documents[columns].reset_index(drop=True))
    pd.testing.assert_frame_equal(other.passages.drop(columns="document"), corpus.passages.drop(columns="document"))
    assert other.fingerprint == corpus.fingerprint


@pytest.mark.parametrize("place", ["ALMATY. INTERFAX –", "PAVLODAR. TELEGRAPH -"])
def test_the_rules_know_no_name_of_the_seeds(place, tmp_path, raw):
    changed = raw[THIRD].replace("NUR-SULTAN. KAZINFORM –", place).replace("2020-09-12", "1999-01-31").replace("Kazakh", "Ruritan")
    (tmp_path / "x.txt").write_text(changed, encoding="utf-8")
    row = load_corpus(tmp_path / "x.txt").documents.iloc[0]
    expected = place.title().rstrip(" –-").split(". ")
    assert [row["place"], row["source"], row["n_passages"]] == [*expected, 10]
    assert row["date"] == pd.Timestamp("1999-01-31")
    assert row["title"] == "Ruritanstan, China ready to deepen strategic partnership, fight COVID-19"


def test_the_furniture_rules_know_no_words_of_the_seeds(tmp_path, raw):
    text = (
        raw[FIFTH]
        .replace("LATEST\nARTICLES", "SUBSCRIBE\nLOG IN")
        .replace("PRESIDENT OF THE REPUBLIC OF KAZAKHSTAN", "HEAD OF THE BANK OF ALMATY")
    )
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    corpus = load_corpus(tmp_path / "x.txt")
    assert corpus.removed["rule"].tolist() == ["navigation", "navigation", "breadcrumb", "title"]
    assert len(corpus.passages) == 15
