"""Chinese: the rules of all kinds together, where a date may begin, and how two dates join."""

from __future__ import annotations

import re

from kzcn_explore.text.dates import chinese_calendar, chinese_relative
from kzcn_explore.text.dates.chinese_tense import lean
from kzcn_explore.text.dates.rules import Joint, Language

# A number in signs starts a date only before what it counts; the other signs only before the one that makes a date of them.
STARTS = re.compile(
    r"(?<![0-9０-９])(?=[0-9０-９])|(?<![一二两三四五六七八九十百〇零○])(?=[一二两三四五六七八九十百〇零○]{1,4}(?:[年月日天周个季多余世]|[-–—－~～至到、]))"
    r"|(?=[今昨明][年天日晚晨早夜春夏秋冬]|去[年春夏秋冬]|[前后来][年天]|大前天|[上下][周月个星礼半季年世上下]|[本这][周月年季世个星礼一二两三四五六七八九十0-9半])"
    r"|(?=第[一二三四1-4]个?季|首季|[前头][0-9０-９一二两三四五六七八九十]|后的?[0-9０-９一二两三四五六七八九十半]|第二[天年]|[当同次翌][天日年月晚一]|隔天|[前后]一天)"
    r"|(?=[春夏秋冬]|周[一二三四五六日天]|星期|礼拜|[年月][底末初]|半年|[数几多]十?[个年天日周月]|若干|好几|近[0-9０-９一二两三四五六七八九十]|过去|最近|刚刚|未来|今后|接下|之后|以后|此后|每)"
)
JOINTS = (Joint(re.compile(r"[^\S\n]?(?:[-–—－~～至到]|——|──)[^\S\n]?")),)
LANGUAGE = Language(
    starts=STARTS,
    rules=chinese_calendar.RULES + chinese_relative.RULES,
    joints=JOINTS,
    year_before=re.compile(r"[^\S\n]?的?"),
    lean=lean,
)
