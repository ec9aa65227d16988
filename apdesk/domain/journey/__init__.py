"""Journeys: the graph, its JSON form, what is wrong with it, and when a delay ends. No I/O."""
