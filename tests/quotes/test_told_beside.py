"""Who speaks, told beside the words: in the next sentence, on the line before, by an outlet, as a view of theirs."""

import pytest

from tests.quotes.conftest import Read

Row = tuple[str, str, str, str, str]
"""Language, text, content, mention of the speaker, type."""

TOLD: tuple[Row, ...] = (
    (
        "it",
        "«La diga è una vecchia signora stanca». A sottolinearlo è stato Luca Verri, assessore al porto.",
        "La diga è una vecchia signora stanca",
        "Luca Verri, assessore",
        "direct",
    ),
    (
        "it",
        "«La diga è una vecchia signora stanca». Lo ha detto Anna Lima, sindaca di Marla.",
        "La diga è una vecchia signora stanca",
        "Anna Lima, sindaca di Marla",
        "direct",
    ),
    (
        "it",
        "«La diga è una vecchia signora stanca». Così, in una nota, la consigliera comunale Anna Lima.",
        "La diga è una vecchia signora stanca",
        "la consigliera comunale Anna Lima",
        "direct",
    ),
    (
        "it",
        "«La diga è una vecchia signora stanca». È quanto afferma in una nota Anna Lima.",
        "La diga è una vecchia signora stanca",
        "Anna Lima",
        "direct",
    ),
    (
        "it",
        "«La diga è una vecchia signora stanca». Queste le parole di Anna Lima.",
        "La diga è una vecchia signora stanca",
        "Anna Lima",
        "direct",
    ),
    (
        "es",
        "“El dique es una vieja dama cansada”. Así lo ha asegurado la alcaldesa Ana Lima.",
        "El dique es una vieja dama cansada",
        "la alcaldesa Ana Lima",
        "direct",
    ),
    (
        "es",
        "“El dique es una vieja dama cansada”. Es lo que afirma Ana Lima en su informe.",
        "El dique es una vieja dama cansada",
        "Ana Lima",
        "direct",
    ),
    (
        "pt",
        "“O dique é uma velha senhora cansada.” Foi o que disse a prefeita Ana Lima.",
        "O dique é uma velha senhora cansada.",
        "a prefeita Ana Lima",
        "direct",
    ),
    (
        "fr",
        "« La digue est une vieille dame fatiguée. » C'est ce qu'a déclaré Anne Lima.",
        "La digue est une vieille dame fatiguée.",
        "Anne Lima",
        "direct",
    ),
    (
        "fr",
        "« La digue est une vieille dame fatiguée. » Ce sont les mots d'Anne Lima.",
        "La digue est une vieille dame fatiguée.",
        "Anne Lima",
        "direct",
    ),
    (
        "de",
        "„Der Deich ist eine müde alte Dame.“ Das sagte Anna Lima am Montag.",
        "Der Deich ist eine müde alte Dame.",
        "Anna Lima",
        "direct",
    ),
    (
        "en",
        "“The dyke is a tired old lady.” That is what the mayor said.",
        "The dyke is a tired old lady.",
        "the mayor",
        "direct",
    ),
    ("en", "“Not this year,” was how Ann Reed put it.", "Not this year,", "Ann Reed", "mixed"),
    ("en", "“Not this year,” per Ann Reed.", "Not this year,", "Ann Reed", "mixed"),
    (
        "en",
        "“We are very glad about it,” Ann Reed and Bo Lind said in a joint statement.",
        "We are very glad about it,",
        "Ann Reed and Bo Lind",
        "direct",
    ),
    (
        "en",
        "“We are very glad about it,” Ann Reed and Bo Lind told the Daily Gull.",
        "We are very glad about it,",
        "Ann Reed and Bo Lind",
        "direct",
    ),
    (
        "en",
        "“The plan is dead,” Ann Reed was quoted by the Daily Gull as saying.",
        "The plan is dead,",
        "Ann Reed",
        "direct",
    ),
    (
        "en",
        "“We will wait,” the Daily Gull quoted Ann Reed as saying.",
        "We will wait,",
        "Ann Reed",
        "direct",
    ),
    (
        "en",
        "Ann Reed was quoted as saying that “the market is dead for good”.",
        "the market is dead for good",
        "Ann Reed",
        "mixed",
    ),
    (
        "en",
        "The board welcomed it.\n\nAnd from Chairwoman Carla Oy:\n\n“Ann brings a wealth of experience and a long record of service.”",
        "Ann brings a wealth of experience and a long record of service.",
        "Chairwoman Carla Oy",
        "direct",
    ),
    (
        "en",
        "From the desk of John Roe, Analyst, Harbour Institute.\n\n“Seeing what these tools mean has become ever more crucial for us.”",
        "Seeing what these tools mean has become ever more crucial for us.",
        "John Roe, Analyst",
        "direct",
    ),
    (
        "fr",
        "Le mot du maire Luc Vasse :\n\n« Nous avons tenu bon cette année encore, et je vous en remercie. »",
        "Nous avons tenu bon cette année encore, et je vous en remercie.",
        "maire Luc Vasse",
        "direct",
    ),
    (
        "es",
        "Mensaje de la alcaldesa Ana Lima:\n\n«Hemos resistido un año más y os doy las gracias a todos».",
        "Hemos resistido un año más y os doy las gracias a todos",
        "la alcaldesa Ana Lima",
        "direct",
    ),
    (
        "es",
        "Para el alcalde de Marlo las obras del puerto son “un error muy grave y caro”.",
        "un error muy grave y caro",
        "el alcalde de Marlo",
        "mixed",
    ),
    (
        "es",
        "Estos diques, para la alcaldesa, son “viejas damas muy cansadas del mar”.",
        "viejas damas muy cansadas del mar",
        "la alcaldesa",
        "mixed",
    ),
    (
        "fr",
        "Ces digues, pour la maire, sont « de vieilles dames très fatiguées ».",
        "de vieilles dames très fatiguées",
        "la maire",
        "mixed",
    ),
    (
        "it",
        "Queste dighe, per la sindaca, sono «vecchie signore molto stanche».",
        "vecchie signore molto stanche",
        "la sindaca",
        "mixed",
    ),
    (
        "de",
        "Für Anna Lima ist der Deich „eine müde alte Dame aus Stein“.",
        "eine müde alte Dame aus Stein",
        "Anna Lima",
        "mixed",
    ),
)
TOLD_NOT = (
    ("es", "Para el puerto las obras del dique siguen en “La Perla”."),
    ("de", "Für Anna Lima wurde das Stück „Der alte Deich“ geschrieben."),
    ("fr", "Le film, pour les enfants, sort sous le titre « La vieille dame »."),
)


def spoken(text: str, marked: Read, language: str) -> list[tuple[str, str | None, str]]:
    return [
        (q.span.of(text), q.speaker.mention if q.speaker is not None else None, q.type.value)
        for q in marked(text, language)
    ]


@pytest.mark.parametrize(("language", "text", "content", "mention", "kind"), TOLD)
def test_who_is_told_beside_the_words(
    language: str, text: str, content: str, mention: str, kind: str, marked: Read
) -> None:
    assert (content, mention, kind) in spoken(text, marked, language)


@pytest.mark.parametrize(("language", "text"), TOLD_NOT)
def test_not_who_is_told_beside_the_words(language: str, text: str, marked: Read) -> None:
    assert spoken(text, marked, language) == []
