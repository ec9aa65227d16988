"""Help inside the window: pages by topic, short answers beside settings, the tour.

`help_button`, `what_is_this` and `show_help` are all that other rooms need; what they show is
imported when it is asked for.
"""

from apdesk.ui.help.buttons import help_button, show_help, what_is_this

__all__ = ["help_button", "show_help", "what_is_this"]
