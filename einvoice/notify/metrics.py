"""A text file for Prometheus' node exporter: figures and states, nothing of persons."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from einvoice.notify.failures import NotToldError


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure with its labels."""

    name: str
    value: int
    labels: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        labels = ",".join(f'{key}="{_escaped(text)}"' for key, text in self.labels.items())
        return f"{self.name}{{{labels}}} {self.value}" if labels else f"{self.name} {self.value}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def write_metrics(path: Path, metrics: Iterable[Metric], helps: Mapping[str, str]) -> None:
    """Let the file appear whole, in place of the file before.

    Raises:
        NotToldError: it cannot be written.
    """
    lines: list[str] = []
    shown = ""
    for metric in sorted(metrics, key=lambda one: one.name):
        if metric.name != shown:
            lines += [f"# HELP {metric.name} {helps[metric.name]}", f"# TYPE {metric.name} gauge"]
            shown = metric.name
        lines.append(str(metric))
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text("\n".join(lines) + "\n", "utf-8")
        temporary.chmod(0o644)  # the exporter is another user
        temporary.replace(path)
    except OSError as error:
        raise NotToldError("cannot-write", path=path, why=type(error).__name__) from error
