"""An article and its noun -> what they say together: gender, number, and that the phrase is no subject."""

from worker.quotes.lexicon.grammar import ANY, Agreement
from worker.quotes.lexicon.language import Language


def agreed(language: Language, article: str, agreement: Agreement, noun: Agreement, word: str) -> Agreement:
    """The agreement of the phrase whose article says `agreement` and whose head `word` says `noun`."""
    if agreement is ANY or agreement == noun:
        both = noun
    else:
        both = Agreement(
            agreement.gender if agreement.gender != "?" else noun.gender,
            agreement.number if agreement.number != "?" else noun.number,
        )
    if both.gender in language.determiners.plural_articles.get(article, ""):
        return Agreement("?", "p")  # die Anwohner
    if noun is ANY and word.endswith("e") and article in language.determiners.adjective_articles:
        return language.determiners.adjective_articles[article]  # der 62-Jährige, die Abgeordnete
    return both


def is_oblique(language: Language, article: str, agreement: Agreement) -> bool:
    """Whether the article is no nominative before a noun of this gender and number: dem Rat, der Zeitung."""
    cases = language.determiners.oblique.get(article)
    return cases is not None and ("p" if agreement.number == "p" else agreement.gender) in cases
