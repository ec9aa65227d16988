"""The version resource of the Windows programs, from apdesk's own version."""

from __future__ import annotations

from pathlib import Path

from apdesk import __version__

TEMPLATE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'The apdesk developers'),
      StringStruct('FileDescription', 'apdesk'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'apdesk'),
      StringStruct('LegalCopyright', 'MIT licence'),
      StringStruct('OriginalFilename', 'apdesk.exe'),
      StringStruct('ProductName', 'apdesk'),
      StringStruct('ProductVersion', '{version}'),
    ])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])]),
  ],
)
"""


def write_version(path: Path) -> None:
    """Writes the file that PyInstaller reads the resource from."""
    numbers = [int(each) for each in __version__.split(".")]
    four = tuple([*numbers, 0, 0, 0, 0][:4])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATE.format(numbers=four, version=__version__), encoding="utf-8")
