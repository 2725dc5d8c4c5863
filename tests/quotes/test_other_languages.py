"""English, German, Spanish, Italian, Portuguese, and no language at all, in invented articles."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "“The bridge will hold,” said Mayor Ann Tolley.", "Ann Tolley"),
        ("en", "“The bridge will hold,” Ann Tolley, the mayor of Orrin, said on Monday.", "Ann Tolley"),
        ("en", "“The bridge will hold,” the mayor, Ann Tolley, told reporters.", "Ann Tolley"),
        ("en", "Ann Tolley said the bridge “will hold for years”.", "Ann Tolley"),
        ("en", "According to Ann Tolley, the bridge “will hold for years”.", "Ann Tolley"),
        ("en", "Ann Tolley met the crew. “The bridge will hold,” she said.", "Ann Tolley"),
        ("en", "“Will it hold?” Ann Tolley asked.", "Ann Tolley"),
        ("en", "Ann Tolley left the room, saying the bridge “will hold for years”.", "Ann Tolley"),
        ("de", "„Die Brücke hält“, sagte die Bürgermeisterin Anna Tolle.", "Anna Tolle"),
        ("de", "Die Brücke werde „noch Jahre halten“, so Anna Tolle.", "Anna Tolle"),
        ("de", "„Die Brücke hält“, hatte Anna Tolle in einem Interview erklärt.", "Anna Tolle"),
        ("de", "Am Montag sagte Anna Tolle: „Die Brücke hält.“", "Anna Tolle"),
        ("de", "„Die Brücke hält“, stellte Anna Tolle fest.", "Anna Tolle"),
        ("es", "«El puente aguantará», afirmó la alcaldesa, Ana Toledo.", "Ana Toledo"),
        ("es", "Según Ana Toledo, el puente «aguantará muchos años».", "Ana Toledo"),
        ("es", "Habló Ana Toledo. «El puente aguantará», añadió.", "Ana Toledo"),
        ("it", "«Il ponte terrà», ha detto la sindaca Anna Tolli.", "Anna Tolli"),
        ("it", "Secondo Anna Tolli, il ponte «terrà per molti anni».", "Anna Tolli"),
        ("it", "Anna Tolli ha definito il ponte «un miracolo di pazienza».", "Anna Tolli"),
        ("pt", "«A ponte aguenta», afirmou a autarca, Ana Toledo.", "Ana Toledo"),
        ("pt", "Segundo Ana Toledo, a ponte “vai aguentar muitos anos”.", "Ana Toledo"),
        ("pt", "Ana Toledo falou. “A ponte aguenta”, disse ela.", "Ana Toledo"),
    ],
)
def test_the_speaker_is_found(language: str, text: str, name: str, marked: Read) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None
    assert quotation.speaker.name == name


def test_the_addressee_of_told_is_not_the_speaker(marked: Read) -> None:
    (quotation,) = marked("Ann Tolley told Channel Nine that the bridge “will hold for years”.", "en")
    assert quotation.speaker is not None and quotation.speaker.name == "Ann Tolley"
    assert quotation.said_to is not None and quotation.said_to.name == "Channel Nine"


def test_a_transcript_label_names_the_speaker(marked: Read) -> None:
    (quotation,) = marked("“TOLLEY: I will not answer that question again.”", "en")
    assert quotation.speaker is not None and quotation.speaker.mention == "TOLLEY"


def test_a_nickname_inside_a_name_is_no_quotation(marked: Read) -> None:
    assert marked("Ann “Stormy” Tolley said nothing.", "en") == ()


@pytest.mark.parametrize("language", [None, "xx", "tlh-Latn"])
def test_without_a_known_language_it_is_guessed(language: str | None, marked: Read) -> None:
    text = "The mayor was in the room with her staff. “The bridge will hold,” said Ann Tolley on Monday."
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None and quotation.speaker.name == "Ann Tolley"


def test_a_region_subtag_does_not_matter(marked: Read) -> None:
    (quotation,) = marked("« Le pont tiendra », a dit Luc Verrier.", "fr-CA")
    assert quotation.speaker is not None and quotation.speaker.name == "Luc Verrier"


def test_a_language_we_do_not_have_still_gives_spans(marked: Read) -> None:
    text = "Starosta řekl: „Most vydrží ještě dlouhá léta a nikdo ho nezavře.“"
    (quotation,) = marked(text, "cs")
    assert quotation.span.of(text) == "Most vydrží ještě dlouhá léta a nikdo ho nezavře."
