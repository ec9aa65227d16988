"""Who a session stands for: the identity URL and the OpenID forms of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from apdesk.practice_org.state.users import User

_URLS = {
    "enterprise": "/services/Soap/c/{version}/{org}",
    "metadata": "/services/Soap/m/{version}/{org}",
    "partner": "/services/Soap/u/{version}/{org}",
    "rest": "/services/data/v{version}/",
    "sobjects": "/services/data/v{version}/sobjects/",
    "search": "/services/data/v{version}/search/",
    "query": "/services/data/v{version}/query/",
    "recent": "/services/data/v{version}/recent/",
    "profile": "/{user}",
}


def identity_url(base: str, organization_id: str, user_id: str) -> str:
    return f"{base}/id/{organization_id}/{user_id}"


def _urls(base: str, organization_id: str, user: User) -> dict[str, str]:
    urls = {
        name: base + path.replace("{org}", organization_id[:15]).replace("{user}", user.id)
        for name, path in _URLS.items()
    }
    urls["custom_domain"] = base
    return urls


def _photos(base: str) -> dict[str, str]:
    return {"picture": f"{base}/profilephoto/005/F", "thumbnail": f"{base}/profilephoto/005/T"}


def _utc_offset(user: User, now: datetime) -> int:
    """Milliseconds, standard time, as the platform gives it."""
    zone = ZoneInfo(user.timezone)
    january = now.replace(month=1, day=1).astimezone(zone)
    july = now.replace(month=7, day=1).astimezone(zone)
    offsets = [moment.utcoffset() for moment in (january, july)]
    return min(int(offset.total_seconds() * 1000) for offset in offsets if offset is not None)


def identity(base: str, organization_id: str, user: User, now: datetime) -> dict[str, Any]:
    """The body of /id/ORG/USER as recorded of a real org."""
    return {
        "id": identity_url(base, organization_id, user.id),
        "asserted_user": True,
        "user_id": user.id,
        "organization_id": organization_id,
        "username": user.username,
        "nick_name": user.username.partition("@")[0],
        "display_name": user.name,
        "email": user.email,
        "email_verified": True,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "timezone": user.timezone,
        "photos": _photos(base),
        "addr_street": None,
        "addr_city": None,
        "addr_state": None,
        "addr_country": None,
        "addr_zip": None,
        "mobile_phone": None,
        "mobile_phone_verified": False,
        "is_lightning_login_user": False,
        "status": {"created_date": None, "body": None},
        "urls": _urls(base, organization_id, user),
        "active": user.active,
        "user_type": "STANDARD",
        "language": user.language,
        "locale": user.locale,
        "utcOffset": _utc_offset(user, now),
        "last_modified_date": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "is_app_installed": True,
    }


def userinfo(base: str, organization_id: str, user: User, now: datetime) -> dict[str, Any]:
    """The body of /services/oauth2/userinfo, field by field as recorded in 2026."""
    return {
        "sub": identity_url(base, organization_id, user.id),
        "user_id": user.id,
        "organization_id": organization_id,
        "preferred_username": user.username,
        "nickname": user.username.partition("@")[0],
        "name": user.name,
        "email": user.email,
        "email_verified": True,
        "given_name": user.first_name,
        "family_name": user.last_name,
        "zoneinfo": user.timezone,
        "photos": _photos(base),
        "profile": f"{base}/{user.id}",
        "picture": _photos(base)["picture"],
        "address": {},
        "is_salesforce_integration_user": False,
        "urls": _urls(base, organization_id, user),
        "active": user.active,
        "user_type": "STANDARD",
        "language": user.language,
        "locale": user.locale,
        "utcOffset": _utc_offset(user, now),
        "updated_at": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
