"""A group of commands that imports only the one that is called, and the one place where errors become exit codes."""

from __future__ import annotations

import importlib
import os
import sys
import time
from collections.abc import Mapping
from typing import Any, NoReturn

import click

FINDINGS, BAD_INPUT, OUT_OF_TIME, INTERRUPTED = 1, 2, 3, 130


class Stop(Exception):
    """Ends a command with a message on standard error and an exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class LazyGroup(click.Group):
    """Commands by name, each with its module and its one line of help; `ctx.obj` is when the command was called."""

    def __init__(self, name: str, modules: Mapping[str, tuple[str, str]], **attributes: Any) -> None:
        super().__init__(name, **attributes)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of their table."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports the command's module."""
        if cmd_name not in self.modules:
            return None
        command: click.Command = importlib.import_module(self.modules[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of these words; a name that is none is answered with the nearest."""
        if args and args[0] not in self.modules and not args[0].startswith("-"):
            from scenarios.problem import not_one_of  # noqa: PLC0415 - only for a mistake

            ctx.fail(not_one_of(args[0], self.modules))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, read from here so that help imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.modules.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; whatever is the user's to mend ends in a message and an exit code."""
        ctx.obj = time.monotonic()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _leave_quietly()
        except KeyboardInterrupt:
            _end(ctx, "Interrupted; nothing was written.", INTERRUPTED)
        except Stop as stop:
            _end(ctx, str(stop), stop.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            _end(ctx, f"{error.filename or 'input/output'}: {error.strerror or error}.", BAD_INPUT)
        except Exception as error:
            problems = _problems(error)
            if not problems:
                raise
            _end(ctx, "\n".join(problems), BAD_INPUT)
        return result


def _end(ctx: click.Context, message: str, exit_code: int) -> NoReturn:
    click.echo(message, err=True)
    ctx.exit(exit_code)


def _problems(error: Exception) -> list[str]:
    """The problems of bad input, a line each; none where the error is the program's own."""
    from scenarios.problem import BadInput  # noqa: PLC0415 - help needs none of it

    return [str(problem) for problem in error.problems] if isinstance(error, BadInput) else []


def _leave_quietly() -> NoReturn:
    """The reader of our output has gone: the rest goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise click.exceptions.Exit(0)
