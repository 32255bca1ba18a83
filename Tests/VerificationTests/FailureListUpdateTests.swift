import TestSupport
import Testing
import VectorFiles

@testable import Verification

/// How a list is rewritten for what a whole run found.
struct FailureListUpdateTests {
  /// The update for a run over some cases of a file, which has more of them where that is said.
  private func update(
    _ text: String, _ results: [CaseResult], of count: Int? = nil
  ) throws -> FailureListUpdate {
    let cases =
      count.map { Cases.echoes($0).map(\.vectorCase) } ?? results.map(\.vectorCase)
    return FailureListUpdate(
      of: try FailureList(parsing: text, file: "known.txt"), for: Results.run(results),
      in: [VectorFile(family: .dmlsEpoch, flags: [], cases: cases)])
  }

  private func updated(_ text: String, _ results: [CaseResult]) throws -> String {
    try update(text, results).text
  }

  @Test func listThatHoldsStaysAsItIs() throws {
    let text = """
      # Bits are read from the wrong end.
      dmls_epoch/suite-1/1   failed output  # issue 7

      \tdmls_epoch/suite-1/2 failed output

      """
    let results = [
      Results.result(0, Results.passed), Results.result(1, .output), Results.result(2, .output),
      Results.result(3, Results.skipped),
    ]
    #expect(try updated(text, results) == text)
  }

  @Test func lineThatNoLongerHoldsGoesAndItsCommentStays() throws {
    let text = """
      # one
      dmls_epoch/suite-1/0 failed output
      # two
      dmls_epoch/suite-1/1 failed output
      # three
      dmls_epoch/suite-1/2 errored crash
      # four
      dmls_epoch/suite-1/9 failed output
      # five
      """
    let results = [
      Results.result(0, Results.passed), Results.result(1, .output),
      Results.result(2, Results.skipped),
    ]
    #expect(
      try updated(text, results) == """
        # one
        # two
        dmls_epoch/suite-1/1 failed output
        # three
        # four
        # five

        """)
  }

  @Test func caseThatFailsInAnotherWayIsListedAnew() throws {
    #expect(
      try updated("dmls_epoch/suite-1/0 failed output\n", [Results.result(0, .crash)])
        == "dmls_epoch/suite-1/0 errored crash\n")
  }

  @Test func newFailuresStandAtTheEndInTheOrderOfTheRun() throws {
    let results = FailureKind.listable.enumerated().map { Results.result($0, $1) }
    #expect(
      try updated("# why\ndmls_epoch/suite-1/2 failed answered", results.reversed()) == """
        # why
        dmls_epoch/suite-1/2 failed answered
        dmls_epoch/suite-1/8 errored protocol
        dmls_epoch/suite-1/7 errored timeout
        dmls_epoch/suite-1/6 errored crash
        dmls_epoch/suite-1/5 failed kept
        dmls_epoch/suite-1/4 failed reason
        dmls_epoch/suite-1/3 failed refused
        dmls_epoch/suite-1/1 failed intermediate
        dmls_epoch/suite-1/0 failed output

        """)
  }

  @Test func patternThatHoldsForAllItsCasesStandsForThem() throws {
    let text = "dmls_epoch/suite-1/* failed output\n"
    let results = (0..<3).map { Results.result($0, .output) }
    #expect(try updated(text, results) == text)
  }

  /// Whatever becomes of one case, the others are listed one by one.
  @Test(
    arguments: [
      (nil, ""), (.refused, "dmls_epoch/suite-1/1 failed refused\n"),
      (.timeout, "dmls_epoch/suite-1/1 errored timeout\n"),
    ] as [(FailureKind?, String)])
  func patternThatNoLongerHoldsForOneCaseIsReplaced(kind: FailureKind?, line: String) throws {
    let other = kind.map { Results.result(1, $0) } ?? Results.result(1, Results.passed)
    let results = [Results.result(0, .output), other, Results.result(2, .output)]
    #expect(
      try updated("# all\ndmls_epoch/suite-1/? failed output\n", results)
        == "# all\ndmls_epoch/suite-1/0 failed output\n\(line)dmls_epoch/suite-1/2 failed output\n")
  }

  @Test func caseThatWasNeverAskedIsNotListed() throws {
    #expect(try updated("", [Results.result(0, .unasked)]) == "")
  }

  @Test func nothingThatFailsIsAnEmptyList() throws {
    #expect(try updated("", [Results.result(0, Results.passed)]) == "")
    #expect(
      try updated("dmls_epoch/* failed output", [Results.result(0, Results.passed)]) == "")
  }

  @Test(arguments: [
    "", "# why\n", "dmls_epoch/suite-1/0 failed output", "dmls_epoch/* failed output\n",
    "dmls_epoch/suite-1/? errored crash\n\n# tail",
    "dmls_epoch/suite-1/2 failed output\ndmls_epoch/suite-1/* failed output\n",
    "dmls_epoch/suite-1/[01] failed output\ntree_node/* failed output\n",
    "dmls_epoch/suite-1/0 failed output\n\ndmls_epoch/suite-1/9* failed output\n# end\n",
  ])
  func updatedListHoldsAndStaysAsItIs(text: String) throws {
    let results =
      [Results.result(0, .output), Results.result(1, Results.passed)]
      + [Results.result(2, .output), Results.result(3, .crash), Results.result(4, .protocol)]
      + [Results.result(5, Results.skipped)]
    let once = try updated(text, results)
    let list = try FailureList(parsing: once, file: "known.txt")
    let rules = OutcomeRules(failures: list)
    let outcomes = results.map { rules.outcome(of: $0) }
    #expect(
      outcomes == [
        .knownFailure, .expected, .knownFailure, .knownFailure, .knownFailure, .expected,
      ]
    )
    let file = VectorFile(family: .dmlsEpoch, flags: [], cases: results.map(\.vectorCase))
    #expect(rules.staleLines(in: [file]) == [])
    #expect(try updated(once, results) == once)
  }

  @Test func linesOfWhatWasNotSelectedStay() throws {
    let text = (0..<4).map { "dmls_epoch/suite-1/\($0) failed output\n" }.joined()
    let update = try update(
      text, [Results.result(0, .output), Results.result(1, Results.passed)], of: 5)
    #expect(update.text == text.replacing("dmls_epoch/suite-1/1 failed output\n", with: ""))
    #expect((update.added, update.removed, update.kept) == (0, 1, 3))
  }

  /// It is split: what was not asked keeps what was said of it.
  @Test func patternOverCasesThatWereNotAskedLosesNone() throws {
    let update = try update(
      "# all\ndmls_epoch/suite-1/? failed output\n",
      [Results.result(0, .output), Results.result(2, Results.passed)], of: 4)
    #expect(
      update.text == """
        # all
        dmls_epoch/suite-1/0 failed output
        dmls_epoch/suite-1/1 failed output
        dmls_epoch/suite-1/3 failed output

        """)
    #expect((update.added, update.removed, update.kept) == (3, 1, 0))
  }

  @Test(arguments: [CaseResult.Asking.unasked, .cutOff])
  func lineOfACaseThatHadNoTurnStays(asking: CaseResult.Asking) throws {
    var result = Results.result(0, Results.skipped)
    result.asking = asking
    let text = "dmls_epoch/suite-1/0 failed output\n"
    #expect(try updated(text, [result]) == text)
  }

  @Test func lineOfAFamilyWithoutAFileStays() throws {
    let text = "tree_node/suite-1/x failed output\n"
    let update = try update(text, [Results.result(0, .crash)])
    #expect(update.text == "\(text)dmls_epoch/suite-1/0 errored crash\n")
    #expect((update.added, update.removed, update.kept) == (1, 0, 1))
  }
}
