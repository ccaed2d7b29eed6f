"""Stage 2, clean: what is the article and what is noise, its own data, tokens, folding → `Article`."""
