"""Journeys: building, publishing, watching them; e-mail."""

from __future__ import annotations

from apdesk.language import marked
from apdesk.ui.help.topic import Steps, Topic

TOPICS = (
    Topic(
        "journeys",
        marked("Journeys"),
        (
            marked(
                "A journey does things for people by itself: it sends e-mails, assigns leads, "
                "creates tasks, changes fields, or waits. You draw it once, publish it, and people "
                "go through it on their own."
            ),
            Steps(
                (
                    marked("Choose New journey, and a template or an empty one."),
                    marked("Put at least one trigger on the canvas: it says who comes in."),
                    marked("Add what is to happen, and draw arrows from step to step."),
                    marked("Try it with Dry run…: nothing is sent, and nothing is changed."),
                    marked("Publish… makes it live."),
                )
            ),
            marked(
                "Each shape then shows two numbers: how many people entered it, and how many are "
                "there now. Click a number to see the people."
            ),
        ),
        (
            "journeys.canvas",
            "journeys.triggers",
            "journeys.actions",
            "journeys.conditions",
            "journeys.publish",
        ),
        ("journey", "trigger", "action", "condition"),
    ),
    Topic(
        "journeys.canvas",
        marked("The canvas"),
        (
            marked(
                "Triggers are circles, actions are squares, conditions are octagons. Drag a step "
                "from the left onto the canvas, then draw an arrow from the dot at the edge of one "
                "step to the next."
            ),
            marked(
                "By keyboard: Enter in the palette adds a step; the arrow keys and Tab go from "
                "step to step; Enter opens the settings of a step, C draws an arrow from it, and "
                "Delete removes it."
            ),
            marked(
                "Every change is saved as a draft at once, and can be undone. Tidy up puts the "
                "steps in order. Below the canvas stands what still keeps the journey from being "
                "published."
            ),
        ),
        ("journeys", "journeys.publish", "keyboard"),
        ("draft", "shape", "arrow"),
    ),
    Topic(
        "journeys.triggers",
        marked("Triggers"),
        (
            marked(
                "A trigger says who comes into the journey, and when: a campaign status changed, "
                "somebody joined or left a list or a segment, came to meet criteria, or was added "
                "by hand."
            ),
            marked(
                "“Let people in again” lets a person enter each time it happens; otherwise each "
                "enters once. When you publish, you can also let in those who fit already."
            ),
            marked("A journey may have several triggers."),
        ),
        ("journeys.again", "journeys.publish", "segments", "own_lists"),
        ("trigger", "campaign", "segment"),
    ),
    Topic(
        "journeys.again",
        marked("Let people in again"),
        (
            marked(
                "With this on, a person enters each time the trigger’s condition is met anew, even "
                "while still inside. With it off, each person enters here once."
            ),
            marked("An e-mail still goes only once to a person, unless its step says otherwise."),
        ),
        ("journeys.triggers", "journeys.email"),
        ("trigger",),
    ),
    Topic(
        "journeys.actions",
        marked("Actions"),
        (
            marked(
                "Actions do something for the person who arrives: assign the lead to a user or to "
                "a group in turn, set a campaign status, create or update the record in "
                "Salesforce, create a task, change a field, add to or remove from a list, send an "
                "e-mail, wait, or end the journey."
            ),
            marked(
                "What a journey does in Salesforce, it does with your login. If Salesforce refuses "
                "it, the person waits at that step and the journey says so; nothing is repeated "
                "blindly."
            ),
        ),
        ("journeys.email", "journeys.delay", "journeys.stuck"),
        ("action", "campaign", "delay"),
    ),
    Topic(
        "journeys.conditions",
        marked("Conditions"),
        (
            marked(
                "A condition asks one question about the person and leads on by Yes or by No: "
                "whether they have a campaign status, meet criteria, or are on a list."
            ),
            marked(
                "It asks at the moment when the person arrives. An answer without an arrow ends "
                "the journey there."
            ),
        ),
        ("wizard.criteria", "journeys.canvas"),
        ("condition", "criteria"),
    ),
    Topic(
        "journeys.delay",
        marked("Delay"),
        (
            marked(
                "A delay lets people wait: minutes, hours, days or weeks, and if you like only "
                "until the next time window on the weekdays that you choose."
            ),
            marked(
                "Whoever is waiting keeps the delay with which they came to the step, even if you "
                "change it and publish anew."
            ),
        ),
        ("journeys.actions", "journeys.pause"),
        ("delay",),
    ),
    Topic(
        "journeys.email",
        marked("E-mails of journeys"),
        (
            marked(
                "A journey sends e-mails through your own mail server, from a template with the "
                "person’s own values in it. Set the server up in Preferences, E-mail."
            ),
            marked(
                "A person gets the same template once, from whichever journey, unless the step "
                "says otherwise. Nobody who opted out gets any, and neither does a twin with the "
                "same address."
            ),
            marked(
                "If apdesk ends while an e-mail is on its way, it looks afterwards and never sends "
                "it twice by itself."
            ),
        ),
        ("journeys.templates", "settings.mail", "record.twins"),
        ("opt_out", "action"),
    ),
    Topic(
        "journeys.templates",
        marked("E-mail templates"),
        (
            marked(
                "A template is an e-mail that is written once. Insert field puts a value of the "
                "person into it, such as {{first_name|there}}: what stands after the line is used "
                "where the field is blank."
            ),
            marked(
                "The preview shows it for any person, and Send test e-mail sends it to your own "
                "address. {{unsubscribe}} writes the way to get no more e-mails."
            ),
        ),
        ("journeys.email", "settings.unsubscribe"),
        ("field", "opt_out"),
    ),
    Topic(
        "journeys.dry_run",
        marked("Dry run"),
        (
            marked(
                "A dry run tries the draft on a copy of your data, with all delays over at once. "
                "Nothing is sent, and nothing is changed, neither here nor in Salesforce."
            ),
            marked(
                "It shows how many people would come in, which e-mails and changes they would get, "
                "and who would wait for you."
            ),
        ),
        ("journeys.publish",),
        ("draft",),
    ),
    Topic(
        "journeys.publish",
        marked("Publish"),
        (
            marked(
                "Publishing makes the draft live: from then on people come in by its triggers. "
                "Before that, apdesk says what is missing, and what the change does to people who "
                "are inside."
            ),
            marked(
                "Whoever is inside acts by the version with which they came to their step, and "
                "goes on by the new one from the next step that it still has. You can go on "
                "drawing: the draft changes nothing until you publish it again."
            ),
        ),
        ("journeys.dry_run", "journeys.pause", "journeys.again"),
        ("draft", "journey"),
    ),
    Topic(
        "journeys.pause",
        marked("Pause a journey"),
        (
            marked(
                "While a journey is paused, nobody comes in and nobody moves. Delays go on: those "
                "that end meanwhile are over when you resume it."
            ),
            marked(
                "Whoever meets a trigger during the pause doesn’t come in, not even afterwards. "
                "What was asked of Salesforce or the mail server before is still done."
            ),
        ),
        ("journeys.publish", "journeys"),
        ("journey", "delay"),
    ),
    Topic(
        "journeys.stuck",
        marked("People who need you"),
        (
            marked(
                "Somebody needs you when a step can’t be done, for example because Salesforce or "
                "the mail server refused it. They wait at the step; all others go on."
            ),
            marked(
                "Click the number to see who, and what the answer was. Try again after you have "
                "put it right, let them go on without the step, or remove them from the journey."
            ),
        ),
        ("errors", "journeys.actions", "settings.mail"),
        ("journey",),
    ),
)
