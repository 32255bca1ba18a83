"""The site: pages and badges stay whole whatever text comes, documents lose nothing, links lead somewhere."""

from __future__ import annotations

import re
import sys
import tempfile
import unittest
import xml.dom.minidom
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

from badge import GREEN, GREY, RED, badge, badge_text, svg  # noqa: E402
from checking import Row, Settings  # noqa: E402
from fake_verify_vectors import case, report  # noqa: E402
from implementations import Implementation  # noqa: E402
from markdown import inline, section, to_html  # noqa: E402
from results import merged  # noqa: E402
from site_writer import write_site  # noqa: E402
from suite import read_suite  # noqa: E402

HOSTILE = "\"><script>alert(1)</script><img src=x onerror='a'>&amp;\ud800\x1b[31m\u202e]]>-->"


def implementation(name: str = "one", text: str = "Text", failures: str | None = None) -> Implementation:
    return Implementation(name, text, text, text, text, text, failures, ("core",), 1)


def row(cases: list[dict], name: str = "one", text: str = "Text") -> Row:
    diagnosis = {"causes": [{"alternatives": [[text]], "summary": text, "cases": ["x/1"]}], "unexplained": [],
                 "unexamined": []}
    result = Row(implementation(name, text))
    value = report(cases, diagnosis=diagnosis, problems=[text], notes=[text])
    value["implementations"][0]["announcement"] = {
        "name": text, "version": text, "operations": [text], "drafts": [text]}
    result.verdicts["committed"] = merged([value])
    return result


class Parsed(HTMLParser):
    """Every tag and address of a page; tags that do not match are an error."""

    EMPTY = {"meta", "link", "br", "img", "wbr"}

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.cells = 0
        self.open: list[str] = []
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attributes:
            assert not name.startswith("on"), name
            if name in ("href", "src"):
                self.addresses.append(value or "")
            if name == "id":
                self.ids.add(value or "")
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag


class Site(unittest.TestCase):
    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = Path(directory.name)
        self.suite = read_suite(ROOT / "Vectors")

    def write(self, rows: list[Row], root: Path = ROOT) -> Path:
        settings = Settings(root, ROOT / "Vectors", Path("v"), Path("r"), self.root, 10, HOSTILE, 1, 1, 1)
        write_site(self.root / "site", rows, self.suite, settings, "now", "https://example.org/site/")
        return self.root / "site"

    def hostile(self) -> Row:
        result = row([case("x/1" + HOSTILE, "failed", HOSTILE, "unexpected"), case("dmls_epoch/1")], "hostile", HOSTILE)
        result.verdicts["fresh"] = result.verdicts["committed"]
        result.troubles.append(HOSTILE)
        return result

    def test_no_text_breaks_out_and_every_link_leads_somewhere(self) -> None:
        nothing = Row(implementation("nothing", HOSTILE))
        nothing.troubles.append(HOSTILE)
        site = self.write([self.hostile(), nothing, row([case("dmls_epoch/1")], "good")])
        pages = {file: Parsed(file.read_text(encoding="utf-8")) for file in site.rglob("*.html")}
        self.assertEqual(len(pages), 4 + 3)
        for file, parsed in pages.items():
            self.assertNotIn("script", parsed.tags, file)
            self.assertEqual([tag for tag in parsed.tags if tag == "img"],
                             ["img"] if file.parent != site else [], file)
            for address in parsed.addresses:
                if address.startswith("https://"):
                    continue
                path, _, anchor = address.partition("#")
                target = (file.parent / path).resolve() if path else file
                self.assertTrue(target.is_file(), f"{file}: {address}")
                if anchor:
                    self.assertIn(anchor, pages[target].ids, f"{file}: {address}")
        self.assertNotIn("url(", (site / "style.css").read_text())

    def test_badges_are_whole_whatever_the_name(self) -> None:
        hostile = HOSTILE.replace("\x1b", "").replace("\ud800", "")
        parsed = xml.dom.minidom.parseString(svg("DMLS", hostile, RED, hostile)).documentElement
        self.assertEqual(parsed.getAttribute("role"), "img")
        self.assertEqual(parsed.getElementsByTagName("title")[0].firstChild.data, f"{hostile}DMLS: {hostile}")
        self.assertFalse(parsed.getElementsByTagName("script"))
        short, long = (int(re.search(r'width="(\d+)"', svg("DMLS", text, RED))[1]) for text in ("1", "1" * 40))
        self.assertEqual(long - short, 39 * 7)

    def test_a_badge_says_what_was_asked(self) -> None:
        passed, skipped = case("a/1"), case("a/2", "skipped")
        failed = case("a/3", "failed", outcome="unexpected")
        self.assertEqual(badge_text(row([passed])), ("1/1", GREEN))
        self.assertEqual(badge_text(row([passed, skipped])), ("1 of 1 asked", GREEN))
        self.assertEqual(badge_text(row([passed, skipped, failed])), ("1 of 2 failed", RED))
        self.assertEqual(badge_text(row([skipped])), ("no result", GREY))
        self.assertEqual(badge_text(Row(implementation())), ("no result", GREY))
        broken = row([passed])
        broken.troubles.append("fresh cases")
        self.assertEqual(badge_text(broken), ("broken", GREY))
        self.assertIn("one: DMLS draft-01: 1/1", badge(row([passed]), self.suite))

    def test_open_points_are_the_readings_until_they_have_a_page(self) -> None:
        readings = (self.write([]) / "open-points.html").read_text()
        self.assertIn("<h1 id=\"open-points\">Open points</h1>", readings)
        self.assertIn(">R20</td>", readings)
        (self.root / "OPEN-POINTS.md").write_text("# Open points\n\nOf the draft.\n")
        self.assertIn("<p>Of the draft.</p>", (self.write([], self.root) / "open-points.html").read_text())


class Markdown(unittest.TestCase):
    def test_the_documents_lose_nothing(self) -> None:
        for name in ("TEETH.md", "COVERAGE.md"):
            with self.subTest(name=name):
                text = (ROOT / "Vectors" / name).read_text(encoding="utf-8")
                html = to_html(text)
                lines = text.splitlines()
                rows = sum(line.startswith("|") for line in lines) - sum(line.startswith("| ---") for line in lines)
                self.assertEqual(html.count("<tr "), rows)
                self.assertEqual(html.count("<li>"), sum(line.startswith("- ") for line in lines))
                self.assertEqual(len(re.findall("<h[1-6]", html)), sum(line.startswith("#") for line in lines))
                self.assertEqual(html.count("<code>"), text.count("`") // 2)
                self.assertEqual(html.count("<br>"), text.count("<br>"))
                columns = [len(re.findall("<t[hd] ", each))
                           for table in re.findall(r"<table.*?</table>", html, re.DOTALL)
                           for each in re.findall(r"<tr .*?</tr>", table)]
                bars = [len(re.findall(r"(?<!\\)\|", line)) - 1 for line in lines
                        if line.startswith("|") and not line.startswith("| ---")]
                self.assertEqual(columns, bars)
                words = re.sub(r"<[^>]*>", " ", html)
                self.assertNotIn("**", words)
                Parsed(html)

    def test_words_in_a_line(self) -> None:
        for text, html in (
            ("a `b<c` d", "a <code>b&lt;c</code> d"), ("``a`b``", "<code>a`b</code>"),
            ("opaque&lt;V>", "opaque&lt;V&gt;"), ("2^(8\\*Nh)", "2^(8*Nh)"), ("a<br>b", "a<br>b"),
            ("<b onclick=x>", "&lt;b onclick=x&gt;"), ("**a** and *b*", "<strong>a</strong> and <em>b</em>"),
            ("[a](#b)", '<a href="#b">a</a>'), ("[a](https://b/?c&d)", '<a href="https://b/?c&amp;d">a</a>'),
            ("[`a`](javascript:b)", "<code>a</code>"), ("[a](../b.md)", "a"), ("`a/b`", "<code>a/<wbr>b</code>"),
            ("2 * 3 * 4", "2 * 3 * 4"),
        ):
            self.assertEqual(inline(text), html, text)

    def test_blocks(self) -> None:
        self.assertEqual(to_html("# A b.\n\nc\nd\n- e\n  f\n- g\n\n```\n<x>\n```\n1. h"), "\n".join((
            '<h1 id="a-b">A b.</h1>', "<p>c d</p>", "<ul><li>e f</li><li>g</li></ul>",
            "<pre><code>&lt;x&gt;</code></pre>", "<ol><li>h</li></ol>")))
        table = to_html("| a | b |\n| --- | :-: |\n| `c\\|d` | |\n| not | closed")
        cells = re.findall(r'<td role="cell" data-label="(.*?)">(.*?)</td>', table)
        self.assertEqual(cells, [("a", "<code>c|d</code>"), ("b", ""), ("a", "not"), ("b", "closed")])
        self.assertEqual(to_html("| no table"), "<p>| no table</p>")
        self.assertEqual(section("# A\n\n## B\nb\n## C\n", "B"), "## B\nb\n")


if __name__ == "__main__":
    unittest.main()
