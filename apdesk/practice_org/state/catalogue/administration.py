"""Organization, Profile, User, Group and GroupMember."""

from __future__ import annotations

from apdesk.practice_org.state.fields import (
    Field,
    boolean,
    datetime,
    email,
    head,
    integer,
    picklist,
    picklist_values,
    reference,
    system_fields,
    text,
)
from apdesk.practice_org.state.sobjects import SObject

_ZONES = picklist_values(
    "Pacific/Auckland",
    "Australia/Sydney",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Europe/Berlin",
    "Europe/London",
    "GMT",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
)
_LOCALES = picklist_values("en_US", "en_GB", "en_AU", "de_DE", "fr_FR", "es_ES", "ja_JP")
_LANGUAGES = picklist_values("en_US", "de", "fr", "es", "ja")
_AUDIT = system_fields(owner=None, viewed=False, activity=False)

ORGANIZATION = SObject(
    "Organization",
    "Organization",
    "Organizations",
    "00D",
    (
        *head("Organization", deletable=False),
        text("Name", "Name", 80, "afgsuN"),
        text("Street", "Street", 255, "afgnsu", type="textarea", extra="plaintextarea"),
        text("City", "City", 40, "afgnsu"),
        text("Country", "Country", 80, "afgnsu"),
        text("PrimaryContact", "Primary Contact", 80, "afgnsu"),
        picklist("DefaultLocaleSidKey", "Locale", _LOCALES, "afgsuR"),
        picklist("TimeZoneSidKey", "Time Zone", _ZONES, "afgsuR"),
        picklist("LanguageLocaleKey", "Language", _LANGUAGES, "afgsuR"),
        integer("FiscalYearStartMonth", "Fiscal Year Starts In", 9, "afgsu"),
        boolean("UsesStartDateAsFiscalYearName", "Fiscal Year Name by Start", "dfgs"),
        text("OrganizationType", "Edition", 40, "afgs", type="picklist"),
        text("NamespacePrefix", "Namespace Prefix", 15, "afgns"),
        text("InstanceName", "Instance Name", 5, "afgns"),
        boolean("IsSandbox", "Is Sandbox", "dfgs"),
        datetime("TrialExpirationDate", "Trial Expiration Date", "afns"),
        *_AUDIT,
    ),
    frozenset(),
)

PROFILE = SObject(
    "Profile",
    "Profile",
    "Profiles",
    "00e",
    (
        *head("Profile", deletable=False),
        text("Name", "Name", 255, "afgsN"),
        text("Description", "Description", 255, "afgns"),
        text("UserType", "User Type", 40, "afgns", type="picklist"),
        boolean("PermissionsModifyAllData", "Modify All Data", "dfs"),
        boolean("PermissionsViewAllData", "View All Data", "dfs"),
        boolean("PermissionsApiEnabled", "API Enabled", "dfs"),
        boolean("PermissionsCustomizeApplication", "Customize Application", "dfs"),
        *_AUDIT,
    ),
    frozenset(),
)

USER = SObject(
    "User",
    "User",
    "Users",
    "005",
    (
        *head("User", deletable=False),
        text("Username", "Username", 80, "acfgsui"),
        text("LastName", "Last Name", 80, "acfgsu", compound="Name", extra="personname"),
        text("FirstName", "First Name", 40, "acfgnsu", compound="Name", extra="personname"),
        text("Name", "Full Name", 121, "afgsN", extra="personname"),
        text("CompanyName", "Company Name", 80, "acfgnsu"),
        text("Department", "Department", 80, "acfgnsu"),
        text("Title", "Title", 80, "acfgnsu"),
        email("Email", "Email", "acfgsui"),
        text("Phone", "Phone", 40, "acfgnsu", type="phone"),
        text("Alias", "Alias", 8, "acfgsu"),
        text("CommunityNickname", "Nickname", 40, "acfgsu"),
        boolean("IsActive", "Active", "cdfgsu"),
        picklist("TimeZoneSidKey", "Time Zone", _ZONES, "acfgsuR"),
        picklist("LocaleSidKey", "Locale", _LOCALES, "acfgsuR"),
        picklist("LanguageLocaleKey", "Language", _LANGUAGES, "acfgsuR"),
        text("EmailEncodingKey", "Email Encoding", 40, "acfgsuR", type="picklist"),
        reference("ProfileId", "Profile ID", "Profile", "Profile", "acfgsu"),
        text("UserType", "User Type", 40, "afgns", type="picklist"),
        reference("ManagerId", "Manager ID", "User", "Manager", "acfgnsu"),
        datetime("LastLoginDate", "Last Login", "afns"),
        *_AUDIT,
    ),
    frozenset(["edit", "layout", "search", "replicate"]),
)

GROUP = SObject(
    "Group",
    "Group",
    "Group",
    "00G",
    (
        *head("Group", deletable=False),
        text("Name", "Name", 40, "acfgsuN"),
        text("DeveloperName", "Developer Name", 80, "acfgnsu"),
        text("Type", "Type", 40, "acfgsR", type="picklist"),
        email("Email", "Email", "acfgnsu"),
        boolean("DoesSendEmailToMembers", "Send Email to Members", "cdfgsu"),
        *_AUDIT,
    ),
    frozenset(["create", "edit", "delete"]),
)

GROUP_MEMBER = SObject(
    "GroupMember",
    "Group Member",
    "Group Member",
    "011",
    (
        *head("GroupMember", deletable=False),
        reference("GroupId", "Group ID", "Group", "Group", "acfgs"),
        reference("UserOrGroupId", "User/Group ID", "Group User", None, "acfgs"),
        Field("SystemModstamp", "System Modstamp", "datetime", "adfs"),
    ),
    frozenset(["create", "delete"]),
)

ADMINISTRATION = (ORGANIZATION, PROFILE, USER, GROUP, GROUP_MEMBER)
