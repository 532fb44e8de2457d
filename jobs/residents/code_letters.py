"""Letters with registration codes for the customers of flats, as one PDF to print and post."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.errors import UsageError
from einvoice.core.premises import natural_key
from einvoice.core.residents import TokenKind
from einvoice.core.staff_acts import ActKind
from einvoice.pages.code_letters import CodeLetter, LetterHead, letters_file
from einvoice.store import registration_codes, tokens
from einvoice.store.archive import written_whole
from einvoice.store.customer_spans import FlatPlace
from einvoice.store.flat_places import flats_in, places_of
from einvoice.store.tokens import Token
from einvoice.store.transactions import WriteTransaction
from einvoice.texts import in_language
from einvoice.texts.code_letters import WORDS, words_of_letter
from einvoice.texts.writing import written
from jobs.context import Context
from jobs.not_found import near_ids
from jobs.residents.drawn import hash_of
from jobs.residents.register import (
    MadeCode,
    drawn_codes,
    keep_codes,
    make_codes,
    printed_code,
)
from jobs.residents.staff_acts import note_act

_FORM_SECONDS = 24 * 3600
"""For how long a form that was sent is remembered."""


@dataclass(frozen=True, slots=True)
class WrittenLetters:
    """The codes that are in the file; ``left_out`` are flats without a customer today.

    ``ended`` codes of earlier letters were good until now, and nobody had used them.
    """

    path: Path
    made: tuple[MadeCode, ...]
    left_out: tuple[str, ...]
    ended: int = 0


def write_letters(
    context: Context, flat_ids: Collection[str], building_id: str, path: Path
) -> WrittenLetters:
    """Make codes for flats, or for all flats of a building, and write the letters.

    The file is whole before a code counts; a code that was not used before ends with it. A file
    that is there stays: it may hold letters that are still to be posted.

    Raises:
        UsageError: the portal has no address, the flat or building is not known, nobody is there,
            or the file cannot be written or is there already.
    """
    if not context.config.portal.address:
        raise UsageError("codes-no-address")
    if bool(flat_ids) == bool(building_id):
        raise UsageError("codes-for-whom")
    if not path.parent.is_dir():
        raise UsageError("no-such-folder", path=path.parent)
    if path.exists():
        raise UsageError("letters-there", path=path)
    places = _places(context, flat_ids, building_id)

    def write(made: Sequence[MadeCode]) -> None:
        content = _content(context, made, places)
        try:
            with written_whole(path, 0o600) as file:
                file.write(content)
        except OSError as error:
            raise UsageError("cannot-write", path=path, why=error.strerror) from None

    wanted = sorted(places, key=natural_key)
    with context.store.reading() as tx:
        open_before = registration_codes.open_codes(tx, wanted, context.today)
    made = make_codes(context, wanted, write)
    there = {row.flat_id for row in made}
    left_out = tuple(name for name in wanted if name not in there)
    return WrittenLetters(path, made, left_out, sum(name in there for name in open_before))


def letter_for(context: Context, staff_id: str, flat_id: str, form: str = "") -> bytes | None:
    """Return the letter with a new code for the customer of a flat, and write down who made it.

    None where the ``form`` (its key) made a letter before: a second click voids no printed code.
    The letter is laid out before anybody else has to wait.

    Raises:
        UsageError: the portal has no address, the flat is not known, or nobody is there.
    """
    if not context.config.portal.address:
        raise UsageError("codes-no-address")
    places = _places(context, (flat_id,), "")
    with context.store.reading() as tx:
        made = drawn_codes(context, tx, (flat_id,))
    content = _content(context, made, places)
    with context.store.writing_soon() as tx:
        if form and not _is_new(context, tx, staff_id, form):
            return None
        keep_codes(context, tx, made)
        note_act(context, tx, staff_id, ActKind.CODE_MADE, flat_id)
    return content


def _is_new(context: Context, tx: WriteTransaction, staff_id: str, form: str) -> bool:
    """Remember a form for a day; return whether it is new."""
    now, hashed = context.clock.seconds(), hash_of(f"letter {form}")
    if tokens.token_of(tx, hashed, TokenKind.FORM, now) is not None:
        return False
    tokens.add_token(tx, Token(hashed, TokenKind.FORM, staff_id, now + _FORM_SECONDS))
    return True


def letter_again(context: Context, made: MadeCode) -> bytes:
    """Return the letter of one code that was just made, as it is in the file of all.

    Raises:
        UsageError: the flat is gone meanwhile.
    """
    return _content(context, (made,), _places(context, (made.flat_id,), ""))


def _places(context: Context, flat_ids: Collection[str], building_id: str) -> dict[str, FlatPlace]:
    with context.store.reading() as tx:
        wanted = flat_ids or flats_in(tx, building_id, context.today)
        if not wanted:
            raise UsageError("codes-no-building", building=building_id)
        places = places_of(tx, wanted)
        unknown = sorted(set(wanted) - set(places))
        if unknown:
            near = near_ids(tx, unknown[0])
            raise UsageError("no-such-flat", flats=tuple(unknown), near=near)
    return places


def _content(context: Context, made: Sequence[MadeCode], places: dict[str, FlatPlace]) -> bytes:
    if not made:
        raise UsageError("codes-nobody")
    seller, language = context.config.seller, context.config.language
    town = f"{seller.city}, {seller.postal_code}".strip(", ")
    lines = [line for line in (seller.address, town, seller.phone, seller.email) if line]
    head = LetterHead(
        title=in_language(WORDS["title"], language),
        seller=seller.name,
        from_lines=lines,
        address=context.config.portal.address,
    )
    letters = [_letter(context, row, places[row.flat_id]) for row in made]
    return letters_file(head, letters, context.today)


def _letter(context: Context, made: MadeCode, place: FlatPlace) -> CodeLetter:
    seller, language = context.config.seller, made.customer.language
    contacts = [line for line in (seller.phone, seller.email) if line]
    address = context.config.portal.address
    return CodeLetter(
        language=language,
        words=words_of_letter(language, address, made.expires_on, contacts),
        recipient=(
            made.customer.name,
            f"{place.address}-{place.number}",
            f"{place.city}, {place.postal_code}",
        ),
        flat_id=made.flat_id,
        code=printed_code(made),
        day=written(str(context.today), language),
    )
