"""What a language tells the room: its words as data, its few peculiarities as hooks.

A language module builds one `Language`. Everything is lower case with the apostrophe `'`; the engine
lower-cases and straightens a token before it asks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from worker.quotes.lexicon.grammar import Agreement, CueWord, Form
from worker.quotes.lexicon.polarity import PolarityWords
from worker.quotes.lexicon.syntax import Syntax


class Sources(NamedTuple):
    """The according-phrases that begin with one word, longest first, and the words that may come second."""

    anywhere: tuple[tuple[str, ...], ...]
    initial: tuple[tuple[str, ...], ...]
    seconds: frozenset[str]
    alone: bool


@dataclass(frozen=True, eq=False)
class Language:
    """A language as the engine sees it. Empty fields switch off what a language does not have."""

    code: str
    word_pattern: str
    cues: Mapping[str, tuple[CueWord, ...]]
    syntax: Syntax = field(default_factory=Syntax)
    polarity: PolarityWords | None = None
    """The words by which nothing, or the contrary, was said."""
    preceded: Mapping[str, str] = field(default_factory=dict)
    """Cue verbs that are one only behind a word: *y* voir «une honte»."""
    judging: frozenset[str] = frozenset()
    """Cue verbs whose object is followed by what it is held for: juger un plan «injuste»."""
    naming: frozenset[str] = frozenset()
    """Cue verbs that say what someone called something: capitals in the marks are theirs, too."""
    quoting: frozenset[str] = frozenset()
    """Cue verbs whose object is the one who speaks: zitiert einen Zeugen, quoted her as saying."""
    never_inverted: frozenset[str] = frozenset()
    """Cue verbs behind which an object stands, never the subject: told."""
    noun_cues: frozenset[str] = frozenset()
    """Nouns that announce content after a possessive: Trump's claim that, sa promesse de."""
    noun_cue_links: frozenset[str] = frozenset()
    """Words between such a noun and its content: claim *of*, question *about*."""
    indefinite: frozenset[str] = frozenset()
    """Determiners that introduce someone or something new: a, un, ein."""
    light_verbs: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]] = field(default_factory=dict)
    light_forms: Mapping[str, CueWord] = field(default_factory=dict)
    """Inflected form of a light verb -> lemma; `light_verbs[lemma]` are the words that make it a cue."""
    have: frozenset[str] = frozenset()
    be: frozenset[str] = frozenset()
    finites: frozenset[str] = frozenset()
    """Irregular forms that can be nothing but a finite verb: came, wrote."""
    gerund_verbs: frozenset[str] = frozenset()
    """Cue verbs whose content may be a gerund: denied *writing* it."""
    asking: frozenset[str] = frozenset()
    """Cue verbs behind which another speaks next: ask."""
    copulas: frozenset[str] = frozenset()
    """Verbs behind which a participle only says how something is: *remained* committed."""
    modals: frozenset[str] = frozenset()
    determiners: Mapping[str, Agreement] = field(default_factory=dict)
    possessives: frozenset[str] = frozenset()
    owners: Mapping[str, Agreement] = field(default_factory=dict)
    """Possessives that tell the gender of the owner: his, her."""
    articles: frozenset[str] = frozenset()
    """Determiners right behind which no verb stands: denied the *charge*."""
    possessors: Mapping[str, Agreement] = field(default_factory=dict)
    """Possessives that tell the owner's gender, with what they agree with: his, her."""
    genitives: frozenset[str] = frozenset()
    """Tokens that make the noun before them an owner: 's."""
    clitic_articles: frozenset[str] = frozenset()
    """Articles that are object clitics, too: Lima *le* demande."""
    pronouns: Mapping[str, Agreement] = field(default_factory=dict)
    """Pronouns that may be a subject, with what they agree with; third person only."""
    own_voice: frozenset[str] = frozenset()
    """First and second person: the writer or the reader, never a speaker outside the marks."""
    nominative_pronouns: frozenset[str] = frozenset()
    """Pronouns that are never an object: said *he* slept."""
    expletives: frozenset[str] = frozenset()
    """Subjects that stand for nothing: said *there* was ice."""
    contracted_verbs: frozenset[str] = frozenset()
    """Verbs that lean on the word before, as tokens: 's, 'll."""
    contracted_negations: frozenset[str] = frozenset()
    """Negations that lean on an auxiliary, as tokens: n't."""
    object_pronouns: frozenset[str] = frozenset()
    """Pronouns that are never a subject: him, them."""
    pronoun_pairs: Mapping[tuple[str, str], Agreement] = field(default_factory=dict)
    """Two words that together are a pronoun: ce dernier, este último."""
    ordinals: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    """Pronouns that tell two people just named apart -> which of them: le premier 0, le second 1."""
    relatives: frozenset[str] = frozenset()
    according: tuple[tuple[str, ...], ...] = ()
    according_initial: tuple[tuple[str, ...], ...] = ()
    """Phrases that mean "according to" only at the head of a clause and before a person (pour, für)."""
    according_after: tuple[str, ...] = ()
    """Words that put the source behind what was said: German «…», so Müller."""
    according_postposed: frozenset[str] = frozenset()
    """Words behind their source: dem Bericht *zufolge*."""
    as_leads: frozenset[str] = frozenset()
    """Words that open the clause of a cue before what it reports: *wie* die Stadt mitteilte, …"""
    conjunctions: frozenset[str] = frozenset()
    """Words that open a content clause: que, that, dass."""
    keeps_conjunction: bool = False
    """Whether the content span takes in the conjunction (PARC does)."""
    questions: frozenset[str] = frozenset()
    """Words that open an indirect question: si, whether, ob."""
    infinitive_links: frozenset[str] = frozenset()
    infinitive_pattern: str = ""
    """What an infinitive ends in, as a pattern, with the clitics that lean on it: avoir, presentarsi, subirlos."""
    noun_infinitives: frozenset[str] = frozenset()
    """Infinitives that are spelled like a noun for people: appelle à *reporter* le vote."""
    before_infinitive: frozenset[str] = frozenset()
    """Words between an infinitive and its link: de *ne pas* voter, di *non* averne."""
    opening_infinitive: frozenset[str] = frozenset()
    """Words before an infinitive that has no link: affirme *ne pas* voter, promete *no* subirlos."""
    infixed: tuple[str, ...] = ()
    """How an infinitive begins that holds its link: *vorzu*legen."""
    subordinators: frozenset[str] = frozenset()
    """Words that open a clause which is no content of its own: nachdem, weil."""
    linkers: frozenset[str] = frozenset()
    """Prepositions that carry a noun phrase on: de, du, of."""
    origin_words: frozenset[str] = frozenset()
    """Linkers that end a phrase behind a person's full name: Ann Tolley *of* the Harbor Council."""
    affiliations: frozenset[str] = frozenset()
    """Prepositions before whom a role is held for: a spokesman *for* the Harbor Guild, Luke Vance."""
    title_links: frozenset[str] = frozenset()
    """Prepositions that carry on only a title: secrétaire d'État *à* la Santé."""
    prepositions: frozenset[str] = frozenset()
    clause_prepositions: frozenset[str] = frozenset()
    """Prepositions with which a clause may open that has no conjunction: said *in* May it froze."""
    to_words: frozenset[str] = frozenset()
    """Prepositions before the person or outlet addressed: à, auprès de, to."""
    in_words: frozenset[str] = frozenset()
    """Prepositions before a medium or an event: sur, dans, lors de, in, on."""
    coordinators: frozenset[str] = frozenset()
    ands: frozenset[str] = frozenset()
    """The coordinators that join two speakers of one verb: et, and, und."""
    breaks: frozenset[str] = frozenset()
    """Words that begin a clause of its own, past which a cue does not reach: tandis que, while."""
    as_words: frozenset[str] = frozenset()
    """Words between a verb of calling and what it calls: qualifier *de*, décrire *comme*, describe *as*."""
    likeness: frozenset[str] = frozenset()
    """The word before what something is called: described *as* a fiasco, *als*, *como*, *comme*."""
    stops: frozenset[str] = frozenset()
    """Lower-case words that no noun phrase holds: verbs, adverbs, conjunctions, pronouns."""
    adverbs: frozenset[str] = frozenset()
    """Words that may stand between a verb and its subject: hier, également, vendredi."""
    clitics: frozenset[str] = frozenset()
    """Words that may stand between a subject and its verb: ne, lui, se."""
    reflexive: frozenset[str] = frozenset()
    tonic: frozenset[str] = frozenset()
    """Pronouns that only take a subject up: le maire, *lui*, estime que…"""
    demonstratives: frozenset[str] = frozenset()
    """Determiners of one just met: raconte *cette* aide à domicile."""
    impersonal: frozenset[str] = frozenset()
    """Subjects that are nobody: *on* reconnaît. Who speaks is said by a place: à l'Élysée."""
    plural_verbs: tuple[str, ...] = ()
    """How finite verbs of the third person plural end: sagten, sind."""
    plural_endings: tuple[str, ...] = ()
    """How nouns of the plural end, where a verb spelled like a noun has none before it: mayors *claim*."""
    numbered: Mapping[str, tuple[Agreement, Agreement]] = field(default_factory=dict)
    """Pronouns whose number only the verb tells -> agreement with a singular and with a plural verb: sie."""
    indefinite_subjects: frozenset[str] = frozenset()
    """Subjects that are no noun and no speaker: es, man, niemand."""
    impersonal_verbs: frozenset[str] = frozenset()
    """Verbs that speak only with an impersonal subject: hieß *es*."""
    house_verbs: frozenset[str] = frozenset()
    """Verbs that name only the house that speaks: aus Kreisen verlautete."""
    house_words: frozenset[str] = frozenset()
    """Prepositions before the house that speaks through an impersonal subject."""
    broader: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """A noun that takes people up -> the roles that it may stand for: magistrat -> procureur, juge."""
    broader_is_complete: bool = False
    """Whether `broader` has every role by which another may be taken up; else a noun may take up anyone who agrees."""
    negations: frozenset[str] = frozenset()
    """Words inside a verb group that deny it: pas, jamais."""
    years: frozenset[str] = frozenset()
    """Words after a number that make it an age: ans."""
    accusing: frozenset[str] = frozenset()
    """Cue verbs whose object is accused: in the passive it is not the one who speaks. soupçonner, accuse."""
    agents: frozenset[str] = frozenset()
    """Prepositions of the passive agent: par, by, von."""
    genitive_clitics: frozenset[str] = frozenset()
    """Endings of an owner that are tokens of their own, with either apostrophe: Bell*'s* spokesman."""
    particles: frozenset[str] = frozenset()
    """Lower-case parts of names: de, von, bin."""
    noble: frozenset[str] = frozenset()
    """Particles that are plain prepositions as well, and part of a name only behind a first name: von, zu."""
    contracted: frozenset[str] = frozenset()
    """Prepositions that hold an article, which no bare name has: im, zum."""
    honorifics: Mapping[str, Agreement] = field(default_factory=dict)
    roles: Mapping[str, Agreement] = field(default_factory=dict)
    """Nouns for people in a role or office."""
    people: Mapping[str, Agreement] = field(default_factory=dict)
    """Other nouns for people, by which an article takes up a person: homme, intéressé, quinquagénaire."""
    collectives: Mapping[str, Agreement] = field(default_factory=dict)
    """Nouns for bodies that speak: ministère, police, association."""
    nameless: frozenset[str] = frozenset()
    """Nouns for bodies that have no name of their own: la police, la mairie. A name behind them is a person's."""
    anaphoric_bodies: frozenset[str] = frozenset()
    """Nouns by which a body is taken up: le groupe, l'organisation, the company."""
    documents: Mapping[str, Agreement] = field(default_factory=dict)
    """Nouns for texts that speak: communiqué, rapport."""
    outlets: frozenset[str] = frozenset()
    """Nouns for the media: agence, quotidien, chaîne."""
    outlet_names: frozenset[str] = frozenset()
    microphones: frozenset[str] = frozenset()
    """Nouns that stand for their outlet: au micro de Canal 9, in the columns of."""
    channel_words: frozenset[str] = frozenset()
    """Prepositions after which a bare name is a channel: sur, on."""
    posting: frozenset[str] = frozenset()
    """Verbs for words put where others read them: escribió *en* Parloir."""
    media: frozenset[str] = frozenset()
    """Channels on which one speaks: Twitter, communiqué, blog."""
    events: frozenset[str] = frozenset()
    """Occasions at which one speaks: conférence, entretien, meeting."""
    works: frozenset[str] = frozenset()
    """Nouns after which marks hold a title: film, livre, chanson."""
    publishers: frozenset[str] = frozenset()
    """Words after a bracket that say that a title stands before it: éditions, published by."""
    named: frozenset[str] = frozenset()
    """Words after which marks hold a name or a term: surnommé, dit, intitulé, so-called."""
    first_names: Mapping[str, str] = field(default_factory=dict)
    """First names whose gender differs here from `names.GENDER_OF_FIRST_NAME`: Andrea, Simone."""
    participles: tuple[str, ...] = ()
    """Endings of participles, which open sentences with a capital and are no names."""
    demonyms: tuple[str, ...] = ()
    """Endings of nouns for people from a place: l'Italien, la Brévanaise."""
    near: frozenset[str] = frozenset()
    """Adjectives that carry a phrase on with "to": fonti *vicine* alle trattative."""
    nationals: frozenset[str] = frozenset()
    """Nouns for people from a place that are spelled small: el *danés*."""
    offices: frozenset[str] = frozenset()
    """Roles that name an office: «le ministre» is no one else's second name."""
    metonyms: Mapping[str, str] = field(default_factory=dict)
    """Places and houses that stand for one party: kremlin -> russie."""
    modifiers: frozenset[str] = frozenset()
    """Adjectives that may open a noun phrase without article: former, retired."""
    turns: Mapping[str, bool] = field(default_factory=dict)
    """Words that open a turn of an interview -> whether it is an answer: p, r, pregunta, respuesta."""
    interviews: tuple[str, ...] = ()
    """Words by which a text says that it is an interview: Propos recueillis."""
    head_last: bool = False
    """Whether the head noun is the last of its run: campaign *manager*."""
    been: frozenset[str] = frozenset()
    """Participles of "be" that stand between its auxiliary and a passive participle: été, stato."""
    titles: frozenset[str] = frozenset()
    """Offices whose phrase goes on past a preposition: secrétaire *à la Santé*."""
    role_tails: tuple[tuple[str, ...], ...] = ()
    """What may end a role and is no phrase of its own: ingénieur *en chef*, secretary *in waiting*."""
    voices: tuple[tuple[str, ...], ...] = ()
    """Words between a house and the person who speaks for it: par la voix de."""
    infinitives: tuple[str, ...] = ()
    """Endings of infinitives, which open sentences with a capital and are no names."""
    spokespeople: tuple[str, ...] = ()
    """How nouns for those who speak for a house begin: porte-parole, spokes."""
    cited: frozenset[str] = frozenset()
    """Participles before the outlet that passes words on: cité par l'agence."""
    relaying: frozenset[str] = frozenset()
    """Those of them whose agent only passes the words on, though the verb is a cue: citato *dall'agenzia*."""
    whose: frozenset[str] = frozenset()
    """Relatives before the outlet that passes words on: dont l'agence a rapporté les propos."""
    audience_words: frozenset[str] = frozenset()
    """Prepositions before whom one speaks in public: devant les députés."""
    datives: Mapping[str, bool] = field(default_factory=dict)
    """Articles of a dative object -> whether they may be another case, too: dem, der."""
    oblique: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Articles that are no nominative -> before which genders, "p" for the plural: dem, der (Zeitung)."""
    adjective_noun_endings: tuple[str, ...] = ()
    """How nouns made from an adjective end, behind an article that tells their gender: der Angeklagt*e*."""
    adjective_articles: Mapping[str, Agreement] = field(default_factory=dict)
    """Articles that tell the gender of a noun made from an adjective in -e: *der* Angeklagte."""
    nominatives: frozenset[str] = frozenset()
    """Articles that tell a subject from an object: der, ein."""
    plural_articles: Mapping[str, str] = field(default_factory=dict)
    """Articles that say plural before nouns of these genders: *die* Anwohner."""
    dative_verbs: frozenset[str] = frozenset()
    """Verbs whose dative object is whom they are said to: jemandem vorwerfen."""
    outlet_beginnings: frozenset[str] = frozenset()
    """How names of outlets with a hyphen begin: *BFM*-TV, *AFP*-Reporter."""
    outlet_endings: tuple[str, ...] = ()
    """How compounds for outlets end: Tageszeitung, Nachrichtenagentur."""
    beside_words: frozenset[str] = frozenset()
    """Prepositions after which a bare name is no place, but who was spoken to: auprès de."""
    with_words: frozenset[str] = frozenset()
    """Prepositions between an interview and its outlet: avec, pour, with."""
    writer_again: tuple[tuple[str, ...], ...] = ()
    """Words after a comma with which a reported clause is over: après avoir, tandis que."""
    gerund_endings: tuple[str, ...] = ()
    reportive: frozenset[str] = frozenset()
    """Verb forms that by themselves say "reported": the German Konjunktiv I."""
    reportive_cues: frozenset[str] = frozenset()
    """The same of cue verbs: er *behaupte*, sie *erinnere*."""
    abbreviations: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()
    """Capitalised words that start sentences and are no names: Selon, Mais, However."""
    finite_endings: tuple[str, ...] = ()
    """Endings that mark a lower-case word of five letters or more as a verb: -ait, -èrent."""
    gerund_markers: frozenset[str] = frozenset()
    """Words before a gerund: en, tout, while."""
    counted: frozenset[str] = frozenset()
    """Words behind which "second" counts, and is no "according to": il *secondo* set."""
    latter: frozenset[str] = frozenset()
    """Words of the pronoun for the one named last: quest'*ultimo*."""
    answering: frozenset[str] = frozenset()
    """Verbs of an answer, which is another's than the question: responder, rispondere."""
    so: frozenset[str] = frozenset()
    """Words that open a sentence with who said what stands before it: «“…”. *Così* Ana Lima»."""
    objects: frozenset[str] = frozenset()
    """Clitics that take up what was said: *lo* dijo el alcalde."""
    before_that: frozenset[str] = frozenset()
    """Prepositions that may stand before the conjunction: informa *de* que, insiste *en* que."""
    subject_after_verb: bool = True
    """«…», a déclaré X: whether a subject may follow its verb without inversion marks."""
    common: frozenset[str] = frozenset()
    """Its most frequent small words, by which a text without a declared language is recognised."""
    natural_gender: bool = False
    """English: he and she are people, and never a body or a place."""
    clitic_subjects: Mapping[str, Agreement] = field(default_factory=dict)
    """Inverted clitic tokens: -t-il, -elle."""
    feminine: Callable[[str], bool] | None = None
    """Hook: whether a role noun or first name looks feminine."""
    starters: frozenset[str] = field(init=False)
    """Every lower-case word at which a noun phrase may start."""
    pronoun_starts: frozenset[str] = field(init=False)
    """Every word at which a pronoun may start."""
    triggers: frozenset[str] = field(init=False)
    """Every word at which a cue may start, whatever follows; `sources` has those that need a second word."""
    openings: frozenset[str] = field(init=False)
    """Every word at which a cue may start, if only before a second one."""
    light_heads: Mapping[str, frozenset[str]] = field(init=False)
    """Lemma of a light verb -> the words with which what makes it a cue may begin."""
    sources: Mapping[str, Sources] = field(init=False)
    """First word of an according-phrase -> the phrases."""
    verbless: frozenset[str] = field(init=False)
    """Every word at which a cue without a verb may start."""
    nouns: Mapping[str, tuple[int, Agreement]] = field(init=False)
    """Every noun that can speak -> `phrases.Kind` and agreement: roles before bodies before texts."""
    channels: frozenset[str] = field(init=False)
    """Every noun for where something is said: media, outlets, events, microphones."""
    inner_words: frozenset[str] = field(init=False)
    """Every small word that may stand inside a noun phrase though it is one of `stops`."""
    ends_phrase: frozenset[str] = field(init=False)
    """Every small word that no noun phrase holds, wherever it stands."""
    leads_on: frozenset[str] = field(init=False)
    """Every small word behind which a noun phrase goes on, and with which none ends."""
    tails: frozenset[str] = field(init=False)
    """Words with which a phrase may go on past what ends others: ingénieur *en* chef."""
    inserted: frozenset[str] = field(init=False)
    """Every lower-case word at which an inverted cue may start: a, s', explique."""
    known: frozenset[str] = field(init=False)
    """Every word that, with a capital, may be more or less than a part of a name."""
    bearings: frozenset[str] = field(init=False)
    """Every word that matters in the search for whom something was said to."""
    passers: frozenset[str] = field(init=False)
    """Every word before the outlet that passes words on: `cited` and `whose`."""
    openers: frozenset[str] = field(init=False)
    """Every word between a cue and what it reports: que, de, se."""
    grammar: frozenset[str] = field(init=False)
    """Every word that is more inside a noun phrase than a plain noun or adjective."""
    verbs: frozenset[str] = field(init=False)
    """Every word that may be a verb by the language's tables."""

    def __post_init__(self) -> None:
        starters = {*self.determiners, *self.pronouns, *self.honorifics, *self.roles, *self.people}
        starters |= {
            *self.collectives,
            *self.documents,
            *self.modifiers,
            *(first for first, _ in self.pronoun_pairs),
        }
        object.__setattr__(self, "starters", frozenset(starters))
        pairs = {first for first, _ in self.pronoun_pairs}
        object.__setattr__(self, "pronoun_starts", frozenset(pairs | self.pronouns.keys()))
        triggers = {
            *self.cues,
            *self.light_forms,
            *self.noun_cues,
            *self.according_after,
            *self.according_postposed,
        }
        sequences = (*self.according, *self.according_initial)
        triggers |= {sequence[0] for sequence in sequences if len(sequence) == 1}
        object.__setattr__(self, "triggers", frozenset(triggers - self.have - self.be))
        nouns: dict[str, tuple[int, Agreement]] = {}
        for kind, table in ((4, self.documents), (3, self.collectives), (1, self.people), (1, self.roles)):
            nouns.update((noun, (kind, agreement)) for noun, agreement in table.items())
        object.__setattr__(self, "nouns", nouns)
        object.__setattr__(self, "channels", self.events | self.media | self.outlets | self.microphones)
        leads_on = {*self.determiners, *self.linkers, *self.title_links}
        object.__setattr__(self, "leads_on", frozenset(leads_on))
        inner = {*self.honorifics, *leads_on, *self.particles}
        tails = {words[0] for words in self.role_tails} | (
            self.coordinators if self.syntax.body_names_are_joined else set()
        )
        object.__setattr__(self, "tails", frozenset(tails))
        object.__setattr__(self, "inner_words", frozenset(inner))
        object.__setattr__(self, "ends_phrase", self.stops - inner - tails)
        object.__setattr__(self, "grammar", self.stops | inner | tails)
        verbs = {*self.have, *self.be, *self.modals, *self.cues, *self.light_forms}
        object.__setattr__(self, "verbs", frozenset(verbs))
        known = {*self.nouns, *self.honorifics, *self.determiners, *self.adverbs, *self.offices}
        inserted = {word for word, cues in self.cues.items() if any(cue.form & Form.FINITE for cue in cues)}
        inserted |= {word for word, cue in self.light_forms.items() if cue.form & Form.FINITE}
        object.__setattr__(self, "inserted", frozenset(inserted | self.have | self.reflexive))
        object.__setattr__(self, "known", frozenset(known))
        bearings = self.to_words | self.in_words | self.conjunctions | self.relatives | self.cues.keys()
        object.__setattr__(self, "bearings", bearings)
        object.__setattr__(self, "passers", self.cited | self.whose)
        object.__setattr__(self, "openers", self.conjunctions | self.infinitive_links | self.reflexive)
        heads = {lemma: frozenset(t[0] for t, _ in tails) for lemma, tails in self.light_verbs.items()}
        object.__setattr__(self, "light_heads", heads)
        sources: dict[str, Sources] = {}
        for first in {phrase[0] for phrase in (*self.according, *self.according_initial)}:
            anywhere = sorted((p for p in self.according if p[0] == first), key=len, reverse=True)
            initial = sorted((p for p in self.according_initial if p[0] == first), key=len, reverse=True)
            seconds = frozenset(p[1] for p in (*anywhere, *initial) if len(p) > 1)
            alone = any(len(p) == 1 for p in (*anywhere, *initial))
            sources[first] = Sources(tuple(anywhere), tuple(initial), seconds, alone)
        object.__setattr__(self, "sources", sources)
        object.__setattr__(self, "openings", self.triggers | sources.keys())
        verbless = {*sources, *self.according_after, *self.according_postposed, *self.noun_cues}
        object.__setattr__(self, "verbless", frozenset(verbless))
