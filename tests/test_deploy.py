"""What stands in deploy/ and docker-compose.yml: valid, pinned, unprivileged, and true to the code.

No container engine runs here. Each file is checked by its own format's checker, and names are checked
against the code that they mean: settings, metrics, commands, ports.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.core
import typer.main
import yaml

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE_FILE = ROOT / "docker-compose.yml"
COMPOSE = yaml.safe_load(COMPOSE_FILE.read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
YAML_FILES = [COMPOSE_FILE, *sorted(DEPLOY.rglob("*.yml")), *sorted(DEPLOY.rglob("*.yaml"))]
TEXT = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in (*YAML_FILES, *sorted(DEPLOY.rglob("*.json")), DEPLOY / "Dockerfile")
}


def code(module: str) -> Any:
    """A module of ours; the test is skipped while the tree does not have it."""
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not written yet")
    return importlib.import_module(module)


class TestEachFileIsValid:
    def test_the_compose_file_keeps_to_the_compose_specification(self) -> None:
        check("check-jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE_FILE))

    def test_yaml_is_well_written(self) -> None:
        check("yamllint", "--strict", "-c", str(ROOT / ".yamllint.yaml"), *map(str, YAML_FILES))

    def test_the_dockerfile_has_no_known_mistake(self) -> None:
        check("hadolint", str(DEPLOY / "Dockerfile"))

    def test_kubernetes_takes_the_manifests(self) -> None:
        validator = pytest.importorskip("kubernetes_validate", reason="kubernetes-validate is not installed")
        for path in manifests():
            validator.validate(
                yaml.safe_load(path.read_text("utf-8")), validator.latest_version(), strict=True
            )

    @pytest.mark.parametrize(
        "arguments",
        [
            ("check", "config", "prometheus.yml"),
            ("check", "rules", "alerts.yml"),
            ("test", "rules", "alerts.test.yml"),
        ],
        ids=" ".join,
    )
    def test_prometheus_takes_its_files_and_the_alerts_fire_when_they_should(
        self, arguments: tuple[str, ...]
    ) -> None:
        promtool = shutil.which(os.environ.get("PROMTOOL", "promtool"))
        if not promtool:
            pytest.skip("promtool is not installed")
        run([promtool, *arguments], cwd=DEPLOY / "prometheus")


class TestNothingIsLeftOpen:
    @pytest.mark.parametrize("name", SERVICES)
    def test_no_container_keeps_capabilities_or_gains_privileges(self, name: str) -> None:
        assert SERVICES[name]["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in SERVICES[name]["security_opt"]
        assert not SERVICES[name].get("privileged")

    @pytest.mark.parametrize("name", SERVICES)
    def test_ports_are_published_on_loopback_only(self, name: str) -> None:
        assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", ()))

    @pytest.mark.parametrize("name", SERVICES)
    def test_images_are_pinned(self, name: str) -> None:
        image = SERVICES[name]["image"]
        assert re.search(r":v?\d+\.\d+\.\d+$", image) or image == "quotewire:local"

    def test_base_images_are_pinned(self) -> None:
        bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
        assert bases
        assert all(re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+", base) for base in bases)

    def test_the_image_does_not_run_as_root(self) -> None:
        users = re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)
        assert users == ["10001:10001"]
        assert pod()["securityContext"]["runAsUser"] == 10001
        assert pod()["securityContext"]["runAsNonRoot"] is True

    def test_the_worker_writes_nowhere_but_in_its_own_folders(self) -> None:
        (container,) = pod()["containers"]
        writable = {mount["mountPath"] for mount in container["volumeMounts"]}
        assert container["securityContext"]["readOnlyRootFilesystem"] is True
        assert SERVICES["worker"]["read_only"] is True
        assert {mount.split(":")[0] for mount in SERVICES["worker"]["tmpfs"]} == writable
        assert image_environment()["QUOTEWIRE_DATA_DIR"] in writable


class TestItScalesAndStops:
    def test_the_worker_has_nothing_that_only_one_container_can_have(self) -> None:
        assert not {"container_name", "ports", "hostname"} & SERVICES["worker"].keys()

    def test_workers_share_no_folder(self) -> None:
        assert not SERVICES["worker"].get("volumes")
        assert all("emptyDir" in volume for volume in pod()["volumes"])

    def test_there_are_no_more_pods_than_partitions(self) -> None:
        settings = yaml.safe_load((KUBERNETES / "settings.yaml").read_text("utf-8"))["data"]
        assert deployment()["spec"]["replicas"] <= int(settings["QUOTEWIRE_PARTITIONS"])

    def test_the_worker_has_the_time_that_it_needs_to_drain(self) -> None:
        leaves_within_s = code("worker.settings").Settings.model_fields["shutdown_timeout_s"].default + 20
        assert pod()["terminationGracePeriodSeconds"] > leaves_within_s
        assert int(SERVICES["worker"]["stop_grace_period"].removesuffix("s")) > leaves_within_s


class TestNamesMeanWhatTheCodeMeans:
    @pytest.mark.parametrize("path", TEXT)
    def test_every_setting_that_is_named_exists(self, path: str) -> None:
        known = {f"QUOTEWIRE_{name.upper()}" for name in code("worker.settings").Settings.model_fields}
        assert set(re.findall(r"QUOTEWIRE_[A-Z_]+[A-Z]", TEXT[path])) <= known

    def test_the_values_that_are_set_are_accepted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = code("worker.settings")
        config = yaml.safe_load((KUBERNETES / "settings.yaml").read_text("utf-8"))["data"]
        for extra in (SERVICES["worker"]["environment"], config):
            for name, value in (image_environment() | extra).items():
                monkeypatch.setenv(name, value)
            settings.load_settings()

    @pytest.mark.parametrize("path", TEXT)
    def test_every_metric_that_is_named_exists(self, path: str) -> None:
        exposed = code("worker.service.metrics").Metrics().registry.collect()
        known = {name for family in exposed for name in names_of(family)}
        assert set(re.findall(r"\bquotewire_[a-z_]+[a-z]", TEXT[path])) <= known

    def test_every_poll_outcome_that_is_named_exists(self) -> None:
        outcomes = {str(outcome) for outcome in code("worker.feeds.model").PollOutcome}
        named = {found for text in TEXT.values() for found in re.findall(r'outcome=\\?"([^"\\]+)', text)}
        assert named
        assert named <= outcomes

    @pytest.mark.parametrize("path", TEXT)
    def test_every_command_that_is_named_exists(self, path: str) -> None:
        shown = re.findall(
            r"quotewire ((?:run|feeds|topics|dead-letters|settings)(?: [a-z]+\b(?!:))?)", TEXT[path]
        )
        assert all(is_command(words.split()) for words in shown)

    @pytest.mark.parametrize("service", ["worker", "topics"])
    def test_the_services_run_commands_that_exist(self, service: str) -> None:
        assert is_command(SERVICES[service]["command"])

    def test_a_command_that_does_not_exist_is_noticed(self) -> None:
        assert not is_command(["feeds", "devour"])
        assert not is_command(["devour"])

    def test_everybody_means_the_same_port(self) -> None:
        port = image_environment()["QUOTEWIRE_PORT"]
        (container,) = pod()["containers"]
        scraped = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text("utf-8"))
        policy = yaml.safe_load((KUBERNETES / "network-policy.yaml").read_text("utf-8"))
        assert f":{port}/healthz" in " ".join(SERVICES["worker"]["healthcheck"]["test"])
        assert [str(at["containerPort"]) for at in container["ports"]] == [port]
        assert str(scraped["scrape_configs"][0]["dns_sd_configs"][0]["port"]) == port
        assert str(policy["spec"]["ingress"][0]["ports"][0]["port"]) == port
        assert deployment()["spec"]["template"]["metadata"]["annotations"]["prometheus.io/port"] == port

    def test_the_kafka_of_the_compose_file_is_the_one_that_the_tests_run_on(self) -> None:
        pom = (ROOT / "tests" / "broker" / "pom.xml").read_text("utf-8")
        tested = re.search(r"<kafka\.version>([^<]+)<", pom)
        assert tested
        assert SERVICES["kafka"]["image"] == f"apache/kafka:{tested[1]}"

    def test_every_manifest_is_applied(self) -> None:
        applied = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text("utf-8"))["resources"]
        assert sorted(applied) == [path.name for path in manifests()]

    def test_the_image_gets_what_its_dockerfile_copies(self) -> None:
        copied = [
            source
            for sources in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
            for source in sources.split()
        ]
        let_in = (ROOT / ".dockerignore").read_text("utf-8").split()
        assert copied
        assert all((ROOT / source).exists() and f"!{source}" in let_in for source in copied)

    def test_the_dashboard_reads_from_the_datasource_that_is_provisioned(self) -> None:
        sources = yaml.safe_load(TEXT["deploy/grafana/provisioning/datasources/prometheus.yml"])[
            "datasources"
        ]
        dashboard = json.loads(TEXT["deploy/grafana/dashboards/quotewire.json"])
        assert {panel["datasource"]["uid"] for panel in dashboard["panels"]} == {sources[0]["uid"]}
        (provider,) = yaml.safe_load(TEXT["deploy/grafana/provisioning/dashboards/quotewire.yml"])[
            "providers"
        ]
        mounts = dict(mount.split(":")[:2] for mount in SERVICES["grafana"]["volumes"])
        assert mounts["./deploy/grafana/dashboards"] == provider["options"]["path"]


def manifests() -> list[Path]:
    return sorted(path for path in KUBERNETES.glob("*.yaml") if path.name != "kustomization.yaml")


def deployment() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((KUBERNETES / "deployment.yaml").read_text("utf-8"))
    return loaded


def pod() -> dict[str, Any]:
    spec: dict[str, Any] = deployment()["spec"]["template"]["spec"]
    return spec


def image_environment() -> dict[str, str]:
    """The QUOTEWIRE_* that the image sets."""
    return dict(re.findall(r"\b(QUOTEWIRE_[A-Z_]+)=(\S+)", DOCKERFILE))


def names_of(family: Any) -> set[str]:
    """The names under which Prometheus stores a metric of prometheus_client."""
    suffixes = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count")}.get(family.type, ("",))
    return {family.name + suffix for suffix in suffixes}


def is_command(words: list[str]) -> bool:
    """Whether `quotewire` followed by these words is a command; what follows one are its arguments."""
    command = typer.main.get_command(code("worker.cli").app)
    for word in words:
        if not isinstance(command, typer.core.TyperGroup):
            return True
        if word not in command.commands:
            return False
        command = command.commands[word]
    return True


def check(tool: str, *arguments: str) -> None:
    """Run a checker that is installed next to this Python."""
    run([str(Path(sys.executable).parent / tool), *arguments])


def run(command: list[str], cwd: Path = ROOT) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
