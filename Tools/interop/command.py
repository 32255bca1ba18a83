"""The command line of Tools/interop/run."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from checking import Row, Settings, check_all
from implementations import Implementation, ListError, read_list
from page import SIGNS
from site_writer import may_write, write_site
from suite import read_suite

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EPILOG = """Exit status: 0 all went as expected; 1 an implementation failed or broke, and its row says how; 2 wrong
usage, a wrong list, or nothing could be written; 130 interrupted."""


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    begin = time.monotonic()
    try:
        implementations = _chosen(read_list(options.list), options.only)
        suite = read_suite(options.vectors)
        for program in (options.verify_vectors, options.reference_harness):
            if not os.access(program, os.X_OK):
                raise ListError(f"{program}: expected an executable")
        if not may_write(options.output):
            raise ListError(f"{options.output}: expected a new or empty folder, or a site of an earlier run")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with tempfile.TemporaryDirectory(prefix="interop-", ignore_cleanup_errors=True) as work:
            settings = Settings(
                root=ROOT, vectors=options.vectors.resolve(), verify_vectors=options.verify_vectors.resolve(),
                reference_harness=options.reference_harness.resolve(), work=Path(work), random=options.random,
                seed=options.seed, jobs=options.jobs, limit=options.limit, build_limit=options.build_limit)
            rows = check_all(implementations, suite, settings)
            made = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
            write_site(options.output.resolve(), rows, suite, settings, made, options.base_url)
    except ListError as error:
        print(f"run: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"run: {error.filename or options.output}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("run: interrupted; nothing is written", file=sys.stderr)
        return 130
    for row in rows:
        print(_line(row))
    print(f"{len(rows)} implementations in {time.monotonic() - begin:.0f} s: {options.output}/index.html")
    return 0 if all(row.is_expected for row in rows) else 1


def _line(row: Row) -> str:
    counts = "; ".join(
        f"{kind} {verdicts.total.passed} of {verdicts.total.asked} asked passed"
        for kind, verdicts in row.verdicts.items())
    times = f"built in {row.build_seconds:.1f} s, asked for {row.seconds:.1f} s"
    text = f"{row.implementation.name}: {SIGNS[row.outcome][1]}: {counts or 'no result'} ({times})"
    return "\n".join([text, *("    " + line for each in row.troubles for line in each.splitlines())])


def _chosen(implementations: list[Implementation], only: list[str] | None) -> list[Implementation]:
    names = [each.name for each in implementations]
    for name in only or []:
        if name not in names:
            raise ListError(f"--only {name}: expected one of {', '.join(names)}")
    return [each for each in implementations if not only or each.name in only]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="Tools/interop/run", epilog=EPILOG, allow_abbrev=False,
        description="Runs the implementations of this repository against the vectors and writes a static site.")
    parser.add_argument("--verify-vectors", type=Path, required=True, metavar="EXE",
                        help="the runner, best of a release build")
    parser.add_argument("--reference-harness", type=Path, required=True, metavar="EXE",
                        help="the reference as a child process")
    parser.add_argument("--output", type=Path, required=True, metavar="SITE",
                        help="the folder; a site there is replaced")
    parser.add_argument("--only", action="append", metavar="NAME", help="only this implementation; may be given again")
    parser.add_argument("--random", type=_whole, default=1000, metavar="N",
                        help="fresh cases for each; 1000, 0 for none")
    parser.add_argument("--seed", default="interop", metavar="TEXT",
                        help="the same fresh cases for the same text; interop")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N",
                        help="processes at once; as many as processors")
    parser.add_argument("--limit", type=_positive, default=90, metavar="SECONDS",
                        help="how long each process may ask; 90")
    parser.add_argument("--build-limit", type=_positive, default=180, metavar="SECONDS",
                        help="how long each build may take; 180")
    parser.add_argument("--base-url", metavar="URL", help="where the site will stand, for the badge's Markdown")
    parser.add_argument("--list", type=Path, default=HERE / "implementations.json", metavar="FILE",
                        help="the implementations")
    parser.add_argument("--vectors", type=Path, default=ROOT / "Vectors", metavar="DIR", help="the vectors")
    return parser


def _whole(text: str) -> int:
    return _at_least(0, text)


def _positive(text: str) -> int:
    return _at_least(1, text)


def _at_least(least: int, text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise argparse.ArgumentTypeError(f"expected a whole number from {least} on, found {text!r}")
    return int(text)
