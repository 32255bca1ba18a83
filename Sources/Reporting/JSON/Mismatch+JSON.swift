import JSONText
import Operations
import Verification

extension Mismatch {
  /// What was expected and what came, beside the kind of failure.
  var members: [JSONMember] {
    switch self {
    case .output(let differences):
      [JSONMember("differences", .array(differences.map(\.json)))]
    case .intermediate(let difference):
      [JSONMember("differences", [difference.json])]
    case .outputInsteadOfRefusal(let kinds, let actual):
      [JSONMember("expected_errors", kinds.json), JSONMember("actual", actual)]
    case .refusalInsteadOfOutput(let expected, let error):
      [JSONMember("expected", expected), JSONMember("actual_error", error.explained)]
    case .otherRefusal(let kinds, let error):
      [JSONMember("expected_errors", kinds.json), JSONMember("actual_error", error.explained)]
    }
  }
}

extension Difference {
  /// The difference; what is missing on one side has no key.
  fileprivate var json: JSONValue {
    var members = [JSONMember("path", .string(path))]
    if let expected { members.append(JSONMember("expected", expected)) }
    if let actual { members.append(JSONMember("actual", actual)) }
    if let byte = firstDifferingByte {
      members.append(JSONMember("first_differing_byte", .integer(byte)))
    }
    return .object(members)
  }
}

extension [ErrorKind] {
  fileprivate var json: JSONValue { .array(map { .string($0.rawValue) }) }
}

extension OperationError {
  fileprivate var explained: JSONValue {
    ["kind": kind.map { .string($0.rawValue) } ?? .null, "message": .string(message)]
  }
}
