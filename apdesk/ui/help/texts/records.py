"""Lists and records: finding, editing, adding, importing, explaining."""

from __future__ import annotations

from apdesk.language import marked
from apdesk.ui.help.topic import Steps, Topic

TOPICS = (
    Topic(
        "lists",
        marked("Lists"),
        (
            marked(
                "The lists at the left show your people and companies with their present number. "
                "Salesforce Leads and Salesforce Contacts hold the records that you chose to sync; "
                "All contacts holds these, those you made here, and those you kept."
            ),
            marked(
                "The lists refresh themselves with every sync. What changed in the last one is "
                "marked for ten minutes; your place and your selection stay."
            ),
            marked(
                "Choose a row to see the record at the right. Select several rows to edit their "
                "fields, put them on a list, or start a journey for them."
            ),
            marked(
                "In a narrow window, buttons that there is no room for are under More, at the end "
                "of their line; nothing is missing. Where there is no room for a record beside the "
                "list either, Enter opens it in place of the list, and closing it leads back."
            ),
        ),
        ("lists.search", "lists.export", "record", "own_lists", "sync.missing"),
        ("lead", "contact", "company", "member"),
    ),
    Topic(
        "lists.search",
        marked("Search, filters and columns"),
        (
            marked(
                "Search looks in all texts of the list as you type, also inside words. Ctrl+F puts "
                "the cursor there; Esc empties it."
            ),
            marked(
                "Filter narrows the list by a field, in the same way as criteria do. Several "
                "filters must all be met. Filters of people can be saved as a segment."
            ),
            marked(
                "A filter on an owner takes names: type them, or choose them from those who are "
                "known here. If several people have a name, all of them are meant."
            ),
            marked(
                "Columns lets you choose and order what the list shows. Click a heading to sort; "
                "drag its edge to change the width."
            ),
        ),
        ("lists", "segments", "wizard.criteria"),
        ("segment", "criteria"),
    ),
    Topic(
        "lists.export",
        marked("Export what is shown"),
        (
            marked(
                "The export writes the rows that the list shows now, with its search and filters, "
                "and with the columns that you see, into a CSV file."
            ),
            marked(
                "Owners and other records that a field leads to stand in the file by their "
                "Salesforce ID, so that other programs find them."
            ),
            marked(
                "Selected rows can also be dragged into a folder or a spreadsheet, or copied with "
                "Ctrl+C. A value that a spreadsheet would take for a formula is written so that it "
                "stays a text."
            ),
        ),
        ("lists", "import"),
    ),
    Topic(
        "record",
        marked("A record"),
        (
            marked(
                "The record at the right shows the fields, company, lists, journeys and history of "
                "the row that you chose, and how it stands with Salesforce."
            ),
            marked(
                "Click a value, or press Enter on it, to change it. Fields with a padlock can’t be "
                "changed here; the padlock says why."
            ),
            marked(
                "“Why is this record here?” shows each of your criteria with this record’s value. "
                "Open in Salesforce shows the record in your browser."
            ),
        ),
        ("record.edit", "record.explain", "record.history", "record.twins"),
        ("field", "sync_run"),
    ),
    Topic(
        "record.edit",
        marked("Editing"),
        (
            marked(
                "What you change here is stored at once, and sent to Salesforce with the next "
                "sync. Only the fields that you changed are sent."
            ),
            marked(
                "Until then the field says that it waits, and Undo takes it back. Emptying a field "
                "empties it in Salesforce, too."
            ),
            marked(
                "To change a field of many people at once, select them and choose Edit fields…; "
                "you see what changes before anything does."
            ),
        ),
        ("undo", "conflicts", "errors", "wizard.rule"),
        ("mapping", "conflict"),
    ),
    Topic(
        "undo",
        marked("Undo"),
        (
            marked(
                "Edits of many records, imports and runs of the sync can be undone on the Sync "
                "page, under Changes and under Runs."
            ),
            marked(
                "Undo sets values back where they are still as you left them; what was changed "
                "again since then stays. Salesforce gets the old values with the next sync."
            ),
        ),
        ("record.edit", "import", "settings.restore"),
    ),
    Topic(
        "record.explain",
        marked("Why is this record here?"),
        (
            marked(
                "The explanation shows each criterion with the record’s own value, and whether the "
                "criterion is met: yes, no, or blank."
            ),
            marked(
                "For a record that isn’t here, open the Sync page and type its e-mail address or "
                "Salesforce ID under “Is a record missing?”."
            ),
        ),
        ("sync.missing", "wizard.criteria"),
        ("criteria",),
    ),
    Topic(
        "record.history",
        marked("History"),
        (
            marked(
                "The history keeps every change of every field: when, from which value to which, "
                "and by whom: a Salesforce user, you, or a journey."
            ),
            marked(
                "A value that lost in a conflict is there, too. What happened to the person in "
                "journeys, and the e-mails that were sent, stand beside it."
            ),
        ),
        ("conflicts", "journeys"),
        ("conflict", "journey"),
    ),
    Topic(
        "record.twins",
        marked("Twins"),
        (
            marked(
                "A lead and a contact with the same e-mail address stay two records here, as they "
                "are in Salesforce, and point to each other."
            ),
            marked(
                "If one of them opted out of e-mail, journeys send nothing to the other either."
            ),
        ),
        ("journeys.email", "record"),
        ("lead", "contact", "opt_out"),
    ),
    Topic(
        "new_contact",
        marked("New contact"),
        (
            marked(
                "New contact… (Ctrl+N) adds a person who is only here. It is not sent to "
                "Salesforce by itself."
            ),
            marked(
                "It is created there when you add it to Salesforce Leads or Salesforce Contacts, "
                "or when a journey does so. Before it is created, apdesk looks whether Salesforce "
                "has it already."
            ),
        ),
        ("import", "own_lists", "journeys.actions"),
    ),
    Topic(
        "delete",
        marked("Deleting"),
        (
            marked(
                "A person whom you made here can be deleted here, with the whole history. A synced "
                "record can’t: delete it in Salesforce, and the next sync removes it here."
            ),
        ),
        ("sync.leaving", "record"),
    ),
    Topic(
        "import",
        marked("Import contacts"),
        (
            marked("Import… reads people from a CSV file and shows what will happen first."),
            Steps(
                (
                    marked("Choose the file, or drop it onto the window."),
                    marked(
                        "Say which column belongs to which field. Columns that have no field are "
                        "left out."
                    ),
                    marked(
                        "Choose what to do with people who are here already: skip them, update "
                        "them, or add them once more."
                    ),
                    marked("Look at the preview, and import."),
                )
            ),
            marked(
                "Imported people stay only here, unless you choose to add them to a Salesforce "
                "list. The whole import can be undone."
            ),
        ),
        ("new_contact", "undo", "lists.export"),
    ),
    Topic(
        "own_lists",
        marked("Own lists"),
        (
            marked(
                "An own list holds the people whom you put into it. Select people in a list and "
                "choose Add to list…, or press + beside the lists at the left."
            ),
            marked(
                "Own lists are only here; Salesforce doesn’t know them. Journeys can begin when "
                "somebody joins or leaves one, and can put people on it or take them off."
            ),
            marked(
                "Deleting a list deletes no people. The window says beforehand which journeys use "
                "it."
            ),
        ),
        ("segments", "lists", "journeys.triggers"),
        ("own_list",),
    ),
    Topic(
        "segments",
        marked("Segments"),
        (
            marked(
                "A segment is a saved question: whoever meets its criteria is in it, and it "
                "follows every change by itself."
            ),
            marked(
                "Press + beside Segments at the left, or filter a list and choose Save as a "
                "segment…. Criteria… changes what it asks for."
            ),
            marked("A segment asks only what is here; it never changes what is synced."),
        ),
        ("wizard.criteria", "own_lists", "journeys.triggers"),
        ("segment", "criteria"),
    ),
)
