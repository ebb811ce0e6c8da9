"""Patterns: words, two sides near one another, and regexes are told apart, and what is broken is refused in words."""

import re

import pytest

from kzcn_explore.analysis.concordance.patterns import NearPattern, RegexPattern, WordPattern, parse_pattern


def found(pattern, text, **options):
    return [match[0] for match in parse_pattern(pattern, **options).pattern.finditer(text)]


def test_words_are_read_as_a_search_reads_them():
    parsed = parse_pattern(" one china, trade* ")
    assert isinstance(parsed, WordPattern)
    assert found(" one china, trade* ", "One-China; traders") == ["One-China", "traders"]


def test_capitals_count_only_on_request():
    text = "US and us, Trade war, trade"
    assert found("us, trade", text) == ["US", "us", "Trade", "trade"]
    assert found("US, Trade, trade war", text, case=True) == ["US", "Trade"]
    assert found("/u./", "US us") == ["US", "us"]
    assert found("/u./", "US us", case=True) == ["us"]


def test_either_of_two_russian_letters_is_found_with_its_capital():
    text = "Ещё ещё еще Еще ЕЩЁ"
    assert found("ещё", text, case=True) == ["ещё", "еще"]
    assert found("Еще", text, case=True) == ["Ещё", "Еще"]
    assert found("съел, ЕЩЕ", text + " съёл", case=True) == ["ЕЩЁ", "съёл"]


def test_near_has_two_sides_and_a_number():
    parsed = parse_pattern("china, beijing NEAR/5 free trade*")
    assert isinstance(parsed, NearPattern)
    assert (parsed.left.query, parsed.right.query, parsed.most_between) == ("china, beijing", "free trade*", 5)


@pytest.mark.parametrize("pattern", ["troops NEAR border", "china near/5 trade", "NEAR/5 trade"])
def test_a_near_that_is_not_whole_is_a_word(pattern):
    assert isinstance(parse_pattern(pattern), WordPattern)


def test_a_slash_inside_a_regex_is_written_with_a_backslash():
    parsed = parse_pattern(r"/km\/h/")
    assert isinstance(parsed, RegexPattern)
    assert found(r"/km\/h/", "90 km/h") == ["km/h"]
    assert found(r"/a\\/", "a\\ b") == ["a\\"]


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (None, "pattern must be a text, such as"),
        ("", "pattern must hold a letter or a digit"),
        ("*, …", "pattern must hold a letter or a digit"),
        ("china NEAR/5 *", "so must both sides of NEAR; got '*'"),
        ("a NEAR/1 b NEAR/2 c", "NEAR once at most"),
        ("a NEAR/99999999999999999999 b", "a number of at most 9999 words; got 99999999999999999999"),
        ("a NEAR/1 /b/", "got the regex '/b/'"),
        ("/a", r"must end with one; a slash inside is written \/"),
        ("/", "must end with one"),
        ("/a\\/", "must end with one"),
        ("/a/i", "it ends at its character 3, and more follows"),
        ("/a/, /b/", "alternatives are joined by |"),
        ("//", "nothing stands in it"),
        ("/(a/", "/(a/ is no regex: missing ) at its character 4. Mend it there"),
        ("/a)/", "unbalanced parenthesis at its character 3"),
        ("/*a/", "nothing to repeat at its character 2"),
        ("/[a/", "unterminated character set"),
        (f"/{'(' * 3000}{')' * 3000}/", "too many brackets inside one another"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_mend(pattern, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        parse_pattern(pattern)


def test_case_is_a_truth_value():
    with pytest.raises(ValueError, match="case must be True or False; got 'no'"):
        parse_pattern("a", case="no")
