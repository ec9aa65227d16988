"""Loading whole pages of Bulk results, in a process of its own and set by set."""

#: The argument by which apdesk is that process; no person types it.
LOAD_PAGES = "_load-pages"
