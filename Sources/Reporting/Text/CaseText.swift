import DMLS
import Harness
import JSONText
import KeyDerivation
import Operations
package import VectorFiles

/// One case explained, for someone who is about to debug it.
package struct CaseText {
  private let vectorCase: VectorCase
  private let file: VectorFile
  private let command: [String]
  private let vectors: String?
  private let style: TerminalStyle

  /// A case of a file, the command of the implementation at hand, if there is one, and the
  /// directory of the file where it is not the package's own.
  package init(
    _ vectorCase: VectorCase, file: VectorFile, command: [String], vectors: String? = nil,
    style: TerminalStyle
  ) {
    self.vectorCase = vectorCase
    self.file = file
    self.command = command
    self.vectors = vectors
    self.style = style
  }

  /// The explanation.
  package var text: String {
    let suite = vectorCase.cipherSuite
    let drafts = vectorCase.drafts.map(\.rawValue).joined(separator: ", ")
    var lines = [
      style.paint(vectorCase.id, .bold), vectorCase.comment, "",
      "\(vectorCase.operation.name), cipher suite \(suite.rawValue) (\(suite.name)), "
        + "draft revisions \(drafts)",
      file.family.specification, "",
    ]
    lines += section("Input", vectorCase.input)
    lines += expectation
    lines += explained
    lines += ["", "The request as the child sees it:", request, "", "To run it alone:", replay]
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ title: String, _ value: JSONValue) -> [String] {
    let document = value.document.split(separator: "\n").map { "  \($0)" }
    return ["\(title):"] + document
  }

  private var expectation: [String] {
    switch vectorCase.expectation {
    case .output(let output, let intermediates):
      section("Expected output", output)
        + (intermediates.isEmpty
          ? [] : section("Values on the way to it", .array(intermediates.map(\.json))))
    case .refusal(let kinds):
      ["Expected: a refusal, \(kinds.map(\.rawValue).joined(separator: " or "))"]
    }
  }

  private var explained: [String] {
    [""]
      + style.explained(
        file.flags.filter { vectorCase.flags.contains($0.name) }, vectorCase.readings)
  }

  private var request: String {
    Request(
      seq: 1, operation: vectorCase.operation.name, cipherSuite: vectorCase.cipherSuite,
      draft: vectorCase.drafts[0], input: vectorCase.input
    ).json.line
  }

  private var replay: String {
    let words = command.isEmpty ? ["COMMAND"] : command.map(ShellWord.quoted)
    let directory = vectors.map { "--vectors \(ShellWord.quoted($0)) " } ?? ""
    return "swift run verify-vectors \(directory)--no-timeout --case '\(vectorCase.id)' -- "
      + words.joined(separator: " ")
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
