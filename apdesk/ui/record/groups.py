"""The order and the groups in which a record's fields are shown. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.language import marked, translated
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
    "": marked("Address"),
    "Mailing": marked("Mailing address"),
    "Other": marked("Other address"),
    "Billing": marked("Billing address"),
    "Shipping": marked("Shipping address"),
}
_ABOUT_WHOM = marked("About", note="a group of fields")
_DETAILS = marked("Contact details")
_OF_SALES = marked("Sales")
_MORE = marked("More fields")
_OWN = marked("Salesforce’s own")
#: The groups' titles, which are said by `Group.words`.
ORDER = (_ABOUT_WHOM, _DETAILS, _OF_SALES, *_ADDRESSES.values(), _MORE, _OWN)


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    fields: tuple[DetailField, ...]

    @property
    def words(self) -> str:
        """The title in the user's language."""
        if self.title == _ABOUT_WHOM:
            return translated(self.title, note="a group of fields")
        return translated(self.title)


def group_of(field: DetailField, name: str) -> str:
    """The group that a field belongs to, by the name of the Salesforce field that it comes from."""
    if name in _ABOUT:
        return _ABOUT_WHOM
    if name in _REACH or (not name and field.type in (ApdeskType.EMAIL, ApdeskType.PHONE)):
        return _DETAILS
    if name in _SALES:
        return _OF_SALES
    if name in _SYSTEM:
        return _OWN
    for prefix, title in _ADDRESSES.items():
        if name.startswith(prefix) and name.removeprefix(prefix) in _ADDRESS_PARTS:
            return title
    return _MORE


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
    if _ABOUT_WHOM in found:
        found[_ABOUT_WHOM].sort(key=lambda each: _ABOUT.index(api[each.name]))
    return tuple(Group(title, tuple(found[title])) for title in ORDER if title in found)
