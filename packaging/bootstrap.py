#!/usr/bin/env python3
"""Sets apdesk up on a fresh machine, then opens it or tests it. Needs nothing but Python 3.11.

    python3 packaging/bootstrap.py app  [apdesk's own arguments]
    python3 packaging/bootstrap.py test [--full | --fast] [pytest's own arguments]
    python3 packaging/bootstrap.py test --desktop      the window from outside; the installed .deb
    python3 packaging/bootstrap.py check           lint, format and types
    python3 packaging/bootstrap.py setup           only sets up

Each can be run again at any time: what is there already is left as it is. Everything is installed
into `.venv` beside this checkout, from the hash-locked lists in this directory; the one thing
outside it are the system libraries that Qt needs, which are installed where the user is root and
named with the exact command otherwise.
"""

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NEWEST_FIRST = ("python3.14", "python3.13", "python3.12", "python3.11")

# What PySide6's libraries are linked to on Linux: library → its package with apt, dnf, pacman.
# Found with ldd over libqxcb.so, libqoffscreen.so and QtGui.
QT_BASE = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
}
QT_WINDOW = {
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": (
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
    ),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
}
#: What the test of the installed program is done with, on Linux: program → its package.
DESKTOP_TOOLS = {
    "Xvfb": ("xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    "xdotool": ("xdotool", "xdotool", "xdotool"),
    "dbus-daemon": ("dbus", "dbus-daemon", "dbus"),
    "gio": ("libglib2.0-bin", "glib2", "glib2"),
    "/usr/libexec/at-spi-bus-launcher": ("at-spi2-core", "at-spi2-core", "at-spi2-core"),
    "appstreamcli": ("appstream", "appstream", "appstream"),
    "desktop-file-validate": ("desktop-file-utils", "desktop-file-utils", "desktop-file-utils"),
}
MANAGERS = (
    ("apt-get", 0, ["apt-get", "install", "-y", "--no-install-recommends"]),
    ("dnf", 1, ["dnf", "install", "-y"]),
    ("pacman", 2, ["pacman", "-S", "--noconfirm", "--needed"]),
)


def say(text: str) -> None:
    print(f"apdesk: {text}", file=sys.stderr, flush=True)


def give_up(text: str) -> None:
    say(text)
    raise SystemExit(1)


def use_a_new_enough_python() -> None:
    """Starts again with a newer interpreter where this one is too old and another is installed."""
    if sys.version_info >= (3, 11):  # noqa: UP036 (this file alone is run by any Python)
        return
    for name in NEWEST_FIRST:
        other = shutil.which(name)
        # A name that pyenv or the like puts there may stand for nothing: it has to run.
        if other and _works(other):
            raise SystemExit(subprocess.call([other, __file__, *sys.argv[1:]]))
    give_up(
        f"Python 3.11 or newer is needed, and this is {sys.version.split()[0]}. "
        "Install it from https://www.python.org/downloads/ and run the same command with it."
    )


def _works(interpreter: str) -> bool:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.call([interpreter, "-c", "import venv"], **quiet) == 0


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_system_packages(kind: str, wanted: "list[tuple[str, str, str]]") -> None:
    """Installs packages where the user is root; else names the exact command and gives up."""
    for manager, column, command in MANAGERS:
        if not shutil.which(manager):
            continue
        names = sorted({each[column] for each in wanted})
        line = shlex.join([*command, *names])
        if not is_root():
            give_up(f"{kind} missing. Install with:\n\n    sudo {line}\n\nthen run this again.")
        say(f"installing {kind}: {' '.join(names)}")
        quiet = {"stdout": sys.stderr, "stdin": subprocess.DEVNULL}
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if manager == "apt-get":
            subprocess.call(["apt-get", "update", "-q"], env=env, **quiet)
        if subprocess.call([*command, *names], env=env, **quiet) != 0:
            give_up(f"{kind} couldn't be installed. The command was:\n\n    {line}")
        return
    names = ", ".join(sorted({each[0] for each in wanted}))
    give_up(f"{kind} missing (Debian calls them: {names}). Install them, then run this again.")


def ensure_qt_libraries(*, window: bool) -> None:
    if not sys.platform.startswith("linux"):
        return
    needed = {**QT_BASE, **QT_WINDOW} if window else QT_BASE
    missing = [packages for library, packages in needed.items() if not _loads(library)]
    if missing:
        install_system_packages("system libraries that Qt needs are", missing)


def ensure_programs(kind: str, needed: "dict[str, tuple[str, str, str]]") -> None:
    """Has the programs that are called (by name, or by their path) installed."""
    missing = [packages for program, packages in needed.items() if not shutil.which(program)]
    if missing:
        install_system_packages(kind, missing)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def python_in_venv() -> Path:
    windows = os.name == "nt"
    return VENV / ("Scripts" if windows else "bin") / ("python.exe" if windows else "python")


def ensure_venv(lock: Path) -> None:
    """Makes `.venv` and installs what the lock says, unless that was done before."""
    python = python_in_venv()
    stamp = VENV / "installed-lock"
    wanted = f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}"
    if python.exists() and stamp.exists():
        if wanted in stamp.read_text(encoding="utf-8").splitlines():
            return
    else:
        make_venv()
    say("installing the locked packages (the first time takes a minute or two)")
    command = [
        str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--require-hashes", "-r", str(lock),
    ]  # fmt: skip
    if subprocess.call(command, stdout=sys.stderr) != 0:
        give_up(
            "the packages couldn't be installed; pip says why above. Usually the network or a "
            "proxy is in the way: check it, then run this again."
        )
    earlier = stamp.read_text(encoding="utf-8").splitlines() if stamp.exists() else []
    kept = [line for line in earlier if not line.startswith(f"{lock.name} ")]
    make_command(python)
    stamp.write_text("\n".join([*kept, wanted]) + "\n", encoding="utf-8")


#: Run in the environment: the path of the checkout is kept as bytes in ASCII, because Python reads
#: a .pth file in the encoding of the user's locale and dies of what that can't decode.
ADD_CHECKOUT = """
import os, sys, sysconfig
line = "import os, sys; sys.path.append(os.fsdecode({!r}))\\n".format(os.fsencode(sys.argv[1]))
with open(os.path.join(sysconfig.get_path("purelib"), "apdesk.pth"), "w", encoding="ascii") as pth:
    pth.write(line)
"""


def make_command(python: Path) -> None:
    """The command `apdesk` in the environment, which runs this checkout from anywhere."""
    subprocess.check_call([str(python), "-c", ADD_CHECKOUT, str(ROOT)])
    if os.name == "nt":
        script = f'@"{python}" -m apdesk %*\r\n'
        python.with_name("apdesk.cmd").write_text(script, encoding="utf-8")
    else:
        command = python.with_name("apdesk")
        command.write_bytes(
            b"#!/bin/sh\nexec " + os.fsencode(shlex.quote(str(python))) + b' -m apdesk "$@"\n'
        )
        command.chmod(0o755)


def make_venv() -> None:
    say("making a virtual environment in .venv")
    if importlib.util.find_spec("ensurepip") is None:  # Debian packs it separately
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        install_system_packages(
            "Python's own modules venv and ensurepip are",
            [(f"python{version}-venv", "python3", "python")],
        )
    venv.create(VENV, with_pip=True, clear=VENV.exists())


def setup(*, developer: bool, window: bool) -> None:
    ensure_qt_libraries(window=window)
    ensure_venv(
        ROOT / "packaging" / ("requirements-dev.lock" if developer else "requirements.lock")
    )


def run(*arguments: str, **environment: str) -> int:
    """Runs the environment's Python from the checkout, and answers its exit code."""
    env = {**os.environ, **environment}
    try:
        return subprocess.call([str(python_in_venv()), *arguments], cwd=ROOT, env=env)
    except KeyboardInterrupt:
        return 130


def open_app(arguments: "list[str]") -> int:
    no_display = not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if sys.platform.startswith("linux") and no_display and "QT_QPA_PLATFORM" not in os.environ:
        give_up(
            "there is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Log in to a desktop, or use a virtual screen: xvfb-run -a python3 "
            "packaging/bootstrap.py app"
        )
    setup(developer=False, window=True)
    return run("-m", "apdesk", *(arguments or ["--practice"]))


def test(arguments: "list[str]") -> int:
    setup(developer=True, window=False)
    chosen = [each for each in arguments if each not in ("--full", "--fast", "--desktop")]
    if "--desktop" in arguments:
        if sys.platform.startswith("linux"):
            ensure_programs("programs that this test needs are", DESKTOP_TOOLS)
        # One worker: all of it is about one package, which is built and installed once.
        return run("-m", "pytest", "-m", "desktop", "tests/packaging", "tests/outside", *chosen)
    if "--fast" in arguments:
        chosen = ["-m", "not slow and not e2e and not desktop", *chosen]
    elif "--full" in arguments:
        chosen = ["-m", "not desktop", *chosen]
    else:
        chosen = ["-m", "not slow and not desktop", *chosen]
    # Half as many again as there are cores: tests also wait, for processes and for the disk.
    cores = max(1, os.cpu_count() or 1)
    workers = str(cores + max(1, cores // 2))
    return run("-m", "pytest", "-n", workers, *chosen, QT_QPA_PLATFORM="offscreen")


def check() -> int:
    setup(developer=True, window=False)
    steps = (
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
    )
    return max(run(*step) for step in steps)


def main(arguments: "list[str]") -> int:
    use_a_new_enough_python()
    if sysconfig.get_platform().startswith("mingw"):
        give_up("use the Python of python.org or of the Microsoft Store: Qt has no MinGW packages.")
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb == "app":
        return open_app(rest)
    if verb == "test":
        return test(rest)
    if verb == "check" and not rest:
        return check()
    if verb == "setup" and not rest:
        setup(developer=True, window=True)
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
