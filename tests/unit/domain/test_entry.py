from __future__ import annotations

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.entry import (
    EntryError,
    check_value,
    entry_text,
    parse_entry,
    required_fields,
)
from apdesk.domain.schema import FieldSchema, FieldType, PicklistValue, SObjectSchema

T = ApdeskType
STATUSES = (
    PicklistValue("Open", "Open - Not Contacted"),
    PicklistValue("Working", "Working"),
    PicklistValue("Closed", "Done", active=False),
    PicklistValue("Lost", "Gone"),
    PicklistValue("Left", "Gone"),
)
COLORS = (
    PicklistValue("Red", "Rouge"),
    PicklistValue("Green", "Vert"),
    PicklistValue("Blue", "Bleu", active=False),
)


def field(kind, **more):
    more.setdefault("label", "Thing")
    return FieldSchema("Thing__c", type=FieldType(kind), **more)


STATUS = field("picklist", label="Status", length=40, picklist=STATUSES)
TINTS = field("multipicklist", label="Tints", length=4099, picklist=COLORS)


# -- reading ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [each for each in T if each is not T.CHECKBOX], ids=str)
@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\0", "\u00a0"])
def test_nothing_typed_is_blank(kind, text):
    assert parse_entry(kind, text) is None


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (T.TEXT, "  Acme ", "Acme"),
        (T.TEXT, "a\r\nb\rc\nd", "a\nb\nc\nd"),
        (T.TEXT, "a\0b", "ab"),
        (T.TEXT, "1", "1"),
        (T.TEXT, "true", "true"),
        (T.LONG_TEXT, "one\n\n  two\n", "one\n\n  two"),
        (T.EMAIL, " Jo@Example.COM ", "Jo@Example.COM"),
        (T.PHONE, "+49 30\n123", "+49 30 123"),
        (T.URL, "example.com", "example.com"),
        (T.PICKLIST, "open", "open"),
        (T.MULTI_PICKLIST, "B; A ;;B;b", "B;A"),
        (T.MULTI_PICKLIST, " ; ;", None),
        (T.MULTI_PICKLIST, "A; ;B", "A;B"),
        (T.NUMBER, "5", 5.0),
        (T.NUMBER, "-0", 0.0),
        (T.NUMBER, "+1.50", 1.5),
        (T.NUMBER, ".5", 0.5),
        (T.NUMBER, "5.", 5.0),
        (T.NUMBER, "\u22125", -5.0),
        (T.NUMBER, "123456789012345", 123456789012345.0),
        (T.NUMBER, "0.1", 0.1),
        (T.NUMBER, "0" * 39 + "5", 5.0),
        (T.CURRENCY, "1000000.25", 1000000.25),
        (T.PERCENT, "12.5 %", 12.5),
        (T.PERCENT, "12.5%", 12.5),
        (T.DATE, "2026-01-31", "2026-01-31"),
        (T.DATE, "2026/1/31", "2026-01-31"),
        (T.DATE, "2026-1-5", "2026-01-05"),
        (T.DATE, "31.1.2026", "2026-01-31"),
        (T.DATE, "02. 03. 2026", "2026-03-02"),
        (T.DATE, "3 Feb 2026", "2026-02-03"),
        (T.DATE, "3. february 2026", "2026-02-03"),
        (T.DATE, "Sept 3, 2026", "2026-09-03"),
        (T.DATE, "Dec. 24 2026", "2026-12-24"),
        (T.DATE, "29 Feb 2028", "2028-02-29"),
        (T.DATETIME, "2026-01-31T10:00:00Z", "2026-01-31T10:00:00Z"),
        (T.DATETIME, "2026-01-31 10:00", "2026-01-31T10:00:00Z"),
        (T.DATETIME, "2026-01-31 10:00:07.9", "2026-01-31T10:00:07Z"),
        (T.DATETIME, "2026-01-31t10:00+02:00", "2026-01-31T08:00:00Z"),
        (T.DATETIME, "2026-01-31 10:00 -0530", "2026-01-31T15:30:00Z"),
        (T.DATETIME, "2026-01-31T10:00:00.000+0000", "2026-01-31T10:00:00Z"),
        (T.DATETIME, "0999-01-01T00:00Z", "0999-01-01T00:00:00Z"),
        (T.TIME, "9:05", "09:05:00.000Z"),
        (T.TIME, "23:59:58", "23:59:58.000Z"),
        (T.TIME, "10:00:00.5Z", "10:00:00.500Z"),
        (T.TIME, "10:00:00.123456", "10:00:00.123Z"),
        (T.TIME, "23:59:59", "23:59:59.000Z"),
        (T.TIME, "2:05 pm", "14:05:00.000Z"),
        (T.TIME, "2:05PM", "14:05:00.000Z"),
        (T.TIME, "1:00 am", "01:00:00.000Z"),
        (T.TIME, "12:00 AM", "00:00:00.000Z"),
        (T.TIME, "12:30 p.m.", "12:30:00.000Z"),
        (T.REFERENCE, "0035g00000LhZ5b", "0035g00000LhZ5bAAF"),
        (T.REFERENCE, "0035g00000LhZ5bAAF", "0035g00000LhZ5bAAF"),
        (T.REFERENCE, "0035g00000lhz5baaf", "0035g00000LhZ5bAAF"),
    ],
)
def test_what_is_typed_is_read(kind, text, value):
    found = parse_entry(kind, text)
    assert repr(found) == repr(value)  # 0.0 is no -0.0, and 5 is no 5.0


@pytest.mark.parametrize(
    ("text", "value"),
    [("", False), (" ", False), ("yes", True), ("NO", False), ("True", True), ("false", False),
     ("1", True), ("0", False), ("x", True), ("on", True), ("off", False), ("Y", True),
     ("n", False)],
)  # fmt: skip
def test_a_checkbox_is_never_blank(text, value):
    assert parse_entry(T.CHECKBOX, text) is value


@pytest.mark.parametrize(
    ("kind", "text", "part"),
    [
        (T.CHECKBOX, "maybe", "neither yes nor no"),
        (T.CHECKBOX, "2", "neither yes nor no"),
        (T.EMAIL, "jo@", "“jo@” is not an e-mail address"),
        (T.NUMBER, "1,234", "without thousands separators"),
        (T.NUMBER, "1.234.567", "is not a number"),
        (T.NUMBER, "12 %", "is not a number"),
        (T.NUMBER, "1e5", "is not a number"),
        (T.NUMBER, "nan", "is not a number"),
        (T.NUMBER, ".", "is not a number"),
        (T.NUMBER, "١٢", "is not a number"),
        (T.NUMBER, "12345678901234567", "more digits than can be kept"),
        (T.NUMBER, "0.12345678901234567891", "more digits than can be kept"),
        (T.NUMBER, "9" * 5000, "too many digits"),
        (T.NUMBER, "0" * 40 + "5", "too many digits"),
        (T.CURRENCY, "$5", "is not a number"),
        (T.PERCENT, "%", "is not a number"),
        (T.DATE, "01/02/2026", "is not a date"),
        (T.DATE, "2026-02-30", "There is no day"),
        (T.DATE, "2026-01/31", "is not a date"),
        (T.DATE, "3 Foo 2026", "There is no day"),
        (T.DATE, "3 Febr 2026", "There is no day"),
        (T.DATE, "31.13.2026", "There is no day"),
        (T.DATE, "TODAY", "is not a date"),
        (T.DATE, "2026-01-31T10:00:00Z", "is not a date"),
        (T.DATETIME, "2026-01-31", "is not a date with a time"),
        (T.DATETIME, "2026-02-30 10:00", "There is no date and time"),
        (T.DATETIME, "2026-01-31 25:00", "There is no date and time"),
        (T.DATETIME, "0001-01-01 00:00+05:00", "There is no date and time"),
        (T.DATETIME, "2026-01-31 10:00 CET", "is not a date with a time"),
        (T.TIME, "24:00", "There is no time of day"),
        (T.TIME, "10:60", "There is no time of day"),
        (T.TIME, "10:00:60", "There is no time of day"),
        (T.TIME, "13:00 pm", "There is no time of day"),
        (T.TIME, "0:30 am", "There is no time of day"),
        (T.TIME, "noon", "is not a time of day"),
        (T.REFERENCE, "Acme", "is not a Salesforce id"),
        (T.REFERENCE, "0035g00000LhZ5bAAA", "is not a Salesforce id"),
        (T.TEXT, "a\udcffb", "characters that are no text"),
        (T.CHECKBOX, "\ud800", "characters that are no text"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(kind, text, part):
    with pytest.raises(EntryError) as caught:
        parse_entry(kind, text)
    message = caught.value.message
    assert part in message
    assert message == str(caught.value)
    assert message[-1] == "."
    assert len(message) < 250


def test_a_moment_without_an_offset_is_meant_where_the_user_is():
    berlin = "Europe/Berlin"
    assert parse_entry(T.DATETIME, "2026-07-01 10:00", timezone=berlin) == "2026-07-01T08:00:00Z"
    assert parse_entry(T.DATETIME, "2026-01-01 10:00", timezone=berlin) == "2026-01-01T09:00:00Z"
    assert parse_entry(T.DATETIME, "2026-07-01 10:00Z", timezone=berlin) == "2026-07-01T10:00:00Z"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Open", "Open"),
        ("oPEN", "Open"),
        ("open - not contacted", "Open"),
        ("closed", "Closed"),
        ("done", "Closed"),
        ("Gone", "Gone"),  # the label of two
        ("Elsewhere", "Elsewhere"),
    ],
)
@pytest.mark.parametrize("kind", [T.PICKLIST, T.TEXT])
def test_a_picklist_entry_is_found_by_value_or_label(kind, text, value):
    assert parse_entry(kind, text, STATUS) == value


def test_of_entries_alike_the_one_spelled_so_comes_first_then_one_in_use():
    alike = field(
        "picklist",
        picklist=(
            PicklistValue("new", "Old label", active=False),
            PicklistValue("NEW", "Old label"),
            PicklistValue("Other", "new"),
        ),
    )
    assert parse_entry(T.PICKLIST, "New", alike) == "NEW"
    assert parse_entry(T.PICKLIST, "new", alike) == "new"
    assert parse_entry(T.PICKLIST, "old label", alike) == "NEW"


@pytest.mark.parametrize("kind", [T.MULTI_PICKLIST, T.TEXT])
def test_entries_of_a_multi_select_picklist_stand_as_the_org_keeps_them(kind):
    assert parse_entry(kind, "vert;Custom; RED ;Bleu;red", TINTS) == "Red;Green;Blue;Custom"


def test_whole_numbers_where_the_field_has_no_others():
    employees = field("int", digits=8)
    found = parse_entry(T.NUMBER, "12.0", employees)
    assert (found, type(found)) == (12, int)
    with pytest.raises(EntryError, match=r"“12\.5” is not a whole number"):
        parse_entry(T.NUMBER, "12.5", employees)


def test_nothing_is_rounded_by_reading():
    amount = field("currency", precision=18, scale=2)
    assert parse_entry(T.CURRENCY, "12.345", amount) == 12.345


def test_an_id_kept_as_text_has_18_characters_too():
    owner = field("reference", length=18)
    assert parse_entry(T.TEXT, "0035g00000LhZ5b", owner) == "0035g00000LhZ5bAAF"


def test_an_email_of_a_salesforce_field_is_left_to_its_own_check():
    assert parse_entry(T.EMAIL, "n/a", field("string", length=80)) == "n/a"


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (T.TEXT, None, ""),
        (T.TEXT, "a;b\nc", "a;b\nc"),
        (T.CHECKBOX, True, "true"),
        (T.CHECKBOX, False, "false"),
        (T.CHECKBOX, 1, "true"),
        (T.CHECKBOX, 0, "false"),
        (T.CHECKBOX, None, ""),
        (T.TEXT, True, "true"),
        (T.NUMBER, 5, "5"),
        (T.NUMBER, 5.0, "5"),
        (T.NUMBER, -0.0, "0"),
        (T.NUMBER, 0.1, "0.1"),
        (T.NUMBER, 1e22, "10000000000000000000000"),
        (T.NUMBER, 1e-7, "0.0000001"),
        (T.CURRENCY, 950000000.5, "950000000.5"),
        (T.NUMBER, 100.0, "100"),
        (T.DATE, "2026-01-31", "2026-01-31"),
    ],
)
def test_values_as_text(kind, value, text):
    assert entry_text(kind, value) == text


# -- what Salesforce would refuse -------------------------------------------------------------


def test_blank_where_it_cannot_be():
    last_name = field("string", label="Last Name", length=80, nillable=False)
    for blank in (None, "", " \n"):
        assert check_value(last_name, blank) == "Last Name can't be blank."
        assert check_value(last_name, blank, creating=True) == "Last Name can't be blank."
    assert check_value(field("string"), None) is None
    assert check_value(field("boolean", nillable=False), None) is None


def test_blank_where_the_org_has_a_default_for_new_records():
    status = field("picklist", label="Status", nillable=False, defaulted_on_create=True)
    assert check_value(status, None, creating=True) is None
    assert check_value(status, None) == "Status can't be blank."


@pytest.mark.parametrize(
    ("kind", "more", "value"),
    [
        ("string", {"length": 5}, "12345"),
        ("string", {"length": 4}, "🙂🙂"),
        ("string", {}, "x" * 5000),
        ("string", {"length": 5}, 12345),
        ("textarea", {"length": 5}, "a\nb"),
        ("phone", {"length": 40}, "ask reception"),
        ("url", {"length": 255}, "example.com"),
        ("anyType", {}, "x"),
        ("email", {"length": 80}, "jo+x.y'z@mail.example-one.com"),
        ("email", {"length": 80}, "jörg@müller.example"),
        ("email", {"length": 7}, "a@b.com"),
        ("int", {"digits": 8}, 99999999),
        ("int", {"digits": 8}, -99999999),
        ("int", {"digits": 8}, "12"),
        ("int", {}, 2**31 - 1),
        ("double", {"precision": 18, "scale": 15}, -180.123456789),
        ("double", {"precision": 2, "scale": 2}, 0.99),
        ("double", {}, 1e20),
        ("double", {"precision": 3, "scale": 0}, 999.0),
        ("currency", {"precision": 18, "scale": 2}, 0.01),
        ("currency", {"precision": 18, "scale": 2}, "0.10"),
        ("currency", {"precision": 4, "scale": 2}, 99.99),
        ("percent", {"precision": 5, "scale": 2}, 999.99),
        ("boolean", {}, True),
        ("boolean", {}, 0),
        ("boolean", {}, "False"),
        ("date", {}, "1700-01-01"),
        ("date", {}, "4000-12-31"),
        ("datetime", {}, "2026-01-31T10:00:00Z"),
        ("datetime", {}, "1700-01-01T00:00:00Z"),
        ("datetime", {}, "4000-12-31T23:59:59Z"),
        ("time", {}, "23:59:59.999Z"),
        ("reference", {"length": 18}, "0035g00000LhZ5bAAF"),
        ("reference", {"length": 18}, "0035g00000LhZ5b"),
        ("picklist", {"picklist": STATUSES}, "Anything"),
        ("picklist", {"picklist": STATUSES}, "Closed"),
        ("picklist", {"picklist": STATUSES, "restricted_picklist": True}, "Open"),
        ("picklist", {"picklist": STATUSES, "restricted_picklist": True}, "OPEN"),
        ("picklist", {"restricted_picklist": True}, "no list is known"),
        ("multipicklist", {"picklist": COLORS}, "Mauve;Blue"),
        ("multipicklist", {"picklist": COLORS, "restricted_picklist": True}, "Green; red; ;"),
        ("address", {}, "x"),
    ],
)
def test_nothing_to_say_against_a_value(kind, more, value):
    assert check_value(field(kind, **more), value) is None


@pytest.mark.parametrize(
    ("kind", "more", "value", "said"),
    [
        (
            "string",
            {"length": 5},
            "123456",
            "Thing is too long: it has 6 characters, and Salesforce takes 5.",
        ),
        (
            "textarea",
            {"length": 32000},
            "x" * 32001,
            "Thing is too long: it has 32,001 characters, and Salesforce takes 32,000.",
        ),
        (
            "string",
            {"length": 3},
            "🙂🙂",
            "Thing is too long: it has 4 characters, and Salesforce takes 3.",
        ),
        (
            "email",
            {"length": 6},
            "a@b.com",
            "Thing is too long: it has 7 characters, and Salesforce takes 6.",
        ),
        (
            "picklist",
            {"length": 3},
            "Open",
            "Thing is too long: it has 4 characters, and Salesforce takes 3.",
        ),
        (
            "multipicklist",
            {"length": 3},
            "A;BC",
            "Thing is too long: it has 4 characters, and Salesforce takes 3.",
        ),
        ("email", {}, 5, "Thing: “5” is not an e-mail address."),
        ("string", {}, "a\udcff", "Thing holds characters that are no text. Type it again."),
        ("int", {"digits": 8}, 1.5, "Thing takes whole numbers only."),
        (
            "int",
            {"digits": 8},
            100000000,
            "Thing is too large: Salesforce takes 8 digits before the point.",
        ),
        ("int", {}, 2**31, "Thing: “2147483648” is too large."),
        ("int", {"digits": 8}, True, "Thing: “True” is not a number."),
        ("int", {"digits": 8}, "abc", "Thing: “abc” is not a number."),
        ("double", {}, float("nan"), "Thing: “nan” is not a number."),
        ("double", {}, float("inf"), "Thing: “inf” is not a number."),
        ("double", {"precision": 3, "scale": 0}, 1.5, "Thing takes whole numbers only."),
        ("double", {"precision": 3, "scale": 1}, 1.55, "Thing takes 1 decimal place."),
        (
            "currency",
            {"precision": 18, "scale": 2},
            0.125,
            "Thing takes up to 2 decimal places.",
        ),
        (
            "percent",
            {"precision": 5, "scale": 2},
            -1000.0,
            "Thing is too large: Salesforce takes 3 digits before the point.",
        ),
        (
            "double",
            {"precision": 3, "scale": 2},
            10.0,
            "Thing is too large: Salesforce takes 1 digit before the point.",
        ),
        (
            "double",
            {"precision": 2, "scale": 2},
            1.0,
            "Thing is too large: Salesforce takes 0 digits before the point.",
        ),
        ("boolean", {}, "maybe", "Thing is either yes or no."),
        ("boolean", {}, 2, "Thing is either yes or no."),
        ("date", {}, "2026-02-30", "Thing: “2026-02-30” is not a date."),
        ("date", {}, "20260130", "Thing: “20260130” is not a date."),
        ("date", {}, 5, "Thing: “5” is not a date."),
        ("date", {}, "1699-12-31", "Thing: Salesforce knows the years 1700 to 4000 only."),
        ("date", {}, "4001-01-01", "Thing: Salesforce knows the years 1700 to 4000 only."),
        (
            "datetime",
            {},
            "2026-01-31T10:00:00",
            "Thing: “2026-01-31T10:00:00” is not a date with a time.",
        ),
        (
            "datetime",
            {},
            "2026-02-30T10:00:00Z",
            "Thing: “2026-02-30T10:00:00Z” is not a date with a time.",
        ),
        (
            "datetime",
            {},
            "4001-01-01T00:00:00Z",
            "Thing: Salesforce knows the years 1700 to 4000 only.",
        ),
        ("time", {}, "10:00", "Thing: “10:00” is not a time of day."),
        ("time", {}, "24:00:00.000Z", "Thing: “24:00:00.000Z” is not a time of day."),
        ("reference", {}, "Acme", "Thing: “Acme” is not a Salesforce id."),
        (
            "picklist",
            {"picklist": STATUSES, "restricted_picklist": True},
            "Opne",
            "Thing has no entry “Opne”. Choose one from its list.",
        ),
        (
            "picklist",
            {"picklist": STATUSES, "restricted_picklist": True},
            "Closed",
            "“Closed” is retired: Salesforce takes it for Thing no longer.",
        ),
        (
            "multipicklist",
            {"picklist": COLORS, "restricted_picklist": True},
            "Red;Mauve",
            "Thing has no entry “Mauve”. Choose one from its list.",
        ),
        (
            "multipicklist",
            {"picklist": COLORS, "restricted_picklist": True},
            "Red;Blue",
            "“Blue” is retired: Salesforce takes it for Thing no longer.",
        ),
    ],
)
def test_what_salesforce_would_refuse(kind, more, value, said):
    assert check_value(field(kind, **more), value) == said
    assert check_value(field(kind, **more), value, creating=True) == said


@pytest.mark.parametrize(
    "text",
    ["jo", "@example.com", "jo@", "jo@example", "jo@@example.com", "jo@example..com", "j o@b.com",
     "jo@exa mple.com", "jo@b.com, x@b.com", "jo@b.com;", "<jo@b.com>", "jo@-b.com", "jo@b-.com",
     "jo@b.c@d", "jo@b_c.com", "jo@1.2.3.4", "jo@b.com."],
)  # fmt: skip
def test_malformed_addresses(text):
    address = field("email", label="Email", length=80)
    assert check_value(address, text) == f"Email: “{text}” is not an e-mail address."
    with pytest.raises(EntryError):
        parse_entry(T.EMAIL, text)


def test_a_long_entry_is_quoted_in_part():
    said = check_value(field("email", label="Email"), "x" * 300)
    assert said == f"Email: “{'x' * 59}…” is not an e-mail address."
    said = check_value(field("email", label="Email"), "x" * 60)
    assert said == f"Email: “{'x' * 60}” is not an e-mail address."


def test_required_fields_are_those_that_nobody_else_fills_in():
    wanted = field("string", createable=True, nillable=False)
    others = (
        field("string", createable=True, nillable=True),
        field("string", createable=False, nillable=False),
        field("picklist", createable=True, nillable=False, defaulted_on_create=True),
        field("boolean", createable=True, nillable=False),
        field("address", createable=True, nillable=False),
    )
    schema = SObjectSchema("Lead", "Lead", "Leads", (others[0], wanted, *others[1:]))
    assert required_fields(schema) == (wanted,)
