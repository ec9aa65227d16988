"""What the help says, a module for each part of the app."""
