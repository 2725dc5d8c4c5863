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
    keeps_conjunction: bool = False
    """The content span takes in the conjunction, as PARC annotates it (English, German)."""
    subject_after_verb: bool = True
    """A subject may follow its verb without inversion marks: «…», a déclaré X."""
    natural_gender: bool = False
    """Pronouns tell people from things: he and she are never a body or a place (English)."""
    head_last: bool = False
    """The head noun is the last of its run: campaign *manager* (English, German)."""
