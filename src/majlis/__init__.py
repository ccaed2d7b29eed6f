"""majlis: a knowledge graph from Arabic news about diplomacy."""

__version__ = "0.1.0"
