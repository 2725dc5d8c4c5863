"""Cues inside the marks, between commas or dashes: they are cut out, and their subject speaks."""

import pytest

from tests.quotes.conftest import Read

Row = tuple[str, str, str, str, str]
"""Language, text, content, mention of the speaker, type."""

INSIDE: tuple[Row, ...] = (
    (
        "it",
        "«La diga - ha spiegato Anna Lima - è una vecchia signora stanca, e lo sappiamo tutti».",
        "La diga - ha spiegato Anna Lima - è una vecchia signora stanca, e lo sappiamo tutti",
        "Anna Lima",
        "direct",
    ),
    (
        "it",
        "«La diga - ha spiegato su Ciarla Luca Verri - è una vecchia signora stanca, e lo sappiamo tutti».",
        "La diga - ha spiegato su Ciarla Luca Verri - è una vecchia signora stanca, e lo sappiamo tutti",
        "Luca Verri",
        "direct",
    ),
    (
        "it",
        "«La diga è una vecchia signora stanca - ha spiegato Anna Lima, sindaca di Marla -. Lo sappiamo tutti da anni».",
        "La diga è una vecchia signora stanca - ha spiegato Anna Lima, sindaca di Marla -. Lo sappiamo tutti da anni",
        "Anna Lima, sindaca di Marla",
        "direct",
    ),
    (
        "it",
        "«La diga è stanca e lo sanno tutti - ha aggiunto la sindaca Lima- e noi faremo il possibile».",
        "La diga è stanca e lo sanno tutti - ha aggiunto la sindaca Lima- e noi faremo il possibile",
        "la sindaca Lima",
        "direct",
    ),
    (
        "it",
        "La sindaca Anna Lima ha parlato ieri. «La diga - ha aggiunto assieme al marito Luca - è una vecchia signora stanca».",
        "La diga - ha aggiunto assieme al marito Luca - è una vecchia signora stanca",
        "La sindaca Anna Lima",
        "direct",
    ),
    (
        "it",
        "Ha parlato Anna Lima. “Con la sua storia - ha sottolineato - e la sua forza, la diga ci ha protetti per cento anni”.",
        "Con la sua storia - ha sottolineato - e la sua forza, la diga ci ha protetti per cento anni",
        "Anna Lima",
        "direct",
    ),
    (
        "it",
        "“La strada Marla - Torre chiude domani e nessuno ha detto niente a noi - lo so bene”, dice Anna Lima.",
        "La strada Marla - Torre chiude domani e nessuno ha detto niente a noi - lo so bene",
        "Anna Lima",
        "direct",
    ),
    (
        "fr",
        "« Ce n'est pas possible !, s'indigne Anne Lima, secrétaire générale de l'Institut de la mer (INM). Nous avons cru en la digue. »",
        "Ce n'est pas possible !, s'indigne Anne Lima, secrétaire générale de l'Institut de la mer (INM). Nous avons cru en la digue.",
        "Anne Lima, secrétaire générale de l'Institut de la mer (INM)",
        "direct",
    ),
    (
        "fr",
        "« Ce n'est pas possible – s'indigne Anne Lima – et nous avions cru en la digue. »",
        "Ce n'est pas possible – s'indigne Anne Lima – et nous avions cru en la digue.",
        "Anne Lima",
        "direct",
    ),
    (
        "es",
        "«El dique —explicó a Radio Costa la alcaldesa Ana Lima— es una vieja dama cansada del mar».",
        "El dique —explicó a Radio Costa la alcaldesa Ana Lima— es una vieja dama cansada del mar",
        "la alcaldesa Ana Lima",
        "direct",
    ),
    (
        "es",
        "“El dique - dijo Ana Lima - es una vieja dama cansada del mar”.",
        "El dique - dijo Ana Lima - es una vieja dama cansada del mar",
        "Ana Lima",
        "direct",
    ),
    (
        "pt",
        "“O dique – disse Ana Lima – é uma velha senhora cansada do mar”.",
        "O dique – disse Ana Lima – é uma velha senhora cansada do mar",
        "Ana Lima",
        "direct",
    ),
    (
        "pt",
        "“O dique, disse Ana Lima, é uma velha senhora cansada do mar.”",
        "O dique, disse Ana Lima, é uma velha senhora cansada do mar.",
        "Ana Lima",
        "direct",
    ),
    (
        "de",
        "„Der Deich – sagte Anna Lima – ist eine müde alte Dame.“",
        "Der Deich – sagte Anna Lima – ist eine müde alte Dame.",
        "Anna Lima",
        "direct",
    ),
)


def spoken(text: str, marked: Read, language: str) -> list[tuple[str, str | None, str]]:
    return [
        (q.span.of(text), q.speaker.mention if q.speaker is not None else None, q.type.value)
        for q in marked(text, language)
    ]


@pytest.mark.parametrize(("language", "text", "content", "mention", "kind"), INSIDE)
def test_a_cue_inside_the_marks_names_the_speaker(
    language: str, text: str, content: str, mention: str, kind: str, marked: Read
) -> None:
    assert (content, mention, kind) in spoken(text, marked, language)
