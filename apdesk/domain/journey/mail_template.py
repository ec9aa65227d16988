"""An e-mail as it is written once, for everybody who gets it."""

from __future__ import annotations

from dataclasses import dataclass

from apdesk.domain.journey import merge_text

#: '{{unsubscribe}}' is the way to unsubscribe: no field.
UNSUBSCRIBE = "unsubscribe"


@dataclass(frozen=True, slots=True)
class MailTemplate:
    """Its name is unique without regard to case. `subject`, `text` and `html` may hold fields
    (`merge_text`); without `html` it is sent as plain text."""

    name: str
    subject: str
    text: str
    html: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The apdesk fields that it uses, each once."""
        parts = (self.subject, self.text, self.html)
        used = (name for each in parts for name in merge_text.fields_in(each))
        return tuple(dict.fromkeys(name for name in used if name != UNSUBSCRIBE))

    @property
    def bare_fields(self) -> tuple[str, ...]:
        """Those of them that stand somewhere without words for when they are blank."""
        parts = (self.subject, self.text, self.html)
        bare = (
            place.field
            for each in parts
            for place in merge_text.parse(each)
            if isinstance(place, merge_text.Placeholder) and not place.fallback
        )
        return tuple(dict.fromkeys(name for name in bare if name and name != UNSUBSCRIBE))
