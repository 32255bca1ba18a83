"""The site as files: pages, badges, the full reports beside them, and results.json for programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from badge import badge
from checking import Row, Settings
from implementation_page import implementation_page
from markdown import section, to_html
from matrix_page import matrix_page
from page import Site, page
from suite import Suite

MARKER = "results.json"
"""Every site has it: a folder without it that is not empty is not ours to replace."""


def may_write(output: Path) -> bool:
    return not output.exists() or (output.is_dir() and ((output / MARKER).is_file() or not any(output.iterdir())))


def write_site(output: Path, rows: list[Row], suite: Suite, settings: Settings, made: str,
               base_url: str | None) -> None:
    documents = _documents(settings)
    site = Site(made, tuple((file, title) for file, title, _ in documents))
    new = output.parent / f".{output.name}.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    (new / MARKER).write_text(json.dumps(_results(rows, suite, made), indent=2) + "\n", encoding="utf-8")
    shutil.copyfile(Path(__file__).with_name("style.css"), new / "style.css")
    _write(new / "index.html", matrix_page(rows, suite, site, settings))
    for file, title, html in documents:
        _write(new / file, page(f"{title}: Decentralized MLS", html, site, here=file, wide=True))
    for row in rows:
        folder = new / row.implementation.name
        folder.mkdir()
        for _, _, report in row.pages:
            shutil.copyfile(report, folder / report.name)
        _write(folder / "badge.svg", badge(row, suite))
        _write(folder / "index.html", implementation_page(row, suite, site, settings, base_url))
    shutil.rmtree(output, ignore_errors=True)
    new.rename(output)


def _documents(settings: Settings) -> list[tuple[str, str, str]]:
    """File, title and content of the pages that are written elsewhere: what is there now."""
    coverage = (settings.vectors / "COVERAGE.md").read_text(encoding="utf-8")
    readings = section(coverage, "Readings")
    places = (settings.root / "OPEN-POINTS.md", settings.vectors / "OPEN-POINTS.md")
    points = next((place.read_text(encoding="utf-8") for place in places if place.is_file()), None)
    return [
        ("teeth.html", "Teeth", to_html((settings.vectors / "TEETH.md").read_text(encoding="utf-8"))),
        ("coverage.html", "Coverage", to_html(coverage)),
        ("open-points.html", "Open points", to_html(points or readings.replace("## Readings", "# Open points", 1))),
    ]


def _results(rows: list[Row], suite: Suite, made: str) -> dict[str, Any]:
    return {
        "format": 1, "made": made, "draft": suite.draft, "version": suite.version,
        "implementations": [{
            "name": row.implementation.name,
            "outcome": row.outcome,
            "troubles": row.troubles,
            "build_seconds": round(row.build_seconds, 1),
            "seconds": round(row.seconds, 1),
            "runs": {kind: {family: vars(tally) for family, tally in verdicts.families.items()}
                     for kind, verdicts in row.verdicts.items()},
        } for row in rows],
    }


def _write(file: Path, text: str) -> None:
    # What a child says may hold half a surrogate pair, which JSON can spell and UTF-8 cannot.
    file.write_text(text, encoding="utf-8", errors="replace")
