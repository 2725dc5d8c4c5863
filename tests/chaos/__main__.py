"""`make chaos`: the long form, with its table. `--short` plays the form that the tests play."""

import argparse
import sys
import time
from pathlib import Path

from tests.broker.kafka import ApacheKafka, KafkaFailed
from tests.chaos.scenarios import LONG, SCENARIOS, SHORT, THREE_BROKERS, Outcome, play
from tests.chaos.scene import BROKER, THREE
from tests.chaos.verifier import Delivery

HEAD = (
    "| scenario | faults | items | lost | wrong | raw duplicates | longest gap s | took s "
    "| stall at most ms | memory at most MB |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    parser.add_argument(
        "--exactly-once", action="store_true", help="every worker with QUOTEWIRE_EXACTLY_ONCE=true"
    )
    parser.add_argument("--only", action="append", default=[], help="a part of a scenario's name")
    parser.add_argument("--table", type=Path, help="write the table here as well")
    arguments = parser.parse_args()
    scale = SHORT if arguments.short else LONG
    delivery = Delivery.EXACTLY_ONCE if arguments.exactly_once else Delivery.AT_LEAST_ONCE
    if not any(part in name for name in SCENARIOS | THREE_BROKERS for part in arguments.only or [""]):
        parser.error(f"no scenario's name holds any of {arguments.only}")
    outcomes: list[Outcome] = []
    failed = False
    for nodes, scenarios in ((1, SCENARIOS), (3, THREE_BROKERS)):
        names = [n for n in scenarios if not arguments.only or any(part in n for part in arguments.only)]
        while names:
            with ApacheKafka(nodes, BROKER | THREE if nodes == 3 else BROKER) as kafka:
                while names:
                    name = names.pop(0)
                    try:
                        outcome = play(name, kafka, scale, delivery)
                    except (AssertionError, KafkaFailed) as error:
                        print(f"{name}: FAILED: {error}", flush=True)
                        failed = True
                        break  # the next one gets a cluster that nobody has broken
                    outcomes.append(outcome)
                    failed |= not outcome.ok
                    print(told(outcome), flush=True)
    table = "\n".join([HEAD, *(row(outcome) for outcome in outcomes)])
    print(f"\n{time.strftime('%Y-%m-%d')}\n{table}")
    if arguments.table:
        arguments.table.write_text(table + "\n", encoding="utf-8")
    return int(failed)


def row(outcome: Outcome) -> str:
    v = outcome.verdict
    return (
        f"| {outcome.name} | {outcome.faults} | {v.items} | {len(v.lost)} | {len(v.wrong)} "
        f"| {v.raw_duplicates} | {v.longest_gap_s:.1f} | {outcome.seconds:.0f} "
        f"| {known(outcome.stall_s, 1000)} | {known(outcome.memory_mb)} |"
    )


def known(value: float | None, factor: float = 1) -> str:
    return "" if value is None else f"{value * factor:.0f}"


def told(outcome: Outcome) -> str:
    """The row, with what the scenario noted and what went wrong."""
    v = outcome.verdict
    lines = [
        row(outcome),
        f"    {v.articles} articles, {v.quotations} quotations, {v.dead_letters} dead letters",
        *(f"    {note}" for note in outcome.notes),
        *(f"    LOST {what}" for what in v.lost[:10]),
        *(f"    WRONG {what}" for what in v.wrong[:10]),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
