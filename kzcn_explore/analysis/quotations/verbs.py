"""Verbs of speech, and the small words around them, in English, Russian, Kazakh and Chinese."""

from __future__ import annotations

import re


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


FINITE_ENGLISH = """
said says say tells told stated stresses stressed noted adds added announced announces explains explained emphasized emphasizes emphasised
emphasises underlined underlines underscored underscores highlighted highlights mentioned mentions remarked remarks recalled recalls
reiterated reiterates reaffirmed confirmed confirms commented informed declares declared asks asked answered replied replies claimed
argues argued suggested suggests believes believed thinks describes described called accentuated lauded commended commends praised
praises assured assures opined cited cites quoted insisted insists warned warns admitted admits acknowledged conceded tweeted tweets wrote
writes continued continues concluded concludes predicted predicts urged urges demanded promised vowed pledged accused accuses alleged
alleges denied denies dismissed dismisses criticized criticised slammed blasted blamed condemned condemns denounced hailed hails
complained joked quipped shouted chanted yelled testified responded responds observed observes pointed expressed revealed reveals reported
indicated indicates contended concurs concurred argue warn insist believe maintained maintains asserted asserts labeled labelled branded
dubbed characterized characterised likened compared quizzed advised cautioned countered retorted repeated boasted lamented bragged
apologized apologised recounted posted signalled signaled read reads expects hoped hopes ruled spoke referred mused summed began exclaimed
whispered interjected shot sees saw welcomed outlined clarified sighs sighed jokes quips remembers remembered laughs laughed enthuses
enthused muses smiles smiled pleads pleaded cautions boasts laments marvels marvelled gushes gushed scoffs scoffed
grumbles grumbled cries cried rejected rejects deplored decried lambasted
"""
# Whoever is the subject of their passive does not speak: "was called a “mess” by Lee".
PASSIVE = frozenset(
    "called described branded dubbed labelled labeled hailed condemned denounced dismissed criticised criticized rejected characterized "
    "characterised likened compared slammed blasted praised lauded commended".split()
)
# What they tell in the passive is said, by nobody who is named: "the firm was accused of “greed”".
TOLD_TO = frozenset("told asked informed advised warned urged accused".split())
# What they give is a name where nothing stands between: "a plan called “Four Winds”".
NAMING = frozenset("called dubbed branded labelled labeled".split())
PARTICIPLES_ENGLISH = """
saying telling stating stressing noting adding announcing explaining emphasizing emphasising underlining underscoring highlighting
mentioning recalling reiterating confirming commenting declaring asking answering replying claiming arguing suggesting describing calling
praising assuring citing quoting insisting warning admitting acknowledging tweeting writing concluding urging accusing alleging denying
criticizing criticising blaming condemning complaining responding referring expressing branding labelling labeling shouting chanting
yelling
"""
RUSSIAN = """
сказал сказала сказали говорит говорил говорила говорят рассказал рассказала рассказали рассказывает сообщил сообщила сообщили сообщает
сообщают заявил заявила заявили заявляет отметил отметила отметили отмечает отмечают подчеркнул подчеркнула подчеркнули подчеркивает
подчёркивает добавил добавила добавили добавляет объяснил объяснила объяснили объясняет пояснил пояснила пояснили поясняет уточнил
уточнила уточнили уточняет указал указала указали указывает напомнил напомнила напомнили выразил выразила высказал высказала констатировал
констатировала написал написала пишет ответил ответила ответили отвечает спросил спросила считает считают полагает полагают уверен уверена
признал признала признался призналась подтвердил подтвердила утверждает назвал назвала призвал призвала предупредил предупредила пообещал
заверил заверила поделился поделилась продолжил продолжила резюмировал заключил заключила воскликнул прокомментировал прокомментировала
проинформировал проинформировала обратил говорится назвали призвали призвала предупредили утверждают уверены признали признались
подтвердили ответили полагала считала считал объявил объявила объявили посетовал посетовала процитировал процитировала возразил возразила
"""
KAZAKH = """
деді дейді деген деп айтты айтқан айтады мәлімдеді мәлімдеген хабарлады хабарлайды жеткізді түсіндірді білдірді баяндады жазды сұрады
тоқталды өтті өткен ескертті көрсетті пайымдайды санайды есептейді жауап
"""
CHINESE = "表示 指出 强调 認為 认为 说道 介绍 写道 写到 告诉 透露 回应 回答 坦言 补充 重申 呼吁 谈到 提到 问道 答道"

# Not in "novel", "legend", "is known as" and the like.
SAY_CHINESE = "(?<![小传学据演解游])[说說](?![明服法])|(?<![名简俗职著被人])[称稱](?![号呼])"
RUSSIAN_WORDS = frozenset(RUSSIAN.split()) | frozenset(KAZAKH.split())
_WORDS = f"{FINITE_ENGLISH} {PARTICIPLES_ENGLISH} {RUSSIAN} {KAZAKH}"
# Nouns as often as verbs: not behind these words.
NOUNS = "claims calls comments notes answers reports thought"
NO_NOUN = r"(?<!['’]s )" + "".join(
    rf"(?<!\b{word} )"
    for word in "the of and a member other two all many some his her their its my our first these those no such any for with".split()
)
NO_NOUN_BEFORE = r"(?! (?:by|about|of|from|made|are|were|was|and|or) )"
KAZAKH_TELLING = r"\bдеп\s+(?:[а-яәғқңөұүһі]+\s+)?(?:айтылған|\w+[дт][іы]|\w+[кқғг][ае]н)\b"
# "So-called" and "self-described" tell nothing.
VERB = re.compile(
    rf"{KAZAKH_TELLING}|(?<!\bso-)(?<!\bself-)\b(?:{_any(_WORDS)})\b(?!-)|{NO_NOUN}\b(?:{_any(NOUNS)})\b{NO_NOUN_BEFORE}|"
    rf"\bstates(?=\s*(?:that\b|[,:.¤]|the (?:report|statement|study|letter|paper)\b))|(?:{_any(CHINESE)})|{SAY_CHINESE}"
)
PARTICIPLES = frozenset(PARTICIPLES_ENGLISH.split())
# Verbs that tell speech only where the words stand beside them; inside a sentence they mean something else as often.
ONLY_BESIDE = frozenset(
    "read reads began shot sees saw spoke ruled expects hoped hopes continued continues repeated compared posted pointed maintained "
    "sighs sighed jokes remembers remembered laughs laughed smiles smiled cautions boasts marvels marvelled cries cried "
    "maintains welcomed advised reported notes answers reports comments деген деп өтті өткен көрсетті жауап обратил".split()
)

# "according to X", "по словам X", "X-тің айтуынша", "据X介绍": whose words they are stands beside it.
ACCORDING = re.compile(
    r"\b(?:according to|in the words of|по словам|по мнению|по информации|как отметил|со слов)\s+|"
    r"\b(?:as )?(?:told|quoted) by\s+|据(?=[^，。]{2,12}[介称说])"
)
KAZAKH_ACCORDING = re.compile(r"\s+(?:айтуынша|сөзінше|пікірінше|мәліметінше)\b")

# Words that may stand between a subject and its verb.
BETWEEN = re.compile(
    r"(?:\s+(?:has|have|had|also|then|later|repeatedly|previously|recently|earlier|again|once|long|reportedly|publicly|further|rightly|simply|"
    r"just|now|already|still|even|often|always|reportedly|who|is|was|be|been|being|were|are|will|would|can|could|must|is quoted as|"
    r"(?:this|last) (?:week|month|year|morning|afternoon|evening|night)|"
    r"today|yesterday|(?!(?:fami|a|assemb|month|week|dai|rep)ly\b)[a-z]+ly|did not|does not|didn't|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"ранее|также|ещё|еще|при этом|тоже|вновь|дополнительно|осыған|сондай-ақ|тағы|да|де|атап|баса|қадап))+$"
)
HAN_BETWEEN = re.compile(
    "(?:还|也|又|并|再次|曾|则|就|特别|同时|对此|日前|在会上|随后|进一步|向记者|对记者|在接受采访时|\\d+日|(?<=[一-鿿]{2})在[一-鿿]{2,8})+$"
)
PRONOUNS = frozenset("he she they it we i you who он она они ол олар 他 她 他们".split())
PEOPLE_PRONOUNS = frozenset("he she он она ол 他 她 they они олар".split())
PLURAL_PRONOUNS = frozenset("they они олар 他们".split())
# Where a noun phrase ends, on either side.
STOPS = frozenset(
    """
    me him us them something anything nothing everything
    in at on during after to as when while that who whom whose which by with before from about adding and but or if because since though
    although into over against through amid despite is are was were be been has have had will would can could may might must shall
    should not so then how what where why than also later earlier following upon via near under per yet however meanwhile his her their
    its в на во при о об из по после перед время и а но что как когда где чтобы к с со за для от до его её их этом том деп мен және
    бірақ кейін бұл журналистам репортерам репортёрам корреспондентам журналистерге тілшілерге
""".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday january february march april june july august september "
    "october november december".split()
)
