"""The lexicon model: counts and shares by hand, the contract of a theme model, and the lexicon that is shipped."""

import json

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from kzcn_explore.analysis.lexicon.lexicon import LexiconModel, lexicon_themes
from kzcn_explore.analysis.lexicon.patterns import read_pattern
from kzcn_explore.analysis.lexicon.reading import read_lexicon
from kzcn_explore.analysis.theme_tables import document_themes
from kzcn_explore.analysis.themes.shares import share_table
from kzcn_explore.places import seeds_folder

LEXICON = {
    "Trade": ["trade", "free trade", "export*"],
    "Security": {"patterns": ["security", "military"], "except": ["security council"]},
    "Organisations": ["Security Council", "UN"],
    "Agreements": ["free trade", "treat?"],
}
TEXTS = [
    "Free trade and trade in exports.",
    "The UN Security Council spoke of security.",
    "The Security Council met.",
    "A treaty on military trade.",
    "They met.",
]


@pytest.fixture(scope="module")
def model():
    return LexiconModel(LEXICON).fit(TEXTS)


def test_every_match_is_counted_the_longest_where_those_of_one_theme_overlap(model):
    assert model.terms_.tolist() == ["trade", "free trade", "export*", "security", "military", "Security Council", "UN", "treat?"]
    assert model.count(TEXTS).toarray().tolist() == [
        [1, 1, 1, 0, 0, 0, 0, 0],
        [0, 0, 0, 1, 0, 1, 1, 0],
        [0, 0, 0, 0, 0, 1, 0, 0],
        [1, 0, 0, 0, 1, 0, 0, 1],
        [0, 0, 0, 0, 0, 0, 0, 0],
    ]


def test_a_passage_belongs_wholly_to_every_theme_of_which_it_holds_a_pattern(model):
    assert model.multi_label is True
    assert model.transform(TEXTS).tolist() == [[1, 0, 0, 1], [0, 1, 1, 0], [0, 0, 1, 0], [1, 1, 0, 1], [0, 0, 0, 0]]


def test_components_are_each_patterns_part_of_the_matches_of_its_theme(model):
    assert model.n_uses_.tolist() == [2, 1, 1, 1, 1, 2, 1, 1]
    assert model.components_ == pytest.approx(
        np.array(
            [
                [1 / 2, 1 / 4, 1 / 4, 0, 0, 0, 0, 0],
                [0, 0, 0, 1 / 2, 1 / 2, 0, 0, 0],
                [0, 0, 0, 0, 0, 2 / 3, 1 / 3, 0],
                [0, 1 / 2, 0, 0, 0, 0, 0, 1 / 2],
            ]
        )
    )


def test_a_theme_of_which_nothing_was_fitted_has_no_weight_and_is_found_all_the_same():
    model = LexiconModel(LEXICON).fit(["They met."])
    assert not model.components_.any()
    assert model.ranked_terms(0) == []
    assert model.transform(["Exports grew."]).tolist() == [[1, 0, 0, 0]]


def test_spans_name_the_pattern_and_slice_the_text(model):
    text = TEXTS[1]
    assert [(term, text[start:end]) for term, start, end in model.theme_spans(text)] == [
        ("UN", "UN"), ("Security Council", "Security Council"), ("security", "security"),
    ]  # fmt: skip
    assert model.theme_terms(TEXTS[0]) == ["free trade", "trade", "export*"]


def test_a_pattern_that_one_theme_swallows_in_a_longer_one_still_counts_for_another():
    model = LexiconModel({"Roads": ["silk road", "digital silk road"], "History": ["silk road"]}).fit(["The digital Silk Road."])
    assert model.theme_spans("The digital Silk Road.") == [("digital silk road", 4, 21), ("silk road", 12, 21)]
    assert model.transform(["The digital Silk Road."]).tolist() == [[1, 1]]


def test_an_exception_holds_for_a_pattern_in_whatever_theme_it_stands():
    themes = {"A": {"patterns": ["security"], "except": ["security council"]}, "B": ["security", "council"]}
    assert LexiconModel(themes).fit(["x"]).theme_spans("Security Council, security") == [("council", 9, 16), ("security", 18, 26)]


def test_exceptions_of_several_themes_hold_together():
    themes = {"A": {"patterns": ["security"], "except": ["security council"]}, "B": {"patterns": ["energy"], "except": ["energy agency"]}}
    assert LexiconModel(themes).fit(["x"]).theme_terms("The Security Council and the Energy Agency; energy") == ["energy"]


def test_an_exception_inside_which_two_patterns_stand_takes_both():
    model = LexiconModel({"A": {"patterns": ["nuclear", "energy"], "except": ["nuclear energy agency"]}}).fit(["x"])
    assert model.theme_terms("The Nuclear Energy Agency; nuclear energy") == ["nuclear", "energy"]


def test_the_example_of_quantedas_manual_gives_its_counts():
    # ?dfm_lookup of quanteda 4, valuetype "glob"; there "tax.+$" is no expression either.
    texts = ["My Christmas was ruined by your opposition tax plan.", "Does the United_States or Sweden have more progressive taxation?"]
    lexicon = {
        "christmas": ["Christmas", "Santa", "holiday"],
        "opposition": ["Opposition", "reject", "notincorpus"],
        "taxglob": ["tax*"],
        "taxregex": ["tax.+$"],
        "country": ["United_States", "Sweden"],
    }
    model = LexiconModel(lexicon).fit(texts)
    counts = pd.DataFrame(model.count(texts).toarray(), columns=model.terms_)
    totals = {theme: counts[patterns].sum(axis=1).tolist() for theme, patterns in lexicon.items()}
    assert totals == {"christmas": [1, 0], "opposition": [1, 0], "taxglob": [1, 1], "taxregex": [0, 0], "country": [0, 2]}


def test_patterns_are_ranked_by_their_use_then_by_their_place_in_the_lexicon(model):
    assert model.ranked_terms(0) == ["trade", "free trade", "export*"]
    assert model.ranked_terms(2, 1) == ["Security Council"]


def test_themes_keep_the_order_of_the_lexicon_and_the_input_that_of_its_rows(model):
    assert model.labels_ == ["Trade", "Security", "Organisations", "Agreements"]
    other = LexiconModel(LEXICON).fit(TEXTS[::-1])
    assert np.array_equal(other.components_, model.components_)
    assert np.array_equal(other.transform(TEXTS), model.transform(TEXTS))


def test_parameters_are_read_and_set_by_name_and_a_clone_is_not_fitted(model):
    assert model.get_params() == {"lexicon": LEXICON}
    copy = clone(model)
    assert copy.get_params() == {"lexicon": LEXICON}
    assert not hasattr(copy, "components_")
    assert copy.set_params(lexicon={"A": ["a"]}).fit(TEXTS).labels_ == ["A"]
    with pytest.raises(ValueError, match="Invalid parameter 'path'"):
        model.set_params(path="x")


def test_it_is_a_step_of_a_pipeline_and_names_its_columns():
    frame = LexiconModel(LEXICON).set_output(transform="pandas").fit_transform(pd.Series(TEXTS))
    assert frame.columns.tolist() == ["theme0", "theme1", "theme2", "theme3"]
    labels = [1, 0, 0, 1, 0]
    assert make_pipeline(LexiconModel(LEXICON), LogisticRegression()).fit(TEXTS, labels).predict(["free trade", "x"]).tolist() == [1, 0]


@pytest.mark.parametrize("use", [lambda m: m.transform(TEXTS), lambda m: m.theme_spans("x"), lambda m: m.ranked_terms(0),
                                 lambda m: m.save("x"), lambda m: m.rename({}), lambda m: m.get_feature_names_out()])  # fmt: skip
def test_a_model_that_is_not_fitted_says_so(use):
    with pytest.raises(NotFittedError, match="This LexiconModel instance is not fitted yet"):
        use(LexiconModel(LEXICON))


@pytest.mark.parametrize(("texts", "message"), [("one string", "Put it in a list"), ([1], "got 1"), (["a", None], "got None")])
def test_what_is_no_list_of_texts_is_an_error(model, texts, message):
    with pytest.raises(ValueError, match=message):
        LexiconModel(LEXICON).fit(texts)
    with pytest.raises(ValueError, match=message):
        model.transform(texts)


def test_no_passage_at_all_has_no_shares(model):
    assert model.transform([]).shape == (0, 4)
    assert LexiconModel(LEXICON).fit([]).components_.shape == (4, 8)


def test_a_saved_model_comes_back_the_same_with_its_new_labels(model, tmp_path):
    renamed = LexiconModel(LEXICON).fit(TEXTS)
    assert renamed.rename({1: "Defence"}) is renamed
    assert renamed.labels_ == ["Trade", "Defence", "Organisations", "Agreements"]
    renamed.save(tmp_path / "m.json")
    loaded = LexiconModel.load(str(tmp_path / "m.json"))
    assert loaded.labels_ == renamed.labels_
    assert loaded.themes_ == model.themes_
    assert loaded.terms_.tolist() == model.terms_.tolist()
    assert np.array_equal(loaded.components_, model.components_)
    assert np.array_equal(loaded.transform(TEXTS), model.transform(TEXTS))
    loaded.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "m.json").read_bytes()
    assert json.loads((tmp_path / "m.json").read_text())["themes"]["Security"]["except"] == ["security council"]


@pytest.mark.parametrize(
    ("names", "message"), [({4: "x"}, "themes 0 to 3; got 4"), ({0: "Security"}, "same name; got 'Security'"), ({0: " "}, "got ' '")]
)
def test_a_label_that_cannot_be_is_refused(model, names, message):
    with pytest.raises(ValueError, match=message):
        model.rename(names)


@pytest.mark.parametrize(
    "content", ["", "{", "[1]", "{}", '{"format": 1, "themes": {"A": ["a"]}, "labels": [], "n_uses": [1]}',
                '{"format": 1, "themes": {"A": ["a"]}, "labels": ["A"], "n_uses": [1, 2]}',
                '{"format": 1, "themes": {"A": "a"}, "labels": ["A"], "n_uses": [1]}', "\udcff"])  # fmt: skip
def test_another_file_is_refused(tmp_path, content):
    (tmp_path / "x").write_text(content, errors="surrogateescape")
    with pytest.raises(ValueError, match="x: is not a saved LexiconModel"):
        LexiconModel.load(tmp_path / "x")


def test_a_file_of_a_later_version_says_what_to_do(tmp_path):
    (tmp_path / "x").write_text('{"format": 2}')
    with pytest.raises(ValueError, match="was written in format 2, this version reads up to 1; upgrade kzcn-explore"):
        LexiconModel.load(tmp_path / "x")


def test_a_lexicon_gives_the_tables_of_themes(corpus):
    model = lexicon_themes(corpus, {"Trade": ["trade"], "Ways": ["road", "sea"]})
    assert model.n_uses_.tolist() == [4, 2, 4]
    assert share_table(model, corpus).to_numpy().tolist() == [[1, 1], [1, 1], [0, 1], [1, 1], [0, 1]]
    table = document_themes(model, corpus)
    assert table["label"].tolist()[:2] == ["Trade", "Ways"]
    # Of a's six words all stand in passages of both themes; of b's three none of trade.
    assert table.groupby("document")["share"].agg(list).to_dict() == {"a": [1, 1], "b": [0, 1], "c": [1, 1], "d": [0, 1]}


# --- the lexicon that is shipped ---

SHIPPED = seeds_folder() / "themes.toml"
VISITS, PARTNERSHIP, TRADE, TRANSPORT, SECURITY, ORGANISATIONS, INITIATIVES, REFORMS, HEALTH, CULTURE, ENERGY = range(11)


@pytest.fixture(scope="module")
def shipped(seeds):
    return lexicon_themes(seeds, SHIPPED)


def test_the_shipped_lexicon_has_eleven_themes(shipped):
    assert shipped.labels_ == [
        "Visits and talks", "Partnership", "Trade and investment", "Transport and Belt and Road", "Security and defence",
        "International organisations", "China's initiatives and one-China", "Reforms", "Health", "Culture and people",
        "Energy and technology",
    ]  # fmt: skip


def test_every_theme_of_the_shipped_lexicon_is_found_in_the_seeds_where_it_is_told(shipped, seeds):
    table = document_themes(shipped, seeds).pivot(index="document", columns="theme", values="n_passages")
    assert (table.sum() > 0).all()
    assert (table[VISITS] > 0).all() and (table[PARTNERSHIP] > 0).all()
    # The pandemic in 2020, defence in April 2022, the referendum in June 2022, one-China and the Middle Corridor after 2023.
    assert table.index[table[HEALTH] > 0].str[:3].tolist() == ["002", "003"]
    assert table[SECURITY].idxmax().startswith("001")
    assert table.index[table[REFORMS] > 0].str[:3].tolist() == ["000", "002", "003", "004"]
    assert table[INITIATIVES].idxmax().startswith("004")
    assert table.index[table[TRANSPORT] > 0].str[:3].tolist() == ["003", "004"]


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("The Security Council adopted a resolution.", {ORGANISATIONS}),
        ("Kim Jong-un and Kim Jong Un spoke.", set()),
        ("Thanks for the hospitality; it is of great importance.", set()),
        ("Trade unions met at the World Trade Center.", set()),
        ("Cooking with olive oil takes time and energy.", set()),
        ("They back reform of the Security Council.", {ORGANISATIONS}),
        ("The International Atomic Energy Agency reported.", {ORGANISATIONS}),
        ("Xi Jinping will pay a state visit to Astana.", {VISITS}),
        ("They agreed on customs clearance at Khorgos and on freight trains.", {TRADE, TRANSPORT}),
        ("Визит начался с переговоров о стратегическом партнёрстве.", {VISITS, PARTNERSHIP}),
        ("Экспорт нефти через Хоргос и реформа Совета Безопасности ООН.", {TRADE, ENERGY, TRANSPORT, ORGANISATIONS}),
        ("Он раздал визитные карточки в торговом центре.", set()),
        ("Казахстан привержен принципу одного Китая и поддерживает Инициативу по глобальному развитию.", {INITIATIVES}),
        ("Гуманитарная помощь: вакцины. Институт Конфуция. Референдум. Вооружённые силы.", {HEALTH, CULTURE, REFORMS, SECURITY}),
        ("Мемлекеттік сапар барысында стратегиялық серіктестік туралы келіссөздер өтті.", {VISITS, PARTNERSHIP}),
        ("Сауда мен инвестиция, теміржол, мұнай және БҰҰ Қауіпсіздік Кеңесі.", {TRADE, TRANSPORT, ENERGY, ORGANISATIONS}),
        ("Қарулы күштер, мәдениет, референдум, денсаулық сақтау, бір Қытай қағидаты.", {SECURITY, CULTURE, REFORMS, HEALTH, INITIATIVES}),
        ("习近平对哈萨克斯坦进行国事访问，双方决定深化全面战略伙伴关系。", {VISITS, PARTNERSHIP}),
        ("双方将在“一带一路”框架内扩大贸易和能源合作。", {TRANSPORT, TRADE, ENERGY}),
        ("哈方坚定奉行一个中国政策，支持联合国、军队维和、改革、抗疫和人文交流。",
         {INITIATIVES, ORGANISATIONS, SECURITY, REFORMS, HEALTH, CULTURE}),
    ],
)  # fmt: skip
def test_the_shipped_lexicon_tells_these_sentences(shipped, text, themes):
    assert set(np.flatnonzero(shipped.transform([text])[0])) == themes


def test_every_pattern_of_the_shipped_lexicon_finds_itself():
    themes = read_lexicon(SHIPPED)
    model = LexiconModel(SHIPPED).fit([])
    for number, theme in enumerate(themes):
        for pattern in theme.patterns:
            # A word left open in a phrase needs a word there.
            said = " ".join("x" if word == "*" else word.replace("*", "").replace("?", "s") for word in read_pattern(pattern).key.split())
            assert model.transform([said])[0, number] == 1, (theme.name, pattern)
