/// Why a JSON text was not what it should be; paths read like `cases[3].input.secret`.
package enum JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The bytes are not one JSON text.
  case notJSON(String)
  /// The value at the path is not of the kind that was expected.
  case wrongKind(path: String, expected: String, found: String)
  /// The object at the path lacks a key.
  case missingKey(String, path: String)
  /// The object at the path has a key that nobody asked for.
  case unknownKey(String, path: String)
  /// The string at the path is not lower-case hex.
  case badHex(path: String, reason: String)
  /// The value at the path is of the right kind and still not one of those allowed.
  case badValue(path: String, expected: String, found: String)

  package var description: String {
    switch self {
    case .notJSON(let reason):
      "not JSON: \(reason)"
    case .wrongKind(let path, let expected, let found):
      "\(Self.name(path)): expected \(expected), found \(found)"
    case .missingKey(let key, let path):
      "\(Self.name(path)): the key \"\(key)\" is missing"
    case .unknownKey(let key, let path):
      "\(Self.name(path)): the key \"\(key)\" is unknown"
    case .badHex(let path, let reason):
      "\(Self.name(path)): expected lower-case hex, \(reason)"
    case .badValue(let path, let expected, let found):
      "\(Self.name(path)): expected \(expected), found \(found)"
    }
  }

  private static func name(_ path: String) -> String {
    path.isEmpty ? "top level" : path
  }
}
