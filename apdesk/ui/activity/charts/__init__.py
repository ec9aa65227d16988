"""Painted charts that are read by eye, by the arrow keys, and as tables."""
