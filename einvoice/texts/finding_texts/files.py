"""Findings of files and answers: what a bank does not take, what a message does not say."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType({})
