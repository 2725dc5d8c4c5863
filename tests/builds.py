"""The pure code and the compiled build -> whether they say the same of every annotated article.

    python -m tests.builds PURE COMPILED

Both are folders with a `worker` in them; each is asked in a process of its own, with one hash seed, by `quotewire quotes`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.scores.annotated import load

WHERE = "import worker.quotes.extract as room; print(room.__file__)"


def main(pure: str, compiled: str) -> None:
    """Print how many articles say the same; end with 1 where one does not, or where a build is not what it is called."""
    ends = [run(root, "-c", WHERE).strip() for root in (pure, compiled)]
    if not ends[0].endswith(".py") or ends[1].endswith(".py"):
        sys.exit(f"not a pure and a compiled build: {ends[0]}, {ends[1]}")
    rows = ({"doc_id": each.doc_id, "text": each.text, "lang": each.lang} for each in load())
    articles = "".join(f"{json.dumps(row)}\n" for row in rows)
    said = [run(root, "-m", "worker", "quotes", "--jsonl", given=articles) for root in (pure, compiled)]
    lines = [each.splitlines() for each in said]
    other = [number for number, pair in enumerate(zip(*lines, strict=True)) if pair[0] != pair[1]]
    if other:
        named = ", ".join(json.loads(lines[0][number])["doc_id"] for number in other)
        sys.exit(f"{len(other)} of {len(lines[0])} articles say something else compiled: {named}")
    print(f"{len(lines[0])} articles say the same, pure and compiled")


def run(root: str, *arguments: str, given: str = "") -> str:
    """What Python prints in a folder, whose `worker` it imports before an installed one."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=Path(root),
        env={**os.environ, "PYTHONPATH": str(Path(root).resolve()), "PYTHONHASHSEED": "0"},
        input=given,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    main(*sys.argv[1:])
