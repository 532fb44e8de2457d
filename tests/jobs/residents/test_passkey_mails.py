"""The mail about a new passkey: to the account's owner, with where to remove it."""

from email import message_from_bytes, policy

from resident_world import Resident

from jobs.residents.passkeys import mail_of_new
from jobs.residents.rights import leave

LINK = "https://portals.example.lv/profile/passkeys"


def test_the_owner_is_told_of_a_new_passkey(resident: Resident) -> None:
    """In their language; nothing without a mail server, and nothing of an ended account."""
    with resident.at() as context:
        assert not mail_of_new(context, resident.user_id, "Firefox, Windows", LINK)
    resident.company.edit_config("[portal]\n", '[portal]\nmail_folder = "mails"\n')
    with resident.at() as context:
        assert mail_of_new(context, resident.user_id, "Firefox, Windows", LINK)
        assert not mail_of_new(context, "nobody", "", LINK)
        leave(context, resident.user_id)
        assert not mail_of_new(context, resident.user_id, "", LINK)
    (path,) = (resident.company.home / "mails").glob("*.eml")
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = mail.get_body()
    assert body is not None
    assert mail["To"] == "anna@example.lv"
    assert "piekļuves atslēga (Firefox, Windows)" in body.get_content()
    assert LINK in body.get_content()
