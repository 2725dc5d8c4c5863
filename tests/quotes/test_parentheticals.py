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


NULL_SUBJECT = (
    (
        "es",
        "Ana Lima salió. «El agua, comentó a pie de obra, no llega a los pueblos».",
        ", comentó a pie de obra,",
    ),
    ("es", "Ana Lima salió. «No hay dinero, admitió entre risas. Nunca lo hubo».", ", admitió entre risas."),
    ("es", "Ana Lima salió. «Bajó y salió a los cuatro días, contaba, así que es un flojo».", ", contaba,"),
    ("it", "Ha parlato Ana Lima. «Ogni domenica aprivo, confida, davo aria e richiudevo».", ", confida,"),
    (
        "pt",
        "Ana Lima falou. “Dois anos de obras, explicou, eram dois anos de portas fechadas.”",
        ", explicou,",
    ),
    ("pt", "Ana Lima falou. “Não é aritmética, ressalva. É um senso de quantidade.”", ", ressalva."),
    ("es", "Ana Lima salió. «La gente, dicen, está muy cansada de todo esto».", None),
    ("es", "Ana Lima salió. «Vino el alcalde, dijo, y se fue sin más».", None),
    ("it", "Ha parlato Ana Lima. «Mio padre veniva, diceva una cosa, e se ne andava».", None),
    ("pt", "Ana Lima falou. “O rapaz veio, disse que sim, e foi-se embora.”", None),
)


@pytest.mark.parametrize(("language", "text", "hole"), NULL_SUBJECT)
def test_a_cue_without_a_subject_is_cut_out_and_the_context_speaks(
    language: str, text: str, hole: str | None, marked: Read
) -> None:
    (found,) = marked(text, language)
    assert [each.of(text) for each in found.holes] == ([] if hole is None else [hole])
    assert found.speaker is not None
    assert found.speaker.name == "Ana Lima"
    if found.cue is not None and hole is not None:
        assert found.cue.text in hole
