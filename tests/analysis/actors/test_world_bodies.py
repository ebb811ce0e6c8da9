"""States and the large international bodies in Russian, Kazakh and Chinese, in their cases."""

import pandas as pd
import pytest

import kzcn_explore as kz
from kzcn_explore.analysis.actors.bending import bend


def actors_in(text: str) -> list[str]:
    return kz.actor_mentions(kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"], "text": [text]})))["actor"].tolist()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Там говорили о Шанхайской организации сотрудничества.", ["Shanghai Cooperation Organisation"]),
        ("Там был посол Франции.", ["France"]),
        ("Он летит из Вашингтона в Астану.", ["Washington", "Astana"]),
        ("Вышел Доклад Всемирного банка о воде.", ["World Bank"]),
        ("Это решили на встрече «Большой двадцатки».", ["Group of Twenty"]),
        ("Дом стоит в Объединённых Арабских Эмиратах.", ["United Arab Emirates"]),
        (
            "Об этом сказали в Организации по безопасности и сотрудничеству в Европе.",
            ["Organization for Security and Co-operation in Europe"],
        ),
        ("Кеше НАТО-ның және ЮНЕСКО-ға хат жазылды.", ["North Atlantic Treaty Organization", "UNESCO"]),
        ("Кеше Қазақстан Шанхай ынтымақтастық ұйымына хат жазды.", ["Kazakhstan", "Shanghai Cooperation Organisation"]),
        ("Кеше Еуразиялық экономикалық одаққа хат жазылды.", ["Eurasian Economic Union"]),
        ("他在欧洲联盟和安理会工作。", ["European Union", "UN Security Council"]),
        ("他在亚洲相互协作与信任措施会议工作。", ["Conference on Interaction and Confidence Building Measures in Asia"]),
    ],
)
def test_a_body_or_a_state_is_known_in_its_cases(text, actors):
    assert actors_in(text) == actors


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("外交部发言人李明表示，会议很好。", "李明"),
        ("外长安德松与记者见面。", "安德松"),
        ("总统萨马尔别科夫访问了他们。", "萨马尔别科夫"),
        ("商务部副部长凌激出席会议。", "凌激"),
    ],
)
def test_a_chinese_name_right_behind_a_title_is_a_person(text, person):
    table = kz.actor_mentions(kz.load_corpus(pd.DataFrame({"date": ["2022-06-09"], "text": [text]})))
    assert table.loc[table["kind"] == "person", "as_written"].tolist() == [person]


def test_what_stands_behind_a_chinese_title_and_is_no_name_is_none():
    assert actors_in("总统方面表示同意，代表团在场。") == []


def test_the_cases_are_those_of_a_grammar():
    # Zaliznyak (1977), type 7a.
    assert [*bend("Азия")] == ["азии", "азии", "азию", "азией", "азии"]
    assert [*bend("Европейский союз")][:2] == ["европейского союза", "европейскому союзу"]
    assert [*bend("ООН")] == []
