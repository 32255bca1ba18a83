"""The badge of an implementation: an SVG without fonts, links or scripts, its widths from its text."""

from __future__ import annotations

from html import escape

from checking import Row
from suite import Suite

GREEN, RED, GREY = "#1a7f37", "#b3261e", "#59636e"
NARROW, WIDE = "filjtrI.,:;|!()[]'-/ ", "mwMW@%"


def badge_text(row: Row) -> tuple[str, str]:
    """What the right half says, of the committed vectors, and its colour."""
    verdicts = row.verdicts.get("committed")
    if verdicts is None or not verdicts.total.asked:
        return "no result", GREY
    total = verdicts.total
    if total.wrong:
        return f"{total.wrong} of {total.asked} failed", RED
    if row.troubles:
        return "broken", GREY
    if "committed" in row.unexpected:  # What it must serve, it does not.
        return "not as required", RED
    return (f"{total.passed}/{total.cases}" if not total.skipped else f"{total.passed} of {total.asked} asked"), GREEN


def badge(row: Row, suite: Suite) -> str:
    text, colour = badge_text(row)
    return svg(f"DMLS draft-{suite.draft_number}", text, colour, f"{row.implementation.name}: ")


def svg(left: str, right: str, colour: str, before: str = "") -> str:
    """`before` is read out and shown at rest of the pointer only."""
    left_width, right_width = _width(left) + 12, _width(right) + 12
    width = left_width + right_width
    title = escape(f"{before}{left}: {right}")

    def words(text: str, begin: int, wide: int) -> str:
        return (f'<text x="{begin + wide / 2:g}" y="14" textLength="{wide - 12}" '
                f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>')

    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" viewBox="0 0 {width} 20" role="img" '
        f'aria-label="{title}"><title>{title}</title>'
        f'<clipPath id="round"><rect width="{width}" height="20" rx="4"/></clipPath><g clip-path="url(#round)">'
        f'<rect width="{left_width}" height="20" fill="#33393f"/>'
        f'<rect x="{left_width}" width="{right_width}" height="20" fill="{colour}"/></g>'
        '<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f"{words(left, 0, left_width)}{words(right, left_width, right_width)}</g></svg>\n")


def _width(text: str) -> int:
    """About what Verdana of 11 pixels takes; `textLength` makes it exact."""
    return round(sum(4.2 if each in NARROW else 10.2 if each in WIDE else 7.0 for each in text))
