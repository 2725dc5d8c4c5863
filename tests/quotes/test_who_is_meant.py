"""Facts of the two languages by which a speaker or a listener is read right, each in an invented sentence."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation
from worker.quotes.text.marks import MAX_MARKED, find_marked

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "fr",
            "La Ligue du Port, par la voix de son président, Luc Verrier, a dénoncé « un recul ».",
            "Luc Verrier",
        ),
        (
            "fr",
            "Selon l'ingénieure en chef du port, Odile Garance, la grue penche de « deux mètres ».",
            "Odile Garance",
        ),
        (
            "fr",
            "Luc Verrier, chef de file du groupe Nouveau Rivage, a raillé « une reddition ».",
            "Luc Verrier",
        ),
        ("fr", "L'association dit espérer un retour « avant le printemps ».", "L'association"),
        ("en", "Ana Bell, back from injury, admitted she had been “frightened all week”.", "Ana Bell"),
        (
            "en",
            "“We stay,” the secretary of the Rope and Allied Trades, Ana Bell, told reporters.",
            "Ana Bell",
        ),
        (
            "en",
            "The mayor, Ana Bell, said her council had asked for boats and would “ask until they came”.",
            "Ana Bell",
        ),
        ("en", "The senator said he would “read every page of it”.", "The senator"),
    ],
)
def test_the_one_who_speaks(marked: Read, language: str, text: str, name: str) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None
    assert quotation.speaker.name == name


def test_a_word_that_the_text_also_writes_small_is_no_speaker(marked: Read) -> None:
    text = (
        "La commune veut éteindre les quais. Éteindre coûterait moins, relève Odile Garance, mais « il faudra "
        "bien l'expliquer à nos passants du soir »."
    )
    (quotation,) = marked(text)
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Odile Garance"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "« Je reste », a martelé Odile Garance devant une trentaine de riverains.",
            "une trentaine de riverains",
        ),
        ("« Je reste », a répondu Odile Garance à un reporter qui l'interrogeait.", "un reporter"),
        (
            "« Je reste », a dit Odile Garance, dont l'agence Norpresse a rapporté les propos.",
            "l'agence Norpresse",
        ),
        ("« Je reste », souffle Odile Garance, installée au premier rang.", None),
        ("« Je reste », dit Odile Garance, qui a changé de camp lors de la réunion.", None),
    ],
)
def test_the_one_who_listens(marked: Read, text: str, name: str | None) -> None:
    (quotation,) = marked(text)
    assert (quotation.said_to.name if quotation.said_to else None) == name


def test_a_quotation_that_goes_on_keeps_its_listener(marked: Read) -> None:
    text = "« Nous partons demain », a dit Luc Verrier à l'agence Norpresse. « Rien ne presse ici », a-t-il ajouté."
    first, second = marked(text)
    assert first.said_to is not None
    assert second.said_to == first.said_to


def test_a_house_and_its_voice_are_one_chain(marked: Read) -> None:
    text = (
        "La direction, par la voix de sa porte-parole Odile Garance, déplore « une grève sans raison ». "
        "« Les trains rouleront demain », a promis la direction."
    )
    first, second = marked(text)
    assert first.chain == second.chain is not None


def test_a_text_has_only_so_many_marked_spans() -> None:
    assert len(find_marked("« oui »\n" * (MAX_MARKED + 5))) == MAX_MARKED
