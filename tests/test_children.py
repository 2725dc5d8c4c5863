"""Nothing that a test starts outlives a test run that is killed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.children import Child, ended, soon

ROOT = Path(__file__).parents[1]
RUN = """
import sys
from pathlib import Path
from tests.children import Child
directory = Path(sys.argv[1])
with (directory / "out").open("wb") as out:
    Child(["/bin/sh", "-c", sys.argv[2]], out, leftovers=(directory / "data" / "log",))
print(flush=True)
sys.stdin.read()
"""
SLEEPS = "echo $$ > {}/pid; exec sleep 60"


@pytest.mark.parametrize(
    "wrapper",
    [
        pytest.param("exec sh -c '{}'", id="that execs"),
        pytest.param("sh -c '{}'; true", id="that forks and waits"),
        pytest.param("sh -c '{}' & true", id="that forks and leaves"),
    ],
)
def test_a_program_behind_a_wrapper_script_ends_with_a_run_that_is_killed(
    wrapper: str, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "log").write_text("of a dead run")
    script = wrapper.format(SLEEPS.format(tmp_path))
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, str(tmp_path), script],
        cwd=ROOT,
        stdin=subprocess.PIPE,  # should this run be killed itself
        stdout=subprocess.PIPE,
    )
    assert run.stdout
    run.stdout.readline()
    pid = number_in(tmp_path / "pid")
    run.send_signal(signal.SIGKILL)
    run.communicate(timeout=120)
    assert soon(lambda: ended(pid))
    assert soon(lambda: not (tmp_path / "data").exists())


def test_a_child_that_is_killed_takes_what_it_forked_along_and_leaves_no_reaper(tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        child = Child(["/bin/sh", "-c", f"sh -c '{SLEEPS.format(tmp_path)}'; true"], out)
    pid = number_in(tmp_path / "pid")
    assert not child.wait(0.01)
    child.kill()
    child.kill()
    assert child.pid is None
    assert soon(lambda: ended(pid))


def number_in(file: Path) -> int:
    assert soon(lambda: file.exists() and file.read_text().endswith("\n"))
    return int(file.read_text())
