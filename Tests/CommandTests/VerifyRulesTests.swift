import Foundation
import JSONText
import Testing

/// The options that say what counts, and when a run ends, with harnesses that go wrong.
@Suite(.serialized, .enabled(if: PythonHarness.canRun, "python3 is needed"))
struct VerifyRulesTests {
  /// A folder with some vectors and a copy of the Python harness with one text replaced.
  private struct Setting {
    var folder: URL
    var harness: String

    func verify(_ arguments: String...) async throws -> Program.Outcome {
      try await Program.verify(folder, arguments + ["--", "python3", harness])
    }
  }

  private func with(
    _ family: String, replacing old: String, by new: String, in file: String = "harness.py",
    body: (Setting) async throws -> Void
  ) async throws {
    try await Scratch.withVectors(family, "tree_node") { folder in
      let harness = try PythonHarness.copy(
        to: folder.appending(path: "harness"), replacing: old, by: new, in: file)
      try await body(Setting(folder: folder, harness: harness))
    }
  }

  @Test func skipOfWhatWasAnnouncedIsAFailureWhereSkipsAreStrict() async throws {
    let run = "        output, intermediates = run(request)"
    try await with(
      "dmls_epoch", replacing: run,
      by: "        if request['op'] == 'dmls_epoch': raise NotSupported('later')\n\(run)"
    ) { setting in
      let lenient = try await setting.verify("--suite", "1")
      #expect(lenient.status == 0)
      #expect(!lenient.output.contains("UNEXPECTED"))
      let strict = try await setting.verify("--suite", "1", "--strict-skips", "--verbose")
      #expect(strict.status == 1)
      #expect(strict.output.components(separatedBy: "\nUNEXPECTED SKIP ").count == 8)
      #expect(
        strict.output.contains(
          "\n    it was skipped, and the implementation announced the operation\n"))
      #expect(
        strict.output.hasSuffix("\n13 cases: 6 passed, 0 failed, 0 errored, 7 skipped\n"))
    }
  }

  @Test func skipOfWhatWasNotAnnouncedIsNoFailure() async throws {
    try await with("dmls_epoch", replacing: "list(OPERATIONS)", by: "['tree_node']") { setting in
      let outcome = try await setting.verify("--suite", "1", "--strict-skips")
      #expect(outcome.status == 0)
      #expect(
        outcome.output.hasSuffix("\n13 cases: 6 passed, 0 failed, 0 errored, 7 skipped\n"))
    }
  }

  /// An operation or a cipher suite that goes from the announcement by mistake fails where required.
  @Test func whatIsRequiredAndNotAnnouncedFails() async throws {
    try await with("dmls_epoch", replacing: "list(OPERATIONS)", by: "['tree_node']") { setting in
      let report = setting.folder.appending(path: "report.txt")
      let outcome = try await setting.verify(
        "--require", "dmls_epoch,tree_node", "--report", "json=\(report.path)")
      #expect(outcome.status == 1)
      let problem = "required and not passed: dmls_epoch: it is not announced"
      #expect(outcome.output.contains("\n\(problem)\n"))
      let json = try JSONValue(parsing: Array(Data(contentsOf: report)))
      #expect(json["exit_status"] == 1)
      guard case .array(let implementations)? = json["implementations"] else {
        Issue.record("there are no implementations")
        return
      }
      #expect(implementations.first?["problems"] == [.string(problem)])
      #expect(try await setting.verify("--require", "tree_node").status == 0)
      let core = try await setting.verify("--require", "core")
      #expect(core.status == 1)
      #expect(core.output.contains("\n\(problem)\n"))
    }
  }

  @Test func whatIsRequiredUnderACipherSuiteThatWentFails() async throws {
    try await with("dmls_epoch", replacing: "sorted(CIPHER_SUITES)", by: "[1, 2]") { setting in
      let outcome = try await setting.verify("--require", "dmls_epoch")
      #expect(outcome.status == 1)
      #expect(
        outcome.output.contains(
          "\nrequired and not passed: dmls_epoch: 35 of 49 cases skipped: cipher suite 3 is not "
            + "announced\n"))
      let selected = try await setting.verify("--require", "dmls_epoch", "--suite", "1,2")
      #expect(selected.status == 0)
    }
  }

  @Test func aRequirementHoldsBesideFailureListsAndTheirUpdate() async throws {
    try await with("dmls_epoch", replacing: "list(OPERATIONS)", by: "['tree_node']") { setting in
      let list = setting.folder.appending(path: "known.txt")
      try Data().write(to: list)
      for update in [[], ["--update-failures"]] {
        let outcome = try await Program.verify(
          setting.folder,
          ["--failures", list.path, "--require", "dmls_epoch"] + update
            + ["--", "python3", setting.harness])
        #expect(outcome.status == 1)
      }
    }
  }

  @Test func anyRefusalDoesWhereItMay() async throws {
    try await with(
      "pprf_evaluate", replacing: #""kind": refusal.kind"#, by: #""kind": "punctured""#
    ) { setting in
      let strict = try await setting.verify("--suite", "1", "--case", "pprf_evaluate/*-bytes")
      #expect(strict.status == 1)
      #expect(strict.output.contains("\n    actual   a refusal: punctured ("))
      #expect(
        strict.output.hasSuffix("\n14 cases: 0 passed, 14 failed, 0 errored, 0 skipped\n"))
      let lenient = try await setting.verify(
        "--suite", "1", "--case", "pprf_evaluate/*-bytes", "--any-error")
      #expect(lenient.status == 0)
      #expect(
        lenient.output.hasSuffix("\n14 cases: 14 passed, 0 failed, 0 errored, 0 skipped\n"))
    }
  }

  /// Every request ends the process; its answer is never written.
  @Test(arguments: [(0, 1), (1, 2), (2, 3)])
  func implementationIsGivenUpAfterSoManyRestarts(restarts: Int, crashes: Int) async throws {
    let answer = "        reply = answer(line)\n"
    try await with(
      "dmls_epoch", replacing: answer, by: answer + "        if 'seq' in reply: os._exit(7)\n"
    ) { setting in
      let outcome = try await setting.verify(
        "--family", "dmls_epoch", "--suite", "1", "--max-restarts", "\(restarts)")
      #expect(outcome.status == 1)
      #expect(
        outcome.output.components(separatedBy: "\nERRORED dmls_epoch/suite-1/").count
          == crashes + 1)
      #expect(
        outcome.output.contains(
          "\n  \(7 - crashes) errored: not asked: the implementation broke down "
            + "\(restarts + 1) times, and was given up\n"))
      #expect(
        outcome.output.hasSuffix("\n7 cases: 0 passed, 0 failed, 7 errored, 0 skipped\n"))
    }
  }

  @Test func firstFailureEndsTheRunWhereItIsToldTo() async throws {
    try await with(
      "dmls_epoch", replacing: #"EPOCH_LABEL = b"epoch""#, by: #"EPOCH_LABEL = b"epoch_id""#,
      in: "dmls.py"
    ) { setting in
      let outcome = try await setting.verify("--fail-fast")
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("\nFAILED dmls_epoch/suite-1/ordinary-1\n"))
      #expect(
        outcome.output.contains(
          "\n  48 skipped: not asked: the run ended with the first failure\n"))
      #expect(
        outcome.output.hasSuffix("\n91 cases: 42 passed, 1 failed, 0 errored, 48 skipped\n"))

      // What is known to fail does not end a run.
      let list = setting.folder.appending(path: "known.txt")
      try Data("dmls_epoch/* failed output\n".utf8).write(to: list)
      let known = try await setting.verify("--fail-fast", "--failures", list.path)
      #expect(known.status == 0)
      #expect(
        known.output.hasSuffix(
          "\n91 cases: 42 passed, 49 failed, 0 errored, 0 skipped; 49 of them known failures\n"))
    }
  }
}
