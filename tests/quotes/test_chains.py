"""Which quotations stand under one attribution, in each language (ADR 0137)."""

import pytest

from worker.quotes import Quotation, Span, extract_quotations
from worker.quotes.model import QuotationType


def chains(text: str, language: str, headings: tuple[Span, ...] = ()) -> list[int | None]:
    """The chain of each quotation in marks."""
    found = extract_quotations(text, language, headings=headings)
    assert all(q.speaker is not None for q in found)
    return [q.chain for q in found if q.type is not QuotationType.INDIRECT]


def _heading(text: str) -> tuple[Span, ...]:
    return (Span(0, text.index("\n")),)


ONE_RUN = {
    "another verb in the paragraph": [
        ("fr", "« Le pont tiendra », a déclaré Luc Verrier. Il juge la digue « solide comme un roc »."),
        ("en", "“The bridge will hold,” said Luke Verrier. He called the dyke “as solid as a rock”."),
        ("de", "„Die Brücke hält noch lange“, sagte Lukas Verrier. Er nannte den Deich „fest wie ein Fels“."),
        ("es", "«El puente aguantará», dijo Lucas Verrier. El ingeniero añadió: «Y el dique también»."),
        ("it", "«Il ponte terrà», ha detto Luca Verrier. L'ingegnere ha aggiunto: «E anche la diga»."),
        ("pt", "«A ponte vai aguentar», disse Lucas Verrier. O engenheiro acrescentou: «E o dique também»."),
    ],
    "the next paragraph opens with the words": [
        ("fr", "« Le pont tiendra », a déclaré Luc Verrier.\n\n« La digue aussi », a assuré Luc Verrier."),
        ("en", "“The bridge will hold,” said Luke Verrier.\n\n“So will the dyke,” Mr Verrier said."),
        ("de", "„Die Brücke hält“, sagte Lukas Verrier.\n\n„Der Deich auch“, sagte Verrier."),
        ("es", "«El puente aguantará», dijo Lucas Verrier.\n\n«Y el dique también», dijo Verrier."),
        ("it", "«Il ponte terrà», ha detto Luca Verrier.\n\n«E anche la diga», ha detto Verrier."),
        ("pt", "«A ponte vai aguentar», disse Lucas Verrier.\n\n«E o dique também», disse Verrier."),
    ],
    "a pronoun in the next paragraph": [
        (
            "fr",
            "« Le pont tiendra », a dit Odile Garance.\n\nElle a ajouté : « La digue aussi, c'est promis. »",
        ),
        ("en", "“The bridge will hold,” said Odile Garance.\n\nShe added: “So will the dyke, I promise.”"),
        (
            "de",
            "„Die Brücke hält“, sagte Sabine Garans.\n\nSie fügte hinzu: „Der Deich hält auch, versprochen.“",
        ),
        ("es", "«El puente aguantará», dijo Ana Garanza.\n\nElla añadió: «Y el dique también, lo prometo»."),
        (
            "it",
            "«Il ponte terrà», ha detto Anna Garanza.\n\nLei ha aggiunto: «E anche la diga, lo prometto».",
        ),
        ("pt", "«A ponte vai aguentar», disse Ana Garança.\n\nEla acrescentou: «E o dique também, prometo»."),
    ],
    "no verb at all, whatever the paragraph": [
        ("fr", "« Le pont tiendra », a dit Luc Verrier.\n\n« Et la digue tiendra aussi, vous verrez bien. »"),
        (
            "en",
            "“The bridge will hold,” said Luke Verrier.\n\n“And the dyke will hold as well, you will see.”",
        ),
        ("es", "«El puente aguantará», dijo Lucas Verrier.\n\n«Y el dique también aguantará, ya lo verán»."),
    ],
    "reported in passing": [
        (
            "fr",
            "« Le pont tiendra », a dit Luc Verrier. Selon la mairie, il a coûté deux millions. "
            "« La digue aussi », a-t-il ajouté.",
        ),
        (
            "en",
            "“The bridge will hold,” said Luke Verrier. According to the council, it cost two million. "
            "“So will the dyke,” he added.",
        ),
    ],
}

TWO_RUNS = {
    "the next paragraph names the speaker first": [
        ("fr", "« Le pont tiendra », a déclaré Luc Verrier.\n\nLuc Verrier a jugé la digue « trop basse »."),
        ("en", "“The bridge will hold,” said Luke Verrier.\n\nMr Verrier said the dyke was “far too low”."),
        (
            "de",
            "„Die Brücke hält“, sagte Lukas Verrier.\n\nVerrier nannte den Deich „viel zu niedrig gebaut“.",
        ),
        (
            "es",
            "«El puente aguantará», dijo Lucas Verrier.\n\nVerrier dijo que el dique es «demasiado bajo».",
        ),
        ("it", "«Il ponte terrà», ha detto Luca Verrier.\n\nVerrier ha detto che la diga è «troppo bassa»."),
        (
            "pt",
            "«A ponte vai aguentar», disse Lucas Verrier.\n\nVerrier disse que o dique é «baixo de mais».",
        ),
    ],
    "a paragraph of narration between": [
        (
            "fr",
            "« Le pont tiendra », a dit Luc Verrier.\n\nLes travaux ont duré deux ans.\n\n"
            "« La digue aussi », a assuré Luc Verrier.",
        ),
        (
            "en",
            "“The bridge will hold,” said Luke Verrier.\n\nThe works took two years.\n\n"
            "“So will the dyke,” Mr Verrier said.",
        ),
        (
            "it",
            "«Il ponte terrà», ha detto Luca Verrier.\n\nI lavori sono durati due anni.\n\n"
            "«E anche la diga», ha detto Verrier.",
        ),
    ],
    "somebody else between": [
        (
            "fr",
            "« Le pont tiendra », a dit Luc Verrier. « Non », a dit Odile Garance. « Si », a dit Luc Verrier.",
        ),
        ("en", "“It will hold,” said Luke Verrier. “No,” said Odile Garance. “Yes,” said Luke Verrier."),
    ],
}


def _cases(table: dict[str, list[tuple[str, str]]]) -> list[object]:
    return [pytest.param(*case, id=f"{case[0]}: {why}") for why, cases in table.items() for case in cases]


@pytest.mark.parametrize(("language", "text"), _cases(ONE_RUN))
def test_words_go_on_under_their_attribution(language: str, text: str) -> None:
    first, *others = chains(text, language)
    assert first is not None and others
    assert set(others) == {first}


@pytest.mark.parametrize(("language", "text"), _cases(TWO_RUNS))
def test_a_new_attribution_begins_a_new_chain(language: str, text: str) -> None:
    first, second, *_ = chains(text, language)  # a clause with marks in it is a run of two by itself
    assert first is None or first != second


def test_a_headlines_whole_utterance_stands_by_itself() -> None:
    text = (
        "“The bridge will hold for years”, says Luke Verrier\n\n"
        "“The bridge will hold for years, and so will the dyke,” said Luke Verrier. “I promise.”"
    )
    title, first, second = chains(text, "en", _heading(text))
    assert title is None
    assert first == second is not None


def test_a_headlines_fragment_joins_its_fullest_telling() -> None:
    text = (
        "Luc Verrier « absolument » sûr de son pont\n\n"
        "Luc Verrier est « absolument certain de son pont », a-t-il déclaré. « Et de la digue. »"
    )
    title, first, second = chains(text, "fr", _heading(text))
    assert title == first == second is not None


def test_a_speaker_without_a_name_is_one_party_by_the_same_mention() -> None:
    text = "« On attend le bus », soupire un riverain. « Depuis une heure, sous la pluie. »"
    first, second = chains(text, "fr")
    assert first == second is not None


def test_what_a_question_quotes_leaves_the_floor_to_who_answers() -> None:
    text = (
        "Anne Martel : « Un four, ça se garde allumé »\n\n– Pourquoi une boulangerie ?\n\n"
        "– J'aimais l'odeur du pain, et le quartier n'en avait plus depuis des années.\n\n"
        "– Vos voisins vous disent « infatigable ». Ont-ils raison ?\n\n"
        "– Ils se trompent, je dors beaucoup le dimanche.\n\n– Et demain ?\n\n"
        "– Je continue, avec deux apprentis."
    )
    found: list[Quotation] = [
        q for q in extract_quotations(text, "fr") if q.speaker and q.speaker.name == "Anne Martel"
    ][1:]
    assert [q.span.of(text)[:9] for q in found] == ["J'aimais ", "Ils se tr", "Je contin"]
    assert len({q.chain for q in found}) == 1 and found[0].chain is not None


def test_a_long_text_of_one_speaker_is_chained_in_linear_time() -> None:
    text = "\n\n".join(f"« Nous ouvrirons la salle {n} », a dit Luc Verrier." for n in range(400))
    found = chains(text, "fr")
    assert len(found) == 400
    assert len(set(found)) == 1
