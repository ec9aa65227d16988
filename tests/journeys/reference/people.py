"""Who people are, and where they are in journeys, in plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from apdesk.domain.records import FieldValue

#: What people have that journeys here ask for or change.
FIELDS = (
    "company",
    "number_of_employees",
    "phone",
    "has_opted_out_of_email",
    "last_viewed_date",
)
#: Fields that a contact doesn't have.
OF_LEADS = frozenset({"company", "number_of_employees", "phone"})
#: A trigger of a journey.
Trigger = tuple[int, str]
#: A passage that isn't numbered yet.
NEW = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """A step: one arrival of a passage at a shape. `port` is None where it wasn't left by one."""

    shape: str
    version: int
    arrived_at: str
    left_at: str | None = None
    port: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One time of a person in a journey.

    Attributes:
        source: The trigger by which it came in.
        state: "ready", "waiting" (a delay), "outside", "stuck" or "ended".
        due_at: When a delay is over, or an effect is tried again.
        effects: Of each effect that its steps wanted, in order: whether it was had.
        outcome: "finished" or "ejected".
    """

    id: int
    journey: int
    source: str
    visits: tuple[Visit, ...]
    state: str = "ready"
    due_at: str | None = None
    effects: tuple[bool, ...] = ()
    outcome: str | None = None

    @property
    def here(self) -> Visit:
        return self.visits[-1]

    @property
    def over(self) -> bool:
        return self.state == "ended"

    @property
    def had(self) -> bool:
        """Whether the effect that it waits for was had, and only isn't acknowledged yet."""
        return self.state == "outside" and self.effects[-1]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody.

    Attributes:
        sobject: "Lead" or "Contact"; None: made here.
        state: "local", "member" or "kept".
        fields: In the order of FIELDS.
        lists: The own lists, by their names.
        wanted: As what it is to be created in Salesforce.
        noted: The triggers whose condition it met when it was last looked at.
        events: Campaign statuses that it got and that weren't looked at: (campaign, status).
    """

    sobject: str | None = None
    state: str = "local"
    salesforce_id: str | None = None
    fields: tuple[FieldValue, ...] = (None,) * len(FIELDS)
    lists: frozenset[str] = frozenset()
    wanted: str | None = None
    passages: tuple[Passage, ...] = ()
    noted: frozenset[Trigger] = frozenset()
    events: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> FieldValue:
        return self.fields[FIELDS.index(name)]

    def given(self, name: str, value: FieldValue) -> Person:
        at = FIELDS.index(name)
        return replace(self, fields=(*self.fields[:at], value, *self.fields[at + 1 :]))

    def having(self, passage: Passage) -> Person:
        """With this passage, in the place of the one of that number."""
        if passage.id == NEW:
            return replace(self, passages=(*self.passages, passage))
        passages = tuple(passage if each.id == passage.id else each for each in self.passages)
        if passage not in passages:
            passages = tuple(sorted((*passages, passage), key=lambda each: each.id))
        return replace(self, passages=passages)
