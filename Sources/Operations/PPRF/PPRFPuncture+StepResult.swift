public import DMLS
package import JSONText

extension PPRFPuncture {
  /// The result of one step.
  public enum StepResult: Equatable, Sendable {
    /// The output of an evaluation, Nh bytes.
    case out([UInt8])
    /// The evaluation was refused, and nothing changed.
    case refused(ErrorKind)
    /// The state was saved and restored.
    case restored
    /// The node secrets that the state holds, sorted.
    case nodes([RetainedNode])
  }
}

extension PPRFPuncture.StepResult: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    if fields.contains("out") {
      self = .out(try fields.bytes("out"))
    } else if fields.contains("error") {
      self = .refused(try fields.errorKind("error"))
    } else if fields.contains("nodes") {
      // Sorted here, since an implementation may list its nodes in any order.
      self = .nodes(
        try fields.array("nodes") { (value, path) throws(JSONError) in
          try RetainedNode(json: value, path: path)
        }.sorted())
    } else {
      self = .restored
    }
  }

  package var json: JSONValue {
    switch self {
    case .out(let output): ["out": .hex(output)]
    case .refused(let kind): ["error": .string(kind.rawValue)]
    case .restored: [:]
    case .nodes(let nodes): ["nodes": .array(nodes.map(\.json))]
    }
  }
}
