import Foundation
import Testing

/// verify-vectors with lists of what is known to fail.
@Suite(.serialized)
struct VerifyFailuresTests {
  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func listIsMadeHoldsAndGoesStaleLoudly() async throws {
    try await Scratch.withVectors("dmls_epoch", "tree_node") { folder in
      let list = folder.appending(path: "known.txt")
      let harness = try PythonHarness.copy(
        to: folder.appending(path: "harness"), replacing: #"EPOCH_LABEL = b"epoch""#,
        by: #"EPOCH_LABEL = b"epoch_id""#, in: "dmls.py")
      let command = ["--failures", list.path, "--", "python3", harness]
      let made = try await Program.verify(folder, ["--update-failures"] + command)
      #expect(made.status == 0)
      #expect(made.errors == "")
      #expect(made.output.hasSuffix("\n\(list.path): 49 added, 0 removed, 0 kept\n"))
      let text = try String(contentsOf: list, encoding: .utf8)
      let lines = text.split(separator: "\n")
      #expect(lines.count == 49)
      #expect(lines.first == "dmls_epoch/suite-1/ordinary-1 failed output")

      let held = try await Program.verify(folder, command)
      #expect(held.status == 0)
      #expect(!held.output.contains("FAILED"))
      #expect(
        held.output.hasSuffix(
          "\n91 cases: 42 passed, 49 failed, 0 errored, 0 skipped; 49 of them known failures\n"))

      let again = try await Program.verify(folder, ["--update-failures"] + command)
      #expect(again.status == 0)
      #expect(try String(contentsOf: list, encoding: .utf8) == text)

      let right = try await Program.verify(folder, ["--verbose", "--failures", list.path])
      #expect(right.status == 1)
      #expect(right.output.components(separatedBy: "\nUNEXPECTED PASS ").count == 50)
      #expect(
        right.output.contains(
          """

          UNEXPECTED PASS dmls_epoch/suite-1/ordinary-2
              A random-looking epoch_secret. [Ordinary, EpochIdentifier]
              it passes, and \(list.path):2 says that it fails: take it off the list

          """))
    }
  }

  /// A finding that is no case's: in every report, and in a list that holds and goes stale.
  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func findingIsInEveryReportAndCanBeListed() async throws {
    try await Scratch.withVectors("tree_node") { folder in
      let list = folder.appending(path: "known.txt")
      let harness = try PythonHarness.copy(
        to: folder.appending(path: "harness"), replacing: "        return 130\n    return 0",
        by: "        return 130\n    return 5", in: "harness.py")
      let command = ["--", "python3", harness]
      let formats = ["json", "junit", "markdown", "github", "html"]
      let files = formats.map { folder.appending(path: "harness/report.\($0)") }
      let found = try await Program.verify(
        folder, zip(formats, files).flatMap { ["--report", "\($0)=\($1.path)"] } + command)
      #expect(found.status == 1)
      let finding = "At the end of its input the implementation exited with status 5, once"
      for text in try [found.output] + files.map({ try String(contentsOf: $0, encoding: .utf8) }) {
        #expect(text.contains(finding))
      }

      let options = ["--failures", list.path]
      let made = try await Program.verify(folder, ["--update-failures"] + options + command)
      #expect(made.status == 0)
      #expect(try String(contentsOf: list, encoding: .utf8) == "implementation errored crash\n")
      let held = try await Program.verify(folder, options + command)
      #expect(held.status == 0)
      #expect(held.output.contains("Known: \(finding)"))
      let stale = try await Program.verify(folder, options)
      #expect(stale.status == 1)
      #expect(
        stale.output.contains("\(list.path):1: no crash of the implementation that is no case's"))
    }
  }

  @Test func lineThatFitsNoCaseIsAProblemUntilTheListIsUpdated() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let list = folder.appending(path: "known.txt")
      try Data("# why\ndmls_epoch/suite-9/* failed output\n# end\n".utf8).write(to: list)
      let arguments = ["--failures", list.path]
      let stale = try await Program.verify(folder, arguments)
      #expect(stale.status == 1)
      #expect(
        stale.output.hasSuffix(
          """

          \(list.path):2: dmls_epoch/suite-9/* fits no case

          Exit status 1: 1 problem beside the cases.
          49 cases: 49 passed, 0 failed, 0 errored, 0 skipped

          """))
      #expect(try await Program.verify(folder, arguments + ["--update-failures"]).status == 0)
      #expect(try String(contentsOf: list, encoding: .utf8) == "# why\n# end\n")
      #expect(try await Program.verify(folder, arguments).status == 0)
    }
  }

  /// What is not selected is not stale.
  @Test func listServesAPartOfTheCases() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let list = folder.appending(path: "known.txt")
      try Data("dmls_epoch/suite-2/* failed output\n".utf8).write(to: list)
      let arguments = ["--failures", list.path]
      #expect(try await Program.verify(folder, arguments + ["--suite", "1"]).status == 0)
      #expect(try await Program.verify(folder, arguments + ["--suite", "2"]).status == 1)
    }
  }

  @Test(arguments: [
    ["--suite", "1"], ["--case", "*/suite-1/*"], ["--shard", "1/7"], ["--family", "tree_node"],
  ])
  func partOfARunUpdatesItsPartOfTheList(arguments: [String]) async throws {
    try await Scratch.withVectors("dmls_epoch", "tree_node") { folder in
      let list = folder.appending(path: "known.txt")
      let lines =
        ["dmls_epoch/suite-1/ordinary-1", "dmls_epoch/suite-3/ordinary-3", "tree_node/suite-1/*"]
        .map { "\($0) failed output" }
      try Data((lines.joined(separator: "\n") + "\nfork_graph/* errored crash\n").utf8).write(
        to: list)
      let outcome = try await Program.verify(
        folder, ["--failures", list.path, "--update-failures"] + arguments)
      #expect(outcome.status == 0)
      let told = outcome.output.split(separator: "\n").last { $0.contains("known.txt: ") }
      #expect(told?.hasSuffix(" kept") == true)
      let text = try String(contentsOf: list, encoding: .utf8)
      #expect(text.contains("dmls_epoch/suite-3/ordinary-3 failed output\n"))
      #expect(text.hasPrefix(lines[0]) == (arguments[0] == "--family"))
      #expect(text.contains("\nfork_graph/* errored crash\n"))
      #expect(try await Program.verify(folder, ["--failures", list.path] + arguments).status == 0)
    }
  }

  @Test func everyImplementationHasAListOfItsOwn() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let list = folder.appending(path: "known.txt")
      try Data("dmls_epoch/suite-1/ordinary-1 failed output\n".utf8).write(to: list)
      let other = "other=exec '\(try Program.referenceHarness.path)'"
      let outcome = try await Program.verify(
        folder,
        [
          "--implementation", "reference", "--implementation", other,
          "--failures", "other=\(list.path)",
        ])
      #expect(outcome.status == 1)
      #expect(outcome.output.components(separatedBy: "\nUNEXPECTED PASS ").count == 2)
      #expect(
        outcome.output.hasSuffix(
          """

          dmls_epoch  49/49        49/49 ✗    

          reference: as expected
          other: Exit status 1: 1 case did not go as expected.

          """))
    }
  }

  @Test func listThatCannotBeUsedIsAUsageError() async throws {
    try await Scratch.with { folder in
      let list = folder.appending(path: "known.txt")
      try Data("# why\ndmls_epoch/a failed\n".utf8).write(to: list)
      let path = list.path
      let two = ["--implementation", "reference", "--implementation", "mine=true"]
      let calls = [
        (["--update-failures"], "--update-failures needs --failures"),
        (
          ["--failures", "\(path).missing"],
          "--failures \(path).missing: the file cannot be read: there is no such file or directory"
        ),
        (
          ["--failures", folder.path, "--update-failures"],
          "--failures \(folder.path): the file cannot be read: it is a directory"
        ),
        (
          ["--failures", "/dev/null", "--update-failures"],
          "--failures /dev/null: only a regular file can be updated"
        ),
        (
          ["--failures", path],
          "\(path):2: expected a case, a verdict and a kind of failure, found 2 words"
        ),
        (
          ["--failures", "\(path)1", "--failures", "\(path)2", "--update-failures"],
          "--failures: the implementation has two lists"
        ),
        (
          two + [
            "--failures", "mine=\(path)1", "--failures", "mine=\(path)2", "--update-failures",
          ],
          "--failures: mine has two lists"
        ),
        (
          two + ["--failures", path],
          "--failures takes NAME=FILE with the name of an implementation, not \(path)"
        ),
        (
          two + ["--failures", "yours=\(path)"],
          "--failures takes NAME=FILE with the name of an implementation, not yours=\(path)"
        ),
      ]
      for (arguments, message) in calls {
        let outcome = try await Program.verifyVectors.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("verify-vectors: \(message)\n"))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["known.txt"])
    }
  }
}

/// When a failure list may be rewritten, and what that makes of a run.
@Suite(.serialized)
struct VerifyUpdateTests {
  private func verify(_ folder: URL, _ arguments: [String]) async throws -> Program.Outcome {
    try await Program.verify(
      folder, ["--failures", folder.appending(path: "known.txt").path] + arguments)
  }

  @Test func listOutlivesACommandThatCannotBeRun() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let list = Data("dmls_epoch/suite-1/* failed output\n".utf8)
      try list.write(to: folder.appending(path: "known.txt"))
      let outcome = try await verify(folder, ["--update-failures", "--", "/nonexistent/harness"])
      #expect(outcome.status == 2)
      #expect(
        outcome.errors
          == "verify-vectors: --update-failures: nothing was run; no list is changed\n")
      #expect(try Data(contentsOf: folder.appending(path: "known.txt")) == list)
    }
  }

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func strictSkipIsNothingThatAListCanSay() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let run = "        output, intermediates = run(request)"
      let harness = try PythonHarness.copy(
        to: folder.appending(path: "harness"), replacing: run,
        by: "        if request['seq'] == 1: raise NotSupported('later')\n\(run)", in: "harness.py")
      let strict = ["--strict-skips", "--", "python3", harness]
      #expect(try await verify(folder, ["--update-failures"] + strict).status == 1)
      #expect(try await verify(folder, strict).status == 1)
      #expect(
        try await verify(folder, ["--update-failures", "--", "python3", harness]).status == 0)
    }
  }

  @Test func listThatIsNoTextIsLeftAsItIs() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let list = folder.appending(path: "known.txt")
      let bytes = Data([0x23, 0xFF, 0x0A])
      try bytes.write(to: list)
      let outcome = try await verify(folder, ["--update-failures"])
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix("verify-vectors: --failures \(list.path): the file is not UTF-8\n")
      )
      #expect(try Data(contentsOf: list) == bytes)
    }
  }

  @Test func listThatChangedWithinTheRunIsLeftAsItIs() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      try Data("dmls_epoch/suite-1/* failed output\n".utf8)
        .write(to: folder.appending(path: "known.txt"))
      let outcome = try await verify(
        folder,
        [
          "--update-failures", "--", "sh", "-c",
          "echo '# mine' >>'\(folder.path)/known.txt'; exec \(Program.referenceHarness.path)",
        ])
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasSuffix(": it has changed since it was read, and is left alone\n"))
      let text = try String(contentsOf: folder.appending(path: "known.txt"), encoding: .utf8)
      #expect(text == "dmls_epoch/suite-1/* failed output\n# mine\n")
    }
  }
}
