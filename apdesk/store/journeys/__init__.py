"""Journeys in the database: their versions, the people in them, and what they do outside."""
