"""Where words come from and go to without a verb of saying: sources, media, addressees, interviews."""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from worker.quotes.lexicon.record import derived, record


class Sources(NamedTuple):
    """The according-phrases that begin with one word, longest first, and the words that may come second."""

    anywhere: tuple[tuple[str, ...], ...]
    initial: tuple[tuple[str, ...], ...]
    seconds: frozenset[str]
    alone: bool


@record
class SourcePhrases:
    """Phrases that name a source without a verb: according to."""

    according: tuple[tuple[str, ...], ...] = ()
    """Phrases before a source: selon, d' après, in the words of."""
    according_of: tuple[tuple[str, ...], ...] = ()
    """Those that one of `of_words` ties to the source: de l'aveu *de*, a detta *della*, in the words *of*."""
    of_words: frozenset[str] = frozenset()
    """The prepositions of an owner, with their articles: de, du, della, of."""
    nouns: frozenset[str] = frozenset()
    """Nouns for what a source says, behind which the source stands: selon les *précisions* de la préfète."""
    rendered: tuple[tuple[str, ...], ...] = ()
    """What else may stand between such a noun and the source: d'après le récit *qu'en fait* la préfète."""
    answers: frozenset[str] = frozenset()
    """Nouns that "be" ties to the words themselves: “…,” was her *answer*; «…», fue la *respuesta* de."""
    ties: frozenset[str] = frozenset()
    """What ties them so beside "be": “…,” *came* the answer; «…», *lautet* die Antwort."""
    origins: frozenset[str] = frozenset()
    """Prepositions of an owner beside `of_words`: the answer *from* the mayor."""
    views: frozenset[str] = frozenset()
    """Nouns for what somebody holds or says, behind a genitive: in the mayor's *view*, in her mother's *words*."""
    view_words: frozenset[str] = frozenset()
    """Prepositions before such a genitive."""
    according_initial: tuple[tuple[str, ...], ...] = ()
    """Phrases that mean "according to" only at the head of a clause and before a person (pour, für)."""
    according_after: tuple[str, ...] = ()
    """Words that put the source behind what was said: German «…», so Müller."""
    according_postposed: frozenset[str] = frozenset()
    """Words behind their source: dem Bericht *zufolge*."""
    information_leads: frozenset[str] = frozenset()
    """Prepositions that mean "according to" before a noun for information: *nach* ersten Meldungen (German)."""
    information: tuple[str, ...] = ()
    """How nouns for information end: Polizei*angaben*, Meldung*en*."""
    information_events: tuple[str, ...] = ()
    """Those of them which also happen, so that with the definite article the preposition says when: nach *der Meldung*."""
    attributes: tuple[str, ...] = ()
    """Endings of what stands between an article and its noun: des von der Stadt *geleiteten* Amts."""
    own: frozenset[str] = frozenset()
    """Attributes of such a noun by which the clause's own subject is the source: nach *eigenen* Angaben."""
    counted: frozenset[str] = frozenset()
    """Words behind which "second" counts, and is no "according to": il *secondo* set."""
    letter_openings: tuple[tuple[str, ...], ...] = ()
    """Phrases that head a message before its author: *from the desk of*, *le mot de*, *un mensaje de*."""
    told_so: tuple[tuple[str, ...], ...] = ()
    """Phrases that open a sentence about the words before it, a cue and its speaker next: «…». *È quanto* afferma."""
    pointing: frozenset[str] = frozenset()
    """Words that open a sentence about the words before it: *those* were the words of."""
    words_of: tuple[tuple[str, ...], ...] = ()
    """Phrases behind them, before the one who spoke: those were *the words of*."""
    house_words: frozenset[str] = frozenset()
    """Prepositions before the house that speaks through an impersonal subject."""

    @derived
    def by_first(self) -> Mapping[str, Sources]:
        """First word of an according-phrase -> the phrases."""
        phrases: dict[str, Sources] = {}
        according = (
            *self.according,
            *((*phrase, word) for phrase in self.according_of for word in self.of_words),
        )
        for first in {phrase[0] for phrase in (*according, *self.according_initial)}:
            anywhere = sorted((p for p in according if p[0] == first), key=len, reverse=True)
            initial = sorted((p for p in self.according_initial if p[0] == first), key=len, reverse=True)
            seconds = frozenset(p[1] for p in (*anywhere, *initial) if len(p) > 1)
            alone = any(len(p) == 1 for p in (*anywhere, *initial))
            phrases[first] = Sources(tuple(anywhere), tuple(initial), seconds, alone)
        return phrases


@record
class Outlets:
    """The media: who passes words on, and where they are said."""

    nouns: frozenset[str] = frozenset()
    """Nouns for the media: agence, quotidien, chaîne."""
    names: frozenset[str] = frozenset()
    """Names of media that say by themselves that they are one: reuters, zdf."""
    endings: tuple[str, ...] = ()
    """How compounds for outlets end: Tageszeitung, Nachrichtenagentur."""
    microphones: frozenset[str] = frozenset()
    """Nouns that stand for their outlet: au micro de Canal 9, in the columns of."""
    channel_words: frozenset[str] = frozenset()
    """Prepositions after which a bare name is a channel: sur, on."""
    media: frozenset[str] = frozenset()
    """Channels on which one speaks: Twitter, communiqué, blog."""
    events: frozenset[str] = frozenset()
    """Occasions at which one speaks: conférence, entretien, meeting; and the bodies."""
    bodies: frozenset[str] = frozenset()
    """Courts and parliaments, which are spoken to and spoken in; they stand under events, too."""
    cited: frozenset[str] = frozenset()
    """Participles before the outlet that passes words on: cité par l'agence."""
    whose: frozenset[str] = frozenset()
    """Relatives before the outlet that passes words on: dont l'agence a rapporté les propos."""
    with_words: frozenset[str] = frozenset()
    """Prepositions between an interview and its outlet: avec, pour, with."""
    relaying: frozenset[str] = frozenset()
    """Those of them whose agent only passes the words on, though the verb is a cue: citato *dall'agenzia*."""
    beginnings: frozenset[str] = frozenset()
    """How names of outlets with a hyphen begin: *BFM*-TV, *AFP*-Reporter."""
    bylines: frozenset[str] = frozenset()
    """Words before whoever wrote the text, on a line of its own: *By* Ana Lima, *Von* Ana Lima."""
    pictures: frozenset[str] = frozenset()
    """Words before whoever made a picture, on a line of its own: *Foto* Lima, *Bild*: Ana Lima."""

    @derived
    def channels(self) -> frozenset[str]:
        """Every noun for where something is said: media, outlets, events, microphones."""
        return self.events | self.media | self.nouns | self.microphones

    @derived
    def passers(self) -> frozenset[str]:
        """Every word before the outlet that passes words on: `cited` and `whose`."""
        return self.cited | self.whose


@record
class Addressees:
    """Prepositions before whom, and before what, something is said."""

    to_words: frozenset[str] = frozenset()
    """Prepositions before the person or outlet addressed: à, auprès de, to."""
    in_words: frozenset[str] = frozenset()
    """Prepositions before a medium or an event: sur, dans, lors de, in, on."""
    audience_words: frozenset[str] = frozenset()
    """Prepositions before whom one speaks in public: devant les députés."""
    beside_words: frozenset[str] = frozenset()
    """Prepositions after which a bare name is no place, but who was spoken to: auprès de."""
    speaking: frozenset[str] = frozenset()
    """Participles that open a sentence with its occasion: *appearing* before the court, *intervenuto* a Canale 9."""


@record
class Interviews:
    """How a text says that it is an interview. Empty where a language has no such custom."""

    turns: Mapping[str, bool] = field(default_factory=dict)
    """Words that open a turn of an interview -> whether it is an answer: p, r, pregunta, respuesta."""
    openings: tuple[str, ...] = ()
    """Words by which a text says that it is an interview: Propos recueillis."""
    selves: frozenset[str] = frozenset()
    """Words of whoever speaks of themselves: je, nos."""
