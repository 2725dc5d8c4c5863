"""Italian: cue verbs, nouns for people and houses, the marks of its syntax.

Written from grammars (Serianni; Mortara Garavelli on discorso riportato) and from use. Nothing here was taken
from an annotated set.
"""

from worker.quotes.grammar import EP, ES, FP, FS, MP, MS, Agreement, CueWord, Frame
from worker.quotes.inflect import Forms, build_cues, spelled
from worker.quotes.language import Language

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
        "minacciare avanzare dettagliare enunciare proclamare cantare recitare intervenire",
    ),
    (
        O,
        "definire descrivere bollare denunciare criticare condannare lamentare deplorare respingere elogiare lodare celebrare "
        "sottolineare difendere chiedere esigere promettere annunciare proporre parlare considerare chiamare accusare negare "
        "ammettere esprimere manifestare invocare evocare citare auspicare ribadire rivendicare giudicare ritenere sostenere temere",
    ),
    (
        I,
        "affermare assicurare dire promettere negare riconoscere ammettere sperare credere ritenere giurare chiedere proporre accusare minacciare volere pensare sostenere dichiarare",
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
    "pensare credere ritenere stimare sperare temere volere considerare giudicare prevedere valutare".split()
)
_IRREGULAR: dict[str, Forms] = {
    "dire": spelled(
        "dice dicono disse dissero diceva dicevano dirà direbbe",
        "detto detta detti dette",
        "dicendo",
        "dire dir",
    ),
    "aggiungere": spelled(
        "aggiunge aggiungono aggiunse aggiunsero aggiungeva", "aggiunto aggiunta", "aggiungendo", "aggiungere"
    ),
    "rispondere": spelled(
        "risponde rispondono rispose risposero rispondeva", "risposto", "rispondendo", "rispondere"
    ),
    "chiedere": spelled(
        "chiede chiedono chiese chiesero chiedeva", "chiesto chiesta", "chiedendo", "chiedere"
    ),
    "promettere": spelled(
        "promette promettono promise promisero", "promesso promessa", "promettendo", "promettere"
    ),
    "ammettere": spelled("ammette ammettono ammise ammisero", "ammesso", "ammettendo", "ammettere"),
    "sostenere": spelled(
        "sostiene sostengono sostenne sosteneva sostenevano", "sostenuto", "sostenendo", "sostenere"
    ),
    "ritenere": spelled("ritiene ritengono ritenne riteneva", "ritenuto", "ritenendo", "ritenere"),
    "concludere": spelled("conclude concludono concluse", "concluso", "concludendo", "concludere"),
    "scrivere": spelled("scrive scrivono scrisse scrissero scriveva", "scritto", "scrivendo", "scrivere"),
    "descrivere": spelled("descrive descrivono descrisse", "descritto", "descrivendo", "descrivere"),
    "leggere": spelled("legge leggono lesse", "letto", "leggendo", "leggere"),
    "proporre": spelled("propone propongono propose proponeva", "proposto", "proponendo", "proporre"),
    "riconoscere": spelled("riconosce riconoscono riconobbe", "riconosciuto", "riconoscendo", "riconoscere"),
    "difendere": spelled("difende difendono difese", "difeso", "difendendo", "difendere"),
    "esprimere": spelled("esprime esprimono espresse", "espresso", "esprimendo", "esprimere"),
    "respingere": spelled("respinge respingono respinse", "respinto", "respingendo", "respingere"),
    "prevedere": spelled("prevede prevedono previde", "previsto", "prevedendo", "prevedere"),
    "riflettere": spelled("riflette riflettono", "riflettuto", "riflettendo", "riflettere"),
    "sorridere": spelled("sorride sorrise", "sorriso", "sorridendo", "sorridere"),
    "ridere": spelled("ride rise", "riso", "ridendo", "ridere"),
    "chiudere": spelled("chiude chiuse", "chiuso", "chiudendo", "chiudere"),
    "intervenire": spelled(
        "interviene intervengono intervenne", "intervenuto intervenuta", "intervenendo", "intervenire"
    ),
    "volere": spelled("vuole vogliono voleva volevano", "voluto", "volendo", "volere"),
    "esigere": spelled("esige esigono", "esatto", "esigendo", "esigere"),
    "fare": spelled("fa fanno fece fecero faceva", "fatto", "facendo", "fare"),
    "mettere": spelled("mette mettono mise misero", "messo", "mettendo", "mettere"),
    "lasciare": spelled("lascia lasciano lasciò", "lasciato", "lasciando", "lasciare"),
    "rendere": spelled("rende rendono rese resero", "reso", "rendendo", "rendere"),
    "puntare": spelled("punta puntano puntò", "puntato", "puntando", "puntare"),
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
    if stem in ("avvert", "offr", "part"):
        return spelled(
            f"{stem}e {stem}ono {stem}ì {stem}irono {stem}iva {stem}irà", f"{stem}ito", stem + "endo", bare
        )
    return spelled(
        f"{stem}isce {stem}iscono {stem}ì {stem}irono {stem}iva {stem}ivano {stem}irà",
        f"{stem}ito {stem}ita {stem}iti {stem}ite",
        stem + "endo",
        bare,
    )


_NOUNS_TOO = frozenset(
    "denuncia denunce critica accusa replica domanda risposta minaccia annuncia protesta condanna nota cita lettera promessa prega "
    "detto scritto letto chiesto stima osserva commenta riporta invita detta attacca fatto parla".split()
)


_LIGHT: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "fare": ((("sapere",), S | T), (("notare",), S | T), (("presente",), S | T), (("riferimento", "a"), O)),
    "mettere": ((("in", "guardia"), S | T | O), (("in", "evidenza"), S | T | O), (("in", "dubbio"), O)),
    "lasciare": ((("intendere",), S | T),),
    "rendere": ((("noto",), S | T),),
    "puntare": ((("il", "dito"), S | O),),
}


def _agree(masculine: str = "", feminine: str = "", either: str = "") -> dict[str, Agreement]:
    """Nouns with feminines (-o/-a, -tore/-trice) and plurals."""
    table: dict[str, Agreement] = {}
    for word in masculine.split():
        table[word] = MS
        table.setdefault(word[:-1] + "i" if not word.endswith("io") else word[:-1], MP)
        if word.endswith("tore"):
            table[word[:-4] + "trice"], table[word[:-4] + "trici"] = FS, FP
        elif word.endswith("o"):
            table[word[:-1] + "a"], table[word[:-1] + ("he" if word.endswith(("co", "go")) else "e")] = FS, FP
    for word in feminine.split():
        table[word] = FS
        table.setdefault(word[:-1] + ("e" if word.endswith("a") else "i"), FP)
    for word in either.split():
        table[word] = ES
        table.setdefault(word[:-1] + "i", EP)
    return table


_ROLES = _agree(
    "presidente vicepresidente ministro segretario direttore sindaco governatore deputato senatore assessore consigliere "
    "ambasciatore commissario procuratore giudice magistrato avvocato poliziotto carabiniere ispettore generale colonnello "
    "capitano medico dottore infermiere professore rettore ricercatore scienziato storico sociologo politologo scrittore autore "
    "poeta redattore conduttore produttore attore cantautore musicista pittore fotografo architetto ingegnere imprenditore "
    "banchiere agricoltore pescatore operaio lavoratore sindacalista delegato coordinatore fondatore proprietario amministratore "
    "analista consulente diplomatico candidato re principe papa vescovo arcivescovo cardinale sacerdote parroco allenatore "
    "calciatore giocatore portiere attaccante difensore centrocampista pilota ciclista tennista campione vincitore cittadino "
    "studente padre figlio fratello marito amico compagno collega sottosegretario presidente premier leader capogruppo esperto "
    "biologo fisico chimico geologo virologo epidemiologo psicologo chirurgo regista capo numero vicesindaco",
    "presidentessa ministra sindaca deputata senatrice direttrice avvocata avvocatessa professoressa dottoressa regina principessa "
    "madre moglie sorella figlia donna campionessa scrittrice attrice studentessa vedova",
    "portavoce responsabile rappresentante dirigente giornalista economista artista cantante docente parlamentare testimone "
    "superstite agente comandante esponente manager residente abitante insegnante",
)
_COLLECTIVES = _agree(
    "governo ministero parlamento senato consiglio comitato tribunale sindacato partito movimento gruppo comune club istituto "
    "osservatorio centro esercito ospedale museo vaticano cremlino quirinale viminale dipartimento ente",
    "procura polizia guardia giustizia agenzia associazione federazione confederazione organizzazione unione coalizione azienda "
    "società ditta multinazionale università scuola fondazione piattaforma commissione camera corte opposizione maggioranza giunta "
    "regione provincia prefettura questura ambasciata famiglia chiesa difesa accusa lega banca redazione farnesina squadra casa",
)
_COLLECTIVES |= {
    "autorità": FP,
    "fonti": FP,
    "media": MP,
    "carabinieri": MP,
    "inquirenti": MP,
    "residenti": EP,
    "vigili": MP,
    "società": FS,
    "università": FS,
}
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
    "suo": MS,
    "sua": FS,
    "suoi": MP,
    "sue": FP,
    "loro": EP,
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
_LINK = frozenset("di del della dello dell' dei degli delle d'".split())
_PREPOSITIONS = _LINK | frozenset(
    "a al alla allo all' ai agli alle da dal dalla dallo dall' dai dagli dalle in nel nella nello nell' nei negli nelle con su sul sulla "
    "sullo sull' sui sugli sulle per tra fra verso contro senza durante dopo prima secondo presso oltre entro davanti".split()
)
_FUNCTION = frozenset(
    "e ed o ma che chi cui dove quando come se perché mentre quindi però anche pure non sì né più meno molto poco tanto così ancora "
    "sempre mai oggi ieri domani ora poi già qui lì inoltre invece infatti solo soltanto quasi si mi ti ci vi lo ne io tu lui lei noi voi "
    "essi esse ciò qualcosa nulla niente nessuno è sono era erano fu furono sarà saranno sarebbe sia siano essere stato stata stati "
    "state ha hanno aveva avevano ebbe avrà avrebbe abbia avere può possono poteva potrebbe deve devono dovrebbe fa fanno va vanno "
    "viene vengono resta sta stanno".split()
)
_ADVERBS = frozenset(
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

ITALIAN = Language(
    code="it",
    word_pattern=r"[^\W\d_]+(?:['’ʼ](?=[^\W_])|(?:-[^\W_]+)*\d*)|\d+(?:[.,]\d+)*%?",
    cues=build_cues(_VERBS, _THINK, _conjugate, _IRREGULAR, _NOUNS_TOO),
    been=frozenset("stato stata stati state".split()),
    titles=frozenset("".split()),
    spokespeople=("portavoce",),
    cited=frozenset("citato citata".split()),
    audience_words=frozenset("davanti".split()),
    with_words=frozenset("con per".split()),
    writer_again=(),
    gerund_endings=("ndo",),
    naming=frozenset("definire chiamare bollare".split()),
    quoting=frozenset({"citare"}),
    light_verbs=_LIGHT,
    light_forms={
        spelling: CueWord(lemma, 0, form) for lemma in _LIGHT for spelling, form in _IRREGULAR[lemma]
    },
    have=frozenset("ha hanno aveva avevano avrà avranno avrebbe abbia avere avendo ebbe".split()),
    be=frozenset(
        "è sono era erano fu furono sarà saranno sarebbe sia essere essendo stato stata stati state".split()
    ),
    modals=frozenset("vuole voluto può potuto deve dovuto tiene tenuto torna tornato continua".split()),
    determiners=_DETERMINERS,
    possessives=frozenset("suo sua suoi sue loro".split()),
    indefinite=frozenset("un uno una un' alcuni alcune molti molte diversi altri altre ogni".split()),
    pronouns={
        "lui": MS,
        "lei": FS,
        "egli": MS,
        "ella": FS,
        "essi": MP,
        "esse": FP,
        "quest'ultimo": MS,
        "costui": MS,
    },
    pronoun_pairs={("quest'", "ultimo"): MS, ("quest'", "ultima"): FS},
    own_voice=frozenset("io tu noi voi mi ci vi mio mia nostro nostra nostri nostre miei mie".split()),
    relatives=frozenset(),
    according=(
        ("secondo",),
        ("stando", "a"),
        ("stando", "al"),
        ("stando", "alla"),
        ("a", "detta", "di"),
        ("a", "detta", "del"),
        ("a", "detta", "della"),
        ("a", "giudizio", "di"),
        ("a", "parere", "di"),
        ("a", "parere", "del"),
    ),
    according_initial=(("per",),),
    conjunctions=frozenset({"che"}),
    questions=frozenset("se come quando dove perché".split()),
    infinitive_links=frozenset({"di", "a"}),
    linkers=_LINK,
    prepositions=_PREPOSITIONS,
    to_words=frozenset("a al alla allo all' ai agli alle".split()),
    in_words=frozenset("in nel nella nell' su sul sulla sull' durante davanti a al alla ai".split()),
    ands=frozenset({"e", "ed"}),
    plural_verbs=("no", "ro"),
    coordinators=frozenset("e ed o ma".split()),
    breaks=frozenset({"mentre"}),
    likeness=frozenset({"come"}),
    as_words=frozenset("come di".split()),
    stops=_FUNCTION | (_PREPOSITIONS - _LINK),
    adverbs=_ADVERBS,
    clitics=frozenset("non si lo la li le gli ne ci mi".split()),
    reflexive=frozenset({"si"}),
    accusing=frozenset("accusare".split()),
    agents=frozenset("da dal dalla dallo dall' dai dagli dalle".split()),
    particles=frozenset("di de del della dello dei degli d' da dal la le lo van von der bin e".split()),
    honorifics={
        "signor": MS,
        "signora": FS,
        "dottor": MS,
        "dottoressa": FS,
        "professor": MS,
        "don": MS,
        "monsignor": MS,
        "sig": MS,
    },
    roles=_ROLES,
    people=_agree("uomo ragazzo anziano bambino", "donna ragazza signora persona", "giovane"),
    collectives=_COLLECTIVES,
    nameless=frozenset(
        "polizia esercito procura prefettura governo opposizione giustizia difesa accusa stampa questura".split()
    ),
    anaphoric_bodies=frozenset(
        "azienda gruppo organizzazione associazione società sindacato partito ente banca federazione agenzia fondazione club".split()
    ),
    documents=_DOCUMENTS,
    outlets=frozenset(
        "agenzia quotidiano giornale settimanale rivista rete radio televisione canale emittente sito programma stampa giornalisti".split()
    ),
    outlet_names=frozenset(
        "ansa reuters afp ap adnkronos agi bbc cnn repubblica corriere stampa rai tg1 tg5 sky la7 mediaset ansa messaggero sole avvenire".split()
    )
    - {"stampa", "sole"},
    microphones=frozenset("microfoni microfono colonne".split()),
    channel_words=frozenset("su".split()),
    media=frozenset(
        "twitter x facebook instagram telegram youtube social comunicato lettera blog video messaggio tweet post libro nota".split()
    ),
    events=frozenset(
        "dichiarazioni intervista conferenza riunione comizio dibattito camera senato parlamento processo vertice discorso seduta audizione visita incontro stampa giornalisti aula".split()
    ),
    works=frozenset(
        "film libro romanzo album canzone disco opera serie programma rivista titolo progetto piano operazione premio festival gruppo ristorante nave slogan termine parola espressione campagna documentario".split()
    ),
    named=frozenset(
        "cosiddetto cosiddetta cosiddetti cosiddette chiamato chiamata denominato denominata intitolato intitolata soprannominato soprannominata detto detta ribattezzato presunto presunta".split()
    ),
    first_names={"andrea": "m", "simone": "m", "nicola": "m"},
    offices=frozenset(
        "presidente ministro ministra sindaco sindaca governatore procuratore papa prefetto questore".split()
    ),
    interviews=(
        "ntervista di",
        "ntervista a cura",
    ),
    abbreviations=frozenset("sig dott prof avv on sen ing arch ecc art n pag mons".split()),
    not_names=_NOT_NAMES,
    finite_endings=("ava", "avano", "arono", "irono"),
    subject_after_verb=True,
    common=frozenset(
        "il lo la i gli le di che e è per un una non si con sono del della in da al alla nel più come anche ha dei dal".split()
    ),
)
