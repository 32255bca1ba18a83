import Harness
import JSONText
import Operations
import VectorFiles

/// What a line that does not follow the protocol tells of its author's mistake: in a clause, what
/// was found and what is wanted.
struct Hint {
  /// The error.
  private let error: JSONError
  /// What was found and what is wanted; nil where the error has said it all.
  let clause: String?

  /// The error, and after it the clause where there is one.
  var explained: String { error.kept + (clause.map { "; \($0)" } ?? "") }

  /// The hint on an error in a line.
  init(_ error: JSONError, in line: [UInt8]) {
    if case .notJSON = error {
      self.init(error, Self.clause(onText: line))
    } else if let json = try? JSONValue(line: line) {
      self.init(error, in: json)
    } else {
      self.init(error, nil)
    }
  }

  /// The hint on an error in a value, whose top level is where the error's path begins.
  init(_ error: JSONError, in json: JSONValue) {
    let clause: String? =
      switch error {
      case .notJSON: nil
      case .badHex(let path, _): Self.clause(onHex: json.value(at: path))
      case .wrongKind(let path, let expected, _):
        Self.clause(onKind: json.value(at: path), at: path, expected)
      case .missingKey(let key, let path): Self.clause(onMissing: key, in: json.value(at: path))
      case .unknownKey: "leave it out: what is for people goes to stderr"
      case .badValue(let path, _, _): Self.clause(onValue: json.value(at: path), at: path)
      }
    self.init(error, clause)
  }

  private init(_ error: JSONError, _ clause: String?) {
    (self.error, self.clause) = (error, clause)
  }

  private static let wanted = "bytes are one string of lower-case hex"

  /// On a line that is no JSON.
  private static func clause(onText line: [UInt8]) -> String? {
    var text = String(decoding: line.prefix(200), as: UTF8.self)[...]
    text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    if line.isEmpty { return "an empty line was found; an answer is one line of JSON" }
    if text == "{" || text.hasPrefix("{") && text.hasSuffix(",") {
      return "JSON over several lines was found; an answer is one line"
    }
    if text.hasPrefix("{'") {
      return "a printed dictionary was found; write JSON, whose strings have double quotation marks"
    }
    guard !text.hasPrefix("{") else { return nil }
    return "plain text was found on stdout, which belongs to the answers; print it to stderr"
  }

  /// On a string that is no lower-case hex.
  private static func clause(onHex value: JSONValue?) -> String? {
    guard case .string(let text)? = value else { return nil }
    let isHex = { (text: String) in text.utf8.allSatisfy { Character(.init($0)).isHexDigit } }
    if isHex(text) {
      return text.count.isMultiple(of: 2)
        ? "upper-case hex was found; \(wanted)"
        : "half a byte was found; a byte is two digits, the first of which may be 0"
    }
    if text.lowercased().hasPrefix("0x") { return "hex with 0x was found; \(wanted) without it" }
    if isHex(text.filter { !": -_,".contains($0) }) {
      return "hex with separators was found; \(wanted) without any"
    }
    let digits = text.utf8.prefix { $0 != UInt8(ascii: "=") }
    let isBase64 = digits.allSatisfy {
      let digit = Character(.init($0))
      return digit.isLetter || digit.isNumber || "+/-_".contains(digit)
    }
    return isBase64 && text.utf8.dropFirst(digits.count).count < 3
      ? "base64 was found; \(wanted), two digits a byte" : nil
  }

  /// On a value of another kind than expected.
  private static func clause(
    onKind value: JSONValue?, at path: String, _ expected: String
  ) -> String? {
    switch (value, expected) {
    case (.string(let text)?, "an integer") where Int(text) != nil:
      "a number as text was found; an integer is digits without quotation marks"
    case (.number?, "an integer"):
      "a number with a point or an exponent was found; an integer is digits alone"
    case (.string?, "an object") where path == "output":
      "a bare string was found; output is an object with a key for each value of the table"
    case (.array?, "an object") where path == "output":
      "a bare list was found; output is an object with a key for each value of the table"
    case (.string?, "an object") where path == "error":
      "a bare string was found; a refusal is {\"error\":{\"kind\":\"…\"}}"
    case (.string?, "an object") where path == "skipped":
      "a bare string was found; a skip is {\"skipped\":{\"reason\":\"…\"}}"
    case (.array?, _) where expected.hasPrefix("a string"):
      "a list of numbers was found; \(wanted)"
    case (.object?, _) where expected.hasPrefix("a string"):
      "a buffer as an object was found; \(wanted), in Node .toString(\"hex\")"
    case (.null?, _) where expected.hasPrefix("a string"):
      "null was found; \(wanted), and no bytes are \"\""
    case (.null?, _):
      "null was found; a key that has nothing to say is left out"
    default: nil
    }
  }

  /// On an object that lacks a key.
  private static func clause(onMissing key: String, in value: JSONValue?) -> String? {
    guard case .object(let members)? = value else { return nil }
    let folded = { (name: String) in name.lowercased().filter { !"_-".contains($0) } }
    if members.contains(where: { folded($0.name) == folded(key) }) {
      return "camel case was found; keys are in snake case, as the protocol page has them"
    }
    if key == "seq" { return "copy seq from the request into its answer" }
    let near = NearNames.near(key, among: members.map(\.name)).first
    return near.map { "the key \(Excerpt.short($0, most: 40)) was found; \(key) is wanted" }
  }

  /// On a value of the right kind that is not one of those allowed.
  private static func clause(onValue value: JSONValue?, at path: String) -> String? {
    if case .object(let members)? = value {
      // Of an answer: none of output, error and skipped, or more than one.
      return members.count <= 2
        ? "the result stands under output: {\"seq\":1,\"output\":{…}}"
        : "leave out the keys that have nothing to say"
    }
    let isKind = path.hasSuffix("kind")
    guard case .string(let name)? = value, isKind || path.hasSuffix("error") else { return nil }
    let known = ErrorKind.allCases.map(\.rawValue)
    let none = isKind ? "leave kind out where none fits; " : ""
    return NearNames.guess(name, among: known, end: "; ") + none
      + "known are \(known.joined(separator: ", "))"
  }
}

extension JSONValue {
  /// The value at a path as errors have it, `steps[2].out`; this one for an empty path.
  fileprivate func value(at path: String) -> JSONValue? {
    path.split { ".[]".contains($0) }.reduce(self) { value, part in
      if case .array(let elements)? = value, let index = Int(part) {
        return elements.indices.contains(index) ? elements[index] : nil
      }
      return value?[String(part)]
    }
  }
}
