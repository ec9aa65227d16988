"""Settings of how apdesk lives on this computer: network, look, desktop, support."""

from __future__ import annotations

from apdesk.language import marked
from apdesk.ui.help.topic import Topic

TOPICS = (
    Topic(
        "settings.proxy",
        marked("Proxy"),
        (
            marked(
                "A proxy is a computer of your company through which programs reach the internet. "
                "“Same as the system” takes what this computer is set to, and is right for most. "
                "If yours asks for a login, give the user name; the password is kept in the "
                "keyring."
            ),
            marked(
                "Test the connection says which part of the way fails. Your mail server and the "
                "practice org are reached without the proxy."
            ),
        ),
        ("settings.certificates", "wizard.connect"),
        ("proxy",),
    ),
    Topic(
        "settings.certificates",
        marked("Certificates"),
        (
            marked(
                "Some companies look into encrypted traffic and sign it with a certificate of "
                "their own. If Test the connection says that a certificate isn’t trusted, ask your "
                "IT for the file of the certificate authority, and choose it here."
            ),
            marked("Certificates are checked always; there is no way to turn that off."),
        ),
        ("settings.proxy",),
        ("certificate",),
    ),
    Topic(
        "settings.appearance",
        marked("Appearance"),
        (
            marked(
                "Light or dark. “Same as the system” follows the setting of this computer, also "
                "when it changes in the evening."
            ),
        ),
        ("settings.language", "settings.animations"),
    ),
    Topic(
        "settings.language",
        marked("Language"),
        (
            marked(
                "The language of the window, and how it writes dates and numbers. It takes effect "
                "when apdesk is started again. Field labels and values come from Salesforce, in "
                "the language of your user there."
            ),
        ),
        ("settings.appearance",),
    ),
    Topic(
        "settings.animations",
        marked("Animations"),
        (
            marked(
                "Short movements that show where something comes from. Turn them off if they "
                "distract you; nothing else changes. If this computer is set to less movement, "
                "apdesk follows that."
            ),
        ),
        ("settings.appearance",),
    ),
    Topic(
        "settings.start_at_login",
        marked("Start apdesk when I log in"),
        (
            marked(
                "Starts apdesk in the tray when you log in to this computer, so that lists "
                "and journeys go on without your thinking of it. It is off until you turn it on."
            ),
        ),
        ("settings.keep_running", "sync"),
        ("tray",),
    ),
    Topic(
        "settings.keep_running",
        marked("Keep syncing when the window is closed"),
        (
            marked(
                "Closing the window then leaves apdesk in the tray: syncs and journeys go on. "
                "Quit apdesk in the tray’s menu ends it. Without a tray, closing the window ends "
                "apdesk."
            ),
        ),
        ("settings.start_at_login", "settings.notifications"),
        ("tray",),
    ),
    Topic(
        "settings.notifications",
        marked("Notifications"),
        (
            marked(
                "apdesk notifies you only of what needs a person: removals that wait for your "
                "approval, changes that Salesforce refused, a login that has ended, a journey that "
                "can’t go on or in which people need you. Each is told once until it is mended. A "
                "click leads to the place."
            ),
        ),
        ("errors", "sync.removals", "journeys.stuck"),
    ),
    Topic(
        "settings.practice_busy",
        marked("Let the practice org live"),
        (
            marked(
                "With this on, leads of the practice org arrive, change, leave and convert every "
                "few seconds. Press F5 now and then, and watch the lists move. It concerns the "
                "practice org only."
            ),
        ),
        ("practice",),
        ("practice_org",),
    ),
    Topic(
        "settings.diagnostics",
        marked("Save diagnostics"),
        (
            marked(
                "Saves one file for whoever helps you: versions, settings, numbers of records, "
                "error codes and the log. It holds no names, no addresses, no passwords and no "
                "login; the window shows beforehand what is in it."
            ),
        ),
        ("support",),
    ),
    Topic(
        "settings.data_folder",
        marked("Data folder"),
        (
            marked(
                "The folder in which apdesk keeps its database, backups and logs. It holds "
                "personal data of your contacts, and is readable by you alone; treat copies of it "
                "with the same care."
            ),
        ),
        ("settings.backups", "support"),
        ("backup",),
    ),
    Topic(
        "settings.about",
        marked("About apdesk"),
        (
            marked(
                "The version of apdesk, and the versions and licences of all the parts that it "
                "is made of."
            ),
        ),
        ("support",),
    ),
)
