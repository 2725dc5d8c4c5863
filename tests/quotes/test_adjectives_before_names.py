"""Adjectives, ages and former offices between a verb and a name: the name speaks, not who spoke before. Invented sentences."""

import pytest

from worker.quotes import extract_quotations

_BEFORE = {
    "en": "“The quay opens at noon,” said Bo Lind, the clerk. ",
    "fr": "« Le quai ouvre à midi », a dit Noël Orand. ",
    "de": "„Der Kai öffnet um zwölf“, sagte Bernd Lind. ",
    "es": "«El muelle abre al mediodía», dijo Nuria Orte. ",
    "it": "«Il molo apre a mezzogiorno», ha detto Nino Orsi. ",
    "pt": "“O cais abre ao meio-dia”, disse Nuno Orta. ",
}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "“It took all,” said a soaked but cheerful Ivy Dunn.", "Ivy Dunn"),
        ("en", "“It took all,” said 71-year-old Ivy Dunn.", "Ivy Dunn"),
        ("en", "“It took all,” added semi-retired Ivy Dunn.", "Ivy Dunn"),
        ("en", "“It took all,” said recently widowed Ivy Dunn.", "Ivy Dunn"),
        ("en", "“It took all,” said lifelong Marlow resident Ivy Dunn.", "Ivy Dunn"),
        ("en", "“It took all,” said the ever-smiling, always late Ivy Dunn.", "Ivy Dunn"),
        ("en", "“It took all,” a clearly shaken Ivy Dunn said.", "Ivy Dunn"),
        ("en", "“It took all,” a weary and hungry Ivy Dunn told reporters.", "Ivy Dunn"),
        ("en", "“It took all,” 71-year-old Ivy Dunn told the Gull.", "Ivy Dunn"),
        ("en", "“It took all,” semi-retired skipper Ivy Dunn said.", "Ivy Dunn"),
        ("fr", "« Tout est pris », dit la toujours souriante Anne Dunan.", "Anne Dunan"),
        ("fr", "« Tout est pris », a dit une Anne Dunan épuisée.", "Anne Dunan"),
        ("de", "„Alles ist weg“, sagte ein erschöpfter, aber glücklicher Jan Dorn.", "Jan Dorn"),
        ("de", "„Alles ist weg“, sagte ein sichtlich bewegter und müder Jan Dorn.", "Jan Dorn"),
        ("es", "«Se lo llevó todo», dijo un agotado pero feliz Luis Dueñas.", "Luis Dueñas"),
        ("es", "«Se lo llevó todo», dijo una Ana Dueñas visiblemente cansada.", "Ana Dueñas"),
        ("it", "«Si è presa tutto», ha detto un esausto ma felice Luca Dossi.", "Luca Dossi"),
        ("it", "«Si è presa tutto», ha detto una Anna Dossi visibilmente stanca.", "Anna Dossi"),
        ("pt", "“A maré levou tudo”, disse um exausto mas feliz Luís Duarte.", "Luís Duarte"),
        ("pt", "“A maré levou tudo”, disse uma Ana Duarte visivelmente cansada.", "Ana Duarte"),
    ],
)
def test_the_name_behind_adjectives_speaks(language: str, text: str, name: str) -> None:
    quotes = extract_quotations(_BEFORE[language] + text, language)
    assert len(quotes) == 2  # the adjectives are no reported clause
    speaker = quotes[1].speaker
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        "“It took all,” said that Ivy Dunn had slept.",
        "“It took all,” added in a letter to Ivy Dunn.",
        "“It took all,” he told weary Ivy Dunn.",
        "“It took all,” he said sadly of poor Ivy Dunn.",
        "“It took all,” said she and Ivy Dunn were late.",
        "“It took all,” said newly elected Ivy Dunn would leave.",
        "“It took all,” he said, and poor Ivy Dunn wept.",
        "“It took all,” reads a letter signed by weary Ivy Dunn.",
    ],
)
def test_a_name_with_another_place_in_its_clause_does_not_speak(text: str) -> None:
    for quote in extract_quotations(_BEFORE["en"] + text, "en"):
        assert quote.speaker is None or quote.speaker.name != "Ivy Dunn"


@pytest.mark.parametrize("between", ["on Monday ", "newly elected ", ""])
def test_the_subject_of_what_was_said_is_not_who_said_it(between: str) -> None:
    text = f"Bo Lind, calling it “a mess,” said {between}Ivy Dunn would leave."
    quotes = extract_quotations(text, "en")
    assert [quote.speaker.name for quote in quotes if quote.speaker is not None] == ["Bo Lind"] * len(quotes)
    words = between.removeprefix("on Monday ") + "Ivy Dunn would leave"
    assert text[quotes[-1].span.start : quotes[-1].span.end] == words
