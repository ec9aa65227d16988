"""First steps: what apdesk does, the setup, the practice org, the keyboard."""

from __future__ import annotations

from apdesk.language import marked
from apdesk.ui.help.topic import Steps, Topic

TOPICS = (
    Topic(
        "start",
        marked("What apdesk does"),
        (
            marked(
                "apdesk keeps Leads, Contacts and Accounts of your Salesforce org on this "
                "computer, in step in both directions, and runs marketing journeys over them."
            ),
            marked(
                "Every ten minutes it asks Salesforce what has changed. Records that meet what you "
                "chose come onto your lists; records that no longer do leave them. What you change "
                "here goes to Salesforce with the next sync."
            ),
            marked(
                "Nothing is ever deleted in Salesforce by apdesk, and nothing is removed here in "
                "large numbers without asking you first."
            ),
        ),
        ("lists", "sync", "journeys", "tour"),
        ("org", "lead", "contact", "company", "sync_run"),
    ),
    Topic(
        "tour",
        marked("The tour"),
        (
            marked(
                "The tour shows the main places of the window in a minute. Take it again whenever "
                "you like: choose “Take the tour” in the help, or in the command palette (Ctrl+K)."
            ),
            marked(
                "Next and Back lead through it, so do the arrow keys; Esc ends it. You can use the "
                "window meanwhile."
            ),
        ),
        ("start", "keyboard"),
    ),
    Topic(
        "wizard.connect",
        marked("Connect to Salesforce"),
        (
            marked(
                "You log in in your own browser, on the login page of your org. apdesk never sees "
                "your password; it is given a key of its own, which you or an administrator can "
                "take back at any time."
            ),
            Steps(
                (
                    marked(
                        "Choose where your org is: Production, Sandbox, or its own address under "
                        "My Domain."
                    ),
                    marked(
                        "If a consumer key is asked for, paste the one that your administrator "
                        "made. “How do I get one?” shows the exact steps."
                    ),
                    marked("Press Log in, allow access in the browser, and come back here."),
                )
            ),
            marked(
                "Afterwards apdesk shows who you are and what this user may read and change. What "
                "the user can’t see in Salesforce can’t be synced."
            ),
        ),
        ("wizard.where", "wizard.consumer_key", "wizard.permissions", "practice"),
        ("org", "consumer_key", "sandbox"),
    ),
    Topic(
        "wizard.where",
        marked("Where is your org?"),
        (
            marked(
                "Production is the org that your company works in. A Sandbox is a copy of it for "
                "trying things out. Choose My Domain if you log in at an address of your own, such "
                "as example.my.salesforce.com."
            ),
            marked(
                "The data of one org never mixes with that of another: if you connect to a "
                "different one later, apdesk says so and asks."
            ),
        ),
        ("wizard.connect",),
        ("org", "sandbox"),
    ),
    Topic(
        "wizard.consumer_key",
        marked("Consumer key"),
        (
            marked(
                "The consumer key tells Salesforce which app is asking to log in. It is no "
                "password: it can be known to everybody in your company."
            ),
            marked(
                "An administrator of your org gets it by making an External Client App, once for "
                "everybody. “How do I get one?” shows the steps, with a button to copy each value."
            ),
        ),
        ("wizard.connect",),
        ("consumer_key",),
    ),
    Topic(
        "wizard.permissions",
        marked("What this user may do"),
        (
            marked(
                "apdesk can do in Salesforce what you can do there, and no more. For each object "
                "you see whether it can be read, created and changed, and how many fields are "
                "visible."
            ),
            marked(
                "Whatever is missing is told with its consequence, for example that companies "
                "won’t sync because Accounts can’t be read. An administrator can change that in "
                "Salesforce; then press Log in once more."
            ),
        ),
        ("wizard.connect", "sync.missing"),
        ("sobject", "field"),
    ),
    Topic(
        "wizard.configure",
        marked("Choose what is synced"),
        (
            marked(
                "Sync everything that you can see in Salesforce, or choose for each object: all "
                "records, only those that meet your criteria, or none."
            ),
            marked(
                "While you write criteria, apdesk counts how many records meet them now and shows "
                "some. Below them you choose what becomes of a record that no longer meets them."
            ),
            marked(
                "You can change all of this later in Preferences. The preview shows the effect "
                "before anything happens."
            ),
        ),
        ("wizard.criteria", "settings.on_leave", "wizard.preview"),
        ("criteria", "enter_leave", "member"),
    ),
    Topic(
        "wizard.criteria",
        marked("Criteria"),
        (
            marked(
                "A criterion is a field, an operator and a value, such as Status is Open. A record "
                "must meet all of your criteria; the sentence below them says what they mean."
            ),
            marked(
                "A comma between values means “or”: Status is Open, Working. Capital letters make "
                'no difference. Put a value that holds a comma into quotes: "Smith, Inc".'
            ),
            marked(
                "Blank fields: “is not” and “does not contain” keep records whose field is blank; "
                "“is”, “contains” and comparisons leave them out. Each criterion says how many "
                "blank records that concerns."
            ),
            marked(
                "Long texts and encrypted fields can’t be asked for in Salesforce; they are shown "
                "with the reason."
            ),
        ),
        ("wizard.configure", "segments", "sync.missing"),
        ("criteria", "field", "picklist", "relative_date"),
    ),
    Topic(
        "wizard.mappings",
        marked("Field mappings"),
        (
            marked(
                "A mapping says which Salesforce field belongs to which field here, in which "
                "direction it is kept up to date, and whose value wins when both sides changed it."
            ),
            marked(
                "Standard field mappings take all standard fields that you can read. Choose Custom "
                "field mappings to add custom fields, to leave fields out, or to change a rule."
            ),
            marked(
                "A field with a padlock can’t be changed from here, because Salesforce works it "
                "out by itself or doesn’t let this user change it. Refresh Salesforce fields reads "
                "new fields of your org."
            ),
        ),
        ("wizard.rule", "wizard.first_sync", "conflicts"),
        ("mapping", "field"),
    ),
    Topic(
        "wizard.rule",
        marked("Direction and rule"),
        (
            marked(
                "The rule decides what happens when the same field was changed here and in "
                "Salesforce to different values since the last sync."
            ),
            marked(
                "Two-way rules carry changes both ways and say who wins: Salesforce, apdesk, or "
                "the most recent change. “Salesforce unless blank” fills a blank in Salesforce "
                "from here. “Salesforce to apdesk only” never writes. “Don’t sync” leaves the "
                "field out."
            ),
            marked(
                "The value that lost is never gone: it is kept in the history, and listed under "
                "Conflicts, where you can take it after all."
            ),
        ),
        ("conflicts", "wizard.mappings"),
        ("mapping", "conflict"),
    ),
    Topic(
        "wizard.first_sync",
        marked("For the values that exist already"),
        (
            marked(
                "When a field is synced for the first time, both sides may have values. Choose "
                "whose values are taken: those of Salesforce, or those of apdesk."
            ),
            marked("The preview shows every record that this changes, before it happens."),
        ),
        ("wizard.mappings", "wizard.preview"),
        ("mapping",),
    ),
    Topic(
        "wizard.preview",
        marked("Preview"),
        (
            marked(
                "The preview shows what your choices will do, record by record, before anything is "
                "done: who enters, who leaves, who changes and how."
            ),
            marked(
                "Show by name lists the records, and Export as CSV… saves them. Show the SOQL "
                "shows the queries that will be sent to Salesforce."
            ),
            marked(
                "Sync with Salesforce starts the sync. If more records would leave than the safety "
                "stop allows, the preview says so, and with that button you approve it."
            ),
        ),
        ("settings.safety_stop", "sync.leaving", "wizard.configure"),
        ("enter_leave", "safety_stop", "soql"),
    ),
    Topic(
        "practice",
        marked("The practice org"),
        (
            marked(
                "The practice org is an imitation of a Salesforce org on this computer, with "
                "made-up people. Try everything with it: no account is needed, and nothing leaves "
                "your machine."
            ),
            marked(
                "It can be made to live: then leads arrive, change, convert and leave every few "
                "seconds, as with a busy sales team, and you see the lists move. The switch is on "
                "the Sync page while you are connected to the practice org."
            ),
            marked(
                "To go on with your own org, choose Disconnect… in Preferences, then Connect to "
                "Salesforce."
            ),
        ),
        ("settings.practice_busy", "settings.account"),
        ("practice_org", "org"),
    ),
    Topic(
        "keyboard",
        marked("Keyboard"),
        (
            marked(
                "Everything in apdesk can be done with the keyboard. Ctrl+K opens the command "
                "palette, which finds people, lists, pages, settings and actions by a few letters."
            ),
            marked(
                "Ctrl+/ shows all shortcuts. F1 opens the help for the place where you are, F5 "
                "syncs now, and Ctrl+F puts the cursor into the search field."
            ),
            marked(
                "Ctrl+1 to Ctrl+4 lead to the lists, Ctrl+5 to Sync, Ctrl+6 to Journeys, and "
                "Ctrl+, to Preferences."
            ),
        ),
        ("start", "lists"),
    ),
)
