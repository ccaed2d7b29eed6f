"""Stage 1, read: files, folders, HTML, JSON Lines → `Source`."""
