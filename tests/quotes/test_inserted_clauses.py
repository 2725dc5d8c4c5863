"""A reporting clause inside what it reports: one span of indirect speech, and the clause a hole in it."""

import pytest

from tests.quotes.conftest import Read

INSERTED = (
    ("fr", "La dette, précise-t-elle, reste stable depuis trois ans.", ", précise-t-elle,", "elle"),
    (
        "fr",
        "La digue, a rappelé le maire, protège le port depuis un siècle.",
        ", a rappelé le maire,",
        "le maire",
    ),
    (
        "fr",
        "Le projet – a indiqué hier la préfète – sera soumis au vote.",
        "– a indiqué hier la préfète –",
        "la préfète",
    ),
    (
        "fr",
        "L'école, a promis mardi le recteur devant les parents, rouvrira en mai.",
        ", a promis mardi le recteur devant les parents,",
        "le recteur",
    ),
    (
        "fr",
        "Sans train, a fait valoir Luc Verdon, le lycée perdra ses internes.",
        ", a fait valoir Luc Verdon,",
        "Luc Verdon",
    ),
    ("en", "The bridge, said Ann Bell, was unsafe.", ", said Ann Bell,", "Ann Bell"),
    (
        "en",
        "The new road, the mayor said on Tuesday, will open in May.",
        ", the mayor said on Tuesday,",
        "the mayor",
    ),
    (
        "en",
        "Most of the money, Bell told the council, had gone on lawyers.",
        ", Bell told the council,",
        "Bell",
    ),
    ("en", "The plan — Bell argues — will ruin the harbour.", "— Bell argues —", "Bell"),
    (
        "en",
        "The tower, said Ann Bell, who came from Marlow, would stand.",
        ", said Ann Bell, who came from Marlow,",
        "Ann Bell",
    ),
    ("de", "Das Werk, sagte Lima, bleibe offen.", ", sagte Lima,", "Lima"),
    ("de", "Der Deich, so Anna Lima, hält noch zehn Jahre.", ", so Anna Lima,", "Anna Lima"),
    (
        "de",
        "Die Brücke, erklärte der Bürgermeister am Montag, werde im Mai geöffnet.",
        ", erklärte der Bürgermeister am Montag,",
        "der Bürgermeister",
    ),
    ("de", "Der Hafen sei, fügt Lima hinzu, besser als sein Ruf.", ", fügt Lima hinzu,", "Lima"),
    (
        "de",
        "Die Schule – sagte der Rektor – werde geschlossen.",
        "– sagte der Rektor –",
        "der Rektor",
    ),
    ("es", "La medida, sostiene la alcaldesa, está caducada.", ", sostiene la alcaldesa,", "la alcaldesa"),
    ("es", "El pozo, recuerda la vecina, se secó en agosto.", ", recuerda la vecina,", "la vecina"),
    (
        "es",
        "El presupuesto —subraya la consejera— no alcanza para el dique.",
        "—subraya la consejera—",
        "la consejera",
    ),
    (
        "es",
        "Los vecinos, aseguró el alcalde Luis Verón, cobrarán antes de junio.",
        ", aseguró el alcalde Luis Verón,",
        "el alcalde Luis Verón",
    ),
    ("es", "Ayer, dijo Ana Lima, no hubo agua.", ", dijo Ana Lima,", "Ana Lima"),
    (
        "it",
        "I controlli, sostiene la sindaca, spettavano ad altri uffici.",
        ", sostiene la sindaca,",
        "la sindaca",
    ),
    (
        "it",
        "Il ponte, spiega l'ingegner Verri, andava chiuso prima.",
        ", spiega l'ingegner Verri,",
        "l'ingegner Verri",
    ),
    (
        "it",
        "La diga – ha ricordato la prefetta – regge da cento anni.",
        "– ha ricordato la prefetta –",
        "la prefetta",
    ),
    ("it", "Il porto, lamentano i pescatori, è pieno di fango.", ", lamentano i pescatori,", "i pescatori"),
    ("it", "La diga, ha detto ieri Anna Lima, non è sicura.", ", ha detto ieri Anna Lima,", "Anna Lima"),
    ("pt", "O prédio, lembra o autarca, já não tem telhado.", ", lembra o autarca,", "o autarca"),
    ("pt", "A ponte, disse Ana Lima, é segura.", ", disse Ana Lima,", "Ana Lima"),
    (
        "pt",
        "O dique – recordou o engenheiro – aguenta há cem anos.",
        "– recordou o engenheiro –",
        "o engenheiro",
    ),
    (
        "pt",
        "Os pescadores, queixa-se o mestre Abel, não ganham para o gasóleo.",
        ", queixa-se o mestre Abel,",
        "o mestre Abel",
    ),
    (
        "pt",
        "As contas, garante a ministra, estão certas há anos.",
        ", garante a ministra,",
        "a ministra",
    ),
)


@pytest.mark.parametrize(("language", "text", "hole", "mention"), INSERTED)
def test_the_clause_around_a_reporting_clause_is_one_span(
    language: str, text: str, hole: str, mention: str, reported: Read
) -> None:
    (found,) = reported(text, language)
    assert found.span.of(text) == text.removesuffix(".")
    assert [each.of(text) for each in found.holes] == [hole]
    assert found.speaker is not None
    assert found.speaker.mention == mention


NULL_SUBJECT = (
    ("es", "Ana Lima compareció ayer. El puente, explicó, se cerrará en mayo."),
    ("it", "Ana Lima ha parlato in aula. La diga, ha aggiunto, non è sicura."),
    ("pt", "Ana Lima falou ontem. Só comprou as pipas; o resto, garantiu, desconhecia."),
)


@pytest.mark.parametrize(("language", "text"), NULL_SUBJECT)
def test_what_stands_before_the_comma_is_not_the_null_subject(
    language: str, text: str, reported: Read
) -> None:
    found = reported(text, language)[-1]
    assert found.speaker is not None
    assert found.speaker.name == "Ana Lima"
    assert len(found.holes) == 1


WITH_MARKS = (
    (
        "fr",
        "La fermeture, a estimé la préfète, était « inévitable » et personne n'en est responsable.",
        "la préfète",
    ),
    ("en", "The harbour, says Bell, is “choked” and must be dredged.", "Bell"),
    ("de", "Das Geld, betonte die Ministerin, reiche „bei weitem nicht“ für die Schulen.", "die Ministerin"),
    ("es", "La deuda, puntualizó la alcaldesa, «está en su mínimo y bajando».", "la alcaldesa"),
    ("it", "La chiusura, osserva Lima, era «inevitabile» e nessuno ne ha colpa.", "Lima"),
    ("pt", "O porto, afirma Ana Lima, “afunda-se” há anos e ninguém faz nada.", "Ana Lima"),
)


@pytest.mark.parametrize(("language", "text", "mention"), WITH_MARKS)
def test_marks_inside_are_mixed_and_have_the_same_speaker(
    language: str, text: str, mention: str, reported: Read, marked: Read
) -> None:
    (indirect,), (mixed,) = reported(text, language), marked(text, language)
    assert mixed.type.value == "mixed"
    assert indirect.span.of(text) == text.removesuffix(".")
    assert len(indirect.holes) == 1
    assert [q.speaker.mention for q in (indirect, mixed) if q.speaker is not None] == [mention, mention]


NO_HOLE = (
    ("fr", "Anne Lima, maire de Marle, a inauguré le pont."),
    ("fr", "Hier, a dit Anne Lima, le bac n'est pas sorti."),
    ("fr", "Jean Verdon, dit le Rouge, a été condamné hier à Marle."),
    ("fr", "Le port, le pont, dit la chanson, et la digue."),
    ("fr", "La ville, rappelons-le, a voté la fermeture."),
    ("en", "The mayor, he of the famous hat, said goodbye."),
    ("en", "The mayor, who said nothing, left by the back door."),
    ("en", "Bell, said to be ill, stayed at home."),
    ("en", "Ann Bell, the mayor, said the bridge was safe."),
    ("de", "Anna Lima, die das sagte, ging nach Hause."),
    ("de", "Das Werk, gegründet 1920, bleibt offen."),
    ("de", "Der Deich, den Lima baute, ist sicher."),
    ("es", "El alcalde, dijo, y se fue sin despedirse de nadie."),
    ("es", "El alcalde, muy serio, dijo, ante los vecinos, que no habría agua."),
    ("es", "El puente, dicho sea de paso, es viejo."),
    ("it", "La sindaca, che ha detto no, è partita."),
    ("it", "Ha parlato Anna Lima. Perché, chiarisce, «io penso che la diga sia sicura»."),
    ("it", "La sindaca Anna Lima, eletta a maggio, ha detto che la diga è sicura."),
    ("pt", "A ponte, diga-se de passagem, é velha."),
    ("pt", "A autarca, eleita em maio, disse que a ponte não fecha."),
)


@pytest.mark.parametrize(("language", "text"), NO_HOLE)
def test_what_only_looks_like_a_reporting_clause_makes_no_hole(
    language: str, text: str, reported: Read
) -> None:
    assert [q for q in reported(text, language) if q.holes] == []


AFTER_MARKS = (
    ("es", "Ana Lima habló ayer. El plan, sostiene, «está caducado», algo que la ministra niega."),
    ("it", "Ana Lima ha parlato ieri. Il piano, sostiene, «è scaduto», cosa che la ministra nega."),
    ("fr", "Le plan, soutient Ana Lima, « est caduc », ce que nie la ministre."),
    ("pt", "Ana Lima falou ontem. O plano, garante, “está morto”, coisa que a ministra nega."),
)


@pytest.mark.parametrize(("language", "text"), AFTER_MARKS)
def test_what_follows_marks_behind_a_comma_is_the_writers(language: str, text: str, reported: Read) -> None:
    (found,) = reported(text, language)
    assert found.span.of(text)[-1] in "»”"
