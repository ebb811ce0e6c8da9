"""English word lists: words that carry no theme: function words, verbs of reporting, titles of office, words of the calendar.

The lists are ours. Function words are the closed classes of an English grammar (articles, pronouns, prepositions,
conjunctions, auxiliaries, common adverbs and quantifiers); unlike longer lists in use they keep nouns and verbs that can
be what a text is about ("state", "world", "new", "system", "interest", "side").
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _words("""
a an the this that these those such same other others another each every either neither both all any some none no not
nor i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
herself it its itself they them their theirs themselves one ones someone somebody something anyone anybody anything
everyone everybody everything nobody nothing who whom whose which what whoever whatever whichever and or but yet so if
then else than as because since while whereas though although unless until till when whenever where wherever why how
whether about above across after against ahead along alongside amid among amongst around at before behind below
beneath beside besides between beyond by despite down due during except for from in inside into like near of off on
onto out outside over past per regarding concerning including through throughout to toward towards under underneath
unlike up upon via versus with within without am is are was were be been being do does did doing done have has had
having can could may might must shall should will would ought cannot can't couldn't didn't doesn't don't hadn't hasn't
haven't isn't aren't wasn't weren't won't wouldn't shouldn't it's that's there's he's she's they're we're you're i'm
i've we've you've they've i'll we'll you'll he'll she'll they'll let's again also already almost alone altogether
always and/or anyway apart away back else even ever far further furthermore hence here however indeed instead just
later least less maybe meanwhile more moreover most mostly much never nevertheless now often once only otherwise
forward perhaps quite rather really seldom simply sometimes soon still there thereby therefore thus together too truly
very well many few fewer several enough own lot lots little bit able etc ie eg vs additionally especially particularly
particular extremely highly significantly significant primarily currently current recently recent finally firstly
secondly today yesterday tomorrow tonight ago according accordingly turn part regard behalf view order first second
third last next thing things way ways
""")

REPORTING_WORDS = _words("""
say says said saying tell tells told telling state stated stating stress stresses stressed stressing note
notes noted noting add adds added adding announce announces announced announcing report reports reported reporting
reportedly reveal reveals revealed explain explains explained emphasize emphasizes emphasized emphasizing emphasise
emphasised emphasising underline underlined underlining underscore underscored underscoring highlight highlights
highlighted highlighting mention mentioned mentioning remark remarked recall recalled recalling reiterate reiterated
reiterating reaffirm reaffirmed confirm confirmed comment commented inform informed convey conveyed express expressed
expressing voice voiced declare declared ask asked asking answer answered reply replied claim claimed claims argue
argued argues suggest suggested believe believes believed think thinks thought describe described discuss discussed
discussing speak speaks spoke spoken speaking talk talked call called calling accentuate accentuated laud lauded
commend commended commends praise praised praising appreciate appreciated thank thanked thanking welcome welcomed
assess assessed articulate articulated assure assured opine opined learn learnt learned cite cites cited quote quoted
pay paid attend attended attending take took taken taking make made making makes give gave given giving gives get got
getting go goes went going gone come came coming comes put keep kept hold held holding hope hopes hoped receive
received receives continue continued continues become becomes became becoming use used using want wants wanted need
needs needed seem seemed bring brings brought bringing put provide provides provided providing include includes
included including add lead leads led leading play plays played playing begin began begun start started starting
remain remains remained reach reached achieve achieved aim aimed aims demonstrate demonstrates demonstrated mark marks
marked marking wish wishes wished show shows showed shown see sees saw seen look looks looked set
""")

# An office or a form of address. A phrase that ends in one, or opens with one followed by "of", is a title too.
TITLES = _words("""
president vice-president premier prime minister chancellor secretary undersecretary ambassador envoy consul councilor
councillor counselor counsellor chairman chairwoman chairperson chair speaker senator governor mayor congressman
congresswoman lawmaker mp deputy leader leaders leadership official officials spokesman spokeswoman spokesperson
diplomat diplomats director commissioner commander general colonel admiral marshal officer chief head interlocutor
interlocutors king queen prince princess emperor pope sheikh sultan excellency majesty sir lord lady dame madam mr mrs
ms miss dr prof professor judge justice president-elect vice-chair co-chair secretary-general director-general attorney
attorney-general governor-general adviser advisor representative captain sergeant bishop archbishop reverend sen rep gov ceo cfo
presidents ministers ambassadors senators governors mayors secretaries lawmakers mps commissioners commanders generals
sheriff superintendent
""")
TITLE_PHRASES = frozenset({("head", "of", "state"), ("head", "of", "government"), ("press", "service"), ("press", "secretary")})

CALENDAR_WORDS = _words("""
january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday day days week weeks month months year years
decade decades spring summer autumn fall winter morning afternoon evening night date time times zero two three four
five six seven eight nine ten eleven twelve twenty thirty hundred thousand million billion trillion
""")


# No adjective of a people is needed: English writes them with a capital, by which they are found.
NATIONS = frozenset()

# Words that name no theme alone, but may be part of a phrase that does ("new" in "New Deal", "high" in "high court").
NOT_ALONE = _words("""
important importance great greater greatest good better best strong stronger high higher highest low lower big bigger
large larger largest small major main key various different special certain possible successful successfully close
closely closer warm wide widely broad full fully real true clear deep active actively
emphasis emphasizing growing increasing increasingly increase increased new old young common
general total whole long short late early next former likely able ready readiness side sides level levels area areas
field fields sphere spheres issue issues matter matters case cases fact facts word words role roles kind kinds type
types number numbers series range set lot end start beginning place places point points question questions problem
problems reason reasons result results process measure measures step steps task tasks work works working
implementation implement framework frameworks context basis aspect aspects regard frame situation situations condition
conditions opportunity opportunities possibility prospect prospects support supports supported supporting help helps
helped helping develop develops developed developing continue increase improve improved improving expand expanding
expansion strengthen strengthened strengthening promote promoting enhance enhances enhancing deepen deepening further
contribute contribution impetus confidence conversation meeting meetings met meet meets arrived arrive country
countries nation nations people person persons man men woman women way term terms example note name names
group groups member members exchanged exchange views importance effort efforts
congratulate congratulations ladies gentlemen let
per cent percent percentage face faces faced facing address addresses addressed addressing
http https www com org html pic don didn doesn isn aren wasn weren couldn wouldn shouldn hasn haven hadn won
""")
