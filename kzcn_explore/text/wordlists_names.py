"""Word lists that tell names: what organisations and places are called, what stands before a place and after a person.

Common nouns and function words of English, Russian, Kazakh and Chinese, no names: they tell a name by the word that heads it
("Ministry of Commerce", "Solomon Islands") or by the words around it ("in Geneva", "Lavrov said").
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Heads of the names of organisations: they end the name, or stand before its "of", "for" or "on".
ORGANISATION_HEADS = _words("""
organization organisation council committee subcommittee ministry department bank university college school academy
institute institution foundation fund party agency bureau court tribunal union association federation confederation
league society alliance airlines airways company corporation corp co inc ltd llc plc group holdings enterprises
commission authority administration government parliament assembly senate congress house chamber caucus cabinet office
secretariat board center centre laboratory observatory hospital museum church nations nato community international
watch news press times post daily journal tribune herald gazette telegraph magazine radio television tv media network
agence club team regiment brigade police guard service directorate inspectorate registry weekly monthly army navy
embassy consulate mission trust partners consortium
организация совет комитет министерство банк университет академия институт фонд партия агентство бюро суд трибунал союз
ассоциация федерация конфедерация лига общество альянс авиалинии компания корпорация группа холдинг комиссия
администрация правительство парламент ассамблея сенат конгресс палата кабинет секретариат совбез центр музей больница
посольство консульство школа колледж газета телеканал радио нация ұйым ұйымы кеңес кеңесі комитет комитеті министрлік
министрлігі банк банкі университет университеті академия академиясы институт институты қор қоры партия партиясы
агенттік агенттігі сот соты одақ одағы қауымдастық қауымдастығы компания компаниясы корпорация комиссия комиссиясы
үкімет үкіметі парламент парламенті мәжіліс сенат сенаты палата палатасы орталық орталығы елшілік елшілігі
""")
# Of a Chinese word they are the end: "北京大学".
ORGANISATION_ENDS = ("大学", "银行", "公司", "集团", "委员会", "法院", "协会", "联合会", "通讯社", "组织", "研究院", "研究所", "基金会")

# Heads of the names of places, natural and made.
PLACE_HEADS = _words("""
republic kingdom emirates emirate federation commonwealth states state territory territories province prefecture
county district region oblast city town village borough street avenue square boulevard airport station port harbour
harbor tower towers bridge palace hill hills mountain mountains mount valley river lake lakes sea ocean gulf bay
strait straits canal channel island islands isle isles peninsula isthmus cape coast desert plateau basin delta strip
hemisphere pole park beach shore east west north south
республика королевство эмираты область край район город улица проспект площадь аэропорт вокзал порт мост дворец гора
горы долина река озеро море океан залив пролив канал остров острова полуостров мыс пустыня плато штат штаты республика
республикасы облыс облысы аудан ауданы қала қаласы көше көшесі алаң алаңы әуежай әуежайы өзен өзені көл көлі теңіз
теңізі мұхит мұхиты арал аралы аралдары тау тауы таулары
""")
# What parts a place from another of its name: "South Korea", "Middle East", "United Kingdom".
PLACE_ADJECTIVES = _words("""
north south east west northern southern eastern western northeast northwest southeast southwest northeastern
northwestern southeastern southwestern central middle far near inner outer upper lower latin great greater united
saint san st mainland
северный южный восточный западный центральный средний дальний ближний внутренний верхний нижний соединенный латинский
юго-восточный северо-восточный юго-западный северо-западный солтүстік оңтүстік шығыс батыс орталық орта таяу қиыр ішкі
жоғарғы төменгі
""")

# Heads of what a theme may well be made of, whatever names stand before them: "Paris Agreement", "New Silk Road".
TERM_HEADS = _words("""
initiative initiatives principle principles programme programmes program programs corridor corridors agreement
agreements accord accords agenda agendas goal goals treaty treaties pact plan plans act policy policies strategy
strategies declaration declarations charter convention conventions protocol protocols law laws doctrine deal project
projects partnership partnerships belt road route war wars crisis reform reforms resolution resolutions process summit
forum festival year day cup games prize prizes award awards system fair expo model
инициатива принцип программа коридор соглашение повестка цель договор пакт план закон политика стратегия декларация
хартия устав конвенция протокол доктрина проект партнерство пояс путь маршрут война кризис реформа резолюция процесс
саммит форум фестиваль бастама бастамасы қағидат қағидаты бағдарлама бағдарламасы дәліз дәлізі келісім келісімі шарт
шарты жоспар жоспары заң заңы саясат саясаты стратегия стратегиясы декларация декларациясы хартия конвенция хаттама
жоба жобасы әріптестік белдеу жол жолы реформа
""")

# A place stands after these, a person hardly.
BEFORE_PLACES = _words("in near across throughout outside inside within around в во из под возле 在 于 位于")
# A person's own words are told with these.
SPEECH = _words("""
said says say told tells added adds asked asks noted stressed announced argued argues wrote explained insisted warned
tweeted replied claimed declared recalled emphasized emphasised testified
сказать сообщить заявить отметить подчеркнуть добавить рассказать напомнить пояснить деді айтты мәлімдеді хабарлады
атап
表示 指出 强调 说 称
""")
# Whom news was told, or what it came by, is a newspaper or an agency: "told Reuters".
BEFORE_SOURCES = frozenset({"told", "via"})
# After these a common noun follows, and no name of a place: "build a New Harbour".
BEFORE_NOUNS = frozenset("a an our this that its their his her every each such".split())
# What a title is shortened to before a name; a full stop parts the two.
SHORT_TITLES = frozenset("mr mrs ms dr prof sen rep gov gen col lt capt sgt rev st".split())
# Months and weekdays: never part of what a run of capitals names.
DATED = _words("""
january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
""")
