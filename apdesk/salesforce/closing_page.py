"""What the browser shows when it comes back from Salesforce: one small page, light and dark."""

from __future__ import annotations

from html import escape

from apdesk.errors import ApdeskError
from apdesk.language import tr

_STYLE = """
:root { color-scheme: light dark; --ink: #1b2430; --soft: #56616f; --ground: #f4f6f9;
        --card: #ffffff; --line: #dde3ea; --good: #1a7f4b; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecf1; --soft: #a3aebb; --ground: #14181d; --card: #1d232a; --line: #2d353f;
          --good: #5fcf95; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px;
       background: var(--ground); color: var(--ink);
       font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
main { max-width: 34rem; padding: 40px; background: var(--card); border: 1px solid var(--line);
       border-radius: 14px; }
h1 { margin: 0 0 12px; font-size: 1.45rem; line-height: 1.3; font-weight: 650; }
p { margin: 0 0 10px; } p:last-child { margin: 0; color: var(--soft); }
.good { color: var(--good); } .bad { color: var(--bad); }
"""


def connected() -> str:
    """The login came about."""
    return _page(
        tr("apdesk is connected"),
        "good",
        tr("Salesforce let apdesk in."),
        tr("You can close this tab and go back to apdesk."),
    )


def failed(error: ApdeskError) -> str:
    """The login came to nothing; says why."""
    return _page(
        error.title,
        "bad",
        error.message,
        f"{error.next_step} {tr('You can close this tab and go back to apdesk.')}".strip(),
    )


def cancelled() -> str:
    """The login was given up in apdesk while the browser was on its way back."""
    return _page(
        tr("The login was cancelled"),
        "",
        tr("It was cancelled in apdesk. Nothing was connected."),
        tr("You can close this tab."),
    )


def unknown() -> str:
    """No outcome in time."""
    return _page(
        tr("Go back to apdesk"),
        "",
        tr("apdesk says there how the login went."),
        tr("You can close this tab."),
    )


def foreign() -> str:
    """A request that isn't the answer to the login under way."""
    return _page(
        tr("This isn't the answer to a login of apdesk"),
        "bad",
        tr("The address doesn't belong to the login that is under way, so it was not used."),
        tr("You can close this tab and go on in the newest login page."),
    )


def nothing_here() -> str:
    """Another path than the callback."""
    return _page(
        tr("There is nothing here"),
        "",
        tr("apdesk waits here for the end of a login, and for nothing else."),
        tr("You can close this tab."),
    )


def _page(title: str, tone: str, message: str, next_step: str) -> str:
    mark = f' class="{tone}"' if tone else ""
    language = tr("en", note="the code of the language that this is translated to")
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – apdesk</title><style>{_STYLE}</style></head>"
        f"<body><main><h1{mark}>{escape(title)}</h1><p>{escape(message)}</p>"
        f"<p>{escape(next_step)}</p></main></body></html>"
    )
