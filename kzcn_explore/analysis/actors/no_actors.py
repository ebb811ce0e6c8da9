"""No actors: acronyms of measures and things, and words for believers, voters, creeds and feasts, which capitals make look like names."""

ACRONYMS = frozenset("""
ac adhd ai aids aka am api asap atm bc bst cad cbd cctv cd cet ceo cfo cgi cio cmo coo copd cpi cpr cpu cst cto cv
dc dj dna dvd ebit ebitda edt eet est etf eur ev faq fdi fm fyi gbp gcse gdp ghz gmo gmt gnp gp gpa gps gpu hd hiv hpv hr hq
html http icbm icu id ied ii iii iot ip ipo iq isbn iso iv ivf jpy kpi kzt lcd led lgbt lgbti lgbtq lng lpg lsd ma mba mbps
mep mhz mla mms mou mp mpg mph mri mrna ms mvp mw nda ngo nsfw obe ocd oem ok pa pc pcr pdf pe phd pm pms pov pow ppp pr ps
ptsd pvc qc qe qr ram rgb rip rmb rna rpg rsvp rub rv sat sdg sim sme sms sos ssd std stem suv tb tbd tnt tv uav ufo uhd url
usb usd utc uv vat vhf vi vii vip vp vpn vr wifi wmd www xl xml yuan zip
ввп днк сми тв кпд нии жіө бақ
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
# A word alone that the texts write with a capital for one body; which one, they take as known.
BODIES_ALONE = frozenset({"parliament", "cabinet", "house", "congress", "senate"})
