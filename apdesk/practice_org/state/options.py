"""What a caller may say of a save beside its values; REST takes it from request headers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SaveOptions:
    """`allow_duplicates` passes duplicate rules that only alert; `assign` lets the assignment rule
    choose the owner, as REST does unless it is told not to."""

    allow_duplicates: bool = False
    assign: bool = False


#: A save that says nothing.
PLAIN = SaveOptions()
