"""The first page: implementations and families, with what each passed of what it was asked."""

from __future__ import annotations

from html import escape

from checking import Kind, Row, Settings
from page import Site, chip, figures, link, page, seconds, sentence, state
from results import Tally
from suite import Suite

MOST_REASON = 300
"""Characters of a reason in its row; all of it stands below the table."""
TIERS = {
    "foundation": "the layer of RFC 9420 below",
    "core": "the draft",
    "example": "the draft's own examples",
}


def matrix_page(rows: list[Row], suite: Suite, site: Site, settings: Settings) -> str:
    asked = f"{suite.cases} committed ones"
    if settings.random:
        asked += f" and {settings.random} fresh ones (seed <code>{escape(settings.seed)}</code>)"
    body = f"""<header class="title"><h1>Implementations of Decentralized MLS</h1>
<p>How many cases of each family they pass, of those that they were asked. The draft is
<a href="{escape(suite.draft_link)}">{escape(suite.draft)}</a>, the cases {asked} of
dmls-vectors {escape(suite.version)}.</p></header>
{_verdict(rows)}
{_table(rows, suite, bool(settings.random))}
{_legend()}
{_troubles(rows)}"""
    return page("Decentralized MLS: implementations", body, site, here="index.html", wide=True)


def _verdict(rows: list[Row]) -> str:
    counts = [(key, sum(row.outcome == key for row in rows)) for key in ("passed", "known", "failed", "broken")]
    parts = [f"{chip(key)} {count}" for key, count in counts if count]
    return f'<p class="verdict"><strong>{len(rows)} implementations</strong> {" ".join(parts)}</p>'


def _table(rows: list[Row], suite: Suite, with_fresh: bool) -> str:
    totals = ["committed", "fresh"] if with_fresh else ["committed"]
    tiers = "".join(
        f'<th role="columnheader" scope="colgroup" colspan="{len(families)}" class="tier">{escape(tier)} '
        f'<span class="quiet">{escape(TIERS.get(tier, ""))}</span></th>' for tier, families in suite.tiers)
    names = "".join(f'<th role="columnheader" scope="col" class="total"><span>{each}</span></th>' for each in totals)
    for _, families in suite.tiers:
        for place, family in enumerate(families):
            begins = ' class="begins"' if place == 0 else ""
            names += (f'<th role="columnheader" scope="col"{begins}><span>{escape(family.name)} '
                      f'<span class="quiet">{family.cases}</span></span></th>')
    return f"""<div class="scroll" tabindex="0" role="region" aria-label="Implementations and families">
<table class="matrix" role="table">
<thead role="rowgroup"><tr role="row"><td role="cell"></td><td role="cell" colspan="{len(totals)}"></td>{tiers}</tr>
<tr role="row"><th role="columnheader" scope="col">implementation</th>{names}</tr></thead>
<tbody role="rowgroup">
{"".join(_row(row, suite, with_fresh) for row in rows)}</tbody></table></div>"""


def _row(row: Row, suite: Suite, with_fresh: bool) -> str:
    implementation = row.implementation
    times = f"asked for {seconds(row.seconds)}" if row.seconds else "never asked"
    if implementation.build is not None:
        times = f"built in {seconds(row.build_seconds)}, {times}"
    head = (f'<th role="rowheader" scope="row"><span class="name">{link(row)} {chip(row.outcome)}</span>'
            f'<span class="quiet">{escape(implementation.language)}; {times}</span></th>')
    cells = [_total(row, "committed")]
    if with_fresh:
        cells.append(_total(row, "fresh"))
    if not row.verdicts:
        cells.append(f'<td role="cell" class="broken reason" colspan="{len(suite.families)}">'
                     f'{escape(_short(row.troubles))}</td>')
    else:
        verdicts = row.verdicts.get("committed")
        for _, families in suite.tiers:
            for place, family in enumerate(families):
                tally = verdicts.families.get(family.name, Tally()) if verdicts else Tally()
                cells.append(_cell(tally, family.name, "begins" if place == 0 else ""))
    return f'<tr role="row">{head}{"".join(cells)}</tr>\n'


def _total(row: Row, kind: Kind) -> str:
    verdicts = row.verdicts.get(kind)
    if verdicts is None:
        return f'<td role="cell" class="total broken" data-label="{kind}" title="no result">! none</td>'
    return _cell(verdicts.total, kind, "total")


def _cell(tally: Tally, label: str, more: str) -> str:
    classes = f"{state(tally)} {more}".strip()
    return (f'<td role="cell" class="{classes}" data-label="{escape(label)}" '
            f'title="{escape(label)}: {escape(sentence(tally))}">{figures(tally)}</td>')


def _short(troubles: list[str]) -> str:
    """How the first one ended, and the line that says most of why."""
    how, *said = (troubles or ["no result"])[0].splitlines()
    why = next((line.strip() for line in said if "error" in line.lower()), said[-1].strip() if said else "")
    return f"{how} {why}"[:MOST_REASON].strip()


def _legend() -> str:
    entries = (("passed", "every case that was asked"), ("known", "each failure is on a failure list"),
               ("failed", "a case, or an operation that must be served is not"),
               ("broken", "no build, no start, or no whole report"))
    items = "".join(f"<li>{chip(key)} {words}</li>" for key, words in entries)
    return (f'<ul class="legend">{items}<li><span class="chip skipped">n/a</span> not announced by the '
            "implementation, so not asked</li></ul>")


def _troubles(rows: list[Row]) -> str:
    broken = [row for row in rows if row.troubles]
    if not broken:
        return ""
    items = "".join(f"<h3>{link(row)}</h3>" + "".join(f"<pre>{escape(each)}</pre>" for each in row.troubles)
                    for row in broken)
    return f"<section><h2>What broke</h2>{items}</section>"
