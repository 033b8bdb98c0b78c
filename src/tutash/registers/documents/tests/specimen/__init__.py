"""An app with two document templates, as an institution would have them."""
