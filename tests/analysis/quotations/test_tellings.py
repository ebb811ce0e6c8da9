"""Tellings: who is found to speak, and what of the words in quotes is said, in sentences of newspapers in four languages."""

import pandas as pd
import pytest

from kzcn_explore.analysis.actors.mentions import actor_mentions
from kzcn_explore.analysis.quotations.joining import DocumentActors
from kzcn_explore.analysis.quotations.quotations import quotations
from kzcn_explore.analysis.quotations.reading import Passages, read_document
from kzcn_explore.corpus.loading import load_corpus


def said(*texts):
    """Read passages without an actor: (words, speaker) of each quotation."""
    read = read_document("d", None, Passages(range(len(texts)), [0] * len(texts), texts), DocumentActors([]))
    return [(one.text, one.speaker) for one in read]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The mayor, Rosa Pinto, said the bridge was “a gift to the town”.", [("a gift to the town", "Rosa Pinto")]),
        ("The head of state, Ivo Lund, called the vote “a turning point”.", [("a turning point", "Ivo Lund")]),
        ("Police in Norvik said the driver was “not known” to them.", [("not known", "Police")]),
        ("In its letter the union said pay was “an insult”.", [("an insult", "union")]),
        ("“We lost all of it,” a farmer who lives by the river said.", [("We lost all of it,", "farmer")]),
        ("“We lost all of it,” a farmer who was hurt in the flood said.", [("We lost all of it,", "farmer")]),
        ("A sign that read “No entry” hung there.", [("No entry", "sign")]),
        (
            "“Every bridge we built will stand,” said Ada Cole of the Institute for Peace.",
            [("Every bridge we built will stand,", "Ada Cole")],
        ),
        ("The plan was called “a mess” by Senator Dan Moor.", [("a mess", "Dan Moor")]),
        ("Tim Grove told the Daily Post he felt “let down”.", [("let down", "Tim Grove")]),
        ("Ada Cole said the plan, when it came, was “a mess”.", [("a mess", "Ada Cole")]),
        ("When asked who he meant he said: “Ask the bank.”", [("Ask the bank.", None)]),
        ("The judge - in her last case - said women were “free to go”.", [("free to go", "judge")]),
        ("The ministry unveiled a plan called off by Ada Cole, who said it was “dead”.", [("dead", "Ada Cole")]),
        ("The IS commander Abu Saleh declared the town “lost”.", [("lost", "Abu Saleh")]),
        ("“The roof leaks,” Mrs May said. Theresa May left.", [("The roof leaks,", "Theresa May")]),
        ("Grove said there was a “moral”, a “legal” and a “plain” case.", [("moral", "Grove"), ("legal", "Grove"), ("plain", "Grove")]),
        ('"We close early."He left, said Ann Lee.', [("We close early.", "Ann Lee")]),
        ("“The north road will open,” spokesman Max Braun on Monday.", [("The north road will open,", "Max Braun")]),
        ("Max Braun said he would go. “The north road will open.”", [("The north road will open.", "Max Braun")]),
        ("The Labour MP said it was “a trick”.", [("a trick", "Labour MP")]),
        ("Two states say the rule is “unfair”, and a third agrees.", [("unfair", "Two states")]),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_and_no_other_word(text, rows):
    assert said(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Как отметил Иван Круглов, «рынок давно ждал таких мер».", [("рынок давно ждал таких мер", "Иван Круглов")]),
        (
            "«Решение ещё не принято, — подчеркнул Сергей Волков. — Его обсудят в мае».",
            [("Решение ещё не принято,", "Сергей Волков"), ("Его обсудят в мае", "Сергей Волков")],
        ),
        ("Об этом сообщает пресс-служба: «Работы завершены в срок».", [("Работы завершены в срок", "пресс-служба")]),
        ("В министерстве назвали слухи «полной выдумкой».", [("полной выдумкой", "министерстве")]),
        ("«Это победа команды», — приводит агентство слова тренера Павла Громова.", [("Это победа команды", "Павла Громова")]),
        ("Директор школы Нина Белова рассказала: «Дети вернулись в классы».", [("Дети вернулись в классы", "Нина Белова")]),
        ("Форум прошёл под девизом «Чистая вода для каждого дома и двора».", []),
        ("Роман «Тихие берега» вышел в издательстве «Заря».", []),
        ("Так называемые «друзья народа» собрались на площади.", []),
        ("«Біз келісімге келдік», - дейді Айгүл Серікова.", [("Біз келісімге келдік", "Айгүл Серікова")]),
        ("Президент халыққа «бірлігіміз берік болсын» деп тілек білдірді.", [("бірлігіміз берік болсын", "Президент")]),
        (
            "«Жол ашылды, – деді Болат Ермеков. – Енді көпір саламыз».",
            [("Жол ашылды,", "Болат Ермеков"), ("Енді көпір саламыз", "Болат Ермеков")],
        ),
        ("- Біз үш жыл күттік, - деді ауыл тұрғыны Болат Ермеков.", [("Біз үш жыл күттік,", "Болат Ермеков")]),
        ("«Абай жолы» романы қайта басылды.", []),
        ("“我们等了三年。”赵强告诉记者，“今天终于通车了。”", [("我们等了三年。", "赵强"), ("今天终于通车了。", "赵强")]),
        ("“决定还没有作出，”刘洋在会上强调，“下周将继续讨论。”", [("决定还没有作出，", "刘洋"), ("下周将继续讨论。", "刘洋")]),
        ("据专家张伟介绍，“水位正在下降”。", [("水位正在下降", "张伟")]),
        ("部长李明表示：“公路将在年底建成。”", [("公路将在年底建成。", "李明")]),
        ("小说《静静的河》和电影“春天”同时上映。", []),
        ("所谓“自由行动”引发了争议。", []),
    ],
)
def test_russian_kazakh_and_chinese_newspapers_are_read(text, rows):
    assert said(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "The film “Quiet Harbour,” shown on Friday, won two prizes.",
        "Its founder, a shy man called “the Owl”, lives alone.",
        "The “Norvik Daily Post” reported that the bridge is open.",
        "Lee spoke on the show “Late Harbour Talk.” Then it rained.",
        "The fair under the theme “Water for every house and every field” is open.",
    ],
)
def test_titles_names_and_slogans_beside_a_verb_are_no_quotations(text):
    assert said(text) == []


def test_what_somebody_is_told_or_accused_of_is_said_by_nobody_who_is_named():
    assert said("Ann Lee came. She was accused of “spreading plain lies”.") == [("spreading plain lies", None)]
    corpus = load_corpus(pd.DataFrame({"text": ["Ann Lee was accused of “spreading plain lies”."]}))
    row = quotations(corpus, mentions=actor_mentions(corpus)).iloc[0]
    assert pd.isna(row["speaker"]) and pd.isna(row["speaker_as_written"]) and row["confidence"] == 0


@pytest.mark.parametrize("written", ["For example", "Maybe it's", "of course bliss", "t"])
def test_words_that_open_no_name_leave_the_speaker_missing(written):
    assert [speaker for _, speaker in said(f"{written} said: “Ask the bank.”")] == [None]


def test_an_office_with_an_article_of_its_own_is_somebody_new():
    texts = ["Ann Lee, an official of the port, came. “We pay,” an official said."]
    assert said(*texts) == [("We pay,", "official")]


def test_a_pronoun_takes_up_an_office_and_a_plural_takes_up_no_person():
    assert said("“We pay,” a nurse said. “It is dear,” she said.") == [("We pay,", "nurse"), ("It is dear,", "nurse")]
    assert said("“We pay,” Ann Lee said. “It is dear,” they said.") == [("We pay,", "Ann Lee"), ("It is dear,", None)]
