"""Clubs: where a text about sports calls a club by the name of its city."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kzcn_explore.analysis.actors.gazetteer import Gazetteer
from kzcn_explore.analysis.terms.kind_names import PEOPLE
from kzcn_explore.text.tokens import Token

# So many different words of these tell a passage about sports.
LEAST = 3
SPORTS = frozenset("""
bundesliga championship champions cup defeat defender derby draw equaliser fixture fixtures footballer forward game games goal
goals goalkeeper goalscoring half-time innings kick-off league match matches midfield midfielder offside penalty pitch
playoff playoffs relegation scored scorer season semifinal semi-final squad stoppage striker substitute touchdown tournament
victory win winger wins
матч гол тур лига чемпионат нападающий вратарь полузащитник тренер сборная клуб счет
матч гол тур лига чемпионат шабуылшы қақпашы бапкер құрама клуб есеп
""".split())  # fmt: skip
# A city "has" what it does, a club "have": the verbs of a team, and what one does with a team.
PLAYS = frozenset(
    """
beat beaten claimed concede conceded defeated drew earned equalised face faced finished have host hosted knocked lead led
lost play played progressed scored sealed secured take took travel trail trailed travelled visit visited were win won
""".split()
)
AGAINST = frozenset("against beat beating beaten defeated for joined joining leave leaving left over signed thrashed versus v vs".split())
OF_TEAMS = frozenset({"against", "for", "over", "versus", "vs"})
TEAMS_DO = frozenset({"are", "face", "have", "host", "were"})
# Of a state the national team goes by the state's name. A people that begins alike tells a state; of these, none does.
ALIKE = 5
STATES = frozenset(
    """
china cyprus denmark england finland france greece ireland malta netherlands norway philippines poland scotland spain sweden
switzerland thailand turkey wales
""".split()
)


def is_about_sports(tokens: Sequence[Token]) -> bool:
    """Tell a passage about a match or a season."""
    return len(SPORTS.intersection([token.form for token in tokens])) >= LEAST


def plays(tokens: Sequence[Token], first: int, end: int, *, is_city: bool) -> bool:
    """Tell whether the words beside a name are those beside a club: "Riverton have lost", "a win over Riverton".

    What is no city may be a player, who scores and is beaten, too, but is no plural.
    """
    before = tokens[first - 1].form if first and tokens[first].joined else ""
    if not is_city:
        behind = tokens[end].form if end < len(tokens) and tokens[end].joined else ""
        return before in OF_TEAMS or (behind in TEAMS_DO and end - first == 1)
    if tokens[end - 1].surface[-2:] in ("'s", "’s"):
        return before in AGAINST
    behind = tokens[end].form if end < len(tokens) and tokens[end].joined else ""
    return before in AGAINST or behind in PLAYS


def is_state(name: str, gazetteer: Gazetteer) -> bool:
    """Tell a state, of which a people is named, from a city."""
    form = name.lower()
    return form in STATES or " " in form or form[:ALIKE] in _beginnings_of_peoples(gazetteer)


@lru_cache(maxsize=4)
def _beginnings_of_peoples(gazetteer: Gazetteer) -> frozenset[str]:
    peoples = (forms[0] for forms, entry in gazetteer.entries.items() if entry.kind == PEOPLE and len(forms) == 1)
    return frozenset(form[:ALIKE] for form in peoples) | frozenset(form[: ALIKE - 1] for form in peoples)
