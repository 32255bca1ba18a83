import JSONText
import KeyDerivation
import OperatingSystem
import Testing
import VectorFiles
import Verification

@testable import Diagnostics
@testable import Misreadings
@testable import Reporting

/// What a diagnosis says in every form of report.
struct DiagnosisWordsTests {
  private func words(
    _ diagnosis: Diagnosis, of results: [CaseResult] = DiagnosisSamples.results
  ) -> DiagnosisWords {
    DiagnosisWords(diagnosis: diagnosis, results: results)
  }

  private static let one = [[DiagnosisSamples.swapped]]
  private static let two = [[DiagnosisSamples.node]]
  private static let both = [[DiagnosisSamples.swapped, DiagnosisSamples.node]]

  @Test(
    arguments: [
      (DiagnosisSamples.diagnosis([(one, [0])]), "1 failure, one cause"),
      (DiagnosisSamples.diagnosis([(one, [0, 1])]), "2 failures, one cause"),
      (DiagnosisSamples.diagnosis([(one, [0]), (two, [1])]), "2 failures, 2 causes"),
      (DiagnosisSamples.diagnosis([(one, [0]), (both, [1])]), "2 failures, 2 causes"),
      (
        DiagnosisSamples.diagnosis([(one, [0]), (two, [1]), (both, [2])]), "3 failures, 2 causes"
      ),
      (
        DiagnosisSamples.diagnosis([(one, [0])], unexplained: [1]),
        "2 failures, one cause and a rest"
      ),
      (DiagnosisSamples.diagnosis(unexplained: [0]), "1 failure, no cause that is known"),
      (
        DiagnosisSamples.diagnosis(unsuspicious: [0], unexamined: [1, 2]),
        "3 failures, no cause that is known"
      ),
    ])
  func headlineCountsFailuresAndCauses(diagnosis: Diagnosis, headline: String) {
    #expect(words(diagnosis).headline == headline)
  }

  @Test func causeIsToldInFull() throws {
    let words = words(DiagnosisSamples.diagnosis([(Self.one, [0, 1, 2])]))
    let finding = try #require(words.findings.first)
    #expect(words.findings.count == 1)
    #expect(finding.count == 3)
    #expect(finding.what == "Left is <right>.")
    #expect(finding.name == "sides-swapped")
    #expect(finding.section == "draft section 2")
    #expect(finding.effect == "All is lost.")
    #expect(finding.remarks == [])
    #expect(words.remarks == [])
  }

  /// What both of a pair say is said once.
  @Test func pairIsOneFinding() {
    let two = [[DiagnosisSamples.swapped, DiagnosisSamples.label, DiagnosisSamples.node]]
    let finding = words(DiagnosisSamples.diagnosis([(two, [0])])).findings.first
    #expect(
      finding?.what
        == "Left is <right>. Besides: The label is \"x\" | \"y\". Besides: A node is another.")
    #expect(finding?.name == "sides-swapped,label-other,node-other")
    #expect(finding?.section == "draft section 2; RFC 9420 section 9")
    #expect(finding?.effect == "All is lost. Much is lost.")
  }

  /// What was told already is not told again.
  @Test func causeBesideAnotherIsToldAlone() {
    let finding = words(DiagnosisSamples.diagnosis([(Self.one, [0]), (Self.both, [1, 2])]))
      .findings[1]
    #expect(finding.what == "A node is another.")
    #expect(finding.name == "sides-swapped,node-other")
    #expect(finding.section == "RFC 9420 section 9")
    #expect(finding.effect == "Much is lost.")
    #expect(finding.remarks == ["Together with sides-swapped."])
  }

  @Test func causesAtOnceAreNoNewCause() {
    let finding = words(
      DiagnosisSamples.diagnosis([(Self.one, [0]), (Self.two, [1]), (Self.both, [2])])
    ).findings[2]
    #expect(finding.what == "Several of these at once.")
    #expect(finding.name == "sides-swapped,node-other")
  }

  @Test(arguments: [
    ([0, 1], ["Only under cipher suite 1."]), ([2], ["Only under cipher suite 7."]),
  ])
  func causeUnderSomeCipherSuitesSaysWhich(cases: [Int], remarks: [String]) {
    let words = words(DiagnosisSamples.diagnosis([(Self.one, cases)]))
    #expect(words.findings.first?.remarks == remarks)
  }

  /// Cases that nobody was asked say nothing of a cipher suite.
  @Test func cipherSuiteThatWasNotAskedIsNotMissed() {
    var results = DiagnosisSamples.results
    for index in [2, 3] { results[index].asking = .unasked }
    let words = words(DiagnosisSamples.diagnosis([(Self.one, [0, 1])]), of: results)
    #expect(words.findings.first?.remarks == [])
  }

  /// None of what it can be is called the cause.
  @Test(arguments: [
    (1, "sides-swapped and a-1"), (2, "sides-swapped, a-1 and a-2"),
    (3, "sides-swapped, a-1, a-2 and 1 more"), (54, "sides-swapped, a-1, a-2 and 52 more"),
  ])
  func causeThatIsUndecidedIsNotNamed(count: Int, names: String) throws {
    let others = (1...count).map { [DiagnosisSamples.misreading("a-\($0)", "x", effect: "")] }
    let words = words(DiagnosisSamples.diagnosis([(Self.one + others, [0, 1, 2])]))
    let finding = try #require(words.findings.first)
    #expect(words.headline == "3 failures, one cause, undecided which")
    #expect(finding.what == "Undecided between \(names).")
    #expect(!finding.isDecided)
    #expect(finding.effect == "What it does depends on which of them it is.")
    #expect(finding.remarks.first == "sides-swapped: Left is <right>.")
    #expect(finding.remarks.count == min(3, count + 1))
  }

  /// An operation that only one of them alters, and that nobody was asked, would tell.
  @Test func whatWouldTellAlternativesApartIsSaid() throws {
    let pair = [DiagnosisSamples.label, DiagnosisSamples.node]
    let finding = try #require(
      words(DiagnosisSamples.diagnosis([(Self.one + [pair], [0, 1, 2])])).findings.first)
    #expect(finding.what == "Undecided between sides-swapped and label-other with node-other.")
    #expect(
      finding.remarks == [
        "sides-swapped: Left is <right>.",
        "label-other with node-other: The label is \"x\" | \"y\". Besides: A node is another.",
        "Not asked, and may tell them apart: tree_node.",
      ])
  }

  @Test func whatIsLeftIsTold() {
    let words = words(
      DiagnosisSamples.diagnosis(
        unsuspicious: [0], unexplained: [1, 2], otherKinds: [1], unexamined: [0],
        reading: .bitOrder))
    #expect(
      words.remarks == [
        "1 failure answered as the built-in reference answers: these vectors expect something "
          + "else.",
        "1 failure refused, as it must be, with a kind of error that is not accepted, such as "
          + "dmls_epoch/suite-1/b.",
        "2 failures as no known misreading would have it, such as dmls_epoch/suite-1/b.",
        "1 failure not looked at to the end: the search may not ask as much.",
        "Every failure hinges on R4, where the draft leaves room: it may be a question of reading "
          + "and not a slip.",
        "Read here: \(Reading.bitOrder.text)",
        "Also possible: \(Reading.bitOrder.alternative)",
      ])
  }

  @Test(
    arguments: [
      (
        ["epoch-by-exporter", "output-is-leaf"], [],
        "All of it is how the profile prototype-1a51df88 departs from the draft: "
      ),
      (
        ["epoch-by-exporter", "output-is-leaf"], ["epoch-first"],
        "Mostly the profile prototype-1a51df88, except: it does not have epoch-first. "
      ),
      (
        ["epoch-by-exporter", "output-is-leaf", "epoch-is-hash"], [],
        "Mostly the profile prototype-1a51df88, except: it has epoch-is-hash besides; "
          + "1 failure of 3 are not its own. "
      ),
    ])
  func likenessToAProfileIsToldWithItsExceptions(
    ids: [String], absent: [String], remark: String
  ) throws {
    let causes = try ids.enumerated().map { ([[try MisreadingCatalogue.find($1)]], [$0]) }
    var diagnosis = DiagnosisSamples.diagnosis(causes)
    #expect(words(diagnosis).remarks == [])
    diagnosis.likeness = Diagnosis.Likeness(
      profile: .prototype, absent: try absent.map { try MisreadingCatalogue.find($0) })
    #expect(
      words(diagnosis).remarks
        == [remark + "verify-vectors --profile prototype-1a51df88 expects its answers."])
  }

  @Test func clockThatEndedTheSearchIsAdmitted() {
    var diagnosis = DiagnosisSamples.diagnosis(unexamined: [0])
    diagnosis.isCutByClock = true
    #expect(
      words(diagnosis).remarks.last
        == "The clock ended the search: another run may say something else.")
  }

  @Test func withoutADiagnosisThereAreNoWords() {
    #expect(DiagnosisSamples.report(nil).runs[0].causes == nil)
  }
}

/// Every form of report says what is behind the failures, and JUnit's leaves it out.
struct DiagnosisReportTests {
  private static let others: [ReportFormat] = [.json, .markdown, .github, .html]

  @Test func terminalTellsCausesBeforeTheSummary() {
    let report = DiagnosisSamples.report()
    let text = TextReport(report.implementations[0], files: report.files, style: .plain).text
    #expect(
      text.hasSuffix(
        """
          R4: \(Reading.bitOrder.text)

        3 failures, one cause and a rest:
          2 Left is <right>. Besides: The label is "x" | "y".
              draft section 2. All is lost.
              Only under cipher suite 1.
              Named sides-swapped,label-other; reference-harness --misreading plays it.
          1 failure as no known misreading would have it, such as dmls_epoch/suite-7/failed.
          Every failure hinges on R4, where the draft leaves room: it may be a question of reading \
        and not a slip.
          Read here: \(Reading.bitOrder.text)
          Also possible: \(Reading.bitOrder.alternative)

        Exit status 1: 3 cases did not go as expected.
        4 cases: 1 passed, 3 failed, 0 errored, 0 skipped

        """))
  }

  @Test func headlineWithoutACauseEndsWithoutAColon() {
    let words = DiagnosisWords(
      diagnosis: DiagnosisSamples.diagnosis(unexamined: [0]), results: DiagnosisSamples.results)
    #expect(
      TextReport.lines(of: words, .plain) == [
        "", "1 failure, no cause that is known",
        "  1 failure not looked at to the end: the search may not ask as much.",
      ])
  }

  @Test func colourMarksCountAndName() {
    let words = DiagnosisWords(
      diagnosis: DiagnosisSamples.diagnosis([([[DiagnosisSamples.node]], [0])]),
      results: DiagnosisSamples.results)
    let lines = TextReport.lines(of: words, TerminalStyle(hasColour: true, showsProgress: false))
    #expect(lines[1] == "\u{1B}[1m1 failure, one cause:\u{1B}[0m")
    #expect(lines[2] == "  \u{1B}[31m1\u{1B}[0m A node is another.")
    #expect(lines.last?.contains("Named \u{1B}[1mnode-other\u{1B}[0m;") == true)
  }

  @Test func jsonHasNamesAndIds() throws {
    let document = try JSONValue(
      parsing: Array(ReportFormat.json.text(of: DiagnosisSamples.report()).utf8))
    guard case .array(let implementations)? = document["implementations"] else { return }
    let expected: JSONValue = [
      "causes": [
        [
          "alternatives": [["sides-swapped", "label-other"]], "decided": true,
          "summary": "Left is <right>. The label is \"x\" | \"y\".", "unasked_operations": [],
          "cases": ["dmls_epoch/suite-1/a", "dmls_epoch/suite-1/b"],
        ]
      ],
      "profile": .null, "unsuspicious": [], "other_kinds": [],
      "unexplained": ["dmls_epoch/suite-7/failed"], "unexamined": [], "cut_by_clock": false,
      "reading": "R4",
    ]
    #expect(implementations.first?["diagnosis"] == expected)
  }

  @Test func jsonHasNoReadingWhereThereIsNone() throws {
    let diagnosis = DiagnosisSamples.diagnosis(unsuspicious: [1], unexamined: [0])
    let text = ReportFormat.json.text(of: DiagnosisSamples.report(diagnosis))
    let document = try JSONValue(parsing: Array(text.utf8))
    guard case .array(let implementations)? = document["implementations"] else { return }
    #expect(
      implementations.first?["diagnosis"] == [
        "causes": [], "profile": .null, "other_kinds": [], "cut_by_clock": false, "reading": .null,
        "unexamined": ["dmls_epoch/suite-1/a"], "unexplained": [],
        "unsuspicious": ["dmls_epoch/suite-1/b"],
      ])
  }

  @Test func markdownListsCausesAndRest() throws {
    let text = ReportFormat.markdown.text(of: DiagnosisSamples.report())
    let rest = [
      "Every failure hinges on R4, where the draft leaves room: it may be a question of reading "
        + "and not a slip.",
      "Read here: \(Reading.bitOrder.text)", "Also possible: \(Reading.bitOrder.alternative)",
    ]
    let list =
      "<li>2: Left is &lt;right&gt;. Besides: The label is &quot;x&quot; | &quot;y&quot;. "
      + "draft section 2. Only under cipher suite 1. "
      + "<code>sides-swapped,label-other</code> <b>Do this:</b> Change dmls_epoch to what draft "
      + "section 2 says; this case then passes: "
      + "<code>verify-vectors --case dmls_epoch/suite-1/a -- ./mine -v</code></li>"
      + "<li>1 failure as no known misreading would have it, such as dmls_epoch/suite-7/failed. "
      + "<b>Do this:</b> Look at this case first, the smallest of them: "
      + "<code>verify-vectors --case dmls_epoch/suite-7/failed -- ./mine -v</code></li>"
      + rest.map { "<li>\(MarkupText.line($0))</li>" }.joined()
    #expect(text.contains("\n<b>3 failures, one cause and a rest</b><ul>\(list)</ul>\n"))
    for line in text.split(separator: "\n") { _ = try TagScan(line) }
  }

  @Test func htmlHasAChipForEachCause() throws {
    let text = ReportFormat.html.text(of: DiagnosisSamples.report())
    #expect(
      text.contains(
        """
        <h2>3 failures, one cause and a rest</h2>
        <ul class="remarks">
        <li><span class="chip count failed">2<span class="hidden"> wrong answers</span></span><div>\
        <b>Left is &lt;right&gt;. Besides: The label is \
        &quot;x&quot; | &quot;y&quot;.</b> <span class="quiet">draft section 2.</span> All is lost. \
        Only under cipher suite 1. \
        <code class="name">sides-swapped,label-other</code>\
        <p class="step"><b>Do this:</b> Change dmls_epoch to what draft section 2 says; this case \
        then passes: <code>verify-vectors --case dmls_epoch/suite-1/a -- ./mine -v</code></p>\
        </div></li>
        <li><span class="chip count failed">1<span class="hidden"> wrong answers</span></span><div>\
        1 failure as no known misreading would have it, such as dmls_epoch/suite-7/failed.\
        <p class="step"><b>Do this:</b> Look at this case first, the smallest of them: \
        <code>verify-vectors --case dmls_epoch/suite-7/failed -- ./mine -v</code></p></div></li>
        <li class="note">Every failure hinges on R4, where the draft leaves room: it may be a \
        question of reading and not a slip.</li>
        """))
    _ = try TagScan(text)
  }

  @Test func githubSumsUpInItsNotice() {
    let lines = ReportFormat.github.text(of: DiagnosisSamples.report()).split(separator: "\n")
    #expect(
      lines.last == """
        ::notice title=DMLS vectors::mine: 4 cases, 1 passed, 3 failed, 3 not as expected. 3 \
        failures, one cause and a rest: Left is <right>. Besides: The label is "x" | "y". \
        [sides-swapped,label-other]
        """)
    let unknown = ReportFormat.github.text(
      of: DiagnosisSamples.report(DiagnosisSamples.diagnosis(unexplained: [0])))
    #expect(unknown.hasSuffix(" not as expected. 1 failure, no cause that is known.\n"))
  }

  /// However long the causes are.
  @Test(arguments: [ReportFormat.github, .markdown, .html])
  func likenessToAProfileIsInEveryFormForPeople(format: ReportFormat) {
    let long = DiagnosisSamples.misreading(
      "long", String(repeating: "Long. ", count: 100), effect: "None.")
    var diagnosis = DiagnosisSamples.diagnosis([([[long]], [0])])
    diagnosis.likeness = Diagnosis.Likeness(profile: .prototype)
    let text = format.text(of: DiagnosisSamples.report(diagnosis))
    #expect(text.contains("Mostly the profile prototype-1a51df88, except: "))
    #expect(text.contains("verify-vectors --profile prototype-1a51df88 expects its answers."))
  }

  @Test(arguments: others)
  func withoutADiagnosisNothingIsSaid(format: ReportFormat) {
    let text = format.text(of: DiagnosisSamples.report(nil))
    #expect(!text.contains(" cause"))
    #expect(format.text(of: DiagnosisSamples.report()).contains("sides-swapped"))
  }

  @Test func junitKnowsCasesAlone() {
    #expect(
      ReportFormat.junit.text(of: DiagnosisSamples.report())
        == ReportFormat.junit.text(of: DiagnosisSamples.report(nil)))
  }

  /// An id comes from a vector file, which anybody may have written.
  @Test(arguments: ReportSamples.hostileTexts.indices)
  func idOfAnUnexplainedCaseCannotBreakOut(place: Int) throws {
    let texts = [ReportSamples.hostileTexts[place], "harmless"].map { text in
      var result = ReportSamples.wrong("a")
      result.vectorCase.id = text
      return DiagnosisSamples.report(DiagnosisSamples.diagnosis(unexplained: [0]), [result])
    }
    let pages = try texts.map { try TagScan(ReportFormat.html.text(of: $0)).tags }
    let isSamePage = pages[0] == pages[1]
    #expect(isSamePage)
    let summaries = texts.map { ReportFormat.markdown.text(of: $0).split(separator: "\n") }
    #expect(summaries[0].count == summaries[1].count)
    for (hostile, harmless) in zip(summaries[0], summaries[1]) {
      let isSameLine = try TagScan(hostile).tags == TagScan(harmless).tags
      #expect(isSameLine)
    }
    let commands = texts.map { ReportFormat.github.text(of: $0).split(separator: "\n").count }
    #expect(commands[0] == commands[1])
  }
}
