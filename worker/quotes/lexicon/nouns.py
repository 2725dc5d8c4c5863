"""Who speaks, by noun, name or pronoun, and the determiners before them."""

from collections.abc import Mapping
from dataclasses import field

from worker.quotes.lexicon.grammar import Agreement
from worker.quotes.lexicon.record import derived, record


@record
class Determiners:
    """Articles and their like, and what they tell of the noun behind them."""

    all: Mapping[str, Agreement] = field(default_factory=dict)
    """Every determiner and what it agrees with."""
    possessives: frozenset[str] = frozenset()
    """Determiners of what is his or hers: son, their."""
    indefinite: frozenset[str] = frozenset()
    """Determiners that introduce someone or something new: a, un, ein."""
    definite: frozenset[str] = frozenset()
    """The definite article, where it tells the usual name of a thing: they call it “*the* lamp”."""
    demonstratives: frozenset[str] = frozenset()
    """Determiners of one just met: raconte *cette* aide à domicile."""
    emphatic: frozenset[str] = frozenset()
    """Determiners that stress whoever is named behind them: el *propio* Lima, lo *stesso* Neri."""
    contracted: frozenset[str] = frozenset()
    """Prepositions that hold an article, which no bare name has: im, zum."""
    datives: Mapping[str, bool] = field(default_factory=dict)
    """Articles of a dative object -> whether they may be another case, too: dem, der."""
    oblique: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Articles that are no nominative -> before which genders, "p" for the plural: dem, der (Zeitung)."""
    nominatives: frozenset[str] = frozenset()
    """Articles that tell a subject from an object: der, ein."""
    plural_articles: Mapping[str, str] = field(default_factory=dict)
    """Articles that say plural before nouns of these genders: *die* Anwohner."""
    adjective_articles: Mapping[str, Agreement] = field(default_factory=dict)
    """Articles that tell the gender of a noun made from an adjective in -e: *der* Angeklagte."""
    owners: Mapping[str, Agreement] = field(default_factory=dict)
    """Those of a person, which a pronoun may take up: her manager … *she* said. Not its: bodies own without being named."""
    articles: frozenset[str] = frozenset()
    """Determiners right behind which no verb stands: denied the *charge*."""
    possessors: Mapping[str, Agreement] = field(default_factory=dict)
    """Possessives before a noun that announces content, with what their owner agrees with: his, her, *its* claim."""
    clitic_articles: frozenset[str] = frozenset()
    """Articles that are object clitics, too: Lima *le* demande."""


@record
class Nouns:
    """Nouns for those who speak, and for what is spoken of in quotation marks."""

    roles: Mapping[str, Agreement] = field(default_factory=dict)
    """Nouns for people in a role or office."""
    people: Mapping[str, Agreement] = field(default_factory=dict)
    """Other nouns for people, by which an article takes up a person: homme, intéressé, quinquagénaire."""
    collectives: Mapping[str, Agreement] = field(default_factory=dict)
    """Nouns for bodies that speak: ministère, police, association."""
    documents: Mapping[str, Agreement] = field(default_factory=dict)
    """Nouns for texts that speak: communiqué, rapport."""
    nameless: frozenset[str] = frozenset()
    """Nouns for bodies that have no name of their own: la police, la mairie. A name behind them is a person's."""
    anaphoric_bodies: frozenset[str] = frozenset()
    """Nouns by which a body is taken up: le groupe, l'organisation, the company."""
    nationals: frozenset[str] = frozenset()
    """Nouns for people from a place that are spelled small: el *danés*."""
    demonyms: tuple[str, ...] = ()
    """Endings of nouns for people from a place: l'Italien, la Brévanaise."""
    offices: frozenset[str] = frozenset()
    """Roles that name an office: «le ministre» is no one else's second name."""
    titles: frozenset[str] = frozenset()
    """Offices whose phrase goes on past a preposition: secrétaire *à la Santé*."""
    title_links: frozenset[str] = frozenset()
    """Prepositions that carry on only a title: secrétaire d'État *à* la Santé."""
    role_tails: tuple[tuple[str, ...], ...] = ()
    """What may end a role and is no phrase of its own: ingénieur *en chef*, secretary *in waiting*."""
    linkers: frozenset[str] = frozenset()
    """Prepositions that carry a noun phrase on: de, du, of."""
    epicene: frozenset[str] = frozenset()
    """Nouns for people whose grammatical gender says nothing of whom they mean: la victime, die Person."""
    near: frozenset[str] = frozenset()
    """Adjectives that carry a phrase on with "to": fonti *vicine* alle trattative."""
    modifiers: frozenset[str] = frozenset()
    """Adjectives that may open a noun phrase without article: former, retired."""
    broader: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """A noun that takes people up -> the roles that it may stand for: magistrat -> procureur, juge."""
    years: frozenset[str] = frozenset()
    """Words after a number that make it an age: ans."""
    spokespeople: tuple[str, ...] = ()
    """How nouns for those who speak for a house begin: porte-parole, spokes."""
    voices: tuple[tuple[str, ...], ...] = ()
    """Words between a house and the person who speaks for it: par la voix de."""
    works: frozenset[str] = frozenset()
    """Nouns after which marks hold a title: film, livre, chanson."""
    texts: frozenset[str] = frozenset()
    """Nouns for texts that nobody speaks though they are quoted as a block: law, verse."""
    publishers: frozenset[str] = frozenset()
    """Words after a bracket that say that a title stands before it: éditions, published by."""
    named: frozenset[str] = frozenset()
    """Words after which marks hold a name or a term: surnommé, dit, intitulé, so-called."""
    noun_cues: frozenset[str] = frozenset()
    """Nouns that announce content after a possessive: Trump's claim that, sa promesse de."""
    noun_cue_links: frozenset[str] = frozenset()
    """Words between such a noun and its content: claim *of*, question *about*."""
    origin_words: frozenset[str] = frozenset()
    """Linkers that end a phrase behind a person's full name: Ann Tolley *of* the Harbor Council."""
    affiliations: frozenset[str] = frozenset()
    """Prepositions before whom a role is held for: a spokesman *for* the Harbor Guild, Luke Vance."""
    plural_endings: tuple[str, ...] = ()
    """How nouns of the plural end, where a verb spelled like a noun has none before it: mayors *claim*."""
    genitive_clitics: frozenset[str] = frozenset()
    """Tokens that make the noun before them an owner, with either apostrophe: Bell*'s* spokesman."""
    adjective_noun_endings: tuple[str, ...] = ()
    """How nouns made from an adjective end, behind an article that tells their gender: der Angeklagt*e*."""

    @derived
    def kinds(self) -> Mapping[str, tuple[int, Agreement]]:
        """Every noun that can speak -> `phrases.Kind` and agreement: roles before bodies before texts."""
        kinds: dict[str, tuple[int, Agreement]] = {}
        for kind, table in ((4, self.documents), (3, self.collectives), (1, self.people), (1, self.roles)):
            kinds.update((noun, (kind, agreement)) for noun, agreement in table.items())
        return kinds


@record
class Names:
    """What belongs to a name, and what only looks like one."""

    first_names: Mapping[str, str] = field(default_factory=dict)
    """First names whose gender differs here from `names.GENDER_OF_FIRST_NAME`: Andrea, Simone."""
    honorifics: Mapping[str, Agreement] = field(default_factory=dict)
    """Titles before a name: Mme, Dr., Herr."""
    particles: frozenset[str] = frozenset()
    """Lower-case parts of names: de, von, bin."""
    noble: frozenset[str] = frozenset()
    """Particles that are plain prepositions as well, and part of a name only behind a first name: von, zu."""
    metonyms: Mapping[str, str] = field(default_factory=dict)
    """Places and houses that stand for one party: kremlin -> russie."""
    abbreviations: frozenset[str] = frozenset()
    """Words whose full stop ends no sentence, without it: dr, etc."""
    not_names: frozenset[str] = frozenset()
    """Capitalised words that start sentences and are no names: Selon, Mais, However."""


@record
class Pronouns:
    """Words that stand for a speaker."""

    third: Mapping[str, Agreement] = field(default_factory=dict)
    """Pronouns that may be a subject, with what they agree with; third person only."""
    pairs: Mapping[tuple[str, str], Agreement] = field(default_factory=dict)
    """Two words that together are a pronoun: ce dernier, este último."""
    ordinals: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    """Pronouns that tell two people just named apart -> which of them: le premier 0, le second 1."""
    latter: frozenset[str] = frozenset()
    """Words of the pronoun for the one named last: quest'*ultimo*."""
    numbered: Mapping[str, tuple[Agreement, Agreement]] = field(default_factory=dict)
    """Pronouns whose number only the verb tells -> agreement with a singular and with a plural verb: sie."""
    own_voice: frozenset[str] = frozenset()
    """First and second person: the writer or the reader, never a speaker outside the marks."""
    elided_voice: tuple[str, ...] = ()
    """How words begin that hold an elided first person: *j'*irai."""
    elided_openings: tuple[str, ...] = ()
    """How words begin that as good as only speech elides: *j'*irai, *c'*est, *n'*importe."""
    object_pronouns: frozenset[str] = frozenset()
    """Pronouns that are never a subject: him, them."""
    tonic: frozenset[str] = frozenset()
    """Pronouns that only take a subject up: le maire, *lui*, estime que…"""
    impersonal: frozenset[str] = frozenset()
    """Subjects that are nobody: *on* reconnaît. Who speaks is said by a place: à l'Élysée."""
    indefinite_subjects: frozenset[str] = frozenset()
    """Subjects that are no noun and no speaker: es, man, niemand."""
    relatives: frozenset[str] = frozenset()
    """Relative pronouns: qui, who, che."""
    oblique_relatives: frozenset[str] = frozenset()
    """Relative pronouns that are no article, too: Leute, *deren* Haus, mit *denen*."""
    clitics: frozenset[str] = frozenset()
    """Words that may stand between a subject and its verb: ne, lui, se."""
    clitic_subjects: Mapping[str, Agreement] = field(default_factory=dict)
    """Inverted clitic tokens: -t-il, -elle."""
    inverted: tuple[str, ...] = ()
    """Inverted clitics as a text has them before it is read, the commonest: a-t*-il*, dit*-elle*."""
    reflexive: frozenset[str] = frozenset()
    """Reflexive pronouns before a verb: se, sich."""
    objects: frozenset[str] = frozenset()
    """Clitics that take up what was said: *lo* dijo el alcalde."""
    nominative_pronouns: frozenset[str] = frozenset()
    """Pronouns that are never an object: said *he* slept."""
    expletives: frozenset[str] = frozenset()
    """Subjects that stand for nothing: said *there* was ice."""

    @derived
    def starts(self) -> frozenset[str]:
        """Every word at which a pronoun may start."""
        return frozenset(self.third).union(first for first, _ in self.pairs)
