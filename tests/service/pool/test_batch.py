"""JSON lines: streamed, in order, one bad line costs one line."""

import asyncio
import io
import json
import os
import time
from typing import Any

from worker.jsonl import quotes_line
from worker.service.pool import batch
from worker.service.pool.batch import answers
from worker.service.pool.processes import Pool


def echo(line: bytes) -> bytes:
    number = json.loads(line)["doc_id"]
    if number == 13:
        os._exit(3)
    if number == 17:
        time.sleep(60)
    return json.dumps({"doc_id": number}).encode()


async def run(source: Any, work: Any, **options: Any) -> list[dict[str, Any]]:
    async with Pool(2, 1000) as pool:
        return [json.loads(line) async for line in answers(source, work, pool, **options)]


def lines(numbers: range) -> io.BytesIO:
    return io.BytesIO(b"".join(json.dumps({"doc_id": n}).encode() + b"\n" for n in numbers))


def test_answers_come_in_the_order_of_the_lines() -> None:
    got = asyncio.run(run(lines(range(100, 300)), echo, timeout_s=30, chunk=7))
    assert [row["doc_id"] for row in got] == list(range(100, 300))


def test_a_line_that_kills_or_hangs_its_process_costs_only_itself() -> None:
    got = asyncio.run(run(lines(range(10, 20)), echo, timeout_s=1, chunk=4))
    assert [row["doc_id"] for row in got] == list(range(10, 20))
    failed = {row["doc_id"]: row["error"]["reason"] for row in got if "error" in row}
    assert failed == {13: "enrichment-crashed", 17: "enrichment-timed-out"}


def test_lines_that_cannot_be_read_give_an_error_each_and_blank_ones_nothing() -> None:
    source = io.BytesIO(
        b'{"doc_id": 1, "text": "x"}\n\n  \nnot json\n[]\n{"doc_id": 2}\n{"doc_id": 3, "text": "y"}'
    )
    got = asyncio.run(run(source, quotes_line, timeout_s=30, chunk=4))
    assert [row["doc_id"] for row in got] == [1, None, None, 2, 3]
    assert ["error" in row for row in got] == [False, True, True, True, False]
    assert got[3]["error"]["reason"] == "line-unreadable"


def test_a_line_that_is_too_long_is_read_over(monkeypatch: Any) -> None:
    monkeypatch.setattr(batch, "MAX_LINE_BYTES", 100)
    long = json.dumps({"doc_id": "long", "text": "x" * 500}).encode()
    source = io.BytesIO(long + b'\n{"doc_id": "short", "text": ""}\n')
    got = asyncio.run(run(source, quotes_line, timeout_s=30))
    assert [row["doc_id"] for row in got] == ["long", "short"]
    assert got[0]["error"]["reason"] == "line-too-long"


def test_an_answer_does_not_wait_for_the_next_line() -> None:
    """A program that writes a line and waits for its answer must get it."""

    async def scene() -> None:
        read_end, write_end = os.pipe()
        source = os.fdopen(read_end, "rb")
        async with Pool(1, 1000) as pool:
            got = answers(source, quotes_line, pool, timeout_s=30, chunk=32)
            for number in range(3):
                os.write(write_end, json.dumps({"doc_id": number, "text": "«Oui», dit-il."}).encode() + b"\n")
                assert json.loads(await asyncio.wait_for(anext(got), 30))["doc_id"] == number
            os.close(write_end)
            assert [line async for line in got] == []

    asyncio.run(scene())
