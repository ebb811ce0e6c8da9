"""Web pages: everything that a page shows becomes the raw text; what is no part of its main text is marked as furniture."""

from __future__ import annotations

import re

from kzcn_explore.corpus.reading.encodings import decode
from kzcn_explore.corpus.reading.page_furniture import find_furniture
from kzcn_explore.corpus.reading.page_metadata import read_metadata
from kzcn_explore.corpus.reading.records import ReadError

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "frameset h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol optgroup option p pre section select summary table tbody "
    "td tfoot th thead tr ul".split()
)
UNSEEN = frozenset("script style noscript template head svg math iframe object embed canvas audio video datalist".split())
UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DECLARED = re.compile(rb"""<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)
# The charset is declared in the first bytes, or browsers do not see it either.
HEAD = 4096


def read_page(content: bytes, file: str, *, encoding: str | None = None, keep_boilerplate: bool = False) -> tuple[str, dict, tuple]:
    """Read a web page.

    Parameters
    ----------
    content : bytes
    file : str
        Its name, for messages.
    encoding : str, optional
        By default the one that the page declares, if it fits, else the one that is found.
    keep_boilerplate : bool, default False
        True to mark nothing as furniture.

    Returns
    -------
    raw : str
        The visible text, one block a line, a blank line between blocks.
    fields : dict
        ``title``, ``source``, ``language``, ``html date`` and ``own:url``, those that the page's metadata names.
    cuts : tuple of (start, end, "page furniture")
        The lines outside the main text, as far as trafilatura finds that.

    Raises
    ------
    ReadError
        If the page cannot be decoded, is nested too deep, or shows no text.
    """
    from lxml import etree

    text = decode(content, file, encoding or declared_encoding(content))
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_blank_text=False)
    try:
        tree = etree.fromstring(text.encode(), parser)
    except etree.LxmlError:
        tree = None
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError(file, "", "is nested too deep to be read whole; save the page as text.")
    raw = "" if tree is None else visible_text(tree)
    if not raw:
        raise ReadError(file, "", "shows no text; if a script fills the page, save it from the browser once it is filled.")
    fields, main = read_metadata(tree, text)
    return raw, fields, () if keep_boilerplate else find_furniture(raw, main)


def declared_encoding(content: bytes) -> str | None:
    """Return the encoding that a page declares, if Python knows it and the page can be read in it."""
    found = DECLARED.search(content[:HEAD])
    if found is None or content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    name = found[1].decode().lower()
    # As browsers do: the older names mean the larger sets that took their place.
    name = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "utf-8"}.get(name, name)
    try:
        content.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    return name


def visible_text(tree: object) -> str:
    """Return what a page shows, one block a line, a blank line between blocks; a forced line break is a line break."""
    from lxml import etree

    blocks: list[str] = []
    lines: list[list[str]] = [[]]
    preformatted = 0

    def end_block() -> None:
        nonlocal lines
        text = "\n".join(" ".join("".join(line).split()) for line in lines).strip("\n")
        if text:
            blocks.append(re.sub(r"\n{3,}", "\n\n", text))
        lines = [[]]

    def add(text: str | None) -> None:
        first, *others = (text or "").split("\n") if preformatted else (text or "",)
        lines[-1].append(first)
        lines.extend([other] for other in others)

    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if name in BLOCKS:
                end_block()
            if _is_unseen(name, element):
                walker.skip_subtree()
                continue
            preformatted += name == "pre"
            if name == "br":
                lines.append([])
            add(element.text)
            continue
        if event == "end":
            preformatted -= name == "pre" and not _is_unseen(name, element)
            if name in BLOCKS:
                end_block()
        if element is not tree:
            add(element.tail)
    end_block()
    return "\n\n".join(blocks)


def _is_unseen(name: str, element: object) -> bool:
    return name in UNSEEN or "hidden" in element.attrib or UNSEEN_STYLE.search(element.get("style", "")) is not None
