import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles
import Verification

@testable import Diagnostics
@testable import Misreadings
@testable import Reporting

/// One sentence for each cause says what to do next.
struct AdviceTests {
  private static let one = [[DiagnosisSamples.swapped]]
  private static let replay = Replay(["./mine"], files: [])

  private func words(
    _ diagnosis: Diagnosis, _ results: [CaseResult] = DiagnosisSamples.results
  ) -> DiagnosisWords {
    DiagnosisWords(diagnosis: diagnosis, results: results, replay: Self.replay)
  }

  private func advice(_ diagnosis: Diagnosis) -> [String] {
    words(diagnosis).findings.map(\.advice.text)
  }

  @Test func slipIsMendedWhereTheTextsSayOtherwise() {
    #expect(
      advice(DiagnosisSamples.diagnosis([(Self.one, [0, 1])])) == [
        "Change dmls_epoch to what draft section 2 says; this case then passes: "
          + "verify-vectors --case dmls_epoch/suite-1/a -- ./mine"
      ])
  }

  @Test func causeBesideAnotherComesAfterIt() {
    let pair = [[DiagnosisSamples.swapped, DiagnosisSamples.node]]
    let all = advice(
      DiagnosisSamples.diagnosis([(Self.one, [0]), ([[DiagnosisSamples.node]], [1]), (pair, [2])]))
    #expect(
      all.last == "Mend them one after the other; this case then passes: "
        + "verify-vectors --case dmls_epoch/suite-7/failed -- ./mine")
    #expect(
      advice(DiagnosisSamples.diagnosis([(Self.one, [0]), (pair, [1])])).last
        == "Mend sides-swapped, then change dmls_epoch to what RFC 9420 section 9 says; "
        + "this case then passes: verify-vectors --case dmls_epoch/suite-1/b -- ./mine")
  }

  /// Another reading is no slip.
  @Test func readingIsAQuestionForTheDraft() {
    var other = DiagnosisSamples.swapped
    other.reading = .bitOrder
    #expect(
      advice(DiagnosisSamples.diagnosis([([[other]], [0])])) == [
        "Ask which reading of R4 is meant, a question for the draft and no slip; this case shows "
          + "what hinges on it: verify-vectors show dmls_epoch/suite-1/a"
      ])
  }

  @Test func caseThatWasNotAskedMayTellAlternativesApart() {
    let cause = (Self.one + [[DiagnosisSamples.node]], [0])
    let diagnosis = DiagnosisSamples.diagnosis([cause])
    #expect(
      advice(diagnosis) == [
        "Look at both; fresh cases may tell them apart: verify-vectors --random 1000 --family "
          + "tree_node -- ./mine"
      ])
    var unasked = ReportFixtures.result(.skipped("tree_node is not announced"), family: .treeNode)
    unasked.vectorCase.id = "tree_node/suite-1/left"
    unasked.vectorCase.operation = AnyOperation(TreeNode.self)
    unasked.asking = .unasked
    #expect(
      words(diagnosis, DiagnosisSamples.results + [unasked]).findings[0].advice.text
        == "Serve tree_node: this case, which was not asked, may tell them apart: "
        + "verify-vectors --case tree_node/suite-1/left -- ./mine")
  }

  @Test func whereNothingTellsThemApartEachIsLookedAt() {
    let others = (0..<2).map { [DiagnosisSamples.misreading("a-\($0)", "x", effect: "")] }
    #expect(
      advice(DiagnosisSamples.diagnosis([(Self.one + others, [0])])) == [
        "Look at each of them; fresh cases may tell them apart: verify-vectors --random 1000 "
          + "--family dmls_epoch -- ./mine"
      ])
  }

  /// The lowest layer first, and what there is least to read of.
  @Test func smallestCaseIsLookedAtWhereNothingIsKnown() {
    var results = DiagnosisSamples.results
    results[0].vectorCase.input = ["secret": .string(String(repeating: "0", count: 100))]
    results[2].family = .keySchedule
    #expect(
      words(DiagnosisSamples.diagnosis(unexplained: [0, 1, 2]), results).rests.map(\.advice.text)
        == [
          "Look at this case first, the smallest of them: "
            + "verify-vectors --case dmls_epoch/suite-1/b -- ./mine"
        ])
  }

  @Test func everyRestHasItsAdvice() {
    let rests = words(
      DiagnosisSamples.diagnosis(unsuspicious: [0], otherKinds: [1], unexamined: [2])
    ).rests
    #expect(
      rests.map(\.advice.command) == [
        "verify-vectors show dmls_epoch/suite-1/a", "verify-vectors --any-error -- ./mine",
        "verify-vectors -- ./mine",
      ])
  }

  @Test func peerThatIsKnownIsCheckedAsThat() {
    var diagnosis = DiagnosisSamples.diagnosis([(Self.one, [0])])
    #expect(words(diagnosis).adviceOnLikeness == nil)
    diagnosis.likeness = Diagnosis.Likeness(profile: .prototype)
    #expect(
      words(diagnosis).adviceOnLikeness?.command
        == "verify-vectors --profile prototype-1a51df88 -- ./mine")
  }

  @Test func whatIsNoWrongAnswerHasAdviceToo() {
    func way(_ result: CaseResult, _ outcome: Outcome = .unlisted) -> String? {
      ReportSamples.report([result], outcomes: [outcome]).runs[0].otherWays.first?.advice.text
    }
    var protocolFault = ReportFixtures.result(.errored("no JSON"))
    #expect(
      way(protocolFault) == "Let the harness be looked at first: verify-vectors smoke -- ./mine -v")
    protocolFault.asking = .brokeDown(.crash)
    #expect(
      way(protocolFault) == "Ask the smallest of them alone, and read what it writes to standard "
        + "error: verify-vectors --case dmls_epoch/suite-1/a -- ./mine -v")
    #expect(
      way(ReportFixtures.result(.passed(note: nil)), .unexpected("it passes"))
        == "Take what passes off the failure list, as --update-failures does.")
    #expect(
      way(ReportFixtures.result(.skipped("no")), .unexpected("it was skipped"))
        == "Answer these cases, or announce what they need no more.")
  }
}

/// Commands that people copy.
struct ReplayTests {
  private let vectorCase = ReportFixtures.vectorCase("a")

  @Test(arguments: [
    ([], ""), (["./mine", "-v"], " -- ./mine -v"), (["my harness"], " -- 'my harness'"),
    ([String(repeating: "a", count: 81)], " -- COMMAND"), (["\u{202E}"], " -- COMMAND"),
  ])
  func commandIsThatOfTheRun(command: [String], end: String) {
    #expect(
      Replay(command, files: []).alone(vectorCase)
        == "verify-vectors --case dmls_epoch/suite-1/a\(end)")
  }

  /// `show` knows the suite's own cases alone, and fresh ones are where they were written to.
  @Test func casesAreFoundWhereTheyAreFrom() {
    let peer = Replay(
      [], files: [VectorFile(family: .dmlsEpoch, flags: [], cases: [], profile: "peer")])
    #expect(
      peer.shown(vectorCase) == "verify-vectors --profile peer --case dmls_epoch/suite-1/a")
    let fresh = Replay(
      [], files: [VectorFile(family: .dmlsEpoch, flags: [], cases: [], seed: "random 1")])
    #expect(fresh.shown(vectorCase) == "verify-vectors --vectors DIR --case dmls_epoch/suite-1/a")
    #expect(fresh.fresh(["a", "b"]) == "verify-vectors --random 1000 --family a,b")
    #expect(fresh.as("peer") == "verify-vectors --random 1000 --profile peer")
    #expect(Replay([], files: []).as("peer") == "verify-vectors --profile peer")
  }

  /// The files of --export say themselves whose answers they expect: --profile would make others.
  @Test func freshCasesOfAPeerAreFoundWithoutItsName() {
    let fresh = Replay(
      [],
      files: [
        VectorFile(
          family: .dmlsEpoch, flags: [], cases: [], profile: "peer", seed: "random 1")
      ])
    #expect(fresh.alone(vectorCase) == "verify-vectors --vectors DIR --case dmls_epoch/suite-1/a")
    #expect(fresh.fresh(["a"]) == "verify-vectors --profile peer --random 1000 --family a")
  }
}

/// What came of a run in one sentence.
struct HeadlineTests {
  private static let passed = ReportFixtures.result(.passed(note: nil))
  private static let skipped = ReportFixtures.result(.skipped("no"))
  private static let silent = ReportFixtures.result(.errored("it said nothing."))

  @Test(arguments: [
    ([passed], "1 case passed"), (Array(repeating: passed, count: 3193), "all 3,193 cases passed"),
    ([passed, passed, skipped], "2 cases passed, 1 skipped"),
    ([passed, silent, skipped], "1 of 2 failed: it said nothing"),
  ])
  func casesAreCounted(results: [CaseResult], headline: String) {
    #expect(ReportSamples.report(results).runs[0].headline == headline)
  }

  @Test func whatIsKnownToFailIsNoFailure() {
    let run = ReportSamples.report(
      [Self.passed, Self.silent], outcomes: [.expected, .knownFailure]
    ).runs[0]
    #expect(run.headline == "1 case passed, 1 known to fail")
  }

  /// A cause of a few is not that of all the others.
  @Test func mostOfManyIsTold() {
    var report = DiagnosisSamples.report(
      DiagnosisSamples.diagnosis([([[DiagnosisSamples.swapped]], [0])]),
      [ReportSamples.wrong("a")]
        + (0..<9).map { ReportFixtures.result(.errored("no"), ReportFixtures.vectorCase("\($0)")) })
    #expect(report.runs[0].headline == "10 of 10 failed: no")
    report = DiagnosisSamples.report(
      DiagnosisSamples.diagnosis([([[DiagnosisSamples.swapped]], [0, 1, 2])]))
    #expect(report.runs[0].headline == "3 of 4 failed: Left is <right>")
  }

  @Test func problemBesideTheCasesIsNamed() {
    let run = ReportSamples.report([Self.passed], problems: ["list:3 fits no case."]).runs[0]
    #expect(run.headline == "1 case passed, but: list:3 fits no case")
    let surprise = ReportSamples.report([Self.passed], outcomes: [.unexpected("it passes")])
    #expect(surprise.runs[0].headline == "1 of 1 did not go as expected: it passes")
  }

  @Test func whatDoesNotStartSaysWhy() {
    var result = ReportFixtures.result(.errored("it did not start"))
    result.asking = .unasked
    var report = ReportSamples.report([result])
    report.implementations[0].run.announcement = nil
    #expect(report.runs[0].headline == "nothing could be run: it did not start")
  }

  @Test func causesAreNamedInFewWords() {
    let (one, two, three) = (
      DiagnosisSamples.swapped, DiagnosisSamples.label, DiagnosisSamples.node
    )
    func headline(_ causes: [([[Misreading]], [Int])], like profile: Profile? = nil) -> String {
      var diagnosis = DiagnosisSamples.diagnosis(causes)
      diagnosis.likeness = profile.map { Diagnosis.Likeness(profile: $0) }
      return DiagnosisSamples.report(diagnosis).runs[0].headline
    }
    #expect(headline([([[one]], [0, 1])]) == "3 of 4 failed: Left is <right>")
    #expect(
      headline([([[one]], [0])]) == "3 of 4 failed: most of them for no cause that is known")
    #expect(
      headline([([[one]], [0]), ([[two]], [1])])
        == "3 of 4 failed: Left is <right>; The label is \"x\" | \"y\"")
    #expect(
      headline([([[one]], [0]), ([[two]], [1]), ([[three]], [2])])
        .hasSuffix("\"y\"; and 1 cause more"))
    #expect(
      headline([([[one], [two]], [0, 1])])
        == "3 of 4 failed: Undecided between sides-swapped and label-other")
    #expect(
      headline([([[one]], [0, 1])], like: .prototype)
        == "3 of 4 failed: mostly like the profile prototype-1a51df88")
    #expect(headline([]) == "3 of 4 failed: no cause that is known")
  }

  @Test(arguments: [
    ([true], "0: 1 case passed"), ([true, true], "All 2 implementations pass"),
    ([false, true], "0 fails, 1 passes"), ([false, true, false], "0 and 2 fail, 1 passes"),
    ([false, false], "0 and 1 fail"),
    ([true, true, false, true, true], "2 fails, 4 implementations pass"),
    ([false, false, false, false], "All 4 implementations fail"),
  ])
  func severalAreToldByName(passes: [Bool], headline: String) {
    let report = HTMLPageTests.report(
      passes.enumerated().map { ("\($0)", [$1 ? Self.passed : Self.silent]) })
    #expect(report.runs.headline == headline)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000"),
  ])
  func numbersAreGrouped(number: Int, text: String) {
    #expect(number.grouped == text)
  }
}
