import JSONText

extension JSONValue {
  /// The values in it that hold no others, each with its place: `steps[0].do`.
  func leaves(path: String = "") -> [(path: String, value: JSONValue)] {
    switch self {
    case .object(let members) where !members.isEmpty:
      members.flatMap { $0.value.leaves(path: path.isEmpty ? $0.name : "\(path).\($0.name)") }
    case .array(let elements) where !elements.isEmpty:
      elements.enumerated().flatMap { $1.leaves(path: "\(path)[\($0)]") }
    default: [(path, self)]
    }
  }
}
