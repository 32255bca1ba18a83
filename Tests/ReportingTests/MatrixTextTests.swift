import Operations
import Testing
import VectorFiles

@testable import Diagnostics
@testable import Harness
@testable import Reporting
@testable import Verification

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
    MatrixText(Report(implementations: implementations, files: ReportFixtures.files), style: style)
      .text
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
      ])
  }

  /// A column is as wide as its name, and 11 at least.
  @Test(arguments: [("a", 11), ("ten length", 11), ("has-eleven.", 11), ("twelve chars", 12)])
  func columnIsAsWideAsItsName(name: String, width: Int) {
    let lines = matrix([implementation(name, results(.treeNode, Self.passed))])
      .split(separator: "\n")
    #expect(lines.map(\.count) == Array(repeating: 10 + 2 + width, count: 3))
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

  @Test func nameFromACommandLineCannotMoveTheCursor() {
    let text = matrix([implementation("a\u{1B}[2J", results(.treeNode, Self.passed))])
    #expect(text.contains(#"  a\u{1b}[2J"# + " \n"))
  }
}
