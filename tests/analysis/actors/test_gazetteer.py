"""The gazetteer reads our table and the user's, and refuses a bad row with its line and its mend."""

import pandas as pd
import pytest

from kzcn_explore.analysis.actors.gazetteer import COLUMNS, KINDS, OURS, read_gazetteer
from kzcn_explore.text.tokens import tokenize


def actor_of(name: str, gazetteer=None) -> str | None:
    found = read_gazetteer(gazetteer).match(tokenize(name), 0)
    return found[1].actor if found else None


def test_our_table_holds_known_kinds_and_every_row_once():
    table = pd.read_csv(OURS, keep_default_na=False)
    assert [*table.columns] == [*COLUMNS]
    assert set(table["kind"]) <= set(KINDS)
    assert not table.duplicated(["name", "kind", "language"]).any()


def test_no_alias_of_our_table_stands_for_two_actors():
    table = pd.read_csv(OURS, keep_default_na=False)
    rows = zip(table["name"], table["kind"], table["aliases"], strict=True)
    aliases = pd.DataFrame([(alias, name, kind) for name, kind, more in rows for alias in (name, *filter(None, more.split("|")))])
    aliases = aliases.set_axis(["alias", "name", "kind"], axis=1).drop_duplicates()
    assert aliases.loc[aliases.duplicated("alias", keep=False), "alias"].tolist() == []


def test_a_state_has_one_name_in_four_languages():
    assert [actor_of(name) for name in ("Kazakhstan", "Казахстан", "Қазақстан")] == ["Kazakhstan"] * 3
    assert read_gazetteer().han["哈萨克斯坦"].actor == "Kazakhstan"


def test_an_acronym_is_not_found_in_small_letters():
    assert actor_of("WHO") == "World Health Organization"
    assert actor_of("Who") is None


def test_the_longest_name_is_found():
    assert actor_of("UN Security Council") == "UN Security Council"


def test_a_comma_may_stand_inside_a_name_and_other_words_may_not():
    assert actor_of("One Belt, One Road") == "Belt and Road Initiative"
    assert actor_of("One Belt and then One Road") is None


def test_a_name_of_the_user_goes_before_ours(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("name,kind,aliases\nPeninsula News,organisation,Jordan|PN\n", encoding="utf-8")
    assert actor_of("Jordan", path) == "Peninsula News"
    assert actor_of("PN", path) == "Peninsula News"
    assert actor_of("Norway", path) == "Norway"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,kind\nSteppe Bank,bank\n", "own.csv, line 2: kind must be one of"),
        ("name,kind\nOslo,place\n,place\n", "own.csv, line 3: name must hold a letter"),
        ("name,kind,aliases,language\nOslo,place,,no\n", "own.csv, line 2: language must be one of"),
        (
            "name,kind\nBank, of Oslo,organisation\n",
            "own.csv, line 2: has more cells than there are columns; put a name",
        ),
        ("names,kind\nOslo,place\n", "own.csv: must have a column 'name'"),
    ],
)
def test_a_bad_row_is_refused_with_file_line_and_mend(tmp_path, text, words):
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        read_gazetteer(path)


def test_what_is_no_table_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no such file"):
        read_gazetteer(tmp_path / "none.csv")
    with pytest.raises(TypeError, match="must be the path of a CSV file or a DataFrame; got list"):
        read_gazetteer([])


def test_a_table_of_the_user_is_not_changed():
    own = pd.DataFrame({"name": ["Steppe Bank"], "kind": ["organisation"], "aliases": [None]})
    before = own.copy(deep=True)
    assert actor_of("Steppe Bank", own) == "Steppe Bank"
    pd.testing.assert_frame_equal(own, before)
