"""Lead, Contact and Account: the standard fields of a real org, and custom ones of every type."""

from __future__ import annotations

from apdesk.practice_org.state.fields import (
    Field,
    address,
    auto_number,
    boolean,
    date,
    datetime,
    email,
    encrypted,
    formula,
    head,
    integer,
    location,
    long_area,
    multi_picklist,
    name_parts,
    number,
    phone,
    picklist,
    picklist_values,
    reference,
    small_area,
    system_fields,
    text,
    time,
    url,
)
from apdesk.practice_org.state.sobjects import SObject

_FULL = frozenset(
    [
        "create",
        "edit",
        "delete",
        "undelete",
        "merge",
        "search",
        "layout",
        "feed",
        "trigger",
        "replicate",
    ]
)

SOURCES = ("Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other")
INDUSTRIES = (
    "Agriculture",
    "Apparel",
    "Banking",
    "Biotechnology",
    "Chemicals",
    "Communications",
    "Construction",
    "Consulting",
    "Education",
    "Electronics",
    "Energy",
    "Engineering",
    "Entertainment",
    "Environmental",
    "Finance",
    "Food & Beverage",
    "Government",
    "Healthcare",
    "Hospitality",
    "Insurance",
    "Machinery",
    "Manufacturing",
    "Media",
    "Not For Profit",
    "Recreation",
    "Retail",
    "Shipping",
    "Technology",
    "Telecommunications",
    "Transportation",
    "Utilities",
    "Other",
)
RATINGS = ("Hot", "Warm", "Cold")
LEAD_STATUSES = ("Open", "Working", "Nurturing", "Qualified", "Junk", "Closed - Converted")
RETIRED_LEAD_STATUSES = ("Open - Not Contacted", "Working - Contacted")
INTERESTS = ("Email", "Events", "Analytics", "Automation", "Social")
LANGUAGES = ("English", "French", "German", "Spanish", "Japanese")

_SOURCE = picklist_values(*SOURCES)
_INDUSTRY = picklist_values(*INDUSTRIES)
_RATING = picklist_values(*RATINGS)
_CLEAN = picklist_values(
    "Matched",
    "Different",
    "Acknowledged",
    "NotFound",
    "Inactive",
    "Pending",
    "SelectMatch",
    "Skipped",
)


def _jigsaw(key: str) -> tuple[Field, ...]:
    return (
        text("Jigsaw", "Data.com Key", 20),
        text(f"Jigsaw{key}Id", f"Jigsaw {key} ID", 20, "afgns", relationship=f"Jigsaw{key}"),
        picklist("CleanStatus", "Clean Status", _CLEAN, "acfgnsumR"),
    )


def _photo() -> Field:
    return url("PhotoUrl", "Photo URL", "afgns", "imageurl")


_DANDB = reference("DandbCompanyId", "D&B Company ID", "DandBCompany", "DandbCompany")
_INDIVIDUAL = reference("IndividualId", "Individual ID", "Individual", "Individual", "acfgnsup")
_OPT_OUTS = (
    boolean("HasOptedOutOfEmail", "Email Opt Out"),
    boolean("DoNotCall", "Do Not Call"),
)

LEAD = SObject(
    "Lead",
    "Lead",
    "Leads",
    "00Q",
    (
        *head("Lead", "Lead"),
        *name_parts(),
        text("Title", "Title", 128),
        text("Company", "Company", 255, "acfgsu"),
        *address(),
        phone("Phone", "Phone"),
        phone("MobilePhone", "Mobile Phone"),
        phone("Fax", "Fax"),
        email("Email", "Email", "acfgnsumi"),
        url("Website", "Website"),
        _photo(),
        long_area("Description", "Description"),
        picklist("LeadSource", "Lead Source", _SOURCE),
        picklist(
            "Status",
            "Status",
            picklist_values(
                *LEAD_STATUSES, default="Open", retired="|".join(RETIRED_LEAD_STATUSES)
            ),
            "acdfgsu",
        ),
        picklist("Industry", "Industry", _INDUSTRY),
        picklist("Rating", "Rating", _RATING),
        number("AnnualRevenue", "Annual Revenue", type="currency"),
        integer("NumberOfEmployees", "Employees"),
        *system_fields(owner="Group User", viewed=False, activity=False)[:1],
        boolean("IsConverted", "Converted", "cdfgs"),
        date("ConvertedDate", "Converted Date", "afgns"),
        reference(
            "ConvertedAccountId", "Converted Account ID", "Account", "ConvertedAccount", "afgnsp"
        ),
        reference(
            "ConvertedContactId", "Converted Contact ID", "Contact", "ConvertedContact", "afgnsp"
        ),
        reference(
            "ConvertedOpportunityId",
            "Converted Opportunity ID",
            "Opportunity",
            "ConvertedOpportunity",
            "afgnsp",
        ),
        boolean("IsUnreadByOwner", "Unread By Owner", "cdfgsu"),
        *system_fields(owner=None),
        *_jigsaw("Contact"),
        text("CompanyDunsNumber", "Company D-U-N-S Number", 9),
        _DANDB,
        text("EmailBouncedReason", "Email Bounced Reason", 255, "afgnsu"),
        datetime("EmailBouncedDate", "Email Bounced Date", "afnsu"),
        _INDIVIDUAL,
        *_OPT_OUTS,
        text("Nickname__c", "Nickname", 40),
        small_area("Next_Step__c", "Next Step"),
        long_area("Call_Notes__c", "Call Notes", 32768),
        long_area("Offer__c", "Offer", 32768, rich=True),
        email("Second_Email__c", "Second Email"),
        phone("Direct_Line__c", "Direct Line"),
        url("LinkedIn__c", "LinkedIn Profile"),
        picklist(
            "Product_Interest__c",
            "Product Interest",
            picklist_values("Starter", "Team", "Enterprise", retired="Basic"),
            length=255,
        ),
        picklist(
            "Segment__c",
            "Segment",
            picklist_values("Small Business", "Mid-Market", "Enterprise"),
            "acfgnsumR",
            255,
        ),
        multi_picklist("Interests__c", "Interests", picklist_values(*INTERESTS)),
        boolean("Attended_Webinar__c", "Attended Webinar"),
        number("Lead_Score__c", "Lead Score", 5, 1),
        number("Budget__c", "Budget", 18, 2, type="currency"),
        number("Win_Chance__c", "Win Chance", 5, 2, type="percent"),
        date("Follow_Up_On__c", "Follow Up On"),
        datetime("Last_Web_Visit__c", "Last Web Visit"),
        time("Best_Time_To_Call__c", "Best Time To Call"),
        reference("Referred_By__c", "Referred By", "Contact", "Referred_By__r", "acfgnsum"),
        auto_number("Lead_Number__c", "Lead Number", "L-{:06d}"),
        formula(
            "Email_Domain__c",
            "Email Domain",
            "string",
            'MID(Email, FIND("@", Email) + 1, LEN(Email))',
            "CASE WHEN instr({t}.Email, '@') > 0 "
            "THEN substr({t}.Email, instr({t}.Email, '@') + 1) END",
            length=1300,
        ),
        formula(
            "Age_In_Days__c",
            "Age In Days",
            "double",
            "TODAY() - DATEVALUE(CreatedDate)",
            "CAST(julianday({today}) - julianday(substr({t}.CreatedDate, 1, 10)) AS REAL)",
            precision=18,
            scale=0,
        ),
        text("External_Id__c", "External Id", 64, "acfgnsuieUm"),
        encrypted("Passport__c", "Passport", 20),
        *location("Booth__c", "Booth"),
    ),
    _FULL,
)

CONTACT = SObject(
    "Contact",
    "Contact",
    "Contacts",
    "003",
    (
        *head("Contact", "Contact"),
        reference("AccountId", "Account ID", "Account", "Account", cascade_delete=True),
        *name_parts(),
        *address("Other"),
        *address("Mailing"),
        phone("Phone", "Business Phone"),
        phone("Fax", "Business Fax"),
        phone("MobilePhone", "Mobile Phone"),
        phone("HomePhone", "Home Phone"),
        phone("OtherPhone", "Other Phone"),
        phone("AssistantPhone", "Asst. Phone"),
        reference("ReportsToId", "Reports To ID", "Contact", "ReportsTo"),
        email("Email", "Email", "acfgnsumi"),
        text("Title", "Title", 128),
        text("Department", "Department", 80),
        text("AssistantName", "Assistant's Name", 40),
        picklist("LeadSource", "Lead Source", _SOURCE),
        date("Birthdate", "Birthdate"),
        long_area("Description", "Contact Description"),
        *system_fields(viewed=False),
        datetime("LastCURequestDate", "Last Stay-in-Touch Request Date", "afns"),
        datetime("LastCUUpdateDate", "Last Stay-in-Touch Save Date", "afns"),
        datetime("LastViewedDate", "Last Viewed Date", "afns"),
        datetime("LastReferencedDate", "Last Referenced Date", "afns"),
        text("EmailBouncedReason", "Email Bounced Reason", 255, "acfgnsu"),
        datetime("EmailBouncedDate", "Email Bounced Date", "acfnsu"),
        boolean("IsEmailBounced", "Is Email Bounced", "dfgs"),
        _photo(),
        *_jigsaw("Contact"),
        _INDIVIDUAL,
        *_OPT_OUTS,
        picklist(
            "Level__c", "Level", picklist_values("Primary", "Secondary", "Tertiary"), length=255
        ),
        text("Languages__c", "Languages", 100),
        multi_picklist("Spoken__c", "Spoken Languages", picklist_values(*LANGUAGES)),
        boolean("Newsletter__c", "Newsletter"),
        number("Loyalty_Points__c", "Loyalty Points", 8, 0),
        date("Customer_Since__c", "Customer Since"),
        text("External_Id__c", "External Id", 64, "acfgnsuieUm"),
        formula(
            "Account_Rating__c",
            "Account Rating",
            "string",
            "TEXT(Account.Rating)",
            "(SELECT p.Rating FROM Account p WHERE p.Id = {t}.AccountId)",
            length=1300,
        ),
    ),
    _FULL,
)

ACCOUNT = SObject(
    "Account",
    "Account",
    "Accounts",
    "001",
    (
        *head("Account", "Account"),
        text("Name", "Account Name", 255, "acfgsuN", compound="Name", extra="switchablepersonname"),
        picklist(
            "Type",
            "Account Type",
            picklist_values(
                "Prospect",
                "Customer - Direct",
                "Customer - Channel",
                "Channel Partner / Reseller",
                "Installation Partner",
                "Technology Partner",
                "Other",
            ),
        ),
        reference("ParentId", "Parent Account ID", "Account", "Parent"),
        *address("Billing"),
        *address("Shipping"),
        phone("Phone", "Account Phone"),
        phone("Fax", "Account Fax"),
        text("AccountNumber", "Account Number", 40),
        url("Website", "Website"),
        _photo(),
        text("Sic", "SIC Code", 20),
        picklist("Industry", "Industry", _INDUSTRY),
        number("AnnualRevenue", "Annual Revenue", type="currency"),
        integer("NumberOfEmployees", "Employees"),
        picklist(
            "Ownership", "Ownership", picklist_values("Public", "Private", "Subsidiary", "Other")
        ),
        text("TickerSymbol", "Ticker Symbol", 20),
        long_area("Description", "Account Description"),
        picklist("Rating", "Account Rating", _RATING),
        text("Site", "Account Site", 80),
        *system_fields(),
        *_jigsaw("Company"),
        picklist("AccountSource", "Account Source", _SOURCE),
        text("DunsNumber", "D-U-N-S Number", 9),
        text("Tradestyle", "Tradestyle", 255),
        text("NaicsCode", "NAICS Code", 8),
        text("NaicsDesc", "NAICS Description", 120),
        text("YearStarted", "Year Started", 4),
        text("SicDesc", "SIC Description", 80),
        _DANDB,
        reference("OperatingHoursId", "Operating Hour ID", "OperatingHours", "OperatingHours"),
        picklist(
            "Customer_Priority__c",
            "Customer Priority",
            picklist_values("High", "Low", "Medium"),
            length=255,
        ),
        picklist(
            "SLA__c", "SLA", picklist_values("Gold", "Silver", "Platinum", "Bronze"), length=255
        ),
        date("SLA_Expires__c", "SLA Expiration Date"),
        number("Number_Of_Locations__c", "Number of Locations", 3, 0),
        number("Discount__c", "Discount", 5, 2, type="percent"),
        text("External_Id__c", "External Id", 64, "acfgnsuieUm"),
    ),
    _FULL,
)
