"""The run: lists, builds, processes, shards. What breaks costs its row only."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from command import main  # noqa: E402
from fake_verify_vectors import CASES, case, report  # noqa: E402
from implementations import ListError, read_list  # noqa: E402
from results import ReportError, merged  # noqa: E402


def entry(name: str, start: str = "ok", **more: Any) -> dict[str, Any]:
    return {"name": name, "language": "Fake", "description": "For tests.", "homepage": "https://example.org",
            "build": None, "start": start, "failures": None, "requires": [], "shards": 1, **more}


class Folder:
    """Vectors, a list and a fake verify-vectors in a folder of their own."""

    def __init__(self, root: Path) -> None:
        self.root, self.site, self.list = root, root / "site", root / "list.json"
        (root / "vectors").mkdir()
        (root / "vectors/TEETH.md").write_text("# Teeth\n")
        (root / "vectors/COVERAGE.md").write_text("# Coverage\n\n## Readings\n\nR1\n")
        files = [{"family": family, "tier": "core", "cases": 4} for family in ("dmls_epoch", "pprf_evaluate")]
        (root / "vectors/manifest.json").write_text(json.dumps(
            {"draft": "draft-kohbrok-mls-dmls-01", "generator": {"version": "1"}, "files": files}))
        self.program = root / "verify-vectors"
        self.program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{HERE / "fake_verify_vectors.py"}" "$@"\n')
        self.program.chmod(0o755)

    def arguments(self, *more: str) -> list[str]:
        return ["--verify-vectors", str(self.program), "--reference-harness", str(self.program), "--output",
                str(self.site), "--list", str(self.list), "--vectors", str(self.root / "vectors"), "--random", "5",
                "--jobs", "2", *more]

    def write(self, *entries: dict[str, Any]) -> None:
        self.list.write_text(json.dumps({"implementations": list(entries)}))

    def run(self, *more: str) -> tuple[int, str]:
        """The exit status, and all that was printed."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            return main(self.arguments(*more)), out.getvalue()

    def outcomes(self) -> dict[str, str]:
        return {each["name"]: each["outcome"] for each in self.results()}

    def results(self) -> list[dict[str, Any]]:
        return json.loads((self.site / "results.json").read_text())["implementations"]


class InFolder(unittest.TestCase):
    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.folder = Folder(Path(directory.name))


class Merging(unittest.TestCase):
    def test_shards_count_as_one_run(self) -> None:
        cause = {"alternatives": [["a"], ["b", "c"]], "summary": "S.", "cases": ["x/2"]}
        diagnosis = {"causes": [cause], "unexplained": ["x/9"], "unexamined": []}
        verdicts = merged([
            report([case("x/1"), case("x/2", "failed", outcome="unexpected")], 1, diagnosis=diagnosis),
            report([case("x/3", "errored", "crash", outcome="known_failure"), case("y/1", "skipped")], 1,
                   diagnosis={**diagnosis, "causes": [{**cause, "cases": ["x/3"]}]}, problems=["stale"])])
        x = verdicts.families["x"]
        self.assertEqual((x.passed, x.failed, x.errored, x.skipped, x.known), (1, 1, 1, 0, 1))
        self.assertEqual((x.asked, x.wrong, verdicts.total.cases, verdicts.families["y"].asked), (3, 2, 4, 0))
        self.assertEqual(verdicts.wrong, [("x/2", "failed: output"), ("x/3", "errored: crash")])
        self.assertEqual([(each.names, each.cases) for each in verdicts.causes], [("a or b with c", ["x/2", "x/3"])])
        self.assertEqual((verdicts.unexplained, verdicts.remarks), (2, ["stale"]))

    def test_a_case_in_two_shards_is_refused(self) -> None:
        with self.assertRaisesRegex(ReportError, "x/1 is in two shards"):
            merged([report([case("x/1")]), report([case("x/1")])])

    def test_what_is_no_report_is_refused(self) -> None:
        for value in ({}, {"implementations": []}, {"implementations": [3]}, report([{"id": "x/1"}]),
                      report([case("x/1", "asked")]), report([case("x/1")], diagnosis={"causes": [None]})):
            with self.subTest(value=value), self.assertRaises(ReportError):
                merged([value])


class Rows(InFolder):
    def test_what_breaks_costs_its_row_only(self) -> None:
        broken = {
            "no-build": entry("no-build", "{printed}", build="echo '<img src=x>' >&2; exit 3"),
            "no-compiler": entry("no-compiler", "{printed}", build="no-such-compiler x.c"),
            "slow-build": entry("slow-build", "{printed}", build="sleep 1000"),
            "silent-build": entry("silent-build", "{printed}", build="true"),
            "hangs": entry("hangs", "hang"), "no-json": entry("no-json", "no-json"),
            "dies": entry("dies", "dies"), "never-starts": entry("never-starts", "never-starts"),
            "no-cases": entry("no-cases", "no-cases"),
        }
        self.folder.write(entry("good"), *broken.values(), entry("also-good", shards=3))
        from checking import Settings
        limit = Settings.process_limit
        Settings.process_limit = property(lambda settings: settings.limit)  # type: ignore[method-assign,assignment]
        self.addCleanup(setattr, Settings, "process_limit", limit)
        status, printed = self.folder.run("--limit", "2", "--build-limit", "1")
        self.assertEqual(status, 1, printed)
        self.assertEqual(self.folder.outcomes(),
                         {"good": "passed", **dict.fromkeys(broken, "broken"), "also-good": "passed"})
        reasons = {each["name"]: "\n".join(each["troubles"]) for each in self.folder.results()}
        for name, words in {"no-build": "status 3:\n<img src=x>", "no-compiler": "no-such-compiler",
                            "slow-build": "did not end within", "silent-build": "printed no command",
                            "hangs": "did not end within", "no-json": "no report that can be read",
                            "dies": "status 139", "never-starts": "status 2",
                            "no-cases": "expected 8 cases in all reports, found 7"}.items():
            self.assertIn(words, reasons[name], name)
        # A report that tells of a failed start is shown, too.
        self.assertIn('href="committed-1.html"', (self.folder.site / "never-starts/index.html").read_text())
        index = (self.folder.site / "index.html").read_text()
        self.assertNotIn("<img src=x>", index)
        self.assertNotIn("<script", index)
        self.assertIn("&lt;img src=x&gt;", index)
        for name in [*broken, "good", "also-good"]:
            self.assertTrue((self.folder.site / name / "index.html").is_file(), name)
            self.assertTrue((self.folder.site / name / "badge.svg").is_file(), name)

    def test_shards_have_every_case_and_fresh_cases_are_shared(self) -> None:
        self.folder.write(entry("sharded", shards=3))
        self.assertEqual(self.folder.run()[0], 0)
        runs = self.folder.results()[0]["runs"]
        self.assertEqual(sum(tally["passed"] for tally in runs["committed"].values()), len(CASES))
        self.assertEqual(sum(tally["passed"] for tally in runs["fresh"].values()), 5)

    def test_failures_decide_and_listed_ones_do_not(self) -> None:
        self.folder.write(entry("fails", "fails"), entry("listed", "listed", failures="known.txt"),
                          entry("partial", "partial"))
        self.assertEqual(self.folder.run()[0], 1)
        self.assertEqual(self.folder.outcomes(), {"fails": "failed", "listed": "known", "partial": "passed"})
        self.assertEqual(self.folder.run("--only", "listed", "--only", "partial")[0], 0)

    def test_what_must_be_served_and_is_not_decides(self) -> None:
        self.folder.write(entry("lacks", "lacks-required", requires=["pprf_evaluate"]))
        self.assertEqual(self.folder.run()[0], 1)
        self.assertEqual(self.folder.outcomes(), {"lacks": "failed"})
        self.assertIn("not as required", (self.folder.site / "lacks/badge.svg").read_text())

    def test_a_build_is_started_as_it_says(self) -> None:
        self.folder.write(entry("built", "{printed}", build="mkdir {folder}/sub; echo noise; echo ok"))
        status, printed = self.folder.run()
        self.assertEqual(status, 0, printed)
        self.assertEqual(self.folder.outcomes(), {"built": "passed"})

    def test_an_interrupt_ends_all_and_writes_nothing(self) -> None:
        flag = self.folder.root / "began"
        self.folder.write(entry("slow", "{printed}", build=f"echo $$ > {flag}.new; mv {flag}.new {flag}; sleep 1000"))
        child = subprocess.Popen([sys.executable, str(HERE / "run"), *self.folder.arguments()],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while not flag.exists():
            self.assertIsNone(child.poll())
        child.send_signal(signal.SIGTERM)
        self.assertIn(b"interrupted", child.communicate()[1])
        self.assertEqual(child.returncode, 130)
        with self.assertRaises(ProcessLookupError):
            os.kill(int(flag.read_text()), 0)
        self.assertFalse(self.folder.site.exists())


class Lists(InFolder):
    def test_each_fault_is_named_by_its_key(self) -> None:
        good = entry("good")
        without = {key: value for key, value in good.items() if key != "shards"}
        for entries, words in (
            ([], "implementations: expected an array of at least one object"),
            ([3], r"implementations[0]: expected an object with the keys build, "),
            ([without], "implementations[0].shards: missing"),
            ([{**good, "shard": 1}], "implementations[0].shard: unknown; expected the keys"),
            ([{**good, "name": "../x"}], "implementations[0].name: expected lower-case letters"),
            ([{**good, "name": ""}], "implementations[0].name: expected a text"),
            ([good, good], "implementations[1].name: expected a name of its own"),
            ([{**good, "shards": 0}], "implementations[0].shards: expected a whole number from 1 to 8, found 0"),
            ([{**good, "shards": True}], "implementations[0].shards: expected a whole number"),
            ([{**good, "requires": "core"}], "implementations[0].requires: expected an array"),
            ([{**good, "build": 3}], "implementations[0].build: expected a text"),
            ([{**good, "start": "{nosuch}"}], "implementations[0].start: expected no placeholder but"),
            ([{**good, "start": "{printed}"}], "implementations[0].start: expected neither"),
        ):
            with self.subTest(words=words):
                self.folder.list.write_text(json.dumps({"implementations": entries}))
                status, printed = self.folder.run()
                self.assertEqual(status, 2)
                self.assertIn(f"{self.folder.list}: {words}", printed)
        for text, words in (("{", "expected JSON"), ('{"a": 1, "a": 2}', "the key a is there twice"),
                            ("\ufffd", "JSON"), ("[]", "the file: expected an object")):
            self.folder.list.write_text(text)
            self.assertIn(words, self.folder.run()[1])
        self.assertFalse(self.folder.site.exists())

    def test_the_list_of_the_repository(self) -> None:
        implementations = read_list(HERE / "implementations.json")
        self.assertLessEqual({"reference", "python"}, {each.name for each in implementations})
        root = HERE.parent.parent
        starters = {path.name for path in (root / "Tools/starters").iterdir() if path.is_dir()}
        self.assertLessEqual(starters - {"__pycache__"}, {each.name for each in implementations})
        for each in implementations:
            self.assertTrue(each.homepage.startswith("https://") or (root / each.homepage).exists(), each.name)
            self.assertTrue(each.failures is None or (root / each.failures).is_file(), each.name)

    def test_other_mistakes_of_use(self) -> None:
        self.folder.write(entry("good"))
        self.assertIn("--only nosuch: expected one of good", self.folder.run("--only", "nosuch")[1])
        self.assertEqual(self.folder.run("--verify-vectors", "/nonexistent")[0], 2)
        self.folder.site.mkdir()
        (self.folder.site / "precious").write_text("x")
        self.assertEqual(self.folder.run()[0], 2)
        self.assertTrue((self.folder.site / "precious").is_file())


if __name__ == "__main__":
    unittest.main()
