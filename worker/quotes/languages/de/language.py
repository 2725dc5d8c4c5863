"""German: cue verbs with their prefixes, nouns with capitals, the verb in second place.

Written from grammars (Duden; Zifonun et al. on Redewiedergabe) and from use. Nothing here was taken from an
annotated set.
"""

from worker.quotes.languages.de import polarity
from worker.quotes.lexicon.grammar import ANY, EP, FP, FS, MS, NS, Agreement, CueWord, Form, Frame
from worker.quotes.lexicon.inflect import Forms, build_cues, spelled
from worker.quotes.lexicon.language import Language
from worker.quotes.lexicon.syntax import Syntax

S, T, O = Frame.SAY, Frame.THAT, Frame.OBJECT
L, I, M = Frame.TELL, Frame.INFINITIVE, Frame.MANNER
R, B, K = Frame.REFLEXIVE, Frame.BARE, Frame.THINK

_VERBS: tuple[tuple[int, str], ...] = (
    (
        S | T | B,
        "sagen erklären äußern betonen berichten bekräftigen bemerken bemängeln beklagen behaupten bestätigen bestreiten "
        "beteuern bedauern begründen begrüßen beharren belegen beobachten beschreiben beschuldigen beschwören beschwichtigen "
        "antworten entgegnen erwidern erzählen ergänzen erläutern ermahnen erinnern erwähnen ankündigen anmerken anmahnen "
        "anprangern anführen angeben anregen argumentieren auffordern ausführen ausrufen aussagen appellieren fordern fragen "
        "formulieren fortfahren folgern feststellen festhalten garantieren gestehen hervorheben hinweisen hinzufügen hinzusetzen "
        "informieren insistieren ironisieren jubeln kommentieken kommentieren konstatieren kontern konkretisieren kritisieren "
        "klagen klarstellen leugnen loben lügen mahnen meinen melden mitteilen mutmaßen monieren nachfragen notieren "
        "nachlegen offenbaren plädieren postulieren präzisieren prophezeien prognostizieren protestieren preisen rügen raten "
        "rechtfertigen reagieren resümieren rufen schildern schimpfen schreiben schwärmen schwören spekulieren spotten "
        "unterstreichen unterstellen urteilen unken verkünden verlangen verlauten vermelden vermuten versichern versprechen "
        "verteidigen verweisen vorhersagen vorwerfen vorschlagen voraussagen warnen widersprechen wiederholen witzeln wettern "
        "würdigen zitieren zugeben zugestehen zusagen zurückweisen zurückgeben zusammenfassen zustimmen bekennen bekunden "
        "beanstanden beantworten bezweifeln bilanzieren einräumen einwenden einwerfen eingestehen einschätzen empfehlen "
        "enthüllen entkräften twittern posten verraten vertreten hoffen glauben denken finden fürchten befürchten erwarten "
        "annehmen schätzen urteilen wissen wünschen bitten beten drohen flehen flüstern hauchen murmeln schreien brüllen "
        "stöhnen seufzen lachen lächeln scherzen frotzeln poltern donnern dozieren philosophieren sinnieren orakeln "
        "deuten andeuten durchblicken signalisieren dementieren ätzen höhnen lästern meckern nörgeln granteln zetern verneinen abstreiten",
    ),
    (
        O,
        "kritisieren loben verurteilen fordern bezeichnen nennen bewerten werten begrüßen beklagen bedauern befürworten "
        "ablehnen anprangern beschreiben bemängeln rügen ankündigen versprechen verlangen sprechen reden warnen würdigen "
        "zurückweisen bestreiten bestätigen verteidigen einstufen charakterisieren titulieren betiteln schimpfen "
        "einschätzen vorwerfen vorschlagen vergleichen sehen halten erklären betonen unterstreichen hervorheben "
        "schildern erwähnen rühmen preisen feiern empfinden brandmarken geißeln tadeln rechtfertigen begründen "
        "bezweifeln befürchten fürchten hoffen erhoffen zusagen zusichern anmahnen attestieren bescheinigen konstatieren "
        "feststellen zitieren formulieren äußern erheben appellieren verkünden",
    ),
    (
        I | T,
        "versprechen drohen ankündigen fordern auffordern bitten behaupten hoffen glauben beteuern versichern erklären "
        "empfehlen vorschlagen raten warnen verlangen planen vorwerfen beschuldigen mahnen ermahnen appellieren zusagen "
        "zusichern schwören geloben bestreiten leugnen einräumen zugeben gestehen beanspruchen",
    ),
    (L | S | T, "informieren auffordern bitten warnen erinnern ermahnen beschuldigen fragen"),
    (
        R | S | T,
        "sich_beklagen sich_freuen sich_ärgern sich_beschweren sich_wundern sich_empören sich_entrüsten sich_zeigen sich_äußern sich_erinnern sich_rechtfertigen sich_verteidigen sich_bedanken",
    ),
)
_THINK = frozenset(
    "hoffen glauben denken finden fürchten befürchten erwarten annehmen schätzen wissen wünschen sehen halten planen beten erhoffen empfinden".split()
)

_STRONG: dict[str, str] = {
    # infinitive: present 3sg, preterite 3sg, preterite 3pl, Konjunktiv I, participle
    "geben": "gibt gab gaben gebe gegeben",
    "sprechen": "spricht sprach sprachen spreche gesprochen",
    "rufen": "ruft rief riefen rufe gerufen",
    "schreiben": "schreibt schrieb schrieben schreibe geschrieben",
    "stehen": "steht stand standen stehe gestanden",
    "halten": "hält hielt hielten halte gehalten",
    "weisen": "weist wies wiesen weise gewiesen",
    "heben": "hebt hob hoben hebe gehoben",
    "fahren": "fährt fuhr fuhren fahre gefahren",
    "nehmen": "nimmt nahm nahmen nehme genommen",
    "raten": "rät riet rieten rate geraten",
    "werfen": "wirft warf warfen werfe geworfen",
    "schlagen": "schlägt schlug schlugen schlage geschlagen",
    "finden": "findet fand fanden finde gefunden",
    "denken": "denkt dachte dachten denke gedacht",
    "nennen": "nennt nannte nannten nenne genannt",
    "kennen": "kennt kannte kannten kenne gekannt",
    "wissen": "weiß wusste wussten wisse gewusst",
    "bitten": "bittet bat baten bitte gebeten",
    "sehen": "sieht sah sahen sehe gesehen",
    "streichen": "streicht strich strichen streiche gestrichen",
    "treten": "tritt trat traten trete getreten",
    "schreien": "schreit schrie schrien schreie geschrien",
    "schwören": "schwört schwor schworen schwöre geschworen",
    "wenden": "wendet wandte wandten wende gewandt gewendet",
    "preisen": "preist pries priesen preise gepriesen",
    "lügen": "lügt log logen lüge gelogen",
    "empfehlen": "empfiehlt empfahl empfahlen empfehle empfohlen",
    "befehlen": "befiehlt befahl befahlen befehle befohlen",
    "lassen": "lässt ließ ließen lasse gelassen",
    "streiten": "streitet stritt stritten streite gestritten",
}
_SEPARABLE = (
    "hinzu",
    "zurück",
    "voraus",
    "vorher",
    "zusammen",
    "hervor",
    "durch",
    "fort",
    "fest",
    "klar",
    "nach",
    "heraus",
    "aus",
    "auf",
    "ein",
    "mit",
    "hin",
    "vor",
    "zu",
    "an",
    "ab",
)
_INSEPARABLE = ("be", "ge", "er", "ver", "ent", "emp", "wider", "wieder", "unter", "über")


def _simple(verb: str) -> Forms:
    for base, forms in _STRONG.items():
        if verb == base:
            present, past, pasts, subjunctive, participle = forms.split()[:5]
            return spelled(f"{present} {past} {pasts} {subjunctive} {verb}", participle, verb + "d", verb)
    for prefix in _INSEPARABLE:
        for base, forms in _STRONG.items():
            if verb == prefix + base:
                present, past, pasts, subjunctive, participle = forms.split()[:5]
                bare = participle.removeprefix("ge") if base != "geben" or prefix else participle
                return spelled(
                    f"{prefix}{present} {prefix}{past} {prefix}{pasts} {prefix}{subjunctive} {verb}",
                    prefix + bare,
                    verb + "d",
                    verb,
                )
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    link = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else ""
    plain = verb.endswith("ieren") or (verb.startswith(_INSEPARABLE) and not verb.startswith(("erd",)))
    participle = ("" if plain else "ge") + stem + link + "t"
    return spelled(
        f"{stem}{link}t {stem}{link}te {stem}{link}ten {stem}e {verb}", participle, verb + "d", verb
    )


def _conjugate(lemma: str) -> Forms:
    """Third person, Konjunktiv I, participle; separable verbs together and with the prefix cut off."""
    verb = lemma.removeprefix("sich_")
    for prefix in _SEPARABLE:
        base = verb[len(prefix) :]
        if (
            verb.startswith(prefix)
            and len(base) > 4
            and verb not in ("antworten", "zusagend", "unterstreichen", "unterstellen")
        ):
            joined: list[tuple[str, int]] = []
            for spelling, form in _simple(base):
                if form == Form.PARTICIPLE:
                    joined.append((prefix + spelling, form))
                elif form == Form.FINITE:
                    joined.append((prefix + spelling, form))
                    if spelling != base:
                        joined.append((spelling, form))
                elif form == Form.INFINITIVE:
                    joined += [(verb, form), (prefix + "zu" + base, form)]
                else:
                    joined.append((prefix + spelling, form))
            return tuple(joined)
    return _simple(verb)


_NOT_ALONE = frozenset(
    # simple verbs that a cut-off prefix leaves and that mean nothing of speech by themselves
    "gibt gab gaben gebe hält hielt hielten halte stellt stellte stellten stelle fährt fuhr fuhren fahre nimmt nahm nahmen nehme "
    "führt führte führten führe setzt setzte setzten setze legt legte legten lege kündigt kündigte kündigten hebt hob hoben hebe "
    "weist wies wiesen weise wirft warf warfen werfe schlägt schlug schlugen schlage räumt räumte räumten räume fügt fügte fügten "
    "füge merkt merkte merkten merke teilt teilte teilten teile deutet deutete deuteten deute lehnt lehnte lehnten stimmt stimmte "
    "stimmten steht stand standen stehe regt regte regten prangert prangerte fasst fasste fassten stuft stufte stuften blickt blickte "
    "wendet wandte wandten".split()
)
_ADJECTIVES = frozenset("bekannte bekannten".split())
"""Forms of bekennen that are nearly always the adjective: eine bekannte Brücke."""


def _agree(words: str) -> dict[str, Agreement]:
    """Masculine nouns for people with their feminine in -in and plurals."""
    table: dict[str, Agreement] = {}
    for word in words.split():
        table[word] = MS
        stem = word[:-1] if word.endswith("e") else word
        stem = stem.replace("arzt", "ärzt").replace("anwalt", "anwält")
        table[stem + "in"] = FS
        table[stem + "innen"] = FP
        if word.endswith("er"):
            table[word + "n"] = EP
        else:
            table.setdefault(stem + "en", EP)
            table.setdefault(stem + "e", EP)
            table.setdefault(word + "s", MS)
    return table


_ROLES = {
    **_agree(
        "präsident minister kanzler sprecher direktor chef leiter vorsitzender senator abgeordneter bürgermeister "
        "landrat stadtrat botschafter diplomat sekretär beauftragter berater experte forscher professor wissenschaftler "
        "historiker soziologe politologe ökonom jurist anwalt rechtsanwalt staatsanwalt richter polizist kommissar "
        "beamter ermittler soldat general oberst hauptmann kommandant offizier arzt pfleger lehrer rektor student schüler "
        "autor schriftsteller dichter journalist reporter redakteur moderator kommentator regisseur produzent schauspieler "
        "sänger musiker komponist künstler maler fotograf architekt ingenieur unternehmer manager geschäftsführer vorstand "
        "aktionär investor händler banker bauer landwirt fischer arbeiter mitarbeiter angestellter gewerkschafter betriebsrat "
        "trainer spieler kapitän torwart stürmer verteidiger läufer fahrer pilot sportler sieger gründer besitzer inhaber "
        "eigentümer könig prinz kaiser papst bischof kardinal pfarrer priester imam rabbiner politiker kandidat wähler aktivist "
        "demonstrant gegner kritiker unterstützer anhänger mitglied vertreter funktionär koordinator zeuge nachbar anwohner "
        "bewohner bürger einwohner verbraucher kunde nutzer leser zuschauer rentner oppositionsführer ministerpräsident "
        "außenminister innenminister vizepräsident bundeskanzler gouverneur premierminister regierungschef staatschef "
        "parteichef fraktionschef beobachter analyst meteorologe biologe physiker chemiker geologe virologe astronom "
        "freund bruder kollege partner begleiter angehöriger täter attentäter häftling gefangener flüchtling helfer "
        "feuerwehrmann wächter nachtwächter wärter aufseher hausmeister pförtner tischler dachdecker elektriker "
        "installateur wirt gastwirt verkäufer einkäufer apotheker optiker friseur schneider "
        "winzer imker seemann matrose steuermann lotse schaffner kontrolleur prüfer "
        "gutachter statiker bauleiter planer entwickler programmierer informatiker mathematiker statistiker psychologe "
        "psychiater therapeut chirurg sanitäter retter taucher bergsteiger wanderer radfahrer autofahrer fahrgast "
        "passagier tourist besucher gast teilnehmer organisator veranstalter sponsor spender stifter mäzen galerist "
        "rocker rapper bassist gitarrist pianist geiger cellist organist chorleiter choreograf tänzer akrobat clown "
        "kabarettist komiker übersetzer dolmetscher lektor buchhändler bibliothekar archivar archäologe ethnologe "
        "theologe philosoph geograf geograph ökologe ozeanograf pädagoge erzieher betreuer sozialarbeiter bewährungshelfer ausbilder lehrling azubi "
        "gesandter konsul attaché sonderbeauftragter gesundheitsminister obmann rektor dekan kanzler prorektor "
        "sachverständiger verteidiger kläger angeklagter verleger herausgeber intendant kurator dirigent"
    ),
    "bundeskanzlerin": FS,
    "frau": FS,
    "mutter": FS,
    "schwester": FS,
    "tochter": FS,
    "witwe": FS,
    "ehefrau": FS,
    "königin": FS,
    "mann": MS,
    "vater": MS,
    "sohn": MS,
    "ehemann": MS,
    "leute": EP,
    "eltern": EP,
    "experten": EP,
    "kritiker": ANY,
    "beamte": ANY,
    "abgeordnete": ANY,
    "vorsitzende": ANY,
    "beauftragte": ANY,
    "angeklagte": ANY,
    "sachverständige": ANY,
    "ärzte": EP,
    "anwälte": EP,
    "sprecherin": FS,
    "kreise": EP,
    "behörden": EP,
    "oberhaupt": NS,
    "bürgerrechtler": MS,
    "us-präsident": MS,
    "ex-präsident": MS,
    "vorstandsvorsitzende": ANY,
    "vorstandsvorsitzender": MS,
    "generalsekretär": MS,
    "stellvertreter": MS,
}
_COLLECTIVES = {
    **dict.fromkeys(
        "regierung polizei partei opposition behörde kommission armee firma bank gewerkschaft organisation union fraktion "
        "koalition staatsanwaltschaft verwaltung stadt gemeinde universität stiftung gesellschaft gruppe bewegung kirche "
        "botschaft delegation redaktion familie agentur bundesregierung spd cdu csu fdp afd uno eu nato bundeswehr "
        "feuerwehr justiz kammer zentrale direktion leitung vereinigung initiative allianz bürgerinitiative anwaltschaft "
        "stellungnahme linke schutzvereinigung dsw verteidigung".split(),
        FS,
    ),
    **dict.fromkeys(
        "ministerium gericht parlament unternehmen bündnis komitee amt institut büro präsidium haus weiße museum team "
        "militär zentrum bundesamt bundesministerium landgericht verfassungsgericht außenministerium weiße konsortium".split(),
        NS,
    ),
    **dict.fromkeys(
        "verband verein konzern bundestag bundesrat senat rat kreml vatikan vorstand ausschuss gerichtshof betrieb bund club "
        "klub sender hersteller betreiber dienst geheimdienst landtag kreis vorstand aufsichtsrat bundesgerichtshof zentralrat "
        "dachverband staat ausrichter veranstalter".split(),
        MS,
    ),
    **dict.fromkeys(
        "medien kreise quellen behörden gewerkschaften verbände ermittler taliban rebellen demonstranten grünen autoren sozialdemokraten".split(),
        EP,
    ),
}
_DOCUMENTS = {
    **dict.fromkeys(
        "mitteilung erklärung pressemitteilung studie umfrage untersuchung stellungnahme zeitung meldung petition verfassung resolution begründung anklageschrift".split(),
        FS,
    ),
    **dict.fromkeys("bericht brief artikel text beschluss entwurf vertrag bescheid".split(), MS),
    **dict.fromkeys(
        "papier dokument schreiben gutachten urteil buch gesetz magazin blatt manifest programm".split(), NS
    ),
}
_DETERMINERS = {
    "der": ANY,
    "die": ANY,
    "das": NS,
    "den": ANY,
    "dem": ANY,
    "des": ANY,
    "ein": ANY,
    "eine": FS,
    "einer": FS,
    "einem": ANY,
    "einen": MS,
    "eines": ANY,
    "sein": ANY,
    "seine": ANY,
    "seiner": ANY,
    "seinem": ANY,
    "seinen": ANY,
    "ihr": ANY,
    "ihre": ANY,
    "ihrer": ANY,
    "ihrem": ANY,
    "ihren": ANY,
    "dieser": ANY,
    "diese": ANY,
    "dieses": ANY,
    "diesem": ANY,
    "diesen": ANY,
    "mehrere": EP,
    "einige": EP,
    "viele": EP,
    "alle": EP,
    "zwei": EP,
    "drei": EP,
    "beide": EP,
    "kein": ANY,
    "keine": ANY,
    "unser": ANY,
    "unsere": ANY,
    "manche": EP,
    "zahlreiche": EP,
}
_PREPOSITIONS = frozenset(
    "in im an am auf bei beim mit nach von vom zu zum zur aus für gegen über unter um ohne durch bis seit vor hinter neben zwischen "
    "während wegen trotz laut gegenüber per pro ab außer innerhalb außerhalb angesichts aufgrund anlässlich gemäß zufolge ins ans aufs "
    "mithilfe anhand samt nebst entlang mittels".split()
)
_FUNCTION = frozenset(
    "und oder aber denn sondern doch dass ob wenn weil obwohl damit als wie da nachdem bevor während sobald solange sofern falls indem "
    "wobei wodurch womit worauf was wer wo warum wieso weshalb wann welche welcher welches nicht auch nur noch schon sehr so zu mehr "
    "immer wieder hier dort dann nun jetzt heute gestern morgen damals bereits etwa rund fast sogar jedoch allerdings dennoch deshalb "
    "daher darum somit zudem außerdem ferner weiter weiterhin zugleich gleichzeitig ebenfalls ebenso allein selbst ich du er sie es wir "
    "ihm ihn ihnen uns euch mich mir dich sich man niemand jemand nichts etwas alles dies jene ja nein "
    "ist sind war waren wird werden wurde wurden worden sei seien wäre wären gewesen sein hat haben hatte hatten habe hätte hätten gehabt "
    "kann können konnte konnten könne könnten könnte muss müssen musste mussten müsse müsste soll sollen sollte sollten solle will wollen "
    "wollte wollten wolle darf dürfen durfte dürfe mag möchte möchten würde würden lasse lassen ließ geht ging gehe gehen kommt kam "
    "kommen komme macht machte machen mache steht gibt gab bleibt blieb findet stellt".split()
)
_ADVERBS = frozenset(
    "auch heute gestern vorgestern am im nun dann jedoch allerdings zuvor bereits später weiter weiterhin außerdem zudem ferner dazu "
    "daraufhin anschließend erneut wieder nochmals mehrfach öffentlich ausdrücklich nachdrücklich deutlich klar offen gegenüber "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend morgen abend mittag nachmittag vormittag nacht januar februar "
    "märz april mai juni juli august september oktober november dezember unterdessen inzwischen hingegen dagegen wiederum noch schon "
    "immer oft selbst nur so hierzu hinzu aus an vor mit fest ein zu zurück fort hervor hin ab voraus letzte vergangenen kürzlich "
    "aber darauf ihn ihm ihnen uns sich abschließend wörtlich sinngemäß unter anderem hat habe haben".split()
) - {"hat", "habe", "haben", "unter"}
_NOT_NAMES = frozenset(
    (
        " ".join(_FUNCTION)
        + " "
        + " ".join(_PREPOSITIONS)
        + " der die das den dem des ein eine einer einem einen eines sein seine ihr ihre dieser diese dieses mehrere einige viele alle "
        "beide kein keine laut nach bei montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni "
        "juli august september oktober november dezember uhr prozent euro dollar millionen milliarden jahr jahre jahren tag tage tagen woche monat "
        "herr frau dr prof"
    ).split()
)

_BROADER = {
    noun: frozenset(roles.split())
    for nouns, roles in (
        (
            "regierungschef regierungschefin",
            "ministerpräsident ministerpräsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin premierminister premierministerin premier",
        ),
        (
            "politiker politikerin",
            "minister ministerin abgeordneter abgeordnete senator senatorin bürgermeister bürgermeisterin",
        ),
        (
            "jurist juristin",
            "anwalt anwältin staatsanwalt staatsanwältin richter richterin verteidiger verteidigerin",
        ),
        (
            "forscher forscherin wissenschaftler wissenschaftlerin",
            "professor professorin biologe biologin physiker physikerin historiker historikerin geograf geografin",
        ),
        ("mediziner medizinerin", "arzt ärztin chefarzt chefärztin"),
        ("trainer coach", "cheftrainer bundestrainer"),
    )
    for noun in nouns.split()
}

_FORMS = build_cues(
    (*_VERBS, (S | T | B, "heißen")), _THINK, _conjugate, {"heißen": spelled("heißt hieß heiße")}
)
_CUES = {k: v for k, v in _FORMS.items() if k not in _NOT_ALONE and k not in _ADJECTIVES}


def _is_konjunktiv(word: str, cues: tuple[CueWord, ...]) -> bool:
    """Whether a form of cue verbs is their Konjunktiv I: the stem with -e (sage, behaupte; not sagte, sah)."""
    infinitives = (word + "n", word[:-1] + "n")  # sage: sagen; erinnere: erinnern
    return word.endswith("e") and all(
        cue.form & Form.FINITE and cue.lemma.endswith(infinitives) for cue in cues
    )


GERMAN = Language(
    code="de",
    syntax=Syntax(
        participle_may_close_clause=True,
        nouns_are_capitalised=True,
        name_may_follow_complement=True,
        compounds_are_written_together=True,
        infinitive_closes_clause=True,
        verb_stands_second=True,
        verb_prefix_may_close_clause=True,
        reflexive_may_follow_verb=True,
        verbless_fragment_may_have_source=True,
    ),
    polarity=polarity.GERMAN,
    word_pattern=r"[^\W\d_]+(?:-[^\W_]+|-(?=und\b))*\d*|['’](?:s|S)(?![^\W_])|\d+(?:[.,]\d+)*(?:-[^\W\d_]+|%)?",
    cues=_CUES,
    head_last=True,
    been=frozenset("worden".split()),
    titles=frozenset("".split()),
    spokespeople=("sprecher",),
    cited=frozenset("zitiert".split()),
    audience_words=frozenset("vor".split()),
    with_words=frozenset("mit".split()),
    writer_again=(),
    gerund_endings=(),
    naming=frozenset("bezeichnen nennen titulieren betiteln charakterisieren einstufen beschimpfen".split()),
    quoting=frozenset({"zitieren"}),
    light_verbs={
        verb: tuple(((prefix,), frame) for prefix, frame in tails)
        for verb, tails in {
            "geben": (("an", S | T | I), ("zu", S | T | I), ("bekannt", S | T)),
            "stellen": (("fest", S | T), ("klar", S | T)),
            "halten": (("fest", S | T), ("für", O)),
            "fahren": (("fort", S),),
            "führen": (("aus", S | T), ("an", S | T)),
            "setzen": (("hinzu", S | T),),
            "fügen": (("hinzu", S | T),),
            "legen": (("nach", S),),
            "merken": (("an", S | T),),
            "teilen": (("mit", S | T),),
            "kündigen": (("an", S | T | O | I),),
            "räumen": (("ein", S | T | I),),
            "werfen": (("vor", S | T | O | I), ("ein", S | T)),
            "schlagen": (("vor", S | T | O | I),),
            "weisen": (("zurück", S | O), ("hin", S | T)),
            "heben": (("hervor", S | T | O),),
            "lehnen": (("ab", S | O),),
            "streiten": (("ab", S | T | O | I),),
            "stimmen": (("zu", S | T),),
            "fassen": (("zusammen", S | T),),
            "deuten": (("an", S | T),),
            "prangern": (("an", S | O),),
            "sprechen": (("von", O),),
            "reden": (("von", O),),
            "warnen": (("vor", O),),
            "nehmen": (("stellung", S),),
            "kommen": (("zu dem schluss", S | T),),
        }.items()
    },
    light_forms={
        form: CueWord(verb, 0, kind)
        for verb in "geben stellen halten fahren führen setzen fügen legen merken teilen kündigen räumen werfen schlagen weisen heben streiten "
        "lehnen stimmen fassen deuten prangern sprechen reden warnen nehmen".split()
        for form, kind in _simple(verb)
        if kind == Form.FINITE
    },
    have=frozenset("hat haben hatte hatten habe hätte hätten".split()),
    be=frozenset("ist sind war waren wird werden wurde wurden worden sei seien".split()),
    modals=frozenset("kann können konnte will wollen wollte soll sollen sollte muss müssen möchte".split()),
    determiners=_DETERMINERS,
    possessives=frozenset("sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren".split()),
    indefinite=frozenset(
        "ein eine einer einem einen eines mehrere einige viele manche kein keine zahlreiche".split()
    ),
    pronouns={
        "er": MS,
        "sie": ANY,
        "ihm": MS,
        "ersterer": MS,
        "erstere": FS,
        "letzterer": MS,
        "letztere": FS,
        "dieser": MS,
    },
    ordinals={("ersterer",): 0, ("erstere",): 0, ("letzterer",): 1, ("letztere",): 1},
    own_voice=frozenset("ich wir du ihr uns mich mir unser unsere man".split()),
    relatives=frozenset({"der", "die", "das"}) - {"der", "die", "das"},
    according=(
        ("laut",),
        ("gemäß",),
        ("aus", "sicht"),
        *(
            ("nach", noun)
            for noun in "angaben ansicht meinung auffassung aussage aussagen einschätzung worten informationen überzeugung darstellung".split()
        ),
        ("nach", "den", "worten"),
    ),
    according_initial=(("für",),),
    according_after=("so",),
    according_postposed=frozenset({"zufolge"}),
    as_leads=frozenset({"wie"}),
    conjunctions=frozenset({"dass", "daß"}),
    keeps_conjunction=True,
    questions=frozenset("ob warum wie wann was wer weshalb wieso wieviel welche welcher welches".split()),
    infinitive_links=frozenset({"zu"}),
    infixed=tuple(
        prefix + "zu"
        for prefix in (*_SEPARABLE, "bei", "bereit", "frei", "her", "los", "nieder", "um", "weg", "weiter")
        if prefix != "zu"
    ),
    subordinators=frozenset(
        "als bevor bis da damit ehe falls indem nachdem obgleich obwohl ohne seit seitdem sobald sodass sofern "
        "solange sondern statt anstatt um während weil wenn wenngleich wobei wodurch wofür wogegen wohingegen "
        "womit woraufhin worauf worin zumal denn allerdings jedoch doch dennoch trotzdem deshalb daher deswegen".split()
    ),
    linkers=frozenset("von vom der des für".split()) - {"für"},
    prepositions=_PREPOSITIONS,
    to_words=frozenset("gegenüber zu zum zur an".split()),
    in_words=frozenset("in im auf bei beim per über vor".split()),
    ands=frozenset({"und", "sowie"}),
    coordinators=frozenset({"und", "oder", "aber", "sowie"}),
    breaks=frozenset({"während", "wohingegen"}),
    datives={"dem": False, "den": True, "der": True, "einer": True, "einem": False},
    oblique={
        **dict.fromkeys(
            "dem den des einem einen eines diesem diesen seinem seinen ihrem ihren keinem keinen".split(),
            frozenset("mfnp?"),
        ),
        **dict.fromkeys("der einer dieser seiner ihrer keiner".split(), frozenset("fp")),
    },
    adjective_noun_endings=("e",),
    adjective_articles={"der": MS, "die": FS, "eine": FS, "dieser": MS, "diese": FS},
    nominatives=frozenset({"der", "ein"}),
    plural_articles={"die": "mn", "diese": "mn", "seine": "mn", "ihre": "mn"},
    dative_verbs=frozenset(
        "vorwerfen vorschlagen raten empfehlen drohen versprechen zusagen zusichern antworten entgegnen erwidern "
        "widersprechen mitteilen berichten erzählen sagen schreiben unterstellen ankündigen".split()
    ),
    outlet_endings=(
        "zeitung",
        "agentur",
        "magazin",
        "sender",
        "blatt",
        "portal",
        "zeitschrift",
        "nachrichten",
        "rundfunk",
        "funk",
        "journal",
        "kurier",
        "anzeiger",
        "redaktion",
        "fernsehen",
        "radio",
        "blättern",
        "netzwerk",
    ),
    broader=_BROADER,
    impersonal=frozenset({"es"}),
    plural_verbs=("n", "sind"),
    numbered={"sie": (FS, EP)},
    indefinite_subjects=frozenset("es man niemand jemand alles nichts dies das".split()),
    impersonal_verbs=frozenset({"heißen"}),
    house_verbs=frozenset({"verlauten"}),
    house_words=frozenset("aus bei beim in im vom von seitens".split()),
    likeness=frozenset({"als"}),
    as_words=frozenset({"als", "von", "vor", "für"}),
    stops=_FUNCTION | (_PREPOSITIONS - {"von", "vom"}),
    adverbs=_ADVERBS,
    clitics=frozenset("sich nicht auch".split()),
    reflexive=frozenset({"sich"}),
    agents=frozenset({"von", "vom"}),
    genitive_clitics=frozenset({"'s", "’s"}),
    particles=frozenset("von van der den zu zum zur de da di al el bin".split()),
    noble=frozenset("von zu zum zur".split()),
    contracted=frozenset("im am vom zum zur beim ins ans aufs".split()),
    honorifics={"herr": MS, "herrn": MS, "frau": FS, "dr": ANY, "dr.": ANY, "prof": ANY, "prof.": ANY},
    roles=_ROLES,
    people={
        "sportler": MS,
        "politiker": MS,
        "politikerin": FS,
        "jährige": ANY,
        "betroffene": ANY,
        "betroffener": MS,
        "menschen": EP,
    },
    collectives=_COLLECTIVES,
    anaphoric_bodies=frozenset(
        "unternehmen konzern gruppe organisation verband verein partei gewerkschaft behörde firma bank agentur ministerium gesellschaft".split()
    ),
    documents=_DOCUMENTS,
    outlets=frozenset(
        "zeitung zeitungen magazin agentur nachrichtenagentur sender fernsehen radio blatt rundfunk nachrichtenmagazin presse "
        "wochenzeitung tageszeitung deutschlandfunk journalisten portal podcast".split()
    ),
    outlet_beginnings=frozenset("afp bfm".split()),
    outlet_names=frozenset(
        "spiegel bild zeit welt focus stern faz taz ard zdf dpa reuters afp rtl ntv sat1 swr ndr wdr mdr handelsblatt tagesspiegel "
        "bbc cnn guardian standard orf srf nzz tagesschau tagesthemen deutschlandfunk ap".split()
    ),
    microphones=frozenset("".split()),
    channel_words=frozenset("".split()),
    media=frozenset(
        "twitter x facebook instagram telegram youtube brief erklärung pressemitteilung mitteilung blog buch video plattform netzwerk kurznachrichtendienst internetseite website webseite interview-buch".split()
    ),
    events=frozenset(
        "interview pressekonferenz gespräch rede debatte sitzung bundestag kundgebung anhörung prozess gipfel treffen konferenz veranstaltung journalisten".split()
    ),
    works=frozenset(
        "film buch roman lied serie sendung zeitschrift titel projekt album stück oper ausstellung band gruppe zeitung magazin blatt schiff begriff wort name artikel gesetz verband verein partei thema motto operation".split()
    )
    - {"motto"},
    named=frozenset(
        "sogenannte sogenannten sogenannter sogenanntes genannt genannte genannten heißt namens titel betitelt betitelte getauft alias bekannt vermeintliche angebliche".split()
    ),
    first_names={"andrea": "f", "simone": "f", "gabriele": "f", "kim": "?"},
    offices=frozenset(
        "präsident präsidentin minister ministerin kanzler kanzlerin bürgermeister bürgermeisterin".split()
    ),
    metonyms={
        "kreml": "russland",
        "moskau": "russland",
        "russland": "russland",
        "washington": "usa",
        "usa": "usa",
        "paris": "frankreich",
        "frankreich": "frankreich",
        "london": "großbritannien",
        "berlin": "deutschland",
        "peking": "china",
        "china": "china",
    },
    reportive_cues=frozenset(word for word, cues in _CUES.items() if _is_konjunktiv(word, cues)),
    reportive=frozenset(
        "sei seien habe werde könne müsse solle wolle dürfe gebe gehe komme stehe bleibe lasse brauche gelte wisse sehe nehme hätten "
        "würden könnten müssten seie liege führe bringe trage spreche zeige bestehe erhalte handele handle verstehe".split()
    ),
    interviews=(
        "Interview führte",
        "Gespräch führte",
        "Interview:",
    ),
    abbreviations=frozenset(
        "dr prof nr st hl ca bzw usw etc z b u a d h vgl ggf evtl bspw sog art abs str mio mrd geb gest jan feb aug sept okt nov dez".split()
    ),
    not_names=_NOT_NAMES,
    finite_endings=(),
    subject_after_verb=True,
    common=frozenset(
        "der die das und ist nicht mit von den dem ein eine für auf sich des auch als im dass wird sind werden bei nach".split()
    ),
)
