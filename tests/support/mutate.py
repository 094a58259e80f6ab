"""Real files damaged: bytes flipped, cut, doubled, moved, and pieces of one file put into another."""

from collections.abc import Iterator
from random import Random

from hostile import Hostile
from news_files import MAKERS

_TOKENS = (b"\0", b"\xff" * 8, b"<", b"&", b'"', b"\r\n\r\n", b"%%EOF", b"PK\x03\x04", b"999999999", b"-1", b"\x1f\x8b")


def mutated(name: str, count: int, *, seed: int) -> Iterator[Hostile]:
    """`count` damaged copies of the sample file of that name."""
    whole = MAKERS[name]()
    for number in range(seed, seed + count):
        chance = Random(f"{name}:{number}")
        stem, _, suffix = name.partition(".")
        yield Hostile(name=f"{stem}-{number}.{suffix}", data=damaged(whole, chance), origin=f"{name}:{number}")


def damaged(whole: bytes, chance: Random) -> bytes:
    """The bytes with one to sixteen damages."""
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        _damage(data, chance)
    return bytes(data)


def _damage(data: bytearray, chance: Random) -> None:
    if not data:
        return
    at = chance.randrange(len(data))
    length = min(len(data) - at, chance.choice((1, 2, 16, 200)))
    kind = chance.randrange(7)
    if kind == 0:
        data[at] ^= 1 << chance.randrange(8)
    elif kind == 1:
        del data[at : at + length]
    elif kind == 2:
        data[at:at] = data[at : at + length] * chance.choice((1, 2, 50))
    elif kind == 3:
        data[at : at + length] = chance.randbytes(length)
    elif kind == 4:
        data[at:at] = chance.choice(_TOKENS)
    elif kind == 5:
        piece = data[at : at + length]
        del data[at : at + length]
        place = chance.randrange(len(data) + 1)
        data[place:place] = piece
    elif chance.random() < 0.2:
        del data[at:]
