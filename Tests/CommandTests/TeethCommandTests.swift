import Foundation
import Testing

/// verify-vectors teeth, over a family that is soon done.
@Suite(.serialized)
struct TeethCommandTests {
  @Test func misreadingsOfOtherFamiliesLive() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await Program.verifyVectors.run(
        ["teeth", "--vectors", folder.path, "--family", "dmls_epoch"])
      #expect(outcome.status == 1)
      #expect(outcome.errors == "")
      #expect(outcome.isPlain)
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.first?.wholeMatch(of: #/[0-9]+ misreadings: [0-9]+ caught, .*\./#) != nil)
      let living = Set(
        lines.filter { $0.hasPrefix("LIVES ") }.map { $0.dropFirst(6).prefix { $0 != ":" } })
      #expect(living.isSuperset(of: ["output-is-leaf", "epoch-first", "tree-side-as-bit"]))
      #expect(living.isDisjoint(with: ["epoch-is-hash", "label-prefix-mls10"]))
      #expect(lines.contains("UNNAMED context-hashed: or derive-secret-hash-of-nothing"))
      #expect(!outcome.output.contains("FALSE"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "TEETH.md").path))
    }
  }

  @Test(arguments: [
    (["--check", "--family", "dmls_epoch"], "--check and --write need all families"),
    (["--family=dmls_epoch", "--write"], "--check and --write need all families"),
    (
      ["--family", "epochs"],
      "there is no family or operation epochs; did you mean deletable_epochs? There are "
    ),
    (["--check", "--write"], "--check contradicts --write"),
    (["--suite", "1"], "unknown argument --suite"),
    (["extra"], "unknown argument extra"),
    (["--vectors", "/nonexistent"], "/nonexistent: it cannot be listed: "),
  ])
  func usageErrorsAreNamed(arguments: [String], message: String) async throws {
    let outcome = try await Program.verifyVectors.run(["teeth"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("verify-vectors: \(message)"))
  }

  @Test func pageIsWrittenAndCheckedLineByLine() async throws {
    try await Scratch.withVectors("tree_node") { folder in
      let page = folder.appending(path: "TEETH.md")
      let teeth = { (option: String) async throws -> Program.Outcome in
        try await Program.verifyVectors.run(["teeth", "--vectors", folder.path, option])
      }
      let missing = try await teeth("--check")
      #expect(missing.status == 1)
      #expect(
        missing.errors == "verify-vectors: \(page.path): it is missing; --write writes it\n")
      let written = try await teeth("--write")
      #expect(written.status == 1)
      #expect(written.errors == "")
      let text = try String(contentsOf: page, encoding: .utf8)
      #expect(text.hasPrefix("# Teeth\n"))
      #expect(text.contains("\n| `output-is-leaf` | "))
      let checked = try await teeth("--check")
      // Misreadings of other families live, whatever the page says.
      #expect(checked.status == 1)
      #expect(checked.errors == "")
      try #require(try Scratch.replace("# Teeth\n\n", by: "# Teeth\n\nMore.\n", in: page))
      #expect(
        try await teeth("--check").errors == "verify-vectors: \(page.path):3: expected \"Written "
          + "by `swift run -c release verify-vectors teeth --write`, never by hand. Each row is a"
          + "\"; --write writes the page anew\n")
      try Data((text + "\n").utf8).write(to: page)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(
        try await teeth("--check").errors.hasPrefix(
          "verify-vectors: \(page.path):\(lines + 1): expected \"the end of the file\"; "))
    }
  }
}
