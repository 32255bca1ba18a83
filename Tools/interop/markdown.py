"""Markdown as Vectors/TEETH.md, Vectors/COVERAGE.md and notes of their kind use it, to HTML.

Headings, paragraphs, lists, tables, fenced code; in a line: code, links, strong and emphasised words, `<br>`,
character references, escaped punctuation. Whatever else there is stays text: no tag gets through but `<br>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from itertools import zip_longest

INLINE = re.compile(
    r"(?P<ticks>`+)(?P<code>.+?)(?P=ticks)(?!`)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[(?P<label>[^\]\[]*)\]\((?P<target>[^()\s]*)\)"
    r"|\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|(?<![*\w])\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*(?![*\w])"
    r"|(?P<break><br ?/?>)")
SAFE_TARGET = re.compile(r"(https?://|#).*", re.DOTALL)
HEADING = re.compile(r"(#{1,6}) +(.*?) *#*")
ITEM = re.compile(r"(?:[-*]|\d+[.)]) +(.*)")
RULE_CELL = re.compile(r" *:?-+:? *")


def to_html(text: str) -> str:
    return "\n".join(_blocks(text.splitlines()))


def section(text: str, heading: str) -> str:
    """The part under a heading of the second level, with it; empty where there is none."""
    lines = text.splitlines()
    if f"## {heading}" not in lines:
        return ""
    begin = lines.index(f"## {heading}")
    end = next((index for index in range(begin + 1, len(lines)) if re.match("##? ", lines[index])), len(lines))
    return "\n".join(lines[begin:end]) + "\n"


def inline(text: str) -> str:
    def token(match: re.Match[str]) -> str:
        if match["code"] is not None:
            return "<code>" + escape(match["code"].strip()).replace("/", "/<wbr>") + "</code>"  # Long ids break there.
        if match["escaped"]:
            return escape(match["escaped"])
        if match["break"]:
            return "<br>"
        if match["strong"]:
            return f"<strong>{inline(match['strong'])}</strong>"
        if match["emphasis"]:
            return f"<em>{inline(match['emphasis'])}</em>"
        if not SAFE_TARGET.fullmatch(match["target"]):
            return inline(match["label"])  # Relative to the repository, not to the site.
        return f'<a href="{escape(match["target"])}">{inline(match["label"])}</a>'

    result, end = [], 0
    for match in INLINE.finditer(text):
        result += [escape(unescape(text[end:match.start()])), token(match)]
        end = match.end()
    return "".join([*result, escape(unescape(text[end:]))])


def _blocks(lines: list[str]) -> list[str]:
    result: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        heading = HEADING.fullmatch(line)
        if not line.strip():
            index += 1
        elif line.startswith("```"):
            end = next((at for at in range(index + 1, len(lines)) if lines[at].startswith("```")), len(lines))
            result.append(f"<pre><code>{escape(chr(10).join(lines[index + 1:end]))}</code></pre>")
            index = end + 1
        elif heading:
            level, words = len(heading[1]), heading[2]
            result.append(f'<h{level} id="{_anchor(words)}">{inline(words)}</h{level}>')
            index += 1
        elif line.startswith("|") and index + 1 < len(lines) and _is_rule(lines[index + 1]):
            end = _while(lines, index, lambda each: each.startswith("|"))
            result.append(_table(lines[index:end]))
            index = end
        elif ITEM.fullmatch(line):
            end = _while(lines, index, lambda each: ITEM.fullmatch(each) is not None or each.startswith("  "))
            result.append(_list(lines[index:end]))
            index = end
        else:
            end = _while(lines, index + 1, lambda each: bool(each.strip()) and not _begins_block(each))
            result.append(f"<p>{inline(' '.join(each.strip() for each in lines[index:end]))}</p>")
            index = end
    return result


def _while(lines: list[str], begin: int, holds: Callable[[str], bool]) -> int:
    return next((at for at in range(begin, len(lines)) if not holds(lines[at])), len(lines))


def _begins_block(line: str) -> bool:
    return line.startswith(("```", "|")) or bool(HEADING.fullmatch(line) or ITEM.fullmatch(line))


def _list(lines: list[str]) -> str:
    items: list[str] = []
    for line in lines:
        item = ITEM.fullmatch(line)
        if item:
            items.append(item[1])
        else:
            items[-1] += " " + line.strip()
    tag = "ol" if lines[0][0].isdigit() else "ul"
    return f"<{tag}>" + "".join(f"<li>{inline(item)}</li>" for item in items) + f"</{tag}>"


def _cells(line: str) -> list[str]:
    """A bar that is escaped, or in code, ends no cell only where it is escaped: so Markdown has it."""
    inner = line.strip()[1:]
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner)]


def _is_rule(line: str) -> bool:
    return line.startswith("|") and all(RULE_CELL.fullmatch(cell) for cell in _cells(line))


def _table(lines: list[str]) -> str:
    head, rows = _cells(lines[0]), [_cells(line) for line in lines[2:]]
    header = "".join(f'<th role="columnheader" scope="col">{inline(cell)}</th>' for cell in head)
    labels = [escape(cell) for cell in head]
    body = ""
    for row in rows:
        # On a narrow screen each row is a block, its cells below each other, each with its label.
        cells = "".join(f'<td role="cell" data-label="{label}">{inline(cell)}</td>'
                        for label, cell in zip_longest(labels, row[:len(labels)], fillvalue=""))
        body += f'<tr role="row">{cells}</tr>\n'
    return (f'<div class="scroll" tabindex="0"><table class="document" role="table"><thead role="rowgroup">'
            f'<tr role="row">{header}</tr></thead>\n<tbody role="rowgroup">{body}</tbody></table></div>')


def _anchor(words: str) -> str:
    """As GitHub makes it: lower case, hyphens for spaces, no punctuation."""
    return re.sub(r"[^\w-]", "", words.lower().replace(" ", "-"))
