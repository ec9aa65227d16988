"""E-mail addresses as they go to a mail server."""

from __future__ import annotations

from dataclasses import dataclass

from apdesk.domain.entry_check import EMAIL

#: RFC 5321, 4.5.3.1: the longest local part, and the longest path without its brackets.
_LONGEST_LOCAL = 64
_LONGEST = 254


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address; its domain is in the letters that every mail server knows."""

    local: str
    domain: str

    @property
    def spec(self) -> str:
        return f"{self.local}@{self.domain}"

    @property
    def international(self) -> bool:
        """Whether only a server with SMTPUTF8 takes it."""
        return not self.local.isascii()


def usable(text: str | None) -> Mailbox | None:
    """The address that a field holds; None where e-mail can't go there at all."""
    plain = (text or "").strip()
    if not EMAIL.fullmatch(plain) or len(plain) > _LONGEST:
        return None
    local, _, domain = plain.rpartition("@")
    if len(local.encode()) > _LONGEST_LOCAL or local.startswith(".") or local.endswith("."):
        return None
    if ".." in local:
        return None
    if not domain.isascii():
        import idna

        try:
            domain = idna.encode(domain, uts46=True).decode("ascii")
        except idna.IDNAError:
            return None
    return Mailbox(local, domain)
