"""The house rules that no import contract can see."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WORKER = ROOT / "worker"
PURE = [path for room in ("feeds", "articles", "quotes", "records") for path in (WORKER / room).rglob("*.py")]
PURE += [
    WORKER / f"{module}.py"
    for module in ("pipeline", "jsonl", "text", "urls", "tracking", "hosting", "errors")
]
READS_OWN_FILES = {
    WORKER / "records" / "codec.py",  # the schemas, which are part of the package
    WORKER / "quotes" / "lexicon" / "lists.py",  # the words of the languages, likewise, once at import
}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "monotonic"),
}
INPUT_AND_OUTPUT = {"open", "print", "input"}


def test_the_import_contracts_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command, "--config", "pyproject.toml"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(ROOT)))
def test_pure_rooms_read_no_clock_no_file_no_environment_and_log_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func
            if isinstance(name, ast.Name) and name.id in INPUT_AND_OUTPUT:
                found.append(name.id)
            if isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name):
                if (name.value.id, name.attr) in CLOCKS:
                    found.append(f"{name.value.id}.{name.attr}")
                if name.value.id in ("os", "logging", "random"):
                    found.append(f"{name.value.id}.{name.attr}")
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name.split(".")[0] for alias in node.names}
            names.add((getattr(node, "module", "") or "").split(".")[0])
            found += sorted(names & {"logging", "random", "socket", "subprocess", "os", "tempfile"})
        if isinstance(node, ast.ExceptHandler) and _swallows_everything(node):
            found.append("except Exception: pass")
    assert found == [] or path in READS_OWN_FILES


def test_every_test_that_the_documents_name_is_there() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    known = set(re.findall(r"def (test_\w+)", text))
    for document in ("security.md", "manners.md"):
        named = set(re.findall(r"`(test_\w+)(…?)`", (ROOT / "docs" / document).read_text(encoding="utf-8")))
        missing = {
            name
            for name, cut in named
            if name not in known and not (cut and any(k.startswith(name) for k in known))
        }
        assert missing == set(), document


def test_nothing_tracked_names_an_index_host_or_a_path_of_one_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    hosts = [".".join(("pypi", "org")), ".".join(("files", "pythonhosted", "org")), "repo1." + "maven.org"]
    offenders = []
    for name in listed.stdout.split():
        path = ROOT / name
        if path.suffix in (".png", ".pdf", ".gz") or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        offenders += [f"{name}: {host}" for host in hosts if host in text]
    assert offenders == []


def _swallows_everything(handler: ast.ExceptHandler) -> bool:
    broad = handler.type is None or (
        isinstance(handler.type, ast.Name) and handler.type.id in ("Exception", "BaseException")
    )
    return broad and all(isinstance(statement, ast.Pass) for statement in handler.body)
