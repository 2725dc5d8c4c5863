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
    adjectives_follow_noun: bool = False
    """An adjective may stand between a role and what ends it: ingénieur *agricole* en chef (French, Italian, Spanish)."""
    adjective_may_follow_title: bool = False
    """An adjective behind an office or a body is part of what they are called: il sottosegretario *leghista* alla
    Difesa, la Protezione *civile* (Italian, Spanish)."""
    names_may_hold_articles: bool = False
    """An article or a numeral with a capital inside a sentence is a name's: el bar *La* Espuela, Sport *Uno* (Italian,
    Spanish)."""
    name_may_precede_noun: bool = False
    """Small nouns may follow the name that tells whose they are: Labour *leadership candidate* (English, French)."""
    body_names_are_joined: bool = False
    """The name of one body may hold an "and": of the Metal *and* Allied Workers (English)."""
    subject_may_follow_addressee: bool = False
    """The subject may stand behind whom it spoke to: dijo a esta agencia *Ana Lima* (Italian, Spanish)."""
    first_name_may_be_role: bool = False
    """Some nouns for a role are first names: *Dean* Holm, *Marshall* Reed (English)."""
    compounds_are_written_together: bool = False
    """A noun may be the end of one long word: Bundes*kanzlerin* (German)."""
    particle_may_open_sentence: bool = False
    """A particle of names is a preposition, too, and may open a sentence: *Da* Tarvis fonti vicine… (Italian, Spanish)."""
    verb_may_open_sentence: bool = False
    """A verb may open a sentence, before its subject: *Nota* Ana Lima che… (Italian, Spanish)."""
    nouns_may_stand_bare: bool = False
    """A noun for people may stand without article, also behind its verb, and is then nobody met before: said
    *officials* (English)."""
    number_may_stand_for_people: bool = False
    """A number or a quantity may be a subject of its own: said *one*, *two* of the crew (English)."""
    apposition_agrees_in_number: bool = False
    """A name behind a role in the plural is not in apposition: A preguntas de los medios, *Ana Lima*… (Italian,
    Spanish)."""
    apposition_tells_last_noun: bool = False
    """A name in apposition is that of the noun just before it: la testimonianza del *cognato, Elio Lima* (Italian,
    Spanish)."""
    surname_may_be_apposition: bool = False
    """A surname alone may stand in apposition to a noun: the driver, *Bell*, (English)."""
    surname_may_be_two_words: bool = False
    """A surname may be of two words, and the first stand for both: Ana *Lima* Duarte, la *De Santis* (Italian, Spanish)."""
    houses_bear_surnames: bool = False
    """Houses are so often called by a surname that the surname alone means the person: *Birra Lima* (Italian, Spanish)."""
    addressee_may_stand_bare: bool = False
    """Whom something is told may be a plain object behind the verb: told *Wexmoor Live* (English)."""
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
    verb_closes_dependent_clause: bool = False
    """The finite verb closes a dependent clause, its auxiliary behind it: wie die Stadt *mitgeteilt hatte* (German)."""
    verb_prefix_may_close_clause: bool = False
    """The prefix of a verb may stand at the end of its clause: stellte Kaya *fest* (German)."""
    full_stop_makes_ordinal: bool = False
    """A full stop behind a number makes it an ordinal: am *7.* Oktober (German)."""
    reflexive_may_follow_verb: bool = False
    """The reflexive pronoun may stand behind a finite verb: beklagte *sich* (German)."""
    venue_may_part_subject_from_verb: bool = False
    """Where it was said may stand between both: el alcalde, en declaraciones a Radio 9, pidió (Italian, Spanish)."""
    verbless_fragment_may_have_source: bool = False
    """Who holds a quoted fragment may follow it without a verb: «Un désastre» *pour* la mairie (not English: per)."""
    outlets_need_article_or_name: bool = False
    """One plain noun is a medium at most, and no outlet: por *radio* (Italian, Spanish; English: on television)."""
    keeps_conjunction: bool = False
    """The content span takes in the conjunction, as PARC annotates it (English, German)."""
    subject_after_verb: bool = True
    """A subject may follow its verb without inversion marks: «…», a déclaré X."""
    natural_gender: bool = False
    """Pronouns tell people from things: he and she are never a body or a place (English)."""
    head_last: bool = False
    """The head noun is the last of its run: campaign *manager* (English, German)."""
    broader_is_complete: bool = False
    """Whether `broader` has every role by which another may be taken up; else a noun may take up anyone who agrees."""
    names_take_genitive_s: bool = False
    """A name that owns ends in a plain s: *Lindes* Ansicht (German)."""
    article_may_be_relative: bool = False
    """Behind a comma an article may be a relative pronoun: Lima, *die* von einem Sturm berichtete (German)."""
    mentions_hold_complements: bool = False
    """What a phrase is followed by up to its verb belongs to it: the studies *published in May* found (English)."""
    comma_opens_content_clause: bool = False
    """What depends on a verb of saying stands behind a comma, also with its conjunction: sagte, *dass* (German)."""
