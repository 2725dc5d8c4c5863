"""English: the words by which nothing, or the contrary, was said (Quirk et al., 10.54-70 on negation)."""

from worker.quotes.lexicon.polarity import PolarityWords, governing, sequences

ENGLISH = PolarityWords(
    negators=frozenset("not n't 't never nor cannot neither".split()),
    pairs={"longer": "no"},
    nobodies=frozenset("nobody none neither nothing no nowhere".split()),
    behind=frozenset("nothing nobody not nowhere".split()),
    spared=frozenset("only just merely simply solely until least surprisingly unexpectedly".split()),
    exceptions=frozenset("but except other beyond".split()),
    adversatives=frozenset("but rather instead".split()),
    fillers=frozenset("yet so far even exactly ever actually once".split()),
    adverb_endings=("ly",),
    bare=frozenset(["having", "being"]),
    not_one=sequences("not a", "not one", "not even"),
    links=frozenset("to of from about against at in on".split()),
    governors=governing(
        "refuse refuses refused refusing decline declines declined declining fail fails failed failing neglect "
        "neglects neglected neglecting forget forgets forgot forgotten forgetting omit omits omitted omitting avoid "
        "avoids avoided avoiding stop stops stopped stopping cease ceases ceased ceasing quit quits resist resists "
        "resisted resisting hesitate hesitates hesitated hesitating tire tires tired tiring weary wearies wearied "
        "shrink shrinks shrank shrinking balk balks balked baulk baulks baulked shy shies shied away short yet unable "
        "unwilling reluctant loath powerless far refusal help helped refrain refrains refrained refraining afraid "
        "hesitant hesitation abstain abstained bother bothers bothered dare dares dared embarrassed ashamed",
        "expected going set due about likely scheduled slated poised planning plans plan planned intends intend "
        "intended hopes hope hoped wishes wish wished ready willing prepared preparing supposed promised promises "
        "agreed agrees agree threatened threatens threaten vowed vows required eager keen ought obliged waiting waits "
        "waited unlikely",
        "denied denies deny denying",
    ),
    askers=frozenset(
        "ask asks asked asking urge urges urged urging tell tells told telling order orders ordered ordering "
        "invite invites invited want wants wanted expect expects beg begs begged advise advises advised "
        "encourage encourages encouraged call calls called calling press presses pressed challenge challenges "
        "challenged need needs wait waits waited".split()
    ),
    withholding=frozenset("without instead rather than alone less".split()),
    alternatives=frozenset({"or"}),
    later=frozenset("will 'll shall wo".split()),
    maybe=frozenset("would 'd could might may can should must ought wouldn couldn shouldn cannot".split()),
    after_all=frozenset(
        "later eventually subsequently soon often sometimes always then ultimately frequently regularly".split()
    ),
    auxiliaries=frozenset(
        "do does did has have had is are was were will would can could may might shall should must don doesn "
        "didn hasn haven hadn isn aren wasn weren wouldn couldn shouldn won".split()
    ),
    supposing=frozenset("should were had".split()),
    conditions=sequences(
        "if",
        "whether",
        "unless",
        "whether or not",
        "in case",
        "lest",
        "until",
        "in the event that",
        "in the event",
        "provided",
        "provided that",
        "providing",
        "supposing",
        "suppose",
        "assuming",
        "assuming that",
        "as though",
        "on condition that",
    ),
    untrue=sequences(
        "untrue",
        "not true",
        "n't true",
        "'t true",
        "false",
        "not the case",
        "no evidence",
        "no proof",
        "no record",
        "no indication",
        "no suggestion",
        "no sign",
        "not clear",
        "unclear",
        "not certain",
        "not possible",
        "impossible",
        "unlikely",
        "unlikely",
        "possible",
        "myth",
        "lie",
    ),
    deniers=frozenset({"deny"}),
    rejecters=frozenset("reject dispute refute rebut contradict dismiss contest disavow repudiate".split()),
    claims=frozenset(
        "claim claims allegation allegations report reports suggestion suggestions idea accusation "
        "accusations notion rumour rumours rumor rumors speculation assertion assertions charge charges "
        "theory argument contention assessment view conclusion insinuation insinuations".split()
    ),
    doubters=frozenset({"doubt"}),
)
