"""Stage 3, recognise: countries, organisations, persons, places, dates, figures."""
