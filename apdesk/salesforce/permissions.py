"""Who is connected where, and what that user may do: the permission check of the connect page.

Sources: Object Reference, "Organization", "User", "Profile"; describe of the three objects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from apdesk.domain import soql
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.language import marked, tr, translated
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import Identity, Org, QueryResult, RawQuery
from apdesk.salesforce.rest import API_VERSION

_ORGANIZATION = (
    "SELECT Id, Name, IsSandbox, OrganizationType, InstanceName, FiscalYearStartMonth, "
    "TimeZoneSidKey, DefaultLocaleSidKey FROM Organization LIMIT 1"
)
_USER = (
    "SELECT Id, TimeZoneSidKey, LocaleSidKey, Profile.Name, Profile.PermissionsModifyAllData, "
    "Profile.PermissionsViewAllData FROM User WHERE Id = {user} LIMIT 1"
)
_PLURALS = {"Lead": marked("Leads"), "Contact": marked("Contacts"), "Account": marked("Accounts")}
_HERE = {
    "Lead": marked("leads"),
    "Contact": marked("contacts"),
    "Account": marked("companies"),
}
_STANDARD_ADMINISTRATOR = "System Administrator"
#: The first version with everything that apdesk uses. (REST API Developer Guide, "Collections")
_OLDEST_VERSION = "42.0"


@dataclass(frozen=True, slots=True)
class ObjectPermission:
    """What the user may do with one object; `fields` are the fields that are visible."""

    readable: bool
    creatable: bool
    editable: bool
    fields: int


@dataclass(frozen=True, slots=True)
class PermissionReport:
    """The page after the login.

    Attributes:
        objects: For each synced object.
        administrator: Whether the profile looks like an administrator's; None: can't be seen.
        profile: The profile's name, '' when it can't be seen.
        sandbox: False in production; None: can't be seen.
        problems: One sentence for each lack, with its consequence.
        timezone, locale, fiscal_year_start_month: For the evaluation of criteria.
        api_version: The version that apdesk speaks with this org.
    """

    objects: Mapping[str, ObjectPermission]
    administrator: bool | None
    profile: str
    org_id: str
    org_name: str
    edition: str
    instance_name: str
    instance_url: str
    sandbox: bool | None
    user_id: str
    username: str
    display_name: str
    email: str
    timezone: str
    locale: str
    fiscal_year_start_month: int
    api_version: str
    problems: tuple[str, ...] = ()
    schemas: Mapping[str, SObjectSchema] = field(default_factory=dict)

    @property
    def usable(self) -> bool:
        """Whether there is anything that can be synced."""
        return any(each.readable for each in self.objects.values())


def check(org: Org, identity: Identity, *, api_version: str = API_VERSION) -> PermissionReport:
    """Looks at what the user may do. Four API calls.

    From then on the org is spoken to in `api_version`, or in the nearest one that it offers, a
    newer one first: Salesforce keeps each version for years.

    Raises SalesforceError: of kind STOP, code "salesforce.version_retired", when the org offers
    none that will do; and whatever kept the calls from being made. What the org merely refuses to
    show is reported as a problem.
    """
    api_version = _nearest(api_version, org.api_versions())
    org.speak(api_version)
    objects: dict[str, ObjectPermission] = {}
    schemas: dict[str, SObjectSchema] = {}
    problems: list[str] = []
    for sobject in SOBJECTS:
        schema = _schema(org, sobject)
        if schema is not None:
            schemas[sobject] = schema
        objects[sobject] = _permission(schema)
        problems += _lacks(sobject, objects[sobject])
    organization, user = _first_records(
        org, (_ORGANIZATION, _USER.format(user=soql.quote(identity.user_id)))
    )
    profile = user.get("Profile") if isinstance(user.get("Profile"), dict) else None
    administrator = _administrator(profile)
    if administrator is False:
        problems.append(
            tr(
                "Your profile ({profile}) isn't an administrator's: "
                "records and fields that are hidden from you won't sync.",
                profile=_text(profile or {}, "Name") or tr("unnamed"),
            )
        )
    if not organization:
        problems.append(
            tr(
                "The organization's own record can't be read: apdesk can't tell production from "
                "sandbox, and takes the calendar year for the fiscal year."
            )
        )
    sandbox = organization.get("IsSandbox")
    return PermissionReport(
        objects=objects,
        administrator=administrator,
        profile=_text(profile or {}, "Name"),
        org_id=identity.organization_id,
        org_name=_text(organization, "Name") or identity.organization_id,
        edition=_text(organization, "OrganizationType"),
        instance_name=_text(organization, "InstanceName"),
        instance_url=identity.instance_url,
        sandbox=sandbox if isinstance(sandbox, bool) else None,
        user_id=identity.user_id,
        username=identity.username,
        display_name=identity.display_name,
        email=identity.email,
        timezone=_text(user, "TimeZoneSidKey") or identity.timezone,
        locale=_text(user, "LocaleSidKey") or identity.locale,
        fiscal_year_start_month=_month(organization.get("FiscalYearStartMonth")),
        api_version=api_version,
        problems=tuple(problems),
        schemas=schemas,
    )


def _schema(org: Org, sobject: str) -> SObjectSchema | None:
    try:
        described = org.describe(sobject)
    except SalesforceError as error:
        if error.kind is Kind.PAUSE_OBJECT:
            return None
        raise
    return None if described is None else SObjectSchema.from_describe(described.raw)


def _permission(schema: SObjectSchema | None) -> ObjectPermission:
    if schema is None:
        return ObjectPermission(readable=False, creatable=False, editable=False, fields=0)
    return ObjectPermission(
        readable=True,
        creatable=schema.createable,
        editable=schema.updateable,
        fields=len(schema.fields),
    )


def _lacks(sobject: str, permission: ObjectPermission) -> list[str]:
    things, here = translated(_PLURALS[sobject]), translated(_HERE[sobject])
    if not permission.readable:
        return [tr("{things} can't be read: {here} won't sync.", things=things, here=here)]
    lacks = []
    if not permission.creatable:
        lacks.append(
            tr(
                "{things} can't be created: {here} that are made in apdesk stay in apdesk.",
                things=things,
                here=here,
            )
        )
    if not permission.editable:
        lacks.append(
            tr(
                "{things} can't be edited: changes of {here} in apdesk won't reach Salesforce.",
                things=things,
                here=here,
            )
        )
    return lacks


def _first_records(org: Org, soqls: tuple[str, ...]) -> list[dict[str, Any]]:
    """The first record of each query, {} for what the org doesn't show. One call."""
    answer = org.ask([RawQuery(each) for each in soqls], cause="connect")
    return [_first(each) for each in answer.results]


def _first(result: QueryResult) -> dict[str, Any]:
    return result[0] if isinstance(result, tuple) and result else {}


def _administrator(profile: Mapping[str, Any] | None) -> bool | None:
    if profile is None:
        return None
    everything = [
        profile.get(name) for name in ("PermissionsModifyAllData", "PermissionsViewAllData")
    ]
    if any(isinstance(each, bool) for each in everything):
        return True in everything
    name = _text(profile, "Name")
    return name == _STANDARD_ADMINISTRATOR if name else None


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _month(value: object) -> int:
    return value if isinstance(value, int) and 1 <= value <= 12 else 1


def _nearest(wanted: str, offered: Sequence[str]) -> str:
    able = [each for each in offered if float(each) >= float(_OLDEST_VERSION)]
    if not able:
        raise _version_missing()
    distances = {each: float(each) - float(wanted) for each in able}
    return min(able, key=lambda each: (distances[each] < 0, abs(distances[each])))


def _version_missing() -> SalesforceError:
    return SalesforceError(
        tr("The org doesn't offer a version of the API that apdesk speaks"),
        tr(
            "apdesk needs version {version} or newer. Nothing was connected or changed.",
            version=_OLDEST_VERSION,
        ),
        tr("Install the current version of apdesk."),
        code="salesforce.version_retired",
        kind=Kind.STOP,
    )
