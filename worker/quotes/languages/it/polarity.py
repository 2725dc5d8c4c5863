"""Italian: the words by which nothing, or the contrary, was said (Serianni, on negation)."""

from worker.quotes.lexicon.polarity import PolarityWords, governing, sequences

ITALIAN = PolarityWords(
    negators=frozenset("non né neppure nemmeno neanche".split()),
    nobodies=frozenset("nessuno nessun nessuna nessun' niente nulla né mai neppure nemmeno neanche".split()),
    nowhere=frozenset("in a di per da".split()),
    spared=frozenset("solo soltanto solamente unicamente semplicemente".split()),
    exceptions=frozenset("altro altra".split()),
    adversatives=frozenset({"ma", "bensì"}),
    fillers=frozenset("mai più ancora affatto certo mica".split()),
    adverb_endings=("mente",),
    bare=frozenset("avere aver essere esser avendo".split()),
    not_one=sequences("neanche un", "nemmeno un", "neppure un"),
    links=frozenset("di a dal da nel".split()),
    governors=governing(
        "rifiuta rifiutano rifiutato rifiutata rifiutati rifiutava rifiutando rifiutò evita evitano evitato evitando "
        "evitò mancato manca esita esitano esitato esitava esitando esitò smette smettono smesso stanca stancano "
        "stancato stancata cessa cessano cessato astiene astenuto astenuta guarda guardato guardata dimentica "
        "dimenticato omette omesso rinuncia rinunciato incapace restio restia osa osano osato lontano tarda tardato "
        "perde",
        "intende intendono inteso prevede previsto promette promesso accettato pronto pronta pronti minaccia "
        "minacciato spera sperano conta contano per chiamato chiamata",
        "nega negano negato negava negando negò smentisce smentiscono smentito smentì",
    ),
    askers=frozenset(
        "chiede chiedono chiesto invita invitato ordina ordinato esorta esortato prega pregato".split()
    ),
    withholding=frozenset({"senza", "invece", "piuttosto", "lontano"}),
    alternatives=frozenset({"o"}),
    later=frozenset("deve devono dovrà dovranno".split()),
    maybe=frozenset(
        "può possono potrebbe potrebbero dovrebbe dovrebbero potrà potranno poteva potuto".split()
    ),
    future_endings=(("", "rà"), ("", "ranno")),
    conditional_endings=(("", "rebbe"), ("", "rebbero")),
    conditions=sequences(
        "se",
        "come se",
        "qualora",
        "a meno che",
        "nel caso in cui",
        "purché",
        "a patto che",
        "finché",
        "senza che",
        "prima che",
        "ammesso che",
        "a condizione che",
    ),
    conceding=sequences("anche se"),
    untrue=sequences(
        "falso",
        "non è vero",
        "impossibile",
        "possibile",
        "improbabile",
        "non è chiaro",
        "non risulta",
        "nessuna prova",
    ),
    deniers=frozenset({"negare", "smentire", "confutare", "contestare"}),
    rejecters=frozenset({"respingere", "escludere", "rigettare"}),
    claims=frozenset(
        "accusa accuse affermazione affermazioni notizia notizie voce voci idea ipotesi tesi ricostruzione".split()
    ),
    doubters=frozenset({"dubitare"}),
)
