"""The practice org's pages in the browser: who logs in and whether they allow it.

Plain HTML and form posts, no scripts, nothing loaded from elsewhere: a headless browser, a test or
a text browser gets through it as a person does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

_STYLE = """
:root { color-scheme: light dark; --page: #eef2f6; --card: #fff; --ink: #16212e; --soft: #55657a;
  --line: #d3dbe4; --accent: #0b5fae; --on-accent: #fff; --note: #fff6db; --note-ink: #5b4300;
  --note-line: #ecd58d; --pick: #e9f2fb; }
@media (prefers-color-scheme: dark) { :root { --page: #10161d; --card: #1a222c; --ink: #e8edf3;
  --soft: #a3b1c1; --line: #36424f; --accent: #7ab8f5; --on-accent: #0b1826; --note: #332a10;
  --note-ink: #f4dfa0; --note-line: #5f4f1d; --pick: #1f3145; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px;
  background: var(--page); color: var(--ink);
  font: 15px/1.4 system-ui, "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
main { width: 100%; max-width: 480px; background: var(--card); border: 1px solid var(--line);
  border-radius: 14px; padding: 24px 32px; box-shadow: 0 8px 30px rgb(0 0 0 / 8%); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 4px; }
p { margin: 0 0 8px; color: var(--soft); }
.note { background: var(--note); color: var(--note-ink); border: 1px solid var(--note-line);
  border-radius: 8px; padding: 8px 12px; font-size: .85rem; margin: 12px 0; }
fieldset { border: 0; padding: 0; margin: 0 0 12px; }
legend { font-weight: 600; padding: 0; margin-bottom: 8px; }
label.user { display: flex; gap: 12px; align-items: flex-start; padding: 6px 12px; cursor: pointer;
  border: 1px solid var(--line); border-radius: 8px; margin-bottom: 6px; }
label.user:has(input:checked) { border-color: var(--accent); background: var(--pick); }
label.user input { margin: 4px 0 0; accent-color: var(--accent); }
label.user strong { display: block; }
label.user span { font-size: .8rem; color: var(--soft); overflow-wrap: anywhere; }
ul { margin: 0 0 8px; padding-left: 20px; color: var(--soft); font-size: .85rem; }
.buttons { display: flex; flex-direction: row-reverse; gap: 12px; position: sticky; bottom: 0;
  padding: 12px 0; margin-bottom: -12px; background: var(--card); }
button { flex: 1; font: inherit; font-weight: 600; padding: 11px 16px; border-radius: 8px;
  border: 1px solid var(--line); background: transparent; color: var(--ink); cursor: pointer; }
button.allow { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font: .875rem/1.5 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
"""

_SCOPES = {
    "api": "Read and change the records that you can see (api)",
    "refresh_token": "Stay connected until you disconnect it (refresh_token)",
    "offline_access": "Stay connected until you disconnect it (offline_access)",
    "id": "Know who you are (id)",
    "openid": "Know who you are (openid)",
    "profile": "See your name and email address (profile)",
    "email": "See your email address (email)",
    "full": "Everything that you can do (full)",
}


@dataclass(frozen=True, slots=True)
class LoginChoice:
    """A user that the page offers."""

    user_id: str
    name: str
    username: str
    profile: str
    chosen: bool = False


def _page(title: str, content: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{content}\n</main>\n</body>\n</html>\n"
    )


def _choices(users: Iterable[LoginChoice]) -> str:
    return "\n".join(
        '<label class="user"><input type="radio" name="user" required'
        f' value="{escape(user.user_id)}"{" checked" if user.chosen else ""}>'
        f"<div><strong>{escape(user.name)}</strong>"
        f"<span>{escape(user.username)} · {escape(user.profile)}</span></div></label>"
        for user in users
    )


def login_page(
    organization: str, users: Sequence[LoginChoice], scopes: Sequence[str], form: Mapping[str, str]
) -> str:
    """Who logs in, and Allow or Deny. `form` is the authorize request, carried in hidden inputs."""
    hidden = "\n".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in form.items()
    )
    asked = "\n".join(f"<li>{escape(_SCOPES.get(scope, scope))}</li>" for scope in scopes)
    return _page(
        f"Log in · {organization}",
        f"""<h1>Allow access?</h1>
<p>apdesk asks for access to <strong>{escape(organization)}</strong>.</p>
<div class="note" role="note"><strong>This is a practice org.</strong> It runs on this computer and
imitates Salesforce; it is not Salesforce, and nothing here reaches a real org.
There is no password: pick anybody.</div>
<form method="post" action="/services/oauth2/authorize">
{hidden}
<fieldset><legend>Log in as</legend>
{_choices(users)}
</fieldset>
<p>It will be able to:</p>
<ul>
{asked}
</ul>
<div class="buttons">
<button class="allow" type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny" formnovalidate>Deny</button>
</div>
</form>""",
    )


def error_page(error: str, description: str) -> str:
    """What the browser shows where the org can't send it back to the app."""
    return _page(
        "We can’t authorize you",
        f"""<h1>We can’t authorize you</h1>
<p>The practice org refused this login because of an OAuth error.</p>
<p><code>error={escape(error)}&amp;error_description={escape(description)}</code></p>""",
    )


def home_page(organization: str, url: str, client_id: str) -> str:
    """The root page: what this is, and what to type into apdesk."""
    return _page(
        f"{organization} · practice org",
        f"""<h1>{escape(organization)}</h1>
<p>A practice org for apdesk.</p>
<div class="note" role="note">It runs on this computer and imitates Salesforce;
it is not Salesforce, and nothing here reaches a real org.</div>
<p>To connect, choose My Domain in apdesk and enter:</p>
<p>Address<br><code>{escape(url)}</code></p>
<p>Consumer key<br><code>{escape(client_id)}</code></p>""",
    )


def maintenance_page() -> str:
    """What an edge server answers while the platform is away."""
    return (
        "<!DOCTYPE html><html><head><title>Down for Maintenance</title></head><body>"
        "<h1>We are down for maintenance.</h1>"
        "<p>Sorry for the inconvenience. We'll be back shortly.</p></body></html>"
    )
