"""How the next step is spelled in a sentence: as the outermost program has it.

A text names an action in a placeholder, `{resend:command file}`: the words after `command` are
the facts it is done to (`flat=where` gives the fact `where` as the flat). The command line spells
it as a shell command, another program may as a link; without a program its plain name is there.
"""

from collections.abc import Callable, Mapping

from einvoice.core.advice import Action, Advice

Speller = Callable[[Advice], str]

COMMAND = "command"
"""The first word in the format of a placeholder that names an action."""


def plain(advice: Advice) -> str:
    """Return an action by its name.

    >>> plain(Advice(Action.MARK_SENT, (("file", "2611SE00001CK4ZJF"),)))
    'mark-sent 2611SE00001CK4ZJF'
    """
    return " ".join((advice.action.value, *(value for _, value in advice.facts)))


_speller: list[Speller] = [plain]
# Not a variable of the context: the scheduler works in a thread, which would not have it.


def spell_with(speller: Speller) -> None:
    """Have a program's own spelling in every sentence from now on."""
    _speller[:] = [speller]


def spelled(advice: Advice) -> str:
    """Return an action as the program spells it."""
    return _speller[0](advice)


def on_its_own(advice: Advice) -> str:
    """Return an action for a line of its own, without the marks that set it off in a sentence."""
    return spelled(advice).strip("`")


def advice_of(placeholder: str, how: str, facts: Mapping[str, str]) -> Advice:
    """Return the action that a placeholder of a text names, with its facts.

    A fact that is not there is left out: the speller names what is to be filled in.

    >>> advice_of("release", "command flat=where", {"where": "B1-1"})
    Advice(action=<Action.RELEASE: 'release'>, facts=(('flat', 'B1-1'),))
    """
    return Advice(
        Action[placeholder.upper()],
        tuple((name, facts[fact]) for name, fact in targets(how) if fact in facts),
    )


def targets(how: str) -> list[tuple[str, str]]:
    """Return the facts that the format of an action names: its name there, the fact's name."""
    named = [word.partition("=") for word in how.split()[1:]]
    return [(name, fact or name) for name, _, fact in named]
