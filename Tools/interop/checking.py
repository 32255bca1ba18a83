"""Builds each implementation, runs it over the vectors and over fresh cases, and makes a row of what came out.

Whatever an implementation does costs its own row: it becomes a trouble of that row and is no exception.
"""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import processes
from implementations import Implementation
from results import ReportError, Verdicts, merged
from suite import Suite

Kind = Literal["committed", "fresh"]
Outcome = Literal["passed", "known", "failed", "broken"]


@dataclass(frozen=True)
class Settings:
    root: Path
    """The repository."""
    vectors: Path
    verify_vectors: Path
    reference_harness: Path
    work: Path
    """Where builds and reports go."""
    random: int
    seed: str
    jobs: int
    limit: float
    """Seconds that the asking of one process of verify-vectors may take."""
    build_limit: float

    @property
    def process_limit(self) -> float:
        """Naming the causes comes after the asking."""
        return 2 * self.limit + 30


@dataclass
class Row:
    implementation: Implementation
    start: str = ""
    build_seconds: float = 0
    seconds: float = 0
    """The time of all processes of verify-vectors together."""
    verdicts: dict[Kind, Verdicts] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    pages: list[tuple[Kind, int, Path]] = field(default_factory=list)
    """The full reports of verify-vectors, each with its shard."""
    unexpected: set[Kind] = field(default_factory=set)
    """What did not go as the failure list says."""

    @property
    def outcome(self) -> Outcome:
        if self.troubles:
            return "broken"
        if self.unexpected:
            return "failed"
        return "known" if any(verdicts.total.wrong for verdicts in self.verdicts.values()) else "passed"

    @property
    def is_expected(self) -> bool:
        return self.outcome in ("passed", "known")


def check_all(implementations: list[Implementation], suite: Suite, settings: Settings) -> list[Row]:
    """In the order of the list; at most `settings.jobs` processes run at once."""
    slots = threading.Semaphore(settings.jobs)
    with ThreadPoolExecutor(max(1, len(implementations))) as pool:
        try:
            futures = [pool.submit(_Check(each, suite, settings, slots).row) for each in implementations]
            return [future.result() for future in futures]
        except BaseException:
            processes.stop_all()
            raise


def run_line(implementation: Implementation, start: str, kind: Kind, shard: int, settings: Settings) -> list[str]:
    """The arguments of verify-vectors, without those for reports and limits.

    A failure list names committed cases. Fresh cases have no shards: each process has a seed of its own.
    """
    line = ["--implementation", f"{implementation.name}={start}"]
    if kind == "fresh":
        share, left = divmod(settings.random, implementation.shards)
        seed = settings.seed if implementation.shards == 1 else f"{settings.seed}-{shard}"
        return [*line, "--random", str(share + (shard <= left)), "--seed", seed]
    line += ["--vectors", str(settings.vectors)]
    if implementation.shards > 1:
        line += ["--shard", f"{shard}/{implementation.shards}"]
    if implementation.requires:
        line += ["--require", ",".join(implementation.requires)]
    if implementation.failures:
        line += ["--failures", f"{implementation.name}={settings.root / implementation.failures}"]
    return line


class _Check:
    """The making of one row."""

    def __init__(self, implementation: Implementation, suite: Suite, settings: Settings,
                 slots: threading.Semaphore) -> None:
        self.implementation, self.suite, self.settings, self.slots = implementation, suite, settings, slots
        self.result = Row(implementation)
        self.work = settings.work / implementation.name

    def row(self) -> Row:
        self.work.mkdir(parents=True)
        if self._build():
            self._ask("committed", self.suite.cases)
            # What could not even be started is not waited for twice.
            if self.settings.random and self.result.verdicts:
                self._ask("fresh", self.settings.random)
        return self.result

    def _build(self) -> bool:
        folder, printed = self.work / "build", ""
        folder.mkdir()
        line = self.implementation.build_line(folder)
        if line is not None:
            ended = self._run(["/bin/sh", "-c", line], "build", self.settings.build_limit)
            if ended is None:
                return False
            self.result.build_seconds = ended.seconds
            if ended.timed_out or ended.status != 0:
                self.result.troubles.append(ended.trouble("the build"))
                return False
            lines = ended.output.decode("utf-8", "replace").strip().splitlines()
            printed = lines[-1] if lines else ""
        self.result.start = self.implementation.start_line(folder, printed, self.settings.reference_harness).strip()
        if not self.result.start:
            self.result.troubles.append("the build printed no command that starts it")
        return bool(self.result.start)

    def _ask(self, kind: Kind, cases: int) -> None:
        shards = range(1, self.implementation.shards + 1)
        with ThreadPoolExecutor(len(shards)) as pool:
            found = list(pool.map(lambda shard: self._ask_shard(kind, shard), shards))
        reports = [report for report in found if report is not None]
        if not reports:
            return
        try:
            verdicts = merged(reports)
        except ReportError as error:
            self.result.troubles.append(f"verify-vectors, {kind}: {error}")
            return
        if len(reports) == len(found) and verdicts.total.cases != cases:
            self.result.troubles.append(
                f"verify-vectors, {kind}: expected {cases} cases in all reports, found {verdicts.total.cases}")
        self.result.verdicts[kind] = verdicts
        if kind == "fresh":
            # No list can name a fresh case: with one, only the committed cases decide.
            if verdicts.total.wrong and self.implementation.failures is None:
                self.result.unexpected.add(kind)
        elif any(report.get("exit_status") != 0 for report in reports):
            self.result.unexpected.add(kind)

    def _ask_shard(self, kind: Kind, shard: int) -> dict[str, Any] | None:
        """Its report, where anything could be run; what went wrong else is a trouble."""
        name = f"{kind}-{shard}"
        report, page = self.work / f"{name}.json", self.work / f"{name}.html"
        what = f"verify-vectors, {kind}" + (f" {shard}/{self.implementation.shards}"
                                            if self.implementation.shards > 1 else "")
        ended = self._run([
            str(self.settings.verify_vectors),
            *run_line(self.implementation, self.result.start, kind, shard, self.settings),
            "--limit", f"{self.settings.limit:g}", "--report", f"json={report}", "--report", f"html={page}",
        ], name, self.settings.process_limit)
        if ended is None:
            return None
        self.result.seconds += ended.seconds
        if page.is_file():
            self.result.pages.append((kind, shard, page))
        if ended.timed_out or ended.status not in (0, 1):
            self.result.troubles.append(ended.trouble(what))
            return None
        try:
            value = json.loads(report.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            self.result.troubles.append(ended.trouble(f"{what} wrote no report that can be read ({error}) and"))
            return None
        if not isinstance(value, dict):
            self.result.troubles.append(f"{what} wrote a report that is no object")
            return None
        return value

    def _run(self, line: list[str], name: str, limit: float) -> processes.Ended | None:
        try:
            with self.slots:
                return processes.run(line, self.settings.root, self.work / name, limit)
        except OSError as error:
            self.result.troubles.append(f"{line[0]} cannot be started: {error.strerror}")
            return None
