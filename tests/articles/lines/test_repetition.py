"""Which lines go because their publisher repeats them, and how the counts live and age."""

from worker.articles import Article, Block, Metadata, Role
from worker.articles.lines.repetition import RULES as OF_THE_WORKER
from worker.articles.lines.repetition import Row, Rules, counted, keys_of, row_without, without_repetitions

RULES = Rules()
PROMPT = "Retrouvez chaque jeudi notre cahier des sorties, 12 pages"


def article(*lines: str) -> Article:
    body = "\n\n".join(lines)
    blocks = []
    at = 0
    for line in lines:
        blocks.append(Block(Role.BODY, at, at + len(line)))
        at += len(line) + 2
    return Article(body=body, blocks=tuple(blocks), metadata=Metadata())


def after(
    *articles: tuple[str, Article], day: int = 20_000, row: Row | None = None, rules: Rules = RULES
) -> Row:
    row = row or {}
    for name, one in articles:
        row = counted(row, one.body.split("\n"), name, day, rules)
    return row


def test_a_line_of_two_other_articles_goes_whatever_its_digits() -> None:
    row = after(
        ("a", article("The first story of the day.", PROMPT)),
        ("b", article("Another story.", PROMPT.replace("12", "16"))),
    )
    cleaned = without_repetitions(
        article("The third story.", PROMPT.replace("12", "8"), "Its last line."), "c", row
    )
    assert cleaned.body == "The third story.\n\nIts last line."
    assert [cleaned.body[b.start : b.end] for b in cleaned.blocks] == ["The third story.", "Its last line."]
    assert [r.reason for r in cleaned.removed] == ["repeated-line"]


def test_an_article_is_made_again_as_it_was_whatever_was_counted_since() -> None:
    new = article("The third story.", PROMPT, "Its last line.")
    before = without_repetitions(new, "c", row_without(keys_of([PROMPT])))
    assert before.body == "The third story.\n\nIts last line."
    counted_since = after(*((name, article("Its last line.", PROMPT)) for name in "abdefg"))
    assert before == without_repetitions(new, "c", row_without(keys_of([r.text for r in before.removed])))
    assert before != without_repetitions(new, "c", counted_since)


def test_a_line_of_one_other_article_stays() -> None:
    row = after(("a", article("The first story of the day.", PROMPT)))
    new = article("The third story.", PROMPT)
    assert without_repetitions(new, "c", row) is new


def test_an_articles_own_versions_do_not_count_against_it() -> None:
    one = article("A story that is published again and again.", PROMPT)
    row = after(("a", one), ("a", one), ("a", one), ("b", article(PROMPT, "x" * 20)))
    assert without_repetitions(one, "a", row) is one


def test_a_replayed_article_changes_nothing() -> None:
    row = after(
        ("a", article("A story that is read twice.", PROMPT)),
        ("b", article("Another story of today.", PROMPT)),
    )
    assert counted(row, ["A story that is read twice.", PROMPT], "a", 20_000) == row


def test_an_article_never_loses_all_of_its_lines() -> None:
    one = article(PROMPT)
    row = after(("a", one), ("b", one), ("c", one))
    assert without_repetitions(one, "d", row) is one


def test_lines_that_are_no_longer_seen_are_forgotten() -> None:
    row = after(("a", article(PROMPT)), ("b", article(PROMPT)))
    later = counted(row, ["Something else entirely."], "c", 20_031)
    assert without_repetitions(article("New story.", PROMPT), "d", later).body.endswith(PROMPT)


def test_a_line_that_is_still_seen_is_not_forgotten() -> None:
    row = after(("a", article(PROMPT)), ("b", article(PROMPT)))
    for day in range(20_001, 20_100, 20):
        row = counted(row, [PROMPT], f"at-{day}", day)
    assert PROMPT not in without_repetitions(article("New story.", PROMPT), "d", row).body


def test_the_row_is_bounded_and_keeps_what_repeats() -> None:
    rules = Rules(lines=50)
    row = after(("a", article(PROMPT)), ("b", article(PROMPT)), rules=rules)
    for number in range(40):
        lines = [
            f"A line that is said only once, {chr(97 + number % 26) * (number + 1)} {i * 'x'}."
            for i in range(10)
        ]
        row = counted(row, lines, f"n{number}", 20_001, rules)
        assert len(row) <= 50
    assert all(len(seen) <= 1 + rules.articles + 1 for seen in row.values())
    assert PROMPT not in without_repetitions(article("New story.", PROMPT), "z", row, rules).body


def test_a_full_row_loses_its_oldest_lines_and_not_one_article_at_a_time() -> None:
    rules = Rules(lines=80)
    row = after(("a", article(PROMPT)), ("b", article(PROMPT)), rules=rules)
    words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett"]
    articles = [(name, [f"In {name} they speak of {word}." for word in words]) for name in words]
    sizes = []
    for name, lines in articles:
        row = counted(row, lines, name, 20_001, rules)
        sizes.append(len(row))
    assert sizes[6:] == [71, 70, 80, 70]
    name, lines = articles[-1]
    assert set(counted({}, lines, name, 20_001)) < set(row)
    name, lines = articles[0]
    assert not set(counted({}, lines, name, 20_001)) & set(row)
    assert set(counted({}, [PROMPT], "a", 20_001)) < set(row)


def test_long_paragraphs_are_never_counted() -> None:
    long = "A paragraph that two papers of one house both print, word for word. " * 8
    row = after(("a", article(long)), ("b", article(long)), ("c", article(long)))
    assert row == {}


def test_a_running_story_keeps_its_background_and_its_quotations() -> None:
    background = (
        "Le 24 février, la digue du nord avait cédé sous la poussée de la crue, inondant tout le quartier."
    )
    quoted = "«Nous ne quitterons pas ce quartier», a répété la maire, Odile Vasseur."
    row: Row = {}
    for number in range(4):
        update = article(f"Point numéro {'abcd'[number]} de la journée sur la digue.", background, quoted)
        kept = without_repetitions(update, f"a{number}", row, OF_THE_WORKER)
        assert background in kept.body
        assert quoted in kept.body
        row = counted(row, update.body.split("\n"), f"a{number}", 1, OF_THE_WORKER)


def test_a_quotation_never_goes_however_often_it_stands() -> None:
    quoted = "«Nous ne quitterons pas ce quartier», a répété la maire."
    row: Row = {}
    for number in range(12):
        row = counted(row, [quoted], f"a{number}", 1, OF_THE_WORKER)
    assert without_repetitions(article("Un point.", quoted), "other", row, OF_THE_WORKER).body.endswith(
        quoted
    )
