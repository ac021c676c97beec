"""What a cell says of a single item: its captions, whose the picture is, how long it is kept."""

from __future__ import annotations

from toolkit.language import Words
from toolkit.strategy import Item


def captions_text(item: Item | None, words: Words) -> str:
    """Whether a video has captions; nothing where nobody said so."""
    if item is None or item.captions is None:
        return ""
    return words("with captions") if item.captions else words("without captions")


def rights_text(item: Item | None, words: Words) -> str:
    """Who gave permission, whose picture and music it is, and whether it was made with AI."""
    rights = item.rights if item else None
    if rights is None:
        return ""
    permission = rights.people_permission
    people = words.term("people permission", permission) if permission else ""
    picture = ", ".join(filter(None, (rights.picture_source, rights.picture_licence)))
    said = (
        words("People in the picture: {what}", what=people) if people else "",
        words("Picture: {what}", what=picture) if picture else "",
        words("Music: {what}", what=rights.music_licence) if rights.music_licence else "",
        words("Made with AI") if rights.ai_generated else "",
    )
    return "\n".join(filter(None, said))


def shelf_life_text(item: Item | None, words: Words) -> str:
    """Until when it is kept, and what happens then."""
    if item is None:
        return ""
    until = words.partial_date(item.keep_until) if item.keep_until else ""
    then = words.term("when expired", item.when_expired) if item.when_expired else ""
    if until and then:
        return words("until {date}, then {what}", date=until, what=then)
    return words("until {date}", date=until) if until else then
