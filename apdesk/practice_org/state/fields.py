"""One field as describe tells it, and the builders that the object tables are written with.

The facts (which flags a type of field has) are those of the describes that real orgs answer with;
the letters below are a shorthand of ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

# a aggregatable, c createable, d defaultedOnCreate, f filterable, g groupable, n nillable,
# s sortable, u updateable, m permissionable (field-level security applies),
# p searchPrefilterable, i idLookup, e externalId, U unique, C caseSensitive, N nameField,
# P polymorphicForeignKey, T namePointing, R restrictedPicklist, Q queryByDistance,
# h htmlFormatted, E encrypted, = calculated, # autoNumber
_FLAGS = {
    "a": "aggregatable",
    "c": "createable",
    "d": "defaultedOnCreate",
    "f": "filterable",
    "g": "groupable",
    "n": "nillable",
    "s": "sortable",
    "u": "updateable",
    "m": "permissionable",
    "p": "searchPrefilterable",
    "i": "idLookup",
    "e": "externalId",
    "U": "unique",
    "C": "caseSensitive",
    "N": "nameField",
    "P": "polymorphicForeignKey",
    "T": "namePointing",
    "R": "restrictedPicklist",
    "Q": "queryByDistance",
    "h": "htmlFormatted",
    "E": "encrypted",
    "=": "calculated",
    "#": "autoNumber",
}
_SOAP_TYPES = {
    "id": "tns:ID",
    "reference": "tns:ID",
    "boolean": "xsd:boolean",
    "int": "xsd:int",
    "double": "xsd:double",
    "currency": "xsd:double",
    "percent": "xsd:double",
    "date": "xsd:date",
    "datetime": "xsd:dateTime",
    "time": "xsd:time",
    "address": "urn:address",
    "location": "urn:location",
}
COMPOUND_TYPES = frozenset({"address", "location"})
NUMBER_TYPES = frozenset({"int", "double", "currency", "percent"})
TEXT_TYPES = frozenset(
    {
        "string",
        "textarea",
        "phone",
        "url",
        "email",
        "picklist",
        "combobox",
        "encryptedstring",
        "multipicklist",
    }
)


@dataclass(frozen=True, slots=True)
class PicklistValue:
    value: str
    active: bool = True
    default: bool = False

    def describe(self) -> dict[str, Any]:
        return {
            "active": self.active,
            "defaultValue": self.default,
            "label": self.value,
            "validFor": None,
            "value": self.value,
        }


@dataclass(frozen=True, slots=True)
class Field:
    """`derived` is the SQL expression of a field that is computed when it is read; it may name
    `{t}` (the row's alias) and `{today}` (the user's date)."""

    name: str
    label: str
    type: str
    flags: str
    length: int = 0
    precision: int = 0
    scale: int = 0
    digits: int = 0
    reference_to: tuple[str, ...] = ()
    relationship: str | None = None
    compound: str | None = None
    extra: str | None = None
    default: object = None
    values: tuple[PicklistValue, ...] = ()
    formula: str | None = None
    derived: str | None = None
    cascade_delete: bool = False

    def has(self, letter: str) -> bool:
        return letter in self.flags

    @property
    def createable(self) -> bool:
        return "c" in self.flags

    @property
    def updateable(self) -> bool:
        return "u" in self.flags

    @property
    def filterable(self) -> bool:
        return "f" in self.flags

    @property
    def sortable(self) -> bool:
        return "s" in self.flags

    @property
    def nillable(self) -> bool:
        return "n" in self.flags

    @property
    def custom(self) -> bool:
        return self.name.endswith(("__c", "__s"))

    @property
    def looked_up(self) -> bool:
        """Whether records are found by its value: the folded text is indexed."""
        return self.has("e") or self.has("U") or (self.has("i") and self.type == "email")

    @property
    def stored(self) -> bool:
        """Has a column of its own."""
        return self.derived is None and self.type not in COMPOUND_TYPES

    @property
    def required(self) -> bool:
        """Must be given on create."""
        return "c" in self.flags and "n" not in self.flags and "d" not in self.flags

    @property
    def long_text(self) -> bool:
        return self.type == "textarea" and self.length > 255

    @property
    def element_name(self) -> str | None:
        """Its name inside the compound field."""
        if self.compound is None:
            return None
        if self.compound.endswith("__c"):
            return "latitude" if "Latitude" in self.name else "longitude"
        short = self.name.removeprefix(self.compound.removesuffix("Address"))
        return short[0].lower() + short[1:]

    def with_flags(self, *, add: str = "", drop: str = "") -> Field:
        kept = "".join(letter for letter in self.flags if letter not in drop + add)
        return replace(self, flags=kept + add)

    def describe(self) -> dict[str, Any]:
        """The whole property set, in the platform's alphabetical order."""
        return dict(_described(self))

    def _describe(self) -> dict[str, Any]:
        texts = self.type in TEXT_TYPES
        properties: dict[str, Any] = {
            "aiPredictionField": False,
            "byteLength": self.length * 3 if texts else self.length,
            "calculatedFormula": self.formula,
            "cascadeDelete": False,  # told by the parent's child relationship
            "compoundFieldName": self.compound,
            "controllerName": None,
            "custom": self.custom,
            "defaultValue": self.default,
            "defaultValueFormula": None,
            "dependentPicklist": False,
            "deprecatedAndHidden": False,
            "digits": self.digits,
            "displayLocationInDecimal": self.type == "location",
            "extraTypeInfo": self.extra,
            "filteredLookupInfo": None,
            "formulaTreatNullNumberAsZero": self.formula is not None and self.type in NUMBER_TYPES,
            "highScaleNumber": False,
            "inlineHelpText": None,
            "label": self.label,
            "length": self.length,
            "mask": "*" if self.type == "encryptedstring" else None,
            "maskType": "lastFour" if self.type == "encryptedstring" else None,
            "name": self.name,
            "picklistValues": [value.describe() for value in self.values],
            "precision": self.precision,
            "referenceTargetField": None,
            "referenceTo": list(self.reference_to),
            "relationshipName": self.relationship,
            "relationshipOrder": None,
            "restrictedDelete": False,
            "scale": self.scale,
            "soapType": _SOAP_TYPES.get(self.type, "xsd:string"),
            "type": self.type,
            "writeRequiresMasterRead": False,
        }
        for letter, name in _FLAGS.items():
            properties[name] = letter in self.flags
        return dict(sorted(properties.items()))


# Every program that logs in asks for hundreds of fields, which seldom change.
@lru_cache(maxsize=2048)
def _described(field: Field) -> dict[str, Any]:
    return field._describe()


def picklist_values(
    *values: str, default: str | None = None, retired: str = ""
) -> tuple[PicklistValue, ...]:
    """`retired`: values that are no longer offered, separated by `|`."""
    offered = [PicklistValue(value, True, value == default) for value in values]
    old = [PicklistValue(value, active=False) for value in retired.split("|") if value]
    return tuple(offered + old)


def text(name: str, label: str, length: int, flags: str = "acfgnsum", **more: Any) -> Field:
    return Field(name, label, more.pop("type", "string"), flags, length=length, **more)


def email(name: str, label: str, flags: str = "acfgnsum") -> Field:
    return Field(name, label, "email", flags, length=80)


def phone(name: str, label: str) -> Field:
    return Field(name, label, "phone", "acfgnsum", length=40)


def url(name: str, label: str, flags: str = "acfgnsum", extra: str | None = None) -> Field:
    return Field(name, label, "url", flags, length=255, extra=extra)


def small_area(name: str, label: str, compound: str | None = None) -> Field:
    return Field(
        name, label, "textarea", "acfgnsum", length=255, compound=compound, extra="plaintextarea"
    )


def long_area(name: str, label: str, length: int = 32000, *, rich: bool = False) -> Field:
    kind = "richtextarea" if rich else "plaintextarea"
    return Field(name, label, "textarea", "cnumh" if rich else "cnum", length=length, extra=kind)


def picklist(
    name: str,
    label: str,
    values: tuple[PicklistValue, ...],
    flags: str = "acfgnsum",
    length: int = 40,
    **more: Any,
) -> Field:
    default = next((value.value for value in values if value.default), None)
    return Field(
        name, label, "picklist", flags, length=length, values=values, default=default, **more
    )


def multi_picklist(name: str, label: str, values: tuple[PicklistValue, ...]) -> Field:
    return Field(name, label, "multipicklist", "cfnum", length=4099, values=values, precision=4)


def boolean(name: str, label: str, flags: str = "cdfgsum") -> Field:
    return Field(name, label, "boolean", flags, default=False)


def number(
    name: str,
    label: str,
    precision: int = 18,
    scale: int = 0,
    *,
    type: str = "double",
    flags: str = "acfnsum",
    **more: Any,
) -> Field:
    return Field(name, label, type, flags, precision=precision, scale=scale, **more)


def integer(name: str, label: str, digits: int = 8, flags: str = "acfgnsum", **more: Any) -> Field:
    return Field(name, label, "int", flags, digits=digits, **more)


def date(name: str, label: str, flags: str = "acfgnsum", **more: Any) -> Field:
    return Field(name, label, "date", flags, **more)


def datetime(name: str, label: str, flags: str = "acfnsum") -> Field:
    return Field(name, label, "datetime", flags)


def time(name: str, label: str) -> Field:
    return Field(name, label, "time", "acfgnsum")


def reference(
    name: str, label: str, to: str, relationship: str | None, flags: str = "acfgnsupm", **more: Any
) -> Field:
    """`to`: object names separated by spaces."""
    return Field(
        name,
        label,
        "reference",
        flags,
        length=18,
        reference_to=tuple(to.split()),
        relationship=relationship,
        **more,
    )


def encrypted(name: str, label: str, length: int) -> Field:
    return Field(name, label, "encryptedstring", "cnumE", length=length)


def auto_number(name: str, label: str, display: str) -> Field:
    """`display` is the format, such as `L-{:06d}`."""
    return Field(name, label, "string", "adfgs#m", length=30, formula=None, default=display)


def formula(name: str, label: str, type: str, expression: str, derived: str, **more: Any) -> Field:
    flags = "fgs=m" if type == "boolean" else "afns=m" if type in NUMBER_TYPES else "afgns=m"
    if type == "datetime":
        flags = "afns=m"
    return Field(name, label, type, flags, formula=expression, derived=derived, **more)


def location(name: str, label: str) -> tuple[Field, ...]:
    """A geolocation: the compound field and its two parts."""
    stem = name.removesuffix("__c")
    parts = tuple(
        number(f"{stem}__{part}__s", f"{label} ({part})", 18, 15, compound=name)
        for part in ("Latitude", "Longitude")
    )
    return (Field(name, label, "location", "fnQm"), *parts)


def name_parts(first: str = "First Name", last: str = "Last Name") -> tuple[Field, ...]:
    """LastName, FirstName, Salutation and the compound Name of a person."""
    return (
        text("LastName", last, 80, "acfgsu", compound="Name", extra="personname"),
        text("FirstName", first, 40, "acfgnsu", compound="Name", extra="personname"),
        picklist(
            "Salutation",
            "Salutation",
            picklist_values("Mr.", "Ms.", "Mrs.", "Dr.", "Prof."),
            "acfgnsu",
            compound="Name",
            extra="personname",
        ),
        text("Name", "Full Name", 121, "afgsN", extra="personname"),
    )


_ACCURACY = picklist_values(
    "Address",
    "NearAddress",
    "Block",
    "Street",
    "ExtendedZip",
    "Zip",
    "Neighborhood",
    "City",
    "County",
    "State",
    "Unknown",
)


def address(prefix: str = "") -> tuple[Field, ...]:
    """The eight parts of an address and the compound field, as on Lead or (prefixed) elsewhere."""
    compound = f"{prefix}Address"
    label = f"{prefix} " if prefix else ""

    def part(name: str, words: str, length: int) -> Field:
        return text(f"{prefix}{name}", label + words, length, compound=compound)

    return (
        small_area(f"{prefix}Street", f"{label}Street", compound),
        part("City", "City", 40),
        part("State", "State/Province", 80),
        part("PostalCode", "Zip/Postal Code", 20),
        part("Country", "Country", 80),
        number(f"{prefix}Latitude", f"{label}Latitude", 18, 15, compound=compound),
        number(f"{prefix}Longitude", f"{label}Longitude", 18, 15, compound=compound),
        picklist(
            f"{prefix}GeocodeAccuracy",
            f"{label}Geocode Accuracy",
            _ACCURACY,
            "acfgnsumR",
            compound=compound,
        ),
        Field(compound, f"{label}Address", "address", "fnQm"),
    )


def system_fields(
    *, owner: str | None = "User", viewed: bool = True, activity: bool = True
) -> tuple[Field, ...]:
    """OwnerId (None: no owner) and the audit fields, in the platform's order."""
    fields: list[Field] = []
    if owner is not None:
        flags = "acdfgsuPT" if " " in owner else "acdfgsu"
        fields.append(reference("OwnerId", "Owner ID", owner, "Owner", flags))
    fields += [
        datetime("CreatedDate", "Created Date", "adfs"),
        reference("CreatedById", "Created By ID", "User", "CreatedBy", "adfgs"),
        datetime("LastModifiedDate", "Last Modified Date", "adfs"),
        reference("LastModifiedById", "Last Modified By ID", "User", "LastModifiedBy", "adfgs"),
        datetime("SystemModstamp", "System Modstamp", "adfs"),
    ]
    if activity:
        fields.append(date("LastActivityDate", "Last Activity", "afgns"))
    if viewed:
        fields += [
            datetime("LastViewedDate", "Last Viewed Date", "afns"),
            datetime("LastReferencedDate", "Last Referenced Date", "afns"),
        ]
    return tuple(fields)


def head(label: str, merges: str | None = None, *, deletable: bool = True) -> tuple[Field, ...]:
    """Id, IsDeleted and (for objects that can be merged) MasterRecordId."""
    fields = [Field("Id", f"{label} ID", "id", "adfgsi", length=18)]
    if deletable:
        fields.append(boolean("IsDeleted", "Deleted", "dfgs"))
    if merges:
        fields.append(
            reference("MasterRecordId", "Master Record ID", merges, "MasterRecord", "afgns")
        )
    return tuple(fields)
