"""Where the words of annotated pages went: into the text, into what was removed, or nowhere (a bug).

    .venv/bin/python bench/accounted.py             # where ../shared/data/pages is, or PAGES=folder
    .venv/bin/python bench/accounted.py --errors 20

Prints for each set the pages, the words of the nodes that were chosen as their text before anything was
taken out, and how many distinct words of a node are in neither the text nor `removed` nor a picture's caption.
"""

import argparse
import json
import lzma
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lxml.etree import strip_elements  # noqa: E402

from worker.articles import Article, Page, read_article  # noqa: E402
from worker.articles.model import Limits  # noqa: E402
from worker.articles.page.decode import decode  # noqa: E402
from worker.articles.page.tree import parse, squeeze  # noqa: E402
from worker.articles.page.weight import text_root, weigh  # noqa: E402
from worker.articles.pruning.stories import drop_other_stories  # noqa: E402
from worker.errors import PageError  # noqa: E402

PAGES = Path(os.environ.get("PAGES", ROOT / "../shared/data/pages"))
SETS = ("fr", "fundus", "andy")
WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    return WORD.findall(squeeze(text))


def chosen_words(page: Page) -> list[str]:
    """The words of the node that is chosen before anything is taken out of it."""
    limits = Limits()
    tree = parse(decode(page.body, page.headers, limits, url=page.url).utf8, limits, url=page.url)
    drop_other_stories(tree, page.url)
    strip_elements(tree, "head", "script", "style", "template", "svg", with_tail=False)
    return words_of(" ".join(str(piece) for piece in text_root(tree, weigh(tree)).itertext()))


def words_kept(article: Article) -> set[str]:
    """The words of the text, of what was removed, and of the pictures' captions."""
    captions = (t for image in article.images for t in (image.caption, image.credit_text) if t)
    return set(words_of("\n".join([article.body, *(r.text for r in article.removed), *captions])))


def lost_words(page: Page) -> tuple[int, list[str]]:
    """How many distinct words the chosen node has, and those of them that went nowhere."""
    article = read_article(page)
    chosen = dict.fromkeys(chosen_words(page))
    kept = words_kept(article)
    whole = "".join(article.body.split()) + "".join("".join(r.text.split()) for r in article.removed)
    return len(chosen), [word for word in chosen if word not in kept and word not in whole]


def pages(name: str) -> Iterator[tuple[str, Page]]:
    with lzma.open(PAGES / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["doc_id"], Page(url=row["url"], body=row["html"].encode())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--errors", type=int, default=0)
    asked = arguments.parse_args()
    for name in SETS:
        total = gone = count = 0
        worst: list[tuple[int, str, list[str]]] = []
        for doc_id, page in pages(name):
            try:
                number, lost = lost_words(page)
            except PageError:
                continue
            count, total, gone = count + 1, total + number, gone + len(lost)
            worst.append((len(lost), doc_id, lost[:12]))
        print(f"{name:8} {count:4} pages  {total:7} words  {gone:5} lost")
        for number, doc_id, lost in sorted(worst, reverse=True)[: asked.errors]:
            if number:
                print(f"   {number:4} {doc_id} {' '.join(lost)}")


if __name__ == "__main__":
    main()
