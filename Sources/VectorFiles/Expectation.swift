package import JSONText
package import Operations

/// What a case expects of an implementation: an output, a refusal, or one or the other where both
/// are right.
package struct Expectation: JSONConvertible {
  /// The outputs that are right, the one that reports show first.
  ///
  /// There is none where the input must be refused, and there are several where a result within an output can be one of several.
  package var outputs: [JSONValue]
  /// Values on the way to the outputs.
  package var intermediates: [Intermediate]
  /// The reasons for which the input may be refused, the most precise first; none where it must be
  /// answered.
  package var kinds: [ErrorKind]
  /// Whether breaking down over the input will do as well.
  ///
  /// Never with the draft's answers: a peer that a profile describes may break down where it does.
  package var acceptsCrash = false

  /// One of some outputs, or a refusal for one of some reasons.
  package init(outputs: [JSONValue], intermediates: [Intermediate], kinds: [ErrorKind]) {
    self.outputs = outputs
    self.intermediates = intermediates
    self.kinds = kinds
  }

  /// This output and no refusal.
  package static func output(_ output: JSONValue, intermediates: [Intermediate]) -> Self {
    Self(outputs: [output], intermediates: intermediates, kinds: [])
  }

  /// A refusal for one of these reasons, the most precise first.
  package static func refusal(_ kinds: [ErrorKind]) -> Self {
    Self(outputs: [], intermediates: [], kinds: kinds)
  }

  /// The output that reports show; nil where the input must be refused.
  package var output: JSONValue? { outputs.first }

  /// Whether one outcome alone is right: one output, or a refusal.
  package var isOneOutcome: Bool { outputs.isEmpty || kinds.isEmpty && outputs.count == 1 }
}

extension Expectation {
  package init(fields: inout JSONFields) throws(JSONError) {
    acceptsCrash = fields.contains("crash") ? try fields.take("crash", .bool) : false
    kinds = []
    if fields.contains("error") {
      kinds = try fields.take("error", .list(.errorKind))
      guard !kinds.isEmpty else {
        throw .badValue(
          path: fields.path(of: "error"), expected: "a kind of error or more", found: "none")
      }
    }
    outputs = []
    intermediates = []
    guard kinds.isEmpty || fields.contains("output") else { return }
    outputs = [try fields.value("output")]
    if fields.contains("also") { outputs += try fields.take("also", .list(.any)) }
    intermediates = try Record.intermediates.take(&fields)
  }

  package var json: JSONValue {
    var members: [JSONMember] = []
    if let output { members.append(JSONMember("output", output)) }
    if outputs.count > 1 { members.append(JSONMember("also", .array(Array(outputs[1...])))) }
    Record.intermediates.put(intermediates, &members)
    if !kinds.isEmpty { members.append(JSONMember("error", .strings(kinds.map(\.rawValue)))) }
    if acceptsCrash { members.append(JSONMember("crash", true)) }
    return .object(members)
  }

  /// The same with each output as this project writes it, so that equal answers are equal JSON.
  /// - Throws: `JSONError` where an output is none of the operation.
  func canonical(
    for operation: any CataloguedOperation.Type, path: String
  ) throws(JSONError) -> Expectation {
    var canonical = self
    for (place, output) in outputs.enumerated() {
      let path = place == 0 ? "\(path).output" : "\(path).also[\(place - 1)]"
      let separated = try operation.separatedOutput(output, path: path)
      if let state = separated.states.first {
        throw .badValue(
          path: "\(path).\(state.path)", expected: "nothing, since states are searched",
          found: "a state")
      }
      canonical.outputs[place] = separated.output
    }
    return canonical
  }
}
