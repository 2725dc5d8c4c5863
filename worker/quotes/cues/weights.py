"""How much each kind of cue says of who spoke: what a speaker's confidence begins from.

Set by hand, so that of two readings of a sentence the surer wins; none is trained (ADR 0010). Between 0 and 1.
"""

from typing import Final


class Weight:
    """By how the cue shows its speaker, from the surest down."""

    CLITIC: Final = 0.97
    """a-t-*elle* dit."""
    INVERTED_AFTER_MARKS: Final = 0.95
    """«…», a dit *Ana Lima*."""
    SOURCE: Final = 0.9
    """selon *Ana Lima*; «…», so *Lima*."""
    SECOND_PLACE: Final = 0.9
    """Am Montag sagte *Lima*, …"""
    UNLISTED_CLITIC: Final = 0.9
    """«…», énumère-t-*il*: a verb that no lexicon holds."""
    INVERTED: Final = 0.85
    """comme le dit *Ana Lima*; «…», veut croire *le maire*; a-t-on dit *à Matignon*."""
    FREELY_INVERTED: Final = 0.8
    """Lo dijo ayer *el alcalde*."""
    UNLISTED_INVERTED: Final = 0.8
    """«…», énumère *le docteur Lima*."""
    INSTITUTION: Final = 0.8
    """hieß es *aus dem Ministerium*; *à Matignon*, on reconnaît…"""
    INHERITED: Final = 0.8
    """The subject of the verb before: *X* a fait…, et a ajouté."""
    UNLISTED: Final = 0.75
    """“…,” *Ana Bell* quipped."""
    GERUND: Final = 0.75
    """*Ana Bell*, adding that…"""
    SHARED_AUXILIARY: Final = 0.75
    """*X* a dénoncé un complot et appelé à manifester."""
    INFINITIVE_OF_MODAL: Final = 0.72
    """*X* veut souligner."""
    OWNER_OF_ANSWER: Final = 0.85
    """“…,” was *Lima*'s answer."""
    OWNER: Final = 0.7
    """*Lima*'s claim that…"""
    CLAUSE_SUBJECT: Final = 0.7
    """The first who could speak, for a verb behind "and"."""
    LOOSE_SOURCE: Final = 0.6
    """selon *nos informations*: a thing, or nobody by name."""
    PASSIVE: Final = 0.6
    """est qualifié *par X* de…; and where the agent is left out."""
    NULL_SUBJECT_INFINITIVE: Final = 0.6
    """«…», quiso precisar."""
    INFINITIVE: Final = 0.58
    """*X* a permis de souligner."""
    REDUCED_PASSIVE: Final = 0.55
    """un plan qualifié *par l'opposition* de…"""
    NOBODY_INVERTED: Final = 0.5
    """a-t-on dit, and no institution stands behind it."""
    NO_SUBJECT: Final = 0.3
    """A verb alone: who speaks, the context must say."""


def of_score(score: float) -> float:
    """The weight of a subject before its verb, from its score among the `candidates`.

    From 0.35, a little above no subject at all, to 0.93, a little below one that is inverted behind marks.
    """
    return max(0.35, min(0.93, 0.4 + 0.11 * score))
