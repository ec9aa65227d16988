"""What steps want outside of the database, as it is written down: `Effect.payload`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from apdesk.domain.journey.kinds import (
    AssignLead,
    Email,
    Named,
    Save,
    SetCampaignStatus,
    Task,
)

#: A step that makes one effect for each person, the same for all.
Alike = AssignLead | SetCampaignStatus | Save | Task | Email


def of(settings: Alike) -> tuple[str, dict[str, Any]]:
    """The kind of the effect and its payload."""
    match settings:
        case AssignLead():
            return owner(settings.user)
        case SetCampaignStatus():
            return "member", {"campaign": asdict(settings.campaign), "status": settings.status}
        case Save():
            return "save", {"sobject": settings.sobject}
        case Task():
            return "task", asdict(settings)
        case Email():
            return "mail", asdict(settings)


def owner(user: Named) -> tuple[str, dict[str, Any]]:
    """The same for a lead that a user is to own."""
    return "owner", {"user": asdict(user)}
