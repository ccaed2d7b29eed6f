"""Stage 6, graph: claims ↔ quads."""
