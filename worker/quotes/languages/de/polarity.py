"""German: the words by which nothing, or the contrary, was said (Duden, Grammatik, on Negation)."""

from worker.quotes.lexicon.polarity import PolarityWords, governing, sequences

GERMAN = PolarityWords(
    negators=frozenset(
        "nicht nie niemals nichts keineswegs keinesfalls nirgends nirgendwo weder kein keine keiner keinen keinem keines niemand niemandem niemanden mitnichten".split()
    ),
    nobodies=frozenset(
        "nie niemals nichts keineswegs keinesfalls nirgends weder kein keine keiner keinen keinem keines "
        "niemand mitnichten".split()
    ),
    spared=frozenset(
        "nur bloß allein lediglich zuletzt umsonst ohne zum zufällig ganz minder weniger selten wenige lange weit unbedingt genannter genannte genannten anders anderes andere anderer verlegen".split()
    ),
    exceptions=frozenset("anderes anders außer andere anderer".split()),
    adversatives=frozenset({"sondern", "vielmehr", "aber"}),
    joins=frozenset("und oder sowie aber sondern doch denn".split()),
    partial=frozenset({"nicht"}),
    adverb_endings=(),
    bare=frozenset(["haben", "sein"]),
    not_one=sequences("nicht ein", "nicht eine", "nicht einer"),
    links=frozenset({"zu"}),
    governors=governing(
        "weigert weigern weigerte weigerten geweigert vermied vermieden vermeidet vermeiden verzichtet verzichtete "
        "verzichteten unterließ unterlassen versäumt versäumte versäumten scheut scheute scheuten gescheut zögert "
        "zögerte zögerten gezögert aufgehört hört hörte hörten müde lehnt lehnte lehnten abgelehnt ohne statt anstatt "
        "außerstande vergaß vergessen vergisst hütet hütete gehütet unfähig nehmen",
        "plant planen plante geplant beabsichtigt beabsichtigte bittet bat gebeten fordert forderte aufgefordert "
        "verspricht versprach versprochen droht drohte gedroht bereit",
        "bestritt bestreitet bestritten leugnet leugnete geleugnet dementiert dementierte",
    ),
    withholding=frozenset({"ohne", "statt", "anstatt"}),
    later=frozenset("wird werden soll sollen will wollen".split()),
    maybe=frozenset(
        "würde würden könnte könnten kann können dürfte dürften darf dürfen müsste müssten sollte sollten "
        "möchte".split()
    ),
    auxiliaries=frozenset(),
    supposing=frozenset("sollte sollten hätte hätten würde würden wäre wären".split()),
    conditions=sequences(
        "wenn",
        "falls",
        "sofern",
        "ob",
        "als ob",
        "bevor",
        "ehe",
        "bis",
        "ohne dass",
        "es sei denn",
        "vorausgesetzt",
    ),
    untrue=sequences(
        "falsch",
        "nicht wahr",
        "unwahr",
        "nicht richtig",
        "unklar",
        "unmöglich",
        "keine belege",
        "keinen beleg",
        "keine beweise",
        "keinen beweis",
        "keine hinweise",
        "möglich",
        "unwahrscheinlich",
    ),
    deniers=frozenset("bestreiten leugnen dementieren abstreiten verneinen".split()),
    rejecters=frozenset("zurückweisen ablehnen widersprechen entkräften".split()),
    claims=frozenset(
        "behauptung behauptungen vorwurf vorwürfe bericht berichte berichten darstellung gerücht gerüchte "
        "gerüchten anschuldigung anschuldigungen aussage aussagen unterstellung unterstellungen these "
        "vermutung vermutungen".split()
    ),
    doubters=frozenset({"bezweifeln"}),
)
