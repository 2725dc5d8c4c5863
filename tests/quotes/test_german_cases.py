"""German cases and endings, in invented sentences: who may be the subject, and whom it is said to."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation, QuotationType

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("text", "listener"),
    [
        ("„Es hält“, sagte Anna Tolle dem Nordkurier.", "dem Nordkurier"),
        ("„Es hält“, sagte Anna Tolle der staatlichen Agentur Sarpress.", "der staatlichen Agentur Sarpress"),
        ("„Es hält“, sagte ein Gast, der vorbeikam, einem Reporter.", "einem Reporter"),
        ("„Es hält“, sagte sie am Montag dem Nordkurier.", "dem Nordkurier"),
        ("„Es hält“, erklärte Anna Tolle gegenüber Journalisten.", "Journalisten"),
        ("Der Mühlstedter Zeitung sagte Anna Tolle: „Es hält.“", "Der Mühlstedter Zeitung"),
        ("„Es hält“, sagte Anna Tolle der dpa.", "der dpa"),
        ("Wie Anna Tolle dem Nordkurier sagte, sei die Brücke „ein Glück“.", "dem Nordkurier"),
        ("Anna Tolle sagte dem Nordkurier, die Brücke sei „stark“.", "dem Nordkurier"),
        ("Die Prüfer werfen den Behörden vor: „Niemand hat gerechnet.“", "den Behörden"),
    ],
)
def test_whom_it_is_said_to(marked: Read, text: str, listener: str) -> None:
    (quotation,) = marked(text, "de")
    assert quotation.said_to is not None and quotation.said_to.name == listener


def test_a_genitive_is_no_listener(marked: Read) -> None:
    (quotation,) = marked("„Es hält“, sagte Anna Tolle in der Kantine der Zeitung.", "de")
    assert quotation.said_to is None or quotation.said_to.name != "der Zeitung"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Es hält“, sagte dem Nordkurier die Bürgermeisterin Anna Tolle.", "Anna Tolle"),
        ("Der Rat schlug dem Landtag vor, den Bau „ruhen“ zu lassen.", "Der Rat"),
        ("Wie Anna Tolle der Mühlstedter Zeitung sagte, sei der Bau „ein Glück“.", "Anna Tolle"),
        ("Gegenüber der Zeitung „Nordkurier“ nannte Anna Tolle den Bau „stark“.", "Anna Tolle"),
        ("Auf die Frage, was er plane, entgegnete Holm empört: „Gar nichts mehr.“", "Holm"),
    ],
)
def test_an_oblique_case_is_no_subject(marked: Read, text: str, name: str) -> None:
    quotation = marked(text, "de")[-1]
    assert quotation.speaker is not None and quotation.speaker.name == name


@pytest.mark.parametrize(
    ("verb", "name"),
    [("sagte", "Eva Brandt"), ("sagten", "die Anwohner")],
)
def test_the_verb_tells_whether_sie_is_she_or_they(marked: Read, verb: str, name: str) -> None:
    text = f"Eva Brandt begrüßte die Anwohner. „Es hält“, {verb} sie."
    (quotation,) = marked(text, "de")
    assert quotation.speaker is not None and quotation.speaker.name == name


def test_she_is_no_man(marked: Read) -> None:
    text = "Eva Brandt begrüßte den Prüfer Karl Lund. Karl Lund ging. Sie sagte: „Es hält.“"
    (quotation,) = marked(text, "de")
    assert quotation.speaker is not None and quotation.speaker.name == "Eva Brandt"


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Anna Tolle hatte den Bau zuvor als „tickende Bombe“ bezeichnet.", "Anna Tolle", "bezeichnet"),
        ("Anna Tolle hat den Bau „ein Glück“ genannt.", "Anna Tolle", "genannt"),
        ("Es fiel auf, dass Anna Tolle den Bau „ein Glück“ nannte.", "Anna Tolle", "nannte"),
        ("Der Bau wird von Anna Tolle als „ein Glück“ bezeichnet.", "Anna Tolle", "bezeichnet"),
        ("Der Bau war schon als „ein Glück“ bezeichnet worden.", None, "bezeichnet"),
    ],
)
def test_the_marks_stand_inside_the_verbs_clause(marked: Read, text: str, name: str | None, cue: str) -> None:
    (quotation,) = marked(text, "de")
    assert (quotation.speaker.name if quotation.speaker is not None else None) == name
    assert quotation.cue is not None and quotation.cue.text == cue


def test_an_incise_may_say_where_its_speaker_is_from(marked: Read) -> None:
    text = (
        "„Ein schöner Befund, sagt der Geograf Olof Lundin aus Bratsund, aber Moose erinnern sich an nichts.“"
    )
    (quotation,) = marked(text, "de")
    assert quotation.speaker is not None and quotation.speaker.name == "Olof Lundin"
    assert [hole.of(text) for hole in quotation.holes] == [", sagt der Geograf Olof Lundin aus Bratsund,"]


def test_what_something_is_called_is_a_fragment_wherever_it_stands(marked: Read) -> None:
    (quotation,) = marked("Als „Wortbruch“ bezeichnete Anna Tolle den Plan.", "de")
    assert quotation.type is QuotationType.MIXED
