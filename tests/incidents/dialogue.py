"""A person at the terminal who types what the program prints, and nothing else."""

import contextlib
import re
import shlex
from dataclasses import dataclass, field

from sample_company import TODAY, Company, Result

_PRINTED = re.compile(r"`einvoice ([^`]+)`")
_PLACEHOLDER = re.compile(r"\b(TEXT|PATH|FILE|PLAN|FLAT|INVOICE|ID|HASH|DAY)\b")


def commands_in(result: Result) -> list[list[str]]:
    """Return the commands that a screen names: those of errors and hints, then its last line."""
    lines = result.err.splitlines()
    words = " ".join(line.strip() for line in lines if not line.startswith("next: "))
    printed = _PRINTED.findall(words)
    for line in lines:
        if line.startswith("next: ") and "einvoice" in line:
            printed.append(line.partition("einvoice")[2])
    return [_without_globals(shlex.split(text)) for text in printed]


def _without_globals(words: list[str]) -> list[str]:
    """Leave out what stands before the command: `--config FILE` and `--today DAY`."""
    while words and words[0] in {"--config", "--today"}:
        words = words[2:]
    return words


@dataclass
class Dialogue:
    """The commands typed so far; `last` is the screen that the person looks at."""

    company: Company
    day: str = TODAY
    typed: list[tuple[str, int]] = field(default_factory=list)
    last: Result = field(default_factory=lambda: Result(0, "", ""))

    def type(self, *words: str) -> Result:
        """Type a command in the installation's folder, where what it writes belongs."""
        with contextlib.chdir(self.company.home):
            self.last = self.company.cli(*words, today=self.day)
        self.typed.append((" ".join(words), self.last.code))
        return self.last

    def follow(self, command: str, **answers: str) -> Result:
        """Type the command of this name that the screen shows; answers stand for its placeholders.

        The reason and the evidence are a person's own words; everything else must be given.
        """
        shown = commands_in(self.last)
        words = next(
            (words for words in shown if words[: command.count(" ") + 1] == command.split()), None
        )
        assert words is not None, f"{command} is not among {shown}"
        told = {"TEXT": "as the bank said by telephone", **answers}
        return self.type(*(_PLACEHOLDER.sub(lambda m: told[m[0]], word) for word in words))

    def run_to_the_end(self, most: int = 6) -> None:
        """Type the first command that each screen shows until nothing is left of the month."""
        for _ in range(most):
            if self.last.code == 0 and self.is_done:
                return
            shown = commands_in(self.last)
            assert shown, f"no command in {self.last.err}"
            self.type(*(_PLACEHOLDER.sub("as agreed", word) for word in shown[0]))
        assert self.is_done, self.typed

    @property
    def is_done(self) -> bool:
        """Whether the month is finished: nothing held, unsent, unanswered or refused."""
        found = self.company.cli("status", "--json", today=self.day).json
        counts = found["counts"]
        return (
            counts["calculated"] == counts["issued"] > 0
            and counts["held"] == counts["refused"] == counts["awaited"] == 0
            and counts["sent"] == counts["issued"] - counts["no_bank"]
            and found["exit_code"] == 0
        )
