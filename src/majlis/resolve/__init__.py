"""Stage 5, resolve: within the article, then across articles."""
