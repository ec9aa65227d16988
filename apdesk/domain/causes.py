"""What failed writes have in common: a key that groups them, and a short title for people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from apdesk.domain.wording import all_of
from apdesk.language import marked, tr, translated

#: Refusals in an admin's own words, the same for each record: one cause for each text.
_RULES = frozenset({"FIELD_CUSTOM_VALIDATION_EXCEPTION", "FIELD_FILTER_VALIDATION_EXCEPTION"})
#: Refusals in the words of an automation, which often name the record.
_AUTOMATIONS = frozenset({"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "CANNOT_EXECUTE_FLOW_TRIGGER"})
#: Salesforce's code where a duplicate rule stops a record.
DUPLICATES = "DUPLICATES_DETECTED"
_PICKLIST = "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"
#: What differs from record to record in the text of a trigger: ids first, then other numbers.
_IDS = re.compile(r"\b(?=[A-Za-z]*[0-9])[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?\b")
_NUMBERS = re.compile(r"[0-9]+")
_LONGEST_TITLE = 120

_ONE_FIELD = {
    _PICKLIST: marked("{fields}: not an entry of the picklist"),
    "REQUIRED_FIELD_MISSING": "{fields}: missing",
    "STRING_TOO_LONG": marked("{fields}: too long"),
    "NUMBER_OUTSIDE_VALID_RANGE": marked("{fields}: out of range"),
    "INVALID_EMAIL_ADDRESS": marked("{fields}: not an e-mail address"),
    "INVALID_TYPE_ON_FIELD_IN_RECORD": marked("{fields}: not a value of this field"),
    "JSON_PARSER_ERROR": marked("{fields}: not a value of this field"),
    "FIELD_INTEGRITY_EXCEPTION": marked("{fields}: doesn't go with another field"),
    "INVALID_FIELD_FOR_INSERT_UPDATE": marked("{fields}: your user may not change it"),
    "INVALID_FIELD": marked("{fields}: no longer there in Salesforce"),
    "DUPLICATE_VALUE": marked("{fields}: the value is taken by another record"),
    "DUPLICATE_EXTERNAL_ID": marked("{fields}: the value is taken by another record"),
    "INVALID_CROSS_REFERENCE_KEY": marked("{fields}: the record it points to isn't there"),
    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY": marked(
        "{fields}: no access to the record it names"
    ),
    "INACTIVE_OWNER_OR_USER": marked("{fields}: the user is no longer active"),
    "MALFORMED_ID": marked("{fields}: not a Salesforce id"),
    "ENTITY_IS_DELETED": marked("{fields}: the record it points to was deleted"),
}
_WHOLE_RECORD = {
    _PICKLIST: marked("A value is not an entry of its picklist"),
    "REQUIRED_FIELD_MISSING": marked("A required value is missing"),
    "STRING_TOO_LONG": marked("A value is too long"),
    "NUMBER_OUTSIDE_VALID_RANGE": marked("A number is out of range"),
    "INVALID_EMAIL_ADDRESS": marked("An e-mail address is malformed"),
    "INVALID_TYPE_ON_FIELD_IN_RECORD": marked("A value is not of its field's kind"),
    "JSON_PARSER_ERROR": marked("A value is not of its field's kind"),
    "FIELD_INTEGRITY_EXCEPTION": marked("Two values don't go together"),
    "INVALID_FIELD_FOR_INSERT_UPDATE": marked("Your user may not change a field"),
    "INVALID_FIELD": marked("A field is no longer there in Salesforce"),
    DUPLICATES: marked("Salesforce sees a duplicate"),
    "DUPLICATE_VALUE": marked("A value is taken by another record"),
    "DUPLICATE_EXTERNAL_ID": marked("A value is taken by another record"),
    "INVALID_CROSS_REFERENCE_KEY": marked("A record that was pointed to isn't there"),
    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY": marked(
        "No access to a record that was pointed to"
    ),
    "INACTIVE_OWNER_OR_USER": marked("The owner is no longer active"),
    "INSUFFICIENT_ACCESS": marked("Your user may not change the record"),
    "INSUFFICIENT_ACCESS_OR_READONLY": marked("Your user may not change the record"),
    "ENTITY_IS_LOCKED": marked("Locked by an approval in Salesforce"),
    "UNABLE_TO_LOCK_ROW": marked("Somebody else was saving the record"),
    "ENTITY_IS_DELETED": marked("Deleted in Salesforce"),
    "NOT_FOUND": marked("No longer in Salesforce"),
    "CANNOT_UPDATE_CONVERTED_LEAD": marked("The lead was converted"),
    "LIMIT_EXCEEDED": marked("An automation of the org hit a limit"),
    "STORAGE_LIMIT_EXCEEDED": marked("The org's storage is full"),
    "UNKNOWN_EXCEPTION": marked("Something went wrong inside Salesforce"),
    "SERVER_UNAVAILABLE": marked("Salesforce wasn't available"),
}
#: By our own code, where Salesforce gave none: "network" stands for all that begin so.
_OURS = {
    "edit.invalid": marked("A value doesn't fit its Salesforce field"),
    "network": marked("Salesforce couldn't be reached"),
    "salesforce.malformed_answer": marked("Salesforce's answer couldn't be used"),
    "salesforce.unavailable": marked("Salesforce wasn't available"),
}
_WHOSE = {
    "FIELD_FILTER_VALIDATION_EXCEPTION": marked("A lookup filter of the org"),
    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY": marked("A trigger of the org"),
    "CANNOT_EXECUTE_FLOW_TRIGGER": marked("A flow of the org"),
}


_A_RULE = marked("A rule of the org")


def cause_of(code: str, error_code: str, fields: Sequence[str], said: str) -> str:
    """A stable key: failures that have it in common are mended in the same way.

    What an admin's rule said groups by its text, what an automation said by its text without ids
    and numbers; a restricted picklist by its field, whatever the value; everything else by
    Salesforce's code and the fields that it names (by our own code where Salesforce gave none).
    """
    name = error_code.upper() or code
    if name in _RULES:
        return f"{name}:{' '.join(said.split())}"
    if name in _AUTOMATIONS:
        return f"{name}:{_pattern(said)}"
    named = sorted({each for each in fields if each}, key=lambda each: (each.lower(), each))
    if name == _PICKLIST and not named:
        # "Status: bad value for restricted picklist field: x": all but the value
        named = [_pattern(said.rpartition(":")[0])]
    return f"{name}:{','.join(named)}" if any(named) else name


def cause_words(code: str, error_code: str, fields_labels: Sequence[str], said: str) -> str:
    """A title for the cause, short enough for a heading; the labels are those of its fields."""
    name = error_code.upper()
    labels = [each for each in dict.fromkeys(fields_labels) if each]
    if name in _RULES | _AUTOMATIONS:
        quote = _shortened(" ".join(said.split()))
        whose = translated(_WHOSE.get(name, _A_RULE))
        if quote:
            return tr("{whose}: “{quote}”", whose=whose, quote=quote)
        return tr("{whose} refused the record", whose=whose)
    if labels and name in _ONE_FIELD:
        return translated(_ONE_FIELD[name], fields=all_of(labels, most=3))
    if name in _WHOLE_RECORD:
        return translated(_WHOLE_RECORD[name])
    ours = _OURS.get(code) or _OURS.get(code.partition(".")[0])
    if name:
        said = tr("Refused by Salesforce: {name}", name=name)
    else:
        said = translated(ours) if ours else tr("Not sent: {code}", code=code)
    return f"{said} ({all_of(labels, most=3)})" if labels else said


def _pattern(said: str) -> str:
    return _NUMBERS.sub("#", _IDS.sub("#", " ".join(said.split())))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TITLE else f"{text[: _LONGEST_TITLE - 1].rstrip()}…"
