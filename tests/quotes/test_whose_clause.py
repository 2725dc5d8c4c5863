"""Whose clause the marks stand in: statements closed by a cue, verbs of phase, reduced passives, gerunds, relatives."""

import pytest

from tests.quotes.conftest import Read

Row = tuple[str, str, str, str, str]
"""Language, text, content, mention of the speaker, type."""

CLAUSES: tuple[Row, ...] = (
    (
        "fr",
        "La digue, fermée au public, est « en travaux » depuis mai, a confirmé Anne Lima.",
        "en travaux",
        "Anne Lima",
        "mixed",
    ),
    (
        "fr",
        "La digue est fermée car elle est « très abîmée », a ajouté la préfète Anne Lima.",
        "très abîmée",
        "la préfète Anne Lima",
        "mixed",
    ),
    (
        "fr",
        "Le maire, élu en mai, a critiqué « la lenteur des travaux » du préfet.",
        "la lenteur des travaux",
        "Le maire",
        "mixed",
    ),
    (
        "fr",
        "Le maire, qui a été élu en mai, a dénoncé « la lenteur des travaux ».",
        "la lenteur des travaux",
        "Le maire",
        "mixed",
    ),
    (
        "fr",
        "L'enquête est « en cours », a confirmé Luc Vasse, ajoutant que des fouilles « sont prévues au port ».",
        "sont prévues au port",
        "Luc Vasse",
        "mixed",
    ),
    (
        "fr",
        "Anne Lima a fait part jeudi soir sur Radio Grève de son « inquiétude profonde » pour le port.",
        "inquiétude profonde",
        "Anne Lima",
        "mixed",
    ),
    (
        "fr",
        "Le club a fait bloc derrière son gardien : « Nous le soutenons tous sans réserve. »",
        "Nous le soutenons tous sans réserve.",
        "Le club",
        "direct",
    ),
    (
        "fr",
        "Le préfet s'est dit « serein », mais la maire a estimé que la digue était « une vieille dame fatiguée ».",
        "une vieille dame fatiguée",
        "la maire",
        "mixed",
    ),
    (
        "fr",
        "Le préfet a dit que le port continuait de perdre « deux bateaux par an ».",
        "deux bateaux par an",
        "Le préfet",
        "mixed",
    ),
    (
        "es",
        "El dique, cerrado al público, está “en obras de urgencia”, confirmó Ana Lima.",
        "en obras de urgencia",
        "Ana Lima",
        "mixed",
    ),
    (
        "es",
        "El alcalde dijo que el puerto seguía perdiendo “dos barcos al año”.",
        "dos barcos al año",
        "El alcalde",
        "mixed",
    ),
    (
        "it",
        "La diga, chiusa al pubblico, è «in pessime condizioni», ha confermato Anna Lima.",
        "in pessime condizioni",
        "Anna Lima",
        "mixed",
    ),
    (
        "it",
        "La sindaca ha detto che il porto continua a perdere «due barche all'anno».",
        "due barche all'anno",
        "La sindaca",
        "mixed",
    ),
    (
        "pt",
        "O dique, fechado ao público, está “em obras de urgência”, confirmou Ana Lima.",
        "em obras de urgência",
        "Ana Lima",
        "mixed",
    ),
    (
        "pt",
        "A prefeita disse que o porto continua a perder “dois barcos por ano”.",
        "dois barcos por ano",
        "A prefeita",
        "mixed",
    ),
    (
        "de",
        "Der Deich, für alle gesperrt, ist „in Arbeit“ und bald fertig, bestätigte Anna Lima.",
        "in Arbeit",
        "Anna Lima",
        "mixed",
    ),
    (
        "en",
        "The crew said the port continued to lose ‘two boats a year’, arguing that ‘nobody had asked for help’.",
        "nobody had asked for help",
        "The crew",
        "mixed",
    ),
    (
        "en",
        "Ann Reed said the owners continued to act with ‘total impunity’ in the bay.",
        "total impunity",
        "Ann Reed",
        "mixed",
    ),
    (
        "en",
        "Gull Systems rejected the questions raised by the case as “patently biased and late”.",
        "patently biased and late",
        "Gull Systems",
        "mixed",
    ),
    (
        "en",
        "Ann Reed dismissed the claims made by the guild as “pure invention and malice”.",
        "pure invention and malice",
        "Ann Reed",
        "mixed",
    ),
    (
        "en",
        "Ann Reed said the guild claimed that the port was full, adding that “nobody had counted the boats”.",
        "nobody had counted the boats",
        "Ann Reed",
        "mixed",
    ),
    (
        "en",
        "The crew, who, led by Ann Reed, demanded “a safer quay for everyone”, went home.",
        "a safer quay for everyone",
        "The crew",
        "mixed",
    ),
    (
        "en",
        "While the plan might seem like a direct “challenge to all of us,” a deal was still possible, Ann Reed told the Gull.",
        "challenge to all of us,",
        "Ann Reed",
        "mixed",
    ),
    (
        "en",
        "“I cannot stay,” Ann Reed continued to the end of the quay.",
        "I cannot stay,",
        "Ann Reed",
        "direct",
    ),
    (
        "en",
        "The port, Ann Reed said, was “a tired old lady of the sea”.",
        "a tired old lady of the sea",
        "Ann Reed",
        "mixed",
    ),
)


def spoken(text: str, marked: Read, language: str) -> list[tuple[str, str | None, str]]:
    return [
        (q.span.of(text), q.speaker.mention if q.speaker is not None else None, q.type.value)
        for q in marked(text, language)
    ]


@pytest.mark.parametrize(("language", "text", "content", "mention", "kind"), CLAUSES)
def test_the_one_who_says_the_clause_speaks(
    language: str, text: str, content: str, mention: str, kind: str, marked: Read
) -> None:
    assert (content, mention, kind) in spoken(text, marked, language)
