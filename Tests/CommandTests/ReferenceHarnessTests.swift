import Foundation
import JSONText
import Testing

@Suite(.serialized)
struct ReferenceHarnessTests {
  @Test func pastedStartIsAnswered() async throws {
    let outcome = try await Program.referenceHarness.run(
      [], input: #"{"op":"start","protocol":1}"# + "\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let answer = try JSONValue(parsing: Array(outcome.output.utf8))
    #expect(answer["name"] == "dmls-vectors reference")
    #expect(answer["cipher_suites"] == [1, 2, 3, 4, 5, 6, 7])
    #expect(answer["drafts"] == ["01", "02", "03"])
    #expect(outcome.output.count { $0 == "\n" } == 1)
  }

  @Test func lastLineMayLackItsNewline() async throws {
    let outcome = try await Program.referenceHarness.run(
      [], input: #"{"op":"start","protocol":1}"#)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasSuffix("}\n"))
  }

  @Test func whatIsNoRequestIsToldToPeopleAndTheRestIsAnswered() async throws {
    let request = #"{"seq":4,"op":"sing","cipher_suite":1,"draft":"01","input":{}}"#
    let outcome = try await Program.referenceHarness.run([], input: "[]\n\(request)\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == #"{"seq":4,"skipped":{"reason":"unknown operation sing"}}"# + "\n")
    #expect(
      outcome.errors == "not a request: top level: expected an object, found an array\n")
  }

  @Test func endOfInputIsAnExitWithSuccess() async throws {
    let outcome = try await Program.referenceHarness.run([])
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
  }

  @Test func argumentsAreRefused() async throws {
    let outcome = try await Program.referenceHarness.run(["--nonsense"])
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("reference-harness: unknown argument --nonsense\n"))
  }
}

/// A mistake that is made on purpose is named by the verifier.
@Suite(.serialized)
struct MisreadingTests {
  private func verify(
    _ arguments: [String], harness: [String]
  ) async throws -> Program.Outcome {
    try await Scratch.withVectors("dmls_epoch", "commit_confirmation") { folder in
      try await Program.verifyVectors.run(
        ["--vectors", folder.path] + arguments + ["--", Program.referenceHarness.path] + harness)
    }
  }

  @Test func misreadingIsPlayedAndNamed() async throws {
    let outcome = try await verify([], harness: ["--misreading", "epoch-label-epoch-id"])
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("misreading: epoch-label-epoch-id"))
    #expect(
      outcome.output.contains(
        """

        49 failures, one cause:
          49 dmls_epoch is derived under the label "epoch_id".
              draft section 2. Messages name epochs that nobody knows.
              Named epoch-label-epoch-id; reference-harness --misreading plays it.

        """))
    #expect(
      outcome.output.hasSuffix(
        """
        Exit status 1: 49 cases did not go as expected.
        91 cases: 42 passed, 49 failed, 0 errored, 0 skipped

        """))
  }

  @Test(arguments: [
    ["--misreading", "epoch-is-hash,confirmation-zero-without-path"],
    ["--misreading=confirmation-zero-without-path", "--misreading", "epoch-is-hash"],
  ])
  func severalArePlayedAtOnce(harness: [String]) async throws {
    let outcome = try await verify([], harness: harness)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("\n56 failures, 2 causes:\n  49 dmls_epoch is the hash of "))
    #expect(outcome.output.contains("\n  7 Without a path commit_confirmation is Nh zero bytes, "))
    // One of the two is a slip, whatever the other is.
    #expect(!outcome.output.contains("Every failure hinges on"))
  }

  @Test func otherReadingIsToldFromASlip() async throws {
    let outcome = try await verify(
      ["--suite", "1"], harness: ["--misreading", "confirmation-zero-without-path"])
    #expect(outcome.output.contains("\n1 failure, one cause:\n"))
    #expect(outcome.output.contains("\n  Every failure hinges on R6, "))
  }

  /// What the schema of reports is held against in CI.
  @Test func profileIsPlayedAndItsDeparturesAreNamed() async throws {
    try await Scratch.with { folder in
      let file = folder.appending(path: "report.json")
      let outcome = try await Program.verifyVectors.run(
        [
          "--family", "dmls_epoch,commit_confirmation,dmls_message", "--suite", "1",
          "--report", "json=\(file.path)", "--", Program.referenceHarness.path,
          "--profile", "prototype-1a51df88",
        ])
      #expect(outcome.status == 1)
      #expect(outcome.output.hasPrefix("prototype-1a51df88"))
      let report = try JSONValue(parsing: Array(Data(contentsOf: file)))
      guard case .array(let implementations)? = report["implementations"],
        case .array(let causes)? = implementations.first?["diagnosis"]?["causes"]
      else {
        Issue.record("there are no causes")
        return
      }
      #expect(
        causes.compactMap { $0["alternatives"] } == [
          [["epoch-first"]], [["epoch-by-exporter"]], [["confirmation-from-commit-secret"]],
          [["epoch-any-length-accepted", "epoch-first"]],
        ])
      #expect(implementations.first?["diagnosis"]?["unexplained"] == [])
    }
  }

  /// A peer may break down over what its profile breaks down over, and over nothing else.
  @Test func profileThatBreaksDownIsWhatItsVectorsExpect() async throws {
    let profile = ["--profile", "prototype-1a51df88"]
    let command = try ["--", Program.referenceHarness.path] + profile
    let arguments = [
      "--suite", "1", "--case", "pprf_evaluate/suite-1/*-bytes,external_commit/suite-1/twice*",
    ]
    let outcome = try await Program.verifyVectors.run(profile + arguments + command)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(" passed, but it broke down over what its profile breaks down"))
    #expect(outcome.output.hasSuffix(" passed, 0 failed, 0 errored, 0 skipped\n"))
    let fresh = try await Program.verifyVectors.run(
      ["--random", "40", "--seed", "crash", "--family", "pprf_evaluate"] + profile + command)
    #expect(fresh.status == 0)
    #expect(fresh.output.contains(" passed, but it broke down over what its profile breaks down"))
    let draft = try await Program.verifyVectors.run(arguments + command)
    #expect(draft.status == 1)
    #expect(draft.output.hasSuffix("18 cases: 7 passed, 4 failed, 7 errored, 0 skipped\n"))
  }

  @Test func processThatEndsIsAnErroredCaseWithACause() async throws {
    let outcome = try await Program.verifyVectors.run([
      "--case", "pprf_evaluate/suite-1/input-?-bytes", "--", Program.referenceHarness.path,
      "--misreading", "short-input-crashes",
    ])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("    stderr: index out of range\n"))
    #expect(outcome.output.contains("it exited with status 70"))
    #expect(outcome.output.contains("\n4 failures, one cause:\n"))
    #expect(outcome.output.contains("      Named short-input-crashes; "))
  }

  // MARK: The harness alone

  @Test func listHasEveryMisreadingAndProfile() async throws {
    let outcome = try await Program.referenceHarness.run(["--list"])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count > 80)
    #expect(
      lines.contains("epoch-is-hash (draft section 2): dmls_epoch is the hash of epoch_secret."))
    #expect(lines.last?.hasPrefix("prototype-1a51df88, a profile: ") == true)
    #expect(Set(lines.map { $0.prefix { $0 != " " } }).count == lines.count)
  }

  @Test(arguments: [
    (
      ["--misreading", "output-is-root"],
      "there is no misreading output-is-root; did you mean output-is-leaf? There are output-is-leaf, "
    ),
    (
      ["--misreading", "epoch-first,nonsense"],
      "there is no misreading nonsense; there are label-prefix-missing, "
    ),
    (["--profile", "mine"], "there is no profile mine; there are prototype-1a51df88"),
    (["--misreading"], "--misreading needs a value: --misreading ID…"),
  ])
  func unknownNamesAreToldWhatThereIs(arguments: [String], message: String) async throws {
    let outcome = try await Program.referenceHarness.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("reference-harness: \(message)"))
  }

  @Test(arguments: [
    (["--profile", "prototype-1a51df88"], "prototype-1a51df88"),
    (
      ["--profile", "prototype-1a51df88", "--misreading", "epoch-is-hash"],
      "misreading: epoch-by-exporter, epoch-first, output-is-leaf, "
        + "confirmation-from-commit-secret, commit-secret-derived, external-through-pprf, "
        + "external-overwrites-pprf, epoch-any-length-accepted, export-of-nothing-refused, "
        + "short-input-crashes, long-key-crashes, external-twice-crashes, "
        + "credential-unknown-accepted, epoch-is-hash"
    ),
    (["--misreading", "epoch-is-hash"], "misreading: epoch-is-hash"),
  ])
  func announcementNamesTheMistakes(arguments: [String], name: String) async throws {
    let outcome = try await Program.referenceHarness.run(
      arguments, input: #"{"op":"start","protocol":1}"#)
    #expect(outcome.status == 0)
    #expect(try JSONValue(parsing: Array(outcome.output.utf8))["name"] == .string(name))
  }
}
