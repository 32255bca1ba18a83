"""The frame of every page, and words that pages share. No script, no network; text is escaped here or by its page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from checking import Row
from results import Tally

SIGNS = {"passed": ("✓", "passed"), "known": ("≈", "fails as listed"), "failed": ("✗", "failed"),
         "broken": ("!", "broken"), "skipped": ("–", "not announced")}


@dataclass(frozen=True)
class Site:
    """What every page says of the run."""

    made: str
    """When, in UTC."""
    documents: tuple[tuple[str, str], ...]
    """File and title of the pages that stand beside the matrix."""


def page(title: str, body: str, site: Site, here: str = "", depth: int = 0, wide: bool = False) -> str:
    """`here` is the page's own file where the pages' links have it, `depth` how many folders it is below the root."""
    up = "../" * depth
    links = "".join(
        f'<a href="{up}{file}"{" aria-current=page" if file == here else ""}>{escape(name)}</a>'
        for file, name in (("index.html", "Matrix"), *site.documents))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; img-src 'self' file:">
<title>{escape(title)}</title>
<link rel="stylesheet" href="{up}style.css">
</head>
<body>
<nav aria-label="Pages">{links}</nav>
<main{' class="wide"' if wide else ''}>
{body}
<footer><p>Made by <code>Tools/interop/run</code> on {escape(site.made)}.</p></footer>
</main>
</body>
</html>
"""


def state(tally: Tally) -> str:
    """The key of SIGNS for a count of cases."""
    if not tally.asked:
        return "skipped"
    return "passed" if not tally.wrong else "known" if tally.wrong == tally.known else "failed"


def chip(key: str, words: bool = True) -> str:
    sign, word = SIGNS[key]
    return f'<span class="chip {key}">{sign} <span{"" if words else " class=hidden"}>{word}</span></span>'


def figures(tally: Tally) -> str:
    """A sign, a word for those who do not see it, how many passed of those asked."""
    key = state(tally)
    sign, word = SIGNS[key]
    if key == "skipped":
        return f'<span>n/a</span><span class="hidden">, {word}</span>'
    return (f'<span class="count"><span aria-hidden="true">{sign}</span> <span class="hidden">{word}, </span>'
            f'{tally.passed}</span> <span class="of">of {tally.asked}<span class="hidden"> passed</span></span>')


def sentence(tally: Tally) -> str:
    """The counts as a title says them."""
    if not tally.asked:
        return f"{tally.cases} cases not asked: not announced"
    parts = [f"{tally.passed} of {tally.asked} asked passed"]
    parts += [f"{count} {word}" for count, word in (
        (tally.failed, "failed"), (tally.errored, "errored"), (tally.known, "of these as listed"),
        (tally.skipped, "not asked")) if count]
    return ", ".join(parts)


def link(row: Row) -> str:
    name = escape(row.implementation.name)
    return f'<a href="{name}/index.html">{name}</a>'


def seconds(value: float) -> str:
    return f"{value:.1f} s" if value < 9.95 else f"{value:.0f} s"
