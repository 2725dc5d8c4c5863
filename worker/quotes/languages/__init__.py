"""The registry: one line a language. The modules never import each other."""

from worker.quotes.languages.de.language import GERMAN
from worker.quotes.languages.en.language import ENGLISH
from worker.quotes.languages.es.language import SPANISH
from worker.quotes.languages.fr.language import FRENCH
from worker.quotes.languages.it.language import ITALIAN
from worker.quotes.languages.pt.language import PORTUGUESE
from worker.quotes.lexicon.language import Language

LANGUAGES: dict[str, Language] = {
    language.code: language for language in (ENGLISH, FRENCH, GERMAN, ITALIAN, PORTUGUESE, SPANISH)
}
"""ISO 639-1 code -> language."""
