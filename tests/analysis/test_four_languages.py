"""Four languages: short news in English, Russian, Kazakh and Chinese comes out as the same three themes: trade, energy, culture."""

import numpy as np
import pandas as pd
import pytest

from kzcn_explore.analysis.terms.terms import term_counts
from kzcn_explore.analysis.themes.themes import ThemeModel
from kzcn_explore.corpus.loading import load_corpus
from kzcn_explore.text.languages import cyrillic_language, detect_language
from kzcn_explore.text.wordlists import word_lists

TEXTS = {
    "en": [
        "The minister said that wheat exports to China had grown. Customs will lower the duty on flour at the border.",
        "Wheat exports pass the border at Khorgos, Minister Zhumangarin noted. Customs also lowered a duty on meat.",
        "A wind farm will be built near Zhambyl. The ministry expects that the power plant needs less coal, officials said.",
        "Coal gives way to sun and wind: a second wind farm and a power plant were shown to President Tokayev.",
        "The museum in Almaty opened an exhibition of paintings. Students listened to an orchestra.",
        "An orchestra played for the students of Beijing while the museum showed an exhibition of jewellery.",
    ],
    "ru": [
        "Министр сообщил, что экспорт пшеницы в Китай вырос. Таможня снизит пошлины на муку, которую везут через границу.",
        "Экспорта пшеницы через Хоргос стало больше, отметил Серик Жумангарин. На границе таможня снизила пошлину на мясо.",
        "В Жамбылской области построят ветровую электростанцию. Для неё не нужен уголь, сказали в министерстве.",
        "Ветровые электростанции заменят уголь, заявил президент Казахстана Токаев. Их мощность вырастет.",
        "В музее Алматы открылась выставка картин. Для студентов играл казахстанский оркестр.",
        "Студенты Пекина слушали оркестр, а музей показал выставку украшений.",
    ],
    "kk": [
        "Министр Қытайға бидай экспорты өскенін хабарлады. Кеден шекарадағы ұнға салынатын бажды төмендетеді.",
        "Қорғас арқылы бидай экспорты көбейді, деді Серік Жұманғарин. Шекарада кеден етке салынатын бажды да төмендетті.",
        "Жамбыл облысында жел электр станциясы салынады. Оған көмір керек емес, деп мәлімдеді министрлік.",
        "Жел электр станциялары көмірді алмастырады, деді Қазақстан Президенті Тоқаев. Станциялардың қуаты артады.",
        "Алматыдағы музейде суреттер көрмесі ашылды. Студенттер үшін қазақстандық оркестр ойнады.",
        "Бейжің студенттері оркестрді тыңдады, ал музей әшекейлер көрмесін көрсетті.",
    ],
    "zh": [
        "部长表示，对中国的小麦出口增长。海关将降低经口岸进口面粉的关税。",
        "朱曼加林指出，经霍尔果斯口岸的小麦出口越来越多。海关也降低了肉类关税。",
        "江布尔州将建设风电站。官员说，电站不需要煤炭，还有太阳能。",
        "哈萨克斯坦总统托卡耶夫宣布，风电站和太阳能将取代煤炭。",
        "阿拉木图的博物馆举办绘画展览。乐团为大学生演奏。",
        "北京的大学生欣赏乐团演出，博物馆的展览有古代首饰。",
    ],
}
# All that the themes are made of, as it is shown: the terms that stand in two of the documents.
THEMES = {
    "en": [
        {"wheat exports", "customs", "duty", "border"},
        {"wind farm", "power plant", "coal"},
        {"museum", "exhibition", "students", "orchestra"},
    ],
    "ru": [
        {"экспорт пшеницы", "таможня", "пошлина", "граница"},
        {"ветровые электростанции", "уголь"},
        {"музей", "выставка", "студент", "оркестр"},
    ],
    "kk": [
        {"бидай экспорты", "кеден", "бажды", "шекара"},
        {"жел электр станциясы", "көмір"},
        {"музей", "көрмесі", "студент", "оркестр"},
    ],
    "zh": [
        {"小麦出口", "海关", "关税", "口岸"},
        {"电站", "太阳能", "煤炭"},
        {"博物馆", "展览", "大学生", "乐团"},
    ],
}
NAMES = {
    "en": {"zhumangarin", "almaty", "tokayev", "khorgos"},
    "ru": {"китай", "жумангарин", "алматы", "токаев", "казахстан", "казахстанский"},
    "kk": {"қытай", "жұманғарин", "алматы", "тоқаев", "қазақстан", "қазақстандық"},
    "zh": {"中国", "哈萨克斯坦", "阿拉木图", "霍尔果斯", "北京"},
}
PLACES = [0, 0, 1, 1, 2, 2]


@pytest.fixture(scope="module", params=["en", "ru", "kk", "zh"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def model(language):
    return ThemeModel(n_themes=3).fit(TEXTS[language])


def shown(model, theme):
    return {model.rules_.display(term) for term in model.ranked_terms(theme, 99)}


def test_the_documents_part_into_trade_energy_and_culture(model, language):
    shares = model.transform(TEXTS[language])
    assert shares.max(axis=1).min() > 0.9
    order = [shares.argmax(axis=1)[number] for number in (0, 2, 4)]
    assert sorted(order) == [0, 1, 2]
    assert shares.argmax(axis=1).tolist() == [order[place] for place in PLACES]
    assert [shown(model, theme) for theme in order] == THEMES[language]


def test_no_stop_word_name_or_title_is_a_term_of_a_theme(model, language):
    lists = word_lists(cyrillic_language(TEXTS[language][0]))
    words = {word for term in model.terms_ for word in term.split()}
    assert not words & (lists.no_theme | lists.titles | lists.nations | model.rules_.names)


def test_names_of_people_places_and_peoples_are_set_aside(model, language):
    found = model.rules_.names
    assert NAMES[language] <= found
    assert not found & {word for theme in THEMES[language] for term in theme for word in term.split()}


def test_labels_are_written_as_the_texts_write_their_words(model, language):
    labels = {
        "en": {"Exhibition, museum, orchestra", "Wheat exports, border, customs", "Power plant, wind farm, coal"},
        "ru": {"Экспорт пшеницы, граница, пошлина", "Выставка, музей, оркестр", "Ветровые электростанции, уголь"},
        "kk": {"Бидай экспорты, бажды, кеден", "Көрмесі, музей, оркестр", "Жел электр станциясы, көмір"},
        "zh": {"小麦出口, 关税, 口岸", "乐团, 博物馆, 大学生", "电站, 太阳能, 煤炭"},
    }
    assert set(model.labels_) == labels[language]


def test_spans_of_terms_stand_where_the_text_writes_them(model, language):
    for text in TEXTS[language]:
        edges = [edge for _, start, end in model.theme_spans(text) for edge in (start, end)]
        assert edges == sorted(edges)
        assert all(text[start:end].strip() == text[start:end] != "" for _, start, end in model.theme_spans(text))


def test_every_document_tells_its_language(language):
    assert [detect_language(text) for text in TEXTS[language]] == [language] * 6


@pytest.fixture(scope="module")
def everything():
    rows = [{"id": f"{language}{number}", "text": text} for language, texts in TEXTS.items() for number, text in enumerate(texts)]
    return load_corpus(pd.DataFrame(rows))


def test_the_languages_of_one_corpus_keep_their_own_lists(everything):
    model = ThemeModel(n_themes=12).fit(everything.passages["text"])
    terms = set(model.terms_)
    assert {"museum", "музей", "博物馆", "кеден", "таможня", "海关", "customs"} <= terms
    shares = model.transform(everything.passages["text"])
    assert np.isclose(shares.sum(axis=1), 1).all()
    # Trade and energy of one language share no theme with those of another; its museums Russian and Kazakh write alike.
    best = shares.argmax(axis=1)
    assert len({best[6 * place + number] for place in range(4) for number in (0, 2)}) == 8


def test_terms_are_counted_in_their_dictionary_form(everything):
    table = term_counts(everything).table().set_index("term")
    assert table.loc[["граница", "шекара", "Казахстан", "小麦出口", "wheat exports"], "n"].tolist() == [2, 2, 1, 2, 2]


def test_small_letters_and_capitals_throughout_are_no_obstacle(language):
    for texts in ([text.lower() for text in TEXTS[language]], [text.upper() for text in TEXTS[language]]):
        model = ThemeModel(n_themes=3).fit(texts)
        assert len(model.terms_) >= 10
        assert model.transform(texts).argmax(axis=1).tolist()[::2] == model.transform(texts).argmax(axis=1).tolist()[1::2]
