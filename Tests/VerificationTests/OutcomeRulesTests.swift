import Harness
import Operations
import Testing
import VectorFiles

@testable import Verification

/// What counts as expected, with and without a failure list.
struct OutcomeRulesTests {
  /// Lists case 1 on its second line.
  private func rules(_ kind: FailureKind = .output) throws -> OutcomeRules {
    let line = "\(Results.id(1)) \(kind.verdict.rawValue) \(kind.rawValue)"
    return OutcomeRules(failures: try FailureList(parsing: "# why\n\(line)", file: "known.txt"))
  }

  @Test(
    arguments: [
      (Results.passed, .expected), (.passed(note: "less precise"), .expected),
      (Results.skipped, .expected), (.failed(.output([])), .unlisted),
      (.errored("crash"), .unlisted),
    ] as [(Verdict, Outcome)])
  func whatIsNotListedMayPassAndBeSkipped(verdict: Verdict, outcome: Outcome) throws {
    #expect(OutcomeRules().outcome(of: Results.result(1, verdict)) == outcome)
    #expect(try rules().outcome(of: Results.result(0, verdict)) == outcome)
  }

  @Test func listedCaseMustFail() throws {
    let pass = Outcome.unexpected(
      "it passes, and known.txt:2 says that it fails: take it off the list")
    #expect(try rules().outcome(of: Results.result(1, Results.passed)) == pass)
    #expect(try rules().outcome(of: Results.result(1, .passed(note: "less precise"))) == pass)
    #expect(
      try rules(.crash).outcome(of: Results.result(1, Results.skipped))
        == .unexpected("it was skipped, and known.txt:2 says that it fails"))
  }

  @Test(arguments: FailureKind.listable, FailureKind.listable)
  func listedCaseMustFailInJustThatWay(listed: FailureKind, found: FailureKind) throws {
    let expected =
      listed == found
      ? Outcome.knownFailure
      : .unexpected(
        "it is \(found.verdict.rawValue) by \(found.rawValue), and known.txt:2 says "
          + "\(listed.verdict.rawValue) by \(listed.rawValue)")
    #expect(try rules(listed).outcome(of: Results.result(1, found)) == expected)
  }

  @Test(arguments: FailureKind.listable)
  func caseThatWasNeverAskedIsNeverKnown(listed: FailureKind) throws {
    #expect(try !rules(listed).outcome(of: Results.result(1, .unasked)).isFine)
  }

  @Test(arguments: [(false, true), (false, false), (true, false)])
  func skipIsFineUnlessItIsStrictAndWasAsked(isStrict: Bool, wasAsked: Bool) {
    var result = Results.result(0, Results.skipped)
    result.wasAsked = wasAsked
    #expect(OutcomeRules(hasStrictSkips: isStrict).outcome(of: result) == .expected)
  }

  @Test func strictSkipOfWhatWasAskedIsUnexpected() {
    #expect(
      OutcomeRules(hasStrictSkips: true).outcome(of: Results.result(0, Results.skipped))
        == .unexpected("it was skipped, and the implementation announced the operation"))
    #expect(
      OutcomeRules(hasStrictSkips: true).outcome(of: Results.result(0, Results.passed))
        == .expected)
  }

  @Test func linesThatFitNoCaseAreStale() throws {
    let list = try FailureList(
      parsing: """
        dmls_epoch/suite-1/0 failed output
        dmls_epoch/suite-1/3 failed output
        # dmls_epoch/suite-1/4 failed output
        dmls_epoch/suite-2/* failed output
        dmls_epoch/suite-?/2 errored crash
        tree_node/* failed output
        """, file: "known.txt")
    let file = VectorFile(
      family: .dmlsEpoch, flags: [], cases: Cases.echoes(3).map(\.vectorCase))
    let stale = [
      "known.txt:2: dmls_epoch/suite-1/3 fits no case",
      "known.txt:4: dmls_epoch/suite-2/* fits no case",
      "known.txt:6: tree_node/* fits no case",
    ]
    #expect(OutcomeRules(failures: list).staleLines(in: [file]) == stale)
    #expect(OutcomeRules(failures: list).staleLines(in: []).count == 5)
    #expect(OutcomeRules().staleLines(in: [file]) == [])
  }

  private func report(
    _ outcomes: [Outcome], _ verdicts: [Verdict] = [Results.passed], problems: [String] = [],
    isAnnounced: Bool = true
  ) -> ImplementationReport {
    let run = RunResult(
      announcement: isAnnounced ? Announcement(of: .reference) : nil,
      results: verdicts.enumerated().map { Results.result($0, $1) }, notes: [])
    return ImplementationReport(
      name: "mine", command: [], run: run, outcomes: outcomes, problems: problems)
  }

  @Test func exitStatusFollowsFromTheOutcomes() {
    #expect(report([.expected]).exitStatus == 0)
    #expect(report([.knownFailure], [.errored("crash")]).exitStatus == 0)
    #expect(report([.expected, .unexpected("why")]).exitStatus == 1)
    #expect(report([.expected], problems: ["a stale line"]).exitStatus == 1)
    #expect(report([.expected], [Results.skipped]).exitStatus == 2)
    #expect(report([.expected], isAnnounced: false).exitStatus == 2)
    #expect(report([], []).exitStatus == 2)
  }

  @Test func worstImplementationDecides() {
    let fine = report([.expected])
    let wrong = report([.unlisted])
    let absent = report([.unlisted], isAnnounced: false)
    func status(_ reports: ImplementationReport...) -> Int32 {
      Report(implementations: reports, files: []).exitStatus
    }
    #expect(status(fine, fine) == 0)
    #expect(status(fine, wrong) == 1)
    #expect(status(absent, wrong, fine) == 2)
    #expect(status() == 2)
  }
}
