"""Words of sites: menus, share buttons, networks, news agencies, and what signs of articles are made of, in four languages.

The lists are ours, gathered from what news sites of the four languages commonly print around an article.
"""

from __future__ import annotations


def _lines(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.replace("\n", "|").split("|") if part.strip())


# Whole lines of a menu; furniture before and after the body only.
NAVIGATION = _lines("""
about us | advertisement | all news | articles | back | back to top | comments | contact us | copy link | download | email | facebook
follow us | home | latest | latest articles | latest news | leave a comment | log in | login | menu | more | more news | news | newsletter
next | next article | no comments | previous | previous article | print | print version | read also | read more | recommended
register | related | related articles | related news | search | see also | share | share on | share this | sign in | skip to content
subscribe
skip to main content | tags | telegram | top news | translate | tweet | twitter | whatsapp | instagram | youtube | linkedin | main menu
privacy policy | terms of use | terms and conditions | contacts | archive | most read | most popular | popular | trending | top stories
read next | breaking news | load more | show more | see all | view all | listen | save | close
главная | на главную | новости | меню | поиск | войти | вход | регистрация | контакты | о нас | о проекте | все новости | последние новости
главные новости | популярное | самое читаемое | назад | далее | следующая | предыдущая | следующая новость | предыдущая новость | наверх
комментарии | подписаться | рекомендуем | похожие новости | новости по теме | лента новостей | версия для печати | распечатать | печать
скачать | архив | поделиться | читать далее | подробнее | материалы по теме | перевести | показать еще | смотрите также | читайте также
басты бет | басты | жаңалықтар | мәзір | іздеу | кіру | тіркелу | байланыс | біз туралы | барлық жаңалықтар | соңғы жаңалықтар | пікірлер
жазылу | артқа | келесі | алдыңғы | таспа | бөлісу | басып шығару | толығырақ | ұқсас жаңалықтар | мұрағат | аудару | көп оқылғандар
首页 | 新闻 | 菜单 | 搜索 | 登录 | 注册 | 联系我们 | 关于我们 | 返回顶部 | 返回首页 | 上一篇 | 下一篇 | 打印 | 更多 | 评论 | 订阅 | 热门新闻
最新新闻 | 推荐阅读 | 分享 | 收藏 | 字号 | 网站地图 | 相关新闻 | 翻译
""")

NETWORKS = _lines("""
facebook | fb | twitter | x | google | google+ | whatsapp | telegram | linkedin | tumblr | digg | reddit | newsvine | stumble | stumbleupon
pinterest | vk | vkontakte | viber | messenger | skype | flipboard | pocket | weibo | wechat | instagram | youtube | snapchat | tiktok
threads | bluesky | mastodon | вконтакте | вк | одноклассники | ок | твиттер | фейсбук | телеграм | инстаграм | ютуб
微信 | 微博 | 新浪微博 | 朋友圈 | qq | qq空间 | qq好友 | 抖音 | 脸书 | 推特
""")
# Beside the networks, the words that a line of share buttons may hold; the first few make it one.
SHARE_MAKERS = _lines("share | send | tweet | поделиться | поделитесь | бөлісу | бөлісіңіз | 分享到 | 分享 | 分享至")
SHARE_WORDS = SHARE_MAKERS | _lines("""
this | on | via | with | to | by | article | story | post | page | news | email | e-mail | mail | print
link | copy | permalink | save | us | app
в | на | с | друзьями | статьей | новостью | ссылка | ссылку | копировать | скопировать | почта | печать | соцсетях | социальных | сетях
желіде | әлеуметтік | жаңалықпен | сілтеме | көшіру | 复制链接 | 打印 | 邮件 | 更多
""")

AGENCIES = _lines("""
Reuters | AP | The Associated Press | Associated Press | AFP | Agence France-Presse | dpa | EPA | EPA-EFE | EFE | ANSA | UPI | PTI | ANI
IANS | KNA | epd | SID | Xinhua | Xinhua News Agency | China News Service | CNS | TASS | ITAR-TASS | Interfax | Interfax-Kazakhstan
RIA Novosti | Sputnik | Bloomberg | CNN | CNN Business | BBC | Anadolu | AA | Yonhap | Kyodo | Jiji | Bernama | ANTARA | IRNA | Tasnim
Kazinform | Kabar | Trend | AZERTAC | BelTA | UNIAN | Ukrinform | UzA | Akipress | Khovar | UN News | news agencies
Getty Images | Getty | Shutterstock | Thinkstock | iStock | PA
ТАСС | ИТАР-ТАСС | РИА Новости | Интерфакс | Интерфакс-Казахстан | Казинформ | МИА «Казинформ» | БелТА | Кабар | Тренд | Спутник
УНИАН | Укринформ | Синьхуа | Рейтер | ҚазАқпарат | 新华社 | 中新社 | 新华网 | 中新网 | 人民网 | 央视新闻 | 路透社 | 法新社
美联社 | 哈通社
""")

# The small words that stand between the names of those who signed, and their trades.
SMALL_WORDS = frozenset("and in at from for of the de del da van von der den bin ibn al el la le by и в из с а".split())
ROLES = frozenset(
    "writer writers reporter reporters correspondent correspondents staff editor editors producer producers journalist journalists"
    " columnist analyst photographer bureau chief also корреспондент редактор журналист".split()
)
# What follows "By" in "By Monday": no name.
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december spring summer autumn winter christmas easter the this that".split()
)
# Russian and Kazakh name a photograph's source in small letters too.
PHOTO_SOURCES = frozenset("пресс-служба пресс-службы архив из предоставлено скриншот соцсети сайт баспасөз ашық".split())
