"""What is asked: the suite's version, its draft and its families, from the vectors' manifest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Family:
    name: str
    tier: str
    cases: int


@dataclass(frozen=True)
class Suite:
    draft: str
    version: str
    families: tuple[Family, ...]

    @property
    def cases(self) -> int:
        return sum(family.cases for family in self.families)

    @property
    def tiers(self) -> list[tuple[str, list[Family]]]:
        """The families of each tier, in the manifest's order."""
        result: dict[str, list[Family]] = {}
        for family in self.families:
            result.setdefault(family.tier, []).append(family)
        return list(result.items())

    @property
    def draft_number(self) -> str:
        return self.draft.rpartition("-")[2]

    @property
    def draft_link(self) -> str:
        return f"https://datatracker.ietf.org/doc/html/{self.draft}"


def read_suite(vectors: Path) -> Suite:
    manifest = json.loads((vectors / "manifest.json").read_text(encoding="utf-8"))
    return Suite(
        draft=manifest["draft"],
        version=manifest["generator"]["version"],
        families=tuple(Family(each["family"], each["tier"], each["cases"]) for each in manifest["files"]))
