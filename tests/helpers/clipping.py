"""Finds texts that a window has no room for: what a long language or long data would spoil."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStackedLayout,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QToolButton,
    QWidget,
)

from apdesk.ui.widgets.layouts import parts

#: Roundings of fonts and scales.
_SLACK = 1
#: A line of text keeps so much free at its ends, as Qt has it.
_LINE_MARGIN = 2


def clipped(widget: QWidget) -> list[str]:
    """What is cut or overlaps within a widget that is shown; [] when everything has its room.

    Looked at are visible labels, buttons, combo boxes, placeholders, tabs, sections of headers, and
    whatever a layout has placed. A text that is elided is fine where a tooltip holds the whole.
    """
    settle()
    return list(_within(widget))


def settle() -> None:
    """Lets what was just added appear, and layouts take their places, also those inside others."""
    for _ in range(8):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _within(widget: QWidget) -> Iterator[str]:
    for each in (widget, *widget.findChildren(QWidget)):
        if not each.isVisible():
            continue
        yield from _own_texts(each)
        if isinstance(each, QLabel | QAbstractButton | QComboBox | QLineEdit):
            yield from _cut_by_parents(each, widget)
        yield from _overlaps(each)


def _own_texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _button(widget)
    elif isinstance(widget, QComboBox):
        yield from _combo(widget)
    elif isinstance(widget, QLineEdit):
        yield from _line(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QHeaderView):
        yield from _header(widget)


def _report(widget: QWidget, text: str, needs: int, has: int, what: str = "width") -> Iterator[str]:
    if needs > has + _SLACK and not _told_in_tooltip(widget, text):
        kind = type(widget).__name__
        short = " ".join(text.split())
        yield f"{kind} “{short}” needs {needs} px of {what}, has {has}"


def _told_in_tooltip(widget: QWidget, text: str) -> bool:
    return text.strip() in widget.toolTip()


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or label.movie() is not None:
        return
    if not label.wordWrap():
        hint = label.sizeHint()
        yield from _report(label, text, hint.width(), label.width())
        yield from _report(label, text, hint.height(), label.height(), "height")
        return
    longest = label.minimumSizeHint().width()
    yield from _report(label, text, longest, label.width())
    if longest <= label.width() + _SLACK:
        needs = label.heightForWidth(label.width())
        yield from _report(label, text, needs, label.height(), "height")


def _text_size(widget: QWidget, text: str) -> QSize:
    return widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, text)


def _button(button: QAbstractButton) -> Iterator[str]:
    text = button.text()
    icon_only = (
        isinstance(button, QToolButton)
        and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        and not button.icon().isNull()
    )
    if not text or icon_only:
        return
    hint = button.sizeHint()
    size = _text_size(button, text)
    yield from _report(button, text, size.height(), button.height(), "height")
    if hint.width() <= button.width():
        return
    element = _contents_element(button)
    if element is None:
        yield from _report(button, text, hint.width(), button.width())
        return
    option = QStyleOptionButton()
    option.initFrom(button)
    option.text, option.icon, option.iconSize = text, button.icon(), button.iconSize()
    room = button.style().subElementRect(element, option, button).width()
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    yield from _report(button, text, size.width() + icon, room)


def _contents_element(button: QAbstractButton) -> QStyle.SubElement | None:
    if isinstance(button, QPushButton):
        return QStyle.SubElement.SE_PushButtonContents
    if isinstance(button, QRadioButton):
        return QStyle.SubElement.SE_RadioButtonContents
    if isinstance(button, QCheckBox):
        return QStyle.SubElement.SE_CheckBoxContents
    return None


def _combo(combo: QComboBox) -> Iterator[str]:
    text = combo.currentText() if combo.currentIndex() >= 0 else combo.placeholderText()
    if combo.isEditable() or not text:
        return  # its line of text is looked at by itself
    option = QStyleOptionComboBox()
    option.initFrom(combo)
    option.frame = combo.hasFrame()
    part, whole = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
    room = combo.style().subControlRect(whole, option, part, combo).width()
    icon = combo.itemIcon(combo.currentIndex())
    needs = _text_size(combo, text).width() + (0 if icon.isNull() else combo.iconSize().width() + 4)
    yield from _report(combo, text, needs, room)


def _line(line: QLineEdit) -> Iterator[str]:
    """What was typed may be longer than its line; what the program says there may not."""
    shows_value = isinstance(line.parentWidget(), QAbstractSpinBox)
    text = line.text() or line.placeholderText()
    if not text or (line.text() and not shows_value):
        return
    option = QStyleOptionFrame()
    option.initFrom(line)
    option.lineWidth = line.style().pixelMetric(
        QStyle.PixelMetric.PM_DefaultFrameWidth, option, line
    )
    area = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    margins = line.textMargins()
    inside = sum(
        each.width()
        for each in line.findChildren(
            QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        if each.isVisible()
    )
    room = area.width() - margins.left() - margins.right() - inside - 2 * _LINE_MARGIN
    needs = line.fontMetrics().horizontalAdvance(text)
    holder = line.parentWidget() if shows_value or _is_of_combo(line) else line
    yield from _report(holder or line, text, needs, room)


def _is_of_combo(line: QLineEdit) -> bool:
    return isinstance(line.parentWidget(), QComboBox)


def _tabs(bar: QTabBar) -> Iterator[str]:
    for at in range(bar.count()):
        text = bar.tabText(at)
        if not text or not bar.isTabVisible(at) or text in bar.tabToolTip(at):
            continue
        icon = 0 if bar.tabIcon(at).isNull() else bar.iconSize().width() + 4
        needs = _text_size(bar, text).width() + icon
        yield from _report(bar, text, needs, bar.tabRect(at).width())
    if bar.count() and bar.elideMode() is not Qt.TextElideMode.ElideNone:
        texts = " | ".join(bar.tabText(at) for at in range(bar.count()))
        yield from _report(bar, texts, bar.minimumSizeHint().width(), bar.width())


def _header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None or header.orientation() is not Qt.Orientation.Horizontal:
        return
    for at in range(header.count()):
        if header.isSectionHidden(at):
            continue
        text = str(model.headerData(at, header.orientation()) or "")
        told = str(model.headerData(at, header.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        if text and text not in told:
            yield from _report(header, text, header.sectionSizeHint(at), header.sectionSize(at))


def _cut_by_parents(widget: QWidget, root: QWidget) -> Iterator[str]:
    """A part of the widget lies where its parents show nothing, and can't be scrolled to."""
    child, sideways, upright = widget, True, True
    rect = QRect(QPoint(0, 0), widget.size())
    while child is not root and (sideways or upright):
        parent = child.parentWidget()
        if parent is None or child.isWindow():
            return
        rect.translate(child.pos())
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            sideways = sideways and area.horizontalScrollBarPolicy() is off
            upright = upright and area.verticalScrollBarPolicy() is off
        over = [
            -rect.left() if sideways else 0,
            rect.right() + 1 - parent.width() if sideways else 0,
            -rect.top() if upright else 0,
            rect.bottom() + 1 - parent.height() if upright else 0,
        ]
        if max(over) > _SLACK:
            name = _says(widget)
            yield f"{type(widget).__name__} “{name}” is cut by {max(over)} px by its parents"
            return
        child = parent


def _says(widget: QWidget) -> str:
    said = ""
    if isinstance(widget, QLabel | QAbstractButton):
        said = widget.text()
    elif isinstance(widget, QComboBox):
        said = widget.currentText()
    return " ".join((said or widget.accessibleName() or widget.objectName()).split())


def _overlaps(parent: QWidget) -> Iterator[str]:
    layout = parent.layout()
    if layout is None:
        return
    placed = [each for each in _placed(layout) if each.isVisible()]
    for one, other in combinations(placed, 2):
        shared = one.geometry().intersected(other.geometry())
        if shared.width() > _SLACK and shared.height() > _SLACK:
            yield (
                f"{type(one).__name__} “{_says(one)}” and {type(other).__name__} “{_says(other)}” "
                f"overlap by {shared.width()} x {shared.height()} px"
            )


def _placed(layout: QLayout) -> Iterator[QWidget]:
    """The widgets that a layout and those in it place beside each other."""
    if isinstance(layout, QStackedLayout):
        return
    for each in parts(layout):
        if isinstance(each, QWidget):
            yield each
        else:
            yield from _placed(each)
