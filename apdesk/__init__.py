"""apdesk: keeps Salesforce Leads, Contacts and Accounts in step with a local database."""

__version__ = "0.1.0"
