"""Sources without a verb of saying: what somebody answered, in whose words, by whose account."""

import pytest

from tests.quotes.conftest import Read

Row = tuple[str, str, str, str, str]
"""Language, text, content, mention of the speaker, type."""

ANSWERS: tuple[Row, ...] = (
    ("en", "“Not this year,” came the reply from Ann Reed.", "Not this year,", "Ann Reed", "direct"),
    ("en", "“Not this year,” came Ann Reed's reply.", "Not this year,", "Ann Reed", "direct"),
    (
        "en",
        "The council met on Thursday. “Not this year,” was Ann Reed’s answer.",
        "Not this year,",
        "Ann Reed",
        "direct",
    ),
    (
        "en",
        "The council met on Thursday. “Not this year,” was the mayor’s curt answer.",
        "Not this year,",
        "the mayor",
        "direct",
    ),
    (
        "en",
        "The council met on Thursday. “Not this year” was the verdict of Ann Reed.",
        "Not this year",
        "Ann Reed",
        "direct",
    ),
    (
        "en",
        "The council met on Thursday. The answer from Ann Reed was “not this year”.",
        "not this year",
        "Ann Reed",
        "mixed",
    ),
    (
        "en",
        "The council met on Thursday. Ann Reed's answer was “not this year”.",
        "not this year",
        "Ann Reed",
        "mixed",
    ),
    (
        "en",
        "Ann Reed spoke on Thursday. Her message to the crews was: “Not this year.”",
        "Not this year.",
        "Her message",
        "direct",
    ),
    ("en", "In Ann Reed's view, the dyke is “a tired old lady”.", "a tired old lady", "Ann Reed", "mixed"),
    ("en", "The dyke is “a tired old lady”, in Ann Reed's words.", "a tired old lady", "Ann Reed", "mixed"),
    ("es", "“Este año no”, fue la respuesta de Ana Lima.", "Este año no", "Ana Lima", "direct"),
    (
        "es",
        "“Este año no”, fue la tajante respuesta de la alcaldesa.",
        "Este año no",
        "la alcaldesa",
        "direct",
    ),
    ("es", "La respuesta de Ana Lima fue: “Este año no”.", "Este año no", "Ana Lima", "direct"),
    ("it", "«Quest'anno no», è stata la risposta di Anna Lima.", "Quest'anno no", "Anna Lima", "direct"),
    ("it", "«Quest'anno no», questa la risposta secca della sindaca.", "Quest'anno no", "sindaca", "direct"),
    (
        "it",
        "La risposta di Anna Lima: «Quest'anno no, abbiamo già deciso».",
        "Quest'anno no, abbiamo già deciso",
        "Anna Lima",
        "direct",
    ),
    ("pt", "“Este ano não”, foi a resposta de Ana Lima.", "Este ano não", "Ana Lima", "direct"),
    ("pt", "A resposta da prefeita foi: “Este ano não”.", "Este ano não", "prefeita", "direct"),
    (
        "fr",
        "« Pas cette année », telle a été la réponse d'Anne Lima.",
        "Pas cette année",
        "Anne Lima",
        "direct",
    ),
    ("fr", "« Pas cette année », a été la réponse du maire.", "Pas cette année", "maire", "direct"),
    (
        "fr",
        "La réponse d'Anne Lima : « Pas cette année, nous avons déjà décidé. »",
        "Pas cette année, nous avons déjà décidé.",
        "Anne Lima",
        "direct",
    ),
    (
        "de",
        "„Dieses Jahr nicht“, lautete die Antwort von Anna Lima.",
        "Dieses Jahr nicht",
        "Anna Lima",
        "direct",
    ),
    (
        "de",
        "„Dieses Jahr nicht“, war die knappe Antwort der Bürgermeisterin.",
        "Dieses Jahr nicht",
        "der Bürgermeisterin",
        "direct",
    ),
    (
        "de",
        "Anna Limas Antwort lautete: „Dieses Jahr nicht.“",
        "Dieses Jahr nicht.",
        "Anna Limas Antwort",
        "direct",
    ),
    (
        "de",
        "Die Antwort der Bürgermeisterin lautete: „Dieses Jahr nicht.“",
        "Dieses Jahr nicht.",
        "der Bürgermeisterin",
        "direct",
    ),
)
ANSWERS_NOT = (
    ("en", "“Not This Year” was the answer of the decade to “Last Summer”."),
    ("en", "“Not This Year” was the message of the film."),
    ("en", "In Ann Reed's house, the lamp is called “Old Lady”."),
    ("es", "El consejo habló. “Este año no” fue la canción del verano."),
    ("fr", "« Pas cette année » a été la chanson de l'été."),
)

ACCORDING: tuple[Row, ...] = (
    (
        "fr",
        "Selon les précisions de la préfète Anne Lima, la digue est « à bout de souffle ».",
        "à bout de souffle",
        "la préfète Anne Lima",
        "mixed",
    ),
    (
        "fr",
        "D'après le récit qu'en fait Anne Lima, la mer est montée « comme un cheval au galop ».",
        "comme un cheval au galop",
        "Anne Lima",
        "mixed",
    ),
    (
        "fr",
        "Pour reprendre la formule d'Anne Lima, la digue est « une vieille dame fatiguée ».",
        "une vieille dame fatiguée",
        "Anne Lima",
        "mixed",
    ),
    (
        "fr",
        "De l'aveu même du maire Luc Vasse, la digue est « une passoire ».",
        "une passoire",
        "maire Luc Vasse",
        "mixed",
    ),
    (
        "fr",
        "« La digue est une passoire », de l'avis d'Anne Lima.",
        "La digue est une passoire",
        "Anne Lima",
        "mixed",
    ),
    (
        "fr",
        "« Une vieille dame fatiguée », selon l'expression consacrée de l'ingénieure Anne Lima.",
        "Une vieille dame fatiguée",
        "l'ingénieure Anne Lima",
        "mixed",
    ),
    ("fr", "La digue est « une passoire », dixit Anne Lima.", "une passoire", "Anne Lima", "mixed"),
    ("fr", "La digue est « une passoire », à entendre Anne Lima.", "une passoire", "Anne Lima", "mixed"),
    (
        "fr",
        "Au dire d'Anne Lima, la digue est « une vieille dame fatiguée ».",
        "une vieille dame fatiguée",
        "Anne Lima",
        "mixed",
    ),
    ("en", "“Not this year,” in the words of Ann Reed.", "Not this year,", "Ann Reed", "mixed"),
    (
        "en",
        "In the eyes of Ann Reed, the dyke is “a tired old lady”.",
        "a tired old lady",
        "Ann Reed",
        "mixed",
    ),
    (
        "de",
        "Nach den Worten von Anna Lima ist der Deich „eine müde alte Dame“.",
        "eine müde alte Dame",
        "Anna Lima",
        "mixed",
    ),
    (
        "de",
        "Nach Auskunft der Bürgermeisterin Anna Lima ist der Deich „eine müde alte Dame“.",
        "eine müde alte Dame",
        "der Bürgermeisterin Anna Lima",
        "mixed",
    ),
    (
        "de",
        "Nach Ansicht von Anna Lima ist der Deich „eine müde alte Dame“.",
        "eine müde alte Dame",
        "Anna Lima",
        "mixed",
    ),
    (
        "de",
        "In den Augen von Anna Lima ist der Deich „eine müde alte Dame“.",
        "eine müde alte Dame",
        "Anna Lima",
        "mixed",
    ),
    (
        "de",
        "Anna Lima zufolge ist der Deich „eine müde alte Dame“.",
        "eine müde alte Dame",
        "Anna Lima",
        "mixed",
    ),
    (
        "es",
        "En palabras de Ana Lima, el dique es “una vieja dama cansada”.",
        "una vieja dama cansada",
        "Ana Lima",
        "mixed",
    ),
    (
        "es",
        "A ojos de Ana Lima, el dique es “una vieja dama cansada”.",
        "una vieja dama cansada",
        "Ana Lima",
        "mixed",
    ),
    (
        "es",
        "En opinión de la alcaldesa Ana Lima, el dique es “una vieja dama cansada”.",
        "una vieja dama cansada",
        "la alcaldesa Ana Lima",
        "mixed",
    ),
    (
        "es",
        "Según el relato de Ana Lima, el mar subió “como un caballo al galope”.",
        "como un caballo al galope",
        "Ana Lima",
        "mixed",
    ),
    (
        "es",
        "Según Ana Lima, del Instituto del Mar, el dique es “una vieja dama cansada”.",
        "una vieja dama cansada",
        "Ana Lima",
        "mixed",
    ),
    (
        "es",
        "El dique, a juicio de Ana Lima, es “una vieja dama cansada”.",
        "una vieja dama cansada",
        "Ana Lima",
        "mixed",
    ),
    (
        "it",
        "Nelle parole di Anna Lima, la diga è «una vecchia signora stanca».",
        "una vecchia signora stanca",
        "Anna Lima",
        "mixed",
    ),
    (
        "it",
        "A detta di Anna Lima, la diga è «una vecchia signora stanca».",
        "una vecchia signora stanca",
        "Anna Lima",
        "mixed",
    ),
    (
        "it",
        "Agli occhi di Anna Lima, la diga è «una vecchia signora stanca».",
        "una vecchia signora stanca",
        "Anna Lima",
        "mixed",
    ),
    (
        "it",
        "Secondo Anna Lima, dell'Istituto del Mare, la diga è «una vecchia signora stanca».",
        "una vecchia signora stanca",
        "Anna Lima",
        "mixed",
    ),
    (
        "pt",
        "Nas palavras de Ana Lima, o dique é “uma velha senhora cansada”.",
        "uma velha senhora cansada",
        "Ana Lima",
        "mixed",
    ),
    (
        "pt",
        "Segundo Ana Lima, do Instituto do Mar, o dique é “uma velha senhora cansada”.",
        "uma velha senhora cansada",
        "Ana Lima",
        "mixed",
    ),
    (
        "pt",
        "Na avaliação da prefeita Ana Lima, o dique é “uma velha senhora cansada”.",
        "uma velha senhora cansada",
        "prefeita Ana Lima",
        "mixed",
    ),
)


def spoken(text: str, marked: Read, language: str) -> list[tuple[str, str | None, str]]:
    return [
        (q.span.of(text), q.speaker.mention if q.speaker is not None else None, q.type.value)
        for q in marked(text, language)
    ]


@pytest.mark.parametrize(("language", "text", "content", "mention", "kind"), ANSWERS)
def test_a_noun_for_an_answer_has_its_owner_speak(
    language: str, text: str, content: str, mention: str, kind: str, marked: Read
) -> None:
    assert (content, mention, kind) in spoken(text, marked, language)


@pytest.mark.parametrize(("language", "text"), ANSWERS_NOT)
def test_not_a_noun_for_an_answer_has_its_owner_speak(language: str, text: str, marked: Read) -> None:
    assert spoken(text, marked, language) == []


@pytest.mark.parametrize(("language", "text", "content", "mention", "kind"), ACCORDING)
def test_words_that_name_a_source(
    language: str, text: str, content: str, mention: str, kind: str, marked: Read
) -> None:
    assert (content, mention, kind) in spoken(text, marked, language)
