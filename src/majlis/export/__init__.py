"""Stage 9, export: one file per format."""
