"""Everything the product says to people, in three languages: one key, one sentence."""

from scheduler.words._catalogue import placeholders, say
from scheduler.words.alphabet import alphabet_key, alphabetical
from scheduler.words.dates import act_date_words, date_words, month_name, month_words, weekday_name
from scheduler.words.names import body_name, meeting_name, period_words, place_name, region_name
from scheduler.words.refusals import refusal
from scheduler.words.sentences import sentence, title

__all__ = [
    "act_date_words",
    "alphabet_key",
    "alphabetical",
    "body_name",
    "date_words",
    "meeting_name",
    "month_name",
    "month_words",
    "period_words",
    "place_name",
    "placeholders",
    "refusal",
    "region_name",
    "say",
    "sentence",
    "title",
    "weekday_name",
]
