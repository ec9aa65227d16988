"""E-mail of journeys: settings, composing, the mail server, and what makes an effect of it."""
