"""The look: one grid, one type scale, one small palette in light and dark.

Colours are chosen to meet WCAG 2.2 AA (text 4.5:1, controls' outlines 3:1); a test computes it.
Widgets never name a colour: they carry a `role` property, the style sheet does the rest. What is
painted by hand (delegates, icons) asks `tokens()` at paint time.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from apdesk.resources import resource

Scheme = Literal["system", "light", "dark"]

#: The grid: every distance is a multiple (or half) of it, in device-independent pixels.
SPACE = 8

#: What the style sheet is written for, and the application's property that says so.
_STYLE, _STYLED = "Fusion", "apdeskStyled"


class Tokens(NamedTuple):
    """One colour scheme, each colour as '#rrggbb'. `on_x` is text on a fill of `x`."""

    dark: bool
    base: str  # the page
    raised: str  # menus, cards that float
    sunken: str  # a quiet area inside a page
    sidebar: str
    hover: str  # row or item under the pointer
    selected: str  # row or item chosen
    border: str  # hairlines, decoration only
    control: str  # outline of inputs: 3:1
    text: str
    muted: str
    disabled: str
    accent: str  # fill of the one primary action
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_text: str  # links, active navigation
    accent_soft: str
    focus: str
    danger: str
    danger_hover: str
    on_danger: str
    danger_text: str
    danger_soft: str
    warning_text: str
    warning_soft: str
    success_text: str
    success_soft: str
    info_text: str
    info_soft: str
    marked: str  # a row that changed in the last run
    tooltip: str
    on_tooltip: str


LIGHT = Tokens(
    dark=False,
    base="#ffffff",
    raised="#ffffff",
    sunken="#f6f7f9",
    sidebar="#f4f5f8",
    hover="#eceef2",
    selected="#e4e9fb",
    border="#e3e6eb",
    control="#868d9b",
    text="#1c2029",
    muted="#596070",
    disabled="#8f95a3",
    accent="#3b5bdb",
    accent_hover="#3350c4",
    accent_pressed="#2b45ab",
    on_accent="#ffffff",
    accent_text="#2f4dc4",
    accent_soft="#ebeffd",
    focus="#3b5bdb",
    danger="#c92a2a",
    danger_hover="#b02323",
    on_danger="#ffffff",
    danger_text="#b42318",
    danger_soft="#fdeeed",
    warning_text="#845200",
    warning_soft="#fff5de",
    success_text="#1b6b38",
    success_soft="#e8f6ed",
    info_text="#2f4dc4",
    info_soft="#eef2fe",
    marked="#3b5bdb",
    tooltip="#1c2029",
    on_tooltip="#ffffff",
)

DARK = Tokens(
    dark=True,
    base="#18191d",
    raised="#212328",
    sunken="#1f2126",
    sidebar="#131417",
    hover="#26282e",
    selected="#2a3356",
    border="#2e3138",
    control="#747b89",
    text="#e9eaee",
    muted="#a3a9b6",
    disabled="#6d7380",
    accent="#4263eb",
    accent_hover="#4a68e8",
    accent_pressed="#3b5bdb",
    on_accent="#ffffff",
    accent_text="#9db2ff",
    accent_soft="#222a47",
    focus="#91a7ff",
    danger="#c92a2a",
    danger_hover="#d63a3a",
    on_danger="#ffffff",
    danger_text="#ff9a94",
    danger_soft="#3a2022",
    warning_text="#ffcf70",
    warning_soft="#352b17",
    success_text="#7fdb9a",
    success_soft="#1a3022",
    info_text="#a9bbff",
    info_soft="#20263d",
    marked="#91a7ff",
    tooltip="#e9eaee",
    on_tooltip="#18191d",
)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two '#rrggbb' colours (WCAG 2.2, "contrast ratio")."""

    def luminance(colour: str) -> float:
        parts = []
        for at in (1, 3, 5):
            part = int(colour[at : at + 2], 16) / 255
            parts.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class Theme(QObject):
    """The application's present look; one instance, owned by the QApplication."""

    #: The colours changed; what is painted or tinted by hand must be made again.
    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("apdesk.theme")
        self._app = app
        self._scheme: Scheme = "system"
        self.tokens = LIGHT
        self._animated: bool | None = None
        #: Tinted icons by (name, colour, disabled colour, size); they must not outlive the
        #: application.
        self.icons: dict[tuple[str, str, str, int], QIcon] = {}
        system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        #: Body text in pixels; a person's larger system font enlarges the whole scale.
        self.body = max(13, min(system.pixelSize(), 22))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def scheme(self) -> Scheme:
        """What was asked for, "system" included."""
        return self._scheme

    @property
    def animated(self) -> bool:
        """Whether things may move: as the user chose, else as the desktop asks for."""
        if self._animated is None:
            from apdesk.ui.motion import desktop_animates

            self._animated = desktop_animates()
        return self._animated

    @animated.setter
    def animated(self, on: bool | None) -> None:
        """None: nothing is chosen."""
        self._animated = on

    def apply(self, scheme: Scheme) -> None:
        """Dresses the application; every open window follows at once. When it is dressed so
        already, nothing is done: to dress a window anew takes longer than to open it."""
        self._scheme = scheme
        hints = self._app.styleHints()
        hints.setColorScheme(
            {
                "system": Qt.ColorScheme.Unknown,
                "light": Qt.ColorScheme.Light,
                "dark": Qt.ColorScheme.Dark,
            }[scheme]
        )
        self._dress()

    def size(self, pixels: int) -> int:
        """A length of the type scale, as designed for 13-pixel body text."""
        return round(pixels * self.body / 13)

    @Slot()
    def _system_changed(self) -> None:
        if self._scheme == "system":
            self._dress()

    def _dress(self) -> None:
        dark = self._scheme == "dark" or (
            self._scheme == "system" and self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        self.tokens = DARK if dark else LIGHT
        if not self._app.property(_STYLED):
            self._app.setStyle(_STYLE)
            self._app.setProperty(_STYLED, True)
        font, palette, sheet = _font(self.body), _palette(self.tokens), self._style_sheet()
        if (font, palette, sheet) == (
            self._app.font(),
            self._app.palette(),
            self._app.styleSheet(),
        ):
            return
        self._app.setFont(font)
        self._app.setPalette(palette)
        self._app.setStyleSheet(sheet)
        self.changed.emit()

    def _style_sheet(self) -> str:
        values = {name: str(value) for name, value in self.tokens._asdict().items()}
        values |= {
            "size_body": f"{self.size(13)}px",
            "size_small": f"{self.size(12)}px",
            "size_subtitle": f"{self.size(15)}px",
            "size_title": f"{self.size(19)}px",
            "size_display": f"{self.size(26)}px",
            "mono": QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family(),
            "tone": "dark" if self.tokens.dark else "light",
        }
        for name in ("check", "check-disabled", "dash", "radio", "chevron-down", "chevron-up"):
            key = "image_" + name.replace("-", "_")
            values[key] = _indicator(name, self.tokens)
        template = resource("styles/apdesk.qss").read_text(encoding="utf-8")
        return string.Template(template).substitute(values)


def _indicator(name: str, colours: Tokens) -> str:
    """The path of a style-sheet image that fits the scheme (QSS cannot tint)."""
    tone = "dark" if colours.dark else "light"
    return resource(f"styles/{name}-{tone}.svg").as_posix()


def _font(pixels: int) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if QFontDatabase.hasFamily("Inter"):
        font = QFont("Inter")
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def _palette(colours: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, colours.base),
        (role.WindowText, colours.text),
        (role.Base, colours.base),
        (role.AlternateBase, colours.sunken),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.raised),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.on_accent),
        (role.Highlight, colours.selected),
        (role.HighlightedText, colours.text),
        (role.Link, colours.accent_text),
        (role.LinkVisited, colours.accent_text),
        (role.ToolTipBase, colours.tooltip),
        (role.ToolTipText, colours.on_tooltip),
        (role.Accent, colours.accent),
        (role.Light, colours.raised),
        (role.Midlight, colours.hover),
        (role.Mid, colours.border),
        (role.Dark, colours.control),
        (role.Shadow, colours.border),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.disabled))
    return palette


def new_application(arguments: Sequence[str]) -> QApplication:
    """The application, in the style that the theme needs from its first moment.

    To give it that later means to see a QStyle, and what that class has of enumerations takes 5 ms
    to make. `arguments` are those of the process, with its name.
    """
    app = QApplication([*arguments, "-style", _STYLE])
    app.setProperty(_STYLED, True)
    return app


def theme() -> Theme:
    """The running application's theme, made at the first call. Needs a QApplication."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("the theme needs a QApplication")
    found = app.findChild(Theme, "apdesk.theme")
    return found if isinstance(found, Theme) else Theme(app)


def apply_theme(app: QApplication, scheme: Scheme = "system") -> Theme:
    """Dresses `app`: "system" follows the desktop's light or dark, also when it changes later."""
    found = app.findChild(Theme, "apdesk.theme")
    result = found if isinstance(found, Theme) else Theme(app)
    result.apply(scheme)
    return result


def tokens() -> Tokens:
    """The colours in force now."""
    return theme().tokens


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget its look (see the style sheet); may be changed at any time."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    if dress_again(widget):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        widget.update()


def dress_again(widget: QWidget) -> bool:
    """Looks up anew what the style sheet says of a widget, since a property changed by which it
    chooses. False where the widget wasn't dressed yet: it is when it is first shown, once."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return False
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    return True
