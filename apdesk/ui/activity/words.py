"""How the causes and the phases of a run are called on screen; `translated` says them."""

from __future__ import annotations

from apdesk.domain.run import Cause, Phase
from apdesk.language import marked

CAUSES = {
    Cause.FIRST: marked("First sync"),
    Cause.TIMER: marked("On schedule"),
    Cause.START: marked("At start"),
    Cause.WAKE: marked("After sleep"),
    Cause.MANUAL: marked("By hand"),
    Cause.PREFERENCES: marked("Preferences"),
}
PHASES = {
    Phase.CHECK: marked("Checking the connection"),
    Phase.PREPARE: marked("Salesforce is preparing the records"),
    Phase.PULL: marked("Fetching"),
    Phase.CHANGES: marked("Looking for changes"),
    Phase.SWEEP: marked("Comparing with Salesforce"),
    Phase.SEND: marked("Sending your changes"),
    Phase.REMOVE: marked("Removing"),
    Phase.FINISH: marked("Finishing"),
}
