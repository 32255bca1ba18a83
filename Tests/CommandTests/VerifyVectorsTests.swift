import Foundation
import JSONText
import Testing

@Suite(.serialized)
struct VerifyVectorsTests {
  private let total = "49 cases: 49 passed, 0 failed, 0 errored, 0 skipped\n"

  @Test func builtInReferencePassesTheCommittedVectors() async throws {
    let outcome = try await Program.verifyVectors.run(["--family", "dmls_epoch"])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("dmls-vectors reference 1.0.0 (Swift), draft revisions "))
    #expect(outcome.output.hasSuffix("\n\n" + total))
  }

  @Test func referenceHarnessPassesAsAChild() async throws {
    try await Scratch.withVectors("dmls_epoch", "tree_node") { folder in
      let outcome = try await Program.verify(folder, ["--", Program.referenceHarness.path])
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(
        outcome.output.hasSuffix("\n91 cases: 91 passed, 0 failed, 0 errored, 0 skipped\n"))
    }
  }

  @Test func casesAreListedAndNothingIsAsked() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let all = try await Program.verify(folder, ["--list", "--", "/nonexistent"])
      #expect(all.status == 0)
      #expect(all.output.split(separator: "\n").count == 49)
      let one = try await Program.verify(folder, ["--list", "--case", "*/suite-1/ordinary-1"])
      #expect(
        one.output == "dmls_epoch/suite-1/ordinary-1: A random-looking epoch_secret.\n")
    }
  }

  @Test(arguments: [
    (["--case", "*/suite-1/ordinary-?"], 3),
    (["--case", "*/ordinary-1", "--case=*/ordinary-2"], 14),
    (["--suite", "7"], 7), (["--suite", "1,2", "--suite=3"], 21),
    (["--suite", "1", "--case", "*/ordinary-1"], 1), (["--draft", "03"], 49),
  ])
  func selectionIsAsked(arguments: [String], count: Int) async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await Program.verify(folder, arguments)
      #expect(outcome.status == 0)
      #expect(
        outcome.output.hasSuffix(
          "\n\(count) cases: \(count) passed, 0 failed, 0 errored, 0 skipped\n"))
    }
  }

  @Test(arguments: [
    (["--suite", "9"], "there is no cipher suite 9; there are 1, 2, 3, 4, 5, 6, 7"),
    (["--suite", "one"], "there is no cipher suite one; there are 1, 2, 3, 4, 5, 6, 7"),
    (["--draft", "04"], "there is no draft revision 04; there are 01, 02, 03"),
    (["--timeout", "0"], "--timeout takes a number of seconds above 0, not 0"),
    (["--timeout", "soon"], "--timeout takes a number of seconds above 0, not soon"),
    (["--timeout", "1", "--no-timeout"], "--timeout contradicts --no-timeout"),
    (["--jobs", "257"], "--jobs takes at most 256, not 257"),
    (
      ["--shard", "1/2", "--shard", "2/2"], "--shard is given twice, and takes one value"
    ),
    (["--shard", "0/0"], "--shard takes I/N with I from 1 to N, not 0/0"),
    (["--vectors"], "--vectors needs a value: --vectors DIR"),
    (["harness"], "unknown argument harness; a command goes after --"),
    (["--"], "a command must follow after --"),
  ])
  func usageErrorsAreNamed(arguments: [String], message: String) async throws {
    let outcome = try await Program.verifyVectors.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("verify-vectors: \(message)\n"))
  }

  @Test(arguments: [
    (["--case", "nothing"], "the pattern nothing"),
    (["--case", "typo*,dmls_epoch/*"], "the pattern typo*"),
    (
      ["--case", "dmls_epoch/suite-1/ordinary-11"],
      "the pattern dmls_epoch/suite-1/ordinary-11; did you mean dmls_epoch/suite-1/ordinary-1?"
    ),
    (["--family", "dmls_epoch,federation"], "the family federation"),
    (["--family", "process_commits"], "the operation process_commits"),
    (
      ["--suite", "7", "--case", "*/suite-1/*,*/suite-7/*"],
      "the pattern */suite-1/* and the rest of the selection"
    ),
  ])
  func whatSelectsNothingIsNamed(arguments: [String], what: String) async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await Program.verify(folder, arguments)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.errors == "verify-vectors: \(folder.path): no case fits \(what)\n")
    }
  }

  @Test func familyTakesTheNameOfAnOperation() async throws {
    try await Scratch.withVectors("key_schedule", "dmls_epoch") { folder in
      let outcome = try await Program.verify(folder, ["--family", "epoch_tree", "--suite", "1"])
      #expect(outcome.status == 0)
      #expect(outcome.output.hasSuffix("\n10 cases: 10 passed, 0 failed, 0 errored, 0 skipped\n"))
    }
    let unknown = try await Program.verifyVectors.run(["--family", "epochtree"])
    #expect(unknown.status == 2)
    #expect(
      unknown.errors.hasPrefix(
        "verify-vectors: there is no family or operation epochtree; did you mean epoch_tree? There "
          + "are expand_with_label, "))
  }

  @Test func filesThatDifferFromTheManifestAreRefused() async throws {
    try await Scratch.with { folder in
      let copy = folder.appending(path: "Vectors")
      try FileManager.default.copyItem(at: Program.root.appending(path: "Vectors"), to: copy)
      let whole = try await Program.verify(copy, ["--family", "dmls_epoch"])
      #expect(whole.status == 0)
      #expect(!whole.output.contains("manifest"))
      let file = copy.appending(path: "dmls_epoch.json")
      try #require(try Scratch.replace("A random-looking", by: "A random_looking", in: file))
      let outcome = try await Program.verify(copy, ["--family", "dmls_epoch"])
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      let start = "verify-vectors: \(file.path): manifest.json says 49 cases of dmls_epoch in "
      #expect(outcome.errors.hasPrefix(start))

      try FileManager.default.removeItem(at: copy.appending(path: "manifest.json"))
      let edited = try await Program.verify(copy, ["--family", "dmls_epoch"])
      #expect(edited.status == 0)
      #expect(
        edited.output.contains(
          "\n\(copy.path) has no manifest.json: its files were not checked against one.\n"))
    }
  }

  @Test func faultyFileIsNamedWithCaseAndKey() async throws {
    try await Scratch.withVectors("dmls_epoch", "tree_node") { folder in
      let file = folder.appending(path: "tree_node.json")
      try #require(try Scratch.replace("\"node_secret\":\"", by: "\"node_secret\":\"X", in: file))
      let outcome = try await Program.verify(folder)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(
        outcome.errors.hasPrefix("verify-vectors: \(file.path): cases[0] (tree_node/suite-1/"))
      #expect(
        outcome.errors.hasSuffix(
          ").input.node_secret: expected lower-case hex, found another character at position 0\n"))
    }
  }

  @Test func directoryWithoutVectorsIsNamed() async throws {
    try await Scratch.with { folder in
      let empty = try await Program.verify(folder)
      #expect(empty.status == 2)
      #expect(
        empty.errors
          == "verify-vectors: \(folder.path): there is no vector file in this directory\n")
      let missing = folder.appending(path: "missing")
      let absent = try await Program.verify(missing)
      #expect(absent.status == 2)
      #expect(absent.errors.hasPrefix("verify-vectors: \(missing.path): it cannot be listed: "))
    }
  }

  @Test func runsFromAnyWorkingDirectory() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let relative = try await Program.verifyVectors.run(
        ["--vectors", "."], in: folder)
      #expect(relative.status == 0)
      #expect(relative.output.hasSuffix(total))
      let committed = try await Program.verifyVectors.run(
        ["--list", "--case", "dmls_epoch/suite-1/ordinary-1"], in: folder)
      #expect(committed.status == 0)
    }
  }
}

/// Runs that are shared out: among machines, and among processes.
@Suite(.serialized)
struct VerifyShardsTests {
  private func lines(_ outcome: Program.Outcome) -> [Substring] {
    outcome.output.split(separator: "\n")
  }

  @Test(arguments: [1, 2, 3])
  func shardsTogetherAreEverythingAndNothingTwice(count: Int) async throws {
    try await Scratch.withVectors("dmls_epoch", "tree_node") { folder in
      let all = try await lines(Program.verify(folder, ["--list"]))
      #expect(all.count == 91)
      var parts: [[Substring]] = []
      for index in 1...count {
        parts.append(
          try await lines(Program.verify(folder, ["--list", "--shard", "\(index)/\(count)"])))
      }
      #expect(parts.flatMap(\.self).sorted() == all.sorted())
      // They differ by one case at most.
      let sizes = parts.map(\.count)
      #expect(sizes == (0..<count).map { (91 - $0 + count - 1) / count })
    }
  }

  @Test func shardIsTakenOfWhatIsSelected() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let arguments = ["--suite", "1"]
      let first = try await Program.verify(folder, arguments + ["--shard", "1/2"])
      #expect(first.status == 0)
      #expect(first.output.hasSuffix("\n4 cases: 4 passed, 0 failed, 0 errored, 0 skipped\n"))
      let second = try await Program.verify(folder, arguments + ["--shard", "2/2"])
      #expect(second.status == 0)
      #expect(second.output.hasSuffix("\n3 cases: 3 passed, 0 failed, 0 errored, 0 skipped\n"))
      #expect(try await Program.verify(folder, arguments + ["--shard", "7/8"]).status == 0)
      let empty = try await Program.verify(folder, arguments + ["--shard", "8/8"])
      #expect(empty.status == 2)
      #expect(
        empty.errors == "verify-vectors: \(folder.path): part 8/8 is empty: 7 cases are selected\n")
    }
  }

  @Test(arguments: ["0/2", "3/2", "1/0", "-1/2", "1", "1/", "/2", "1/2/3", "one/two", "1,2"])
  func faultyShardIsAUsageError(shard: String) async throws {
    let outcome = try await Program.verifyVectors.run(["--shard=\(shard)"])
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(
      outcome.errors.hasPrefix(
        "verify-vectors: --shard takes I/N with I from 1 to N, not \(shard)\n"))
  }

  @Test func aRunHasOnePart() async throws {
    let outcome = try await Program.verifyVectors.run(["--shard", "1/2", "--shard", "2/2"])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix("verify-vectors: --shard is given twice, and takes one value\n"))
  }

  @Test(arguments: [["--", "REFERENCE"], []])
  func numberOfJobsChangesNothingInTheReport(command: [String]) async throws {
    try await Scratch.withVectors("dmls_epoch", "tree_node") { folder in
      let path = try Program.referenceHarness.path
      let words = command.map { $0 == "REFERENCE" ? path : $0 }
      let one = try await Program.verify(folder, words)
      let two = try await Program.verify(folder, ["--jobs", "2"] + words)
      #expect(one.status == 0)
      #expect(two.status == 0)
      #expect(two.output == one.output)
      #expect(
        two.output.hasSuffix("\n91 cases: 91 passed, 0 failed, 0 errored, 0 skipped\n"))
    }
  }

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func numberOfJobsChangesNoVerdictOfAWrongImplementation() async throws {
    try await Scratch.withVectors("dmls_epoch", "tree_node") { folder in
      let harness = try PythonHarness.copy(
        to: folder.appending(path: "harness"), replacing: #"EPOCH_LABEL = b"epoch""#,
        by: #"EPOCH_LABEL = b"epoch_id""#, in: "dmls.py")
      let one = try await Program.verify(folder, ["--", "python3", harness])
      let two = try await Program.verify(folder, ["--jobs", "2", "--", "python3", harness])
      #expect(one.status == 1)
      #expect(two.status == 1)
      #expect(two.output == one.output)
      #expect(
        two.output.hasSuffix("\n91 cases: 42 passed, 49 failed, 0 errored, 0 skipped\n"))
    }
  }

  @Test(arguments: [
    ("--jobs", "0", 1), ("--jobs", "-1", 1), ("--jobs", "two", 1), ("--jobs", "1.5", 1),
    ("--max-restarts", "-1", 0), ("--max-restarts", "many", 0),
  ])
  func countThatIsNoneIsAUsageError(option: String, value: String, least: Int) async throws {
    let outcome = try await Program.verifyVectors.run(["\(option)=\(value)"])
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(
      outcome.errors.hasPrefix(
        "verify-vectors: \(option) takes a whole number from \(least) on, not \(value)\n"))
  }
}
