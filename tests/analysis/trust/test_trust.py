"""The trust card: its counts by hand, its verdicts one by one, and the same bytes whatever the order of rows."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.lexicon.lexicon import LexiconModel
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.analysis.trust.canonical import canonical_passages, counts_once
from kzcn_explore.analysis.trust.coherence import theme_coherence
from kzcn_explore.analysis.trust.stability import stability
from kzcn_explore.analysis.trust.trust import AROUND, CARD, model_trust, trust_card
from kzcn_explore.analysis.trust.verdicts import FIXED_MODEL, Evidence, model_verdict, theme_verdict
from kzcn_explore.corpus.loading import load_corpus

QUOTE = "exports and trade will open a bright new page of our partnership"
GOOD = Evidence(
    n_passages=20, n_documents_once=9, repeated=0.1, largest_document=0.2, left_out=0.8, over_k=0.7, n_back=10, n_draws=10, fixed=False
)


def make_corpus(rows, **more):
    table = pd.DataFrame(rows, columns=["id", "text"]).assign(date="2022-01-03", language="en", **more)
    return load_corpus(table)


@pytest.fixture(scope="module")
def two_themes():
    """Seven documents: trade in a to f, of which a and b say the same; a virus in g alone."""
    rows = [
        ("a", QUOTE),
        ("b", QUOTE),
        *((name, "trade, exports") for name in "cdef"),
        ("g", "virus, vaccine\n\nvirus, vaccine"),
    ]
    corpus = make_corpus(rows)
    return corpus, ThemeModel(n_themes=2).fit(corpus.passages["text"])


@pytest.fixture(scope="module")
def many_rows():
    """Twelve documents of four passages drawn from three vocabularies, the last two of which hold the first passage of the first."""
    rng = np.random.default_rng(3)
    words = [
        "trade exports cargo tariffs customs invoices".split(),
        "virus vaccine hospital patients doctors wards".split(),
        "army defence drills borders troops garrison".split(),
    ]
    texts = ["\n\n".join(", ".join(rng.choice(words[rng.integers(3)], 6)) for _ in range(4)) for _ in range(10)]
    return [*texts, *(f"{texts[0].split(chr(10))[0]}\n\n{text}" for text in ("army, drills, troops", "vaccine, wards, virus"))]


def test_the_counts_are_those_by_hand(two_themes):
    corpus, model = two_themes
    card = trust_card(model, corpus, n_draws=3).set_index("theme")
    trade, virus = card.loc[0], card.loc[1]
    # Twelve words a quote: 12 + 12, four times 2; and twice 2 for the virus.
    assert trade[["n_passages", "n_documents", "n_documents_once"]].tolist() == [6, 6, 5]
    assert virus[["n_passages", "n_documents", "n_documents_once"]].tolist() == [2, 1, 1]
    assert trade["share"] == pytest.approx(32 / 36)
    assert trade["share_once"] == pytest.approx(20 / 24)
    assert virus["share_once"] == pytest.approx(4 / 24)
    assert trade["largest_document"] == pytest.approx(12 / 20)
    assert virus["largest_document"] == pytest.approx(1)
    assert virus["diversity"] == trade["diversity"] == 1


def test_the_verdicts_are_on_the_card(two_themes):
    corpus, model = two_themes
    assert trust_card(model, corpus, n_draws=3)["verdict"].tolist() == [
        "60% of it is one document: read, do not infer",
        "rests on 1 document: read, do not infer",
    ]


def test_the_card_agrees_with_the_other_tables(seeds, seed_model):
    card = trust_card(seed_model, seeds, n_draws=2, random_state=seed_model.random_state)
    assert card["coherence"].tolist() == theme_coherence(seed_model, seeds).tolist()
    assert card["left_out"].tolist() == stability(seed_model, seeds.passages).tolist()
    shares = pd.DataFrame(seed_model.transform(seeds.passages["text"]))
    tokens = seeds.passages["n_tokens"]
    assert card["share"].to_numpy() == pytest.approx((shares.mul(tokens, axis=0).sum() / tokens.sum()).to_numpy(), abs=1e-4)
    assert card.columns.tolist() == CARD
    assert card.attrs["tried"] == [2, 3, 5, 6]
    assert card.attrs["n_refitted"] == len(seeds.passages)


def test_the_same_rows_in_any_order_give_the_same_bytes(many_rows):
    def cards(order, ids):
        rows = pd.DataFrame({"text": many_rows, "date": "2022-01-03", "language": "en"})
        rows = (rows.assign(id=[f"d{i}" for i in range(len(rows))]) if ids else rows).iloc[order]
        corpus = load_corpus(rows)
        assert corpus.passages["copy_of"].notna().sum() == 2
        model = ThemeModel(n_themes=3).fit(corpus.passages["text"])
        return trust_card(model, corpus, n_draws=3).to_csv(), model_trust(model, corpus, n_draws=2).to_csv()

    whole = list(range(len(many_rows)))
    shuffled = np.random.default_rng(0).permutation(whole)
    expected = cards(whole, True)
    assert "comes back" in expected[0] or "do not" in expected[0]
    for order in (whole[::-1], shuffled):
        for ids in (True, False):
            assert cards(order, ids) == expected


def test_which_of_two_copies_counts_does_not_depend_on_the_order_of_rows(two_themes):
    corpus, _ = two_themes
    found = canonical_passages(corpus.passages)
    turned = canonical_passages(corpus.passages.iloc[::-1].sort_values("position", kind="stable"))
    columns = ["text", "number", "original"]
    assert found[columns].to_numpy().tolist() == turned[columns].to_numpy().tolist()
    assert counts_once(found).sum() == 7
    assert found.loc[~counts_once(found), "text"].tolist() == [QUOTE]


def test_one_document_cannot_be_resampled():
    corpus = make_corpus([("a", "\n\n".join(["trade, exports"] * 3 + ["virus, vaccine"] * 2))])
    model = ThemeModel(n_themes=2).fit(corpus.passages["text"])
    card = trust_card(model, corpus)
    assert card[["resampled", "left_out"]].isna().all(axis=None)
    assert card["verdict"].tolist() == ["rests on 1 document: read, do not infer"] * 2
    around = model_trust(model, corpus)
    assert around["stability"].isna().all()
    assert set(around["verdict"]) == {"one document: there is nothing to resample"}


def test_a_corpus_without_passages_gives_no_verdict_to_rely_on(seeds, seed_model):
    card = trust_card(seed_model, seeds.matching("zebra"), n_draws=1)
    assert card["share"].isna().all()
    assert card["n_passages"].tolist() == [0] * 4
    assert set(card["verdict"]) == {"no passage belongs to it: nothing to infer"}


def test_a_lexicon_is_counted_and_not_refitted(two_themes):
    corpus, _ = two_themes
    model = LexiconModel({"Trade": ["trade"], "Health": ["virus", "vaccine"], "Space": ["rocket"]}).fit(corpus.passages["text"])
    card = trust_card(model, corpus)
    assert card[["resampled", "left_out", "over_k", "coherence"]].isna().all(axis=None)
    assert card["n_documents"].tolist() == [6, 1, 0]
    assert card["verdict"].tolist() == [
        "60% of it is one document: read, do not infer",
        "rests on 1 document: read, do not infer",
        "no passage belongs to it: nothing to infer",
    ]
    assert card.attrs["multi_label"] is True
    around = model_trust(model, corpus)
    assert around[["n_themes", "is_model", "verdict"]].to_numpy().tolist() == [[3, True, FIXED_MODEL]]
    assert trust_card(model, corpus.matching("zebra"))["share"].isna().all()


def test_the_model_stands_among_the_numbers_around_it(seeds, seed_model):
    around = model_trust(seed_model, seeds, n_draws=2)
    assert around.columns.tolist() == AROUND
    assert around["n_themes"].tolist() == [2, 3, 4, 5, 6]
    assert around["is_model"].tolist() == [False, False, True, False, False]
    assert around["error"].is_monotonic_decreasing
    assert around["stability"].between(0, 1).all()
    assert around.loc[2, "verdict"].endswith("of 4 themes come back in half of the resamples or more")


def test_what_progress_raises_ends_the_work(seeds, seed_model):
    told = []

    def stop(done, total):
        told.append((done, total))
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trust_card(seed_model, seeds, n_draws=2, progress=stop)
    # Two resamples, five folds, four other numbers of themes.
    assert told == [(0, 11), (1, 11), (2, 11), (3, 11)]


@pytest.mark.parametrize("n_draws", [0, -1, 2.5, True, "many"])
def test_a_number_of_draws_that_is_none_is_refused(seeds, seed_model, n_draws):
    for function in (trust_card, model_trust):
        with pytest.raises(ValueError, match="n_draws must be a whole number of at least 1; got"):
            function(seed_model, seeds, n_draws=n_draws)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({}, "comes back in 10 of 10 resamples"),
        ({"n_back": 9}, "comes back in 9 of 10 resamples"),
        ({"n_back": 8}, "comes back in 8 of 10 resamples: take care"),
        ({"over_k": 0.3}, "comes back in 10 of 10 resamples, but not with other numbers of themes: take care"),
        ({"over_k": np.nan}, "comes back in 10 of 10 resamples"),
        ({"n_back": 4, "over_k": 0.3}, "comes back in 4 of 10 resamples: do not rely on it"),
        ({"left_out": 0.3, "n_back": 4}, "falls apart when documents are left out: do not rely on it"),
        ({"n_draws": 0, "n_back": 0, "left_out": np.nan}, "rests on 9 documents; not resampled"),
        ({"fixed": True, "n_draws": 0, "n_back": 0}, "counted by fixed rules in 9 documents: as good as its patterns"),
        ({"repeated": 0.6, "fixed": True}, "60% of it repeats other passages: take the share that counts them once"),
        ({"largest_document": 0.51, "repeated": 0.6}, "51% of it is one document: read, do not infer"),
        ({"n_documents_once": 4, "largest_document": 0.9}, "rests on 4 documents: read, do not infer"),
        ({"n_documents_once": 1}, "rests on 1 document: read, do not infer"),
        ({"n_passages": 0, "n_documents_once": 0}, "no passage belongs to it: nothing to infer"),
    ],
)
def test_a_verdict_is_the_first_rule_that_holds(changed, sentence):
    assert theme_verdict(Evidence(**(vars(GOOD) | changed))) == sentence


def test_a_number_of_themes_is_steadier_only_where_the_draws_agree():
    mine = np.array([[0.5, 0.5], [0.6, 0.6], [0.4, 0.4]])
    assert model_verdict(mine, mine, is_model=True) == "2 of 2 themes come back in half of the resamples or more"
    assert model_verdict(mine + 0.2, mine, is_model=False).endswith(": steadier than this model")
    assert model_verdict(mine - 0.2, mine, is_model=False).endswith(": less steady than this model")
    mixed = mine + np.array([[0.2], [-0.2], [0.1]])
    assert model_verdict(mixed, mine, is_model=False).endswith(": about as steady as this model")
    assert model_verdict(mine[:1] + 0.2, mine[:1], is_model=False).endswith(": about as steady as this model")


def test_a_model_need_not_say_that_it_is_fitted(seeds, seed_model):
    bare = SimpleNamespace(**{name: getattr(seed_model, name) for name in (
        "n_themes_", "terms_", "components_", "labels_", "random_state", "theme_terms", "ranked_terms", "shares")})  # fmt: skip
    assert trust_card(bare, seeds, n_draws=1).equals(trust_card(seed_model, seeds, n_draws=1))


def test_a_theme_that_comes_back_in_half_of_the_resamples_is_to_be_taken_with_care():
    assert theme_verdict(replace(GOOD, n_back=5)) == "comes back in 5 of 10 resamples: take care"
    assert theme_verdict(replace(GOOD, n_back=4)) == "comes back in 4 of 10 resamples: do not rely on it"


def test_a_model_of_other_texts_says_that_there_is_nothing_to_fit(two_themes):
    _, model = two_themes
    other = make_corpus([("a", "wolves, bears"), ("b", "bears, foxes")])
    around = model_trust(model, other, n_draws=2)
    assert set(around["verdict"]) == {"no passage holds a term of the model: there is nothing to fit"}
    assert around[["coherence", "diversity", "stability", "error"]].isna().all(axis=None)
    nothing = model_trust(model, other.matching("zebra"), n_draws=2)
    assert nothing["verdict"].tolist() == ["no passage holds a term of the model: there is nothing to fit"]
    pd.testing.assert_series_equal(nothing.dtypes, around.dtypes)


@pytest.mark.parametrize(
    ("alike", "said"),
    [
        # Mean .133, standard error .088: 1.5 of them. Mean .267, standard error .033: eight.
        ([0.3, 0.1, 0.0], "about as steady as this model"),
        ([0.3, 0.3, 0.2], "steadier than this model"),
        ([-0.3, -0.3, -0.2], "less steady than this model"),
    ],
)
def test_a_number_of_themes_is_steadier_beyond_two_standard_errors_only(alike, said):
    verdict = model_verdict(np.array(alike)[:, None] + 0.5, np.full((3, 1), 0.5), is_model=False)
    assert verdict.partition(": ")[2] == said
