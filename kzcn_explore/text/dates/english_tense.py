"""English tense: the words that say whether a date is behind or ahead."""

from __future__ import annotations

import re

from kzcn_explore.text.dates.english_names import one_of
from kzcn_explore.text.dates.tense import Cues

HAPPENED = one_of(
    """
    was were had did said told took made held met came went began won lost saw left gave found got became wrote spoke fell rose
    led sent struck grew broke ran paid sold bought brought fled chose shot knew thought felt since ago previously
    """
)
NOT_PAST = one_of(
    r"""
    need indeed hundred embed unprecedented exceed proceed succeed speed feed seed
    """
)
PASSIVE = r"(?:has|have)\sbeen"
TO_COME = one_of(
    r"""
    will shall must should won['’]t going\sto scheduled slated planned plans?\s(?:to|for) planning upcoming forthcoming coming expected
    expects? is\sto are\sto to\sbe\s[a-z]{3,12} set\s(?:to|for) due aims? hopes?\sto intends?\sto would ahead\sof in\stime\sfor
    deadline goals? targets? poised\sto is\s(?:holding|hosting|visiting|meeting)
    bound\sto looking\sforward prepar(?:es?|ing)
    """
)
# Who decides "to hold talks on 9 May" looks ahead, whenever that was decided.
PROMISED = one_of(
    r"""
    decide[sd]? agree[sd]? vow(?:s|ed)? pledge[sd]? promise[sd]? resolve[sd]? arrange[sd]? undertook committed invite[sd]? offered
    wants? decisions? invitations? determined ready
    """
)
# The present tense of a timetable: "the summit opens on Monday".
TIMETABLE = one_of(
    r"""
    goes plays opens begins starts faces travels arrives meets hosts returns takes?\splace kicks?\soff expires? awaits? runs lasts continues
    """
)
CUES = Cues(
    past=re.compile(rf"\b(?<!be )(?:(?:{HAPPENED}|{PASSIVE})\b|(?!{NOT_PAST}\b)[a-z]{{2,15}}ed\b)"),
    planned=re.compile(rf"\b(?:{TO_COME}|{TIMETABLE})\b|['’]ll\b|\bto\s(?=(?-i:[a-z]{{3,12}})\s(?:by|on|in|next)\s?$)", re.IGNORECASE),
    deadline=re.compile(r"\b(?:by|until|till|no later than|not later than|before)\s(?:the\s)?$", re.IGNORECASE),
    back=re.compile(r"\b(?:since|as early as|as far back as)\s(?:the\s)?$", re.IGNORECASE),
    over=re.compile(r"\b(?:was|were|had|(?:has|have)\s\w+(?:ed|en|n)|did|lived|served|remained|worked|ruled|held)\b"),
    clause=re.compile(r"\b(?:that|which|who|but|while|when|because|although|whether|if|as|and|after|before)\b"),
    promise=re.compile(
        rf"\b{PROMISED}\s(?:(?!wh|how\s)[a-z]{{3,12}}\s|[A-Z]\w{{1,20}}\s){{0,3}}?to\s(?:[a-z]{{2,15}}ly\s)?[a-z]{{2,15}}\b"
    ),
)
