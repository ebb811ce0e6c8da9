"""No actors: acronyms of measures and things, and words for believers, voters, creeds and feasts, which capitals make look like names."""

ACRONYMS = frozenset("""
ac aca adhd ai aids aka am api asap atm bc bpa bst cad cbd cctv cd ceo cet cfo cgi cio cmo coo copd cpi cpr cpu cst cto cv dc ddt dj dna
dui dvd ebit ebitda ecg edt eeg eet est etf eur ev faq fdi fgm fm fyi gbp gcse gdp ghz gi gmo gmt gnp gp gpa gps gpu hd hiv hpv hq hr html
http icbm ict icu id ied ii iii iot ip ipo iq isbn iso iv ivf jpy kpi kzt lcd ldc ldcs led lgbt lgbti lgbtq lgbtqi lldc lldcs lng lol lpg
lsd ma mba mbps mdg mdgs mdma mep mers mhz mla mma mms mou mp mpg mph mri mrna ms msg mvp mw nda ndc ndcs ngo nsfw obe ocd oda oem ok omg
opv owi pa pc pcr pdf pe phd pm pms pov pow ppe ppp pr ps ptsd pvc qc qe qr ram rgb rip rmb rna rpg rsvp rub rv sars sat sdg sdgs sids sim
sme sms sos ssd std stem sti stis suv tb tbd tcm thc tnt tpp ttip tv uav ufo uhd url usb usd utc uv vat vhf vi vii vip vp vpn vr vx wifi
wmd www xl xml yuan zip бақ ввп днк жіө кпд нии сми тв
""".split())  # fmt: skip

# What these are words of, nobody is called by: they are left as names of no known kind.
CREEDS = frozenset("""
allah anglican anglicans atheist atheists bible bolshevik bolsheviks brexit buddhism buddhist buddhists catholic catholics
catholicism christ christian christianity christians christmas christmases communism communist communists conservative
conservatives coptic copts democrat democratic democrats easter eurosceptic eurosceptics evangelical evangelicals fascism
fascist fascists god halloween hanukkah hindu hinduism hindus islam islamic islamism islamist islamists islamophobia
islamophobic jesus jew jews jihadist jihadists judaism koran leftist leftists liberal liberals lunar lutheran lutherans
marxism marxist marxists methodist methodists mormon mormons muslim muslims nazi nazis nazism orthodox pentecostal
presbyterian protestant protestants quran ramadan remainers republican republicans salafi salafist shia shias shiite
shiites sikh sikhs socialism socialist socialists sufi sufis sunni sunnis talmud taoism taoist taoists thanksgiving tories
torah tory unionist unionists western zionism zionist zionists
""".split())  # fmt: skip
# Words of these alone, too: rooms, and the adjectives of states and their offices.
NOTHING_ALONE = frozenset("al el executive federal hall hon honourable presidential vice".split())
# Nobody and nowhere, though their heads are those of places.
NO_PLACES = frozenset({("state", "of", "the", "union"), ("states", "of", "the", "union")})
# A word alone that the texts write with a capital for one body; which one, they take as known.
BODIES_ALONE = frozenset({"parliament", "cabinet", "house", "congress", "senate"})
# Beside a name these make the word for a programme or a scandal: "Bergcare", "Lundgate".
COINING = ("care", "gate", "mania", "nomics")
