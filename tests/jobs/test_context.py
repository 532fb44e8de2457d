"""What the configuration sets goes before what the bank's profile says."""

from sample_company import Company


def test_folders_are_the_profiles_until_the_configuration_names_them(company: Company) -> None:
    """A folder that is set counts as confirmed; the other stays the profile's, and assumed."""
    company.edit_config("[banks.seb]\n", '[banks.seb]\ninbox = "letters/in"\n')
    with company.context() as context:
        profile = context.adapters["seb"].profile
        assert (profile.inbox, profile.outbox) == ("letters/in", "outbox")
        assert profile.marks["inbox"].confirmed
        assert not profile.marks["outbox"].confirmed
        assert context.adapters["swedbank"].profile.inbox == "inbox"


def test_lists_of_a_profile_may_be_overridden(company: Company) -> None:
    """A list in the configuration replaces the profile's, and a wrong one is refused."""
    company.edit_config("[banks.seb]\n", '[banks.seb]\nprofile.languages = ["en", "lv"]\n')
    with company.context() as context:
        assert context.adapters["seb"].profile.languages == ("en", "lv")
    company.edit_config('["en", "lv"]', '["English"]')
    result = company.cli("status")
    assert result.code == 2
    assert "languages: expected languages of two small letters" in result.err


def test_folders_are_used(company: Company) -> None:
    """Files go to the inbox that is set: one the bank lacks is named."""
    company.edit_config("[banks.seb]\n", '[banks.seb]\ninbox = "nowhere"\n')
    result = company.cli("run")
    assert result.code != 0
    assert not any(name.startswith("seb/") for name in company.bank_files())
    assert any(name.startswith("swedbank/") for name in company.bank_files())
