"""Words that are names and also something else, and words that are never a name by themselves.

Data only, folded (lower case, no accents). The lists are English with the months and titles of its
neighbours; a word missing here is matched too eagerly, never too little.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Matched as a name only where the person wrote it with a capital, and without case endings.
ALSO_WORDS = _words("""
    abbey ace aisle amber angel april art ash aspen august autumn baker bank banks barber bay
    bean bear
    bell berry bill bird bishop black blue bond booker booth boss brook brooks brown buck bud
    burns
    bush butcher butler cannon carol carter case cash chance chase chip church clay cliff coco
    cole
    colt constance cook cooper crystal dale dawn day dean destiny dick dolly don dot drew duke
    earl early eve ever faith fay fern field fields finch fisher flint flora ford forest fox
    frank
    fred friend gale gay gene ginger glass glen gold good grace grant gray green guy hall hand
    hardy
    harmony harp hart hazel heath heather hill holly hope house hunt hunter hunting iris ivy
    jack jade
    jasmine jay jewel jo joe john jordan joy june junior justice justin kay key king kit knight
    lake
    lance lane lark laurel law lee levy lily little long love lucky major marina mark marks
    marsh
    marshal marshall mason matt max may melody mercy merit mike miles mill miller mills misty
    moss
    myrtle nick night noble nova oak olive oliver opal page park parks pat patience peace pearl
    penny
    pepper pierce piper pike poppy porter potter powers price pride prince prudence queen rain
    ray
    read reed reef rich river rob robin rock rod rose rosemary rowan ruby rush rusty sage sally
    sandy
    savannah sawyer scout sean serenity sharp shepherd short sierra sky skye small smart smith
    snow
    spring star steel stella sterling stone storm strong sue summer summers sunny swift tally
    tanner
    taylor teal temple terry tiffany tiger tony trinity trip troy turner valentine vera victor
    victory
    violet wade walker wall wallace ward waters weaver webb wells west wheeler white wilder will
    wills
    win winner winter wolf wood woods wren wright young ziggy
    march januar februar maerz mai juni juli janvier mars avril mai juin juillet
    ernst fuchs gross herr klein koch kurz lang richter sommer stark vogt weiss wolff zimmer
""")

# Parts of a name that say nothing of who it is; alone they are left as they are.
NEVER_ALONE = _words("""
    a al am an and auf bei ben bin by da das de del della den der des di dit do dos du e el en
    et for
    from i in ibn in la las le les lo los mac na o of on or san santa st te ten ter the to und
    van
    vom von vor y z zu zum zur
    ab ag associates bank bureau bv care centre center city club co college company consulting
    corp
    corporation council data department dept desk digital division energy engineering
    enterprises
    finance food foods foundation freight general global gmbh group health holding holdings home
    hospital hotel inc industries institute insurance international investments kg lab labs
    limited
    llc logistics ltd management market marketing media medical motors national network networks
    north
    office operations partners pharma plc power products properties public research retail sa
    sales
    school security service services shop software solutions south store stores studio studios
    supply
    support systems team tech technologies technology trade trading transport travel trust
    university
    works world
""")

# Swallowed together with the name that follows. "Miss" is left out: "I miss Nadia".
TITLES = _words("mr mrs ms mx dr prof professor herr herrn frau mme mlle pani")

MONTHS = _words("""
    january february march april may june july august september october november december
    januar februar marz maerz mai juni juli oktober dezember
    jan feb mar apr jun jul aug sep sept oct nov dec
""")

# Capitalised words inside a sentence that are no names.
CAPITALISED = MONTHS | _words("""
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays
    thursdays
    fridays saturdays sundays english german french dutch polish czech european american
    christmas
    easter i i'm i'd i'll i've ok internet god
""")

# A full stop after these does not end a sentence.
ABBREVIATIONS = _words("e.g i.e cf vs mr mrs ms dr prof st no approx ca incl etc resp z.b bzw")
