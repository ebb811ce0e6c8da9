"""Page metadata: what a web page says of itself, and its main text; a date is read from metadata only, never from the body."""

from __future__ import annotations

import json
import re

# The names under which pages give the day of their publication, most telling first.
DATES = (
    "article:published_time", "og:published_time", "datepublished", "date.published", "publication_date", "publish-date", "publish_date",
    "publishdate", "published_time", "pubdate", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "citation_date",
    "citation_publication_date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date",
    "article:published", "date",
)  # fmt: skip
# What pages write for the code of a language.
CODES = {"kz": "kk", "cn": "zh"}
LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)
# JSON-LD of one page; a longer one is a data dump.
LARGEST_JSON = 2**20
# What trafilatura is told: no date from the body, none from any other place that was not asked for.
NO_GUESS = {"extensive_search": False, "original_date": True}


def read_metadata(tree: object, text: str) -> tuple[dict[str, object], str | None]:
    """Read a page's metadata and its main text.

    Parameters
    ----------
    tree : lxml element
        The page; it is not changed.
    text : str
        The page as it was decoded.

    Returns
    -------
    fields : dict
        Those of ``title``, ``source``, ``language``, ``html date`` and ``own:url`` that the page names.
    main : str or None
        The main text, if one is found.
    """
    page = _extract(text)
    fields = {
        "title": getattr(page, "title", None),
        "source": getattr(page, "sitename", None),
        "language": page_language(tree),
        "html date": page_date(tree),
        "own:url": _address(tree),
    }
    kept = {name: " ".join(value.split()) for name, value in fields.items() if isinstance(value, str) and value.strip()}
    return kept, getattr(page, "text", None)


def _extract(text: str) -> object | None:
    import trafilatura

    try:
        return trafilatura.bare_extraction(text, include_comments=False, with_metadata=True, date_extraction_params=dict(NO_GUESS))
    except (RecursionError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return None  # a page that breaks it is kept whole


def page_date(tree: object) -> str | None:
    """Return the day of publication that a page's metadata names, as it is written there.

    Meta tags come first, then JSON-LD, then a ``time`` or ``meta`` marked with ``itemprop="datePublished"`` or ``pubdate``.
    """
    named = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if meta.get("content", "").strip():
            named.setdefault(name.strip().lower(), meta.get("content").strip())
    found = next((named[name] for name in DATES if name in named), None)
    return found or _json_date(tree) or _marked_date(tree)


def _json_date(tree: object) -> str | None:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > LARGEST_JSON:
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        # The page itself stands at the top or in @graph; objects further inside are other pages.
        tops = value if isinstance(value, list) else [value]
        graphs = [inner for top in tops if isinstance(top, dict) and isinstance(top.get("@graph"), list) for inner in top["@graph"]]
        for one in (*tops, *graphs):
            if isinstance(one, dict) and isinstance(one.get("datePublished"), str):
                return one["datePublished"].strip() or None
    return None


def _marked_date(tree: object) -> str | None:
    for time in tree.iter("time"):
        if (time.get("itemprop") or "").lower() == "datepublished" or "pubdate" in time.attrib:
            return (time.get("datetime") or "").strip() or None
    return None


def page_language(tree: object) -> str | None:
    """Return the code of the language that a page declares."""
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or ""
    code = LANGUAGE.fullmatch(declared.strip())
    return CODES.get(code[1].lower(), code[1].lower()) if code else None


def _address(tree: object) -> str | None:
    canonical = next((link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower()), None)
    return canonical or next((meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:url"), None)
