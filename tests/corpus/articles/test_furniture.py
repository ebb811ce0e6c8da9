"""Furniture: which lines are the site's, in four languages, and which could be said and stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcn_explore.corpus.articles.furniture import glued_end, glued_start, line_rule, named_source

ANYWHERE = {
    "share line": ["Share this", "Share on Facebook", "Send Facebook Twitter Google", "Поделиться", "Бөлісу", "分享到：微信 微博"],
    "read also": ["Read also: Two ministers meet", "READ MORE – What the talks brought", "Читайте также: Министры встретились",
                  "Оқи отырыңыз: Министрлер кездесті", "相关新闻：两国外长会晤"],
    "read also label": ["Related news", "Читайте также:", "相关阅读"],
    "photo credit": ["Photo: Reuters", "Photo by Jane Doe/AFP", "Фото: пресс-служба министерства", "Сурет: Қазақпарат", "图片来源：新华社",
                     "(Xinhua/Wang Mou)", "Jane Doe/AFP via Getty Images"],
    "cookie notice": ["We use cookies to improve your visit.", "Accept all cookies",
                      "Мы используем файлы cookie, чтобы сайт работал лучше."],
    "subscription line": ["Subscribe to our newsletter", "Sign up for the weekly newsletter.", "Подписывайтесь на наш Telegram-канал",
                          "Telegram арнамызға жазылыңыз", "扫码关注我们的公众号"],
    "follow line": ["Follow us on Twitter", "Follow Jane Doe on Facebook"],
    "comment count": ["0 comments", "12 комментариев", "3 пікір", "Comments (4)"],
    "view count": ["1,204 views", "12 345 просмотров", "950 рет қаралды", "5 min read"],
    "copyright": ["© 2022 Example", "Copyright 2022 Example", "All rights reserved", "© Пример. Все права защищены", "版权所有"],
    "advertisement": ["Advertisement", "Реклама", "广告"],
    "dividing line": ["***", "-----", "• • •"],
}  # fmt: skip
AT_EDGES = {
    "byline": ["By Jane Doe", "BY JANE DOE AND JOHN ROE", "By Jane Doe, Staff Writer", "Reporting by Jane Doe; Editing by John Roe",
               "Jane Doe in Almaty contributed to this report.", "Автор: Иван Иванов", "记者 王某", "责任编辑：王某", "（记者 王某）"],
    "agency credit": ["(AFP, dpa)", "jd/jr (Reuters, AP) -"],
    "tags": ["Tags: trade, talks", "Теги: торговля", "标签：贸易", "#trade #talks"],
    "end mark": ["(END)", "(完)", "-30-"],
    "source line": ["Source: Example News", "Источник: Пример", "来源：新华网"],
    "contact line": ["jane@example.com", "Contact the writer at jane@example.com"],
    "disclaimer": ["The views expressed here are the author's own and do not necessarily reflect those of the paper."],
    "navigation": ["Translate", "LATEST", "Главная", "Басты бет", "首页"],
}  # fmt: skip
SAID = [
    "By 2030, trade will double.", "By Monday the talks were over", "By air and by sea", "Share of trade rose.", "Share the burden",
    "Send help",
    "Photo: The two ministers shake hands in Astana on Tuesday.", "Copyright law will change.",
    "(c) For refunds.", "Reading by hand is slow.",
    "Read more about the talks in our report", "Related talks went on.", "Related: they met again. Then they left.", "Views differ.",
    "Source: he would not say.", "Follow the money on trade.", "Sign up rates rose.", "The site uses cookies to track us, she said.",
    "China and Kazakhstan contributed.", "Get well soon", "记者：谢谢主席先生", "Thank you.", "Mr. President,", "Фото на память",
    "分享经验很重要。",
    "The farmers say that all rights reserved by the state must go.", "",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, lines in ANYWHERE.items() for line in lines])
def test_a_line_of_this_kind_is_furniture_wherever_it_stands(rule, line):
    assert (line_rule(line, edge=True), line_rule(line, edge=False)) == (rule, rule)


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, lines in AT_EDGES.items() for line in lines])
def test_a_line_of_this_kind_is_furniture_only_outside_the_body(rule, line):
    assert (line_rule(line, edge=True), line_rule(line, edge=False)) == (rule, None)


@pytest.mark.parametrize("line", SAID)
def test_a_line_that_could_be_said_stays(line):
    assert (line_rule(line, edge=True), line_rule(line, edge=False)) == (None, None)


def test_a_long_line_is_never_furniture():
    assert line_rule("© " + "x" * 290, edge=True) == "copyright"
    assert line_rule("© " + "x" * 400, edge=True) is None


def test_the_end_of_a_line_is_cut_from_the_first_word_that_is_furniture():
    text = "They will meet in May. A. B. Doe in St. Louis contributed to this report."
    assert glued_end(text) == (23, "byline")
    assert glued_end("They will meet in May (AFP). He said so.") is None
    assert glued_end("两国外长同意再次会晤。（完）") == (11, "end mark")


def test_a_line_that_is_furniture_alone_has_no_end_to_cut():
    assert glued_end("Source: Example News") is None


def test_a_photograph_named_before_the_text_is_cut():
    assert glued_start("Photo: Example Agency. They met on Tuesday.") == (23, "photo credit")
    assert glued_start("By Jane Doe. they met.") is None


def test_a_source_line_names_its_source_but_no_address():
    assert named_source("Source:-Example News and agencies") == "Example News and agencies"
    assert named_source("Source: https://example.com") is None
    assert named_source("They met.") is None


@given(st.text(max_size=400) | st.lists(st.sampled_from([*SAID, "Share", "by", ": ", "©", "(AFP", ")", "。", "/"])).map(" ".join))
def test_any_line_gets_a_rule_or_none_and_its_end_lies_inside(text):
    assert line_rule(text, edge=True) is None or line_rule(text, edge=True).islower()
    for found in (glued_end(text), glued_start(text)):
        assert found is None or 0 < found[0] < len(text)
