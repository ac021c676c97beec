"""Dutch and English: sentences, numbers, dates, and the label and help of every field."""

from toolkit.language.fields import FieldText, field_text, field_texts
from toolkit.language.words import LANGUAGES, Words, words_for

__all__ = ["LANGUAGES", "FieldText", "Words", "field_text", "field_texts", "words_for"]
