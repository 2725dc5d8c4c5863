"""Page -> article: the whole of this room on one screen."""

from dataclasses import replace
from itertools import accumulate
from urllib.parse import urlsplit

from lxml.etree import strip_elements, tostring
from lxml.html import HtmlElement

from worker.articles.extraction.account import (
    figures_in,
    left_of_figures,
    left_outside,
    reconciled,
    stretches_of,
    stretches_outside,
)
from worker.articles.extraction.blockquotes import part_credits, with_quotations
from worker.articles.extraction.captions import image_from_text, take_images
from worker.articles.extraction.extract import EXTRACTOR, EXTRACTOR_VERSION, Line, extract
from worker.articles.extraction.initials import join_initials
from worker.articles.extraction.inline import show_inline
from worker.articles.extraction.loose_captions import BESIDE_A_PICTURE, take_captions
from worker.articles.extraction.plain import EXTRACTOR as PLAIN
from worker.articles.extraction.plain import extract_plain, head_of
from worker.articles.extraction.standfirst import find_standfirst, named_standfirst, with_standfirst
from worker.articles.extraction.structure import drop_linked_lines, mend, strong_lines
from worker.articles.lines.clean import Context, clean
from worker.articles.lines.interview import with_roles
from worker.articles.lines.liveblog import LEFT_OUT, posts_of, with_posts
from worker.articles.lines.match import Markers, markers_for
from worker.articles.metadata.declared import Found, read_metadata
from worker.articles.metadata.jsonld import paragraphs_of, read_jsonld
from worker.articles.metadata.language import language_of
from worker.articles.metadata.rights import rights_signals
from worker.articles.model import Article, Block, Image, Limits, Metadata, Page, Removed
from worker.articles.normal_form import normal_form
from worker.articles.page.decode import Decoded, decode
from worker.articles.page.tree import has_more_nodes, parse
from worker.articles.page.weight import isolated, text_root, weigh
from worker.articles.pruning.prune import prune
from worker.articles.pruning.stories import drop_other_stories
from worker.articles.scripts.held import held_article
from worker.articles.scripts.states import states_of
from worker.articles.walls.judge import Shown, notice_reason, notices_around, wall_kind
from worker.articles.walls.obstacles import Obstacle, is_doubtful, obstacle_of, shown_by
from worker.errors import NoArticle, PageTooComplex, Wall


def read_article(page: Page, *, limits: Limits = Limits()) -> Article:
    """What a reader reads of the page, and what the page says about itself.

    Pure, and bounded by `limits` in time and memory whatever the page holds. Raises PageEmpty, NotHtml, Wall or
    NoArticle, and nothing else. Over the limits the article says so in `notes` and `extractor`.
    """
    decoded = decode(page.body, page.headers, limits, url=page.url)
    try:
        return _read(page, decoded, limits)
    except PageTooComplex as over:
        return _read_plain(page, decoded, limits, over.detail)


def _read(page: Page, decoded: Decoded, limits: Limits) -> Article:
    tree = parse(decoded.utf8, limits, url=page.url)
    _alive = list(tree.iter())  # else each of the passes that follow makes Python's side of its nodes anew
    others = drop_other_stories(tree, page.url)
    objects = read_jsonld(tree, limits)
    found = read_metadata(tree, objects, page)
    rights = rights_signals(tree, page.headers)
    asks_for_password = next(tree.iterfind('.//input[@type="password"]'), None) is not None
    strip_elements(tree, "head", "script", "style", "template", "svg", with_tail=False)
    weights = weigh(tree)
    main = text_root(tree, weights)
    figures = figures_in(main)
    struck = show_inline(tree, weights, found.metadata.language, decoded.utf8)
    join_initials(tree, decoded.utf8)
    quotes = part_credits(tree, weights)
    images = take_images(tree, weights, page.url)
    unread = left_of_figures(figures, images)
    pruned = prune(tree, weights, main)
    root = text_root(tree, weights)
    standfirst = find_standfirst(tree, root, found.metadata.description or "")
    named = named_standfirst(root) or found.metadata.description or ""
    more_images, captions = take_captions(root, page.url)
    linked = drop_linked_lines(root, page.url, weights.below.get(root, 0))
    outside = stretches_outside(main, root)
    lost: list[Removed] = []
    mend(root)
    # libxml2 joins two texts by reading both: nodes in one paragraph cost its length each when their tags go.
    text_nodes = limits.text_nodes // (10 if weights.below.get(root, 0) > _LONG else 1)
    if has_more_nodes(root, text_nodes):
        notes = (*decoded.notes, f"more than {text_nodes} nodes in the text")
        lines, extractor = extract_plain(tostring(root, encoding="unicode")), PLAIN
    else:
        notes = decoded.notes
        strong = strong_lines(root)
        stretches = stretches_of(root, page.url)
        lines, extractor = extract(isolated(tree, root, weights), page.url, strong), EXTRACTOR
        lines, lost = reconciled(lines, stretches)
        lines = with_quotations(lines, quotes)
    lines, notes = _rescued(lines, paragraphs_of(found.article.get("articleBody")), notes)
    lines = with_standfirst(lines, standfirst, named)
    left = left_outside(outside, lines)
    images = (*images, *more_images)
    removed = (*struck, *pruned, *captions, *linked)
    try:
        article = _article(page, decoded, found, lines, images, removed, notes, extractor, limits)
    except NoArticle:
        article = None
    shown = shown_by(article, found, decoded.utf8, removed)
    if article is None or is_doubtful(shown, asks_for_password=asks_for_password):
        whole = parse(decoded.utf8, limits, url=page.url)
        obstacle = obstacle_of(whole, shown, page.url, asks_for_password=asks_for_password)
        if article is None or obstacle is not None:
            article = _from_json_ld(page, decoded, found, shown, limits) or _from_scripts(
                page, decoded, found, whole, obstacle, limits
            )
            if article is None:
                raise _refusal(obstacle, page.url)
            return replace(without_notices(article, limits), rights=rights)
    article = _with_removed(without_notices(article, limits), (*lost, *left, *unread, *others), limits)
    return replace(article, rights=rights)


def _from_json_ld(page: Page, decoded: Decoded, found: Found, shown: Shown, limits: Limits) -> Article | None:
    """The article that the page's JSON-LD holds and the page does not show."""
    body = paragraphs_of(found.article.get("articleBody"))
    if sum(map(len, body)) >= _HELD_AT_LEAST and wall_kind(replace(shown, lines=body)) is None:
        lines, notes = [Line(part) for part in body], (*decoded.notes, "body-from-json-ld")
        return _article(page, decoded, found, lines, (), (), notes, EXTRACTOR, limits)
    return None


def _from_scripts(
    page: Page, decoded: Decoded, found: Found, tree: HtmlElement, obstacle: Obstacle | None, limits: Limits
) -> Article | None:
    """The article that only the page's scripts hold, cleaned like any other."""
    metadata = found.metadata
    if (obstacle and obstacle.kind not in _DRAWN_LATER) or metadata.is_accessible_for_free is False:
        return None
    held = held_article(states_of(tree, limits), found.titles, metadata.language)
    if held is None:
        return None
    shown = parse(held.as_html(), limits, url=page.url)
    strip_elements(shown, "script", "style", "template", "svg", with_tail=False)
    weights = weigh(shown)
    removed = prune(shown, weights, text_root(shown, weights))
    root = text_root(shown, weights)
    mend(root)
    lines = extract(isolated(shown, root, weights), page.url, strong_lines(root))
    sources = {**metadata.sources, "headline": "script"}
    found = replace(found, metadata=replace(metadata, headline=held.headline, sources=sources))
    notes = (*decoded.notes, "body-from-script")
    return (
        _article(page, decoded, found, lines, (), tuple(removed), notes, EXTRACTOR, limits) if lines else None
    )


_LONG = 1_000_000  # characters
_DRAWN_LATER = frozenset(["loader", "script-needed", "consent"])


def _refusal(obstacle: Obstacle | None, url: str) -> NoArticle | Wall:
    if obstacle is None:
        return NoArticle("no line of text is left", url=url)
    return Wall(obstacle.detail, url=url, kind=obstacle.kind, onward=obstacle.onward)


def _read_plain(page: Page, decoded: Decoded, limits: Limits, over: str) -> Article:
    """The article of a page for which no tree may be built: its head is parsed, its text is not."""
    try:
        head = parse(head_of(decoded.text), limits, url=page.url)
    except (PageTooComplex, NoArticle):
        head = parse("<html></html>", limits)
    found = read_metadata(head, read_jsonld(head, limits), page)
    notes = (*decoded.notes, over)
    lines, notes = _rescued(
        extract_plain(decoded.text), paragraphs_of(found.article.get("articleBody")), notes
    )
    article = _article(page, decoded, found, lines, (), (), notes, PLAIN, limits)
    return replace(article, rights=rights_signals(head, page.headers))


def _article(
    page: Page,
    decoded: Decoded,
    found: Found,
    lines: list[Line],
    images: tuple[Image, ...],
    removed: tuple[Removed, ...],
    notes: tuple[str, ...],
    extractor: str,
    limits: Limits,
) -> Article:
    context = Context(
        markers=markers_for(_host(page.url)),
        headline=found.metadata.headline or "",
        captions=[c for image in images for c in (image.caption, image.credit_text) if c],
        bylines=found.bylines,
        authors=found.metadata.authors,
        outlet=found.metadata.publisher_name or "",
    )
    if found.metadata.is_live_blog:
        posts = posts_of(found.article)
        lines, left_out = with_posts(lines, posts, at_most=limits.live_chars, since=page.known_since)
        notes = (*notes, f"{LEFT_OUT}: {left_out} of {len(posts)}") if left_out else notes
    else:
        lines = with_roles(lines)
    lines, cut = clean(lines, context)
    if not lines:
        raise NoArticle("no line of text is left", url=page.url)
    removed = (*(_by_words(r, context.markers) for r in removed), *cut)
    body, blocks = blocks_of(lines)
    return Article(
        body=body,
        blocks=blocks,
        metadata=_with_language(found.metadata, body),
        images=_images(images, removed),
        removed=tuple(dict.fromkeys(removed))[: limits.removed],
        encoding=decoded.encoding,
        extractor=extractor,
        extractor_version=EXTRACTOR_VERSION if extractor == EXTRACTOR else "1",
        notes=notes,
    )


def without_notices(article: Article, limits: Limits) -> Article:
    """The article without what its site says to its visitor at its beginning and end: banners let into the text."""
    texts = [article.body[block.start : block.end] for block in article.blocks]
    before, after = notices_around(texts)
    if not before and not after:
        return article
    end = len(texts) - after
    kept = zip(article.blocks[before:end], texts[before:end], strict=True)
    body, blocks = blocks_of([Line(text, block.role, block.level, block.time) for block, text in kept])
    gone = (Removed(text, notice_reason(text), "notice") for text in (*texts[:before], *texts[end:]))
    return replace(article, body=body, blocks=blocks, removed=(*article.removed, *gone)[: limits.removed])


def _with_removed(article: Article, more: tuple[Removed, ...], limits: Limits) -> Article:
    """The article with what else of the page did not become text, under the reasons that its words give."""
    markers = markers_for("")
    named = (_by_words(r, markers) if any(c.isalpha() for c in r.text) else r for r in more)
    told = tuple(dict.fromkeys((*article.removed, *named)))
    sizes = accumulate(len(r.text) for r in told)
    number = min(sum(1 for size in sizes if size <= _REMOVED_AT_MOST), limits.removed)
    if number == len(told):
        return replace(article, removed=told)
    notes = (*article.notes, f"{len(told) - number} more were removed")
    return replace(article, removed=told[:number], notes=notes)


_REMOVED_AT_MOST = 200_000  # characters: a record with its text stays well below what a broker takes


def _by_words(removed: Removed, markers: Markers) -> Removed:
    """What went by its markup, under the reason that its words give, where they are a marker."""
    hit = markers.hit(normal_form(removed.text)) if len(removed.text) <= 200 else None
    return replace(removed, reason=hit.reason) if hit else removed


def _with_language(metadata: Metadata, body: str) -> Metadata:
    language, confidence, by_text = language_of(body, metadata.language)
    sources = {**metadata.sources, "language": "text"} if by_text and language else metadata.sources
    return replace(metadata, language=language, language_confidence=confidence, sources=sources)


def blocks_of(lines: list[Line]) -> tuple[str, tuple[Block, ...]]:
    """The text, lines joined by a blank line, and where each line stands in it."""
    blocks = []
    at = 0
    for line in lines:
        blocks.append(Block(line.role, at, at + len(line.text), line.level, line.time))
        at += len(line.text) + 2
    return "\n\n".join(line.text for line in lines), tuple(blocks)


def _rescued(
    lines: list[Line], body: list[str], notes: tuple[str, ...]
) -> tuple[list[Line], tuple[str, ...]]:
    """The article body that JSON-LD carries, where the page shows less than two fifths of it.

    Above that share the difference is as often repetition or markup as text (seen on 13 pages of 479).
    """
    size = sum(map(len, body))
    if size > _BODY_AT_LEAST and sum(len(line.text) for line in lines) < 0.4 * size:
        return [Line(part) for part in body], (*notes, "body-from-json-ld")
    return lines, notes


_BODY_AT_LEAST = 600  # characters
_HELD_AT_LEAST = 200  # characters: where the page shows no article there is nothing to compare with


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _images(images: tuple[Image, ...], removed: tuple[Removed, ...]) -> tuple[Image, ...]:
    """The figures' pictures, and those of which only a caption or credit line stood in the text."""
    known = {text for image in images for text in (image.caption, image.credit_text) if text}
    loose = (
        image_from_text(r.text) for r in removed if r.reason == "caption" and r.marker != BESIDE_A_PICTURE
    )
    return (*images, *(i for i in dict.fromkeys(loose) if (i.caption or i.credit_text) not in known))
