"""Frames: what the words around a name tell of its kind: a body has shares, a town lies in a province, somebody is 42."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kzcn_explore.analysis.actors.gazetteer import Gazetteer
from kzcn_explore.text.tokens import Token

# "Anna Berg, 42," and "Anna Berg (42)".
AGE = re.compile(r"(?:,? \(|, )(?:1[0-9]|[2-9][0-9])[,).](?! ?\d)")
# "Riverton, Norway"; whose place it is, the gazetteer tells.
LISTED = ", "
# In small letters before a name, these say what it is: "the airline Heron", "singer Anna".
BODIES = frozenset("""
airline automaker bank brand broadcaster carmaker carrier chain channel charity club company consultancy contractor
developer firm giant insurer lender magazine maker manufacturer militia network newspaper ngo nonprofit operator
organisation organization outlet party platform producer publisher retailer start-up startup subsidiary supplier tabloid
think-tank union unit website
компания банк партия газета агентство телеканал авиакомпания концерн клуб холдинг сайт портал
компаниясы банкі партиясы газеті агенттігі телеарнасы клубы холдингі сайты порталы
""".split())  # fmt: skip
# Of these, somebody may be one, too: "the broadcaster Anna Berg".
AGENTS = frozenset("broadcaster contractor developer insurer lender maker manufacturer operator producer publisher retailer".split())
PERSONS = frozenset("""
activist actor actress analyst artist aunt author billionaire boyfriend brother businessman campaigner candidate cleric
co-founder co-star coach comedian cousin daughter defender detective doctor driver economist engineer entrepreneur
editor expert father filmmaker forward founder friend girlfriend goalkeeper grandfather grandmother guitarist historian husband
imam journalist lawyer manager midfielder mother musician neighbour neighbor nephew niece nominee novelist nurse owner
painter pastor philosopher photographer pianist physicist pilot player poet preacher presenter priest producer rapper
reporter researcher scientist sculptor singer sister solicitor son songwriter striker student suspect teacher teammate
uncle victim widow wife winger witness writer
актер актриса певец певица поэт писатель режиссер журналист эксперт художник ученый бизнесмен спортсмен тренер отец мать
ақын жазушы әнші журналист режиссер суретші ғалым кәсіпкер
""".split())  # fmt: skip
PLACES = frozenset("""
airport area beach border borough city coast county district island neighborhood neighbourhood oblast outskirts
peninsula port province region river suburb territory town valley village
область край район город село поселок провинция регион
облысы ауданы қаласы ауылы провинциясы өңірі
""".split())  # fmt: skip
OF_PLACES = PLACES | frozenset({"capital", "outpost", "settlement", "state", "streets", "residents"})
# Behind a name in small letters: "Heron shares", "Heron's shareholders"; a person may own these and has none of those.
OF_BODIES = frozenset("""
ceo co-founder co-founders customers defender employees executive executives factories factory founder goalkeeper
headquarters journalist members midfielder plant rebels reporter researchers shareholders shares spokesman
spokesperson spokeswoman staff stock store stores subscribers subsidiaries subsidiary winger workers
""".split())  # fmt: skip
OWNED_BY_BODIES = frozenset("""
branches ceo customers employees factories factory fleet headline headlines headquarters profits provost revenue revenues shareholders
shares stock stores subsidiary subscribers subsidiaries users
""".split())  # fmt: skip
# "shares in Heron", "founder of Heron".
BEFORE_BODIES = OF_BODIES | frozenset({"ceo", "chairman", "owned", "owner", "stake", "member", "merger", "acquisition", "customer"})
JOINS = frozenset({"of", "in", "at", "by", "with"})
# Only what publishes reports: "Heron reported on Monday".
PUBLISHES = frozenset({"reported", "reports", "headline", "reporter"})


class Frame(NamedTuple):
    """Of what kind a name is by its neighbours.

    Attributes
    ----------
    of_body, of_person, of_place : bool
    has_article : bool
        Whether "the" stands before it.
    names_body : bool
        Whether the noun of a body is the very next word: "the Heron union".
    """

    of_body: bool
    of_person: bool
    of_place: bool
    has_article: bool
    names_body: bool


def read_frame(text: str, tokens: Sequence[Token], first: int, end: int, gazetteer: Gazetteer) -> Frame:
    """Read the words beside the name that opens at `first` and ends before `end`."""
    before = tokens[first - 1] if first and tokens[first].joined else None
    after = tokens[end] if end < len(tokens) and tokens[end].joined else None
    last = tokens[end - 1]
    noun = before.form if before and before.surface[0].islower() else ""
    behind = after.form if after and after.surface[0].islower() else ""
    joined_by = tokens[first - 2].form if noun in JOINS and first > 1 and before.joined else ""
    has_s = last.surface[-2:] in ("'s", "’s")
    of_body = noun in BODIES or behind in (OWNED_BY_BODIES if has_s else OF_BODIES) or (not has_s and behind in PUBLISHES)
    of_body = of_body or (joined_by in BEFORE_BODIES and noun != "in") or (noun == "in" and joined_by in ("shares", "stake"))
    of_person = noun in PERSONS or (not has_s and (behind == "who" or AGE.match(text, last.end) is not None))
    of_place = (noun == "of" and joined_by in OF_PLACES) or (not has_s and (behind in PLACES or _is_listed(text, tokens, end, gazetteer)))
    has_article = noun == "the" or (before is not None and before.form == "the")
    names_body = (noun in BODIES and noun not in AGENTS) or (has_article and not has_s and behind in BODIES)
    return Frame(of_body or names_body, of_person, of_place, has_article, names_body)


def _is_listed(text: str, tokens: Sequence[Token], end: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a name of one place follows and goes on after it: "in Riverton, Norway, on Monday"."""
    if end >= len(tokens) or text[tokens[end - 1].end : tokens[end].start] != LISTED:
        return False
    found = gazetteer.match(tokens, end)
    if not found or found[1].kind != "place":
        return False
    behind = tokens[end + found[0] - 1].end
    return text[behind : behind + 1] in ("", ".", ",", ")", ";") and text[behind : behind + 5] != ", and"
