import Foundation
import Testing

/// The help of every program, and of the commands of verify-vectors.
struct HelpTests {
  @Test(arguments: [
    (
      Program.genVectors, [], "gen-vectors [OPTION…]",
      ["--check", "--output", "--family", "--profile", "--list", "--help"]
    ),
    (
      .referenceHarness, [], "reference-harness [OPTION…]",
      ["--misreading", "--profile", "--list", "--help"]
    ),
    (.simulateFederation, [], "simulate-federation [OPTION…]", ["--count", "--seed", "--help"]),
    (
      .verifyVectors, [],
      "verify-vectors [OPTION…] [-- COMMAND [ARGUMENT…]] | smoke | show | teeth | vectors",
      [
        "--vectors", "--profile", "--implementation", "--family", "--suite", "--case", "--draft",
        "--shard",
        "--list", "--random", "--seed", "--export", "--jobs", "--timeout", "--limit",
        "--no-timeout",
        "--max-restarts", "--fail-fast",
        "--strict-skips", "--require", "--any-error", "--failures", "--update-failures", "--report",
        "--verbose", "--transcript", "--help",
      ]
    ),
    (
      .verifyVectors, ["smoke"], "verify-vectors smoke [OPTION…] -- COMMAND [ARGUMENT…]",
      ["--timeout", "--vectors", "--help"]
    ),
    (
      .verifyVectors, ["show"], "verify-vectors show CASE [OPTION…] [-- COMMAND [ARGUMENT…]]",
      ["--vectors", "--dot", "--help"]
    ),
    (
      .verifyVectors, ["teeth"], "verify-vectors teeth [OPTION…]",
      ["--vectors", "--family", "--check", "--write", "--help"]
    ),
    (
      .verifyVectors, ["vectors"], "verify-vectors vectors --output DIR [OPTION…]",
      ["--output", "--family", "--profile", "--help"]
    ),
  ])
  func helpListsEveryOptionInOrder(
    program: Program, command: [String], usage: String, options: [String]
  ) async throws {
    let outcome = try await program.run(command + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.isPlain)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.filter { $0.count > 100 } == [])
    #expect(lines.contains("Usage: \(usage)"))
    let listed = lines.filter { $0.hasPrefix("  --") }.map { line in
      String(line.dropFirst(2).prefix { $0 != " " })
    }
    #expect(listed == options)
    #expect(
      lines.contains { $0.hasPrefix("Exit status: 0 ") }
        == (program != .referenceHarness))
  }

  /// The kinds of failure that the help names are those that a list may hold.
  @Test func helpNamesEveryKindOfFailure() async throws {
    let outcome = try await Program.verifyVectors.run(["--help"])
    #expect(
      outcome.output.contains(
        """
        Kinds: failed output, intermediate, answered, refused, reason, kept; errored crash,
        timeout, protocol.

        """))
  }
}

/// What the README shows of the verifier is what the verifier prints.
struct ReadmeTests {
  private static let misreading = "index-least-significant-bit-first"

  @Test func samplesAreWhatTheVerifierPrints() async throws {
    let readme = try String(
      contentsOf: Program.root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(".build/debug/reference-harness --misreading \(Self.misreading)"))
    // Every second part lies between fences; a sample of output names no language.
    let samples = readme.components(separatedBy: "```").enumerated()
      .filter { $0.offset % 2 == 1 && $0.element.hasPrefix("\n") }.map(\.element)
    #expect(samples.count == 2)
    let outcome = try await Program.verifyVectors.run([
      "--family", "pprf_evaluate", "--suite", "1", "--verbose", "--", Program.referenceHarness.path,
      "--misreading", Self.misreading,
    ])
    #expect(outcome.status == 1)
    for sample in samples {
      #expect(outcome.output.contains("\(sample)\n"))
    }
  }
}
