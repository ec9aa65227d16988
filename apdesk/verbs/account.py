"""The verbs for the account and the wizard's answers: connect, disconnect, preferences."""

from __future__ import annotations

import argparse
import webbrowser
from typing import TYPE_CHECKING

from apdesk.errors import KnownError
from apdesk.verbs.printing import DONE, say, show, show_json, standard_output_to_error

if TYPE_CHECKING:
    from apdesk.headless import Headless


def connect(work: Headless, parsed: argparse.Namespace) -> int:
    def open_browser(url: str) -> bool:
        with standard_output_to_error():
            if webbrowser.open(url):
                return True
        say(f"Open this address in a browser to log in:\n{url}")
        return True

    login_url, client_id = _target(work, parsed)
    account = work.connect(
        login_url,
        client_id,
        port=parsed.port,
        timeout=parsed.timeout,
        insecure=parsed.insecure_storage,
        open_browser=open_browser,
    )
    binding, permissions = account.binding, account.permissions
    lines = [
        f"Connected to {binding.org_name} ({'sandbox' if binding.sandbox else 'production'}, "
        f"{binding.instance_url}) as {binding.display_name} ({binding.username}).",
        *permissions.problems,
    ]
    show(
        parsed,
        {
            "connected": True,
            "org": {
                "id": binding.org_id,
                "name": binding.org_name,
                "instance_url": binding.instance_url,
                "user": binding.username,
                "sandbox": binding.sandbox,
            },
            "problems": list(permissions.problems),
        },
        lines,
    )
    return DONE


def _target(work: Headless, parsed: argparse.Namespace) -> tuple[str, str]:
    """Where to log in, and with which key: what is asked for, else what was decided beforehand."""
    given = work.deployed.connect
    for option, asked, decided in (
        ("--login-url", parsed.login_url, given.login_url),
        ("--client-id", parsed.client_id, given.client_id),
    ):
        if not (asked or decided):
            parsed.usage_error(f"the following arguments are required: {option}")
        if given.locked and asked and decided and asked.rstrip("/") != decided.rstrip("/"):
            raise KnownError(
                "This computer connects to one org only",
                f"{work.deployed.path} decides on {option}: {decided}. Nothing was connected.",
                f"Leave {option} out, or ask whoever set this computer up.",
                code="deployment.locked",
            )
    return parsed.login_url or given.login_url, parsed.client_id or given.client_id


def disconnect(work: Headless, parsed: argparse.Namespace) -> int:
    work.disconnect(remove_data=parsed.remove_data)
    what = "what came from Salesforce was removed" if parsed.remove_data else "the data stays here"
    show(
        parsed, {"connected": False, "data_removed": parsed.remove_data}, [f"Disconnected; {what}."]
    )
    return DONE


def show_preferences(work: Headless, parsed: argparse.Namespace) -> int:
    show_json(work.preferences().to_json(), indent=2)
    return DONE


def apply_preferences(work: Headless, parsed: argparse.Namespace) -> int:
    preferences = work.read_preferences(parsed.file)
    work.apply_preferences(preferences)
    words = preferences.in_words(work.settings.schemas())
    show(parsed, preferences.to_json(), [*words, "Applied; the next sync goes by it."])
    return DONE
