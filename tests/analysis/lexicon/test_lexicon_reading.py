"""Reading a lexicon: what a file may hold, and what each mistake is answered with."""

import pytest

from kzcn_explore.analysis.lexicon.reading import LexiconTheme, distinct_patterns, read_lexicon


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "mine.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_themes_stand_short_or_long_and_keep_their_order(file):
    path = file('[themes]\n"Visits and talks" = ["state visit*", "talks"]\nRoads = ["Belt and  Road"]\n'
                '[themes.Security]\npatterns = ["security"]\nexcept = ["security council"]\n')  # fmt: skip
    assert read_lexicon(path) == read_lexicon(str(path)) == (
        LexiconTheme("Visits and talks", ("state visit*", "talks")),
        LexiconTheme("Roads", ("Belt and Road",)),
        LexiconTheme("Security", ("security",), ("security council",)),
    )  # fmt: skip


def test_a_dict_reads_as_the_table_of_a_file_does():
    themes = read_lexicon({"Trade": ("trade*",), "Security": {"patterns": ["security"], "except": ["security council"]}})
    assert themes == (LexiconTheme("Trade", ("trade*",)), LexiconTheme("Security", ("security",), ("security council",)))


def test_a_file_with_the_mark_and_the_line_ends_of_windows_is_read(file):
    assert read_lexicon(file(b'\xef\xbb\xbf[themes]\r\n"\xd0\xa1" = ["\xe8\xb4\xb8\xe6\x98\x93"]\r\n')) == (LexiconTheme("С", ("贸易",)),)


def test_a_pattern_of_two_themes_is_one_pattern():
    themes = read_lexicon({"Roads": ["Silk Road", "digital silk-road"], "Technology": ["Digital Silk Road", "5G"]})
    assert distinct_patterns(themes) == {"silk road": "Silk Road", "digital silk road": "digital silk-road", "5g": "5G"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[themes]\nTrade = ["a"', r"mine\.toml: is no TOML: Unclosed array \(at .*\)\. Patterns stand in quotes"),
        ('[themes]\nTrade and roads = ["a"]', r"is no TOML: .*\(at line 2, column 7\)\. .* a name with spaces stands in quotes"),
        ('[themes]\nTrade = ["a"]\nTrade = ["b"]', r"a name stands twice: .*Put the patterns of a theme into one list"),
        ('[themes.Trade]\npatterns = ["a"]\n[themes.Trade]\n', r"a name stands twice: .*\(at line 3"),
        ('[themes]\nTrade = ["a"]\ntrade = ["b"]', r"'Trade' and 'trade' name one theme; put their patterns into one list"),
        ("", r"themes must stand in one table that begins with the line \[themes\]; there is none"),
        ('Trade = ["a"]\n', r"begins with the line \[themes\]; 'Trade' stands outside of it"),
        ('themes = ["a"]\n', r"begins with the line \[themes\]; there is none"),
        ("[themes]\n", r"mine\.toml: holds no theme; add one, such as"),
        ('[themes]\n" " = ["a"]', r"a theme must have a name; got ' '"),
        ("[themes]\nTrade = []", r"theme 'Trade': patterns is an empty list; add a pattern, or take the theme out"),
        ('[themes]\nTrade = "trade"', r"theme 'Trade': patterns must be a list such as .*; got 'trade'"),
        ("[themes]\nTrade = 3", r"theme 'Trade': patterns must be a list such as .*; got 3"),
        ('[themes]\nTrade = ["trade", 3]', r"theme 'Trade': patterns must be texts in quotes; got 3"),
        ('[themes]\nTrade = ["*"]', r"theme 'Trade': the pattern '\*' holds no letter or digit; mend it or take it out"),
        ('[themes]\nTrade = ["#trade"]', r"theme 'Trade': the pattern '#trade' begins with '#'; begin it with a letter"),
        ('[themes]\nTrade = ["one china", "One-China"]', r"patterns hold 'one china' and 'One-China', which find the same; take one out"),
        ('[themes.Trade]\npatterns = ["a"]\nexcept = []', r"theme 'Trade': except is an empty list; add a pattern, or take except out"),
        ('[themes.Trade]\npatterns = ["a"]\nexcept = ["A"]', r"'a' stands in patterns and in except, so that it is never counted"),
        ('[themes.Trade]\nexcept = ["a"]', r"theme 'Trade': holds no list of patterns; add patterns"),
        ('[themes.Trade]\npatern = ["a"]', r"holds \['patterns', 'except'\] only; got 'patern'\. Did you mean 'patterns'\?"),
        ('[themes.Trade.Exports]\npatterns = ["a"]', r"got 'Exports'\. Themes inside themes are not read"),
        (b'[themes]\nTrade = ["\xff"]', r"mine\.toml: byte 19 is no UTF-8; save the file as UTF-8"),
    ],
)
def test_a_mistake_is_answered_with_its_place_and_its_mend(file, content, message):
    with pytest.raises(ValueError, match=message):
        read_lexicon(file(content))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nowhere\.toml: there is no such file; a lexicon is a TOML file"):
        read_lexicon(tmp_path / "nowhere.toml")
    with pytest.raises(ValueError, match="is a folder; name the TOML file in it"):
        read_lexicon(tmp_path)


@pytest.mark.parametrize("lexicon", [None, 3, ["trade"]])
def test_what_is_neither_a_path_nor_a_dict_is_an_error(lexicon):
    with pytest.raises(TypeError, match="lexicon must be the path of a TOML file or a dict of theme -> patterns"):
        read_lexicon(lexicon)
