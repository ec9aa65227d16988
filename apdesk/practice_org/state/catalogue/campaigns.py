"""Campaign, its members and their statuses, and Task."""

from __future__ import annotations

from apdesk.practice_org.state.fields import (
    Field,
    boolean,
    date,
    datetime,
    email,
    head,
    integer,
    long_area,
    number,
    phone,
    picklist,
    picklist_values,
    reference,
    system_fields,
    text,
)
from apdesk.practice_org.state.sobjects import SObject

_MEMBERS = "(SELECT count(*) FROM CampaignMember m WHERE m.CampaignId = {t}.Id AND m.IsDeleted = 0"


def _roll_up(name: str, label: str, condition: str) -> Field:
    return integer(name, label, 9, "afgsm", derived=f"{_MEMBERS} AND {condition})")


def _zero(name: str, label: str, *, money: bool = False) -> Field:
    """A roll-up over opportunities, of which the practice org has none."""
    if money:
        return number(name, label, type="currency", flags="afsm", derived="0.0")
    return integer(name, label, 9, "afgsm", derived="0")


CAMPAIGN = SObject(
    "Campaign",
    "Campaign",
    "Campaigns",
    "701",
    (
        *head("Campaign"),
        text("Name", "Name", 80, "acfgsuNi"),
        reference("ParentId", "Parent Campaign ID", "Campaign", "Parent"),
        picklist(
            "Type",
            "Type",
            picklist_values(
                "Conference",
                "Webinar",
                "Trade Show",
                "Public Relations",
                "Partners",
                "Referral Program",
                "Advertisement",
                "Banner Ads",
                "Direct Mail",
                "Email",
                "Telemarketing",
                "Other",
                default="Conference",
            ),
            "acdfgnsum",
        ),
        picklist(
            "Status",
            "Status",
            picklist_values("Planned", "In Progress", "Completed", "Aborted", default="Planned"),
            "acdfgnsum",
        ),
        date("StartDate", "Start Date"),
        date("EndDate", "End Date"),
        number("ExpectedRevenue", "Expected Revenue in Campaign", type="currency"),
        number("BudgetedCost", "Budgeted Cost in Campaign", type="currency"),
        number("ActualCost", "Actual Cost in Campaign", type="currency"),
        number("ExpectedResponse", "Expected Response (%)", 10, 2, type="percent"),
        number("NumberSent", "Num Sent in Campaign"),
        boolean("IsActive", "Active"),
        long_area("Description", "Description"),
        _roll_up("NumberOfLeads", "Leads in Campaign", "m.LeadId IS NOT NULL"),
        _roll_up(
            "NumberOfConvertedLeads",
            "Converted Leads in Campaign",
            "m.LeadId IS NOT NULL AND m.ContactId IS NOT NULL",
        ),
        _roll_up("NumberOfContacts", "Contacts in Campaign", "m.ContactId IS NOT NULL"),
        _roll_up("NumberOfResponses", "Responses in Campaign", "m.HasResponded = 1"),
        _zero("NumberOfOpportunities", "Opportunities in Campaign"),
        _zero("NumberOfWonOpportunities", "Won Opportunities in Campaign"),
        _zero("AmountAllOpportunities", "Value Opportunities in Campaign", money=True),
        _zero("AmountWonOpportunities", "Value Won Opportunities in Campaign", money=True),
        *system_fields(),
    ),
    frozenset(
        ["create", "edit", "delete", "undelete", "search", "layout", "feed", "trigger", "replicate"]
    ),
)


def _of_person(field: Field, lead: str, contact: str) -> Field:
    """A field of CampaignMember that is read through to the contact or the lead."""
    expression = (
        f"CASE WHEN {{t}}.ContactId IS NOT NULL "
        f"THEN (SELECT {contact} FROM Contact p WHERE p.Id = {{t}}.ContactId) "
        f"ELSE (SELECT {lead} FROM Lead p WHERE p.Id = {{t}}.LeadId) END"
    )
    return Field(
        field.name,
        field.label,
        field.type,
        "afgns" if field.type != "boolean" else "dfgs",
        length=field.length,
        default=field.default,
        derived=expression,
    )


def _same(field: Field) -> Field:
    return _of_person(field, f"p.{field.name}", f"p.{field.name}")


def _mailing(field: Field) -> Field:
    return _of_person(field, f"p.{field.name}", f"p.Mailing{field.name}")


CAMPAIGN_MEMBER = SObject(
    "CampaignMember",
    "Campaign Member",
    "Campaign Members",
    "00v",
    (
        *head("Campaign Member"),
        reference(
            "CampaignId", "Campaign ID", "Campaign", "Campaign", "acfgsp", cascade_delete=True
        ),
        reference("LeadId", "Lead ID", "Lead", "Lead", "acfgnsp", cascade_delete=True),
        reference("ContactId", "Contact ID", "Contact", "Contact", "acfgnsp", cascade_delete=True),
        picklist("Status", "Status", picklist_values("Sent", "Responded"), "acfgnsum"),
        boolean("HasResponded", "Responded", "dfgs"),
        *system_fields(owner=None, viewed=False, activity=False),
        date("FirstRespondedDate", "First Responded Date", "afgns"),
        _same(text("Salutation", "Salutation", 40, type="picklist")),
        _same(text("Name", "Full Name", 121)),
        _same(text("FirstName", "First Name", 40)),
        _same(text("LastName", "Last Name", 80)),
        _same(text("Title", "Title", 128)),
        _mailing(text("Street", "Street", 255)),
        _mailing(text("City", "City", 40)),
        _mailing(text("State", "State/Province", 80)),
        _mailing(text("PostalCode", "Zip/Postal Code", 20)),
        _mailing(text("Country", "Country", 80)),
        _same(email("Email", "Email")),
        _same(phone("Phone", "Phone")),
        _same(phone("Fax", "Fax")),
        _same(phone("MobilePhone", "Mobile")),
        _same(boolean("DoNotCall", "Do Not Call")),
        _same(boolean("HasOptedOutOfEmail", "Email Opt Out")),
        _same(text("LeadSource", "Lead Source", 40, type="picklist")),
        _of_person(
            text("CompanyOrAccount", "Company or Account", 255),
            "p.Company",
            "(SELECT a.Name FROM Account a WHERE a.Id = p.AccountId)",
        ),
        text(
            "Type",
            "Type",
            40,
            "afgns",
            derived="CASE WHEN {t}.ContactId IS NOT NULL THEN 'Contact' ELSE 'Lead' END",
        ),
        reference(
            "LeadOrContactId",
            "Related Record ID",
            "Contact Lead",
            None,
            "afgns",
            derived="coalesce({t}.ContactId, {t}.LeadId)",
        ),
    ),
    frozenset(["create", "edit", "delete", "trigger", "replicate", "layout"]),
)

CAMPAIGN_MEMBER_STATUS = SObject(
    "CampaignMemberStatus",
    "Campaign Member Status",
    "Campaign Member Status",
    "01Y",
    (
        *head("Campaign Member Status"),
        text("Label", "Label", 765, "acfgsu"),
        reference(
            "CampaignId", "Campaign ID", "Campaign", "Campaign", "acfgs", cascade_delete=True
        ),
        integer("SortOrder", "Sort Order", 9),
        boolean("IsDefault", "Is Default", "cdfgsu"),
        boolean("HasResponded", "Responded", "cdfgsu"),
        *system_fields(owner=None, viewed=False, activity=False),
    ),
    frozenset(["create", "edit", "delete", "replicate"]),
)

TASK = SObject(
    "Task",
    "Task",
    "Tasks",
    "00T",
    (
        Field("Id", "Activity ID", "id", "adfgsi", length=18),
        reference("WhoId", "Name ID", "Contact Lead", "Who", "acfgnsumPT", cascade_delete=True),
        reference("WhatId", "Related To ID", "Account Campaign", "What", "acfgnsumPT"),
        Field(
            "Subject",
            "Subject",
            "combobox",
            "acfnsum",
            length=255,
            values=picklist_values("Call", "Email", "Send Letter", "Send Quote", "Other"),
        ),
        date("ActivityDate", "Due Date Only", "acfgnsum"),
        picklist(
            "Status",
            "Status",
            picklist_values(
                "Not Started",
                "In Progress",
                "Completed",
                "Waiting on someone else",
                "Deferred",
                default="Not Started",
            ),
            "acdfgsum",
        ),
        picklist(
            "Priority",
            "Priority",
            picklist_values("High", "Normal", "Low", default="Normal"),
            "acdfgsum",
        ),
        boolean("IsHighPriority", "High Priority", "dfgs"),
        *system_fields(owner="Group User", viewed=False, activity=False)[:1],
        long_area("Description", "Description"),
        boolean("IsDeleted", "Deleted", "dfgs"),
        reference("AccountId", "Account ID", "Account", "Account", "afgns"),
        boolean("IsClosed", "Closed", "dfgs"),
        *system_fields(owner=None, viewed=False, activity=False),
        boolean("IsArchived", "Archived", "dfgs"),
        picklist(
            "TaskSubtype",
            "Task Subtype",
            picklist_values("Task", "Email", "Call", default="Task"),
            "acdfgnsR",
        ),
        datetime("CompletedDateTime", "Completed Date", "afns"),
        boolean("IsReminderSet", "Reminder Set"),
        datetime("ReminderDateTime", "Reminder Date/Time"),
    ),
    frozenset(["create", "edit", "delete", "undelete", "search", "layout", "trigger", "replicate"]),
)

CAMPAIGNS = (CAMPAIGN, CAMPAIGN_MEMBER, CAMPAIGN_MEMBER_STATUS, TASK)
