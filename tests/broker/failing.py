"""A worker one part of which fails when a file appears, as no signal from outside can make it. Never used in production.

`consumer FILE`: the thread of Faust's consumer raises in whatever it is asked. `thread FILE`: a thread that never ends,
which the interpreter joins when it exits.
"""

import sys
import threading
import time
from pathlib import Path
from typing import Any

from faust.transport.drivers import aiokafka as driver

from worker.cli.ending import finish
from worker.commands.service import run_service
from worker.settings import load_settings


def main(what: str, mark: Path) -> None:
    failing = mark.exists
    if what == "consumer":
        call = driver.AIOKafkaConsumerThread.call_thread

        async def call_until_marked(self: Any, *args: Any, **options: Any) -> Any:
            if failing():
                raise AttributeError("'NoneType' object has no attribute 'coordinator'")
            return await call(self, *args, **options)

        driver.AIOKafkaConsumerThread.call_thread = call_until_marked  # type: ignore[method-assign]
    elif what == "thread":
        threading.Thread(target=_endless).start()
    finish(run_service(load_settings()))


def _endless() -> None:
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
