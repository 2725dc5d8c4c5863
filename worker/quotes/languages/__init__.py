"""The registry: one line a language. The modules never import each other."""

from worker.quotes.language import Language
from worker.quotes.languages.de import GERMAN
from worker.quotes.languages.en import ENGLISH
from worker.quotes.languages.es import SPANISH
from worker.quotes.languages.fr import FRENCH
from worker.quotes.languages.it import ITALIAN

LANGUAGES: dict[str, Language] = {
    language.code: language for language in (ENGLISH, FRENCH, GERMAN, ITALIAN, SPANISH)
}
"""ISO 639-1 code -> language."""
