"""E-mails of journeys over a real mail server: who gets one, once, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.errors import KnownError
from apdesk.journeys.mail.settings import MailSettings
from apdesk.store.journeys.effects import Fate
from apdesk.store.journeys.mails import MailState
from tests.unit.journeys.mail.mail_servers import MailDrop
from tests.unit.journeys.mail.postroom import PostRoom
from tests.unit.store.store_builders import ALL


def test_an_email_is_sent_noted_and_names_its_effect(room: PostRoom, server: MailDrop) -> None:
    (ann,) = room.people("ann@x.example")
    (effect,) = room.want(ann)
    token = room.due()[0].token
    outcome = room.run()[effect]
    assert (outcome.fate, outcome.note) == (Fate.DONE, "E-mail “Welcome” sent")
    (mail,) = server.received
    assert (mail.sender, mail.recipient) == ("ana@shop.example", "ann@x.example")
    assert mail.message["Subject"] == "Hello Person 1"
    assert mail.message_id == f"<{token}@shop.example>" == outcome.result
    noted = room.mail_of(ann)
    assert (noted.state, noted.template, noted.journey) == (
        MailState.SENT,
        "Welcome",
        "First steps",
    )
    assert (noted.address, noted.subject) == ("ann@x.example", "Hello Person 1")


def test_many_go_over_one_connection(room: PostRoom, server: MailDrop) -> None:
    people = room.people(*(f"p{at}@x.example" for at in range(20)))
    room.want(*people)
    assert {each.fate for each in room.run().values()} == {Fate.DONE}
    assert server.recipients == [f"p{at}@x.example" for at in range(20)]
    assert server.connections == 1


def test_lines_that_begin_with_dots_arrive_whole(room: PostRoom, server: MailDrop) -> None:
    dots = MailTemplate("Dots", "Dots", "first\n.\n..two\n.three\nlast\n")
    room.templates.create(dots, at="2026-03-02T09:00:00Z")
    room.want(*room.people("ann@x.example"), template="Dots")
    room.run()
    (mail,) = server.received
    said = mail.message.get_content().replace("\r\n", "\n")
    assert said.startswith("first\n.\n..two\n.three\nlast\n")


def test_an_email_isnt_sent_with_a_hole_where_a_field_is_gone(
    room: PostRoom, server: MailDrop
) -> None:
    at = "2026-03-02T09:00:00Z"
    room.templates.create(MailTemplate("Hole", "Hello", "Dear {{nickname}},"), at=at)
    room.templates.create(MailTemplate("Filled", "Hello", "Dear {{nickname|friend}},"), at=at)
    (ann,) = room.people("ann@x.example")
    (hole,) = room.want(ann, template="Hole")
    (filled,) = room.want(ann, template="Filled")
    outcomes = room.run()
    assert outcomes[filled].fate is Fate.DONE
    assert outcomes[hole].fate is Fate.FAILED
    trouble = outcomes[hole].trouble
    assert trouble is not None
    assert trouble.code == "mail.field_gone"
    assert "nickname" in trouble.message
    assert [each.message["Subject"] for each in server.received] == ["Hello"]


def test_nor_where_a_field_isnt_mapped_any_more(room: PostRoom, server: MailDrop) -> None:
    at = "2026-03-02T09:00:00Z"
    room.templates.create(MailTemplate("Bare", "Hello", "Dear {{name}},"), at=at)
    ann, bob = room.people("ann@x.example", "bob@x.example")
    (first,) = room.want(ann, template="Bare")
    assert room.run()[first].fate is Fate.DONE
    room.desk.mirror.prepare(
        {
            sobject: [replace(each, hidden=each.apdesk == "name") for each in mappings]
            for sobject, mappings in ALL.items()
        }
    )
    (second,) = room.want(bob, template="Bare")
    assert room.run()[second].fate is Fate.FAILED
    assert server.recipients == ["ann@x.example"]


def test_whoever_opted_out_gets_none_nor_does_a_twin(room: PostRoom, server: MailDrop) -> None:
    (out,) = room.people("out@x.example", HasOptedOutOfEmail=True)
    twin, fine = room.people("OUT@X.example", "fine@x.example", first=10)
    effects = room.want(out, twin, fine)
    outcomes = room.run()
    assert [outcomes[each].fate for each in effects] == [Fate.SKIPPED, Fate.SKIPPED, Fate.DONE]
    assert outcomes[effects[0]].note == "No e-mail: opted out"
    assert outcomes[effects[1]].note == "No e-mail: somebody with the same address opted out"
    assert server.recipients == ["fine@x.example"]


def test_whoever_opts_out_while_the_others_are_sent_gets_none(
    room: PostRoom, server: MailDrop
) -> None:
    ann, bob = room.people("ann@x.example", "bob@x.example")
    effects = room.want(ann, bob)
    for some in room.performer.perform(room.due(), room.mark):
        room.effects.settle(some, "2026-03-02T09:00:00Z")
        room.desk.edit(bob, has_opted_out_of_email=True)
        last = some[-1]
    assert (last.effect_id, last.fate) == (effects[1], Fate.SKIPPED)
    assert server.recipients == ["ann@x.example"]
    assert room.mails.of_person(bob) == ()


def test_a_template_goes_to_a_person_once_unless_told_otherwise(
    room: PostRoom, server: MailDrop
) -> None:
    (ann,) = room.people("ann@x.example")
    once = room.want(ann, ann, template="welcome")
    outcomes = room.run()
    assert [outcomes[each].fate for each in once] == [Fate.DONE, Fate.SKIPPED]
    (later,) = room.want(ann, template="WELCOME")
    assert room.run()[later].note == "No e-mail: it was sent this one before"
    (again,) = room.want(ann, again=True)
    assert room.run()[again].fate is Fate.DONE
    assert len(server.received) == 2


@pytest.mark.parametrize("address", [None, "nobody", "a b@x.example", "x@nodot"])
def test_without_a_usable_address_the_person_goes_on(room: PostRoom, address: str | None) -> None:
    people = room.people(address)
    (effect,) = room.want(*people)
    outcome = room.run()[effect]
    assert (outcome.fate, outcome.note) == (
        Fate.SKIPPED,
        "No e-mail: there is no usable address",
    )


def test_a_refused_recipient_is_recorded_and_goes_on(room: PostRoom, server: MailDrop) -> None:
    server.manners.rcpt["gone@x.example"] = "550 5.1.1 No such user"
    gone, here = room.people("gone@x.example", "here@x.example")
    bounced, fine = room.want(gone, here)
    outcomes = room.run()
    assert outcomes[bounced].fate is Fate.SKIPPED
    assert "550 5.1.1 No such user" in outcomes[bounced].note
    assert outcomes[fine].fate is Fate.DONE
    assert server.connections == 1
    noted = room.mail_of(gone)
    assert (noted.state, noted.said) == (MailState.REFUSED, "550 5.1.1 No such user")


def test_a_refused_one_may_be_sent_that_template_later(room: PostRoom, server: MailDrop) -> None:
    server.manners.rcpt["*"] = "550 5.2.1 Mailbox closed"
    (ann,) = room.people("ann@x.example")
    room.want(ann)
    room.run()
    server.manners.rcpt.clear()
    (effect,) = room.want(ann)
    assert room.run()[effect].fate is Fate.DONE


def test_not_now_is_tried_again_with_longer_pauses(room: PostRoom, server: MailDrop) -> None:
    server.manners.rcpt["*"] = "451 4.7.1 Greylisted"
    (ann,) = room.people("ann@x.example")
    (effect,) = room.want(ann)
    first = room.run()[effect]
    assert (first.fate, first.retry_at) == (Fate.AGAIN, "2026-03-02T09:05:00Z")
    assert first.trouble is not None
    assert first.trouble.said == "451 4.7.1 Greylisted"
    assert room.run() == {}
    room.after(minutes=30)
    assert room.run()[effect].retry_at == "2026-03-02T10:00:00Z"
    server.manners.rcpt.clear()
    room.after(minutes=30)
    assert room.run()[effect].fate is Fate.DONE
    assert len(server.received) == 1


def test_not_now_for_days_is_a_refusal(room: PostRoom, server: MailDrop) -> None:
    server.manners.rcpt["*"] = "452 4.2.2 Mailbox full"
    (ann,) = room.people("ann@x.example")
    (effect,) = room.want(ann)
    fates = []
    for _ in range(3):
        fates.append(room.run()[effect].fate)
        room.after(days=3)
    assert fates == [Fate.AGAIN, Fate.AGAIN, Fate.SKIPPED]
    assert room.mail_of(ann).state is MailState.REFUSED


def test_not_now_after_the_whole_email_leaves_no_note(room: PostRoom, server: MailDrop) -> None:
    server.manners.end["*"] = "451 4.3.0 Try later"
    (ann,) = room.people("ann@x.example")
    (effect,) = room.want(ann)
    assert room.run()[effect].fate is Fate.AGAIN
    assert room.mails.of_person(ann) == ()
    server.manners.end.clear()
    room.after(minutes=5)
    assert room.run()[effect].fate is Fate.DONE
    assert len(server.received) == 1


def test_a_refused_content_waits_for_a_person(room: PostRoom, server: MailDrop) -> None:
    server.manners.end["*"] = "554 5.7.1 Looks like spam"
    (ann,) = room.people("ann@x.example")
    (effect,) = room.want(ann)
    outcome = room.run()[effect]
    assert outcome.fate is Fate.FAILED
    assert outcome.trouble is not None
    assert (outcome.trouble.code, outcome.trouble.said) == (
        "mail.content_refused",
        "554 5.7.1 Looks like spam",
    )
    server.manners.end.clear()
    room.effects.retry([effect])
    assert room.run()[effect].fate is Fate.DONE


def test_a_mailbox_refused_at_the_end_is_a_bounce(room: PostRoom, server: MailDrop) -> None:
    server.manners.end["*"] = "550 5.1.1 Unknown mailbox"
    (effect,) = room.want(*room.people("ann@x.example"))
    assert room.run()[effect].fate is Fate.SKIPPED


def test_a_refused_sender_is_one_problem_and_everybody_waits(
    room: PostRoom, server: MailDrop
) -> None:
    server.manners.mail["*"] = "553 5.7.1 Sender address rejected"
    room.want(*room.people("ann@x.example", "bob@x.example"))
    with pytest.raises(KnownError) as caught:
        room.run()
    assert caught.value.code == "mail.sender_refused"
    assert "553 5.7.1 Sender address rejected" in caught.value.message
    assert len(room.due()) == 2


def test_relaying_denied_is_of_the_server_not_of_the_person(
    room: PostRoom, server: MailDrop
) -> None:
    server.manners.rcpt["*"] = "550 5.7.1 Relaying denied"
    room.want(*room.people("ann@x.example"))
    with pytest.raises(KnownError, match="wants a login") as caught:
        room.run()
    assert caught.value.code == "mail.login_needed"
    assert len(room.due()) == 1


def test_a_connection_lost_before_the_dot_is_tried_again(room: PostRoom, server: MailDrop) -> None:
    long = MailTemplate("Long", "Long", "Many words here.\n" * 400_000)
    room.templates.create(long, at="2026-03-02T09:00:00Z")
    server.manners.drop_at = ["data"]
    (ann,) = room.people("ann@x.example")
    (effect,) = room.want(ann, template="Long")
    assert room.run()[effect].fate is Fate.AGAIN
    assert room.mails.of_person(ann) == ()
    assert room.query("SELECT state, attempts FROM effect") == [("wanted", 0)]


def test_a_connection_that_ended_between_two_emails_is_made_anew(
    room: PostRoom, server: MailDrop
) -> None:
    ann, bob, eve = room.people("ann@x.example", "bob@x.example", "eve@x.example")
    room.want(ann, bob, eve)
    outcomes = []
    for some in room.performer.perform(room.due(), room.mark):
        outcomes += some
        if len(outcomes) == 1:
            server.manners.drop_at = ["mail"]
    assert [each.fate for each in outcomes] == [Fate.DONE] * 3
    assert len(server.received) == 3
    assert server.connections == 2


def test_a_connection_lost_after_the_dot_counts_as_sent(room: PostRoom, server: MailDrop) -> None:
    server.manners.drop_at = ["end"]
    ann, bob = room.people("ann@x.example", "bob@x.example")
    first, second = room.want(ann, bob)
    outcomes = room.run()
    assert outcomes[first].note == "Sent; the mail server's answer was lost"
    assert (outcomes[first].fate, outcomes[second].fate) == (Fate.DONE, Fate.DONE)
    assert room.mail_of(ann).state is MailState.UNCONFIRMED
    assert server.recipients == ["ann@x.example", "bob@x.example"]


def test_only_so_many_go_out_in_a_minute(room: PostRoom, server: MailDrop) -> None:
    found = MailSettings.stored(room.settings)
    assert found is not None
    room.set(replace(found, per_minute=2))
    effects = room.want(*room.people(*(f"p{at}@x.example" for at in range(5))))
    outcomes = room.run()
    assert [outcomes[each].fate for each in effects] == [Fate.DONE] * 2 + [Fate.AGAIN] * 3
    assert [outcomes[each].retry_at for each in effects[2:]] == [
        "2026-03-02T09:01:00Z",
        "2026-03-02T09:01:00Z",
        "2026-03-02T09:02:00Z",
    ]
    room.after(seconds=59)
    assert room.run() == {}
    room.after(seconds=1)
    assert [each.fate for each in room.run().values()] == [Fate.DONE] * 2
    room.after(minutes=1)
    room.run()
    assert server.recipients == [f"p{at}@x.example" for at in range(5)]


def test_the_minute_is_remembered_over_a_restart(room: PostRoom) -> None:
    found = MailSettings.stored(room.settings)
    assert found is not None
    room.set(replace(found, per_minute=1))
    first, second = room.want(*room.people("ann@x.example", "bob@x.example"))
    room.run()
    fresh = type(room.performer)(room.store, room.clock, room.passwords)
    room.after(seconds=30)
    room.effects.retry([second])
    ((outcome,),) = fresh.perform(room.due(), room.mark)
    assert (outcome.fate, outcome.retry_at) == (Fate.AGAIN, "2026-03-02T09:01:00Z")
    assert first != second


def test_a_template_that_is_gone_waits_for_a_person(room: PostRoom, server: MailDrop) -> None:
    (effect,) = room.want(*room.people("ann@x.example"), template="Nothing")
    outcome = room.run()[effect]
    assert outcome.fate is Fate.FAILED
    assert outcome.trouble is not None
    assert outcome.trouble.code == "mail.template_gone"
    assert server.connections == 0


def test_without_settings_everybody_waits(room: PostRoom) -> None:
    room.settings.set_setting("mail", None)
    room.want(*room.people("ann@x.example"))
    with pytest.raises(KnownError) as caught:
        room.run()
    assert caught.value.code == "mail.not_set_up"
    assert len(room.due()) == 1


def test_a_success_is_logged_in_salesforce_if_wanted(room: PostRoom, server: MailDrop) -> None:
    server.manners.rcpt["no@x.example"] = "550 5.1.1 No"
    ann, bob, no = room.people("ann@x.example", "bob@x.example", "no@x.example")
    room.want(ann, no, log=True)
    room.want(bob)
    room.run()
    tasks = room.query(
        "SELECT person_id, json_extract(payload, '$.mail'), journey_id, shape, state FROM effect "
        "WHERE kind = 'task'"
    )
    assert tasks == [(ann, room.mail_of(ann).id, 1, "s2", "wanted")]


def test_an_address_of_other_letters_goes_out_where_the_server_takes_it(
    room: PostRoom, server: MailDrop
) -> None:
    (effect,) = room.want(*room.people("jörg@exämple.de"))
    assert room.run()[effect].fate is Fate.DONE
    (mail,) = server.received
    assert mail.recipient == "jörg@xn--exmple-cua.de"
    assert "SMTPUTF8" in mail.options
    assert mail.message["To"] == "jörg@xn--exmple-cua.de"


def test_somebody_whose_opt_out_cant_be_seen_waits(room: PostRoom, server: MailDrop) -> None:
    room.desk.mirror.prepare(
        {
            sobject: [each for each in mappings if each.salesforce != "HasOptedOutOfEmail"]
            for sobject, mappings in ALL.items()
        }
    )
    (lead,) = room.people("ann@x.example")
    here = room.desk.person(name="Bob", email="bob@x.example")
    first, second = room.want(lead, here)
    outcomes = room.run()
    assert outcomes[first].fate is Fate.AGAIN
    assert outcomes[first].trouble is not None
    assert outcomes[first].trouble.code == "mail.opt_out_unknown"
    assert outcomes[second].fate is Fate.DONE
    assert server.recipients == ["bob@x.example"]
    assert room.mails.unknown_opt_outs() == ("Lead", "Contact")
