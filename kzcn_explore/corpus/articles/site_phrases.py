"""Site phrases: words that a site says to its visitor and an author or a speaker hardly ever closes or opens a text with."""

from __future__ import annotations

import re

from kzcn_explore.corpus.articles.furniture_words import NETWORKS

_NETWORK = "|".join(sorted((name for name in NETWORKS if len(name) > 4), key=len, reverse=True))
PHRASES = re.compile(
    rf"\b(?:{_NETWORK})\b"
    r"|https?://|\bwww\.|[\w.-]{1,60}@[\w-]{1,60}\.\w"
    r"|\b[\w-]{1,60}\.(?:com|org|net|co\.uk|kz|ru|cn|info|html?)\b|pic\.twitter"
    r"|\b(?:share this(?: (?:on|via|with))?|share (?:on|via|with)$|learn more|read more|read also|find out more"
    r"|click here|sign[- ]up (?:for|to|here)"
    r"|subscribe|newsletters?|(?:your|our) inbox|breaking news (?:alerts|updates)|news alerts|download (?:the|our) app|contact the writers?"
    r"|contact us|follow us|story suggestion|all rights reserved|image (?:caption|copyright)|getty images"
    r"|media playback|on (?:this|your) device|cookies"
    r"|javascript|your browser|advertisement|leave a comment|log in|editorial policy|not necessarily (?:reflect|represent)"
    r"|is not responsible for the (?:content|material)|may not be (?:published|reproduced)|contributed to this (?:report|story)"
    r"|e-?mail us|send us|story was (?:updated|corrected))\b"
    r"|\bpage ?\d{1,3}\)|©|\bcopyright (?:\d|by|©)"
    r"|подпи(?:сывайтесь|шитесь|саться) на|рассылк|поделиться|читайте (?:также|нас)|все права защищены"
    r"|при (?:использовании|перепечатке) материал|ссылка (?:на \S{1,40} )?обязательна|мнение (?:автора|редакции) может|оставить комментарий"
    r"|жазылыңыз|бөлісіңіз|оқи отырыңыз|барлық құқықтар|сілтеме жаса|пікір қалдыр"
    r"|分享到|关注我们|扫一扫|版权所有|责任编辑|客户端|公众号|转载|订阅|相关(?:新闻|阅读|链接)|免责声明",
    re.IGNORECASE,
)
TO_READER = re.compile(r"\byou(?:r|['’]ll)?\b|\bваш\w{0,3}\b|\bвы\b|\bвас\b|сіз|您", re.IGNORECASE)
SPEAKER = re.compile(r"\b(?:i|we|my|our|thanks?)\b|спасибо|благодар|рахмет|感谢|谢谢", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)\]]{0,3}\s+|(?<=[。！？])")
FEW_WORDS = 3


def is_site_talk(run: str, *, closing: bool) -> bool:
    """Tell whether a run of words reads as a site's own: its outermost sentence must, and so must all that it takes in with it.

    A sentence to the reader ("Do you have a story?") or of a few words ("Here's how.") may stand beside one that is plainly the site's.

    Examples
    --------
    >>> is_site_talk("Do you want more? Subscribe to the newsletter", closing=True)
    True
    >>> is_site_talk("Thank you, Mr. President.", closing=True)
    False
    """
    sentences = [part for part in SENTENCE.split(run) if part.strip()]
    strong = [PHRASES.search(sentence) is not None for sentence in sentences]
    if closing:
        sentences, strong = sentences[::-1], strong[::-1]
    asks = [TO_READER.search(sentence) is not None and SPEAKER.search(sentence) is None for sentence in sentences]
    short = [len(sentence.split()) <= FEW_WORDS and SPEAKER.search(sentence) is None for sentence in sentences]
    if not any(strong[:2]) or not all(map(any, zip(strong, asks, short, strict=True))):
        return False
    return strong[-1] or asks[-1]


def ends_in_site_talk(run: str) -> bool:
    """Tell whether the very last words of a run are a site's.

    Examples
    --------
    >>> ends_in_site_talk("Playback is not supported on this device"), ends_in_site_talk("Learn more about the")
    (True, False)
    """
    run = run.rstrip()
    return any(match.end() == len(run) for match in PHRASES.finditer(run))
