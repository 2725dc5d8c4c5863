"""XML of any size and shape -> well-formed XML that feedparser reads in bounded time, by way of libxml2.

The last resort: for what is past the limits of `survey`, or so broken and large that only libxml2's own
recovery reads it in linear time. What is cut is counted by the items that are left, not hidden.
"""

from lxml import etree

_MAX_CHILDREN = 1_000  # of one item; feedparser compares each category with all the others
_MAX_DEPTH = 100
_ITEMS = frozenset({"item", "entry"})


def pruned(document: str, max_items: int) -> tuple[str, int]:
    """The document, well formed, and how many items past `max_items` were cut from it.

    Of one item at most 1,000 children stay, and nothing deeper than 100 levels. An empty document comes back
    as "", 0.
    """
    parser = etree.XMLParser(
        recover=True, huge_tree=True, resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    root = etree.fromstring(document.encode("utf-8", "replace"), parser)
    if root is None:
        return "", 0
    cut = _cut(root, max_items)
    return etree.tostring(root, encoding="unicode"), cut


def _cut(root: etree._Element, max_items: int) -> int:
    items = 0
    too_many: list[etree._Element] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        if depth == _MAX_DEPTH:
            del element[:]
        if not isinstance(element.tag, str) or etree.QName(element).localname.lower() not in _ITEMS:
            continue
        items += 1
        if items > max_items:
            too_many.append(element)
        else:
            del element[_MAX_CHILDREN:]
    for element in too_many:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return len(too_many)
