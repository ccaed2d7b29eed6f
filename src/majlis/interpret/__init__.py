"""Stage 4, interpret: mentions and frames → meetings and claims."""
