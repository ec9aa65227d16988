"""The window's language: which there are, which one is wanted, and how it is put on.

English is in the code and costs nothing; for another language the compiled translations are loaded
(`resources/translations/apdesk_de.qm`, made by `packaging/translations.py`), and Qt's own for its
dialogs. It is decided once, before the first widget is made: a choice takes effect at the next
start.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCollator,
    QCollatorSortKey,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QSettings,
    Qt,
    QTranslator,
)

from apdesk.language import speak, tr
from apdesk.resources import resource

if TYPE_CHECKING:
    from decimal import Decimal

log = logging.getLogger("apdesk.ui")

#: Where the choice is remembered (`Desk.memory`), and the choice of whoever made none.
KEY = "look/language"
SYSTEM = "system"

#: A language's code, and its name in itself, by which its speakers find it.
_OWN_NAMES = (("en", "English"), ("de", "Deutsch"))
_CODE = "en"
_CONTEXT = "apdesk"


class _Key:
    """A place in a sorted list; two texts that differ in nothing but case have the same."""

    __slots__ = ("_key",)

    def __init__(self, key: QCollatorSortKey) -> None:
        self._key = key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and bool(self._key.compare(other._key) == 0)

    def __lt__(self, other: _Key) -> bool:
        return bool(self._key.compare(other._key) < 0)

    __hash__ = None  # type: ignore[assignment]


class Translations:
    """A loaded language (see `apdesk.language.Language`)."""

    def __init__(self, translator: QTranslator, locale: QLocale) -> None:
        self._translator = translator
        self._locale = locale
        self._collator = QCollator(locale)
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def text(self, source: str, note: str, n: int) -> str:
        """The translation; `source` itself where there is none."""
        return self._translator.translate(_CONTEXT, source, note, n) or source

    def number(self, value: int | Decimal) -> str:
        """A number with the language's separators, and all its decimal places."""
        if isinstance(value, int):
            return self._locale.toString(value)
        _, _, places = f"{value:f}".partition(".")
        return self._locale.toString(float(value), "f", len(places))

    def order(self, text: str) -> object:
        """What texts are sorted by for a reader, as the language does."""
        return _Key(self._collator.sortKey(text))


def languages() -> tuple[tuple[str, str], ...]:
    """What can be chosen, as code and name; first the desktop's own language."""
    return ((SYSTEM, tr("Same as the system")), *_OWN_NAMES)


def chosen(memory: QSettings, default: str = SYSTEM) -> str:
    """What was chosen: a code of `languages`; `default`: what counts before anything was."""
    stored = memory.value(KEY, default)
    return stored if stored in dict(_OWN_NAMES) else SYSTEM


def spoken(choice: str, system: QLocale) -> str:
    """The code of the language that a choice stands for: of those that the desktop names, the
    first that there is."""
    if choice != SYSTEM:
        return choice
    known = dict(_OWN_NAMES)
    tongues = (tag.partition("-")[0] for tag in system.uiLanguages())
    return next((each for each in tongues if each in known), _CODE)


def locale_for(code: str, system: QLocale) -> QLocale:
    """How numbers and days are written: as the user has set up the system, in the language that is
    spoken; where they don't go together, the language in the user's country, if Qt knows of it."""
    language = QLocale(code).language()
    if system.language() == language:
        return system
    return QLocale(language, system.territory())


def install(app: QCoreApplication, memory: QSettings, default: str = SYSTEM) -> None:
    """Has the window speak the language that was chosen. Call it before any widget is made."""
    system = QLocale.system()
    code = spoken(chosen(memory, default), system)
    unnamed = system.language() == QLocale.Language.C
    if system.language() != QLocale(code).language() and not (unnamed and code == _CODE):
        QLocale.setDefault(locale_for(code, system))
    if code != _CODE:
        load(app, code)


def load(app: QCoreApplication, code: str) -> list[QTranslator]:
    """Speaks a language other than English from now on, with numbers by the default locale; the
    translators that do it, which belong to `app`."""
    ours = QTranslator(app)
    try:
        found = ours.load(str(resource(f"translations/apdesk_{code}.qm")))
    except FileNotFoundError:
        found = False
    if not found:
        log.warning("the translations of %r can't be loaded; the window is in English", code)
        return []
    speak(Translations(ours, QLocale()))
    of_qt = QTranslator(app)
    if of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(of_qt)
    return [ours, of_qt]
