"""The sync: runs, who leaves, conflicts, errors, API calls, and where a record is."""

from __future__ import annotations

from apdesk.language import marked
from apdesk.ui.help.topic import Steps, Topic

TOPICS = (
    Topic(
        "sync",
        marked("Sync"),
        (
            marked(
                "A sync asks Salesforce what has changed, brings it here, and sends what you "
                "changed. It runs by itself every ten minutes while apdesk is open, after the "
                "computer wakes up, and when you press Sync now (F5)."
            ),
            marked(
                "The Sync page shows how the sync stands, when the next one is, charts of the last "
                "days, whose numbers can be had as tables, and every run with the records that it "
                "touched. Pause stops it until you resume; your edits wait."
            ),
            marked(
                "If the login has ended, the sync stops and keeps everything that waits. Log in "
                "again, and it goes on."
            ),
        ),
        ("sync.leaving", "errors", "conflicts", "sync.usage", "sync.missing"),
        ("sync_run", "member", "api_call"),
    ),
    Topic(
        "sync.leaving",
        marked("Records that leave"),
        (
            marked(
                "A record leaves when it no longer meets your criteria, when it is deleted in "
                "Salesforce, or when you may no longer see it there."
            ),
            marked(
                "What happens then is your choice in Preferences: Remove deletes it here for good, "
                "with its history; Keep lets it stay, no longer synced. A record that was deleted "
                "in Salesforce is always removed here."
            ),
            marked(
                "A converted lead moves from Salesforce Leads to Salesforce Contacts and keeps "
                "everything, if the contact meets your criteria. Of merged records, the one that "
                "stays takes over the history, lists and journeys of the other."
            ),
        ),
        ("settings.on_leave", "settings.safety_stop", "sync.missing", "settings.night"),
        ("enter_leave", "kept", "held_removal"),
    ),
    Topic(
        "sync.removals",
        marked("Removals that wait"),
        (
            marked(
                "The safety stop held these removals back: a sync would have removed more records "
                "than you allow in one run. Everything else of that run was done."
            ),
            marked(
                "Look at who would go, and why. If it is right, approve it. If not, put right what "
                "was changed by mistake, such as a criterion or a permission: records that match "
                "again are taken off this list."
            ),
        ),
        ("settings.safety_stop", "sync.leaving"),
        ("held_removal", "safety_stop"),
    ),
    Topic(
        "sync.missing",
        marked("Why isn’t a record here?"),
        (
            marked(
                "Search for the record in a list. Where nothing is found, “Why isn’t a record "
                "here?” looks it up in Salesforce; so does “Is a record missing?” on the Sync "
                "page, by name, e-mail address or Salesforce ID. You see each criterion with the "
                "record’s own value, and which of them it doesn’t meet."
            ),
            Steps(
                (
                    marked("Find the criterion that says No or Blank."),
                    marked("Correct the record in Salesforce, or choose Change the criteria…."),
                    marked(
                        "The preview shows who else would enter. Sync with Salesforce applies it."
                    ),
                )
            ),
            marked(
                "A lead that is already converted is never on Salesforce Leads: look for the "
                "contact. If nobody can be found, the user who is logged in may not see the record "
                "in Salesforce."
            ),
        ),
        ("wizard.criteria", "wizard.permissions", "record.explain"),
        ("criteria", "member"),
    ),
    Topic(
        "conflicts",
        marked("Conflicts"),
        (
            marked(
                "A conflict is a field that was changed here and in Salesforce to different values "
                "between two syncs. The field’s rule decides by itself which value stays."
            ),
            marked(
                "apdesk compares three values: the last one that both sides agreed on, yours, and "
                "the one in Salesforce. If only one side changed, there is no conflict, and the "
                "change simply travels."
            ),
            marked(
                "The list shows which value won. “Use the other value” takes the one that lost, "
                "here and in Salesforce; “Keep as it is” leaves it and takes the line off the list."
            ),
        ),
        ("wizard.rule", "record.history"),
        ("conflict", "three_values", "mapping"),
    ),
    Topic(
        "errors",
        marked("Errors"),
        (
            marked(
                "An error is a change that Salesforce didn’t take, for example because a "
                "validation rule or a required field stands against it. The other changes were "
                "sent; this one is kept with the record until it is solved."
            ),
            marked(
                "Errors of one cause stand together, in plain words beside what Salesforce said. "
                "Correct the value in place and choose “Save and send again”, or “Try again” after "
                "it was put right in Salesforce."
            ),
            marked(
                "Where a duplicate rule stopped a change, “Save anyway” saves it all the same, if "
                "the rule only warns. “Try all again” saves no duplicates."
            ),
            marked(
                "What passes by itself, such as a locked record or a fault of the network, is "
                "tried again by itself."
            ),
        ),
        ("record.edit", "conflicts"),
        ("picklist", "field"),
    ),
    Topic(
        "sync.usage",
        marked("API usage"),
        (
            marked(
                "Salesforce allows an org a number of API calls in 24 hours, shared by all "
                "programs. An idle sync of apdesk takes one."
            ),
            marked(
                "The page shows the calls of the whole org, and apdesk’s own for 14 days by what "
                "they were for. If the org has none left, or your own budget is used up, the sync "
                "stops, says until when, and goes on by itself."
            ),
            marked(
                "Before that, once more than 80 % of the org’s calls or of your budget are used, "
                "apdesk takes three times the interval between two syncs, and at least half an "
                "hour. The Sync page says so. F5 still syncs at once, and the usual interval "
                "comes back by itself."
            ),
        ),
        ("settings.budget", "settings.interval"),
        ("api_call", "budget"),
    ),
    Topic(
        "support",
        marked("When something goes wrong"),
        (
            marked(
                "Every message says what happened, what it means, and what to do. Your records "
                "are kept in a database on this computer, which is checked at every start and "
                "backed up on schedule."
            ),
            marked(
                "If you need help from a person, choose Save diagnostics… under Support in "
                "Preferences and send the file. It holds versions, settings and error codes, but "
                "no names, no addresses and no passwords."
            ),
        ),
        ("settings.diagnostics", "settings.backups", "errors", "settings.about"),
        ("backup",),
    ),
)
