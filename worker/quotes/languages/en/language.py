"""English: cue verbs, nouns for people and houses, the marks of its syntax.

Written from grammars (Quirk et al., 14.28-35 on reported speech; Levin's classes of verbs of communication)
and from use. Nothing here was taken from an annotated set.
"""

from worker.quotes.languages.en import polarity
from worker.quotes.lexicon.grammar import ANY, EP, ES, FP, FS, MP, MS, NS, Agreement, CueWord, Form, Frame
from worker.quotes.lexicon.inflect import Forms, build_cues, spelled
from worker.quotes.lexicon.language import Language
from worker.quotes.lexicon.syntax import Syntax

S, T, O = Frame.SAY, Frame.THAT, Frame.OBJECT
L, I, M = Frame.TELL, Frame.INFINITIVE, Frame.MANNER
B, K = Frame.BARE, Frame.THINK

_VERBS: tuple[tuple[int, str], ...] = (
    (
        S | T | B,
        "say add claim argue note state suggest insist contend assert declare announce explain acknowledge concede "
        "admit warn predict report testify tell maintain observe allege believe think feel hope estimate reckon "
        "figure guess conclude confirm deny reveal indicate recall remember repeat reiterate stress emphasize "
        "emphasise charge counter reply respond retort vow pledge promise swear boast brag complain joke quip "
        "tweet retweet write agree disagree guarantee assure remind inform notify advise caution fear worry bet "
        "suspect understand know mean imply hint disclose divulge confess profess proclaim affirm attest certify "
        "speculate theorize theorise surmise muse wonder gripe grumble marvel clarify relate opine posit postulate "
        "hypothesize rule find learn hear show see demonstrate prove forecast anticipate expect assume presume "
        "suppose conjecture reason realize realise recognize recognise determine decide imagine dream foresee "
        "point signal underscore underline highlight fume sneer scoff sniff deadpan interject chime pronounce "
        "decree stipulate shout yell scream cry exclaim whisper mutter murmur mumble intone crow gush rave enthuse "
        "cheer thunder bellow roar bark snap growl hiss snarl rage rant vent whine sigh sob groan croak drawl "
        "stammer blurt quote rhapsodize volunteer venture",
    ),
    (
        S | T,
        "offer ask question inquire enquire query press probe continue demand request urge commit teach sing "
        "recite read cite paraphrase summarize summarise provide propose recommend plead accept hold project "
        "mention consider specify recount narrate chant lament bemoan discover elaborate message text email blog "
        "post",
    ),
    (
        M | S,
        "finish begin start open close go laugh smile grin chuckle shrug nod sing moan sob groan sigh rave bark croak stammer",
    ),
    (
        S | O,
        "call describe label brand dub term denounce condemn criticize criticise slam blast attack blame accuse "
        "praise hail laud applaud commend welcome salute thank congratulate compliment defend support endorse "
        "oppose reject dismiss deride mock ridicule belittle disparage decry deplore lambaste lambast rip assail "
        "castigate chastise chide rebuke reprimand scold berate admonish censure pan hammer bash trash knock "
        "lash target tout trumpet promote champion extol celebrate cheer cite quote mention reference raise discuss "
        "address question challenge dispute refute rebut contradict doubt deny admit acknowledge concede regret "
        "lament bemoan protest promise pledge vow offer propose demand request seek urge order command call "
        "announce unveil outline detail describe explain express voice convey echo repeat reiterate emphasize "
        "stress highlight underscore deliver issue release publish pronounce declare proclaim preach "
        "characterize characterise portray depict paint cast frame view regard see consider deem judge liken "
        "compare equate confuse favor favour back advocate recommend suggest propose predict forecast foresee "
        "fear want desire prefer like love hate dislike appreciate admire respect trust need expect "
        "exhort urge encourage ask tell invite instruct warn caution remind reassure assure inform advise "
        "claim allege insinuate imply hint note observe recall recount reveal disclose confirm report state "
        "say utter use coin invoke speak talk joke complain blame fault credit "
        "rail vent vow threaten curse insult demean disavow renounce repudiate denigrate tweet retweet post "
        "write pen author scrawl sign cheer boo heckle chant demand advocate argue concede uphold contend "
        "accept embrace approve disapprove appeal beg implore plead pray hope wish plan intend aim",
    ),
    (
        L | S | T | B,
        "tell remind inform notify assure reassure warn caution advise promise convince persuade alert",
    ),
    (L | S | T, "urge ask instruct order teach brief text email message"),
    (
        I | O,
        "promise pledge vow threaten offer agree claim ask demand propose seek want hope plan "
        "intend expect wish urge order tell encourage invite instruct advise warn call beg implore plead press "
        "exhort entreat request recommend volunteer swear commit decide prefer",
    ),
)
_THINK = frozenset(
    "believe think feel hope fear worry suspect know mean find discover learn hear show see demonstrate prove expect "
    "assume presume suppose consider reason realize realise recognize recognise determine decide imagine dream foresee "
    "want desire prefer like love hate dislike appreciate admire respect trust need intend plan aim wish view regard "
    "deem judge understand figure guess bet anticipate accept support oppose back favor favour remember use doubt "
    "target hold rule try go open start begin close finish deliver issue release".split()
)

_IRREGULAR: dict[str, Forms] = {
    "say": spelled("say says said", "said", "saying", "say"),
    "tell": spelled("tell tells told", "told", "telling", "tell"),
    "think": spelled("think thinks thought", "thought", "thinking", "think"),
    "feel": spelled("feel feels felt", "felt", "feeling", "feel"),
    "know": spelled("know knows knew", "known", "knowing", "know"),
    "mean": spelled("mean means meant", "meant", "meaning", "mean"),
    "hear": spelled("hear hears heard", "heard", "hearing", "hear"),
    "find": spelled("find finds found", "found", "finding", "find"),
    "hold": spelled("hold holds held", "held", "holding", "hold"),
    "see": spelled("see sees saw", "seen", "seeing", "see"),
    "show": spelled("show shows showed", "shown showed", "showing", "show"),
    "write": spelled("write writes wrote", "written", "writing", "write"),
    "swear": spelled("swear swears swore", "sworn", "swearing", "swear"),
    "understand": spelled("understand understands understood", "understood", "understanding", "understand"),
    "teach": spelled("teach teaches taught", "taught", "teaching", "teach"),
    "speak": spelled("speak speaks spoke", "spoken", "speaking", "speak"),
    "seek": spelled("seek seeks sought", "sought", "seeking", "seek"),
    "forecast": spelled("forecast forecasts forecasted", "forecast", "forecasting", "forecast"),
    "foresee": spelled("foresee foresees foresaw", "foreseen", "foreseeing", "foresee"),
    "cast": spelled("cast casts", "cast", "casting", "cast"),
    "begin": spelled("begin begins began", "begun", "beginning", "begin"),
    "go": spelled("go goes went", "gone", "going", "go"),
    "sing": spelled("sing sings sang", "sung", "singing", "sing"),
    "read": spelled("read reads", "read", "reading", "read"),
    "bet": spelled("bet bets", "bet", "betting", "bet"),
    "rip": spelled("rip rips ripped", "ripped", "ripping", "rip"),
    "forbid": spelled("forbid forbids forbade", "forbidden", "forbidding", "forbid"),
    "dream": spelled("dream dreams dreamed dreamt", "dreamed dreamt", "dreaming", "dream"),
    "make": spelled("make makes made", "made", "making", "make"),
    "give": spelled("give gives gave", "given", "giving", "give"),
    "take": spelled("take takes took", "taken", "taking", "take"),
    "put": spelled("put puts", "put", "putting", "put"),
    "lay": spelled("lay lays laid", "laid", "laying", "lay"),
    "come": spelled("come comes came", "come", "coming", "come"),
    "let": spelled("let lets", "let", "letting", "let"),
    "set": spelled("set sets", "set", "setting", "set"),
}
_DOUBLING = frozenset(
    "admit commit pan brag quip chat knit rebut permit nod grin dub plan beg slam sob hum rip pen chat".split()
)


def _conjugate(lemma: str) -> Forms:
    """Base, -s, -ed, -ing, by the spelling rules of English."""
    if lemma.endswith("e"):
        stem, third = lemma[:-1], lemma + "s"
        past, gerund = stem + "ed", stem + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeou":
        third, past, gerund = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
        past, gerund = stem + "ed", stem + "ing"
    return spelled(f"{lemma} {third} {past}", past, gerund, lemma)


_NOUNS_TOO = frozenset(
    "claim claims report reports state states charge charges demand demands call calls promise promises pledge pledges vow vows "
    "offer offers request requests attack attacks blame praise support plan plans hope hopes fear fears worry worries "
    "doubt doubts question questions challenge challenges dispute disputes protest protests comment comments post posts "
    "tweet tweets text texts email emails message messages note notes bet bets rule rules project projects estimate "
    "estimates forecast forecasts guess reason reasons signal signals point points show shows find finds cast target targets "
    "release releases issue issues address view views regard need needs love hate like trust respect credit fault cheer "
    "cheers use order orders command appeal appeals raise frame back echo press probe open close start laugh smile cry scream "
    "shout whisper sigh groan moan rant joke jokes quote quotes mention reference warning feeling feelings meaning finding "
    "findings hearing hearings saying understanding reading writing meeting wish wishes aim aims try measure threat slam blast "
    "hammer bash knock rip trash lash lead paint label brand term terms figure figures thought advocate advocates author authors "
    "sign signs record records desire invite volunteer volunteers market counter counters mean means stress guarantee "
    "promise suspect suspects conjecture marvel venture ventures query quip chant chants boo curse insult insults lament "
    "sneer rebuke reprimand salute welcome compliment read cast favor favour detail details process progress supposed "
    "provide accused convicted alleged set sets speech".split()
)


_LIGHT: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "point": ((("out",), S | T | B | O), (("to",), O)),
    "make": (
        (("clear",), S | T | O),
        (("it", "clear"), S | T),
        (("the", "case"), T | S),
        (("the", "point"), T | S),
        (("the", "argument"), T | S),
        (("a", "joke"), S),
        (("fun", "of"), O),
    ),
    "give": ((("assurances",), T), (("his", "assurance"), T), (("credit", "to"), O)),
    "take": (
        (("aim", "at"), S | O),
        (("issue", "with"), S | O),
        (("to", "twitter"), S),
        (("a", "swipe", "at"), S | O),
        (("a", "shot", "at"), S | O),
        (("credit", "for"), O),
    ),
    "put": ((("it",), S),),
    "lay": ((("out",), S | O),),
    "come": ((("out", "against"), O),),
    "let": ((("slip",), S | T),),
    "set": ((("forth",), O),),
    "go": ((("on", "to", "say"), S | T | B), (("on",), S), (("further",), S)),
    "lash": ((("out",), S | O),),
    "fire": ((("back",), S),),
    "weigh": ((("in",), S),),
    "chime": ((("in",), S),),
    "shoot": ((("back",), S),),
    "hit": ((("back",), S), (("out",), S)),
    "sound": ((("off",), S), (("the", "alarm"), S | T)),
    "speak": ((("out",), S), (("of",), S | O), (("about",), O)),
    "refer": ((("to",), O),),
    "talk": ((("about",), O), (("of",), O)),
    "call": ((("for",), O | I), (("on",), O | I), (("out",), O)),
    "tell": ((("of",), O),),
    "boast": ((("of",), O), (("about",), O)),
    "complain": ((("of",), O), (("about",), O)),
    "warn": ((("of",), O), (("against",), O), (("about",), O)),
    "rail": ((("against",), O),),
    "joke": ((("about",), O),),
    "apologize": ((("for",), O | S),),
    "express": (
        (("concern",), O | T),
        (("hope",), T),
        (("confidence",), T),
        (("regret",), O | T),
        (("support", "for"), O),
    ),
    "raise": ((("concerns",), O | T), (("questions", "about"), O)),
    "issue": ((("a", "statement"), S), (("a", "warning"), S | T)),
    "respond": ((("by", "saying"), S | T | B),),
    "sum": ((("up",), S),),
    "read": ((("in", "part"), S),),
}


def _light_forms() -> dict[str, CueWord]:
    forms: dict[str, CueWord] = {}
    extra = {
        "shoot": spelled("shoot shoots shot", "shot", "shooting", "shoot"),
        "hit": spelled("hit hits", "hit", "hitting", "hit"),
    }
    for lemma in _LIGHT:
        for spelling, form in (
            extra.get(lemma) or _IRREGULAR.get(lemma) or _conjugate("refer" if lemma == "refer" else lemma)
        ):
            old = forms.get(spelling)
            forms[spelling] = CueWord(lemma, 0, form | (old.form if old and old.lemma == lemma else 0))
    forms["referred"] = CueWord("refer", 0, Form.FINITE | Form.PARTICIPLE)
    forms["referring"] = CueWord("refer", 0, Form.GERUND)
    return forms


def _agree(words: str, singular: Agreement = ES, plural: Agreement | None = EP) -> dict[str, Agreement]:
    table: dict[str, Agreement] = {}
    for word in words.split():
        table[word] = singular
        if plural is None:
            continue
        if word.endswith("man"):
            table[word[:-3] + "men"] = plural
        elif word.endswith("y") and word[-2] not in "aeiou":
            table[word[:-1] + "ies"] = plural
        elif word.endswith(("s", "sh", "ch", "x")):
            table.setdefault(word + "es", plural)
        else:
            table.setdefault(word + "s", plural)
    return table


_ROLES = {
    **_agree(
        "president vice-president minister secretary chancellor governor senator congressman congresswoman lawmaker "
        "representative mayor councillor councilman councilwoman councilor alderman commissioner ambassador diplomat "
        "envoy official officer spokesman spokeswoman spokesperson aide adviser advisor strategist consultant analyst "
        "expert economist professor scholar historian researcher scientist physicist biologist climatologist "
        "epidemiologist virologist psychologist sociologist author writer novelist poet columnist reporter journalist "
        "correspondent editor anchor host moderator broadcaster publisher producer director filmmaker actor actress "
        "singer musician artist comedian comic chairman chairwoman chairperson chair chief head leader boss executive "
        "ceo founder co-founder cofounder owner partner manager coordinator organizer organiser activist advocate "
        "campaigner supporter backer donor fundraiser critic opponent rival challenger candidate nominee incumbent "
        "hopeful contender frontrunner front-runner delegate surrogate ally operative pollster republican democrat "
        "conservative liberal libertarian attorney lawyer prosecutor solicitor barrister judge justice magistrate "
        "sheriff detective inspector constable superintendent policeman policewoman trooper agent investigator soldier "
        "general colonel major captain lieutenant sergeant admiral commander marine veteran doctor physician surgeon "
        "nurse paramedic midwife teacher principal headteacher dean student pupil graduate resident neighbor neighbour "
        "voter protester demonstrator marcher witness bystander survivor victim relative patient customer client "
        "consumer shopper driver pilot passenger farmer fisherman worker employee employer banker investor trader "
        "broker shareholder developer engineer architect designer chef restaurateur coach player captain striker "
        "goalkeeper midfielder defender quarterback pitcher golfer athlete swimmer sprinter champion referee pastor "
        "priest bishop archbishop pope rabbi imam cleric king queen prince princess duke duchess lord baron emir "
        "sultan sheikh premier prime-minister premier mp mep peer parliamentarian legislator whip speaker treasurer "
        "auditor comptroller regulator watchdog insider source observer fellow member director-general "
        "secretary-general undersecretary counselor counsel clerk trustee superintendent "
        "businessman businesswoman entrepreneur mogul tycoon billionaire millionaire philanthropist "
        "father mother son daughter brother sister husband wife widow uncle aunt cousin nephew niece grandfather "
        "grandmother friend colleague teammate team-mate roommate boyfriend girlfriend parent "
        "cashier librarian plumber electrician carpenter builder baker butcher barber bartender waiter vet pharmacist "
        "dentist psychiatrist therapist geologist astronomer botanist zoologist ecologist chemist mathematician "
        "statistician oceanographer meteorologist archaeologist anthropologist criminologist philosopher theologian "
        "linguist cyclist runner jockey umpire trainer winger bowler sailor skier gymnast boxer wrestler fan "
        "ranger warden firefighter lifeguard curator archivist composer conductor pianist violinist guitarist drummer "
        "rapper dancer choreographer playwright illustrator sculptor painter photographer blogger presenter landlord "
        "tenant homeowner shopkeeper grocer exporter insurer planner surveyor miner mechanic apprentice intern "
        "volunteer refugee migrant immigrant detainee inmate prisoner defendant plaintiff claimant juror coroner "
        "registrar bandmaster signalman commuter objector reviewer negotiator mediator"
    ),
    **_agree(
        "spokesman congressman businessman chairman actor father son brother husband uncle king prince duke nephew grandfather",
        MS,
    ),
    **_agree(
        "spokeswoman congresswoman businesswoman chairwoman actress mother daughter sister wife widow aunt queen princess duchess niece grandmother councilwoman",
        FS,
    ),
}
for _male in "spokesman congressman businessman chairman father son brother husband uncle king prince nephew grandfather".split():
    _ROLES[_male] = MS
_PEOPLE = {
    **_agree("man", MS, MP),
    **_agree("gentleman boy guy", MS, MP),
    **_agree("woman", FS, FP),
    **_agree("lady girl mom", FS, FP),
    **_agree(
        "person individual teenager teen adult native newcomer elder politician celebrity figure star legend veteran"
    ),
    "people": EP,
    "folks": EP,
    "children": EP,
    "americans": EP,
    "latinos": EP,
    "many": EP,
    "others": EP,
    "some": EP,
    "most": EP,
    "both": EP,
    "neither": ES,
    "one": ES,
    "two": EP,
    "those": EP,
    "another": ES,
}
_COLLECTIVES = {
    **_agree(
        "government ministry department administration campaign committee commission court panel jury board council "
        "parliament congress senate house assembly legislature cabinet office agency bureau authority police force "
        "army navy military union association federation organization organisation group coalition alliance party "
        "company corporation firm bank business startup manufacturer maker giant retailer airline operator carrier "
        "university college school hospital institute institution foundation charity nonprofit think-tank church "
        "crew team club league network newspaper magazine outlet journal paper station channel website site company "
        "embassy consulate kremlin pentagon treasury fed crowd community city town state county country nation "
        "regime militia movement family public media press industry lobby watchdog tribunal secretariat center centre "
        "service staff delegation mission squad gop dnc rnc fbi cia nsa epa un nato eu who imf opposition majority district camp"
    ),
    "sources": EP,
    "authorities": EP,
    "police": EP,
    "media": EP,
    "democrats": EP,
    "republicans": EP,
    "conservatives": EP,
    "prosecutors": EP,
}
_DOCUMENTS = _agree(
    "statement report study survey poll letter memo document filing complaint lawsuit suit indictment ruling decision "
    "opinion order warrant affidavit email tweet post article story editorial op-ed column book ad advertisement spot "
    "commercial video clip sign poster banner placard website page transcript testimony analysis review paper release "
    "announcement bill law act resolution constitution amendment treaty agreement manifesto platform petition data "
    "figures statistics note message text caption headline speech transcript record slogan press-release findings research"
)

_DETERMINERS = {
    "the": ANY,
    "a": ES,
    "an": ES,
    "this": ES,
    "these": EP,
    "those": EP,
    "his": ANY,
    "her": ANY,
    "their": ANY,
    "its": ANY,
    "my": ANY,
    "our": ANY,
    "your": ANY,
    "some": EP,
    "many": EP,
    "several": EP,
    "most": EP,
    "other": EP,
    "another": ES,
    "each": ES,
    "every": ES,
    "any": ES,
    "no": ANY,
    "both": EP,
    "all": EP,
    "few": EP,
    "one": ES,
    "two": EP,
    "three": EP,
    "four": EP,
    "five": EP,
    "more": EP,
    "numerous": EP,
    "countless": EP,
    "various": EP,
    "half": EP,
}
_PREPOSITIONS = frozenset(
    "of in on at by for with from to into onto about against between among during before after under over through without "
    "within across behind beyond near off out up down around toward towards upon per via despite since until amid like as "
    "than along inside outside above below beside besides except regarding concerning including following throughout versus "
    "according because unlike plus past".split()
)
_VERBLIKE = frozenset(
    "is are was were be been being am has have had having does do did done doing will would shall should can could may might must "
    "'s 're 've 'll 'd 'm 't n't don didn doesn isn wasn weren hasn haven hadn won wouldn couldn shouldn ain aren "
    "get gets got getting become becomes became seems seemed appears appeared remains remained comes came goes went going takes "
    "took makes made gives gave puts put keeps kept lets let wants wanted needs needed tries tried works worked runs ran "
    "leads led wins won loses lost plays played lives lived helps helped turns turned moves moved brings brought begins began "
    "meets met sits sat stands stood pays paid sends sent spends spent leaves left stays stayed happens happened provides "
    "provided allows allowed quits resigns includes included continues continued faces faced refuses refused fails failed tends tended".split()
)
_FUNCTION = frozenset(
    "and or but nor so yet if whether when where while why how what who whom which whose that because although though unless "
    "until since as than then there here not never always often also just only even still already now today yesterday tomorrow "
    "however therefore thus instead rather quite very too much more most less least again once twice ever perhaps maybe "
    "i you he she it we they me him us them himself herself itself themselves myself yourself ourselves this these those "
    "both either neither each such same own about ago soon later earlier recently previously repeatedly publicly reportedly "
    "allegedly apparently clearly simply really actually nearly almost roughly approximately further else away back together "
    "apart ahead alone aside meanwhile moreover furthermore otherwise anyway somewhat perhaps everyone everybody someone "
    "somebody anyone anybody nobody nothing something anything everything none yes no".split()
)
_NOT_NAMES = frozenset(
    "the a an this that these those his her their its my our your some many several most other another each every any no both all "
    "few one two three four five six seven eight nine ten more i you he she it we they me him us them who what when where why how "
    "which whose whom and or but nor so yet if whether while because although though unless until since as than then there here "
    "not never always often also just only even still already now today yesterday tomorrow however therefore thus instead in on at "
    "by for with from to into about against between among during before after under over through without within across behind "
    "beyond near off out up down around despite amid like according following regarding meanwhile moreover furthermore earlier "
    "later recently previously speaking asked pressed monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december mr. mrs. ms. dr. sen. rep. gov. yes no well perhaps maybe "
    "nearly almost about roughly last next once again such is are was were be been do does did has have had will would can could "
    "should may might must let don didn isn wasn it's that's there's he's she's i'm they're we're you're what's here's everyone "
    "nobody nothing something anything everything none asking noting citing calling adding saying having being given while read "
    "watch see click related photo video image updated copyright".split()
) - {"may"}
_ADVERBS = frozenset(
    "also then later earlier recently previously repeatedly publicly again today yesterday tonight tomorrow monday tuesday wednesday "
    "thursday friday saturday sunday morning afternoon evening night week month year last this early late now still just even ever "
    "never once twice often always frequently regularly consistently simply merely only briefly quickly immediately promptly "
    "explicitly specifically openly bluntly flatly forcefully strongly firmly clearly plainly reportedly allegedly apparently "
    "initially originally ultimately eventually finally instead further meanwhile however separately jokingly sarcastically "
    "wrongly falsely rightly correctly famously notably himself herself themselves itself not n't 't wryly tearfully proudly "
    "quietly loudly angrily calmly recently since has january february march april june july august september october november "
    "december ago too already directly rather quite privately anonymously confidently both all reportedly soon afterwards afterward "
    "thereafter seemingly actually really certainly probably perhaps longtime long reluctantly emphatically repeatedly as well".split()
) - {"has", "as", "well", "longtime"}

_BROADER = {
    noun: frozenset(roles.split())
    for nouns, roles in (
        ("lawmaker legislator", "senator representative congressman congresswoman mp delegate"),
        (
            "politician",
            "senator representative congressman congresswoman mp minister mayor governor councillor councilman",
        ),
        ("executive boss", "chief ceo president chairman chairwoman director founder manager"),
        (
            "researcher scientist academic",
            "professor biologist physicist chemist historian economist epidemiologist climatologist director",
        ),
        ("lawyer attorney", "counsel solicitor barrister prosecutor"),
        ("player", "striker goalkeeper midfielder defender captain quarterback pitcher"),
        ("manager", "coach"),
        ("coach", "manager"),
        ("officer", "sergeant inspector superintendent constable lieutenant captain commander"),
        ("diplomat", "ambassador envoy mediator"),
    )
    for noun in nouns.split()
}

ENGLISH = Language(
    code="en",
    syntax=Syntax(
        nouns_precede_head=True,
        name_may_precede_noun=True,
        body_names_are_joined=True,
        first_name_may_be_role=True,
        nouns_may_stand_bare=True,
        number_may_stand_for_people=True,
        surname_may_be_apposition=True,
        addressee_may_stand_bare=True,
        keeps_subject_before_verb=True,
        content_clause_may_be_unmarked=True,
        addressee_may_be_bare_object=True,
        gerund_may_be_noun=True,
        infinitive_is_bare=True,
    ),
    polarity=polarity.ENGLISH,
    word_pattern=(
        r"(?:[^\W\d_]\.){2,}"
        r"|(?:O|D|Al)['’][A-Z][^\W\d_]+"
        r"|(?:don|didn|doesn|isn|wasn|aren|weren|hasn|haven|hadn|wouldn|couldn|shouldn|won|can|ain)(?=['’]t)"
        r"|[^\W\d_]+(?:-[^\W_]+)*\d*"
        r"|['’](?:s|S|re|ve|ll|d|m|t)(?![^\W_])"
        r"|\d+(?:[.,]\d+)*(?:%|st|nd|rd|th|(?:-[^\W\d_]+)+)?"
    ),
    cues=build_cues(_VERBS, _THINK, _conjugate, _IRREGULAR, _NOUNS_TOO),
    noun_cue_links=frozenset("of about for".split()),
    noun_cues=frozenset(
        "claim claims statement statements assertion assertions argument arguments contention comment comments remark remarks "
        "allegation allegations accusation accusations suggestion promise promises pledge pledges vow warning warnings call calls "
        "belief view views opinion insistence criticism complaint announcement declaration admission acknowledgment proposal "
        "prediction demand demands assessment description characterization testimony response answer question hope hopes fear fears "
        "concern concerns refusal desire plea boast threat threats".split()
    ),
    indefinite=frozenset("a an some another any one".split()),
    head_last=True,
    been=frozenset("been".split()),
    natural_gender=True,
    role_tails=(("in", "chief"), ("in", "charge"), ("at", "large"), ("in", "waiting")),
    titles=frozenset("".split()),
    spokespeople=("spokes",),
    cited=frozenset("quoted cited".split()),
    audience_words=frozenset("before".split()),
    with_words=frozenset("with for by".split()),
    writer_again=(("according",),),
    gerund_endings=("ing",),
    judging=frozenset("call label brand describe dismiss deem pronounce".split()),
    naming=frozenset(
        "call dub label brand describe term deride mock characterize characterise liken hail portray depict paint "
        "tag dismiss denounce deem pronounce proclaim".split()
    ),
    quoting=frozenset({"quote"}),
    light_verbs=_LIGHT,
    light_forms=_light_forms(),
    have=frozenset("has have had having 've".split()),
    be=frozenset("is are was were be been being am 're 'm".split()),
    asking=frozenset({"ask"}),
    gerund_verbs=frozenset("deny admit acknowledge regret recall remember suggest recommend propose".split()),
    finites=frozenset(
        "became began blew came chose drank drew drove ate fell flew forgot froze gave went grew hid kept knew meant "
        "rang rode rose ran sang sank sat saw shook shrank slept spoke stole stood swore swam took threw tore woke "
        "wore wrote".split()
    ),
    copulas=frozenset(
        "remain remains remained stay stays stayed seem seems seemed appear appears appeared become becomes became "
        "feel feels felt look looks looked get gets got".split()
    ),
    modals=frozenset(
        "will would shall should can could may might must 'll 'd do does did don didn doesn wouldn couldn shouldn won to".split()
    ),
    determiners=_DETERMINERS,
    owners={"his": MS, "her": FS},
    articles=frozenset({"the", "a", "an"}),
    possessors={"his": MS, "her": FS, "their": EP, "its": NS},
    genitives=frozenset({"'s"}),
    possessives=frozenset("his her their its".split()),
    pronouns={
        "he": MS,
        "she": FS,
        "they": EP,
        "it": NS,
        "him": MS,
        "her": FS,
        "them": EP,
        "who": ANY,
    },
    pronoun_pairs={("the", "former"): ES, ("the", "latter"): ES},
    ordinals={("the", "former"): 0, ("the", "latter"): 1},
    breaks=frozenset({"while", "whereas"}),
    broader=_BROADER,
    likeness=frozenset({"as"}),
    never_inverted=frozenset({"tell", "inform", "remind", "assure"}),
    as_words=frozenset({"as", "of", "for"}),
    nominative_pronouns=frozenset("he she they we i".split()),
    expletives=frozenset({"there"}),
    contracted_verbs=frozenset("'s 're 'll 'd 've".split()),
    contracted_negations=frozenset({"n't", "'t"}),
    own_voice=frozenset("i you we my our me us".split()),
    relatives=frozenset({"who", "which"}),
    object_pronouns=frozenset({"him", "her", "them"}),
    according=(
        ("according", "to"),
        ("in", "the", "words", "of"),
        ("in", "the", "view", "of"),
        ("in", "the", "eyes", "of"),
        ("in", "the", "opinion", "of"),
    ),
    according_initial=(("per",),),
    conjunctions=frozenset({"that"}),
    keeps_conjunction=True,
    questions=frozenset("if whether why how what when where who which".split()),
    # only what ends like cover, offer, care: the others are known as cue verbs
    infinitive_pattern=r"..(?:er|ir|ar|(?<!tu)(?<!su)(?<!eu)(?<!iè)(?<!ai)(?<!toi)(?<!b)(?<!êt)re)\Z",
    infinitive_links=frozenset({"to"}),
    linkers=frozenset({"of", "for", "at", "'s"}) - {"for", "at"},
    origin_words=frozenset({"of"}),
    affiliations=frozenset({"for", "at", "with"}),
    title_links=frozenset(),
    clause_prepositions=frozenset("in under after at on with for during as before".split()),
    plural_endings=("s",),
    prepositions=_PREPOSITIONS,
    to_words=frozenset("to".split()),
    in_words=frozenset("in on at during before via to".split()),
    ands=frozenset({"and"}),
    coordinators=frozenset({"and", "or", "but", "then", "before"}),
    stops=_FUNCTION | _VERBLIKE | (_PREPOSITIONS - {"of"}),
    adverbs=_ADVERBS,
    clitics=frozenset("not n't 't never".split()),
    negations=frozenset("not n't 't".split()),
    reflexive=frozenset(),
    accusing=frozenset("accuse suspect".split()),
    agents=frozenset({"by"}),
    genitive_clitics=frozenset({"'s", "’s"}),
    particles=frozenset(
        "de du des la le van von der den bin ben al el ibn da dos do del della y e ter of".split()
    )
    - {"of"},
    honorifics={
        "mr": MS,
        "mr.": MS,
        "mrs": FS,
        "mrs.": FS,
        "ms": FS,
        "ms.": FS,
        "miss": FS,
        "dr": ES,
        "dr.": ES,
        "sen": ES,
        "sen.": ES,
        "rep": ES,
        "rep.": ES,
        "gov": ES,
        "gov.": ES,
        "sir": MS,
        "lord": MS,
        "lady": FS,
        "dame": FS,
        "president": ES,
        "senator": ES,
        "congressman": MS,
        "congresswoman": FS,
        "governor": ES,
        "judge": ES,
        "justice": ES,
        "gen": ES,
        "gen.": ES,
        "lt": ES,
        "col": ES,
        "capt": ES,
        "sgt": ES,
        "prof": ES,
        "professor": ES,
        "rev": ES,
        "attorney": ES,
        "secretary": ES,
    },
    roles=_ROLES,
    people=_PEOPLE,
    collectives=_COLLECTIVES,
    anaphoric_bodies=frozenset(
        "company group organization organisation agency firm bank union party association charity team club network foundation institution carrier airline operator retailer department campaign".split()
    ),
    documents=_DOCUMENTS,
    outlets=frozenset(
        "gazette herald courier post news daily tribune echo argus newspaper newspapers magazine agency network channel station radio television tv outlet outlets website site paper podcast "
        "broadcaster wire press newswire reporters journalists media program programme show".split()
    ),
    outlet_beginnings=frozenset("afp bfm".split()),
    outlet_names=frozenset(
        "reuters ap afp bbc cnn nbc abc cbs msnbc fox npr pbs politico bloomberg times post guardian telegraph independent sun mirror "
        "mail journal tribune herald globe chronicle economist newsweek time vox axios buzzfeed breitbart huffpost cnbc itv sky "
        "c-span tass interfax xinhua al-jazeera jazeera usatoday vice slate salon atlantic yorker gazette bild spiegel".split()
    ),
    microphones=frozenset("columns airwaves".split()),
    channel_words=frozenset("on".split()),
    media=frozenset(
        "twitter x facebook instagram tiktok linkedin telegram youtube bluesky threads social statement tweet tweets post email "
        "letter video blog memo message text note op-ed column book release ad advertisement memoir editorial".split()
    ),
    events=frozenset(
        "interview conference briefing rally hearing debate speech meeting summit event forum town address testimony appearance "
        "press-conference session inquiry convention congress parliament court fundraiser dinner visit call ceremony trial deposition phone "
        "reporters supporters crowd audience senate committee assembly".split()
    ),
    works=frozenset(
        "film movie book novel album song play series show episode painting opera essay magazine article headline column programme "
        "program project plan label documentary podcast game single festival award campaign group band restaurant ship boat term "
        "word words phrase slogan hashtag title nickname concept category law act bill site website app titled entitled memoir".split()
    )
    - {"word", "words", "phrase", "term", "slogan"},
    named=frozenset(
        "so-called dubbed named nicknamed titled entitled called known aka alias self-styled self-described supposed".split()
    )
    - {"called"},
    first_names={"andrea": "f", "simone": "f", "robin": "?"},
    demonyms=(
        *("ian", "nese", "german", "american", "african", "mexican", "swede", "briton", "spaniard"),
        *("frenchman", "englishman", "irishman", "welshman", "dutchman", "scotsman"),
    ),
    offices=frozenset(
        "president minister secretary chancellor governor senator mayor commissioner attorney king queen pope premier sheriff".split()
    ),
    metonyms={
        "kremlin": "russia",
        "moscow": "russia",
        "russia": "russia",
        "pentagon": "us",
        "washington": "us",
        "white": "us",
        "downing": "uk",
        "london": "uk",
        "beijing": "china",
        "china": "china",
        "paris": "france",
        "élysée": "france",
        "berlin": "germany",
        "germany": "germany",
        "kyiv": "ukraine",
        "kiev": "ukraine",
        "ukraine": "ukraine",
        "tehran": "iran",
        "iran": "iran",
        "brussels": "eu",
        "commission": "eu",
    },
    modifiers=frozenset(
        "former retired longtime acting outgoing incoming veteran prominent top senior fellow late deputy assistant associate local "
        "federal state conservative liberal progressive moderate republican democratic presidential campaign other national chief "
        "independent political legal foreign western european american russian chinese british french german six seven eight nine ten eleven twelve".split()
    ),
    interviews=(
        "nterview by",
        "nterviewed by",
    ),
    abbreviations=frozenset(
        "mr mrs ms dr sen rep gov gen lt col capt sgt prof rev st jr sr inc ltd co corp vs etc no jan feb aug sept oct nov dec hon "
        "pres fla ariz calif wash va md pa okla tenn mass conn mich minn wis ill ind ala ark colo del ga kan ky la miss mo mont neb "
        "nev ore tex vt wyo dept univ messrs".split()
    ),
    not_names=_NOT_NAMES,
    finite_endings=("ed",),
    gerund_markers=frozenset({"while", "by"}),
    subject_after_verb=True,
    common=frozenset(
        "the of and to in that is was for on with as by at from his her has have had are were not this they it".split()
    ),
)
