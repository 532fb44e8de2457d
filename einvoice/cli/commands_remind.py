"""The command that mails reminders to residents of the client portal."""

import typer

from einvoice.cli.app import JsonOption, app, exit_with, opened
from einvoice.cli.output import print_json, say, say_next, say_problems, told
from einvoice.core.exit_codes import worst


@app.command()
def remind(context: typer.Context, as_json: JsonOption = False) -> None:
    """Mail today's reminders to residents of the client portal, each at most once.

    Windows for readings, verifications, invoices where they wish it, answers. The portal does the
    same by itself while it runs, from 8 to 21 o'clock.
    """
    from jobs.reminding.remind import remind_all
    from jobs.residents.forget import forget_old

    with opened(context.obj) as world:
        forget_old(world)
        made = remind_all(world)
    after = "einvoice remind" if made.stopped or made.again else "einvoice status"
    counts = {
        "sent": made.sent,
        "again": made.again,
        "refused": made.refused,
        "unknown": made.unknown,
        "passed": made.passed,
    }
    code = worst(problem.code for problem in made.problems)
    say_problems(made.problems)
    if as_json:
        print_json({**counts, "exit_code": int(code), "next_command": after})
    else:
        say(told("reminding.told", **counts))
        say_next(after)
    exit_with(code)
