"""The characters inside Arabic words that are no letters: one table, which a test holds against camel-tools' character sets.

Importing those sets takes a second, and camel-tools is an extra: the table is theirs, and wider where news is.
"""

VOWEL_SIGNS = "\u0610-\u061a\u064b-\u065f\u0670"  # as a class of a regular expression: vowels, doubling, nunation, Quranic signs
TATWEEL = "\u0640"
JOINERS = "\u200c\u200d"  # zero width; Persian and Kurdish names have them
DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # marks that turn lines round
INVISIBLE = "\u200b\ufeff\u061c\u00ad" + JOINERS + DIRECTIONS
INSIDE_WORDS = VOWEL_SIGNS + TATWEEL + JOINERS + DIRECTIONS
