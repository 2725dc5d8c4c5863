"""Whether a text can be another version of a known one, judged by the little that is kept of that."""

import pytest
from msgspec.structs import replace

from tests.records.samples import ARTICLE
from worker.records.identity import Verdict, told_by, verdict_on
from worker.records.notices import Notice, notice_in
from worker.records.sameness import KEPT, Sketch, likeness, traits_of
from worker.records.versions import ArticleMemory, Met, next_revision

HARBOUR = [
    "The council of Ambreville put off its decision on the harbour on Thursday after a long and noisy meeting.",
    "“We need another month to read these plans,” said Ann Reed, the mayor of Ambreville, who opened the session.",
    "Engineers told the council that the works would take four years and cost some 220 million crowns.",
    "Fishermen from the northern shore fear for the old market hall, which would have to make room for three quays.",
    "The opposition wants a vote of all citizens, and has collected four thousand signatures since the summer.",
    "Ambreville has lived off its harbour since the canal was opened in 1874, as the museum likes to recall.",
]
FERRY = [
    "Passengers of the night ferry to Ostermund waited eleven hours on the quay when its engine failed on Sunday.",
    "“Nobody told us anything until breakfast,” said Carl Holm, a teacher from Westerby who travelled with a class.",
    "The shipping line blamed a broken fuel pump and promised vouchers to all three hundred travellers on board.",
    "Inspectors of the maritime authority will look at both engines before the vessel may leave port again.",
]
RETOLD = [
    "In Ambreville the harbour must wait: Mayor Ann Reed and her council will take another month over the plans.",
    "It is about three quays, 220 million crowns and four years of works, as the Engineers have reckoned.",
    "Four thousand signatures lie on the table, and Fishermen of the northern shore want to keep their market hall.",
]
FRENCH = [
    "Le conseil d’Ambreville a reporté jeudi sa décision sur le port, après une longue et bruyante séance publique.",
    "« Il nous faut encore un mois pour lire ces plans », a déclaré Ann Reed, la maire, qui présidait la séance.",
]
CHINESE = "镇议会周四推迟了关于港口的决定 会议漫长而嘈杂 居民们挤满了旁听席 工程师说工程需要四年时间 市长说我们还需要一个月来阅读这些计划"
CHINESE_OTHER = "周日开往奥斯特蒙德的夜间渡轮发动机出现故障 乘客在码头等待了十一个小时 船运公司承诺给所有旅客发放代金券 海事局将检查两台发动机"


def text(*sentences: str) -> str:
    return "\n\n".join(sentences)


def another(known: str, new: str) -> bool:
    return likeness(Sketch.of(traits_of(known)), traits_of(new)).is_another


@pytest.mark.parametrize(
    ("new", "is_another"),
    [
        (text(*HARBOUR), False),
        (text(*HARBOUR).upper(), False),
        (" ".join(HARBOUR), False),
        (text(*reversed(HARBOUR)), False),
        (text(*HARBOUR, *FERRY), False),
        (text(*HARBOUR[2:5]), False),
        (text(*(sentence.replace("the", "that") for sentence in HARBOUR)), False),
        (text(*(sentence.replace(",", " –") for sentence in HARBOUR)), False),
        (text(*RETOLD), False),
        (text(*FERRY), True),
        (text(*FERRY * 20), True),
        ("Checking if the connection is secure. This takes a moment only, please wait here.", True),
        ("Wir verwenden Cookies und ähnliche Technologien. Bitte stimmen Sie der Verarbeitung zu.", True),
    ],
)
def test_what_is_another_text(new: str, is_another: bool) -> None:
    assert another(text(*HARBOUR), new) is is_another


def test_a_translation_is_another_text() -> None:
    assert another(text(*FRENCH), text(*FERRY))


def test_text_without_spaces_or_marks_is_compared_by_its_characters() -> None:
    assert another(CHINESE, CHINESE_OTHER)
    assert not another(CHINESE, CHINESE[:50] + CHINESE_OTHER[:20])
    assert not another(CHINESE.replace(" ", ""), CHINESE.replace(" ", "。"))


@pytest.mark.parametrize("empty", ["", "\n\n", "…", "a b c", "1\n2\n3"])
def test_what_holds_nothing_to_compare_is_no_other_text(empty: str) -> None:
    assert not another(text(*HARBOUR), empty)
    assert not another(empty, text(*HARBOUR))
    assert likeness(Sketch.of(traits_of(text(*HARBOUR))), traits_of(empty)).is_rest


def test_a_fifth_is_the_least_that_must_be_left() -> None:
    known = Sketch.of(traits_of(text(*HARBOUR)))
    assert likeness(known, traits_of(HARBOUR[0][:80])).is_rest
    assert not likeness(known, traits_of(text(*HARBOUR[:2]))).is_rest


def test_what_is_kept_of_a_text_is_bounded() -> None:
    long = Sketch.of(
        traits_of(" ".join(f"Sentence number {n} tells of Place{n} and its people. " for n in range(5000)))
    )
    assert len(long.sentences) == len(long.words) == 4 * KEPT


def test_a_long_text_keeps_what_it_needs_to_know_its_own_half_again() -> None:
    sentences = [f"Speaker {n} told the assembly of Place{n} about item number {n * 7}." for n in range(400)]
    known = Sketch.of(traits_of(text(*sentences)))
    half = likeness(known, traits_of(text(*sentences[:200])))
    assert (half.sentences or 0) > 0.3
    assert not half.is_another
    tenth = likeness(known, traits_of(text(*sentences[:60])))
    assert not tenth.is_another


@pytest.mark.parametrize(
    ("body", "notice"),
    [
        ("This article has been withdrawn by the editors.", Notice.WITHDRAWN),
        ("We have retracted this story. It did not meet our standards.", Notice.WITHDRAWN),
        ("The story that stood here was removed at the request of the court.", Notice.WITHDRAWN),
        ("Cet article, publié par erreur, a été retiré de notre site.", Notice.WITHDRAWN),
        ("Nous avons dépublié cet article.", Notice.WITHDRAWN),
        ("Dieser Beitrag wurde aus rechtlichen Gründen gelöscht.", Notice.WITHDRAWN),
        ("Esta noticia ha sido retirada por la redacción.", Notice.WITHDRAWN),
        ("Questo articolo è stato rimosso dalla redazione.", Notice.WITHDRAWN),
        ("Dit artikel is ingetrokken.", Notice.WITHDRAWN),
        ("Correction: the figures were wrong.", Notice.CORRECTION),
        ("Rectificatif : les chiffres étaient faux.", Notice.CORRECTION),
        ("Berichtigung\n\nDie Zahlen waren falsch.", Notice.CORRECTION),
        ("Fe de errores: las cifras eran erróneas.", Notice.CORRECTION),
        ("Errata corrige – Le cifre erano sbagliate.", Notice.CORRECTION),
        ("The page that you look for was not found.", None),
        ("Corrections officers went on strike on Sunday at the prison of Westerby.", None),
        ("The minister has withdrawn his bill.", None),
        ("Please log in to read this article.", None),
        ("x" * 1200 + " This article was withdrawn.", None),
    ],
)
def test_what_a_notice_says(body: str, notice: Notice | None) -> None:
    assert notice_in(body) == notice


OWN, DECLARED = "a1-own", "a1-declared"


def memory(body: str, **fields: object) -> ArticleMemory:
    kept = {"sketch": Sketch.of(traits_of(body)), **fields}
    return ArticleMemory(1, 0, "known", (), 0, **kept)  # type: ignore[arg-type]


def judged(
    body: str, known: ArticleMemory | None, own: str = DECLARED, *, second: bool = False, **fields: object
) -> Verdict:
    article = replace(ARTICLE, uri=DECLARED, article_body=body, text_fingerprint="new", **fields)  # type: ignore[arg-type]
    return verdict_on(article, traits_of(body), known, own, second_look=second)


def test_a_row_of_before_says_nothing_against_any_text() -> None:
    assert judged(text(*FERRY), ArticleMemory(1, 0, "known", (), 0)) is Verdict.SAME
    assert judged(text(*FERRY), None) is Verdict.SAME


def test_another_article_at_another_address_takes_its_own() -> None:
    assert judged(text(*FERRY), memory(text(*HARBOUR)), OWN) is Verdict.APART
    assert judged(text(*FERRY), memory(text(*HARBOUR), source="a1-third"), OWN) is Verdict.APART
    assert judged(text(*HARBOUR[:3]), memory(text(*HARBOUR)), OWN) is Verdict.SAME


def test_the_page_that_the_memory_was_made_from_has_no_other_article() -> None:
    assert judged(text(*FERRY), memory(text(*HARBOUR), source=OWN), OWN) is Verdict.DOUBTFUL


def test_a_few_words_at_another_address_are_no_article_of_their_own() -> None:
    wall = "Checking if the connection is secure. This takes a moment only, please wait here."
    assert judged(wall, memory(text(*HARBOUR)), OWN) is Verdict.DOUBTFUL
    assert judged(wall, memory(text(*HARBOUR)), OWN, second=True) is Verdict.DOUBTFUL
    brief = text(*FERRY[:2])
    assert judged(brief, memory(text(*HARBOUR)), OWN) is Verdict.DOUBTFUL
    assert judged(brief, memory(text(*HARBOUR)), OWN, second=True) is Verdict.APART


def test_whose_address_it_is_gets_it_back_at_a_second_look() -> None:
    known = memory(text(*HARBOUR), source=OWN, told=10**15)
    assert judged(text(*FERRY), known) is Verdict.DOUBTFUL
    assert judged(text(*FERRY), known, second=True) is Verdict.REPLACED


@pytest.mark.parametrize(
    ("published", "modified", "from_feed", "verdict"),
    [
        (50, None, None, Verdict.DOUBTFUL),
        (150, None, None, Verdict.REPLACED),
        (150, None, 150, Verdict.DOUBTFUL),  # the feed said so, not the page
        (50, 150, 50, Verdict.REPLACED),
        (None, None, None, Verdict.DOUBTFUL),
    ],
)
def test_a_text_replaces_another_only_where_the_page_says_that_it_is_newer(
    published: int | None, modified: int | None, from_feed: int | None, verdict: Verdict
) -> None:
    fields = {
        "date_published": published,
        "date_modified": modified,
        "feed": replace(ARTICLE.feed, item_published=from_feed),
    }
    assert judged(text(*FERRY), memory(text(*HARBOUR), told=100), second=True, **fields) is verdict
    assert judged(text(*FERRY), memory(text(*HARBOUR), told=100), **fields) is Verdict.DOUBTFUL
    rest = judged(HARBOUR[0][:80], memory(text(*HARBOUR), told=100), second=True, **fields)
    assert rest is Verdict.DOUBTFUL


def test_a_replacement_is_made_again_as_it_was() -> None:
    known = memory(text(*HARBOUR), told=100)
    article = replace(ARTICLE, text_fingerprint="new")
    met = Met(Sketch.of(traits_of(text(*FERRY))), told_by(article), change="replaced")
    first = next_revision(article, known, 1, met)
    assert first is not None and first.article.replaced
    again = next_revision(article, first.intent(()), 2, Met(met.sketch, met.told))
    assert again == first


def test_a_withdrawn_article_is_known_by_what_it_said() -> None:
    known = memory(text(*HARBOUR), told=100)
    notice = "This article was withdrawn by its editors."
    assert judged(notice, known) is Verdict.CANCELED
    revision = next_revision(
        replace(ARTICLE, text_fingerprint="new"),
        known,
        1,
        Met(Sketch.of(traits_of(notice)), change="canceled"),
    )
    assert revision is not None
    assert (revision.article.pub_status, revision.memory.sketch) == ("canceled", known.sketch)
