"""Random settings of each kind: whatever a journey may hold, also what is there no more."""

from __future__ import annotations

from hypothesis import strategies as st

from apdesk.domain.journey.kinds import (
    AssignGroup,
    AssignLead,
    ByHand,
    CampaignStatusChanged,
    CheckCampaignStatus,
    CheckFields,
    CheckList,
    Delay,
    Eject,
    Email,
    FieldMatch,
    Kind,
    ListAction,
    ListTrigger,
    Named,
    Save,
    SegmentTrigger,
    SetCampaignStatus,
    Settings,
    Task,
    Unit,
    UpdateField,
)
from apdesk.domain.operators import Criterion, Operator
from tests.ui.journeys.settings.prepared_choices import ANA, CY, FAIR, SCHEMA, WEBINAR

flags = st.booleans()
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
texts = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
    st.sampled_from(["", "one\r\ntwo\u00a0three", " around ", "{{first_name|there}}"]),
)
campaigns = st.one_of(
    st.just(Named()),
    st.sampled_from([Named(each.id, each.name) for each in (WEBINAR, FAIR)]),
    st.builds(Named, st.just("701000000000009AAA"), words),
)
users = st.one_of(
    st.sampled_from([Named(each.id, each.name) for each in (ANA, CY)]),
    st.builds(Named, st.just("005000000000009AAA"), words),
)
statuses = st.lists(st.one_of(st.sampled_from(["Sent", "Came"]), words), unique=True, max_size=3)
some_statuses = statuses.map(tuple)
lists = st.one_of(st.sampled_from(["", "leads", "contacts", "newsletter", "VIPs"]), words)
criteria = st.lists(
    st.builds(
        Criterion,
        st.one_of(st.sampled_from([each.name for each in SCHEMA.fields]), words),
        st.sampled_from(Operator),
        texts,
    ),
    max_size=3,
).map(tuple)
minutes = st.integers(0, 1440)
windows = st.one_of(
    st.just((None, None)),
    st.tuples(minutes, minutes).filter(lambda each: each[0] < each[1]),
    st.integers(0, 1439).map(lambda each: (each, None)),
    st.integers(1, 1440).map(lambda each: (None, each)),
)
delays = st.builds(
    lambda amount, unit, window, days: Delay(amount, unit, *window, tuple(sorted(days))),
    st.integers(0, 5_270_400),
    st.sampled_from(Unit),
    windows,
    st.sets(st.integers(1, 7)),
)
tasks = st.builds(
    Task,
    texts,
    texts,
    st.one_of(st.none(), st.integers(0, 3660)),
    st.one_of(st.sampled_from(["High", "Normal"]), words),
    st.one_of(st.sampled_from(["Not Started", "Deferred"]), words),
    st.one_of(st.just(Named()), users),
)
updates = st.one_of(
    st.builds(UpdateField, st.sampled_from([each.name for each in SCHEMA.fields]), texts),
    st.builds(UpdateField, words, texts),
    st.just(UpdateField()),
)

_OF: dict[Kind, st.SearchStrategy[Settings]] = {
    Kind.CAMPAIGN_STATUS_CHANGED: st.builds(CampaignStatusChanged, campaigns, some_statuses, flags),
    Kind.JOINED_LIST: st.builds(ListTrigger, lists, flags, flags),
    Kind.LEFT_LIST: st.builds(ListTrigger, lists, flags, flags),
    Kind.FIELD_MATCH: st.builds(FieldMatch, criteria, flags, flags),
    Kind.JOINED_SEGMENT: st.builds(SegmentTrigger, lists, flags, flags),
    Kind.LEFT_SEGMENT: st.builds(SegmentTrigger, lists, flags, flags),
    Kind.BY_HAND: st.builds(ByHand, flags),
    Kind.ASSIGN_LEAD: st.builds(AssignLead, st.one_of(st.just(Named()), users)),
    Kind.ASSIGN_GROUP: st.builds(AssignGroup, st.lists(users, max_size=3).map(tuple)),
    Kind.SET_CAMPAIGN_STATUS: st.builds(
        SetCampaignStatus, campaigns, st.one_of(st.just(""), words)
    ),
    Kind.SAVE: st.builds(Save, st.sampled_from(["Lead", "Contact", "Account"])),
    Kind.TASK: tasks,
    Kind.UPDATE_FIELD: updates,
    Kind.ADD_TO_LIST: st.builds(ListAction, lists),
    Kind.REMOVE_FROM_LIST: st.builds(ListAction, lists),
    Kind.EMAIL: st.builds(Email, lists, flags, flags),
    Kind.DELAY: delays,
    Kind.EJECT: st.builds(Eject, flags),
    Kind.CHECK_CAMPAIGN_STATUS: st.builds(CheckCampaignStatus, campaigns, some_statuses),
    Kind.CHECK_FIELDS: st.builds(CheckFields, criteria),
    Kind.CHECK_LIST: st.builds(CheckList, lists),
}


def settings_of(kind: Kind) -> st.SearchStrategy[Settings]:
    """Any settings of a kind."""
    return _OF[kind]


#: A kind, and two settings of it.
pairs: st.SearchStrategy[tuple[Kind, Settings, Settings]] = st.sampled_from(list(Kind)).flatmap(
    lambda kind: st.tuples(st.just(kind), _OF[kind], _OF[kind])
)
