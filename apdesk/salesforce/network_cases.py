"""What goes wrong on the way to Salesforce and back."""

from __future__ import annotations

from apdesk.language import marked
from apdesk.salesforce.cases import BY_ITSELF, Case
from apdesk.salesforce.error_kinds import Kind

UNREACHABLE = Case(
    "network.unreachable",
    Kind.RETRY,
    marked("Salesforce can't be reached"),
    marked("There is no connection to the org's address. Your lists stay as they were."),
    marked("Check the internet connection; apdesk tries again by itself."),
)
TIMEOUT = Case(
    "network.timeout",
    Kind.RETRY,
    marked("Salesforce didn't answer in time"),
    marked("The connection stands, but no answer came. Your lists stay as they were."),
    BY_ITSELF,
)
INTERRUPTED = Case(
    "network.interrupted",
    Kind.RETRY,
    marked("The connection to Salesforce broke off"),
    marked("An answer stopped before its end, so it was not used."),
    BY_ITSELF,
)
TLS = Case(
    "network.tls",
    Kind.RETRY,
    marked("The secure connection to Salesforce failed"),
    marked(
        "The certificate that came could not be trusted, so nothing was sent. A network that asks "
        "for a sign-in page, or a company proxy that opens secure connections, does this."
    ),
    marked(
        "Sign in to the network. Where a company proxy does this, add your company's certificate "
        "in Preferences, Network; the test there names who issued what came."
    ),
    repeatable=False,
)
#: A trusted certificate by a clock that stands wrong: no network mends that.
TLS_TIME = Case(
    "network.tls",
    Kind.RETRY,
    marked("The secure connection to Salesforce failed"),
    marked(
        "The certificate that came isn't valid at the time that this computer's clock shows, so "
        "nothing was sent. Mostly it is the clock that is wrong."
    ),
    marked(
        "Set date, time and time zone of this computer right. If they are, the test in "
        "Preferences, Network, names who issued what came."
    ),
    repeatable=False,
)
PROXY = Case(
    "network.proxy",
    Kind.RETRY,
    marked("The proxy doesn't lead to Salesforce"),
    marked("A proxy is used on the way out, and it refused or broke off. Nothing was sent."),
    marked(
        "Ask whoever runs the proxy to let this computer reach Salesforce; apdesk tries again by "
        "itself."
    ),
)
PROXY_UNREACHABLE = Case(
    "network.proxy_unreachable",
    Kind.RETRY,
    marked("The proxy can't be reached"),
    marked("A proxy is used on the way out, and nothing answers at its address. Nothing was sent."),
    marked(
        "Check the proxy in Preferences, Network, or in the settings of this computer "
        "(HTTPS_PROXY); apdesk tries again by itself."
    ),
)
PROXY_LOGIN = Case(
    "network.proxy_login",
    Kind.RETRY,
    marked("The proxy wants a login"),
    marked(
        "A proxy is used on the way out, and it didn't accept user name and password, or got none. "
        "Nothing was sent."
    ),
    marked("Enter user name and password of the proxy in Preferences, Network."),
    repeatable=False,
)
BARRED = Case(
    "network.barred",
    Kind.RETRY,
    marked("Something bars the way to Salesforce"),
    marked(
        "The call was refused by an answer that isn't Salesforce's own; a company proxy or a "
        "filter does this."
    ),
    marked("Ask whoever runs the network to let this computer reach Salesforce."),
    repeatable=False,
)
