"""The grammar that all languages share: what a verb governs, the forms it stands in, what agrees with what."""

from typing import Final, NamedTuple


class Frame:
    """What a cue verb governs: bits of an int (an IntFlag costs a call for every test)."""

    SAY: Final = 1
    """A direct quotation, before it or after it: «…», a déclaré X."""
    THAT: Final = 2
    """A content clause: affirme que…"""
    OBJECT: Final = 4
    """A noun phrase in which a fragment may stand: dénonce «une honte»."""
    TELL: Final = 8
    """Its object is the person spoken to: told the court that…"""
    INFINITIVE: Final = 16
    """An infinitive as content: affirme avoir…, promised to…"""
    MANNER: Final = 32
    """It speaks only beside a direct quotation: «…», sourit-il."""
    REFLEXIVE: Final = 64
    """Only with its reflexive pronoun: se féliciter, sich beklagen."""
    BARE: Final = 128
    """A content clause without conjunction: said it was late."""
    THINK: Final = 256
    """Held, not said: believes, espère. Announces content, and direct speech only next to it."""
    NOUN_TOO: Final = 512
    """The form is also a common noun (demande, claim): a determiner before it says noun."""


class Form:
    """Which forms of the verb a spelling may be: bits of an int."""

    FINITE: Final = 1
    PARTICIPLE: Final = 2
    GERUND: Final = 4
    INFINITIVE: Final = 8


class CueWord(NamedTuple):
    """One inflected form of a cue verb."""

    lemma: str
    frame: int
    form: int


class Agreement(NamedTuple):
    """Gender m, f, n or ? and number s, p or ?."""

    gender: str
    number: str


ANY = Agreement("?", "?")
MS, FS, NS, ES = (Agreement(gender, "s") for gender in "mfn?")
MP, FP, EP = (Agreement(gender, "p") for gender in "mf?")
AGREEMENTS: Final = {"".join(each): each for each in (ANY, MS, FS, NS, ES, MP, FP, EP)}
"""As word lists write them. One object each: `ANY` is asked for by identity."""
