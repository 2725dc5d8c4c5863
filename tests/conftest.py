"""What holds for a whole run: how two processes share it (`make test`, `make slow`), and which broker it ran on."""

from typing import Any

import pytest

BROKER_USED = pytest.StashKey[str]()
"""Set by whoever starts the broker; told in the last lines of the run."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A file's tests stay together. Chaos comes first, in two halves: it waits more than it works."""
    chaos = [item for item in items if item.get_closest_marker("chaos")]
    halves = {item: f"chaos {2 * number // len(chaos)}" for number, item in enumerate(chaos)}
    for item in items:
        item.add_marker(pytest.mark.xdist_group(halves.get(item, str(item.path))))
    if _is_one_of_several(config):
        items.sort(key=lambda item: item not in halves)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """One of several processes tells the first, which alone has a terminal."""
    config: Any = session.config
    if _is_one_of_several(config):
        config.workeroutput["broker"] = config.stash.get(BROKER_USED, "")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """The first process hears what another one said; nothing where that has died."""
    if used := getattr(node, "workeroutput", {}).get("broker"):
        node.config.stash[BROKER_USED] = used


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Which broker it was."""
    used = config.stash.get(BROKER_USED, "")
    terminalreporter.write_line(f"Broker tests ran on {used}." if used else "No test asked for a broker.")


def _is_one_of_several(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")
