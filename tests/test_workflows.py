"""The workflows hold no more rights than they need, run nothing that is not pinned, and call what is there."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
TOOLS = Path(sys.executable).parent
GITLAB, FORGEJO = ROOT / ".gitlab-ci.yml", sorted((ROOT / ".forgejo/workflows").glob("*.yml"))
# The only rights beyond reading that a job may have, by workflow.
RIGHTS = {
    "comment.yml": {"actions": "read", "contents": "read", "pull-requests": "write"},
    "publish.yml": {"contents": "read", "pages": "write", "id-token": "write"},
    "links.yml": {"contents": "read", "issues": "write"},
    "reviews.yml": {"contents": "read", "issues": "write"},
}


def read(path: Path) -> dict[Any, Any]:
    data = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(TOOLS / command[0]), *command[1:]], capture_output=True, text=True, check=False)


def test_zizmor_finds_nothing() -> None:
    done = run("zizmor", "--offline", "--no-progress", "--format", "plain", str(GITHUB / "workflows"))

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
        ("vendor.gitlab-ci", [GITLAB]),
        ("vendor.github-workflows", FORGEJO),
    ],
)
def test_the_files_have_the_shape_that_their_host_expects(schema: str, paths: list[Path]) -> None:
    assert paths

    done = run("check-jsonschema", "--builtin-schema", schema, *map(str, paths))

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit_with_the_version_beside_it(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d", line), line


def test_an_action_has_the_same_commit_everywhere() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}

    assert len({name.split("@")[0] for name in used}) == len(used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_job_has_more_rights_than_it_needs(path: Path) -> None:
    assert read(path)["permissions"] == {}
    for job in read(path)["jobs"].values():
        allowed = RIGHTS.get(path.name, {"contents": "read"})
        assert set(job["permissions"].items()) <= set(allowed.items())
        assert job["timeout-minutes"] <= 60


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_secret_is_asked_for_and_no_credential_is_left_behind(path: Path) -> None:
    text = path.read_text("utf-8")

    assert "secrets." not in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_that_a_stranger_wrote_is_pasted_into_a_shell(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", ""), step


def test_the_workflow_that_may_write_runs_nothing_of_the_proposal() -> None:
    comment = read(GITHUB / "workflows/comment.yml")
    checkouts = [step for step in steps(GITHUB / "workflows/comment.yml") if "checkout" in step.get("uses", "")]

    assert [step["with"]["ref"] for step in checkouts] == ["${{ github.event.repository.default_branch }}"]
    assert set(comment[True]) == {"workflow_run"}
    assert "make" not in " ".join(step.get("run", "") for step in steps(GITHUB / "workflows/comment.yml"))


def test_the_comment_waits_for_the_records_only_and_asks_the_host_what_is_touched() -> None:
    comment, records = read(GITHUB / "workflows/comment.yml"), read(GITHUB / "workflows/records.yml")
    commands = " ".join(step.get("run", "") for step in steps(GITHUB / "workflows/comment.yml"))

    assert comment[True]["workflow_run"]["workflows"] == [records["name"]]
    assert [*records["jobs"]] == ["records"]
    assert "keep_note.py files" in commands


def commands_on_gitlab() -> dict[str, str]:
    """The commands of each job on GitLab."""
    jobs = {name: job for name, job in read(GITLAB).items() if "script" in job}
    return {name: "\n".join([*job["script"], *job.get("after_script", ())]) for name, job in jobs.items()}


def test_workflows_call_targets_and_scripts_that_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("$(VENV)", ".venv")
    all_steps = ["\n".join(step.get("run", "") for step in steps(path)) for path in (*WORKFLOWS, *FORGEJO)]
    for commands in (*all_steps, *commands_on_gitlab().values()):
        for target in re.findall(r"^make (\S+)", commands, re.MULTILINE):
            assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), target
        for script in re.findall(r"scripts/\w+\.py", commands):
            assert (ROOT / script).is_file(), script


def test_other_hosts_run_the_check_the_report_and_the_site() -> None:
    on_forgejo = "\n".join(step.get("run", "") for path in FORGEJO for step in steps(path))
    for commands in (on_forgejo, "\n".join(commands_on_gitlab().values())):
        assert {"make check", "make site DRAFTS=1"} <= {*commands.splitlines()}
        assert "scripts/pull_request_report.py --base" in commands


def test_only_the_site_of_a_proposal_shows_drafts() -> None:
    commands = {path.name: [step.get("run", "") for step in steps(path)] for path in WORKFLOWS}
    sites = {name: run for name, runs in commands.items() for run in runs if run.startswith("make site")}

    assert sites.pop("check.yml") == "make site DRAFTS=1"
    assert sites["publish.yml"] == "make site"
    assert {name for name, run in commands_on_gitlab().items() if "DRAFTS" in run} == {"site"}
    assert "\nmake site\n" in f"\n{commands_on_gitlab()['pages']}\n"
    assert not [path.name for path in WORKFLOWS if "DRAFTS" in path.read_text("utf-8") and path.name != "check.yml"]


def test_the_scripts_of_the_comment_need_no_packages(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("THE CHECK\n", "utf-8")
    (tmp_path / "files.txt").write_text("Makefile\n", "utf-8")
    script = str(ROOT / "scripts/pull_request_comment.py")
    options = ["--files", f"{tmp_path}/files.txt", "--out", f"{tmp_path}/comment.md"]
    options += ["--repository", "https://code.example/o/r", "--commit", "c0ffee"]

    done = subprocess.run(
        [sys.executable, "-S", script, f"{tmp_path}/report.txt", *options],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "comment.md").is_file()


def test_the_weekly_check_of_links_is_not_in_the_way_of_proposals() -> None:
    assert "check_links" not in (GITHUB / "workflows/check.yml").read_text("utf-8")
    assert set(read(GITHUB / "workflows/links.yml")[True]) == {"schedule", "workflow_dispatch"}


def test_there_is_a_template_for_each_kind_of_proposal_and_a_form_for_each_way_in() -> None:
    assert {path.stem for path in (GITHUB / "PULL_REQUEST_TEMPLATE").iterdir()} == {"practice", "case", "other"}
    assert {read(path)["name"] for path in FORMS} == {"Suggest a practice", "Report an error", "We use this too"}
    assert (GITHUB / "pull_request_template.md").is_file()
