"""Settings of what is synced, of the account, of e-mail and of backups: what each does."""

from __future__ import annotations

from apdesk.language import marked
from apdesk.ui.help.topic import Topic

TOPICS = (
    Topic(
        "preferences",
        marked("Preferences"),
        (
            marked(
                "Preferences hold what is synced, your account, how often the sync runs and what "
                "it may remove, the network, e-mail, backups, and how apdesk looks and behaves on "
                "this computer."
            ),
            marked(
                "The ? beside a setting says what it does. Changes of what is synced always go "
                "through the preview first."
            ),
        ),
        ("settings.what_is_synced", "settings.interval", "settings.backups"),
    ),
    Topic(
        "settings.what_is_synced",
        marked("What is synced"),
        (
            marked(
                "Here stands in words which records come from Salesforce. Change what is synced… "
                "and Change field mappings… open the setup again at that page; nothing changes "
                "until you have seen the preview."
            ),
        ),
        ("wizard.configure", "wizard.mappings", "sync.missing"),
        ("criteria", "mapping"),
    ),
    Topic(
        "settings.on_leave",
        marked("When a record no longer meets your criteria"),
        (
            marked(
                "Remove deletes the record here for good, with its history, and ends its journeys. "
                "Keep lets it stay with everything, no longer synced in either direction, and "
                "takes it off its Salesforce list."
            ),
            marked(
                "If it meets the criteria again, a removed record comes back as a new one; a kept "
                "one is linked again as the same record. In Salesforce nothing is deleted either "
                "way."
            ),
        ),
        ("sync.leaving", "settings.safety_stop"),
        ("enter_leave", "kept"),
    ),
    Topic(
        "settings.account",
        marked("Salesforce account"),
        (
            marked(
                "Shows which org apdesk is connected to, and as whom. Log in again… is needed when "
                "Salesforce has ended the login, for example after your password changed; your "
                "data and choices stay."
            ),
        ),
        ("settings.disconnect", "wizard.connect"),
        ("org",),
    ),
    Topic(
        "settings.disconnect",
        marked("Disconnect"),
        (
            marked(
                "Disconnecting takes back the login of apdesk in Salesforce. You choose whether "
                "the data stays here, or whether what came from Salesforce is removed. Salesforce "
                "itself is not changed."
            ),
        ),
        ("settings.account", "settings.backups"),
    ),
    Topic(
        "settings.interval",
        marked("How often it syncs"),
        (
            marked(
                "How often apdesk looks for changes by itself. Ten minutes suit most: an idle sync "
                "takes one API call, 144 a day. F5 syncs at once, whatever is chosen here."
            ),
        ),
        ("sync", "sync.usage", "settings.budget"),
        ("sync_run", "api_call"),
    ),
    Topic(
        "settings.safety_stop",
        marked("Safety stop"),
        (
            marked(
                "A sync that would remove more records of an object than both of these numbers "
                "does everything else, holds the removals back, and asks you first."
            ),
            marked(
                "It guards against mistakes: a criterion with a slip in it, or a permission that "
                "somebody took away in Salesforce. Smaller numbers ask more often."
            ),
        ),
        ("sync.removals", "sync.leaving"),
        ("safety_stop", "held_removal"),
    ),
    Topic(
        "settings.budget",
        marked("Daily budget"),
        (
            marked(
                "The most API calls that apdesk may make in 24 hours. Set one when other programs "
                "need the org’s calls, too. Above 80 % of it apdesk syncs less often; at the limit "
                "the sync stops, says until when, and goes on by itself."
            ),
        ),
        ("sync.usage", "settings.interval"),
        ("api_call", "budget"),
    ),
    Topic(
        "settings.night",
        marked("The daily comparison"),
        (
            marked(
                "Once a day apdesk compares all ids with Salesforce, and at once when the numbers "
                "disagree. So it finds records that left without a trace, for example because a "
                "relative date moved on or a permission was lost. There is nothing to set."
            ),
        ),
        ("sync.leaving", "sync.missing"),
        ("relative_date",),
    ),
    Topic(
        "settings.mail",
        marked("Mail server"),
        (
            marked(
                "Journeys send their e-mails through this server. Your e-mail provider’s help "
                "names it, often under “SMTP”, with the port and the kind of security."
            ),
            marked(
                "“Test the connection” tries the server and the login; “Send test e-mail” sends "
                "one to yourself. Both use what stands in the fields, saved or not."
            ),
        ),
        (
            "settings.mail_security",
            "settings.mail_password",
            "settings.mail_sender",
            "settings.mail_rate",
        ),
        ("mail_server",),
    ),
    Topic(
        "settings.mail_security",
        marked("Security of the mail server"),
        (
            marked(
                "STARTTLS, usual with port 587, and TLS, usual with port 465, keep password and "
                "e-mails private on the way. Without encryption everybody on the way can read "
                "them; it is meant for a server on this computer."
            ),
        ),
        ("settings.mail",),
        ("mail_server",),
    ),
    Topic(
        "settings.mail_password",
        marked("Password of the mail server"),
        (
            marked(
                "The password is kept in the keyring of this computer. You can have it forgotten "
                "when apdesk is closed; then enter it again after each start. Where there is no "
                "keyring, that is the only way."
            ),
        ),
        ("settings.mail",),
        ("keyring",),
    ),
    Topic(
        "settings.mail_sender",
        marked("Sender"),
        (
            marked(
                "The name and address that people see as the sender. It should be an address that "
                "your mail server may send for, or e-mails end up among the junk. Answers go to "
                "the reply-to address, or, if that is empty, to the from address."
            ),
        ),
        ("settings.mail", "journeys.email"),
    ),
    Topic(
        "settings.mail_rate",
        marked("E-mails per minute"),
        (
            marked(
                "How fast journeys send. Providers close accounts that send faster than they "
                "allow; 30 a minute suits small accounts. The rest waits its turn."
            ),
        ),
        ("settings.mail",),
    ),
    Topic(
        "settings.unsubscribe",
        marked("Unsubscribing"),
        (
            marked(
                "How people say that they want no more e-mail: an address that they write to, a "
                "page of yours, or both. Every e-mail of a journey carries it."
            ),
            marked(
                "Whoever unsubscribes must be marked: tick Email Opt Out for them, here or in "
                "Salesforce. From then on journeys send them nothing."
            ),
        ),
        ("journeys.email", "record.twins"),
        ("opt_out",),
    ),
    Topic(
        "settings.backups",
        marked("Backups"),
        (
            marked(
                "A backup is a copy of everything that apdesk keeps on this computer: contacts, "
                "companies, edits, preferences, journeys and history. One is made on schedule, and "
                "before removals that you approve, restores and updates."
            ),
            marked(
                "Backups lie beside the database, readable by you alone. They protect against "
                "mistakes; against a broken disk, copy the data folder elsewhere, too."
            ),
        ),
        ("settings.restore", "settings.backups_kept", "settings.data_folder"),
        ("backup",),
    ),
    Topic(
        "settings.backups_kept",
        marked("Scheduled backups that are kept"),
        (
            marked(
                "How many backups of the schedule stay; the oldest is deleted when a new one is "
                "made. Those that you asked for, and those made before removals, restores and "
                "updates, are not counted."
            ),
        ),
        ("settings.backups",),
        ("backup",),
    ),
    Topic(
        "settings.restore",
        marked("Restore a backup"),
        (
            marked(
                "Restoring goes back to how apdesk was at the time of the backup. What you changed "
                "here since then is taken back; Salesforce is not changed, and the next sync "
                "brings its records up to date."
            ),
            marked("The present state is backed up first, so that you can come back to it."),
            marked(
                "Where the database itself is damaged, apdesk says so instead of opening it, and "
                "offers the newest backup that can be used, another one, or to start anew. The "
                "damaged file is moved aside and kept."
            ),
        ),
        ("settings.backups", "undo"),
        ("backup",),
    ),
)
