"""What the runs of one implementation say together: reports of shards merged, counted by family."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Tally:
    """Cases by verdict. Skipped ones were not asked; known ones failed as a failure list says."""

    passed: int = 0
    failed: int = 0
    errored: int = 0
    skipped: int = 0
    known: int = 0

    @property
    def asked(self) -> int:
        return self.passed + self.failed + self.errored

    @property
    def cases(self) -> int:
        return self.asked + self.skipped

    @property
    def wrong(self) -> int:
        return self.failed + self.errored

    def add(self, other: Tally) -> None:
        self.passed += other.passed
        self.failed += other.failed
        self.errored += other.errored
        self.skipped += other.skipped
        self.known += other.known


@dataclass
class Cause:
    """A mistake that explains failures, or several of which each would."""

    alternatives: list[list[str]]
    summary: str
    cases: list[str]

    @property
    def names(self) -> str:
        return " or ".join(" with ".join(each) for each in self.alternatives)


@dataclass
class Verdicts:
    """One implementation's verdicts on the committed vectors, or on fresh cases."""

    families: dict[str, Tally] = field(default_factory=dict)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    """Cases that failed or errored, each with the kind of failure."""
    causes: list[Cause] = field(default_factory=list)
    unexplained: int = 0
    announcement: dict[str, Any] | None = None
    remarks: list[str] = field(default_factory=list)
    """Problems beside the cases. Notes, which are none, stand in the full reports."""

    @property
    def total(self) -> Tally:
        result = Tally()
        for tally in self.families.values():
            result.add(tally)
        return result


class ReportError(Exception):
    """A report does not have the form that Vectors/schema/report.schema.json asks for, or contradicts another."""


def merged(reports: list[dict[str, Any]]) -> Verdicts:
    """The reports of the shards of one run, each of one implementation, as if it had been one."""
    result = Verdicts()
    seen: set[str] = set()
    for report in reports:
        try:
            (implementation,) = report["implementations"]
            for case in implementation["cases"]:
                if case["id"] in seen:
                    raise ReportError(f"the case {case['id']} is in two shards")
                seen.add(case["id"])
                _count(case, result)
            _merge_diagnosis(implementation["diagnosis"], result)
            result.announcement = result.announcement or implementation["announcement"]
            for remark in implementation["problems"]:
                if remark not in result.remarks:
                    result.remarks.append(remark)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ReportError(f"a report lacks what its schema asks for: {error!r}") from error
    result.causes.sort(key=lambda cause: -len(cause.cases))
    return result


def _count(case: dict[str, Any], result: Verdicts) -> None:
    tally = result.families.setdefault(case["family"], Tally())
    verdict = case["verdict"]
    if verdict not in ("passed", "failed", "errored", "skipped"):
        raise ReportError(f"the case {case['id']} has the verdict {verdict!r}, which no case can have")
    setattr(tally, verdict, getattr(tally, verdict) + 1)
    if verdict in ("failed", "errored"):
        result.wrong.append((case["id"], f"{verdict}: {case['failure']['kind']}"))
        tally.known += case["outcome"] == "known_failure"


def _merge_diagnosis(diagnosis: dict[str, Any] | None, result: Verdicts) -> None:
    if diagnosis is None:
        return
    result.unexplained += len(diagnosis["unexplained"]) + len(diagnosis["unexamined"])
    for cause in diagnosis["causes"]:
        for known in result.causes:
            if known.alternatives == cause["alternatives"]:
                known.cases += cause["cases"]
                break
        else:
            result.causes.append(Cause(cause["alternatives"], cause["summary"], list(cause["cases"])))
