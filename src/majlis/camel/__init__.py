"""camel-tools at work: all that imports it, and nothing of it is imported before it is used."""
