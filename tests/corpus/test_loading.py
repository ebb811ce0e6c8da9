"""Loading: files, folders, lists and tables become a corpus; what cannot be read is named, and nothing given is changed."""

import hashlib
import re
from datetime import date

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.corpus.layout import DOCUMENT_COLUMNS
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.corpus.reading.readers import ReadError

BODY = "The two ministers met in the capital on Tuesday and spoke of trade."


@pytest.fixture
def folder(tmp_path):
    """Three good files, one of them in a folder below, and six that cannot be read."""
    (tmp_path / "below").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "a.txt").write_text(f"date 2022-06-07 Two ministers meet\n\n{BODY}\n", encoding="utf-8")
    (tmp_path / "b.TXT").write_bytes(f"{BODY} Астана.".encode("utf-8-sig"))
    (tmp_path / "below" / "c.text").write_bytes(BODY.encode("utf-16"))
    (tmp_path / ".hidden" / "d.txt").write_text(BODY)
    (tmp_path / "blank.txt").write_text(" \n\t\r\n")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "latin.txt").write_bytes("Le traité".encode("latin-1"))
    (tmp_path / "only_furniture.txt").write_text("date 2022-06-07")
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\0\0\r\n\x1a\n")
    (tmp_path / "zeros.txt").write_bytes(b"text\0text")
    (tmp_path / "table.csv").write_text("date,text\n2022-06-07,Talks")
    return tmp_path


def load_quietly(source):
    with pytest.warns(UserWarning, match="problems? while loading, listed in corpus.problems"):
        return load_corpus(source)


def test_a_folder_is_read_with_the_folders_inside_it_and_its_failures_are_listed(folder):
    corpus = load_quietly(folder)
    assert corpus.documents.index.tolist() == ["a", "b", "c", "latin", "table-1"]
    assert corpus.documents["path"].tolist() == [
        str(folder / name) for name in ("a.txt", "b.TXT", "below/c.text", "latin.txt", "table.csv")
    ]
    assert corpus.documents.loc["latin", "text"] == "Le traité"
    assert corpus.documents.loc["table-1", ["text", "date"]].tolist() == ["Talks", pd.Timestamp("2022-06-07")]
    problems = {file.removeprefix(f"{folder}/"): (place, why) for file, place, why in corpus.problems.itertuples(index=False)}
    assert problems == {
        "blank.txt": ("", "is empty; remove it or put its text in."),
        "empty.txt": ("", "is empty; remove it or put its text in."),
        "only_furniture.txt": ("", "holds no text beside its title and site furniture."),
        "photo.txt": ("byte 0", "is not utf-8 text (invalid start byte); save it as UTF-8, or name its encoding, e.g. encoding='cp1251'."),
        "zeros.txt": ("byte 4", "holds a NUL byte, so it is not plain text; export it as UTF-8 text."),
    }
    assert repr(corpus) == "<Corpus: 5 documents (3 without a date), 5 passages, 43 words, 5 problems (see .problems)>"


@pytest.mark.parametrize("name", ["blank.txt", "empty.txt", "only_furniture.txt", "photo.txt", "zeros.txt"])
def test_a_bad_file_alone_is_an_error_that_names_it(folder, name):
    with pytest.raises(ReadError, match=rf"{name}(, byte \d+)?: .*[a-z]"):
        load_corpus(folder / name)


def test_a_byte_order_mark_is_no_letter_of_the_text(folder):
    for name in ("b.TXT", "below/c.text"):
        passages = load_corpus(folder / name).passages
        assert (passages["start"].tolist(), passages["text"].str[:7].tolist()) == ([0], ["The two"])


def test_a_missing_path_is_an_error_alone_and_in_a_list(folder):
    with pytest.raises(FileNotFoundError, match=r"nowhere\.txt' does not exist; checked from"):
        load_corpus(folder / "nowhere.txt")
    with pytest.raises(FileNotFoundError, match=r"nowhere\.txt' does not exist"):
        load_corpus([folder / "a.txt", folder / "nowhere.txt"])


def test_a_text_given_as_a_path_is_told_where_it_belongs():
    for source in (BODY * 200, [BODY * 200]):
        with pytest.raises(FileNotFoundError, match="For texts in memory pass a DataFrame with a column 'text'") as problem:
            load_corpus(source)
        assert len(str(problem.value)) < 500


def test_a_folder_of_bad_files_only_is_an_error_that_lists_them(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(ReadError, match=r"none of 2 could be read\. .*a\.txt: is empty.*; .*b\.txt: is empty"):
        load_corpus(tmp_path)


def test_an_empty_folder_and_an_empty_list_hold_no_document(tmp_path):
    with pytest.raises(ReadError, match="no document was found; txt, md, html, csv"):
        load_corpus(tmp_path)
    with pytest.raises(ReadError, match="the list: no document was found"):
        load_corpus([])


def test_a_circle_of_links_is_walked_once(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(load_corpus(tmp_path)) == 1


def test_a_glob_finds_files_and_says_where_it_found_none(folder):
    assert load_corpus(f"{folder}/[ab].*").documents.index.tolist() == ["a", "b"]
    assert load_corpus(f"{folder}/**/*.text").documents.index.tolist() == ["c"]
    with pytest.raises(FileNotFoundError, match=r"no file matches '.*\*\.md'; checked from "):
        load_corpus(f"{folder}/*.md")


def test_a_file_whose_name_looks_like_a_glob_is_read(tmp_path):
    (tmp_path / "a[1].txt").write_text(BODY)
    assert load_corpus(tmp_path / "a[1].txt").documents.index.tolist() == ["a[1]"]


def test_a_list_keeps_its_order_and_reads_a_file_once(folder, monkeypatch):
    monkeypatch.chdir(folder)
    corpus = load_corpus(["b.TXT", folder / "a.txt", str(folder / "b.TXT"), "./a.txt"])
    assert corpus.documents.index.tolist() == ["b", "a"]


def test_equal_stems_are_told_apart_by_their_folders(tmp_path):
    for name in ("2021/x.txt", "2022/x.txt", "2022/y.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{BODY} {name}")
    (tmp_path / "2021" / "link").symlink_to(tmp_path / "2022")
    files = [tmp_path / name for name in ("2021/x.txt", "2022/x.txt", "2022/y.txt", "2021/link/x.txt")]
    corpus = load_corpus(files)
    assert corpus.documents.index.tolist() == ["2021/x.txt", "2022/x.txt", "y", "2021/link/x.txt"]
    assert corpus.documents.index.is_unique


def test_the_home_folder_may_be_written_as_a_tilde(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_bytes(b"")
    assert load_corpus("~/a.txt").documents.index.tolist() == ["a"]
    with pytest.raises(ReadError, match=rf"{tmp_path}/b\.txt: is empty"):
        load_corpus("~/b.txt")


@pytest.mark.parametrize(("source", "named"), [(3, "int"), (["a.txt", 3], "it holds 3"), (b"a.txt", "it holds 97")])
def test_another_type_of_source_is_an_error(source, named):
    with pytest.raises(TypeError, match=named):
        load_corpus(source)


def test_the_fingerprint_is_that_of_the_bytes_in_their_order(folder):
    a, b = ((folder / name).read_bytes() for name in ("a.txt", "b.TXT"))
    digests = [hashlib.sha256(content).hexdigest() for content in (a, b)]
    corpus = load_corpus([folder / "a.txt", folder / "b.TXT"])
    assert corpus.documents["sha256"].tolist() == digests
    assert corpus.fingerprint == hashlib.sha256("".join(digests).encode()).hexdigest()
    assert load_corpus([folder / "b.TXT", folder / "a.txt"]).fingerprint != corpus.fingerprint


def test_a_table_needs_a_column_of_texts():
    with pytest.raises(
        ReadError, match=re.escape("no column holds the text; name one of them text or body or content or article, or say which it is")
    ):
        load_corpus(pd.DataFrame({"x": ["a"], 7: ["b"]}))
    with pytest.raises(ReadError, match="the DataFrame: holds no row"):
        load_corpus(pd.DataFrame({"text": []}))


@pytest.mark.parametrize("column", ["text", "Body", "CONTENT", "article"])
def test_the_column_of_texts_has_one_of_these_names(column):
    assert load_corpus(pd.DataFrame({column: [BODY]})).passages["text"].tolist() == [BODY]


def test_rows_without_a_text_are_listed_and_the_others_load():
    frame = pd.DataFrame({"id": ["a", "b", "c", "d", "a"], "text": [BODY, None, float("nan"), " \n", "again"]}, index=[9, 9, 3, 3, 1])
    corpus = load_quietly(frame)
    assert corpus.documents.index.tolist() == ["a"]
    assert corpus.problems["place"].tolist() == ["row 1", "row 2", "row 3", "row 4"]
    assert corpus.problems["why"].tolist() == ["its text is empty; drop the row or fill it."] * 3 + [
        "its id 'a' stands in an earlier row; ids must be unique. columns={'id': None} leaves the ids out."
    ]


def test_an_only_row_that_is_no_article_is_an_error():
    with pytest.raises(ReadError, match="row 0: holds no text beside its title"):
        load_corpus(pd.DataFrame({"text": ["2022-06-07"]}))


def test_half_a_character_is_listed_and_not_read():
    frame = pd.DataFrame({"text": pd.Series([BODY, "half \ud800"], dtype=object), "title": pd.Series(["x", "y"], dtype=object)})
    assert load_quietly(frame).problems["why"].tolist() == ["holds half a character (a lone surrogate); read it again from its source."]


def test_ids_are_text_and_a_row_without_one_is_named_by_its_number():
    assert load_corpus(pd.DataFrame({"id": [7, 8], "text": ["a", "b"]})).documents.index.tolist() == ["7", "8"]
    assert load_corpus(pd.DataFrame({"text": ["a", "b"]}, index=["x", "x"])).documents.index.tolist() == ["row 0", "row 1"]
    ids = pd.Series(["x", None, float("nan")], dtype=object)
    assert load_corpus(pd.DataFrame({"id": ids, "text": ["a", "b", "c"]})).documents.index.tolist() == ["x", "row 1", "row 2"]


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2022-06-07", "2022-06-07", "2022-06-07", "day"),
        ("7 June 2022", "2022-06-07", "2022-06-07", "day"),
        ("2022-06", "2022-06-01", "2022-06-30", "month"),
        (2022, "2022-01-01", "2022-12-31", "year"),
        (2022.0, "2022-01-01", "2022-12-31", "year"),
        (np.int64(1790), "1790-01-01", "1790-12-31", "year"),
        (pd.Timestamp("2022-06-07 23:30"), "2022-06-07", "2022-06-07", "day"),
        (pd.Timestamp("2022-06-07 23:30", tz="America/New_York"), "2022-06-08", "2022-06-08", "day"),
        (date(2022, 6, 7), "2022-06-07", "2022-06-07", "day"),
        (date(1, 1, 1), "0001-01-01", "0001-01-01", "day"),
    ],
)
def test_a_date_field_is_read_in_each_of_these_forms(value, earliest, latest, precision):
    row = load_corpus(pd.DataFrame({"text": [BODY], "date": pd.Series([value], dtype=object)})).documents.iloc[0]
    assert (row["earliest"], row["latest"], row["precision"]) == (pd.Timestamp(earliest), pd.Timestamp(latest), precision)
    assert row["date_from"] == "field"
    assert (row["date"] is pd.NaT) == (precision != "day")


def test_a_date_that_cannot_be_read_loads_undated_and_is_listed():
    frame = pd.DataFrame({"id": ["a", "b", "c"], "text": [BODY] * 3, "date": ["06/07/2022", "2022-06-07", None]})
    corpus = load_quietly(frame)
    assert corpus.documents["precision"].tolist() == ["unknown", "day", "unknown"]
    assert corpus.problems.to_dict("records") == [
        {
            "file": "a",
            "place": "date",
            "why": "its date '06/07/2022' is not read, for its day and month may be either way round; "
            "write it as 2022-06-07. Loaded without it.",
        }
    ]


def test_a_column_of_years_dates_a_table_without_a_date_column():
    corpus = load_corpus(pd.DataFrame({"text": [BODY, "b"], "year": [2022, 2023], "headline": ["One", "Two"], "outlet": ["x", None]}))
    assert corpus.documents["earliest"].dt.year.tolist() == [2022, 2023]
    assert corpus.documents["title"].tolist() == ["One", "Two"]
    assert corpus.documents["source"].fillna("-").tolist() == ["x", "-"]


def test_further_columns_are_kept_beside_those_of_the_corpus():
    frame = pd.DataFrame(
        {"text": ["a b", "c"], "n_likes": [3, 4], "path": ["u", "v"], 7: [[1], [2]], "when": pd.to_datetime(["2022-01-01", "2022-01-02"])}
    )
    documents = load_corpus(frame).documents
    assert documents.columns.tolist() == [*DOCUMENT_COLUMNS, "n_likes", "path_given", "7", "when"]
    assert documents["n_likes"].tolist() == [3, 4]
    assert documents["path_given"].tolist() == ["u", "v"]
    assert documents["7"].tolist() == [[1], [2]]
    assert documents["when"].tolist() == frame["when"].tolist()
    assert documents["path"].isna().all()


def test_a_field_that_is_a_list_is_text_like_any_other():
    assert load_corpus(pd.DataFrame({"text": ["a"], "source": [["x", "y"]]})).documents["source"].tolist() == ["['x', 'y']"]


def test_a_given_table_is_not_changed():
    frame = pd.DataFrame({"ID": [2, 1], "text": [BODY, "b"], "date": ["2022", "2021"], "own": pd.Categorical(["x", "y"])}, index=["k", "k"])
    before = frame.copy(deep=True)
    load_corpus(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_the_same_source_gives_the_same_tables(folder):
    one, two = load_quietly(folder), load_quietly(folder)
    for name in ("documents", "passages", "clues", "removed", "problems"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))


def test_types_do_not_depend_on_what_was_found():
    bare, full = load_corpus(pd.DataFrame({"text": ["a"]})), load_corpus()
    for name in ("documents", "passages", "clues", "removed", "problems"):
        pd.testing.assert_series_equal(getattr(bare, name).dtypes, getattr(full, name).dtypes)


def test_what_closes_many_documents_of_a_source_is_cut_unless_it_is_to_be_kept():
    said = ["Trade grew.", "Rail opened.", "Talks began.", "Prices fell.", "Exports rose.", "Visitors came."]
    texts = [f"{one} The ministry told of it at length on day {n}. Read more on example.com/news" for n, one in enumerate(said)]
    frame = pd.DataFrame({"text": texts, "source": "Example"})
    cut, whole = load_corpus(frame), load_corpus(frame, keep_boilerplate=True)
    assert cut.removed["text"].tolist() == ["Read more on example.com/news"] * 6
    assert cut.documents["text"].tolist() == [text.removesuffix(" Read more on example.com/news") for text in texts]
    assert whole.documents["text"].tolist() == texts
    assert whole.removed.empty
