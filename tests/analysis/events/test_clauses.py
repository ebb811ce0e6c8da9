"""Clauses: which words of a sentence say what happens on a date."""

from kzcn_explore.analysis.events.clauses import nearest_words, read_words


def what(text, quote):
    start = text.index(quote)
    near = nearest_words(text, read_words(text, 0, len(text)), start, start + len(quote))
    return " ".join(word.term for word in near)


def test_the_nearest_words_are_taken_in_the_order_of_the_text():
    text = "Farmers sowed barley near Ostrava while engineers tested turbines upstream and officials opened the valley dam on 4 May."
    assert what(text, "4 May") == "turbines upstream officials opened valley dam"


def test_a_comma_puts_words_further_away():
    text = "After floods, rains, frosts, droughts, storms, the dam was opened in May."
    assert what(text, "May") == "rains frosts droughts storms dam opened"


def test_words_of_planning_reporting_and_the_calendar_say_nothing():
    text = "The minister said that the opening of the dam is planned for Monday, 4 May."
    assert what(text, "Monday, 4 May") == "minister opening dam"


def test_a_name_is_a_capital_inside_the_sentence():
    words = read_words("Talks between Freedonia and the UN opened under President Firefly.", 0, 66)
    assert [word.term for word in words if word.is_name] == ["freedonia", "un", "firefly"]


def test_russian_words_are_brought_to_their_dictionary_form_and_english_ones_are_compared_by_it():
    assert [word.term for word in read_words("Открытие железнодорожных мостов", 0, 31)] == ["открытие", "железнодорожный", "мост"]
    assert [(word.term, word.key) for word in read_words("They visited bridges", 0, 20)] == [("visited", "visit"), ("bridges", "bridge")]


def test_a_sentence_without_content_has_no_words():
    assert read_words("It was.", 0, 7) == []
    assert nearest_words("It was in May.", [], 10, 13) == []
