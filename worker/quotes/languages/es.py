"""Spanish: cue verbs, nouns for people and houses, the marks of its syntax.

Written from grammars (RAE, discurso directo e indirecto) and from use. Nothing here was taken from an annotated set.
"""

from worker.quotes.grammar import EP, ES, FP, FS, MP, MS, Agreement, CueWord, Form, Frame
from worker.quotes.inflect import Forms, build_cues, spelled
from worker.quotes.language import Language

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
        "acusar culpar tachar avalar certificar testificar declamar recitar corear cantar protestar quejarse",
    ),
    (
        O,
        "calificar tildar tachar denunciar criticar condenar lamentar deplorar rechazar elogiar celebrar aplaudir destacar "
        "subrayar defender exigir pedir reclamar prometer anunciar proponer advertir alertar hablar describir definir considerar "
        "llamar denominar acusar reprochar negar reconocer admitir expresar manifestar mostrar valorar agradecer censurar "
        "cuestionar atribuir evocar invocar citar ver tratar presentar decir asegurar abogar reivindicar",
    ),
    (
        I,
        "afirmar asegurar decir prometer negar reconocer admitir esperar creer considerar jurar lamentar proponer pedir exigir querer pretender acusar amenazar desear temer",
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
    "creer pensar considerar estimar esperar desear temer dudar querer pretender ver confiar calcular notar".split()
)
_IRREGULAR: dict[str, Forms] = {
    "decir": spelled(
        "dice dicen dijo dijeron decía decían dirá dirán diría diga", "dicho", "diciendo", "decir"
    ),
    "predecir": spelled(
        "predice predicen predijo predijeron predecía", "predicho", "prediciendo", "predecir"
    ),
    "pedir": spelled("pide piden pidió pidieron pedía pedían pedirá", "pedido", "pidiendo", "pedir"),
    "sostener": spelled(
        "sostiene sostienen sostuvo sostuvieron sostenía", "sostenido", "sosteniendo", "sostener"
    ),
    "mantener": spelled(
        "mantiene mantienen mantuvo mantuvieron mantenía", "mantenido", "manteniendo", "mantener"
    ),
    "reconocer": spelled(
        "reconoce reconocen reconoció reconocieron reconocía", "reconocido", "reconociendo", "reconocer"
    ),
    "agradecer": spelled(
        "agradece agradecen agradeció agradecieron", "agradecido", "agradeciendo", "agradecer"
    ),
    "contar": spelled("cuenta cuentan contó contaron contaba", "contado", "contando", "contar"),
    "recordar": spelled(
        "recuerda recuerdan recordó recordaron recordaba", "recordado", "recordando", "recordar"
    ),
    "negar": spelled("niega niegan negó negaron negaba", "negado", "negando", "negar"),
    "pensar": spelled("piensa piensan pensó pensaron pensaba", "pensado", "pensando", "pensar"),
    "defender": spelled(
        "defiende defienden defendió defendieron defendía", "defendido", "defendiendo", "defender"
    ),
    "advertir": spelled(
        "advierte advierten advirtió advirtieron advertía", "advertido", "advirtiendo", "advertir"
    ),
    "desmentir": spelled("desmiente desmienten desmintió", "desmentido", "desmintiendo", "desmentir"),
    "sugerir": spelled("sugiere sugieren sugirió sugirieron", "sugerido", "sugiriendo", "sugerir"),
    "proponer": spelled(
        "propone proponen propuso propusieron proponía", "propuesto", "proponiendo", "proponer"
    ),
    "exponer": spelled("expone exponen expuso expusieron", "expuesto", "exponiendo", "exponer"),
    "concluir": spelled(
        "concluye concluyen concluyó concluyeron concluía", "concluido", "concluyendo", "concluir"
    ),
    "argüir": spelled("arguye arguyen arguyó", "argüido", "arguyendo", "argüir"),
    "atribuir": spelled("atribuye atribuyen atribuyó", "atribuido", "atribuyendo", "atribuir"),
    "escribir": spelled(
        "escribe escriben escribió escribieron escribía", "escrito", "escribiendo", "escribir"
    ),
    "describir": spelled(
        "describe describen describió describieron", "descrito", "describiendo", "describir"
    ),
    "ver": spelled("ve ven vio vieron veía", "visto", "viendo", "ver"),
    "querer": spelled("quiere quieren quiso quería querían", "querido", "queriendo", "querer"),
    "leer": spelled("lee leen leyó leyeron", "leído", "leyendo", "leer"),
    "creer": spelled("cree creen creyó creía creían", "creído", "creyendo", "creer"),
    "soltar": spelled("suelta soltó soltaba", "soltado", "soltando", "soltar"),
    "proseguir": spelled("prosigue prosiguen prosiguió", "proseguido", "prosiguiendo", "proseguir"),
    "sonreír": spelled("sonríe sonrió", "sonreído", "sonriendo", "sonreír"),
    "reír": spelled("ríe rio rió", "reído", "riendo", "reír"),
    "rogar": spelled("ruega rogó", "rogado", "rogando", "rogar"),
    "mostrar": spelled("muestra muestran mostró mostraron", "mostrado", "mostrando", "mostrar"),
    "comprobar": spelled("comprueba comprobó", "comprobado", "comprobando", "comprobar"),
    "empezar": spelled("empieza empezó", "empezado", "empezando", "empezar"),
    "hacer": spelled("hace hacen hizo hicieron hacía", "hecho", "haciendo", "hacer"),
    "dar": spelled("da dan dio dieron", "dado", "dando", "dar"),
    "poner": spelled("pone ponen puso pusieron", "puesto", "poniendo", "poner"),
    "dejar": spelled("deja dejan dejó dejaron", "dejado", "dejando", "dejar"),
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


_LIGHT: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "hacer": ((("saber",), S | T), (("hincapié",), S | T), (("notar",), S | T)),
    "dar": ((("a", "conocer"), S | T | O), (("a", "entender"), S | T), (("las", "gracias"), S)),
    "poner": ((("de", "manifiesto"), S | T | O), (("de", "relieve"), S | T | O)),
    "dejar": ((("claro",), S | T), (("caer",), S | T)),
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
    "médico doctor enfermero profesor catedrático maestro rector investigador científico historiador sociólogo politólogo "
    "economista escritor autor poeta periodista redactor presentador locutor director productor actor cantante músico "
    "pintor fotógrafo arquitecto ingeniero empresario directivo banquero inversor agricultor ganadero pescador trabajador "
    "empleado obrero sindicalista delegado coordinador fundador propietario experto analista asesor diplomático candidato "
    "opositor militante activista líder dirigente vocero consejero rey príncipe papa obispo arzobispo cardenal sacerdote "
    "entrenador seleccionador jugador futbolista portero delantero centrocampista defensa piloto ciclista tenista atleta "
    "campeón ganador vecino ciudadano testigo superviviente estudiante alumno padre hijo hermano marido amigo compañero "
    "exministro expresidente exalcalde dueño gerente técnico biólogo físico químico geólogo virólogo epidemiólogo psicólogo",
    "presidenta vicepresidenta jefa alcaldesa jueza fiscala actriz reina princesa madre mujer esposa viuda embajadora concejala "
    "campeona líder lideresa poetisa capitana",
    "portavoz responsable representante cantante artista periodista dirigente economista atleta ministrable titular mandatario "
    "mandataria cónyuge cineasta colega",
)
_COLLECTIVES = _agree(
    "gobierno ministerio parlamento senado congreso consejo comité tribunal juzgado sindicato partido movimiento grupo gabinete "
    "ayuntamiento club instituto observatorio centro ejército banco fabricante operador hospital museo vaticano kremlin "
    "ejecutivo equipo colectivo departamento pentágono gremio país estado",
    "fiscalía policía guardia justicia agencia asociación federación confederación organización unión coalición empresa compañía "
    "firma multinacional universidad escuela fundación plataforma comisión cámara corte audiencia oposición alcaldía junta "
    "diputación generalitat embajada familia patronal entidad institución administración iglesia defensa acusación conselleria consejería",
)
_COLLECTIVES |= {
    "autoridades": FP,
    "fuentes": FP,
    "medios": MP,
    "bomberos": MP,
    "vecinos": MP,
    "críticos": MP,
}
_DOCUMENTS = _agree(
    "comunicado informe texto documento artículo libro decreto fallo auto escrito tuit mensaje estudio manifiesto acuerdo sondeo",
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
    "nuestro": MS,
    "nuestra": FS,
    "mi": ES,
    "propio": MS,
    "propia": FS,
    "aquel": MS,
    "todos": MP,
    "todas": FP,
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
    "embargo anteriormente tajantemente rotundamente categóricamente contundentemente expresamente no reiteradamente así".split()
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

SPANISH = Language(
    code="es",
    word_pattern=r"[^\W\d_]+(?:-[^\W_]+)*\d*|\d+(?:[.,]\d+)*%?",
    cues=build_cues(_VERBS, _THINK, _conjugate, _IRREGULAR, _NOUNS_TOO),
    been=frozenset("sido".split()),
    titles=frozenset(
        "consejero consejera candidato candidata secretario secretaria ministro ministra".split()
    ),
    spokespeople=(
        "portavo",
        "vocer",
    ),
    cited=frozenset("citado citada".split()),
    audience_words=frozenset("ante".split()),
    with_words=frozenset("con para".split()),
    writer_again=(),
    gerund_endings=("ndo",),
    naming=frozenset("calificar llamar tildar tachar".split()),
    quoting=frozenset({"citar"}),
    light_verbs=_LIGHT,
    light_forms={
        spelling: CueWord(lemma, 0, form)
        for lemma in _LIGHT
        for spelling, form in _IRREGULAR[lemma]
        if spelling not in ("he",)
    },
    have=frozenset("ha han había habían habrá habrán habría haya haber habiendo hubo".split()),
    be=frozenset("es son era eran fue fueron será serán sería sea sean ser sido siendo".split()),
    modals=frozenset("quiso quiere puede podría debe debía suele solía vuelve volvió".split()),
    determiners=_DETERMINERS,
    possessives=frozenset({"su", "sus"}),
    indefinite=frozenset(
        "un una unos unas varios varias algunos algunas muchos muchas otro otra otros otras cada".split()
    ),
    pronouns={"él": MS, "ella": FS, "ellos": MP, "ellas": FP, "éste": MS, "ésta": FS, "aquél": MS},
    pronoun_pairs={("este", "último"): MS, ("esta", "última"): FS},
    own_voice=frozenset(
        "yo tú nosotros me nos mi mis nuestro nuestra nuestros nuestras te ustedes usted".split()
    ),
    relatives=frozenset({"que", "quien", "quienes"}) - {"que"},
    according=(
        ("según",),
        ("de", "acuerdo", "con"),
        ("a", "juicio", "de"),
        ("a", "juicio", "del"),
        ("en", "opinión", "de"),
        ("en", "opinión", "del"),
        ("en", "palabras", "de"),
        ("en", "palabras", "del"),
    ),
    according_initial=(("para",),),
    conjunctions=frozenset({"que"}),
    questions=frozenset("si cómo cuándo dónde qué".split()),
    infinitive_links=frozenset({"de", "a"}),
    linkers=frozenset({"de", "del"}),
    prepositions=_PREPOSITIONS,
    to_words=frozenset("a al ante".split()),
    in_words=frozenset("en durante ante sobre por a al".split()),
    ands=frozenset({"y", "e"}),
    plural_verbs=("n",),
    coordinators=frozenset("y e o u pero".split()),
    breaks=frozenset({"mientras"}),
    likeness=frozenset({"como"}),
    as_words=frozenset("de como".split()),
    stops=_FUNCTION | (_PREPOSITIONS - {"de", "del"}),
    adverbs=_ADVERBS,
    clitics=frozenset("no se le les lo la los las me nos".split()),
    reflexive=frozenset({"se"}),
    accusing=frozenset("acusar".split()),
    agents=frozenset({"por"}),
    particles=frozenset("de del la las los y van von der di da dos al bin e i".split()),
    honorifics={"sr": MS, "sra": FS, "señor": MS, "señora": FS, "don": MS, "doña": FS, "dr": MS, "dra": FS},
    roles=_ROLES,
    people=_agree("hombre joven anciano chico niño afectado", "mujer señora chica", "persona joven"),
    collectives=_COLLECTIVES,
    nameless=frozenset(
        "policía guardia ejército alcaldía fiscalía gobierno oposición justicia defensa acusación prensa".split()
    ),
    anaphoric_bodies=frozenset(
        "empresa grupo organización asociación compañía sindicato partido entidad banco federación colectivo agencia fundación club".split()
    ),
    documents=_DOCUMENTS,
    outlets=frozenset(
        "agencia diario periódico revista cadena radio televisión canal semanario medio emisora web programa prensa periodistas".split()
    ),
    outlet_names=frozenset(
        "efe reuters afp ap bbc cnn país mundo abc vanguardia cope ser rne tve rtve telecinco marca as clarín nación univisión televisa reforma infobae elmundo".split()
    )
    - {"nación", "ser", "mundo", "país", "reforma"},
    microphones=frozenset("micrófonos antena".split()),
    channel_words=frozenset("".split()),
    media=frozenset(
        "twitter x facebook instagram telegram youtube redes comunicado carta blog vídeo video mensaje tuit libro nota".split()
    ),
    events=frozenset(
        "declaraciones entrevista rueda conferencia reunión mitin debate congreso senado parlamento juicio cumbre discurso acto sesión comparecencia visita foro encuentro prensa periodistas pleno".split()
    ),
    works=frozenset(
        "película libro novela álbum canción disco obra serie programa revista título proyecto plan operación premio festival grupo restaurante barco lema término palabra expresión campaña documental".split()
    ),
    named=frozenset(
        "llamado llamada llamados denominado denominada titulado titulada apodado apodada alias conocido conocida bautizado bautizada supuesto supuesta".split()
    ),
    first_names={"andrea": "f", "simone": "f", "nicola": "?"},
    offices=frozenset(
        "presidente presidenta ministro ministra alcalde alcaldesa gobernador rey papa fiscal".split()
    ),
    interviews=(
        "ntrevista de",
        "ntrevista realizada",
    ),
    abbreviations=frozenset("sr sra sres dr dra d dña ud uds etc núm pág art ee uu".split()),
    not_names=_NOT_NAMES,
    finite_endings=("aba", "aban", "aron", "ieron"),
    subject_after_verb=True,
    common=frozenset(
        "el la los las de que y en un una por con para se su del al es lo como más pero ha sus le este entre cuando muy".split()
    ),
)

assert Form.FINITE == 1
