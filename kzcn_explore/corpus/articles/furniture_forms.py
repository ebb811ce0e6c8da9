"""Forms of furniture: what the whole of a line looks like that a site put there, one form a line, in four languages."""

from __future__ import annotations

import re

from kzcn_explore.corpus.articles.furniture_words import AGENCIES, NETWORKS

NETWORK = "|".join(sorted((name for name in NETWORKS if len(name) > 2), key=len, reverse=True))
AGENCY = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
EMAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}"


def _forms(text: str) -> re.Pattern[str]:
    """Join forms, one a line, into one pattern; every length in them is bounded, so that a hostile line costs little."""
    lines = [line.strip() for line in text.strip().splitlines()]
    joined = "|".join(lines).replace("<then>", r"\s?(?:[:：|»›>]|\s[–—-])\s?").replace("<colon>", r"\s?[:：|»›>]\s?")
    joined = joined.replace("<agency>", AGENCY).replace("<network>", NETWORK).replace("<email>", EMAIL)
    return re.compile(rf"(?:{joined})\s{{0,3}}[-–—]{{0,3}}", re.IGNORECASE)


# A named group holds what the line says beside its label; furniture.py asks what it must be like.
ANYWHERE = {
    "read also": _forms(r"""
        (?:read also|also read|read more|read next|see also|also see)<then>(?P<title>.{1,200})
        more on this(?: story| topic)?<then>(?P<title2>.{1,200})
        (?:related(?: (?:news|articles?|stories|story))?|you may also like|recommended|up next|watch also)<colon>(?P<title3>.{1,200})
        (?:читайте(?:,)? (?:также|ещ[её]|по теме)|читать (?:также|далее)|см(?:отрите|\.) также|по теме)<then>(?P<title4>.{1,200})
        (?:материалы по теме|похожие новости|новости по теме)<colon>(?P<title5>.{1,200})
        (?:(?:тағы|сондай-ақ) оқыңыз(?:дар)?|оқи отырыңыз(?:дар)?|осы тақырыпта|ұқсас жаңалықтар)<then>(?P<title6>.{1,200})
        (?:相关(?:新闻|阅读|报道|链接)|延伸阅读|推荐阅读|阅读更多|更多阅读|另请阅读)<colon>(?P<title7>.{1,100})
    """),
    "read also label": _forms(r"""
        (?:read also|also read|read more|read next|see also|related(?: (?:news|articles?|stories|reading))?)\s?[:：]?
        (?:more on this(?: story| topic)?|you may also like|recommended(?: for you)?|up next)\s?[:：]?
        (?:читайте (?:также|ещ[её]|по теме)|смотрите также|по теме|материалы по теме|похожие новости|новости по теме)\s?[:：]?
        (?:тағы оқыңыз|сондай-ақ оқыңыз|оқи отырыңыз(?:дар)?|осы тақырыпта|ұқсас жаңалықтар)\s?[:：]?
        (?:相关(?:新闻|阅读|报道|链接)|延伸阅读|推荐阅读|阅读更多|更多阅读|另请阅读)\s?[:：]?
    """),
    "photo credit": _forms(r"""
        (?:file )?(?:photo|image|picture|photograph|video)s?(?:\s?/\s?video)?\s?(?:[:：©]|by\s|courtesy of\s)\s?(?P<credit>\S.{0,100})
        (?:photo|image|picture|video)s? (?:credit|copyright|source|courtesy)\s?[:,]?\s?(?:of\s|by\s)?(?P<credit2>\S.{0,100})
        (?:фото|фотография|иллюстрация|видео|источник фото|сурет|фотосурет)\s?[:：©]\s?(?P<credit3>\S.{0,100})
        (?:图片来源|图源|图自|摄影|图)\s?[:：]\s?(?P<credit4>\S.{0,40})
        (?P<names>\S.{1,60}?)\s?[/|]\s?(?:<agency>)(?:\s?(?:via|/)\s?(?:<agency>))?(?: photo)?
        [(\[（](?:photo|фото|图)?[:：]?\s?(?:<agency>)\s?/\s?(?P<names2>[^()\[\]（）]{2,60})[)\]）]
        image (?:caption|copyright)
    """),
    "cookie notice": _forms(r"""
        (?:we|our (?:web)?site|this (?:web)?site) uses? cookies\b.{0,300}
        by (?:continuing|using|clicking|closing|browsing)\b.{0,160}\bcookies?\b.{0,160}
        (?:accept|reject|manage|allow)(?: all)? cookies|cookie (?:policy|settings|notice|preferences|consent)
        (?:мы|наш сайт|этот сайт) использу(?:ем|ет) (?:файлы )?(?:cookies?|куки)\b.{0,300}
        продолжая (?:использовать|работу|просмотр)\b.{0,160}\b(?:cookies?|куки)\b.{0,160}|принять (?:все )?(?:cookies?|куки)
        (?:біз|бұл сайт) (?:cookies?|куки)\b.{0,200}(?:пайдаланамыз|қолданамыз|пайдаланады|қолданады)\b.{0,100}
        (?:我们|本站|本网站)使用\s?cookies?.{0,160}
    """),
    "subscription line": _forms(r"""
        (?:please )?(?:subscribe|sign[ -]?up)\b[^.!?]{0,120}\bnewsletters?\b.{0,160}
        (?:please )?(?:subscribe|sign[ -]?up)\b[^.!?]{0,120}\b(?:your|our) (?:\w{1,20} )?(?:inbox|e-?mail|alerts|updates|app)\b.{0,160}
        (?:please )?subscribe to (?:us|our)\b.{0,120}
        (?:get|receive|want|have)\b[^.!?]{0,120}\b(?:your inbox|our newsletters?|to your e-?mail|to your phone)\b.{0,160}
        never miss a (?:thing|story|beat)\. sign up\b.{0,160}|(?:never|don['’]t) miss (?:a story|our)\b.{0,100}|download our app\b.{0,100}
        подпи(?:сывайтесь|шитесь|саться|ска) на (?:наш|нас|рассылк|канал|новости|telegram|телеграм|youtube).{0,160}
        (?:читайте|следите за|смотрите) (?:нас|нами|нашими новостями)\b.{0,120}
        (?:біздің )?(?:<network>)\S{0,20}\s.{0,60}(?:жазылыңыз|тіркеліңіз)(?:дар)?\b.{0,40}
        (?:扫码关注|欢迎关注|关注我们|扫一扫|订阅我们|下载客户端).{0,60}
    """),
    "follow line": _forms(r"""
        (?:you can )?(?:follow|find|like) (?:us|(?P<who>(?:the )?\S{1,30}(?: \S{1,30}){0,3})) (?:on|at|via) (?:<network>)\b.{0,160}
        (?:join|connect with) us (?:on|at|via) (?:<network>)\b.{0,160}
        find us on\b.{0,160}|follow us[:：]?\s?(?:(?:<network>)[\s,|/·]{0,4}){1,8}
    """),
    "comment count": _forms(r"""
        \d[\d.,\xa0 ]{0,9}\s?(?:comments?|replies|комментари(?:й|я|ев)|пікір|条评论|评论)|no comments(?: yet)?
        (?:comments?|комментарии|пікірлер|评论)\s?[:：(（]\s?\d{1,9}[)）]?
        leave a (?:comment|reply)|оставить комментарий|пікір қалдыру|发表评论
    """),
    "view count": _forms(r"""
        \d[\d.,\xa0 ]{0,9}k?\s?(?:views|просмотр(?:а|ов)?|рет қаралды|қаралым|көрілім|次浏览|阅读)
        (?:views|просмотр(?:ов|ы)|қаралды|қаралым|浏览量?|阅读量?|点击)\s?[:：]\s?\d[\d.,\xa0 ]{0,9}k?
        \d{1,3} min(?:ute)?s? read|время чтения:? .{1,20}
    """),
    "copyright": _forms(r"""
        (?:©|\(c\)\s?(?:copyright|\d{4})|copyright\s(?:©|\(c\)|\d{4}|by\s|:)).{0,300}|copyright
        (?P<before>.{0,120}?)\b(?:all rights reserved|все права защищены|барлық құқықтары? қорғалған)\b.{0,160}
        .{0,60}(?:版权所有|未经授权|转载请注明).{0,100}
        this (?:material|story|article) may not be (?:published|reproduced|copied)\b.{0,160}
        при (?:использовании|перепечатке|цитировании|копировании) материал\w{0,4}\b.{0,120}(?:ссылка|обязательн|указан)\w{0,6}.{0,100}
        .{0,160}сілтеме жаса\w{0,4} міндетті.{0,40}
    """),
    "advertisement": _forms(r"""
        advertisements?|sponsored(?: content)?|реклама|на правах рекламы|жарнама|广告
        (?:story|article) continues (?:below|after)(?: (?:the )?advertisement)?
    """),
    "dividing line": _forms(r"[-–—=_*~•·#]{3,300}|(?:[-–—=_*~•·#] ){2,100}[-–—=_*~•·#]"),
}
# What could be said in the middle of a text, and is furniture only before and after its body.
AT_EDGES = {
    "byline": _forms(r"""
        (?-i:By|BY)\s(?P<by>\S.{1,120})
        [(\[]?(?:additional |with )?(?:reporting|writing|editing)(?: and (?:reporting|writing|editing))? by (?P<credited>.{3,250})
        [(\[]?(?:compiled|translated|edited|written)(?: and (?:compiled|translated|edited|written))? by (?P<credited2>.{3,250})
        (?P<contributed>\S.{2,220}?)\s(?:also )?contributed(?: reporting| (?:reporting )?to(?: this| the)? (?:report|story|article))\.?
        (?P<contributed2>(?:AP|Associated Press|Reuters) (?:\w{1,20} )?writers? \S.{2,120}?)\s(?:also )?contributed\.?
        (?:authors?|автор(?:ы|лары)?|текст|подготовил[аи]?|редактор|корреспондент|тілші|дайындаған)\s?(?:[:：]|\s[–—-]\s)\s?(?P<author>\S.{0,80})
        (?:作者|编辑|责编|责任编辑|校对|审校)\s?[:：]\s?(?P<author2>\S.{0,30})
        [(（]?(?:本报|新华社|中新社|见习|特约)?记者\s+[\u4e00-\u9fff·]{2,4}(?:[\s、]{1,3}[\u4e00-\u9fff·]{2,4}){0,4}[)）]?
        [(（](?:责任编辑|编辑|责编|记者)[:：]?\s?[\u4e00-\u9fff·、 ]{2,20}[)）]
    """),
    "agency credit": _forms(r"(?:[a-z]{2,4}\s?/\s?[a-z]{0,4}\s?-?)?[(（](?:with )?(?:<agency>)(?:\s?[,/]\s?(?:<agency>)){0,5}[)）]"),
    "tags": _forms(r"""
        (?:tags?|topics?|keywords?|filed under|categor(?:y|ies))\s?:\s?(?P<tags>.{1,200})
        (?:тег(?:и|тер)?|тэгтер|метки|ключевые слова|рубрика|标签|关键词|关键字)\s?[:：]\s?(?P<tags2>.{1,200})
        #\w{2,40}(?:[\s,]{1,3}#\w{2,40}){1,20}
    """),
    "end mark": _forms(r"[(（\[<—-]{1,3}\s?(?:ends?|конец|соңы|完)\s?[)）\]>—-]{1,3}|end\s?item|-30-"),
    "source line": _forms(r"(?:sources?|источники?|дереккөз(?:і|дер|дері)?|来源|稿源|消息来源)\s?[:：]\s?-?\s?(?P<source>\S.{0,80})"),
    "contact line": _forms(r"""
        (?:contact the (?:writer|reporter|author)s?(?: at| through| via)?\s?:?\s?|e-?mail\s?:\s?)?<email>\.?
        contact the (?:writer|reporter|author)s?(?: at| through| via)\s?\S{3,60}
    """),
    "disclaimer": _forms(r"""
        (?:the |these )?(?:views|opinions)(?: and opinions)?(?: expressed\b.{0,120})? do not necessarily (?:reflect|represent)\b.{0,120}
        the (?:views|opinions)(?: and opinions)? expressed .{0,60}\bare (?:the|those of the) (?:author|writer)\b.{0,160}
        мнение (?:автора|авторов|редакции) может не совпадать\b.{0,120}
    """),
}
# These rules have forms that may open with anything, which are slow to rule out; a line of theirs holds one of these, in small letters.
HINTS = {
    "photo credit": ("photo", "image", "picture", "video", "фото", "иллюстрация", "видео", "сурет", "图", "摄影", "/", "|"),
    "copyright": (
        *("©", "(c)", "copyright", "rights reserved", "may not be", "права защищены", "материал", "қорғалған", "сілтеме"),
        *("版权所有", "未经授权", "转载请注明"),
    ),
    "byline": (
        *("by ", "contributed", "author", "автор", "текст", "подготовил", "редактор", "корреспондент", "тілші", "дайындаған"),
        *("作者", "编辑", "责编", "校对", "审校", "记者"),
    ),
}
