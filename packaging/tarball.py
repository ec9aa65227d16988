"""Makes the tarball of a built folder: for one's own home, on any distribution, without root."""

from __future__ import annotations

import platform
import shutil
import subprocess
import tarfile
from pathlib import Path

import contents

from apdesk import __version__

DESKTOP = contents.ROOT / "resources" / "desktop"


def make(folder: Path, icons: Path, work: Path, out: Path, epoch: int) -> Path:
    """Packs a built folder with its installer; the .tar.xz. The arguments are as for a .deb."""
    name = f"apdesk-{__version__}-linux-{platform.machine()}"
    shutil.rmtree(work, ignore_errors=True)
    root = work / name
    shutil.copytree(folder, root / "apdesk", symlinks=True)
    shutil.copytree(icons / "hicolor", root / "share" / "icons" / "hicolor")
    for each in ("apdesk.desktop", "org.apdesk.apdesk.metainfo.xml"):
        shutil.copyfile(DESKTOP / each, root / "share" / each)
    for each in ("install.sh", "uninstall.sh"):
        shutil.copyfile(DESKTOP / each, root / each)
        (root / each).chmod(0o755)
    shutil.copyfile(DESKTOP / "README.txt", root / "README.txt")
    out.mkdir(parents=True, exist_ok=True)
    plain, made = out / f"{name}.tar", out / f"{name}.tar.xz"
    with tarfile.open(plain, "w", format=tarfile.GNU_FORMAT) as tar:
        for each in (root, *sorted(root.rglob("*"))):
            tar.add(
                each,
                arcname=str(each.relative_to(work)),
                recursive=False,
                filter=lambda member: _level(member, epoch),
            )
    # Blocks of one size, so that the number of processors makes no other bytes.
    subprocess.run(
        ["xz", "--force", "--threads=0", "--block-size=16MiB", str(plain)],
        check=True,
    )
    return made


def _level(member: tarfile.TarInfo, epoch: int) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = epoch
    executable = member.isdir() or member.mode & 0o100
    member.mode = 0o777 if member.issym() else 0o755 if executable else 0o644
    return member
