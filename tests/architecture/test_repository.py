"""What must hold of the files of the repository themselves."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "packaging").glob("*.lock"))


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_of(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def pinned(lock: Path) -> dict[str, str]:
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", lock.read_text(encoding="utf-8"), re.M)
    return {name.lower().replace("_", "-"): version for name, version in found}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_with_hashes_and_names_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    for entry in re.split(r"\n(?=[A-Za-z0-9])", text):
        if "==" in entry.split("\n", 1)[0]:
            assert "--hash=sha256:" in entry, entry.split("\n", 1)[0]


def test_the_locks_hold_every_declared_dependency() -> None:
    declared = project()
    runtime = {name_of(each) for each in declared["dependencies"]}
    developer = {name_of(each) for each in declared["optional-dependencies"]["dev"]}
    assert runtime <= pinned(ROOT / "packaging" / "requirements.lock").keys()
    assert runtime | developer <= pinned(ROOT / "packaging" / "requirements-dev.lock").keys()


def test_both_locks_agree_so_that_one_environment_serves_both() -> None:
    app = pinned(ROOT / "packaging" / "requirements.lock")
    developer = pinned(ROOT / "packaging" / "requirements-dev.lock")
    assert {name: developer.get(name) for name in app} == app


def test_every_dependency_is_explained() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    declared = project()
    everything = [*declared["dependencies"], *declared["optional-dependencies"]["dev"]]
    assert not [name for name in map(name_of, everything) if name not in text]


def test_no_absolute_path_of_a_machine_is_committed() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/[\w.-]+")
    guilty = []
    for path in tracked():
        if path.suffix in {".png", ".ico", ".icns"} or not path.is_file():
            continue
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="replace")):
            if path != Path(__file__):
                guilty.append(f"{path.relative_to(ROOT)}: {match[0]}")
    assert not guilty


def test_links_in_the_documents_lead_somewhere() -> None:
    broken = []
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:\s]+)\)", path.read_text(encoding="utf-8")):
            if not (path.parent / target).exists():
                broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert not broken
