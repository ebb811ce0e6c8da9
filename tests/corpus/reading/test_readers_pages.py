"""Web pages: all that a page shows is in the raw text, what is no part of its main text is marked, and no date is guessed."""

import pytest

from kzcn_explore.corpus.reading.page_furniture import find_furniture
from kzcn_explore.corpus.reading.pages import declared_encoding, read_page
from kzcn_explore.corpus.reading.records import ReadError

BODY = (
    "The two ministers met in the capital on Tuesday and spoke of trade, of rail lines and of water, officials said after the talks.",
    "They agreed to open a second crossing by the end of the year; a working group will meet in June to settle the details.",
    "“We are glad,” one of them said.",
    "A new crossing",
    "Trade between the two countries grew by a tenth last year, according to figures that the customs office published a week earlier.",
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Ministers meet in the capital - The Plain Post</title>
<meta property="og:site_name" content="The Plain Post"><link rel="canonical" href="https://post.example/1">HEAD</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Ministers meet in the capital</h1><p class="byline">By A. Writer</p><p>5 May 2021</p>
<p>{BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p><ul><li>{BODY[3]}</li></ul><p>{BODY[4]}</p></article></main>
<aside><h2>Read also</h2><p><a href="/2">Snow closes the pass</a></p></aside><div>We use cookies. <button>Accept</button></div>
<div style="display: none">Unseen, 1 January 1999</div><script>var day = "2020-02-02"</script>
<footer>© 2019 The Plain Post. Published 3 March 2018.</footer></body></html>"""


def read(page, **options):
    return read_page(page.encode(), "a.html", **options)


def test_a_page_shows_its_text_a_block_a_line():
    raw, _, _ = read(
        "<p>One <b>bold</b>\n word<p>Two<br>lines<br><br>more<table><tr><td>a<td>b</table><!-- no --><pre>x\n y</pre>end<script>z</script>"
    )
    assert raw == "One bold word\n\nTwo\nlines\n\nmore\n\na\n\nb\n\nx\ny\n\nend"


def test_nothing_that_a_page_shows_is_lost_and_its_furniture_is_marked():
    raw, fields, cuts = read(PAGE.replace("HEAD", ""))
    furniture = [raw[start:end] for start, end, _ in cuts]
    assert {rule for _, _, rule in cuts} == {"page furniture"}
    assert {"Home", "World", "Read also", "Snow closes the pass", "We use cookies.", "Accept"} <= set(furniture)
    assert "© 2019 The Plain Post. Published 3 March 2018." in furniture
    assert not set(BODY) & set(furniture)
    assert set(BODY) <= set(raw.split("\n"))
    assert "Unseen" not in raw
    assert "2020" not in raw
    assert {name: fields[name] for name in ("source", "language", "own:url")} == {
        "source": "The Plain Post",
        "language": "en",
        "own:url": "https://post.example/1",
    }
    assert fields["title"].startswith("Ministers meet in the capital")


def test_furniture_can_be_kept():
    kept = read(PAGE.replace("HEAD", ""), keep_boilerplate=True)
    assert kept == (*read(PAGE.replace("HEAD", ""))[:2], ())


def test_a_date_that_stands_only_in_the_body_is_not_taken():
    _, fields, _ = read(PAGE.replace("HEAD", ""))
    assert "html date" not in fields
    for body in (
        '<time datetime="2001-01-01">then</time>',
        '<span class="date">2 March 2018</span>',
        "<abbr title='2018-03-02'>March</abbr>",
    ):
        assert "html date" not in read(f"<html><body><p>{BODY[0]}</p>{body}</body></html>")[1]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-05-05T10:00:00+06:00">',
        '<meta name="DC.date.issued" content="2021-05-05T10:00:00+06:00">',
        '<meta itemprop="datePublished" content=" 2021-05-05T10:00:00+06:00 ">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-05T10:00:00+06:00"}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"datePublished": "2021-05-05T10:00:00+06:00"}]}</script>',
        '<time itemprop="datePublished" datetime="2021-05-05T10:00:00+06:00">May</time>',
    ],
)
def test_a_date_is_read_from_the_metadata(head):
    page = PAGE.replace(
        "HEAD", head + '<meta name="description" content="On 1 January 1999"><meta property="article:modified_time" content="2023">'
    )
    assert read(page)[1]["html date"] == "2021-05-05T10:00:00+06:00"


def test_dates_of_other_pages_in_the_metadata_are_not_taken():
    inner = '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2001-01-01"}]}'
    for script in (inner, "[" * 5000, "{", "", "5", '{"datePublished": 2001}'):
        page = PAGE.replace("HEAD", f'<script type="application/ld+json">{script}</script>')
        assert "html date" not in read(page)[1]


@pytest.mark.parametrize(("declared", "code"), [("ru-RU", "ru"), ("kz", "kk"), ("zh_CN", "zh"), ("", None), ("x", None)])
def test_the_language_is_the_code_that_the_page_declares(declared, code):
    assert read(f'<html lang="{declared}"><p>{BODY[0]}</p></html>')[1].get("language") == code


@pytest.mark.parametrize("declared", ["windows-1251", "utf-8", "nonsense", ""])
def test_a_page_is_decoded_as_it_declares_if_that_fits(declared):
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>Министры встретились в столице'
    assert read_page(page.encode("cp1251"), "a.html")[0] == "Министры встретились в столице"
    assert read_page("<p>caf\xe9".encode("latin-1"), "a.html", encoding="cp1252")[0] == "café"
    assert declared_encoding(b'<meta charset="GB2312">') == "gb18030"


@pytest.mark.parametrize("page", ["<html></html>", "<script>x</script>", "<!-- a -->", "<meta " * 1000, "<p hidden>a</p>"])
def test_a_page_without_text_is_named(page):
    with pytest.raises(ReadError, match=r"a\.html: shows no text; if a script fills the page, save it from the browser"):
        read(page)


def test_a_page_that_is_nested_without_end_is_named():
    assert read("<div>" * 1000 + "<p>deep")[0] == "deep"
    with pytest.raises(ReadError, match="nested too deep to be read whole; save the page as text"):
        read("<div>" * 100_000 + "<p>deep")


@pytest.mark.parametrize(
    "page",
    [
        "a" + "<" * 100_000,
        "a" + "&" * 100_000,
        "<p " + "a=1 " * 50_000 + ">a",
        "<p>a</b></i></p></p>",
        '<?xml version="1.0" encoding="utf-8"?><p>a</p>',
    ],
)
def test_a_hostile_page_does_no_harm(page):
    assert read(page)[0].startswith("a")


def test_lines_are_matched_by_their_words():
    raw = "Menu\n\nOne two three four five, six.\n\nShort one\n\nOne two elsewhere entirely\n\nMenu of days"
    main = "ONE two  three four\nfive six\n- short one | other\n"
    assert [raw[start:end] for start, end, _ in find_furniture(raw, main)] == ["Menu", "One two elsewhere entirely", "Menu of days"]
    chinese = "首页\n\n两国外长星期二在首都会面，讨论了贸易问题。"
    assert [chinese[start:end] for start, end, _ in find_furniture(chinese, chinese[4:])] == ["首页"]


@pytest.mark.parametrize("main", [None, "", " ", "quite other words that stand nowhere on the page at all"])
def test_where_no_main_text_is_found_nothing_is_furniture(main):
    assert find_furniture("Menu\n\nOne two three four five.", main) == ()
