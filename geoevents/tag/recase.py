"""Headlines in capitals brought to the case of running text, letter for letter, which the model parses better."""

import re
from collections.abc import Callable
from functools import cache

from geoevents.gazetteer import Gazetteer
from geoevents.lexicon.events import event_words
from geoevents.lexicon.place_clues import place_clues
from geoevents.lexicon.place_words import place_words

LONG, LONGEST = 4, 300
FEWEST, LEAST = 3, 2
SHARE = 0.9
ACRONYM = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Two words written small, longer than nearly all that headlines write so: running text, as nearly every line is.
_RUNNING = re.compile(r"\b[a-z]{6,}\b.*\b[a-z]{6,}\b")


def recased(text: str, *, known: Callable[[str], bool], gazetteer: Gazetteer) -> str:
    """The text with the words of headlines written small, names and first words excepted; as long as it was.

    A line without a full stop is a headline if all of its longer words have a capital, but for those that some papers
    write small there.

    Parameters
    ----------
    known : whether a word in small letters is one of the language.
    """
    lines = text.split("\n")
    fresh = [line if _RUNNING.search(line) or len(line) > LONGEST else _line(line, known, gazetteer) for line in lines]
    return "\n".join(fresh)


def _line(line: str, known: Callable[[str], bool], gazetteer: Gazetteer) -> str:
    found = list(_WORD.finditer(line))
    lists = place_words()
    longer = [match[0] for match in found if len(match[0]) >= LONG and match[0] not in lists["uncapitalised_words"]]
    if len(longer) < FEWEST or not all(word[0].isupper() for word in longer):
        return line
    opener = found[0][0]
    if not opener[0].isupper() or opener.lower() in lists["credit_openers"] or line.rstrip().endswith("."):
        return line  # the middle of a paragraph, who wrote it, a sentence that has many names
    shouted = sum(map(str.isupper, longer)) >= SHARE * len(longer)
    words = [match[0] for match in found]
    names = _names(words, gazetteer)
    small: list[bool] = []
    for index in range(len(words)):
        first = not any(map(str.isalnum, line[: found[index].start()]))
        bound = index > 0 and line[found[index].start() - 1] == "-" and not small[-1]  # "al-Din"
        kept = first or bound or index in names
        small.append(not kept and _is_small(words, index, known, gazetteer))
    if sum(small) < LEAST:
        return line
    letters = list(line)
    for match, is_small in zip(found, small, strict=True):
        made = _written(match[0], small=is_small, shouted=shouted)
        if len(made) != len(match[0]):
            return line  # some letters have no small one of the same length
        letters[match.start() : match.end()] = made
    return "".join(letters)


def _written(word: str, *, small: bool, shouted: bool) -> str:
    """The word as running text writes it; of a shouted line short ones that no list knows stay as acronyms."""
    if small and (shouted or word[1:].islower()):
        return word.lower()
    return word[0] + word[1:].lower() if shouted and len(word) > ACRONYM else word


def _names(words: list[str], gazetteer: Gazetteer) -> set[int]:
    """The words of names of more than one word, of places, armed groups and other bodies."""
    found = set[int]()
    low = tuple(word.lower() for word in words)
    for index in range(len(words)):
        group = next((size for size in (4, 3, 2) if low[index : index + size] in _groups()), 0)
        count = max(group, gazetteer.longest(words, index, at_most=4))
        if count > 1 and low[index] not in place_words()["uncapitalised_words"]:
            found.update(range(index, index + count))
    return found


@cache
def _groups() -> frozenset[tuple[str, ...]]:
    """The armed groups, papers and bodies of several words that the lexicon knows, in small letters."""
    names = (*place_clues()["actor"], *place_clues()["source"], *place_words()["named_bodies"])
    return frozenset(tuple(name.lower().split()) for name in names)


@cache
def _triggers() -> frozenset[str]:
    """The words that tell events, of which the newer ones are in few lists: "airstrike", and more than one of them."""
    lemmas = {lemma for lemma, _ in event_words().triggers}
    return frozenset(lemmas | {f"{lemma}s" for lemma in lemmas})


def _is_small(words: list[str], index: int, known: Callable[[str], bool], gazetteer: Gazetteer) -> bool:
    """Whether running text writes a word small: one of the language that is no place, no people, no month or day."""
    lists = place_words()
    low = re.sub(r"['’]s$", "", words[index].lower())
    if low in lists["uncapitalised_words"] or low in lists["division_cues"] or low in lists["settlement_cues"]:
        return True
    before = words[index - 1].lower() if index else ""
    if low in lists["calendar_names"]:
        return low in lists["common"] and before not in lists["calendar_openers"]
    common = low in lists["common"] or low in lists["ordinary"]
    place = gazetteer.is_name(low) and (not common or before in lists["strong_prepositions"])
    return len(low) > LEAST and (known(low) or low in _triggers()) and not place and not gazetteer.adjective(low)
