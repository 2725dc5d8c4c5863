"""Tokens -> how far a noun phrase goes: to the first word that none holds."""

from worker.quotes.lexicon.first_names import GENDER_OF_FIRST_NAME
from worker.quotes.lexicon.grammar import Form
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER, QUOTE


def extent(tokens: Tokens, k: int, past: int) -> int:
    """Where the bare phrase that starts at k ends."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    determiners, linkers, stops = language.determiners.all, language.nouns.linkers, language.stops
    j = k
    linked = True  # a determiner may stand here
    seen_noun = False
    title = False
    inner, grammar = language.inner_words, language.grammar
    capital_nouns = language.syntax.nouns_are_capitalised
    datives = language.determiners.datives
    while j < past:
        word, this = norm[j], kind[j]
        if this == CAPITAL and j > k + 1 and norm[j - 1] in language.outlets.nouns and _nameless(tokens, k):
            break
        if word in datives and norm[j - 1] in tokens.known_names and j > k:
            break  # sagte Anna Lima *der* Zeitung: no genitive goes with a person's name
        if this == LOWER and word not in grammar:
            # a plain noun or adjective
            if j > k and kind[j - 1] == CAPITAL and not linked:
                if capital_nouns:
                    break  # in German an adjective goes before its noun: this is a verb or an adverb
                if (
                    norm[j - 1] not in determiners
                    and not _noun_ahead(tokens, j, past)
                    and not _describes(tokens, k, j, past)
                ):
                    break
            if seen_noun and (is_verb(tokens, j) or (j + 1 < past and norm[j + 1] in language.verbs.agents)):
                break
            title = title or word in language.nouns.roles
            seen_noun, linked = True, False
            j += 1
            continue
        if this == LOWER and word in stops:
            if word in language.tails and j > k:
                tail = _role_tail(tokens, j, past) or _names_both(tokens, k, j, past)
                if tail:
                    j += tail
                    continue
            if word not in inner:
                break
        if (
            j == k
            and this == CAPITAL
            and word in language.names.particles
            and leads_to_name(tokens, k + 1, past)
        ):
            while kind[j + 1] != CAPITAL:
                j += 1
        elif this == CAPITAL and (
            word not in language.names.not_names
            or (j > k and word in GENDER_OF_FIRST_NAME and j + 1 < past and kind[j + 1] == CAPITAL)
            or (
                j > k
                and kind[j - 1] == CAPITAL
                and (language.syntax.subject_may_be_left_out or word in language.names.particles)
                and (language.syntax.subject_may_be_left_out or (j + 1 < past and kind[j + 1] == CAPITAL))
            )
            or (
                (seen_noun or (j > k and norm[j - 1] in determiners))
                and word not in determiners
                and word not in stops
            )
        ):
            seen_noun, linked = True, False
        elif word in language.names.honorifics:
            linked = False
            seen_noun = seen_noun or word in language.nouns.roles  # «the senator said»
        elif word in determiners and this in (LOWER, CAPITAL) and not (seen_noun and word in linkers):
            if (
                not linked
                and not (_opens_title(tokens, j, past) if seen_noun else False)
                and not (
                    norm[j - 1] in language.names.particles
                    or (
                        word in language.names.particles
                        and j + 1 < past
                        and kind[j + 1] == CAPITAL
                        and kind[j - 1] == CAPITAL
                    )
                )
            ):
                break
        elif word in linkers:
            if not seen_noun or j + 1 >= past or (word == "of" and _is_full_name(tokens, k, j)):
                break
            ahead = norm[j + 1]
            if kind[j + 1] not in (LOWER, CAPITAL, NUMBER) or (ahead in stops and ahead not in determiners):
                break
            linked = True
        elif (word in language.nouns.title_links and norm[j - 1] in language.nouns.near) or (
            word in language.nouns.title_links
            and title
            and j + 1 < past
            and (norm[j + 1] in determiners or kind[j + 1] == CAPITAL)
            and (
                (norm[j - 1] in language.nouns.roles and norm[j - 1] in language.nouns.titles)
                or (
                    language.syntax.subject_may_be_left_out
                    and j - 2 >= k
                    and norm[j - 2] in language.nouns.titles
                )
            )
        ):
            linked = True
        elif this == LOWER:
            if (
                word in language.names.particles
                and j > k
                and kind[j - 1] == CAPITAL
                and leads_to_name(tokens, j, past)
            ):
                while kind[j] == LOWER:
                    j += 1
                continue
            if language.syntax.nouns_are_capitalised and j > k and kind[j - 1] == CAPITAL and not linked:
                break  # in German an adjective goes before its noun: this is a verb or an adverb
            if seen_noun and (is_verb(tokens, j) or (j + 1 < past and norm[j + 1] in language.verbs.agents)):
                break
            if (
                j > k
                and kind[j - 1] == CAPITAL
                and not linked
                and norm[j - 1] not in determiners
                and not language.syntax.nouns_are_capitalised
            ) and not _noun_ahead(tokens, j, past):
                break
            if word in stops:
                break
            if word in language.nouns.roles:
                title = True
            seen_noun, linked = True, False
        elif this == NUMBER:
            if j > k and kind[j - 1] == CAPITAL and norm[j - 1] not in determiners:
                break
            linked = False
            if capital_nouns and "-" in word:
                seen_noun = True  # der 71-Jährige
                if j + 1 < past and kind[j + 1] == LOWER and norm[j + 1] not in linkers:
                    return j + 1
        elif (word in ("&", "+", "/") and j > k and kind[j - 1] == CAPITAL) or (
            word == "."
            and j > k
            and kind[j - 1] == CAPITAL
            and (len(norm[j - 1]) == 1 or norm[j - 1] in language.names.abbreviations)
            and tokens.end[j - 1] == tokens.start[j]
            and j + 1 < past
        ):
            pass
        elif word == "'" and j > k:
            break
        elif word == "'s" and j > k and seen_noun and j + 1 < past and kind[j + 1] in (LOWER, CAPITAL):
            linked = False
        else:
            break
        j += 1
    while (
        j > k
        and (
            norm[j - 1] in linkers or norm[j - 1] in determiners or norm[j - 1] in language.nouns.title_links
        )
        and kind[j - 1] == LOWER
    ):
        j -= 1
    return j


def _nameless(tokens: Tokens, k: int) -> bool:
    """«a esta agencia *Ana Lima*»: behind a demonstrative an outlet has no name."""
    return (
        tokens.language.syntax.subject_may_be_left_out
        and tokens.norm[k] in tokens.language.determiners.demonstratives
    )


def _opens_title(tokens: Tokens, j: int, past: int) -> bool:
    """«el bar *La* Espuela», «il quotidiano *La* Lanterna»: an article with a capital inside a sentence is a name's."""
    kind = tokens.kind
    capitals = kind[j] == CAPITAL and j + 1 < past and kind[j + 1] == CAPITAL
    return tokens.language.syntax.subject_may_be_left_out and capitals and kind[j - 1] == LOWER


def _describes(tokens: Tokens, k: int, j: int, past: int) -> bool:
    """Whether the word at j is an adjective of the noun before it: la Protezione *civile*.

    «el ministro de Exteriores *valdonio*, Ana Lima,»: behind any other capital only before an apposition.
    """
    language, norm = tokens.language, tokens.norm
    if not language.syntax.subject_may_be_left_out or is_verb(tokens, j) or norm[j] in language.words.adverbs:
        return False
    if norm[j - 1] in language.nouns.collectives:
        return j == k + 1 or norm[j - 2] in language.determiners.all or norm[j - 2] in language.nouns.linkers
    return (
        j + 2 < past
        and norm[j + 1] == ","
        and tokens.kind[j + 2] == CAPITAL
        and not language.nouns.roles.keys().isdisjoint(norm[k:j])
    )


def _names_both(tokens: Tokens, k: int, j: int, past: int) -> int:
    """1 where the word at j is an "and" inside the name of one body: of the Metal and Allied Workers."""
    norm, kind, language = tokens.norm, tokens.kind, tokens.language
    if not (language.syntax.nouns_precede_head and norm[j] in language.clauses.coordinators and j < past - 2):
        return 0
    if kind[j - 1] != CAPITAL or kind[j + 1] != CAPITAL:
        return 0
    start = j - 1
    while start > k and kind[start - 1] == CAPITAL:
        start -= 1
    return int(
        start - 2 > k
        and norm[start - 1] in language.determiners.all
        and norm[start - 2] in language.nouns.linkers
        and norm[j + 1] not in GENDER_OF_FIRST_NAME
    )


def _is_full_name(tokens: Tokens, k: int, j: int) -> bool:
    """«*Ann Tolley* of the Harbor Council»: whether the capitals before j are a person's, by first name or title."""
    norm, language = tokens.norm, tokens.language
    start = j
    while start > k and (tokens.kind[start - 1] == CAPITAL or (norm[start - 1] == "." and start - 1 > k)):
        start -= 1
    for at in range(start, j - 1):
        if norm[at] in GENDER_OF_FIRST_NAME or norm[at] in language.names.honorifics:
            return not any(word in language.nouns.kinds for word in norm[at + 1 : j])
    return False


def _role_tail(tokens: Tokens, j: int, past: int) -> int:
    """How many words at j end a role: «ingénieur *en chef*»."""
    if tokens.norm[j - 1] in tokens.language.nouns.roles or not tokens.language.syntax.nouns_precede_head:
        for tail in tokens.language.nouns.role_tails:
            if tail[0] == tokens.norm[j] and tuple(tokens.norm[j : min(past, j + len(tail))]) == tail:
                return len(tail)
    return 0


def leads_to_name(tokens: Tokens, j: int, past: int) -> bool:
    """Whether one or two particles at j lead to a capital: van den Hoek."""
    for k in range(j, min(past, j + 3)):
        if tokens.kind[k] == CAPITAL:
            return True
        if tokens.norm[k] not in tokens.language.names.particles:
            return False
    return False


def is_verb(tokens: Tokens, j: int) -> bool:
    """Whether the lower-case word at j is more likely a verb than a noun or adjective."""
    language = tokens.language
    word = tokens.norm[j]
    if word in language.verbs.finites:
        return True
    if word not in language.verb_forms:
        return (
            len(word) > 4
            and bool(language.verbs.finite_endings)
            and word.endswith(language.verbs.finite_endings)
        )
    if word in language.verbs.have or word in language.verbs.be or word in language.verbs.modals:
        return True
    words = language.verbs.cues.get(word) or (
        (language.verbs.light_forms[word],) if word in language.verbs.light_forms else ()
    )
    for cue in words:
        if cue.form & 1 and not (cue.frame & 512):
            return True
        if cue.form & 1 and tokens.kind[j - 1] == CAPITAL:
            return True
        if cue.form & 1 and _governs(tokens, j + 1):
            return True
        if cue.form & 1 and tokens.norm[j - 1] in language.nouns.roles and cue.frame & 1:
            return True
        if (
            cue.form & 1
            and language.syntax.nouns_precede_head
            and tokens.norm[j - 1] in language.nouns.kinds
            and (
                _takes(tokens, j + 1)
                or (
                    tokens.norm[j - 1] in language.nouns.documents
                    and j + 1 < len(tokens)
                    and tokens.norm[j + 1] == "."
                )
            )
        ):
            return True  # «the crews *call* the plan», «the union *demands* a vote»
        if (
            cue.form & 1
            and not language.syntax.nouns_precede_head
            and tokens.norm[j - 1] in language.nouns.kinds
            and j + 1 < len(tokens)
            and tokens.kind[j + 1] == QUOTE
        ):
            return True  # «l'intersyndicale juge “brutal”»
    return (
        len(word) > 4 and word.endswith(language.verbs.finite_endings)
        if language.verbs.finite_endings
        else False
    )


def _governs(tokens: Tokens, j: int) -> bool:
    """Whether what stands at j is what a verb of speech governs: «dit *espérer*», «demande *que*»."""
    if j >= len(tokens.norm):
        return False
    word = tokens.norm[j]
    return word in tokens.language.clauses.conjunctions or any(
        cue.form == Form.INFINITIVE for cue in tokens.language.verbs.cues.get(word, ())
    )


def _takes(tokens: Tokens, j: int) -> bool:
    """Whether what stands at j can follow a verb and no English noun: an article, a pronoun, marks."""
    if j >= len(tokens.norm):
        return False
    language, word = tokens.language, tokens.norm[j]
    return (
        tokens.kind[j] == QUOTE
        or word == ":"
        or word in language.determiners.all
        or word in language.pronouns.third
    )


def _noun_ahead(tokens: Tokens, j: int, past: int) -> bool:
    """Whether this lower-case word after a capital belongs to a title: «Labour leadership candidate»."""
    language = tokens.language
    for k in range(j, min(past, j + 3)):
        if tokens.kind[k] != LOWER or tokens.norm[k] in language.stops:
            return False
        if (
            tokens.norm[k] in language.nouns.roles
            or tokens.norm[k] in language.nouns.collectives
            or tokens.norm[k] in language.nouns.documents
        ):
            return language.syntax.nouns_precede_head or not (
                language.syntax.subject_may_be_left_out or tokens.norm[k] in language.verbs.cues
            )
    return False
