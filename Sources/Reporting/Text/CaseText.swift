import DMLS
import Harness
import JSONText
import KeyDerivation
package import OperatingSystem
import Operations
package import VectorFiles
import Verification

extension VectorCase {
  /// The case explained, for someone who is about to debug it.
  ///
  /// `file` is the case's own, `command` that of the implementation at hand, if there is one, and
  /// `vectors` the directory of the file where it is not the package's own.
  package func explained(
    by file: VectorFile, command: [String], vectors: String? = nil, style: TerminalStyle
  ) -> String {
    let request = Request(
      seq: 1, operation: operation.name, cipherSuite: cipherSuite, draft: drafts[0], input: input)
    let words = command.isEmpty ? ["COMMAND"] : command.map(ShellWord.quoted)
    let directory = vectors.map { "--vectors \(ShellWord.quoted($0)) " } ?? ""
    var lines = [
      style.paint(id, .bold), comment, "",
      "\(operation.name), cipher suite \(cipherSuite.rawValue) (\(cipherSuite.name)), "
        + "draft revisions \(drafts.map(\.rawValue).joined(separator: ", "))",
      file.family.specification, "",
    ]
    lines += Self.section("Input", input) + expected + [""]
    lines += style.explained(file.flags.filter { flags.contains($0.name) }, readings)
    lines += [
      "", "The request as the child sees it:", request.json.line, "", "To run it alone:",
      Invocation.told("swift run verify-vectors") + " \(directory)--no-timeout --case '\(id)' -- "
        + words.joined(separator: " "),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var expected: [String] {
    let kinds = expectation.kinds.map(\.rawValue).joined(separator: " or ")
    let crash = expectation.acceptsCrash ? ", or a breakdown" : ""
    guard let output = expectation.output else {
      return ["Expected: a refusal, \(kinds)\(crash)"]
    }
    var lines = Self.section("Expected output", output)
    for other in expectation.outputs.dropFirst() { lines += Self.section("Or as good", other) }
    if !expectation.intermediates.isEmpty {
      let values = expectation.intermediates.map(\.json)
      lines += Self.section("Values on the way to it", .array(values))
    }
    return lines + (kinds.isEmpty ? [] : ["Or, as good: a refusal, \(kinds)"])
  }

  private static func section(_ title: String, _ value: JSONValue) -> [String] {
    ["\(title):"] + value.document.split(separator: "\n").map { "  \($0)" }
  }
}

/// Words of a command line that people copy.
package enum ShellWord {
  /// A word as a shell takes it.
  package static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,+@".contains($0))
    }
    return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }
}
