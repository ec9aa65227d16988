"""The tokens of one login, and what a place that keeps them has to offer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Protocol
from urllib.parse import urlsplit

from apdesk.domain.values import id18
from apdesk.salesforce import address, errors, oauth_errors
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.token_endpoint import TokenAnswer


@dataclass(frozen=True, slots=True)
class Tokens:
    """One login of one user in one org. Its repr shows no secret.

    Attributes:
        refresh_token: '' where Salesforce gave none: the login then ends with its session.
        instance_url: Where calls go; taken afresh from every token answer, for orgs move.
        identity_url: Ends in /id/ORGANIZATION/USER.
        login_url, client_id: What a refresh has to name again.
        issued_at: Salesforce's time of issue, milliseconds since 1970 as text.
    """

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    instance_url: str
    identity_url: str
    login_url: str
    client_id: str = field(repr=False)
    issued_at: str = ""

    @property
    def organization_id(self) -> str:
        """The org's id, 18 characters."""
        return _ids(self.identity_url)[0]

    @property
    def user_id(self) -> str:
        """The user's id, 18 characters."""
        return _ids(self.identity_url)[1]

    def renewed(self, answer: TokenAnswer) -> Tokens:
        """These tokens after a refresh; without rotation the refresh token stays."""
        moved = address.may_hold_the_login(answer.instance_url, self.login_url)
        return replace(
            self,
            access_token=answer.access_token,
            refresh_token=answer.refresh_token or self.refresh_token,
            instance_url=answer.instance_url if moved else self.instance_url,
            issued_at=answer.issued_at or self.issued_at,
        )

    def to_json(self) -> str:
        """For a vault only."""
        return json.dumps(asdict(self), separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Tokens | None:
        """Reads what `to_json` wrote; None when it can't be read."""
        try:
            raw = json.loads(text)
        except ValueError:
            return None
        return cls.from_mapping(raw)

    @classmethod
    def from_mapping(cls, raw: object) -> Tokens | None:
        """Reads a parsed document; None when it isn't one of tokens."""
        names = cls.__dataclass_fields__
        if not isinstance(raw, Mapping) or not all(
            isinstance(raw.get(name), str) for name in names
        ):
            return None
        tokens = cls(**{name: raw[name] for name in names})
        return tokens if tokens.access_token and tokens.instance_url else None


class TokenVault(Protocol):
    """A place that keeps tokens; a key names one installation, org and user.

    Each method raises KnownError (code "keyring.…" or "tokens.…") when the place can't be used.
    """

    def load(self, key: str) -> Tokens | None: ...

    def save(self, key: str, tokens: Tokens) -> None:
        """Returns only once the tokens would survive a crash (as far as the place can)."""
        ...

    def delete(self, key: str) -> None:
        """Forgets them; no error when there are none."""
        ...


def tokens_of(answer: TokenAnswer, login_url: str, client_id: str) -> Tokens:
    """The tokens of a new login. Raises OAuthError when something needed isn't in the answer."""
    if not address.may_hold_the_login(answer.instance_url, login_url):
        raise oauth_errors.incomplete("The address of the org is missing or isn't a safe one.")
    tokens = Tokens(
        answer.access_token,
        answer.refresh_token,
        answer.instance_url,
        answer.identity_url,
        login_url,
        client_id,
        answer.issued_at,
    )
    if not address.may_hold_the_login(answer.identity_url, login_url):
        raise oauth_errors.incomplete("The identity of the user is missing.")
    try:
        _ids(answer.identity_url)
    except SalesforceError:
        raise oauth_errors.incomplete("The identity of the user can't be read.") from None
    return tokens


def _ids(identity_url: str) -> tuple[str, str]:
    parts = urlsplit(identity_url).path.rstrip("/").split("/")
    try:
        if len(parts) < 3 or parts[-3] != "id":
            raise ValueError("not an identity URL")
        return id18(parts[-2]), id18(parts[-1])
    except ValueError:
        raise errors.malformed("the identity address isn't one") from None
