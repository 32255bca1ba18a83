import TestSupport
import Testing
import VectorFiles

@testable import Verification

/// How a list of known failures is read.
struct FailureListTests {
  private func list(_ text: String) throws -> FailureList {
    try FailureList(parsing: text, file: "known.txt")
  }

  private func entry(_ line: Int, _ pattern: String, _ kind: FailureKind) -> FailureList.Entry {
    FailureList.Entry(line: line, pattern: pattern, kind: kind)
  }

  @Test func commentsBlankLinesAndSpacingAreNoEntries() throws {
    let list = try list(
      """
      # Bits are read least significant first: https://example.org/issues/7

      pprf_evaluate/suite-?/bit-* failed output
      \tdmls_message/suite-1/trailing/zero\t \tfailed   answered  # and why
       \t
        # dmls_epoch/suite-1/a failed output
      dmls_epoch/suite-1/ordinary-1 errored timeout#no space
      """)
    #expect(
      list.entries == [
        entry(3, "pprf_evaluate/suite-?/bit-*", .output),
        entry(4, "dmls_message/suite-1/trailing/zero", .answered),
        entry(7, "dmls_epoch/suite-1/ordinary-1", .timeout),
      ])
    #expect(list.file == "known.txt")
  }

  @Test(arguments: ["", "\n", "# only this", "\n\n  \n\t\n# and that\n"])
  func listMayBeEmpty(text: String) throws {
    #expect(try list(text).entries == [])
  }

  @Test(arguments: [
    ("dmls_epoch/a failed output", 1), ("dmls_epoch/a failed output\n", 1),
    ("dmls_epoch/a failed output\n\n", 2), ("", 0),
  ])
  func linesAreKeptAsTheyAre(text: String, count: Int) throws {
    let list = try list(text)
    #expect(list.lines.count == count)
    #expect(list.lines.first ?? "" == text.prefix { $0 != "\n" })
  }

  @Test(arguments: FailureKind.listable)
  func everyKindIsNamedWithItsVerdict(kind: FailureKind) throws {
    let list = try list("dmls_epoch/a \(kind.verdict.rawValue) \(kind.rawValue)")
    #expect(list.entries == [entry(1, "dmls_epoch/a", kind)])
  }

  @Test(arguments: [
    ("dmls_epoch/suite-1/1", true), ("dmls_epoch/suite-1/10", false),
    ("dmls_epoch/suite-1/", false), ("dmls_epoch/suite-11/1", false),
  ])
  func exactIdFitsThatCaseAlone(id: String, fits: Bool) throws {
    let list = try list("dmls_epoch/suite-1/1 failed output")
    #expect((list.entry(for: id) != nil) == fits)
  }

  @Test(arguments: [
    ("pprf_evaluate/suite-1/bit-0", true), ("pprf_evaluate/suite-7/bit-", true),
    ("pprf_evaluate/suite-12/bit-0", false), ("pprf_puncture/suite-1/bit-0", false),
    ("xpprf_evaluate/suite-1/bit-0", false),
  ])
  func patternFitsWhatItBounds(id: String, fits: Bool) throws {
    let list = try list("pprf_evaluate/suite-?/bit-* failed output")
    #expect((list.entry(for: id) != nil) == fits)
  }

  @Test func firstOfSeveralEntriesCounts() throws {
    let list = try list(
      """
      dmls_epoch/suite-1/1 failed refused
      dmls_epoch/suite-1/* failed output
      """)
    #expect(list.entry(for: "dmls_epoch/suite-1/1")?.line == 1)
    #expect(list.entry(for: "dmls_epoch/suite-1/2")?.line == 2)
  }

  private static let kinds =
    "output, intermediate, answered, refused, reason, crash, timeout, protocol"

  @Test(arguments: [
    ("dmls_epoch/a", "expected a case, a verdict and a kind of failure, found 1 words"),
    ("dmls_epoch/a failed", "expected a case, a verdict and a kind of failure, found 2 words"),
    (
      "dmls_epoch/a failed output too",
      "expected a case, a verdict and a kind of failure, found 4 words"
    ),
    (
      "dmls_epoch/a failed # output",
      "expected a case, a verdict and a kind of failure, found 2 words"
    ),
    ("* failed output", "a case or pattern starts with a family's name, which * does not"),
    (
      "*/suite-1/a failed output",
      "a case or pattern starts with a family's name, which */suite-1/a does not"
    ),
    (
      "dmls_epoch failed output",
      "a case or pattern starts with a family's name, which dmls_epoch does not"
    ),
    (
      "dmls_epoch* failed output",
      "a case or pattern starts with a family's name, which dmls_epoch* does not"
    ),
    (
      "dmls_epochs/a failed output",
      "a case or pattern starts with a family's name, which dmls_epochs/a does not"
    ),
    ("dmls_epoch/a failed wrong", "there is no kind wrong; there are \(kinds)"),
    ("dmls_epoch/a failed Output", "there is no kind Output; there are \(kinds)"),
    ("dmls_epoch/a errored unasked", "there is no kind unasked; there are \(kinds)"),
    ("dmls_epoch/a errored output", "the kind output goes with failed, not errored"),
    ("dmls_epoch/a failed crash", "the kind crash goes with errored, not failed"),
    ("dmls_epoch/a passed output", "the kind output goes with failed, not passed"),
    ("dmls_epoch/b failed output", "line 2 has the same case"),
    ("dmls_epoch/b errored crash", "line 2 has the same case"),
  ])
  func faultyLineIsNamed(line: String, reason: String) {
    let error = FailureListError(file: "known.txt", line: 4, reason: reason)
    #expect(throws: error) {
      try list("# why\ndmls_epoch/b failed output\n\n\(line)\ndmls_epoch/c failed output\n")
    }
    #expect("\(error)" == "known.txt:4: \(reason)")
  }

  @Test func patternAndACaseThatItFitsAreNotTheSame() throws {
    #expect(
      try list("dmls_epoch/* failed output\ndmls_epoch/a failed output").entries.count == 2)
  }
}

/// Lists from editors that end lines with a carriage return and a newline.
struct FailureListLineEndingTests {
  @Test func carriageReturnBelongsToTheEndOfTheLine() throws {
    let list = try FailureList(
      parsing: "# why\r\n\r\ndmls_epoch/suite-1/0 failed output\r\n"
        + "dmls_epoch/suite-1/1\terrored crash # why\r\n", file: "known.txt")
    #expect(
      list.entries == [
        FailureList.Entry(line: 3, pattern: "dmls_epoch/suite-1/0", kind: .output),
        FailureList.Entry(line: 4, pattern: "dmls_epoch/suite-1/1", kind: .crash),
      ])
  }

  @Test func lineOfAnErrorIsTheLineOfTheFile() {
    #expect(
      throws: FailureListError(
        file: "known.txt", line: 2,
        reason: "there is no kind wrong; there are output, "
          + "intermediate, answered, refused, reason, crash, timeout, protocol")
    ) {
      try FailureList(parsing: "# why\r\ndmls_epoch/a failed wrong\r\n", file: "known.txt")
    }
  }

  @Test func linesThatHoldKeepTheirEnding() throws {
    let text = "# why\r\ndmls_epoch/suite-1/0 failed output\r\n"
    let list = try FailureList(
      parsing: text + "dmls_epoch/suite-1/1 failed output\r\n", file: "known.txt")
    #expect(
      list.updated(for: [Results.result(0, .output), Results.result(1, Results.passed)]) == text)
  }
}

/// How a list is rewritten for what a whole run found.
struct FailureListUpdateTests {
  private func updated(_ text: String, _ results: [CaseResult]) throws -> String {
    try FailureList(parsing: text, file: "known.txt").updated(for: results)
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
        dmls_epoch/suite-1/7 errored protocol
        dmls_epoch/suite-1/6 errored timeout
        dmls_epoch/suite-1/5 errored crash
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
    #expect(list.updated(for: results) == once)
  }
}
