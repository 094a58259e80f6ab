"""A country's own act that names no other place: its laws, courts and offices act at home."""

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.places import Located

CIVIL = ("politics", "justice", "health", "agreement")
HOME = 0.5


def at_home(context: Context, candidate: Candidate) -> Located | None:
    """The country that acts, for an act of state: "Serbia closed its border", "Peru's government declared …"."""
    if candidate.category not in CIVIL:
        return None
    for index in context.toponyms[context.clause(candidate.main).sentence]:
        meant, owned = context.toponym(index), context.place_owner[index]
        mark = meant.footprint
        if mark is None or mark.kind != "country" or owned.clause not in candidate.group or owned.part is None:
            continue
        subject = owned.part if owned.outer is None else owned.outer
        said, start = meant.toponym.text, subject.span.start
        begins = any(context.text.startswith(words, start) for words in (said, f"The {said}"))
        if subject.relation == "subject" and begins:
            return Located(
                toponym=meant,
                weight=HOME,
                own=False,
                reason=f"{said!r} acts, and no other place is named; {meant.reason}",
            )
    return None
