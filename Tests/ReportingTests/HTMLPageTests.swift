import JSONText
import KeyDerivation
import Testing
import VectorFiles

@testable import Diagnostics
@testable import Harness
@testable import Reporting
@testable import Verification

/// What the page says, and in which order.
struct HTMLPageTests {
  private static let passed = ReportFixtures.result(.passed(note: nil))

  /// Implementations by their names, each with its results and what is known of them.
  static func report(_ runs: [(name: String, results: [CaseResult])]) -> Report {
    Report(
      implementations: runs.map { name, results in
        var implementation = ReportSamples.report(results).implementations[0]
        implementation.name = name
        if results.contains(where: { $0.verdict.kind == .failed }) {
          implementation.diagnosis = DiagnosisSamples.diagnosis(
            [([[DiagnosisSamples.swapped]], Array(results.indices.prefix(1)))])
        }
        return implementation
      }, files: ReportFixtures.files)
  }

  private static let mixed = ReportFormat.html.text(
    of: report([
      ("good", [passed]), ("bad", [ReportSamples.wrong("a"), passed]),
      ("mute", [ReportFixtures.result(.errored("it said nothing"))]),
    ]))

  private func place(_ part: String, in text: String) throws -> String.Index {
    try #require(text.firstRange(of: part), "\(part)").lowerBound
  }

  @Test func headlineSaysWhoFailsAndByWhat() {
    let parts = [
      "<h1>bad and mute fail, good passes</h1>",
      "<a href=\"#i1\">bad</a>: 1 of 2 failed: Left is &lt;right&gt;</div>",
      "<a href=\"#i2\">mute</a>: 1 of 1 failed: it said nothing</div>",
      "<a href=\"#i0\">good</a>: 1 case passed</div>",
    ]
    #expect(parts.filter { !Self.mixed.contains($0) } == [])
  }

  /// Thus on a narrow screen, and for those who hear the page.
  @Test func causesComeBeforeTheTableAndThatBeforeTheCases() throws {
    for text in [Self.mixed, ReportFormat.html.text(of: DiagnosisSamples.report())] {
      let places = try ["<h1>", "Do this:", "<table", "class=\"case\"", "<footer>"]
        .map { try place($0, in: text) }
      #expect(places == places.sorted())
    }
  }

  @Test func whatPassesIsFoldedAndWhatFailsIsOpen() {
    let heads = Self.mixed.split(separator: "\n").filter { $0.contains("class=\"implementation\"") }
    #expect(heads.map { $0.contains("\"implementation\" open>") } == [false, true, true])
  }

  @Test func severalImplementationsShareOneTable() throws {
    let scan = try TagScan(Self.mixed)
    #expect(scan.tags.count { $0.hasPrefix("table") } == 1)
    #expect(Self.mixed.contains("aria-label=\"Families by implementations\""))
    let row = try #require(
      Self.mixed.split(separator: "\n").first { $0.contains(">dmls_epoch <span") })
    let cells = [
      ">✓<span class=\"hidden\"> passed</span> 1</td>",
      "<a href=\"#i1-dmls_epoch\">✗<span class=\"hidden\"> wrong answers</span> 1</a></td>",
      "<a href=\"#i2-dmls_epoch\">!<span class=\"hidden\"> no valid answer</span> 1</a></td>",
    ]
    #expect(cells.filter { !row.contains($0) } == [])
  }

  /// A fold opens for a link to what is in it, not for a link to itself.
  @Test func everyLinkLeadsToWhatIsInsideAFold() throws {
    let scan = try TagScan(Self.mixed)
    let ids = Set(scan.attributes["id"] ?? [])
    let links = (scan.attributes["href"] ?? []).filter { $0.hasPrefix("#") }
    #expect(!links.isEmpty && links.allSatisfy { ids.contains(String($0.dropFirst())) })
    #expect(!scan.tags.contains { $0.hasPrefix("details") && $0.contains(" id") })
  }

  @Test func provenanceSaysWhereAllComesFrom() {
    var report = Self.report([("mine", [Self.passed])])
    report.implementations[0].command = ["python3", "my harness.py", "<x>"]
    report.implementations[0].duration = .milliseconds(3460)
    report.files = [VectorFile(family: .dmlsEpoch, flags: [], cases: [Self.passed.vectorCase])]
    let parts = [
      "<dd>dmls-vectors \(Generator.version): 1 case, from the seed <code>\(Generator.seed)</code>",
      "<a href=\"https://datatracker.ietf.org/doc/draft-kohbrok-mls-dmls/01/\">"
        + "draft-kohbrok-mls-dmls-01</a>",
      "<dt>mine</dt><dd><code>python3 &#39;my harness.py&#39; &#39;&lt;x&gt;&#39;</code>, took 3.4 s",
    ]
    let text = ReportFormat.html.text(of: report)
    #expect(parts.filter { !text.contains($0) } == [])
    report.implementations[0].command = []
    report.files = [
      VectorFile(
        family: .dmlsEpoch, flags: [], cases: [Self.passed.vectorCase], profile: "some-peer",
        seed: "random 7")
    ]
    let fresh = ReportFormat.html.text(of: report)
    #expect(fresh.contains("1 case, made on the spot, from the seed <code>random 7</code>"))
    #expect(fresh.contains("what the profile <code>some-peer</code> answers"))
    #expect(fresh.contains("<dt>mine</dt><dd>built in, took 3.4 s"))
  }

  /// A dash before a line of a list is taken for the list's own sign.
  @Test(arguments: [ReportFormat.html, .markdown])
  func whatIsSkippedHasASignOfItsOwn(format: ReportFormat) {
    let text = format.text(
      of: ReportSamples.report([ReportFixtures.result(.skipped("no suite 4"))]))
    #expect(text.contains("⊘"))
    for bullet in ["–", "—", "•", "-", "·"] {
      #expect(!text.contains(">\(bullet)<") && !text.contains(">\(bullet) "))
    }
    // A note is not skipped.
    var report = ReportSamples.report([Self.passed])
    report.implementations[0].run.notes = ["Nothing special."]
    #expect(format.text(of: report).contains("Nothing special."))
    #expect(!format.text(of: report).contains("class=\"chip skipped\""))
  }
}

/// The page stays below two megabytes, whatever there is to tell, and says what is left out.
struct HTMLSizeTests {
  private static let most = 2_000_000
  private static let everything = "<code>--report json=FILE</code> has everything."

  private func page(_ report: Report) throws -> String {
    let text = ReportFormat.html.text(of: report)
    _ = try TagScan(text)
    #expect(text.utf8.count <= Self.most)
    return text
  }

  /// Cases of all families that go one way, with names as long as a file can have them.
  private func results(
    _ count: Int, name: String = "", _ verdict: (Int) -> Verdict
  ) -> [CaseResult] {
    (0..<count).map { index in
      let family = Family.allCases[index % Family.allCases.count]
      var vectorCase = ReportFixtures.vectorCase("case-\(index)\(name)", flags: ["Rare"])
      vectorCase.id = "\(family.name)/suite-1/case-\(index)\(name)"
      vectorCase.input = ["secret": .string(String(repeating: "ab", count: 2000))]
      return ReportFixtures.result(verdict(index), vectorCase, family: family)
    }
  }

  private func wrong(_ value: String) -> Verdict {
    .failed(.output([Difference(path: "out", expected: "00", actual: .string(value))]))
  }

  @Test func eightThatFailEverythingLeaveRoomForEachOther() throws {
    let results = results(3193) { _ in wrong(String(repeating: "ff", count: 500)) }
    let text = try page(HTMLPageTests.report((0..<8).map { ("mine-\($0)", results) }))
    #expect(text.contains(Self.everything))
    for index in 0..<8 {
      let section = try #require(text.firstRange(of: "id=\"i\(index)\""))
      #expect(text[section.upperBound...].prefix(60_000).contains("class=\"case\""))
    }
  }

  @Test func hugeValuesAndHostileNamesAreCut() throws {
    let bad = "\u{202E}<b>\"&'" + String(repeating: "\u{2067}\"", count: 1000)
    let results = results(160) {
      $0 % 2 == 0 ? wrong(String(repeating: "é", count: 1_000_000)) : .errored(bad)
    }
    var report = HTMLPageTests.report((0..<3).map { ("\($0)\(bad)", results) })
    for index in report.implementations.indices {
      report.implementations[index].problems = (0..<1000).map { "\($0) \(bad)" }
      report.implementations[index].run.notes = (0..<1000).map { "\($0) \(bad)" }
      report.implementations[index].command = Array(repeating: bad, count: 100)
    }
    let text = try page(report)
    #expect(!text.contains("\u{202E}") && !text.contains("<b>\""))
    #expect(text.contains(Self.everything))
  }

  @Test func fiftyImplementationsAndMoreHaveTheirPlace() throws {
    let bad = String(repeating: "\u{2067}\"", count: 60)
    let green = results(1000, name: String(repeating: "x", count: 100)) { _ in .passed(note: nil) }
    // Each in a way of its own.
    let red = results(200, name: String(repeating: "x", count: 100)) {
      .errored(String(repeating: "w", count: $0 + 1) + bad)
    }
    let names = (0..<60).map { ("\($0)\(bad)", $0 % 2 == 0 ? red : green) }
    let text = try page(HTMLPageTests.report(names))
    #expect(text.contains("30 implementations fail, 30 implementations pass"))
    #expect(text.contains("10 more implementations are left out: \(Self.everything)"))
    #expect(text.contains("id=\"i49\"") && !text.contains("id=\"i50\""))
  }

  @Test func passesAndSkipsOfAMillionAreNotAllNamed() throws {
    let results = results(30_000) {
      $0 % 2 == 0 ? .passed(note: "note \($0)") : .skipped("reason \($0)")
    }
    let text = try page(HTMLPageTests.report([("mine", results)]))
    #expect(text.contains(Self.everything))
  }

  /// What is small is whole.
  @Test func nothingIsLeftOutOfASmallPage() throws {
    let text = try page(
      HTMLPageTests.report([("mine", results(40) { _ in wrong("ff") })]))
    #expect(!text.contains("left out"))
    #expect(text.split(separator: "\n").count { $0 == "<details class=\"case\">" } == 40)
  }
}
