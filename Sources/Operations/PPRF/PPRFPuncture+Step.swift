package import JSONText

extension PPRFPuncture {
  /// One step.
  public enum Step: Equatable, Sendable {
    /// Evaluates at a leaf index, which is Nh bytes unless the step is to be refused.
    case evaluate([UInt8])
    /// Serialises the state, drops it, and restores it from the serialised form.
    case saveAndRestore
    /// Lists every node secret that the state holds.
    case retainedNodes
  }
}

extension PPRFPuncture.Step: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    let name = try fields.string("do")
    switch name {
    case "evaluate": self = .evaluate(try fields.bytes("input"))
    case "save_and_restore": self = .saveAndRestore
    case "retained_nodes": self = .retainedNodes
    default:
      throw .badValue(
        path: fields.path(of: "do"),
        expected: "evaluate, save_and_restore or retained_nodes", found: "\"\(name)\"")
    }
  }

  package var json: JSONValue {
    switch self {
    case .evaluate(let input): ["do": "evaluate", "input": .hex(input)]
    case .saveAndRestore: ["do": "save_and_restore"]
    case .retainedNodes: ["do": "retained_nodes"]
    }
  }
}
