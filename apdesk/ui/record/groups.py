"""The order and the groups in which a record's fields are shown. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.store.lists import DetailField

_REACH = frozenset(
    {
        "Email",
        "Phone",
        "MobilePhone",
        "HomePhone",
        "OtherPhone",
        "AssistantPhone",
        "Fax",
        "Website",
        "HasOptedOutOfEmail",
        "HasOptedOutOfFax",
        "DoNotCall",
        "EmailBouncedReason",
        "EmailBouncedDate",
        "IsEmailBounced",
    }
)
#: In the order in which they are read.
_ABOUT = (
    "Name",
    "Salutation",
    "FirstName",
    "MiddleName",
    "LastName",
    "Suffix",
    "Title",
    "Department",
    "Company",
    "AccountName",
    "AccountId",
    "ReportsToId",
    "Industry",
    "Type",
    "ParentId",
    "AnnualRevenue",
    "NumberOfEmployees",
    "Ownership",
    "TickerSymbol",
    "AccountNumber",
    "Site",
    "Sic",
    "SicDesc",
    "Birthdate",
    "AssistantName",
    "Description",
)
_SALES = frozenset(
    {
        "Status",
        "LeadSource",
        "AccountSource",
        "Rating",
        "OwnerId",
        "IsUnreadByOwner",
        "IsConverted",
        "ConvertedDate",
        "ConvertedAccountId",
        "ConvertedContactId",
        "ConvertedOpportunityId",
        "CampaignId",
    }
)
_SYSTEM = frozenset(
    {
        "CreatedDate",
        "CreatedById",
        "LastModifiedDate",
        "LastModifiedById",
        "LastActivityDate",
        "LastViewedDate",
        "LastReferencedDate",
        "LastCURequestDate",
        "LastCUUpdateDate",
        "Jigsaw",
        "JigsawCompanyId",
        "JigsawContactId",
        "PhotoUrl",
        "RecordTypeId",
        "CleanStatus",
        "IndividualId",
        "SystemModstamp",
        "MasterRecordId",
    }
)
_ADDRESS_PARTS = (
    "Street",
    "City",
    "State",
    "StateCode",
    "PostalCode",
    "Country",
    "CountryCode",
    "Latitude",
    "Longitude",
    "GeocodeAccuracy",
)
_ADDRESSES = {
    "": "Address",
    "Mailing": "Mailing address",
    "Other": "Other address",
    "Billing": "Billing address",
    "Shipping": "Shipping address",
}
ORDER = (
    "About",
    "Contact details",
    "Sales",
    *_ADDRESSES.values(),
    "More fields",
    "Salesforce’s own",
)


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    fields: tuple[DetailField, ...]


def group_of(field: DetailField, name: str) -> str:
    """The group that a field belongs to, by the name of the Salesforce field that it comes from."""
    if name in _ABOUT:
        return "About"
    if name in _REACH or (not name and field.type in (ApdeskType.EMAIL, ApdeskType.PHONE)):
        return "Contact details"
    if name in _SALES:
        return "Sales"
    if name in _SYSTEM:
        return "Salesforce’s own"
    for prefix, title in _ADDRESSES.items():
        if name.startswith(prefix) and name.removeprefix(prefix) in _ADDRESS_PARTS:
            return title
    return "More fields"


def blank(field: DetailField) -> bool:
    return field.value is None or field.value == ""


def grouped(
    fields: Sequence[DetailField],
    *,
    blanks: bool,
    always: Collection[str] = (),
    names: Mapping[str, str] | None = None,
) -> tuple[Group, ...]:
    """The groups with something to show, in their order.

    Args:
        fields: All fields of the record.
        blanks: Keep fields without a value.
        always: apdesk names of fields that are kept in any case.
        names: API names by apdesk name, where the record's own object has none: a person made here.
    """
    known = names or {}
    api = {each.name: each.salesforce or known.get(each.name, "") for each in fields}
    found: dict[str, list[DetailField]] = {}
    for each in fields:
        if blanks or not blank(each) or each.name in always:
            found.setdefault(group_of(each, api[each.name]), []).append(each)
    if "About" in found:
        found["About"].sort(key=lambda each: _ABOUT.index(api[each.name]))
    return tuple(Group(title, tuple(found[title])) for title in ORDER if title in found)
