package import JSONText

/// Steps on one puncturable PRF, section 5 of the draft.
public enum PPRFPuncture: CataloguedOperation {
  package static let name = "pprf_puncture"

  /// A key and the steps on it, in order.
  public struct Input: Equatable, Sendable {
    /// The root of the tree, Nh bytes.
    public var secret: [UInt8]
    /// The steps.
    public var steps: [Step]

    /// A key and the steps on it.
    public init(secret: [UInt8], steps: [Step]) {
      self.secret = secret
      self.steps = steps
    }
  }

  /// The result of each step, at the step's place.
  public struct Output: Equatable, Sendable {
    /// One result a step.
    public var steps: [StepResult]

    /// The results.
    public init(steps: [StepResult]) { self.steps = steps }
  }
}

extension PPRFPuncture.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    secret = try fields.bytes("secret")
    steps = try fields.array("steps") { (value, path) throws(JSONError) in
      try PPRFPuncture.Step(json: value, path: path)
    }
  }

  package var json: JSONValue { ["secret": .hex(secret), "steps": .array(steps.map(\.json))] }
}

extension PPRFPuncture.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    steps = try fields.array("steps") { (value, path) throws(JSONError) in
      try PPRFPuncture.StepResult(json: value, path: path)
    }
  }

  package var json: JSONValue { ["steps": .array(steps.map(\.json))] }
}
