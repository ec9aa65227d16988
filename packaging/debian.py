"""Makes the .deb of a built folder, and the tree of files that goes into it.

Nothing is run when it is installed or removed: the desktop's caches of icons and entries are kept
by triggers of the packages that own them.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
from email.utils import formatdate
from pathlib import Path

import contents
import linked
import terms

from apdesk import __version__

DESKTOP = contents.ROOT / "resources" / "desktop"
#: Debian wants one. The project has no address of its own yet; a release sets the variable.
MAINTAINER = os.environ.get(
    "APDESK_MAINTAINER", "The apdesk developers <maintainers@apdesk.invalid>"
)
#: What no library says: the browser is opened by xdg-open; hicolor has the icons' caches kept.
ALSO_NEEDED = ("hicolor-icon-theme", "xdg-utils")
RECOMMENDED = "gnome-keyring | kwalletmanager | keepassxc, fonts-noto-core | fonts-dejavu-core"
#: The first release of GCC whose C++ library has a version of the symbols.
GCC_OF = {"3.4.28": "9", "3.4.29": "11", "3.4.30": "12", "3.4.31": "13", "3.4.32": "13.2"}
DESCRIPTION = """\
Salesforce contacts in step, and marketing journeys
 apdesk keeps the leads, contacts and companies of a Salesforce org in a
 database on this computer, in both directions, all day, and runs marketing
 journeys over them.
 .
 A practice org with invented people comes with it, so that it can be tried
 without an account.
"""


def make(folder: Path, icons: Path, work: Path, out: Path, epoch: int) -> Path:
    """Packs a built folder; the .deb.

    Args:
        folder: What PyInstaller made, finished by `build.finish`.
        icons: Where `icons.py` rendered to.
        work: A folder for the tree; made anew.
        out: The folder of the result.
        epoch: The time of everything in it, so that the same source makes the same bytes.
    """
    shutil.rmtree(work, ignore_errors=True)
    lay_out(folder, icons, work, epoch)
    architecture = _said("dpkg", "--print-architecture")
    (work / "DEBIAN").mkdir()
    control = _control(work, architecture)
    (work / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    (work / "DEBIAN" / "md5sums").write_text(_md5sums(work), encoding="utf-8")
    _level(work, epoch)
    out.mkdir(parents=True, exist_ok=True)
    made = out / f"apdesk_{__version__}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(work), str(made)],
        check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
        stdout=subprocess.DEVNULL,
    )
    return made


def lay_out(folder: Path, icons: Path, root: Path, epoch: int) -> None:
    """Puts everything where it lies once installed, below `root`."""
    program = root / "usr" / "lib" / "apdesk"
    shutil.copytree(folder, program, symlinks=True)
    for each in (program / "_internal").iterdir():
        if contents.CARRIED.match(each.name):
            each.unlink()
    (program / "licences.txt").unlink()
    share = root / "usr" / "share"
    for source, place in (
        (DESKTOP / "apdesk.desktop", share / "applications"),
        (DESKTOP / "org.apdesk.apdesk.metainfo.xml", share / "metainfo"),
    ):
        place.mkdir(parents=True)
        shutil.copyfile(source, place / source.name)
    shutil.copytree(icons / "hicolor", share / "icons" / "hicolor")
    papers = share / "doc" / "apdesk"
    papers.mkdir(parents=True)
    text = terms.as_text(terms.parts(program), with_gnu=False)
    (papers / "copyright").write_text(text, encoding="utf-8")
    news = (contents.ROOT / "CHANGELOG.md").read_bytes()
    for name, data in (("NEWS.gz", news), ("changelog.gz", _changelog(epoch).encode())):
        (papers / name).write_bytes(gzip.compress(data, 9, mtime=0))
    command = root / "usr" / "bin" / "apdesk"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/apdesk/apdesk")


def depends(root: Path) -> list[str]:
    """The packages that hold what the programs and libraries below `root` are linked to."""
    files = [each for each in root.rglob("*") if linked.is_elf(each)]
    own = {each.name for each in root.rglob("*")}
    said = linked.linked(files).values()
    libraries = {library for each in said for library in each.libraries}
    versions = {version for each in said for version in each.versions}
    packages = {
        linked.debian_package(each)
        for each in libraries
        if each not in own and not each.startswith("ld-linux")
    }
    least = {
        "libc6": linked.newest(versions, "GLIBC_"),
        "libstdc++6": GCC_OF.get(linked.newest(versions, "GLIBCXX_"), ""),
    }
    return sorted(
        f"{each} (>= {least[each]})" if least.get(each) else each
        for each in packages.union(ALSO_NEEDED)
    )


def _changelog(epoch: int) -> str:
    """Debian's own kind of changelog: what changed for users is in NEWS."""
    when = formatdate(epoch)
    return (
        f"apdesk ({__version__}) unstable; urgency=medium\n\n"
        f"  * This version of apdesk; NEWS.gz tells what is new.\n\n"
        f" -- {MAINTAINER}  {when}\n"
    )


def _control(root: Path, architecture: str) -> str:
    size = sum(each.lstat().st_size for each in root.rglob("*") if not each.is_dir())
    return "\n".join(
        (
            "Package: apdesk",
            f"Version: {__version__}",
            f"Architecture: {architecture}",
            f"Maintainer: {MAINTAINER}",
            f"Installed-Size: {-(-size // 1024)}",
            f"Depends: {', '.join(depends(root))}",
            f"Recommends: {RECOMMENDED}",
            "Section: misc",
            "Priority: optional",
            f"Description: {DESCRIPTION}",
        )
    )


def _md5sums(root: Path) -> str:
    lines = []
    for each in sorted(root.rglob("*")):
        if each.is_file() and not each.is_symlink() and "DEBIAN" not in each.parts:
            digest = hashlib.md5(each.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {each.relative_to(root)}\n")
    return "".join(lines)


def _level(root: Path, epoch: int) -> None:
    """One time and plain rights for all, whatever this machine's are."""
    program = root / "usr" / "lib" / "apdesk" / "apdesk"
    for each in (root, *root.rglob("*")):
        if not each.is_symlink():
            each.chmod(0o755 if each.is_dir() or each == program else 0o644)
        os.utime(each, (epoch, epoch), follow_symlinks=False)


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
