"""Advances people through published journeys. Qt-free; effects outside are left to performers."""
