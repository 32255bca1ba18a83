import Diagnostics
import Foundation
import JSONText
import OperatingSystem
import Operations
import Testing
import VectorFiles

@testable import Harness
@testable import Reporting
@testable import Verification

/// What a child writes reaches the terminal as text, and colour comes from this program alone.
struct TextReportSafetyTests {
  private static let hostile =
    "\u{1B}]0;title\u{7}\u{1B}[2J\r\nPASSED\u{202E}\u{0}\u{9B}31m\u{2028}"

  private func results(_ text: String) -> [CaseResult] {
    let error = OperationError(.malformed, text)
    let mismatches: [Mismatch] = [
      .output([Difference(path: "out", expected: "00", actual: .string(text))]),
      .output([Difference(path: "out", expected: nil, actual: ["x": .string(text)])]),
      .intermediate(Difference(path: "out", expected: "00", actual: .string(text))),
      .outputInsteadOfRefusal(expected: [.malformed], actual: .string(text)),
      .refusalInsteadOfOutput(expected: "", actual: error),
      .otherRefusal(expected: [.punctured], actual: error),
    ]
    return mismatches.map { ReportFixtures.result(.failed($0)) } + [
      ReportFixtures.result(.errored(text), tail: text),
      ReportFixtures.result(.skipped(text)),
      ReportFixtures.result(.passed(note: text)),
    ]
  }

  private func hasOnlyText(_ report: String) -> Bool {
    report.unicodeScalars.allSatisfy {
      $0 == "\n" || ![.control, .format, .lineSeparator].contains($0.properties.generalCategory)
    }
  }

  @Test func nothingFromAChildReachesTheTerminalRaw() {
    let report = ReportFixtures.report(
      results(Self.hostile), notes: [Self.hostile],
      announcement: ReportFixtures.announcement(name: Self.hostile))
    #expect(hasOnlyText(report))
    #expect(!report.contains("\nPASSED"))
    #expect(report.contains(#"\u{1b}[2J\u{d}\u{a}PASSED\u{202e}\u{0}\u{9b}31m\u{2028}"#))
  }

  /// Ids and comments of a vector file, patterns of a failure list, names on a command line.
  @Test(arguments: ReportSamples.hostileTexts.indices)
  func nothingFromElsewhereReachesTheTerminalRaw(place: Int) {
    let text = ReportSamples.hostileTexts[place]
    let lines = [text, "harmless text"].map { text in
      let report = ReportSamples.report(saying: text)
      let texts = report.implementations.map {
        TextReport($0, files: report.files, style: .plain).text
      }
      return texts.joined().split(separator: "\n")
    }
    #expect(lines[0].allSatisfy { hasOnlyText(String($0)) })
    guard !text.isEmpty else { return }
    // Standard error has as many lines as the child wrote, and bytes have a mark below them.
    let counts = lines.map { lines in
      lines.count { !$0.hasPrefix("    stderr: ") && !$0.contains("^ byte") }
    }
    #expect(counts[0] == counts[1])
  }

  @Test func lineOfStandardErrorCannotPassForALineOfTheReport() {
    let report = ReportFixtures.report([
      ReportFixtures.result(.errored("crash"), tail: "\n\n9 cases: 9 passed\n")
    ])
    #expect(report.contains("\n    stderr: 9 cases: 9 passed\n"))
    #expect(!report.contains("\n9 cases"))
  }

  /// All that is kept of a child's is shown, and no more.
  @Test func linesOfStandardErrorAreBounded() {
    let tail = (1...30).map { "line \($0)" }.joined(separator: "\n")
    let report = ReportFixtures.report([ReportFixtures.result(.errored("crash"), tail: tail)])
    let shown = report.split(separator: "\n").filter { $0.hasPrefix("    stderr: ") }
    #expect(shown == (1...24).map { "    stderr: line \($0)" })
  }

  @Test func colourIsTheOnlyDifferenceThatAStyleMakes() throws {
    let style = TerminalStyle(hasColour: true, showsProgress: true)
    let coloured = ReportFixtures.report(results("text"), style: style)
    let plain = ReportFixtures.report(results("text"))
    #expect(coloured.contains("\u{1B}[31mFAILED\u{1B}[0m"))
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.replacing(try Regex("\u{1B}\\[[0-9]+m"), with: "") == plain)
  }
}

/// The matrix at a terminal.
struct MatrixTextTests {
  private static let passed = Verdict.passed(note: nil)
  private static let failed = Verdict.failed(
    .otherRefusal(expected: [.malformed], actual: OperationError(nil)))

  private func implementation(
    _ name: String, _ results: [CaseResult], outcomes: [Outcome]? = nil
  ) -> ImplementationReport {
    let rules = OutcomeRules()
    return ImplementationReport(
      name: name, command: [],
      run: RunResult(announcement: ReportFixtures.announcement(), results: results, notes: []),
      outcomes: outcomes ?? results.map { rules.outcome(of: $0) })
  }

  private func matrix(
    _ implementations: [ImplementationReport], style: TerminalStyle = .plain
  ) -> String {
    Report(implementations: implementations, files: ReportFixtures.files).matrix(in: style)
  }

  private func results(_ family: Family, _ verdicts: Verdict...) -> [CaseResult] {
    verdicts.map { ReportFixtures.result($0, family: family) }
  }

  @Test func everyCellIsInItsPlace() {
    let first = implementation(
      "reference", results(.treeNode, Self.passed) + results(.dmlsEpoch, Self.passed, Self.passed))
    let second = implementation(
      "a name of length 19",
      results(.treeNode, Self.failed) + results(.dmlsEpoch, Self.passed, .errored("crash")))
    #expect(
      matrix([first, second]).split(separator: "\n", omittingEmptySubsequences: false) == [
        "",
        "            reference    a name of length 19",
        "tree_node   1/1          0/1 ✗              ",
        "dmls_epoch  2/2          1/2 ✗              ",
        "",
        "reference: as expected",
        "a name of length 19: Exit status 1: 2 cases did not go as expected.",
        "",
      ])
  }

  /// A column is as wide as its name, and 11 at least.
  @Test(arguments: [("a", 11), ("ten length", 11), ("has-eleven.", 11), ("twelve chars", 12)])
  func columnIsAsWideAsItsName(name: String, width: Int) {
    let lines = matrix([implementation(name, results(.treeNode, Self.passed))])
      .split(separator: "\n")
    #expect(lines.dropLast().map(\.count) == Array(repeating: 10 + 2 + width, count: 3))
  }

  @Test func familyWithoutResultsIsADash() {
    let lines = matrix([implementation("mine", results(.dmlsEpoch, Self.passed))])
      .split(separator: "\n")
    #expect(lines[1] == "tree_node   -          ")
    #expect(lines[2] == "dmls_epoch  1/1        ")
  }

  @Test func markIsForWhatWasNotExpected() {
    let known = implementation(
      "known", results(.treeNode, Self.failed, Self.passed),
      outcomes: [.knownFailure, .expected])
    #expect(matrix([known]).contains("\ntree_node   1/2        \n"))
    let pass = implementation(
      "pass", results(.treeNode, Self.passed, Self.passed),
      outcomes: [.unexpected("it passes"), .expected])
    #expect(matrix([pass]).contains("\ntree_node   2/2 ✗      \n"))
  }

  @Test func colourSaysWhetherAllIsAsExpected() {
    let style = TerminalStyle(hasColour: true, showsProgress: true)
    let text = matrix(
      [implementation("mine", results(.treeNode, Self.failed) + results(.dmlsEpoch, Self.passed))],
      style: style)
    #expect(text.contains("\ntree_node   \u{1B}[31m0/1 ✗      \u{1B}[0m\n"))
    #expect(text.contains("\ndmls_epoch  \u{1B}[32m1/1        \u{1B}[0m\n"))
  }

  @Test func matrixCountsWhatWasAsked() throws {
    let passed = ReportFixtures.result(.passed(note: nil))
    func matrix(_ results: [CaseResult], list: String = "") throws -> String {
      Report(
        implementations: [try ReportFixtures.report(results, list: list)],
        files: ReportFixtures.files
      ).matrix(in: .plain)
    }
    #expect(
      try matrix([passed, ReportFixtures.unannounced]).contains("\ndmls_epoch  1/1        \n"))
    #expect(try matrix([ReportFixtures.unannounced]).contains("\ndmls_epoch  -          \n"))
    #expect(
      try matrix([ReportFixtures.unannounced], list: "dmls_epoch/* failed output")
        .contains("\ndmls_epoch  0/0 ✗      \n"))
  }

  @Test func nameFromACommandLineCannotMoveTheCursor() {
    let text = matrix([implementation("a\u{1B}[2J", results(.treeNode, Self.passed))])
    #expect(text.contains(#"  a\u{1b}[2J"# + " \n"))
  }
}

/// What people read of a smoke test.
struct SmokeTextTests {
  private func text(_ findings: [SmokeFinding], style: TerminalStyle = .plain) -> String {
    SmokeText.text(of: findings, style: style)
  }

  @Test func rightHarnessIsToldWhatIsNext() {
    #expect(
      text([.fine("answers start: it is mine"), .fine("exits")]) == """
        ok     answers start: it is mine
        ok     exits

        It is a harness. Next: verify-vectors -- COMMAND

        """)
  }

  @Test func findingStandsBelowItsCheckWithAHint() {
    #expect(
      text([
        .fine("answers start"), .wrong("gives seq back", "it came back as 0", hint: "Copy it."),
        .wrong("exits", "it exited with status 3", hint: "Leave the loop."),
      ]) == """
        ok     answers start
        WRONG  gives seq back
               it came back as 0
               Hint: Copy it.
        WRONG  exits
               it exited with status 3
               Hint: Leave the loop.

        2 to mend

        """)
  }

  @Test func textOfTheChildCannotMoveTheCursor() {
    let text = text([
      .fine("answers start: it is \u{1B}[2J"), .wrong("exits", "it wrote\n\"ok\"", hint: "Do."),
    ])
    #expect(
      text == """
        ok     answers start: it is \\u{1b}[2J
        WRONG  exits
               it wrote\\u{a}"ok"
               Hint: Do.

        1 to mend

        """)
  }

  @Test func colourMarksTheFindingsAlone() {
    let style = TerminalStyle(hasColour: true, showsProgress: true)
    #expect(
      text([.fine("a"), .wrong("b", "c", hint: "d")], style: style) == """
        \u{1B}[32mok\u{1B}[0m     a
        \u{1B}[31mWRONG\u{1B}[0m  b
               c
               Hint: d

        1 to mend

        """)
  }
}
