import Harness
import JSONText
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Verification

/// In which way a case failed, as a list names it.
struct FailureKindTests {
  private static let count = 10

  @Test(arguments: Results.mismatches.indices)
  func everyMismatchHasItsKind(index: Int) {
    let (mismatch, kind) = Results.mismatches[index]
    let result = Results.result(0, .failed(mismatch))
    #expect(result.failureKind == kind)
    #expect(kind.verdict == .failed)
  }

  @Test(arguments: [FailureKind.crash, .timeout, .protocol, .unasked])
  func everyBreakdownGoesWithErrored(kind: FailureKind) {
    let result = Results.result(0, kind)
    #expect(result.failureKind == kind)
    #expect(kind.verdict == .errored)
  }

  @Test(arguments: [Results.passed, .passed(note: "less precise"), Results.skipped])
  func whatDidNotFailHasNoKind(verdict: Verdict) {
    #expect(Results.result(0, verdict).failureKind == nil)
  }

  /// The words of the list's format; a change breaks the lists of others.
  @Test func wordsAreThoseOfTheFormat() {
    #expect(
      FailureKind.allCases.map { "\($0.verdict.rawValue) \($0.rawValue)" } == [
        "failed output", "failed intermediate", "failed answered", "failed refused",
        "failed reason", "failed kept", "errored crash", "errored timeout",
        "errored protocol", "errored unasked",
      ])
  }

  /// One fault of a real run: what comes in the place of the answer.
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var kind: FailureKind
    var events: @Sendable (Answer) -> [PeerEvent]
  }

  private static let faults = [
    Fault(testDescription: "end", kind: .crash) { _ in [.ended(partial: [])] },
    Fault(testDescription: "end within a line", kind: .crash) { _ in [.ended(partial: [0x7B])] },
    Fault(testDescription: "silence", kind: .timeout) { _ in [] },
    Fault(testDescription: "endless line", kind: .protocol) { _ in [.lineTooLong] },
    Fault(testDescription: "garbage", kind: .protocol) { _ in [.text("garbage")] },
    Fault(testDescription: "other seq", kind: .protocol) {
      [.answer(Answer(seq: 99_999, $0.response))]
    },
    Fault(testDescription: "no answer but a seq", kind: .protocol) {
      [.text(#"{"seq":\#($0.seq)}"#)]
    },
    Fault(testDescription: "two answers", kind: .protocol) { [.answer($0), .answer($0)] },
    Fault(testDescription: "output of another shape", kind: .protocol) {
      [.answer(Answer(seq: $0.seq, .output(["epoch": "00"], intermediates: [])))]
    },
  ]

  /// First, within the window, in the middle, last.
  @Test(arguments: faults, [0, 2, 5, 9])
  func faultOfARunHasItsKindAndTheOthersHaveNone(fault: Fault, number: Int) {
    let result = FakeImplementation { current, answer, _ in
      current == number ? fault.events(answer) : [.answer(answer)]
    }.run(Cases.echoes(Self.count))
    var expected = [FailureKind?](repeating: nil, count: Self.count)
    expected[number] = fault.kind
    #expect(result.results.map(\.failureKind) == expected)
  }

  @Test func runThatNeverBeganAskedNothing() {
    let implementation = FakeImplementation()
    implementation.announcement = [.ended(partial: [])]
    #expect(
      implementation.run(Cases.echoes(2)).results.map(\.failureKind) == [.unasked, .unasked])
  }

  @Test func casesAfterGivingUpAreUnasked() {
    var limits = RunLimits.short
    limits.restarts = 0
    limits.window = 1
    let result = FakeImplementation { number, answer, _ in
      number == 1 ? [.ended(partial: [])] : [.answer(answer)]
    }.run(Cases.echoes(4), limits: limits)
    #expect(result.results.map(\.failureKind) == [nil, .crash, .unasked, .unasked])
  }

  @Test func operationThatIsNotAnnouncedDidNotFail() {
    let implementation = FakeImplementation()
    implementation.announcement = [
      .text(FakeImplementation.announcementLine(operations: ["tree_node"]))
    ]
    #expect(implementation.run(Cases.echoes(1)).results.map(\.failureKind) == [nil])
  }
}

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
    result.asking = wasAsked ? .asked : .unasked
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

  /// Of a family without a file nothing is known.
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
    ]
    #expect(OutcomeRules(failures: list).staleLines(in: [file]) == stale)
    #expect(OutcomeRules(failures: list).staleLines(in: []) == [])
    #expect(OutcomeRules().staleLines(in: [file]) == [])
  }
}

struct RunResultTests {
  private static let passed = Verdict.passed(note: nil)
  private static let noted = Verdict.passed(note: "less precise")
  private static let failed = Verdict.failed(.output([]))
  private static let errored = Verdict.errored("crash")
  private static let skipped = Verdict.skipped("not announced")

  private func result(_ verdicts: [Verdict], isAnnounced: Bool = true) -> RunResult {
    RunResult(
      announcement: isAnnounced ? Announcement(of: .reference) : nil,
      results: verdicts.enumerated().map {
        CaseResult(family: .dmlsEpoch, vectorCase: Cases.echo($0), verdict: $1)
      }, notes: [])
  }

  @Test(
    arguments: [
      ([passed], 0), ([noted], 0), ([passed, skipped], 0), ([failed], 1), ([errored], 1),
      ([passed, failed], 1), ([passed, errored], 1), ([skipped, failed], 1), ([skipped], 2),
      ([skipped, skipped], 2), ([], 2),
    ] as [([Verdict], Int32)])
  func exitStatusFollowsFromTheVerdicts(verdicts: [Verdict], status: Int32) {
    #expect(result(verdicts).exitStatus == status)
  }

  @Test(arguments: [[errored], [passed]])
  func implementationThatNeverSaidWhoItIsWasNotRun(verdicts: [Verdict]) {
    #expect(result(verdicts, isAnnounced: false).exitStatus == 2)
  }

  /// Nothing beside the cases may be wrong, and what is known to fail may fail.
  @Test(
    arguments: [
      ([failed], [.knownFailure], [], 0), ([passed], [.unexpected("why")], [], 1),
      ([failed, passed], [.knownFailure, .expected], ["a stale line"], 1),
      ([skipped], [.expected], ["a stale line"], 1), ([skipped], [.expected], [], 2),
      ([skipped], [.unexpected("it was announced")], [], 1),
    ] as [([Verdict], [Outcome], [String], Int32)])
  func exitStatusFollowsFromTheOutcomes(
    verdicts: [Verdict], outcomes: [Outcome], problems: [String], status: Int32
  ) {
    #expect(result(verdicts).exitStatus(outcomes, problems: problems) == status)
  }

  @Test func eachKindIsCounted() {
    let result = result([
      Self.passed, Self.failed, Self.noted, Self.errored, Self.skipped, Self.noted,
    ])
    #expect(Verdict.Kind.allCases.map { result.count($0) } == [3, 1, 1, 1])
  }
}
