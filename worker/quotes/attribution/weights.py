"""Every tuned number of attribution and of the judge, each under the name by which an explanation shows it.

They were set by hand, THRESHOLD on the French and English development sets, and are held by the floors of
tests/scores in every language; no optimiser fitted them. Only their order and the thresholds that they meet mean
anything; what is published as a confidence is read off them by the scales in `confidences`.
"""

from typing import NamedTuple


class Feature(NamedTuple):
    """What speaks for a candidate or against it, and by how much."""

    name: str
    weight: float


# How well a cue explains the marks: the cue's own weight and what stands between the two.

BETWEEN_WORD = -0.006
"""For each token between cue and marks: some forty of them undo what standing beside them is worth."""
LEAST_FIT = 0.05
"""A cue that reaches the marks at all is better than none."""
CUE_BESIDE = Feature("nothing between cue and marks", 0.25)
INSERTED = Feature("clause set off by commas, amid what it reports", -0.02)
CALLS_IT = Feature("between a verb of calling and the marks only what is called so", 0.2)
CLAUSE_BETWEEN = Feature("another clause begins between them", -0.45)
WEAK_FRAME = Feature("verb neither says nor takes a clause", -0.03)
SPEECH_CLOSED = Feature("what the cue reports stands before it", -0.12)
CUE_IS_REPORTED = Feature("cue is itself reported", -0.3)
CUE_NEARER_BEFORE = Feature("another cue stands nearer", -0.1)
CUE_SERVED = Feature("cue has marks of its own beside it, and another stands nearer", -0.15)
VERB_LAST_BESIDE = Feature("verb closes the clause, right behind the marks", 0.2)
BEHIND_BESIDE = Feature("nothing between marks and cue", 0.3)
BEHIND_APART = Feature("words between marks and cue", -0.3)
CUE_NEARER_BEHIND = Feature("another cue stands nearer", -0.15)

# Who speaks, by what else tells it.

BEFORE_COLON = Feature("name before the colon", 0.85)
PARENTHETICAL = Feature("cue inside the marks", 0.95)
OWN_CLAUSE = Feature("subject of the clause around the marks", 0.45)
TRANSCRIPT_LABEL = Feature("label inside the marks", 0.9)
SIGNED = Feature("name behind a dash", 0.9)
CREDITED = Feature("source in the markup", 0.9)

MARK_GOES_ON = Feature("marks left open in the paragraph before", 0.95)
COLON_OPENS = Feature("all that leads to the colon", 0.9)
COLON_CLAUSE = Feature("subject of the clause before the colon", 0.62)
COLON_ADVERBIALS = Feature("topic, with only when and how before the colon", 0.5)
NAMED_BEHIND = Feature("name behind the marks, after a colon or in brackets", 0.7)
WAS_ASKED = Feature("null subject: who was asked", 0.7)
NULL_SPEAKER = Feature("null subject: the last speaker", 0.8)
NULL_TOPIC = Feature("null subject: topic of this paragraph", 0.8)
NULL_TOPIC_AFAR = Feature("null subject: topic of the paragraph before", 0.55)
NULL_SPEAKER_AFAR = Feature("null subject: a speaker further back", 0.7)

SIGNATURE = Feature("signature on the next line", 0.9)
LETTER_HEAD = Feature("author on the line before", 0.85)
TOLD_NEXT = Feature("next sentence says whose words", 0.85)
WORDS_OF = Feature("those were the words of", 0.9)
ASKED_NEXT = Feature("next sentence holds the cue", 0.9)
IN_TURN = Feature("the other one's turn", 0.75)
ANNOUNCED_COLON = Feature("sentence before ends with a colon", 0.95)
ANNOUNCED = Feature("cue in the sentence before", 0.68)
GOES_ON_HERE = Feature("last speaker, in this paragraph", 0.85)
TOPIC_HERE = Feature("topic of this paragraph", 0.5)
GOES_ON_AFAR = Feature("last speaker, in a paragraph before", 0.55)
TOPIC_AFAR = Feature("topic of the paragraph before", 0.4)
SHOWN_NEXT = Feature("person who opens the next sentence", 0.45)

SAME_SENTENCE = Feature("last speaker, in this sentence", 0.6)
REPORT_GOES_ON = Feature("last speaker, whose report goes on", 0.6)
REPORT_SOURCE = Feature("cue from which the report goes on", 0.55)
HEADLINE_SUBJECT = Feature("subject of the headline", 0.55)
CLAUSE_SUBJECT = Feature("subject of the clause", 0.35)
FRAGMENT_GOES_ON = Feature("last speaker, of this paragraph", 0.35)

BLOCK_GOES_ON = Feature("block quotation goes on", 0.95)
BLOCK_ANNOUNCED = Feature("cue announces the block quotation", 0.9)
BLOCK_LABELLED = Feature("name announces the block quotation", 0.85)

# What one kind of evidence yields to: a rule is asked only where what is known weighs less.

OVER_CUES_APART = 0.95
"""A cue beside the marks needs no second opinion; one at a distance does."""
OVER_ALL_BUT_SURE = 0.9
OVER_WEAK = 0.5
OVER_ANYTHING = 2.0
"""More than any cue with what can speak for it."""
COLON_CUE_HOLDS = 0.7
"""Above this a cue that takes a clause keeps the marks behind a colon from the name before it."""

# Whether the marks hold speech: from 0 to 1, and by this threshold.

THRESHOLD = 0.5
"""Set on the French and English development sets where precision and recall of spans meet."""
LENT = 0.02
"""How far above the threshold a fragment comes that is sure by its neighbour, or elsewhere in the text."""
LENT_FROM = 0.25
"""How far below the threshold words may be that the text elsewhere surely has somebody say."""
BLOCK_NAMED = Feature("block quotation of somebody named", 0.9)
STAGE_DIRECTION = Feature("all of it in brackets", 0.2)

NINE_WORDS = Feature("nine words or more", 0.72)
SIX_WORDS = Feature("six to eight words", 0.6)
FOUR_WORDS = Feature("four or five words", 0.45)
FEW_WORDS = (
    Feature("no word", 0.0),
    Feature("one word", 0.26),
    Feature("two words", 0.3),
    Feature("three words", 0.36),
)

COLON_NOBODY = Feature("a colon, and nobody named", 0.3)
CUE_NOBODY = Feature("cue behind the marks, and nobody named", 0.3)
ACCUSED = Feature("passive cue, by nobody named", 0.24)
NULL_BESIDE = Feature("goes on under a cue beside the marks", 0.42)
GOES_ON = Feature("goes on from a quotation", 0.2)
GOES_ON_WEAKLY = Feature("may go on from a quotation", 0.05)
THING_SPEAKS = Feature("cue of a thing", 0.12)
THING_SAYS = Feature("verb of saying, beside the marks or over their clause", 0.15)
STRONG_CUE = Feature("strong cue", 0.32)
PLAIN_CUE = Feature("cue", 0.24)
STRONG = 0.8
"""Weight of evidence from which a cue is a strong one."""
GOES_ON_SURELY = 0.6
"""Weight of evidence from which a quotation surely goes on."""
BESIDE_MARKS = Feature("cue beside the marks", 0.15)
THOUGHT_APART = Feature("verb of thought at a distance", -0.12)
IN_CONTENT_CLAUSE = Feature("marks in the cue's content clause", 0.05)
WEAK_CUE = Feature("weak evidence", -0.12)

NAMED_SO = Feature("behind a word for being called", -0.5)
USUAL_NAME = Feature("usual name of a thing", -0.35)
VALUED = Feature("what somebody called something", 0.12)
WORK = Feature("title behind a noun for a work", -0.35)
WORK_LOWERED = Feature("lower case behind a noun for a work", -0.15)
AFTER_ARTICLE = Feature("behind an article", -0.12)
AFTER_ARTICLE_IN_CLAUSE = Feature("behind an article, in a content clause", -0.06)
AFTER_ARTICLE_CAPITAL = Feature("capital behind an article", -0.35)
WORK_AND_WORD = Feature("capital behind a noun for a work and a word", -0.15)
NICKNAME = Feature("between the parts of a name", -0.6)
TITLED = Feature("title beside its work", -0.5)
BRACKETED = Feature("behind an opening bracket", -0.25)
NAMES_NEXT = Feature("title before a noun for a work", -0.35)

PREDICATE = Feature("begins with the verb of the writer's clause", 0.28)
OWN_VOICE = Feature("first or second person", 0.15)
SENTENCE_ENDS = Feature("ends like a sentence", 0.08)
ALL_CAPITALS = Feature("capitals as in a title", -0.4)
MOST_CAPITALS = Feature("more capitals than not", -0.2)
ONE_CAPITAL = Feature("one word with a capital", -0.2)
FOREIGN_NAME = Feature("capitals and no small word of the language", -0.35)
ADDRESS = Feature("an address", -0.6)
DIGITS = Feature("one word with digits", -0.3)

IN_HEADLINE = Feature("headline keeps marks for words that were said", 0.2)
HEADLINE_FEELING = Feature("headline's one word behind its subject", 0.15)
IN_REPORT = Feature("sentence is reported speech", 0.36)
NOBODY_SAYS = Feature("nobody is said to say it", -0.22)
NOBODY_SAYS_LONG = Feature("nobody is said to say it, and it is long", -0.12)
OWN_TERM = Feature("repeated behind an article: a term", -0.3)
ALONE = Feature("stands alone", 0.3)
ALONE_SHORT = Feature("stands alone, a few words", 0.1)
