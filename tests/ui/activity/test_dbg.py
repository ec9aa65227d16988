from PySide6.QtWidgets import *
from PySide6.QtCore import Qt, QEvent
import shiboken6
from tests.ui.activity.by_name import Hands
def chain(start, n=30000):
    out=[]; at=start; seen={}
    for _ in range(n):
        k=shiboken6.getCppPointer(at)[0]
        out.append(at)
        if k in seen: return out, seen[k]
        seen[k]=len(out)-1; at=at.nextInFocusChain()
    return out, None
def test_dbg(troubles: None, hands: Hands) -> None:
    hands.open_tab("Errors")
    p=hands.window.sync_page.errors.panel
    hands.press("Try again")
    hands.press("Try all 12 again")
    def foc():
        c,i=chain(p.open_button)
        return [(type(x).__name__, x.accessibleName(), hex(shiboken6.getCppPointer(x)[0])) for x in c if x.isVisible() and x.isEnabled() and x.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and not x.focusProxy()]
    for x in foc(): print(x)
    print("----")
    for i in range(12):
        f=QApplication.focusWidget()
        print(i, type(f).__name__, f and f.accessibleName(), hex(shiboken6.getCppPointer(f)[0]))
        hands._qtbot.keyClick(f, Qt.Key.Key_Tab)
    assert 0
