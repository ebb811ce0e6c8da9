"""Chinese tenses: the words around a date that say whether it is over or still to come."""

from __future__ import annotations

import re

from kzcn_explore.text.dates.tense import Cues, lean_by

PLAN = (
    "将(?!军|领|士|近|来)|计划|预计|拟|(?<![协规约决])定于|即将|有望|预期|准备|打算|届时|力争|目标|安排|筹备|应邀于|有待|提出到"
    "|(?<![协规约决])定在|目标是"
)
# What news reports without 了: these verbs tell what was done, unless a word of planning stands right before.
REPORTED = (
    "会见|会晤|会谈|举行|召开|签署|抵达|出席|访问|发表|发布|通过|宣布|表示|指出|强调|报道|介绍|完成|开通|启动|成立|增长|下降|达到|实现|建立|宣告|开幕|闭幕|落幕|致电|通话"
    "|说|透露|告诉|公布|赴|回到|当选|结束|生效|建成|通车|投产|开工|竣工|落成|签订|颁布|爆发|发生|去世|逝世|成为|获得|恢复|关闭|开放"
)
NOT_PLANNED = "(?<!将)(?<!拟)(?<!划)(?<!计)(?<!即)(?<!备)(?<!于)"
# What was decided, agreed or promised before the date; behind it the date is that of the decision.
DECIDED = "决定|商定|约定|承诺|答应|一致同意"
CUES = Cues(
    past=re.compile(rf"了(?!解)|已(?!知)|曾|\A(?:以来|以后)|{NOT_PLANNED}(?:{REPORTED})"),
    planned=re.compile(rf"{PLAN}|\A(?:之|以)?前(?!夕|往|后|述|来|景)"),
    deadline=re.compile(rf"(?:{DECIDED})[^，。；后了]{{0,20}}$|(?<!达)(?<!截)(?<!直)(?<!来)(?<!回)(?:到|至)[^\S\n]?$"),
    back=re.compile(r"(?:截至|截止|自从|早在)[^\S\n]?$"),
    over=re.compile(rf"了|已(?!{DECIDED})"),
)
lean = lean_by(CUES)
