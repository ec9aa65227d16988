"""E-mail templates: the dialog that writes them, looks at them and tries them."""
