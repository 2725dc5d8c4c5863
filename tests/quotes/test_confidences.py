"""Confidences rise with the evidence and keep their order (ADR 0139); what they promise is held in tests/scores."""

from itertools import pairwise

import pytest

from worker.quotes import QuotationType, extract_quotations
from worker.quotes.attribution.confidences import SPEAKER, WORDS, of_speaker, of_words


@pytest.mark.parametrize("scale", [*WORDS.values(), SPEAKER])
def test_a_scale_rises_and_promises_no_certainty(scale: tuple[tuple[float, float], ...]) -> None:
    for (weight, sure), (next_weight, next_sure) in pairwise(scale):
        assert weight < next_weight
        assert sure < next_sure
    assert scale[0][1] >= 0.5 and scale[-1][1] < 1


@pytest.mark.parametrize("kind", list(QuotationType))
def test_a_greater_weight_is_never_less_sure(kind: QuotationType) -> None:
    sure = [of_words(kind, weight / 50) for weight in range(51)]
    assert sure == sorted(sure)
    assert sure[0] == WORDS[kind][0][1]
    assert sure[-1] == WORDS[kind][-1][1]


def test_a_speaker_is_never_surer_than_the_words() -> None:
    for words in (0.6, 0.9, 0.99):
        of = [of_speaker(words, weight / 50) for weight in range(51)]
        assert of == sorted(of)
        assert of[-1] <= words


def test_a_reported_clause_of_a_few_words_is_less_sure() -> None:
    assert of_words(QuotationType.INDIRECT, 0.9, 3) < of_words(QuotationType.INDIRECT, 0.9, 4)


@pytest.mark.parametrize(
    ("language", "surer", "less_sure"),
    [
        ("fr", "« Le pont tiendra dix ans », a déclaré Luc Verrier.", "Luc Verrier a parlé d'un « pont »."),
        ("en", "“The bridge will hold for years,” said Ann Tolley.", "Ann Tolley called it a “bridge”."),
        ("de", "„Die Brücke hält zehn Jahre“, sagte Ina Tolle.", "Ina Tolle nannte sie „haltbar“."),
        ("es", "«El puente aguantará diez años», dijo Ana Lima.", "Ana Lima habló de un «puente»."),
        ("it", "«Il ponte terrà dieci anni», ha detto Anna Lima.", "Anna Lima ha parlato di un «ponte»."),
        ("pt", "«A ponte aguenta dez anos», disse Ana Lima.", "Ana Lima falou de uma «ponte»."),
    ],
)
def test_a_whole_utterance_beside_its_cue_is_surer_than_a_word(
    language: str, surer: str, less_sure: str
) -> None:
    (whole,) = [q for q in extract_quotations(surer, language) if q.type is not QuotationType.INDIRECT]
    assert whole.confidence >= 0.95
    assert whole.speaker is not None and whole.speaker.confidence >= 0.9
    for word in extract_quotations(less_sure, language):
        assert word.confidence < whole.confidence
        assert word.speaker is None or word.speaker.confidence < whole.speaker.confidence


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire assure que le pont tiendra encore dix ans."),
        ("en", "The mayor says that the bridge will hold for another ten years."),
        ("de", "Die Bürgermeisterin sagt, dass die Brücke noch zehn Jahre hält."),
        ("es", "El alcalde asegura que el puente aguantará otros diez años."),
        ("it", "Il sindaco assicura che il ponte terrà altri dieci anni."),
        ("pt", "O presidente da câmara garante que a ponte aguenta mais dez anos."),
    ],
)
def test_no_reported_clause_is_as_sure_as_nine_in_ten(language: str, text: str) -> None:
    (reported,) = extract_quotations(text, language)
    assert reported.type is QuotationType.INDIRECT
    assert 0.7 <= reported.confidence < 0.9
