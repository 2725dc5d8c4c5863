"""What may stand between an inverted verb and its subject: adverbs, dates in brackets, whom it was said to."""

import pytest

from tests.quotes.conftest import Read

Row = tuple[str, str, str, str, str]
"""Language, text, content, mention of the speaker, type."""

BETWEEN: tuple[Row, ...] = (
    (
        "fr",
        "« La digue tiendra encore vingt ans », a-t-il d'abord répondu.",
        "La digue tiendra encore vingt ans",
        "il",
        "direct",
    ),
    (
        "fr",
        "« La digue tiendra encore vingt ans », a répondu à la presse Anne Lima.",
        "La digue tiendra encore vingt ans",
        "Anne Lima",
        "direct",
    ),
    (
        "fr",
        "« La digue tiendra encore vingt ans », a ainsi d'abord tenu à préciser Anne Lima.",
        "La digue tiendra encore vingt ans",
        "Anne Lima",
        "direct",
    ),
    (
        "fr",
        "« La digue tiendra encore vingt ans », a toutefois rétorqué mardi à nos confrères de Radio Grève le maire Luc Vasse.",
        "La digue tiendra encore vingt ans",
        "le maire Luc Vasse",
        "direct",
    ),
    (
        "fr",
        "« La digue tiendra encore vingt ans », lui a sèchement répondu la préfète Anne Lima.",
        "La digue tiendra encore vingt ans",
        "la préfète Anne Lima",
        "direct",
    ),
    (
        "fr",
        "« La digue tiendra encore vingt ans », avait il y a quelques mois affirmé Anne Lima.",
        "La digue tiendra encore vingt ans",
        "Anne Lima",
        "direct",
    ),
    (
        "es",
        "“El dique aguantará veinte años”, afirmó el martes (12) la ministra Ana Lima.",
        "El dique aguantará veinte años",
        "la ministra Ana Lima",
        "direct",
    ),
    (
        "es",
        "“El dique aguantará veinte años”, respondió primero ante los micrófonos de Radio Costa Ana Lima.",
        "El dique aguantará veinte años",
        "Ana Lima",
        "direct",
    ),
    (
        "es",
        "“El dique aguantará veinte años”, explica a este diario Ana Lima, ingeniera del puerto.",
        "El dique aguantará veinte años",
        "Ana Lima, ingeniera del puerto",
        "direct",
    ),
    (
        "es",
        "“El dique aguantará veinte años”, le espetó entonces el portavoz del puerto, Luis Vega.",
        "El dique aguantará veinte años",
        "el portavoz del puerto, Luis Vega",
        "direct",
    ),
    (
        "pt",
        "“O dique vai aguentar vinte anos”, afirmou na terça (12) a ministra Ana Lima.",
        "O dique vai aguentar vinte anos",
        "a ministra Ana Lima",
        "direct",
    ),
    (
        "pt",
        "“O dique vai aguentar vinte anos”, disse nesta quarta-feira (5), em Porto Velho, o prefeito Luís Vega.",
        "O dique vai aguentar vinte anos",
        "o prefeito Luís Vega",
        "direct",
    ),
    (
        "pt",
        "“O dique vai aguentar vinte anos”, respondeu primeiro à imprensa a vereadora Ana Lima (PSX).",
        "O dique vai aguentar vinte anos",
        "a vereadora Ana Lima (PSX)",
        "direct",
    ),
    (
        "pt",
        "“O dique vai aguentar vinte anos”, explicou ao Jornal do Cais Ana Lima, engenheira do porto.",
        "O dique vai aguentar vinte anos",
        "Ana Lima, engenheira do porto",
        "direct",
    ),
    (
        "it",
        "«La diga terrà altri vent'anni», ha risposto alla stampa Anna Lima.",
        "La diga terrà altri vent'anni",
        "Anna Lima",
        "direct",
    ),
    (
        "it",
        "«La diga terrà altri vent'anni», ha prima risposto, poi sorriso, Anna Lima.",
        "La diga terrà altri vent'anni",
        "Anna Lima",
        "direct",
    ),
    (
        "it",
        "«La diga terrà altri vent'anni», ha poi aggiunto martedì 12 maggio la ministra Anna Lima.",
        "La diga terrà altri vent'anni",
        "la ministra Anna Lima",
        "direct",
    ),
    (
        "de",
        "„Der Deich hält noch zwanzig Jahre“, sagte am Dienstag im Hafen von Marlau die Sprecherin Anna Lima.",
        "Der Deich hält noch zwanzig Jahre",
        "die Sprecherin Anna Lima",
        "direct",
    ),
    (
        "de",
        "„Der Deich hält noch zwanzig Jahre“, sagte der 54-Jährige.",
        "Der Deich hält noch zwanzig Jahre",
        "der 54-Jährige",
        "direct",
    ),
    (
        "de",
        "„Der Deich hält noch zwanzig Jahre“, sagt Ex-Bürgermeister Jan Holm.",
        "Der Deich hält noch zwanzig Jahre",
        "Ex-Bürgermeister Jan Holm",
        "direct",
    ),
    (
        "de",
        "„Der Deich hält noch zwanzig Jahre“, meint die 54-jährige Fischerin Anna Lima.",
        "Der Deich hält noch zwanzig Jahre",
        "die 54-jährige Fischerin Anna Lima",
        "direct",
    ),
    (
        "es",
        "“El dique aguantará veinte años”, dijo la entonces alcaldesa Ana Lima.",
        "El dique aguantará veinte años",
        "alcaldesa Ana Lima",
        "direct",
    ),
    (
        "es",
        "“El dique aguantará veinte años”, afirma la exalcaldesa Ana Lima, de 54 años.",
        "El dique aguantará veinte años",
        "la exalcaldesa Ana Lima",
        "direct",
    ),
    (
        "it",
        "«La diga terrà vent'anni», dice l'ex sindaca Anna Lima, 54 anni.",
        "La diga terrà vent'anni",
        "l'ex sindaca Anna Lima",
        "direct",
    ),
    (
        "pt",
        "“O dique vai aguentar”, diz a ex-prefeita Ana Lima, de 54 anos.",
        "O dique vai aguentar",
        "a ex-prefeita Ana Lima",
        "direct",
    ),
)


def spoken(text: str, marked: Read, language: str) -> list[tuple[str, str | None, str]]:
    return [
        (q.span.of(text), q.speaker.mention if q.speaker is not None else None, q.type.value)
        for q in marked(text, language)
    ]


@pytest.mark.parametrize(("language", "text", "content", "mention", "kind"), BETWEEN)
def test_words_between_verb_and_subject_are_passed(
    language: str, text: str, content: str, mention: str, kind: str, marked: Read
) -> None:
    assert (content, mention, kind) in spoken(text, marked, language)
