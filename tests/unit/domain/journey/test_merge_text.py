from __future__ import annotations

import pytest

from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.journey.merge_text import (
    Placeholder,
    fields_in,
    parse,
    render,
    render_html,
    render_line,
    unclosed,
)

VALUES = {
    "first_name": "Ana",
    "company": 'Smith & <Sons> "Ltd"',
    "street": "1 High St\r\nLevel 2",
    "employees": 12.0,
    "zero": 0,
    "opted_out": False,
    "blank": None,
    "spaces": "  ",
}


def form(name, value):
    return {"employees": "12", "opted_out": "No"}.get(name, str(value))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("Hello", ("Hello",)),
        ("{{first_name}}", (Placeholder("first_name"),)),
        ("Hi {{first_name|there}}!", ("Hi ", Placeholder("first_name", "there"), "!")),
        ("{{ First_Name | dear friend }}", (Placeholder("first_name", "dear friend"),)),
        ("{{a}}{{b}}", (Placeholder("a"), Placeholder("b"))),
        ("{{a|b|c}}", (Placeholder("a", "b|c"),)),
        ("{{a|{b}}}", (Placeholder("a", "{b"), "}")),
        ("{{}}", (Placeholder(""),)),
        ("{{|there}}", (Placeholder("", "there"),)),
        ("{a} {b", ("{a} {b",)),
        ("a {{b", ("a {{b",)),
        ("a }} b", ("a }} b",)),
        ("{{a {{b}}", ("{{a ", Placeholder("b"))),
        ("{{a\nb}}", ("{{a\nb}}",)),
        ("@media{.a{color:red}}", ("@media{.a{color:red}}",)),
        ("{{{{first_name}}", ("{{first_name}}",)),
        ("{{{{{{first_name}}", ("{{", Placeholder("first_name"))),
        ("{{{first_name}}}", (Placeholder("{first_name"), "}")),
    ],
)
def test_what_a_text_consists_of(text, parts):
    assert parse(text) == parts


def test_a_placeholder_writes_itself_as_it_is_read():
    for each in (Placeholder("a"), Placeholder("a", "b c"), Placeholder("")):
        assert parse(str(each)) == (each,)


def test_fields_are_named_once_in_their_order():
    assert fields_in("{{b}} {{a|x}} {{B|y}} {{{{c}} {{}}") == ("b", "a", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi {{first_name}}", "Hi Ana"),
        ("Hi {{first_name|there}}", "Hi Ana"),
        ("Hi {{blank|there}}", "Hi there"),
        ("Hi {{spaces|there}}", "Hi there"),
        ("Hi {{nobody|there}}", "Hi there"),
        ("Hi {{blank}}.", "Hi ."),
        ("{{employees}} {{zero|none}} {{opted_out|unknown}}", "12 0 No"),
        ("{{street}}", "1 High St\r\nLevel 2"),
        ("{{company|<b>}}", 'Smith & <Sons> "Ltd"'),
        ("Hi {{first_name", "Hi {{first_name"),
    ],
)
def test_values_stand_where_placeholders_were(text, said):
    assert render(text, VALUES, form) == said


def test_a_value_is_not_read_again():
    values = {"first_name": "{{company}}", "company": "Acme"}
    assert render("{{first_name}}", values, form) == "{{company}}"


def test_values_are_escaped_in_html_and_the_text_around_them_is_not():
    html = '<p title="{{company}}">{{company|&amp;}} {{blank|<i>you</i> &amp; yours}}</p>'
    escaped = "Smith &amp; &lt;Sons&gt; &quot;Ltd&quot;"
    assert render_html(html, VALUES, form) == (
        f'<p title="{escaped}">{escaped} <i>you</i> &amp; yours</p>'
    )


def test_one_line_stays_one_line_whatever_the_values_hold():
    values = {"a": "x\r\nBcc: all@example.com", "b": "\x00tab\there\x85\u2028end\n"}
    said = render_line("Hi {{a}}\n {{b}}", values, form)
    assert said == "Hi x Bcc: all@example.com   tab here end"
    assert render_line("{{nobody}}\n", values, form) == ""


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("", False),
        ("{{a}} {{b|c}}", False),
        ("{{{{ two braces", False),
        ("{ {a} }} b", False),
        ("{{a", True),
        ("{{a}} {{b\n}}", True),
        ("{{a {{b}}", True),
    ],
)
def test_braces_that_nothing_closes_are_found(text, odd):
    assert unclosed(text) is odd


def test_very_long_odd_text_is_read_at_once():
    text = "{{" * 50_000 + "a" * 50_000 + "}" * 50_000
    assert "".join(str(each) for each in parse(text))


def test_a_template_names_the_fields_of_all_its_parts():
    template = MailTemplate("Hi", "{{a}}", "{{b}} {{a}}", "<p>{{c}}</p>")
    assert template.fields == ("a", "b", "c")


def test_the_way_to_unsubscribe_is_no_field():
    assert MailTemplate("Hi", "Hi", "{{a}} {{unsubscribe}}").fields == ("a",)
