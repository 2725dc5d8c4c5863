"""The `quotewire` command as a program: exit codes, one sentence on stderr, results on stdout."""

import contextlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.children import environment
from tests.test_jsonl import HTML


def quotewire(*arguments: str, stdin: bytes = b"", **settings: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "worker", *arguments],
        input=stdin,
        capture_output=True,
        env=environment(**settings),
        timeout=100,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("enrich",),
        ("enrich", "--html", __file__),
        ("enrich", "--jsonl", "--url", "https://x.example/"),
        ("feeds", "export", "--format", "yaml"),
        ("dead-letters", "show", "here"),
        ("nonsense",),
        ("demo", "--nonsense"),
    ],
    ids=" ".join,
)
def test_bad_usage_is_two(arguments: tuple[str, ...]) -> None:
    done = quotewire(*arguments, QUOTEWIRE_BOOTSTRAP_SERVERS="127.0.0.1:1")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr


def test_a_list_that_was_cut_is_refused_before_the_broker_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(
        '<opml version="2.0"><body>\n<outline text="A" xmlUrl="https://a.example/f"/>\n<outline text='
    )
    done = quotewire("feeds", "import", str(file), QUOTEWIRE_BOOTSTRAP_SERVERS="127.0.0.1:1")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"nothing was changed: line 3" in done.stderr


def test_a_variable_that_is_no_setting_is_told_by_name_with_the_one_it_resembles() -> None:
    done = quotewire(
        "settings",
        QUOTEWIRE_BOOTSTRAP_SERVER="broker.example:9092",
        QUOTEWIRE_SASL_PASWORD="s3cret-value",
        QUOTEWIRE_SERVICE_HOST="10.0.0.7",
        QUOTEWIRE_TEST_BOOTSTRAP_SERVERS="of the tests",
        quotewire_port="7000",
    )
    assert done.returncode == 0
    assert done.stderr.decode().splitlines() == [
        "quotewire: QUOTEWIRE_BOOTSTRAP_SERVER is not a setting of this version; did you mean QUOTEWIRE_BOOTSTRAP_SERVERS?",
        "quotewire: QUOTEWIRE_SASL_PASWORD is not a setting of this version; did you mean QUOTEWIRE_SASL_PASSWORD?",
        "quotewire: QUOTEWIRE_SERVICE_HOST is not a setting of this version; see `quotewire settings`.",
    ]
    assert b"QUOTEWIRE_PORT=7000" in done.stdout
    assert b"s3cret" not in done.stdout + done.stderr


@pytest.mark.parametrize("command", [("run",), ("demo", "--once")], ids=" ".join)
def test_misspelt_brokers_do_not_end_on_the_embedded_one(command: tuple[str, ...]) -> None:
    done = quotewire(*command, QUOTEWIRE_BOOTSTRAP_SERVER="broker.example:9092", QUOTEWIRE_PORT="0")
    assert done.returncode == 1
    last = done.stderr.decode().splitlines()[-1]
    assert "did you mean QUOTEWIRE_BOOTSTRAP_SERVERS?" in last
    assert "broker.example" not in done.stderr.decode()


def test_the_service_tells_unknown_variables_in_its_log() -> None:
    done = quotewire("run", QUOTEWIRE_BOOTSTRAP_SERVER="broker.example:9092", QUOTEWIRE_LOG_FORMAT="json")
    line = json.loads(done.stderr.decode().splitlines()[0])
    assert line["level"] == "warning"
    assert line["detail"].startswith("QUOTEWIRE_BOOTSTRAP_SERVER is not a setting")


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (("quotes", "missing.txt"), {}, b"missing.txt"),
        (("enrich", "http://127.0.0.1:9/x"), {}, b"not a public address"),
        (("enrich", "ftp://x.example/"), {}, b"ftp://x.example/"),
        (("enrich", "--html", __file__, "--url", "nonsense"), {}, b"not http"),
        (("feeds", "list"), {}, b"QUOTEWIRE_BOOTSTRAP_SERVERS"),
        (("topics", "describe"), {"QUOTEWIRE_BOOTSTRAP_SERVERS": "127.0.0.1:1"}, b"broker"),
        (("settings",), {"QUOTEWIRE_PORT": "http"}, b"QUOTEWIRE_PORT"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_failure_is_one_and_one_sentence(
    arguments: tuple[str, ...], environment: dict[str, str], says: bytes
) -> None:
    done = quotewire(*arguments, **environment)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"quotewire: ")
    assert says in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_service_without_its_broker_ends_and_says_so() -> None:
    done = quotewire("run", QUOTEWIRE_BOOTSTRAP_SERVERS="127.0.0.1:1", QUOTEWIRE_PORT="0")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(b"quotewire: the broker cannot be reached")
    assert b"Traceback" not in done.stderr


def test_a_page_from_a_file_is_an_article(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(HTML, encoding="utf-8")
    done = quotewire("enrich", "--html", str(file), "--url", "https://courrier.example/pont")
    article = json.loads(done.stdout)
    assert (done.returncode, article["headline"]) == (0, "Le pont rouvre")


def test_explain_shows_what_was_removed_and_why(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(HTML.replace("Le pont rouvre", "Le \x1b[31mpont [red]rouvre"), encoding="utf-8")
    done = quotewire("enrich", "--html", str(file), "--url", "https://courrier.example/pont", "--explain")
    shown = done.stdout.decode()
    assert "Passer la publicité  ad" in shown
    assert "Nous tiendrons ce délai" in shown
    assert re.search(r"said  .*Nous tiendrons ce délai.*direct · inversion", shown)
    assert "\x1b" not in shown
    assert "[red]" in shown


def test_text_from_stdin_gives_quotations() -> None:
    done = quotewire("quotes", "-", "--lang", "fr", stdin="«Oui», a dit Anne Roy.".encode())
    (quote,) = json.loads(done.stdout)["quotes"]
    assert (quote["text"], quote["speaker"]["name"]) == ("Oui", "Anne Roy")


SPEECH = "Ann Tolley said the \x1b[31mplan was “a [red]disgrace”, and Luke Vance called it “late”.\n"


def test_quotes_are_explained_to_a_person(tmp_path: Path) -> None:
    file = tmp_path / "speech.txt"
    file.write_text(SPEECH, encoding="utf-8")
    done = quotewire("quotes", str(file), "--explain", "--lang", "en")
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert re.search(r"▶ .*Luke Vance  by cue of the sentence “called”\n +won: heaviest cue", shown)
    assert re.search(r"· .*Ann Tolley  by cue of the sentence “said”\n +lost: another cue is heavier", shown)
    assert "\x1b" not in shown
    assert "a [red]disgrace" in shown


def test_json_lines_are_explained_beside_their_quotes() -> None:
    lines = [
        json.dumps({"doc_id": 1, "text": SPEECH, "lang": "en"}),
        "{}",
        json.dumps({"doc_id": 3, "text": ""}),
    ]
    stdin = "\n".join(lines).encode() + b"\n"
    plain = [json.loads(line) for line in quotewire("quotes", "--jsonl", stdin=stdin).stdout.splitlines()]
    told = [
        json.loads(line)
        for line in quotewire("quotes", "--jsonl", "--explain", stdin=stdin).stdout.splitlines()
    ]
    explanations = told[0].pop("explain")
    assert told[2].pop("explain") == []
    assert told == plain  # an error line stays one
    assert "explain" not in plain[0]
    for each in explanations:
        assert SPEECH[each["start"] : each["end"]] == each["text"]
        assert [candidate["won"] for candidate in each["candidates"]].count(True) == 1
        for candidate in each["candidates"]:
            assert candidate["why"]
            assert sum(feature["weight"] for feature in candidate["features"]) == pytest.approx(
                candidate["weight"], abs=0.01
            )


def test_json_lines_from_a_file_keep_their_order(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text("".join(json.dumps({"doc_id": n, "text": "«Oui», dit-il."}) + "\n" for n in range(200)))
    done = quotewire("quotes", "--jsonl", str(file))
    assert [json.loads(line)["doc_id"] for line in done.stdout.splitlines()] == list(range(200))


def test_a_reader_that_leaves_early_gets_no_traceback() -> None:
    line = json.dumps({"doc_id": 0, "text": "«Oui», dit-il."}).encode() + b"\n"
    with subprocess.Popen(
        [sys.executable, "-m", "worker", "quotes", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(line * 200)
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["doc_id"] == 0
        process.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(line * 200)
            process.stdin.close()
        assert b"Traceback" not in process.stderr.read()


def test_settings_mask_secrets() -> None:
    done = quotewire(
        "settings",
        QUOTEWIRE_SECURITY_PROTOCOL="SASL_SSL",
        QUOTEWIRE_SASL_USERNAME="desk",
        QUOTEWIRE_SASL_PASSWORD="hunter2",
    )
    assert b"QUOTEWIRE_SASL_USERNAME=desk" in done.stdout
    assert b"hunter2" not in done.stdout + done.stderr


def test_a_wrong_setting_does_not_print_its_neighbours_secret() -> None:
    done = quotewire("settings", QUOTEWIRE_SASL_PASSWORD="hunter2", QUOTEWIRE_SECURITY_PROTOCOL="SASL_SSL")
    assert done.returncode == 1
    assert b"hunter2" not in done.stderr


def test_a_password_in_the_registrys_address_is_refused_and_not_shown() -> None:
    done = quotewire("settings", QUOTEWIRE_SCHEMA_REGISTRY_URL="http://desk:hunter2@127.0.0.1:8081")
    assert done.returncode == 1
    assert b"hunter2" not in done.stdout + done.stderr
    assert b"schema_registry_auth" in done.stderr
