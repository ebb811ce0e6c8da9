"""Datelines: the place, the day and the agency before the first sentence of a report."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzcn_explore.corpus.articles.furniture_words import AGENCIES
from kzcn_explore.text.sentences import Span

LONGEST_DATELINE = 120
_AGENCY = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_DAY = (
    r"(?P<day>[^\W\d_]{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\.\d{1,2}\.\d{4}"
    r"|\d{1,2}\s[^\W\d_]{3,9}\.?(?:\s\d{4}(?:\s(?:года|г\.|жылы))?)?)"
)
_DASH = r"(?P<dash>--|[-–—])"
# A place in capitals, then, each if it is there: a region, a country, a day, the agency; closed by a dash, or by the stroke of "/TASS/."
CAPITALS = re.compile(
    r"(?P<place>[^\W\d_]{3,}(?:[ '’-][^\W\d_]+){0,3})"
    r"(?:,\s+(?P<region>[^\W\d_a-zа-я](?:[^\W\d_]|[. ]){1,30}?))?"
    rf"(?:[,.]?\s+{_DAY})?"
    r"(?:[,.]?\s*[(/](?P<agency>[^()/\n]{2,40})[)/])?"
    r"(?:[.,]?\s+(?P<wire>[^\W\d_][\w-]{1,20}(?:\s[^\W\d_]\w{1,15})?))?"
    rf"(?:\.?\s*{_DASH}|(?<=/)\.?)\s+"
)
# The agency after the dash: "7 июня – РИА Новости."
AGENCY_LAST = re.compile(
    rf"(?P<place>[^\W\d_]{{3,}}(?:[ -][^\W\d_]+){{0,3}})[,.]?\s+{_DAY}[,.]?\s*{_DASH}\s+(?P<wire>{_AGENCY})\.\s+", re.IGNORECASE
)
# "Washington (CNN)", "(CNN)": the place is written as in a sentence, so the agency must be one that is known.
BRACKETS = re.compile(rf"(?:(?P<place>[^\W\d_]+(?:[ '’-][^\W\d_]+){{0,3}}),?\s)?\((?P<agency>{_AGENCY})\)\s*(?P<dash>--|[-–—])?\s*")
STOPS = re.compile(
    rf"(?P<place>[^\W\d_]+(?:[ -][^\W\d_]+){{0,2}})\.\s+{_DAY}\.\s+(?P<wire>[^\W\d_][\w.-]{{1,20}}(?:\s\w{{2,15}})?)\s*{_DASH}\s+"
)
CHINESE = re.compile(
    r"(?P<agency>新华社|中新社|中新网|新华网|人民网|央视网|中国日报网|本报|[\u4e00-\u9fff]{1,6}(?:社|报|网))"
    r"(?P<place>[\u4e00-\u9fff·]{2,10}?)?(?P<day>(?:\d{4}年)?\d{1,2}月\d{1,2}日)\s?[电讯]"
    r"\s?(?:[（(][^（）()\n]{0,30}[)）])?[:：，,]?\s*"
)
FORMS = (AGENCY_LAST, CAPITALS, STOPS, BRACKETS, CHINESE)
# Towns that newswires print without their country, and those of Central Asia.
TOWNS = frozenset("""
ABUJA AMSTERDAM ANKARA ASHGABAT ASTANA ATHENS AKTAU AKTOBE ALMATY ATYRAU ATLANTA BAGHDAD BAKU BALTIMORE BANGKOK BARCELONA BEIJING
BEIRUT BERLIN BERN BISHKEK BOSTON BRATISLAVA BRUSSELS BUCHAREST BUDAPEST CAIRO CANBERRA CHICAGO CLEVELAND COPENHAGEN CARACAS
DALLAS DAMASCUS DAVOS DELHI DENVER DETROIT DHAKA DJIBOUTI DOHA DUBAI DUBLIN DUSHANBE FRANKFURT GENEVA GIBRALTAR GUANGZHOU HANOI
HARARE HAVANA HELSINKI HONOLULU HOUSTON INDIANAPOLIS ISLAMABAD ISTANBUL JAKARTA JERUSALEM JOHANNESBURG KABUL KARACHI KATHMANDU
KAZAN KHORGOS KIEV KYIV LIMA LISBON LONDON LUXEMBOURG MACAU MADRID MANILA MIAMI MILAN MILWAUKEE MINNEAPOLIS MINSK MONACO MONTREAL
MOSCOW MUMBAI MUNICH NAIROBI NICOSIA OSLO OTTAWA PARIS PHILADELPHIA PHOENIX PITTSBURGH PRAGUE PRETORIA PYONGYANG RIGA RIYADH ROME
SAMARKAND SARAJEVO SEATTLE SEOUL SHANGHAI SHENZHEN SHYMKENT SINGAPORE SOCHI SOFIA STOCKHOLM STRASBOURG SYDNEY TAIPEI TALLINN
TASHKENT TBILISI TEHRAN TOKYO TORONTO TRIPOLI TUNIS TURKISTAN ULAANBAATAR URUMQI VIENNA VILNIUS WARSAW WASHINGTON XIAN YEREVAN
ZAGREB ZURICH АКТАУ АКТОБЕ АЛМА-АТА АЛМАТЫ АНКАРА АСТАНА АТЫРАУ АШГАБАТ БАКУ БЕРЛИН БИШКЕК БРЮССЕЛЬ ВАРШАВА ВЕНА ДУШАНБЕ ЖЕНЕВА
ЕРЕВАН КАЗАНЬ КИЕВ ЛОНДОН МОСКВА ПАРИЖ ПЕКИН РИМ САМАРКАНД СЕУЛ СОЧИ СТАМБУЛ ТАШКЕНТ ТБИЛИСИ ТЕГЕРАН ТОКИО ТУРКЕСТАН ШАНХАЙ
ШЫМКЕНТ АҚТАУ АҚТӨБЕ БЕЙЖІҢ МӘСКЕУ ТҮРКІСТАН БІШКЕК НУР-СУЛТАН НҰР-СҰЛТАН NUR-SULTAN
""".split())  # fmt: skip
TOWN_FIRST = frozenset(
    "NEW SAN SANTA LOS LAS SAINT ST FORT PORT EL LA MOUNT TEL KUALA HO RIO SAO BUENOS ADDIS ABU HONG CAPE САНКТ-ПЕТЕРБУРГ НЬЮ-ЙОРК".split()
)
TOWN_END = re.compile(r".{2,}(?:STAN|GRAD|BURGH?|POLIS|ABAD|VILLE|INGTON|HAMPTON|SHIRE|СТАН|ГРАД|БУРГ|ПОЛЬ|ГОРСК|АБАД|ҚАЛА)")
COUNTRY = re.compile(r".*(?:stan|land|\bof\b.*|ia|Korea|China|Japan|States|Kingdom|Republic|стан|ия)", re.IGNORECASE)


class Dateline(NamedTuple):
    """What stands before the first sentence; ``day`` and ``end`` are offsets into the line."""

    place: str | None
    source: str | None
    day: Span | None
    end: int


def match_dateline(line: str, body: str = "") -> Dateline | None:
    """Read the dateline at the start of a line.

    A place in capitals alone, without day or agency, must be a known town or end like one, or be called one in `body`: other words
    in capitals stand before a dash too ("BREXIT – The talks go on").

    Examples
    --------
    >>> match_dateline("BEIJING, June 7 (Xinhua) -- They met.")
    Dateline(place='BEIJING', source='Xinhua', day=(9, 15), end=28)
    >>> match_dateline("BREXIT – The talks go on.") is None
    True
    """
    head = line[:LONGEST_DATELINE]
    for form in FORMS:
        match = form.match(head)
        if match and match.end() < len(line):
            found = _reading(form, match, line, body)
            if found is not None:
                return found
    return None


def _reading(form: re.Pattern[str], match: re.Match[str], line: str, body: str) -> Dateline | None:
    parts = match.groupdict()
    place, agency, wire = parts["place"], parts.get("agency"), parts.get("wire")
    day = (match.start("day"), match.start("day") + len(parts["day"].rstrip("."))) if parts.get("day") else None
    source = agency or wire
    if form is CHINESE:
        return Dateline(place, None if agency == "本报" else agency, day, match.end())
    if form is BRACKETS:
        known = place is None or all(word[0].isupper() for word in re.split(r"[ '’-]", place))
        return Dateline(place, source, day, match.end()) if known and not line[match.end()].islower() else None
    if form is not CAPITALS:
        return Dateline(place, source, day, match.end()) if place[0].isupper() and (wire in AGENCIES or _is_wire(wire)) else None
    if not place.isupper() or (wire and not _is_wire(wire)):
        return None
    if agency and agency not in AGENCIES and (wire or COUNTRY.fullmatch(agency)):
        source = wire  # a country between strokes: "INCHEON /Republic of Korea/"
    if agency or wire or day:
        return Dateline(place, source, day, match.end())
    # "NATO – the alliance – said" has a dash of its own.
    if parts["dash"] == "-" or line[match.end()].islower():
        return None
    return Dateline(place, None, None, match.end()) if parts["region"] or _is_town(place, body) else None


def _is_wire(name: str) -> bool:
    """An agency: known, in capitals, or with a capital inside its name ("ҚазАқпарат")."""
    return name in AGENCIES or name.isupper() or any(letter.isupper() for letter in re.sub(r"(?<!\w)\w", "", name))


def _is_town(place: str, body: str) -> bool:
    if place in TOWNS or place.split()[0] in TOWN_FIRST or TOWN_END.fullmatch(place):
        return True
    name = re.escape(place)
    called = (
        rf"\b(?:city|town|village|port|capital|province|district|region) of {name}\b|\b{name} (?:city|province|district|region|airport)\b"
    )
    return re.search(called, body, re.IGNORECASE) is not None
