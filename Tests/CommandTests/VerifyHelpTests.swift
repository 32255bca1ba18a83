import Foundation
import Testing

/// The help of verify-vectors and of its commands.
struct VerifyHelpTests {
  @Test(arguments: [
    (
      [],
      "verify-vectors [OPTION…] [-- COMMAND [ARGUMENT…]] | smoke | show | teeth",
      [
        "--vectors", "--profile", "--implementation", "--family", "--suite", "--case", "--draft",
        "--shard",
        "--list", "--random", "--seed", "--export", "--jobs", "--timeout", "--no-timeout",
        "--max-restarts", "--fail-fast",
        "--strict-skips", "--any-error", "--failures", "--update-failures", "--report",
        "--transcript", "--help",
      ]
    ),
    (
      ["smoke"], "verify-vectors smoke [OPTION…] -- COMMAND [ARGUMENT…]",
      ["--timeout", "--vectors", "--help"]
    ),
    (
      ["show"], "verify-vectors show CASE [OPTION…] [-- COMMAND [ARGUMENT…]]",
      ["--vectors", "--dot", "--help"]
    ),
    (
      ["teeth"], "verify-vectors teeth [OPTION…]",
      ["--vectors", "--family", "--check", "--write", "--help"]
    ),
  ])
  func helpListsEveryOptionInOrder(
    command: [String], usage: String, options: [String]
  ) async throws {
    let outcome = try await Program.verifyVectors.run(command + ["--help"])
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
    #expect(lines.contains { $0.hasPrefix("Exit status: 0 ") })
  }

  /// The kinds of failure that the help names are those that a list may hold.
  @Test func helpNamesEveryKindOfFailure() async throws {
    let outcome = try await Program.verifyVectors.run(["--help"])
    #expect(
      outcome.output.contains(
        """
        Kinds: failed output, intermediate, answered, refused, reason; errored crash, timeout,
        protocol.

        """))
  }
}
