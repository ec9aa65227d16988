"""Which field a column of a table is meant for, by its title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from apdesk.store.lists import ListField

#: What other programs call the standard fields, by API name; only letters and digits count.
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "Name": ("fullname", "contactname", "leadname"),
    "FirstName": ("first", "givenname", "forename", "vorname", "prenom", "nombre"),
    "LastName": ("last", "surname", "familyname", "secondname", "nachname", "nom", "apellido"),
    "Email": ("email", "emailaddress", "mail", "workemail", "businessemail", "primaryemail"),
    "Company": (
        "companyname",
        "account",
        "accountname",
        "organization",
        "organisation",
        "organizationname",
        "employer",
        "business",
        "firma",
        "unternehmen",
    ),
    "Phone": (
        "phonenumber",
        "telephone",
        "tel",
        "businessphone",
        "workphone",
        "officephone",
        "telefon",
    ),
    "MobilePhone": ("mobile", "mobilenumber", "cell", "cellphone", "handy"),
    "HomePhone": ("privatephone",),
    "Title": ("jobtitle", "job", "position", "role", "function"),
    "Salutation": ("prefix", "honorific", "anrede"),
    "Department": ("dept",),
    "Street": ("address", "streetaddress", "address1", "addressline1", "strasse"),
    "City": ("town", "ort", "stadt"),
    "State": ("state", "province", "region", "county"),
    "PostalCode": ("zip", "zipcode", "postcode", "plz"),
    "Country": ("countryname", "land"),
    "Website": ("url", "web", "homepage", "webpage", "site"),
    "LeadSource": ("source", "origin"),
    "Industry": ("sector", "branch"),
    "NumberOfEmployees": ("employees", "headcount", "companysize"),
    "AnnualRevenue": ("revenue", "turnover"),
    "Description": ("notes", "note", "comment", "comments", "remarks"),
    "Birthdate": ("birthday", "dateofbirth", "dob"),
    "HasOptedOutOfEmail": ("optout", "optedout", "unsubscribed", "emailoptout", "donotemail"),
}


def guess(columns: Sequence[str], fields: Sequence[ListField]) -> dict[str, str]:
    """Column -> apdesk name, for the columns whose title says what they hold.

    A title may be the label, the API name, the apdesk name, or what other programs call a standard
    field; case, spaces and punctuation don't count. No field is given to two columns: one that is
    named in so many words comes before a synonym, then the first one.
    """
    exact: dict[str, str] = {}
    loose: dict[str, str] = {}
    for each in fields:
        for name in (each.label, each.name, *each.api_names.values()):
            exact.setdefault(_key(name), each.name)
        for api in each.api_names.values():
            for name in _SYNONYMS.get(api.removeprefix("Mailing"), ()):
                loose.setdefault(name, each.name)
    found: dict[str, str] = {}
    for known in (exact, loose):
        for column in columns:
            if column in found:
                continue
            meant = next((known[key] for key in _keys(column) if key in known), None)
            if meant is not None and meant not in found.values():
                found[column] = meant
    return {column: found[column] for column in columns if column in found}


def _keys(title: str) -> Iterable[str]:
    """The title whole and, as our own export writes several names of one field, its parts."""
    parts = [title]
    if "/" in title:
        parts += title.split("/")
    if title.endswith(")"):
        parts += title[:-1].split("(")
    return [key for part in parts if (key := _key(part))]


def _key(title: str) -> str:
    return "".join(each for each in title.casefold() if each.isalnum())
