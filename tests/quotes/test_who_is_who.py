"""A description gets a name only where the text gives it one; initials stand for a body. Invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]

LAWYERS = (
    "Achraf Hamadi se tait. Il a fait savoir par la voix de son avocate, Me Fanny Colas, que « rien n'est vrai ». "
    "Le club attend.\n\nPour l'avocate d'Achraf Hamadi, le joueur a « fermement nié tout cela ». L'autre avocate, "
    "celle de la jeune femme, attend. « C'est une campagne de dénigrement », a dit l'avocate de la jeune femme."
)


def _names(quotations: tuple[Quotation, ...]) -> list[str | None]:
    return [q.speaker.name if q.speaker is not None else None for q in quotations]


def test_a_role_with_an_owner_is_told_apart_by_whose_it_is(marked: Read) -> None:
    assert _names(marked(LAWYERS)) == ["Achraf Hamadi", "Fanny Colas", "l'avocate de la jeune femme"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "de",
            "Ein Bericht kommt von Harbour Rights Watch. „Es war geplant“, betont HRW.",
            "Harbour Rights Watch",
        ),
        (
            "it",
            "Le Forze di supporto rapido (Rsf) cercano una tregua. «Vale da oggi», hanno detto le Rsf.",
            "Le Forze di supporto rapido",
        ),
        (
            "es",
            "La Federación Valdonia de Remo (FVR) respondió. «Estamos tranquilos», dijo la FVR.",
            "La Federación Valdonia de Remo",
        ),
        (
            "fr",
            "La Ligue des Ports Francs (LPF) tient congrès. « On continue », assure la LPF.",
            "La Ligue des Ports Francs",
        ),
        (
            "en",
            "The Harbor Seamen Guild (HSG) met on Monday. “We stay out,” the HSG said.",
            "The Harbor Seamen Guild",
        ),
    ],
)
def test_initials_stand_for_the_body(marked: Read, language: str, text: str, name: str) -> None:
    assert _names(marked(text, language)) == [name]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "Ana Lima (PSR) calla. «No hay dinero», dijo el PSR.", "el PSR"),
        ("fr", "Paul Simon Rivet (PSR) se tait. « Rien ne va plus », dit le PSR.", "le PSR"),
        ("de", "Paul Sauer (PSR) schweigt. „Es fehlt Geld“, sagte die PSR.", "die PSR"),
    ],
)
def test_initials_behind_a_person_are_a_party(marked: Read, language: str, text: str, name: str) -> None:
    assert _names(marked(text, language)) == [name]


PARTIES = (
    "PSR-Spitzenkandidat Bernd Hocke wirft seinem BVU-Gegner Mario Vogt vor, dass er lügt. Mario Vogt allerdings, "
    "der Spitzenkandidat der BVU, lacht. „Was? Das ist doch absurd“, schimpft der {}."
)


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("PSR-Chef", "Bernd Hocke"),
        ("BVU-Spitzenkandidat", "Mario Vogt"),
        ("BVU-Chef", "Mario Vogt"),
        ("FLP-Chef", "der FLP-Chef"),
    ],
)
def test_a_compound_is_of_its_house(marked: Read, role: str, name: str) -> None:
    assert _names(marked(PARTIES.format(role), "de"))[-1] == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "Officer David Sands lives there. A police officer came. “I knocked on it,” recalled the officer.",
            "the officer",
        ),
        (
            "en",
            "A police officer came. Officer David Sands lives there. “I knocked on it,” recalled the officer.",
            "David Sands",
        ),
        (
            "fr",
            "Le policier Paul Rivet dort. Un policier sonne. « J'ai sonné », raconte le policier.",
            "le policier",
        ),
        (
            "fr",
            "Mme Sultana est punie. « Je ne peux l'exprimer », a dit la jeune femme de 30 ans.",
            "Sultana",
        ),
    ],
)
def test_somebody_new_with_the_role_takes_it(marked: Read, language: str, text: str, name: str) -> None:
    assert _names(marked(text, language)) == [name]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "fr",
            "Aurélie Hannedec appelle à résister : « Il ne faut pas céder », dit-elle. Elle a salué les mots de la "
            "ministre, Rima Abdal, qui s’est dite « très inquiète ». « On a le droit de parler », estime-t-elle.",
            "Aurélie Hannedec",
        ),
        (
            "fr",
            "Aurélie Hannedec parle : « Il ne faut pas céder », dit-elle. La ministre Rima Abdal s’est dite « très "
            "inquiète ». « On a le droit de parler », estime-t-elle.",
            "Rima Abdal",
        ),
        (
            "en",
            'Sunar is a "hard-liner", said Matthew Levin, a senior fellow.\n\nHowever, a deal was still possible, '
            'Sadeq Abumar told the paper. He noted that Sunar "might take a step that surprises everyone".',
            "Sadeq Abumar",
        ),
        (
            "en",
            "Joe Orr runs the port. He met Tom Kerr on Monday. “I never got an answer,” he said.",
            "Joe Orr",
        ),
        (
            "de",
            "Bernd Lind leitet den Hafen. Er traf am Montag Tom Kerr. „Ich bekam nie eine Antwort“, sagte er.",
            "Bernd Lind",
        ),
    ],
)
def test_a_pronoun_goes_on_from_a_pronoun(marked: Read, language: str, text: str, name: str) -> None:
    assert _names(marked(text, language))[-1] == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "fr",
            "Cette enquête, confiée à la police, est « en lien » avec le club, a confirmé Xavier Bonnard, ajoutant "
            "que des fouilles « sont en cours au sein de ses locaux ».",
            "Xavier Bonnard",
        ),
        (
            "fr",
            "Le club a fait bloc autour de son joueur : « Le club le soutient et fait confiance à la justice. »",
            "Le club",
        ),
        ("fr", "Le club s'en remet à son capitaine Luc Rivet : « On jouera. »", "Luc Rivet"),
        (
            "es",
            "La delegada de Fomento, Agricultura, Ganadería y Pesca dijo que «el bono sirve a los vecinos».",
            "La delegada de Fomento, Agricultura, Ganadería y Pesca",
        ),
        (
            "de",
            "„Nie“, sagte die Ministerin für Bildung, Forschung und Kultur, Anna Roth.",
            "Anna Roth",
        ),
        ("de", "Ein Gast springt dem PSR-Chef zur Seite. „So ist es“, sagt der Gast.", "der Gast"),
    ],
)
def test_the_subject_speaks(marked: Read, language: str, text: str, name: str) -> None:
    assert _names(marked(text, language))[-1] == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "es",
            "Alvaro Garcia Ortuno calla. El propio Garcia dijo que «no hubo nada de eso».",
            "Alvaro Garcia Ortuno",
        ),
        ("it", "Aldo Neri tace. Lo stesso Neri ha detto che «non ci saranno lavori».", "Aldo Neri"),
        (
            "de",
            "Adrian Linde warnt. Nach Lindes Ansicht sei das „ein politischer Wille“ gewesen.",
            "Adrian Linde",
        ),
        ("de", "Bundesinnenministerin Nora Feld kam. „Wir helfen“, sagte die Ministerin.", "Nora Feld"),
        (
            "en",
            "“I lost,” said Lee Baker, a planner. “It sells,” added Baker, a member of a board.",
            "Lee Baker",
        ),
        ("en", "Roads Minister Fahmi Fadzin came. “It sells,” Fahmi said.", "Fahmi Fadzin"),
        (
            "fr",
            "La femme du défenseur marocain Achraf Hamadi parle. « Il ment », dit-elle.",
            "La femme du défenseur",
        ),
        (
            "de",
            "Die Lage sei ernst, schreibt der NDB in seinem Lagebericht. „Die Gefahr wächst jeden Tag“, heißt es in dem Bericht.",
            "der NDB",
        ),
        (
            "fr",
            "L'Équipe donne le détail. Selon le quotidien sportif, la séance « n'a duré qu'une heure ».",
            "L'Équipe",
        ),
        (
            "es",
            "Marta Gil, directora del centro, salió. La responsable del centro dijo que «llegarán en mayo».",
            "Marta Gil",
        ),
        (
            "en",
            "The chief, Dana Wolfe, spoke. Her lawyer, Ben Ashe, came. “My client is calm,” the lawyer said. “I am,” "
            "she said.",
            "Dana Wolfe",
        ),
        ("fr", "Le président Émile Marcon vote. « On y va », a dit le chef de l'État.", "Émile Marcon"),
        (
            "fr",
            "Le mari de la victime, Anwar Mirza, est rentré, a précisé le policier, « pour demander justice ».",
            "le policier",
        ),
    ],
)
def test_the_name_that_the_text_gives(marked: Read, language: str, text: str, name: str) -> None:
    found = _names(marked(text, language))[-1]
    assert found is not None and found.startswith(name)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "fr",
            "La ministre, Rima Abdal, approuve. « On a peur », dit la maire de Nanterre.",
            "la maire de Nanterre",
        ),
        (
            "es",
            "La ministra, Rosa Vela, aplaude. «Hay miedo», dijo la alcaldesa de Hoz.",
            "la alcaldesa de Hoz",
        ),
        (
            "it",
            "La ministra, Rosa Vela, approva. «C'è paura», dice la sindaca di Tarvia.",
            "la sindaca di Tarvia",
        ),
        (
            "en",
            "Ann Tolley, the minister, agreed. “We fear it,” said the mayor of Marlow.",
            "the mayor of Marlow",
        ),
        (
            "pt",
            "A ministra, Rosa Vela, concorda. «Há medo», disse a prefeita de Tarvo.",
            "a prefeita de Tarvo",
        ),
    ],
)
def test_nobody_is_named_without_evidence(marked: Read, language: str, text: str, name: str) -> None:
    assert _names(marked(text, language)) == [name]
