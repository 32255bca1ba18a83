import Harness
import Operations
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
    "output, intermediate, answered, refused, reason, kept, crash, timeout, protocol"

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
    (
      "implementation failed output",
      "what an implementation does beside the cases is errored, not failed"
    ),
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
          + "intermediate, answered, refused, reason, kept, crash, timeout, protocol")
    ) {
      try FailureList(parsing: "# why\r\ndmls_epoch/a failed wrong\r\n", file: "known.txt")
    }
  }

  @Test func linesThatHoldKeepTheirEnding() throws {
    let text = "# why\r\ndmls_epoch/suite-1/0 failed output\r\n"
    let list = try FailureList(
      parsing: text + "dmls_epoch/suite-1/1 failed output\r\n", file: "known.txt")
    #expect(
      FailureListUpdate(
        of: list,
        for: Results.run([Results.result(0, .output), Results.result(1, Results.passed)]),
        in: [VectorFile(family: .dmlsEpoch, flags: [], cases: Cases.echoes(2).map(\.vectorCase))]
      ).text == text)
  }
}

/// How the entries about a case are found.
struct PatternIndexTests {
  private func list(_ lines: [String]) throws -> FailureList {
    try FailureList(
      parsing: lines.map { "\($0) failed output\n" }.joined(), file: "known.txt")
  }

  @Test func everyEntryThatFitsIsFoundInOrder() throws {
    let patterns = [
      "dmls_epoch/suite-1/a*", "dmls_epoch/*", "dmls_epoch/suite-1/ab", "dmls_epoch/suite-?/ab",
      "dmls_epoch/suite-1/abc", "dmls_epoch/suite-1/b*", "tree_node/*", "dmls_epoch/*b",
    ]
    let list = try list(patterns)
    for id in ["dmls_epoch/suite-1/ab", "dmls_epoch/suite-2/ab", "tree_node/b", "dmls_epoch/", ""] {
      let expected = list.entries.filter { Glob($0.pattern).matches(id) }
      #expect(list.entries(for: id) == expected)
      #expect(list.entry(for: id) == expected.first)
    }
  }

  /// What is tried does not grow with the list.
  @Test func longListIsNotReadForEachCase() throws {
    let entries = try list((0..<30_000).map { "dmls_epoch/suite-1/case-\($0)" }).entries
    let index = PatternIndex(entries)
    #expect(index.candidates(for: "dmls_epoch/suite-1/case-777") == [777])
    #expect(index.candidates(for: "dmls_epoch/suite-1/case-") == [])
  }
}

/// Lines about the implementation as a whole.
struct FailureListFindingTests {
  private func list(_ text: String) throws -> FailureList {
    try FailureList(parsing: text, file: "known.txt")
  }

  private let crash = Finding(kind: .crash, text: "It ended once.")
  private let timeout = Finding(kind: .timeout, text: "It hung once.")

  private func run(_ findings: [Finding]) -> RunResult {
    RunResult(
      announcement: Announcement(of: .reference), results: [Results.result(0, Results.passed)],
      notes: [], findings: findings)
  }

  @Test func eachKindHasItsLine() throws {
    let list = try list("implementation errored crash\nimplementation errored timeout # why\n")
    #expect(list.entries == [])
    #expect(list.findings.map(\.kind) == [.crash, .timeout])
    #expect(
      throws: FailureListError(file: "known.txt", line: 2, reason: "line 1 has the same kind")
    ) {
      try self.list("implementation errored crash\nimplementation errored crash\n")
    }
  }

  @Test func knownFindingIsToldAndNoProblem() throws {
    let rules = OutcomeRules(failures: try list("# why\nimplementation errored crash"))
    #expect(rules.problems(of: run([crash]), in: []) == [])
    #expect(rules.knownFindings(of: run([crash])) == ["Known: It ended once."])
  }

  @Test func findingOfAnotherKindIsAProblemAndTheLineIsStale() throws {
    let rules = OutcomeRules(failures: try list("# why\nimplementation errored crash"))
    #expect(
      rules.problems(of: run([timeout]), in: []) == [
        "It hung once.",
        "known.txt:2: no crash of the implementation that is no case's: take it off the list",
      ])
    #expect(rules.knownFindings(of: run([timeout])) == [])
  }

  @Test func lineIsNotStaleInARunThatWasCutOff() throws {
    let rules = OutcomeRules(failures: try list("implementation errored crash"))
    var run = run([])
    run.results[0].asking = .cutOff
    #expect(rules.problems(of: run, in: []) == [])
  }

  @Test func findingWithoutAListIsAProblem() {
    #expect(OutcomeRules().problems(of: run([crash, timeout]), in: []).count == 2)
    #expect(run([crash]).exitStatus == 1)
    #expect(run([]).exitStatus == 0)
  }

  @Test func updatedListNamesEachKindOnce() throws {
    let text = "# why\nimplementation errored crash # issue 12\n"
    let update = { (findings: [Finding]) in
      FailureListUpdate(of: try list(text), for: run(findings), in: [])
    }
    let same = try update([crash, crash])
    #expect((same.text, same.added, same.removed, same.kept) == (text, 0, 0, 1))
    let other = try update([timeout])
    #expect(other.text == "# why\nimplementation errored timeout\n")
    #expect((other.added, other.removed, other.kept) == (1, 1, 0))
  }

  /// A run that was cut off says nothing of how the implementation ends.
  @Test func lineOfAFindingStaysInARunThatWasCutOff() throws {
    var run = run([])
    run.results[0].asking = .cutOff
    let update = FailureListUpdate(
      of: try list("implementation errored crash"), for: run, in: [])
    #expect(update.text == "implementation errored crash\n")
  }
}
