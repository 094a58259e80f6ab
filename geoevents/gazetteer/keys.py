"""A name has three keys: as written, folded (case, marks and punctuation gone), and its consonant skeleton."""

import re
import unicodedata
from collections.abc import Iterator

LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h", "ŧ": "t",
        "ŋ": "ng", "ک": "ك", "ی": "ي", "ى": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه", "ة": "ه", "ـ": None, "&": " and ",
        **dict.fromkeys("'’‘ʻʼʽ`´ʿʾ‛′ˈ״׳\u200c\u200d\u200e\u200f\u00ad", None),
    }
)  # fmt: skip
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
NOT_WORD = re.compile(r"[\W_]+")
ARTICLES = frozenset(("al", "el", "il", "ul", "an", "en", "ar", "er", "as", "es", "ash", "esh", "ach", "ech", "at",
                      "et", "ad", "ed", "adh", "edh", "ath", "eth", "az", "ez", "as", "the"))  # fmt: skip
DIGRAPHS = (("tch", "c"), ("dzh", "j"), ("sch", "c"), ("sh", "c"), ("ch", "c"), ("dj", "j"), ("zh", "j"), ("kh", "h"),
            ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("p", "b"),
            ("v", "f"))  # fmt: skip
BEGINNINGS = (("the ", ""), ("st ", "saint "), ("saint ", "st "), ("ste ", "sainte "), ("mt ", "mount "),
              ("ft ", "fort "), ("n ", "north "), ("s ", "south "), ("e ", "east "), ("w ", "west "))  # fmt: skip
ENDINGS = (
    (" co", " county"),
    (" twp", " township"),
    (" is", " islands"),
    (" prov", " province"),
    (" dist", " district"),
)
STARTS, ENDS = tuple(start for start, _ in BEGINNINGS), tuple(end for end, _ in ENDINGS)
NOT_A_NAME = re.compile(r"[A-Z]{1,3}|[^A-Z]*[a-z][^A-Z' ‘’-]*|\d+|.", re.ASCII)
WEAK = re.compile("[aeiouwy]")
DOUBLE = re.compile(r"(.)\1+")


def fold(name: str) -> str:
    """The name's lookup key: no case, marks, apostrophes or punctuation, single spaces; any script.

    >>> fold("Ma‘arrat an-Nu‘mān"), fold("U.A.E."), fold("İzmir")
    ('maarrat an numan', 'uae', 'izmir')
    """
    if "." in name:
        name = DOTTED.sub(lambda found: found[0].replace(".", ""), name)
    name = name.casefold()
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(LETTERS)).casefold()
        name = "".join(c for c in name if unicodedata.category(c) != "Mn").translate(LETTERS)
        return NOT_WORD.sub(" ", unicodedata.normalize("NFC", name)).strip()
    if name.isalnum():
        return name
    return NOT_WORD.sub(" ", name.replace("'", "").replace("`", "").replace("&", " and ")).strip()


def is_spelling(alternate: str) -> bool:
    """Whether one of GeoNames' alternate names is a name: no airport code, no machine transliteration ("srqb")."""
    return not NOT_A_NAME.fullmatch(alternate)


def variants(key: str) -> Iterator[str]:
    """Further keys of a name that newspapers shorten: St. for Saint, Co. for County, no leading the."""
    if not (key.startswith(STARTS) or key.endswith(ENDS)):  # most do neither, and are asked once in two calls
        return
    for start, other in BEGINNINGS:
        if key.startswith(start):
            yield other + key[len(start) :]
    for end, other in ENDINGS:
        if key.endswith(end):
            yield key[: -len(end)] + other


def latin(key: str) -> str:
    """The key in Latin letters, transliterated where it is not."""
    if key.isascii():
        return key
    from anyascii import anyascii

    return fold(anyascii(key))


def skeleton(key: str) -> str:
    """The consonants that spellings of one name share; "" where fewer than two are left.

    key : a folded name in Latin letters.

    >>> skeleton("saraqib") == skeleton("sarakeb"), skeleton("an nayrab") == skeleton("neirab")
    (True, True)
    """
    words = key.split()
    words = [word for word in words if word not in ARTICLES] or words
    bones = [_bones(word) for word in words]
    joined = DOUBLE.sub(r"\1", "".join(bones))
    return joined if len(joined) > 1 else ""


def _bones(word: str) -> str:
    for digraph, letter in DIGRAPHS:
        word = word.replace(digraph, letter)
    if len(word) > 2 and word.endswith("h"):  # the mute end of Hamah, Hasakah
        word = word[:-1]
    return DOUBLE.sub(r"\1", WEAK.sub("", word))
