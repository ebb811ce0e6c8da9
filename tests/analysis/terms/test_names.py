"""Names: told by how the texts write a word, and by an English dictionary."""

import pytest

from kzcn_explore.analysis.terms.gaps import find_gaps
from kzcn_explore.analysis.terms.names import find_names
from kzcn_explore.analysis.terms.passage_words import passage_words
from kzcn_explore.analysis.terms.writing import read_writing


def writing(*texts):
    words = passage_words(texts, {})
    return read_writing(texts, words, find_gaps(texts, words))


def names(*texts):
    return set(find_names(writing(*texts)))


def test_uses_are_counted_by_how_they_are_written_but_at_the_start_of_a_sentence():
    seen = writing("China met China. China spoke: “China is here.” The UN and china’s CHINA")["china"]
    assert (seen.capital, seen.capital_alone, seen.small, seen.acronym) == (1, 1, 1, 1)


def test_a_capital_after_the_stands_not_alone():
    seen = writing("They read the Declaration, and Declaration followed the old Declaration.")["declaration"]
    assert (seen.capital, seen.capital_alone) == (3, 2)


def test_a_word_that_no_dictionary_holds_and_that_has_a_capital_is_a_name():
    assert names("They met Tokayev in Astana.") == {"tokayev", "astana"}


def test_a_dictionary_word_is_a_name_if_it_stands_alone_twice():
    assert names("They spoke with Jordan.") == set()
    assert names("They spoke with Turkey and wrote to Turkey.") == {"turkey"}


def test_a_word_that_stands_in_a_longer_name_only_is_no_name():
    assert names("They built the Middle Corridor, a Middle Corridor, and praised Middle Corridor trains.") == set()


def test_a_word_that_is_written_small_too_is_no_name():
    assert "reform" not in names("They want Reform, and Reform it is: a reform.")


def test_acronyms_titles_and_days_are_no_names():
    assert names("They met the UN President on Monday, in Astana, and President Tokayev came on Monday.") == {"astana", "tokayev"}


def test_a_corpus_without_capitals_has_no_names():
    assert names("they met tokayev in astana", "they met tokayev in astana again") == set()


def test_russian_names_are_told_by_their_capitals_whatever_their_case():
    assert names("Вчера Токаев прибыл в Астану. С Токаевым говорил министр Китая, в Китае его ждут.") == {"токаев", "астану", "китай"}


def test_a_russian_noun_with_the_capital_of_a_sentence_or_a_title_is_no_name():
    assert names("Экспорт вырос. Торговля тоже. Затем Президент Казахстана уехал, и Министр остался.") == {"казахстан"}


def test_adjectives_of_nations_are_names_though_they_are_written_small():
    found = names("Он видел Шанхай и Сибирь: шанхайский порт, сибирский уголь, казахстанская мука, морской путь.")
    assert found == {"шанхай", "сибирь", "шанхайский", "сибирский", "казахстанский"}


def test_kazakh_names_and_the_adjectives_made_of_them_are_names():
    assert names("Кеше Тоқаев Түркістанда болды, ертең Түркістан және түркістандық өнер туралы айтады.") == {
        "тоқаев",
        "түркістанда",
        "түркістан",
        "түркістандық",
    }


def test_chinese_names_are_told_by_the_dictionary_of_the_segmenter():
    assert names("王毅在北京会见哈萨克斯坦总统。文明对话和石油贸易。") == {"王毅", "北京", "哈萨克斯坦"}


def test_a_chinese_word_is_a_name_only_if_most_of_its_uses_are_tagged_so():
    seen = writing("北京和上海")["北京"]
    assert (seen.tagged, seen.small, seen.capital) == (1, 1, 0)


@pytest.mark.parametrize("text", ["вчера токаев был в астане", "ВЧЕРА ТОКАЕВ БЫЛ В АСТАНЕ", "ҚАЗАҚ ЕЛІ", ""])
def test_small_letters_or_capitals_throughout_give_no_names_but_those_of_peoples(text):
    assert names(text) <= {"қазақ"}


def test_the_plural_of_an_acronym_is_no_name():
    seen = writing("Both NGOs met in Oslo, and NGOs left.")["ngos"]
    assert (seen.acronym, seen.capital, seen.surfaces["NGOs"]) == (2, 0, 2)
    assert names("Both NGOs met in Oslo, and NGOs left.") == {"oslo"}
