import Foundation
import Testing

struct CommandHelpTests {
  private static let options: [Program: [String]] = [
    .genVectors: ["--check", "--output", "--family", "--profile", "--list", "--help"],
    .verifyVectors: [
      "--vectors", "--family", "--suite", "--case", "--draft", "--timeout", "--transcript",
      "--list",
      "--help",
    ],
    .referenceHarness: ["--misreading", "--profile", "--list", "--help"],
    .simulateFederation: ["--count", "--seed", "--help"],
  ]

  @Test(arguments: Program.allCases)
  func helpListsEveryOptionAndFitsItsWidth(program: Program) async throws {
    let outcome = try await program.run(["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.isPlain)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.filter { $0.count > 100 } == [])
    let listed = lines.filter { $0.hasPrefix("  --") }.map { line in
      String(line.dropFirst(2).prefix { $0 != " " })
    }
    for option in try #require(Self.options[program]) { #expect(listed.contains(option)) }
    #expect(Set(listed).count == listed.count)
    #expect(lines.contains { $0.hasPrefix("Usage: \(program.rawValue) ") })
  }
}
