"""Spanish: the words by which nothing, or the contrary, was said (RAE, Nueva gramática, 48, on negation)."""

from worker.quotes.lexicon.polarity import PolarityWords, governing, sequences

SPANISH = PolarityWords(
    negators=frozenset("no nunca jamás tampoco ni".split()),
    nobodies=frozenset("nadie ningún ninguno ninguna nada ni nunca jamás tampoco".split()),
    nowhere=frozenset("en de a por".split()),
    spared=frozenset("solo sólo solamente únicamente simplemente".split()),
    exceptions=frozenset("sino otra otro más salvo excepto".split()),
    adversatives=frozenset({"sino", "aunque", "bien"}),
    linked_only=frozenset("dejó deja dejan dejaron dejado".split()),
    fillers=frozenset("aún todavía".split()),
    adverb_endings=("mente",),
    bare=frozenset("haber ser habiendo".split()),
    not_one=sequences("ni un", "ni una", "ni siquiera"),
    links=frozenset("a de en por".split()),
    governors=governing(
        "negó niega negaron niegan negado negando negarse rehúsa rehusó rehusaron rehusado rehusar evita evitó "
        "evitaron evitan evitado evitando evitar declina declinó declinaron declinado dejó deja dejan dejaron dejado "
        "dejar dudó duda dudan dudaron dudado vaciló vacila cansa cansan cansó cansado cansada cesa cesó omite omitió "
        "olvidó olvida abstuvo abstiene abstuvieron resiste resistió resisten incapaz reacio reacia reacios renunció "
        "renuncia guardó guarda paró atrevió atreve atreven atrevido tardó tarda lejos",
        "piensa prevé previsto planea planean prometió promete acordó aceptó dispuesto dispuesta espera esperan "
        "pretende pretenden amenaza amenazó",
    ),
    askers=frozenset(
        "pide pidió piden pidieron pedido insta instó instan ordenó ordena invitó invita exigió exige".split()
    ),
    withholding=frozenset({"sin", "lugar", "vez", "lejos"}),
    alternatives=frozenset({"o", "u"}),
    later=frozenset("va van irá irán iba iban debe deben deberá deberán".split()),
    maybe=frozenset("puede pueden podría podrían debería deberían podrá podrán podía podían podido".split()),
    futures=frozenset("dirá dirán mantendrá sostendrá expondrá propondrá desmentirá".split()),
    # Of the subjunctive, too, nothing is said yet: «cuando diga que», «para que diga».
    conditionals=frozenset(
        "diría dirían mantendría sostendría propondría diga digan dijera dijeran dijese".split()
    ),
    future_endings=(("", "rá"), ("", "rán")),
    conditional_endings=(
        *(("ar", "aría"), ("ar", "arían"), ("er", "ería"), ("er", "erían"), ("ir", "iría"), ("ir", "irían")),
    ),
    conditions=sequences(
        "si",
        "como si",
        "aunque si",
        "a menos que",
        "en caso de que",
        "a no ser que",
        "siempre que",
        "salvo que",
        "con tal de que",
        "hasta que",
        "sin que",
        "antes de que",
        "en el caso de que",
    ),
    conceding=sequences("si bien"),
    untrue=sequences(
        "falso",
        "no es cierto",
        "no es verdad",
        "incierto",
        "imposible",
        "posible",
        "improbable",
        "no consta",
        "no hay pruebas de",
        "no está claro",
    ),
    deniers=frozenset({"negar", "desmentir", "refutar"}),
    rejecters=frozenset({"rechazar", "descartar", "rebatir"}),
    refusing=frozenset({"negar"}),
    claims=frozenset(
        "acusación acusaciones afirmación afirmaciones información informaciones versión idea rumor rumores "
        "hipótesis tesis noticia noticias".split()
    ),
    doubters=frozenset({"dudar"}),
)
