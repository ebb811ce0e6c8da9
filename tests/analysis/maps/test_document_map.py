"""Documents that use terms alike stand near each other, the same ones always at the same place."""

import subprocess
import sys
from itertools import combinations, islice
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from sklearn.manifold import trustworthiness

import kzcn_explore as kz
from kzcn_explore.analysis.maps.document_map import document_map
from kzcn_explore.analysis.maps.layout import FEWEST_FOR_NEIGHBOURS, place_among
from kzcn_explore.analysis.maps.vectors import sum_counts, weigh_once

WORDS = {
    "sea": "harbour ship anchor sailor captain island tide storm",
    "field": "wheat barley plough tractor silo meadow harvest seed",
    "court": "judge appeal verdict lawyer jury witness prison oath",
}
COLUMNS = ["document", "passage", "title", "date", "earliest", "latest", "precision", "source", "theme", "label", "share", "x", "y"]


def three_groups(n_each):
    """So many documents on each of three subjects: five of the eight words of its subject, no two documents the same."""
    rows = [
        {"id": f"{name}{i}", "text": ", ".join(drawn), "language": "en", "date": f"2022-03-{1 + i % 28:02}"}
        for name, words in WORDS.items()
        for i, drawn in enumerate(islice(combinations(words.split(), 5), n_each))
    ]
    return kz.load_corpus(pd.DataFrame(rows))


def lexicon(corpus):
    return kz.lexicon_themes(corpus, {name: words.split() for name, words in WORDS.items()})


def groups_apart(table):
    """How much nearer the middle of its own group each document stands than any other middle; above 1 where groups are apart."""
    places, group = table[["x", "y"]].to_numpy(), table["document"].str.rstrip("0123456789")
    middles = table.assign(group=group).groupby("group")[["x", "y"]].mean()
    far = np.linalg.norm(places[:, None] - middles.to_numpy(), axis=2)
    own = middles.index.get_indexer(group)
    to_own = far[np.arange(len(far)), own]
    far[np.arange(len(far)), own] = np.inf
    return float((far.min(axis=1) / np.maximum(to_own, 1e-9)).min())


@pytest.mark.parametrize(("n_each", "method"), [(4, "PCA"), (15, "t-SNE")])
def test_three_groups_of_documents_come_out_as_three_groups(n_each, method):
    corpus = three_groups(n_each)
    table = document_map(lexicon(corpus), corpus)
    assert table.attrs["method"] == method
    assert table.columns.tolist() == COLUMNS
    assert groups_apart(table) > 1.5
    assert (table["label"] == table["document"].str.rstrip("0123456789")).all()


def test_a_map_fills_the_square_from_minus_one_to_one(seeds, seed_model):
    table = document_map(seed_model, seeds)
    spans = table[["x", "y"]].max() - table[["x", "y"]].min()
    assert spans.max() == pytest.approx(2)
    assert table[["x", "y"]].abs().max(axis=None) == pytest.approx(1)
    assert table.attrs["n_placed"] == 5


def test_few_documents_stand_where_classical_scaling_puts_them():
    # Three documents at right angles in two pairs of terms: 1·1/√2 shared by neighbours, none by the ends.
    counts = sparse.csr_matrix([[1, 0], [1, 1], [0, 1]])
    corpus = kz.load_corpus(pd.DataFrame({"id": ["a", "b", "c"], "text": ["ship", "ship, silo", "silo"], "language": "en"}))
    model = kz.lexicon_themes(corpus, {"Sea": ["ship"], "Field": ["silo"]})
    assert model.count(corpus.passages["text"]).toarray().tolist() == counts.toarray().tolist()
    table = document_map(model, corpus).set_index("document")
    far = {pair: np.hypot(*(table.loc[pair[0], ["x", "y"]] - table.loc[pair[1], ["x", "y"]]).astype(float)) for pair in ("ab", "bc", "ac")}
    # Chords of 45° and 90°: their ratio is 2·sin(22.5°) / √2.
    assert far["ab"] / far["ac"] == pytest.approx(2 * np.sin(np.pi / 8) / np.sqrt(2))
    assert far["ab"] == pytest.approx(far["bc"])


def test_neighbours_are_kept_as_scikit_learn_measures_it(seeds, seed_model):
    table = document_map(seed_model, seeds, unit="passages").dropna(subset="x")
    counts = seed_model.count(seeds.passages["text"].loc[table["passage"]])
    weights = weigh_once(counts, np.zeros(len(table), dtype=bool)).toarray()
    assert trustworthiness(weights, table[["x", "y"]], n_neighbors=5, metric="cosine") > 0.7


def test_the_same_documents_give_the_same_bytes_in_another_process():
    code = (
        "import hashlib, kzcn_explore as kz\n"
        "from kzcn_explore.analysis.maps.document_map import document_map\n"
        "corpus = kz.load_corpus()\n"
        "model = kz.ThemeModel(n_themes=3).fit(corpus.passages['text'])\n"
        "table = document_map(model, corpus, unit='passages')\n"
        "print(table.attrs['method'], hashlib.sha256(table[['x', 'y']].to_numpy().tobytes()).hexdigest())"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert runs[0] == runs[1]
    assert runs[0].startswith("t-SNE ")


def test_the_order_of_the_documents_changes_nothing():
    corpus = three_groups(12)
    model = lexicon(corpus)
    turned = kz.Corpus(
        corpus.documents.iloc[::-1],
        corpus.passages.iloc[::-1],
        corpus.clues,
        corpus.removed,
        corpus.problems,
        fingerprint=corpus.fingerprint,
    )
    pd.testing.assert_frame_equal(document_map(model, corpus), document_map(model, turned))


def test_counts_and_shares_that_are_at_hand_give_the_same_map_and_nothing_is_counted_again(seeds, seed_model):
    counts, shares = seed_model.count(seeds.passages["text"]), kz.share_table(seed_model, seeds)
    known = SimpleNamespace(labels_=seed_model.labels_, terms_=seed_model.terms_)  # can count nothing
    pd.testing.assert_frame_equal(document_map(known, seeds, counts=counts, shares=shares), document_map(seed_model, seeds))


def test_the_theme_of_a_document_is_the_one_that_takes_most_of_its_tokens(corpus, model, shares):
    model.terms_ = np.array(["trade", "sea", "road"], dtype=object)
    counts = sparse.csr_matrix([[2, 1, 1], [1, 1, 0], [0, 0, 0], [1, 1, 0], [0, 1, 0]])
    table = document_map(model, corpus, counts=counts, shares=shares).set_index("document")
    # a: (4·1 + 2·.5) of 6 tokens; b: nothing; c: .8 of 5; d: .75 of 1.
    assert table.loc[["a", "c", "d"], "share"].tolist() == pytest.approx([5 / 6, 0.8, 0.75])
    assert table.loc[["a", "c", "d"], "theme"].tolist() == [0, 1, 1]
    assert table.loc["b", ["theme", "label", "share", "x", "y"]].isna().all()
    assert table.attrs["n_placed"] == 3


def test_each_passage_has_a_row_and_a_document_names_none(seeds, seed_model):
    passages = document_map(seed_model, seeds, unit="passages")
    assert sorted(passages["passage"]) == seeds.passages.index.tolist()
    assert (seeds.passages["document"].loc[passages["passage"]].to_numpy() == passages["document"]).all()
    documents = document_map(seed_model, seeds)
    assert documents["passage"].isna().all()
    assert (passages.dtypes == documents.dtypes).all()


def test_a_copy_stands_beside_its_original_and_changes_no_other_place():
    corpus = three_groups(12)
    model = lexicon(corpus)
    again = corpus.documents.loc[["sea0"]].rename(index={"sea0": "sea99"}).assign(copy_of="sea0")
    passage = corpus.passages.loc[corpus.passages["document"] == "sea0"].assign(document="sea99", copy_of=0).rename(index=lambda _: 999)
    more = kz.Corpus(
        pd.concat([corpus.documents, again]),
        pd.concat([corpus.passages, passage]),
        corpus.clues,
        corpus.removed,
        corpus.problems,
        fingerprint="",
    )
    before, after = (document_map(model, each).set_index("document")[["x", "y"]] for each in (corpus, more))
    pd.testing.assert_frame_equal(after.drop("sea99"), before, atol=1e-9)
    assert np.hypot(*(after.loc["sea99"] - after.loc["sea0"])) < 0.2


def test_a_copy_whose_original_was_filtered_out_stands_for_it():
    corpus = three_groups(1)
    copies = kz.Corpus(
        corpus.documents.assign(copy_of="gone"), corpus.passages, corpus.clues, corpus.removed, corpus.problems, fingerprint=""
    )
    assert document_map(lexicon(corpus), copies).attrs["n_placed"] == 3


def test_others_stand_amid_the_landmarks_that_they_are_most_like():
    landmarks, placed = np.eye(3, dtype=np.float32), np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    between = np.array([[0.0, 1.0, 1.0]], dtype=np.float32) / np.sqrt(2, dtype=np.float32)
    assert place_among(landmarks, landmarks, placed) == pytest.approx(placed)
    assert place_among(between, landmarks, placed) == pytest.approx(np.array([[0.5, 0.5]]))


def test_many_documents_are_placed_among_a_sample_of_them(monkeypatch):
    monkeypatch.setattr("kzcn_explore.analysis.maps.layout.N_LANDMARKS", FEWEST_FOR_NEIGHBOURS)
    corpus = three_groups(20)
    table = document_map(lexicon(corpus), corpus)
    assert table.attrs["n_placed"] == 60
    assert groups_apart(table) > 1.2


def test_documents_of_several_passages_are_one_row_of_counts(corpus):
    counts = sparse.csr_matrix([[2, 1], [1, 1], [0, 3], [4, 0], [0, 1]])
    assert sum_counts(counts, corpus).toarray().tolist() == [[3, 2], [0, 3], [4, 0], [0, 1]]


def test_many_documents_of_few_patterns_are_few_points():
    frame = pd.DataFrame(
        {"id": [f"d{i}" for i in range(40)], "text": [f"ship, {'silo' if i % 2 else 'tide'}, number{i}" for i in range(40)]}
    )
    corpus = kz.load_corpus(frame.assign(language="en"))
    table = document_map(kz.lexicon_themes(corpus, {"Sea": ["ship"], "Field": ["silo"]}), corpus)
    assert table.attrs["method"] == "PCA"
    assert table[["x", "y"]].round(6).drop_duplicates().shape == (2, 2)
    alone = document_map(kz.lexicon_themes(corpus, {"Sea": ["ship"]}), corpus)
    assert alone[["x", "y"]].abs().max(axis=None) == 0


def test_fewer_than_three_documents_make_no_map(seeds, seed_model):
    two = seeds.keep_documents(pd.Series([True, True, False, False, False]))
    with pytest.raises(ValueError, match=r"corpus must have 3 documents at least.*got 2\. Widen the filter.*unit=\"passages\""):
        document_map(seed_model, two)
    with pytest.raises(ValueError, match=r"3 passages at least.*got 0\. Widen the filter, or load more\.$"):
        document_map(seed_model, seeds.keep_passages(pd.Series(False, index=seeds.passages.index)), unit="passages")


def test_what_is_no_unit_or_seed_is_refused(seeds, seed_model):
    with pytest.raises(ValueError, match=r"unit must be one of \['documents', 'passages'\]; got 'words'"):
        document_map(seed_model, seeds, unit="words")
    with pytest.raises(ValueError, match="random_state must be a whole number"):
        document_map(seed_model, seeds, random_state=None)


def test_no_argument_is_changed(seeds, seed_model):
    counts, shares = seed_model.count(seeds.passages["text"]), kz.share_table(seed_model, seeds)
    before = counts.copy(), shares.copy(), seeds.documents.copy()
    document_map(seed_model, seeds, counts=counts, shares=shares)
    assert (counts != before[0]).nnz == 0
    pd.testing.assert_frame_equal(shares, before[1])
    pd.testing.assert_frame_equal(seeds.documents, before[2])
