"""After the warm-up, a page or a feed waits for nothing that is done once in a process's life."""

import subprocess
import sys

import pytest

from tests.children import environment

# In a process of its own, since any test before this one may have warmed this one up.
SCRIPT = """
import sys
from worker import warm_up
from worker.jsonl import enrich_line, feed_line

page = b'{{"doc_id":1,"url":"https://news.example.com/pont-des-tanneurs","html":"<html lang=fr>' \\
    b'<head><link rel=canonical href=https://www.example.com/pont-des-tanneurs></head><body><article><h1>Le pont rouvre</h1>' \\
    b'<p>Le pont des Tanneurs rouvrira lundi matin, a promis la maire devant les habitants du quartier.</p>' \\
    b'<p>Les riverains attendent encore les trottoirs.</p></article></body></html>"}}'
import base64
feed = b'<rss version="2.0"><channel><title>x</title><item><link>https://a.example/1</link></item></channel></rss>'
feed = b'{{"doc_id":1,"url":"https://a.example/f","body_base64":"' + base64.b64encode(feed) + b'"}}'
warm_up.{warm_up}()
touched = []
tried_each_time = "drv_libxml2"  # by feedparser, in vain
sys.addaudithook(
    lambda event, args: event in ("open", "import") and args[0] != tried_each_time and touched.append(args[0])
)
for answer in ({line}):
    assert b'"error"' not in answer, answer
print(touched)
"""


@pytest.mark.parametrize(
    ("warm_up", "line"),
    [
        ("pages", "enrich_line(page),"),
        ("feeds", "feed_line(feed),"),
        ("pages_and_feeds", "enrich_line(page), feed_line(feed)"),
    ],
)
def test_nothing_is_imported_or_opened_any_more(warm_up: str, line: str) -> None:
    script = SCRIPT.format(warm_up=warm_up, line=line)
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
