"""Verbs of saying as a language tells them: forms, frames, and the verbs that go with them."""

from collections.abc import Callable, Mapping
from dataclasses import field

from worker.quotes.lexicon.grammar import CueWord
from worker.quotes.lexicon.record import derived, record


@record
class Verbs:
    """Verbs of saying, and the verbs and endings around them."""

    cues: Mapping[str, tuple[CueWord, ...]]
    """Every form of a verb of saying or thinking -> what it may be."""
    light_verbs: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]] = field(default_factory=dict)
    """Lemma -> the words behind it that make it a cue, with their frame: *take* aim at."""
    light_forms: Mapping[str, CueWord] = field(default_factory=dict)
    """Every form of a light verb -> its lemma."""
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
    phases: frozenset[str] = frozenset()
    """Cue verbs that before another verb only say how far it is: *continued* to rise, *commence* à fondre."""
    gerund_verbs: frozenset[str] = frozenset()
    """Cue verbs whose content may be a gerund: denied *writing* it."""
    asking: frozenset[str] = frozenset()
    """Cue verbs behind which another speaks next: ask."""
    requesting: frozenset[str] = frozenset()
    """Cue verbs of a request, which not to be named is no statement: *pidió* no ser citada."""
    answering: frozenset[str] = frozenset()
    """Verbs of an answer, which is another's than the question: responder, rispondere."""
    wishing: frozenset[str] = frozenset()
    """Cue verbs whose infinitive is what somebody wants, means or agrees to do, and is not said: wants *to leave*."""
    wanting: frozenset[str] = frozenset()
    """Those of them that say no more with a clause: they *want* the port to close, *veulent* que le port ferme."""
    finding: frozenset[str] = frozenset()
    """Cue verbs of finding out: in the infinitive nobody has found it yet, went out *to find* another way."""
    accusing: frozenset[str] = frozenset()
    """Cue verbs whose object is accused: in the passive it is not the one who speaks. soupçonner, accuse."""
    impersonal_verbs: frozenset[str] = frozenset()
    """Verbs that speak only with an impersonal subject: hieß *es*."""
    house_verbs: frozenset[str] = frozenset()
    """Verbs that name only the house that speaks: aus Kreisen verlautete."""
    dative_verbs: frozenset[str] = frozenset()
    """Verbs whose dative object is whom they are said to: jemandem vorwerfen."""
    posting: frozenset[str] = frozenset()
    """Verbs for words put where others read them: escribió *en* Parloir."""
    have: frozenset[str] = frozenset()
    """Forms of the auxiliary of the perfect."""
    be: frozenset[str] = frozenset()
    """Forms of "be", and of the auxiliary of the passive."""
    been: frozenset[str] = frozenset()
    """Participles of "be" that stand between its auxiliary and a passive participle: été, stato."""
    modals: frozenset[str] = frozenset()
    """Verbs between a subject and an infinitive of saying: will, peut, soll."""
    copulas: frozenset[str] = frozenset()
    """Verbs behind which a participle only says how something is: *remained* committed."""
    finites: frozenset[str] = frozenset()
    """Irregular forms that can be nothing but a finite verb: came, wrote."""
    reportive: frozenset[str] = frozenset()
    """Verb forms that by themselves say "reported": the German Konjunktiv I."""
    stand_ins: frozenset[str] = frozenset()
    """Those of them that stand for a Konjunktiv I which looks like the indicative, and may mean more: *hätten*."""
    fixed_behind: frozenset[str] = frozenset()
    """Words right behind one of `reportive` that make it a fixed phrase: es sei *denn*."""
    plural_verbs: tuple[str, ...] = ()
    """How finite verbs of the third person plural end: sagten, sind."""
    participles: tuple[str, ...] = ()
    """Endings of participles, which open sentences with a capital and are no names."""
    infinitives: tuple[str, ...] = ()
    """Endings of infinitives, which open sentences with a capital and are no names."""
    gerund_endings: tuple[str, ...] = ()
    """Endings of gerunds."""
    finite_endings: tuple[str, ...] = ()
    """Endings that mark a lower-case word of five letters or more as a verb: -ait, -èrent."""
    linked_endings: tuple[str, ...] = ()
    """How an infinitive ends that closes its clause behind its link: das Bad zu öffne*n*."""
    present_endings: tuple[str, ...] = ()
    """Endings by which, in the verb's own place, a word that no table holds is finite: Lima öffn*et* das Bad."""
    agents: frozenset[str] = frozenset()
    """Prepositions of the passive agent: par, by, von."""
    perfect_with_be: frozenset[str] = frozenset()
    """Cue verbs whose perfect has "be", so that it makes no passive: *sei* davon ausgegangen."""
    contracted_verbs: frozenset[str] = frozenset()
    """Verbs that lean on the word before, as tokens: 's, 'll."""
    infinitive_pattern: str = ""
    """What an infinitive ends in, as a pattern, with the clitics that lean on it: avoir, presentarsi, subirlos."""
    noun_infinitives: frozenset[str] = frozenset()
    """Infinitives that are spelled like a noun for people: appelle à *reporter* le vote."""
    looks_reportive: Callable[[str], bool] | None = None
    """Whether a word that no table holds looks like one of `reportive`: Das Land *übernehme* die Hälfte."""
    reportive_cues: frozenset[str] = frozenset()
    """The same of cue verbs: er *behaupte*, sie *erinnere*."""

    @derived
    def tail_heads(self) -> frozenset[str]:
        """The words with which what makes any light verb a cue may begin: fest, mit, zu."""
        return frozenset(words[0] for tails in self.light_verbs.values() for words, _ in tails)

    @derived
    def light_heads(self) -> Mapping[str, frozenset[str]]:
        """Lemma of a light verb -> the words with which what makes it a cue may begin."""
        return {lemma: frozenset(words[0] for words, _ in tails) for lemma, tails in self.light_verbs.items()}
