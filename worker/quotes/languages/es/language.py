"""Spanish: cue verbs, nouns for people and houses, the marks of its syntax.

Written from grammars (RAE, discurso directo e indirecto) and from use. Nothing here was taken from an annotated set.
"""

from worker.quotes.languages.es import polarity
from worker.quotes.lexicon.grammar import EP, ES, FP, FS, MP, MS, Agreement, CueWord, Form, Frame
from worker.quotes.lexicon.inflect import Forms, build_cues, spelled
from worker.quotes.lexicon.language import Language
from worker.quotes.lexicon.syntax import Syntax

S, T, O = Frame.SAY, Frame.THAT, Frame.OBJECT
L, I, M = Frame.TELL, Frame.INFINITIVE, Frame.MANNER
R, K = Frame.REFLEXIVE, Frame.THINK

_VERBS: tuple[tuple[int, str], ...] = (
    (
        S | T,
        "decir afirmar declarar señalar explicar asegurar añadir agregar anunciar indicar manifestar apuntar subrayar destacar "
        "precisar recordar reconocer admitir confirmar comentar contar relatar narrar responder contestar replicar preguntar "
        "insistir reiterar repetir recalcar remarcar resaltar enfatizar sostener mantener defender opinar considerar estimar "
        "creer pensar juzgar concluir resumir detallar exponer expresar argumentar alegar argüir advertir avisar alertar "
        "informar comunicar notificar avanzar adelantar prometer jurar garantizar vaticinar pronosticar predecir denunciar "
        "criticar lamentar reprochar deplorar condenar rechazar negar desmentir refutar rebatir matizar puntualizar aclarar "
        "especificar zanjar sentenciar espetar soltar exclamar gritar susurrar murmurar bromear ironizar confesar revelar "
        "desvelar admitir aceptar sugerir proponer recomendar aconsejar pedir exigir reclamar solicitar rogar suplicar ordenar "
        "instar urgir exhortar invitar animar felicitar agradecer celebrar aplaudir elogiar saludar escribir tuitear publicar "
        "citar leer proclamar pregonar clamar vociferar proseguir continuar concluir terminar apostillar observar notar "
        "constatar comprobar evidenciar razonar reflexionar analizar valorar calcular dudar temer esperar desear confiar "
        "acusar culpar tachar avalar certificar testificar declamar recitar corear cantar protestar quejarse augurar auspiciar rematar terciar "
        "deslizar agregar apostar arengar confiar descartar desgranar enumerar esgrimir farfullar balbucear "
        "imputar incidir interpelar invocar manifestar mascullar musitar objetar porfiar presumir pronunciar prever "
        "ratificar reafirmar recapitular recriminar referir reivindicar relativizar rememorar resoplar responsabilizar "
        "subrayar suponer tranquilizar tronar urgir vindicar abundar acotar admitir afear agradecer "
        "alabar alardear amenazar celebrar cifrar conceder conjeturar corregir corroborar cuestionar dictaminar discrepar",
    ),
    (
        O,
        "calificar tildar tachar denunciar criticar condenar lamentar deplorar rechazar elogiar celebrar aplaudir destacar "
        "subrayar defender exigir pedir reclamar prometer anunciar proponer advertir alertar hablar describir definir considerar "
        "acusar reprochar negar reconocer admitir expresar manifestar mostrar valorar agradecer censurar "
        "cuestionar atribuir evocar invocar citar ver tratar presentar decir asegurar abogar reivindicar descartar augurar afear rogar "
        "alabar criticar prever apelar",
    ),
    (S, "hablar"),
    (
        I,
        "afirmar asegurar decir prometer negar reconocer admitir esperar creer considerar jurar lamentar proponer pedir exigir querer "
        "pretender acusar amenazar desear temer confesar declarar manifestar sostener confiar descartar reclamar recomendar "
        "sugerir rechazar aceptar plantear ofrecer anunciar",
    ),
    (L, "informar avisar advertir alertar instar exhortar invitar animar preguntar"),
    (
        M | S,
        "sonreír reír suspirar sollozar saltar arrancar empezar comenzar cerrar acabar intervenir interrumpir",
    ),
    (
        R | S | T,
        "quejar_se lamentar_se felicitar_se preguntar_se mostrar_se alegrar_se congratular_se defender_se justificar_se jactar_se sorprender_se indignar_se",
    ),
)
_THINK = frozenset(
    "creer pensar considerar estimar esperar desear temer dudar querer pretender ver confiar calcular notar suponer prever presumir".split()
)


def _changing(lemma: str, stressed: str, weak: str) -> Forms:
    """A verb whose stem changes: stressed in the present (pide), in -ir also weak (pidió, pidiendo)."""
    stem, ending = lemma[:-2], lemma[-2:]
    if ending == "ar":
        finite = f"{stressed}a {stressed}an {stem}ó {stem}aron {stem}aba {stem}aban {stem}ará {stem}arán {stem}aría {stressed}e"
        return spelled(finite, f"{stem}ado {stem}ada {stem}ados {stem}adas", stem + "ando", lemma)
    future = stem + ending
    finite = (
        f"{stressed}e {stressed}en {weak}ió {weak}ieron {stem}ía {stem}ían {future}á {future}án {future}ía"
    )
    return spelled(finite, f"{stem}ido {stem}ida {stem}idos {stem}idas", weak + "iendo", lemma)


def _like(model: str, forms: str) -> Forms:
    """A verb with a strong perfect, by its present, perfect, imperfect, participle, gerund: one word each."""
    present, perfect, imperfect, participle, gerund = forms.split()
    plural = perfect[:-1] + ("eron" if perfect.endswith("jo") else "ieron")
    return spelled(
        f"{present} {present}n {perfect} {plural} {imperfect} {imperfect}n",
        f"{participle} {participle[:-1]}a",
        gerund,
        model,
    )


_CHANGING = {
    lemma: _changing(lemma, stressed, weak[0] if weak else stressed)
    for lemma, stressed, *weak in (
        line.split()
        for line in (
            "contar cuent",
            "recordar recuerd",
            "negar nieg",
            "pensar piens",
            "confesar confies",
            "manifestar manifiest",
            "recomendar recomiend",
            "empezar empiez",
            "comenzar comienz",
            "cerrar cierr",
            "mostrar muestr",
            "comprobar comprueb",
            "rogar rueg",
            "soltar suelt",
            "apostar apuest",
            "tronar truen",
            "defender defiend defend",
            "advertir adviert advirt",
            "desmentir desmient desmint",
            "sugerir sugier sugir",
            "referir refier refir",
            "pedir pid pid",
            "repetir repit repit",
            "corregir corrig corrig",
        )
    )
}
_IRREGULAR: dict[str, Forms] = _CHANGING | {
    "decir": spelled(
        "dice dicen dijo dijeron decía decían dirá dirán diría diga",
        "dicho dicha dichos dichas",
        "diciendo",
        "decir",
    ),
    "predecir": _like("predecir", "predice predijo predecía predicho prediciendo"),
    "sostener": _like("sostener", "sostiene sostuvo sostenía sostenido sosteniendo"),
    "mantener": _like("mantener", "mantiene mantuvo mantenía mantenido manteniendo"),
    "proponer": _like("proponer", "propone propuso proponía propuesto proponiendo"),
    "suponer": _like("suponer", "supone supuso suponía supuesto suponiendo"),
    "exponer": _like("exponer", "expone expuso exponía expuesto exponiendo"),
    "concluir": spelled(
        "concluye concluyen concluyó concluyeron concluía", "concluido", "concluyendo", "concluir"
    ),
    "argüir": spelled("arguye arguyen arguyó", "argüido", "arguyendo", "argüir"),
    "atribuir": spelled("atribuye atribuyen atribuyó atribuyeron", "atribuido", "atribuyendo", "atribuir"),
    "escribir": spelled(
        "escribe escriben escribió escribieron escribía", "escrito escrita", "escribiendo", "escribir"
    ),
    "describir": spelled(
        "describe describen describió describieron describía",
        "descrito descrita",
        "describiendo",
        "describir",
    ),
    "querer": spelled("quiere quieren quiso quisieron quería querían", "querido", "queriendo", "querer"),
    "ver": spelled("ve ven vio vieron veía veían", "visto", "viendo", "ver"),
    "prever": spelled("prevé prevén previó previeron preveía", "previsto", "previendo", "prever"),
    "leer": spelled("lee leen leyó leyeron", "leído", "leyendo", "leer"),
    "creer": spelled("cree creen creyó creyeron creía creían", "creído", "creyendo", "creer"),
    "proseguir": spelled(
        "prosigue prosiguen prosiguió prosiguieron", "proseguido", "prosiguiendo", "proseguir"
    ),
    "sonreír": spelled("sonríe sonríen sonrió", "sonreído", "sonriendo", "sonreír"),
    "reír": spelled("ríe ríen rio rió", "reído", "riendo", "reír"),
    "hacer": spelled("hace hacen hizo hicieron hacía", "hecho", "haciendo", "hacer"),
    "dar": spelled("da dan dio dieron daba", "dado", "dando", "dar"),
    "poner": spelled("pone ponen puso pusieron ponía", "puesto", "poniendo", "poner"),
    "dejar": spelled("deja dejan dejó dejaron dejaba", "dejado", "dejando", "dejar"),
    "quitar": spelled("quita quitan quitó quitaron quitaba", "quitado", "quitando", "quitar"),
    "salir": spelled("sale salió", "salido", "saliendo", "salir"),
    "estar": spelled("está están estaba estaban estuvo", "estado", "estando", "estar"),
}


def _conjugate(lemma: str) -> Forms:
    """Third person of the tenses of news, participle, gerund, infinitive."""
    bare = lemma.removesuffix("_se").removesuffix("se") if lemma.endswith(("_se", "arse")) else lemma
    if bare in _IRREGULAR and bare != lemma:
        return _IRREGULAR[bare]
    stem = bare[:-2]
    if bare.endswith("ar"):
        ends = "a an ó aron aba aban ará arán aría arían e en ara"
        return spelled(
            " ".join(stem + e for e in ends.split()),
            f"{stem}ado {stem}ada {stem}ados {stem}adas",
            stem + "ando",
            bare,
        )
    ends = "e en ió ieron ía ían " + ("erá erán ería" if bare.endswith("er") else "irá irán iría")
    return spelled(
        " ".join(stem + e for e in ends.split()),
        f"{stem}ido {stem}ida {stem}idos {stem}idas",
        stem + "iendo",
        bare,
    )


_NOUNS_TOO = frozenset(
    "anuncia denuncia denuncias crítica queja informe avance reclamo pide cuenta nota protesta condena duda espera reclama "
    "dicho hecho cierre acaba cita lectura demanda pregunta respuesta comenta".split()
)


def _sure(adjectives: str, frame: int, *link: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """«se mostró *convencida de* que», «se declara *dispuesto a*»: an adjective that holds or offers something."""
    return tuple(
        ((stem + ending, *link), frame) for stem in adjectives.split() for ending in ("o", "a", "os", "as")
    )


_SHOWN = (
    *_sure("convencid segur partidari orgullos satisfech", S | T | I),
    *_sure("dispuest", S | I),
    (("confiado",), S | T | I),
    (("confiada",), S | T | I),
    (("favorable",), S | I),
)
_LIGHT: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "hacer": (
        (("saber",), S | T),
        (("hincapié",), S | T),
        (("notar",), S | T),
        (("ver",), S | T),
        (("referencia", "a"), O),
    ),
    "dar": (
        (("a", "conocer"), S | T | O),
        (("a", "entender"), S | T),
        (("las", "gracias"), S),
        (("por", "hecho"), T),
    ),
    "poner": ((("de", "manifiesto"), S | T | O), (("de", "relieve"), S | T | O), (("en", "duda"), T | O)),
    "dejar": ((("claro",), S | T), (("caer",), S | T), (("constancia", "de"), T)),
    "quitar": ((("hierro",), S), (("importancia",), S)),
    "salir": ((("al", "paso"), S),),
    "mostrar": _SHOWN,
    "declarar": _SHOWN,
    "decir": _SHOWN,
    "estar": _sure("convencid segur", S | T),
}
_LIGHT_FORMS = {
    spelling: CueWord(lemma, 0, form)
    for lemma in _LIGHT
    for spelling, form in (_IRREGULAR.get(lemma) or _conjugate(lemma))
}


def _agree(masculine: str = "", feminine: str = "", either: str = "") -> dict[str, Agreement]:
    """Nouns with their feminine in -a where the masculine ends in -o or -or, and plurals."""
    table: dict[str, Agreement] = {}

    def put(word: str, singular: Agreement, plural: Agreement) -> None:
        table[word] = singular
        table.setdefault(
            word + ("s" if word[-1] in "aeoéá" else "es" if not word.endswith("z") else ""), plural
        )
        if word.endswith("ón"):
            table[word[:-2] + "ones"] = plural
        if word.endswith("z"):
            table[word[:-1] + "ces"] = plural

    for word in masculine.split():
        put(word, MS, MP)
        if word.endswith("o"):
            put(word[:-1] + "a", FS, FP)
        elif word.endswith("or"):
            put(word + "a", FS, FP)
    for word in feminine.split():
        put(word, FS, FP)
    for word in either.split():
        put(word, ES, EP)
    return table


_ROLES = _agree(
    "presidente vicepresidente ministro secretario director jefe alcalde gobernador diputado senador consejero concejal "
    "embajador comisario fiscal juez magistrado abogado letrado policía agente inspector militar general coronel capitán "
    "mandatario médico doctor enfermero profesor catedrático maestro rector investigador científico historiador sociólogo politólogo "
    "economista escritor autor poeta periodista redactor presentador locutor director productor actor cantante músico "
    "pintor fotógrafo arquitecto ingeniero empresario directivo banquero inversor agricultor ganadero pescador trabajador "
    "empleado obrero sindicalista delegado coordinador fundador propietario experto analista asesor diplomático candidato "
    "opositor militante activista líder dirigente vocero consejero rey príncipe papa obispo arzobispo cardenal sacerdote "
    "entrenador seleccionador jugador futbolista portero delantero centrocampista defensa piloto ciclista tenista atleta "
    "campeón ganador vecino ciudadano testigo superviviente estudiante alumno padre hijo hermano marido amigo compañero "
    "exministro expresidente exalcalde exconsejero exdiputado dueño gerente técnico preparador míster biólogo físico químico geólogo virólogo "
    "epidemiólogo psicólogo viceministro subsecretario subdirector teniente sargento cabo veterinario farmacéutico mediador "
    "enviado perito guarda bombero panadero pastor carnicero cocinero camarero "
    "taxista tendero cartero mecánico carpintero artesano vendedor comerciante corredor ciclista nadador árbitro lateral "
    "mediocentro extremo capitán patrón párroco cura fraile abad cooperativista consultor auditor meteorólogo climatólogo "
    "arqueólogo filósofo filólogo astrónomo cirujano pediatra regidor edil síndico interventor notario procurador relator "
    "funcionario firmante organizador promotor comisionado pensionista jubilado voluntario senderista socorrista guionista realizador humorista autónomo",
    "presidenta vicepresidenta jefa alcaldesa jueza fiscala actriz reina princesa madre mujer esposa viuda embajadora concejala "
    "campeona líder lideresa poetisa capitana",
    "portavoz responsable representante cantante artista periodista dirigente economista atleta titular cónyuge cineasta colega "
    "comerciante ciclista tenista taxista pensionista edil electricista dentista pediatra guionista humorista analista lutier "
    "comandante teniente corresponsal mandante asistente docente agente fiscal juez testigo presidente líder militante activista "
    "gerente sindicalista regente paciente cliente habitante residente",
)
_COLLECTIVES = _agree(
    "gobierno ministerio parlamento senado congreso consejo comité tribunal juzgado sindicato partido movimiento grupo gabinete "
    "ayuntamiento club instituto observatorio centro ejército banco fabricante operador hospital museo vaticano kremlin "
    "ejecutivo equipo colectivo departamento pentágono gremio país estado organismo supervisor consistorio frente foro obispado "
    "consulado consorcio arzobispado rectorado regulador cabildo órgano",
    "fiscalía policía guardia justicia agencia asociación federación confederación organización unión coalición empresa compañía "
    "firma multinacional universidad escuela fundación plataforma comisión cámara corte audiencia oposición alcaldía junta "
    "diputación generalitat embajada familia patronal entidad institución administración iglesia defensa acusación conselleria consejería "
    "audiencia oficina dirección consultora cooperativa cofradía caja liga guerrilla gestora aseguradora aerolínea operadora delegación "
    "subdelegación diócesis sala",
)
_COLLECTIVES |= {
    "autoridades": FP,
    "fuentes": FP,
    "medios": MP,
    "bomberos": MP,
    "vecinos": MP,
    "críticos": MP,
}
_PEOPLE = _agree(
    "hombre usuario lector aficionado turista hincha transeúnte heredero anciano chico muchacho niño señor acusado imputado procesado afectado interesado aludido detenido herido veinteañero treintañero",
    "mujer señora persona víctima",
    "joven adolescente menor",
)
_NATIONALS = frozenset(
    (
        "español española francés francesa portugués portuguesa alemán alemana italiano italiana inglés inglesa británico británica "
        "escocés escocesa galés galesa irlandés irlandesa holandés holandesa neerlandés neerlandesa belga danés danesa noruego "
        "noruega sueco sueca finlandés finlandesa islandés islandesa nórdico nórdica suizo suiza austriaco austriaca polaco polaca "
        "checo checa eslovaco eslovaca húngaro húngara rumano rumana búlgaro búlgara griego griega turco turca serbio serbia "
        "croata esloveno eslovena bosnio bosnia albanés albanesa ruso rusa ucraniano ucraniana letón letona lituano lituana "
        "estonio estonia estadounidense norteamericano norteamericana canadiense mexicano mexicana brasileño brasileña argentino "
        "argentina chileno chilena colombiano colombiana uruguayo uruguaya paraguayo paraguaya peruano peruana boliviano boliviana "
        "ecuatoriano ecuatoriana venezolano venezolana cubano cubana dominicano dominicana chino china japonés japonesa coreano "
        "coreana indio india australiano australiana neozelandés neozelandesa egipcio egipcia marroquí argelino argelina tunecino "
        "tunecina senegalés senegalesa nigeriano nigeriana keniano keniana etíope israelí palestino palestina libanés libanesa "
        "sirio siria iraní andaluz andaluza catalán catalana vasco vasca gallego gallega asturiano asturiana cántabro cántabra "
        "aragonés aragonesa navarro navarra riojano riojana castellano castellana extremeño extremeña manchego manchega murciano "
        "murciana valenciano valenciana balear mallorquín mallorquina canario canaria madrileño madrileña sevillano sevillana "
        "malagueño malagueña bilbaíno bilbaína zaragozano zaragozana"
    ).split()
)
_DOCUMENTS = _agree(
    "comunicado informe texto documento artículo libro decreto fallo auto escrito tuit mensaje estudio manifiesto acuerdo sondeo bando "
    "atestado balance boletín pliego dictamen",
    "nota sentencia carta encuesta ley resolución publicación investigación denuncia querella declaración",
)
_DETERMINERS = {
    "el": MS,
    "la": FS,
    "los": MP,
    "las": FP,
    "un": MS,
    "una": FS,
    "unos": MP,
    "unas": FP,
    "este": MS,
    "esta": FS,
    "estos": MP,
    "estas": FP,
    "ese": MS,
    "esa": FS,
    "su": ES,
    "sus": EP,
    "varios": MP,
    "varias": FP,
    "algunos": MP,
    "algunas": FP,
    "muchos": MP,
    "muchas": FP,
    "dos": EP,
    "tres": EP,
    "cada": ES,
    "otro": MS,
    "otra": FS,
    "otros": MP,
    "otras": FP,
    "ambos": MP,
    "ambas": FP,
    "esos": MP,
    "esas": FP,
    "aquella": FS,
    "aquellos": MP,
    "aquellas": FP,
    "nuestro": MS,
    "nuestra": FS,
    "mi": ES,
    "propio": MS,
    "propia": FS,
    "aquel": MS,
    "todos": MP,
    "todas": FP,
}
_BROADER = {
    noun: frozenset(roles.split())
    for nouns, roles in (
        ("regidor regidora edil munícipe", "alcalde alcaldesa concejal concejala"),
        ("magistrado magistrada", "juez jueza presidente presidenta"),
        ("letrado letrada penalista", "abogado abogada"),
        (
            "técnico técnica preparador preparadora míster",
            "entrenador entrenadora seleccionador seleccionadora",
        ),
        ("mandatario mandataria", "presidente presidenta gobernador gobernadora"),
        (
            "parlamentario parlamentaria político política",
            "diputado diputada senador senadora portavoz secretario secretaria candidato candidata",
        ),
        (
            "dirigente líder",
            "presidente presidenta secretario secretaria portavoz consejero consejera candidato candidata ministro ministra "
            "diputado diputada coordinador coordinadora fundador fundadora",
        ),
        (
            "diputado diputada senador senadora",
            "portavoz secretario secretaria líder coordinador coordinadora candidato candidata",
        ),
        (
            "funcionario funcionaria",
            "vocero vocera portavoz ministro ministra viceministro viceministra secretario secretaria director directora",
        ),
        ("titular", "ministro ministra consejero consejera"),
        (
            "directivo directiva empresario empresaria ejecutivo ejecutiva",
            "presidente presidenta consejero consejera director directora fundador fundadora dueño dueña gerente",
        ),
        ("sindicalista", "secretario secretaria delegado delegada responsable portavoz"),
        ("diplomático diplomática", "embajador embajadora enviado enviada mediador mediadora cónsul"),
        ("militar oficial uniformado", "general coronel comandante capitán teniente"),
        (
            "jugador jugadora futbolista",
            "delantero delantera portero portera defensa centrocampista capitán capitana lateral",
        ),
        (
            "investigador investigadora científico científica experto experta académico académica especialista docente",
            "profesor profesora catedrático catedrática biólogo bióloga físico física químico química geólogo geóloga historiador "
            "historiadora sociólogo socióloga politólogo politóloga economista hidrólogo hidróloga astrónomo astrónoma director "
            "directora climatólogo climatóloga",
        ),
        (
            "médico médica facultativo facultativa doctor doctora",
            "cirujano cirujana pediatra epidemiólogo epidemióloga",
        ),
        ("prelado religioso", "obispo arzobispo cardenal párroco sacerdote"),
        ("hombre mujer joven", ""),
    )
    for noun in nouns.split()
}
_PREPOSITIONS = frozenset(
    "a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según sin sobre tras vía".split()
)
_FUNCTION = frozenset(
    "y e o u pero sino que quien quienes cuyo donde cuando como si porque aunque mientras pues ya no sí ni también tampoco muy más "
    "menos tan tanto así aún todavía siempre nunca jamás hoy ayer mañana ahora entonces luego después antes aquí allí ahí además "
    "incluso solo sólo casi apenas bastante poco mucho se me te le les lo nos os yo tú él ella ellos ellas usted nosotros esto eso "
    "ello algo nada nadie alguien es son era eran fue fueron será serán sería sea sean siendo sido está están estaba estaban estuvo "
    "ha han había habían hubo haya haber he hay tiene tienen tenía tener puede pueden podía podría poder debe deben debía hace hacen "
    "hizo va van iba ir viene vienen quiere quieren sin embargo parece sigue siguen llega llegó da dan dio dijo".split()
) - {"dijo"}
_ADVERBS = frozenset(
    "también además ayer hoy mañana este esta lunes martes miércoles jueves viernes sábado domingo tarde noche pasado próximo "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ya después luego entonces asimismo "
    "igualmente posteriormente finalmente recientemente públicamente claramente por su parte en el la lado nuevamente siempre sin "
    "embargo mediodía "
    "madrugada anoche anteayer primero finalmente ahora aun incluso solo sólo tampoco visiblemente abiertamente previamente "
    "irónicamente anteriormente tajantemente rotundamente categóricamente contundentemente expresamente no reiteradamente así".split()
)
_NOT_NAMES = frozenset(
    (
        " ".join(_FUNCTION)
        + " "
        + " ".join(_PREPOSITIONS)
        + " "
        + " ".join(_DETERMINERS)
        + " lunes martes miércoles jueves viernes "
        "sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre preguntado preguntada "
        "d. sr. sra. don doña"
    ).split()
)

_NEGATIONS = frozenset({"no", "nunca", "jamás"})
_CLITICS = frozenset("no se le les lo la los las me nos te os".split())
_CITED = frozenset(
    "citado citada citados citadas consultado consultada entrevistado entrevistada preguntado preguntada recogido recogidas".split()
)

SPANISH = Language(
    code="es",
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
        objects_may_take_preposition=True,
        verbless_fragment_may_have_source=True,
        venue_may_part_subject_from_verb=True,
        outlets_need_article_or_name=True,
    ),
    polarity=polarity.SPANISH,
    word_pattern=r"[^\W\d_]+(?:-[^\W_]+)*\d*|\d+(?:[.,]\d+)*%?",
    cues=build_cues(_VERBS, _THINK, _conjugate, _IRREGULAR, _NOUNS_TOO),
    been=frozenset("sido".split()),
    posting=frozenset("escribir publicar tuitear".split()),
    so=frozenset({"así"}),
    latter=frozenset({"último", "última"}),
    asking=frozenset({"preguntar"}),
    answering=frozenset("responder contestar replicar".split()),
    objects=frozenset({"lo"}),
    before_that=frozenset("de en a con".split()),
    as_leads=frozenset("como según".split()),
    title_links=frozenset("a al para en".split()),
    participles=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ando", "iendo"),
    infinitives=("ar", "er", "ir"),
    demonstratives=frozenset("este esta ese esa aquel aquella".split()),
    years=frozenset({"años"}),
    negations=_NEGATIONS,
    broader=_BROADER,
    broader_is_complete=True,
    titles=frozenset(
        "delegado delegada consejero consejera candidato candidata secretario secretaria ministro ministra".split()
    ),
    spokespeople=(
        "portavo",
        "vocer",
    ),
    cited=_CITED,
    relaying=_CITED,
    audience_words=frozenset("ante".split()),
    with_words=frozenset("con para a al en".split()),
    writer_again=(
        ("tras",),
        ("después", "de"),
        ("mientras",),
        ("según",),
        ("durante",),
        ("al", "término"),
        ("a", "la", "salida"),
    ),
    gerund_endings=("ndo",),
    naming=frozenset("calificar tildar tachar".split()),
    quoting=frozenset({"citar"}),
    light_verbs=_LIGHT,
    light_forms=_LIGHT_FORMS,
    have=frozenset("ha han había habían habrá habrán habría haya haber habiendo hubo".split()),
    be=frozenset("es son era eran fue fueron será serán sería serían sea sean ser sido siendo".split()),
    modals=frozenset(
        "quiso quisieron quiere quieren quería puede pueden pudo podía podría podrían debe deben debía debería suele suelen solía vuelve "
        "volvió vuelven prefirió prefiere evita evitó evitaron logra logró intenta intentó consigue consiguió".split()
    ),
    determiners=_DETERMINERS,
    possessives=frozenset({"su", "sus"}),
    indefinite=frozenset(
        "un una unos unas varios varias algunos algunas muchos muchas otro otra otros otras cada".split()
    ),
    pronouns={
        "él": MS,
        "ella": FS,
        "ellos": MP,
        "ellas": FP,
        "éste": MS,
        "ésta": FS,
        "éstos": MP,
        "éstas": FP,
        "aquél": MS,
        "aquélla": FS,
        "este": MS,
        "esta": FS,
    },
    pronoun_pairs={
        ("este", "último"): MS,
        ("esta", "última"): FS,
        ("él", "mismo"): MS,
        ("ella", "misma"): FS,
        ("el", "primero"): MS,
        ("la", "primera"): FS,
        ("el", "segundo"): MS,
        ("la", "segunda"): FS,
        ("el", "cual"): MS,
        ("la", "cual"): FS,
        ("los", "cuales"): MP,
        ("las", "cuales"): FP,
    },
    ordinals={
        ("el", "primero"): 0,
        ("la", "primera"): 0,
        ("el", "segundo"): 1,
        ("la", "segunda"): 1,
    },
    own_voice=frozenset(
        "yo tú nosotros nosotras me nos mi mis mí nuestro nuestra nuestros nuestras te ustedes usted".split()
    ),
    relatives=frozenset("quien quienes cual cuales".split()),
    according=(
        ("según",),
        ("de", "acuerdo", "con"),
        ("a", "decir", "de"),
        ("a", "decir", "del"),
        ("a", "juicio", "de"),
        ("a", "juicio", "del"),
        ("a", "ojos", "de"),
        ("a", "ojos", "del"),
        ("en", "opinión", "de"),
        ("en", "opinión", "del"),
        ("en", "palabras", "de"),
        ("en", "palabras", "del"),
        ("por", "boca", "de"),
        ("para", "quien"),
        ("para", "quienes"),
        *(("a", "su", noun) for noun in "juicio entender parecer modo".split()),
        ("en", "su", "opinión"),
    ),
    according_initial=(("para",),),
    conjunctions=frozenset({"que"}),
    questions=frozenset("si cómo cuándo dónde qué quién cuál cuánto cuántos cuántas".split()),
    infinitive_pattern=r"[aeií]r(?:e|s[ei]|ne|l[aeio]s?|les|gli|[cvm]i|[mt]e|nos)?\Z",
    before_infinitive=_NEGATIONS | _CLITICS,
    opening_infinitive=_NEGATIONS | _CLITICS,
    infinitive_links=frozenset({"de", "a"}),
    linkers=frozenset({"de", "del"}),
    prepositions=_PREPOSITIONS,
    to_words=frozenset("a al ante".split()),
    in_words=frozenset("en durante ante sobre por a al desde vía".split()),
    ands=frozenset({"y", "e"}),
    plural_verbs=("n",),
    coordinators=frozenset("y e o u pero".split()),
    breaks=frozenset({"mientras"}),
    likeness=frozenset({"como", "según"}),
    as_words=frozenset("de como".split()),
    stops=_FUNCTION | (_PREPOSITIONS - {"de", "del"}),
    adverbs=_ADVERBS,
    clitics=_CLITICS,
    reflexive=frozenset({"se"}),
    accusing=frozenset("acusar".split()),
    agents=frozenset({"por"}),
    particles=frozenset("de del la las los y van von der den di da dos al el bin ibn ould e i".split()),
    honorifics={
        "sr": MS,
        "sra": FS,
        "señor": MS,
        "señora": FS,
        "don": MS,
        "doña": FS,
        "dr": MS,
        "dra": FS,
        "sor": FS,
        "fray": MS,
        "monseñor": MS,
    },
    roles=_ROLES,
    people=_PEOPLE,
    house_words=frozenset({"desde"}),
    near=frozenset("cercanas cercanos cercana cercano próximas próximos".split()),
    nationals=_NATIONALS,
    collectives=_COLLECTIVES,
    nameless=frozenset(
        "policía guardia ejército alcaldía fiscalía gobierno oposición justicia defensa acusación prensa".split()
    ),
    anaphoric_bodies=frozenset(
        "empresa grupo organización asociación compañía sindicato partido entidad banco federación colectivo agencia fundación club organismo institución consultora firma".split()
    ),
    documents=_DOCUMENTS,
    outlets=frozenset(
        "agencia diario periódico rotativo revista cadena radio televisión telediario canal semanario medio emisora web portal programa "
        "noticiario suplemento publicación prensa periodistas medios".split()
    ),
    outlet_beginnings=frozenset("afp bfm".split()),
    outlet_names=frozenset(
        "efe reuters afp ap bbc cnn abc dpa ansa tass vanguardia cope rne tve rtve telecinco marca clarín univisión televisa infobae elmundo radio onda canal tv tele "
        "antena".split()
    ),
    microphones=frozenset("micrófonos antena".split()),
    channel_words=frozenset("".split()),
    media=frozenset(
        "twitter x facebook instagram telegram tiktok youtube red redes perfil cuenta comunicado carta blog vídeo video mensaje tuit "
        "libro nota hilo bando".split()
    ),
    events=frozenset(
        "declaraciones entrevista rueda conferencia reunión mitin debate congreso senado parlamento juicio cumbre discurso acto sesión comparecencia visita foro encuentro "
        "diálogo conversación charla prensa periodistas medios pleno vista audiencia tribunal asamblea coloquio desayuno".split()
    ),
    works=frozenset(
        "película libro novela memorias ensayo poemario cuadro lienzo escultura exposición muestra poema relato pieza álbum canción disco obra serie programa revista título proyecto plan operación premio festival grupo restaurante barco lema término palabra expresión campaña documental".split()
    ),
    named=frozenset(
        "llamado llamada llamados denominado denominada titulado titulada apodado apodada alias conocido conocida bautizado bautizada apoda apodan llama llaman llamaba llamaban denomina denominan supuesto supuesta".split()
    ),
    first_names={"andrea": "f", "simone": "f", "nicola": "?"},
    offices=frozenset(
        "presidente presidenta ministro ministra alcalde alcaldesa gobernador rey papa fiscal".split()
    ),
    turns={"p": False, "pregunta": False, "r": True, "respuesta": True},
    interviews=(
        "ntrevista de",
        "ntrevista realizada",
    ),
    abbreviations=frozenset("sr sra sres dr dra d dña ud uds etc núm pág art ee uu".split()),
    not_names=_NOT_NAMES,
    finite_endings=(
        "aba",
        "ó",
        "aban",
        "aron",
        "ieron",
        "ará",
        "arán",
        "erá",
        "erán",
        "irá",
        "irán",
        "aría",
        "arían",
        "ería",
        "iría",
    ),
    subject_after_verb=True,
    common=frozenset(
        "el la los las de que y en un una por con para se su del al es lo como más pero ha sus le este entre cuando muy".split()
    ),
)

assert Form.FINITE == 1
