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
    keeps_subject_before_verb: bool = False
    """A statement keeps its subject before its verb, so that what follows is its object (English)."""
    content_clause_may_be_unmarked: bool = False
    """Neither a conjunction nor a comma need stand before a content clause: said it was late (English)."""
    addressee_may_be_bare_object: bool = False
    """Who is told stands behind the verb as a plain object, beside what is told: told them the truth (English)."""
    gerund_may_be_noun: bool = False
    """Behind a determiner or a genitive the gerund is a noun: the *warning* (English)."""
    infinitive_is_bare: bool = False
    """The infinitive has no ending, only its link tells it: *to* sleep (English)."""
    infinitive_closes_clause: bool = False
    """The infinitive stands at the end of its clause, never right behind the cue (German)."""
    free_inversion: bool = False
    """A subject may follow its verb without marks, past other words: Lo dijo ayer el alcalde (Italian, Spanish)."""
    objects_may_take_preposition: bool = False
    """The object may have a preposition that elsewhere says to whom: acusó *a* los partidos (Spanish)."""
    verb_stands_second: bool = False
    """The finite verb stands second; a subject that does not open the clause follows it (German)."""
    verb_prefix_may_close_clause: bool = False
    """The prefix of a verb may stand at the end of its clause: stellte Kaya *fest* (German)."""
    reflexive_may_follow_verb: bool = False
    """The reflexive pronoun may stand behind a finite verb: beklagte *sich* (German)."""
    venue_may_part_subject_from_verb: bool = False
    """Where it was said may stand between both: el alcalde, en declaraciones a Radio 9, pidió (Italian, Spanish)."""
    verbless_fragment_may_have_source: bool = False
    """Who holds a quoted fragment may follow it without a verb: «Un désastre» *pour* la mairie (not English: per)."""
    outlets_need_article_or_name: bool = False
    """One plain noun is a medium at most, and no outlet: por *radio* (Italian, Spanish; English: on television)."""
