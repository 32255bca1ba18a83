#!/usr/bin/env python3
"""Validates the test vectors and the recorded transcript against Vectors/schema.

Checked are the schemas themselves; that they refuse what they should (a self-test on the
committed cases, spoiled); every vector file and the manifest; the transcript; reports. What a
schema cannot say (counts, sums, unique ids, which answer belongs to which request) is checked in
Python.

Needs Python 3.9 and jsonschema 4.18. Errors are one line each: file, case, key, what is wrong.
Exit status: 0 all valid, 1 something is not, 2 usage.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import List, Tuple

try:
    import jsonschema  # noqa: F401  the modules below need both
    import referencing  # noqa: F401
except ImportError as missing:
    print(f"validate.py: {missing}; try: pip install 'jsonschema>=4.18'", file=sys.stderr)
    sys.exit(2)

from problems import Problem
from schemas import Schemas, schema_problems
from self_test import SelfTest
from transcript import check_transcript
from vectors import MANIFEST, check_vectors, read_vectors

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "Vectors" / "schema"
VECTORS = ROOT / "Vectors"
TRANSCRIPT = ROOT / "Tools" / "harnesses" / "transcript.jsonl"


def arguments() -> argparse.Namespace:
    """Reads the command line; leaves with status 2 when it makes no sense."""
    parser = argparse.ArgumentParser(
        prog="validate.py", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--schemas-only", action="store_true",
                        help="check only the schemas, and that they refuse what they should")
    parser.add_argument("--vectors", type=Path, metavar="DIR", action="append", default=[],
                        help="vector files and manifest (default: Vectors of this repository); "
                             "may be given again")
    parser.add_argument("--transcript", type=Path, metavar="FILE",
                        help="transcript (default: Tools/harnesses/transcript.jsonl)")
    parser.add_argument("--report", type=Path, metavar="FILE", action="append", default=[],
                        help="a report that verify-vectors --report json=FILE wrote, as well; "
                             "may be given again")
    options = parser.parse_args()
    if options.schemas_only and (options.vectors or options.transcript or options.report):
        parser.error("--schemas-only leaves nothing for --vectors, --transcript and --report")
    return options


def check_schemas() -> Tuple[Schemas, List[Problem]]:
    """Checks the schemas, then with the self-test what they refuse."""
    schemas = Schemas(SCHEMAS)
    if schemas.problems:
        return schemas, schemas.problems
    test = SelfTest(schemas, VECTORS)
    test.run()
    if not test.failures:
        print(f"schemas: {len(schemas.documents)} valid; self-test: {test.refused} faults refused")
    return schemas, test.failures


def check_files(schemas: Schemas, directory: Path) -> List[Problem]:
    """Checks the vector files and the manifest of a directory."""
    try:
        files = read_vectors(directory)
    except OSError as error:
        return [Problem(str(directory), "-", (), str(error))]
    problems = check_vectors(schemas, files)
    if not problems:
        cases = sum(entry["cases"] for entry in json.loads(files[MANIFEST])["files"])
        print(f"{directory.name}: {len(files) - 1} files, {cases} cases valid")
    return problems


def check_recorded(schemas: Schemas, path: Path) -> List[Problem]:
    """Checks the transcript in a file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return [Problem(path.name, "-", (), f"cannot be read: {error.strerror}")]
    problems = check_transcript(schemas, path.name, data)
    if not problems:
        print(f"{path.name}: {len(data.splitlines())} lines valid")
    return problems


def check_written(schemas: Schemas, path: Path) -> List[Problem]:
    """Checks the report in a file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return [Problem(path.name, "-", (), f"cannot be read: {error.strerror}")]
    report, problems = schema_problems(schemas, "report", path.name, data)
    if not problems:
        print(f"{path.name}: {len(report['implementations'])} implementations valid")
    return problems


def main() -> int:
    """Checks what was asked for; the exit status."""
    options = arguments()
    began = time.monotonic()
    schemas, problems = check_schemas()
    if not problems and not options.schemas_only:
        for directory in options.vectors or [VECTORS]:
            problems += check_files(schemas, directory)
        problems += check_recorded(schemas, options.transcript or TRANSCRIPT)
        for report in options.report:
            problems += check_written(schemas, report)
    for problem in problems:
        print(problem, file=sys.stderr)
    seconds = time.monotonic() - began
    print(f"{len(problems)} errors, {seconds:.1f} s" if problems else f"valid, {seconds:.1f} s")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
