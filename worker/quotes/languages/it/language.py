"""Italian: cue verbs, nouns for people and houses, the marks of its syntax.

Written from grammars (Serianni; Mortara Garavelli on discorso riportato) and from use. Nothing here was taken
from an annotated set.
"""

from worker.quotes.languages.it import polarity
from worker.quotes.lexicon.grammar import EP, ES, FP, FS, MP, MS, Agreement, CueWord, Frame
from worker.quotes.lexicon.inflect import Forms, build_cues, spelled
from worker.quotes.lexicon.language import Language
from worker.quotes.lexicon.syntax import Syntax

S, T, O = Frame.SAY, Frame.THAT, Frame.OBJECT
L, I, M = Frame.TELL, Frame.INFINITIVE, Frame.MANNER
R, K = Frame.REFLEXIVE, Frame.THINK

_VERBS: tuple[tuple[int, str], ...] = (
    (
        S | T,
        "dire affermare dichiarare spiegare sottolineare aggiungere annunciare ribadire ricordare precisare osservare commentare "
        "raccontare rispondere replicare chiedere domandare assicurare garantire promettere giurare sostenere ritenere pensare "
        "credere ammettere riconoscere confermare smentire negare confessare rivelare svelare informare comunicare riferire "
        "riportare segnalare avvertire avvisare ammonire denunciare criticare attaccare accusare lamentare deplorare condannare "
        "protestare insistere ripetere concludere proseguire continuare esordire scrivere twittare pubblicare postare citare leggere "
        "esclamare gridare urlare sussurrare mormorare scherzare ironizzare sbottare tuonare chiarire specificare puntualizzare "
        "argomentare motivare valutare stimare prevedere auspicare sperare temere suggerire proporre consigliare raccomandare "
        "esortare invitare incitare ordinare intimare implorare supplicare pregare rassicurare ringraziare elogiare lodare salutare "
        "celebrare definire descrivere notare rilevare evidenziare rimarcare testimoniare dimostrare constatare rivendicare incalzare "
        "obiettare ribattere controbattere controreplicare rilanciare rincarare ragionare riflettere analizzare sintetizzare riassumere "
        "minacciare avanzare dettagliare enunciare proclamare cantare recitare intervenire confidare anticipare esultare rammentare "
        "escludere calcolare ipotizzare paventare pronosticare profetizzare minimizzare sdrammatizzare sentenziare premettere "
        "preannunciare annotare narrare asserire attestare convenire confutare recriminare rettificare tranquillizzare arringare "
        "soggiungere sbuffare farfugliare balbettare bisbigliare supporre elencare rimproverare glissare gelare eccepire "
        "concordare esternare postillare liquidare opinare",
    ),
    (
        O,
        "definire descrivere bollare denunciare criticare condannare lamentare deplorare respingere elogiare lodare celebrare "
        "sottolineare difendere chiedere esigere promettere annunciare proporre parlare considerare accusare negare "
        "ammettere esprimere manifestare invocare evocare citare auspicare ribadire rivendicare giudicare ritenere sostenere temere "
        "liquidare paventare escludere promettere tuonare ironizzare rimproverare reclamare",
    ),
    (S, "parlare"),
    (
        I,
        "affermare assicurare dire promettere negare riconoscere ammettere sperare credere ritenere giurare chiedere proporre accusare "
        "minacciare volere pensare sostenere dichiarare precisare aggiungere spiegare ribadire confermare annunciare ricordare garantire "
        "raccontare confessare rivelare temere escludere chiarire puntualizzare sottolineare auspicare confidare replicare rispondere "
        "scrivere suggerire smentire rivendicare ipotizzare",
    ),
    (L, "informare avvisare avvertire esortare invitare rassicurare"),
    (
        M | S,
        "sorridere ridere sospirare singhiozzare iniziare cominciare chiudere finire terminare attaccare",
    ),
    (
        R | S | T,
        "lamentar_si chieder_si dir_si rallegrar_si difender_si giustificar_si augurar_si vantar_si scusar_si sfogar_si",
    ),
)
_THINK = frozenset(
    "pensare credere ritenere stimare sperare temere volere considerare giudicare prevedere valutare calcolare supporre".split()
)


def _strong(lemma: str, perfect: str, participle: str) -> Forms:
    """A verb in -ere whose perfect and participle have a stem of their own: conclude, concluse, concluso."""
    stem = lemma[:-3]
    third = perfect + "ro" if perfect.endswith("e") else perfect
    return spelled(
        f"{stem}e {stem}ono {perfect} {third} {stem}eva {stem}evano {stem}erà {stem}eranno {stem}erebbe",
        " ".join(participle[:-1] + ending for ending in "oaie"),
        stem + "endo",
        lemma + " " + lemma[:-1],
    )


_STRONG = {
    lemma: _strong(lemma, perfect, participle)
    for lemma, perfect, participle in (
        line.split()
        for line in (
            "aggiungere aggiunse aggiunto",
            "soggiungere soggiunse soggiunto",
            "rispondere rispose risposto",
            "chiedere chiese chiesto",
            "promettere promise promesso",
            "premettere premise premesso",
            "ammettere ammise ammesso",
            "mettere mise messo",
            "concludere concluse concluso",
            "escludere escluse escluso",
            "chiudere chiuse chiuso",
            "scrivere scrisse scritto",
            "descrivere descrisse descritto",
            "leggere lesse letto",
            "riconoscere riconobbe riconosciuto",
            "difendere difese difeso",
            "rendere rese reso",
            "esprimere espresse espresso",
            "respingere respinse respinto",
            "riflettere rifletté riflettuto",
            "prevedere previde previsto",
            "sorridere sorrise sorriso",
            "ridere rise riso",
            "insistere insisté insistito",
            "esigere esigé esatto",
        )
    )
}
_IRREGULAR: dict[str, Forms] = _STRONG | {
    "dire": spelled(
        "dice dicono disse dissero diceva dicevano dirà diranno direbbe",
        "detto detta detti dette",
        "dicendo",
        "dire dir",
    ),
    "sostenere": spelled(
        "sostiene sostengono sostenne sostennero sosteneva sostenevano sosterrà",
        "sostenuto sostenuta",
        "sostenendo",
        "sostenere sostener",
    ),
    "ritenere": spelled(
        "ritiene ritengono ritenne ritennero riteneva ritenevano",
        "ritenuto ritenuta",
        "ritenendo",
        "ritenere",
    ),
    "tenere": spelled(
        "tiene tengono tenne tennero teneva tenevano", "tenuto tenuta", "tenendo", "tenere tener"
    ),
    "proporre": spelled(
        "propone propongono propose proposero proponeva proponevano proporrà",
        "proposto proposta",
        "proponendo",
        "proporre",
    ),
    "supporre": spelled("suppone suppongono suppose supponeva", "supposto", "supponendo", "supporre"),
    "intervenire": spelled(
        "interviene intervengono intervenne intervennero interveniva",
        "intervenuto intervenuta",
        "intervenendo",
        "intervenire",
    ),
    "convenire": spelled(
        "conviene convengono convenne convennero", "convenuto convenuta", "convenendo", "convenire"
    ),
    "volere": spelled("vuole vogliono voleva volevano vorrebbe", "voluto", "volendo", "volere"),
    "fare": spelled("fa fanno fece fecero faceva", "fatto", "facendo", "fare far"),
    "lasciare": spelled("lascia lasciano lasciò lasciava", "lasciato", "lasciando", "lasciare"),
    "puntare": spelled("punta puntano puntò", "puntato", "puntando", "puntare"),
    "tagliare": spelled("taglia tagliano tagliò tagliava", "tagliato", "tagliando", "tagliare"),
    "buttare": spelled("butta buttò", "buttato", "buttando", "buttare"),
    "gettare": spelled("getta gettò", "gettato", "gettando", "gettare"),
}


def _conjugate(lemma: str) -> Forms:
    """Third person of the tenses of news, participle, gerund, infinitive."""
    bare = lemma.removesuffix("_si") + "e" if lemma.endswith("_si") else lemma
    if bare in _IRREGULAR and bare != lemma:
        return _IRREGULAR[bare]
    stem = bare[:-3]
    if bare.endswith("are"):
        future = (
            stem + "h"
            if stem.endswith(("c", "g"))
            else stem.removesuffix("i")
            if stem.endswith(("ci", "gi"))
            else stem
        )
        ends = f"{stem}a {stem}ano {stem}ò {stem}arono {stem}ava {stem}avano {future}erà {future}eranno {future}erebbe"
        return spelled(
            ends, f"{stem}ato {stem}ata {stem}ati {stem}ate", stem + "ando", bare + " " + bare[:-1]
        )
    if bare.endswith("ere"):
        return spelled(
            f"{stem}e {stem}ono {stem}ette {stem}é {stem}eva {stem}evano {stem}erà",
            f"{stem}uto {stem}uta",
            stem + "endo",
            bare,
        )
    if stem in ("avvert", "offr", "part", "prosegu", "segu"):
        return spelled(
            f"{stem}e {stem}ono {stem}ì {stem}irono {stem}iva {stem}ivano {stem}irà",
            f"{stem}ito {stem}ita",
            stem + "endo",
            bare,
        )
    return spelled(
        f"{stem}isce {stem}iscono {stem}ì {stem}irono {stem}iva {stem}ivano {stem}irà",
        f"{stem}ito {stem}ita {stem}iti {stem}ite",
        stem + "endo",
        bare,
    )


_NOUNS_TOO = frozenset(
    "denuncia denunce critica accusa replica domanda risposta minaccia annuncia protesta condanna nota cita lettera promessa prega "
    "detto scritto letto chiesto stima osserva commenta riporta invita detta attacca fatto conferma conferme smentita "
    "proposta riserva richiesta offerta scherzo reclamo punta taglia espresso".split()
)


def _sure(adjectives: str, frame: int) -> tuple[tuple[tuple[str, ...], int], ...]:
    """«si dice *certo* che», «si è detta *pronta* a»: the adjectives with which dirsi holds or offers something."""
    return tuple(((stem + ending,), frame) for stem in adjectives.split() for ending in ("o", "a", "i", "e"))


_LIGHT: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "fare": (
        (("sapere",), S | T | I),
        (("notare",), S | T),
        (("presente",), S | T),
        (("intendere",), S | T | I),
        (("capire",), S | T | I),
        (("eco",), S),
        (("riferimento", "a"), O),
    ),
    "mettere": (
        (("in", "guardia"), S | T | O),
        (("in", "evidenza"), S | T | O),
        (("in", "chiaro"), S | T | I),
        (("in", "dubbio"), O),
    ),
    "lasciare": ((("intendere",), S | T), (("capire",), S | T)),
    "rendere": ((("noto",), S | T | I),),
    "puntare": ((("il", "dito"), S | O),),
    "tagliare": ((("corto",), S),),
    "buttare": ((("lì",), S),),
    "gettare": ((("acqua", "sul", "fuoco"), S),),
    "tenere": ((("a", "precisare"), S | T), (("a", "sottolineare"), S | T), (("a", "ribadire"), S | T)),
    "dire": (
        *_sure("cert convint sicur", S | T | I),
        *_sure("pront dispost favorevol contrari fiducios content soddisfatt amareggiat", S | I),
        (("disponibile",), S | I),
        (("disponibili",), S | I),
        (("d'", "accordo"), S | T),
    ),
}


def _agree(masculine: str = "", feminine: str = "", either: str = "") -> dict[str, Agreement]:
    """Nouns with feminines (-o/-a, -tore/-trice) and plurals."""
    table: dict[str, Agreement] = {}
    for word in masculine.split():
        table[word] = MS
        table.setdefault(word[:-1] + "i" if not word.endswith("io") else word[:-1], MP)
        if word.endswith("tore"):
            table[word[:-4] + "trice"], table[word[:-4] + "trici"] = FS, FP
        elif word.endswith("iere"):
            table[word[:-1] + "a"] = FS  # le consigliere are spelled as il consigliere
        elif word.endswith("o"):
            table[word[:-1] + "a"], table[word[:-1] + ("he" if word.endswith(("co", "go")) else "e")] = FS, FP
    for word in feminine.split():
        table[word] = FS
        table.setdefault(word[:-1] + ("e" if word.endswith("a") else "i"), FP)
    for word in either.split():
        table[word] = ES
        if word.endswith(("a", "e")):
            table.setdefault(word[:-1] + "i", EP)
    return table


_ROLES = _agree(
    "ministro viceministro sottosegretario segretario direttore sindaco vicesindaco governatore deputato eurodeputato "
    "senatore assessore consigliere ambasciatore inviato mediatore commissario procuratore sostituto giudice magistrato "
    "avvocato difensore poliziotto carabiniere ispettore generale colonnello maresciallo tenente brigadiere "
    "capitano medico dottore primario chirurgo infermiere veterinario professore rettore maestro ricercatore studioso "
    "scienziato storico sociologo politologo filosofo teologo archeologo biologo botanico zoologo fisico chimico geologo "
    "climatologo meteorologo agronomo astronomo virologo epidemiologo psicologo scrittore autore poeta redattore conduttore "
    "produttore attore cantautore musicista pittore fotografo architetto ingegnere imprenditore banchiere agricoltore "
    "viticoltore allevatore contadino pescatore operaio lavoratore artigiano cuoco fornaio panettiere macellaio edicolante "
    "ristoratore delegato coordinatore fondatore proprietario gestore amministratore promotore organizzatore curatore "
    "relatore perito diplomatico candidato capogruppo re principe papa vescovo arcivescovo cardinale sacerdote parroco "
    "allenatore selezionatore tecnico mister calciatore giocatore portiere attaccante centrocampista terzino arbitro pilota "
    "velista nuotatore campione vincitore cittadino pensionato padre figlio fratello nonno zio cugino cognato suocero marito "
    "compagno collega volontario soccorritore sommozzatore pompiere prefetto questore allievo esperto capo numero amico",
    "presidentessa sindaca avvocatessa professoressa dottoressa regina principessa madre moglie sorella mamma nonna zia donna "
    "campionessa studentessa poetessa vedova assessora questora soprintendente",
    "presidente vicepresidente premier vicepremier leader portavoce responsabile rappresentante dirigente manager giornalista "
    "cronista editorialista economista analista consulente artista regista cantante pianista violinista attivista "
    "sindacalista docente insegnante preside studente parlamentare europarlamentare onorevole pm gip gup legale testimone "
    "superstite agente comandante vigile custode esponente residente abitante commerciante negoziante barista tassista "
    "autista farmacista dentista pediatra psichiatra ciclista tennista alpinista atleta titolare parente",
)
_COLLECTIVES = _agree(
    "governo ministero parlamento senato consiglio comitato tribunale sindacato partito movimento gruppo comune club istituto "
    "osservatorio centro esercito ospedale museo vaticano cremlino quirinale viminale dipartimento ente ufficio istituto consorzio forum "
    "fronte ordine consolato municipio palazzo pool",
    "procura polizia guardia giustizia agenzia associazione federazione confederazione organizzazione unione coalizione azienda "
    "società ditta multinazionale università scuola fondazione piattaforma commissione camera corte opposizione maggioranza giunta "
    "regione provincia prefettura questura ambasciata famiglia chiesa difesa accusa lega banca redazione farnesina squadra casa autorità "
    "protezione conferenza confraternita cooperativa rete capitaneria soprintendenza diocesi curia consulta minoranza direzione",
)
_COLLECTIVES |= {
    "fonti": FP,
    "media": MP,
    "carabinieri": MP,
    "inquirenti": MP,
    "residenti": EP,
    "vigili": MP,
    "società": FS,
    "università": FS,
}
_PEOPLE = _agree(
    "uomo utente lettore tifoso spettatore passante papà ragazzo anziano bambino bimbo signore imputato indagato interessato ferito arrestato accusato veterano",
    "donna mamma ragazza signora persona vittima",
    "giovane testimone minorenne maggiorenne "
    + " ".join(
        ten + unit
        for ten in "vent trent quarant cinquant sessant settant ottant novant".split()
        for unit in "enne unenne duenne treenne quattrenne cinquenne seienne settenne ottenne novenne".split()
    )
    + " ventiduenne trentaduenne quarantaduenne cinquantaduenne sedicenne diciassettenne diciottenne diciannovenne",
)
_NATIONALS = frozenset(
    (
        "italiano italiana francese spagnolo spagnola portoghese tedesco tedesca inglese britannico britannica scozzese gallese "
        "irlandese olandese belga danese norvegese svedese finlandese islandese svizzero svizzera austriaco austriaca polacco "
        "polacca ceco ceca slovacco slovacca ungherese rumeno rumena bulgaro bulgara greco greca turco turca serbo serba croato "
        "croata sloveno slovena bosniaco bosniaca albanese russo russa ucraino ucraina lettone lituano lituana estone americano "
        "americana statunitense canadese messicano messicana brasiliano brasiliana argentino argentina cileno cilena colombiano "
        "colombiana cinese giapponese coreano coreana indiano indiana australiano australiana neozelandese egiziano egiziana "
        "marocchino marocchina algerino algerina tunisino tunisina senegalese nigeriano nigeriana keniano keniana etiope "
        "israeliano israeliana palestinese libanese siriano siriana iraniano iraniana siciliano siciliana sardo sarda toscano "
        "toscana veneto veneta lombardo lombarda piemontese ligure emiliano emiliana umbro umbra abruzzese pugliese calabrese"
    ).split()
)
_DOCUMENTS = _agree(
    "comunicato rapporto testo documento articolo libro decreto messaggio studio manifesto accordo sondaggio tweet post",
    "nota sentenza lettera legge risoluzione pubblicazione inchiesta ricerca dichiarazione relazione",
)
_DETERMINERS = {
    "il": MS,
    "lo": MS,
    "la": FS,
    "l'": ES,
    "i": MP,
    "gli": MP,
    "le": FP,
    "un": MS,
    "uno": MS,
    "una": FS,
    "un'": FS,
    "questo": MS,
    "questa": FS,
    "questi": MP,
    "queste": FP,
    "quel": MS,
    "quella": FS,
    "quell'": ES,
    "quest'": ES,
    "quei": MP,
    "quelle": FP,
    "suo": MS,
    "sua": FS,
    "suoi": MP,
    "sue": FP,
    "alcuni": MP,
    "alcune": FP,
    "molti": MP,
    "molte": FP,
    "diversi": MP,
    "due": EP,
    "tre": EP,
    "altri": MP,
    "altre": FP,
    "nostro": MS,
    "nostra": FS,
    "mio": MS,
    "mia": FS,
    "ogni": ES,
    "stesso": MS,
    "stessa": FS,
    "tutti": MP,
    "tutte": FP,
}
_BROADER = {
    noun: frozenset(roles.split())
    for nouns, roles in (
        ("cittadino cittadina", "sindaco sindaca"),
        ("magistrato magistrata", "pm procuratore procuratrice giudice presidente sostituto gip gup"),
        ("pm", "procuratore procuratrice sostituto"),
        ("legale difensore difensora penalista", "avvocato avvocata avvocatessa"),
        ("tecnico tecnica mister", "allenatore allenatrice selezionatore selezionatrice"),
        (
            "parlamentare esponente",
            "deputato deputata senatore senatrice onorevole capogruppo ministro ministra viceministro viceministra "
            "sottosegretario segretario segretaria eurodeputato eurodeputata portavoce",
        ),
        ("consigliere consigliera", "capogruppo"),
        (
            "senatore senatrice deputato deputata onorevole",
            "capogruppo segretario segretaria leader presidente portavoce coordinatore coordinatrice",
        ),
        (
            "leader dirigente politico politica",
            "segretario segretaria presidente deputato deputata senatore senatrice capogruppo coordinatore coordinatrice fondatore "
            "fondatrice candidato candidata",
        ),
        (
            "manager dirigente imprenditore imprenditrice",
            "amministratore amministratrice direttore direttrice presidente fondatore fondatrice titolare",
        ),
        ("titolare", "ministro ministra proprietario proprietaria"),
        ("sindacalista", "segretario segretaria delegato delegata rappresentante"),
        (
            "diplomatico diplomatica",
            "ambasciatore ambasciatrice inviato inviata mediatore mediatrice console",
        ),
        ("ufficiale militare graduato", "generale colonnello capitano tenente comandante maresciallo"),
        ("giocatore giocatrice", "attaccante difensore portiere centrocampista terzino capitano"),
        (
            "studioso studiosa ricercatore ricercatrice scienziato scienziata esperto esperta docente accademico accademica",
            "professore professoressa biologo biologa fisico fisica chimico chimica geologo geologa storico storica sociologo "
            "sociologa politologo politologa economista astronomo astronoma botanico botanica climatologo climatologa virologo "
            "virologa direttore direttrice archeologo archeologa",
        ),
        ("medico dottore dottoressa", "primario primaria chirurgo chirurga pediatra virologo virologa"),
        ("prelato presule religioso", "vescovo arcivescovo cardinale parroco sacerdote"),
        ("uomo donna ragazzo ragazza", ""),
    )
    for noun in nouns.split()
}
_LINK = frozenset("di del della dello dell' dei degli delle d'".split())
_PREPOSITIONS = _LINK | frozenset(
    "a ad al alla allo all' ai agli alle da dal dalla dallo dall' dai dagli dalle in nel nella nello nell' nei negli nelle con su sul sulla "
    "sullo sull' sui sugli sulle per tra fra verso contro senza durante dopo prima secondo presso oltre entro davanti tramite attraverso accanto malgrado nonostante".split()
)
_FUNCTION = frozenset(
    "e ed o ma che chi cui dove quando come se perché mentre quindi però anche pure non sì né più meno molto poco tanto così ancora "
    "sempre mai oggi ieri domani ora poi già qui lì inoltre invece infatti solo soltanto quasi si mi ti ci vi lo ne io tu lui lei noi voi "
    "essi esse ciò qualcosa nulla niente nessuno è sono era erano fu furono sarà saranno sarebbe sia siano essere stato stata stati "
    "state ha hanno aveva avevano ebbe avrà avrebbe abbia avere può possono poteva potrebbe deve devono dovrebbe fa fanno va vanno "
    "viene vengono resta sta stanno".split()
)
_ADVERBS = frozenset(
    "però tuttavia intanto dunque comunque ormai appena infatti peraltro altresì stamattina stamani stasera stanotte ieri ripetutamente "
    "esplicitamente amaramente seccamente ironicamente polemicamente prontamente immediatamente ulteriormente semplicemente "
    "apertamente espressamente categoricamente perentoriamente anzitutto persino perfino forse davvero "
    "anche oggi ieri domani poi inoltre ancora subito già infine quindi invece lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "sera mattina pomeriggio notte scorso prossimo gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre così sempre più volte recentemente pubblicamente chiaramente nuovamente successivamente da parte sua in dal canto suo non "
    "questa questo".split()
)
_NOT_NAMES = frozenset(
    (
        " ".join(_FUNCTION)
        + " "
        + " ".join(_PREPOSITIONS)
        + " "
        + " ".join(_DETERMINERS)
        + " lunedì martedì mercoledì giovedì venerdì "
        "sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ).split()
)

_OF = "di del della dello dell' dei degli delle d'".split()
_TO = "a ad al alla allo all' ai agli alle".split()


def _in_the_words(*phrase: str) -> tuple[tuple[str, ...], ...]:
    """A phrase that means "according to", with every form of its last preposition: a detta di, a detta della."""
    forms = _OF if phrase[-1] == "di" else _TO
    return tuple((*phrase[:-1], form) for form in forms)


_NEGATIONS = frozenset({"non", "mai"})
_CLITICS = frozenset("non mai si lo la li le gli l' ne ci vi mi se glielo gliela".split())
_CITED = frozenset(
    "citato citata citati citate interpellato interpellata intervistato intervistata ospite raggiunto raggiunta".split()
)

ITALIAN = Language(
    code="it",
    syntax=Syntax(
        subject_may_be_left_out=True,
        adjectives_follow_noun=True,
        adjective_may_follow_title=True,
        names_may_hold_articles=True,
        subject_may_follow_addressee=True,
        name_may_follow_complement=True,
        title_link_may_take_article=True,
        particle_may_open_sentence=True,
        verb_may_open_sentence=True,
        apposition_agrees_in_number=True,
        apposition_tells_last_noun=True,
        surname_may_be_two_words=True,
        houses_bear_surnames=True,
        free_inversion=True,
        verbless_fragment_may_have_source=True,
        venue_may_part_subject_from_verb=True,
        outlets_need_article_or_name=True,
    ),
    polarity=polarity.ITALIAN,
    word_pattern=r"[^\W\d_]+(?:['’ʼ](?=[^\W_])|(?:-[^\W_]+)*\d*)|\d+(?:[.,]\d+)*%?",
    cues=build_cues(_VERBS, _THINK, _conjugate, _IRREGULAR, _NOUNS_TOO),
    been=frozenset("stato stata stati state".split()),
    titles=frozenset(
        "ministro ministra viceministro viceministra sottosegretario assessore assessora assessor delegato delegata candidato candidata "
        "consigliere consigliera".split()
    ),
    title_links=frozenset("per a al alla allo all' ai agli alle".split()),
    spokespeople=("portavoce",),
    cited=_CITED,
    relaying=_CITED,
    audience_words=frozenset("davanti".split()),
    with_words=frozenset("con per a al alla su".split()),
    as_leads=frozenset({"come"}),
    participles=(
        "ato",
        "ata",
        "ati",
        "ate",
        "uto",
        "uta",
        "uti",
        "ute",
        "ito",
        "ita",
        "iti",
        "ite",
        "ando",
        "endo",
    ),
    infinitives=("are", "ere", "ire"),
    demonstratives=frozenset("questo questa quest' quello quella".split()),
    years=frozenset({"anni"}),
    negations=_NEGATIONS,
    broader=_BROADER,
    broader_is_complete=True,
    counted=frozenset("il un questo suo loro del al dal nel sul primo".split()),
    posting=frozenset("scrivere pubblicare postare twittare".split()),
    so=frozenset({"così"}),
    latter=frozenset({"ultimo", "ultima"}),
    asking=frozenset({"chiedere", "domandare"}),
    answering=frozenset({"rispondere", "replicare"}),
    objects=frozenset("lo l' ne".split()),
    writer_again=(
        ("dopo", "che"),
        ("dopo", "aver"),
        ("dopo", "avere"),
        ("mentre",),
        ("a", "margine"),
        ("al", "termine"),
        ("nel", "corso"),
        ("in", "occasione"),
    ),
    gerund_endings=("ndo",),
    naming=frozenset("definire bollare".split()),
    quoting=frozenset({"citare"}),
    light_verbs=_LIGHT,
    light_forms={
        spelling: CueWord(lemma, 0, form) for lemma in _LIGHT for spelling, form in _IRREGULAR[lemma]
    },
    have=frozenset(
        "ha hanno aveva avevano avrà avranno avrebbe avrebbero abbia abbiano avere aver avendo ebbe".split()
    ),
    be=frozenset(
        "è sono era erano fu furono sarà saranno sarebbe sarebbero sia siano essere esser essendo stato stata stati state".split()
    ),
    modals=frozenset(
        "vuole vogliono voluto può possono potuto deve devono dovuto tiene tenuto torna tornato tornata continua continuano "
        "continuato preferisce preferito sa saputo intende inteso".split()
    ),
    determiners=_DETERMINERS,
    possessives=frozenset("suo sua suoi sue".split()),
    indefinite=frozenset("un uno una un' alcuni alcune molti molte diversi altri altre ogni".split()),
    pronouns={
        "lui": MS,
        "lei": FS,
        "egli": MS,
        "ella": FS,
        "essi": MP,
        "esse": FP,
        "loro": EP,
        "costui": MS,
        "costei": FS,
    },
    pronoun_pairs={
        ("quest'", "ultimo"): MS,
        ("quest'", "ultima"): FS,
        ("lo", "stesso"): MS,
        ("la", "stessa"): FS,
        ("il", "primo"): MS,
        ("la", "prima"): FS,
        ("il", "secondo"): MS,
        ("la", "seconda"): FS,
    },
    ordinals={
        ("il", "primo"): 0,
        ("la", "prima"): 0,
        ("il", "secondo"): 1,
        ("la", "seconda"): 1,
    },
    own_voice=frozenset("io tu noi voi mi ci vi mio mia nostro nostra nostri nostre miei mie".split()),
    relatives=frozenset("quale quali cui".split()),
    according=(
        ("secondo",),
        *_in_the_words("stando", "a"),
        *_in_the_words("a", "detta", "di"),
        *_in_the_words("a", "dire", "di"),
        *_in_the_words("a", "giudizio", "di"),
        *_in_the_words("a", "parere", "di"),
        *_in_the_words("a", "avviso", "di"),
        *_in_the_words("nelle", "parole", "di"),
        *_in_the_words("per", "bocca", "di"),
        *(("a", "suo", noun) for noun in "giudizio avviso parere dire".split()),
        ("a", "sua", "detta"),
    ),
    according_initial=(("per",),),
    conjunctions=frozenset({"che"}),
    questions=frozenset("se come quando dove perché quanto cosa".split()),
    infinitive_pattern=r"[aeií]r(?:e|s[ei]|ne|l[aeio]s?|les|gli|[cvm]i|[mt]e|nos)?\Z",
    before_infinitive=_NEGATIONS | _CLITICS,
    opening_infinitive=_NEGATIONS | _CLITICS,
    infinitive_links=frozenset({"di", "a"}),
    linkers=_LINK,
    prepositions=_PREPOSITIONS,
    to_words=frozenset("a ad al alla allo all' ai agli alle".split()),
    in_words=frozenset(
        "in nel nella nell' su sul sulla sull' durante davanti a ad al allo alla all' ai agli alle dal dalla via tramite".split()
    ),
    ands=frozenset({"e", "ed"}),
    plural_verbs=("no", "ro"),
    coordinators=frozenset("e ed o ma".split()),
    breaks=frozenset({"mentre"}),
    likeness=frozenset({"come"}),
    as_words=frozenset("come di".split()),
    stops=_FUNCTION | (_PREPOSITIONS - _LINK),
    adverbs=_ADVERBS,
    clitics=_CLITICS,
    reflexive=frozenset({"si"}),
    accusing=frozenset("accusare".split()),
    agents=frozenset("da dal dalla dallo dall' dai dagli dalle".split()),
    particles=frozenset(
        "di de del della dello dei degli d' da dal dalla la le lo li van von der den ter bin al el ibn e".split()
    ),
    honorifics={
        "signor": MS,
        "signora": FS,
        "onorevole": ES,
        "on": ES,
        "sen": ES,
        "dott": MS,
        "prof": ES,
        "avv": ES,
        "ing": ES,
        "arch": ES,
        "mons": MS,
        "ingegner": MS,
        "suor": FS,
        "dottor": MS,
        "dottoressa": FS,
        "professoressa": FS,
        "professor": MS,
        "don": MS,
        "monsignor": MS,
        "sig": MS,
    },
    roles=_ROLES,
    people=_PEOPLE,
    house_words=frozenset("da dal dalla dall' dallo dai dagli dalle".split()),
    near=frozenset("vicine vicini vicina vicino interne interni".split()),
    nationals=_NATIONALS,
    collectives=_COLLECTIVES,
    nameless=frozenset(
        "polizia esercito procura prefettura governo opposizione giustizia difesa accusa stampa questura".split()
    ),
    anaphoric_bodies=frozenset(
        "azienda gruppo organizzazione associazione società sindacato partito ente banca federazione agenzia fondazione club organismo istituzione comitato "
        "istituto movimento compagnia impresa".split()
    ),
    documents=_DOCUMENTS,
    outlets=frozenset(
        "agenzia quotidiano giornale settimanale mensile rivista magazine rete radio televisione tv tivù tg telegiornale canale emittente "
        "sito portale programma trasmissione podcast testata gazzetta stampa giornalisti cronisti".split()
    ),
    outlet_beginnings=frozenset("afp bfm".split()),
    outlet_names=frozenset(
        "ansa reuters afp ap adnkronos agi dpa efe tass bbc cnn repubblica corriere rai tg1 tg2 tg3 tg5 sky la7 mediaset "
        "messaggero avvenire news gazzetta radio tele tv canale".split()
    ),
    microphones=frozenset("microfoni microfono colonne pagine telecamere taccuini".split()),
    channel_words=frozenset("su".split()),
    media=frozenset(
        "twitter x facebook instagram telegram tiktok youtube social profilo pagina comunicato lettera blog video videomessaggio messaggio "
        "tweet post libro nota diretta".split()
    ),
    events=frozenset(
        "dichiarazioni intervista conferenza riunione comizio dibattito camera senato parlamento processo vertice discorso seduta audizione "
        "visita incontro stampa giornalisti cronisti aula udienza convegno assemblea presentazione colloquio dialogo".split()
    ),
    works=frozenset(
        "film quadro dipinto mostra statua poesia racconto spettacolo libro romanzo album canzone disco opera serie programma rivista titolo progetto piano operazione premio festival gruppo ristorante nave slogan termine parola espressione campagna documentario".split()
    ),
    named=frozenset(
        "cosiddetto cosiddetta cosiddetti cosiddette chiamato chiamata denominato denominata intitolato intitolata soprannominato soprannominata detto detta chiama chiamano chiamava chiamavano battezzato battezzata ribattezzata ribattezzato presunto presunta".split()
    ),
    first_names={"andrea": "m", "simone": "m", "nicola": "m"},
    offices=frozenset(
        "presidente ministro ministra sindaco sindaca governatore procuratore papa prefetto questore".split()
    ),
    turns={"d": False, "domanda": False, "r": True, "risposta": True},
    interviews=(
        "ntervista di",
        "ntervista a cura",
        "ntervista raccolta",
    ),
    abbreviations=frozenset("sig dott prof avv on sen ing arch ecc art n pag mons".split()),
    not_names=_NOT_NAMES,
    finite_endings=(
        "ava",
        "ò",
        "avano",
        "arono",
        "irono",
        "ivano",
        "eva",
        "evano",
        "erono",
        "erà",
        "eranno",
        "irà",
        "iranno",
        "rebbe",
        "rebbero",
    ),
    subject_after_verb=True,
    common=frozenset(
        "il lo la i gli le di che e è per un una non si con sono del della in da al alla nel più come anche ha dei dal".split()
    ),
)
