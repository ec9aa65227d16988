"""How the window looks and which language it speaks."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from apdesk.language import marked, tr, translated
from apdesk.ui import translation
from apdesk.ui.desk import Desk
from apdesk.ui.help import what_is_this
from apdesk.ui.settings.flow import FlowLayout
from apdesk.ui.settings.lines import FormLine, SwitchLine
from apdesk.ui.theme import SPACE, Scheme, theme
from apdesk.ui.widgets import Banner, Card, RadioButton, label, row
from apdesk.ui.widgets.combo import ComboBox

_SCHEMES: tuple[tuple[Scheme, str], ...] = (
    ("system", marked("Same as the system")),
    ("light", marked("Light")),
    ("dark", marked("Dark")),
)
ANIMATIONS = "look/animations"


class LookCard(Card):
    """Signals:
    scheme_chosen: ("system", "light" or "dark")
    restart_asked: The user wants the other language now.
    """

    scheme_chosen = Signal(str)
    restart_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Look and language"), parent=parent)
        self._desk = desk
        self.schemes = QButtonGroup(self)
        head = row(label(tr("Appearance"), "strong"), what_is_this("settings.appearance"), None)
        self.body.addLayout(head)
        line = FlowLayout()
        line.setSpacing(SPACE * 2)
        for at, (scheme, text) in enumerate(_SCHEMES):
            choice = RadioButton(translated(text))
            choice.show_checked(theme().scheme == scheme)
            choice.chosen.connect(self._scheme_taken)
            self.schemes.addButton(choice, at)
            line.addWidget(choice)
        self.body.addLayout(line)
        self.animations = SwitchLine(
            tr("Animations"),
            tr("Short movements that show where things come from and where they go."),
            "settings.animations",
        )
        self.animations.show_on(theme().animated)
        self.animations.chosen.connect(self._animations_chosen)
        self.body.addWidget(self.animations)
        self._build_language()

    def _build_language(self) -> None:
        self.language = ComboBox()
        for code, name in translation.languages():
            self.language.addItem(name, code)
        default = self._desk.deployed.look.language if self._desk.deployed else translation.SYSTEM
        self._spoken = translation.chosen(self._desk.memory, default)
        self.language.setCurrentIndex(max(0, self.language.findData(self._spoken)))
        self.language.currentIndexChanged.connect(self._language_chosen)
        self.restart = Banner("info")
        self.restart_button = self.restart.add_action(
            tr("Restart apdesk now"), self.restart_asked.emit
        )
        self.body.addSpacing(SPACE)
        self.body.addWidget(
            FormLine(tr("Language"), self.language, topic="settings.language", wide=False)
        )
        self.body.addWidget(self.restart)

    @Slot()
    def _scheme_taken(self) -> None:
        self.scheme_chosen.emit(_SCHEMES[self.schemes.checkedId()][0])

    @Slot(bool)
    def _animations_chosen(self, on: bool) -> None:
        self._desk.memory.setValue(ANIMATIONS, on)
        theme().animated = on

    @Slot()
    def _language_chosen(self) -> None:
        code = str(self.language.currentData())
        self._desk.memory.setValue(translation.KEY, code)
        self._desk.memory.sync()
        if code == self._spoken:
            self.restart.clear()
        else:
            self.restart.show_message(
                "info",
                tr("The language changes when apdesk starts the next time"),
                tr("A sync that is under way goes on where it stopped."),
            )
