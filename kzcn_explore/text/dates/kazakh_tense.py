"""Kazakh tenses: the words around a date that say whether it is over or still to come."""

from __future__ import annotations

import re

from kzcn_explore.text.dates.tense import Cues, lean_by

# A verb closes its sentence or its clause, which sets it apart from a noun in the accusative, which ends alike (-ды, -ді, -ты, -ті).
CLOSES = r"(?=[\s\"»”]{0,3}(?:[.,;:!?…–—-]|$))"
# -ады, -еді, -йды, -йді is the present, which is also the future; but a stem that ends in а or е has its past in -ады, -еді
# («қолдады», «сөйледі»), and one in й in -йды («қойды»). Most such stems end in -ла, -ле behind a consonant, or in -да, -де.
PAST_ALIKE = (
    r"\w{0,20}(?:[^аәеиоөұыіюя\W]л[ае]д[ыі]|д[ае]д[ыі])|талқылады|бағалады|аралады|(?:\w{1,3})?бастады|тоқтады|ұстады|жасады|сұрады|ойнады|орнады|танылды"
    r"|көбейді|азайды|кеңейді|күшейді|ұлғайды|қойды|еді|деді"
)
FUTURE = rf"\b(?!(?:{PAST_ALIKE})\b)\w{{1,25}}(?:ады|еді|йды|йді|амыз|еміз|ймыз|йміз)\b"
NOT_TIME = r"(?!өткен\s(?:апта|ай|жыл|жұма|жаз|күз|қыс|көктем|тоқсан|ғасыр|дүйсен|сейсен|сәрсен|бейсен|сенбі|жексен))"
FINISHED = (
    rf"\b\w{{1,25}}(?:[^аейяю\W]ды|[^аейяю\W]ді|ты|ті|дым|дім|дық|дік){CLOSES}|\b(?:{PAST_ALIKE}){CLOSES}|\b(?:болған|екен)\b"
    rf"|\b{NOT_TIME}\w{{2,25}}(?<!үл)(?:ған|ген|қан|кен)(?:да|де|нан|нен|ы|і)?\b"
)
PLAN = (
    r"жоспарлан\w{0,10}|жоспарла[йпғ]\w{0,8}|жоспары?\w{0,6}|күтіл\w{0,8}|белгілен\w{0,6}|көздел\w{0,8}|тиіс|ниетт\w{0,5}|дайындал\w{0,8}|міндеттен\w{0,6}"
    r"|\w{2,20}(?:мақ|мек|бақ|бек|пақ|пек)(?:шы|ші)?|\w{2,20}(?:атын|етін|йтын|йтін)(?:ы|і)?(?:н|на|не|нда|нде)?|уәде\w{0,8}|тапсыр(?:ды|ма)\w{0,5}"
)
# What was agreed or decided closes the sentence, behind the verb of what is to be done: «өткізуге келісті».
DECIDED = r"\w{1,20}у(?:ға|ге|ды|ді|\sтуралы)\s(?:келіс|уағдалас|шешім|шешті|ұйғар|міндетте|бекін|шақыр|уәде)\w{0,8}"
CUES = Cues(
    past=re.compile(rf"{FINISHED}|\A\s{{1,3}}(?:бері|бергі)\b", re.IGNORECASE),
    planned=re.compile(rf"\A\s{{1,3}}(?:дейін|шейін|қарай)\b|{FUTURE}|\b(?:{PLAN}|{DECIDED})\b", re.IGNORECASE),
    clause=re.compile(r"\b(?:бірақ|алайда|деп|деді)\b", re.IGNORECASE),
)
lean = lean_by(CUES)
