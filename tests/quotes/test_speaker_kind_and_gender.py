"""What speaks, and whether a man or a woman: told where the text tells it, else nothing. Invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


def _told(quotations: tuple[Quotation, ...]) -> tuple[str | None, str | None, str | None]:
    speaker = quotations[-1].speaker
    assert speaker is not None
    return speaker.kind, speaker.gender, speaker.gender_evidence


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "« Je pars », a dit Mme Okonjo Wabe.", ("person", "female", "title")),
        ("fr", "« Je pars », a dit la ministre Sefora Wabe.", ("person", "female", "agreement")),
        ("fr", "« Je pars », a dit Anne Wabe.", ("person", "female", "first-name")),
        ("fr", "Le juge Luc Wabe dort. « Je pars », a-t-il dit.", ("person", "male", "pronoun")),
        ("fr", "« On part », dit une voisine.", ("unnamed", "female", "agreement")),
        ("en", "“We go,” said Mrs Okonjo Wabe.", ("person", "female", "title")),
        ("en", "“We go,” said the lawyer, Sefor Wabe. “Now,” she said.", ("person", "female", "pronoun")),
        ("en", "“We go,” said spokeswoman Sefor Wabe.", ("person", "female", "agreement")),
        ("de", "„Wir gehen“, sagte Frau Wabe.", ("person", "female", "title")),
        ("de", "„Wir gehen“, sagte eine Sprecherin.", ("unnamed", "female", "agreement")),
        ("es", "«Nos vamos», dijo la alcaldesa Sefor Wabe.", ("person", "female", "agreement")),
        ("it", "«Andiamo», ha detto la sindaca Sefor Wabe.", ("person", "female", "agreement")),
        ("pt", "«Vamos», disse a ministra Sefor Wabe.", ("person", "female", "agreement")),
    ],
)
def test_the_text_says_who_it_is(
    marked: Read, language: str, text: str, told: tuple[str, str | None, str | None]
) -> None:
    assert _told(marked(text, language)) == told


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "« On part », indique la mairie de Brancy.", "organisation"),
        ("fr", "« On part », lit-on dans le rapport. Le rapport ajoute : « Tout est dit. »", "document"),
        ("fr", "« J'ai eu peur », a dit la victime.", "unnamed"),
        ("fr", "« On part », disent des riverains.", "unnamed"),
        ("en", "“We go,” the lawyer Sefor Wabe said.", "person"),
        ("en", "“We go,” the council said.", "organisation"),
        ("en", "“We go,” said Ann Tolley and Luke Vance.", "person"),
        ("en", "“We go,” said Sefor Wabe Holt.", None),
        ("de", "„Wir gehen“, sagten Mitarbeiter des Hafens.", "unnamed"),
        ("it", "«Andiamo», dice la consigliere Sefor Wabe.", "person"),
        ("es", "«Nos vamos», dijo la víctima.", "unnamed"),
    ],
)
def test_nothing_is_told_of_a_gender_that_the_text_leaves_open(
    marked: Read, language: str, text: str, kind: str | None
) -> None:
    assert _told(marked(text, language)) == (kind, None, None)


def test_a_title_is_believed_against_a_first_name(marked: Read) -> None:
    assert _told(marked("« Je pars », a dit M. Anne Wabe.")) == ("person", "male", "title")


def test_two_stories_are_none(marked: Read) -> None:
    text = "« Je pars », a dit le ministre Anne Wabe."
    assert _told(marked(text)) == ("person", None, None)
