"""French: cue verbs, determiners, nouns for people and houses, the marks of its syntax.

Written from grammars (Grevisse; Riegel, Pellat & Rioul on reported speech) and from use. Nothing here was
taken from an annotated set.
"""

from worker.quotes.languages.fr import polarity
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
        "ajouter annoncer argumenter arguer compléter concéder concéder conclure constater convenir déclarer "
        "déduire détailler enchaîner expliquer expliciter exposer indiquer insister lâcher mentionner noter "
        "objecter observer pointer poursuivre préciser prédire pronostiquer présager proclamer rappeler "
        "rapporter réaffirmer redire réitérer relater relever remarquer répéter répliquer répondre rétorquer "
        "révéler riposter signaler souligner spécifier stipuler tempérer témoigner tweeter twitter retweeter "
        "raconter résumer confier certifier ironiser plaisanter déplorer regretter marteler nuancer avancer "
        "juger alerter avertir prévenir avouer reconnaître admettre écrire dire décrire commenter communiquer "
        "confirmer démentir informer corroborer professer postuler clamer claironner scander crier hurler "
        "murmurer chuchoter susurrer souffler glisser lancer asséner assener trancher théoriser philosopher "
        "soutenir maintenir prétendre garantir jurer gager parier promettre assurer affirmer attester alléguer "
        "reprendre renchérir surenchérir rebondir recadrer relativiser rassurer analyser décrypter diagnostiquer "
        "développer disserter justifier dénoncer accuser suggérer recommander préconiser proposer conseiller "
        "exiger réclamer demander interroger questionner ordonner enjoindre commander supplier implorer implorer "
        "exhorter inviter encourager appeler plaider prôner revendiquer vanter saluer louer féliciter remercier "
        "applaudir ovationner critiquer fustiger condamner conspuer vilipender brocarder railler moquer tacler "
        "étriller pester tonner vitupérer vociférer tempêter fulminer maugréer grommeler grogner bougonner "
        "gronder râler rager menacer défier réagir rectifier corriger contester réfuter nier récuser "
        "objecter protester contre-attaquer contrecarrer abonder acquiescer approuver opiner consentir "
        "pressentir présumer supposer supputer spéculer estimer considérer penser croire espérer craindre "
        "redouter imaginer évaluer trouver apprendre découvrir divulguer dévoiler publier poster "
        "énoncer formuler exprimer émettre prononcer édicter décréter statuer arbitrer conter narrer "
        "paraphraser citer évoquer aborder balayer rejeter refuser botter éluder esquiver taquiner gazouiller "
        "blaguer badiner pérorer fanfaronner crâner fayoter bredouiller balbutier bafouiller bégayer chanter "
        "entonner déclamer réciter lire relire intimer sommer presser adjurer conjurer prier prédire prophétiser "
        "augurer anticiper prévoir entrevoir tabler calculer chiffrer comptabiliser recenser dénombrer établir "
        "démontrer prouver illustrer signifier notifier mander rapporter câbler titrer éditorialiser chroniquer "
        "résumer synthétiser récapituler schématiser caricaturer exagérer minimiser dédramatiser positiver "
        "espérer escompter tonitruer vaticiner gémir geindre implorer sangloter ânonner articuler scander "
        "épingler étayer marmonner mugir ricaner rugir siffler soupirer philosopher pavoiser temporiser "
        "botter trépigner tiquer sermonner tancer admonester morigéner gourmander houspiller",
    ),
    (
        O,
        "dénoncer déplorer regretter condamner critiquer fustiger saluer vanter louer prôner réclamer exiger "
        "demander évoquer invoquer mentionner promettre annoncer proposer revendiquer rejeter réfuter contester "
        "nier démentir redouter craindre reconnaître admettre souligner rappeler pointer relever noter constater "
        "dire déclarer affirmer assurer défendre soutenir plaider qualifier décrire considérer juger estimer "
        "présenter taxer traiter surnommer accuser blâmer reprocher imputer attribuer stigmatiser épingler "
        "brocarder railler moquer tacler parler appeler exhorter inviter encourager enjoindre sommer vouloir "
        "souhaiter espérer viser ambitionner prétendre compter exprimer formuler adresser témoigner manifester "
        "afficher avancer balayer repousser écarter refuser exclure approuver applaudir célébrer louer "
        "encenser remercier féliciter honorer citer comparer assimiler juger croire décrier vilipender "
        "conspuer pourfendre dépeindre assurer garantir jurer préconiser recommander suggérer conseiller "
        "appréhender pronostiquer prédire anticiper confirmer révéler dévoiler divulguer expliquer justifier "
        "motiver défier menacer avertir alerter prévenir mettre ajouter concéder avouer confesser lancer "
        "répéter réaffirmer réitérer marteler insister préciser indiquer signaler établir craindre ordonner "
        "confier écrire publier poster tweeter twitter plaider arguer alléguer conclure diagnostiquer "
        "percevoir entrevoir envisager imaginer résumer commenter crier scander clamer chanter proclamer "
        "réfuter récuser interpeller attaquer cibler viser blâmer remettre regretter marquer",
    ),
    (
        I,
        "affirmer assurer dire déclarer prétendre reconnaître admettre avouer jurer nier démentir espérer penser "
        "croire estimer promettre menacer souhaiter vouloir ajouter confirmer indiquer expliquer préciser "
        "certifier garantir annoncer soutenir craindre redouter regretter accuser soupçonner reprocher proposer "
        "demander ordonner exiger exhorter appeler inviter enjoindre sommer recommander "
        "conseiller suggérer préconiser envisager confier révéler déplorer arguer alléguer imaginer compter",
    ),
    (
        L,
        "informer prévenir avertir alerter assurer exhorter inviter encourager appeler interroger "
        "questionner interpeller sommer enjoindre supplier implorer rassurer "
        "convaincre persuader prier presser défier apostropher",
    ),
    (
        M | S,
        "sourire rire ricaner soupirer sangloter pleurer gémir s'emporter s'énerver s'enflammer s'amuser "
        "tousser hocher souffler siffler trépigner bondir exulter jubiler pavoiser fanfaronner enrager s'agacer "
        "grincer persifler cingler cogner attaquer tacler dégainer embrayer entamer débuter commencer démarrer "
        "continuer terminer achever finir conclure interrompre couper intervenir rebondir réagir saluer "
        "s'attendrir philosopher rêver sourciller tonner",
    ),
    (
        R | S | T,
        "se_féliciter se_réjouir se_désoler s'indigner s'insurger s'étonner s'inquiéter s'alarmer s'offusquer "
        "s'agacer s'énerver s'emporter s'exclamer s'écrier s'amuser s'interroger s'enthousiasmer s'excuser "
        "s'expliquer s'émouvoir s'enorgueillir se_défendre se_lamenter se_plaindre se_gausser se_moquer "
        "se_rappeler se_souvenir se_justifier se_dire se_targuer se_vanter se_flatter se_demander se_scandaliser "
        "se_rengorger s'esclaffer s'époumoner s'étrangler s'enflammer s'impatienter se_désespérer se_persuader "
        "se_remémorer s'avancer s'épancher se_confier s'attrister s'affliger s'indigner s'irriter se_braquer",
    ),
    (
        R | O,
        "se_dire s'opposer s'inquiéter se_plaindre se_féliciter se_réjouir se_déclarer se_montrer s'alarmer "
        "s'indigner s'insurger se_défendre se_prononcer s'engager se_présenter se_définir s'excuser s'élever "
        "s'étonner se_moquer se_vanter se_revendiquer se_poser se_prévaloir se_désoler se_demander",
    ),
    (O, "y_voir"),
)
_THINK = frozenset(
    "penser croire espérer craindre redouter imaginer considérer estimer juger trouver supposer présumer "
    "pressentir vouloir souhaiter compter viser ambitionner prévoir entrevoir voir apprendre découvrir percevoir "
    "envisager soupçonner accepter refuser".split()
)

_IRREGULAR: dict[str, Forms] = {
    "y_voir": spelled("voit voient voyait voyaient"),
    "dire": spelled(
        "dit disent disait disaient dirent dira diront dirait diraient dise",
        "dit dite dits dites",
        "disant",
        "dire",
    ),
    "redire": spelled(
        "redit redisent redisait redira redirait", "redit redite redits redites", "redisant", "redire"
    ),
    "prédire": spelled(
        "prédit prédisent prédisait prédisaient prédira",
        "prédit prédite prédits prédites",
        "prédisant",
        "prédire",
    ),
    "écrire": spelled(
        "écrit écrivent écrivait écrivaient écrivit écrivirent écrira",
        "écrit écrite écrits écrites",
        "écrivant",
        "écrire",
    ),
    "décrire": spelled(
        "décrit décrivent décrivait décrivaient décrivit",
        "décrit décrite décrits décrites",
        "décrivant",
        "décrire",
    ),
    "lire": spelled("lit lisent lisait lut", "lu lue lus lues", "lisant", "lire"),
    "relire": spelled("relit relisent", "relu relue", "relisant", "relire"),
    "reconnaître": spelled(
        "reconnaît reconnait reconnaissent reconnaissait reconnaissaient reconnut reconnurent reconnaîtra reconnaîtrait",
        "reconnu reconnue reconnus reconnues",
        "reconnaissant",
        "reconnaître reconnaitre",
    ),
    "admettre": spelled(
        "admet admettent admettait admettaient admit admirent admettra admettrait",
        "admis admise admises",
        "admettant",
        "admettre",
    ),
    "promettre": spelled(
        "promet promettent promettait promettaient promit promirent promettra promettrait",
        "promis promise promises",
        "promettant",
        "promettre",
    ),
    "émettre": spelled("émet émettent émettait émettaient émit", "émis émise émises", "émettant", "émettre"),
    "mettre": spelled(
        "met mettent mettait mettaient mit mirent mettra mettrait", "mis mise mises", "mettant", "mettre"
    ),
    "remettre": spelled("remet remettent remettait remit", "remis remise", "remettant", "remettre"),
    "convenir": spelled(
        "convient conviennent convenait convint conviendra", "convenu convenue", "convenant", "convenir"
    ),
    "prévenir": spelled(
        "prévient préviennent prévenait prévenaient prévint préviendra",
        "prévenu prévenue prévenus",
        "prévenant",
        "prévenir",
    ),
    "soutenir": spelled(
        "soutient soutiennent soutenait soutenaient soutint soutiendra",
        "soutenu soutenue soutenus",
        "soutenant",
        "soutenir",
    ),
    "maintenir": spelled(
        "maintient maintiennent maintenait maintenaient maintint",
        "maintenu maintenue maintenus",
        "maintenant",
        "maintenir",
    ),
    "intervenir": spelled(
        "intervient interviennent intervenait intervint", "intervenu intervenue", "intervenant", "intervenir"
    ),
    "tenir": spelled("tient tiennent tenait tenaient tint", "tenu tenue", "tenant", "tenir"),
    "se_souvenir": spelled(
        "souvient souviennent souvenait souvenaient souvint", "souvenu souvenue", "souvenant", "souvenir"
    ),
    "répondre": spelled(
        "répond répondent répondait répondaient répondit répondirent répondra répondrait",
        "répondu",
        "répondant",
        "répondre",
    ),
    "prétendre": spelled(
        "prétend prétendent prétendait prétendaient prétendit",
        "prétendu prétendue",
        "prétendant",
        "prétendre",
    ),
    "défendre": spelled(
        "défend défendent défendait défendaient défendit", "défendu défendue", "défendant", "défendre"
    ),
    "se_défendre": spelled(
        "défend défendent défendait défendaient défendit",
        "défendu défendue défendus",
        "défendant",
        "défendre",
    ),
    "pourfendre": spelled("pourfend pourfendent pourfendait", "pourfendu", "pourfendant", "pourfendre"),
    "conclure": spelled(
        "conclut concluent concluait concluaient conclurent conclura",
        "conclu conclue",
        "concluant",
        "conclure",
    ),
    "exclure": spelled("exclut excluent excluait exclurent exclura", "exclu exclue", "excluant", "exclure"),
    "craindre": spelled(
        "craint craignent craignait craignaient craignit", "craint crainte", "craignant", "craindre"
    ),
    "se_plaindre": spelled(
        "plaint plaignent plaignait plaignaient plaignit", "plaint plainte plaints", "plaignant", "plaindre"
    ),
    "dépeindre": spelled("dépeint dépeignent dépeignait", "dépeint dépeinte", "dépeignant", "dépeindre"),
    "enjoindre": spelled("enjoint enjoignent enjoignait", "enjoint", "enjoignant", "enjoindre"),
    "apprendre": spelled(
        "apprend apprennent apprenait apprit apprendra", "appris apprise", "apprenant", "apprendre"
    ),
    "reprendre": spelled("reprend reprennent reprenait reprit", "repris reprise", "reprenant", "reprendre"),
    "prendre": spelled("prend prennent prenait prit prendra", "pris prise", "prenant", "prendre"),
    "croire": spelled("croit croient croyait croyaient crut", "cru", "croyant", "croire"),
    "voir": spelled("voit voient voyait voyaient vit virent verra", "vu vue vus vues", "voyant", "voir"),
    "entrevoir": spelled("entrevoit entrevoient", "entrevu", "entrevoyant", "entrevoir"),
    "prévoir": spelled("prévoit prévoient prévoyait prévit", "prévu prévue", "prévoyant", "prévoir"),
    "percevoir": spelled("perçoit perçoivent percevait", "perçu perçue", "percevant", "percevoir"),
    "vouloir": spelled(
        "veut veulent voulait voulaient voulut voudra voudrait", "voulu voulue", "voulant", "vouloir"
    ),
    "poursuivre": spelled(
        "poursuit poursuivent poursuivait poursuivaient poursuivit",
        "poursuivi poursuivie",
        "poursuivant",
        "poursuivre",
    ),
    "sourire": spelled("sourit sourient souriait sourirent", "souri", "souriant", "sourire"),
    "rire": spelled("rit rient riait", "ri", "riant", "rire"),
    "démentir": spelled(
        "dément démentent démentait démentaient démentit", "démenti démentie", "démentant", "démentir"
    ),
    "consentir": spelled("consent consentent consentait consentit", "consenti", "consentant", "consentir"),
    "pressentir": spelled("pressent pressentent pressentait", "pressenti", "pressentant", "pressentir"),
    "découvrir": spelled("découvre découvrent découvrait découvrit", "découvert", "découvrant", "découvrir"),
    "déduire": spelled("déduit déduisent déduisait déduisit", "déduit", "déduisant", "déduire"),
    "interrompre": spelled(
        "interrompt interrompent interrompait interrompit", "interrompu", "interrompant", "interrompre"
    ),
    "convaincre": spelled("convainc convainquent convainquait", "convaincu", "convainquant", "convaincre"),
    "s'émouvoir": spelled("émeut émeuvent émouvait", "ému émue émus", "émouvant", "émouvoir"),
    "faire": spelled(
        "fait font faisait faisaient fit firent fera feront ferait", "fait faite faits", "faisant", "faire"
    ),
    "se_dire": spelled("dit disent disait disaient dirent dira", "dit dite dits dites", "disant", "dire"),
    "avoir": spelled("", "", "", ""),
}
_SECOND_GROUP = frozenset(
    "avertir garantir réagir rebondir définir applaudir établir bondir gémir finir se_réjouir réfléchir rugir mugir "
    "s'enorgueillir renchérir surenchérir se_définir saisir".split()
)


def _conjugate(lemma: str) -> Forms:
    """Third person of every tense, participles, gerund, infinitive."""
    bare = lemma.removeprefix("se_").removeprefix("s'")
    if bare in _IRREGULAR and bare != lemma:
        return _IRREGULAR[bare]
    stem = bare[:-2]
    if lemma in _SECOND_GROUP:
        return spelled(
            " ".join(stem + e for e in "it issent issait issaient irent ira iront irait iraient ît".split()),
            " ".join(stem + e for e in "i ie is ies".split()),
            stem + "issant",
            bare,
        )
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    strong = stem
    if (stem[-2:-1] in "éeè" and stem[-1:] not in "aeiouéy") or (
        stem[-3:-2] in "éè" and stem[-2:] in ("gn", "br", "gl", "tr")
    ):
        at = max(stem.rfind("é"), stem.rfind("e"))
        if bare.endswith(("eler", "eter")) and bare not in (
            "acheter",
            "marteler",
            "démanteler",
            "modeler",
            "ciseler",
            "harceler",
            "receler",
            "écarteler",
            "haleter",
            "geler",
            "celer",
            "peler",
            "révéler",
            "répéter",
            "inquiéter",
            "interpréter",
        ):
            strong = stem + stem[-1]
        elif at >= 0:
            strong = stem[:at] + "è" + stem[at + 1 :]
    if stem.endswith("y"):
        strong = stem[:-1] + "i"
    finite = [
        strong + "e",
        strong + "ent",
        soft + "ait",
        soft + "aient",
        soft + "a",
        stem + "èrent",
        soft + "ât",
    ]
    for future in {stem, strong}:
        finite += [future + e for e in ("era", "eront", "erait", "eraient")]
    if stem.endswith("y"):
        finite += [stem + "e", stem + "ent"]
    return spelled(" ".join(finite), " ".join(stem + e for e in ("é", "ée", "és", "ées")), soft + "ant", bare)


_NOUNS_TOO = frozenset(
    "annonce réponse demande réclame critique salue menace note remarque reproche promesse plainte crainte "
    "commande propose défense rapporte rappel lance attaque juge juges témoigne titre titres souffle souffles "
    "avance exige chante pointe expose expose conte dit écrit écrits fait vue vues vise visée presse confie "
    "appelle appel analyse plaide raille pense trouve proposé condamné condamnée accusé accusée accusés prévenu "
    "prévenus juré jurés invité invités résumé exposé communiqué énoncé prévu concluant maintenant "
    "confidence indique révèle rassurant inquiétant prédit marque marques cite presse compte comptes voix vante "
    "blâme blâmes reprise reprises remise mise mises prise prises surprise lecture relève publie presse presses "
    "cible cibles chiffre chiffres glisse dévoilé sommes somme sommes consent présente présentes présent mande "
    "commente risque parle poste postes presse signale souligne balaie affiche affiches marque".split()
)


_LIGHT: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "faire": (
        (("savoir",), S | T | O),
        (("valoir",), S | T | O),
        (("remarquer",), S | T),
        (("observer",), S | T),
        (("comprendre",), S | T | O),
        (("part", "de"), O),
        (("part", "d'"), O),
        (("part", "du"), O),
        (("état", "de"), O),
        (("état", "d'"), O),
        (("mine", "de"), O),
        (("référence", "à"), O),
        (("allusion", "à"), O),
    ),
    "mettre": (
        (("en", "garde"), S | O | L),
        (("en", "avant"), O),
        (("en", "cause"), O),
        (("en", "doute"), O),
        (("l'", "accent", "sur"), O),
    ),
    "remettre": ((("en", "cause"), O),),
    "laisser": ((("entendre",), S | T), (("comprendre",), S | T), (("échapper",), S | O), (("planer",), O)),
    "pointer": ((("du", "doigt"), O), (("le", "fait"), T)),
    "tirer": ((("la", "sonnette", "d'", "alarme"), S | T),),
    "prendre": ((("acte",), S | O), (("la", "parole"), S), (("à", "partie"), S | O)),
    "tenir": (
        (("à", "préciser"), S | T),
        (("à", "rappeler"), S | T),
        (("à", "souligner"), S | T),
        (("à", "saluer"), S | O),
        (("à", "rassurer"), S),
    ),
    "monter": (
        (
            (
                "au",
                "créneau",
            ),
            S,
        ),
        (
            (
                "au",
                "front",
            ),
            S,
        ),
    ),
    "rendre": ((("hommage", "à"), S | O), (("hommage",), S)),
    "donner": (
        (("sa", "version"), S),
        (("l'", "assurance"), T),
        (("la", "même", "explication"), S | O),
        (("l'", "alerte"), S),
    ),
    "crier": (
        (("au", "scandale"), S),
        (("victoire",), S),
        (
            (
                "au",
                "complot",
            ),
            S,
        ),
        (("à", "l'"), O),
        (("à", "la"), O),
        (("à",), O),
        (("au",), O),
    ),
    "hausser": ((("le", "ton"), S),),
    "enfoncer": ((("le", "clou"), S),),
    "couper": ((("court",), S),),
    "exprimer": ((("sa",), S | O), (("son",), S | O), (("ses",), S | O)),
    "présenter": ((("ses", "excuses"), S | O), (("ses", "vœux"), S | O), (("ses", "condoléances"), S | O)),
    "justifier": ((("sa",), S | O),),
    "avoir": ((("beau", "jeu"), S),),
}


def _light_forms() -> dict[str, CueWord]:
    forms: dict[str, CueWord] = {}
    for lemma in _LIGHT:
        if lemma == "avoir":
            continue
        for spelling, form in _IRREGULAR.get(lemma) or (
            spelled("rend rendent rendait rendit", "rendu rendue", "rendant", "rendre")
            if lemma == "rendre"
            else _conjugate(lemma)
        ):
            old = forms.get(spelling)
            forms[spelling] = CueWord(lemma, 0, form | (old.form if old and old.lemma == lemma else 0))
    return forms


def _agree(masculine: str, feminine: str = "", either: str = "") -> dict[str, Agreement]:
    """Singular and plural of each noun with its agreement; plurals by the rules of French."""
    table: dict[str, Agreement] = {}
    for words, singular, plural in ((masculine, MS, MP), (feminine, FS, FP), (either, ES, EP)):
        for word in words.split():
            table[word] = singular
            if word.endswith(("s", "x")):
                continue
            many = (
                word[:-2] + "aux"
                if word.endswith("al") and word not in ("récital",)
                else word + ("x" if word.endswith(("eau", "eu")) else "s")
            )
            table.setdefault(many, plural)
            if "-" in word and not word.startswith(("porte-", "garde-", "haut-", "vice-", "ex-")):
                table.setdefault("-".join(part + "s" for part in word.split("-")), plural)
    return table


_ROLES = _agree(
    "président vice-président ministre directeur patron secrétaire chancelier roi prince duc empereur pape évêque "
    "archevêque cardinal curé imam rabbin pasteur député sénateur maire adjoint conseiller élu préfet sous-préfet "
    "gouverneur commissaire procureur avocat juge magistrat greffier notaire huissier policier gendarme brigadier "
    "commandant capitaine lieutenant colonel général amiral maréchal sergent soldat officier pompier médecin "
    "chirurgien infirmier docteur professeur enseignant instituteur proviseur recteur doyen chercheur "
    "scientifique historien sociologue politologue économiste philosophe écrivain romancier poète auteur essayiste "
    "journaliste éditorialiste chroniqueur rédacteur présentateur animateur réalisateur cinéaste producteur acteur "
    "comédien chanteur musicien compositeur chorégraphe danseur peintre sculpteur photographe dessinateur "
    "architecte ingénieur technicien astronaute pilote navigateur entraîneur entraineur sélectionneur joueur footballeur "
    "gardien défenseur attaquant milieu buteur coureur cycliste nageur athlète champion sprinteur boxeur judoka judokate "
    "tennisman basketteur handballeur rugbyman international vainqueur finaliste médaillé demi pilier "
    "banquier financier investisseur actionnaire entrepreneur industriel commerçant artisan agriculteur éleveur "
    "vigneron paysan pêcheur chef cuisinier restaurateur boulanger gérant cadre employé ouvrier salarié chauffeur "
    "conducteur syndicaliste délégué représentant responsable dirigeant porte-parole coordinateur coordonnateur "
    "animateur fondateur cofondateur co-fondateur créateur propriétaire héritier associé consultant expert analyste "
    "spécialiste observateur diplomate ambassadeur consul émissaire médiateur négociateur envoyé candidat opposant "
    "militant activiste rebelle chef leader numéro eurodéputé parlementaire rapporteur questeur bâtonnier "
    "ex-président ex-ministre ex-directeur premier-ministre homologue successeur prédécesseur bras émir cheikh sultan "
    "roi monarque souverain climatologue épidémiologiste virologue infectiologue biologiste physicien chimiste "
    "astronome géologue vulcanologue météorologue sismologue vétérinaire pharmacien psychologue psychiatre urgentiste "
    "pédiatre cardiologue lauréat lauréate commissaire-priseur trésorier intendant inspecteur contrôleur enquêteur "
    "administrateur gestionnaire syndic résident locataire riverain habitant témoin survivant rescapé manifestant "
    "gréviste étudiant lycéen élève collégien militaire civil otage détenu prévenu accusé plaignant requérant "
    "frère père fils oncle mari époux cousin neveu grand-père beau-père ami compagnon proche voisin collègue "
    "coéquipier compatriote camarade partisan supporter supporteur sympathisant fan usager client consommateur "
    "internaute utilisateur lecteur téléspectateur spectateur auditeur passant touriste voyageur passager "
    "suspect tueur assaillant terroriste djihadiste braqueur colocataire stratège conférencier humoriste scénariste",
    "présidente vice-présidente directrice patronne chancelière reine princesse duchesse impératrice députée sénatrice "
    "mairesse adjointe conseillère élue préfète gouverneure procureure procureuse avocate magistrate greffière policière "
    "commandante lieutenante colonelle générale officière pompière infirmière docteure professeure enseignante "
    "institutrice rectrice doyenne chercheuse chercheure historienne écrivaine romancière autrice auteure "
    "chroniqueuse rédactrice présentatrice animatrice réalisatrice productrice actrice comédienne chanteuse "
    "musicienne compositrice danseuse sculptrice dessinatrice ingénieure technicienne navigatrice entraîneuse "
    "sélectionneuse joueuse footballeuse gardienne défenseuse attaquante buteuse coureuse nageuse championne boxeuse "
    "tenniswoman basketteuse handballeuse médaillée banquière financière investisseuse entrepreneuse agricultrice "
    "éleveuse vigneronne paysanne cheffe cuisinière restauratrice boulangère gérante employée ouvrière salariée "
    "conductrice déléguée représentante dirigeante coordinatrice fondatrice cofondatrice créatrice héritière "
    "consultante experte observatrice ambassadrice consule médiatrice négociatrice envoyée candidate opposante "
    "militante eurodéputée rapporteuse rapporteure bâtonnière inspectrice enquêtrice administratrice ex-ministre "
    "résidente riveraine habitante survivante rescapée manifestante étudiante lycéenne accusée plaignante "
    "sœur mère fille tante femme épouse cousine nièce grand-mère belle-mère amie compagne voisine "
    "coéquipière astrophysicienne physicienne chirurgienne pharmacienne vétérinaire veuve maman conjointe "
    "spectatrice auditrice lectrice consommatrice utilisatrice cliente passante trésorière",
    "parents grands-parents",
)
for _either in (
    "ministre secrétaire maire juge porte-parole journaliste économiste sociologue politologue philosophe artiste "
    "athlète capitaine chef responsable spécialiste analyste diplomate parlementaire militaire médecin pilote "
    "commissaire élève scientifique photographe architecte cinéaste poète guide témoin syndicaliste activiste "
    "climatologue psychologue psychiatre biologiste astronome géologue urgentiste pédiatre cardiologue virologue "
    "épidémiologiste infectiologue physiologiste professeur proche cadre collègue camarade compatriote partenaire "
    "notaire touriste locataire propriétaire gestionnaire interprète humoriste scénariste essayiste éditorialiste "
    "auteur écrivain ex-ministre cycliste homologue vétérinaire internaute rebelle otage terroriste leader reporter"
).split():
    _ROLES[_either] = ES
    _ROLES.setdefault(_either + "s", EP)

_PEOPLE = {
    **_agree(
        "homme monsieur intéressé garçon jeune adolescent enfant bébé quadragénaire quinquagénaire sexagénaire "
        "septuagénaire octogénaire trentenaire vétéran natif originaire individu père retraité milliardaire "
        "multimillionnaire français britannique américain allemand italien espagnol "
        "belge suisse russe chinois japonais brésilien argentin canadien australien conservateur travailliste "
        "républicain démocrate socialiste centriste écologiste communiste insoumis frontiste libéral",
        "femme dame intéressée fille jeune adolescente mère retraitée française américaine "
        "allemande italienne espagnole chinoise japonaise brésilienne argentine canadienne australienne "
        "républicaine élue",
        "responsable quinquagénaire trentenaire quadragénaire sexagénaire septuagénaire personne personnalité victime",
    ),
    "gens": MP,
    "jeunes": EP,
    "personnes": FP,
    "personnalité": FS,
    "personne": FS,
    "victime": FS,
    "victimes": FP,
}
_COLLECTIVES = _agree(
    "gouvernement ministère parlement sénat conseil comité parquet tribunal syndicat parti mouvement groupe cabinet "
    "bureau collectif club institut observatoire centre département pays état royaume kremlin élysée quai pentagone "
    "état-major constructeur opérateur fournisseur fabricant géant distributeur éditeur laboratoire cartel "
    "fonds consortium régulateur hôpital musée palais camp clan front exécutif patronat barreau commissariat "
    "secrétariat rectorat conglomérat équipementier transporteur voyagiste avionneur collège jury secteur pôle site "
    "entourage personnel corps régime émirat "
    "vatican fisc rectorat staff magazine quotidien hebdomadaire mensuel journal média organisme établissement",
    "présidence direction préfecture mairie municipalité ville région commission cour chambre assemblée majorité "
    "opposition police gendarmerie justice défense accusation armée marine agence association fédération "
    "confédération organisation ong union ligue coalition alliance entreprise société compagnie firme banque "
    "multinationale filiale maison-blanche maison commune université école faculté chaîne radio rédaction fondation "
    "plateforme plate-forme start-up diplomatie délégation intersyndicale cgt cfdt fsu fnsea autorité "
    "administration institution famille équipe chancellerie primature monarchie junte milice rébellion partie civile "
    "presse communauté gauche droite nation population rue direction-générale source formation brigade "
    "commission-européenne magistrature mission tutelle centrale profession conférence croix-rouge société-mère",
)
_ROLES |= {
    "édile": ES,
    "écologue": ES,
    "garde": ES,
    "officière": FS,
    "praticien": MS,
    "praticienne": FS,
    "brigadier": MS,
    "lieutenant-colonel": MS,
    "lieutenante-colonelle": FS,
    "vice-amiral": MS,
    "bergère": FS,
    "berger": MS,
    "conseil": MS,
    "contrôleuse": FS,
    "skipper": ES,
    "skippeur": MS,
    "navigatrice": FS,
    "urbaniste": ES,
    "romancier": MS,
    "libraire": ES,
    "notaire": ES,
    "coach": ES,
    "adversaire": ES,
    "équipier": MS,
    "équipière": FS,
    "patron": MS,
    "numéro": ES,
    "tenant": MS,
    "édiles": EP,
    "apiculteur": MS,
    "apicultrice": FS,
    "maraîcher": MS,
    "maraîchère": FS,
    "supportrice": FS,
}
_COLLECTIVES |= {
    "autorités": FP,
    "forces": FP,
    "sources": FP,
    "médias": MP,
    "pompiers": MP,
    "secours": MP,
    "services": MP,
    "talibans": MP,
    "gilets": MP,
    "syndicats": MP,
    "proches": EP,
    "milieux": MP,
    "états-unis": MP,
    "nations": FP,
    "européens": MP,
    "occidentaux": MP,
    "israéliens": MP,
    "palestiniens": MP,
    "russes": MP,
    "ukrainiens": MP,
    "américains": MP,
    "français": MP,
    "allemands": MP,
    "chinois": MP,
    "gens": MP,
    "familles": FP,
    "organisateurs": MP,
    "organisatrices": FP,
    "parties": FP,
    "ong": FS,
    "pme": FS,
    "l'onu": FS,
    "certains": MP,
    "certaines": FP,
    "beaucoup": EP,
    "plusieurs": EP,
}
_DOCUMENTS = _agree(
    "communiqué rapport texte document article livre bulletin arrêté décret arrêt jugement verdict tweet message sondage "
    "baromètre bilan règlement code projet quotidien mémo courrier courriel "
    "préambule avis discours plan traité programme tract manifeste acte livret guide panneau écriteau éditorial résumé",
    "étude enquête lettre tribune pétition déclaration revendication loi constitution charte note circulaire "
    "pancarte banderole affiche publication analyse convention résolution ordonnance proposition dépêche "
    "missive plainte recherche notice brochure page motion",
)

_DETERMINERS: dict[str, Agreement] = {
    "le": MS,
    "la": FS,
    "l'": ES,
    "les": EP,
    "un": MS,
    "une": FS,
    "des": EP,
    "du": MS,
    "de": EP,
    "d'": EP,
    "aux": EP,
    "au": MS,
    "ce": MS,
    "cet": MS,
    "cette": FS,
    "ces": EP,
    "mon": ES,
    "ma": FS,
    "mes": EP,
    "notre": ES,
    "nos": EP,
    "votre": ES,
    "vos": EP,
    "son": ES,
    "sa": FS,
    "ses": EP,
    "leur": ES,
    "leurs": EP,
    "plusieurs": EP,
    "quelques": EP,
    "certains": MP,
    "certaines": FP,
    "chaque": ES,
    "aucun": MS,
    "aucune": FS,
    "divers": MP,
    "diverses": FP,
    "tout": MS,
    "toute": FS,
    "tous": MP,
    "toutes": FP,
    "beaucoup": EP,
    "nombre": EP,
    "deux": EP,
    "trois": EP,
    "quatre": EP,
    "cinq": EP,
    "six": EP,
    "dix": EP,
    "quelque": ES,
    "l'un": MS,
    "l'une": FS,
}
for _contracted in ("de", "d'", "du", "aux", "au", "des"):
    if _contracted != "des":
        del _DETERMINERS[_contracted]

_DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
_BROADER = {
    noun: frozenset(roles.split())
    for nouns, roles in (
        (
            "magistrat magistrate",
            "procureur procureure procureuse juge président présidente substitut avocat-général",
        ),
        (
            "élu élue",
            "maire mairesse adjoint adjointe député députée sénateur sénatrice conseiller conseillère eurodéputé eurodéputée "
            "parlementaire chef cheffe président présidente édile",
        ),
        ("édile", "maire mairesse adjoint adjointe"),
        ("parlementaire", "député députée sénateur sénatrice rapporteur rapporteure rapporteuse"),
        (
            "dirigeant dirigeante patron patronne",
            "directeur directrice président présidente pdg chancelier chancelière fondateur fondatrice chef cheffe gérant gérante",
        ),
        ("avocat avocate pénaliste", "conseil bâtonnier bâtonnière"),
        ("syndicaliste", "délégué déléguée secrétaire représentant représentante"),
        ("technicien technicienne coach", "entraîneur entraîneuse sélectionneur sélectionneuse"),
        (
            "joueur joueuse international internationale",
            "attaquant attaquante défenseur défenseuse milieu gardien gardienne buteur buteuse capitaine pilier demi",
        ),
        ("attaquant attaquante", "buteur buteuse"),
        (
            "militaire officier officière gradé gradée",
            "général générale colonel colonelle commandant commandante capitaine lieutenant",
        ),
        (
            "praticien praticienne soignant soignante",
            "médecin docteur chirurgien chirurgienne urgentiste infirmier infirmière",
        ),
        (
            "chercheur chercheuse scientifique universitaire spécialiste",
            (
                "professeur professeure biologiste physicien physicienne chimiste climatologue géologue historien historienne "
                "sociologue politologue économiste directeur directrice astrophysicien astrophysicienne astronome"
            ),
        ),
        (
            "artiste",
            "chanteur chanteuse comédien comédienne acteur actrice musicien musicienne peintre humoriste interprète",
        ),
        ("comique", "humoriste"),
        (
            "diplomate",
            "ambassadeur ambassadrice envoyé envoyée médiateur médiatrice émissaire consul consule porte-parole",
        ),
        ("homme femme", ""),
    )
    for noun in nouns.split()
}

_PREPOSITIONS = frozenset(
    "à au aux de du des d' en dans sur sous avec sans pour par contre chez vers entre depuis pendant durant dès devant "
    "derrière avant après malgré selon parmi lors hors outre envers jusque jusqu' jusqu'à voire via sauf concernant "
    "suite grâce face près auprès loin afin hormis excepté moyennant auprès".split()
)
_VERBLIKE = frozenset(
    "est sont était étaient fut furent sera seront serait seraient soit soient été être étant a ont avait avaient eut eurent "
    "aura auront aurait auraient ait aient eu avoir ayant va vont allait allaient ira iront aller allé doit doivent devait devaient "
    "devra devront devrait devraient devoir dû peut peuvent pouvait pouvaient pourra pourront pourrait pourraient pouvoir pu "
    "veut veulent voulait voulaient voudrait vouloir fait font faisait faisaient fera feront ferait faire vient viennent venait "
    "venaient viendra venir venu met mettent mettait tient tiennent sait savent savait savoir faut fallait faudra faudrait "
    "prend prennent prenait prit reste restent restait semble semblent semblait permet permettent permettait reproche reprochent "
    "donne donnent donnait parle parlent parlait vise visent visait voit voient voyait attend attendent attendait vaut valent "
    "dispose disposent compte comptent comptait cherche cherchent cherchait tente tentent tentait devient deviennent devenait "
    "porte portent portait figure figurent montre montrent montrait concerne concernent décide décident décidait explique lui-même "
    "elle-même eux-mêmes appartient arrive arrivent arrivait entend entendent entendait passe passent passait part partent partait "
    "participe rencontre rencontrent subit subissent perd perdent gagne gagnent remporte ouvre ouvrent quitte quittent".split()
)
_FUNCTION = frozenset(
    "et ou mais donc or ni car que qu' qui dont où quand lorsque lorsqu' puisque puisqu' comme si alors tandis parce bien ainsi "
    "aussi encore déjà toujours jamais souvent parfois très plus moins trop assez peu tant tellement presque environ "
    "ne n' pas point rien personne se s' me m' te t' lui leur y il elle ils elles on je j' tu nous vous c' ce ça cela ceci celui "
    "celle ceux celles celui-ci celle-ci ceux-ci celles-ci quoi lequel laquelle lesquels lesquelles notamment également cependant "
    "toutefois pourtant néanmoins ensuite enfin puis d'abord désormais actuellement récemment hier aujourd'hui demain ici là-bas "
    "là voici voilà même mêmes quant afin pendant tout tous toute toutes surtout seulement uniquement non oui ne plutôt "
    "jusqu' lorsqu'il quasiment vraiment mieux mal vite ensemble peut-être parfois autour contre ailleurs dehors dedans auparavant "
    "immédiatement rapidement clairement publiquement récemment officiellement fermement notamment".split()
)

_NOT_NAMES = frozenset(
    "le la les un une des du de l' d' ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos il elle ils elles on "
    "je nous vous tu c' ça cela ceci et ou mais donc or ni car que qu' qui dont où quand lorsque lorsqu' puisque si comme alors "
    "tandis parce pour par sur sous dans en à au aux avec sans contre chez vers entre depuis pendant durant dès devant après avant "
    "malgré selon parmi lors outre ainsi aussi encore enfin puis ensuite cependant toutefois pourtant néanmoins hier aujourd'hui "
    "demain lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre "
    "novembre décembre interrogé interrogée interrogés interrogées questionné questionnée invité invitée contacté contactée joint "
    "jointe sollicité sollicitée tout tous toute toutes plusieurs certains certaines quelques chaque aucun aucune rien personne "
    "quant face grâce suite faute plus moins très trop peu bien mal voici voilà oui non si même d'après deux trois quatre cinq six "
    "sept huit neuf dix cent mille premier première parallèlement notamment également désormais actuellement récemment "
    "finalement surtout seul seule seuls autre autres autant étant ayant s' n' m' y lui eux t' jusqu' là ici mieux pas jamais "
    "lire reste cité citée citant estimant affirmant résultat objectif verdict bref certes sinon quelle quel quels quelles pourquoi "
    "comment combien mardi reprenant évoquant soulignant rappelant présent présente âgé âgée né née élu élue originaire "
    "monsieur madame mademoiselle m. mme mlle dr me mgr selon fin début mi- vers lors afin entendu".split()
)

_ADVERBS = frozenset(
    "également aussi ainsi encore hier aujourd'hui demain lundi mardi mercredi jeudi vendredi samedi dimanche matin soir midi "
    "après-midi nuit récemment ensuite alors enfin notamment toutefois cependant pourtant néanmoins publiquement officiellement "
    "immédiatement aussitôt depuis déjà même clairement fermement vivement longuement brièvement simplement sobrement "
    "sèchement ironiquement solennellement catégoriquement régulièrement longtemps souvent toujours jamais plutôt bien "
    "ce cette dernier dernière dernièrement prochain passé suivant janvier février mars avril mai juin juillet août septembre "
    "octobre novembre décembre dès tôt tard plus par ailleurs d'ailleurs en effet outre de son côté leur sa part pour quant à lui elle eux "
    "d'emblée d'abord par-là volontiers vertement amèrement sans détour ambages sobrement le à l' d' "
    "quotidiennement notamment surtout parfois initialement auparavant précédemment finalement seulement franchement "
    "justement carrément explicitement implicitement conjointement unanimement prudemment calmement fièrement".split()
)

FRENCH = Language(
    code="fr",
    syntax=Syntax(
        adjectives_follow_noun=True,
        name_may_precede_noun=True,
        name_may_follow_complement=True,
        verbless_fragment_may_have_source=True,
    ),
    polarity=polarity.FRENCH,
    word_pattern=(
        r"MM?\.(?=[ \u00a0\u202f])|[^\W\d_]+(?:(?<=\wc)['’ʼ]h[^\W_]*|['’ʼ](?:hui(?!\w)|(?=[^\W_]))"
        r"|(?:-(?!(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu)(?!\w))[^\W_]+|&[^\W_]+)*(?:(?<=\wc)['’ʼ]h[^\W_]*)?\d*)"
        r"|-(?:t[-’'])?(?:ils|elles|il|elle|on|je|nous|vous|tu)(?!\w)"
        r"|\d+(?:[.,]\d+)*%?"
    ),
    cues=build_cues(_VERBS, _THINK, _conjugate, _IRREGULAR, _NOUNS_TOO),
    noun_cues=frozenset(
        "affirmation affirmations déclaration déclarations propos argument arguments promesse promesses remarque accusation "
        "accusations avertissement appel appels crainte craintes souhait volonté refus réponse message formule slogan mot mots".split()
    ),
    indefinite=frozenset("un une des plusieurs certains certaines quelques aucun aucune chaque".split()),
    been=frozenset("été".split()),
    role_tails=(
        ("en", "chef"),
        ("par", "intérim"),
        ("en", "exercice"),
        ("à", "la", "retraite"),
        ("en", "titre"),
    ),
    voices=(
        ("par", "la", "voix", "de"),
        ("par", "la", "voix", "du"),
        ("par", "la", "bouche", "de"),
        ("par", "la", "bouche", "du"),
        ("par", "l'", "intermédiaire", "de"),
        ("par", "l'", "intermédiaire", "du"),
    ),
    infinitives=("er", "ir", "re", "oir"),
    titles=frozenset(
        "secrétaire adjoint adjointe candidat candidate délégué déléguée haut-commissaire conseiller conseillère ambassadeur ambassadrice ministre directeur directrice".split()
    ),
    spokespeople=("porte-parole",),
    cited=frozenset("cité citée cités citées interrogé interrogée invité invitée".split()),
    whose=frozenset({"dont"}),
    audience_words=frozenset("devant face".split()),
    beside_words=frozenset({"auprès"}),
    with_words=frozenset("avec pour par sur".split()),
    writer_again=(
        ("après", "avoir"),
        ("après", "être"),
        ("après", "que"),
        ("après", "qu'"),
        ("lors",),
        ("tandis",),
        ("selon",),
        ("tout", "en"),
        ("au", "lendemain"),
        ("à", "la", "veille"),
        ("à", "l'", "issue"),
        ("à", "l'", "occasion"),
        ("en", "marge"),
        ("alors", "que"),
        ("alors", "qu'"),
        ("dans", "un", "communiqué"),
        ("dans", "un", "entretien"),
    ),
    gerund_endings=("ant",),
    preceded={"y_voir": "y"},
    judging=frozenset("juger trouver estimer considérer déclarer".split()),
    as_leads=frozenset({"comme"}),
    naming=frozenset("qualifier traiter taxer appeler surnommer".split()),
    quoting=frozenset({"citer"}),
    light_verbs=_LIGHT,
    light_forms=_light_forms(),
    have=frozenset(
        "a ont avait avaient eut eurent aura auront aurait auraient ait aient ayant avoir".split()
    ),
    be=frozenset(
        "est sont était étaient fut furent sera seront serait seraient soit soient étant être été".split()
    ),
    modals=frozenset(
        "veut veulent voulait voulaient voudrait voudraient souhaite souhaitent souhaitait peut peuvent pourrait doit doivent devait "
        "tient tenait vient viennent venait va vont entend entendent entendait tente tenté cherche continue continué préfère préféré "
        "pu dû voulu tenu su fini commencé hésite hésité permis amené conduit".split()
    ),
    determiners=_DETERMINERS,
    clitic_articles=frozenset("l' la le les".split()),
    possessives=frozenset("son sa ses leur leurs".split()),
    pronouns={
        "il": MS,
        "elle": FS,
        "ils": MP,
        "elles": FP,
        "lui": MS,
        "eux": MP,
        "celui-ci": MS,
        "celle-ci": FS,
        "ceux-ci": MP,
        "celles-ci": FP,
        "celui": MS,
        "celle": FS,
        "ceux": MP,
        "celles": FP,
        "lui-même": MS,
        "elle-même": FS,
    },
    pronoun_pairs={
        ("ce", "dernier"): MS,
        ("cette", "dernière"): FS,
        ("ces", "derniers"): MP,
        ("ces", "dernières"): FP,
        ("le", "premier"): MS,
        ("la", "première"): FS,
        ("le", "second"): MS,
        ("la", "seconde"): FS,
        ("l'", "intéressé"): MS,
        ("l'", "intéressée"): FS,
    },
    ordinals={
        ("le", "premier"): 0,
        ("la", "première"): 0,
        ("le", "second"): 1,
        ("la", "seconde"): 1,
    },
    breaks=frozenset({"tandis", "alors"}),
    likeness=frozenset({"comme"}),
    as_words=frozenset("comme de d' en du des".split()),
    own_voice=frozenset("je j' nous vous tu on c' ça cela".split()),
    relatives=frozenset({"qui"}),
    according=(
        ("selon",),
        ("d'", "après"),
        ("de", "l'", "avis", "de"),
        ("de", "l'", "avis", "du"),
        ("de", "l'", "avis", "des"),
        ("aux", "yeux", "de"),
        ("aux", "yeux", "du"),
        ("aux", "yeux", "des"),
        ("aux", "dires", "de"),
        ("aux", "dires", "du"),
        ("à", "en", "croire"),
        ("de", "l'", "aveu", "de"),
        ("de", "l'", "aveu", "du"),
        ("dixit",),
        ("de", "source"),
        ("dans", "l'", "esprit", "de"),
        ("du", "point", "de", "vue", "de"),
        ("au", "dire", "de"),
        ("suivant",),
        ("au", "sens", "de"),
        ("d'", "après", "les", "mots", "de"),
        ("pour", "reprendre", "les", "mots", "de"),
        ("selon", "les", "mots", "de"),
        ("selon", "les", "termes", "de"),
        ("selon", "l'", "expression", "de"),
    ),
    according_initial=(
        ("pour",),
        ("du", "côté", "de"),
        ("du", "côté", "du"),
        ("du", "côté", "des"),
    ),
    conjunctions=frozenset({"que", "qu'"}),
    questions=frozenset("si s' pourquoi comment quand où combien".split()),
    # not the nouns that end alike: ouverture, mesure, lumière, affaire, histoire, nombre, peut-être
    infinitive_pattern=r"..(?:er|ir|ar|(?<!tu)(?<!su)(?<!eu)(?<!iè)(?<!ai)(?<!toi)(?<!b)(?<!êt)re)\Z",
    noun_infinitives=frozenset("conseiller reporter supporter".split()),
    before_infinitive=frozenset("pas se s' l' le la les y en lui leur".split()),
    opening_infinitive=frozenset("ne se s' y l' en pas plus jamais".split()),
    infinitive_links=frozenset({"de", "d'", "à"}),
    linkers=frozenset("de du des d'".split()),
    title_links=frozenset("à au aux en".split()),
    prepositions=_PREPOSITIONS,
    to_words=frozenset("à au aux auprès devant face chez".split()),
    in_words=frozenset("sur dans lors devant à au en via par".split()),
    ands=frozenset({"et"}),
    plural_verbs=("ont", "ent"),
    coordinators=frozenset({"et", "ou", "mais", "puis"}),
    stops=_FUNCTION | _VERBLIKE | _DAYS | (_PREPOSITIONS - {"de", "du", "des", "d'"}),
    tonic=frozenset("lui elle eux elles".split()),
    impersonal=frozenset({"on"}),
    demonstratives=frozenset("ce cet cette".split()),
    years=frozenset({"ans"}),
    negations=frozenset("pas jamais plus guère".split()),
    house_words=frozenset("à au aux chez dans auprès du côté".split()),
    broader=_BROADER,
    adverbs=_ADVERBS,
    clitics=frozenset("ne n' se s' lui leur y en l' le la les me m' nous vous a pas jamais plus".split()),
    reflexive=frozenset({"se", "s'"}),
    accusing=frozenset("accuser soupçonner blâmer".split()),
    agents=frozenset({"par"}),
    particles=frozenset(
        "de du des d' la le van von der den bin ben al el ibn ould di da dos do del della y e ter abou".split()
    ),
    honorifics={
        "m.": MS,
        "mm.": MP,
        "mme": FS,
        "mmes": FP,
        "mlle": FS,
        "monsieur": MS,
        "madame": FS,
        "mademoiselle": FS,
        "me": ES,
        "dr": ES,
        "pr": ES,
        "mgr": MS,
        "docteur": ES,
        "professeur": ES,
        "maître": ES,
        "général": MS,
        "sir": MS,
        "lord": MS,
    },
    roles=_ROLES,
    people=_PEOPLE,
    collectives=_COLLECTIVES,
    nameless=frozenset(
        "police gendarmerie armée marine justice mairie municipalité préfecture parquet gouvernement présidence direction "
        "magistrature diplomatie opposition majorité rédaction presse intersyndicale accusation défense personnel".split()
    ),
    anaphoric_bodies=frozenset(
        "groupe organisation association entreprise société compagnie syndicat parti collectif fédération ong institution club banque mouvement constructeur géant agence fondation laboratoire enseigne firme multinationale start-up plateforme confédération organisme établissement".split()
    ),
    documents=_DOCUMENTS,
    outlets=frozenset(
        "agence canal quotidien journal hebdomadaire magazine mensuel chaîne radio télévision télé site média revue presse "
        "bimensuel podcast newsletter émission titre".split()
    ),
    outlet_beginnings=frozenset("afp bfm".split()),
    outlet_names=frozenset(
        "afp reuters ap bfmtv bfm cnn bbc franceinfo rtl rmc lci tf1 m6 arte figaro monde libération parisien échos "
        "humanité obs marianne mediapart canard nyt bloomberg associated guardian times cnews rfi tv5 tv5monde "
        "inter telegraph spiegel izvestia tass novosti pravda tribune equipe équipe jdd france2 france3 france5 konbini "
        "huffpost ouest-france sud-ouest télérama slate nbc abc cbs fox politico euronews sputnik xinhua "
        "ansa dpa efe belga ria interfax al-jazeera".split()
    ),
    microphones=frozenset("micro antenne antennes plateau colonnes ondes matinale".split()),
    channel_words=frozenset("sur".split()),
    media=frozenset(
        "twitter x facebook instagram tiktok linkedin telegram youtube mastodon bluesky threads snapchat whatsapp truth réseau réseaux "
        "communiqué vidéo lettre blog compte tribune message courrier courriel mail tweet post publication note livre rapport antenne "
        "plateau ondes podcast texto sms page discours allocution tract éditorial profil".split()
    ),
    events=frozenset(
        "déclarations conférence entretien interview entrevue réunion meeting débat assemblée sénat parlement congrès audience procès sommet "
        "discours visite séance point déplacement émission allocution cérémonie rencontre dîner rassemblement manifestation "
        "audition tribunal cour commission hémicycle nation onu colloque forum salon briefing interrogatoire garde micro presse "
        "députés sénateurs journalistes élus militants".split()
    ),
    works=frozenset(
        "tournée disque film livre roman album chanson pièce série émission spectacle exposition tableau opéra essai ouvrage recueil magazine revue "
        "journal titre article rubrique opération programme projet plan dispositif label collection documentaire podcast jeu clip single "
        "tube festival concours prix mission affaire mouvement site groupe collectif association restaurant bar navire bateau "
        "catégorie catégories section concept notion terme mot expression slogan hashtag mention appellation nom surnom formule phrase "
        "mots termes rapport étude loi opus comédie saga thriller marque logiciel application".split()
    ),
    publishers=frozenset("éditions éd ed édition chez éditeur".split()),
    named=frozenset(
        "dit dite dits dites surnommé surnommée surnommés surnommées intitulé intitulée intitulés intitulées nommé nommée nommés "
        "baptisé baptisée baptisés appelé appelée appelés appelées alias soi-disant prétendu prétendue prétendus rebaptisé rebaptisée "
        "titré dénommé dénommée dénommés estampillé estampillée siglé labellisé labellisée aka".split()
    ),
    first_names={
        "simone": "f",
        "andrea": "f",
        "camille": "f",
        "dominique": "?",
        "claude": "m",
        "gabriele": "m",
    },
    participles=("é", "ée", "és", "ées", "ant"),
    demonyms=(
        "ien",
        "ienne",
        "ais",
        "aise",
        "ois",
        "oise",
        "ain",
        "aine",
        "éen",
        "éenne",
        "yard",
        "yarde",
        "mand",
        "mande",
        "ol",
        "ole",
        "ois",
        "in",
        "ine",
        "ot",
        "ote",
        "iste",
        "an",
        "ane",
        "ique",
        "ec",
        "ecque",
        "usse",
        "isse",
        "lge",
        "erbe",
        "onais",
        "ate",
    ),
    offices=frozenset(
        "ministre maire préfet préfète procureur procureure président présidente gouverneur roi reine pape chancelier chancelière "
        "secrétaire garde contrôleur contrôleuse premier bâtonnier recteur rectrice ambassadeur ambassadrice commissaire".split()
    ),
    metonyms={
        "kremlin": "russie",
        "moscou": "russie",
        "russie": "russie",
        "maison-blanche": "états-unis",
        "washington": "états-unis",
        "états-unis": "états-unis",
        "élysée": "france",
        "matignon": "france",
        "paris": "france",
        "france": "france",
        "londres": "royaume-uni",
        "downing": "royaume-uni",
        "royaume-uni": "royaume-uni",
        "berlin": "allemagne",
        "allemagne": "allemagne",
        "pékin": "chine",
        "chine": "chine",
        "kiev": "ukraine",
        "kyiv": "ukraine",
        "ukraine": "ukraine",
        "téhéran": "iran",
        "iran": "iran",
        "ankara": "turquie",
        "turquie": "turquie",
        "rome": "italie",
        "italie": "italie",
        "madrid": "espagne",
        "espagne": "espagne",
        "bruxelles": "commission",
        "tokyo": "japon",
        "japon": "japon",
    },
    interviews=(
        "ropos recueillis",
        "ecueilli par",
        "ecueillie par",
    ),
    abbreviations=frozenset(
        "m mm mme mmes dr pr me st ste mgr cf etc art av bd no n vol p al ed éd max min env inc ltd jr sr".split()
    ),
    not_names=_NOT_NAMES,
    finite_endings=(
        "ait",
        "aient",
        "èrent",
        "irent",
        "urent",
        "ront",
        "era",
        "ira",
        "dra",
        "vra",
        "ttra",
    ),
    gerund_markers=frozenset({"en", "tout"}),
    subject_after_verb=True,
    common=frozenset(
        "le la les des une est et dans qui que pour sur pas du au avec il elle ont été ce cette plus par aux son sa".split()
    ),
    clitic_subjects={
        f"-{t}{p}": a
        for t in ("", "t-", "t'")
        for p, a in (("il", MS), ("elle", FS), ("ils", MP), ("elles", FP), ("on", ES))
    },
)

assert Form.FINITE  # the forms that `_conjugate` gives are those of `Form`
