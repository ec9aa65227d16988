"""How the causes and the phases of a run are called on screen."""

from __future__ import annotations

from apdesk.domain.run import Cause, Phase

CAUSES = {
    Cause.FIRST: "First sync",
    Cause.TIMER: "On schedule",
    Cause.START: "At start",
    Cause.WAKE: "After waking up",
    Cause.MANUAL: "Sync now",
    Cause.PREFERENCES: "New preferences",
}
PHASES = {
    Phase.CHECK: "Checking the connection",
    Phase.PREPARE: "Salesforce is preparing the records",
    Phase.PULL: "Fetching",
    Phase.CHANGES: "Looking for changes",
    Phase.SWEEP: "Comparing with Salesforce",
    Phase.SEND: "Sending your changes",
    Phase.REMOVE: "Removing",
    Phase.FINISH: "Finishing",
}
