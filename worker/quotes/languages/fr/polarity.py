"""French: the words by which nothing, or the contrary, was said (Grevisse, §1014-1023 on negation)."""

from worker.quotes.lexicon.polarity import PolarityWords, governing, sequences

FRENCH = PolarityWords(
    negators=frozenset("pas point aucunement nullement non".split()),
    partners=frozenset({"ne", "n'"}),
    halves=frozenset("jamais plus guère rien personne aucun aucune nul nulle ni nullement pas point".split()),
    nobodies=frozenset("personne aucun aucune nul nulle rien ni jamais pas".split()),
    nowhere=frozenset("en à dans d' de par".split()),
    spared=frozenset("seulement uniquement simplement que qu' moins".split()),
    exceptions=frozenset("autre sinon hormis excepté sauf".split()),
    adversatives=frozenset({"mais"}),
    fillers=frozenset("encore vraiment explicitement".split()),
    adverb_endings=("ment",),
    bare=frozenset("avoir être ayant étant".split()),
    not_one=sequences("pas un", "pas une"),
    links=frozenset("de d' à".split()),
    governors=governing(
        "refuse refusent refusait refusaient refusé refusés refusée refusées refusant refuser refusa évite évitent "
        "évitait évité évitant éviter évita garde gardé gardée gardait gardés gardées abstient abstenu abstenue "
        "abstenait abstenus abstenant omis omet omettait oublie oublié oubliait oubliant cesse cessent cessait cessé "
        "cessant cessa hésite hésitent hésitait hésité hésitant hésita lasse lassé lassée lassent lassait fatigue "
        "fatigué renonce renoncé renonçait renonçant tarde tardé manque manqué manquait manquent prive privé privée "
        "privent incapable incapables réticent réticente ose osent osait osé oser osa arrête arrêtent arrêté arrêtait "
        "interdit interdite loin faute peur empêcher craint craignait dispensé dispense gêne gêné gênée gênés",
        "prévoit prévoient prévu compte comptent comptait entend entendent apprête apprêtent apprêtait censé censée "
        "censés attendu attendue attendus invité invitée invités appelé appelée appelés prié priée sommé sommée promis "
        "promet promettent accepté accepte acceptent envisage envisagent espère espèrent menace menacent menacé prêt "
        "prête prêts prêtes obligé tenu supposé demandé demande demandent ordonné exhorté exhorte",
        "nie nient niait niaient nié niant nia nier dément démentent démenti démentant démentait démentit démentir "
        "conteste contestent contesté contestait contestant réfute réfutent réfuté réfutait réfutant",
    ),
    askers=frozenset(
        "demande demandent demandé demandait demander ordonne ordonné exhorte exhorté invite invité somme "
        "sommé prie prié appelle appelé presse pressé conseille conseillé supplie supplié recommande "
        "recommandé".split()
    ),
    withholding=frozenset({"sans", "lieu", "plutôt", "loin", "faute"}),
    alternatives=frozenset({"ou"}),
    later=frozenset("va vont ira iront devrait devraient doit doivent devra devront allait allaient".split()),
    maybe=frozenset(
        "peut peuvent pourrait pourraient pouvait pouvaient saurait saura pourra pourront pu".split()
    ),
    auxiliaries=frozenset(),
    futures=frozenset(
        "dira diront maintiendra maintiendront soutiendra soutiendront conviendra préviendra reviendra "
        "répétera répéteront rappellera rappelleront appellera écrira écriront reconnaîtra reconnaîtront "
        "admettra admettront promettra promettront répondra répondront croira verra voudra".split()
    ),
    conditionals=frozenset(
        "dirait diraient maintiendrait soutiendrait rappellerait écrirait répondrait".split()
    ),
    future_endings=(
        ("er", "era"),
        ("er", "eront"),
        ("ir", "ira"),
        ("ir", "iront"),
        ("re", "ra"),
        ("re", "ront"),
    ),
    conditional_endings=(
        *(
            ("er", "erait"),
            ("er", "eraient"),
            ("ir", "irait"),
            ("ir", "iraient"),
            ("re", "rait"),
            ("re", "raient"),
        ),
    ),
    conditions=sequences(
        "si",
        "s'",
        "comme si",
        "à moins que",
        "à moins qu'",
        "au cas où",
        "pour peu que",
        "pourvu que",
        "à condition que",
        "à supposer que",
        "en supposant que",
        "dans l' hypothèse où",
        "quand bien même",
        "jusqu'à ce que",
        "sans que",
        "sans qu'",
        "avant que",
        "avant qu'",
    ),
    conceding=sequences("même si", "même s'"),
    untrue=sequences(
        "faux",
        "pas vrai",
        "inexact",
        "pas exact",
        "aucune preuve",
        "pas certain",
        "pas sûr",
        "pas clair",
        "impossible",
        "possible",
        "improbable",
        "rien ne prouve",
        "rien n' indique",
    ),
    deniers=frozenset({"nier", "démentir"}),
    rejecters=frozenset({"rejeter", "balayer", "contester", "réfuter", "récuser"}),
    claims=frozenset(
        "affirmation affirmations accusation accusations allégation allégations information informations idée "
        "rumeur rumeurs hypothèse thèse version propos".split()
    ),
    doubters=frozenset({"douter"}),
)
