"""Facts of syntax by which languages differ. Each is a question that one place of the engine asks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Syntax:
    """A fact says something of the language, never which language it is; a new language states its own."""

    nouns_precede_head: bool = False
    """Nouns stand before their head without a link: campaign manager (English)."""
    subject_may_be_left_out: bool = False
    """Null subject: «…», añadió. Ha detto che… (Italian, Spanish)."""
    nouns_are_capitalised: bool = False
    """A capital says noun, not name (German)."""
    participle_may_close_clause: bool = False
    """The participle may stand at the clause's end, far from its auxiliary (German)."""
