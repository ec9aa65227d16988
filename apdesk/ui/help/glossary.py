"""The words of the field, in plain English; translated where they are shown."""

from __future__ import annotations

from apdesk.language import marked
from apdesk.ui.help.topic import Term

TERMS = (
    Term(
        "action",
        marked("Action"),
        marked("A step of a journey that does something for a person. A square on the canvas."),
    ),
    Term(
        "api_call",
        marked("API call"),
        marked(
            "One question or order from a program to Salesforce. An org may make only so many in "
            "24 hours, all its programs together."
        ),
    ),
    Term(
        "arrow",
        marked("Arrow"),
        marked("Leads people of a journey from one step to the next."),
    ),
    Term(
        "backup",
        marked("Backup"),
        marked("A copy of everything that apdesk keeps, to which you can go back."),
    ),
    Term(
        "budget",
        marked("Budget"),
        marked("The most API calls that you allow apdesk in 24 hours."),
    ),
    Term(
        "campaign",
        marked("Campaign"),
        marked(
            "A marketing effort in Salesforce, such as a trade fair. Leads and contacts are its "
            "members, each with a member status, such as Sent or Responded."
        ),
    ),
    Term(
        "certificate",
        marked("Certificate"),
        marked("By it a server proves that it is the one that it says it is."),
    ),
    Term(
        "company",
        marked("Company"),
        marked("What Salesforce calls an Account: the company that contacts belong to."),
    ),
    Term(
        "condition",
        marked("Condition"),
        marked(
            "A step of a journey that asks a question and leads on by Yes or by No. An octagon on "
            "the canvas."
        ),
    ),
    Term(
        "conflict",
        marked("Conflict"),
        marked(
            "A field that was changed here and in Salesforce to different values between two "
            "syncs. The rule of the field decides; the other value is kept."
        ),
    ),
    Term(
        "consumer_key",
        marked("Consumer key"),
        marked(
            "Tells Salesforce which app is asking to log in. An administrator gets it by making "
            "an External Client App. It is no password."
        ),
    ),
    Term(
        "contact",
        marked("Contact"),
        marked(
            "A person whom your company does business with; in Salesforce it belongs to an "
            "account. “All contacts” here means all people, leads too."
        ),
    ),
    Term(
        "criteria",
        marked("Criteria"),
        marked(
            "What a record must meet to be synced, or to be in a segment. All of them must be met "
            "together."
        ),
    ),
    Term(
        "delay",
        marked("Delay"),
        marked("A step of a journey at which people wait before they go on."),
    ),
    Term(
        "draft",
        marked("Draft"),
        marked("A journey as you are drawing it. It does nothing until it is published."),
    ),
    Term(
        "enter_leave",
        marked("Enter, leave"),
        marked(
            "A record enters when it comes to meet what you chose to sync, and leaves when it no "
            "longer does."
        ),
    ),
    Term(
        "field",
        marked("Field"),
        marked("One piece of a record, such as Phone. It has a label, and a type of value."),
    ),
    Term(
        "held_removal",
        marked("Held removal"),
        marked("A removal that the safety stop held back, until you approve it."),
    ),
    Term(
        "journey",
        marked("Journey"),
        marked("Steps that people go through by themselves, from a trigger to an end."),
    ),
    Term(
        "kept",
        marked("Kept"),
        marked(
            "A record that no longer meets your criteria and stays here all the same, no longer "
            "synced."
        ),
    ),
    Term(
        "keyring",
        marked("Keyring"),
        marked(
            "The place in which your computer keeps passwords, encrypted: Keychain on macOS, "
            "Credential Manager on Windows, GNOME Keyring or KWallet on Linux."
        ),
    ),
    Term(
        "lead",
        marked("Lead"),
        marked(
            "Somebody who may become a customer. A lead that is converted in Salesforce becomes a "
            "contact with a company."
        ),
    ),
    Term(
        "mail_server",
        marked("Mail server"),
        marked("The computer of your e-mail provider that sends e-mails on (SMTP)."),
    ),
    Term(
        "mapping",
        marked("Mapping"),
        marked(
            "Which Salesforce field belongs to which field here, in which direction, and who wins."
        ),
    ),
    Term(
        "member",
        marked("Member"),
        marked("A record that meets what you chose to sync."),
    ),
    Term(
        "opt_out",
        marked("Opted out"),
        marked(
            "Somebody who wants no e-mail (Email Opt Out in Salesforce). An opt-out on either side "
            "counts, until the person opts in again on purpose."
        ),
    ),
    Term(
        "org",
        marked("Org"),
        marked("Your company’s own Salesforce, with its data, users and settings."),
    ),
    Term(
        "own_list",
        marked("Own list"),
        marked("A list of people that you made here, filled by hand or by journeys."),
    ),
    Term(
        "picklist",
        marked("Picklist"),
        marked("A field whose value is chosen from a list, such as Status."),
    ),
    Term(
        "practice_org",
        marked("Practice org"),
        marked("An imitation of an org on this computer, with made-up people, for trying out."),
    ),
    Term(
        "proxy",
        marked("Proxy"),
        marked("A computer of your company through which programs reach the internet."),
    ),
    Term(
        "relative_date",
        marked("Relative date"),
        marked("A date that moves with the calendar, such as the last 30 days, or this month."),
    ),
    Term(
        "safety_stop",
        marked("Safety stop"),
        marked(
            "Keeps a sync from removing many records at once: it asks you first. The numbers are "
            "in Preferences."
        ),
    ),
    Term(
        "sandbox",
        marked("Sandbox"),
        marked("A copy of an org in which things can be tried out."),
    ),
    Term(
        "segment",
        marked("Segment"),
        marked("Saved criteria: whoever meets them is in it. It fills itself."),
    ),
    Term(
        "shape",
        marked("Shape"),
        marked("A step of a journey on the canvas: a circle, a square or an octagon."),
    ),
    Term(
        "sobject",
        marked("Object"),
        marked("A kind of record in Salesforce: Lead, Contact, Account (an sObject in its API)."),
    ),
    Term(
        "soql",
        marked("SOQL"),
        marked("The language in which programs ask Salesforce for records."),
    ),
    Term(
        "sync_run",
        marked("Sync, run"),
        marked(
            "One round of looking for changes, bringing them here, and sending yours. Each is "
            "listed on the Sync page."
        ),
    ),
    Term(
        "three_values",
        marked("Base, local, remote"),
        marked(
            "The three values that are compared of a field: the last one that both sides agreed "
            "on (base), the one here (local), and the one in Salesforce (remote)."
        ),
    ),
    Term(
        "tray",
        marked("Tray"),
        marked("The row of small icons at the edge of the screen, where programs go on quietly."),
    ),
    Term(
        "trigger",
        marked("Trigger"),
        marked("The beginning of a journey: it says who comes in. A circle on the canvas."),
    ),
)
