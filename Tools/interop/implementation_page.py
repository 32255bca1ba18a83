"""The page of one implementation: its facts, its verdicts by family, what its failures come from, its badge."""

from __future__ import annotations

import shlex
from html import escape

from badge import badge_text
from checking import Kind, Row, Settings, run_line
from page import Site, chip, figures, page, seconds, sentence, state
from results import Tally, Verdicts
from suite import Suite

MOST_CASES = 50
"""How many failing cases are named; the full reports have the rest."""
TITLES: dict[Kind, str] = {"committed": "the committed vectors", "fresh": "fresh cases"}


def implementation_page(row: Row, suite: Suite, site: Site, settings: Settings, base_url: str | None) -> str:
    implementation = row.implementation
    body = [
        f'<header class="title"><h1>{escape(implementation.name)} {chip(row.outcome)}</h1>'
        f"<p>{escape(implementation.description)}</p></header>",
        *[f'<pre class="trouble">{escape(each)}</pre>' for each in row.troubles],
        _facts(row, settings),
    ]
    if row.verdicts:
        body += [_families(row, suite), *[_causes(kind, each) for kind, each in row.verdicts.items()]]
    body += [_reports(row), _badge(row, suite, base_url)]
    return page(f"{implementation.name}: Decentralized MLS", "\n".join(each for each in body if each), site, depth=1)


def _facts(row: Row, settings: Settings) -> str:
    implementation = row.implementation
    where = escape(implementation.homepage)
    if implementation.homepage.startswith(("https://", "http://")):
        where = f'<a href="{where}">{where}</a>'
    else:
        where = f"<code>{where}</code> in the repository"
    facts = [("language", escape(implementation.language)), ("where", where)]
    facts += _announced(row)
    facts.append(("must serve", escape(", ".join(implementation.requires)) or "nothing in particular"))
    if implementation.failures:
        facts.append(("known failures", f"<code>{escape(implementation.failures)}</code>"))
    if implementation.build is not None:
        facts.append(("build", f"<code>{escape(implementation.build)}</code>, {seconds(row.build_seconds)}"))
    facts.append(("start", f"<code>{escape(_start(row, settings))}</code>"))
    if row.seconds:
        shared = f", shared by {implementation.shards} processes" if implementation.shards > 1 else ""
        facts.append(("asked for", f"{seconds(row.seconds)}{shared}"))
    if row.verdicts.get("fresh"):
        lines = [_again(row, shard, settings) for shard in range(1, implementation.shards + 1)]
        facts.append(("the fresh cases again", "<br>".join(f"<code>{escape(line)}</code>" for line in lines)))
    entries = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)
    return f'<dl class="facts">{entries}</dl>'


def _start(row: Row, settings: Settings) -> str:
    """The command that started it, without the folders of this machine."""
    start = row.start or row.implementation.start
    start = start.replace(str(settings.work / row.implementation.name / "build"), "{folder}")
    return start.replace(str(settings.reference_harness), "{reference_harness}")


def _announced(row: Row) -> list[tuple[str, str]]:
    """What the implementation says of itself: text of a child."""
    announcement = next((each.announcement for each in row.verdicts.values() if each.announcement), None)
    if announcement is None:
        return []

    def joined(key: str, before: str = "") -> str:
        values = announcement.get(key)
        return escape(", ".join(f"{before}{each}" for each in values)) if isinstance(values, list) else ""

    name = " ".join(str(announcement[key]) for key in ("name", "version") if announcement.get(key) is not None)
    facts = [("announces itself as", escape(name)), ("drafts", joined("drafts", "-")),
             ("cipher suites", joined("cipher_suites")), ("operations", joined("operations"))]
    return [fact for fact in facts if fact[1]]


def _again(row: Row, shard: int, settings: Settings) -> str:
    line = run_line(row.implementation, "", "fresh", shard, settings)[2:]
    return shlex.join(["verify-vectors", *line, "--"]) + " COMMAND"


def _families(row: Row, suite: Suite) -> str:
    kinds = list(row.verdicts)
    heads = "".join(f'<th scope="col">{kind}</th>' for kind in kinds)
    lines = []
    for tier, families in suite.tiers:
        lines.append(f'<tr><th scope="rowgroup" colspan="{len(kinds) + 1}" class="tier">{escape(tier)}</th></tr>')
        for family in families:
            tallies = [(kind, row.verdicts[kind].families.get(family.name, Tally())) for kind in kinds]
            lines.append(_line(escape(family.name), tallies))
    lines.append('<tr><th scope="rowgroup" colspan="3" class="tier">together</th></tr>')
    lines.append(_line("all", [(kind, row.verdicts[kind].total) for kind in kinds]))
    return (f'<h2>Families</h2><table class="families"><thead><tr><th scope="col">family</th>{heads}</tr></thead>'
            f'<tbody>{"".join(lines)}</tbody></table>')


def _line(name: str, tallies: list[tuple[Kind, Tally]]) -> str:
    def cell(kind: Kind, tally: Tally) -> str:
        if not tally.cases:
            return '<td class="skipped" title="no case drawn">none</td>'
        return (f'<td class="{state(tally)}" title="{kind}: {escape(sentence(tally))}">{figures(tally)} '
                f'<span class="word">{_word(tally)}</span></td>')

    return f'<tr><th scope="row">{name}</th>{"".join(cell(*each) for each in tallies)}</tr>'


def _word(tally: Tally) -> str:
    """What stands behind how many passed."""
    key = state(tally)
    if key == "skipped":
        return ""
    return "passed" if key == "passed" else f"passed, {tally.wrong} failed" + (" as listed" if key == "known" else "")


def _causes(kind: Kind, verdicts: Verdicts) -> str:
    """Everything that is not as it should be; nothing where all is."""
    parts = []
    for cause in verdicts.causes:
        parts.append(f"<li><strong>{escape(cause.summary)}</strong> {len(cause.cases)} cases. "
                     f'<span class="quiet">{escape(cause.names)}</span></li>')
    if verdicts.unexplained:
        parts.append(f"<li>{verdicts.unexplained} failures fit no known mistake.</li>")
    result = ""
    if parts:
        result += f'<h3>Causes</h3><ul>{"".join(parts)}</ul>'
    if verdicts.wrong:
        shown = verdicts.wrong[:MOST_CASES]
        cases = "".join(f"<li><code>{escape(case)}</code> <span class=quiet>{escape(how)}</span></li>"
                        for case, how in shown)
        left = len(verdicts.wrong) - len(shown)
        more = f"<p>{left} more stand in the full reports.</p>" if left else ""
        result += f'<h3>{len(verdicts.wrong)} cases failed</h3><ul class="cases">{cases}</ul>{more}'
    if verdicts.remarks:
        remarks = "".join(f"<li>{escape(each)}</li>" for each in verdicts.remarks)
        result += f"<h3>Beside the cases</h3><ul>{remarks}</ul>"
    return f"<section><h2>Over {TITLES[kind]}</h2>{result}</section>" if result else ""


def _reports(row: Row) -> str:
    if not row.pages:
        return ""
    items = []
    for kind, shard, file in row.pages:
        part = f", part {shard} of {row.implementation.shards}" if row.implementation.shards > 1 else ""
        items.append(f'<li><a href="{escape(file.name)}">Over {TITLES[kind]}{part}</a></li>')
    return f'<h2>Full reports of verify-vectors</h2><ul>{"".join(items)}</ul>'


def _badge(row: Row, suite: Suite, base_url: str | None) -> str:
    name = row.implementation.name
    base = f"{base_url.rstrip('/')}/" if base_url else ""
    text = f"DMLS draft-{suite.draft_number}: {badge_text(row)[0]}"
    markdown = f"[![DMLS draft-{suite.draft_number}]({base}{name}/badge.svg)]({base}{name}/)"
    note = "" if base else "<p class=quiet>Put the address of this site before both paths.</p>"
    return (f'<h2>Badge</h2><p><img src="badge.svg" alt="{escape(text)}" height="20"></p>'
            f"<pre>{escape(markdown)}</pre>{note}")
