"""What goes over the wire, of any template and any values."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.records import FieldValue
from apdesk.journeys.mail.addresses import usable
from apdesk.journeys.mail.compose import Composed, compose
from apdesk.journeys.mail.html_text import text_of_html
from apdesk.journeys.mail.settings import MailSettings

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TOKEN = "00ff00ff00ff00ff"


def made(
    subject: str = "Hello",
    text: str = "Hi\n",
    html: str = "",
    to: str = "ann@x.example",
    values: dict[str, FieldValue] | None = None,
    **settings: Any,
) -> Composed:
    recipient = usable(to)
    assert recipient is not None
    return compose(
        MailTemplate("T", subject, text, html),
        values or {},
        lambda _name, value: str(value),
        MailSettings(**{"host": "h", "from_address": "ana@shop.example", **settings}),
        recipient,
        token=TOKEN,
        at=AT,
    )


def read(composed: Composed) -> EmailMessage:
    found = message_from_bytes(composed.data(), policy=default)
    assert isinstance(found, EmailMessage)
    return found


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_the_headers_say_who_when_and_which() -> None:
    message = read(made(from_name="Ana Lima", reply_to="help@shop.example"))
    assert message["From"] == "Ana Lima <ana@shop.example>"
    assert message["To"] == "ann@x.example"
    assert message["Reply-To"] == "help@shop.example"
    assert message["Message-ID"] == f"<{TOKEN}@shop.example>"
    assert message["Date"].datetime == AT
    assert message["Auto-Submitted"] is None
    assert message.get_content_type() == "text/plain"


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_no_value_makes_a_header(line_break: str) -> None:
    evil = f"Ann{line_break}Bcc: everybody@x.example{line_break}{line_break}gone"
    composed = made("Hi {{name}}", values={"name": evil}, from_name=evil)
    message = read(composed)
    assert message["Bcc"] is None
    assert message["Subject"] == "Hi Ann Bcc: everybody@x.example gone"
    assert [each.addr_spec for each in message["From"].addresses] == ["ana@shop.example"]
    assert part(message, "plain").startswith("Hi")


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=400),
)
def test_any_text_arrives_as_lines_that_every_server_takes(subject: str, body: str) -> None:
    composed = made("{{s}}", "{{b}}", "<p>{{b}}</p>", values={"s": subject, "b": body})
    data = composed.data()
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    message = read(composed)
    assert message["Subject"] == composed.subject
    assert part(message, "plain") == composed.text
    assert set(message.keys()) == {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "MIME-Version",
        "Content-Type",
    }


def test_html_is_an_alternative_with_escaped_values() -> None:
    message = read(
        made(
            text="Hi {{name}}",
            html='<p title="{{name}}">{{name}}</p>',
            values={"name": '<b>"A" & B'},
        )
    )
    assert message.get_content_type() == "multipart/alternative"
    assert part(message, "plain").startswith('Hi <b>"A" & B')
    escaped = "&lt;b&gt;&quot;A&quot; &amp; B"
    assert part(message, "html").startswith(f'<p title="{escaped}">{escaped}</p>')


def test_without_a_text_it_is_made_of_the_html() -> None:
    html = (
        "<html><head><style>p {}</style></head><body><h1>Hi {{name}}</h1><p>See <a "
        "href='https://x.example/'>our   tours</a>.<br>Bye</p><ul><li>a</li><li>b &amp; c</li>"
        "</ul></body></html>"
    )
    message = read(made(text=" ", html=html, values={"name": "A <b>"}))
    assert part(message, "plain") == (
        "Hi A <b>\n\nSee our tours (https://x.example/).\nBye\n\n- a\n- b & c\n"
    )
    assert text_of_html("just text") == "just text\n"


def test_the_way_to_unsubscribe_is_added_where_the_template_has_none() -> None:
    message = read(made(html="<body><p>Hi</p></body>", unsubscribe_mail="off@shop.example"))
    way = f"mailto:off@shop.example?subject=unsubscribe%20{TOKEN}"
    assert part(message, "plain") == f"Hi\n\n-- \nUnsubscribe: {way}\n"
    assert part(message, "html").startswith("<body><p>Hi</p><p ")
    assert f'<a href="{way}">Unsubscribe</a></p>\n</body>' in part(message, "html")
    assert message["List-Unsubscribe"] == f"<{way}>"
    assert message["List-Unsubscribe-Post"] is None


def test_the_way_to_unsubscribe_stands_where_the_template_puts_it() -> None:
    message = read(
        made(
            text="Off: {{unsubscribe}}!",
            html='<a href="{{unsubscribe}}">off</a> or {{unsubscribe}}.',
            unsubscribe_url="https://shop.example/off?a=1&b=2",
        )
    )
    assert part(message, "plain") == "Off: https://shop.example/off?a=1&b=2!\n"
    escaped = "https://shop.example/off?a=1&amp;b=2"
    assert part(message, "html").rstrip() == (
        f'<a href="{escaped}">off</a> or <a href="{escaped}">Unsubscribe</a>.'
    )


def test_one_click_is_promised_for_a_safe_page_alone() -> None:
    both = read(made(unsubscribe_mail="off@x.example", unsubscribe_url="https://x.example/off"))
    assert both["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert both["List-Unsubscribe"].startswith("<https://x.example/off>, <mailto:off@x.example?")
    plain = read(made(unsubscribe_url="http://x.example/off"))
    assert plain["List-Unsubscribe"] == "<http://x.example/off>"
    assert plain["List-Unsubscribe-Post"] is None


def test_a_long_address_to_unsubscribe_stays_whole() -> None:
    page = f"https://x.example/{'y' * 300}"
    data = made(unsubscribe_url=page, unsubscribe_mail="off@x.example").data()
    assert f"List-Unsubscribe: <{page}>,\r\n <mailto:off@x.example?".encode() in data


def test_without_a_way_nothing_is_said_of_it() -> None:
    message = read(made(text="Off: {{unsubscribe|ask us}}"))
    assert part(message, "plain") == "Off: ask us\n"
    assert message["List-Unsubscribe"] is None


def test_letters_of_the_world_in_names_and_domains() -> None:
    composed = made("Grüße", "Füße\n", to="ann@bücher.example", from_name="Änne, die 1.")
    assert not composed.international
    assert composed.data().isascii()
    message = read(composed)
    assert message["To"] == "ann@xn--bcher-kva.example"
    assert message["From"].addresses[0].display_name == "Änne, die 1."
    assert made(to="jörg@x.example").international


def test_the_same_effect_makes_the_same_message_id() -> None:
    assert made("One").message_id == made("Two").message_id == f"<{TOKEN}@shop.example>"


@pytest.mark.parametrize(
    "text", ["", "ann", "ann@", "a b@x.example", "a@b", "a..b@x.example", f"{'a' * 65}@x.example"]
)
def test_what_is_no_address(text: str) -> None:
    assert usable(text) is None
