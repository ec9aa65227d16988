"""From a row of a list to other programs: its page in Salesforce, the clipboard, the menu of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.store.list_keys import ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists import menu
from apdesk.ui.lists.copying import Copying
from apdesk.ui.lists.menu import Entry
from apdesk.ui.lists.progress import WorkBanner
from apdesk.ui.lists.table import RecordTable

_SALESFORCE_ID = "@salesforce_id"


class Outward(QObject):
    """The ways from the row under the cursor, and from the selected ones."""

    def __init__(
        self,
        desk: Desk,
        key: ListKey,
        table: RecordTable,
        copying: Copying,
        banner: WorkBanner,
        instance_url: Callable[[], str],
        host: QObject,
    ) -> None:
        """`instance_url`: the org's address, '' when not connected."""
        super().__init__(host)
        self._desk = desk
        self._key = key
        self._table = table
        self._copying = copying
        self._banner = banner
        self._instance_url = instance_url

    def address(self) -> str:
        """The page of the record under the cursor in the org; '' when there is none.

        Raises KnownError when the database can't be read.
        """
        record_id, url = self._table.current_id(), self._instance_url()
        if record_id is None or not url:
            return ""
        row = self._desk.views.rows(self._key, [record_id], [_SALESFORCE_ID]).get(record_id)
        found = row[0] if row else None
        return f"{url.rstrip('/')}/{found}" if found else ""

    def open_in_salesforce(self) -> None:
        """Opens the record under the cursor in the browser."""
        try:
            address = self.address()
        except KnownError as error:
            self._banner.show_error(error)
            return
        if address:
            self._desk.open_url(address)
        elif self._table.current_id() is not None:
            self._banner.over(
                "info",
                tr("This record can’t be opened in Salesforce"),
                tr("It was made here.") if self._instance_url() else tr("apdesk isn’t connected."),
            )

    def menu_groups(self) -> tuple[list[Entry], ...]:
        """Where the row under the cursor leads, and what can be copied."""
        copying, many = self._copying, self._table.chosen().count > 1
        try:
            linked = bool(self.address())
        except KnownError:
            linked = False
        ways = [
            Entry(
                tr("Open in Salesforce"),
                self.open_in_salesforce,
                menu.OPEN_IN_SALESFORCE,
                "open",
                linked,
            )
        ]
        copies = [
            Entry(tr("Copy cell"), copying.copy_cell, "", "copy"),
            Entry(tr("Copy rows") if many else tr("Copy row"), copying.copy_rows, menu.COPY),
        ]
        if copying.has_addresses:
            text = tr("Copy e-mail addresses") if many else tr("Copy e-mail address")
            copies.append(Entry(text, copying.copy_addresses, menu.COPY_ADDRESSES))
        return ways, copies
