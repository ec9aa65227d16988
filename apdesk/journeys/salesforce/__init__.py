"""The Salesforce side of journeys: what they need to know of the org, and what they do in it."""
