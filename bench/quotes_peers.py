"""What bench/quotes.py measures the quotations room against: a scan of the marks, textacy over spaCy, and CoreNLP."""

import atexit
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from worker.quotes import Evidence, Quotation, QuotationType, Span, Speaker
from worker.quotes.text.marks import find_marked

Extract = Callable[[str], tuple[Quotation, ...]]
NAME = re.compile(r"\b[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)+")
NEAR = 80
"""Code points on either side of the marks in which the scan looks for a name."""
MODELS = {"fr": "fr_core_news_sm", "en": "en_core_web_sm", "es": "es_core_news_sm"}
"""The small spaCy model of each language that textacy has reporting verbs for. The bench group installs the
French one; the others are used where somebody has installed them."""
MARKS = "«»‹›“”„‟\"‘’'"


def scan(text: str) -> tuple[Quotation, ...]:
    """Every marked span, said by the nearest run of capitalised words: after it within a line, else before it."""
    found: list[Quotation] = []
    for mark in find_marked(text):
        after = NAME.search(text, mark.outer.end, min(len(text), mark.outer.end + NEAR))
        before = list(NAME.finditer(text, max(0, mark.outer.start - NEAR), mark.outer.start))
        name = after.group() if after else before[-1].group() if before else None
        found.append(_direct(mark.span, name))
    return tuple(found)


def textacy(language: str) -> Extract:
    """textacy.extract.direct_quotations; ImportError or OSError where it or its model is not installed.

    Where its answer can be read in two ways, the one that scores better on the French Wikinews set is taken:

    - It gives up on a Doc with an odd number of marks, so each paragraph is a Doc of its own
      (spans F .35; .31 when only the texts that it gave up on are cut; .23 without).
    - Its speaker is the head of the subject; its name is what the parse hangs on that head
      (entity F .14; .10 for the head alone or the named entity around it).
    - Its content keeps the marks, and they are stripped here.

    The model's named entities are not needed and not computed. The parse is part of its time.
    """
    if language not in MODELS:
        raise ImportError("it has no list of reporting verbs")
    try:
        import spacy
        from textacy.extract import direct_quotations
    except ImportError as error:
        raise ImportError(f"{error}; the bench group installs it") from error
    pipeline = spacy.load(MODELS[language], exclude=["ner"])

    def extract(text: str) -> tuple[Quotation, ...]:
        found: list[Quotation] = []
        for start, paragraph in _paragraphs(text):
            doc = pipeline(paragraph)
            try:
                triples = list(direct_quotations(doc))
            except ValueError:  # an odd number of marks
                continue
            found += [_read_triple(doc, start, triple) for triple in triples]
        return tuple(found)

    return extract


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^\n]+", text):
        if not match.group().isspace():
            yield match.start(), match.group()


def _read_triple(doc: Any, start: int, triple: Any) -> Quotation:
    content = triple.content
    inside = content.text.strip(MARKS + " \u00a0\u202f")
    first = start + content.start_char + content.text.index(inside)
    head = triple.speaker[0]
    return _direct(
        Span(first, first + len(inside)), doc[head.left_edge.i : head.right_edge.i + 1].text.strip()
    )


def _direct(span: Span, name: str | None) -> Quotation:
    speaker = None if name is None else Speaker(name, name, None, None, 1.0)
    return Quotation(span, QuotationType.DIRECT, Evidence.NONE, speaker=speaker)


POM = Path(__file__).resolve().parent / "corenlp" / "pom.xml"
ANNOTATORS = "tokenize,ssplit,pos,lemma,ner,depparse,coref,quote"
_START_S = 300.0
"""Seconds that its models may take to load."""


class CoreNlp:
    """The quote annotator of Stanford CoreNLP (Muzny et al. 2017), on its English models, in a process of its own.

    Its speaker is what its sieves name; where they name a pronoun, what that pronoun is said to mean. Coreference is
    the statistical one, which is its default for English. It listens on a free port until the run ends.
    """

    def __init__(self, language: str) -> None:
        if language != "en":
            raise ImportError("its quote annotator is made for English")
        java, maven = shutil.which("java"), shutil.which("mvn")
        if java is None or maven is None:
            raise ImportError("java and mvn are needed")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "classpath"
            asked = [maven, "-o", "-q", "-B", "-f", str(POM), "dependency:build-classpath"]
            done = subprocess.run([*asked, f"-Dmdep.outputFile={path}"], capture_output=True, check=False)
            if done.returncode or not path.exists():
                raise ImportError(
                    f"mvn -f bench/{POM.parent.name}/pom.xml dependency:build-classpath fetches it"
                )
            classpath = path.read_text(encoding="utf-8").strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._address = f"http://127.0.0.1:{port}/"
        server = [java, "-mx6g", "-cp", classpath, "edu.stanford.nlp.pipeline.StanfordCoreNLPServer"]
        options = ["-port", str(port), "-threads", "1", "-timeout", "600000", "-quiet", "true"]
        self._process = subprocess.Popen(
            [*server, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        atexit.register(self._process.kill)
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + _START_S
        while True:
            try:
                self("Ann Tolley was here. “It is open,” she said.")
                return
            except OSError as error:
                if time.monotonic() > until or self._process.poll() is not None:
                    raise OSError(f"CoreNLP does not start: {error}") from error
                time.sleep(1)

    def seconds(self) -> float:
        """CPU seconds that the process has used so far."""
        fields = (
            Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __call__(self, text: str) -> tuple[Quotation, ...]:
        """What it finds in a text."""
        properties = {"annotators": ANNOTATORS, "outputFormat": "json", "coref.algorithm": "statistical"}
        query = urlencode({"properties": json.dumps(properties), "pipelineLanguage": "en"})
        request = Request(f"{self._address}?{query}", data=text.encode())
        with urlopen(request, timeout=600) as answer:
            document = json.load(answer)
        found: list[Quotation] = []
        at = 0
        for quote in document["quotes"]:
            at = text.index(quote["text"], at)
            inside = quote["text"].strip(MARKS + " \u00a0\u202f")
            first = at + quote["text"].index(inside)
            name, mention = quote.get("speaker"), quote.get("mention")
            known = name if name not in (None, "Unknown") else None
            speaker = Speaker(known or mention, mention, None, None, 1.0) if known or mention else None
            span = Span(first, first + len(inside))
            found.append(Quotation(span, QuotationType.DIRECT, Evidence.NONE, speaker=speaker))
            at += 1
        return tuple(found)
