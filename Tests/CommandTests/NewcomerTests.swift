import Foundation
import Testing

/// The mistakes that people make with their first harness, and the sentence that each must meet
/// within the first lines.
@Suite(.serialized)
struct NewcomerTests {
  /// A mistake that `newcomer.py` makes, and what is said of it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var name: String
    /// What smoke says.
    var smoke: String
    /// What a plain run says; nil where it has nothing to say.
    var run: String?

    init(_ name: String, _ smoke: String, run: String?) {
      (self.name, self.smoke, self.run) = (name, smoke, run)
    }

    /// A mistake of which both say the same, but for the first letter.
    init(_ name: String, _ sentence: String) {
      self.init(name, sentence, run: sentence)
    }

    var testDescription: String { name }
  }

  private static let lines = 20

  static let mistakes: [Mistake] = [
    Mistake(
      "unknown-crashes",
      "nswer with \"error\" or \"skipped\" and read the next line; do not end the process.",
      run: nil),
    Mistake("expand-wraps", "8161 bytes of output are more than the KDF"),
    Mistake(
      "expand-crashes", "ValueError: Cannot expand to more than 255 blocks",
      run: "8161 bytes of output are more than the KDF"),
    Mistake("own-kind", "leave kind out where none fits; known are wrong_length, punctured"),
    Mistake(
      "other-kind", "refused as stale_epoch, where wrong_length was expected",
      run: "a refusal: stale_epoch, where a refusal: wrong_length was expected"),
    Mistake("draft-03", "nly draft revision 03 says so: announce \"01\""),
    Mistake("draft-name", "01 may be meant"),
    Mistake("unknown-suite", "nown are 1, 2, 3, 4, 5, 6, 7", run: nil),
    Mistake("unknown-operation", "dmls_epoch may be meant"),
    Mistake("suites-as-text", "a number as text was found"),
    Mistake("upper-case", "pper-case hex was found; bytes are one string of lower-case hex"),
    Mistake("base64", "ase64 was found; bytes are one string of lower-case hex"),
    Mistake("prefix", "ex with 0x was found"),
    Mistake("list-of-numbers", "list of numbers was found"),
    Mistake("buffer", "buffer as an object was found"),
    Mistake("camel-case", "amel case was found; keys are in snake case"),
    Mistake("bare-string", "bare string was found; output is an object with a key"),
    Mistake("numbers-as-text", "number as text was found; an integer is digits"),
    Mistake("seq-as-text", "number as text was found; an integer is digits"),
    Mistake("no-output-key", "the result stands under output"),
    Mistake("both-keys", "leave out the keys that have nothing to say"),
    Mistake("error-as-text", "bare string was found; a refusal is {"),
    Mistake("text-beside", "plain text was found on stdout"),
    Mistake("text-before", "plain text was found on stdout"),
    Mistake("pretty", "JSON over several lines was found"),
    Mistake("printed", "a printed dictionary was found"),
    Mistake("no-flush", "flush the output after every line"),
  ]

  private func beginning(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).prefix(Self.lines)
      .joined(separator: "\n")
  }

  private func expect(_ sentence: String, of command: [String], arguments: [String]) async throws {
    let outcome = try await Program.verifyVectors.run(arguments + ["--"] + command)
    #expect(outcome.status != 0)
    #expect(beginning(outcome.output).contains(sentence), "\(outcome.output.prefix(3000))")
  }

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"), arguments: mistakes)
  func everyMistakeLeadsToItsSentence(mistake: Mistake) async throws {
    var families = ["expand_with_label", "dmls_epoch", "commit_confirmation"]
    // What only a later revision refuses, and what has numbers in its output.
    if mistake.name == "draft-03" { families = ["dmls_message"] }
    if mistake.name == "numbers-as-text" { families = ["pprf_puncture"] }
    try await Scratch.with { folder in
      for family in families {
        try FileManager.default.copyItem(
          at: Program.root.appending(path: "Vectors/\(family).json"),
          to: folder.appending(path: "\(family).json"))
      }
      let script = Program.root.appending(path: "Tests/CommandTests/newcomer.py").path
      let command = ["python3", script, folder.path, mistake.name]
      // Only who never flushes is waited for.
      let patience = mistake.name == "no-flush" ? "5" : "60"
      let options = ["--vectors", folder.path, "--timeout", patience]
      try await expect(mistake.smoke, of: command, arguments: ["smoke"] + options)
      if let sentence = mistake.run {
        try await expect(sentence, of: command, arguments: options + ["--suite", "1"])
      }
    }
  }

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func withoutAMistakeNothingIsFound() async throws {
    try await Scratch.withVectors("expand_with_label", "dmls_epoch") { folder in
      let script = Program.root.appending(path: "Tests/CommandTests/newcomer.py").path
      let command = ["python3", script, folder.path, "none"]
      let outcome = try await Program.verifyVectors.run(
        ["smoke", "--vectors", folder.path, "--"] + command)
      #expect(outcome.status == 0)
      #expect(outcome.output.hasSuffix("It is a harness. Next: verify-vectors -- COMMAND\n"))
    }
  }

  /// What the system says of a file, and what is to be done about it.
  @Test(arguments: [
    ("echo", 0o644, "make it executable with chmod +x, or put its interpreter before it"),
    ("#!/nonexistent/python\n", 0o755, "the interpreter that its first line names is not there"),
  ])
  func fileThatCannotBeStartedSaysWhyOnce(
    text: String, permissions: Int, advice: String
  ) async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let file = folder.appending(path: "harness")
      try Data(text.utf8).write(to: file)
      try FileManager.default.setAttributes(
        [.posixPermissions: permissions], ofItemAtPath: file.path)
      try await expect(
        advice, of: [file.path], arguments: ["smoke", "--vectors", folder.path])
      let outcome = try await Program.verify(folder, ["--", file.path])
      #expect(outcome.status == 2)
      #expect(outcome.output.components(separatedBy: advice).count == 2)
      #expect(outcome.output.split(separator: "\n").count <= 5)
    }
  }
}
