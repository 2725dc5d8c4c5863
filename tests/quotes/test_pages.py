"""What pages do with quotations: say them three times, ask for them, set them in turns."""

from worker.quotes import Evidence, QuotationType, Span, extract_quotations

PAGE = """Pont de Brancy : Odile Garance promet de « tout reprendre à zéro »

La maire s'engage à « tout reprendre à zéro » après l'audit.

« Nous allons tout reprendre à zéro, pile par pile », a déclaré la maire, Odile Garance, à l'agence Norpresse.
"""


def test_title_and_standfirst_point_to_the_fullest_telling() -> None:
    quotations = [q for q in extract_quotations(PAGE, "fr") if q.type is not QuotationType.INDIRECT]
    assert [q.span.of(PAGE) for q in quotations] == [
        "tout reprendre à zéro",
        "tout reprendre à zéro",
        "Nous allons tout reprendre à zéro, pile par pile",
    ]
    everything = extract_quotations(PAGE, "fr")
    fullest = everything.index(quotations[2])
    assert [q.repeats for q in quotations] == [fullest, fullest, None]


def test_a_headline_without_cue_takes_the_speaker_of_the_fullest_telling() -> None:
    text = "« On rouvrira le pont à Pâques »\n\n« On rouvrira le pont à Pâques », a dit Luc Verrier."
    first = extract_quotations(text, "fr", headings=(Span(0, 32),))[0]
    assert first.evidence is Evidence.REPEAT
    assert first.speaker is not None and first.speaker.name == "Luc Verrier"


def test_labels_give_the_answers_of_an_interview() -> None:
    text = (
        "Le Rivage : Pourquoi fermer le pont ?\n\n"
        "Odile Garance : Parce qu'il penche, et que l'hiver vient.\n\n"
        "Le Rivage : Et ensuite ?\n\nOdile Garance : On verra bien."
    )
    quotations = extract_quotations(text, "fr")
    assert [q.span.of(text) for q in quotations] == [
        "Parce qu'il penche, et que l'hiver vient.",
        "On verra bien.",
    ]
    assert {q.speaker.name for q in quotations if q.speaker} == {"Odile Garance"}
    assert {q.evidence for q in quotations} == {Evidence.DIALOGUE}


def test_dashes_in_turns_give_the_answers() -> None:
    text = (
        "Odile Garance rentre d'un tour du monde.\n\n– Pourquoi partir ?\n\n– Pour voir la houle.\n\n"
        "– Et revenir ?\n\n– La houle s'arrête quelque part."
    )
    quotations = extract_quotations(text, "fr")
    assert [q.span.of(text) for q in quotations] == ["Pour voir la houle.", "La houle s'arrête quelque part."]


def test_a_list_with_dashes_is_no_interview() -> None:
    assert extract_quotations("Menu :\n\n- soupe\n\n- tarte\n\n- café\n\n- thé\n\n- tisane", "fr") == ()
