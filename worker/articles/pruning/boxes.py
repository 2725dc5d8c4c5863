"""Data: headings of boxes that are not the article's text, by kind; how far they reach is told in stories.py."""

import re

from lxml.etree import _Element

from worker.articles.normal_form import normal_form
from worker.articles.page.tree import has_more_nodes, node_text

# Readers' comments and the form for them, to the end of the block.
_DISCUSSIONS = frozenset(
    normal_form(line)
    for line in """
    comments|0 comments|0 comment|reader comments|readers' comments|user comments|leave a comment|leave a reply
    post a comment|add a comment|write a comment|join the conversation|join the discussion|conversation|discussion
    comments (0)|comment (0)|comments 0|what do you think?|responses|0 responses|view comments|show comments
    commentaires|0 commentaires|0 commentaire|laisser un commentaire|ajouter un commentaire|vos commentaires
    vos réactions|réagir|réagissez|0 réactions|commentaires (0)|poster un commentaire|écrire un commentaire
    kommentare|0 kommentare|kommentar schreiben|schreiben sie einen kommentar|schreibe einen kommentar
    leserkommentare|kommentare (0)|diskussion|diskutieren sie mit|ihre meinung
    comentarios|0 comentarios|deja un comentario|deja una respuesta|dejar un comentario|añadir comentario
    comentarios (0)|escribe un comentario|opina|participa en la conversación
    commenti|0 commenti|lascia un commento|commenti (0)|scrivi un commento|i commenti dei lettori
    comentários|deixe um comentário|deixe o seu comentário|reacties|0 reacties|plaats een reactie|kommentarer
    skriv en kommentar|komentarze|dodaj komentarz|コメント|评论|留言|댓글
    """.replace("\n", "|").split("|")
    if line.strip()
)

# Summaries that a machine wrote, by what they call themselves.
_GENERATED = re.compile(
    r"^(?:(?:the )?(?:ai|a\.i\.)[- ](?:generated |powered |written )?(?:summary|overview|recap|key (?:points|takeaways)|highlights)|"
    r"summary (?:generated |written |created )?(?:by|with) (?:ai|a\.i\.|artificial intelligence|chatgpt)|"
    r"(?:generated|summari[sz]ed) (?:by|with) (?:ai|artificial intelligence)|"
    r"(?:r[ée]sum[ée]|l'essentiel|synth[èe]se|les points cl[ée]s)[\s:]*(?:g[ée]n[ée]r[ée]e?s? )?(?:par|avec|d')[\s']*(?:l'|une? )?(?:ia|intelligence artificielle)|"
    r"(?:ki|k\.i\.)[- ](?:zusammenfassung|generierte zusammenfassung|überblick)|"
    r"(?:zusammenfassung|zusammengefasst|erstellt) (?:von|durch|mit|per) (?:der |einer )?(?:ki|künstlicher intelligenz)|"
    r"resumen (?:generado |creado |hecho )?(?:por|con) (?:la )?(?:ia|inteligencia artificial)|"
    r"(?:riassunto|sintesi) (?:generat[oa] |creat[oa] )?(?:dall'|con l'|da |con )(?:ia|ai|intelligenza artificiale))\b",
    re.I,
)

# Summaries that a machine writes on some sites and the newsroom on others: these go where the box says which.
_SUMMARIES = frozenset(
    normal_form(line)
    for line in """
    key takeaways|key takeaway|takeaways|key points|summary|in short|at a glance|highlights|tl;dr|the gist
    quick summary|article summary|what to know|l'essentiel|en bref|les points clés|à retenir|ce qu'il faut retenir
    résumé|le résumé|das wichtigste in kürze|zusammenfassung|kurz zusammengefasst|auf einen blick|darum geht es
    resumen|lo esencial|puntos clave|las claves|in sintesi|riassunto|i punti chiave|in breve
    """.replace("\n", "|").split("|")
    if line.strip()
)
_BY_MACHINE = re.compile(
    r"\b(?:a\.?i\.?|artificial intelligence|chatgpt|generative)\b.{0,40}\b(?:generated|written|summar\w+|produced|created|assisted)|"
    r"\b(?:generated|written|summari[sz]ed|produced|created)\b.{0,40}\b(?:a\.?i\.?\b|artificial intelligence|chatgpt|machine)|"
    r"\bg[ée]n[ée]r[ée]e?s?\b.{0,40}\b(?:ia|intelligence artificielle)\b|\bavec l.aide de l.(?:ia|intelligence artificielle)\b|"
    r"\b(?:ki|künstliche[rn]? intelligenz)\b.{0,40}\b(?:erstellt|generiert|zusammengefasst)|"
    r"\b(?:erstellt|generiert|zusammengefasst)\b.{0,40}\b(?:ki|künstliche[rn]? intelligenz)\b|"
    r"\bgenerad[oa]s?\b.{0,40}\b(?:ia|inteligencia artificial)\b|\bgenerat[oa]\b.{0,40}\b(?:ia|ai|intelligenza artificiale)\b",
    re.I,
)
_MACHINE_NAME = re.compile(
    r"(?:^|[\s_-])(?:ai|genai|gpt|llm)[_-]|[_-](?:ai|genai|gpt|llm)(?:$|[\s_-])|ai-?(?:summary|generated)",
    re.I,
)
_KEY_TAKEAWAYS = frozenset(["key takeaways", "key takeaway"])


def may_be_box_heading(text: str) -> bool:
    """Whether a text begins as one of the headings does: what costs little, asked of every short text of a page."""
    begin = _BEGINNING.match(text, 0, _LONGEST)
    return begin is not None and (begin[1].isdigit() or begin[1].casefold() in _FIRST_WORDS)


_LONGEST = 80
_BEGINNING = re.compile(r"[\s\W]*(\w+)")
_MACHINES = """
ai a the summary generated summarized summarised résumé resume l synthèse synthese les ki k zusammenfassung
zusammengefasst erstellt resumen riassunto sintesi
"""
_FIRST_WORDS = frozenset(
    [*(m[0] for line in (*_DISCUSSIONS, *_SUMMARIES) if (m := re.search(r"\w+", line))), *_MACHINES.split()]
)


_NODES = 200  # a box with more in it is none


def is_box_heading(text: str, heading: _Element) -> tuple[str, str, bool] | None:
    """Reason, marker and whether it reaches to the end, of what stands under the heading; None for text's own."""
    form = normal_form(text)
    if form in _DISCUSSIONS:
        return "comments", f"heading: {form}", True
    if _GENERATED.match(form):
        return "summary", f"heading: {form}", False
    if form in _SUMMARIES:
        box = heading.getparent()
        for _ in range(3):
            if box is None:
                return None
            if has_more_nodes(box, _NODES) or len(said := node_text(box, " ")) > 2_500:
                break
            if _BY_MACHINE.search(said) or _MACHINE_NAME.search(
                f"{box.get('class', '')} {box.get('id', '')}"
            ):
                return "summary", f"heading: {form}", False
            box = box.getparent()
        if form in _KEY_TAKEAWAYS:
            return "summary", f"heading: {form}", False
    return None
